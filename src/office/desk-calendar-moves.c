/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a new holiday notice will do to duties and deadlines, before it is applied
 * (SET-4). */

#include "desk-calendar-moves.h"

#include "desk-flow.h"
#include "desk-language.h"
#include "desk-office-private.h"
#include "desk-rota.h"

#define MOST_DAYS (3 * 366)

/* Returns: (transfer full) */
DeskCalendarChange *
desk_calendar_change_new (DeskDate     date,
                          DeskDayKind  kind,
                          const char  *name)
{
  DeskCalendarChange *self = g_new0 (DeskCalendarChange, 1);

  self->date = date;
  self->kind = kind;
  self->name = g_strdup (name);
  return self;
}

void
desk_calendar_change_free (DeskCalendarChange *self)
{
  g_free (self->name);
  g_free (self);
}

static DeskDate
read_today (DeskOffice *office)
{
  g_autofree char *moment = desk_store_get_moment (office->store);
  DeskDate date;
  int minutes;

  return desk_moment_parse (moment, &date, &minutes) ? date : desk_date_today ();
}

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const DeskCalendarChange *one = *(DeskCalendarChange *const *) a;
  const DeskCalendarChange *other = *(DeskCalendarChange *const *) b;

  return one->date - other->date;
}

/* Returns: (transfer container): those of @changes, in order, that make another kind
 * of day of a day to come */
static GPtrArray *
find_effective (DeskOffice *office,
                GPtrArray  *changes)
{
  DeskCalendar *calendar = desk_office_get_calendar (office);
  DeskDate today = read_today (office);
  GPtrArray *effective = g_ptr_array_new ();

  for (guint i = 0; i < changes->len; i++)
    {
      const DeskCalendarChange *change = changes->pdata[i];
      if (change->date >= today &&
          desk_calendar_get_day (calendar, change->date, NULL) != change->kind)
        g_ptr_array_add (effective, changes->pdata[i]);
    }
  g_ptr_array_sort (effective, compare_changes);
  return effective;
}

/* The last day that anything is planned for, or none. */
static gboolean
read_last_planned (DeskOffice  *office,
                   DeskDate    *last,
                   gboolean    *has_holiday_duty,
                   GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    office->store, error, "SELECT max(date), ifnull(max(kind = 'holiday'), 0) FROM duties", "");

  if (rows == NULL)
    return FALSE;
  *last = desk_rows_next (rows) ? desk_rows_date (rows, 0) : DESK_DATE_NONE;
  *has_holiday_duty = desk_rows_int (rows, 1) != 0;
  return TRUE;
}

static char *
format_day (DeskDate    date,
            const char *holiday)
{
  g_autofree char *day =
    desk_date_format (date, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());

  if (holiday == NULL || *holiday == '\0')
    return g_steal_pointer (&day);
  /* Translators: a day and the holiday it belongs to, as "Fri, Oct 9 (National Day)" */
  return g_strdup_printf (C_ ("day", "%s (%s)"), day, holiday);
}

static const DeskRotaPlanDay *
find_day (DeskRotaPlan *plan,
          DeskDate      date)
{
  for (guint i = 0; i < plan->days->len; i++)
    {
      const DeskRotaPlanDay *day = plan->days->pdata[i];
      if (day->date == date)
        return day;
    }
  return NULL;
}

/* What happens to the duty of one day; %NULL when nothing does. */
static char *
describe_duty (DeskCalendar          *calendar,
               DeskDate               date,
               const DeskRotaPlanDay *then,
               const DeskRotaPlanDay *now)
{
  const char *holiday = NULL;
  const char *was = then != NULL ? then->after : "";
  const char *is = now != NULL ? now->after : "";
  g_autofree char *day = NULL;

  if (g_str_equal (was, is))
    return NULL;
  desk_calendar_get_day (calendar, date, &holiday);
  day = format_day (date, holiday);
  if (*was == '\0')
    /* Translators: a day; a duty group and its people, or “Team cleaning” */
    return g_strdup_printf (_ ("%s is a duty day then: %s"), day, is);
  /* What is not planned yet does not move. */
  if (*then->before == '\0')
    return NULL;
  if (*is == '\0')
    /* Translators: a day; a duty group and its people, or “Team cleaning” */
    return g_strdup_printf (_ ("%s: the duty falls away (%s)"), day, then->before);
  /* Translators: a day; who is on duty then, who was */
  return g_strdup_printf (_ ("%s: %s instead of %s"), day, is, then->before);
}

