/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that waits for someone, gathered from every subject. */

#include "desk-today.h"

#include "desk-diary.h"
#include "desk-equipment-check.h"
#include "desk-flow.h"
#include "desk-goods.h"
#include "desk-language.h"
#include "desk-lending.h"
#include "desk-meetings.h"
#include "desk-notices.h"
#include "desk-people.h"
#include "desk-plans.h"
#include "desk-reports.h"
#include "desk-rooms.h"
#include "desk-rota.h"
#include "desk-settings.h"
#include "desk-supplies.h"

/* How early the end of a probation or a term is brought up. */
#define PROBATION_DAYS 14
#define TERM_DAYS      30
#define PLAN_DAYS      7
#define RECTIFY_DAYS   14

void
desk_today_item_free (DeskTodayItem *self)
{
  g_free (self->who);
  g_free (self->text);
  g_free (self);
}

/**
 * desk_today_item_reminds:
 *
 * Returns: whether the user is told of it without looking: what is late, and loans
 *   that are due back today (INV-9)
 */
gboolean
desk_today_item_reminds (const DeskTodayItem *self)
{
  return self->late || g_str_equal (self->kind, "due");
}

/**
 * desk_today_item_dup_key:
 *
 * Returns: (transfer full): what stays the same as long as the same thing waits; it
 *   changes when a loan that was due becomes overdue
 */
char *
desk_today_item_dup_key (const DeskTodayItem *self)
{
  g_autofree char *day =
    self->date != DESK_DATE_NONE ? desk_date_to_iso (self->date) : g_strdup ("");

  if (self->about != NULL)
    return g_strdup_printf ("%s/%s/%s/%" G_GINT64_FORMAT, self->kind, day, self->about->name,
                            self->about_id);
  /* Not the text: it counts, and who does one of three things is not told of two. */
  return g_strdup_printf ("%s/%s/%s", self->kind, day, self->who);
}

static void
add (GPtrArray  *items,
     const char *kind,
     DeskDate    date,
     char       *who,
     char       *text,
     gboolean    late)
{
  DeskTodayItem *item = g_new0 (DeskTodayItem, 1);

  item->kind = kind;
  item->date = date;
  item->who = who != NULL ? who : g_strdup ("");
  item->text = text;
  item->late = late;
  g_ptr_array_add (items, item);
}

/* Says which record the item that was added last is about. */
void
desk_today_last_about (GPtrArray      *items,
                       const DeskKind *kind,
                       gint64          id)
{
  DeskTodayItem *item = items->pdata[items->len - 1];

  item->about = kind;
  item->about_id = id;
}

static char *
format_day (DeskDate date)
{
  return desk_date_format (date, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());
}

static char *
acting_name (DeskOffice *office,
             const char *post,
             DeskDate    day)
{
  return desk_people_dup_name (office, desk_people_acting (office, post, day));
}

static gboolean
add_duty (DeskOffice  *office,
          GPtrArray   *items,
          DeskDate     day,
          GError     **error)
{
  g_autoptr (DeskRotaDay) today = desk_rota_get_day (office, day, error);
  char *people;

  if (today == NULL)
    return FALSE;
  if (today->kind == DESK_ROTA_TEAM)
    {
      add (items, "duty", day, NULL, g_strdup (_ ("Team cleaning today: everybody takes part")),
           FALSE);
      return TRUE;
    }
  people = desk_rota_day_people_text (today, desk_language_current ());
  if (*people == '\0')
    g_free (people);
  else if (today->is_holiday_duty)
    add (items, "duty", day, people, g_strdup (_ ("Holiday duty today")), FALSE);
  else if (today->group_name != NULL)
    /* Translators: %s is a duty group */
    add (items, "duty", day, people, g_strdup_printf (_ ("On duty today: %s"), today->group_name),
         FALSE);
  else
    add (items, "duty", day, people, g_strdup (_ ("On duty today")), FALSE);
  return TRUE;
}

