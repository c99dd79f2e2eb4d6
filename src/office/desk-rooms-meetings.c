/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A meeting that is planned in one of the rooms has that room booked: its booking
 * follows it wherever it is moved (MEE-1, MEE-5). A room that is not free leaves the
 * meeting without one, and Today says so: a whole series is not refused for one
 * Monday. */

#include "desk-rooms-private.h"

#include <stdlib.h>

#include "desk-language.h"
#include "desk-people.h"
#include "desk-today.h"

/* How long before a meeting its missing room is brought up. */
#define ROOM_DAYS 7
/* How long a room is needed that nobody has said how long. */
#define MEETING_MINUTES 60

/* What a meeting wants. */
typedef struct
{
  gint64 room; /* 0: none */
  DeskDate date;
  char *start, *end;
  char *title;
  const char *level;
  gint64 by;
  gboolean ended; /* it was held: its booking stays as it was */
} Wish;

static void
wish_free (Wish *self)
{
  g_free (self->start);
  g_free (self->end);
  g_free (self->title);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static char *
default_end (const char *start)
{
  int minutes = atoi (start) * 60 + atoi (start + 3) + MEETING_MINUTES;

  minutes = MIN (minutes, 24 * 60);
  return g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
}

static Wish *
read_wish (DeskOffice  *office,
           gint64       meeting,
           GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT m.state, ifnull(r.id, 0), m.date, m.start, m.\"end\", m.title,"
    " coalesce(m.chair_id, m.minuter_id, 0), s.id IS NOT NULL AND s.department_id IS NULL"
    " FROM meetings m LEFT JOIN rooms r ON r.name = m.room AND r.active"
    " LEFT JOIN meeting_series s ON s.id = m.series_id WHERE m.id = ?",
    "i", meeting);
  g_autoptr (Wish) wish = g_new0 (Wish, 1);

  if (rows == NULL)
    return NULL;
  if (!desk_rows_next (rows))
    return g_steal_pointer (&wish);
  wish->ended = g_str_equal (desk_rows_text (rows, 0), "held") ||
                g_str_equal (desk_rows_text (rows, 0), "closed");
  if (g_str_equal (desk_rows_text (rows, 0), "planned"))
    wish->room = desk_rows_int (rows, 1);
  wish->date = desk_rows_date (rows, 2);
  wish->start = g_strdup (desk_rows_text (rows, 3));
  wish->end = desk_rows_is_null (rows, 4) ? default_end (wish->start)
                                          : g_strdup (desk_rows_text (rows, 4));
  wish->title = g_strdup (desk_rows_text (rows, 5));
  wish->by = desk_rows_int (rows, 6);
  if (wish->by == 0)
    wish->by = desk_people_acting (office, "administration", wish->date);
  /* A series of the whole studio is a company meeting. */
  wish->level = desk_rows_int (rows, 7) ? "company" : "department";
  return g_steal_pointer (&wish);
}

static gboolean
cancel (DeskOffice  *office,
        gint64       booking,
        GError     **error)
{
  return desk_store_execute (desk_office_get_store (office), error,
                             "UPDATE bookings SET state = 'cancelled' WHERE id = ?", "i", booking);
}

