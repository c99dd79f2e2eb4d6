/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A meeting from its plan to closed minutes (MEE-1), what is entered field by field, and
 * what waits for someone. */

#include "desk-meetings-private.h"

#include <string.h>

#include "desk-equipment-private.h"
#include "desk-language.h"
#include "desk-minutes.h"
#include "desk-settings.h"
#include "desk-today.h"

/* How long ago a meeting may be that nobody has held or cancelled. */
#define FORGOTTEN_DAYS 14

/* Returns: (transfer full) (nullable): the title of an act about a meeting */
static char *
act_title (DeskOffice *office,
           const char *format,
           gint64      meeting)
{
  g_autofree char *name = desk_meetings_dup_title (office, meeting);

  return g_strdup_printf (_ (format), name);
}

static gboolean
check_state (DeskOffice         *office,
             gint64              meeting,
             const char *const  *states,
             const char         *problem,
             GError            **error)
{
  g_autofree char *state = desk_meetings_state (office, meeting, error);

  if (state == NULL || g_strv_contains (states, state))
    return state != NULL;
  return desk_equipment_refuse (error, "%s", _ (problem));
}

/**
 * desk_meetings_hold:
 * @chair: 0: who is named, or acts for the post on that day
 * @minuter: as @chair
 *
 * Begins the meeting: who chairs, who writes and who is invited is written down, and
 * its minutes are open. Again it changes chair and minute taker. One act.
 */
gboolean
desk_meetings_hold (DeskOffice  *office,
                    gint64       meeting,
                    gint64       chair,
                    gint64       minuter,
                    GError     **error)
{
  static const char *const states[] = { "planned", "held", NULL };
  DeskStore *store = desk_office_get_store (office);
  /* Translators: the title of an act; %s: the name and the day of a meeting */
  g_autofree char *title = act_title (office, N_ ("Hold %s"), meeting);
  g_autofree char *moment = NULL;
  g_autoptr (DeskMeeting) one = NULL;
  g_autoptr (DeskAct) act = NULL;
  DeskDate day;

  if (!check_state (office, meeting, states,
                    N_ ("The meeting is over or was cancelled; it is not held again (MEE-1)"),
                    error) ||
      !desk_equipment_moment (office, &moment, &day))
    return FALSE;
  act = desk_store_begin (store, error, title);
  one = act != NULL ? desk_meetings_get (office, meeting, error) : NULL;
  if (one == NULL ||
      !desk_store_execute (store, error,
                           "UPDATE meetings SET state = 'held', chair_id = ?, minuter_id = ?,"
                           " opened = ifnull(opened, ?) WHERE id = ?",
                           "rrti", chair != 0 ? chair : one->chair,
                           minuter != 0 ? minuter : one->minuter, moment, meeting) ||
      !desk_meetings_write_people (office, meeting, error))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* Closes the minutes. Topics that nothing came of are parked, so that they come back. */
gboolean
desk_meetings_close (DeskOffice  *office,
                     gint64       meeting,
                     GError     **error)
{
  static const char *const states[] = { "held", NULL };
  DeskStore *store = desk_office_get_store (office);
  /* Translators: the title of an act; %s: the name and the day of a meeting */
  g_autofree char *title = act_title (office, N_ ("Close the minutes of %s"), meeting);
  g_autofree char *moment = NULL;
  g_autoptr (DeskAct) act = NULL;
  DeskDate day;

  if (!check_state (office, meeting, states,
                    N_ ("Only a meeting that is held has minutes to be closed (MEE-1)"), error) ||
      !desk_equipment_moment (office, &moment, &day))
    return FALSE;
  act = desk_store_begin (store, error, title);
  return act != NULL &&
         desk_store_execute (store, error,
                             "UPDATE minutes SET kind = 'parked' WHERE meeting_id = ?"
                             " AND kind = 'topic'",
                             "i", meeting) &&
         desk_store_execute (store, error,
                             "UPDATE meetings SET state = 'closed', closed = ? WHERE id = ?", "ti",
                             moment, meeting) &&
         desk_act_commit (g_steal_pointer (&act), error);
}

/* Opens closed minutes again. */
gboolean
desk_meetings_reopen (DeskOffice  *office,
                      gint64       meeting,
                      GError     **error)
{
  static const char *const states[] = { "closed", NULL };
  /* Translators: the title of an act; %s: the name and the day of a meeting */
  g_autofree char *title = act_title (office, N_ ("Reopen the minutes of %s"), meeting);
  g_autoptr (DeskAct) act = NULL;

  if (!check_state (office, meeting, states,
                    N_ ("The minutes are not closed, so they need not be reopened (MEE-1)"),
                    error))
    return FALSE;
  act = desk_store_begin (desk_office_get_store (office), error, title);
  return act != NULL &&
         desk_store_execute (desk_office_get_store (office), error,
                             "UPDATE meetings SET state = 'held', closed = NULL WHERE id = ?", "i",
                             meeting) &&
         desk_act_commit (g_steal_pointer (&act), error);
}

/* @reason: (nullable) */
gboolean
desk_meetings_cancel (DeskOffice  *office,
                      gint64       meeting,
                      const char  *reason,
                      GError     **error)
{
  static const char *const states[] = { "planned", NULL };
  /* Translators: the title of an act; %s: the name and the day of a meeting */
  g_autofree char *title = act_title (office, N_ ("Cancel %s"), meeting);
  g_autofree char *why = desk_meetings_clean (reason);
  g_autoptr (DeskAct) act = NULL;

  if (!check_state (office, meeting, states,
                    N_ ("Only a meeting that is planned can be cancelled (MEE-1)"), error))
    return FALSE;
  act = desk_store_begin (desk_office_get_store (office), error, title);
  return act != NULL &&
         desk_store_execute (desk_office_get_store (office), error,
                             "UPDATE meetings SET state = 'cancelled',"
                             " note = ifnull(nullif(?, ''), note) WHERE id = ?",
                             "ti", why, meeting) &&
         desk_act_commit (g_steal_pointer (&act), error);
}

/* The series that a meeting is of when only its name, or not even that, is given. */
static gint64
guess_series (DeskOffice *office,
              const char *title)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT id FROM meeting_series WHERE active AND (?1 IS NULL AND rhythm = 'weekly' OR"
    " title = ?1) ORDER BY position, id LIMIT 1",
    "t", title);

  return rows != NULL && desk_rows_next (rows) ? desk_rows_int (rows, 0) : 0;
}

