/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days per step, what was in time, whose the delay is, how much was shot again (SHO-7). */

#include "desk-flow-report.h"

#include <string.h>

#include "desk-flow-private.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-text.h"

static void
step_report_free (DeskFlowStepReport *self)
{
  g_free (self->step);
  g_free (self->title);
  g_free (self);
}

static void
person_report_free (DeskFlowPersonReport *self)
{
  g_free (self->name);
  g_free (self);
}

void
desk_flow_report_free (DeskFlowReport *self)
{
  g_free (self->flow);
  g_free (self->title);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->people);
  g_free (self);
}

static DeskFlowPersonReport *
get_person (DeskOffice     *office,
            DeskFlowReport *self,
            gint64          person)
{
  DeskFlowPersonReport *report;

  for (guint i = 0; i < self->people->len; i++)
    {
      report = self->people->pdata[i];
      if (report->person == person)
        return report;
    }
  report = g_new0 (DeskFlowPersonReport, 1);
  report->person = person;
  report->name = desk_people_dup_name (office, person);
  g_ptr_array_add (self->people, report);
  return report;
}

static DeskFlowStepReport *
get_step (DeskFlowReport *self,
          const char     *step)
{
  DeskFlowStepReport *report;

  for (guint i = 0; i < self->steps->len; i++)
    {
      report = self->steps->pdata[i];
      if (g_str_equal (report->step, step))
        return report;
    }
  /* A step that only older versions have. */
  report = g_new0 (DeskFlowStepReport, 1);
  report->step = g_strdup (step);
  report->title = g_strdup (step);
  g_ptr_array_add (self->steps, report);
  return report;
}

static gboolean
add_signed (DeskOffice      *office,
            DeskFlowReport  *self,
            const char      *first,
            const char      *end,
            GError         **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT v.step, v.person_id, count(*), sum(v.days), max(v.days), sum(v.late) FROM signoffs v"
    " JOIN shoots s ON s.id = v.shoot_id JOIN flows f ON f.id = s.flow_id"
    " WHERE v.signed >= ? AND v.signed < ? AND f.code = ? GROUP BY v.step, v.person_id",
    "ttt", first, end, self->flow);

  while (rows != NULL && desk_rows_next (rows))
    {
      DeskFlowStepReport *step = get_step (self, desk_rows_text (rows, 0));
      DeskFlowPersonReport *person = get_person (office, self, desk_rows_int (rows, 1));

      step->n += (guint) desk_rows_int (rows, 2);
      step->days += desk_rows_int (rows, 3);
      step->longest = MAX (step->longest, (int) desk_rows_int (rows, 4));
      step->late += desk_rows_int (rows, 5);
      person->n += (guint) desk_rows_int (rows, 2);
      person->days += desk_rows_int (rows, 3);
      person->late += desk_rows_int (rows, 5);
    }
  return rows != NULL;
}

/* A limit ends with the sign-off of its step; it was in time when no day of delay
 * belongs to any step from behind its beginning on. */
static gboolean
add_limits (DeskOffice          *office,
            DeskFlowReport      *self,
            const DeskFlowStep  *limit,
            const char          *first,
            const char          *end,
            GError             **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT count(*), total(late = 0) FROM (SELECT (SELECT ifnull(sum(w.late), 0) FROM signoffs w"
    "  WHERE w.shoot_id = v.shoot_id AND w.id <= v.id AND w.id > ifnull((SELECT max(b.id)"
    "   FROM signoffs b WHERE b.shoot_id = v.shoot_id AND b.step = ?1 AND b.id < v.id), v.id - 1))"
    " AS late FROM signoffs v JOIN shoots s ON s.id = v.shoot_id JOIN flows f ON f.id = s.flow_id"
    " WHERE v.step = ?2 AND v.signed >= ?3 AND v.signed < ?4 AND f.code = ?5)",
    "ttttt", limit->limit_from, limit->code, first, end, self->flow);

  if (rows != NULL && desk_rows_next (rows))
    {
      self->n_limits += (guint) desk_rows_int (rows, 0);
      self->n_on_time += (guint) desk_rows_int (rows, 1);
    }
  return rows != NULL;
}

static gboolean
add_cases (DeskOffice      *office,
           DeskFlowReport  *self,
           const char      *first,
           const char      *end,
           GError         **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT count(CASE WHEN s.begun >= ?1 AND s.begun < ?2 THEN 1 END),"
    " count(CASE WHEN s.state = 'closed' AND s.ended >= ?1 AND s.ended < ?2 THEN 1 END),"
    " count(CASE WHEN s.state = 'cancelled' AND s.ended >= ?1 AND s.ended < ?2 THEN 1 END),"
    " count(CASE WHEN s.state = 'closed' AND s.ended >= ?1 AND s.ended < ?2 AND s.round > 1"
    "  THEN 1 END),"
    " sum(CASE WHEN s.state = 'closed' AND s.ended >= ?1 AND s.ended < ?2 THEN s.round ELSE 0 END)"
    " FROM shoots s JOIN flows f ON f.id = s.flow_id WHERE f.code = ?3",
    "ttt", first, end, self->flow);

  if (rows != NULL && desk_rows_next (rows))
    {
      self->n_begun = (guint) desk_rows_int (rows, 0);
      self->n_closed = (guint) desk_rows_int (rows, 1);
      self->n_cancelled = (guint) desk_rows_int (rows, 2);
      self->n_reshot = (guint) desk_rows_int (rows, 3);
      self->n_rounds = (guint) desk_rows_int (rows, 4);
    }
  return rows != NULL;
}

