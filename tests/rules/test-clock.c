/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Working days of a limit, with pauses, over the National Day week of 2026. */

#include "desk-clock.h"

/* 20 September and 10 October are 补班, 25–27 September and 1–7 October 放假. */
static DeskCalendar *
make_calendar (void)
{
  DeskCalendar *calendar = desk_calendar_new ();

  for (int day = 25; day <= 27; day++)
    desk_calendar_set_day (calendar, desk_date_new (2026, 9, day), DESK_DAY_OFF, "中秋");
  for (int day = 1; day <= 7; day++)
    desk_calendar_set_day (calendar, desk_date_new (2026, 10, day), DESK_DAY_OFF, "国庆节");
  desk_calendar_set_day (calendar, desk_date_new (2026, 9, 20), DESK_DAY_WORK, "国庆节");
  desk_calendar_set_day (calendar, desk_date_new (2026, 10, 10), DESK_DAY_WORK, "国庆节");
  return calendar;
}

static DeskDate
parse (const char *iso)
{
  return iso != NULL ? desk_date_parse (iso) : DESK_DATE_NONE;
}

typedef struct
{
  const char *start;
  int limit;
  const char *pauses[4]; /* from, until, from, until; NULL: it goes on */
  const char *today;
  const char *due;
  int used;
} DueCase;

static void
test_due (void)
{
  static const DueCase cases[] = {
    /* Day 0 does not count; Sunday does not either. */
    { "2026-09-07", 5, { NULL }, "2026-09-07", "2026-09-12", 0 },
    { "2026-09-07", 5, { NULL }, "2026-09-12", "2026-09-12", 5 },
    { "2026-09-07", 5, { NULL }, "2026-09-13", "2026-09-12", 5 },
    { "2026-09-07", 5, { NULL }, "2026-09-14", "2026-09-12", 6 },
    { "2026-09-10", 5, { NULL }, "2026-09-11", "2026-09-16", 1 },
    /* A Sunday of 补班 counts, the days of 放假 do not. */
    { "2026-09-17", 5, { NULL }, "2026-09-20", "2026-09-22", 3 },
    { "2026-09-24", 5, { NULL }, "2026-09-29", "2026-10-09", 2 },
    { "2026-09-30", 5, { NULL }, "2026-10-08", "2026-10-13", 1 },
    { "2026-10-03", 5, { NULL }, "2026-10-07", "2026-10-13", 0 },
    { "2026-09-30", 1, { NULL }, "2026-10-08", "2026-10-08", 1 },
    /* Whole paused days are left out: not the first, not the last. */
    { "2026-09-07", 5, { "2026-09-08", "2026-09-11" }, "2026-09-14", "2026-09-15", 4 },
    { "2026-09-07", 5, { "2026-09-08", "2026-09-09" }, "2026-09-12", "2026-09-12", 5 },
    { "2026-09-07", 5, { "2026-09-08", "2026-09-08" }, "2026-09-12", "2026-09-12", 5 },
    { "2026-09-07",
      5,
      { "2026-09-08", "2026-09-10", "2026-09-10", "2026-09-12" },
      "2026-09-14",
      "2026-09-15",
      4 },
    { "2026-09-29", 5, { "2026-09-30", "2026-10-08" }, "2026-10-09", "2026-10-12", 3 },
    /* One that goes on is taken to end on the day after. */
    { "2026-09-07", 5, { "2026-09-08", NULL }, "2026-09-08", "2026-09-12", 1 },
    { "2026-09-07", 5, { "2026-09-08", NULL }, "2026-09-10", "2026-09-15", 1 },
    { "2026-09-07", 5, { "2026-09-08", NULL }, "2026-09-12", "2026-09-17", 1 },
  };
  g_autoptr (DeskCalendar) calendar = make_calendar ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DueCase *one = &cases[i];
      DeskClockPause pauses[2] = { { parse (one->pauses[0]), parse (one->pauses[1]) },
                                   { parse (one->pauses[2]), parse (one->pauses[3]) } };
      guint n = (one->pauses[0] != NULL) + (one->pauses[2] != NULL);
      DeskClock clock = { calendar, pauses, n, parse (one->today) };
      g_autofree char *due =
        desk_date_to_iso (desk_clock_due (&clock, parse (one->start), one->limit));

      g_test_message ("%u: %s", i, one->start);
      g_assert_cmpstr (due, ==, one->due);
      g_assert_cmpint (desk_clock_used (&clock, parse (one->start), parse (one->today)), ==,
                       one->used);
    }
}

