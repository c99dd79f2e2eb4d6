/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-meetings-room-week.h"

#include <math.h>

#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-meetings-room-day.h"
#include "desk-people.h"

#define NAME_WIDTH  110
#define NAME_CHARS  11
#define RULER_WIDTH 36
/* Columns before the days: the room, its hours. */
#define FIRST_DAY 2
#define MOST_DAYS 7

/* The hours that are shown, as long as nothing is booked beside them. */
#define MORNING (8 * 60)
#define EVENING (20 * 60)
#define HOUR    60
/* What the pointer and the keys choose by; what a double click asks for. */
#define STEP  30
#define USUAL 60
/* Pixels, before a click is a drag. */
#define SLACK 6

struct _DeskMeetingsRoomWeek
{
  GtkWidget parent_instance;

  DeskOffice *office;
  DeskDate monday;
  int n_days;
  int from, until;     /* the hours shown */
  GPtrArray *rooms;    /* DeskRoom, a row each */
  GPtrArray *bookings; /* DeskRoomBooking */
  GPtrArray *days;     /* DeskMeetingsRoomDay, by rows */
  gint64 selected;

  /* Where the cursor is; 0: nowhere yet. It reaches from the anchor's half hour to its own. */
  gint64 cursor_room;
  DeskDate cursor_date;
  int anchor, cursor;

  /* While the pointer drags */
  gint64 dragged; /* a booking; 0: free time */
  int drag_offset, drag_length;
  gboolean moved;
  DeskMeetingsRoomDay *target; /* (nullable), where the booking would come */
  int target_from;

  GtkWidget *box;
  GtkWidget *head;
  GtkWidget *grid;
};

enum
{
  SIGNAL_BOOKING_CHOSEN,
  SIGNAL_TIME_CHOSEN,
  SIGNAL_MOVED,
  SIGNAL_CANCEL_WANTED,
  SIGNAL_ROOM_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskMeetingsRoomWeek, desk_meetings_room_week, GTK_TYPE_WIDGET)

/* Rows and days */

static DeskTimeBars *
day_at (DeskMeetingsRoomWeek *self,
        int                   row,
        int                   day)
{
  int place = row * self->n_days + day;

  if (row < 0 || day < 0 || day >= self->n_days || place >= (int) self->days->len)
    return NULL;
  return self->days->pdata[place];
}

/* Returns: the row of a room, or -1 */
static int
find_row (DeskMeetingsRoomWeek *self,
          gint64                room)
{
  for (guint i = 0; self->rooms != NULL && i < self->rooms->len; i++)
    if (((const DeskRoom *) self->rooms->pdata[i])->id == room)
      return (int) i;
  return -1;
}

/* Returns: (nullable): the day the cursor is in */
static DeskTimeBars *
cursor_day (DeskMeetingsRoomWeek *self)
{
  return day_at (self, find_row (self, self->cursor_room), self->cursor_date - self->monday);
}

static gboolean
locate (DeskMeetingsRoomWeek *self,
        DeskTimeBars         *day,
        gint64               *room,
        DeskDate             *date)
{
  guint place;

  if (!g_ptr_array_find (self->days, day, &place))
    return FALSE;
  *room = ((const DeskRoom *) self->rooms->pdata[place / (guint) self->n_days])->id;
  *date = self->monday + (int) place % self->n_days;
  return TRUE;
}

static DeskTimeBars *
pick_day (DeskMeetingsRoomWeek *self,
          double                x,
          double                y,
          int                  *place)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  double x_in_day, y_in_day;

  if (!DESK_IS_MEETINGS_ROOM_DAY (widget))
    return NULL;
  gtk_widget_translate_coordinates (GTK_WIDGET (self), widget, x, y, &x_in_day, &y_in_day);
  *place = desk_time_bars_place (DESK_TIME_BARS (widget), x_in_day, y_in_day);
  return DESK_TIME_BARS (widget);
}

