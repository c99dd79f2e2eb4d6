/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-calendar.h"

typedef struct
{
  DeskDayKind kind;
  const char *name; /* interned */
} SpecialDay;

struct _DeskCalendar
{
  gatomicrefcount ref_count;
  guint weekdays[DESK_N_CALENDARS]; /* bit 1 is Monday, bit 7 Sunday */
  GHashTable *days;                 /* DeskDate → SpecialDay */
};

/**
 * desk_calendar_new:
 *
 * Returns: (transfer full): a calendar without special days, whose three kinds
 *   of day are Monday to Saturday (SET-3)
 */
DeskCalendar *
desk_calendar_new (void)
{
  DeskCalendar *self = g_new0 (DeskCalendar, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->days = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (int kind = 0; kind < DESK_N_CALENDARS; kind++)
    self->weekdays[kind] = 0x7e;
  return self;
}

DeskCalendar *
desk_calendar_ref (DeskCalendar *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
desk_calendar_unref (DeskCalendar *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->days);
  g_free (self);
}

/**
 * desk_calendar_set_weekdays:
 * @weekdays: a bit for each weekday that counts, 1 << 1 for Monday to 1 << 7 for Sunday
 */
void
desk_calendar_set_weekdays (DeskCalendar     *self,
                            DeskCalendarKind  kind,
                            guint             weekdays)
{
  self->weekdays[kind] = weekdays & 0xfe;
}

/**
 * desk_calendar_set_day:
 * @kind: 放假, 补班, or %DESK_DAY_PLAIN to take the special day back
 * @name: (nullable): the holiday it belongs to
 */
void
desk_calendar_set_day (DeskCalendar *self,
                       DeskDate      date,
                       DeskDayKind   kind,
                       const char   *name)
{
  SpecialDay *day;

  if (kind == DESK_DAY_PLAIN)
    {
      g_hash_table_remove (self->days, GINT_TO_POINTER (date));
      return;
    }

  day = g_new (SpecialDay, 1);
  day->kind = kind;
  day->name = g_intern_string (name);
  g_hash_table_insert (self->days, GINT_TO_POINTER (date), day);
}

/**
 * desk_calendar_get_day:
 * @name: (out) (optional) (nullable) (transfer none): the holiday's name
 */
DeskDayKind
desk_calendar_get_day (DeskCalendar  *self,
                       DeskDate       date,
                       const char   **name)
{
  const SpecialDay *day = g_hash_table_lookup (self->days, GINT_TO_POINTER (date));

  if (name != NULL)
    *name = day != NULL ? day->name : NULL;
  return day != NULL ? day->kind : DESK_DAY_PLAIN;
}

/* A 补班 day counts, a 放假 day does not, else the weekday decides (SET-3). */
gboolean
desk_calendar_contains (DeskCalendar     *self,
                        DeskCalendarKind  kind,
                        DeskDate          date)
{
  switch (desk_calendar_get_day (self, date, NULL))
    {
    case DESK_DAY_OFF:
      return FALSE;
    case DESK_DAY_WORK:
      return TRUE;
    case DESK_DAY_PLAIN:
    default:
      return (self->weekdays[kind] & (1u << desk_date_weekday (date))) != 0;
    }
}

/**
 * desk_calendar_add:
 * @date: the day of the start event, which is day 0
 * @days: how many days of @kind, may be negative
 *
 * Returns: the @days-th day of @kind after @date (before it where negative), or
 *   %DESK_DATE_NONE when ten years hold no such day
 */
DeskDate
desk_calendar_add (DeskCalendar     *self,
                   DeskCalendarKind  kind,
                   DeskDate          date,
                   int               days)
{
  int step = days < 0 ? -1 : 1;
  int left = ABS (days);

  for (int guard = left * 8 + 3660; left > 0; guard--)
    {
      if (guard == 0)
        return DESK_DATE_NONE;
      date += step;
      if (desk_calendar_contains (self, kind, date))
        left--;
    }
  return date;
}

/* How many days of @kind lie in (@after, @until]: 0 on the start event's own day. */
int
desk_calendar_count (DeskCalendar     *self,
                     DeskCalendarKind  kind,
                     DeskDate          after,
                     DeskDate          until)
{
  int count = 0;

  for (DeskDate date = after + 1; date <= until; date++)
    count += desk_calendar_contains (self, kind, date);
  return count;
}
