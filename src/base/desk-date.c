/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-date.h"

#include <string.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/ustring.h>

/**
 * desk_date_new:
 * @year: 1–9999
 * @month: 1–12
 * @day: 1–31
 *
 * Returns: the day, or %DESK_DATE_NONE when the calendar has no such day
 *   (February 30, February 29 outside leap years).
 */
DeskDate
desk_date_new (int year,
               int month,
               int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy (day, month, year))
    return DESK_DATE_NONE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return (DeskDate) g_date_get_julian (&date);
}

/**
 * desk_date_today:
 *
 * Today in the local time zone. `STUDIO_DESK_TODAY=2026-10-09` sets another
 * day, so that tests and screenshots do not change with the calendar.
 */
DeskDate
desk_date_today (void)
{
  const char *fixed = g_getenv ("STUDIO_DESK_TODAY");
  g_autoptr (GDateTime) now = NULL;
  int year, month, day;

  if (fixed != NULL)
    {
      DeskDate date = desk_date_parse (fixed);
      if (date != DESK_DATE_NONE)
        return date;
    }

  now = g_date_time_new_now_local ();
  g_date_time_get_ymd (now, &year, &month, &day);
  return desk_date_new (year, month, day);
}

static gboolean
parse_digits (const char **text,
              int          min_digits,
              int          max_digits,
              int         *value)
{
  const char *p = *text;
  int n = 0;

  *value = 0;
  while (n < max_digits && g_ascii_isdigit (*p))
    {
      *value = *value * 10 + (*p - '0');
      p++;
      n++;
    }
  *text = p;
  return n >= min_digits;
}

/**
 * desk_date_parse:
 * @text: (nullable): `2026-10-09`
 *
 * The form of the command line and of the database, nothing else.
 *
 * Returns: the day, or %DESK_DATE_NONE
 */
DeskDate
desk_date_parse (const char *text)
{
  int year, month, day;

  if (text == NULL || !parse_digits (&text, 4, 4, &year) || *text++ != '-' ||
      !parse_digits (&text, 2, 2, &month) || *text++ != '-' ||
      !parse_digits (&text, 2, 2, &day) || *text != '\0')
    return DESK_DATE_NONE;
  return desk_date_new (year, month, day);
}

/**
 * desk_date_parse_lenient:
 * @text: (nullable): a day as people write it: `2026-10-9`, `2026/10/09`,
 *   `2026.10.9`, `20261009`, `2026年10月9日`, each with or without a time behind it
 *
 * For imports and entries. Two-digit years and day-first forms are refused:
 * nobody can tell which day they mean.
 *
 * Returns: the day, or %DESK_DATE_NONE
 */
DeskDate
desk_date_parse_lenient (const char *text)
{
  const char *separator;
  int year, month, day;

  if (text == NULL)
    return DESK_DATE_NONE;
  while (g_ascii_isspace (*text))
    text++;

  if (!parse_digits (&text, 4, 4, &year))
    return DESK_DATE_NONE;
  if (g_ascii_isdigit (*text))
    {
      if (!parse_digits (&text, 2, 2, &month) || !parse_digits (&text, 2, 2, &day))
        return DESK_DATE_NONE;
    }
  else
    {
      if (g_str_has_prefix (text, "年"))
        separator = "月", text += strlen ("年");
      else if (*text == '-')
        separator = "-", text++;
      else if (*text == '/')
        separator = "/", text++;
      else if (*text == '.')
        separator = ".", text++;
      else
        return DESK_DATE_NONE;

      if (!parse_digits (&text, 1, 2, &month) || !g_str_has_prefix (text, separator))
        return DESK_DATE_NONE;
      text += strlen (separator);
      if (!parse_digits (&text, 1, 2, &day))
        return DESK_DATE_NONE;
      if (g_str_has_prefix (text, "日") || g_str_has_prefix (text, "号"))
        text += strlen ("日");
    }

  /* "2026-10-09 00:00:00" and "2026-10-09T00:00:00", as spreadsheets write days. */
  if (*text == 'T' || g_ascii_isspace (*text))
    {
      text++;
      while (g_ascii_isdigit (*text) || *text == ':' || *text == '.' || g_ascii_isspace (*text))
        text++;
    }
  return *text == '\0' ? desk_date_new (year, month, day) : DESK_DATE_NONE;
}