static void
fill (DeskDraft  *draft,
      const char *field,
      const char *text)
{
  if (desk_draft_get_text (draft, field) == NULL && text != NULL)
    desk_draft_set_text (draft, field, text);
}

/* The slot that a meeting entered by hand takes, if it is free: that of its day, or of its
 * week, month or term. */
static void
fill_slot (DeskOffice *office,
           DeskDraft  *draft,
           gint64      series)
{
  DeskDate date = desk_date_parse (desk_draft_get_text (draft, "date"));
  g_autoptr (GArray) slots = NULL;

  if (date == DESK_DATE_NONE)
    return;
  slots = desk_meetings_slots (office, series, desk_date_week_start (date),
                               desk_date_week_start (date) + 6, NULL);
  for (guint i = 0; slots != NULL && i < slots->len; i++)
    {
      const DeskSlot *slot = &g_array_index (slots, DeskSlot, i);
      g_autoptr (DeskRows) rows = NULL;

      /* Of a stand-up its own day; any day of the week of others. */
      if (slots->len > 1 && slot->slot != date)
        continue;
      rows = desk_store_select (desk_office_get_store (office), NULL,
                                "SELECT 1 FROM meetings WHERE series_id = ? AND slot = ?", "id",
                                series, slot->slot);
      if (rows != NULL && !desk_rows_next (rows))
        desk_draft_set_date (draft, "slot", slot->slot);
    }
}

static void
normalize_time (DeskDraft  *draft,
                const char *field)
{
  const char *text = desk_draft_get_text (draft, field);
  g_autofree char *time = text != NULL ? desk_meetings_normal_time (text) : NULL;

  if (time != NULL && !g_str_equal (time, text))
    desk_draft_set_text (draft, field, time);
}

/* What follows from the series and the settings. */
static void
complete_meeting (DeskOffice *office,
                  DeskDraft  *draft)
{
  gint64 series = desk_draft_get_number (draft, "series");
  g_autofree char *start = NULL;
  g_autoptr (DeskRows) rows = NULL;

  normalize_time (draft, "start");
  normalize_time (draft, "end");
  if (desk_draft_get_id (draft) != 0)
    return;
  if (series == 0)
    series = guess_series (office, desk_draft_get_text (draft, "title"));
  if (series != 0)
    {
      desk_draft_set_number (draft, "series", series);
      rows = desk_store_select (
        desk_office_get_store (office), NULL,
        "SELECT title, start, \"end\", room, points FROM meeting_series WHERE id = ?", "i",
        series);
      if (rows != NULL && desk_rows_next (rows))
        {
          fill (draft, "title", desk_rows_text (rows, 0));
          if (desk_draft_get_text (draft, "start") == NULL)
            fill (draft, "end", desk_rows_text (rows, 2));
          fill (draft, "start", desk_rows_text (rows, 1));
          fill (draft, "room", desk_rows_text (rows, 3));
          fill (draft, "points", desk_rows_text (rows, 4));
        }
      if (desk_draft_get_text (draft, "slot") == NULL)
        fill_slot (office, draft, series);
    }
  start = desk_settings_get (office, "equipment.meeting-time");
  fill (draft, "start", start);
  fill (draft, "title", _ ("Meeting"));
}

