/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The planner's input is read from the file, its plan shown and then applied. */

#include "desk-language.h"
#include "desk-people.h"
#include "desk-rota-private.h"
#include "desk-settings.h"

/* Turns of the twelve weeks before count as carried load (ROT-4). */
#define CARRIED_DAYS 84

/* Days that stay as they are: pinned, inspected already, or part of a swap. */
#define LOCKED                                                                                    \
  "(d.pinned OR d.inspected IS NOT NULL OR EXISTS (SELECT 1 FROM duty_areas m WHERE m.duty_id = " \
  "d.id"                                                                                          \
  " AND m.mark IS NOT NULL) OR EXISTS (SELECT 1 FROM swaps s WHERE s.date = d.date"               \
  " OR s.with_date = d.date))"

static void
plan_day_free (gpointer data)
{
  DeskRotaPlanDay *self = data;

  g_free (self->before);
  g_free (self->after);
  g_free (self->why);
  g_free (self);
}

void
desk_rota_plan_free (DeskRotaPlan *self)
{
  g_ptr_array_unref (self->days);
  g_ptr_array_unref (self->problems);
  g_clear_pointer (&self->locked, g_hash_table_unref);
  if (self->plan != NULL)
    desk_plan_free (self->plan);
  g_free (self);
}

static gboolean
is_person_mode (DeskOffice *office)
{
  return desk_settings_is (office, "rota.mode", "person");
}

/* Carried loads of @people, from the duty days just before @from. */
static int *
read_carried (DeskOffice *office,
              GArray     *people,
              DeskDate    from)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (DeskDate));
  g_autoptr (GHashTable) on_duty = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT d.date, p.person_id FROM duties d JOIN duty_people p ON p.duty_id = d.id"
    " WHERE d.kind = 'group' AND d.date < ? AND d.date >= ? ORDER BY d.date",
    "dd", from, from - CARRIED_DAYS);
  int *carried = g_new0 (int, people->len + 1);
  g_autofree guint8 *duty = NULL;
  g_autofree guint8 *able = NULL;

  while (rows != NULL && desk_rows_next (rows))
    {
      DeskDate day = desk_rows_date (rows, 0);
      if (days->len == 0 || g_array_index (days, DeskDate, days->len - 1) != day)
        g_array_append_val (days, day);
      g_hash_table_add (on_duty,
                        g_strdup_printf ("%d/%" G_GINT64_FORMAT, day, desk_rows_int (rows, 1)));
    }
  if (days->len == 0)
    return carried;

  duty = g_new0 (guint8, (gsize) people->len * days->len);
  able = g_new0 (guint8, (gsize) people->len * days->len);
  for (guint p = 0; p < people->len; p++)
    for (guint d = 0; d < days->len; d++)
      {
        gint64 person = g_array_index (people, gint64, p);
        DeskDate day = g_array_index (days, DeskDate, d);
        g_autofree char *key = g_strdup_printf ("%d/%" G_GINT64_FORMAT, day, person);

        duty[p * days->len + d] = g_hash_table_contains (on_duty, key);
        able[p * days->len + d] = duty[p * days->len + d] ||
                                  desk_people_presence (office, person, day) == DESK_PERSON_PRESENT;
      }
  desk_planner_carried (duty, able, people->len, days->len, DESK_PLANNER_CARRIED_LIMIT, carried);
  return carried;
}

static gboolean
add_absences (DeskOffice     *office,
              DeskPlanInput  *input,
              GHashTable     *places,
              DeskDate        from,
              DeskDate        to,
              GError        **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT person_id, \"from\", \"to\" FROM absences WHERE \"to\" >= ? AND \"from\" <= ?", "dd",
    from, to);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      gint64 person = desk_rows_int (rows, 0);
      gpointer place;

      if (g_hash_table_lookup_extended (places, &person, NULL, &place))
        desk_plan_input_set_absent (input, GPOINTER_TO_UINT (place), desk_rows_date (rows, 1),
                                    desk_rows_date (rows, 2), DESK_PLAN_ON_LEAVE);
    }
  return TRUE;
}

