/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rota as it stands: what is on each day. */

#include "desk-rota-private.h"

#include <string.h>

#include "desk-language.h"
#include "desk-people.h"
#include "desk-settings.h"

static void
duty_person_free (gpointer data)
{
  DeskDutyPerson *self = data;

  g_free (self->name);
  g_free (self->stands_for_name);
  g_free (self);
}

static void
duty_area_free (gpointer data)
{
  DeskDutyArea *self = data;

  g_free (self->name);
  g_free (self->person_name);
  g_free (self->remark);
  g_free (self);
}

void
desk_rota_day_free (DeskRotaDay *self)
{
  g_free (self->group_name);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->areas);
  g_free (self->remark);
  g_free (self->handover);
  g_free (self->inspector_name);
  g_free (self->inspected);
  g_free (self);
}

/* What the calendar says of @date (ROT-3). */
DeskRotaKind
desk_rota_day_kind (DeskOffice *office,
                    DeskDate    date)
{
  DeskCalendar *calendar = desk_office_get_calendar (office);
  g_autofree char *team = NULL;
  char weekday[2] = { '0' + (char) desk_date_weekday (date), '\0' };

  if (!desk_calendar_contains (calendar, DESK_CALENDAR_DUTY, date))
    return desk_calendar_get_day (calendar, date, NULL) == DESK_DAY_OFF ? DESK_ROTA_OFF
                                                                        : DESK_ROTA_REST;
  team = desk_settings_get (office, "rota.team-cleaning");
  return strstr (team, weekday) != NULL ? DESK_ROTA_TEAM : DESK_ROTA_DUTY;
}

/* Returns: (transfer full): id → name, with #id where two share it */
GHashTable *
desk_rota_read_names (DeskOffice  *office,
                      GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT id, name, count(*) OVER (PARTITION BY name) FROM people", "");
  GHashTable *names;

  if (rows == NULL)
    return NULL;
  names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  while (desk_rows_next (rows))
    {
      gint64 id = desk_rows_int (rows, 0);
      g_hash_table_insert (
        names, g_memdup2 (&id, sizeof id),
        desk_rows_int (rows, 2) > 1
          ? g_strdup_printf ("%s#%" G_GINT64_FORMAT, desk_rows_text (rows, 1), id)
          : g_strdup (desk_rows_text (rows, 1)));
    }
  return names;
}

static char *
dup_name (GHashTable *names,
          gint64      id)
{
  return id != 0 ? g_strdup (g_hash_table_lookup (names, &id)) : NULL;
}

static gboolean
read_duties (DeskOffice  *office,
             GHashTable  *days,
             GHashTable  *names,
             DeskDate     from,
             DeskDate     to,
             GError     **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error,
                       "SELECT d.date, d.id, d.kind, d.group_id, g.name, d.pinned, d.remark, "
                       "d.handover, d.inspector_id,"
                       " d.inspected FROM duties d LEFT JOIN duty_groups g ON g.id = d.group_id"
                       " WHERE d.date BETWEEN ? AND ?",
                       "dd", from, to);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      DeskRotaDay *day = g_hash_table_lookup (days, GINT_TO_POINTER (desk_rows_date (rows, 0)));

      day->id = desk_rows_int (rows, 1);
      day->is_holiday_duty = g_str_equal (desk_rows_text (rows, 2), "holiday");
      day->group = desk_rows_int (rows, 3);
      day->group_name = g_strdup (desk_rows_text (rows, 4));
      day->pinned = desk_rows_int (rows, 5) != 0;
      day->remark = g_strdup (desk_rows_text (rows, 6));
      day->handover = g_strdup (desk_rows_text (rows, 7));
      day->inspector = desk_rows_int (rows, 8);
      if (day->inspector != 0)
        {
          g_free (day->inspector_name);
          day->inspector_name = dup_name (names, day->inspector);
        }
      day->inspected = g_strdup (desk_rows_text (rows, 9));
    }
  return TRUE;
}

static gboolean
read_people (DeskOffice  *office,
             GHashTable  *days,
             GHashTable  *names,
             DeskDate     from,
             DeskDate     to,
             GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT d.date, p.person_id, ifnull(p.stands_for_id, 0), EXISTS (SELECT 1 FROM absences a"
    " WHERE a.person_id = p.person_id AND d.date BETWEEN a.\"from\" AND a.\"to\")"
    " FROM duty_people p JOIN duties d ON d.id = p.duty_id WHERE d.date BETWEEN ? AND ?"
    " ORDER BY d.date, p.position, p.id",
    "dd", from, to);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      DeskRotaDay *day = g_hash_table_lookup (days, GINT_TO_POINTER (desk_rows_date (rows, 0)));
      DeskDutyPerson *person = g_new0 (DeskDutyPerson, 1);

      person->id = desk_rows_int (rows, 1);
      person->name = dup_name (names, person->id);
      person->stands_for = desk_rows_int (rows, 2);
      person->stands_for_name = dup_name (names, person->stands_for);
      person->on_leave = desk_rows_int (rows, 3) != 0;
      g_ptr_array_add (day->people, person);
    }
  return TRUE;
}

