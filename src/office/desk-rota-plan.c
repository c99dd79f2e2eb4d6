/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The planner's plan is shown, and then applied. */

#include "desk-language.h"
#include "desk-people.h"
#include "desk-rota-private.h"

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

static const char *
presence_words (DeskPresence presence)
{
  switch (presence)
    {
    case DESK_PERSON_ON_LEAVE:
      return absence_words (DESK_PLAN_ON_LEAVE);
    case DESK_PERSON_SUSPENDED:
      return absence_words (DESK_PLAN_SUSPENDED);
    case DESK_PERSON_NOT_JOINED:
      return absence_words (DESK_PLAN_NOT_YET_JOINED);
    case DESK_PERSON_PRESENT:
    case DESK_PERSON_LEFT:
    default:
      return absence_words (DESK_PLAN_LEFT);
    }
}

static void
add_reason (GString    *reasons,
            const char *name,
            const char *absence)
{
  if (reasons->len > 0)
    g_string_append (reasons, C_ ("people", ", "));
  /* Translators: a name and why that person is not there, as "Li Fang (on leave)" */
  g_string_append_printf (reasons, _ ("%s (%s)"), name, absence);
}

/* A day that stays as it is although somebody of it cannot come; or %NULL. */
static char *
describe_kept (DeskRotaDay   *day,
               DeskPresences *presences)
{
  g_autofree char *date = desk_rota_format_day (day->date);
  g_autoptr (GString) reasons = g_string_new (NULL);

  for (guint i = 0; i < day->people->len; i++)
    {
      const DeskDutyPerson *person = day->people->pdata[i];
      DeskPresence presence = desk_presences_get (presences, person->id, day->date);

      if (presence != DESK_PERSON_PRESENT)
        add_reason (reasons, person->name, presence_words (presence));
    }
  if (reasons->len == 0)
    return NULL;
  /* Translators: a day, and who cannot come and why */
  return g_strdup_printf (_ ("%s stays as it is, as it was pinned or swapped, but not all can"
                             " come: %s"),
                          date, reasons->str);
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

      if (passed->person != 0 && passed->kind == DESK_PLAN_PASSED_ABSENT && name != NULL)
        add_reason (reasons, name, absence_words (passed->absence));
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

/* Planned days on which an area came into use since. */
static GHashTable *
read_days_without_area (DeskOffice    *office,
                        DeskRotaPlan  *plan,
                        GError       **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT DISTINCT d.date FROM duties d JOIN areas a ON a.active WHERE d.kind = 'group'"
    " AND d.date BETWEEN ? AND ? AND NOT EXISTS (SELECT 1 FROM duty_areas x"
    "  WHERE x.duty_id = d.id AND x.area_id = a.id)",
    "dd", plan->from, plan->to);
  GHashTable *days;

  if (rows == NULL)
    return NULL;
  days = g_hash_table_new (NULL, NULL);
  while (desk_rows_next (rows))
    g_hash_table_add (days, GINT_TO_POINTER (desk_rows_date (rows, 0)));
  return days;
}

/* What the preview words its days with. */
typedef struct
{
  DeskOffice *office;
  GHashTable *names, *groups, *without_area;
  DeskPresences *presences;
} Words;

