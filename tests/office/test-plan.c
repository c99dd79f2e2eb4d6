/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Planning the rota: ROT-1, ROT-3, ROT-4. */

#include "office-kit.h"

#include <string.h>

static char *
all_problems (Studio     *studio,
              const char *from,
              const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRotaPlan) plan =
    desk_rota_plan_preview (studio->office, day (from), day (to), &error);

  g_assert_no_error (error);
  g_ptr_array_add (plan->problems, NULL);
  return g_strjoinv ("\n", (char **) plan->problems->pdata);
}

static void
test_round (void)
{
  g_autoptr (Studio) studio = studio_new (5, 15);

  studio_begin_step (studio);
  studio_plan (studio, "2026-09-14", "2026-10-31");
  studio_end_step (studio);

  studio_assert_duty (studio, "2026-09-14", "G1: P01 P06 P11");
  studio_assert_duty (studio, "2026-09-18", "G5: P05 P10 P15");
  /* Team cleaning consumes no turn; the make-up Sunday does. */
  studio_assert_duty (studio, "2026-09-19", "team");
  studio_assert_duty (studio, "2026-09-20", "G1: P01 P06 P11");
  studio_assert_duty (studio, "2026-09-21", "G2: P02 P07 P12");
  studio_assert_duty (studio, "2026-09-25", "off");
  studio_assert_duty (studio, "2026-09-28", "G1: P01 P06 P11");
  studio_assert_duty (studio, "2026-09-30", "G3: P03 P08 P13");
  for (DeskDate date = day ("2026-10-01"); date <= day ("2026-10-07"); date++)
    {
      g_autofree char *iso = desk_date_to_iso (date);
      studio_assert_duty (studio, iso, "off");
    }
  studio_assert_duty (studio, "2026-10-08", "G4: P04 P09 P14");
  studio_assert_duty (studio, "2026-10-09", "G5: P05 P10 P15");
  studio_assert_duty (studio, "2026-10-10", "team");
  studio_assert_duty (studio, "2026-10-11", "rest");
  studio_assert_duty (studio, "2026-10-12", "G1: P01 P06 P11");
}

/* ROT-1: planned in pieces, over weeks and month ends, it is the same round. */
static void
test_pieces (void)
{
  g_autoptr (Studio) whole = studio_new (5, 15);
  g_autoptr (Studio) pieces = studio_new (5, 15);
  static const char *const sql =
    "SELECT d.date || g.name FROM duties d JOIN duty_groups g ON g.id = d.group_id ORDER BY d.date";
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;

  studio_plan (whole, "2026-09-14", "2026-11-30");
  studio_plan (pieces, "2026-09-14", "2026-09-20");
  studio_plan (pieces, "2026-09-21", "2026-09-30");
  studio_plan (pieces, "2026-10-01", "2026-10-31");
  studio_plan (pieces, "2026-11-01", "2026-11-30");
  expected = studio_text (whole, sql);
  found = studio_text (pieces, sql);
  g_assert_cmpstr (found, ==, expected);
  studio_assert_sound (pieces);
}

/* ROT-1: the turn goes on after a group that takes no turns any more. */
static void
test_dissolved (void)
{
  g_autoptr (Studio) studio = studio_new (4, 8);

  studio_plan (studio, "2026-09-14", "2026-09-16");
  studio_assert_duty (studio, "2026-09-16", "G3: P03 P07");
  studio_edit (studio, &desk_kind_groups, studio_group (studio, "G3"), "active", "no");
  studio_plan (studio, "2026-09-17", "2026-09-18");
  studio_assert_duty (studio, "2026-09-17", "G4: P04 P08");
  studio_assert_duty (studio, "2026-09-18", "G1: P01 P05");
}

static void
test_office_preset (void)
{
  g_autoptr (Studio) studio = studio_new_preset ("office", 3, 6);

  studio_plan (studio, "2026-09-14", "2026-10-18");
  studio_assert_duty (studio, "2026-09-18", "G2: P02 P05");
  studio_assert_duty (studio, "2026-09-19", "rest");
  studio_assert_duty (studio, "2026-09-20", "G3: P03 P06");
  studio_assert_duty (studio, "2026-10-09", "G3: P03 P06");
  studio_assert_duty (studio, "2026-10-17", "rest");
  studio_assert_sound (studio);
}

