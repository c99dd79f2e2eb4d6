/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-trend.h"

#include <math.h>

#define HEIGHT 110
#define RADIUS 3.5
#define EDGE   8

typedef struct
{
  double value;
  char *words;
} Point;

struct _DeskTrend
{
  GtkWidget parent_instance;

  GArray *points;
  double baseline, limit; /* 0: none */
  GString *words;         /* the line for who cannot see it */
};

G_DEFINE_FINAL_TYPE (DeskTrend, desk_trend, GTK_TYPE_WIDGET)

static void
point_clear (gpointer data)
{
  g_free (((Point *) data)->words);
}

static const Point *
point_at (DeskTrend *self,
          guint      i)
{
  return &g_array_index (self->points, Point, i);
}

/* Where it lies in the widget */

static void
find_range (DeskTrend *self,
            double    *low,
            double    *high)
{
  *low = self->limit > 0 ? self->limit : G_MAXDOUBLE;
  *high = self->baseline;
  for (guint i = 0; i < self->points->len; i++)
    {
      *low = MIN (*low, point_at (self, i)->value);
      *high = MAX (*high, point_at (self, i)->value);
    }
  /* A line that hardly moves is not blown up to a mountain. */
  if (*high - *low < *high * 0.2)
    *low = *high * 0.8;
  if (*high <= *low)
    *high = *low + 1;
}

static double
scale_width (DeskTrend *self)
{
  g_autoptr (PangoLayout) layout =
    gtk_widget_create_pango_layout (GTK_WIDGET (self), "0000");
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static double
place_x (DeskTrend *self,
         guint      i)
{
  double left = scale_width (self) + EDGE;
  double room = gtk_widget_get_width (GTK_WIDGET (self)) - left - EDGE;

  return self->points->len > 1 ? left + room * i / (self->points->len - 1) : left + room / 2;
}

static double
place_y (DeskTrend *self,
         double     value)
{
  double low, high;
  double room = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * EDGE;

  find_range (self, &low, &high);
  return EDGE + room * (high - value) / (high - low);
}

/* Drawing */

static GdkRGBA
color (DeskTrend  *self,
       const char *name,
       float       alpha)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA rgba;

  if (name == NULL || !gtk_style_context_lookup_color (style, name, &rgba))
    gtk_style_context_get_color (style, &rgba);
  rgba.alpha *= alpha;
  return rgba;
}

/* A line over the whole width, with its number before it. */
static void
draw_level (DeskTrend   *self,
            GtkSnapshot *snapshot,
            cairo_t     *cr,
            double       value,
            GdkRGBA      rgba)
{
  static const double dashes[] = { 4, 3 };
  g_autofree char *number = g_strdup_printf ("%.0f", value);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), number);
  double y = round (place_y (self, value)) + 0.5;
  int width, height;

  gdk_cairo_set_source_rgba (cr, &rgba);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, scale_width (self) + EDGE / 2.0, y);
  cairo_line_to (cr, gtk_widget_get_width (GTK_WIDGET (self)), y);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);

  pango_layout_get_pixel_size (layout, &width, &height);
  rgba.alpha = 1;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot, &GRAPHENE_POINT_INIT ((float) (scale_width (self) - width),
                                    (float) CLAMP (y - height / 2.0, 0,
                                                   gtk_widget_get_height (GTK_WIDGET (self)) -
                                                     height)));
  gtk_snapshot_append_layout (snapshot, layout, &rgba);
  gtk_snapshot_restore (snapshot);
}

static void
draw_line (DeskTrend *self,
           cairo_t   *cr)
{
  GdkRGBA line = color (self, "accent_bg_color", 1);
  GdkRGBA bad = color (self, "error_bg_color", 1);

  gdk_cairo_set_source_rgba (cr, &line);
  cairo_set_line_width (cr, 2);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->points->len; i++)
    cairo_line_to (cr, place_x (self, i), place_y (self, point_at (self, i)->value));
  cairo_stroke (cr);
  for (guint i = 0; i < self->points->len; i++)
    {
      double value = point_at (self, i)->value;

      gdk_cairo_set_source_rgba (cr, self->limit > 0 && value <= self->limit ? &bad : &line);
      cairo_arc (cr, place_x (self, i), place_y (self, value), RADIUS, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

static void
desk_trend_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  DeskTrend *self = DESK_TREND (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (self->points->len == 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width,
                                                                 (float) height));
  if (self->baseline > 0)
    draw_level (self, snapshot, cr, self->baseline, color (self, NULL, 0.5f));
  if (self->limit > 0)
    draw_level (self, snapshot, cr, self->limit, color (self, "error_color", 0.8f));
  draw_line (self, cr);
  cairo_destroy (cr);
}

static void
desk_trend_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 160 : HEIGHT;
}

static gboolean
on_tooltip (DeskTrend  *self,
            int         x,
            int         y,
            gboolean    keyboard,
            GtkTooltip *tooltip)
{
  const Point *nearest = NULL;
  double distance = G_MAXDOUBLE;

  for (guint i = 0; i < self->points->len; i++)
    if (fabs (place_x (self, i) - x) < distance)
      {
        nearest = point_at (self, i);
        distance = fabs (place_x (self, i) - x);
      }
  if (nearest != NULL)
    gtk_tooltip_set_text (tooltip, nearest->words);
  return nearest != NULL;
}

static void
desk_trend_finalize (GObject *object)
{
  DeskTrend *self = DESK_TREND (object);

  g_array_unref (self->points);
  g_string_free (self->words, TRUE);

  G_OBJECT_CLASS (desk_trend_parent_class)->finalize (object);
}

static void
desk_trend_class_init (DeskTrendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = desk_trend_finalize;
  widget_class->measure = desk_trend_measure;
  widget_class->snapshot = desk_trend_snapshot;

  gtk_widget_class_set_css_name (widget_class, "trend");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
desk_trend_init (DeskTrend *self)
{
  self->points = g_array_new (FALSE, TRUE, sizeof (Point));
  g_array_set_clear_func (self->points, point_clear);
  self->words = g_string_new (NULL);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_tooltip), NULL);
}

GtkWidget *
desk_trend_new (void)
{
  return g_object_new (DESK_TYPE_TREND, NULL);
}

/* Takes all points away; @title is what is measured. */
void
desk_trend_clear (DeskTrend  *self,
                  const char *title)
{
  g_array_set_size (self->points, 0);
  self->baseline = self->limit = 0;
  g_string_assign (self->words, title);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* @words: all there is to say of it: when, and how much */
void
desk_trend_add (DeskTrend  *self,
                double      value,
                const char *words)
{
  Point point = { value, g_strdup (words) };

  g_array_append_val (self->points, point);
  g_string_append_printf (self->words, "; %s", words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->words->str, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* @baseline: the first value, @limit: what is too low; 0: none */
void
desk_trend_set_limit (DeskTrend *self,
                      double     baseline,
                      double     limit)
{
  self->baseline = baseline;
  self->limit = limit;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
