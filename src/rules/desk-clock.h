/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-calendar.h"

G_BEGIN_DECLS

/* A stretch of waiting (SHO-4). The days of its beginning and its end count; those
 * between are left out. */
typedef struct
{
  DeskDate from;
  DeskDate until; /* none: it goes on */
} DeskClockPause;

/* The clock of a case: working days of the calendar less whole paused days. */
typedef struct
{
  DeskCalendar *calendar;
  const DeskClockPause *pauses;
  guint n_pauses;
  DeskDate today; /* a pause that goes on is taken to end on the day after */
} DeskClock;

gboolean desk_clock_counts (const DeskClock *self,
                            DeskDate         date);
int      desk_clock_used   (const DeskClock *self,
                            DeskDate         start,
                            DeskDate         date);
DeskDate desk_clock_due    (const DeskClock *self,
                            DeskDate         start,
                            int              days);
int      desk_clock_owned  (const DeskClock *self,
                            DeskDate         entered,
                            DeskDate         left);
int      desk_clock_late   (const DeskClock *self,
                            DeskDate         entered,
                            DeskDate         left,
                            DeskDate         due,
                            gboolean         ends_limit);

G_END_DECLS