static void
complete_minute (DeskOffice *office,
                 DeskDraft  *draft)
{
  g_autoptr (DeskRows) rows = NULL;

  if (desk_draft_get_id (draft) != 0 || desk_draft_get_value (draft, "position")->set)
    return;
  rows = desk_store_select (desk_office_get_store (office), NULL,
                            "SELECT ifnull(max(position), 0) + 1 FROM minutes WHERE meeting_id = ?",
                            "i", desk_draft_get_number (draft, "meeting"));
  if (rows != NULL && desk_rows_next (rows))
    desk_draft_set_number (draft, "position", desk_rows_int (rows, 0));
}

/* A week as it is kept, however it is written; handed in at the moment. */
static void
complete_report (DeskOffice *office,
                 DeskDraft  *draft)
{
  const char *text = desk_draft_get_text (draft, "week");
  DeskDate week = desk_date_parse_week (text);
  g_autofree char *normal = NULL;
  g_autofree char *moment = NULL;
  DeskDate day;

  if (week == DESK_DATE_NONE && text != NULL)
    week = desk_date_parse_lenient (text);
  normal = week != DESK_DATE_NONE ? desk_date_to_week (week) : NULL;
  if (normal != NULL && !g_str_equal (normal, text))
    desk_draft_set_text (draft, "week", normal);
  if (desk_draft_get_id (draft) == 0 && desk_equipment_moment (office, &moment, &day))
    fill (draft, "handed_in", moment);
}

/* Fills in what follows from other fields, or from the moment. */
void
desk_meetings_complete (DeskOffice *office,
                        DeskDraft  *draft)
{
  const DeskKind *kind = desk_draft_get_kind (draft);

  if (kind == &desk_kind_meetings)
    complete_meeting (office, draft);
  else if (kind == &desk_kind_minutes)
    complete_minute (office, draft);
  else if (kind == &desk_kind_reports)
    complete_report (office, draft);
  else if (kind == &desk_kind_series)
    {
      normalize_time (draft, "start");
      normalize_time (draft, "end");
    }
}

static gboolean
check_times (DeskDraft  *draft,
             GError    **error)
{
  static const char *const fields[] = { "start", "end" };
  const char *start = desk_draft_get_text (draft, "start");
  const char *end = desk_draft_get_text (draft, "end");

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = desk_draft_get_text (draft, fields[i]);
      g_autofree char *time = text != NULL ? desk_meetings_normal_time (text) : NULL;

      if (text == NULL || (time != NULL && (i == 1 || !g_str_equal (time, "24:00"))))
        continue;
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                   _ ("“%s” is no time of day; write it like 08:30"), text);
      return FALSE;
    }
  if (start == NULL || end == NULL || strcmp (start, end) < 0)
    return TRUE;
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID,
                       _ ("The meeting ends before it begins"));
  return FALSE;
}

static gboolean
is_open (DeskOffice  *office,
         gint64       meeting,
         GError     **error)
{
  g_autofree char *state = desk_meetings_state (office, meeting, error);

  if (state == NULL || g_str_equal (state, "planned") || g_str_equal (state, "held"))
    return state != NULL;
  return desk_equipment_refuse (
    error, _ ("The minutes are closed or the meeting was cancelled; reopen them first (MEE-1)"));
}

static gboolean
check_minute (DeskOffice  *office,
              DeskDraft   *draft,
              GError     **error)
{
  gboolean is_task = g_strcmp0 (desk_draft_get_text (draft, "kind"), "task") == 0;

  if (is_task != (desk_draft_get_number (draft, "notice") != 0))
    return desk_equipment_refuse (
      error, _ ("A task is given with who and when, and becomes a notice; use “meeting item” or"
                " “meeting decide” (MEE-3)"));
  return is_open (office, desk_draft_get_number (draft, "meeting"), error);
}

/* A meeting, its attendance, an item or a series that is entered field by field. */
gboolean
desk_meetings_check_draft (DeskOffice  *office,
                           DeskDraft   *draft,
                           GError     **error)
{
  const DeskKind *kind = desk_draft_get_kind (draft);

  if (kind == &desk_kind_series)
    return check_times (draft, error);
  if (kind == &desk_kind_meetings)
    return check_times (draft, error) &&
           (desk_draft_get_id (draft) == 0 ||
            g_strcmp0 (desk_draft_get_text (draft, "state"), "closed") != 0 ||
            is_open (office, desk_draft_get_id (draft), error));
  if (kind == &desk_kind_meeting_people)
    return is_open (office, desk_draft_get_number (draft, "meeting"), error);
  return kind != &desk_kind_minutes || check_minute (office, draft, error);
}