/* The beginning of the half hour that has @minutes. */
static int
snap (DeskMeetingsRoomWeek *self,
      int                   minutes)
{
  return CLAMP (minutes / STEP * STEP, self->from, self->until - STEP);
}

/* The cursor */

static int
chosen_from (DeskMeetingsRoomWeek *self)
{
  return MIN (self->anchor, self->cursor);
}

static int
chosen_until (DeskMeetingsRoomWeek *self)
{
  return MAX (self->anchor, self->cursor) + STEP;
}

/* Only one day takes the focus, so that Tab leaves the week. */
static void
show_cursor (DeskMeetingsRoomWeek *self)
{
  DeskTimeBars *current = cursor_day (self);
  g_autofree char *span = desk_meetings_span (chosen_from (self), chosen_until (self));

  for (guint i = 0; i < self->days->len; i++)
    {
      DeskTimeBars *day = self->days->pdata[i];

      gtk_widget_set_focusable (GTK_WIDGET (day), current != NULL ? day == current : i == 0);
      if (day == current)
        {
          desk_time_bars_set_selection (day, chosen_from (self), chosen_until (self), span);
          desk_meetings_room_day_say (DESK_MEETINGS_ROOM_DAY (day), chosen_from (self),
                                      chosen_until (self));
        }
      else
        desk_time_bars_set_selection (day, 0, 0, NULL);
    }
}

static void
put_cursor (DeskMeetingsRoomWeek *self,
            DeskTimeBars         *day,
            int                   anchor,
            int                   cursor)
{
  if (!locate (self, day, &self->cursor_room, &self->cursor_date))
    return;
  self->anchor = anchor;
  self->cursor = cursor;
  show_cursor (self);
  gtk_widget_grab_focus (GTK_WIDGET (day));
}

/* What the user wants */

static void
choose_time (DeskMeetingsRoomWeek *self)
{
  int from = chosen_from (self), until = chosen_until (self);

  /* A single half hour is where one points, not how long it takes. */
  if (until - from == STEP)
    until = MIN (from + USUAL, self->until);
  g_signal_emit (self, signals[SIGNAL_TIME_CHOSEN], 0, self->cursor_room, self->cursor_date, from,
                 until);
}

/* What is booked is shown; free time is booked. */
static void
open_cursor (DeskMeetingsRoomWeek *self)
{
  DeskTimeBars *day = cursor_day (self);
  const DeskTimeBar *bar = day != NULL ? desk_time_bars_find (day, self->cursor) : NULL;

  if (bar != NULL)
    g_signal_emit (self, signals[SIGNAL_BOOKING_CHOSEN], 0, bar->id);
  else if (day != NULL)
    choose_time (self);
}

static void
cancel_at_cursor (DeskMeetingsRoomWeek *self)
{
  DeskTimeBars *day = cursor_day (self);
  const DeskTimeBar *bar = day != NULL ? desk_time_bars_find (day, self->cursor) : NULL;

  if (bar != NULL)
    g_signal_emit (self, signals[SIGNAL_CANCEL_WANTED], 0, bar->id);
}

/* Keys */

/* Up and down go through the hours, and over their ends to the next room. */
static void
step (DeskMeetingsRoomWeek *self,
      int                   rows,
      int                   days,
      int                   minutes,
      gboolean              extend)
{
  int row = find_row (self, self->cursor_room), day = self->cursor_date - self->monday;
  int minute = self->cursor + minutes;

  if (minute < self->from || minute >= self->until)
    {
      if (extend || day_at (self, row + (minutes > 0 ? 1 : -1), day) == NULL)
        return;
      row += minutes > 0 ? 1 : -1;
      minute = minutes > 0 ? self->from : self->until - STEP;
    }
  row += rows;
  day += days;
  if (day_at (self, row, day) != NULL)
    put_cursor (self, day_at (self, row, day), extend ? self->anchor : minute, minute);
}

