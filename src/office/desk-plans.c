/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plans and their review by the director (MEE-7). */

#include "desk-plans.h"

#include <string.h>

#include "desk-equipment-private.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-today.h"

/* How long before its first day a plan that is not handed in is brought up. */
#define HAND_IN_DAYS 3

typedef struct
{
  char *title;
  char *state;
  gint64 person;
} Plan;

static void
plan_free (Plan *self)
{
  g_free (self->title);
  g_free (self->state);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Plan, plan_free)

static Plan *
read_plan (DeskOffice  *office,
           gint64       id,
           GError     **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error,
                       "SELECT title, state, person_id FROM plans WHERE id = ?", "i", id);
  Plan *plan;

  if (rows == NULL)
    return NULL;
  if (!desk_rows_next (rows))
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                           _ ("There is no such plan (MEE-7)"));
      return NULL;
    }
  plan = g_new0 (Plan, 1);
  plan->title = g_strdup (desk_rows_text (rows, 0));
  plan->state = g_strdup (desk_rows_text (rows, 1));
  plan->person = desk_rows_int (rows, 2);
  return plan;
}

static DeskAct *
begin (DeskOffice  *office,
       const char  *format,
       const Plan  *plan,
       GError     **error)
{
  g_autofree char *title = g_strdup_printf (format, plan->title);

  return desk_store_begin (desk_office_get_store (office), error, title);
}

/* Hands a plan in, for the first time or after it was returned. */
gboolean
desk_plans_submit (DeskOffice  *office,
                   gint64       plan,
                   GError     **error)
{
  g_autoptr (Plan) before = read_plan (office, plan, error);
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *moment = NULL;
  DeskDate day;

  if (before == NULL || !desk_equipment_moment (office, &moment, &day))
    return FALSE;
  if (g_str_equal (before->state, "submitted"))
    /* Translators: %s: a plan */
    return desk_equipment_refuse (error, _ ("“%s” is handed in already (MEE-7)"), before->title);
  if (g_str_equal (before->state, "approved"))
    /* Translators: %s: a plan */
    return desk_equipment_refuse (error, _ ("“%s” is approved already (MEE-7)"), before->title);
  /* Translators: the title of an act: a plan */
  act = begin (office, _ ("Hand in the plan “%s”"), before, error);
  if (act == NULL ||
      !desk_store_execute (desk_office_get_store (office), error,
                           "UPDATE plans SET state = 'submitted', submitted = ? WHERE id = ?", "ti",
                           moment, plan))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* Who reviews: the director, who stands in, or as long as nobody is either, anybody. */
static gboolean
check_reviewer (DeskOffice  *office,
                gint64      *by,
                DeskDate     day,
                GError     **error)
{
  gint64 acting = desk_people_acting (office, "director", day);
  g_autofree char *name = NULL;
  g_autofree char *who = NULL;

  if (*by == 0)
    *by = acting;
  if (*by == 0)
    return desk_equipment_refuse (
      error, _ ("Nobody holds the post of director; name who reviews with --by (MEE-7)"));
  if (acting == 0 || *by == acting || *by == desk_people_holder (office, "director"))
    return TRUE;
  name = desk_people_dup_name (office, *by);
  who = desk_people_dup_name (office, acting);
  /* Translators: two names */
  return desk_equipment_refuse (error, _ ("%1$s does not review plans; on that day %2$s does"
                                          " (MEE-7)"),
                                name, who);
}

/**
 * desk_plans_review:
 * @review: (nullable): what the director says of it
 * @by: 0: who acts as the director
 *
 * Approves a plan or returns it, as one act.
 */
gboolean
desk_plans_review (DeskOffice  *office,
                   gint64       plan,
                   gboolean     approve,
                   const char  *review,
                   gint64       by,
                   GError     **error)
{
  g_autoptr (Plan) before = read_plan (office, plan, error);
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *moment = NULL;
  DeskDate day;

  if (before == NULL || !desk_equipment_moment (office, &moment, &day))
    return FALSE;
  if (!g_str_equal (before->state, "submitted"))
    /* Translators: %s: a plan */
    return desk_equipment_refuse (error, _ ("“%s” does not wait for a review (MEE-7)"),
                                  before->title);
  if (!check_reviewer (office, &by, day, error))
    return FALSE;
  if (!approve && (review == NULL || *review == '\0'))
    return desk_equipment_refuse (error, _ ("Say why the plan is returned (MEE-7)"));
  act = begin (office,
               /* Translators: the title of an act: a plan */
               approve ? _ ("Approve the plan “%s”")
                       /* Translators: the title of an act: a plan */
                       : _ ("Return the plan “%s”"),
               before, error);
  if (act == NULL ||
      !desk_store_execute (
        desk_office_get_store (office), error,
        "UPDATE plans SET state = ?, reviewer_id = ?, reviewed = ?, review = ? WHERE id = ?",
        "titti", approve ? "approved" : "returned", by, moment, review, plan))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* The half year that a day is in: from March and from September, as terms begin. */
static void
get_term (DeskDate  day,
          DeskDate *from,
          DeskDate *to)
{
  int year, month;

  desk_date_get_ymd (day, &year, &month, NULL);
  if (month < 3)
    year--;
  *from = desk_date_new (year, month >= 3 && month < 9 ? 3 : 9, 1);
  *to = desk_date_month_end (desk_date_add_months (*from, 5));
}

static void
get_span (const char *period,
          DeskDate    day,
          DeskDate   *from,
          DeskDate   *to)
{
  int year;

  desk_date_get_ymd (day, &year, NULL, NULL);
  if (g_str_equal (period, "week"))
    {
      *from = desk_date_week_start (day);
      *to = *from + 6;
    }
  else if (g_str_equal (period, "month"))
    {
      *from = desk_date_month_start (day);
      *to = desk_date_month_end (day);
    }
  else if (g_str_equal (period, "term"))
    get_term (day, from, to);
  else
    {
      *from = desk_date_new (year, 1, 1);
      *to = desk_date_new (year, 12, 31);
    }
}

static char *
make_title (DeskOffice *office,
            DeskDraft  *draft,
            const char *period,
            DeskDate    from)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL,
                       "SELECT name FROM departments WHERE id = ?", "i",
                       desk_draft_get_number (draft, "department"));
  const char *department = rows != NULL && desk_rows_next (rows) ? desk_rows_text (rows, 0) : NULL;
  g_autofree char *span = NULL;
  g_autofree char *month = desk_date_to_month (from);
  int year;

  desk_date_get_ymd (from, &year, NULL, NULL);
  if (g_str_equal (period, "week"))
    span = desk_date_to_week (from);
  else if (g_str_equal (period, "month"))
    span = g_strdup (month);
  else if (g_str_equal (period, "term"))
    /* Translators: a half year by its first month, as 2026-09 */
    span = g_strdup_printf (_ ("term from %s"), month);
  else
    span = g_strdup_printf ("%d", year);
  if (department == NULL)
    /* Translators: the name of a plan: its time */
    return g_strdup_printf (_ ("Work plan %s"), span);
  /* Translators: the name of a plan: a department, its time */
  return g_strdup_printf (_ ("%1$s: work plan %2$s"), department, span);
}

