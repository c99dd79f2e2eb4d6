/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-date.h"

static void
test_new (void)
{
  static const struct
  {
    int year, month, day;
    gboolean valid;
  } cases[] = {
    { 2026, 2, 28, TRUE },
    { 2026, 2, 29, FALSE },
    { 2024, 2, 29, TRUE },
    { 2000, 2, 29, TRUE },
    { 1900, 2, 29, FALSE },
    { 2026, 2, 30, FALSE },
    { 2026, 4, 31, FALSE },
    { 2026, 12, 31, TRUE },
    { 2026, 13, 1, FALSE },
    { 2026, 0, 1, FALSE },
    { 2026, 1, 0, FALSE },
    { 2026, 1, 32, FALSE },
    { 0, 1, 1, FALSE },
    { 1, 1, 1, TRUE },
    { 9999, 12, 31, TRUE },
    { 10000, 1, 1, FALSE },
    { -1, 1, 1, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DeskDate date = desk_date_new (cases[i].year, cases[i].month, cases[i].day);
      int year, month, day;

      g_assert_cmpint (date != DESK_DATE_NONE, ==, cases[i].valid);
      if (!cases[i].valid)
        continue;
      desk_date_get_ymd (date, &year, &month, &day);
      g_assert_cmpint (year, ==, cases[i].year);
      g_assert_cmpint (month, ==, cases[i].month);
      g_assert_cmpint (day, ==, cases[i].day);
    }
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text, *strict, *lenient;
  } cases[] = {
    { "2026-10-09", "2026-10-09", "2026-10-09" },
    { "2026-10-9", NULL, "2026-10-09" },
    { "2026/10/09", NULL, "2026-10-09" },
    { "2026/1/2", NULL, "2026-01-02" },
    { "2026.10.9", NULL, "2026-10-09" },
    { "20261009", NULL, "2026-10-09" },
    { "2026年10月9日", NULL, "2026-10-09" },
    { "2026年10月9", NULL, "2026-10-09" },
    { "2026年10月9号", NULL, "2026-10-09" },
    { " 2026-10-09 ", NULL, "2026-10-09" },
    { "2026-10-09 00:00:00", NULL, "2026-10-09" },
    { "2026-10-09T08:41", NULL, "2026-10-09" },
    { "2026-02-30", NULL, NULL },
    { "2026-02-29", NULL, NULL },
    { "2024-02-29", "2024-02-29", "2024-02-29" },
    { "26-10-09", NULL, NULL },
    { "09.10.2026", NULL, NULL },
    { "10/09/2026", NULL, NULL },
    { "2026-10/09", NULL, NULL },
    { "2026-10", NULL, NULL },
    { "2026-10-09x", NULL, NULL },
    { "2026-10-091", NULL, NULL },
    { "202610091", NULL, NULL },
    { "2026年10-9", NULL, NULL },
    { "", NULL, NULL },
    { "tomorrow", NULL, NULL },
    { NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *strict = desk_date_to_iso (desk_date_parse (cases[i].text));
      g_autofree char *lenient = desk_date_to_iso (desk_date_parse_lenient (cases[i].text));

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (strict, ==, cases[i].strict);
      g_assert_cmpstr (lenient, ==, cases[i].lenient);
    }
}

static void
test_weeks (void)
{
  static const struct
  {
    const char *day, *week, *monday;
    int weekday;
  } cases[] = {
    { "2026-10-05", "2026-W41", "2026-10-05", 1 },
    { "2026-10-11", "2026-W41", "2026-10-05", 7 },
    { "2026-09-20", "2026-W38", "2026-09-14", 7 },
    { "2025-12-29", "2026-W01", "2025-12-29", 1 },
    { "2025-12-28", "2025-W52", "2025-12-22", 7 },
    { "2026-01-01", "2026-W01", "2025-12-29", 4 },
    { "2026-12-31", "2026-W53", "2026-12-28", 4 },
    { "2027-01-03", "2026-W53", "2026-12-28", 7 },
    { "2027-01-04", "2027-W01", "2027-01-04", 1 },
    { "2021-01-01", "2020-W53", "2020-12-28", 5 },
    { "2024-12-30", "2025-W01", "2024-12-30", 1 },
    { "2023-01-01", "2022-W52", "2022-12-26", 7 },
    { "0001-01-01", "0001-W01", "0001-01-01", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DeskDate date = desk_date_parse (cases[i].day);
      g_autofree char *week = desk_date_to_week (date);
      g_autofree char *monday = desk_date_to_iso (desk_date_week_start (date));

      g_assert_cmpstr (week, ==, cases[i].week);
      g_assert_cmpstr (monday, ==, cases[i].monday);
      g_assert_cmpint (desk_date_weekday (date), ==, cases[i].weekday);
      g_assert_cmpint (desk_date_parse_week (week), ==, desk_date_week_start (date));
    }
}

/* Every day of two centuries against GLib's own reckoning. */
static void
test_weeks_all (void)
{
  for (DeskDate date = desk_date_new (1950, 1, 1); date < desk_date_new (2150, 1, 1); date++)
    {
      int year, month, day, week_year, week;
      g_autoptr (GDateTime) there = NULL;

      desk_date_get_ymd (date, &year, &month, &day);
      there = g_date_time_new_utc (year, month, day, 12, 0, 0);
      desk_date_get_week (date, &week_year, &week);
      g_assert_cmpint (week_year, ==, g_date_time_get_week_numbering_year (there));
      g_assert_cmpint (week, ==, g_date_time_get_week_of_year (there));
      g_assert_cmpint (desk_date_weekday (date), ==, g_date_time_get_day_of_week (there));
    }
}

static void
test_parse_week (void)
{
  static const struct
  {
    const char *text, *monday;
  } cases[] = {
    { "2026-W41", "2026-10-05" },
    { "2026-w41", "2026-10-05" },
    { "2026-W1", "2025-12-29" },
    { "2026-W53", "2026-12-28" },
    { "2025-W53", NULL },
    { "2026-W54", NULL },
    { "2026-W00", NULL },
    { "2026-41", NULL },
    { "2026W41", NULL },
    { "2026-W41 ", NULL },
    { "2026-W", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *monday = desk_date_to_iso (desk_date_parse_week (cases[i].text));
      g_assert_cmpstr (monday, ==, cases[i].monday);
    }
}

static void
test_months (void)
{
  static const struct
  {
    const char *day;
    int months;
    const char *later;
  } cases[] = {
    { "2026-01-31", 1, "2026-02-28" },
    { "2024-01-31", 1, "2024-02-29" },
    { "2026-10-09", 3, "2027-01-09" },
    { "2026-10-09", -10, "2025-12-09" },
    { "2026-03-31", -1, "2026-02-28" },
    { "2026-12-31", 12, "2027-12-31" },
    { "2024-02-29", 12, "2025-02-28" },
    { "0001-01-01", -1, NULL },
    { "9999-12-01", 1, NULL },
  };
  g_autofree char *start = desk_date_to_iso (desk_date_month_start (desk_date_new (2024, 2, 15)));
  g_autofree char *end = desk_date_to_iso (desk_date_month_end (desk_date_new (2024, 2, 15)));
  g_autofree char *month = desk_date_to_month (desk_date_new (2024, 2, 15));

  g_assert_cmpstr (start, ==, "2024-02-01");
  g_assert_cmpstr (end, ==, "2024-02-29");
  g_assert_cmpstr (month, ==, "2024-02");
  g_assert_cmpint (desk_date_parse_month ("2024-02"), ==, desk_date_new (2024, 2, 1));
  g_assert_cmpint (desk_date_parse_month ("2024-13"), ==, DESK_DATE_NONE);
  g_assert_cmpint (desk_date_parse_month ("2024-2"), ==, DESK_DATE_NONE);
  g_assert_cmpint (desk_date_parse_month (NULL), ==, DESK_DATE_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *later =
        desk_date_to_iso (desk_date_add_months (desk_date_parse (cases[i].day), cases[i].months));
      g_assert_cmpstr (later, ==, cases[i].later);
    }
}

static void
test_format (void)
{
  static const struct
  {
    DeskDateStyle style;
    const char *chinese, *english;
  } cases[] = {
    { DESK_DATE_STYLE_FULL, "2026年10月9日", "October 9, 2026" },
    { DESK_DATE_STYLE_MONTH_DAY, "10月9日", "Oct 9" },
    { DESK_DATE_STYLE_MONTH, "2026年10月", "October 2026" },
    { DESK_DATE_STYLE_WEEKDAY, "周五", "Fri" },
    { DESK_DATE_STYLE_DAY_WEEKDAY, "10月9日周五", "Fri, Oct 9" },
  };
  g_autofree char *none = desk_date_format (DESK_DATE_NONE, DESK_DATE_STYLE_FULL, "en");

  g_assert_cmpstr (none, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DeskDate date = desk_date_new (2026, 10, 9);
      g_autofree char *chinese = desk_date_format (date, cases[i].style, "zh_CN");
      g_autofree char *english = desk_date_format (date, cases[i].style, "en");

      g_assert_cmpstr (chinese, ==, cases[i].chinese);
      g_assert_cmpstr (english, ==, cases[i].english);
    }
}

static void
test_moment (void)
{
  static const struct
  {
    const char *text, *moment;
  } cases[] = {
    { "2026-10-09 08:41", "2026-10-09 08:41" },
    { "2026-10-09 8:41", "2026-10-09 08:41" },
    { "2026-10-09T23:59", "2026-10-09 23:59" },
    { "2026-10-09", "2026-10-09 00:00" },
    { "2026-10-09 24:00", NULL },
    { "2026-10-09 12:60", NULL },
    { "2026-10-09 12:5", NULL },
    { "2026-02-30 12:00", NULL },
    { "08:41", NULL },
    { "2026-10-09x08:41", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DeskDate date;
      int minutes;
      gboolean valid = desk_moment_parse (cases[i].text, &date, &minutes);
      g_autofree char *moment = valid ? desk_moment_format (date, minutes) : NULL;

      g_assert_cmpstr (moment, ==, cases[i].moment);
    }
}

static void
test_today (void)
{
  g_autofree char *moment = NULL;

  g_setenv ("STUDIO_DESK_TODAY", "2026-10-09", TRUE);
  g_assert_cmpint (desk_date_today (), ==, desk_date_new (2026, 10, 9));
  moment = desk_moment_now ();
  g_assert_true (g_str_has_prefix (moment, "2026-10-09 "));
  g_setenv ("STUDIO_DESK_TODAY", "nonsense", TRUE);
  g_assert_cmpint (desk_date_today (), >, desk_date_new (2020, 1, 1));
  g_unsetenv ("STUDIO_DESK_TODAY");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date/new", test_new);
  g_test_add_func ("/base/date/parse", test_parse);
  g_test_add_func ("/base/date/weeks", test_weeks);
  g_test_add_func ("/base/date/weeks-of-two-centuries", test_weeks_all);
  g_test_add_func ("/base/date/parse-week", test_parse_week);
  g_test_add_func ("/base/date/months", test_months);
  g_test_add_func ("/base/date/format", test_format);
  g_test_add_func ("/base/date/moment", test_moment);
  g_test_add_func ("/base/date/today", test_today);
  return g_test_run ();
}
