/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When a photographer and a set are free together, and the first day a case could be
 * shot (SHO-8). */

#include "desk-diary-private.h"

#include "desk-equipment-private.h"
#include "desk-flow.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-settings.h"

/* How far ahead a free time is looked for. */
#define DAYS_AHEAD 60

/* Proposals begin on the quarter of an hour. */
#define RASTER 15

/**
 * desk_diary_read_spans:
 * @photographer: or 0
 * @set: or 0
 * @except: an entry that is not in the way, or 0
 *
 * Returns: (transfer full) (nullable) (element-type DeskDiarySpan): when one of the two
 *   is taken on @date
 */
GArray *
desk_diary_read_spans (DeskOffice  *office,
                       DeskDate     date,
                       gint64       photographer,
                       gint64       set,
                       gint64       except,
                       GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT \"from\", until FROM diary WHERE date = ? AND (photographer_id = ? OR set_id = ?)"
    " AND id <> ? ORDER BY \"from\"",
    "diii", date, photographer, set, except);
  GArray *spans;

  if (rows == NULL)
    return NULL;
  spans = g_array_new (FALSE, FALSE, sizeof (DeskDiarySpan));
  while (desk_rows_next (rows))
    {
      DeskDiarySpan span = { 0, 0 };

      desk_diary_parse_time (desk_rows_text (rows, 0), &span.from);
      desk_diary_parse_time (desk_rows_text (rows, 1), &span.until);
      g_array_append_val (spans, span);
    }
  return spans;
}

/* Returns: the first minute from @earliest on with @minutes free within the hours, over
 *   lunch only where neither half of the day is long enough; -1: none */
int
desk_diary_find_gap (const GArray         *spans,
                     const DeskDiaryHours *hours,
                     int                   earliest,
                     int                   minutes)
{
  int start = MAX (earliest, hours->start);
  gboolean keeps_lunch =
    hours->lunch_end > hours->lunch_start &&
    minutes <= MAX (hours->lunch_start - hours->start, hours->end - hours->lunch_end);
  gboolean moved = TRUE;

  while (moved && start + minutes <= hours->end)
    {
      moved = FALSE;
      if (keeps_lunch && start < hours->lunch_end && start + minutes > hours->lunch_start)
        {
          start = hours->lunch_end;
          moved = TRUE;
        }
      for (guint i = 0; i < spans->len; i++)
        {
          const DeskDiarySpan *span = &g_array_index (spans, DeskDiarySpan, i);

          if (start < span->until && start + minutes > span->from)
            {
              start = span->until;
              moved = TRUE;
            }
        }
    }
  return start + minutes <= hours->end ? start : -1;
}

/* Whether the set takes one more entry on that day. */
gboolean
desk_diary_set_has_room (DeskOffice *office,
                         gint64      set,
                         DeskDate    date,
                         gint64      except)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT 1 FROM sets WHERE id = ?1 AND capacity <= (SELECT count(*) FROM diary WHERE"
    " set_id = ?1 AND date = ?2 AND id <> ?3)",
    "idi", set, date, except);

  return rows == NULL || !desk_rows_next (rows);
}

/**
 * desk_diary_next_free:
 * @set: or 0
 * @except: an entry that is not in the way, or 0
 * @date: (inout): the day from which on is looked
 * @from: (inout): and the minute
 *
 * Returns: whether there is a free time within the next days; then it is in @date and
 *   @from
 */
gboolean
desk_diary_next_free (DeskOffice *office,
                      gint64      photographer,
                      gint64      set,
                      gint64      except,
                      DeskDate   *date,
                      int        *from,
                      int         minutes)
{
  DeskCalendar *calendar = desk_office_get_calendar (office);
  DeskDiaryHours hours;

  desk_diary_read_hours (office, &hours);
  for (int i = 0; i < DAYS_AHEAD; i++)
    {
      DeskDate day = *date + i;
      g_autoptr (GArray) spans = NULL;
      int start;

      /* The day that was asked for counts even where nobody has to come. */
      if ((i > 0 && !desk_calendar_contains (calendar, DESK_CALENDAR_WORKING, day)) ||
          desk_people_presence (office, photographer, day) != DESK_PERSON_PRESENT ||
          !desk_diary_set_has_room (office, set, day, except))
        continue;
      spans = desk_diary_read_spans (office, day, photographer, set, except, NULL);
      start = spans != NULL
                ? desk_diary_find_gap (spans, &hours, i == 0 ? *from : hours.start, minutes)
                : -1;
      if (start < 0)
        continue;
      *date = day;
      *from = start;
      return TRUE;
    }
  return FALSE;
}

static GArray *
read_sets (DeskOffice  *office,
           GError     **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error,
                       "SELECT id FROM sets WHERE active ORDER BY name COLLATE PINYIN, id", "");
  GArray *sets;
  gint64 none = 0;

  if (rows == NULL)
    return NULL;
  sets = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (desk_rows_next (rows))
    {
      gint64 set = desk_rows_int (rows, 0);
      g_array_append_val (sets, set);
    }
  if (sets->len == 0)
    g_array_append_val (sets, none);
  return sets;
}

