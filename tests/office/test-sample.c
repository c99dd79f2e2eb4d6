/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sample studio is lively whenever it is made. */

#include "desk-sample.h"
#include "desk-today.h"
#include "office-kit.h"

static Studio *
sample (DeskDate today)
{
  g_autoptr (GError) error = NULL;
  Studio *studio = studio_new (0, 0);

  studio_at (studio, NULL);
  g_assert_false (desk_sample_is_sample (studio->office));
  desk_sample_fill (studio->office, today, &error);
  g_assert_no_error (error);
  g_assert_true (desk_sample_is_sample (studio->office));
  studio_assert_sound (studio);
  return studio;
}

static void
assert_at_least (Studio     *studio,
                 gint64      least,
                 const char *sql)
{
  gint64 found = studio_number (studio, sql);

  if (found < least)
    g_test_message ("%s", sql);
  g_assert_cmpint (found, >=, least);
}

static void
test_sample (gconstpointer data)
{
  static const char *const waiting[] = {
    "overdue",
    "due",
    "idle",
    "job",
    "shoot-late",
    "shoot-sign",
    "shoot-monitor",
    "goods",
    "notice",
    "displaced",
  };
  const char *iso = data;
  DeskDate today = day (iso);
  g_autoptr (Studio) studio = sample (today);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = desk_today_list (studio->office, today, &error);
  g_autoptr (DeskHygieneMonth) month = NULL;
  g_autofree char *last_planned = NULL;
  DeskDate to_inspect = desk_rota_to_inspect (studio->office, today);

  g_assert_no_error (error);
  g_assert_cmpuint (items->len, >, 0);
  assert_at_least (studio, 20, "SELECT count(*) FROM people");
  /* Weeks that were inspected, with an X or two, put right, and what followed. */
  assert_at_least (studio, 25, "SELECT count(*) FROM duties WHERE inspected IS NOT NULL");
  assert_at_least (studio, 2, "SELECT count(*) FROM duty_areas WHERE mark = 'fail'");
  assert_at_least (studio, 2, "SELECT count(*) FROM duty_areas WHERE rectified");
  assert_at_least (studio, 2, "SELECT count(*) FROM ledger");
  assert_at_least (studio, 1, "SELECT count(*) FROM swaps");
  assert_at_least (studio, 1, "SELECT count(*) FROM duty_people WHERE stands_for_id IS NOT NULL");
  assert_at_least (studio, 3, "SELECT count(*) FROM absences");
  /* Equipment in use: lent before, out, overdue, due today, reserved, nobody's for long. */
  assert_at_least (studio, 15, "SELECT count(*) FROM equipment");
  assert_at_least (studio, 8, "SELECT count(*) FROM loans WHERE state = 'returned'");
  assert_at_least (studio, 2, "SELECT count(*) FROM loans WHERE state = 'reserved'");
  assert_at_least (studio, 3, "SELECT count(*) FROM battery_readings");
  assert_at_least (studio, 1, "SELECT count(*) FROM jobs");
  assert_at_least (studio, 10, "SELECT count(*) FROM supply_issues");
  for (guint i = 0; i < G_N_ELEMENTS (waiting); i++)
    {
      guint n = 0;

      for (guint k = 0; k < items->len; k++)
        n += g_str_equal (((DeskTodayItem *) items->pdata[k])->kind, waiting[i]);
      g_test_message ("%s", waiting[i]);
      g_assert_cmpuint (n, >, 0);
    }
  /* Shoots: finished ones, and some at each step; the diary, and goods that were forgotten. */
  assert_at_least (studio, 30, "SELECT count(*) FROM clients");
  assert_at_least (studio, 15, "SELECT count(*) FROM shoots WHERE state = 'closed'");
  assert_at_least (studio, 2, "SELECT count(*) FROM shoots WHERE state = 'paused'");
  assert_at_least (studio, 1, "SELECT count(*) FROM shoots WHERE ended IS NULL AND round = 2");
  assert_at_least (studio, 12,
                   "SELECT count(DISTINCT step) FROM shoots WHERE state IN ('running', 'paused')");
  assert_at_least (studio, 10, "SELECT count(*) FROM goods WHERE returned IS NULL");
  assert_at_least (studio, 5, "SELECT count(*) FROM diary WHERE set_id IS NOT NULL");
  assert_at_least (studio, 1, "SELECT count(*) FROM diary WHERE slip IS NOT NULL");
  assert_at_least (studio, 1, "SELECT count(*) FROM flow_remarks");
  /* Meetings, and notices in every state; reports, plans, a bulletin; a room given away. */
  assert_at_least (studio, 3, "SELECT count(*) FROM meetings WHERE state = 'closed'");
  assert_at_least (studio, 2,
                   "SELECT count(*) FROM minutes i JOIN meetings m ON m.id = i.meeting_id"
                   " WHERE m.state = 'planned' AND i.kind = 'topic'");
  assert_at_least (studio, 1, "SELECT count(*) FROM minutes WHERE from_id IS NOT NULL");
  assert_at_least (studio, 4, "SELECT count(DISTINCT mark) FROM meeting_people");
  assert_at_least (studio, 7, "SELECT count(DISTINCT state) FROM notices");
  assert_at_least (studio, 15, "SELECT count(*) FROM reports WHERE handed_in IS NOT NULL");
  assert_at_least (studio, 8, "SELECT count(*) FROM reports WHERE reviewed IS NOT NULL");
  assert_at_least (studio, 2, "SELECT count(DISTINCT state) FROM plans");
  assert_at_least (studio, 1, "SELECT count(*) FROM bulletins WHERE issued IS NOT NULL");
  assert_at_least (studio, 1, "SELECT count(*) FROM bookings WHERE state = 'displaced'");
  assert_at_least (studio, 1, "SELECT count(*) FROM bookings WHERE meeting IS NOT NULL");
  /* One day is left to be inspected, and nothing is inspected ahead of time. */
  g_assert_cmpint (to_inspect, !=, DESK_DATE_NONE);
  g_assert_cmpint (to_inspect, <, today);
  last_planned = studio_text (studio, "SELECT max(date) FROM duties WHERE kind <> 'holiday'");
  g_assert_cmpint (day (last_planned), >=, today + 14);
  {
    g_autofree char *early = g_strdup_printf (
      "SELECT count(*) FROM duties WHERE inspected IS NOT NULL AND date >= '%s'", iso);
    g_assert_cmpint (studio_number (studio, early), ==, 0);
  }
  month = desk_hygiene_get_month (studio->office, today - 31, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (month->rows->len, ==, 5);

  /* It is how the file begins: not to be undone. */
  g_assert_false (desk_office_undo (studio->office, 0, NULL, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_REFUSED);
  studio_plan (studio, iso, last_planned);
  studio_assert_sound (studio);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const days[] = { "2026-01-01", "2024-02-29", "2026-10-04", "2026-11-08",
                                      "2026-11-21", "2031-03-03", "2026-02-20", "2026-05-04" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *name = g_strdup_printf ("/office/sample/%s", days[i]);
      g_test_add_data_func (name, days[i], test_sample);
    }
  return g_test_run ();
}
