/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who gets a room (MEE-5): company before department before other, then what is
 * urgent; never two at once. Bookings are made here alone, whoever asks. */

#include "desk-rooms-private.h"

#include <string.h>

#include "desk-equipment-private.h"
#include "desk-language.h"
#include "desk-lending-private.h"
#include "desk-people.h"
#include "desk-settings.h"

static int
level_rank (const char *level)
{
  if (g_strcmp0 (level, "company") == 0)
    return 2;
  return g_strcmp0 (level, "department") == 0;
}

/* Whether the draft goes before what stands there. */
static gboolean
beats (DeskDraft             *draft,
       const DeskRoomBooking *other)
{
  int rank = level_rank (desk_draft_get_text (draft, "level"));
  int other_rank = level_rank (other->level);

  if (rank != other_rank)
    return rank > other_rank;
  return desk_draft_get_number (draft, "urgent") && !other->urgent;
}

static gboolean
enter_time (DeskDraft   *draft,
            const char  *field,
            GError     **error)
{
  const char *text = desk_draft_get_text (draft, field);
  g_autofree char *time = NULL;

  if (text == NULL)
    return TRUE;
  time = desk_rooms_normal_time (text);
  if (time == NULL)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                   _ ("“%s” is no time of day; write it like 08:30"), text);
      return FALSE;
    }
  desk_draft_set_text (draft, field, time);
  return TRUE;
}

/* What a draft is about that may be a new booking or a changed one. */
typedef struct
{
  DeskRoomBooking *before; /* NULL: it is new */
  gint64 room;
  DeskDate date;
  const char *start, *end;
} Wish;

static gboolean
is_elsewhere (const Wish *wish)
{
  return wish->before == NULL || wish->before->room != wish->room ||
         wish->before->date != wish->date || strcmp (wish->before->start, wish->start) != 0 ||
         strcmp (wish->before->end, wish->end) != 0;
}

static gboolean
check_room (DeskOffice  *office,
            gint64       room,
            GError     **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error,
                       "SELECT name, active FROM rooms WHERE id = ?", "i", room);

  if (rows == NULL)
    return FALSE;
  if (!desk_rows_next (rows))
    return desk_equipment_refuse (error, _ ("There is no such room (MEE-5)"));
  return desk_rows_int (rows, 1) != 0 ||
         /* Translators: %s: a room */
         desk_equipment_refuse (error, _ ("%s is out of use and cannot be booked (MEE-5)"),
                                desk_rows_text (rows, 0));
}

static gboolean
check_people (DeskOffice  *office,
              DeskDraft   *draft,
              DeskDate     date,
              GError     **error)
{
  gint64 by = desk_draft_get_number (draft, "by");
  gint64 leader = desk_draft_get_number (draft, "leader");
  DeskPresence presence = desk_people_presence (office, by, date);
  g_autofree char *name = desk_people_dup_name (office, by);
  DeskDate today;

  if (presence != DESK_PERSON_PRESENT && presence != DESK_PERSON_ON_LEAVE)
    /* Translators: %s: a name */
    return desk_equipment_refuse (error, _ ("%s does not work here on that day (MEE-5)"), name);
  if (desk_draft_get_number (draft, "outsider") && leader == 0)
    return desk_equipment_refuse (
      error, _ ("A room for outsiders needs a leader's approval; name who approved with leader"
                " (MEE-5)"));
  return leader == 0 || !desk_equipment_moment (office, NULL, &today) ||
         desk_lending_check_leader (office, leader, by, today, "MEE-5", error);
}

/* Whether it is booked less ahead than the rule book asks. */
static gboolean
is_short_notice (DeskOffice *office,
                 DeskDate    date)
{
  DeskDate today = desk_date_today ();

  desk_equipment_moment (office, NULL, &today);
  return date - today < desk_settings_get_integer (office, "rooms.days-ahead");
}

