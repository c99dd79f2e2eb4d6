/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-meetings-room-day.h"

#include <stdlib.h>

#include "desk-language.h"

#define HOUR 60
/* The least an hour is high. */
#define HOUR_HEIGHT 15

struct _DeskMeetingsRoomDay
{
  DeskTimeBars parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskMeetingsRoomDay, desk_meetings_room_day, DESK_TYPE_TIME_BARS)

static void
desk_meetings_room_day_class_init (DeskMeetingsRoomDayClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "roomday");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
desk_meetings_room_day_init (DeskMeetingsRoomDay *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
desk_meetings_room_day_new (void)
{
  return g_object_new (DESK_TYPE_MEETINGS_ROOM_DAY, "orientation", GTK_ORIENTATION_VERTICAL, NULL);
}

static DeskTimeLook
look_of (const DeskRoomBooking *booking)
{
  if (g_str_equal (booking->level, "company"))
    return DESK_TIME_LOOK_ACCENT;
  return g_str_equal (booking->level, "department") ? DESK_TIME_LOOK_SUCCESS
                                                    : DESK_TIME_LOOK_QUIET;
}

static const char *
level_words (const DeskRoomBooking *booking)
{
  return desk_field_choice_label (desk_kind_get_field (&desk_kind_bookings, "level"),
                                  booking->level, desk_language_current ());
}

/* What for and by whom, and what one has to know of it. */
static char *
bar_name (const DeskRoomBooking *booking)
{
  const char *title = booking->title != NULL ? booking->title : level_words (booking);
  GString *text = g_string_new (NULL);

  if (booking->urgent)
    g_string_append (text, "! ");
  if (booking->tidied != NULL)
    g_string_append (text, "✓ ");
  /* Translators: on a bar of the rooms' week: what for, who booked */
  g_string_append_printf (text, C_ ("booking", "%1$s · %2$s"), title, booking->by_name);
  if (booking->short_notice)
    g_string_append_printf (text, "\n%s", _ ("at short notice"));
  return g_string_free (text, FALSE);
}

static char *
bar_words (const DeskRoomBooking *booking)
{
  g_autofree char *text = desk_room_booking_to_text (booking, desk_language_current ());
  GString *words = g_string_new (text);

  g_string_append_printf (words, "\n%s", level_words (booking));
  if (booking->urgent)
    g_string_append_printf (words, "\n%s", _ ("Important or urgent"));
  if (booking->short_notice)
    g_string_append_printf (words, "\n%s", _ ("at short notice"));
  if (booking->outsider)
    g_string_append_printf (words, "\n%s", _ ("For outsiders"));
  if (booking->equipment != NULL)
    /* Translators: %s: what is needed in the room */
    g_string_append_printf (words, _ ("\nNeeds %s"), booking->equipment);
  if (booking->tidied != NULL)
    g_string_append_printf (words, "\n%s", _ ("Put back in order"));
  return g_string_free (words, FALSE);
}

/* @bookings: (element-type DeskRoomBooking): of all rooms; @from, @until: the hours shown */
void
desk_meetings_room_day_set (DeskMeetingsRoomDay *self,
                            const DeskRoom      *room,
                            DeskDate             date,
                            DeskTimePart         kind,
                            GPtrArray           *bookings,
                            int                  from,
                            int                  until)
{
  DeskTimeBars *bars = DESK_TIME_BARS (self);
  g_autofree char *day =
    desk_date_format (date, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());
  /* Translators: a room, a day */
  g_autofree char *name = g_strdup_printf (C_ ("room", "%1$s, %2$s"), room->name, day);
  g_autoptr (GString) words = g_string_new (name);
  gsize before = words->len;

  desk_time_bars_set_axis (bars, from, until, (until - from) / HOUR * HOUR_HEIGHT);
  for (int hour = from; hour < until; hour += HOUR)
    desk_time_bars_add_part (bars, hour, hour + HOUR, kind, NULL, NULL);
  for (guint i = 0; i < bookings->len; i++)
    {
      const DeskRoomBooking *booking = bookings->pdata[i];
      g_autofree char *label = NULL;
      g_autofree char *all = NULL;
      DeskTimeBar bar = { .id = booking->id };

      if (booking->room != room->id || booking->date != date)
        continue;
      bar.from = desk_meetings_minutes (booking->start);
      bar.until = desk_meetings_minutes (booking->end);
      bar.look = look_of (booking);
      bar.name = label = bar_name (booking);
      bar.words = all = bar_words (booking);
      desk_time_bars_add (bars, &bar);
      g_string_append_printf (words, "; %s–%s %s", booking->start, booking->end, label);
    }
  if (words->len == before)
    g_string_append_printf (words, "; %s", _ ("free"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str,
                                  -1);
}

/* Tells who cannot see it where the cursor is. */
void
desk_meetings_room_day_say (DeskMeetingsRoomDay *self,
                            int                  from,
                            int                  until)
{
  const DeskTimeBar *bar = desk_time_bars_find (DESK_TIME_BARS (self), from);
  g_autofree char *span = desk_meetings_span (from, until);
  /* Translators: from when until when, and what is there: a booking, or “free” */
  g_autofree char *words = g_strdup_printf (C_ ("room", "%1$s: %2$s"), span,
                                            bar != NULL ? bar->name : _ ("free"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
}

/* @time: "09:30". Returns: minutes since midnight */
int
desk_meetings_minutes (const char *time)
{
  return atoi (time) * HOUR + atoi (time + 3);
}

/* Returns: (transfer full): "09:30" */
char *
desk_meetings_time (int minutes)
{
  return g_strdup_printf ("%02d:%02d", minutes / HOUR, minutes % HOUR);
}

/* Returns: (transfer full): "09:30–11:00" */
char *
desk_meetings_span (int from,
                    int until)
{
  return g_strdup_printf ("%02d:%02d–%02d:%02d", from / HOUR, from % HOUR, until / HOUR,
                          until % HOUR);
}
