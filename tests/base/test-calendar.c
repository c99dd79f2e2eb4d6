/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SET-3: working, duty and shift days on one table of 放假 and 补班. */

#include "desk-calendar.h"

static void
set_days (DeskCalendar *calendar,
          const char   *from,
          const char   *to,
          DeskDayKind   kind,
          const char   *name)
{
  for (DeskDate day = desk_date_parse (from); day <= desk_date_parse (to); day++)
    desk_calendar_set_day (calendar, day, kind, name);
}

/* Autumn 2026: 中秋 25–27 September, 国庆 1–7 October; 20 September and 10 October
 * are 补班. */
static DeskCalendar *
autumn_2026 (void)
{
  DeskCalendar *calendar = desk_calendar_new ();

  set_days (calendar, "2026-09-25", "2026-09-27", DESK_DAY_OFF, "中秋节");
  set_days (calendar, "2026-10-01", "2026-10-07", DESK_DAY_OFF, "国庆节");
  set_days (calendar, "2026-09-20", "2026-09-20", DESK_DAY_WORK, "国庆节");
  set_days (calendar, "2026-10-10", "2026-10-10", DESK_DAY_WORK, "国庆节");
  return calendar;
}

static void
test_contains (void)
{
  static const struct
  {
    const char *day;
    gboolean six_days, five_days;
  } cases[] = {
    { "2026-09-18", TRUE, TRUE },
    { "2026-09-19", TRUE, FALSE }, /* Friday, Saturday */
    { "2026-09-20", TRUE, TRUE },  /* 补班 Sunday */
    { "2026-09-24", TRUE, TRUE },
    { "2026-09-25", FALSE, FALSE }, /* 中秋 */
    { "2026-09-26", FALSE, FALSE },
    { "2026-09-27", FALSE, FALSE },
    { "2026-09-28", TRUE, TRUE },
    { "2026-10-01", FALSE, FALSE },
    { "2026-10-07", FALSE, FALSE }, /* 国庆 */
    { "2026-10-08", TRUE, TRUE },
    { "2026-10-10", TRUE, TRUE }, /* 补班 Saturday */
    { "2026-10-11", FALSE, FALSE },
    { "2026-10-17", TRUE, FALSE },
  };
  g_autoptr (DeskCalendar) calendar = autumn_2026 ();

  desk_calendar_set_weekdays (calendar, DESK_CALENDAR_SHIFT, 0x3e);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DeskDate day = desk_date_parse (cases[i].day);

      g_test_message ("%s", cases[i].day);
      g_assert_cmpint (desk_calendar_contains (calendar, DESK_CALENDAR_DUTY, day), ==,
                       cases[i].six_days);
      g_assert_cmpint (desk_calendar_contains (calendar, DESK_CALENDAR_WORKING, day), ==,
                       cases[i].six_days);
      g_assert_cmpint (desk_calendar_contains (calendar, DESK_CALENDAR_SHIFT, day), ==,
                       cases[i].five_days);
    }
}

static void
test_special_days (void)
{
  g_autoptr (DeskCalendar) calendar = autumn_2026 ();
  g_autoptr (DeskCalendar) same = desk_calendar_ref (calendar);
  DeskDate day = desk_date_new (2026, 10, 1);
  const char *name = NULL;

  g_assert_cmpint (desk_calendar_get_day (same, day, &name), ==, DESK_DAY_OFF);
  g_assert_cmpstr (name, ==, "国庆节");
  desk_calendar_set_day (calendar, day, DESK_DAY_PLAIN, NULL);
  g_assert_cmpint (desk_calendar_get_day (same, day, &name), ==, DESK_DAY_PLAIN);
  g_assert_null (name);
  g_assert_true (desk_calendar_contains (same, DESK_CALENDAR_DUTY, day));
}

/* SHO-2: the start event is day 0, due is the end of the fifth working day. */
static void
test_deadlines (void)
{
  static const struct
  {
    const char *start;
    int days;
    const char *due;
  } cases[] = {
    { "2026-09-14", 5, "2026-09-19" }, /* Monday to Saturday */
    { "2026-09-16", 5, "2026-09-21" }, /* over the 补班 Sunday */
    { "2026-09-19", 1, "2026-09-20" },
    { "2026-09-24", 1, "2026-09-28" }, /* over 中秋 */
    { "2026-09-29", 5, "2026-10-12" }, /* over 国庆: 30, 8, 9, 10, 12 */
    { "2026-10-03", 1, "2026-10-08" }, /* begins on a day off */
    { "2026-10-08", 0, "2026-10-08" },
    { "2026-10-08", -1, "2026-09-30" },
    { "2026-10-12", -5, "2026-09-29" },
  };
  g_autoptr (DeskCalendar) calendar = autumn_2026 ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DeskDate start = desk_date_parse (cases[i].start);
      DeskDate due = desk_calendar_add (calendar, DESK_CALENDAR_WORKING, start, cases[i].days);
      g_autofree char *text = desk_date_to_iso (due);

      g_assert_cmpstr (text, ==, cases[i].due);
      if (cases[i].days >= 0)
        g_assert_cmpint (desk_calendar_count (calendar, DESK_CALENDAR_WORKING, start, due), ==,
                         cases[i].days);
    }
}

static void
test_count (void)
{
  static const struct
  {
    const char *after, *until;
    int days;
  } cases[] = {
    { "2026-09-14", "2026-09-14", 0 },
    { "2026-09-14", "2026-09-15", 1 },
    { "2026-09-13", "2026-09-20", 7 },
    { "2026-09-30", "2026-10-07", 0 },
    { "2026-10-01", "2026-10-12", 4 },
    { "2026-10-12", "2026-10-01", 0 },
  };
  g_autoptr (DeskCalendar) calendar = autumn_2026 ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (desk_calendar_count (calendar, DESK_CALENDAR_WORKING,
                                          desk_date_parse (cases[i].after),
                                          desk_date_parse (cases[i].until)),
                     ==, cases[i].days);
}

/* A calendar without any day ends the search. */
static void
test_no_days (void)
{
  g_autoptr (DeskCalendar) calendar = desk_calendar_new ();

  desk_calendar_set_weekdays (calendar, DESK_CALENDAR_DUTY, 0);
  g_assert_cmpint (desk_calendar_add (calendar, DESK_CALENDAR_DUTY, desk_date_new (2026, 1, 1), 1),
                   ==, DESK_DATE_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/SET-3/calendar/contains", test_contains);
  g_test_add_func ("/base/SET-3/calendar/special-days", test_special_days);
  g_test_add_func ("/base/SHO-2/calendar/deadlines", test_deadlines);
  g_test_add_func ("/base/SHO-2/calendar/count", test_count);
  g_test_add_func ("/base/SET-3/calendar/no-days", test_no_days);
  return g_test_run ();
}