/* Moves what stands at the cursor, and the cursor with it. */
static void
carry (DeskMeetingsRoomWeek *self,
       int                   rows,
       int                   days,
       int                   minutes)
{
  DeskTimeBars *day = cursor_day (self);
  const DeskTimeBar *bar = day != NULL ? desk_time_bars_find (day, self->cursor) : NULL;
  int row = find_row (self, self->cursor_room) + rows;
  DeskDate date = self->cursor_date + days;
  gint64 booking, room;
  int from;

  if (bar == NULL || day_at (self, row, date - self->monday) == NULL)
    return;
  booking = bar->id;
  from = bar->from + minutes;
  if (from < self->from || from + bar->until - bar->from > self->until)
    return;
  room = ((const DeskRoom *) self->rooms->pdata[row])->id;
  put_cursor (self, day_at (self, row, date - self->monday), snap (self, from), snap (self, from));
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, booking, room, date, from);
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        DeskMeetingsRoomWeek  *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean extend = (state & GDK_SHIFT_MASK) != 0;
  int rows = 0, days = 0, minutes = 0;

  if (!DESK_IS_MEETINGS_ROOM_DAY (focus) || (state & GDK_CONTROL_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if (cursor_day (self) == NULL)
    put_cursor (self, DESK_TIME_BARS (focus), snap (self, 9 * HOUR), snap (self, 9 * HOUR));
  switch (keyval)
    {
    case GDK_KEY_Left:
      days = -1;
      break;
    case GDK_KEY_Right:
      days = 1;
      break;
    case GDK_KEY_Up:
      minutes = -STEP;
      break;
    case GDK_KEY_Down:
      minutes = STEP;
      break;
    case GDK_KEY_Page_Up:
      rows = -1;
      break;
    case GDK_KEY_Page_Down:
      rows = 1;
      break;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      open_cursor (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      cancel_at_cursor (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  if ((state & GDK_ALT_MASK) != 0)
    carry (self, rows, days, minutes);
  else
    step (self, rows, days, minutes, extend && minutes != 0);
  return GDK_EVENT_STOP;
}

/* The pointer */

static void
show_target (DeskMeetingsRoomWeek *self,
             DeskTimeBars         *day,
             int                   from)
{
  g_autofree char *span = desk_meetings_span (from, from + self->drag_length);

  if (self->target != NULL)
    desk_time_bars_set_selection (DESK_TIME_BARS (self->target), 0, 0, NULL);
  self->target = day != NULL ? DESK_MEETINGS_ROOM_DAY (day) : NULL;
  self->target_from = from;
  if (day != NULL)
    desk_time_bars_set_selection (day, from, from + self->drag_length, span);
}

static void
on_drag_begin (GtkGestureDrag       *gesture,
               double                x,
               double                y,
               DeskMeetingsRoomWeek *self)
{
  int place = 0;
  DeskTimeBars *day = pick_day (self, x, y, &place);
  const DeskTimeBar *bar;

  self->dragged = 0;
  self->moved = FALSE;
  self->target = NULL;
  if (day == NULL)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  put_cursor (self, day, snap (self, place), snap (self, place));
  bar = desk_time_bars_find (day, place);
  if (bar == NULL)
    return;
  self->dragged = bar->id;
  self->drag_offset = place - bar->from;
  self->drag_length = bar->until - bar->from;
}

static void
on_drag_update (GtkGestureDrag       *gesture,
                double                dx,
                double                dy,
                DeskMeetingsRoomWeek *self)
{
  DeskTimeBars *day = cursor_day (self);
  double x, y, x_in_day, y_in_day;
  int place = 0;

  if (day == NULL || (!self->moved && fabs (dx) < SLACK && fabs (dy) < SLACK))
    return;
  self->moved = TRUE;
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (self->dragged != 0)
    {
      int last = self->until - self->drag_length;

      desk_time_bars_set_selection (day, 0, 0, NULL);
      day = pick_day (self, x + dx, y + dy, &place);
      place = (place - self->drag_offset + STEP / 2) / STEP * STEP;
      show_target (self, day, CLAMP (place, self->from, MAX (last, self->from)));
      return;
    }
  gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (day), x + dx, y + dy, &x_in_day,
                                    &y_in_day);
  self->cursor = snap (self, desk_time_bars_place (day, x_in_day, y_in_day));
  show_cursor (self);
}

static void
on_drag_end (GtkGestureDrag       *gesture,
             double                dx,
             double                dy,
             DeskMeetingsRoomWeek *self)
{
  gint64 booking = self->dragged, room;
  DeskTimeBars *target = self->target != NULL ? DESK_TIME_BARS (self->target) : NULL;
  DeskDate date;

  self->dragged = 0;
  self->target = NULL;
  if (cursor_day (self) == NULL)
    return;
  if (booking == 0)
    {
      /* A click only puts the cursor there. */
      if (self->moved)
        choose_time (self);
      return;
    }
  if (!self->moved)
    {
      g_signal_emit (self, signals[SIGNAL_BOOKING_CHOSEN], 0, booking);
      return;
    }
  if (target == NULL || !locate (self, target, &room, &date))
    {
      show_cursor (self);
      return;
    }
  put_cursor (self, target, snap (self, self->target_from), snap (self, self->target_from));
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, booking, room, date, self->target_from);
}

static void
on_drag_cancel (DeskMeetingsRoomWeek *self)
{
  self->dragged = 0;
  self->moved = FALSE;
  self->target = NULL;
  show_cursor (self);
}

static void
on_pressed (DeskMeetingsRoomWeek *self,
            int                   n_press,
            double                x,
            double                y)
{
  int place = 0;
  DeskTimeBars *day = n_press == 2 ? pick_day (self, x, y, &place) : NULL;

  if (day != NULL && desk_time_bars_find (day, place) == NULL)
    choose_time (self);
}

/* Building */

static void
clear_grid (GtkWidget *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (grid)) != NULL)
    gtk_grid_remove (GTK_GRID (grid), child);
}

