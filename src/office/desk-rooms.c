/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rooms and bookings as they are kept, and where a room is free (MEE-5). */

#include "desk-rooms-private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk-equipment-private.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-settings.h"
#include "desk-text.h"

#define DAY_MINUTES (24 * 60)
/* How far ahead a free time is looked for. */
#define SEARCH_DAYS 30

void
desk_room_free (DeskRoom *self)
{
  g_free (self->name);
  g_free (self->kind);
  g_free (self->equipment);
  g_free (self);
}

void
desk_room_booking_free (DeskRoomBooking *self)
{
  g_free (self->room_name);
  g_free (self->start);
  g_free (self->end);
  g_free (self->level);
  g_free (self->by_name);
  g_free (self->title);
  g_free (self->equipment);
  g_free (self->note);
  g_free (self->state);
  g_free (self->acknowledged);
  g_free (self->tidied);
  g_free (self);
}

/**
 * desk_rooms_list:
 * @all: those out of use too
 *
 * Returns: (transfer full) (nullable) (element-type DeskRoom): the rooms, in order
 */
GPtrArray *
desk_rooms_list (DeskOffice  *office,
                 gboolean     all,
                 GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT r.id, r.name, r.kind, ifnull(r.seats, 0), r.equipment, ifnull(r.key_id, 0),"
    " ifnull((SELECT person_id FROM custody WHERE key_id = r.key_id AND until IS NULL), 0),"
    " ifnull((SELECT state = 'out' FROM keys WHERE id = r.key_id), 0), r.active"
    " FROM rooms r WHERE r.active OR ? ORDER BY r.position, r.name COLLATE PINYIN, r.id",
    "i", (gint64) all);
  GPtrArray *list;

  if (rows == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_room_free);
  while (desk_rows_next (rows))
    {
      DeskRoom *room = g_new0 (DeskRoom, 1);

      room->id = desk_rows_int (rows, 0);
      room->name = g_strdup (desk_rows_text (rows, 1));
      room->kind = g_strdup (desk_rows_text (rows, 2));
      room->seats = desk_rows_int (rows, 3);
      room->equipment = g_strdup (desk_rows_text (rows, 4));
      room->key = desk_rows_int (rows, 5);
      room->key_out = desk_rows_int (rows, 7) != 0;
      room->key_with = room->key_out ? desk_rows_int (rows, 6) : 0;
      room->active = desk_rows_int (rows, 8) != 0;
      g_ptr_array_add (list, room);
    }
  return list;
}

/**
 * desk_rooms_find:
 * @name: a room's name
 *
 * Returns: the room, or 0 with %DESK_ERROR_NOT_FOUND that names the nearest one
 */
gint64
desk_rooms_find (DeskOffice  *office,
                 const char  *name,
                 GError     **error)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (GPtrArray) rooms = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *list = NULL;
  const char *nearest;
  gint64 room =
    desk_store_find_named (desk_office_get_store (office), &desk_kind_rooms, name, &missing);

  if (room != 0)
    return room;
  rooms = desk_rooms_list (office, TRUE, error);
  if (rooms == NULL)
    return 0;
  names = g_ptr_array_new ();
  for (guint i = 0; i < rooms->len; i++)
    g_ptr_array_add (names, ((const DeskRoom *) rooms->pdata[i])->name);
  g_ptr_array_add (names, NULL);
  nearest = desk_text_nearest (name, (const char *const *) names->pdata);
  /* Translators: stands between the words of a list */
  list = g_strjoinv (_ (", "), (char **) names->pdata);
  if (rooms->len == 0)
    g_set_error_literal (
      error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
      _ ("There are no rooms yet; add one with “add rooms name=…” (MEE-5)"));
  else if (nearest != NULL)
    g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                 /* Translators: both are names of rooms */
                 _ ("There is no room “%s”; did you mean “%s”? (MEE-5)"), name, nearest);
  else
    g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                 /* Translators: the name of a room, and a list of such names */
                 _ ("There is no room “%s”; there are %s (MEE-5)"), name, list);
  return 0;
}

