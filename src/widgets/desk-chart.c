/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-chart.h"

#include "desk-language.h"

#define BAR    16
#define GAP    10
#define INDENT 10

typedef struct
{
  char *name;
  double share;
  char *value;
} Bar;

struct _DeskChart
{
  GtkWidget parent_instance;

  GArray *bars;
  GString *words; /* the chart for who cannot see it */
  gboolean amounts;
};

G_DEFINE_FINAL_TYPE (DeskChart, desk_chart, GTK_TYPE_WIDGET)

static void
bar_clear (gpointer data)
{
  Bar *bar = data;

  g_free (bar->name);
  g_free (bar->value);
}

static const Bar *
bar_at (DeskChart *self,
        guint      i)
{
  return &g_array_index (self->bars, Bar, i);
}

static int
text_width (DeskChart *self,
            gboolean   values)
{
  int widest = 0;

  for (guint i = 0; i < self->bars->len; i++)
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (
        GTK_WIDGET (self), values ? bar_at (self, i)->value : bar_at (self, i)->name);
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      widest = MAX (widest, width);
    }
  return widest;
}

static int
line_height (DeskChart *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "组X");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return MAX (height, BAR) + GAP;
}

static void
desk_chart_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  DeskChart *self = DESK_CHART (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = text_width (self, FALSE) + text_width (self, TRUE) + 2 * INDENT + 60;
  else
    *minimum = (int) self->bars->len * line_height (self);
  *natural = *minimum;
}

static void
draw_text (DeskChart   *self,
           GtkSnapshot *snapshot,
           const char  *text,
           double       x,
           double       middle)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  GdkRGBA color;
  int height;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) x, (float) (middle - height / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_bar (GtkSnapshot   *snapshot,
          const GdkRGBA *color,
          double         x,
          double         middle,
          double         width)
{
  graphene_rect_t box =
    GRAPHENE_RECT_INIT ((float) x, (float) (middle - BAR / 2.0), (float) width, BAR);
  GskRoundedRect round;

  gsk_rounded_rect_init_from_rect (&round, &box, 3);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, color, &box);
  gtk_snapshot_pop (snapshot);
}

static void
desk_chart_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  DeskChart *self = DESK_CHART (widget);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  double left = text_width (self, FALSE) + INDENT;
  double room = gtk_widget_get_width (widget) - left - text_width (self, TRUE) - INDENT;
  int height = line_height (self);
  GdkRGBA track, full, part;

  gtk_style_context_get_color (context, &track);
  if (!gtk_style_context_lookup_color (context, "success_bg_color", &full))
    full = track;
  if (!gtk_style_context_lookup_color (context, "warning_bg_color", &part))
    part = track;
  if (self->amounts && gtk_style_context_lookup_color (context, "accent_bg_color", &full))
    part = full;
  track.alpha *= 0.08f;
  for (guint i = 0; i < self->bars->len; i++)
    {
      const Bar *bar = bar_at (self, i);
      double middle = (i + 0.5) * height;

      draw_text (self, snapshot, bar->name, 0, middle);
      draw_bar (snapshot, &track, left, middle, room);
      if (bar->share > 0)
        draw_bar (snapshot, bar->share < 1 ? &part : &full, left, middle,
                  MAX (room * CLAMP (bar->share, 0, 1), 2));
      draw_text (self, snapshot, bar->value, left + room + INDENT, middle);
    }
}

static void
desk_chart_finalize (GObject *object)
{
  DeskChart *self = DESK_CHART (object);

  g_array_unref (self->bars);
  g_string_free (self->words, TRUE);

  G_OBJECT_CLASS (desk_chart_parent_class)->finalize (object);
}

static void
desk_chart_class_init (DeskChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = desk_chart_finalize;
  widget_class->measure = desk_chart_measure;
  widget_class->snapshot = desk_chart_snapshot;

  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
desk_chart_init (DeskChart *self)
{
  self->bars = g_array_new (FALSE, TRUE, sizeof (Bar));
  g_array_set_clear_func (self->bars, bar_clear);
  self->words = g_string_new (NULL);
}

GtkWidget *
desk_chart_new (void)
{
  return g_object_new (DESK_TYPE_CHART, NULL);
}

/* Whether the bars are amounts: a long one is then no better than a short one. */
void
desk_chart_set_amounts (DeskChart *self,
                        gboolean   amounts)
{
  self->amounts = amounts;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Takes all bars away; @title is what the chart is of. */
void
desk_chart_clear (DeskChart  *self,
                  const char *title)
{
  g_array_set_size (self->bars, 0);
  g_string_assign (self->words, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->words->str, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * desk_chart_add:
 * @share: from 0 to 1, the length of the bar
 * @value: what is written at its end
 */
void
desk_chart_add (DeskChart  *self,
                const char *name,
                double      share,
                const char *value)
{
  Bar bar = { g_strdup (name), share, g_strdup (value) };

  g_array_append_val (self->bars, bar);
  /* Translators: a bar of a chart for who cannot see it: its name and value */
  g_string_append_printf (self->words, C_ ("chart", "; %s: %s"), name, value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->words->str, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