static DeskTimePart
part_of (DeskMeetingsRoomWeek *self,
         DeskDate              date)
{
  gboolean works =
    desk_calendar_contains (desk_office_get_calendar (self->office), DESK_CALENDAR_WORKING, date);

  if (date == desk_date_today ())
    return works ? DESK_TIME_PART_TODAY : DESK_TIME_PART_TODAY_OFF;
  return works ? DESK_TIME_PART_PLAIN : DESK_TIME_PART_OFF;
}

static GtkWidget *
make_day_head (DeskDate date)
{
  g_autofree char *name =
    desk_date_format (date, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());
  GtkWidget *head = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (head), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (head, TRUE);
  gtk_widget_add_css_class (head, "desk-shoots-dayhead");
  gtk_widget_add_css_class (head, "heading");
  if (date == desk_date_today ())
    gtk_widget_add_css_class (head, "accent");
  return head;
}

static void
on_room_clicked (DeskMeetingsRoomWeek *self,
                 GtkWidget            *button)
{
  g_signal_emit (self, signals[SIGNAL_ROOM_CHOSEN], 0,
                 (gint64) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "room")));
}

static char *
room_words (DeskMeetingsRoomWeek *self,
            const DeskRoom       *room)
{
  const char *kind = room->kind != NULL
                       ? desk_field_choice_label (desk_kind_get_field (&desk_kind_rooms, "kind"),
                                                  room->kind, desk_language_current ())
                       : NULL;

  if (room->seats == 0)
    return g_strdup (kind != NULL ? kind : "");
  if (kind == NULL)
    return g_strdup_printf (ngettext ("%lld seat", "%lld seats", (gulong) room->seats),
                            (long long) room->seats);
  /* Translators: the kind of a room, and how many it seats */
  return g_strdup_printf (ngettext ("%1$s, %2$lld seat", "%1$s, %2$lld seats",
                                    (gulong) room->seats),
                          kind, (long long) room->seats);
}