static gboolean
add_remarks (DeskOffice      *office,
             DeskFlowReport  *self,
             const char      *first,
             const char      *end,
             GError         **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT r.person_id, count(*) FROM flow_remarks r JOIN shoots s ON s.id = r.shoot_id"
    " JOIN flows f ON f.id = s.flow_id WHERE r.person_id IS NOT NULL AND r.at >= ? AND r.at < ?"
    " AND f.code = ? GROUP BY r.person_id",
    "ttt", first, end, self->flow);

  while (rows != NULL && desk_rows_next (rows))
    get_person (office, self, desk_rows_int (rows, 0))->remarks = (guint) desk_rows_int (rows, 1);
  return rows != NULL;
}

/* What is late and open belongs to who acts for its step today. */
static gboolean
add_open (DeskOffice      *office,
          DeskFlowReport  *self,
          GError         **error)
{
  g_autofree char *now = desk_store_get_moment (desk_office_get_store (office));
  DeskDate day = desk_flow_moment_day (now);
  g_autoptr (GPtrArray) states = NULL;

  if (day < self->from || day > self->to)
    return TRUE;
  states = desk_flow_read (office, DESK_FLOW_OPEN, 0, DESK_DATE_NONE, day, error);
  for (guint i = 0; states != NULL && i < states->len; i++)
    {
      const DeskFlowState *state = states->pdata[i];
      const DeskFlowCard *card = state->card;
      DeskClock clock = { desk_office_get_calendar (office),
                          (const DeskClockPause *) state->pauses->data, state->pauses->len, day };

      if (card->overdue == 0 || card->holder == 0 || !g_str_equal (card->flow_code, self->flow))
        continue;
      get_person (office, self, card->holder)->late_now +=
        desk_clock_late (&clock, desk_flow_moment_day (state->entered), day, card->due, TRUE);
    }
  return states != NULL;
}

static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  const DeskFlowPersonReport *one = *(DeskFlowPersonReport *const *) a;
  const DeskFlowPersonReport *other = *(DeskFlowPersonReport *const *) b;
  gint64 late = one->late + one->late_now, other_late = other->late + other->late_now;

  if (late != other_late)
    return late < other_late ? 1 : -1;
  return desk_text_compare (one->name, other->name);
}

/**
 * desk_flow_get_report:
 * @flow: the code of a flow
 * @from: the first day
 * @to: the last day
 *
 * Returns: (transfer full): what was signed in those days
 */
DeskFlowReport *
desk_flow_get_report (DeskOffice  *office,
                      const char  *flow,
                      DeskDate     from,
                      DeskDate     to,
                      GError     **error)
{
  g_autoptr (DeskFlow) found = desk_flow_get (office, flow, error);
  g_autoptr (DeskFlowReport) self = NULL;
  g_autofree char *first = desk_date_to_iso (from);
  g_autofree char *end = desk_date_to_iso (to + 1);
  const char *language = desk_language_current ();

  if (found == NULL)
    return NULL;
  self = g_new0 (DeskFlowReport, 1);
  self->flow = g_strdup (flow);
  self->title = g_strdup (desk_flow_template_get_title (found->template, language));
  self->from = from;
  self->to = to;
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_report_free);
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) person_report_free);
  for (guint i = 0; i + 1 < found->template->steps->len; i++)
    {
      const DeskFlowStep *step = found->template->steps->pdata[i];
      DeskFlowStepReport *report = g_new0 (DeskFlowStepReport, 1);

      report->step = g_strdup (step->code);
      report->title = g_strdup (desk_flow_step_get_title (step, language));
      g_ptr_array_add (self->steps, report);
      if (step->limit > 0 && !add_limits (office, self, step, first, end, error))
        return NULL;
    }
  if (!add_signed (office, self, first, end, error) ||
      !add_cases (office, self, first, end, error) ||
      !add_remarks (office, self, first, end, error) || !add_open (office, self, error))
    return NULL;
  g_ptr_array_sort (self->people, compare_people);
  return g_steal_pointer (&self);
}