static void
add_inspection (DeskOffice *office,
                GPtrArray  *items,
                DeskDate    day)
{
  DeskDate date = desk_rota_to_inspect (office, day);
  g_autofree char *words = format_day (date);
  DeskCalendar *calendar = desk_office_get_calendar (office);

  if (date == DESK_DATE_NONE)
    return;
  /* Translators: %s is a day */
  add (items, "inspection", date, acting_name (office, "monitor", day),
       g_strdup_printf (_ ("Inspect the duty of %s"), words),
       desk_calendar_count (calendar, DESK_CALENDAR_DUTY, date, day) > 1);
}

static gboolean
add_plan (DeskOffice  *office,
          GPtrArray   *items,
          DeskDate     day,
          GError     **error)
{
  g_autoptr (GPtrArray) days = desk_rota_get_days (office, day, day + PLAN_DAYS, error);

  if (days == NULL)
    return FALSE;
  for (guint i = 0; i < days->len; i++)
    {
      const DeskRotaDay *one = days->pdata[i];
      g_autofree char *words = format_day (one->date);

      if (one->kind == DESK_ROTA_DUTY && one->people->len == 0)
        {
          /* Translators: %s is a day */
          add (items, "plan", one->date, acting_name (office, "administration", day),
               g_strdup_printf (_ ("Nobody is on duty on %s; plan the duties"), words),
               one->date <= day);
          break;
        }
    }
  return TRUE;
}

static gboolean
add_rectify (DeskOffice  *office,
             GPtrArray   *items,
             DeskDate     day,
             GError     **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error,
                       "SELECT d.date, a.name, ifnull(x.person_id, 0) FROM duty_areas x JOIN "
                       "duties d ON d.id = x.duty_id"
                       " JOIN areas a ON a.id = x.area_id WHERE x.mark = 'fail' AND NOT x.rectified"
                       " AND d.date BETWEEN ? AND ? ORDER BY d.date",
                       "dd", day - RECTIFY_DAYS, day);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      DeskDate date = desk_rows_date (rows, 0);
      g_autofree char *words = format_day (date);
      /* Translators: an area and a day */
      add (items, "rectify", date, desk_people_dup_name (office, desk_rows_int (rows, 2)),
           g_strdup_printf (_ ("%s of %s failed and is not put right yet"),
                            desk_rows_text (rows, 1), words),
           date < day - 1);
    }
  return TRUE;
}

static gboolean
add_owed (DeskOffice  *office,
          GPtrArray   *items,
          GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT date, person_id, with_id FROM swaps WHERE kind = 'colleague' AND with_date IS NULL"
    " AND repaid IS NULL ORDER BY date",
    "");

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      DeskDate date = desk_rows_date (rows, 0);
      g_autofree char *words = format_day (date);
      g_autofree char *with = desk_people_dup_name (office, desk_rows_int (rows, 2));
      /* Translators: a name and a day */
      add (items, "swap", date, desk_people_dup_name (office, desk_rows_int (rows, 1)),
           g_strdup_printf (_ ("Owes %s a turn since %s; planning repays it"), with, words), FALSE);
    }
  return TRUE;
}

static gboolean
add_ledger (DeskOffice  *office,
            GPtrArray   *items,
            DeskDate     day,
            GError     **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error,
                       "SELECT count(*), max(date) FROM ledger WHERE state = 'proposed'", "");
  guint n;

  if (rows == NULL)
    return FALSE;
  n = desk_rows_next (rows) ? (guint) desk_rows_int (rows, 0) : 0;
  if (n > 0)
    add (items, "fine", desk_rows_date (rows, 1), acting_name (office, "administration", day),
         g_strdup_printf (ngettext ("%u proposed ledger entry waits to be confirmed",
                                    "%u proposed ledger entries wait to be confirmed", n),
                          n),
         FALSE);
  return TRUE;
}

