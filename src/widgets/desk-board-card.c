/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-board-private.h"

#include <math.h>

#define SMALL       0.88
#define LINE_GAP    3
#define BAR_HEIGHT  3
#define STRIPE      3
#define STRIPE_GAP  4
#define CHIP_INDENT 5
#define WORD_GAP    6

/* The words of a card, from top to bottom. */
enum
{
  TITLE,
  CORNER,
  TEXT,
  CHIP,
  DUE,
  WHO,
  N_WORDS
};

struct _DeskBoardCard
{
  GtkWidget parent_instance;

  gint64 id;
  char *words[N_WORDS];
  PangoLayout *layouts[N_WORDS]; /* made when the card is first drawn */
  char *all;                     /* all it says, in one line */
  double progress;
  DeskBoardLook look;
};

G_DEFINE_FINAL_TYPE (DeskBoardCard, desk_board_card, GTK_TYPE_WIDGET)

/* A colour of the style in force, by libadwaita's name. */
GdkRGBA
desk_board_color (GtkWidget  *widget,
                  const char *name,
                  double      alpha)
{
  GdkRGBA rgba = { 0.5f, 0.5f, 0.5f, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &rgba);
  rgba.alpha = (float) (rgba.alpha * alpha);
  return rgba;
}

/* Returns: (transfer full): @text in the widget's font, or one of that share of it */
PangoLayout *
desk_board_layout (GtkWidget  *widget,
                   const char *text,
                   double      scale,
                   gboolean    bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (scale != 1)
    pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

static PangoLayout *
layout_of (DeskBoardCard *self,
           guint          word)
{
  if (self->layouts[word] == NULL && self->words[word] != NULL)
    self->layouts[word] = desk_board_layout (GTK_WIDGET (self), self->words[word],
                                             word == TITLE ? 1 : SMALL, word == TITLE);
  return self->layouts[word];
}

/* How high a line is and where its letters stand; the same for all cards of a font, and
 * dear to ask for: it is asked once a font. */
static void
measure_line (GtkWidget *widget,
              double     scale,
              int       *height,
              int       *baseline)
{
  static PangoFontDescription *font = NULL;
  static double resolution, full_height, full_ascent;
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *now = pango_context_get_font_description (context);

  if (font == NULL || !pango_font_description_equal (font, now) ||
      resolution != pango_cairo_context_get_resolution (context))
    {
      PangoFontMetrics *metrics =
        pango_context_get_metrics (context, NULL, pango_context_get_language (context));

      g_clear_pointer (&font, pango_font_description_free);
      font = pango_font_description_copy (now);
      resolution = pango_cairo_context_get_resolution (context);
      full_height = pango_units_to_double (pango_font_metrics_get_height (metrics));
      full_ascent = pango_units_to_double (pango_font_metrics_get_ascent (metrics));
      pango_font_metrics_unref (metrics);
    }
  *height = (int) ceil (full_height * scale);
  if (baseline != NULL)
    *baseline = (int) round (full_ascent * scale);
}

static int
line_height (GtkWidget *widget,
             double     scale)
{
  int height;

  measure_line (widget, scale, &height, NULL);
  return height;
}

/* Drawing */

static void
draw_words (DeskBoardCard *self,
            GtkSnapshot   *snapshot,
            guint          word,
            GdkRGBA        rgba,
            int            x,
            int            y,
            int            width)
{
  PangoLayout *layout = layout_of (self, word);
  int height, baseline;

  if (layout == NULL || width <= 0)
    return;
  measure_line (GTK_WIDGET (self), word == TITLE ? 1 : SMALL, &height, &baseline);
  /* A number and a Chinese name of one line stand on one line. */
  if (word == CORNER)
    measure_line (GTK_WIDGET (self), 1, &height, &baseline);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot,
    &GRAPHENE_POINT_INIT (
      (float) x, (float) (y + baseline - PANGO_PIXELS (pango_layout_get_baseline (layout)))));
  gtk_snapshot_append_layout (snapshot, layout, &rgba);
  gtk_snapshot_restore (snapshot);
}

static int
word_width (DeskBoardCard *self,
            guint          word)
{
  PangoLayout *layout = layout_of (self, word);
  int width = 0;

  if (layout == NULL)
    return 0;
  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* Draws a line: @first from the left, @last at its end, which never takes over half. */
static void
draw_line (DeskBoardCard *self,
           GtkSnapshot   *snapshot,
           guint          first,
           GdkRGBA        first_rgba,
           guint          last,
           GdkRGBA        last_rgba,
           int            y)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int end = MIN (word_width (self, last), width * 3 / 5);

  draw_words (self, snapshot, first, first_rgba, 0, y, width - (end > 0 ? end + WORD_GAP : 0));
  draw_words (self, snapshot, last, last_rgba, width - end, y, end);
}

static void
fill (GtkSnapshot *snapshot,
      GdkRGBA      rgba,
      double       x,
      double       y,
      double       width,
      double       height)
{
  gtk_snapshot_append_color (
    snapshot, &rgba,
    &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
draw_chip (DeskBoardCard *self,
           GtkSnapshot   *snapshot,
           int            y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int height = line_height (widget, SMALL);
  int wide = word_width (self, CHIP) + 2 * CHIP_INDENT;
  int x = gtk_widget_get_width (widget) - wide;
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (
    &rounded,
    &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) wide, (float) height), 4);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  fill (snapshot, desk_board_color (widget, "accent_bg_color", 0.22), x, y, wide, height);
  gtk_snapshot_pop (snapshot);
  draw_words (self, snapshot, CHIP, desk_board_color (widget, "window_fg_color", 1),
              x + CHIP_INDENT, y, wide - 2 * CHIP_INDENT);
}

