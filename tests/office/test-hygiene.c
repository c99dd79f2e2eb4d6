/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Inspection, fines and the monthly summary: ROT-6, ROT-7, ROT-11. Four groups of
 * two: P01 P05, P02 P06, P03 P07, P04 P08; G1 is on duty on October 13, 19, 23, 29. */

#include "desk-ledger.h"
#include "office-kit.h"

#include <string.h>

#define BOTH "P01 -10.00 proposed, P05 -10.00 proposed"

static Studio *
planned (void)
{
  Studio *studio = studio_new (4, 8);

  studio_plan (studio, "2026-09-14", "2026-11-30");
  studio_assert_duty (studio, "2026-10-13", "G1: P01 P05");
  studio_assert_duty (studio, "2026-10-19", "G1: P01 P05");
  return studio;
}

static void
fail (Studio     *studio,
      const char *iso)
{
  studio_mark (studio, iso, 2, DESK_MARK_FAIL);
}

static void
clear (Studio     *studio,
       const char *iso)
{
  studio_mark (studio, iso, 2, DESK_MARK_NONE);
}

static void
test_two_fails (void)
{
  g_autoptr (Studio) studio = planned ();
  g_autofree char *entry = NULL;
  g_autofree char *evidence = NULL;

  studio_set (studio, "forms.language", "en");
  studio_begin_step (studio);
  fail (studio, "2026-10-13");
  studio_end_step (studio);
  studio_assert_fines (studio, "2026-10", "");
  studio_begin_step (studio);
  fail (studio, "2026-10-19");
  studio_end_step (studio);
  studio_assert_fines (studio, "2026-10", BOTH);
  entry = studio_text (studio, "SELECT number || ' ' || date || ' ' || kind || ' ' || clause"
                               " FROM ledger WHERE id = (SELECT min(id) FROM ledger)");
  g_assert_cmpstr (entry, ==, "JC-2026-0001 2026-10-19 fine 卫生 4.2");
  evidence = studio_text (studio, "SELECT DISTINCT evidence FROM ledger");
  g_assert_cmpstr (evidence, ==, "Morning inspection failed on duty on Oct 13, Oct 19 (ROT-7)");

  /* A third day: no second fine. */
  studio_begin_step (studio);
  fail (studio, "2026-10-23");
  studio_end_step (studio);
  studio_assert_fines (studio, "2026-10", BOTH);
  /* One taken back leaves two; the entry names those that are left. */
  studio_begin_step (studio);
  clear (studio, "2026-10-19");
  studio_end_step (studio);
  studio_assert_fines (studio, "2026-10", BOTH);
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM ledger WHERE date = '2026-10-23'"
                                          " AND evidence LIKE '%Oct 13, Oct 23%'"),
                   ==, 2);
  studio_begin_step (studio);
  clear (studio, "2026-10-23");
  studio_end_step (studio);
  studio_assert_fines (studio, "2026-10", "");
}

/* Undone all the way and redone all the way. */
static void
test_undo (void)
{
  g_autoptr (Studio) studio = planned ();
  g_autofree char *start = studio_dump (studio);
  g_autofree char *end = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  fail (studio, "2026-10-13");
  fail (studio, "2026-10-19");
  clear (studio, "2026-10-13");
  fail (studio, "2026-10-23");
  end = studio_dump (studio);
  studio_assert_fines (studio, "2026-10", BOTH);
  for (guint i = 0; i < 4; i++)
    g_assert_true (studio_undo (studio));
  undone = studio_dump (studio);
  g_assert_cmpstr (undone, ==, start);
  for (guint i = 0; i < 4; i++)
    studio_redo (studio);
  redone = studio_dump (studio);
  g_assert_cmpstr (redone, ==, end);
  studio_assert_sound (studio);
}

