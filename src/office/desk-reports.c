/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Work reports: handed in before the meeting, reviewed by the head (MEE-2). */

#include "desk-reports.h"

#include <string.h>

#include "desk-equipment-private.h"
#include "desk-language.h"
#include "desk-meetings-private.h"
#include "desk-people.h"
#include "desk-reports-private.h"
#include "desk-rounds-private.h"

/* A meeting early in the week is about the week before: this far back lies a day of the
 * week that is reported. */
#define REPORT_DAYS 3

/* Returns: the Monday of the week that is reported for a meeting on @meeting */
DeskDate
desk_reports_week_for (DeskOffice *office,
                       DeskDate    meeting)
{
  return desk_date_week_start (meeting - REPORT_DAYS);
}

/* Returns: the Monday of the week whose reports are handed in for the next weekly
 *   meeting, from @day on */
DeskDate
desk_reports_week_due (DeskOffice *office,
                       DeskDate    day)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT m.date FROM meetings m JOIN meeting_series s ON s.id = m.series_id"
    " WHERE s.rhythm = 'weekly' AND m.state <> 'cancelled' AND m.date BETWEEN ?1 AND ?2"
    " ORDER BY m.date, m.start LIMIT 1",
    "dd", day, day + 7);
  g_autoptr (DeskRows) series = NULL;
  g_autoptr (GArray) days = NULL;

  if (rows != NULL && desk_rows_next (rows))
    return desk_reports_week_for (office, desk_rows_date (rows, 0));
  series = desk_store_select (desk_office_get_store (office), NULL,
                              "SELECT id FROM meeting_series WHERE active AND rhythm = 'weekly'"
                              " ORDER BY position, id LIMIT 1",
                              "");
  if (series != NULL && desk_rows_next (series))
    days = desk_meetings_series_days (office, desk_rows_int (series, 0), day, day + 14, NULL);
  if (days != NULL && days->len > 0)
    return desk_reports_week_for (office, g_array_index (days, DeskDate, 0));
  return desk_date_week_start (day);
}

gint64
desk_reports_find (DeskOffice  *office,
                   gint64       person,
                   DeskDate     week,
                   char       **reviewed)
{
  g_autofree char *name = desk_date_to_week (week);
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL,
                       "SELECT id, reviewed FROM reports WHERE week = ? AND person_id = ?", "ti",
                       name, person);

  if (rows == NULL || !desk_rows_next (rows))
    return 0;
  if (reviewed != NULL)
    *reviewed = g_strdup (desk_rows_text (rows, 1));
  return desk_rows_int (rows, 0);
}

/* Whether somebody works on at least one working day of the week. */
static gboolean
is_expected (DeskOffice    *office,
             DeskPresences *presences,
             gint64         person,
             DeskDate       week)
{
  DeskCalendar *calendar = desk_office_get_calendar (office);

  for (DeskDate day = week; day < week + 7; day++)
    if (desk_calendar_contains (calendar, DESK_CALENDAR_WORKING, day) &&
        desk_presences_get (presences, person, day) == DESK_PERSON_PRESENT)
      return TRUE;
  return FALSE;
}