static gboolean
add_people (DeskOffice     *office,
            DeskPlanInput  *input,
            DeskDate        from,
            DeskDate        to,
            GError        **error)
{
  gboolean by_person = is_person_mode (office);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree int *carried = NULL;
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT p.id, ifnull(p.group_id, 0), p.status, p.entry_date, p.left_date,"
    " (SELECT max(d.date) FROM duties d JOIN duty_people x ON x.duty_id = d.id"
    "  WHERE x.person_id = p.id AND d.date < ?) FROM people p"
    " WHERE p.status <> 'left' OR p.left_date >= ? ORDER BY p.name COLLATE PINYIN, p.id",
    "dd", from, from);

  if (rows == NULL)
    return FALSE;
  for (guint pass = 0; pass < 2; pass++)
    {
      guint n = 0;

      if (pass == 1)
        carried = by_person ? read_carried (office, people, from) : g_new0 (int, people->len + 1);
      if (pass == 1)
        desk_rows_rewind (rows);
      while (desk_rows_next (rows))
        {
          gint64 id = desk_rows_int (rows, 0);
          const char *status = desk_rows_text (rows, 2);
          DeskDate entry = desk_rows_date (rows, 3), left = desk_rows_date (rows, 4);
          guint place;

          if (pass == 0)
            {
              g_array_append_val (people, id);
              continue;
            }
          place = desk_plan_input_add_person (input, id, desk_rows_int (rows, 1), carried[n++],
                                              desk_rows_date (rows, 5));
          g_hash_table_insert (places, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (place));
          if (entry > from)
            desk_plan_input_set_absent (input, place, from, entry - 1, DESK_PLAN_NOT_YET_JOINED);
          if (left != DESK_DATE_NONE && left < to)
            desk_plan_input_set_absent (input, place, left + 1, to, DESK_PLAN_LEFT);
          if (g_str_equal (status, "suspended"))
            desk_plan_input_set_absent (input, place, from, to, DESK_PLAN_SUSPENDED);
        }
    }
  return add_absences (office, input, places, from, to, error);
}

static gboolean
add_groups (DeskOffice     *office,
            DeskPlanInput  *input,
            DeskDate        from,
            GError        **error)
{
  g_autoptr (DeskRows) groups = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT id FROM duty_groups g WHERE active AND EXISTS (SELECT 1 FROM people p"
    " WHERE p.group_id = g.id AND (p.status <> 'left' OR p.left_date >= ?)) ORDER BY position, id",
    "d", from);

  if (groups == NULL)
    return FALSE;
  while (desk_rows_next (groups))
    desk_plan_input_add_group (input, desk_rows_int (groups, 0), 0);
  return TRUE;
}

/* Whoever had the turn last before the period (ROT-1). */
static gboolean
set_last (DeskOffice     *office,
          DeskPlanInput  *input,
          DeskDate        from,
          GError        **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    is_person_mode (office)
      ? "SELECT p.person_id FROM duties d JOIN duty_people p ON p.duty_id = d.id"
        " WHERE d.kind = 'group' AND d.date < ? ORDER BY d.date DESC, p.position DESC, p.id DESC "
        "LIMIT 1"
      : "SELECT group_id FROM duties WHERE kind = 'group' AND date < ? AND group_id IS NOT NULL"
        " ORDER BY date DESC LIMIT 1",
    "d", from);

  if (rows == NULL)
    return FALSE;
  if (desk_rows_next (rows))
    desk_plan_input_set_last (input, desk_rows_int (rows, 0));
  return TRUE;
}