/* Fills in the days of the period that begins with, or has, the first day or now,
 * and the title. */
void
desk_plans_complete (DeskOffice *office,
                     DeskDraft  *draft)
{
  DeskDate day = desk_date_today (), from, to;
  const char *period;

  if (desk_draft_get_kind (draft) != &desk_kind_plans || desk_draft_get_id (draft) != 0)
    return;
  period = desk_draft_get_text (draft, "period");
  if (period == NULL)
    return;
  desk_equipment_moment (office, NULL, &day);
  if (desk_draft_get_text (draft, "from") != NULL)
    day = desk_date_parse (desk_draft_get_text (draft, "from"));
  get_span (period, day, &from, &to);
  if (desk_draft_get_text (draft, "from") == NULL)
    desk_draft_set_date (draft, "from", from);
  if (desk_draft_get_text (draft, "to") == NULL)
    desk_draft_set_date (draft, "to", to);
  if (desk_draft_get_text (draft, "title") == NULL)
    {
      g_autofree char *title = make_title (office, draft, period, from);
      desk_draft_set_text (draft, "title", title);
    }
}

/* A plan that was handed in stays as it is, but for what came of it. */
gboolean
desk_plans_check_draft (DeskOffice  *office,
                        DeskDraft   *draft,
                        GError     **error)
{
  static const char *const fields[] = { "title", "period", "from", "to",
                                        "department", "person", "content" };
  g_autoptr (DeskDraft) before = NULL;
  const char *from, *to, *state;

  if (desk_draft_get_kind (draft) != &desk_kind_plans)
    return TRUE;
  from = desk_draft_get_text (draft, "from");
  to = desk_draft_get_text (draft, "to");
  if (from != NULL && to != NULL && strcmp (from, to) > 0)
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID,
                           _ ("The last day is before the first one"));
      return FALSE;
    }
  if (desk_draft_get_id (draft) == 0)
    return TRUE;
  before = desk_draft_edit (desk_office_get_store (office), &desk_kind_plans,
                            desk_draft_get_id (draft), error);
  if (before == NULL)
    return FALSE;
  state = desk_draft_get_text (before, "state");
  if (!g_str_equal (state, "submitted") && !g_str_equal (state, "approved"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!desk_value_equal (desk_draft_get_value (before, fields[i]),
                           desk_draft_get_value (draft, fields[i])))
      return desk_equipment_refuse (
        error, _ ("A plan that is handed in stays as it is; only what came of it is written in"
                  " (MEE-7)"));
  return TRUE;
}

