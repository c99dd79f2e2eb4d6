/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A workbook keeps a day as the number of days since the end of 1899 (or since
 * 1904, from old Macintoshes) and a time as the part of a day; only the number
 * format of the cell says that it is one.
 *
 *   46097        yyyy-mm-dd          2026-03-16
 *   46097.3625   yyyy/m/d h:mm       2026-03-16 08:42
 *   0.3625       h:mm                08:42
 *   1.5          [h]:mm              36:00
 *   46097        General             46097
 */

#include "desk-xlsx-value.h"

#include <math.h>
#include <string.h>

#include "desk-date.h"

#define SECONDS_OF_DAY 86400

/* Serial number 0 of each system, as a Julian day number of GDate. */
#define DAY_ZERO_1900 693594
#define DAY_ZERO_1904 695056

/* In the 1900 system a 29th of February 1900 is counted that never was. */
#define FALSE_LEAP_DAY 60

#define LAST_DAY 3652059 /* 9999-12-31 */

/**
 * desk_xlsx_format_builtin:
 * @id: the number of a format that has no code in the file
 *
 * 27 to 36 and 50 to 58 are those of Chinese Excel.
 */
DeskXlsxFormat
desk_xlsx_format_builtin (int id)
{
  DeskXlsxKind kind = DESK_XLSX_NUMBER;

  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) ||
      id == 57 || id == 58)
    kind = DESK_XLSX_DATE;
  else if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55 ||
           id == 56)
    kind = DESK_XLSX_TIME;
  else if (id == 22)
    kind = DESK_XLSX_MOMENT;
  else if (id == 46)
    kind = DESK_XLSX_DURATION;
  return (DeskXlsxFormat){ kind, 0 };
}

/* What stands in brackets: a colour, a language, a condition, or hours that go on. */
static const char *
skip_brackets (const char *p,
               gboolean   *duration)
{
  const char *end = strchr (p, ']');

  if (end == NULL)
    return p + strlen (p);
  if (end > p + 1 && strspn (p + 1, "hHmMsS") == (gsize) (end - p - 1))
    *duration = TRUE;
  return end + 1;
}

static const char *
skip_quotes (const char *p)
{
  const char *end = strchr (p + 1, '"');

  return end != NULL ? end + 1 : p + strlen (p);
}

static gsize
day_half_length (const char *p)
{
  static const char *const halves[] = { "AM/PM", "A/P", "上午/下午" };

  for (gsize i = 0; i < G_N_ELEMENTS (halves); i++)
    {
      if (g_ascii_strncasecmp (p, halves[i], strlen (halves[i])) == 0)
        return strlen (halves[i]);
    }
  return 0;
}

/**
 * desk_xlsx_format_parse:
 * @code: a number format such as `yyyy"年"m"月"d"日"`
 *
 * Returns: what it makes of a number; only its first section counts
 */
DeskXlsxFormat
desk_xlsx_format_parse (const char *code)
{
  gboolean day = FALSE, month = FALSE, time = FALSE, duration = FALSE;
  const char *p = code;

  if (*code != '\0' && code[strspn (code, "0")] == '\0')
    return (DeskXlsxFormat){ DESK_XLSX_NUMBER, MIN ((int) strlen (code), 20) };
  if (g_ascii_strncasecmp (code, "General", 7) == 0)
    return (DeskXlsxFormat){ DESK_XLSX_NUMBER, 0 };

  while (*p != '\0' && *p != ';')
    {
      gsize half = day_half_length (p);
      gunichar c = g_utf8_get_char (p);

      if (half > 0)
        {
          time = TRUE;
          p += half;
          continue;
        }
      switch (c)
        {
        case '[':
          p = skip_brackets (p, &duration);
          continue;
        case '"':
          p = skip_quotes (p);
          continue;
        case '\\':
        case '_':
        case '*':
          p = g_utf8_next_char (p);
          if (*p == '\0')
            continue;
          break;
        case 'y':
        case 'Y':
        case 'd':
        case 'D':
        case 0x5e74: /* 年 */
        case 0x6708: /* 月 */
        case 0x65e5: /* 日 */
          day = TRUE;
          break;
        case 'h':
        case 'H':
        case 's':
        case 'S':
          time = TRUE;
          break;
        case 'm':
        case 'M':
          month = TRUE;
          break;
        case 'a':
        case 'A':
          /* The day of the week is aaa or aaaa. */
          day |= g_ascii_strncasecmp (p, "aaa", 3) == 0;
          break;
        default:
          break;
        }
      p = g_utf8_next_char (p);
    }
  if (duration)
    return (DeskXlsxFormat){ DESK_XLSX_DURATION, 0 };
  if (time)
    return (DeskXlsxFormat){ day ? DESK_XLSX_MOMENT : DESK_XLSX_TIME, 0 };
  return (DeskXlsxFormat){ day || month ? DESK_XLSX_DATE : DESK_XLSX_NUMBER, 0 };
}

static gboolean
is_whole_number (const char *number)
{
  const char *digits = number + (*number == '-');

  return *digits != '\0' && digits[strspn (digits, "0123456789")] == '\0';
}

