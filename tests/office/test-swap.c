/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Swaps and owed turns: ROT-5. Four groups of two: P01 P05, P02 P06, P03 P07, P04 P08. */

#include "office-kit.h"

#include <string.h>

static Studio *
planned (void)
{
  Studio *studio = studio_new (4, 8);

  studio_plan (studio, "2026-09-14", "2026-10-31");
  return studio;
}

static gboolean
try_swap (Studio      *studio,
          const char  *iso,
          const char  *person,
          const char  *with,
          const char  *with_iso,
          GError     **error)
{
  return desk_rota_swap (studio->office, day (iso), studio_person (studio, person),
                         studio_person (studio, with),
                         with_iso != NULL ? day (with_iso) : DESK_DATE_NONE, 0, error);
}

static void
test_colleague (void)
{
  g_autoptr (Studio) studio = planned ();
  static const char *const areas_of_14 =
    "SELECT p.name || a.area_id FROM duty_areas a JOIN duties d ON d.id = a.duty_id"
    " JOIN people p ON p.id = a.person_id WHERE d.date = '2026-09-14' AND p.name = '%s'";
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *sql = g_strdup_printf (areas_of_14, "P01");
  g_autofree char *sql_after = g_strdup_printf (areas_of_14, "P02");

  before = studio_text (studio, sql);
  studio_begin_step (studio);
  studio_swap (studio, "2026-09-14", "P01", "P02", "2026-09-15");
  studio_end_step (studio);
  studio_assert_duty (studio, "2026-09-14", "G1: P02/P01 P05");
  studio_assert_duty (studio, "2026-09-15", "G2: P01/P02 P06");
  after = studio_text (studio, sql_after);
  g_assert_cmpuint (strlen (before), >, 0);
  g_assert_cmpuint (strlen (after), ==, strlen (before));
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM swaps WHERE kind = 'colleague'"
                                          " AND with_date = '2026-09-15' AND repaid IS NULL"),
                   ==, 1);
  /* A new plan keeps both days and repays nothing. */
  studio_plan (studio, "2026-09-14", "2026-10-31");
  studio_assert_duty (studio, "2026-09-14", "G1: P02/P01 P05");
  studio_assert_duty (studio, "2026-09-15", "G2: P01/P02 P06");
  studio_assert_duty (studio, "2026-09-20", "G2: P02 P06");
}

static void
test_owed (void)
{
  g_autoptr (Studio) studio = planned ();
  g_autoptr (GError) error = NULL;
  gint64 leave, entries;
  g_autofree char *repaid = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *by_hand = NULL;

  studio_begin_step (studio);
  studio_swap (studio, "2026-09-14", "P01", "P02", NULL);
  studio_end_step (studio);
  studio_begin_step (studio);
  studio_plan (studio, "2026-09-14", "2026-10-31");
  studio_end_step (studio);
  studio_assert_duty (studio, "2026-09-15", "G2: P01/P02 P06");
  repaid = studio_text (studio, "SELECT repaid FROM swaps");
  g_assert_cmpstr (repaid, ==, "2026-09-15");
  entries = studio_number (studio, "SELECT count(*) FROM journal");
  studio_plan (studio, "2026-09-14", "2026-10-31");
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM journal"), ==, entries);

  /* The debtor cannot come that day: repaid on the next turn of the creditor. */
  leave = studio_absent (studio, "P01", "2026-09-15", "2026-09-15");
  studio_plan (studio, "2026-09-14", "2026-10-31");
  studio_assert_duty (studio, "2026-09-15", "G2: P02 P06");
  studio_assert_duty (studio, "2026-09-20", "G2: P01/P02 P06");
  moved = studio_text (studio, "SELECT repaid FROM swaps");
  g_assert_cmpstr (moved, ==, "2026-09-20");

  /* Never in this period: owed still. */
  studio_edit (studio, &desk_kind_absences, leave, "to", "2026-12-31");
  studio_begin_step (studio);
  studio_plan (studio, "2026-09-14", "2026-10-31");
  studio_end_step (studio);
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM swaps WHERE repaid IS NULL"), ==,
                   1);
  studio_remove (studio, &desk_kind_absences, leave);
  studio_plan (studio, "2026-09-14", "2026-10-31");

  /* Somebody sets that day by hand: it repays nothing any more. */
  studio_begin_step (studio);
  desk_rota_set_group (studio->office, day ("2026-09-15"), studio_group (studio, "G2"), FALSE,
                       &error);
  g_assert_no_error (error);
  studio_end_step (studio);
  by_hand = studio_text (studio, "SELECT repaid FROM swaps");
  g_assert_cmpstr (by_hand, ==, "-");
}