/* How a name sounds, without spaces: what an input method mixes up is the same. */
static char *
sound_of (const char *name)
{
  g_autofree char *plain = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *pinyin = desk_text_pinyin (plain != NULL ? plain : name);
  g_autofree char *folded = g_utf8_casefold (pinyin, -1);
  GString *sound = g_string_new (folded);

  g_string_replace (sound, " ", "", 0);
  return g_string_free (sound, FALSE);
}

/**
 * desk_rooms_admit:
 * @name: what a room is called that is not known yet
 *
 * Whether a booking may bring a new room with it, as a file of people brings its
 * departments: any name but one that sounds like a room that is there.
 *
 * Returns: %FALSE with %DESK_ERROR_NOT_FOUND that names the room that is meant
 */
gboolean
desk_rooms_admit (DeskOffice  *office,
                  const char  *name,
                  GError     **error)
{
  g_autoptr (GPtrArray) rooms = desk_rooms_list (office, TRUE, error);
  g_autofree char *sound = sound_of (name);

  for (guint i = 0; rooms != NULL && i < rooms->len; i++)
    {
      const DeskRoom *room = rooms->pdata[i];
      g_autofree char *other = sound_of (room->name);

      if (!g_str_equal (sound, other))
        continue;
      g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                   _ ("There is no room “%s”; did you mean “%s”? (MEE-5)"), name, room->name);
      return FALSE;
    }
  return rooms != NULL;
}

/* Returns: (transfer full) (element-type DeskRoomBooking): what a
 *   DESK_SELECT_BOOKINGS found */
GPtrArray *
desk_rooms_take (DeskOffice *office,
                 DeskRows   *rows)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_room_booking_free);

  while (desk_rows_next (rows))
    {
      DeskRoomBooking *booking = g_new0 (DeskRoomBooking, 1);

      booking->id = desk_rows_int (rows, 0);
      booking->room = desk_rows_int (rows, 1);
      booking->room_name = g_strdup (desk_rows_text (rows, 2));
      booking->date = desk_rows_date (rows, 3);
      booking->start = g_strdup (desk_rows_text (rows, 4));
      booking->end = g_strdup (desk_rows_text (rows, 5));
      booking->level = g_strdup (desk_rows_text (rows, 6));
      booking->by = desk_rows_int (rows, 7);
      booking->by_name = desk_people_dup_name (office, booking->by);
      booking->urgent = desk_rows_int (rows, 8) != 0;
      booking->title = g_strdup (desk_rows_text (rows, 9));
      booking->equipment = g_strdup (desk_rows_text (rows, 10));
      booking->outsider = desk_rows_int (rows, 11) != 0;
      booking->leader = desk_rows_int (rows, 12);
      booking->note = g_strdup (desk_rows_text (rows, 13));
      booking->state = g_strdup (desk_rows_text (rows, 14));
      booking->short_notice = desk_rows_int (rows, 15) != 0;
      booking->displaced_by = desk_rows_int (rows, 16);
      booking->acknowledged = g_strdup (desk_rows_text (rows, 17));
      booking->tidied = g_strdup (desk_rows_text (rows, 18));
      booking->tidied_by = desk_rows_int (rows, 19);
      booking->meeting = desk_rows_int (rows, 20);
      g_ptr_array_add (list, booking);
    }
  return list;
}

/**
 * desk_rooms_bookings:
 * @room: 0 for every room
 *
 * Returns: (transfer full) (nullable) (element-type DeskRoomBooking): what stands
 *   from @from to @to, by day and time; what was cancelled or displaced is not there
 */
GPtrArray *
desk_rooms_bookings (DeskOffice  *office,
                     gint64       room,
                     DeskDate     from,
                     DeskDate     to,
                     GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    DESK_SELECT_BOOKINGS " WHERE b.state = 'booked' AND b.date BETWEEN ?1 AND ?2"
                         " AND (?3 = 0 OR b.room_id = ?3)"
                         " ORDER BY b.date, b.start, r.position, b.id",
    "ddi", from, to, room);

  return rows != NULL ? desk_rooms_take (office, rows) : NULL;
}

/**
 * desk_rooms_displaced:
 * @by: whose bookings; 0 for everybody's
 *
 * Returns: (transfer full) (nullable) (element-type DeskRoomBooking): bookings that
 *   lost their place and whose loser has not said to have seen it
 */