/* PEO-1: what ends is brought up before it does. */
static gboolean
add_people (DeskOffice  *office,
            GPtrArray   *items,
            const char  *column,
            const char  *kind,
            const char  *format,
            DeskDate     day,
            int          days,
            GError     **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT id, %s FROM people WHERE status <> 'left' AND %s BETWEEN ? AND ?"
                     " AND (status = 'probation' OR '%s' <> 'probation_end') ORDER BY 2",
                     column, column, column);
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error, sql, "dd", day - days, day + days);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      DeskDate date = desk_rows_date (rows, 1);
      g_autofree char *words = format_day (date);
      add (items, kind, date, desk_people_dup_name (office, desk_rows_int (rows, 0)),
           g_strdup_printf (format, words), date < day);
      desk_today_last_about (items, &desk_kind_people, desk_rows_int (rows, 0));
    }
  return TRUE;
}

static gboolean
add_missing (DeskOffice  *office,
             GPtrArray   *items,
             DeskDate     day,
             GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT (SELECT count(*) FROM people WHERE status IN ('trainee', 'probation', 'regular')),"
    " (SELECT count(*) FROM people WHERE status IN ('trainee', 'probation', 'regular') AND "
    "group_id IS NULL)",
    "");
  guint people, ungrouped;

  if (rows == NULL)
    return FALSE;
  desk_rows_next (rows);
  people = (guint) desk_rows_int (rows, 0);
  ungrouped = (guint) desk_rows_int (rows, 1);
  if (people == 0)
    add (items, "people", DESK_DATE_NONE, NULL,
         g_strdup (_ ("Nobody is on the staff list yet; import or add people")), FALSE);
  else if (ungrouped > 0 && desk_settings_is (office, "rota.mode", "group"))
    add (items, "people", DESK_DATE_NONE, acting_name (office, "administration", day),
         g_strdup_printf (ngettext ("%u person is in no duty group and takes no turns",
                                    "%u people are in no duty group and take no turns", ungrouped),
                          ungrouped),
         FALSE);
  if (people > 0 && desk_people_holder (office, "monitor") == 0)
    add (items, "post", DESK_DATE_NONE, acting_name (office, "administration", day),
         g_strdup (_ ("Nobody holds the post of process monitor, who inspects the duties")), FALSE);
  return TRUE;
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const DeskTodayItem *one = *(DeskTodayItem *const *) a;
  const DeskTodayItem *other = *(DeskTodayItem *const *) b;

  return other->late - one->late;
}

/**
 * desk_today_list:
 *
 * Returns: (transfer full) (element-type DeskTodayItem): all that waits for
 *   someone on @day; what is late comes first
 */
GPtrArray *
desk_today_list (DeskOffice  *office,
                 DeskDate     day,
                 GError     **error)
{
  g_autoptr (GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_today_item_free);

  if (!add_duty (office, items, day, error))
    return NULL;
  add_inspection (office, items, day);
  if (!add_missing (office, items, day, error) || !add_plan (office, items, day, error) ||
      !add_rectify (office, items, day, error) || !add_owed (office, items, error) ||
      !add_ledger (office, items, day, error) ||
      !desk_equipment_check_add_today (office, items, day, error) ||
      !desk_supplies_add_today (office, items, day, error) ||
      !desk_lending_today (office, items, day, error) ||
      !desk_flow_add_today (office, items, day, error) ||
      !desk_diary_today (office, items, day, error) ||
      !desk_goods_today (office, items, day, error) ||
      !desk_rooms_add_today (office, items, day, error) ||
      !desk_meetings_add_today (office, items, day, error) ||
      !desk_reports_add_today (office, items, day, error) ||
      !desk_notices_add_today (office, items, day, error) ||
      !desk_plans_add_today (office, items, day, error) ||
      !add_people (office, items, "probation_end", "probation",
                   /* Translators: %s is a day */
                   _ ("The probation ends on %s"), day, PROBATION_DAYS, error) ||
      !add_people (office, items, "term_end", "term",
                   /* Translators: %s is a day */
                   _ ("The term ends on %s; renew it or end it"), day, TERM_DAYS, error))
    return NULL;
  /* Stable: within late and not late the subjects keep their order. */
  g_ptr_array_sort (items, compare_items);
  return g_steal_pointer (&items);
}