static void
test_who_is_left_out (void)
{
  g_autoptr (Studio) studio = studio_new (1, 6);

  studio_absent (studio, "P01", "2026-09-14", "2026-09-15");
  studio_edit (studio, &desk_kind_people, studio_person (studio, "P02"), "left_date", "2026-09-14");
  studio_edit (studio, &desk_kind_people, studio_person (studio, "P03"), "entry_date",
               "2026-09-16");
  studio_edit (studio, &desk_kind_people, studio_person (studio, "P04"), "status", "suspended");
  studio_edit (studio, &desk_kind_people, studio_person (studio, "P05"), "status", "left");
  studio_plan (studio, "2026-09-14", "2026-09-17");
  studio_assert_duty (studio, "2026-09-14", "G1: P02 P06");
  studio_assert_duty (studio, "2026-09-15", "G1: P06");
  studio_assert_duty (studio, "2026-09-16", "G1: P01 P03 P06");
  studio_assert_sound (studio);
}

/* The second plan of the same days changes nothing and leaves no entry. */
static void
test_idempotent (void)
{
  g_autoptr (Studio) studio = studio_new (4, 13);
  gint64 entries;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRotaPlan) again = NULL;

  studio_absent (studio, "P02", "2026-09-10", "2026-10-12");
  studio_plan (studio, "2026-09-14", "2026-10-31");
  entries = studio_number (studio, "SELECT count(*) FROM journal");
  again = desk_rota_plan_preview (studio->office, day ("2026-09-14"), day ("2026-10-31"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->n_changed, ==, 0);
  desk_rota_plan_apply (studio->office, again, &error);
  g_assert_no_error (error);
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM journal"), ==, entries);
}

/* Pinned, inspected and swapped days stay, whatever else. */
static void
test_stays (void)
{
  g_autoptr (Studio) studio = studio_new (4, 8);
  g_autoptr (GError) error = NULL;
  gint64 two[2];

  studio_plan (studio, "2026-09-14", "2026-09-30");
  studio_begin_step (studio);
  desk_rota_set_group (studio->office, day ("2026-09-21"), studio_group (studio, "G4"), TRUE,
                       &error);
  g_assert_no_error (error);
  studio_end_step (studio);
  two[0] = studio_person (studio, "P07");
  two[1] = studio_person (studio, "P01");
  studio_begin_step (studio);
  desk_rota_set_people (studio->office, day ("2026-09-22"), two, 2, TRUE, &error);
  g_assert_no_error (error);
  studio_end_step (studio);
  studio_mark (studio, "2026-09-14", 0, DESK_MARK_OK);
  studio_swap (studio, "2026-09-24", "P02", "P01", NULL);
  studio_absent (studio, "P05", "2026-09-14", "2026-09-30");
  studio_edit (studio, &desk_kind_groups, studio_group (studio, "G2"), "position", "9");
  studio_plan (studio, "2026-09-14", "2026-09-30");

  studio_assert_duty (studio, "2026-09-14", "G1: P01 P05");
  studio_assert_duty (studio, "2026-09-21", "G4: P04 P08");
  studio_assert_duty (studio, "2026-09-22", "G4: P07 P01");
  studio_assert_duty (studio, "2026-09-24", "G2: P01/P02 P06");
  studio_assert_sound (studio);

  /* Unpinned, the planner has them back. */
  desk_rota_set_pinned (studio->office, day ("2026-09-22"), FALSE, &error);
  g_assert_no_error (error);
  studio_plan (studio, "2026-09-14", "2026-09-30");
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM duty_people p JOIN duties d ON"
                                          " d.id = p.duty_id WHERE d.date = '2026-09-22' AND"
                                          " p.position = 0 AND p.person_id = 7"),
                   ==, 0);
}

/* ROT-4: a pin stays also when somebody of it cannot come, and is named. */
static void
test_absent_pin (void)
{
  g_autoptr (Studio) studio = studio_new (3, 6);
  g_autoptr (GError) error = NULL;
  g_autofree char *problems = NULL;

  studio_plan (studio, "2026-09-14", "2026-09-18");
  desk_rota_set_pinned (studio->office, day ("2026-09-16"), TRUE, &error);
  g_assert_no_error (error);
  studio_absent (studio, "P03", "2026-09-16", "2026-09-16");
  problems = all_problems (studio, "2026-09-14", "2026-09-18");
  assert_contains (problems, "Sep 16");
  assert_contains (problems, "P03 (on leave)");
}