static gboolean
refuse_conflict (DeskOffice             *office,
                 DeskDraft              *draft,
                 const Wish             *wish,
                 const DeskRoomBooking  *other,
                 GError                **error)
{
  g_autofree char *text = desk_room_booking_to_text (other, desk_language_current ());
  g_autofree char *free = desk_rooms_say_free (office, wish->room, wish->date, wish->start,
                                               wish->end, desk_draft_get_id (draft));

  if (desk_rooms_is_over (office, other->date, other->start))
    return desk_equipment_refuse (
      error,
      /* Translators: a booking, and a time that is free */
      _ ("The room is in use: %1$s. Nearest free time: %2$s (MEE-5)"), text, free);
  if (desk_draft_get_number (draft, "short_notice") && beats (draft, other))
    return desk_equipment_refuse (
      error,
      /* Translators: a booking, and a time that is free */
      _ ("At short notice only a free room is given, and this stands there: %1$s. Nearest free"
         " time: %2$s (MEE-5)"),
      text, free);
  return desk_equipment_refuse (
    error,
    /* Translators: a booking, and a time that is free */
    _ ("The room is booked, and this does not go before it: %1$s. Nearest free time: %2$s"
       " (MEE-5)"),
    text, free);
}

/* Finds what stands in the way; refused unless all of it gives way. */
static GPtrArray *
find_losers (DeskOffice  *office,
             DeskDraft   *draft,
             const Wish  *wish,
             GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    DESK_SELECT_BOOKINGS " WHERE b.room_id = ? AND b.date = ? AND b.state = 'booked'"
                         " AND b.start < ? AND b.\"end\" > ? AND b.id <> ? ORDER BY b.start",
    "idtti", wish->room, wish->date, wish->end, wish->start, desk_draft_get_id (draft));
  g_autoptr (GPtrArray) others = rows != NULL ? desk_rooms_take (office, rows) : NULL;

  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      const DeskRoomBooking *other = others->pdata[i];

      if (desk_draft_get_number (draft, "short_notice") || !beats (draft, other) ||
          desk_rooms_is_over (office, other->date, other->start))
        {
          refuse_conflict (office, draft, wish, other, error);
          return NULL;
        }
    }
  return g_steal_pointer (&others);
}

static gboolean
complete (DeskOffice  *office,
          DeskDraft   *draft,
          GError     **error)
{
  if (!enter_time (draft, "start", error) || !enter_time (draft, "end", error))
    return FALSE;
  if (desk_draft_get_text (draft, "level") == NULL)
    desk_draft_set_text (draft, "level", "other");
  if (desk_draft_get_id (draft) == 0)
    {
      g_autofree char *moment = NULL;
      DeskDate today;

      if (desk_equipment_moment (office, &moment, &today))
        desk_draft_set_text (draft, "at", moment);
      desk_draft_set_text (draft, "state", "booked");
    }
  return desk_draft_check (draft, error);
}

/* Returns: (transfer full) (nullable): the bookings that give way to the draft */
static GPtrArray *
judge (DeskOffice  *office,
       DeskDraft   *draft,
       GError     **error)
{
  g_autoptr (DeskRoomBooking) before = NULL;
  Wish wish = { 0 };

  if (!complete (office, draft, error))
    return NULL;
  if (desk_draft_get_id (draft) != 0)
    {
      before = desk_rooms_get_booking (office, desk_draft_get_id (draft), error);
      if (before == NULL)
        return NULL;
      if (!g_str_equal (before->state, "booked"))
        {
          desk_equipment_refuse (
            error, _ ("This booking does not stand any more and stays as it is; book anew"
                      " (MEE-5)"));
          return NULL;
        }
    }
  wish = (Wish){ before, desk_draft_get_number (draft, "room"),
                 desk_date_parse (desk_draft_get_text (draft, "date")),
                 desk_draft_get_text (draft, "start"), desk_draft_get_text (draft, "end") };
  if (strcmp (wish.start, wish.end) >= 0)
    {
      desk_equipment_refuse (error, _ ("A booking ends later than it begins (MEE-5)"));
      return NULL;
    }
  if (!check_people (office, draft, wish.date, error))
    return NULL;
  if (!is_elsewhere (&wish))
    return g_ptr_array_new ();
  if (desk_rooms_is_over (office, wish.date, wish.end) ||
      (before != NULL && desk_rooms_is_over (office, before->date, before->end)))
    {
      desk_equipment_refuse (error, _ ("That time is over; a room is booked ahead (MEE-5)"));
      return NULL;
    }
  if (!check_room (office, wish.room, error))
    return NULL;
  desk_draft_set_number (draft, "short_notice", is_short_notice (office, wish.date));
  return find_losers (office, draft, &wish, error);
}