static void
words_clear (Words *self)
{
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->groups, g_hash_table_unref);
  g_clear_pointer (&self->without_area, g_hash_table_unref);
  g_clear_pointer (&self->presences, desk_presences_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static gboolean
words_read (Words         *self,
            DeskRotaPlan  *plan,
            GError       **error)
{
  return (self->names = desk_rota_read_names (self->office, error)) != NULL &&
         (self->groups = read_groups (self->office, error)) != NULL &&
         (self->without_area = read_days_without_area (self->office, plan, error)) != NULL &&
         (self->presences = desk_presences_new (self->office, error)) != NULL;
}

static void
preview_day (DeskRotaPlan *self,
             const Words  *words,
             DeskRotaDay  *now)
{
  const char *language = desk_language_current ();
  const DeskPlanDay *planned = desk_plan_get_day (self->plan, now->date);
  gpointer key = GINT_TO_POINTER (now->date);
  gboolean locked = g_hash_table_contains (self->locked, key);
  DeskRotaPlanDay *day = g_new0 (DeskRotaPlanDay, 1);
  char *problem = NULL;

  day->date = now->date;
  day->before = now->kind == DESK_ROTA_TEAM && now->id != 0 && now->people->len == 0
                  ? g_strdup (_ ("Team cleaning"))
                  : describe_day (now, language);
  if (locked)
    day->after = g_strdup (day->before);
  else if (now->kind == DESK_ROTA_TEAM)
    day->after = g_strdup (_ ("Team cleaning"));
  else if (planned != NULL)
    day->after = describe_planned (planned, words->names, words->groups);
  else
    day->after = g_strdup ("");
  if (planned != NULL)
    {
      g_autofree char *json = desk_rota_why_to_json (planned);
      day->why = desk_rota_why_from_json (words->office, json, 0, language);
    }
  day->changed = !g_str_equal (day->before, day->after) ||
                 (!locked && planned != NULL && g_hash_table_contains (words->without_area, key));
  self->n_changed += day->changed;
  g_ptr_array_add (self->days, day);

  if (locked && now->inspected == NULL)
    problem = describe_kept (now, words->presences);
  else if (!locked && planned != NULL && planned->missing > 0)
    problem = describe_problem (planned, words->names);
  if (problem != NULL)
    g_ptr_array_add (self->problems, problem);
}

static gboolean
fill_preview (DeskOffice    *office,
              DeskRotaPlan  *self,
              GError       **error)
{
  const DeskPlan *plan = self->plan;
  g_auto (Words) words = { .office = office };
  g_autoptr (GPtrArray) now = desk_rota_get_days (office, self->from, self->to, error);

  if (now == NULL || !words_read (&words, self, error))
    return FALSE;
  for (guint i = 0; i < now->len; i++)
    {
      DeskRotaDay *day = now->pdata[i];

      if (day->kind == DESK_ROTA_DUTY || day->kind == DESK_ROTA_TEAM ||
          (day->id != 0 && !day->is_holiday_duty))
        preview_day (self, &words, day);
    }
  self->load_min = plan->load_min;
  self->load_max = plan->load_max;
  self->fair = plan->fair;
  return TRUE;
}

static gint64
newest_entry (DeskOffice *office)
{
  g_autoptr (DeskRows) rows = desk_store_select (desk_office_get_store (office), NULL,
                                                 "SELECT max(id) FROM journal", "");

  return rows != NULL && desk_rows_next (rows) ? desk_rows_int (rows, 0) : 0;
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
  g_autoptr (DeskPlanInput) input = NULL;

  self->from = from;
  self->to = to;
  self->days = g_ptr_array_new_with_free_func (plan_day_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->locked = g_hash_table_new (NULL, NULL);
  self->entry = newest_entry (office);

  if (to < from || to - from > 3 * 366)
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID,
                           to < from ? _ ("The last day is before the first one")
                                     : _ ("Plan at most three years at once"));
      return NULL;
    }
  input = desk_rota_read_input (office, from, to, self->locked, error);
  if (input == NULL)
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

static void
add_history (DeskRotaDay     *day,
             DeskAreaHistory *history)
{
  for (guint i = 0; i < day->areas->len; i++)
    {
      const DeskDutyArea *area = day->areas->pdata[i];
      if (area->person != 0)
        desk_area_history_add (history, area->person, area->id);
    }
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
  /* Who does what stays; it counts for the days to come. */
  if (same_people (now, planned))
    {
      add_history (now, history);
      return desk_rota_fill_areas (office, duty, people, planned->cells->len, history, error);
    }
  return desk_rota_write_people (office, duty, people, stands_for, planned->cells->len, error) &&
         desk_rota_write_areas (office, duty, people, planned->cells->len, history, error);
}

/* Nobody owes a turn that fell away with its day (ROT-5). */
static gboolean
remove_owed (DeskOffice  *office,
             DeskDate     date,
             GError     **error)
{
  return desk_store_execute (desk_office_get_store (office), error,
                             "DELETE FROM swaps WHERE date = ? AND kind = 'colleague'"
                             " AND with_date IS NULL AND repaid IS NULL",
                             "d", date);
}

/* A planned day that is none any more (a holiday was announced) is taken out. */
static gboolean
remove_day (DeskOffice   *office,
            DeskRotaDay  *now,
            GError      **error)
{
  return desk_rota_clear_duty (office, now->id, error) && remove_owed (office, now->date, error) &&
         desk_store_execute (desk_office_get_store (office), error,
                             "DELETE FROM duties WHERE id = ?", "i", now->id);
}

/* Owed turns that the days planned anew were to repay are open again first. */
static gboolean
reopen_owed (DeskOffice    *office,
             DeskRotaPlan  *plan,
             GError       **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error,
                       "SELECT id, repaid FROM swaps WHERE repaid BETWEEN ? AND ?", "dd",
                       plan->from, plan->to);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    if (!g_hash_table_contains (plan->locked, GINT_TO_POINTER (desk_rows_date (rows, 1))) &&
        !desk_store_execute (desk_office_get_store (office), error,
                             "UPDATE swaps SET repaid = NULL WHERE id = ?", "i",
                             desk_rows_int (rows, 0)))
      return FALSE;
  return TRUE;
}

/* What @plan says is to be done was thought out for the file as it was then. */
static gboolean
check_current (DeskOffice    *office,
               DeskRotaPlan  *plan,
               GError       **error)
{
  if (newest_entry (office) == plan->entry)
    return TRUE;
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_CONFLICT,
                       _ ("Something changed meanwhile; look at the plan again"));
  return FALSE;
}

/**
 * desk_rota_plan_apply:
 * @plan: a preview
 *
 * Writes the plan, as one act.
 *
 * Returns: %FALSE with %DESK_ERROR_CONFLICT when something changed since the preview
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

  if (act == NULL || !check_current (office, plan, error))
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
        {
          add_history (day, history);
          continue;
        }
      if (planned != NULL)
        {
          if (!apply_day (office, day, planned, history, error))
            return FALSE;
        }
      else if (day->kind == DESK_ROTA_TEAM)
        {
          if (!remove_owed (office, day->date, error) ||
              desk_rota_ensure_duty (office, day->date, "team", error) == 0)
            return FALSE;
        }
      else if (day->id != 0 && !day->is_holiday_duty && !remove_day (office, day, error))
        {
          return FALSE;
        }
    }
  return desk_act_commit (g_steal_pointer (&act), error);
}