static void
add_words (GtkWidget  *box,
           const char *text,
           const char *css)
{
  GtkWidget *label = desk_inventory_label (text, css);

  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
make_room (DeskMeetingsRoomWeek *self,
           const DeskRoom       *room)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *words = room_words (self, room);

  add_words (box, room->name, "heading");
  if (*words != '\0')
    add_words (box, words, "desk-field-label");
  if (room->key_out)
    {
      g_autofree char *name = desk_people_dup_name (self->office, room->key_with);
      /* Translators: %s: a name */
      g_autofree char *key = g_strdup_printf (_ ("Key with %s"), name);

      add_words (box, key, "desk-shoots-needed");
    }
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "desk-meetings-room");
  gtk_widget_set_tooltip_text (button, _ ("Change the room"));
  gtk_widget_set_size_request (button, NAME_WIDTH, -1);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  room->name, -1);
  g_object_set_data (G_OBJECT (button), "room", GINT_TO_POINTER ((int) room->id));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_room_clicked), self);
  return button;
}

static GtkWidget *
make_ruler (DeskMeetingsRoomWeek *self)
{
  GtkWidget *ruler = desk_time_bars_new (GTK_ORIENTATION_VERTICAL);

  desk_time_bars_set_axis (DESK_TIME_BARS (ruler), self->from, self->until, 0);
  for (int from = self->from; from < self->until; from += 2 * HOUR)
    {
      g_autofree char *name = desk_meetings_time (from);

      desk_time_bars_add_part (DESK_TIME_BARS (ruler), from, MIN (from + 2 * HOUR, self->until),
                               DESK_TIME_PART_PLAIN, name, name);
    }
  gtk_widget_set_size_request (ruler, RULER_WIDTH, -1);
  gtk_widget_add_css_class (ruler, "desk-meetings-hours");
  return ruler;
}

/* Head and rows are two grids, so that the head stays where rows are scrolled. */
static void
build (DeskMeetingsRoomWeek *self)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkSizeGroup) names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *corner = gtk_label_new (_ ("Room"));
  GtkWidget *hours = gtk_label_new (NULL);

  clear_grid (self->head);
  clear_grid (self->grid);
  g_ptr_array_set_size (self->days, 0);
  gtk_label_set_xalign (GTK_LABEL (corner), 0);
  gtk_widget_add_css_class (corner, "desk-shoots-dayhead");
  gtk_size_group_add_widget (names, corner);
  gtk_grid_attach (GTK_GRID (self->head), corner, 0, 0, 1, 1);
  gtk_widget_add_css_class (hours, "desk-meetings-hours");
  gtk_widget_set_size_request (hours, RULER_WIDTH, -1);
  gtk_grid_attach (GTK_GRID (self->head), hours, 1, 0, 1, 1);
  for (int i = 0; i < self->n_days; i++)
    {
      GtkSizeGroup *column = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
      GtkWidget *head = make_day_head (self->monday + i);

      gtk_size_group_add_widget (column, head);
      gtk_grid_attach (GTK_GRID (self->head), head, FIRST_DAY + i, 0, 1, 1);
      g_ptr_array_add (columns, column);
    }
  for (int row = 0; row < (int) self->rooms->len; row++)
    {
      const DeskRoom *room = self->rooms->pdata[row];
      GtkWidget *name = make_room (self, room);

      gtk_size_group_add_widget (names, name);
      gtk_grid_attach (GTK_GRID (self->grid), name, 0, row, 1, 1);
      gtk_grid_attach (GTK_GRID (self->grid), make_ruler (self), 1, row, 1, 1);
      for (int i = 0; i < self->n_days; i++)
        {
          GtkWidget *day = desk_meetings_room_day_new ();

          desk_meetings_room_day_set (DESK_MEETINGS_ROOM_DAY (day), room, self->monday + i,
                                      part_of (self, self->monday + i), self->bookings, self->from,
                                      self->until);
          desk_time_bars_set_selected (DESK_TIME_BARS (day), self->selected);
          gtk_size_group_add_widget (columns->pdata[i], day);
          gtk_grid_attach (GTK_GRID (self->grid), day, FIRST_DAY + i, row, 1, 1);
          g_ptr_array_add (self->days, day);
        }
    }
}