static const char *const stripes[] = {
  [DESK_BOARD_PLAIN] = NULL,
  [DESK_BOARD_SOON] = "warning_bg_color",
  [DESK_BOARD_LATE] = "error_bg_color",
  [DESK_BOARD_PAUSED] = "borders",
};

static const char *const inks[] = {
  [DESK_BOARD_PLAIN] = NULL,
  [DESK_BOARD_SOON] = "warning_color",
  [DESK_BOARD_LATE] = "error_color",
  [DESK_BOARD_PAUSED] = NULL,
};

static void
draw_marks (DeskBoardCard *self,
            GtkSnapshot   *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const char *color = self->look == DESK_BOARD_LATE   ? "error_bg_color"
                      : self->look == DESK_BOARD_SOON ? "warning_bg_color"
                                                      : "accent_bg_color";

  if (stripes[self->look] != NULL)
    fill (snapshot, desk_board_color (widget, stripes[self->look], 1), -STRIPE - STRIPE_GAP, 0,
          STRIPE, height);
  if (self->progress < 0)
    return;
  fill (snapshot, desk_board_color (widget, "window_fg_color", 0.1), 0, height - BAR_HEIGHT, width,
        BAR_HEIGHT);
  fill (snapshot, desk_board_color (widget, color, self->look == DESK_BOARD_PAUSED ? 0.4 : 1), 0,
        height - BAR_HEIGHT, width * CLAMP (self->progress, 0, 1), BAR_HEIGHT);
}

static void
desk_board_card_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  DeskBoardCard *self = DESK_BOARD_CARD (widget);
  GdkRGBA text = desk_board_color (widget, "window_fg_color", 1);
  GdkRGBA dim = desk_board_color (widget, "window_fg_color", 0.65);
  GdkRGBA due = inks[self->look] != NULL ? desk_board_color (widget, inks[self->look], 1) : dim;
  int y = 0, chip = self->words[CHIP] != NULL ? word_width (self, CHIP) + 2 * CHIP_INDENT : 0;

  draw_line (self, snapshot, TITLE, text, CORNER, dim, y);
  y += line_height (widget, 1) + LINE_GAP;
  draw_words (self, snapshot, TEXT, dim, 0, y,
              gtk_widget_get_width (widget) - (chip > 0 ? chip + WORD_GAP : 0));
  if (chip > 0)
    draw_chip (self, snapshot, y);
  y += line_height (widget, SMALL) + LINE_GAP;
  draw_line (self, snapshot, DUE, due, WHO, dim, y);
  draw_marks (self, snapshot);
}

static void
desk_board_card_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = 60;
  else
    *minimum = *natural = line_height (widget, 1) + 2 * line_height (widget, SMALL) +
                          3 * LINE_GAP + BAR_HEIGHT + 2;
}

static void
desk_board_card_finalize (GObject *object)
{
  DeskBoardCard *self = DESK_BOARD_CARD (object);

  for (guint i = 0; i < N_WORDS; i++)
    {
      g_clear_object (&self->layouts[i]);
      g_free (self->words[i]);
    }
  g_free (self->all);

  G_OBJECT_CLASS (desk_board_card_parent_class)->finalize (object);
}

static void
desk_board_card_class_init (DeskBoardCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = desk_board_card_finalize;
  widget_class->measure = desk_board_card_measure;
  widget_class->snapshot = desk_board_card_snapshot;

  gtk_widget_class_set_css_name (widget_class, "boardcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
desk_board_card_init (DeskBoardCard *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
desk_board_card_new (void)
{
  return g_object_new (DESK_TYPE_BOARD_CARD, NULL);
}

gint64
desk_board_card_get_id (DeskBoardCard *self)
{
  return self->id;
}

static gboolean
set_word (DeskBoardCard *self,
          guint          word,
          const char    *text)
{
  if (text != NULL && *text == '\0')
    text = NULL;
  if (g_strcmp0 (self->words[word], text) == 0)
    return FALSE;
  g_free (self->words[word]);
  self->words[word] = g_strdup (text);
  g_clear_object (&self->layouts[word]);
  return TRUE;
}

/* All the card says, for those who hear it. */
static void
tell (DeskBoardCard *self,
      const char    *more)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < N_WORDS; i++)
    if (self->words[i] != NULL)
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", self->words[i]);
  if (more != NULL)
    g_string_append_printf (words, ", %s", more);
  g_free (self->all);
  self->all = g_string_free (g_steal_pointer (&words), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->all,
                                  -1);
}

/* Returns: (nullable): all the card says */
const char *
desk_board_card_get_words (DeskBoardCard *self)
{
  return self->all;
}

void
desk_board_card_set (DeskBoardCard           *self,
                     const DeskBoardCardInfo *info)
{
  const char *const words[N_WORDS] = { info->title, info->corner, info->text,
                                       info->chip, info->due, info->who };
  gboolean changed = self->id != info->id || self->progress != info->progress ||
                     self->look != info->look;

  self->id = info->id;
  self->progress = info->progress;
  self->look = info->look;
  for (guint i = 0; i < N_WORDS; i++)
    changed |= set_word (self, i, words[i]);
  if (!changed)
    return;
  if (self->look == DESK_BOARD_PAUSED)
    gtk_widget_add_css_class (GTK_WIDGET (self), "paused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "paused");
  tell (self, info->more);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
desk_board_card_set_selected (DeskBoardCard *self,
                              gboolean       selected)
{
  if (selected)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}
