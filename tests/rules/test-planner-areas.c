/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-planner-areas.h"

/* Three people, three areas: day by day one further; then everybody had each once. */
static void
test_areas_rotate (void)
{
  const gint64 persons[] = { 1, 2, 3 }, areas[] = { 70, 80, 90 };
  const gint64 expect[][3] = { { 1, 2, 3 }, { 3, 1, 2 }, { 2, 3, 1 }, { 1, 2, 3 } };
  g_autoptr (DeskAreaHistory) history = desk_area_history_new ();

  for (guint day = 0; day < G_N_ELEMENTS (expect); day++)
    {
      gint64 assigned[3];

      desk_planner_assign_areas (history, persons, 3, areas, 3, assigned);
      for (guint a = 0; a < 3; a++)
        g_assert_cmpint (assigned[a], ==, expect[day][a]);
    }
  g_assert_cmpuint (desk_area_history_count (history, 1, 70), ==, 2);
  g_assert_cmpuint (desk_area_history_count (history, 1, 0), ==, 4);
  g_assert_cmpuint (desk_area_history_count (history, 9, 70), ==, 0);
}

/* Any number of people and areas: on a day one area more or less, and after many days
 * everybody has had each area about equally often. */
static void
test_areas_even (void)
{
  for (guint n_persons = 0; n_persons <= 7; n_persons++)
    for (guint n_areas = 0; n_areas <= 7; n_areas++)
      {
        g_autoptr (DeskAreaHistory) history = desk_area_history_new ();
        gint64 persons[7], areas[7], assigned[7];

        for (guint i = 0; i < 7; i++)
          {
            persons[i] = i + 1;
            areas[i] = 100 + i;
          }
        for (guint day = 0; day < 42; day++)
          {
            guint had[8] = { 0 }, fewest = G_MAXUINT, most = 0;

            desk_planner_assign_areas (history, persons, n_persons, areas, n_areas, assigned);
            for (guint a = 0; a < n_areas; a++)
              had[assigned[a]]++;
            g_assert_cmpuint (had[0], ==, n_persons == 0 ? n_areas : 0);
            for (guint p = 1; p <= n_persons; p++)
              {
                fewest = MIN (fewest, had[p]);
                most = MAX (most, had[p]);
              }
            g_assert_true (n_persons == 0 || most - fewest <= 1);
          }
        for (guint p = 0; p < n_persons; p++)
          {
            guint total = desk_area_history_count (history, persons[p], 0);

            g_assert_cmpuint (total, >=, 42 * n_areas / n_persons);
            g_assert_cmpuint (total, <=, 42 * n_areas / n_persons + 1);
            for (guint a = 0; a < n_areas; a++)
              {
                int times = (int) desk_area_history_count (history, persons[p], areas[a]);

                g_assert_cmpint (ABS (times * (int) n_persons - 42), <=, 2 * (int) n_persons);
              }
          }
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules/planner/ROT-2/areas-rotate", test_areas_rotate);
  g_test_add_func ("/rules/planner/ROT-2/areas-even", test_areas_even);
  return g_test_run ();
}
