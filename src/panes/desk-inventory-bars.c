/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory-bars.h"

#include <math.h>
#include <string.h>

#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-lending.h"
#include "desk-people.h"

#define MINUTES_A_DAY 1440
#define HEIGHT        34
#define RADIUS        5

/* Bars of which colour */
typedef enum
{
  LOOK_RESERVED,
  LOOK_OUT,
  LOOK_OVERDUE,
  LOOK_REPAIR,
} Look;

typedef struct
{
  double from, until; /* days since the first one */
  Look look;
  char *name;  /* on the bar */
  char *words; /* all there is to say */
} Bar;

struct _DeskInventoryBars
{
  GtkWidget parent_instance;

  DeskOffice *office;
  gint64 item; /* 0: the names of the days */
  DeskDate from, to;
  DeskDate selected_from, selected_to; /* none: nothing */
  DeskDate pressed;                    /* where a drag began */
  GArray *bars;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_DRAGGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskInventoryBars, desk_inventory_bars, GTK_TYPE_WIDGET)

static void
bar_clear (gpointer data)
{
  Bar *bar = data;

  g_free (bar->name);
  g_free (bar->words);
}

static Bar *
bar_at (DeskInventoryBars *self,
        guint              i)
{
  return &g_array_index (self->bars, Bar, i);
}

static int
n_days (DeskInventoryBars *self)
{
  return self->from != DESK_DATE_NONE ? self->to - self->from + 1 : 1;
}

static double
day_width (DeskInventoryBars *self)
{
  return (double) gtk_widget_get_width (GTK_WIDGET (self)) / n_days (self);
}

static DeskDate
day_at (DeskInventoryBars *self,
        double             x)
{
  return self->from + CLAMP ((int) floor (x / day_width (self)), 0, n_days (self) - 1);
}

static double
place_of (DeskInventoryBars *self,
          const char        *moment)
{
  DeskDate date;
  int minutes;

  if (moment == NULL || !desk_moment_parse (moment, &date, &minutes))
    return n_days (self);
  return (double) (date - self->from) + (double) minutes / MINUTES_A_DAY;
}

/* What the bars say */

static gboolean
is_overdue (DeskInventoryBars *self,
            const DeskBooking *booking)
{
  DeskStore *store = desk_office_get_store (self->office);
  g_autoptr (DeskRecord) loan = NULL;
  g_autofree char *now = desk_store_get_moment (store);

  if (!g_str_equal (booking->kind, "out"))
    return FALSE;
  loan = desk_record_get (store, &desk_kind_loans, booking->loan, NULL);
  return loan != NULL && desk_record_get_text (loan, "until") != NULL &&
         strcmp (desk_record_get_text (loan, "until"), now) < 0;
}

static const char *
look_words (Look look)
{
  return look == LOOK_RESERVED  ? _ ("reserved")
         : look == LOOK_OVERDUE ? _ ("overdue")
         : look == LOOK_OUT     ? _ ("lent")
                                : _ ("in repair");
}

static void
add_bar (DeskInventoryBars *self,
         const DeskBooking *booking)
{
  Bar bar = { 0 };
  g_autofree char *from = desk_inventory_moment (booking->from);
  g_autofree char *until =
    booking->until != NULL ? desk_inventory_moment (booking->until) : g_strdup ("…");
  g_autofree char *name = desk_people_dup_name (self->office, booking->person);

  bar.look = g_str_equal (booking->kind, "reserved") ? LOOK_RESERVED
             : g_str_equal (booking->kind, "repair") ? LOOK_REPAIR
             : is_overdue (self, booking)            ? LOOK_OVERDUE
                                                     : LOOK_OUT;
  bar.from = CLAMP (place_of (self, booking->from), 0, n_days (self));
  bar.until = CLAMP (place_of (self, booking->until), 0, n_days (self));
  bar.name = g_strdup (bar.look == LOOK_REPAIR ? look_words (bar.look) : name);
  /* Translators: a bar of the timeline: “lent”, a name, a slip's number, from and until when */
  bar.words = g_strdup_printf (_ ("%1$s: %2$s, %3$s, %4$s – %5$s"), look_words (bar.look), name,
                               booking->slip, from, until);
  g_array_append_val (self->bars, bar);
}