static void
test_what_is_no_fail (void)
{
  g_autoptr (Studio) studio = planned ();
  g_autoptr (GError) error = NULL;

  /* Several X on a day are one fail; √ and blank are none. */
  studio_mark (studio, "2026-10-13", 0, DESK_MARK_FAIL);
  studio_mark (studio, "2026-10-19", 0, DESK_MARK_OK);
  studio_mark (studio, "2026-10-23", 1, DESK_MARK_OK);
  studio_assert_fines (studio, "2026-10", "");
  /* Another group's fail is another's. */
  fail (studio, "2026-10-14");
  studio_assert_fines (studio, "2026-10", "");
  /* Another month's too, also on the days next to each other. */
  fail (studio, "2026-09-30");
  fail (studio, "2026-11-04");
  studio_assert_fines (studio, "2026-10", "");
  studio_assert_fines (studio, "2026-09", "");
  studio_assert_fines (studio, "2026-11", "");
  /* Team cleaning cannot be marked. */
  g_assert_false (
    desk_rota_mark (studio->office, day ("2026-10-17"), 0, DESK_MARK_FAIL, NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "Oct 17 has no areas to inspect");
  g_assert_false (
    desk_rota_mark (studio->office, day ("2026-12-01"), 0, DESK_MARK_FAIL, NULL, &error));
  assert_refused (&error, DESK_ERROR_NOT_FOUND, "Nothing is planned on Dec 1");
  g_assert_false (
    desk_rota_mark (studio->office, day ("2026-10-13"), 999, DESK_MARK_FAIL, NULL, &error));
  assert_refused (&error, DESK_ERROR_NOT_FOUND, "That area is not in use");

  /* Rectified does not cancel. */
  fail (studio, "2026-10-29");
  studio_begin_step (studio);
  desk_rota_set_rectified (studio->office, day ("2026-10-29"), studio_area (studio, 2), TRUE,
                           &error);
  g_assert_no_error (error);
  studio_end_step (studio);
  studio_assert_fines (studio, "2026-10", BOTH);
  g_assert_false (desk_rota_set_rectified (studio->office, day ("2026-10-19"),
                                           studio_area (studio, 2), TRUE, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "Only what failed can be rectified");
}

static void
test_leave (void)
{
  g_autoptr (Studio) studio = planned ();
  gint64 leave;

  /* Planned first, on leave later: was not there on any failed day. */
  fail (studio, "2026-10-13");
  fail (studio, "2026-10-19");
  studio_assert_fines (studio, "2026-10", BOTH);
  studio_begin_step (studio);
  leave = studio_absent (studio, "P05", "2026-10-10", "2026-10-20");
  studio_end_step (studio);
  studio_assert_fines (studio, "2026-10", "P01 -10.00 proposed");
  /* There on one of the two days: fined. */
  studio_begin_step (studio);
  studio_edit (studio, &desk_kind_absences, leave, "to", "2026-10-15");
  studio_end_step (studio);
  studio_assert_fines (studio, "2026-10", BOTH);
  studio_edit (studio, &desk_kind_absences, leave, "to", "2026-10-20");
  studio_begin_step (studio);
  studio_remove (studio, &desk_kind_absences, leave);
  studio_end_step (studio);
  studio_assert_fines (studio, "2026-10", BOTH);
  /* Everybody away on a failed day: it failed all the same. */
  studio_absent (studio, "P01", "2026-10-19", "2026-10-19");
  studio_absent (studio, "P05", "2026-10-19", "2026-10-19");
  studio_assert_fines (studio, "2026-10", BOTH);
}

/* Fined is who was on duty, whoever's turn it was. */
static void
test_swapped (void)
{
  g_autoptr (Studio) studio = planned ();

  studio_swap (studio, "2026-10-13", "P01", "P02", NULL);
  studio_swap (studio, "2026-10-19", "P01", "P03", NULL);
  fail (studio, "2026-10-13");
  fail (studio, "2026-10-19");
  studio_assert_fines (studio, "2026-10",
                       "P02 -10.00 proposed, P03 -10.00 proposed, P05 -10.00 proposed");
}

/* Correcting who was on duty corrects the fine; taking the day out takes it back. */
static void
test_people_change (void)
{
  g_autoptr (Studio) studio = planned ();
  g_autoptr (GError) error = NULL;
  gint64 one = studio_person (studio, "P05");

  fail (studio, "2026-10-13");
  fail (studio, "2026-10-19");
  desk_rota_set_people (studio->office, day ("2026-10-13"), &one, 1, FALSE, &error);
  g_assert_no_error (error);
  studio_begin_step (studio);
  desk_rota_set_people (studio->office, day ("2026-10-19"), &one, 1, FALSE, &error);
  g_assert_no_error (error);
  studio_end_step (studio);
  studio_assert_fines (studio, "2026-10", "P05 -10.00 proposed");
  studio_begin_step (studio);
  studio_remove (studio, &desk_kind_duties,
                 studio_number (studio, "SELECT id FROM duties WHERE date = '2026-10-13'"));
  studio_end_step (studio);
  studio_assert_fines (studio, "2026-10", "");
}

static void
test_settings (void)
{
  g_autoptr (Studio) studio = planned ();

  fail (studio, "2026-10-13");
  fail (studio, "2026-10-19");
  studio_set (studio, "hygiene.fine", "25.5");
  /* What was proposed keeps its amount; what comes now has the new one. */
  fail (studio, "2026-10-23");
  studio_assert_fines (studio, "2026-10", BOTH);
  fail (studio, "2026-10-14");
  fail (studio, "2026-10-20");
  studio_assert_fines (studio, "2026-10",
                       "P01 -10.00 proposed, P02 -25.50 proposed, P05 -10.00 proposed,"
                       " P06 -25.50 proposed");
  studio_set (studio, "hygiene.fails-per-month", "3");
  fail (studio, "2026-10-15");
  studio_assert_fines (studio, "2026-10", BOTH);
  studio_set (studio, "hygiene.fails-per-month", "1");
  fail (studio, "2026-11-04");
  studio_assert_fines (studio, "2026-11", "P01 -25.50 proposed, P05 -25.50 proposed");
  studio_assert_sound (studio);
}

static void
test_confirmed (void)
{
  g_autoptr (Studio) studio = planned ();
  gint64 first;
  g_autofree char *text = NULL;
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;

  fail (studio, "2026-10-13");
  fail (studio, "2026-10-19");
  first = studio_number (studio, "SELECT id FROM ledger WHERE person_id = (SELECT id FROM people"
                                 " WHERE name = 'P01')");
  studio_edit (studio, &desk_kind_ledger, first, "state", "confirmed");
  text = desk_rota_preview_mark (studio->office, day ("2026-10-19"), studio_area (studio, 2),
                                 DESK_MARK_NONE);
  g_assert_cmpstr (
    text, ==, "After saving: the proposed fine of 10.00 yuan is taken back for 1 person: P05");
  studio_begin_step (studio);
  clear (studio, "2026-10-19");
  studio_end_step (studio);
  studio_assert_fines (studio, "2026-10", "P01 -10.00 confirmed");
  fail (studio, "2026-10-19");
  studio_assert_fines (studio, "2026-10", "P01 -10.00 confirmed, P05 -10.00 proposed");
  /* A reversed one is not proposed again. */
  number = desk_ledger_reverse (studio->office, first, "ill", &error);
  g_assert_no_error (error);
  fail (studio, "2026-10-23");
  studio_assert_fines (studio, "2026-10", "P01 -10.00 reversed, P05 -10.00 proposed");
}

/* A remark is left as it is, changed, or taken away; the mark stays (ROT-6). */
static void
test_remark (void)
{
  static const struct
  {
    const char *remark, *kept;
  } steps[] = {
    { "dusty", "dusty" },
    { NULL, "dusty" },
    { "wet", "wet" },
    { "", "" },
    { NULL, "" },
  };
  g_autoptr (Studio) studio = planned ();

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *kept = NULL;

      studio_begin_step (studio);
      desk_rota_mark (studio->office, day ("2026-10-13"), studio_area (studio, 2), DESK_MARK_FAIL,
                      steps[i].remark, &error);
      g_assert_no_error (error);
      kept = studio_text (studio, "SELECT ifnull(max(remark), '') FROM duty_areas"
                                  " WHERE mark = 'fail'");
      g_assert_cmpstr (kept, ==, steps[i].kept);
      if (i == 0 || g_strcmp0 (steps[i].kept, steps[i - 1].kept) != 0)
        studio_end_step (studio);
    }
}

static void
test_person_mode (void)
{
  g_autoptr (Studio) studio = studio_new (0, 4);
  g_autofree char *text = NULL;

  studio_set (studio, "rota.mode", "person");
  studio_plan (studio, "2026-10-08", "2026-10-31");
  studio_assert_duty (studio, "2026-10-08", "P01 P02");
  studio_assert_duty (studio, "2026-10-09", "P03 P04");
  studio_assert_duty (studio, "2026-10-12", "P01 P02");
  studio_swap (studio, "2026-10-12", "P01", "P03", NULL);
  fail (studio, "2026-10-08");
  text = desk_rota_preview_mark (studio->office, day ("2026-10-12"), studio_area (studio, 1),
                                 DESK_MARK_FAIL);
  assert_contains (text, "1 person is proposed a fine of 10.00 yuan: P02");
  fail (studio, "2026-10-12");
  studio_assert_fines (studio, "2026-10", "P02 -10.00 proposed");
  studio_begin_step (studio);
  fail (studio, "2026-10-09");
  studio_end_step (studio);
  studio_assert_fines (studio, "2026-10", "P02 -10.00 proposed, P03 -10.00 proposed");
}

static void
test_preview_words (void)
{
  g_autoptr (Studio) studio = planned ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *back = NULL;
  g_autofree char *same = NULL;
  g_autofree char *ok = NULL;
  g_autofree char *team = NULL;
  gint64 area = studio_area (studio, 3);

  first = desk_rota_preview_mark (studio->office, day ("2026-10-13"), area, DESK_MARK_FAIL);
  g_assert_cmpstr (first, ==, "G1: failed day 1 of this month. No new fine follows.");
  fail (studio, "2026-10-13");
  second = desk_rota_preview_mark (studio->office, day ("2026-10-19"), area, DESK_MARK_FAIL);
  g_assert_cmpstr (second, ==,
                   "G1: failed day 2 of this month. After saving 2 people are proposed a fine of"
                   " 10.00 yuan each: P01, P05. Taking this X back takes it back.");
  fail (studio, "2026-10-19");
  studio_set (studio, "hygiene.fine", "20");
  third = desk_rota_preview_mark (studio->office, day ("2026-10-23"), 0, DESK_MARK_FAIL);
  g_assert_cmpstr (third, ==, "G1: failed day 3 of this month. No new fine follows.");
  back = desk_rota_preview_mark (studio->office, day ("2026-10-19"), 0, DESK_MARK_OK);
  g_assert_cmpstr (back, ==,
                   "After saving: the proposed fine of 10.00 yuan each is taken back for 2 people:"
                   " P01, P05");
  same = desk_rota_preview_mark (studio->office, day ("2026-10-19"), studio_area (studio, 2),
                                 DESK_MARK_FAIL);
  g_assert_cmpstr (same, ==, "G1: failed day 2 of this month. No new fine follows.");
  ok = desk_rota_preview_mark (studio->office, day ("2026-10-23"), 0, DESK_MARK_OK);
  g_assert_cmpstr (ok, ==, "");
  team = desk_rota_preview_mark (studio->office, day ("2026-10-17"), 0, DESK_MARK_FAIL);
  g_assert_cmpstr (team, ==, "");
}

/* Whom @text names. */
static void
assert_named (Studio     *studio,
              const char *text,
              GHashTable *people)
{
  for (guint i = 1; i <= 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("P%02u", i);
      g_assert_cmpint (strstr (text, name) != NULL, ==, g_hash_table_contains (people, name));
    }
}

static GHashTable *
read_fined (Studio *studio)
{
  GHashTable *people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *names =
    studio_text (studio, "SELECT p.name || l.source FROM ledger l JOIN people p ON"
                         " p.id = l.person_id");
  g_auto (GStrv) list = g_strsplit (names, " ", -1);

  for (guint i = 0; list[i] != NULL && *list[i] != '\0'; i++)
    g_hash_table_add (people, g_strdup (list[i]));
  return people;
}

/* What is said before is what is done, for many marks in a row. */
static void
test_preview_agrees (void)
{
  g_autoptr (Studio) studio = planned ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261009);

  for (guint i = 0; i < 150; i++)
    {
      DeskDate date = day ("2026-10-08") + g_rand_int_range (rand, 0, 23);
      guint place = (guint) g_rand_int_range (rand, 0, 6);
      DeskMark mark = (DeskMark) g_rand_int_range (rand, 0, 3);
      g_autofree char *text = NULL;
      g_autofree char *iso = desk_date_to_iso (date);
      g_autoptr (GHashTable) before = read_fined (studio);
      g_autoptr (GHashTable) after = NULL;
      g_autoptr (GHashTable) changed =
        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      GHashTableIter iter;
      gpointer key;

      if (desk_rota_day_kind (studio->office, date) != DESK_ROTA_DUTY)
        continue;
      if (g_rand_int_range (rand, 0, 25) == 0)
        studio_set (studio, "hygiene.fails-per-month", g_rand_boolean (rand) ? "2" : "3");
      text = desk_rota_preview_mark (studio->office, date, studio_area (studio, place), mark);
      studio_mark (studio, iso, place, mark);
      after = read_fined (studio);
      g_hash_table_iter_init (&iter, before);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        if (!g_hash_table_contains (after, key))
          g_hash_table_add (changed, g_strndup (key, 3));
      g_hash_table_iter_init (&iter, after);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        if (!g_hash_table_contains (before, key))
          g_hash_table_add (changed, g_strndup (key, 3));
      assert_named (studio, text, changed);
    }
  studio_assert_sound (studio);
}