/* Locked days enter the plan as pins, so that they count as turns. */
static gboolean
add_pins (DeskOffice     *office,
          DeskPlanInput  *input,
          GHashTable     *locked,
          DeskDate        from,
          DeskDate        to,
          GError        **error)
{
  gboolean by_person = is_person_mode (office);
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error,
                       "SELECT d.date, ifnull(d.group_id, 0), ifnull(p.person_id, 0) FROM duties d"
                       " LEFT JOIN duty_people p ON p.duty_id = d.id"
                       " WHERE d.kind = 'group' AND d.date BETWEEN ? AND ? AND " LOCKED
                       " ORDER BY d.date, p.position, p.id",
                       "dd", from, to);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      DeskDate date = desk_rows_date (rows, 0);
      gint64 group = desk_rows_int (rows, 1), person = desk_rows_int (rows, 2);

      g_hash_table_add (locked, GINT_TO_POINTER (date));
      if (!by_person && group != 0)
        desk_plan_input_pin_group (input, date, group);
      else if (person != 0)
        desk_plan_input_pin_person (input, date, person);
    }
  return TRUE;
}

/* Open owed turns (ROT-5), those too that the days planned anew were to repay. */
static gboolean
add_owed (DeskOffice     *office,
          DeskPlanInput  *input,
          GHashTable     *locked,
          DeskDate        from,
          DeskDate        to,
          GError        **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT id, person_id, with_id, repaid FROM swaps"
    " WHERE kind = 'colleague' AND with_date IS NULL AND date < ? ORDER BY date, id",
    "d", to);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      DeskDate repaid = desk_rows_date (rows, 3);
      gboolean open = repaid == DESK_DATE_NONE ||
                      (repaid >= from && repaid <= to &&
                       !g_hash_table_contains (locked, GINT_TO_POINTER (repaid)));
      if (open)
        desk_plan_input_add_owed (input, desk_rows_int (rows, 0), desk_rows_int (rows, 1),
                                  desk_rows_int (rows, 2));
    }
  return TRUE;
}

static const char *
absence_words (DeskPlanAbsence absence)
{
  switch (absence)
    {
    case DESK_PLAN_ON_LEAVE:
      return _ ("on leave");
    case DESK_PLAN_AWAY:
      return _ ("away");
    case DESK_PLAN_NOT_YET_JOINED:
      return _ ("not yet joined");
    case DESK_PLAN_SUSPENDED:
      return _ ("suspended");
    case DESK_PLAN_IN_ANOTHER_GROUP:
      return _ ("in another group");
    case DESK_PLAN_PRESENT:
    case DESK_PLAN_LEFT:
    default:
      return _ ("left");
    }
}

/* Which day cannot be filled, and why (ROT-4). */
static char *
describe_problem (const DeskPlanDay *day,
                  GHashTable        *names)
{
  g_autofree char *date = desk_rota_format_day (day->day);
  g_autoptr (GString) reasons = g_string_new (NULL);

  for (guint i = 0; i < day->passed->len; i++)
    {
      const DeskPlanPassed *passed = &g_array_index (day->passed, DeskPlanPassed, i);
      const char *name = g_hash_table_lookup (names, &passed->person);

      if (passed->person == 0 || passed->kind != DESK_PLAN_PASSED_ABSENT || name == NULL)
        continue;
      if (reasons->len > 0)
        g_string_append (reasons, _ (", "));
      /* Translators: a name and why that person is not there, as "Li Fang (on leave)" */
      g_string_append_printf (reasons, _ ("%s (%s)"), name, absence_words (passed->absence));
    }
  if (reasons->len == 0)
    /* Translators: %s is a day */
    return g_strdup_printf (
      _ ("%s: nobody can be on duty, as nobody is in a group that takes turns"), date);
  return g_strdup_printf (
    /* Translators: a day, how many are missing, and who cannot come and why */
    ngettext ("%s: %u person is missing, nobody else can come: %s",
              "%s: %u people are missing, nobody else can come: %s", day->missing),
    date, day->missing, reasons->str);
}