/* The earliest time of a day, over everybody who is there and every set; of several at
 * that time whoever has least to do. */
static gboolean
search_day (DeskOffice            *office,
            DeskDate               day,
            int                    earliest,
            int                    minutes,
            const DeskDiaryHours  *hours,
            const GArray          *people,
            const GArray          *sets,
            DeskDiaryProposal     *best,
            GError               **error)
{
  guint least = G_MAXUINT;

  best->from = -1;
  for (guint p = 0; p < people->len; p++)
    {
      gint64 person = g_array_index (people, gint64, p);
      g_autoptr (GArray) own = NULL;

      if (desk_people_presence (office, person, day) != DESK_PERSON_PRESENT)
        continue;
      own = desk_diary_read_spans (office, day, person, 0, 0, error);
      if (own == NULL)
        return FALSE;
      for (guint s = 0; s < sets->len; s++)
        {
          gint64 set = g_array_index (sets, gint64, s);
          g_autoptr (GArray) spans = desk_diary_read_spans (office, day, person, set, 0, error);
          int start;

          if (spans == NULL)
            return FALSE;
          if (!desk_diary_set_has_room (office, set, day, 0))
            continue;
          start = desk_diary_find_gap (spans, hours, earliest, minutes);
          if (start < 0 ||
              (best->from >= 0 && (start > best->from || (start == best->from &&
                                                          own->len >= least))))
            continue;
          best->from = start;
          best->photographer = person;
          best->set = set;
          least = own->len;
        }
    }
  return TRUE;
}

/* From when on a case can be shot: now, or when its goods come. */
static gboolean
read_start (DeskOffice  *office,
            gint64       shoot,
            DeskDate    *day,
            int         *minute,
            GError     **error)
{
  g_autofree char *now = NULL;
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT number, state IN ('closed', 'cancelled'), (SELECT min(received) FROM goods WHERE"
    " shoot_id = shoots.id AND returned IS NULL) FROM shoots WHERE id = ?",
    "i", shoot);
  DeskDate came;
  int at;

  if (rows == NULL || !desk_equipment_moment (office, &now, day))
    return FALSE;
  if (!desk_rows_next (rows))
    return desk_equipment_refuse (error, _ ("There is no such shoot (SHO-8)"));
  if (desk_rows_int (rows, 1))
    /* Translators: %s: a shoot's number */
    return desk_equipment_refuse (error, _ ("The shoot %s is over (SHO-8)"),
                                  desk_rows_text (rows, 0));
  desk_moment_parse (now, day, minute);
  if (!desk_rows_is_null (rows, 2) && desk_moment_parse (desk_rows_text (rows, 2), &came, &at) &&
      (came > *day || (came == *day && at > *minute)))
    {
      *day = came;
      *minute = at;
    }
  *minute = (*minute + RASTER - 1) / RASTER * RASTER;
  return TRUE;
}

/* Until when the case has to be shot, or none. */
DeskDate
desk_diary_due (DeskOffice *office,
                gint64      shoot)
{
  g_autoptr (DeskFlowCase) self = desk_flow_get_case (office, shoot, NULL);

  return self != NULL ? self->card->due : DESK_DATE_NONE;
}

/**
 * desk_diary_propose:
 * @minutes: how long it takes, or 0 for the usual length (setting `diary.minutes`)
 * @proposal: (out): the first working day on which somebody and a set are free
 *
 * Looks for the first feasible day of a case, not before its goods came. Nothing is
 * written. Where that day is after the limit of the case, the proposal says so.
 */
gboolean
desk_diary_propose (DeskOffice         *office,
                    gint64              shoot,
                    int                 minutes,
                    DeskDiaryProposal  *proposal,
                    GError            **error)
{
  DeskCalendar *calendar = desk_office_get_calendar (office);
  g_autoptr (GArray) people = desk_diary_photographers (office, error);
  g_autoptr (GArray) sets = people != NULL ? read_sets (office, error) : NULL;
  DeskDiaryProposal found = { 0 };
  DeskDiaryHours hours;
  DeskDate first;
  int minute;

  if (sets == NULL || !read_start (office, shoot, &first, &minute, error))
    return FALSE;
  desk_diary_read_hours (office, &hours);
  if (minutes <= 0)
    minutes = (int) desk_settings_get_integer (office, "diary.minutes");
  found.due = desk_diary_due (office, shoot);
  for (DeskDate day = first; day < first + DAYS_AHEAD; day++)
    {
      if (!desk_calendar_contains (calendar, DESK_CALENDAR_WORKING, day))
        continue;
      if (!search_day (office, day, day == first ? minute : hours.start, minutes, &hours, people,
                       sets, &found, error))
        return FALSE;
      if (found.from < 0)
        continue;
      found.date = day;
      found.until = found.from + minutes;
      found.late = found.due != DESK_DATE_NONE && day > found.due;
      *proposal = found;
      return TRUE;
    }
  return desk_equipment_refuse (
    error,
    /* Translators: %d: how many days */
    _ ("No photographer and set are free together in the next %d days (SHO-8)"), DAYS_AHEAD);
}