/* A day pinned without anybody is nobody's turn and takes none from the round. */
static void
test_empty_pin (void)
{
  g_autoptr (Studio) studio = studio_new (3, 6);
  g_autoptr (GError) error = NULL;

  desk_rota_set_people (studio->office, day ("2026-09-15"), NULL, 0, TRUE, &error);
  g_assert_no_error (error);
  studio_plan (studio, "2026-09-14", "2026-09-18");
  studio_assert_duty (studio, "2026-09-14", "G1: P01 P04");
  studio_assert_duty (studio, "2026-09-15", "");
  studio_assert_duty (studio, "2026-09-16", "G2: P02 P05");
  studio_assert_sound (studio);
}

/* A day that nobody can take is named, with the reason. */
static void
test_unfillable (void)
{
  g_autoptr (Studio) studio = studio_new (2, 2);
  g_autofree char *problems = NULL;

  studio_absent (studio, "P01", "2026-09-15", "2026-09-15");
  studio_absent (studio, "P02", "2026-09-15", "2026-09-15");
  problems = all_problems (studio, "2026-09-14", "2026-09-18");
  assert_contains (problems, "Sep 15");
  assert_contains (problems, "P01 (on leave)");
  assert_contains (problems, "P02 (on leave)");
  g_assert_null (strchr (problems, '\n'));
  studio_plan (studio, "2026-09-14", "2026-09-18");
  studio_assert_duty (studio, "2026-09-15", "");
  studio_assert_sound (studio);
}

static void
test_empty_studios (void)
{
  static const struct
  {
    guint groups, people;
  } sizes[] = { { 0, 0 }, { 3, 0 }, { 0, 4 }, { 1, 1 }, { 40, 200 } };

  for (guint mode = 0; mode < 2; mode++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        g_autoptr (Studio) studio = studio_new (sizes[i].groups, sizes[i].people);
        g_autofree char *problems = NULL;
        gboolean fills = sizes[i].people > 1 && (mode == 1 || sizes[i].groups > 0);

        if (mode == 1)
          studio_set (studio, "rota.mode", "person");
        problems = all_problems (studio, "2026-09-14", "2026-10-14");
        g_test_message ("%u groups, %u people: %s", sizes[i].groups, sizes[i].people, problems);
        if (fills)
          g_assert_cmpstr (problems, ==, "");
        else if (sizes[i].people != 1 || mode == 1)
          assert_contains (problems, "Sep 14");
        studio_plan (studio, "2026-09-14", "2026-10-14");
        studio_assert_sound (studio);
        g_assert_true (studio_undo (studio));
        studio_redo (studio);
      }
}

/* ROT-2: with no area, one, or more than there are people. */
static void
test_areas (void)
{
  static const guint counts[] = { 0, 1, 20 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (Studio) studio = studio_new (3, 7);
      g_autofree char *ids = studio_text (studio, "SELECT id FROM areas");
      g_auto (GStrv) list = g_strsplit (ids, " ", -1);

      for (guint k = 0; list[k] != NULL; k++)
        studio_remove (studio, &desk_kind_areas, g_ascii_strtoll (list[k], NULL, 10));
      for (guint k = 0; k < counts[i]; k++)
        {
          g_autofree char *name = g_strdup_printf ("Area %u", k);
          studio_add (studio, &desk_kind_areas, "name", name, NULL);
        }
      studio_begin_step (studio);
      studio_plan (studio, "2026-09-14", "2026-10-14");
      studio_end_step (studio);
      g_assert_cmpint (
        studio_number (studio, "SELECT min(n) FROM (SELECT (SELECT count(*) FROM duty_areas a"
                               " WHERE a.duty_id = d.id AND a.person_id IS NOT NULL) AS n"
                               " FROM duties d WHERE d.kind = 'group')"),
        ==, counts[i]);
    }
}

/* ROT-2: an area that comes into use later is given out by the next plan. */
static void
test_new_area (void)
{
  g_autoptr (Studio) studio = studio_new (3, 6);

  studio_plan (studio, "2026-09-14", "2026-09-30");
  studio_add (studio, &desk_kind_areas, "name", "Roof", NULL);
  studio_plan (studio, "2026-09-14", "2026-09-30");
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM duties d WHERE kind = 'group' AND"
                                          " NOT EXISTS (SELECT 1 FROM duty_areas x JOIN areas a ON"
                                          " a.id = x.area_id WHERE x.duty_id = d.id AND"
                                          " a.name = 'Roof' AND x.person_id IS NOT NULL)"),
                   ==, 0);
  studio_assert_sound (studio);
}

