/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reports as they are read, with the task notices that they are about (MEE-2, MEE-4). */

#include "desk-reports-private.h"

#include "desk-language.h"
#include "desk-meetings-private.h"
#include "desk-people.h"
#include "desk-rounds-private.h"
#include "desk-today.h"

/* How many days before the weekly meeting missing reports are brought up. */
#define REMIND_DAYS 2

void
desk_report_notice_free (DeskReportNotice *self)
{
  g_free (self->number);
  g_free (self->content);
  g_free (self->state);
  g_free (self->note);
  g_free (self);
}

void
desk_report_free (DeskReport *self)
{
  g_free (self->name);
  g_free (self->department);
  g_free (self->handed_in);
  g_free (self->done);
  g_free (self->shortcomings);
  g_free (self->next);
  g_free (self->reviewer_name);
  g_free (self->reviewed);
  g_free (self->comment);
  g_ptr_array_unref (self->notices);
  g_free (self);
}

/* The person's notices, and those of departments that the person leads, that were open
 * in the week; as they stood when the report was handed in, else as they stand. */
static gboolean
read_notices (DeskOffice  *office,
              DeskReport  *report,
              GError     **error)
{
  g_autofree char *monday = desk_date_to_iso (report->week);
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "WITH mine AS (SELECT * FROM notices WHERE (person_id = ?1 OR department_id IN"
    "  (SELECT id FROM departments WHERE ifnull(head_id, deputy_id) = ?1))"
    "  AND issued <= ?2 AND state <> 'void' AND (closed IS NULL OR closed >= ?3))"
    " SELECT n.id, n.number, n.content, n.due,"
    " (SELECT CASE e.event WHEN 'progress' THEN 'in-progress' ELSE e.event END"
    "  FROM notice_events e WHERE e.notice_id = n.id AND e.event <> 'printed'"
    "  AND e.at <= ifnull(?4, '9999') ORDER BY e.id DESC LIMIT 1),"
    " (SELECT e.percent FROM notice_events e WHERE e.notice_id = n.id"
    "  AND e.percent IS NOT NULL AND e.at <= ifnull(?4, '9999') ORDER BY e.id DESC LIMIT 1),"
    " (SELECT e.note FROM notice_events e WHERE e.notice_id = n.id AND e.note IS NOT NULL"
    "  AND e.at BETWEEN ?3 AND ifnull(?4, '9999') ORDER BY e.id DESC LIMIT 1)"
    " FROM mine n ORDER BY n.number",
    "idtt", report->person, report->week + 6, monday, report->handed_in);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      DeskReportNotice *notice = NULL;

      /* It was issued after the report was handed in. */
      if (desk_rows_is_null (rows, 4))
        continue;
      notice = g_new0 (DeskReportNotice, 1);
      notice->notice = desk_rows_int (rows, 0);
      notice->number = g_strdup (desk_rows_text (rows, 1));
      notice->content = g_strdup (desk_rows_text (rows, 2));
      notice->due = desk_rows_date (rows, 3);
      notice->state = g_strdup (desk_rows_text (rows, 4));
      notice->percent = desk_rows_int (rows, 5);
      notice->note = g_strdup (desk_rows_text (rows, 6));
      g_ptr_array_add (report->notices, notice);
    }
  return TRUE;
}

/**
 * desk_reports_get:
 * @week: any day of it
 *
 * Returns: (transfer full) (nullable): the report, or an empty one with the notices
 *   filled in
 */
DeskReport *
desk_reports_get (DeskOffice  *office,
                  gint64       person,
                  DeskDate     week,
                  GError     **error)
{
  g_autoptr (DeskReport) self = g_new0 (DeskReport, 1);
  g_autofree char *name = desk_date_to_week (week);
  g_autoptr (DeskRows) rows = NULL;

  self->notices = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_report_notice_free);
  rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT ifnull(r.id, 0), d.name, r.handed_in, r.done, r.shortcomings, r.next,"
    " ifnull(r.reviewer_id, 0), r.reviewed, r.comment FROM people p"
    " LEFT JOIN departments d ON d.id = p.department_id"
    " LEFT JOIN reports r ON r.person_id = p.id AND r.week = ? WHERE p.id = ?",
    "ti", name, person);
  if (rows == NULL)
    return NULL;
  if (!desk_rows_next (rows))
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                           _ ("There is no such person"));
      return NULL;
    }
  self->id = desk_rows_int (rows, 0);
  self->week = desk_date_week_start (week);
  self->person = person;
  self->name = desk_people_dup_name (office, person);
  self->department = g_strdup (desk_rows_text (rows, 1));
  self->handed_in = g_strdup (desk_rows_text (rows, 2));
  self->done = g_strdup (desk_rows_text (rows, 3));
  self->shortcomings = g_strdup (desk_rows_text (rows, 4));
  self->next = g_strdup (desk_rows_text (rows, 5));
  self->reviewer = desk_rows_int (rows, 6);
  self->reviewed = g_strdup (desk_rows_text (rows, 7));
  self->comment = g_strdup (desk_rows_text (rows, 8));
  if (self->reviewer == 0)
    self->reviewer = desk_reports_reviewer (office, person, desk_rounds_today (office));
  self->reviewer_name = desk_people_dup_name (office, self->reviewer);
  return read_notices (office, self, error) ? g_steal_pointer (&self) : NULL;
}