/* "3.1202199001010E+17" in digits only. */
static char *
write_out (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  GString *digits = g_string_new (NULL);
  int exponent;

  g_ascii_formatd (buffer, sizeof buffer, "%.14e", fabs (value));
  exponent = (int) g_ascii_strtoll (strchr (buffer, 'e') + 1, NULL, 10);
  for (const char *p = buffer; *p != 'e'; p++)
    {
      if (g_ascii_isdigit (*p))
        g_string_append_c (digits, *p);
    }
  if (exponent < 0)
    {
      while (digits->str[digits->len - 1] == '0')
        g_string_truncate (digits, digits->len - 1);
      for (int i = -1; i > exponent; i--)
        g_string_prepend_c (digits, '0');
      g_string_prepend (digits, "0.");
    }
  else
    {
      while ((int) digits->len < exponent + 1)
        g_string_append_c (digits, '0');
    }
  if (value < 0)
    g_string_prepend_c (digits, '-');
  return g_string_free (digits, FALSE);
}

/**
 * desk_xlsx_plain_number:
 * @number: as the file has it: "1.3068124158E10", "0.30000000000000004"
 *
 * Returns: (transfer full): the number in digits, to the 15 places that Excel
 *   knows; whole numbers as they are; @number itself when it is none
 */
char *
desk_xlsx_plain_number (const char *number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;
  double value;

  if (is_whole_number (number))
    return g_strdup (number);
  value = g_ascii_strtod (number, &end);
  if (end == number || *end != '\0' || !isfinite (value))
    return g_strdup (number);
  if (value == 0)
    return g_strdup ("0");
  g_ascii_formatd (buffer, sizeof buffer, "%.15g", value);
  if (strchr (buffer, 'e') == NULL || fabs (value) >= 1e30 || fabs (value) < 1e-20)
    return g_strdup (buffer);
  return write_out (value);
}

static char *
fill_up (const char *number,
         int         digits)
{
  int length = (int) strlen (number);
  GString *text;

  if (!is_whole_number (number) || *number == '-' || length >= digits)
    return g_strdup (number);
  text = g_string_new (number);
  for (; length < digits; length++)
    g_string_prepend_c (text, '0');
  return g_string_free (text, FALSE);
}

/**
 * desk_xlsx_format_value:
 * @number: as the file has it
 * @from_1904: whether the workbook counts its days from 1904
 *
 * Times are cut to the minute, as Excel shows them. A moment at midnight is
 * written as its day, since programs give whole days such formats.
 *
 * Returns: (transfer full): the number, or "2026-03-16", "2026-03-16 08:42",
 *   "08:42"; a number that is no day is written as a number
 */
char *
desk_xlsx_format_value (DeskXlsxFormat  format,
                        const char     *number,
                        gboolean        from_1904)
{
  g_autofree char *plain = desk_xlsx_plain_number (number);
  char *end;
  double value = g_ascii_strtod (number, &end);
  gint64 seconds, day;
  int minutes;

  if (format.kind == DESK_XLSX_NUMBER)
    return fill_up (plain, format.digits);
  if (end == number || *end != '\0' || !(value >= 0 && value <= LAST_DAY))
    return g_steal_pointer (&plain);

  /* 8:42 is not exact in binary: to the second first, so that it is not 8:41. */
  seconds = llround (value * SECONDS_OF_DAY);
  day = seconds / SECONDS_OF_DAY;
  minutes = (int) (seconds % SECONDS_OF_DAY / 60);

  if (format.kind == DESK_XLSX_DURATION)
    return g_strdup_printf ("%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60));
  if (format.kind == DESK_XLSX_TIME || (format.kind == DESK_XLSX_MOMENT && day == 0 && !from_1904))
    return g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);

  if (!from_1904 && (day == 0 || day == FALSE_LEAP_DAY))
    return g_steal_pointer (&plain);
  day += from_1904 ? DAY_ZERO_1904 : DAY_ZERO_1900 + (day < FALSE_LEAP_DAY);
  if (day > LAST_DAY)
    return g_steal_pointer (&plain);
  if (format.kind == DESK_XLSX_MOMENT && minutes > 0)
    return desk_moment_format ((DeskDate) day, minutes);
  return desk_date_to_iso ((DeskDate) day);
}

/**
 * desk_xlsx_plain_moment:
 * @iso: what a cell of the kind date has: "2026-03-16T08:42:00"
 *
 * Returns: (transfer full): the same as desk_xlsx_format_value() writes it
 */
char *
desk_xlsx_plain_moment (const char *iso)
{
  const char *time = strchr (iso, 'T');
  g_autofree char *day = NULL;
  g_autofree char *minute = NULL;

  if (time == NULL)
    return g_strdup (iso);
  day = g_strndup (iso, (gsize) (time - iso));
  minute = g_strndup (time + 1, 5);
  if (*day == '\0' || *minute == '\0')
    return g_strdup (*day == '\0' ? minute : day);
  if (g_str_equal (minute, "00:00"))
    return g_steal_pointer (&day);
  return g_strdup_printf ("%s %s", day, minute);
}