/* Two owe a turn; the one whose turn to repay falls away owes it again. */
static void
test_two_owe (void)
{
  g_autoptr (Studio) studio = planned ();
  g_autofree char *both = NULL;
  g_autofree char *one = NULL;

  studio_swap (studio, "2026-09-14", "P01", "P02", NULL);
  studio_swap (studio, "2026-09-16", "P03", "P06", NULL);
  studio_plan (studio, "2026-09-14", "2026-10-31");
  studio_assert_duty (studio, "2026-09-15", "G2: P01/P02 P03/P06");
  both = studio_text (studio, "SELECT repaid FROM swaps ORDER BY id");
  g_assert_cmpstr (both, ==, "2026-09-15 2026-09-15");
  studio_absent (studio, "P01", "2026-09-15", "2026-12-31");
  studio_plan (studio, "2026-09-14", "2026-10-31");
  studio_assert_duty (studio, "2026-09-15", "G2: P02 P03/P06");
  one = studio_text (studio, "SELECT repaid FROM swaps ORDER BY id");
  g_assert_cmpstr (one, ==, "- 2026-09-15");
  studio_assert_sound (studio);
}

/* The debtor moves the day of repaying: it is repaid on the other day. */
static void
test_moved_repayment (void)
{
  g_autoptr (Studio) studio = planned ();
  g_autofree char *repaid = NULL;

  studio_swap (studio, "2026-09-14", "P01", "P02", NULL);
  studio_plan (studio, "2026-09-14", "2026-10-31");
  studio_begin_step (studio);
  studio_swap (studio, "2026-09-15", "P01", "P01", "2026-09-16");
  studio_end_step (studio);
  studio_assert_duty (studio, "2026-09-15", "G2: P06");
  studio_assert_duty (studio, "2026-09-16", "G3: P03 P07 P01/P02");
  repaid = studio_text (studio, "SELECT repaid FROM swaps WHERE kind = 'colleague'");
  g_assert_cmpstr (repaid, ==, "2026-09-16");
}

static void
test_chain (void)
{
  g_autoptr (Studio) studio = planned ();

  studio_swap (studio, "2026-09-14", "P01", "P02", NULL);
  studio_begin_step (studio);
  studio_swap (studio, "2026-09-14", "P02", "P03", NULL);
  studio_end_step (studio);
  studio_assert_duty (studio, "2026-09-14", "G1: P03/P01 P05");
  studio_begin_step (studio);
  studio_swap (studio, "2026-09-14", "P03", "P01", NULL);
  studio_end_step (studio);
  studio_assert_duty (studio, "2026-09-14", "G1: P01 P05");
  studio_plan (studio, "2026-09-14", "2026-10-31");
  studio_assert_sound (studio);
}

static void
test_across_months (void)
{
  g_autoptr (Studio) studio = planned ();

  studio_begin_step (studio);
  studio_swap (studio, "2026-09-30", "P01", "P02", "2026-10-08");
  studio_end_step (studio);
  studio_assert_duty (studio, "2026-09-30", "G1: P02/P01 P05");
  studio_assert_duty (studio, "2026-10-08", "G2: P01/P02 P06");
  studio_plan (studio, "2026-10-01", "2026-10-31");
  studio_assert_duty (studio, "2026-10-08", "G2: P01/P02 P06");
  studio_assert_duty (studio, "2026-10-09", "G3: P03 P07");
}