/* Refuses to take a room out of use that is booked. */
static gboolean
check_room_draft (DeskOffice  *office,
                  DeskDraft   *draft,
                  GError     **error)
{
  const DeskValue *active = desk_draft_get_value (draft, "active");
  g_autofree char *moment = NULL;
  g_autoptr (DeskRows) rows = NULL;
  DeskDate today;

  if (!active->set || active->number || desk_draft_get_id (draft) == 0 ||
      !desk_equipment_moment (office, &moment, &today))
    return TRUE;
  rows = desk_store_select (desk_office_get_store (office), error,
                            "SELECT count(*) FROM bookings WHERE room_id = ? AND state = 'booked'"
                            " AND date || ' ' || \"end\" > ?",
                            "it", desk_draft_get_id (draft), moment);
  if (rows == NULL || !desk_rows_next (rows))
    return FALSE;
  if (desk_rows_int (rows, 0) == 0)
    return TRUE;
  return desk_equipment_refuse (error,
                                ngettext ("%d booking stands in this room; move or cancel it first"
                                          " (MEE-5)",
                                          "%d bookings stand in this room; move or cancel them"
                                          " first (MEE-5)",
                                          (gulong) desk_rows_int (rows, 0)),
                                (int) desk_rows_int (rows, 0));
}

/* The room of a meeting is moved with the meeting. */
static gboolean
check_meeting (DeskOffice  *office,
               DeskDraft   *draft,
               GError     **error)
{
  static const char *const fields[] = { "room", "date", "start", "end" };
  g_autoptr (DeskDraft) before = NULL;
  g_autoptr (DeskRows) rows = NULL;

  if (desk_draft_get_id (draft) == 0 || desk_draft_get_number (draft, "meeting") == 0)
    return TRUE;
  before = desk_draft_edit (desk_office_get_store (office), &desk_kind_bookings,
                            desk_draft_get_id (draft), error);
  rows = before != NULL ? desk_rooms_planned_meeting (office, desk_draft_get_id (draft), error)
                        : NULL;
  if (rows == NULL)
    return FALSE;
  if (!desk_rows_next (rows))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!desk_value_equal (desk_draft_get_value (before, fields[i]),
                           desk_draft_get_value (draft, fields[i])))
      /* Translators: %s: a meeting */
      return desk_equipment_refuse (error, _ ("This is the room of the meeting “%s”; move the"
                                              " meeting, its room follows (MEE-5)"),
                                    desk_rows_text (rows, 0));
  return TRUE;
}

/**
 * desk_rooms_judge_draft:
 * @draft: of a booking
 * @displaced: (out) (optional) (transfer full) (element-type DeskRoomBooking): what
 *   would give way
 *
 * Says before a booking is saved what saving it would do.
 *
 * Returns: %FALSE where saving would be refused, with the reason
 */
gboolean
desk_rooms_judge_draft (DeskOffice  *office,
                        DeskDraft   *draft,
                        GPtrArray  **displaced,
                        GError     **error)
{
  g_autoptr (GPtrArray) losers = judge (office, draft, error);

  if (losers == NULL || !check_meeting (office, draft, error))
    return FALSE;
  if (displaced != NULL)
    *displaced = g_steal_pointer (&losers);
  return TRUE;
}

/* Judges the draft of a booking or a room as saving it would; others pass. */
gboolean
desk_rooms_check_draft (DeskOffice  *office,
                        DeskDraft   *draft,
                        GError     **error)
{
  if (desk_draft_get_kind (draft) == &desk_kind_rooms)
    return check_room_draft (office, draft, error);
  return desk_draft_get_kind (draft) != &desk_kind_bookings ||
         desk_rooms_judge_draft (office, draft, NULL, error);
}

/* As desk_rooms_write_draft(), for the booking of a meeting. */
gboolean
desk_rooms_write_follower (DeskOffice  *office,
                           DeskDraft   *draft,
                           GPtrArray  **displaced,
                           GError     **error)
{
  g_autoptr (GPtrArray) losers = judge (office, draft, error);

  if (losers == NULL || !desk_draft_save (draft, error))
    return FALSE;
  for (guint i = 0; i < losers->len; i++)
    {
      DeskRoomBooking *loser = losers->pdata[i];

      if (!desk_store_execute (
            desk_office_get_store (office), error,
            "UPDATE bookings SET state = 'displaced', displaced_by = ? WHERE id = ?", "ii",
            desk_draft_get_id (draft), loser->id))
        return FALSE;
      g_free (loser->state);
      loser->state = g_strdup ("displaced");
      loser->displaced_by = desk_draft_get_id (draft);
    }
  if (displaced != NULL)
    *displaced = g_steal_pointer (&losers);
  return TRUE;
}