/**
 * desk_date_to_iso:
 *
 * Returns: (transfer full) (nullable): `2026-10-09`, %NULL for %DESK_DATE_NONE
 */
char *
desk_date_to_iso (DeskDate date)
{
  int year, month, day;

  if (date == DESK_DATE_NONE)
    return NULL;
  desk_date_get_ymd (date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

void
desk_date_get_ymd (DeskDate  date,
                   int      *year,
                   int      *month,
                   int      *day)
{
  GDate value;

  g_return_if_fail (date != DESK_DATE_NONE);

  g_date_clear (&value, 1);
  g_date_set_julian (&value, (guint32) date);
  if (year != NULL)
    *year = g_date_get_year (&value);
  if (month != NULL)
    *month = g_date_get_month (&value);
  if (day != NULL)
    *day = g_date_get_day (&value);
}

/* Monday is 1, Sunday is 7. */
int
desk_date_weekday (DeskDate date)
{
  g_return_val_if_fail (date != DESK_DATE_NONE, 0);

  return (date - 1) % 7 + 1;
}

/* The Monday of the ISO week in which @date lies. */
DeskDate
desk_date_week_start (DeskDate date)
{
  return date - (desk_date_weekday (date) - 1);
}

/* The ISO week; its year is that of the week's Thursday. */
void
desk_date_get_week (DeskDate  date,
                    int      *year,
                    int      *week)
{
  DeskDate thursday = desk_date_week_start (date) + 3;
  int y;

  desk_date_get_ymd (thursday, &y, NULL, NULL);
  if (year != NULL)
    *year = y;
  if (week != NULL)
    *week = (thursday - desk_date_new (y, 1, 1)) / 7 + 1;
}

/**
 * desk_date_to_week:
 *
 * Returns: (transfer full): `2026-W41`
 */
char *
desk_date_to_week (DeskDate date)
{
  int year, week;

  desk_date_get_week (date, &year, &week);
  return g_strdup_printf ("%04d-W%02d", year, week);
}

/**
 * desk_date_parse_week:
 * @text: (nullable): `2026-W41`
 *
 * Returns: the Monday of that ISO week, or %DESK_DATE_NONE; a year without a
 *   week 53 has none
 */
DeskDate
desk_date_parse_week (const char *text)
{
  int year, week, actual_year, actual_week;
  DeskDate monday;

  if (text == NULL || !parse_digits (&text, 4, 4, &year) || *text++ != '-' ||
      (*text != 'W' && *text != 'w') || (text++, !parse_digits (&text, 1, 2, &week)) ||
      *text != '\0' || year < 1 || year > 9998 || week < 1)
    return DESK_DATE_NONE;

  /* January 4 always lies in week 1. */
  monday = desk_date_week_start (desk_date_new (year, 1, 4)) + (week - 1) * 7;
  desk_date_get_week (monday, &actual_year, &actual_week);
  return actual_year == year && actual_week == week ? monday : DESK_DATE_NONE;
}

DeskDate
desk_date_month_start (DeskDate date)
{
  int year, month;

  desk_date_get_ymd (date, &year, &month, NULL);
  return desk_date_new (year, month, 1);
}

DeskDate
desk_date_month_end (DeskDate date)
{
  int year, month;

  desk_date_get_ymd (date, &year, &month, NULL);
  return desk_date_new (year, month, g_date_get_days_in_month (month, year));
}

/* The same day @months later; the last day of the month where that day is missing. */
DeskDate
desk_date_add_months (DeskDate date,
                      int      months)
{
  int year, month, day, count;

  desk_date_get_ymd (date, &year, &month, &day);
  count = year * 12 + month - 1 + months;
  if (count < 12)
    return DESK_DATE_NONE;
  year = count / 12;
  month = count % 12 + 1;
  return desk_date_new (year, month, MIN (day, g_date_get_days_in_month (month, year)));
}

/**
 * desk_date_to_month:
 *
 * Returns: (transfer full): `2026-10`
 */
char *
desk_date_to_month (DeskDate date)
{
  int year, month;

  desk_date_get_ymd (date, &year, &month, NULL);
  return g_strdup_printf ("%04d-%02d", year, month);
}

/**
 * desk_date_parse_month:
 * @text: (nullable): `2026-10`
 *
 * Returns: the first day of that month, or %DESK_DATE_NONE
 */
DeskDate
desk_date_parse_month (const char *text)
{
  int year, month;

  if (text == NULL || !parse_digits (&text, 4, 4, &year) || *text++ != '-' ||
      !parse_digits (&text, 2, 2, &month) || *text != '\0')
    return DESK_DATE_NONE;
  return desk_date_new (year, month, 1);
}

static UDateFormat *
date_format_open (const char *language,
                  const char *skeleton)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar skeleton_u[32], pattern[64], utc[] = { 'U', 'T', 'C', 0 };
  UDateTimePatternGenerator *generator = udatpg_open (language, &status);
  UDateFormat *format;

  u_uastrncpy (skeleton_u, skeleton, G_N_ELEMENTS (skeleton_u));
  udatpg_getBestPattern (generator, skeleton_u, -1, pattern, G_N_ELEMENTS (pattern), &status);
  udatpg_close (generator);
  format = udat_open (UDAT_PATTERN, UDAT_PATTERN, language, utc, -1, pattern, -1, &status);
  if (U_FAILURE (status))
    g_error ("ICU has no dates for %s: %s", language, u_errorName (status));
  return format;
}

/**
 * desk_date_format:
 * @language: a locale name, `zh_CN` or `en`
 *
 * Returns: (transfer full): @date as @language writes it; empty for %DESK_DATE_NONE
 */
char *
desk_date_format (DeskDate       date,
                  DeskDateStyle  style,
                  const char    *language)
{
  static const char *const skeletons[] = { "yMMMMd", "MMMd", "yMMMM", "EEE", "MMMdEEE" };
  static GMutex lock;
  static GHashTable *formats;
  g_autofree char *key = NULL;
  UDateFormat *format;
  UErrorCode status = U_ZERO_ERROR;
  UChar text[64];
  char utf8[192];

  if (date == DESK_DATE_NONE)
    return g_strdup ("");

  key = g_strdup_printf ("%s/%d", language, style);
  g_mutex_lock (&lock);
  if (formats == NULL)
    formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  format = g_hash_table_lookup (formats, key);
  if (format == NULL)
    {
      format = date_format_open (language, skeletons[style]);
      g_hash_table_insert (formats, g_steal_pointer (&key), format);
    }
  /* 719163 is 1970-01-01 as a Julian day of GDate. */
  udat_format (format, (UDate) (date - 719163) * 86400000.0, text, G_N_ELEMENTS (text), NULL,
               &status);
  g_mutex_unlock (&lock);

  u_strToUTF8 (utf8, sizeof utf8, NULL, text, -1, &status);
  return g_strdup (U_SUCCESS (status) ? utf8 : "");
}

/**
 * desk_moment_now:
 *
 * Returns: (transfer full): this minute, `2026-10-09 08:41`; the day is that of
 *   desk_date_today()
 */
char *
desk_moment_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return desk_moment_format (desk_date_today (),
                             g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now));
}

/**
 * desk_moment_parse:
 * @text: (nullable): `2026-10-09 08:41`, or a day alone (its minute is 0)
 *
 * Returns: whether @text is such a moment
 */
gboolean
desk_moment_parse (const char *text,
                   DeskDate   *date,
                   int        *minutes)
{
  g_autofree char *day = NULL;
  int hour, minute;

  if (text == NULL || strlen (text) < 10)
    return FALSE;

  day = g_strndup (text, 10);
  *date = desk_date_parse (day);
  *minutes = 0;
  if (*date == DESK_DATE_NONE)
    return FALSE;
  text += 10;
  if (*text == '\0')
    return TRUE;
  if (*text != ' ' && *text != 'T')
    return FALSE;
  text++;
  if (!parse_digits (&text, 1, 2, &hour) || *text++ != ':' ||
      !parse_digits (&text, 2, 2, &minute) || *text != '\0' || hour > 23 || minute > 59)
    return FALSE;
  *minutes = hour * 60 + minute;
  return TRUE;
}

char *
desk_moment_format (DeskDate date,
                    int      minutes)
{
  g_autofree char *day = desk_date_to_iso (date);

  return g_strdup_printf ("%s %02d:%02d", day, minutes / 60, minutes % 60);
}
