/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The duty rota: plan, mark, swap. */

#include "desk-ctl.h"

#include "desk-draft.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-records.h"
#include "desk-rota.h"

static char *
one_line (const char *text)
{
  return g_strdelimit (g_strdup (text != NULL ? text : ""), "\n", ' ');
}

static void
print_plan (DeskCtl      *self,
            DeskRotaPlan *plan,
            gboolean      explain)
{
  static const char *const columns[] = { "date", "before", "after", "changed", "why" };
  g_autoptr (DeskListing) listing = desk_listing_make ();

  for (guint i = 0; i < (explain ? 5 : 4); i++)
    desk_listing_add_column (listing, columns[i], i == 3 ? DESK_LISTING_YES_NO : DESK_LISTING_TEXT);
  for (guint i = 0; i < plan->days->len; i++)
    {
      const DeskRotaPlanDay *day = plan->days->pdata[i];
      DeskListingCell *row = desk_listing_add_row (listing);
      g_autofree char *date = desk_date_to_iso (day->date);
      g_autofree char *before = one_line (day->before);
      g_autofree char *after = one_line (day->after);
      g_autofree char *why = one_line (day->why);

      desk_listing_cell_set (&row[0], date, date);
      desk_listing_cell_set (&row[1], before, *before != '\0' ? before : NULL);
      desk_listing_cell_set (&row[2], after, *after != '\0' ? after : NULL);
      desk_listing_cell_set (&row[3], day->changed ? _ ("yes") : _ ("no"),
                             day->changed ? "true" : "false");
      if (explain)
        desk_listing_cell_set (&row[4], why, *why != '\0' ? why : NULL);
    }
  desk_ctl_print_listing (self, listing, NULL);
}

/* A day nobody can take is named; the others are planned all the same (ROT-4). */
static void
print_plan_problems (DeskRotaPlan *plan)
{
  for (guint i = 0; i < plan->problems->len; i++)
    desk_ctl_problem ("plan rota", plan->problems->pdata[i]);
}

static int
plan_rota (DeskCtl  *self,
           DeskDate  from,
           DeskDate  to)
{
  gboolean is_dry = desk_ctl_has (self, "dry-run");
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRotaPlan) plan = NULL;
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *first =
    desk_date_format (from, DESK_DATE_STYLE_MONTH_DAY, desk_language_current ());
  g_autofree char *last =
    desk_date_format (to, DESK_DATE_STYLE_MONTH_DAY, desk_language_current ());
  g_autofree char *title = g_strdup_printf (_ ("Plan the duties of %s – %s"), first, last);

  /* Looked at and written in one act: nobody changes the days in between. */
  if (!is_dry)
    {
      act = desk_store_begin (desk_office_get_store (self->office), &error, title);
      if (act == NULL)
        return desk_ctl_fail ("plan rota", error);
    }
  plan = desk_rota_plan_preview (self->office, from, to, &error);
  if (plan == NULL)
    return desk_ctl_fail ("plan rota", error);
  if (!is_dry && (!desk_rota_plan_apply (self->office, plan, &error) ||
                  !desk_act_commit (g_steal_pointer (&act), &error)))
    return desk_ctl_fail ("plan rota", error);
  print_plan_problems (plan);
  print_plan (self, plan, desk_ctl_has (self, "explain"));
  return DESK_CTL_DONE;
}

static int
run_plan (DeskCtl *self)
{
  DeskDate from, to;

  if (!g_str_equal (desk_ctl_word (self, 0), "rota"))
    {
      g_autoptr (GPtrArray) known = g_ptr_array_new ();
      g_ptr_array_add (known, (gpointer) "rota");
      return desk_ctl_unknown (_ ("plan"), desk_ctl_word (self, 0), known);
    }
  if (!desk_ctl_date (self, desk_ctl_word (self, 1), &from) ||
      !desk_ctl_date (self, desk_ctl_word (self, 2), &to))
    return DESK_CTL_FAILED;
  return plan_rota (self, from, to);
}

static gboolean
parse_mark (const char *word,
            DeskMark   *mark)
{
  const DeskField *field = desk_kind_get_field (&desk_kind_duty_areas, "mark");
  const DeskChoice *choice = desk_field_find_choice (field, word);
  static const char *const blank[] = { "blank", "none", "未查", "-", "", NULL };

  if (choice != NULL)
    *mark = g_str_equal (choice->code, "ok") ? DESK_MARK_OK : DESK_MARK_FAIL;
  else if (g_strv_contains (blank, word))
    *mark = DESK_MARK_NONE;
  else
    {
      desk_ctl_usage (word, _ ("this is no mark; write √, X or blank"));
      return FALSE;
    }
  return TRUE;
}

/* --by: the day's inspector is who inspected, not who acts in the post. */
static gboolean
write_inspector (DeskCtl   *self,
                 DeskDate   date,
                 gint64     person,
                 GError   **error)
{
  g_autoptr (DeskRotaDay) day = desk_rota_get_day (self->office, date, error);
  g_autoptr (DeskDraft) draft = NULL;

  if (day == NULL)
    return FALSE;
  if (person == 0 || day->inspected == NULL)
    return TRUE;
  draft = desk_draft_edit (desk_office_get_store (self->office), &desk_kind_duties, day->id, error);
  if (draft == NULL)
    return FALSE;
  desk_draft_set_number (draft, "inspector", person);
  return desk_records_write (self->office, draft, error);
}

