/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is there, who acts, and what is done to several at once: PEO-1 to PEO-3. */

#include "office-kit.h"

static void
test_presence (void)
{
  g_autoptr (Studio) studio = studio_new (1, 6);
  DeskDate date = day ("2026-10-09");
  static const DeskPresence expected[] = { DESK_PERSON_PRESENT, DESK_PERSON_ON_LEAVE,
                                           DESK_PERSON_SUSPENDED, DESK_PERSON_NOT_JOINED,
                                           DESK_PERSON_LEFT, DESK_PERSON_PRESENT };
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPresences) presences = NULL;
  g_autoptr (GArray) present = NULL;

  studio_absent (studio, "P02", "2026-10-09", "2026-10-09");
  studio_absent (studio, "P02", "2026-11-01", "2026-11-05");
  studio_edit (studio, &desk_kind_people, studio_person (studio, "P03"), "status", "suspended");
  studio_edit (studio, &desk_kind_people, studio_person (studio, "P04"), "entry_date",
               "2026-10-10");
  studio_edit (studio, &desk_kind_people, studio_person (studio, "P05"), "status", "left");
  desk_staff_leave (studio->office, studio_person (studio, "P06"), date, &error);
  g_assert_no_error (error);

  presences = desk_presences_new (studio->office, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *name = g_strdup_printf ("P%02u", i + 1);
      gint64 id = studio_person (studio, name);

      g_assert_cmpint (desk_people_presence (studio->office, id, date), ==, expected[i]);
      g_assert_cmpint (desk_presences_get (presences, id, date), ==, expected[i]);
    }
  g_assert_cmpint (desk_people_presence (studio->office, studio_person (studio, "P06"), date + 1),
                   ==, DESK_PERSON_LEFT);
  g_assert_cmpint (desk_people_presence (studio->office, 999, date), ==, DESK_PERSON_LEFT);
  present = desk_people_present (studio->office, date, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (present->len, ==, 2);
}

static void
test_acting (void)
{
  g_autoptr (Studio) studio = studio_new (1, 4);
  DeskDate date = day ("2026-10-09");
  gint64 leave;

  g_assert_cmpint (desk_people_acting (studio->office, "monitor", date), ==, 0);
  studio_add (studio, &desk_kind_posts, "post", "administration", "holder", "P04", NULL);
  /* A post without a holder falls to the administration. */
  g_assert_cmpint (desk_people_acting (studio->office, "monitor", date), ==,
                   studio_person (studio, "P04"));
  studio_add (studio, &desk_kind_posts, "post", "monitor", "holder", "P01", "deputy", "P02", NULL);
  g_assert_cmpint (desk_people_acting (studio->office, "monitor", date), ==,
                   studio_person (studio, "P01"));
  leave = studio_absent (studio, "P01", "2026-10-09", "2026-10-09");
  g_assert_cmpint (desk_people_acting (studio->office, "monitor", date), ==,
                   studio_person (studio, "P02"));
  studio_absent (studio, "P02", "2026-10-09", "2026-10-09");
  g_assert_cmpint (desk_people_acting (studio->office, "monitor", date), ==,
                   studio_person (studio, "P04"));
  g_assert_cmpint (desk_people_holder (studio->office, "monitor"), ==,
                   studio_person (studio, "P01"));
  studio_remove (studio, &desk_kind_absences, leave);
  g_assert_cmpint (desk_people_acting (studio->office, "monitor", date), ==,
                   studio_person (studio, "P01"));
}

static void
test_several (void)
{
  g_autoptr (Studio) studio = studio_new (2, 4);
  g_autoptr (GError) error = NULL;
  gint64 two[2] = { studio_person (studio, "P01"), studio_person (studio, "P02") };
  gint64 order[2] = { studio_group (studio, "G2"), studio_group (studio, "G1") };

  studio_begin_step (studio);
  desk_staff_set_group (studio->office, two, 2, order[0], &error);
  g_assert_no_error (error);
  studio_end_step (studio);
  studio_begin_step (studio);
  desk_staff_set (studio->office, two, 2, "status", "suspended", &error);
  g_assert_no_error (error);
  studio_end_step (studio);
  studio_begin_step (studio);
  desk_staff_order_groups (studio->office, order, 2, &error);
  g_assert_no_error (error);
  studio_end_step (studio);
  studio_begin_step (studio);
  desk_staff_leave (studio->office, two[0], day ("2026-10-09"), &error);
  g_assert_no_error (error);
  studio_end_step (studio);
  studio_begin_step (studio);
  desk_staff_set_post (studio->office, "monitor", "holder", two[1], &error);
  g_assert_no_error (error);
  studio_end_step (studio);
  /* P02 holds a post: neither is removed. */
  g_assert_false (desk_staff_remove (studio->office, two, 2, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "still named under “Posts”");
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM people"), ==, 4);
  studio_begin_step (studio);
  desk_staff_set_post (studio->office, "monitor", "holder", 0, &error);
  g_assert_no_error (error);
  studio_end_step (studio);
  studio_begin_step (studio);
  desk_staff_remove (studio->office, two, 2, &error);
  g_assert_no_error (error);
  studio_end_step (studio);
}

static void
test_turns (void)
{
  g_autoptr (Studio) studio = studio_new (2, 4);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) turns = NULL;
  g_autoptr (GPtrArray) swaps = NULL;
  const DeskStaffTurn *turn;
  const DeskStaffSwap *owed;

  studio_plan (studio, "2026-09-14", "2026-09-18");
  studio_swap (studio, "2026-09-15", "P02", "P01", NULL);
  turns =
    desk_staff_turns (studio->office, studio_person (studio, "P01"), day ("2026-09-15"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (turns->len, ==, 3);
  turn = turns->pdata[0];
  g_assert_cmpint (turn->date, ==, day ("2026-09-15"));
  g_assert_cmpstr (turn->group_name, ==, "G2");
  g_assert_cmpstr (turn->stands_for_name, ==, "P02");
  swaps =
    desk_staff_swaps (studio->office, studio_person (studio, "P01"), day ("2026-10-15"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (swaps->len, ==, 1);
  owed = swaps->pdata[0];
  g_assert_false (owed->asked);
  g_assert_cmpstr (owed->other_name, ==, "P02");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/people/ROT-4/presence", test_presence);
  g_test_add_func ("/office/people/PEO-2/acting", test_acting);
  g_test_add_func ("/office/people/PEO-1/several", test_several);
  g_test_add_func ("/office/people/ROT-1/turns", test_turns);
  return g_test_run ();
}
