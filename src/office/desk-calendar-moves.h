/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

/* A day that is to become a day off, a make-up workday, or a plain day again. */
typedef struct
{
  DeskDate date;
  DeskDayKind kind;
  char *name; /* (nullable) of the holiday */
} DeskCalendarChange;

DeskCalendarChange *desk_calendar_change_new  (DeskDate             date,
                                               DeskDayKind          kind,
                                               const char          *name);
void                desk_calendar_change_free (DeskCalendarChange  *self);
GPtrArray          *desk_calendar_moves       (DeskOffice          *office,
                                               GPtrArray           *changes,
                                               GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskCalendarChange, desk_calendar_change_free)

G_END_DECLS
