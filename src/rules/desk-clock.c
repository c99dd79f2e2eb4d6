/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How working days are counted for a limit, and whose they are (SHO-2, SHO-4). */

#include "desk-clock.h"

/* No pause and no holiday is longer. */
#define MOST_DAYS (20 * 366)

/**
 * desk_clock_counts:
 *
 * Returns: whether @date is a working day that was not paused as a whole
 */
gboolean
desk_clock_counts (const DeskClock *self,
                   DeskDate         date)
{
  if (!desk_calendar_contains (self->calendar, DESK_CALENDAR_WORKING, date))
    return FALSE;
  for (guint i = 0; i < self->n_pauses; i++)
    {
      const DeskClockPause *pause = &self->pauses[i];
      DeskDate until =
        pause->until != DESK_DATE_NONE ? pause->until : MAX (self->today, pause->from) + 1;

      if (date > pause->from && date < until)
        return FALSE;
    }
  return TRUE;
}

/**
 * desk_clock_used:
 * @start: the day of the start event, which is day 0
 *
 * Returns: the number that @date has in a limit that starts on @start
 */
int
desk_clock_used (const DeskClock *self,
                 DeskDate         start,
                 DeskDate         date)
{
  int used = 0;

  for (DeskDate day = start + 1; day <= date; day++)
    used += desk_clock_counts (self, day);
  return used;
}

/**
 * desk_clock_due:
 * @days: the limit
 *
 * Returns: the day at whose end a limit that starts on @start is over, or
 *   %DESK_DATE_NONE when the calendar has no such day
 */
DeskDate
desk_clock_due (const DeskClock *self,
                DeskDate         start,
                int              days)
{
  DeskDate day = start;

  while (days > 0)
    {
      if (++day - start > MOST_DAYS)
        return DESK_DATE_NONE;
      days -= desk_clock_counts (self, day);
    }
  return day;
}

/**
 * desk_clock_owned:
 * @entered: when the case came to a step
 * @left: when it went on
 *
 * A day belongs to the step in which the case stood at the end of the day.
 *
 * Returns: how many days belong to the step; 0 when it is left on the same day
 */
int
desk_clock_owned (const DeskClock *self,
                  DeskDate         entered,
                  DeskDate         left)
{
  int owned = 0;

  for (DeskDate day = entered; day < left; day++)
    owned += desk_clock_counts (self, day);
  return owned;
}

/**
 * desk_clock_late:
 * @due: of the limit
 * @ends_limit: leaving the step is what the limit asks for
 *
 * A day of delay, as any other, belongs to the step in which the case stood at its
 * end; the day on which the limit's last step is signed belongs to that step.
 *
 * Returns: how many days of delay belong to the step
 */
int
desk_clock_late (const DeskClock *self,
                 DeskDate         entered,
                 DeskDate         left,
                 DeskDate         due,
                 gboolean         ends_limit)
{
  int late = 0;

  if (due == DESK_DATE_NONE)
    return 0;
  for (DeskDate day = MAX (entered, due + 1); day < left; day++)
    late += desk_clock_counts (self, day);
  if (ends_limit && left > due)
    late += desk_clock_counts (self, left);
  return late;
}