static void
read_bars (DeskInventoryBars *self)
{
  g_autofree char *from = desk_moment_format (self->from, 0);
  g_autofree char *until = desk_moment_format (self->to + 1, 0);
  g_autoptr (GPtrArray) bookings =
    self->item != 0 ? desk_lending_bookings (self->office, self->item, from, until, NULL) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  g_array_set_size (self->bars, 0);
  for (guint i = 0; bookings != NULL && i < bookings->len; i++)
    {
      add_bar (self, bookings->pdata[i]);
      g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", bar_at (self, i)->words);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words->len > 0 ? words->str : _ ("free"), -1);
}

/* Drawing */

static GdkRGBA
color (DeskInventoryBars *self,
       const char        *name,
       double             alpha)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA rgba = { 0.5f, 0.5f, 0.5f, 1 };

  gtk_style_context_lookup_color (style, name, &rgba);
  rgba.alpha = (float) (rgba.alpha * alpha);
  return rgba;
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
draw_text (DeskInventoryBars *self,
           GtkSnapshot       *snapshot,
           const char        *text,
           GdkRGBA            rgba,
           double             x,
           double             width,
           gboolean           center)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int height;

  if (width < 10)
    return;
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, center ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot,
    &GRAPHENE_POINT_INIT ((float) x,
                          (float) (gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &rgba);
  gtk_snapshot_restore (snapshot);
}

/* In a narrow column the number of the day has to do. */
static char *
day_name (DeskInventoryBars *self,
          DeskDate           date)
{
  g_autofree char *weekday =
    desk_date_format (date, DESK_DATE_STYLE_WEEKDAY, desk_language_current ());
  int day;

  desk_date_get_ymd (date, NULL, NULL, &day);
  if (day_width (self) < 60)
    return g_strdup_printf ("%d", day);
  /* Translators: the head of a column: a weekday and the number of its day */
  return g_strdup_printf (C_ ("day", "%1$s %2$d"), weekday, day);
}

static void
draw_days (DeskInventoryBars *self,
           GtkSnapshot       *snapshot)
{
  DeskCalendar *calendar = desk_office_get_calendar (self->office);
  double width = day_width (self), height = gtk_widget_get_height (GTK_WIDGET (self));
  DeskDate today = desk_date_today ();
  GdkRGBA text;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &text);
  for (int i = 0; i < n_days (self); i++)
    {
      DeskDate date = self->from + i;
      double x = floor (i * width);

      if (!desk_calendar_contains (calendar, DESK_CALENDAR_WORKING, date))
        fill (snapshot, color (self, "window_fg_color", 0.06), x, 0, ceil (width), height);
      if (date == today)
        fill (snapshot, color (self, "accent_bg_color", 0.14), x, 0, ceil (width), height);
      fill (snapshot, color (self, "window_fg_color", 0.09), x, 0, 1, height);
      if (self->item == 0)
        {
          g_autofree char *name = day_name (self, date);
          GdkRGBA dim = text;

          dim.alpha *= date == today ? 1.0f : 0.7f;
          draw_text (self, snapshot, name, dim, x, width, TRUE);
        }
    }
}

static void
draw_bar (DeskInventoryBars *self,
          GtkSnapshot       *snapshot,
          const Bar         *bar)
{
  static const char *const colors[][2] = {
    { "success_bg_color", "success_fg_color" },
    { "accent_bg_color", "accent_fg_color" },
    { "error_bg_color", "error_fg_color" },
    { "warning_bg_color", "warning_fg_color" },
  };
  double width = day_width (self), height = gtk_widget_get_height (GTK_WIDGET (self));
  double x = bar->from * width + 1;
  double wide = MAX ((bar->until - bar->from) * width - 2, 5);
  GdkRGBA ink = color (self, colors[bar->look][1], 1);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (
    &rounded, &GRAPHENE_RECT_INIT ((float) x, 5, (float) wide, (float) height - 10), RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  fill (snapshot, color (self, colors[bar->look][0], 1), x, 5, wide, height - 10);
  draw_text (self, snapshot, bar->name, ink, x + 6, wide - 10, FALSE);
  gtk_snapshot_pop (snapshot);
}

static void
desk_inventory_bars_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  DeskInventoryBars *self = DESK_INVENTORY_BARS (widget);
  double width = day_width (self), height = gtk_widget_get_height (widget);

  if (self->from == DESK_DATE_NONE)
    return;
  draw_days (self, snapshot);
  if (self->selected_from != DESK_DATE_NONE)
    {
      double x = (self->selected_from - self->from) * width;
      double wide = (self->selected_to - self->selected_from + 1) * width;

      fill (snapshot, color (self, "accent_bg_color", 0.25), x, 2, wide, height - 4);
      fill (snapshot, color (self, "accent_bg_color", 1), x, height - 4, wide, 2);
    }
  for (guint i = 0; i < self->bars->len; i++)
    draw_bar (self, snapshot, bar_at (self, i));
}

