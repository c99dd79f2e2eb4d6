/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskDate:
 *
 * A day, as the Julian day number that #GDate uses, so that days are compared
 * and counted with plain arithmetic. 0 (%DESK_DATE_NONE) is no day.
 */
typedef gint32 DeskDate;

#define DESK_DATE_NONE 0

/* How a day is written for people; the order of the parts is the language's. */
typedef enum
{
  DESK_DATE_STYLE_FULL,          /* 2026年10月9日 · October 9, 2026 */
  DESK_DATE_STYLE_MONTH_DAY,     /* 10月9日 · Oct 9 */
  DESK_DATE_STYLE_MONTH,         /* 2026年10月 · October 2026 */
  DESK_DATE_STYLE_WEEKDAY,       /* 周五 · Fri */
  DESK_DATE_STYLE_DAY_WEEKDAY,   /* 10月9日周五 · Fri, Oct 9 */
} DeskDateStyle;

DeskDate  desk_date_new           (int            year,
                                   int            month,
                                   int            day);
DeskDate  desk_date_today         (void);
DeskDate  desk_date_parse         (const char    *text);
DeskDate  desk_date_parse_lenient (const char    *text);
char     *desk_date_to_iso        (DeskDate       date);
char     *desk_date_format        (DeskDate       date,
                                   DeskDateStyle  style,
                                   const char    *language);
void      desk_date_get_ymd       (DeskDate       date,
                                   int           *year,
                                   int           *month,
                                   int           *day);
int       desk_date_weekday       (DeskDate       date);
DeskDate  desk_date_week_start    (DeskDate       date);
void      desk_date_get_week      (DeskDate       date,
                                   int           *year,
                                   int           *week);
char     *desk_date_to_week       (DeskDate       date);
DeskDate  desk_date_parse_week    (const char    *text);
DeskDate  desk_date_month_start   (DeskDate       date);
DeskDate  desk_date_month_end     (DeskDate       date);
DeskDate  desk_date_add_months    (DeskDate       date,
                                   int            months);
char     *desk_date_to_month      (DeskDate       date);
DeskDate  desk_date_parse_month   (const char    *text);

/* A minute of a day: "2026-10-09 08:41". Stored and exchanged as that text. */
char     *desk_moment_now         (void);
gboolean  desk_moment_parse       (const char    *text,
                                   DeskDate      *date,
                                   int           *minutes);
char     *desk_moment_format      (DeskDate       date,
                                   int            minutes);

G_END_DECLS
