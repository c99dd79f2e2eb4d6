/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What happens to a booking once it stands: cancelled, seen to be displaced, its
 * key, its room put back in order (MEE-5, INV-13).
 *
 * The tick is one of the booking. A round of the kind “after each use” has one row
 * a line and day: it cannot tell two uses of one day apart, nor rooms; it stays the
 * check that the administration makes of the training room. */

#include "desk-rooms-private.h"

#include <string.h>

#include "desk-custody.h"
#include "desk-equipment-private.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-today.h"

/* How long an untidied room is brought up. */
#define TIDY_DAYS 7

/* Returns: (transfer full) (nullable): the booking, when it stands */
static DeskRoomBooking *
get_standing (DeskOffice  *office,
              gint64       id,
              GError     **error)
{
  g_autoptr (DeskRoomBooking) booking = desk_rooms_get_booking (office, id, error);
  g_autofree char *text = NULL;

  if (booking == NULL || g_str_equal (booking->state, "booked"))
    return g_steal_pointer (&booking);
  text = desk_room_booking_to_text (booking, desk_language_current ());
  if (g_str_equal (booking->state, "cancelled"))
    /* Translators: %s: a booking */
    desk_equipment_refuse (error, _ ("This booking was cancelled: %s (MEE-5)"), text);
  else
    /* Translators: %s: a booking */
    desk_equipment_refuse (error, _ ("This booking was displaced: %s (MEE-5)"), text);
  return NULL;
}

static DeskAct *
begin (DeskOffice             *office,
       const DeskRoomBooking  *booking,
       const char             *format,
       GError                **error)
{
  g_autofree char *text = desk_room_booking_to_text (booking, desk_language_current ());
  g_autofree char *title = g_strdup_printf (format, text);

  return desk_store_begin (desk_office_get_store (office), error, title);
}

/**
 * desk_rooms_cancel:
 * @reason: (nullable): added to the booking's note
 *
 * Cancels a booking that stands, as one act; it is kept. That of a meeting that is
 * planned there is refused.
 */
