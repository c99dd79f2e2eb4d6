/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory-bars.h"

#include <math.h>
#include <string.h>

#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-lending.h"
#include "desk-people.h"

#define MINUTES_A_DAY 1440
/* The least a day is wide. */
#define DAY_WIDTH 14

struct _DeskInventoryBars
{
  DeskTimeBars parent_instance;

  DeskOffice *office;
  gint64 item; /* 0: the names of the days */
  DeskDate from, to;
  DeskDate pressed; /* where a drag began */
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_DRAGGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskInventoryBars, desk_inventory_bars, DESK_TYPE_TIME_BARS)

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
  int day = desk_time_bars_place (DESK_TIME_BARS (self), x, 0) / MINUTES_A_DAY;

  return self->from + MIN (day, n_days (self) - 1);
}

static int
place_of (DeskInventoryBars *self,
          const char        *moment)
{
  DeskDate date;
  int minutes;

  if (moment == NULL || !desk_moment_parse (moment, &date, &minutes))
    return n_days (self) * MINUTES_A_DAY;
  return (date - self->from) * MINUTES_A_DAY + minutes;
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

static void
add_bar (DeskInventoryBars *self,
         const DeskBooking *booking,
         GString           *all)
{
  g_autofree char *from = desk_inventory_moment (booking->from);
  g_autofree char *until =
    booking->until != NULL ? desk_inventory_moment (booking->until) : g_strdup ("…");
  g_autofree char *name = desk_people_dup_name (self->office, booking->person);
  g_autofree char *words = NULL;
  DeskTimeBar bar = { .from = place_of (self, booking->from),
                      .until = place_of (self, booking->until) };
  const char *kind;

  if (g_str_equal (booking->kind, "reserved"))
    {
      bar.look = DESK_TIME_LOOK_SUCCESS;
      kind = _ ("reserved");
    }
  else if (g_str_equal (booking->kind, "repair"))
    {
      bar.look = DESK_TIME_LOOK_WARNING;
      kind = _ ("in repair");
    }
  else if (is_overdue (self, booking))
    {
      bar.look = DESK_TIME_LOOK_ERROR;
      kind = _ ("overdue");
    }
  else
    {
      bar.look = DESK_TIME_LOOK_ACCENT;
      kind = _ ("lent");
    }
  /* Translators: a bar of the timeline: “lent”, a name, a slip's number, from and until when */
  words = g_strdup_printf (_ ("%1$s: %2$s, %3$s, %4$s – %5$s"), kind, name, booking->slip, from,
                           until);
  bar.name = bar.look == DESK_TIME_LOOK_WARNING ? (char *) kind : name;
  bar.words = words;
  desk_time_bars_add (DESK_TIME_BARS (self), &bar);
  g_string_append_printf (all, "%s%s", all->len > 0 ? "; " : "", words);
}

static void
read_bars (DeskInventoryBars *self)
{
  g_autofree char *from = desk_moment_format (self->from, 0);
  g_autofree char *until = desk_moment_format (self->to + 1, 0);
  g_autoptr (GPtrArray) bookings =
    self->item != 0 ? desk_lending_bookings (self->office, self->item, from, until, NULL) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; bookings != NULL && i < bookings->len; i++)
    add_bar (self, bookings->pdata[i], words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words->len > 0 ? words->str : _ ("free"), -1);
}

/* In a narrow column the number of the day has to do. */
static void
add_day (DeskInventoryBars *self,
         DeskDate           date)
{
  g_autofree char *weekday =
    desk_date_format (date, DESK_DATE_STYLE_WEEKDAY, desk_language_current ());
  gboolean works =
    desk_calendar_contains (desk_office_get_calendar (self->office), DESK_CALENDAR_WORKING, date);
  int from = (date - self->from) * MINUTES_A_DAY, day;
  g_autofree char *number = NULL;
  g_autofree char *name = NULL;
  DeskTimePart kind = works ? DESK_TIME_PART_PLAIN : DESK_TIME_PART_OFF;

  desk_date_get_ymd (date, NULL, NULL, &day);
  if (date == desk_date_today ())
    kind = works ? DESK_TIME_PART_TODAY : DESK_TIME_PART_TODAY_OFF;
  if (self->item == 0)
    {
      number = g_strdup_printf ("%d", day);
      /* Translators: the head of a column: a weekday and the number of its day */
      name = g_strdup_printf (C_ ("day", "%1$s %2$d"), weekday, day);
    }
  desk_time_bars_add_part (DESK_TIME_BARS (self), from, from + MINUTES_A_DAY, kind, name, number);
}

/* Input */

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

  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_inventory_bars_parent_class)->finalize (object);
}

static void
desk_inventory_bars_class_init (DeskInventoryBarsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_inventory_bars_finalize;

  /* DeskInventoryBars::chosen: the days where the pointer was pressed and is now. */
  signals[SIGNAL_CHOSEN] =
    g_signal_new ("chosen", DESK_TYPE_INVENTORY_BARS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  /* DeskInventoryBars::dragged: the user wants the days that are chosen. */
  signals[SIGNAL_DRAGGED] = g_signal_new ("dragged", DESK_TYPE_INVENTORY_BARS, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
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
}

static void
desk_inventory_bars_init (DeskInventoryBars *self)
{
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
  desk_time_bars_set_axis (DESK_TIME_BARS (self), 0, n_days (self) * MINUTES_A_DAY,
                           n_days (self) * DAY_WIDTH);
  for (DeskDate date = from; date <= to; date++)
    add_day (self, date);
  read_bars (self);
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
  DeskDate first = MIN (from, to), last = MAX (from, to);
  gboolean none = from == DESK_DATE_NONE;

  desk_time_bars_set_selection (DESK_TIME_BARS (self),
                                none ? 0 : (first - self->from) * MINUTES_A_DAY,
                                none ? 0 : (last + 1 - self->from) * MINUTES_A_DAY, NULL);
}

/* Returns: whether no bar touches the working hours of those days */
gboolean
desk_inventory_bars_is_free (DeskInventoryBars *self,
                             DeskDate           from,
                             DeskDate           to)
{
  int first = (MIN (from, to) - self->from) * MINUTES_A_DAY + 9 * 60;
  int last = (MAX (from, to) - self->from) * MINUTES_A_DAY + 18 * 60;

  return desk_time_bars_is_free (DESK_TIME_BARS (self), first, last, 0);
}
