/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-date.h"

G_BEGIN_DECLS

/* Three calendars on one holiday table (SET-3). */
typedef enum
{
  DESK_CALENDAR_WORKING, /* deadlines count in it */
  DESK_CALENDAR_DUTY,    /* the rota runs on it */
  DESK_CALENDAR_SHIFT,   /* attendance is due on it */
} DeskCalendarKind;

#define DESK_N_CALENDARS 3

typedef enum
{
  DESK_DAY_PLAIN, /* the weekday decides */
  DESK_DAY_OFF,   /* 放假 */
  DESK_DAY_WORK,  /* 补班 */
} DeskDayKind;

typedef struct _DeskCalendar DeskCalendar;

DeskCalendar *desk_calendar_new          (void);
DeskCalendar *desk_calendar_ref          (DeskCalendar     *self);
void          desk_calendar_unref        (DeskCalendar     *self);
void          desk_calendar_set_weekdays (DeskCalendar     *self,
                                          DeskCalendarKind  kind,
                                          guint             weekdays);
void          desk_calendar_set_day      (DeskCalendar     *self,
                                          DeskDate          date,
                                          DeskDayKind       kind,
                                          const char       *name);
DeskDayKind   desk_calendar_get_day      (DeskCalendar     *self,
                                          DeskDate          date,
                                          const char      **name);
gboolean      desk_calendar_contains     (DeskCalendar     *self,
                                          DeskCalendarKind  kind,
                                          DeskDate          date);
DeskDate      desk_calendar_add          (DeskCalendar     *self,
                                          DeskCalendarKind  kind,
                                          DeskDate          date,
                                          int               days);
int           desk_calendar_count        (DeskCalendar     *self,
                                          DeskCalendarKind  kind,
                                          DeskDate          after,
                                          DeskDate          until);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskCalendar, desk_calendar_unref)

G_END_DECLS