GPtrArray *
desk_rooms_displaced (DeskOffice  *office,
                      gint64       by,
                      GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    DESK_SELECT_BOOKINGS " WHERE b.state = 'displaced' AND b.acknowledged IS NULL"
                         " AND (?1 = 0 OR b.by_id = ?1) ORDER BY b.date, b.start, b.id",
    "i", by);

  return rows != NULL ? desk_rooms_take (office, rows) : NULL;
}

/* Returns: (transfer full) (nullable): the booking, or %DESK_ERROR_NOT_FOUND */
DeskRoomBooking *
desk_rooms_get_booking (DeskOffice  *office,
                        gint64       booking,
                        GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error, DESK_SELECT_BOOKINGS " WHERE b.id = ?", "i", booking);
  g_autoptr (GPtrArray) list = rows != NULL ? desk_rooms_take (office, rows) : NULL;

  if (list != NULL && list->len > 0)
    return g_ptr_array_steal_index (list, 0);
  if (list != NULL)
    g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                 /* Translators: %lld: the number of a booking */
                 _ ("There is no booking %lld (MEE-5)"), (long long) booking);
  return NULL;
}

/* The booking that stands for @meeting, or 0. */
gint64
desk_rooms_of_meeting (DeskOffice *office,
                       gint64      meeting)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT id FROM bookings WHERE meeting = ? AND state = 'booked' ORDER BY id DESC LIMIT 1", "i",
    meeting);

  return rows != NULL && desk_rows_next (rows) ? desk_rows_int (rows, 0) : 0;
}

/* Returns: (transfer full): what people know a booking by */
char *
desk_room_booking_to_text (const DeskRoomBooking *self,
                           const char            *language)
{
  g_autofree char *day = desk_date_format (self->date, DESK_DATE_STYLE_DAY_WEEKDAY, language);

  if (self->title != NULL)
    return g_strdup_printf (desk_language_text (language,
                                                /* Translators: a booking: room, day, from, to,
                                                 * who booked it, what for */
                                                N_ ("%1$s, %2$s %3$s–%4$s, %5$s: %6$s")),
                            self->room_name, day, self->start, self->end, self->by_name,
                            self->title);
  return g_strdup_printf (desk_language_text (language,
                                              /* Translators: a booking: room, day, from, to,
                                               * who booked it */
                                              N_ ("%1$s, %2$s %3$s–%4$s, %5$s")),
                          self->room_name, day, self->start, self->end, self->by_name);
}

/* Returns: (transfer full) (nullable): "09:30" for "9:30", "９：３０" or "9"; %NULL
 *   when it is no time of day; "24:00" ends a day */
char *
desk_rooms_normal_time (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  int hour, minute = 0, length = 0;

  if (plain == NULL)
    return NULL;
  g_strstrip (plain);
  if (!g_ascii_isdigit (plain[0]))
    return NULL;
  if ((sscanf (plain, "%2d:%2d%n", &hour, &minute, &length) != 2 || plain[length] != '\0') &&
      (sscanf (plain, "%2d%n", &hour, &length) != 1 || plain[length] != '\0'))
    return NULL;
  if (strchr (plain, ':') == NULL)
    minute = 0;
  if (hour < 0 || minute < 0 || minute > 59 || hour * 60 + minute > DAY_MINUTES)
    return NULL;
  return g_strdup_printf ("%02d:%02d", hour, minute);
}

/* Whether that time of that day has come. */
gboolean
desk_rooms_is_over (DeskOffice *office,
                    DeskDate    date,
                    const char *time)
{
  g_autofree char *moment = NULL;
  DeskDate today = DESK_DATE_NONE;

  desk_equipment_moment (office, &moment, &today);
  return date < today || (date == today && strcmp (time, moment + strlen ("2026-10-09 ")) <= 0);
}

static int
to_minutes (const char *time)
{
  return atoi (time) * 60 + atoi (time + 3);
}

/* Returns: (transfer full): when a booking that lasts as long ends, at midnight
 *   at the latest */
char *
desk_room_booking_end_from (const DeskRoomBooking *self,
                            const char            *start)
{
  int end = to_minutes (start) + to_minutes (self->end) - to_minutes (self->start);

  end = MIN (end, DAY_MINUTES);
  return g_strdup_printf ("%02d:%02d", end / 60, end % 60);
}

typedef struct
{
  int start, end;
} Span;