/* A planned day becomes a holiday: the check names it, the next plan removes it. */
static void
test_new_holiday (void)
{
  g_autoptr (Studio) studio = studio_new (4, 8);
  g_autoptr (GError) error = NULL;
  g_autofree char *problems = NULL;

  studio_plan (studio, "2026-09-14", "2026-09-30");
  studio_swap (studio, "2026-09-17", "P04", "P01", NULL);
  studio_day (studio, "2026-09-16", "off");
  studio_day (studio, "2026-09-17", "off");
  problems = studio_problems (studio);
  assert_contains (problems, "2026-09-16");
  assert_contains (problems, "2026-09-17");

  studio_plan (studio, "2026-09-14", "2026-09-30");
  studio_assert_duty (studio, "2026-09-16", "off");
  studio_assert_duty (studio, "2026-09-17", "off");
  studio_assert_duty (studio, "2026-09-18", "G3: P03 P07");
  studio_assert_sound (studio);
  /* Nobody owes a turn that was never taken. */
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM swaps WHERE repaid IS NULL"), ==,
                   0);
  g_assert_true (studio_undo (studio));
  studio_redo (studio);

  /* What was inspected did happen, whatever the calendar says later. */
  studio_mark (studio, "2026-09-14", 0, DESK_MARK_OK);
  studio_day (studio, "2026-09-14", "off");
  studio_plan (studio, "2026-09-14", "2026-09-30");
  studio_assert_duty (studio, "2026-09-14", "G1: P01 P05");
  studio_assert_sound (studio);
}

/* Somebody leaves after being planned: only days from then on change. */
static void
test_leaving (void)
{
  g_autoptr (Studio) studio = studio_new (2, 6);
  g_autoptr (GError) error = NULL;
  g_autofree char *problems = NULL;

  studio_plan (studio, "2026-09-14", "2026-09-30");
  studio_assert_duty (studio, "2026-09-16", "G1: P01 P03 P05");
  desk_staff_leave (studio->office, studio_person (studio, "P03"), day ("2026-09-17"), &error);
  g_assert_no_error (error);
  problems = studio_problems (studio);
  assert_contains (problems, "2026-09-18");
  g_assert_null (strstr (problems, "2026-09-16"));
  studio_plan (studio, "2026-09-14", "2026-09-30");
  studio_assert_duty (studio, "2026-09-16", "G1: P01 P03 P05");
  studio_assert_duty (studio, "2026-09-18", "G1: P01 P05");
  studio_assert_sound (studio);
}

/* Person mode: loads at most one apart, with what was carried before. */
static void
test_person_mode (void)
{
  g_autoptr (Studio) studio = studio_new (0, 7);

  studio_set (studio, "rota.mode", "person");
  studio_begin_step (studio);
  studio_plan (studio, "2026-09-14", "2026-09-30");
  studio_end_step (studio);
  studio_absent (studio, "P03", "2026-10-08", "2026-10-16");
  studio_plan (studio, "2026-10-01", "2026-10-31");
  studio_plan (studio, "2026-11-01", "2026-11-30");
  g_assert_cmpint (
    studio_number (studio, "SELECT max(n) - min(n) FROM (SELECT count(*) AS n FROM duty_people p"
                           " JOIN duties d ON d.id = p.duty_id WHERE d.date < '2026-10-01'"
                           " GROUP BY p.person_id)"),
    <=, 1);
  g_assert_cmpint (
    studio_number (studio, "SELECT max(n) - min(n) FROM (SELECT count(*) AS n FROM duty_people p"
                           " JOIN duties d ON d.id = p.duty_id GROUP BY p.person_id)"),
    <=, 2);
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM duties d WHERE kind = 'group' AND"
                                          " (SELECT count(*) FROM duty_people p WHERE p.duty_id ="
                                          " d.id) <> 2"),
                   ==, 0);
  studio_assert_sound (studio);
}