/* Makes the booking say what the meeting wants; FALSE when the file does not take it. */
static gboolean
follow (DeskOffice  *office,
        gint64       meeting,
        const Wish  *wish,
        GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  gint64 booking = desk_rooms_of_meeting (office, meeting);
  g_autoptr (DeskDraft) draft = NULL;
  g_autoptr (GError) refused = NULL;

  if (wish->ended || (wish->room == 0 && booking == 0))
    return TRUE;
  if (wish->room == 0)
    return cancel (office, booking, error);
  draft = booking != 0 ? desk_draft_edit (store, &desk_kind_bookings, booking, error)
                       : desk_draft_new (store, &desk_kind_bookings);
  if (draft == NULL)
    return FALSE;
  desk_draft_set_number (draft, "room", wish->room);
  desk_draft_set_date (draft, "date", wish->date);
  desk_draft_set_text (draft, "start", wish->start);
  desk_draft_set_text (draft, "end", wish->end);
  desk_draft_set_text (draft, "title", wish->title);
  desk_draft_set_number (draft, "meeting", meeting);
  desk_draft_set_number (draft, "by", wish->by);
  if (booking == 0)
    desk_draft_set_text (draft, "level", wish->level);
  if (!desk_draft_is_changed (draft) ||
      desk_rooms_write_follower (office, draft, NULL, &refused))
    return TRUE;
  if (!g_error_matches (refused, DESK_ERROR, DESK_ERROR_REFUSED) &&
      !g_error_matches (refused, DESK_ERROR, DESK_ERROR_INVALID))
    {
      g_propagate_error (error, g_steal_pointer (&refused));
      return FALSE;
    }
  /* Where it cannot go it does not stay either. */
  return booking == 0 || cancel (office, booking, error);
}

/* Returns: (transfer full) (nullable): the title of the meeting that the booking is
 *   for, in one row, as long as the meeting is planned in that room; else no row */
DeskRows *
desk_rooms_planned_meeting (DeskOffice  *office,
                            gint64       booking,
                            GError     **error)
{
  return desk_store_select (desk_office_get_store (office), error,
                            "SELECT m.title FROM bookings b JOIN meetings m ON m.id = b.meeting"
                            " JOIN rooms r ON r.id = b.room_id AND r.name = m.room"
                            " WHERE b.id = ? AND b.state = 'booked' AND m.state = 'planned'",
                            "i", booking);
}

/* Part of settling an act: the rooms of the meetings that it touched. */
gboolean
desk_rooms_follow_meetings (DeskOffice   *office,
                            DeskChanges  *changes,
                            GError      **error)
{
  for (guint i = 0; i < changes->items->len; i++)
    {
      const DeskChange *change = changes->items->pdata[i];
      g_autoptr (Wish) wish = NULL;

      if (!g_str_equal (change->table, "meetings"))
        continue;
      wish = read_wish (office, change->id, error);
      if (wish == NULL || !follow (office, change->id, wish, error))
        return FALSE;
    }
  return TRUE;
}

/* Adds the meetings of the next days that want a room and have none. */
gboolean
desk_rooms_add_roomless (DeskOffice  *office,
                         GPtrArray   *items,
                         DeskDate     day,
                         GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT m.id, m.date, m.title, r.name, m.start, coalesce(m.chair_id, m.minuter_id, 0)"
    " FROM meetings m JOIN rooms r ON r.name = m.room AND r.active"
    " WHERE m.state = 'planned' AND m.date BETWEEN ? AND ? AND NOT EXISTS"
    " (SELECT 1 FROM bookings b WHERE b.meeting = m.id AND b.state <> 'cancelled')"
    " ORDER BY m.date, m.start, m.id",
    "dd", day, day + ROOM_DAYS);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      DeskTodayItem *item = g_new0 (DeskTodayItem, 1);
      g_autofree char *date = desk_date_format (
        desk_rows_date (rows, 1), DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());

      item->kind = "roomless";
      item->date = desk_rows_date (rows, 1);
      item->who = desk_people_dup_name (office, desk_rows_int (rows, 5));
      /* Translators: a meeting, a day, a time, a room */
      item->text = g_strdup_printf (_ ("%1$s on %2$s at %3$s has no room: %4$s is not free"),
                                    desk_rows_text (rows, 2), date, desk_rows_text (rows, 4),
                                    desk_rows_text (rows, 3));
      item->late = item->date <= day;
      g_ptr_array_add (items, item);
      desk_today_last_about (items, &desk_kind_meetings, desk_rows_int (rows, 0));
    }
  return TRUE;
}