static gboolean
works_here (DeskOffice *office,
            gint64      person,
            DeskDate    week)
{
  for (DeskDate day = week; day < week + 7; day++)
    {
      DeskPresence presence = desk_people_presence (office, person, day);

      if (presence == DESK_PERSON_PRESENT || presence == DESK_PERSON_ON_LEAVE)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_not_reviewed (const char  *reviewed,
                    GError     **error)
{
  return reviewed == NULL ||
         desk_equipment_refuse (
           error, _ ("The report is reviewed; the reviewer reopens it to have it changed (MEE-2)"));
}

/* Writes what a person wrote; within an act. @handed_in: (nullable): as it was */
static gboolean
write_report (DeskOffice             *office,
              const DeskReportInput  *input,
              const char             *handed_in,
              GError                **error)
{
  g_autofree char *week = desk_date_to_week (input->week);
  g_autofree char *done = desk_meetings_clean (input->done);
  g_autofree char *shortcomings = desk_meetings_clean (input->shortcomings);
  g_autofree char *next = desk_meetings_clean (input->next);

  return desk_store_execute (
    desk_office_get_store (office), error,
    "INSERT INTO reports (week, person_id, handed_in, done, shortcomings, next)"
    " VALUES (?, ?, ?, nullif(?, ''), nullif(?, ''), nullif(?, ''))"
    " ON CONFLICT (week, person_id) DO UPDATE SET"
    " handed_in = ifnull(excluded.handed_in, handed_in), done = excluded.done,"
    " shortcomings = excluded.shortcomings, next = excluded.next",
    "titttt", week, input->person, handed_in, done, shortcomings, next);
}

/* What the report says of a notice is said of the notice itself. */
static gboolean
write_progress (DeskOffice                *office,
                const DeskReportProgress  *progress,
                GError                   **error)
{
  g_autoptr (DeskNotice) notice = desk_notices_get (office, progress->notice, error);
  g_autofree char *note = desk_meetings_clean (progress->note);
  gboolean is_done = notice != NULL && g_str_equal (notice->state, "done");

  if (notice == NULL)
    return FALSE;
  if (*note == '\0' && (is_done || progress->percent == notice->progress))
    return TRUE;
  if (progress->percent >= 100)
    return is_done || desk_notices_done (office, progress->notice, note, 0, error);
  return desk_notices_progress (office, progress->notice, progress->percent, note, 0, error);
}

static gboolean
is_empty (const DeskReportInput *input)
{
  const char *texts[] = { input->done, input->shortcomings, input->next };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *clean = desk_meetings_clean (texts[i]);
      if (*clean != '\0')
        return FALSE;
    }
  return TRUE;
}

static gboolean
keep (DeskOffice             *office,
      const DeskReportInput  *input,
      gboolean                hand_in,
      GError                **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *name = desk_people_dup_name (office, input->person);
  g_autofree char *week = desk_date_to_week (input->week);
  g_autofree char *reviewed = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *title = NULL;
  g_autoptr (DeskAct) act = NULL;
  DeskDate day;

  desk_reports_find (office, input->person, input->week, &reviewed);
  if (!check_not_reviewed (reviewed, error) || !desk_equipment_moment (office, &moment, &day))
    return FALSE;
  if (!works_here (office, input->person, input->week))
    /* Translators: a name and a week, as 2026-W41 */
    return desk_equipment_refuse (error, _ ("%s does not work here in %s (MEE-2)"), name, week);
  if (hand_in && is_empty (input))
    return desk_equipment_refuse (
      error, _ ("The report is empty; write what was done, what was not good, or what is next"
                " (MEE-2)"));
  /* Translators: the title of an act: a week, as 2026-W41, and a name */
  title = g_strdup_printf (hand_in ? _ ("Hand in the work report %s of %s")
                                   : _ ("Write the work report %s of %s"),
                           week, name);
  act = desk_store_begin (store, error, title);
  if (act == NULL || !write_report (office, input, hand_in ? moment : NULL, error))
    return FALSE;
  for (guint i = 0; i < input->n_progress; i++)
    if (!write_progress (office, &input->progress[i], error))
      return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* Keeps what is written so far, without handing it in. */
gboolean
desk_reports_save (DeskOffice             *office,
                   const DeskReportInput  *input,
                   GError                **error)
{
  return keep (office, input, FALSE, error);
}

/* Hands the report in at the moment; what it says of notices is written into them. */
gboolean
desk_reports_hand_in (DeskOffice             *office,
                      const DeskReportInput  *input,
                      GError                **error)
{
  return keep (office, input, TRUE, error);
}

/**
 * desk_reports_paste:
 * @rows: (element-type DeskReportInput): the rows of a table
 *
 * Hands in the reports of a week that were typed elsewhere: all of them or none. One act.
 */
gboolean
desk_reports_paste (DeskOffice  *office,
                    DeskDate     week,
                    GPtrArray   *rows,
                    GError     **error)
{
  g_autofree char *name = desk_date_to_week (week);
  /* Translators: the title of an act; %s: a week, as 2026-W41 */
  g_autofree char *title = g_strdup_printf (_ ("Paste the work reports of %s"), name);
  g_autoptr (DeskAct) act = desk_store_begin (desk_office_get_store (office), error, title);

  if (act == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      DeskReportInput input = *(const DeskReportInput *) rows->pdata[i];

      input.week = week;
      if (!desk_reports_hand_in (office, &input, error))
        return FALSE;
    }
  return desk_act_commit (g_steal_pointer (&act), error);
}

static gint64
department_of (DeskOffice *office,
               gint64      person)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL,
                       "SELECT department_id FROM people WHERE id = ?", "i", person);

  return rows != NULL && desk_rows_next (rows) ? desk_rows_int (rows, 0) : 0;
}