static char *
describe_day (DeskRotaDay *day,
              const char  *language)
{
  g_autofree char *people = desk_rota_day_people_text (day, language);

  if (day->group_name == NULL)
    return g_steal_pointer (&people);
  /* Translators: a duty group and its people, as "Group 2: Li Fang, Xu Wei" */
  return g_strdup_printf (_ ("%s: %s"), day->group_name, people);
}

static char *
describe_planned (const DeskPlanDay *day,
                  GHashTable        *names,
                  GHashTable        *groups)
{
  g_autoptr (GString) people = g_string_new (NULL);
  const char *group = g_hash_table_lookup (groups, &day->group);

  for (guint i = 0; i < day->cells->len; i++)
    {
      const DeskPlanCell *cell = &g_array_index (day->cells, DeskPlanCell, i);
      if (i > 0)
        g_string_append (people, C_ ("people", ", "));
      g_string_append (people, g_hash_table_lookup (names, &cell->person));
    }
  if (group == NULL)
    return g_strdup (people->str);
  return g_strdup_printf (_ ("%s: %s"), group, people->str);
}

static GHashTable *
read_groups (DeskOffice  *office,
             GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (desk_office_get_store (office), error,
                                                 "SELECT id, name FROM duty_groups", "");
  GHashTable *groups;

  if (rows == NULL)
    return NULL;
  groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  while (desk_rows_next (rows))
    {
      gint64 id = desk_rows_int (rows, 0);
      g_hash_table_insert (groups, g_memdup2 (&id, sizeof id), g_strdup (desk_rows_text (rows, 1)));
    }
  return groups;
}

static gboolean
fill_preview (DeskOffice    *office,
              DeskRotaPlan  *self,
              GError       **error)
{
  const char *language = desk_language_current ();
  const DeskPlan *plan = self->plan;
  g_autoptr (GPtrArray) now = desk_rota_get_days (office, self->from, self->to, error);
  g_autoptr (GHashTable) names = desk_rota_read_names (office, error);
  g_autoptr (GHashTable) groups = read_groups (office, error);

  if (now == NULL || names == NULL || groups == NULL)
    return FALSE;
  for (guint i = 0; i < now->len; i++)
    {
      DeskRotaDay *today = now->pdata[i];
      const DeskPlanDay *planned = desk_plan_get_day (plan, today->date);
      DeskRotaPlanDay *day;

      if (today->kind != DESK_ROTA_DUTY && today->kind != DESK_ROTA_TEAM &&
          (today->id == 0 || today->is_holiday_duty))
        continue;
      day = g_new0 (DeskRotaPlanDay, 1);
      day->date = today->date;
      day->before = describe_day (today, language);
      if (g_hash_table_contains (self->locked, GINT_TO_POINTER (today->date)))
        day->after = g_strdup (day->before);
      else if (today->kind == DESK_ROTA_TEAM)
        day->after = g_strdup (_ ("Team cleaning"));
      else if (planned != NULL)
        day->after = describe_planned (planned, names, groups);
      else
        day->after = g_strdup ("");
      if (today->kind == DESK_ROTA_TEAM && today->id != 0)
        {
          g_free (day->before);
          day->before = g_strdup (_ ("Team cleaning"));
        }
      if (planned != NULL)
        {
          g_autofree char *json = desk_rota_why_to_json (planned);
          day->why = desk_rota_why_from_json (office, json, 0, language);
          if (planned->missing > 0)
            g_ptr_array_add (self->problems, describe_problem (planned, names));
        }
      day->changed = !g_str_equal (day->before, day->after);
      self->n_changed += day->changed;
      g_ptr_array_add (self->days, day);
    }
  self->load_min = plan->load_min;
  self->load_max = plan->load_max;
  self->fair = plan->fair;
  return TRUE;
}