/* Whether records of @kind are removed by desk_meetings_remove(). */
gboolean
desk_meetings_removes (const DeskKind *kind)
{
  return kind == &desk_kind_minutes || kind == &desk_kind_notices ||
         kind == &desk_kind_notice_events || kind == &desk_kind_meetings;
}

/**
 * desk_meetings_remove:
 *
 * Removes what has parts or a number: an item with its unprinted notice, an unprinted
 * notice, a meeting that nothing came of with those invited. One act.
 */
gboolean
desk_meetings_remove (DeskOffice      *office,
                      const DeskKind  *kind,
                      gint64           id,
                      GError         **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *title = NULL;
  g_autoptr (DeskAct) act = NULL;
  g_autoptr (DeskRows) rows = NULL;

  if (kind == &desk_kind_minutes)
    return desk_minutes_remove (office, id, error);
  if (kind == &desk_kind_notices)
    return desk_notices_void (office, id, NULL, 0, error);
  if (kind == &desk_kind_notice_events)
    return desk_equipment_refuse (
      error, _ ("The history of a notice is written by what is done with it (MEE-4)"));
  rows = desk_store_select (store, error,
                            "SELECT 1 FROM minutes WHERE meeting_id = ?1 UNION ALL"
                            " SELECT 1 FROM notices WHERE meeting_id = ?1 UNION ALL"
                            " SELECT 1 FROM meeting_people WHERE meeting_id = ?1"
                            "  AND mark IS NOT NULL",
                            "i", id);
  if (rows == NULL)
    return FALSE;
  if (desk_rows_next (rows))
    return desk_equipment_refuse (
      error, _ ("The meeting has minutes, notices or attendance; cancel it instead (MEE-1)"));
  /* Translators: the title of an act; %s: the name and the day of a meeting */
  title = act_title (office, N_ ("Remove %s"), id);
  act = desk_store_begin (store, error, title);
  return act != NULL &&
         desk_store_execute (store, error, "DELETE FROM meeting_people WHERE meeting_id = ?", "i",
                             id) &&
         desk_store_execute (store, error, "DELETE FROM meetings WHERE id = ?", "i", id) &&
         desk_act_commit (g_steal_pointer (&act), error);
}

static void
add_line (GPtrArray         *items,
          const DeskMeeting *meeting,
          const char        *who,
          char              *text,
          gboolean           late)
{
  DeskTodayItem *item = g_new0 (DeskTodayItem, 1);

  item->kind = "meeting";
  item->date = meeting->date;
  item->who = g_strdup (who);
  item->text = text;
  item->late = late;
  item->about = &desk_kind_meetings;
  item->about_id = meeting->id;
  g_ptr_array_add (items, item);
}

/* Meetings of @day, minutes that are open since before, meetings that were forgotten. */
gboolean
desk_meetings_add_today (DeskOffice  *office,
                         GPtrArray   *items,
                         DeskDate     day,
                         GError     **error)
{
  g_autoptr (GPtrArray) meetings =
    desk_meetings_list (office, day - FORGOTTEN_DAYS, day, error);

  if (meetings == NULL)
    return FALSE;
  for (guint i = 0; i < meetings->len; i++)
    {
      const DeskMeeting *meeting = meetings->pdata[i];
      g_autofree char *words =
        desk_date_format (meeting->date, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());
      gboolean planned = g_str_equal (meeting->state, "planned");

      if (planned && meeting->date == day)
        /* Translators: a time of day and the name of a meeting */
        add_line (items, meeting, meeting->chair_name,
                  g_strdup_printf (_ ("Meeting today at %s: %s"), meeting->start, meeting->title),
                  FALSE);
      else if (planned && !meeting->stand_up)
        /* Translators: the name of a meeting and its day */
        add_line (items, meeting, meeting->minuter_name,
                  g_strdup_printf (_ ("“%s” of %s has no minutes; keep them or cancel it"),
                                   meeting->title, words),
                  TRUE);
      else if (g_str_equal (meeting->state, "held") && !meeting->stand_up)
        /* Translators: the name of a meeting and its day */
        add_line (items, meeting, meeting->minuter_name,
                  g_strdup_printf (_ ("The minutes of “%s” of %s are open"), meeting->title,
                                   words),
                  meeting->date < day);
    }
  return TRUE;
}