static void
read_heads (DeskOffice *office,
            gint64      department,
            gint64     *head,
            gint64     *deputy)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT head_id, deputy_id FROM departments WHERE id = ?", "i", department);
  gboolean found = rows != NULL && desk_rows_next (rows);

  *head = found ? desk_rows_int (rows, 0) : 0;
  *deputy = found ? desk_rows_int (rows, 1) : 0;
}

/* Returns: who is to review a report on @day: the acting head of the department; of the
 *   head's own, and where there is none, the director; or 0 */
gint64
desk_reports_reviewer (DeskOffice *office,
                       gint64      person,
                       DeskDate    day)
{
  gint64 department = department_of (office, person);
  gint64 head, deputy, acting;

  read_heads (office, department, &head, &deputy);
  acting = department != 0 ? desk_rounds_acting_head (office, department, day) : 0;
  if (acting != 0 && acting != person && head != person)
    return acting;
  return desk_people_acting (office, "director", day);
}

static gboolean
may_review (DeskOffice *office,
            gint64      person,
            gint64      by,
            DeskDate    day)
{
  gint64 head, deputy;

  read_heads (office, department_of (office, person), &head, &deputy);
  return by == desk_reports_reviewer (office, person, day) ||
         (head != person && (by == head || by == deputy));
}

/* @by, or who is to review; 0 when @by may not. */
static gint64
find_reviewer (DeskOffice  *office,
               gint64       person,
               gint64       by,
               GError     **error)
{
  DeskDate day = desk_rounds_today (office);
  gint64 right = desk_reports_reviewer (office, person, day);
  g_autofree char *name = NULL;
  g_autofree char *other = NULL;

  desk_equipment_moment (office, NULL, &day);
  if (by == 0)
    by = right;
  if (by == 0)
    {
      desk_equipment_refuse (
        error, _ ("Nobody heads the department and nobody is director; name who reviews with --by"
                  " (MEE-2)"));
      return 0;
    }
  if (by == person)
    {
      desk_equipment_refuse (error, _ ("Nobody reviews the own report (MEE-2)"));
      return 0;
    }
  if (right == 0 || may_review (office, person, by, day))
    return by;
  name = desk_people_dup_name (office, by);
  other = desk_people_dup_name (office, right);
  /* Translators: two names */
  desk_equipment_refuse (error, _ ("%s does not review this report; %s does (MEE-2)"), name, other);
  return 0;
}

static gboolean
write_review (DeskOffice  *office,
              gint64       report,
              const char  *title,
              gint64       by,
              const char  *moment,
              const char  *comment,
              GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskAct) act = desk_store_begin (store, error, title);

  return act != NULL &&
         desk_store_execute (store, error,
                             "UPDATE reports SET reviewer_id = ?, reviewed = ?,"
                             " comment = ifnull(nullif(?, ''), comment) WHERE id = ?",
                             "rtti", by, moment, comment, report) &&
         desk_act_commit (g_steal_pointer (&act), error);
}

/**
 * desk_reports_review:
 * @comment: (nullable): what the reviewer says
 * @by: 0: who is to review it
 *
 * From then on the report stays as it is.
 */