static void
test_why (void)
{
  g_autoptr (Studio) studio = studio_new (3, 6);
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *passed = NULL;
  g_autofree char *swapped = NULL;
  g_autofree char *hand = NULL;
  g_autofree char *team = NULL;
  g_autofree char *none = NULL;

  studio_absent (studio, "P02", "2026-09-15", "2026-09-15");
  studio_absent (studio, "P05", "2026-09-15", "2026-09-15");
  studio_plan (studio, "2026-09-14", "2026-09-25");
  studio_swap (studio, "2026-09-17", "P01", "P02", NULL);
  desk_rota_set_group (studio->office, day ("2026-09-24"), studio_group (studio, "G2"), TRUE,
                       &error);
  g_assert_no_error (error);

  first = desk_rota_why (studio->office, day ("2026-09-14"), 0, "en");
  assert_contains (first, "It is the turn of G1.");
  passed = desk_rota_why (studio->office, day ("2026-09-15"), 0, "en");
  assert_contains (passed, "G2 was passed over: nobody of it is there.");
  swapped = desk_rota_why (studio->office, day ("2026-09-17"), studio_person (studio, "P02"), "en");
  assert_contains (swapped, "P02 stands in for P01 after a swap.");
  hand = desk_rota_why (studio->office, day ("2026-09-24"), 0, "en");
  assert_contains (hand, "Set by hand.");
  assert_contains (hand, "pinned");
  team = desk_rota_why (studio->office, day ("2026-09-19"), 0, "en");
  assert_contains (team, "Team cleaning");
  none = desk_rota_why (studio->office, day ("2026-09-28"), 0, "en");
  assert_contains (none, "Nothing is planned");
}