/* What was handed in is not removed. */
gboolean
desk_plans_check_remove (DeskOffice      *office,
                         const DeskKind  *kind,
                         gint64           id,
                         GError         **error)
{
  g_autoptr (Plan) plan = NULL;

  if (kind != &desk_kind_plans)
    return TRUE;
  plan = read_plan (office, id, error);
  if (plan == NULL)
    return FALSE;
  return g_str_equal (plan->state, "draft") || g_str_equal (plan->state, "returned") ||
         desk_equipment_refuse (error, _ ("A plan that is handed in is not removed (MEE-7)"));
}

static void
add (GPtrArray *items,
     gint64     plan,
     DeskDate   date,
     char      *who,
     char      *text,
     gboolean   late)
{
  DeskTodayItem *item = g_new0 (DeskTodayItem, 1);

  item->kind = "work-plan";
  item->date = date;
  item->who = who;
  item->text = text;
  item->late = late;
  g_ptr_array_add (items, item);
  desk_today_last_about (items, &desk_kind_plans, plan);
}

/**
 * desk_plans_add_today:
 * @items: (element-type DeskTodayItem): what waits is added here
 *
 * Adds plans to review, returned ones, and those to hand in before they begin.
 */
gboolean
desk_plans_add_today (DeskOffice  *office,
                      GPtrArray   *items,
                      DeskDate     day,
                      GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT id, title, state, person_id, \"from\" FROM plans WHERE state IN ('submitted',"
    " 'returned') OR (state = 'draft' AND \"from\" <= ? AND \"to\" >= ?) ORDER BY \"from\", id",
    "dd", day + HAND_IN_DAYS, day);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      gint64 plan = desk_rows_int (rows, 0);
      const char *title = desk_rows_text (rows, 1);
      const char *state = desk_rows_text (rows, 2);
      DeskDate from = desk_rows_date (rows, 4);

      if (g_str_equal (state, "submitted"))
        add (items, plan, from,
             desk_people_dup_name (office, desk_people_acting (office, "director", day)),
             /* Translators: %s: a plan */
             g_strdup_printf (_ ("Review the plan “%s”"), title), from < day);
      else if (g_str_equal (state, "returned"))
        add (items, plan, from, desk_people_dup_name (office, desk_rows_int (rows, 3)),
             /* Translators: %s: a plan */
             g_strdup_printf (_ ("The plan “%s” was returned; put it right and hand it in"), title),
             from < day);
      else
        add (items, plan, from, desk_people_dup_name (office, desk_rows_int (rows, 3)),
             /* Translators: %s: a plan */
             g_strdup_printf (_ ("Hand in the plan “%s”"), title), from < day);
    }
  return TRUE;
}

static void
append_choice (GString    *where,
               const char *field,
               const char *code)
{
  if (code != NULL && desk_field_find_choice (desk_kind_get_field (&desk_kind_plans, field), code))
    g_string_append_printf (where, " AND %s = '%s'", field, code);
}

/**
 * desk_plans_filter:
 * @plans: a list of plans
 *
 * Shows in @plans what @filter asks for.
 */
void
desk_plans_filter (DeskQuery             *plans,
                   const DeskPlansFilter *filter)
{
  static const struct
  {
    const char *field;
    const char *order;
  } orders[] = {
    { "title", "title COLLATE PINYIN %s, id" },
    { "from", "\"from\" %s, \"to\", id" },
    { "to", "\"to\" %s, \"from\", id" },
    { "period", "period %s, \"from\", id" },
    { "person", "(SELECT name FROM people WHERE id = person_id) COLLATE PINYIN %s, \"from\", id" },
    { "department",
      "(SELECT name FROM departments WHERE id = department_id) COLLATE PINYIN %s, \"from\", id" },
    { "state", "state %s, \"from\", id" },
  };
  g_autoptr (GString) where = g_string_new ("1");
  g_autofree char *order = g_strdup ("\"from\" DESC, \"to\", id");

  append_choice (where, "period", filter->period);
  append_choice (where, "state", filter->state);
  for (guint i = 0; filter->sort != NULL && i < G_N_ELEMENTS (orders); i++)
    if (g_str_equal (orders[i].field, filter->sort))
      {
        g_free (order);
        order = g_strdup_printf (orders[i].order, filter->descending ? "DESC" : "");
      }
  desk_query_set_filter (plans, where->str);
  desk_query_set_order (plans, order);
}