/* ROT-6: keypad entry, remarks, who inspected and when. */
static void
test_inspection (void)
{
  g_autoptr (Studio) studio = planned ();
  g_autoptr (GError) error = NULL;
  g_autofree char *inspected = NULL;
  g_autofree char *none = NULL;
  g_autofree char *kept = NULL;

  studio_add (studio, &desk_kind_posts, "post", "monitor", "holder", "P03", "deputy", "P04", NULL);
  studio_absent (studio, "P03", "2026-10-14", "2026-10-14");
  studio_at (studio, "2026-10-14 08:26");
  g_assert_cmpint (desk_rota_to_inspect (studio->office, day ("2026-10-14")), ==,
                   day ("2026-10-13"));
  desk_rota_mark (studio->office, day ("2026-10-13"), studio_area (studio, 3), DESK_MARK_FAIL,
                  "Bin not emptied", &error);
  g_assert_no_error (error);
  studio_begin_step (studio);
  desk_rota_mark_others_ok (studio->office, day ("2026-10-13"), &error);
  g_assert_no_error (error);
  studio_end_step (studio);
  g_assert_cmpint (desk_rota_to_inspect (studio->office, day ("2026-10-14")), ==, DESK_DATE_NONE);
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM duty_areas WHERE mark = 'ok'"), ==,
                   4);
  /* The deputy inspected: the holder is on leave (PEO-2). */
  inspected = studio_text (studio, "SELECT p.name || ' ' || d.inspected FROM duties d JOIN people p"
                                   " ON p.id = d.inspector_id WHERE d.date = '2026-10-13'");
  g_assert_cmpstr (inspected, ==, "P04 2026-10-14 08:26");

  /* Marked again later: first inspector and remark stay. */
  studio_at (studio, "2026-10-14 11:00");
  desk_rota_mark (studio->office, day ("2026-10-13"), studio_area (studio, 3), DESK_MARK_FAIL, NULL,
                  &error);
  g_assert_no_error (error);
  kept = studio_text (studio, "SELECT remark FROM duty_areas WHERE mark = 'fail'");
  g_assert_cmpstr (kept, ==, "Bin not emptied");
  studio_begin_step (studio);
  studio_mark (studio, "2026-10-13", 0, DESK_MARK_NONE);
  studio_end_step (studio);
  none = studio_text (studio, "SELECT inspected FROM duties WHERE date = '2026-10-13'");
  g_assert_cmpstr (none, ==, "-");
}