static void
add_sentence (GPtrArray *sentences,
              char      *sentence)
{
  if (sentence != NULL)
    g_ptr_array_add (sentences, sentence);
}

/* What happens to the holiday duty of a changed day (ROT-9). */
static char *
describe_holiday_duty (const DeskCalendarChange *change,
                       DeskRotaDay              *then,
                       DeskRotaKind              kind,
                       gboolean                  has_holiday_duty)
{
  g_autofree char *day = format_day (change->date, change->name);
  g_autofree char *people = desk_rota_day_people_text (then, desk_language_current ());
  gboolean is_off = kind == DESK_ROTA_OFF || kind == DESK_ROTA_REST;

  if (then->is_holiday_duty && *people != '\0' && !is_off)
    /* Translators: a day; names */
    return g_strdup_printf (_ ("%s: the holiday duty falls away (%s)"), day, people);
  if (has_holiday_duty && kind == DESK_ROTA_OFF && !then->is_holiday_duty)
    /* Translators: %s is a day */
    return g_strdup_printf (_ ("%s is a day off then and needs holiday duty"), day);
  return NULL;
}

/* Compares the rota planned anew by today's calendar and by the changed one. */
static gboolean
compare_plans (DeskOffice  *office,
               GPtrArray   *changes,
               DeskDate     last,
               gboolean     has_holiday_duty,
               GPtrArray   *sentences,
               GError     **error)
{
  DeskCalendar *calendar = desk_office_get_calendar (office);
  const DeskCalendarChange *first = changes->pdata[0];
  DeskDate to = MIN (last, first->date + MOST_DAYS);
  g_autoptr (DeskRotaPlan) then = NULL;
  g_autoptr (DeskRotaPlan) now = NULL;
  g_autoptr (GPtrArray) days = desk_rota_get_days (office, first->date, to, error);
  guint next = 0;

  if (days == NULL)
    return FALSE;
  then = desk_rota_plan_preview (office, first->date, to, error);
  if (then == NULL)
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      const DeskCalendarChange *change = changes->pdata[i];
      desk_calendar_set_day (calendar, change->date, change->kind, change->name);
    }
  now = desk_rota_plan_preview (office, first->date, to, error);
  if (now == NULL)
    return FALSE;

  for (DeskDate date = first->date; date <= to; date++)
    {
      DeskRotaDay *day = days->pdata[date - first->date];

      add_sentence (sentences,
                    describe_duty (calendar, date, find_day (then, date), find_day (now, date)));
      for (; next < changes->len && ((DeskCalendarChange *) changes->pdata[next])->date == date;
           next++)
        add_sentence (sentences, describe_holiday_duty (changes->pdata[next], day,
                                                        desk_rota_day_kind (office, date),
                                                        has_holiday_duty));
    }
  return TRUE;
}

/**
 * desk_calendar_moves:
 * @changes: (element-type DeskCalendarChange): days of a holiday notice
 *
 * Says which planned duties fall away, move, or become needed when the notice is
 * applied and the duties are planned anew, and which cases' due days move (SET-4).
 * Changes nothing.
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each, by day
 */
GPtrArray *
desk_calendar_moves (DeskOffice  *office,
                     GPtrArray   *changes,
                     GError     **error)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) effective = find_effective (office, changes);
  DeskDate last = DESK_DATE_NONE;
  gboolean has_holiday_duty = FALSE, done = TRUE;

  if (!read_last_planned (office, &last, &has_holiday_duty, error))
    return NULL;
  if (effective->len > 0 && ((DeskCalendarChange *) effective->pdata[0])->date <= last)
    {
      done = compare_plans (office, effective, last, has_holiday_duty, sentences, error);
      /* The changes were only supposed. */
      desk_office_forget (office);
    }
  if (done && effective->len > 0)
    done = desk_flow_add_moves (office, effective, sentences, error);
  return done ? g_steal_pointer (&sentences) : NULL;
}