static GArray *
read_spans (DeskOffice *office,
            gint64      room,
            DeskDate    date,
            gint64      except)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT start, \"end\" FROM bookings WHERE room_id = ? AND date = ? AND state = 'booked'"
    " AND id <> ?",
    "idi", room, date, except);
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));

  while (rows != NULL && desk_rows_next (rows))
    {
      Span span = { to_minutes (desk_rows_text (rows, 0)), to_minutes (desk_rows_text (rows, 1)) };
      g_array_append_val (spans, span);
    }
  return spans;
}

static gboolean
is_free (const GArray *spans,
         int           start,
         int           end)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);
      if (span->start < end && start < span->end)
        return FALSE;
    }
  return TRUE;
}

/* The start nearest to @start from which so long is free within the window, or -1.
 * It is @start itself, or touches a booking or the window. */
static int
nearest_start (const GArray *spans,
               int           start,
               int           length,
               Span          window)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (int));
  int from = window.start, to = window.end - length, best = -1;

  g_array_append_val (starts, start);
  g_array_append_val (starts, from);
  g_array_append_val (starts, to);
  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);
      int before = span->start - length;

      g_array_append_val (starts, span->end);
      g_array_append_val (starts, before);
    }
  for (guint i = 0; i < starts->len; i++)
    {
      int one = g_array_index (starts, int, i);

      if (one < from || one > to || !is_free (spans, one, one + length))
        continue;
      /* Of two as near the later one: there is time to get there. */
      if (best < 0 || abs (one - start) < abs (best - start) ||
          (abs (one - start) == abs (best - start) && one > best))
        best = one;
    }
  return best;
}

/**
 * desk_rooms_next_free:
 * @except: a booking that does not count, or 0
 * @free_start: (out) (optional): "10:30"
 *
 * Finds the time nearest to the one asked for that is free for as long: that day,
 * else on the working days after it; within working hours and those asked for.
 *
 * Returns: whether there is one within a month
 */
gboolean
desk_rooms_next_free (DeskOffice  *office,
                      gint64       room,
                      DeskDate     date,
                      const char  *start,
                      const char  *end,
                      gint64       except,
                      DeskDate    *free_date,
                      char       **free_start,
                      char       **free_end)
{
  g_autofree char *opens = desk_settings_get (office, "attendance.start");
  g_autofree char *closes = desk_settings_get (office, "attendance.end");
  DeskCalendar *calendar = desk_office_get_calendar (office);
  int wanted = to_minutes (start), length = to_minutes (end) - wanted;
  Span hours = { MIN (to_minutes (opens), wanted), MAX (to_minutes (closes), wanted + length) };
  g_autofree char *moment = NULL;
  DeskDate today = DESK_DATE_NONE;

  desk_equipment_moment (office, &moment, &today);
  for (DeskDate day = date; day <= date + SEARCH_DAYS; day++)
    {
      g_autoptr (GArray) spans = NULL;
      Span window = hours;
      int found;

      if (day != date && !desk_calendar_contains (calendar, DESK_CALENDAR_WORKING, day))
        continue;
      if (day == today)
        window.start = MAX (window.start, to_minutes (moment + strlen ("2026-10-09 ")));
      spans = read_spans (office, room, day, except);
      found = nearest_start (spans, wanted, length, window);
      if (found < 0)
        continue;
      *free_date = day;
      if (free_start != NULL)
        *free_start = g_strdup_printf ("%02d:%02d", found / 60, found % 60);
      if (free_end != NULL)
        *free_end = g_strdup_printf ("%02d:%02d", (found + length) / 60, (found + length) % 60);
      return TRUE;
    }
  return FALSE;
}

/* Returns: (transfer full): desk_rooms_next_free() in words */
char *
desk_rooms_say_free (DeskOffice *office,
                     gint64      room,
                     DeskDate    date,
                     const char *start,
                     const char *end,
                     gint64      except)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *day = NULL;
  DeskDate found;

  if (!desk_rooms_next_free (office, room, date, start, end, except, &found, &from, &to))
    /* Translators: instead of a free time */
    return g_strdup (_ ("none within a month"));
  day = desk_date_format (found, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());
  /* Translators: a day, from, to */
  return g_strdup_printf (_ ("%1$s %2$s–%3$s"), day, from, to);
}