static void
add_input (DeskMeetingsRoomWeek *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (on_drag_cancel), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Object */

static gboolean
desk_meetings_room_week_grab_focus (GtkWidget *widget)
{
  DeskMeetingsRoomWeek *self = DESK_MEETINGS_ROOM_WEEK (widget);
  DeskTimeBars *day = cursor_day (self);

  if (day == NULL && self->days->len > 0)
    day = self->days->pdata[0];
  return day != NULL && gtk_widget_grab_focus (GTK_WIDGET (day));
}

static void
desk_meetings_room_week_dispose (GObject *object)
{
  DeskMeetingsRoomWeek *self = DESK_MEETINGS_ROOM_WEEK (object);

  self->target = NULL;
  g_ptr_array_set_size (self->days, 0);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_meetings_room_week_parent_class)->dispose (object);
}

static void
desk_meetings_room_week_finalize (GObject *object)
{
  DeskMeetingsRoomWeek *self = DESK_MEETINGS_ROOM_WEEK (object);

  g_clear_pointer (&self->rooms, g_ptr_array_unref);
  g_clear_pointer (&self->bookings, g_ptr_array_unref);
  g_ptr_array_unref (self->days);

  G_OBJECT_CLASS (desk_meetings_room_week_parent_class)->finalize (object);
}