/**
 * desk_rota_plan_preview:
 * @from: the first day to plan
 * @to: the last one
 *
 * Plans the duty days of a period without changing anything: it carries on from
 * the last turn before (ROT-1), leaves out who is on leave or has left, keeps
 * pinned, swapped and inspected days (ROT-4) and repays owed turns (ROT-5).
 *
 * Returns: (transfer full): what would change, for desk_rota_plan_apply()
 */
DeskRotaPlan *
desk_rota_plan_preview (DeskOffice  *office,
                        DeskDate     from,
                        DeskDate     to,
                        GError     **error)
{
  g_autoptr (DeskRotaPlan) self = g_new0 (DeskRotaPlan, 1);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (DeskDate));
  g_autoptr (DeskPlanInput) input = NULL;

  self->from = from;
  self->to = to;
  self->days = g_ptr_array_new_with_free_func (plan_day_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->locked = g_hash_table_new (NULL, NULL);

  if (to < from || to - from > 3 * 366)
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID,
                           to < from ? _ ("The last day is before the first one")
                                     : _ ("Plan at most three years at once"));
      return NULL;
    }
  for (DeskDate date = from; date <= to; date++)
    if (desk_rota_day_kind (office, date) == DESK_ROTA_DUTY)
      g_array_append_val (days, date);

  input = desk_plan_input_new (is_person_mode (office) ? DESK_PLAN_PERSONS : DESK_PLAN_GROUPS,
                               (const DeskDate *) days->data, days->len);
  desk_plan_input_set_order (input, desk_settings_is (office, "rota.order", "free")
                                      ? DESK_PLAN_ORDER_FREE
                                      : DESK_PLAN_ORDER_FIXED);
  desk_plan_input_set_per_day (input,
                               (guint) desk_settings_get_integer (office, "rota.persons-per-day"));
  if (!set_last (office, input, from, error) ||
      (!is_person_mode (office) && !add_groups (office, input, from, error)) ||
      !add_people (office, input, from, to, error) ||
      !add_pins (office, input, self->locked, from, to, error) ||
      !add_owed (office, input, self->locked, from, to, error))
    return NULL;
  self->plan = desk_planner_plan (input);
  if (!fill_preview (office, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
same_people (DeskRotaDay       *now,
             const DeskPlanDay *planned)
{
  if (now->people->len != planned->cells->len || now->group != planned->group || now->id == 0)
    return FALSE;
  for (guint i = 0; i < planned->cells->len; i++)
    {
      const DeskPlanCell *cell = &g_array_index (planned->cells, DeskPlanCell, i);
      const DeskDutyPerson *person = now->people->pdata[i];
      if (person->id != cell->person || person->stands_for != cell->stands_for)
        return FALSE;
    }
  return TRUE;
}

static gboolean
apply_day (DeskOffice         *office,
           DeskRotaDay        *now,
           const DeskPlanDay  *planned,
           DeskAreaHistory    *history,
           GError            **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *why = desk_rota_why_to_json (planned);
  g_autofree gint64 *people = g_new0 (gint64, planned->cells->len + 1);
  g_autofree gint64 *stands_for = g_new0 (gint64, planned->cells->len + 1);
  gint64 duty = desk_rota_ensure_duty (office, now->date, "group", error);

  if (duty == 0 || !desk_store_execute (store, error,
                                        "UPDATE duties SET group_id = ?1, why = ?2 WHERE id = ?3"
                                        " AND (group_id IS NOT ?1 OR why IS NOT ?2)",
                                        "rti", planned->group, why, duty))
    return FALSE;
  for (guint i = 0; i < planned->cells->len; i++)
    {
      const DeskPlanCell *cell = &g_array_index (planned->cells, DeskPlanCell, i);

      people[i] = cell->person;
      stands_for[i] = cell->stands_for;
      if (cell->owed != 0 && !desk_store_execute (store, error,
                                                  "UPDATE swaps SET repaid = ?1 WHERE id = ?2"
                                                  " AND repaid IS NOT ?1",
                                                  "di", now->date, cell->owed))
        return FALSE;
    }
  if (same_people (now, planned))
    {
      /* Who does what stays; it counts for the days to come. */
      for (guint i = 0; i < now->areas->len; i++)
        {
          const DeskDutyArea *area = now->areas->pdata[i];
          if (area->person != 0)
            desk_area_history_add (history, area->person, area->id);
        }
      return TRUE;
    }
  return desk_rota_write_people (office, duty, people, stands_for, planned->cells->len, error) &&
         desk_rota_write_areas (office, duty, people, planned->cells->len, history, error);
}

/* A planned day that is none any more (a holiday was announced) is taken out. */
static gboolean
remove_day (DeskOffice   *office,
            DeskRotaDay  *now,
            GError      **error)
{
  DeskStore *store = desk_office_get_store (office);

  return desk_store_execute (store, error, "DELETE FROM duty_areas WHERE duty_id = ?", "i",
                             now->id) &&
         desk_store_execute (store, error, "DELETE FROM duty_people WHERE duty_id = ?", "i",
                             now->id) &&
         desk_store_execute (store, error, "DELETE FROM duties WHERE id = ?", "i", now->id);
}

/* Owed turns that the days planned anew were to repay are open again first. */
static gboolean
reopen_owed (DeskOffice    *office,
             DeskRotaPlan  *plan,
             GError       **error)
{
  for (DeskDate date = plan->from; date <= plan->to; date++)
    {
      gboolean repays = FALSE;
      const DeskPlanDay *planned = desk_plan_get_day (plan->plan, date);

      if (g_hash_table_contains (plan->locked, GINT_TO_POINTER (date)))
        continue;
      for (guint i = 0; planned != NULL && i < planned->cells->len; i++)
        repays |= g_array_index (planned->cells, DeskPlanCell, i).owed != 0;
      if (!repays &&
          !desk_store_execute (desk_office_get_store (office), error,
                               "UPDATE swaps SET repaid = NULL WHERE repaid = ?", "d", date))
        return FALSE;
    }
  return TRUE;
}

/**
 * desk_rota_plan_apply:
 * @plan: a preview of which nothing changed since
 *
 * Writes the plan, as one act.
 */
gboolean
desk_rota_plan_apply (DeskOffice    *office,
                      DeskRotaPlan  *plan,
                      GError       **error)
{
  g_autofree char *from = desk_rota_format_day (plan->from);
  g_autofree char *to = desk_rota_format_day (plan->to);
  /* Translators: the title of an act; both are days */
  g_autofree char *title = g_strdup_printf (_ ("Plan the duties of %s – %s"), from, to);
  g_autoptr (DeskAct) act = desk_store_begin (desk_office_get_store (office), error, title);
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (DeskAreaHistory) history = NULL;

  if (act == NULL)
    return FALSE;
  now = desk_rota_get_days (office, plan->from, plan->to, error);
  history = now != NULL ? desk_rota_area_history (office, plan->from, error) : NULL;
  if (history == NULL || !reopen_owed (office, plan, error))
    return FALSE;
  for (guint i = 0; i < now->len; i++)
    {
      DeskRotaDay *day = now->pdata[i];
      const DeskPlanDay *planned = desk_plan_get_day (plan->plan, day->date);

      if (g_hash_table_contains (plan->locked, GINT_TO_POINTER (day->date)))
        continue;
      if (planned != NULL)
        {
          if (!apply_day (office, day, planned, history, error))
            return FALSE;
        }
      else if (day->kind == DESK_ROTA_TEAM)
        {
          if (day->people->len > 0 && !remove_day (office, day, error))
            return FALSE;
          if (desk_rota_ensure_duty (office, day->date, "team", error) == 0)
            return FALSE;
        }
      else if (day->id != 0 && !day->is_holiday_duty && !remove_day (office, day, error))
        {
          return FALSE;
        }
    }
  return desk_act_commit (g_steal_pointer (&act), error);
}
