/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-shoots-day.h"

#include <math.h>

#include "desk-language.h"

#define SMALL  0.88
#define GAP    3
#define INDENT 6
#define RADIUS 5

struct _DeskShootsDay
{
  GtkWidget parent_instance;

  gint64 row; /* a photographer or a set */
  DeskDate date;
  gboolean by_set;
  GPtrArray *entries; /* DeskDiaryEntry, not owned */
  gint64 selected;
};

G_DEFINE_FINAL_TYPE (DeskShootsDay, desk_shoots_day, GTK_TYPE_WIDGET)

/* Words */

static const char *
task_words (const DeskDiaryEntry *entry)
{
  return desk_field_choice_label (desk_kind_get_field (&desk_kind_diary, "task"), entry->task,
                                  desk_language_current ());
}

/* The row says who or where already; the other one is told here. */
static const char *
other_words (DeskShootsDay        *self,
             const DeskDiaryEntry *entry)
{
  return self->by_set ? entry->photographer_name : entry->set_name;
}

static char *
first_words (const DeskDiaryEntry *entry)
{
  g_autofree char *from = desk_diary_format_time (entry->from);

  /* Translators: %1$s: from when, %2$s: a client */
  return g_strdup_printf (C_ ("diary", "%1$s %2$s"), from, entry->client_name);
}

static char *
second_words (DeskShootsDay        *self,
              const DeskDiaryEntry *entry)
{
  const char *other = other_words (self, entry);
  g_autofree char *until = desk_diary_format_time (entry->until);

  if (other == NULL || *other == '\0')
    /* Translators: %1$s: until when, %2$s: “sample shoot” */
    return g_strdup_printf (C_ ("diary", "– %1$s · %2$s"), until, task_words (entry));
  /* Translators: %1$s: until when, %2$s: a photographer or a set, %3$s: “sample shoot” */
  return g_strdup_printf (C_ ("diary", "– %1$s · %2$s · %3$s"), until, other, task_words (entry));
}

static void
tell (DeskShootsDay *self,
      const char    *row_name)
{
  g_autofree char *day =
    desk_date_format (self->date, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());
  g_autoptr (GString) words = g_string_new (NULL);

  g_string_append_printf (words, "%s, %s", row_name, day);
  for (guint i = 0; i < self->entries->len; i++)
    {
      g_autofree char *first = first_words (self->entries->pdata[i]);
      g_autofree char *second = second_words (self, self->entries->pdata[i]);

      g_string_append_printf (words, "; %s, %s", first, second);
    }
  if (self->entries->len == 0)
    g_string_append_printf (words, "; %s", _ ("free"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str,
                                  -1);
}

/* Drawing */

static PangoLayout *
make_layout (DeskShootsDay *self,
             const char    *text,
             double         scale)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

static int
line_height (DeskShootsDay *self)
{
  g_autoptr (PangoLayout) layout = make_layout (self, "0", SMALL);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static int
entry_height (DeskShootsDay *self)
{
  return 2 * line_height (self) + 4;
}

static GdkRGBA
color (DeskShootsDay *self,
       const char    *name,
       double         alpha)
{
  GdkRGBA rgba = { 0.5f, 0.5f, 0.5f, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), name, &rgba);
  rgba.alpha = (float) (rgba.alpha * alpha);
  return rgba;
}

static void
draw_text (DeskShootsDay *self,
           GtkSnapshot   *snapshot,
           const char    *text,
           double         alpha,
           int            y)
{
  g_autoptr (PangoLayout) layout = make_layout (self, text, SMALL);
  GdkRGBA rgba = color (self, "window_fg_color", alpha);

  pango_layout_set_width (layout, (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * INDENT) *
                                    PANGO_SCALE);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (INDENT, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &rgba);
  gtk_snapshot_restore (snapshot);
}

static void
draw_entry (DeskShootsDay        *self,
            GtkSnapshot          *snapshot,
            const DeskDiaryEntry *entry,
            int                   y)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = entry_height (self);
  const char *name =
    g_strcmp0 (entry->task, "shoot") == 0 ? "success_bg_color" : "accent_bg_color";
  GdkRGBA back = color (self, name, 0.2), edge = color (self, name, 1);
  g_autofree char *first = first_words (entry);
  g_autofree char *second = second_words (self, entry);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (
    &rounded, &GRAPHENE_RECT_INIT (0, (float) y, (float) width, (float) height), RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &back, &rounded.bounds);
  gtk_snapshot_append_color (snapshot, &edge,
                             &GRAPHENE_RECT_INIT (0, (float) y, 3, (float) height));
  gtk_snapshot_pop (snapshot);
  if (entry->id == self->selected)
    {
      const float widths[4] = { 2, 2, 2, 2 };
      const GdkRGBA colors[4] = { edge, edge, edge, edge };

      gtk_snapshot_append_border (snapshot, &rounded, widths, colors);
    }
  draw_text (self, snapshot, first, 1, y + 2);
  draw_text (self, snapshot, second, 0.65, y + 2 + line_height (self));
}