static void
desk_meetings_room_week_class_init (DeskMeetingsRoomWeekClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_meetings_room_week_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_meetings_room_week_finalize;
  widget_class->grab_focus = desk_meetings_room_week_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /* DeskMeetingsRoomWeek::booking-chosen: the user wants to see this booking. */
  signals[SIGNAL_BOOKING_CHOSEN] =
    g_signal_new ("booking-chosen", DESK_TYPE_MEETINGS_ROOM_WEEK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  /* DeskMeetingsRoomWeek::time-chosen: the user wants to book this room on this day, from
   * when until when. */
  signals[SIGNAL_TIME_CHOSEN] =
    g_signal_new ("time-chosen", DESK_TYPE_MEETINGS_ROOM_WEEK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 4, G_TYPE_INT64, G_TYPE_INT, G_TYPE_INT, G_TYPE_INT);
  /* DeskMeetingsRoomWeek::moved: the user wants this booking in this room, on this day, from
   * then. */
  signals[SIGNAL_MOVED] = g_signal_new ("moved", DESK_TYPE_MEETINGS_ROOM_WEEK, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 4, G_TYPE_INT64,
                                        G_TYPE_INT64, G_TYPE_INT, G_TYPE_INT);
  /* DeskMeetingsRoomWeek::cancel-wanted: the user wants this booking cancelled. */
  signals[SIGNAL_CANCEL_WANTED] =
    g_signal_new ("cancel-wanted", DESK_TYPE_MEETINGS_ROOM_WEEK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  /* DeskMeetingsRoomWeek::room-chosen: the user wants to change this room. */
  signals[SIGNAL_ROOM_CHOSEN] =
    g_signal_new ("room-chosen", DESK_TYPE_MEETINGS_ROOM_WEEK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
desk_meetings_room_week_init (DeskMeetingsRoomWeek *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->n_days = MOST_DAYS;
  self->days = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->head = gtk_grid_new ();
  gtk_box_append (GTK_BOX (self->box), self->head);
  self->grid = gtk_grid_new ();
  gtk_widget_add_css_class (self->grid, "desk-meetings-week");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->grid);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  add_input (self);
}

GtkWidget *
desk_meetings_room_week_new (DeskOffice *office)
{
  DeskMeetingsRoomWeek *self = g_object_new (DESK_TYPE_MEETINGS_ROOM_WEEK, NULL);

  self->office = g_object_ref (office);
  return GTK_WIDGET (self);
}

/* From the first to the last hour that is booked, the usual ones at the least. */
static void
measure_hours (DeskMeetingsRoomWeek *self)
{
  self->from = MORNING;
  self->until = EVENING;
  for (guint i = 0; i < self->bookings->len; i++)
    {
      const DeskRoomBooking *booking = self->bookings->pdata[i];

      self->from = MIN (self->from, desk_meetings_minutes (booking->start) / HOUR * HOUR);
      self->until =
        MAX (self->until, (desk_meetings_minutes (booking->end) + HOUR - 1) / HOUR * HOUR);
    }
}

/* Sunday is there when somebody is on duty then, or a room is booked. */
static int
count_days (DeskMeetingsRoomWeek *self)
{
  DeskDate sunday = self->monday + MOST_DAYS - 1;

  if (desk_calendar_contains (desk_office_get_calendar (self->office), DESK_CALENDAR_DUTY, sunday))
    return MOST_DAYS;
  for (guint i = 0; i < self->bookings->len; i++)
    if (((const DeskRoomBooking *) self->bookings->pdata[i])->date == sunday)
      return MOST_DAYS;
  return MOST_DAYS - 1;
}

/**
 * desk_meetings_room_week_show:
 * @rooms: (element-type DeskRoom): a row each
 *
 * Reads the bookings of the week anew.
 */
gboolean
desk_meetings_room_week_show (DeskMeetingsRoomWeek  *self,
                              DeskDate               monday,
                              GPtrArray             *rooms,
                              GError               **error)
{
  g_autoptr (GPtrArray) bookings =
    desk_rooms_bookings (self->office, 0, monday, monday + MOST_DAYS - 1, error);
  gboolean focused = gtk_widget_get_focus_child (self->grid) != NULL;

  if (bookings == NULL)
    return FALSE;
  self->target = NULL;
  self->monday = monday;
  g_clear_pointer (&self->rooms, g_ptr_array_unref);
  self->rooms = g_ptr_array_ref (rooms);
  g_clear_pointer (&self->bookings, g_ptr_array_unref);
  self->bookings = g_steal_pointer (&bookings);
  self->n_days = count_days (self);
  measure_hours (self);
  build (self);
  show_cursor (self);
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  return TRUE;
}

/* @booking: 0: none */
void
desk_meetings_room_week_select (DeskMeetingsRoomWeek *self,
                                gint64                booking)
{
  self->selected = booking;
  for (guint i = 0; i < self->days->len; i++)
    desk_time_bars_set_selected (self->days->pdata[i], booking);
}

/* Puts the cursor on a time of the week that is shown; @room 0: nowhere. */
void
desk_meetings_room_week_choose (DeskMeetingsRoomWeek *self,
                                gint64                room,
                                DeskDate              date,
                                int                   from,
                                int                   until)
{
  self->cursor_room = room;
  self->cursor_date = date;
  self->anchor = from;
  self->cursor = MAX (until - STEP, from);
  show_cursor (self);
}

/* Returns: whether the cursor is in the week that is shown, and where */
gboolean
desk_meetings_room_week_get (DeskMeetingsRoomWeek *self,
                             gint64               *room,
                             DeskDate             *date,
                             int                  *from,
                             int                  *until)
{
  if (cursor_day (self) == NULL)
    return FALSE;
  *room = self->cursor_room;
  *date = self->cursor_date;
  *from = chosen_from (self);
  *until = chosen_until (self);
  return TRUE;
}