/* A day that the calendar makes another kind of day since can be cleared. */
static void
test_clear_other_day (void)
{
  g_autoptr (Studio) studio = planned ();
  g_autoptr (GError) error = NULL;

  fail (studio, "2026-10-13");
  fail (studio, "2026-10-19");
  studio_set (studio, "rota.team-cleaning", "1,6");
  g_assert_false (
    desk_rota_mark (studio->office, day ("2026-10-19"), 0, DESK_MARK_OK, NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "Oct 19 has no areas to inspect");
  clear (studio, "2026-10-19");
  studio_assert_fines (studio, "2026-10", "");
}

static void
test_summary (void)
{
  g_autoptr (Studio) studio = planned ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskHygieneMonth) month = NULL;
  const DeskHygieneRow *row;

  studio_set (studio, "forms.language", "en");
  studio_mark (studio, "2026-10-13", 1, DESK_MARK_FAIL);
  desk_rota_mark_others_ok (studio->office, day ("2026-10-13"), &error);
  studio_mark (studio, "2026-10-19", 0, DESK_MARK_FAIL);
  studio_mark (studio, "2026-10-23", 0, DESK_MARK_OK);
  studio_mark (studio, "2026-10-14", 0, DESK_MARK_OK);
  /* A fail with another group does not move the fine there. */
  studio_swap (studio, "2026-10-12", "P04", "P01", NULL);
  studio_mark (studio, "2026-10-12", 1, DESK_MARK_FAIL);

  month = desk_hygiene_get_month (studio->office, day ("2026-10-20"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (month->rows->len, ==, 4);
  row = month->rows->pdata[0];
  g_assert_cmpstr (row->name, ==, "G1");
  g_assert_cmpint (row->days, ==, 4);
  g_assert_cmpint (row->inspected, ==, 3);
  g_assert_cmpint (row->passed, ==, 1);
  g_assert_cmpint (row->failed, ==, 2);
  g_assert_cmpint (row->marks_ok, ==, 9);
  g_assert_cmpint (row->marks_fail, ==, 6);
  g_assert_cmpfloat_with_epsilon (row->pass_rate, 1.0 / 3, 1e-9);
  g_assert_cmpint (row->fines, ==, 2000);
  /* The forms print in Chinese unless the studio says otherwise. */
  g_assert_cmpstr (row->who, ==, "P01, P05");
  row = month->rows->pdata[3];
  g_assert_cmpint (row->failed, ==, 1);
  g_assert_cmpint (row->fines, ==, 0);
}

static void
test_discretionary (void)
{
  g_autoptr (Studio) studio = planned ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  studio_at (studio, "2026-10-31 17:00");
  studio_begin_step (studio);
  desk_hygiene_propose (studio->office, studio_person (studio, "P02"), "bonus", 2000,
                        "Clean all month", &error);
  g_assert_no_error (error);
  studio_end_step (studio);
  text = studio_text (studio, "SELECT date || kind || amount || state FROM ledger");
  g_assert_cmpstr (text, ==, "2026-10-31bonus2000proposed");
  /* Not the program's own: marks do not take it back. */
  fail (studio, "2026-10-13");
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM ledger"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/ROT-6/remark", test_remark);
  g_test_add_func ("/office/hygiene/ROT-7/two-fails", test_two_fails);
  g_test_add_func ("/office/hygiene/ROT-7-SEC-1/undo", test_undo);
  g_test_add_func ("/office/hygiene/ROT-7/no-fail", test_what_is_no_fail);
  g_test_add_func ("/office/hygiene/ROT-7/leave", test_leave);
  g_test_add_func ("/office/hygiene/ROT-7-ROT-5/swapped", test_swapped);
  g_test_add_func ("/office/hygiene/ROT-7/people-change", test_people_change);
  g_test_add_func ("/office/hygiene/ROT-7/settings", test_settings);
  g_test_add_func ("/office/hygiene/ROT-7-CON-2/confirmed", test_confirmed);
  g_test_add_func ("/office/hygiene/ROT-7/person-mode", test_person_mode);
  g_test_add_func ("/office/hygiene/ROT-7/preview-words", test_preview_words);
  g_test_add_func ("/office/hygiene/ROT-7/preview-agrees", test_preview_agrees);
  g_test_add_func ("/office/hygiene/ROT-6/inspection", test_inspection);
  g_test_add_func ("/office/hygiene/ROT-6/clear-other-day", test_clear_other_day);
  g_test_add_func ("/office/hygiene/ROT-11/summary", test_summary);
  g_test_add_func ("/office/hygiene/ROT-11/discretionary", test_discretionary);
  return g_test_run ();
}