/**
 * desk_rooms_write_draft:
 * @displaced: (out) (optional) (transfer full) (element-type DeskRoomBooking): what
 *   gave way
 *
 * Writes a booking, as part of the act that runs.
 */
gboolean
desk_rooms_write_draft (DeskOffice  *office,
                        DeskDraft   *draft,
                        GPtrArray  **displaced,
                        GError     **error)
{
  return complete (office, draft, error) && check_meeting (office, draft, error) &&
         desk_rooms_write_follower (office, draft, displaced, error);
}

static gboolean
save (DeskOffice  *office,
      DeskDraft   *draft,
      const char  *format,
      GPtrArray  **displaced,
      GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskRows) rows = NULL;
  g_autoptr (GPtrArray) losers = NULL;
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *title = NULL;
  g_autofree char *day = NULL;

  /* The title says the times as they are kept. */
  if (!complete (office, draft, error))
    return FALSE;
  rows = desk_store_select (store, error, "SELECT name FROM rooms WHERE id = ?", "i",
                            desk_draft_get_number (draft, "room"));
  if (rows == NULL)
    return FALSE;
  day = desk_date_format (desk_date_parse (desk_draft_get_text (draft, "date")),
                          DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());
  title = g_strdup_printf (format, desk_rows_next (rows) ? desk_rows_text (rows, 0) : "", day,
                           desk_draft_get_text (draft, "start"),
                           desk_draft_get_text (draft, "end"));
  act = desk_store_begin (store, error, title);
  if (act == NULL || !desk_rooms_write_draft (office, draft, &losers, error) ||
      !desk_act_commit (g_steal_pointer (&act), error))
    return FALSE;
  if (displaced != NULL)
    *displaced = g_steal_pointer (&losers);
  return TRUE;
}

static gboolean
save_as (DeskOffice  *office,
         DeskDraft   *draft,
         GPtrArray  **displaced,
         GError     **error)
{
  return save (office, draft,
               desk_draft_get_id (draft) == 0
                 /* Translators: the title of an act: a room, a day, from, to */
                 ? _ ("Book %1$s on %2$s %3$s–%4$s")
                 /* Translators: the title of an act: a room, a day, from, to */
                 : _ ("Change the booking of %1$s on %2$s %3$s–%4$s"),
               displaced, error);
}

/**
 * desk_rooms_save_draft:
 * @new_room: (nullable): a room that is made with the booking, as desk_rooms_admit()
 *   allows
 * @displaced: (out) (optional) (transfer full) (element-type DeskRoomBooking): what
 *   gave way
 *
 * Makes or changes a booking, as one act.
 */
gboolean
desk_rooms_save_draft (DeskOffice  *office,
                       DeskDraft   *draft,
                       const char  *new_room,
                       GPtrArray  **displaced,
                       GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskDraft) room = NULL;
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *title = NULL;

  if (new_room == NULL)
    return save_as (office, draft, displaced, error);
  if (!desk_rooms_admit (office, new_room, error))
    return FALSE;
  /* Translators: the title of an act: a room */
  title = g_strdup_printf (_ ("Book %s, a new room"), new_room);
  act = desk_store_begin (store, error, title);
  if (act == NULL)
    return FALSE;
  room = desk_draft_new (store, &desk_kind_rooms);
  desk_draft_set_text (room, "name", new_room);
  if (!desk_draft_save (room, error))
    return FALSE;
  desk_draft_set_number (draft, "room", desk_draft_get_id (room));
  return save_as (office, draft, displaced, error) &&
         desk_act_commit (g_steal_pointer (&act), error);
}

/**
 * desk_rooms_book:
 * @displaced: (out) (optional) (transfer full) (element-type DeskRoomBooking): the
 *   bookings that gave way; each is kept, and its loser is told
 *
 * Returns: the booking, or 0 with %DESK_ERROR_REFUSED or %DESK_ERROR_INVALID
 */