static void
test_hand (void)
{
  g_autoptr (Studio) studio = studio_new (4, 8);
  g_autoptr (GError) error = NULL;
  gint64 twice[2], one;

  studio_plan (studio, "2026-09-14", "2026-09-30");
  one = twice[0] = twice[1] = studio_person (studio, "P01");
  studio_absent (studio, "P02", "2026-09-16", "2026-09-16");

  g_assert_false (
    desk_rota_set_people (studio->office, day ("2026-09-15"), twice, 2, FALSE, &error));
  assert_refused (&error, DESK_ERROR_INVALID, "“P01” is named twice");
  twice[1] = studio_person (studio, "P02");
  g_assert_false (
    desk_rota_set_people (studio->office, day ("2026-09-16"), twice, 2, FALSE, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "P02 is on leave on Sep 16 (ROT-4)");
  g_assert_false (desk_rota_set_people (studio->office, day ("2026-09-19"), &one, 1, FALSE,
                                        &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "Sep 19 is team cleaning");
  g_assert_false (desk_rota_set_group (studio->office, day ("2026-09-27"),
                                       studio_group (studio, "G1"), FALSE, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "Sep 27 is no duty day (ROT-3)");
  g_assert_false (desk_rota_set_pinned (studio->office, day ("2026-11-03"), TRUE, &error));
  assert_refused (&error, DESK_ERROR_NOT_FOUND, "Nothing is planned on Nov 3");
  g_assert_false (desk_rota_set_area_person (studio->office, day ("2026-09-14"),
                                             studio_area (studio, 1),
                                             studio_person (studio, "P02"), &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "P02 is not on duty on Sep 14");
  g_assert_false (desk_rota_set_area_person (studio->office, day ("2026-09-19"),
                                             studio_area (studio, 1), 0, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "Sep 19");

  studio_begin_step (studio);
  desk_rota_set_area_person (studio->office, day ("2026-09-14"), studio_area (studio, 2), 0,
                             &error);
  g_assert_no_error (error);
  studio_end_step (studio);
  studio_begin_step (studio);
  desk_rota_set_remark (studio->office, day ("2026-09-14"), "Guests at ten", &error);
  g_assert_no_error (error);
  studio_end_step (studio);
  studio_begin_step (studio);
  desk_rota_set_pinned (studio->office, day ("2026-09-14"), TRUE, &error);
  g_assert_no_error (error);
  studio_end_step (studio);

  studio_begin_step (studio);
  desk_rota_exchange_days (studio->office, day ("2026-09-14"), day ("2026-09-15"), &error);
  g_assert_no_error (error);
  studio_end_step (studio);
  studio_assert_duty (studio, "2026-09-14", "G2: P02 P06");
  studio_assert_duty (studio, "2026-09-15", "G1: P01 P05");

  studio_mark (studio, "2026-09-14", 1, DESK_MARK_OK);
  g_assert_false (desk_rota_exchange_days (studio->office, day ("2026-09-14"), day ("2026-09-17"),
                                           &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "Sep 14");
  studio_swap (studio, "2026-09-18", "P01", "P02", NULL);
  g_assert_false (desk_rota_exchange_days (studio->office, day ("2026-09-17"), day ("2026-09-18"),
                                           &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "Sep 18");
  studio_assert_sound (studio);
}

/* A remark on a day does not make another kind of day of what is planned. */
static void
test_remark_keeps_kind (void)
{
  g_autoptr (Studio) studio = studio_new (2, 4);
  g_autoptr (GError) error = NULL;

  studio_plan (studio, "2026-09-14", "2026-09-18");
  studio_day (studio, "2026-09-16", "off");
  desk_rota_set_remark (studio->office, day ("2026-09-16"), "x", &error);
  g_assert_no_error (error);
  studio_assert_duty (studio, "2026-09-16", "G1: P01 P03");
}

static void
test_copy_week (void)
{
  g_autoptr (Studio) studio = studio_new (4, 8);
  g_autoptr (GError) error = NULL;
  gint64 one = studio_person (studio, "P07");

  studio_plan (studio, "2026-10-12", "2026-10-17");
  desk_rota_set_holiday (studio->office, day ("2026-10-05"), &one, 1, "Keys", &error);
  g_assert_no_error (error);
  desk_rota_set_group (studio->office, day ("2026-10-20"), studio_group (studio, "G4"), TRUE,
                       &error);
  g_assert_no_error (error);
  studio_begin_step (studio);
  desk_rota_copy_week (studio->office, day ("2026-10-12"), day ("2026-10-19"), &error);
  g_assert_no_error (error);
  studio_end_step (studio);
  studio_assert_duty (studio, "2026-10-19", "G1: P01 P05");
  studio_assert_duty (studio, "2026-10-20", "G4: P04 P08");
  studio_assert_duty (studio, "2026-10-21", "G3: P03 P07");
  studio_assert_duty (studio, "2026-10-24", "team?");

  /* Holiday duty is no duty of a group. */
  g_assert_false (
    desk_rota_copy_week (studio->office, day ("2026-10-05"), day ("2026-10-26"), &error));
  assert_refused (&error, DESK_ERROR_NOT_FOUND, "2026-W41");
  studio_assert_sound (studio);
}

/* What was shown is what is done, or nothing is. */
static void
test_stale_preview (void)
{
  g_autoptr (Studio) studio = studio_new (4, 8);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRotaPlan) plan =
    desk_rota_plan_preview (studio->office, day ("2026-09-14"), day ("2026-09-30"), &error);

  studio_absent (studio, "P01", "2026-09-14", "2026-09-14");
  g_assert_false (desk_rota_plan_apply (studio->office, plan, &error));
  assert_refused (&error, DESK_ERROR_CONFLICT, "look at the plan again");
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM duties"), ==, 0);
  g_assert_false (desk_store_in_act (studio->store));
}

static void
test_wrong_period (void)
{
  g_autoptr (Studio) studio = studio_new (1, 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (
    desk_rota_plan_preview (studio->office, day ("2026-09-14"), day ("2026-09-13"), &error));
  assert_refused (&error, DESK_ERROR_INVALID, "The last day is before the first one");
  g_assert_null (
    desk_rota_plan_preview (studio->office, day ("2026-09-14"), day ("2030-09-13"), &error));
  assert_refused (&error, DESK_ERROR_INVALID, "three years");
}

static void
test_two_of_one_name (void)
{
  g_autoptr (Studio) studio = studio_new (2, 2);
  g_autoptr (GError) error = NULL;
  gint64 a, b;
  g_autofree char *name = NULL;

  a = studio_add (studio, &desk_kind_people, "name", "Li", "group", "G1", "phone", "1", NULL);
  b = studio_add (studio, &desk_kind_people, "name", "Li", "group", "G2", "phone", "2", NULL);
  g_assert_cmpint (desk_people_find (studio->office, "Li", &error), ==, 0);
  g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
  g_clear_error (&error);
  name = desk_people_dup_name (studio->office, b);
  g_assert_cmpint (desk_people_find (studio->office, name, &error), ==, b);
  g_assert_no_error (error);
  g_assert_cmpint (a, !=, b);

  studio_plan (studio, "2026-09-14", "2026-09-15");
  {
    g_autofree char *first = g_strdup_printf ("G1: Li#%d P01", (int) a);
    g_autofree char *second = g_strdup_printf ("G2: Li#%d P02", (int) b);
    studio_assert_duty (studio, "2026-09-14", first);
    studio_assert_duty (studio, "2026-09-15", second);
  }
  studio_assert_sound (studio);
}

static void
test_holiday_duty (void)
{
  g_autoptr (Studio) studio = studio_new (3, 6);
  g_autoptr (GError) error = NULL;
  gint64 two[2] = { studio_person (studio, "P04"), studio_person (studio, "P01") };

  studio_begin_step (studio);
  desk_rota_set_holiday (studio->office, day ("2026-10-01"), two, 2, "Lock the door", &error);
  g_assert_no_error (error);
  studio_end_step (studio);
  studio_assert_duty (studio, "2026-10-01", "P04 P01");
  /* Set as any other day's people; the notes stay. */
  desk_rota_set_people (studio->office, day ("2026-10-01"), two, 1, FALSE, &error);
  g_assert_no_error (error);
  studio_assert_duty (studio, "2026-10-01", "P04");
  {
    g_autoptr (DeskRotaDay) one = desk_rota_get_day (studio->office, day ("2026-10-01"), &error);
    g_assert_true (one->is_holiday_duty);
    g_assert_cmpstr (one->handover, ==, "Lock the door");
    g_assert_cmpuint (one->areas->len, ==, 0);
  }
  g_assert_false (desk_rota_set_holiday (studio->office, day ("2026-10-08"), two, 2, NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "Oct 8 is no day off");
  studio_plan (studio, "2026-09-28", "2026-10-10");
  studio_assert_duty (studio, "2026-10-01", "P04");

  /* A planned day that becomes a day off can have its holiday duty at once. */
  studio_day (studio, "2026-10-09", "off");
  desk_rota_set_holiday (studio->office, day ("2026-10-09"), two, 2, NULL, &error);
  g_assert_no_error (error);
  studio_assert_sound (studio);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/plan/ROT-1-ROT-3/round", test_round);
  g_test_add_func ("/office/plan/ROT-1/pieces", test_pieces);
  g_test_add_func ("/office/plan/ROT-1/dissolved-group", test_dissolved);
  g_test_add_func ("/office/plan/SET-2-ROT-3/office-preset", test_office_preset);
  g_test_add_func ("/office/plan/ROT-4/left-out", test_who_is_left_out);
  g_test_add_func ("/office/plan/ROT-4/idempotent", test_idempotent);
  g_test_add_func ("/office/plan/ROT-4/stays", test_stays);
  g_test_add_func ("/office/plan/ROT-4/absent-pin", test_absent_pin);
  g_test_add_func ("/office/plan/ROT-4/empty-pin", test_empty_pin);
  g_test_add_func ("/office/plan/ROT-4/unfillable", test_unfillable);
  g_test_add_func ("/office/plan/ROT-4/sizes", test_empty_studios);
  g_test_add_func ("/office/plan/ROT-2/areas", test_areas);
  g_test_add_func ("/office/plan/ROT-2/new-area", test_new_area);
  g_test_add_func ("/office/plan/ROT-3/new-holiday", test_new_holiday);
  g_test_add_func ("/office/plan/ROT-4/leaving", test_leaving);
  g_test_add_func ("/office/plan/ROT-4/person-mode", test_person_mode);
  g_test_add_func ("/office/plan/ROT-4/why", test_why);
  g_test_add_func ("/office/plan/ROT-4/by-hand", test_hand);
  g_test_add_func ("/office/plan/ROT-3/remark", test_remark_keeps_kind);
  g_test_add_func ("/office/plan/ROT-4/copy-week", test_copy_week);
  g_test_add_func ("/office/plan/ROT-4/stale-preview", test_stale_preview);
  g_test_add_func ("/office/plan/ROT-4/wrong-period", test_wrong_period);
  g_test_add_func ("/office/plan/PEO-3/two-of-one-name", test_two_of_one_name);
  g_test_add_func ("/office/plan/ROT-9/holiday-duty", test_holiday_duty);
  return g_test_run ();
}