typedef struct
{
  const char *entered, *left, *due;
  gboolean ends_limit;
  int owned, late;
} OwnCase;

static void
test_owned (void)
{
  static const OwnCase cases[] = {
    /* Signed on the day it came: nothing. */
    { "2026-09-07", "2026-09-07", NULL, FALSE, 0, 0 },
    { "2026-09-07", "2026-09-08", NULL, FALSE, 1, 0 },
    { "2026-09-07", "2026-09-14", NULL, FALSE, 6, 0 },
    { "2026-09-12", "2026-09-13", NULL, FALSE, 1, 0 },
    { "2026-09-13", "2026-09-14", NULL, FALSE, 0, 0 },
    { "2026-09-30", "2026-10-08", NULL, FALSE, 1, 0 },
    { "2026-10-01", "2026-10-08", NULL, FALSE, 0, 0 },
    /* In time, one day late, signed by the last step and by one before it. */
    { "2026-09-07", "2026-09-12", "2026-09-12", TRUE, 5, 0 },
    { "2026-09-07", "2026-09-13", "2026-09-12", TRUE, 6, 0 },
    { "2026-09-07", "2026-09-14", "2026-09-12", TRUE, 6, 1 },
    { "2026-09-07", "2026-09-14", "2026-09-12", FALSE, 6, 0 },
    { "2026-09-07", "2026-09-15", "2026-09-12", FALSE, 7, 1 },
    { "2026-09-14", "2026-09-16", "2026-09-12", TRUE, 2, 3 },
    { "2026-09-14", "2026-09-14", "2026-09-12", TRUE, 0, 1 },
    { "2026-09-30", "2026-10-09", "2026-09-30", TRUE, 2, 2 },
  };
  g_autoptr (DeskCalendar) calendar = make_calendar ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const OwnCase *one = &cases[i];
      DeskClock clock = { calendar, NULL, 0, parse (one->left) };

      g_test_message ("%u: %s to %s", i, one->entered, one->left);
      g_assert_cmpint (desk_clock_owned (&clock, parse (one->entered), parse (one->left)), ==,
                       one->owned);
      g_assert_cmpint (desk_clock_late (&clock, parse (one->entered), parse (one->left),
                                        parse (one->due), one->ends_limit),
                       ==, one->late);
    }
}

/* The days of delay of a limit's steps are what it was late, whoever has them. */
static void
test_sum (void)
{
  g_autoptr (DeskCalendar) calendar = make_calendar ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261001);

  for (guint round = 0; round < 2000; round++)
    {
      DeskDate start = desk_date_new (2026, 9, 14) + g_rand_int_range (rand, 0, 20);
      DeskDate between = start + g_rand_int_range (rand, 0, 12);
      DeskDate end = between + g_rand_int_range (rand, 0, 12);
      DeskDate from = start + g_rand_int_range (rand, 0, 10);
      DeskClockPause pause = { from, from + g_rand_int_range (rand, 0, 5) };
      DeskClock clock = { calendar, &pause, 1, end };
      DeskDate due = desk_clock_due (&clock, start, 5);
      int used = desk_clock_used (&clock, start, end);

      g_assert_cmpint (desk_clock_late (&clock, start, between, due, FALSE) +
                         desk_clock_late (&clock, between, end, due, TRUE),
                       ==, MAX (0, used - 5));
      g_assert_cmpint (desk_clock_owned (&clock, start, between) +
                         desk_clock_owned (&clock, between, end),
                       ==, desk_clock_owned (&clock, start, end));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/SHO-2/clock/due", test_due);
  g_test_add_func ("/rules/SHO-4/clock/owned", test_owned);
  g_test_add_func ("/rules/SHO-4/clock/sum", test_sum);
  return g_test_run ();
}