gboolean
desk_rooms_cancel (DeskOffice  *office,
                   gint64       booking,
                   const char  *reason,
                   GError     **error)
{
  g_autoptr (DeskRoomBooking) before = get_standing (office, booking, error);
  g_autoptr (DeskRows) meeting = NULL;
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *note = NULL;

  if (before == NULL)
    return FALSE;
  meeting = desk_rooms_planned_meeting (office, booking, error);
  if (meeting == NULL)
    return FALSE;
  if (desk_rows_next (meeting))
    /* Translators: %s: a meeting */
    return desk_equipment_refuse (error, _ ("This is the room of the meeting “%s”; cancel the"
                                            " meeting or name another room there (MEE-5)"),
                                  desk_rows_text (meeting, 0));
  if (reason != NULL && *reason != '\0' && before->note != NULL)
    note = g_strdup_printf ("%s; %s", before->note, reason);
  else if (reason != NULL && *reason != '\0')
    note = g_strdup (reason);
  /* Translators: the title of an act: a booking */
  act = begin (office, before, _ ("Cancel the booking %s"), error);
  if (act == NULL ||
      !desk_store_execute (
        desk_office_get_store (office), error,
        "UPDATE bookings SET state = 'cancelled', note = ifnull(?, note) WHERE id = ?", "ti", note,
        booking))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* The loser has seen that a booking was displaced; one act, refused a second time. */
gboolean
desk_rooms_acknowledge (DeskOffice  *office,
                        gint64       booking,
                        GError     **error)
{
  g_autoptr (DeskRoomBooking) before = desk_rooms_get_booking (office, booking, error);
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *moment = NULL;
  DeskDate day;

  if (before == NULL || !desk_equipment_moment (office, &moment, &day))
    return FALSE;
  if (!g_str_equal (before->state, "displaced"))
    return desk_equipment_refuse (error, _ ("This booking was not displaced (MEE-5)"));
  if (before->acknowledged != NULL)
    /* Translators: %s: a moment */
    return desk_equipment_refuse (error, _ ("This was seen already, at %s (MEE-5)"),
                                  before->acknowledged);
  /* Translators: the title of an act: a booking */
  act = begin (office, before, _ ("Take note of the displaced booking %s"), error);
  if (act == NULL || !desk_store_execute (desk_office_get_store (office), error,
                                          "UPDATE bookings SET acknowledged = ? WHERE id = ?", "ti",
                                          moment, booking))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* The room's key, or 0 with %DESK_ERROR_REFUSED. */
static gint64
key_of (DeskOffice             *office,
        const DeskRoomBooking  *booking,
        GError                **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error,
                       "SELECT ifnull(key_id, 0) FROM rooms WHERE id = ?", "i", booking->room);

  if (rows == NULL || !desk_rows_next (rows))
    return 0;
  if (desk_rows_int (rows, 0) == 0)
    /* Translators: %s: a room */
    desk_equipment_refuse (error, _ ("%s has no key; name it in the room's record (INV-13)"),
                           booking->room_name);
  return desk_rows_int (rows, 0);
}

/**
 * desk_rooms_hand_out_key:
 * @to: who takes it; 0: who booked
 *
 * Hands out the key of the booked room until the booking ends, as one act of
 * custody. Refused for a booking that does not stand or is over, a room without a
 * key, and a key that is out.
 */
gboolean
desk_rooms_hand_out_key (DeskOffice  *office,
                         gint64       booking,
                         gint64       to,
                         GError     **error)
{
  g_autoptr (DeskRoomBooking) before = get_standing (office, booking, error);
  g_autofree char *due = NULL;
  g_autofree char *day = NULL;
  gint64 key = before != NULL ? key_of (office, before, error) : 0;

  if (key == 0)
    return FALSE;
  if (desk_rooms_is_over (office, before->date, before->end))
    return desk_equipment_refuse (error, _ ("This booking is over; its key stays (MEE-5)"));
  day = desk_date_to_iso (before->date);
  due = g_str_equal (before->end, "24:00") ? g_strdup_printf ("%s 23:59", day)
                                           : g_strdup_printf ("%s %s", day, before->end);
  return desk_custody_hand_out (office, key, to != 0 ? to : before->by, due, error);
}

/* Takes the key of the booked room back, as one act; refused when it is not out. */
gboolean
desk_rooms_take_back_key (DeskOffice  *office,
                          gint64       booking,
                          const char  *condition,
                          GError     **error)
{
  g_autoptr (DeskRoomBooking) before = desk_rooms_get_booking (office, booking, error);
  gint64 key = before != NULL ? key_of (office, before, error) : 0;

  return key != 0 && desk_custody_take_back (office, key, condition, error);
}

/**
 * desk_rooms_tidy:
 * @by: who put the room back in order; 0: who booked
 *
 * The tick after use, as one act. Refused before the booking began, for one that
 * does not stand, and a second time.
 */
gboolean
desk_rooms_tidy (DeskOffice  *office,
                 gint64       booking,
                 gint64       by,
                 GError     **error)
{
  g_autoptr (DeskRoomBooking) before = get_standing (office, booking, error);
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *moment = NULL;
  DeskDate day;

  if (before == NULL || !desk_equipment_moment (office, &moment, &day))
    return FALSE;
  if (before->tidied != NULL)
    /* Translators: %s: a moment */
    return desk_equipment_refuse (error, _ ("The room was put back in order at %s (MEE-5)"),
                                  before->tidied);
  if (!desk_rooms_is_over (office, before->date, before->start))
    return desk_equipment_refuse (error, _ ("This booking has not begun yet (MEE-5)"));
  /* Translators: the title of an act: a booking */
  act = begin (office, before, _ ("Put the room back in order after %s"), error);
  if (act == NULL ||
      !desk_store_execute (desk_office_get_store (office), error,
                           "UPDATE bookings SET tidied = ?, tidied_by_id = ? WHERE id = ?", "tii",
                           moment, by != 0 ? by : before->by, booking))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* Bookings are cancelled and kept, never removed. */
gboolean
desk_rooms_check_remove (const DeskKind  *kind,
                         GError         **error)
{
  return kind != &desk_kind_bookings ||
         desk_equipment_refuse (
           error, _ ("A booking is cancelled and kept, not removed; use “room cancel” (MEE-5)"));
}

static void
add (GPtrArray      *items,
     const char     *kind,
     DeskDate        date,
     char           *who,
     char           *text,
     gboolean        late,
     const DeskKind *about,
     gint64          id)
{
  DeskTodayItem *item = g_new0 (DeskTodayItem, 1);

  item->kind = kind;
  item->date = date;
  item->who = who;
  item->text = text;
  item->late = late;
  g_ptr_array_add (items, item);
  desk_today_last_about (items, about, id);
}

static gboolean
add_displaced (DeskOffice  *office,
               GPtrArray   *items,
               DeskDate     day,
               GError     **error)
{
  g_autoptr (GPtrArray) list = desk_rooms_displaced (office, 0, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const DeskRoomBooking *booking = list->pdata[i];
      g_autofree char *text = desk_room_booking_to_text (booking, desk_language_current ());

      add (items, "displaced", booking->date, g_strdup (booking->by_name),
           /* Translators: %s: a booking */
           g_strdup_printf (_ ("Lost its room to a meeting that goes first; book anew: %s"), text),
           booking->date <= day, &desk_kind_bookings, booking->id);
    }
  return list != NULL;
}

static gboolean
add_untidy (DeskOffice  *office,
            GPtrArray   *items,
            DeskDate     day,
            GError     **error)
{
  g_autoptr (GPtrArray) list = desk_rooms_bookings (office, 0, day - TIDY_DAYS, day, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const DeskRoomBooking *booking = list->pdata[i];
      g_autofree char *text = NULL;

      if (booking->tidied != NULL || !desk_rooms_is_over (office, booking->date, booking->end))
        continue;
      text = desk_room_booking_to_text (booking, desk_language_current ());
      add (items, "tidy", booking->date, g_strdup (booking->by_name),
           /* Translators: %s: a booking */
           g_strdup_printf (_ ("Put the room back in order and tick it: %s"), text),
           booking->date < day, &desk_kind_bookings, booking->id);
    }
  return list != NULL;
}

static gboolean
add_keys (DeskOffice  *office,
          GPtrArray   *items,
          DeskDate     day,
          GError     **error)
{
  g_autofree char *moment = NULL;
  g_autoptr (DeskRows) rows = NULL;
  DeskDate today = day;

  desk_equipment_moment (office, &moment, &today);
  rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT r.name, k.number, c.person_id, c.due, k.id FROM rooms r JOIN keys k ON k.id = r.key_id"
    " JOIN custody c ON c.key_id = k.id AND c.until IS NULL"
    " WHERE k.state = 'out' AND substr(c.due, 1, 10) <= ? ORDER BY c.due, r.id",
    "d", day);
  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      const char *until = desk_rows_text (rows, 3);
      DeskDate due = DESK_DATE_NONE;
      int minutes;

      desk_moment_parse (until, &due, &minutes);
      if (due == today && strcmp (until, moment) >= 0)
        continue;
      add (items, "key", due, desk_people_dup_name (office, desk_rows_int (rows, 2)),
           /* Translators: a key's number, a room, a moment */
           g_strdup_printf (_ ("The key %s of %s was due back at %s"), desk_rows_text (rows, 1),
                            desk_rows_text (rows, 0), until),
           TRUE, &desk_kind_keys, desk_rows_int (rows, 4));
    }
  return TRUE;
}

/**
 * desk_rooms_add_today:
 * @items: (element-type DeskTodayItem): what waits is added here
 *
 * Adds displaced bookings until they are seen, meetings without their room, rooms to
 * put back in order and keys of rooms that are late.
 */
gboolean
desk_rooms_add_today (DeskOffice  *office,
                      GPtrArray   *items,
                      DeskDate     day,
                      GError     **error)
{
  return add_displaced (office, items, day, error) &&
         desk_rooms_add_roomless (office, items, day, error) &&
         add_untidy (office, items, day, error) && add_keys (office, items, day, error);
}
