/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-time-bars.h"

#include <math.h>

#define RADIUS 5
#define EDGE   3
/* How much a bar keeps from the edges along which it lies. */
#define INSET 5
/* Where a bar has several lines they are smaller. */
#define SMALL 0.85
/* The least that is seen of a bar. */
#define LEAST 5
/* A part needs this for its whole name. */
#define WHOLE_NAME 60

typedef struct
{
  int from, until;
  DeskTimePart kind;
  char *name, *short_name;
} Part;

typedef struct
{
  GtkOrientation orientation;
  int from, until; /* the axis */
  int length;      /* pixels, at the least */
  GArray *parts;   /* Part */
  GArray *bars;    /* DeskTimeBar */
  int selected_from, selected_until;
  char *selected_text; /* (nullable) */
  gint64 selected;
} DeskTimeBarsPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (DeskTimeBars, desk_time_bars, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ORIENTATION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static DeskTimeBarsPrivate *private(DeskTimeBars *self)
{
  return desk_time_bars_get_instance_private (self);
}

static void
part_clear (gpointer data)
{
  Part *part = data;

  g_free (part->name);
  g_free (part->short_name);
}

static void
bar_clear (gpointer data)
{
  DeskTimeBar *bar = data;

  g_free (bar->name);
  g_free (bar->words);
}

static const DeskTimeBar *
bar_at (DeskTimeBarsPrivate *priv,
        guint                i)
{
  return &g_array_index (priv->bars, DeskTimeBar, i);
}

static gboolean
is_vertical (DeskTimeBarsPrivate *priv)
{
  return priv->orientation == GTK_ORIENTATION_VERTICAL;
}

/* How far the axis goes, in pixels. */
static double
length_of (DeskTimeBars *self)
{
  return is_vertical (private(self)) ? gtk_widget_get_height (GTK_WIDGET (self))
                                     : gtk_widget_get_width (GTK_WIDGET (self));
}

/* Drawing */

static GdkRGBA
color (DeskTimeBars *self,
       const char   *name,
       double        alpha)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA rgba = { 0.5f, 0.5f, 0.5f, 1 };

  gtk_style_context_lookup_color (style, name, &rgba);
  rgba.alpha = (float) (rgba.alpha * alpha);
  return rgba;
}

/* The place from @from to @until, over the whole width but for @inset at both edges. */
static graphene_rect_t
area (DeskTimeBars *self,
      double        from,
      double        until,
      double        inset)
{
  float across = (float) (is_vertical (private(self)) ? gtk_widget_get_width (GTK_WIDGET (self))
                                                      : gtk_widget_get_height (GTK_WIDGET (self)));

  if (is_vertical (private(self)))
    return GRAPHENE_RECT_INIT ((float) inset, (float) from, across - 2 * (float) inset,
                               (float) (until - from));
  return GRAPHENE_RECT_INIT ((float) from, (float) inset, (float) (until - from),
                             across - 2 * (float) inset);
}

static void
fill (GtkSnapshot     *snapshot,
      GdkRGBA          rgba,
      graphene_rect_t  rect)
{
  gtk_snapshot_append_color (snapshot, &rgba, &rect);
}

/* In as many lines as there is room for when time goes down, else in one. */
static void
draw_text (DeskTimeBars    *self,
           GtkSnapshot     *snapshot,
           const char      *text,
           GdkRGBA          rgba,
           graphene_rect_t  rect,
           PangoAlignment   alignment)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int height;

  if (rect.size.width < 10 || rect.size.height < 10)
    return;
  pango_layout_set_width (layout, (int) (rect.size.width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, alignment);
  if (is_vertical (private(self)))
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL));
      pango_layout_set_attributes (layout, attributes);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_height (layout, MAX (1, (int) (rect.size.height * PANGO_SCALE)));
    }
  pango_layout_get_pixel_size (layout, NULL, &height);
  /* Where a line is higher than its place, its letters still have room in the middle. */
  if (!is_vertical (private(self)) || height > rect.size.height)
    rect.origin.y += (rect.size.height - (float) height) / 2;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &rect.origin);
  gtk_snapshot_append_layout (snapshot, layout, &rgba);
  gtk_snapshot_restore (snapshot);
}