static void
test_own_day (void)
{
  g_autoptr (Studio) studio = planned ();
  g_autoptr (GError) error = NULL;

  studio_begin_step (studio);
  studio_swap (studio, "2026-09-14", "P01", "P01", "2026-09-15");
  studio_end_step (studio);
  studio_assert_duty (studio, "2026-09-14", "G1: P05");
  studio_assert_duty (studio, "2026-09-15", "G2: P02 P06 P01");

  g_assert_false (try_swap (studio, "2026-09-18", "P01", "P01", "2026-09-22", &error));
  assert_refused (&error, DESK_ERROR_REFUSED,
                  "P01 has changed the own day 1 time this month, which is the limit (ROT-5)");
  studio_swap (studio, "2026-10-13", "P01", "P01", "2026-10-14");
  /* Nobody would be left. */
  g_assert_false (try_swap (studio, "2026-09-14", "P05", "P05", "2026-09-15", &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "Nobody would be left on duty on Sep 14");
  g_assert_false (desk_store_in_act (studio->store));
  g_assert_false (try_swap (studio, "2026-09-18", "P05", "P05", NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "Name the other day that P05 takes");
  g_assert_false (try_swap (studio, "2026-09-18", "P05", "P05", "2026-11-03", &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "P05: nothing is planned on Nov 3 yet");
  g_assert_false (try_swap (studio, "2026-09-18", "P05", "P05", "2026-09-23", &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "P05 is on duty on Sep 23 already");
  studio_assert_sound (studio);
}

static void
test_limits (void)
{
  g_autoptr (Studio) studio = planned ();
  g_autoptr (GError) error = NULL;

  studio_swap (studio, "2026-09-14", "P01", "P02", NULL);
  studio_swap (studio, "2026-09-18", "P01", "P03", NULL);
  g_assert_false (try_swap (studio, "2026-09-23", "P01", "P04", NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED,
                  "P01 has swapped 2 times this month, which is the limit (ROT-5)");
  /* The month is that of the duty given away; the colleague asked for nothing. */
  studio_swap (studio, "2026-10-13", "P01", "P04", NULL);
  studio_swap (studio, "2026-09-15", "P02", "P03", NULL);
  studio_swap (studio, "2026-09-20", "P02", "P03", NULL);
  studio_set (studio, "rota.swaps-per-month", "3");
  studio_swap (studio, "2026-09-23", "P01", "P04", NULL);
  studio_set (studio, "rota.self-swaps-per-month", "0");
  g_assert_false (try_swap (studio, "2026-09-22", "P04", "P04", "2026-09-24", &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "P04 has changed the own day 0 times");
  studio_assert_sound (studio);
}

static void
test_refused (void)
{
  g_autoptr (Studio) studio = planned ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  studio_absent (studio, "P03", "2026-09-14", "2026-09-14");
  studio_edit (studio, &desk_kind_people, studio_person (studio, "P04"), "left_date", "2026-09-16");
  studio_absent (studio, "P01", "2026-09-15", "2026-09-15");
  studio_mark (studio, "2026-09-20", 0, DESK_MARK_OK);
  before = studio_dump (studio);

  g_assert_false (try_swap (studio, "2026-09-14", "P02", "P01", NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "P02 is not on duty on Sep 14");
  g_assert_false (try_swap (studio, "2026-09-14", "P01", "P05", NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "P05 is on duty on Sep 14 already");
  g_assert_false (try_swap (studio, "2026-09-14", "P01", "P03", NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "P03 is on leave on Sep 14 (ROT-4)");
  g_assert_false (try_swap (studio, "2026-09-18", "P01", "P04", NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "P04 does not work here on Sep 18 (ROT-4)");
  g_assert_false (try_swap (studio, "2026-09-14", "P01", "P02", "2026-09-16", &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "P02 is not on duty on Sep 16");
  g_assert_false (try_swap (studio, "2026-09-14", "P01", "P02", "2026-09-15", &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "P01 is on leave on Sep 15 (ROT-4)");
  g_assert_false (try_swap (studio, "2026-09-19", "P01", "P02", NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "Sep 19 is team cleaning");
  g_assert_false (try_swap (studio, "2026-10-01", "P01", "P02", NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "Oct 1 is no duty day (ROT-3)");
  g_assert_false (try_swap (studio, "2026-09-20", "P02", "P01", NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "The duty of P02 on Sep 20 was inspected already");
  g_assert_false (try_swap (studio, "2026-11-03", "P02", "P01", NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "P02 is not on duty on Nov 3");
  after = studio_dump (studio);
  g_assert_cmpstr (after, ==, before);
}

static void
test_partners (void)
{
  g_autoptr (Studio) studio = planned ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) partners = NULL;
  const DeskSwapPartner *first;

  studio_absent (studio, "P02", "2026-09-14", "2026-09-14");
  partners = desk_rota_swap_partners (studio->office, day ("2026-09-14"),
                                      studio_person (studio, "P01"), &error);
  g_assert_no_error (error);
  /* Everybody but the two of the day and the one on leave. */
  g_assert_cmpuint (partners->len, ==, 5);
  first = partners->pdata[0];
  g_assert_cmpstr (first->name, ==, "P06");
  g_assert_cmpint (first->date, ==, day ("2026-09-15"));
  for (guint i = 0; i < partners->len; i++)
    {
      const DeskSwapPartner *partner = partners->pdata[i];
      gboolean done = desk_rota_swap (studio->office, day ("2026-09-14"),
                                      studio_person (studio, "P01"), partner->person,
                                      partner->date, 0, &error);
      g_assert_no_error (error);
      g_assert_true (done);
      studio_undo (studio);
    }
}

/* Person mode: the stand-in has one turn more, and the next plan makes up for it. */
static void
test_person_mode (void)
{
  g_autoptr (Studio) studio = studio_new (0, 6);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRotaDay) first = NULL;
  g_autoptr (GPtrArray) partners = NULL;
  const DeskDutyPerson *person;

  studio_set (studio, "rota.mode", "person");
  studio_plan (studio, "2026-09-14", "2026-09-18");
  first = desk_rota_get_day (studio->office, day ("2026-09-14"), &error);
  person = first->people->pdata[0];
  partners = desk_rota_swap_partners (studio->office, day ("2026-09-14"), person->id, &error);
  g_assert_cmpuint (partners->len, ==, 4);
  studio_begin_step (studio);
  desk_rota_swap (studio->office, day ("2026-09-14"), person->id,
                  ((DeskSwapPartner *) partners->pdata[0])->person, DESK_DATE_NONE, 0, &error);
  g_assert_no_error (error);
  studio_end_step (studio);
  studio_plan (studio, "2026-09-14", "2026-10-31");
  g_assert_cmpint (
    studio_number (studio, "SELECT max(n) - min(n) FROM (SELECT count(*) AS n FROM duty_people"
                           " GROUP BY person_id)"),
    <=, 1);
  studio_assert_sound (studio);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/swap/ROT-5/colleague", test_colleague);
  g_test_add_func ("/office/swap/ROT-5/owed", test_owed);
  g_test_add_func ("/office/swap/ROT-5/two-owe", test_two_owe);
  g_test_add_func ("/office/swap/ROT-5/moved-repayment", test_moved_repayment);
  g_test_add_func ("/office/swap/ROT-5/chain", test_chain);
  g_test_add_func ("/office/swap/ROT-5/across-months", test_across_months);
  g_test_add_func ("/office/swap/ROT-5/own-day", test_own_day);
  g_test_add_func ("/office/swap/ROT-5/limits", test_limits);
  g_test_add_func ("/office/swap/ROT-5/refused", test_refused);
  g_test_add_func ("/office/swap/ROT-5/partners", test_partners);
  g_test_add_func ("/office/swap/ROT-5-ROT-4/person-mode", test_person_mode);
  return g_test_run ();
}