/* Returns: (transfer full) (element-type DeskReport): of everybody who wrote or was to
 *   write one in that week, by pinyin; empty ones are missing */
GPtrArray *
desk_reports_list (DeskOffice  *office,
                   DeskDate     week,
                   GError     **error)
{
  g_autofree char *name = desk_date_to_week (week);
  g_autoptr (GPtrArray) reports =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_report_free);
  g_autoptr (GArray) missing = desk_reports_missing (office, week, error);
  g_autoptr (DeskRows) rows = NULL;

  if (missing == NULL)
    return NULL;
  rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT p.id, EXISTS (SELECT 1 FROM reports r WHERE r.person_id = p.id AND r.week = ?)"
    " FROM people p ORDER BY p.name COLLATE PINYIN, p.id",
    "t", name);
  if (rows == NULL)
    return NULL;
  while (desk_rows_next (rows))
    {
      gint64 person = desk_rows_int (rows, 0);
      gboolean listed = desk_rows_int (rows, 1) != 0;
      DeskReport *report;

      for (guint i = 0; !listed && i < missing->len; i++)
        listed = g_array_index (missing, gint64, i) == person;
      if (!listed)
        continue;
      report = desk_reports_get (office, person, week, error);
      if (report == NULL)
        return NULL;
      g_ptr_array_add (reports, report);
    }
  return g_steal_pointer (&reports);
}

/* The weekly meeting that reports are missing for on @day, or none. */
static DeskDate
find_meeting (DeskOffice *office,
              DeskDate    day)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT m.date FROM meetings m JOIN meeting_series s ON s.id = m.series_id"
    " WHERE s.rhythm = 'weekly' AND m.state IN ('planned', 'held') AND m.date BETWEEN ?1 AND ?2"
    " ORDER BY m.date, m.start LIMIT 1",
    "dd", day, day + REMIND_DAYS);

  return rows != NULL && desk_rows_next (rows) ? desk_rows_date (rows, 0) : DESK_DATE_NONE;
}

/* Before the weekly meeting, who has not handed in; and what waits to be reviewed. */
gboolean
desk_reports_add_today (DeskOffice  *office,
                        GPtrArray   *items,
                        DeskDate     day,
                        GError     **error)
{
  DeskDate meeting = find_meeting (office, day);
  DeskDate week = desk_reports_week_for (office, meeting != DESK_DATE_NONE ? meeting : day);
  g_autofree char *words = desk_date_to_week (week);
  g_autoptr (GArray) missing = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  DeskTodayItem *item;

  if (meeting == DESK_DATE_NONE)
    return TRUE;
  missing = desk_reports_missing (office, week, error);
  if (missing == NULL)
    return FALSE;
  if (missing->len == 0)
    return TRUE;
  for (guint i = 0; i < missing->len; i++)
    {
      g_autofree char *name =
        desk_people_dup_name (office, g_array_index (missing, gint64, i));
      g_string_append_printf (names, "%s%s", i > 0 ? _ (", ") : "", name);
    }
  item = g_new0 (DeskTodayItem, 1);
  item->kind = "report";
  item->date = meeting;
  item->who = g_string_free (g_steal_pointer (&names), FALSE);
  item->text = g_strdup_printf (
    /* Translators: how many reports, and a week as 2026-W41 */
    ngettext ("%u work report of %s is not handed in yet",
              "%u work reports of %s are not handed in yet", missing->len),
    missing->len, words);
  item->late = meeting == day;
  g_ptr_array_add (items, item);
  return TRUE;
}