static void
draw_part (DeskTimeBars *self,
           GtkSnapshot  *snapshot,
           const Part   *part)
{
  double from = floor (desk_time_bars_point (self, part->from));
  double until = floor (desk_time_bars_point (self, part->until));
  gboolean today = part->kind == DESK_TIME_PART_TODAY || part->kind == DESK_TIME_PART_TODAY_OFF;
  const char *name = until - from < WHOLE_NAME ? part->short_name : part->name;

  if (part->kind == DESK_TIME_PART_OFF || part->kind == DESK_TIME_PART_TODAY_OFF)
    fill (snapshot, color (self, "window_fg_color", 0.06), area (self, from, until, 0));
  if (today)
    fill (snapshot, color (self, "accent_bg_color", 0.14), area (self, from, until, 0));
  fill (snapshot, color (self, "window_fg_color", 0.09), area (self, from, from + 1, 0));
  if (name != NULL)
    draw_text (self, snapshot, name, color (self, "window_fg_color", today ? 1 : 0.7),
               area (self, from, until, 0), PANGO_ALIGN_CENTER);
}

static void
draw_bar (DeskTimeBars      *self,
          GtkSnapshot       *snapshot,
          const DeskTimeBar *bar)
{
  static const char *const colors[][2] = {
    { "success_bg_color", "success_fg_color" },
    { "accent_bg_color", "accent_fg_color" },
    { "warning_bg_color", "warning_fg_color" },
    { "error_bg_color", "error_fg_color" },
    { "insensitive_fg_color", "window_bg_color" },
  };
  DeskTimeBarsPrivate *priv = private(self);
  double from = desk_time_bars_point (self, CLAMP (bar->from, priv->from, priv->until)) + 1;
  double until = desk_time_bars_point (self, CLAMP (bar->until, priv->from, priv->until)) - 1;
  graphene_rect_t rect =
    area (self, from, MAX (until, from + LEAST), is_vertical (priv) ? 2 : INSET);
  GdkRGBA strong = color (self, colors[bar->look][0], 1);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &rect, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  if (is_vertical (priv))
    {
      /* There is much to read on it: ink on a tint, and its colour at the edge. */
      fill (snapshot, color (self, "window_bg_color", 1), rect);
      fill (snapshot, color (self, colors[bar->look][0], 0.25), rect);
      fill (snapshot, strong,
            GRAPHENE_RECT_INIT (rect.origin.x, rect.origin.y, EDGE, rect.size.height));
      draw_text (self, snapshot, bar->name, color (self, "window_fg_color", 1),
                 GRAPHENE_RECT_INIT (rect.origin.x + EDGE + 3, rect.origin.y,
                                     rect.size.width - EDGE - 6, rect.size.height),
                 PANGO_ALIGN_LEFT);
    }
  else
    {
      fill (snapshot, strong, rect);
      draw_text (self, snapshot, bar->name, color (self, colors[bar->look][1], 1),
                 GRAPHENE_RECT_INIT (rect.origin.x + 6, rect.origin.y, rect.size.width - 10,
                                     rect.size.height),
                 PANGO_ALIGN_LEFT);
    }
  gtk_snapshot_pop (snapshot);
  if (priv->selected != 0 && bar->id == priv->selected)
    gtk_snapshot_append_border (snapshot, &rounded, (const float[4]){ 2, 2, 2, 2 },
                                (const GdkRGBA[4]){ strong, strong, strong, strong });
}