static void
desk_inventory_bars_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  DeskInventoryBars *self = DESK_INVENTORY_BARS (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = 14 * n_days (self);
  else
    *minimum = *natural = HEIGHT;
}

/* Input */

static const Bar *
find_bar (DeskInventoryBars *self,
          double             x)
{
  double place = x / day_width (self);

  for (guint i = 0; i < self->bars->len; i++)
    if (place >= bar_at (self, i)->from && place <= bar_at (self, i)->until)
      return bar_at (self, i);
  return NULL;
}

static gboolean
on_tooltip (DeskInventoryBars *self,
            int                x,
            int                y,
            gboolean           keyboard,
            GtkTooltip        *tooltip)
{
  const Bar *bar = keyboard ? NULL : find_bar (self, x);

  if (bar != NULL)
    gtk_tooltip_set_text (tooltip, bar->words);
  return bar != NULL;
}

static void
on_drag_begin (DeskInventoryBars *self,
               double             x)
{
  self->pressed = day_at (self, x);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, self->pressed, self->pressed);
}

static void
on_drag_update (GtkGestureDrag    *gesture,
                double             dx,
                double             dy,
                DeskInventoryBars *self)
{
  double x, y;
  DeskDate day;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  day = day_at (self, x + dx);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, self->pressed, day);
}

static void
on_drag_end (GtkGestureDrag    *gesture,
             double             dx,
             double             dy,
             DeskInventoryBars *self)
{
  /* A click only puts the cursor there; to reserve one day, it is double-clicked. */
  if (fabs (dx) >= day_width (self) / 2)
    g_signal_emit (self, signals[SIGNAL_DRAGGED], 0);
}

static void
on_pressed (DeskInventoryBars *self,
            int                n_press)
{
  if (n_press == 2)
    g_signal_emit (self, signals[SIGNAL_DRAGGED], 0);
}

static void
desk_inventory_bars_finalize (GObject *object)
{
  DeskInventoryBars *self = DESK_INVENTORY_BARS (object);

  g_array_unref (self->bars);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_inventory_bars_parent_class)->finalize (object);
}

static void
desk_inventory_bars_class_init (DeskInventoryBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = desk_inventory_bars_finalize;
  widget_class->snapshot = desk_inventory_bars_snapshot;
  widget_class->measure = desk_inventory_bars_measure;

  /* DeskInventoryBars::chosen: the days where the pointer was pressed and is now. */
  signals[SIGNAL_CHOSEN] =
    g_signal_new ("chosen", DESK_TYPE_INVENTORY_BARS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  /* DeskInventoryBars::dragged: the user wants the days that are chosen. */
  signals[SIGNAL_DRAGGED] = g_signal_new ("dragged", DESK_TYPE_INVENTORY_BARS, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "bars");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_input (DeskInventoryBars *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_tooltip), NULL);
}

static void
desk_inventory_bars_init (DeskInventoryBars *self)
{
  self->bars = g_array_new (FALSE, FALSE, sizeof (Bar));
  g_array_set_clear_func (self->bars, bar_clear);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  add_input (self);
}

GtkWidget *
desk_inventory_bars_new (DeskOffice *office)
{
  DeskInventoryBars *self = g_object_new (DESK_TYPE_INVENTORY_BARS, NULL);

  self->office = g_object_ref (office);
  return GTK_WIDGET (self);
}

/* @item: 0: shows the names of the days; reads its bars from the file */
void
desk_inventory_bars_show (DeskInventoryBars *self,
                          gint64             item,
                          DeskDate           from,
                          DeskDate           to)
{
  self->item = item;
  self->from = from;
  self->to = to;
  read_bars (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

gint64
desk_inventory_bars_get_item (DeskInventoryBars *self)
{
  return self->item;
}

/* @from: none: no day is chosen */
void
desk_inventory_bars_set_selection (DeskInventoryBars *self,
                                   DeskDate           from,
                                   DeskDate           to)
{
  self->selected_from = MIN (from, to);
  self->selected_to = MAX (from, to);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Returns: whether no bar touches the working hours of those days */
gboolean
desk_inventory_bars_is_free (DeskInventoryBars *self,
                             DeskDate           from,
                             DeskDate           to)
{
  double first = MIN (from, to) - self->from + 9.0 / 24;
  double last = MAX (from, to) - self->from + 18.0 / 24;

  for (guint i = 0; i < self->bars->len; i++)
    if (bar_at (self, i)->from < last && bar_at (self, i)->until > first)
      return FALSE;
  return TRUE;
}