static gboolean
stands_in (DeskRotaDay *day,
           gint64       person)
{
  for (guint i = 0; i < day->people->len; i++)
    {
      const DeskDutyPerson *one = day->people->pdata[i];
      if (one->id == person && one->stands_for != 0)
        return TRUE;
    }
  return FALSE;
}

/* The areas in use, and those that are no longer but were marked. */
static gboolean
read_areas (DeskOffice  *office,
            GHashTable  *days,
            GHashTable  *names,
            DeskDate     from,
            DeskDate     to,
            GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT d.date, a.id, a.name, ifnull(x.person_id, 0), x.mark, x.remark, ifnull(x.rectified, 0)"
    " FROM duties d JOIN areas a LEFT JOIN duty_areas x ON x.duty_id = d.id AND x.area_id = a.id"
    " WHERE d.date BETWEEN ? AND ? AND d.kind = 'group' AND (a.active OR x.mark IS NOT NULL)"
    " ORDER BY d.date, a.shift = 'evening', a.position, a.id",
    "dd", from, to);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      DeskRotaDay *day = g_hash_table_lookup (days, GINT_TO_POINTER (desk_rows_date (rows, 0)));
      DeskDutyArea *area = g_new0 (DeskDutyArea, 1);
      const char *mark = desk_rows_text (rows, 4);

      area->id = desk_rows_int (rows, 1);
      area->name = g_strdup (desk_rows_text (rows, 2));
      area->person = desk_rows_int (rows, 3);
      area->person_name = dup_name (names, area->person);
      area->swapped = stands_in (day, area->person);
      area->mark = mark == NULL               ? DESK_MARK_NONE
                   : g_str_equal (mark, "ok") ? DESK_MARK_OK
                                              : DESK_MARK_FAIL;
      area->remark = g_strdup (desk_rows_text (rows, 5));
      area->rectified = desk_rows_int (rows, 6) != 0;
      g_ptr_array_add (day->areas, area);
    }
  return TRUE;
}

/**
 * desk_rota_get_days:
 *
 * Returns: (transfer full) (element-type DeskRotaDay): every day from @from to
 *   @to, duty or not
 */
GPtrArray *
desk_rota_get_days (DeskOffice  *office,
                    DeskDate     from,
                    DeskDate     to,
                    GError     **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_rota_day_free);
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) names = desk_rota_read_names (office, error);

  if (names == NULL)
    return NULL;
  for (DeskDate date = from; date <= to; date++)
    {
      DeskRotaDay *day = g_new0 (DeskRotaDay, 1);

      day->date = date;
      day->kind = desk_rota_day_kind (office, date);
      day->special = desk_calendar_get_day (desk_office_get_calendar (office), date, &day->holiday);
      day->people = g_ptr_array_new_with_free_func (duty_person_free);
      day->areas = g_ptr_array_new_with_free_func (duty_area_free);
      day->inspector_name = dup_name (names, desk_people_acting (office, "monitor", date));
      g_ptr_array_add (list, day);
      g_hash_table_insert (days, GINT_TO_POINTER (date), day);
    }
  if (!read_duties (office, days, names, from, to, error) ||
      !read_people (office, days, names, from, to, error) ||
      !read_areas (office, days, names, from, to, error))
    return NULL;
  return g_steal_pointer (&list);
}

/* Returns: (transfer full): one day of the rota */
DeskRotaDay *
desk_rota_get_day (DeskOffice  *office,
                   DeskDate     date,
                   GError     **error)
{
  g_autoptr (GPtrArray) days = desk_rota_get_days (office, date, date, error);

  return days != NULL ? g_ptr_array_steal_index (days, 0) : NULL;
}

/* Returns: (transfer none) (nullable): that area of the day */
DeskDutyArea *
desk_rota_day_area (DeskRotaDay *self,
                    gint64       area)
{
  for (guint i = 0; i < self->areas->len; i++)
    {
      DeskDutyArea *one = self->areas->pdata[i];
      if (one->id == area)
        return one;
    }
  return NULL;
}

/* Returns: (transfer full): the names of those on duty, as a list */
char *
desk_rota_day_people_text (DeskRotaDay *self,
                           const char  *language)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->people->len; i++)
    {
      const DeskDutyPerson *person = self->people->pdata[i];
      if (i > 0)
        /* Translators: stands between the names of a list of people */
        g_string_append (text, desk_language_context (language, "people", ", "));
      g_string_append (text, person->name);
    }
  return g_string_free (text, FALSE);
}

/* The last day before @today that is to be inspected: a duty day with an area
 * that has no mark yet; or none (ROT-6). */
DeskDate
desk_rota_to_inspect (DeskOffice *office,
                      DeskDate    today)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT d.date FROM duties d WHERE d.date = (SELECT max(date) FROM duties"
    " WHERE kind = 'group' AND date < ?) AND EXISTS (SELECT 1 FROM areas a LEFT JOIN duty_areas x"
    " ON x.duty_id = d.id AND x.area_id = a.id WHERE a.active AND x.mark IS NULL)",
    "d", today);

  return rows != NULL && desk_rows_next (rows) ? desk_rows_date (rows, 0) : DESK_DATE_NONE;
}