static void
draw_selection (DeskTimeBars *self,
                GtkSnapshot  *snapshot)
{
  DeskTimeBarsPrivate *priv = private(self);
  double from = desk_time_bars_point (self, priv->selected_from);
  double until = desk_time_bars_point (self, priv->selected_until);
  graphene_rect_t rect = area (self, from, until, 2);

  fill (snapshot, color (self, "accent_bg_color", 0.25), rect);
  if (is_vertical (priv))
    fill (snapshot, color (self, "accent_bg_color", 1),
          GRAPHENE_RECT_INIT (rect.origin.x, rect.origin.y, 2, rect.size.height));
  else
    fill (snapshot, color (self, "accent_bg_color", 1),
          GRAPHENE_RECT_INIT (rect.origin.x, rect.origin.y + rect.size.height - 2, rect.size.width,
                              2));
  /* What lies there has its own words. */
  if (priv->selected_text != NULL &&
      desk_time_bars_is_free (self, priv->selected_from, priv->selected_until, 0))
    draw_text (self, snapshot, priv->selected_text, color (self, "window_fg_color", 1),
               GRAPHENE_RECT_INIT (rect.origin.x + 6, rect.origin.y, rect.size.width - 8,
                                   rect.size.height),
               PANGO_ALIGN_LEFT);
}

static void
desk_time_bars_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  DeskTimeBars *self = DESK_TIME_BARS (widget);
  DeskTimeBarsPrivate *priv = private(self);

  for (guint i = 0; i < priv->parts->len; i++)
    draw_part (self, snapshot, &g_array_index (priv->parts, Part, i));
  /* Days are chosen as they are; of a day's hours what one drags is over all else. */
  if (priv->selected_from < priv->selected_until && !is_vertical (priv))
    draw_selection (self, snapshot);
  for (guint i = 0; i < priv->bars->len; i++)
    draw_bar (self, snapshot, bar_at (priv, i));
  if (priv->selected_from < priv->selected_until && is_vertical (priv))
    draw_selection (self, snapshot);
}

static void
desk_time_bars_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  DeskTimeBarsPrivate *priv = private(DESK_TIME_BARS (widget));

  if (orientation == priv->orientation)
    *minimum = *natural = priv->length;
  else
    *minimum = *natural = 34;
}

static gboolean
desk_time_bars_query_tooltip (GtkWidget  *widget,
                              int         x,
                              int         y,
                              gboolean    keyboard,
                              GtkTooltip *tooltip)
{
  DeskTimeBars *self = DESK_TIME_BARS (widget);
  const DeskTimeBar *bar =
    keyboard ? NULL : desk_time_bars_find (self, desk_time_bars_place (self, x, y));

  if (bar == NULL || bar->words == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, bar->words);
  return TRUE;
}

/* Object */

