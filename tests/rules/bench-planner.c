/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the planner takes for 30 people and a year, two a day, with leaves and pins. */

#include "desk-planner.h"

#include <locale.h>

static void
bench (const char    *name,
       DeskPlanMode   mode,
       DeskPlanOrder  order,
       guint          n_people)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2026);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (DeskDate));
  gint64 best = G_MAXINT64;

  for (DeskDate day = desk_date_new (2026, 1, 1); day <= desk_date_new (2026, 12, 31); day++)
    if (desk_date_weekday (day) != 7)
      g_array_append_val (days, day);

  for (guint round = 0; round < 5; round++)
    {
      g_autoptr (DeskPlanInput) input =
        desk_plan_input_new (mode, (const DeskDate *) days->data, days->len);
      g_autoptr (DeskPlan) plan = NULL;
      gint64 begin, took;

      desk_plan_input_set_order (input, order);
      desk_plan_input_set_per_day (input, 2);
      for (guint i = 0; i < 5; i++)
        desk_plan_input_add_group (input, i + 1, 0);
      for (guint i = 0; i < n_people; i++)
        {
          guint p = desk_plan_input_add_person (input, i + 1, i % 5 + 1,
                                                g_rand_int_range (rand, -2, 3), DESK_DATE_NONE);
          for (guint k = 0; k < 6; k++)
            {
              guint first = g_rand_int_range (rand, 0, days->len);
              DeskDate from = g_array_index (days, DeskDate, first);

              desk_plan_input_set_absent (input, p, from, from + g_rand_int_range (rand, 0, 20),
                                          DESK_PLAN_ON_LEAVE);
            }
        }
      for (guint i = 0; i < 20; i++)
        {
          DeskDate day = g_array_index (days, DeskDate, g_rand_int_range (rand, 0, days->len));

          if (mode == DESK_PLAN_GROUPS)
            desk_plan_input_pin_group (input, day, g_rand_int_range (rand, 1, 6));
          else
            desk_plan_input_pin_person (input, day, g_rand_int_range (rand, 1, n_people + 1));
        }

      begin = g_get_monotonic_time ();
      plan = desk_planner_plan (input);
      took = g_get_monotonic_time () - begin;
      best = MIN (best, took);
      if (round == 0)
        g_print ("%s: %u people, %u days, loads %d–%d\n", name, n_people, days->len, plan->load_min,
                 plan->load_max);
    }
  g_print ("%s: %.1f ms\n", name, best / 1000.0);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  bench ("persons, fixed order", DESK_PLAN_PERSONS, DESK_PLAN_ORDER_FIXED, 30);
  bench ("persons, free order", DESK_PLAN_PERSONS, DESK_PLAN_ORDER_FREE, 30);
  bench ("groups", DESK_PLAN_GROUPS, DESK_PLAN_ORDER_FIXED, 30);
  bench ("persons, free order", DESK_PLAN_PERSONS, DESK_PLAN_ORDER_FREE, 80);
  return 0;
}