gboolean
desk_reports_review (DeskOffice  *office,
                     gint64       person,
                     DeskDate     week,
                     const char  *comment,
                     gint64       by,
                     GError     **error)
{
  g_autoptr (DeskReport) report = desk_reports_get (office, person, week, error);
  g_autofree char *name = desk_people_dup_name (office, person);
  g_autofree char *words = desk_date_to_week (week);
  g_autofree char *clean = desk_meetings_clean (comment);
  g_autofree char *moment = NULL;
  g_autofree char *title = NULL;
  DeskDate day;

  if (report == NULL || !desk_equipment_moment (office, &moment, &day))
    return FALSE;
  if (report->handed_in == NULL)
    /* Translators: a name and a week, as 2026-W41 */
    return desk_equipment_refuse (error, _ ("%s has not handed in the report of %s (MEE-2)"), name,
                                  words);
  if (!check_not_reviewed (report->reviewed, error))
    return FALSE;
  by = find_reviewer (office, person, by, error);
  /* Translators: the title of an act: a week, as 2026-W41, and a name */
  title = g_strdup_printf (_ ("Review the work report %s of %s"), words, name);
  return by != 0 && write_review (office, report->id, title, by, moment, clean, error);
}

/* Lets a reviewed report be changed again. @by: 0: who is to review it */
gboolean
desk_reports_reopen (DeskOffice  *office,
                     gint64       person,
                     DeskDate     week,
                     gint64       by,
                     GError     **error)
{
  g_autoptr (DeskReport) report = desk_reports_get (office, person, week, error);
  g_autofree char *name = desk_people_dup_name (office, person);
  g_autofree char *words = desk_date_to_week (week);
  g_autofree char *title = NULL;

  if (report == NULL)
    return FALSE;
  if (report->reviewed == NULL)
    return desk_equipment_refuse (
      error, _ ("The report is not reviewed, so it can be changed as it is (MEE-2)"));
  if (by != report->reviewer && find_reviewer (office, person, by, error) == 0)
    return FALSE;
  /* Translators: the title of an act: a week, as 2026-W41, and a name */
  title = g_strdup_printf (_ ("Reopen the work report %s of %s"), words, name);
  return write_review (office, report->id, title, 0, NULL, NULL, error);
}

/* Returns: (transfer full) (element-type gint64): who was to hand in a report of the week
 *   and has not, by pinyin */
GArray *
desk_reports_missing (DeskOffice  *office,
                      DeskDate     week,
                      GError     **error)
{
  g_autofree char *name = desk_date_to_week (week);
  g_autoptr (DeskPresences) presences = desk_presences_new (office, error);
  g_autoptr (DeskRows) rows = NULL;
  GArray *people;

  if (presences == NULL)
    return NULL;
  rows = desk_store_select (desk_office_get_store (office), error,
                            "SELECT p.id FROM people p WHERE NOT EXISTS (SELECT 1 FROM reports r"
                            " WHERE r.week = ? AND r.person_id = p.id AND r.handed_in IS NOT NULL)"
                            " ORDER BY p.name COLLATE PINYIN, p.id",
                            "t", name);
  if (rows == NULL)
    return NULL;
  people = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (desk_rows_next (rows))
    {
      gint64 person = desk_rows_int (rows, 0);
      if (is_expected (office, presences, person, desk_date_week_start (week)))
        g_array_append_val (people, person);
    }
  return people;
}

/* A report that is entered field by field, or imported. */
gboolean
desk_reports_check_draft (DeskOffice  *office,
                          DeskDraft   *draft,
                          GError     **error)
{
  const char *week;
  g_autofree char *name = NULL;
  g_autoptr (DeskRows) rows = NULL;

  if (desk_draft_get_kind (draft) != &desk_kind_reports)
    return TRUE;
  week = desk_draft_get_text (draft, "week");
  if (desk_date_parse_week (week) == DESK_DATE_NONE)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                   _ ("“%s” is no week; write it like 2026-W41"), week);
      return FALSE;
    }
  if (!check_not_reviewed (desk_draft_get_text (draft, "reviewed"), error))
    return FALSE;
  rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT 1 FROM reports WHERE week = ? AND person_id = ? AND id <> ?", "tii", week,
    desk_draft_get_number (draft, "person"), desk_draft_get_id (draft));
  if (rows == NULL)
    return FALSE;
  if (!desk_rows_next (rows))
    return TRUE;
  name = desk_people_dup_name (office, desk_draft_get_number (draft, "person"));
  g_set_error (error, DESK_ERROR, DESK_ERROR_EXISTS,
               /* Translators: a name and a week, as 2026-W41 */
               _ ("%s has a report of %s already; change that one"), name, week);
  return FALSE;
}