static void
desk_shoots_day_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  DeskShootsDay *self = DESK_SHOOTS_DAY (widget);
  int height = entry_height (self);

  for (guint i = 0; i < self->entries->len; i++)
    draw_entry (self, snapshot, self->entries->pdata[i], (int) i * (height + GAP));
}

static void
desk_shoots_day_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  DeskShootsDay *self = DESK_SHOOTS_DAY (widget);
  int n = (int) MAX (self->entries->len, 1);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 60;
      *natural = 130;
    }
  else
    /* There is always room to click beside what is booked. */
    *minimum = *natural = n * (entry_height (self) + GAP) + (self->entries->len > 0 ? 10 : 0);
}

static void
desk_shoots_day_finalize (GObject *object)
{
  g_ptr_array_unref (DESK_SHOOTS_DAY (object)->entries);

  G_OBJECT_CLASS (desk_shoots_day_parent_class)->finalize (object);
}

static void
desk_shoots_day_class_init (DeskShootsDayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = desk_shoots_day_finalize;
  widget_class->measure = desk_shoots_day_measure;
  widget_class->snapshot = desk_shoots_day_snapshot;

  gtk_widget_class_set_css_name (widget_class, "diaryday");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
desk_shoots_day_init (DeskShootsDay *self)
{
  self->entries = g_ptr_array_new ();
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
desk_shoots_day_new (void)
{
  return g_object_new (DESK_TYPE_SHOOTS_DAY, NULL);
}

/**
 * desk_shoots_day_set:
 * @row: the photographer, or with @by_set the set
 * @entries: (element-type DeskDiaryEntry): must live as long as they are shown
 */
void
desk_shoots_day_set (DeskShootsDay *self,
                     gint64         row,
                     const char    *row_name,
                     DeskDate       date,
                     gboolean       by_set,
                     GPtrArray     *entries)
{
  g_ptr_array_set_size (self->entries, 0);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (self->entries, entries->pdata[i]);
  self->row = row;
  self->date = date;
  self->by_set = by_set;
  tell (self, row_name);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* @entry: 0: none */
void
desk_shoots_day_set_selected (DeskShootsDay *self,
                              gint64         entry)
{
  if (self->selected == entry)
    return;
  self->selected = entry;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gint64
desk_shoots_day_get_row (DeskShootsDay *self)
{
  return self->row;
}

DeskDate
desk_shoots_day_get_date (DeskShootsDay *self)
{
  return self->date;
}

guint
desk_shoots_day_get_n (DeskShootsDay *self)
{
  return self->entries->len;
}

/* Returns: (transfer none) (nullable) */
const DeskDiaryEntry *
desk_shoots_day_get_entry (DeskShootsDay *self,
                           guint          position)
{
  return position < self->entries->len ? self->entries->pdata[position] : NULL;
}

/* Returns: (transfer none) (nullable): what is booked at @y of the widget */
const DeskDiaryEntry *
desk_shoots_day_pick (DeskShootsDay *self,
                      double         y)
{
  int position = (int) floor (y / (entry_height (self) + GAP));

  return position >= 0 ? desk_shoots_day_get_entry (self, (guint) position) : NULL;
}