static void
desk_time_bars_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *spec)
{
  if (id == PROP_ORIENTATION)
  private (DESK_TIME_BARS (object))->orientation = g_value_get_enum (value);
  else G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
desk_time_bars_finalize (GObject *object)
{
  DeskTimeBarsPrivate *priv = private(DESK_TIME_BARS (object));

  g_array_unref (priv->parts);
  g_array_unref (priv->bars);
  g_free (priv->selected_text);

  G_OBJECT_CLASS (desk_time_bars_parent_class)->finalize (object);
}

static void
desk_time_bars_class_init (DeskTimeBarsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = desk_time_bars_set_property;
  object_class->finalize = desk_time_bars_finalize;
  widget_class->snapshot = desk_time_bars_snapshot;
  widget_class->measure = desk_time_bars_measure;
  widget_class->query_tooltip = desk_time_bars_query_tooltip;

  /* DeskTimeBars:orientation: which way time goes. */
  properties[PROP_ORIENTATION] = g_param_spec_enum (
    "orientation", NULL, NULL, GTK_TYPE_ORIENTATION, GTK_ORIENTATION_HORIZONTAL,
    G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "timebars");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
desk_time_bars_init (DeskTimeBars *self)
{
  DeskTimeBarsPrivate *priv = private(self);

  priv->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_array_set_clear_func (priv->parts, part_clear);
  priv->bars = g_array_new (FALSE, FALSE, sizeof (DeskTimeBar));
  g_array_set_clear_func (priv->bars, bar_clear);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
desk_time_bars_new (GtkOrientation orientation)
{
  return g_object_new (DESK_TYPE_TIME_BARS, "orientation", orientation, NULL);
}

/**
 * desk_time_bars_set_axis:
 * @from: the place where it begins
 * @until: where it ends, after @from
 * @length: pixels it needs at the least
 *
 * Shows another stretch of time, without parts and bars at first.
 */
void
desk_time_bars_set_axis (DeskTimeBars *self,
                         int           from,
                         int           until,
                         int           length)
{
  DeskTimeBarsPrivate *priv = private(self);

  priv->from = from;
  priv->until = until;
  priv->length = length;
  g_array_set_size (priv->parts, 0);
  g_array_set_size (priv->bars, 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * desk_time_bars_add_part:
 * @name: (nullable): stands in it
 * @short_name: (nullable): where the whole name has no room
 *
 * Adds a day, or an hour; a line is drawn where it begins.
 */
void
desk_time_bars_add_part (DeskTimeBars *self,
                         int           from,
                         int           until,
                         DeskTimePart  kind,
                         const char   *name,
                         const char   *short_name)
{
  Part part = { from, until, kind, g_strdup (name), g_strdup (short_name) };

  g_array_append_val (private(self)->parts, part);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* @bar: is copied */
void
desk_time_bars_add (DeskTimeBars      *self,
                    const DeskTimeBar *bar)
{
  DeskTimeBar copy = *bar;

  copy.name = g_strdup (bar->name);
  copy.words = g_strdup (bar->words);
  g_array_append_val (private(self)->bars, copy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * desk_time_bars_set_selection:
 * @until: not after @from: nothing is chosen
 * @text: (nullable): what is said there
 */
void
desk_time_bars_set_selection (DeskTimeBars *self,
                              int           from,
                              int           until,
                              const char   *text)
{
  DeskTimeBarsPrivate *priv = private(self);
  char *copy = g_strdup (text);

  priv->selected_from = from;
  priv->selected_until = until;
  g_free (priv->selected_text);
  priv->selected_text = copy;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* @id: whose bars have a frame; 0: none */
void
desk_time_bars_set_selected (DeskTimeBars *self,
                             gint64        id)
{
  private (self)->selected = id;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Returns: the time at a point of the widget; beside it, the nearest end */
int
desk_time_bars_place (DeskTimeBars *self,
                      double        x,
                      double        y)
{
  DeskTimeBarsPrivate *priv = private(self);
  double length = MAX (length_of (self), 1);
  double along = is_vertical (priv) ? y : x;

  return priv->from +
         (int) floor (CLAMP (along / length, 0, 1) * (priv->until - priv->from));
}

/* Returns: how many pixels from the beginning that time stands */
double
desk_time_bars_point (DeskTimeBars *self,
                      int           place)
{
  DeskTimeBarsPrivate *priv = private(self);

  return (double) (place - priv->from) / MAX (priv->until - priv->from, 1) * length_of (self);
}

/* Returns: (transfer none) (nullable): what lies there */
const DeskTimeBar *
desk_time_bars_find (DeskTimeBars *self,
                     int           place)
{
  DeskTimeBarsPrivate *priv = private(self);

  for (guint i = 0; i < priv->bars->len; i++)
    if (place >= bar_at (priv, i)->from && place < bar_at (priv, i)->until)
      return bar_at (priv, i);
  return NULL;
}

/* Returns: whether no bar but that of @except lies between */
gboolean
desk_time_bars_is_free (DeskTimeBars *self,
                        int           from,
                        int           until,
                        gint64        except)
{
  DeskTimeBarsPrivate *priv = private(self);

  for (guint i = 0; i < priv->bars->len; i++)
    if (bar_at (priv, i)->from < until && bar_at (priv, i)->until > from &&
        (except == 0 || bar_at (priv, i)->id != except))
      return FALSE;
  return TRUE;
}