gint64
desk_rooms_book (DeskOffice             *office,
                 const DeskRoomRequest  *request,
                 GPtrArray             **displaced,
                 GError                **error)
{
  g_autoptr (DeskDraft) draft =
    desk_draft_new (desk_office_get_store (office), &desk_kind_bookings);

  desk_draft_set_number (draft, "room", request->room);
  desk_draft_set_date (draft, "date", request->date);
  desk_draft_set_text (draft, "start", request->start);
  desk_draft_set_text (draft, "end", request->end);
  desk_draft_set_text (draft, "level", request->level);
  desk_draft_set_number (draft, "by", request->by);
  desk_draft_set_number (draft, "urgent", request->urgent);
  desk_draft_set_text (draft, "title", request->title);
  desk_draft_set_text (draft, "equipment", request->equipment);
  desk_draft_set_number (draft, "outsider", request->outsider);
  desk_draft_set_number (draft, "leader", request->leader);
  desk_draft_set_text (draft, "note", request->note);
  if (request->meeting != 0)
    desk_draft_set_number (draft, "meeting", request->meeting);
  return desk_rooms_save_draft (office, draft, NULL, displaced, error) ? desk_draft_get_id (draft)
                                                                       : 0;
}

/**
 * desk_rooms_move:
 * @room: 0: the same
 * @date: none: the same
 * @start: (nullable): %NULL: the same
 * @end: (nullable): %NULL: as long as before
 *
 * Moves a booking, as one act; judged as a new one, at the notice that is left.
 */
gboolean
desk_rooms_move (DeskOffice  *office,
                 gint64       booking,
                 gint64       room,
                 DeskDate     date,
                 const char  *start,
                 const char  *end,
                 GPtrArray  **displaced,
                 GError     **error)
{
  g_autoptr (DeskRoomBooking) before = desk_rooms_get_booking (office, booking, error);
  g_autoptr (DeskDraft) draft = NULL;
  g_autofree char *until = NULL;

  if (before == NULL)
    return FALSE;
  draft = desk_draft_edit (desk_office_get_store (office), &desk_kind_bookings, booking, error);
  if (draft == NULL)
    return FALSE;
  if (start != NULL && end == NULL)
    {
      g_autofree char *normal = desk_rooms_normal_time (start);
      until = normal != NULL ? desk_room_booking_end_from (before, normal) : NULL;
      end = until;
    }
  if (room != 0)
    desk_draft_set_number (draft, "room", room);
  if (date != DESK_DATE_NONE)
    desk_draft_set_date (draft, "date", date);
  if (start != NULL)
    desk_draft_set_text (draft, "start", start);
  if (end != NULL)
    desk_draft_set_text (draft, "end", end);
  return save (office, draft,
               /* Translators: the title of an act: a room, a day, from, to */
               _ ("Move a booking to %1$s on %2$s %3$s–%4$s"), displaced, error);
}

/* Finds a booking of the room and time of @booking beside it. */
static DeskRows *
find_overlap (DeskOffice  *office,
              gint64       booking,
              GError     **error)
{
  return desk_store_select (
    desk_office_get_store (office), error,
    "SELECT a.id, b.id FROM bookings a JOIN bookings b ON b.room_id = a.room_id AND b.date = a.date"
    " AND b.start < a.\"end\" AND b.\"end\" > a.start AND b.id <> a.id"
    " WHERE a.id = ? AND a.state = 'booked' AND b.state = 'booked' LIMIT 1",
    "i", booking);
}

/**
 * desk_rooms_settle:
 *
 * Refuses an act, an undo above all, that would leave two bookings in one room at
 * one time.
 */
gboolean
desk_rooms_settle (DeskOffice   *office,
                   DeskChanges  *changes,
                   GError      **error)
{
  for (guint i = 0; i < changes->items->len; i++)
    {
      const DeskChange *change = changes->items->pdata[i];
      g_autoptr (DeskRows) rows = NULL;
      g_autoptr (DeskRoomBooking) other = NULL;
      g_autofree char *text = NULL;

      if (!g_str_equal (change->table, "bookings") || change->type == DESK_CHANGE_DELETE)
        continue;
      rows = find_overlap (office, change->id, error);
      if (rows == NULL)
        return FALSE;
      if (!desk_rows_next (rows))
        continue;
      other = desk_rooms_get_booking (office, desk_rows_int (rows, 1), error);
      if (other == NULL)
        return FALSE;
      text = desk_room_booking_to_text (other, desk_language_current ());
      /* Translators: %s: a booking */
      return desk_equipment_refuse (error, _ ("The room is booked meanwhile: %s (MEE-5)"), text);
    }
  return TRUE;
}