/* Mark, tick and inspector are one act, named after the mark where it stands alone. */
static gboolean
write_marks (DeskCtl   *self,
             DeskDate   date,
             gint64     area,
             DeskMark   mark,
             gint64     by,
             GError   **error)
{
  const char *remark = desk_ctl_option (self, "remark");
  g_autofree char *day =
    desk_date_format (date, DESK_DATE_STYLE_MONTH_DAY, desk_language_current ());
  g_autofree char *title = NULL;
  g_autoptr (DeskAct) act = NULL;

  if (by == 0 && !desk_ctl_has (self, "rectified"))
    return desk_rota_mark (self->office, date, area, mark, remark, error);
  /* Translators: the title of an act; %s is a day */
  title = g_strdup_printf (_ ("Inspect %s"), day);
  act = desk_store_begin (desk_office_get_store (self->office), error, title);
  if (act == NULL || !desk_rota_mark (self->office, date, area, mark, remark, error) ||
      (desk_ctl_has (self, "rectified") &&
       !desk_rota_set_rectified (self->office, date, area, TRUE, error)) ||
      !write_inspector (self, date, by, error))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

static int
run_mark (DeskCtl *self)
{
  const char *day = desk_ctl_word (self, 0);
  const char *area_name = desk_ctl_option (self, "area");
  g_autoptr (GError) error = NULL;
  g_autofree char *consequence = NULL;
  DeskDate date;
  DeskMark mark;
  gint64 area = 0, by;

  if (!desk_ctl_date (self, day, &date))
    return DESK_CTL_FAILED;
  if (!parse_mark (desk_ctl_word (self, 1), &mark))
    return DESK_CTL_USAGE;
  if (desk_ctl_has (self, "rectified") && area_name == NULL)
    return desk_ctl_usage ("--rectified", _ ("name the area with --area"));
  if (!desk_ctl_by (self, &by))
    return DESK_CTL_FAILED;
  if (area_name != NULL)
    {
      area = desk_records_find (self->office, &desk_kind_areas, area_name, &error);
      if (area == 0)
        return desk_ctl_fail (day, error);
    }
  consequence = desk_rota_preview_mark (self->office, date, area, mark);
  if (!desk_ctl_has (self, "dry-run") && !write_marks (self, date, area, mark, by, &error))
    return desk_ctl_fail (day, error);
  if (consequence != NULL && *consequence != '\0')
    desk_ctl_print (self, consequence);
  return DESK_CTL_DONE;
}

static int
run_swap (DeskCtl *self)
{
  const char *day = desk_ctl_word (self, 0);
  const char *with_day = desk_ctl_word (self, 3);
  g_autoptr (GError) error = NULL;
  DeskDate date, with_date = DESK_DATE_NONE;
  gint64 person, with, approver;

  if (!desk_ctl_date (self, day, &date) ||
      (with_day != NULL && !desk_ctl_date (self, with_day, &with_date)) ||
      !desk_ctl_by (self, &approver))
    return DESK_CTL_FAILED;
  person = desk_people_find (self->office, desk_ctl_word (self, 1), &error);
  with = person != 0 ? desk_people_find (self->office, desk_ctl_word (self, 2), &error) : 0;
  if (with == 0 || !desk_rota_swap (self->office, date, person, with, with_date, approver, &error))
    return desk_ctl_fail (day, error);
  return DESK_CTL_DONE;
}

static const DeskCtlOption plan_options[] = {
  { "explain", NULL, N_ ("say why for each cell") },
  { "dry-run", NULL, N_ ("only look at what would change") },
  { NULL },
};

static const DeskCtlOption mark_options[] = {
  { "area", "A", N_ ("one area; else every area of the day") },
  { "remark", "R", N_ ("what was found") },
  { "rectified", NULL, N_ ("it was put right since") },
  { "dry-run", NULL, N_ ("only say what would follow") },
  { NULL },
};

const DeskCtlCommand desk_ctl_rota_commands[] = {
  { "plan", "rota FROM TO [--explain] [--dry-run]",
    N_ ("Plans the duties of a span of days; pinned and inspected days stay."),
    "plan rota 2026-10-01 2026-10-31 --explain", plan_options, 3, 3, FALSE, run_plan },
  { "mark", "DATE √|X|blank [--area A] [--remark R] [--rectified] [--dry-run]",
    N_ ("Marks the morning inspection of that duty day, and says what follows."),
    "mark 2026-10-09 X --area 厨房 --remark 地面有水 --by 高强", mark_options, 2, 2, FALSE, run_mark },
  { "swap", "DUTY-DATE PERSON WITH [DATE]",
    N_ ("PERSON's duty goes to WITH, who gives one of DATE back or is owed a turn.\n"
        "WITH may be PERSON: then the own day changes to DATE. --by names who approves."),
    "swap 2026-10-09 晶晶 高强 2026-10-12 --by 番番", NULL, 3, 4, FALSE, run_swap },
  { NULL },
};
