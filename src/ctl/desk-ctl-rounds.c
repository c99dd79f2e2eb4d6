/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rounds: check, confirm, sign, and what is missing. */

#include "desk-ctl.h"

#include "desk-equipment-check.h"
#include "desk-equipment.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-records.h"

/* The id of the row that a word means; 0 when there is none, which is said. */
static gint64
find_row (DeskCtl    *self,
          const char *code,
          DeskDate    date,
          const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRoundSheet) sheet =
    desk_rounds_get_sheet (self->office, code, date, date, NULL, &error);
  gint64 target = 0;

  if (sheet != NULL && sheet->round->target == DESK_ROUND_EQUIPMENT)
    target = desk_equipment_find (self->office, word, &error);
  else if (sheet != NULL && sheet->round->target == DESK_ROUND_PEOPLE)
    target = desk_people_find (self->office, word, &error);
  else if (sheet != NULL)
    {
      g_autoptr (GPtrArray) known = g_ptr_array_new ();

      for (guint i = 0; i < sheet->rows->len; i++)
        {
          const DeskRoundRow *row = sheet->rows->pdata[i];

          if (g_str_equal (row->name, word))
            return row->target;
          g_ptr_array_add (known, row->name);
        }
      desk_ctl_unknown (_ ("row"), word, known);
      return 0;
    }
  if (target == 0)
    desk_ctl_fail (word, error);
  return target;
}

static gboolean
find_column (DeskCtl    *self,
             const char *code,
             DeskDate    date,
             gint64     *column)
{
  const char *name = desk_ctl_option (self, "column");
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autoptr (DeskRoundSheet) sheet = NULL;

  *column = 0;
  if (name == NULL)
    return TRUE;
  sheet = desk_rounds_get_sheet (self->office, code, date, date, NULL, NULL);
  for (guint i = 0; sheet != NULL && i < sheet->columns->len; i++)
    {
      const DeskRoundColumn *one = sheet->columns->pdata[i];

      if (g_str_equal (one->name, name))
        *column = one->id;
      g_ptr_array_add (known, one->name);
    }
  if (*column == 0)
    desk_ctl_unknown (_ ("column"), name, known);
  return *column != 0;
}

static gboolean
parse_mark (const char *word,
            DeskMark   *mark)
{
  const DeskField *field = desk_kind_get_field (&desk_kind_round_marks, "mark");
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

static gboolean
read_filter (DeskCtl         *self,
             DeskRoundFilter *filter)
{
  const char *person = desk_ctl_option (self, "person");
  const char *department = desk_ctl_option (self, "department");
  g_autoptr (GError) error = NULL;

  if (person != NULL)
    {
      filter->person = desk_people_find (self->office, person, &error);
      if (filter->person == 0)
        return desk_ctl_fail (person, error) == DESK_CTL_DONE;
    }
  if (department != NULL)
    {
      filter->department =
        desk_records_find (self->office, &desk_kind_departments, department, &error);
      if (filter->department == 0)
        return desk_ctl_fail (department, error) == DESK_CTL_DONE;
    }
  return TRUE;
}

/* round mark ROUND DATE ROW MARK */
static int
run_mark (DeskCtl *self)
{
  const char *code = desk_ctl_word (self, 1);
  g_autoptr (GError) error = NULL;
  DeskDate date;
  DeskMark mark;
  gint64 by, target, column;

  if (desk_ctl_word (self, 4) == NULL)
    return desk_ctl_usage ("round mark", _ ("write: round mark ROUND DATE ROW √|X|blank"));
  if (!parse_mark (desk_ctl_word (self, 4), &mark))
    return DESK_CTL_USAGE;
  if (!desk_ctl_date (self, desk_ctl_word (self, 2), &date) || !desk_ctl_by (self, &by))
    return DESK_CTL_FAILED;
  target = find_row (self, code, date, desk_ctl_word (self, 3));
  if (target == 0 || !find_column (self, code, date, &column))
    return DESK_CTL_FAILED;
  if (!desk_rounds_mark (self->office, code, date, target, column, mark,
                         desk_ctl_option (self, "remark"), by, &error))
    return desk_ctl_fail (desk_ctl_word (self, 3), error);
  return DESK_CTL_DONE;
}

/* round ok ROUND DATE: √ for all others */
static int
run_ok (DeskCtl *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  DeskRoundFilter filter = { 0 };
  DeskDate date;
  gint64 by;
  guint n = 0;

  if (desk_ctl_word (self, 2) == NULL)
    return desk_ctl_usage ("round ok", _ ("write: round ok ROUND DATE"));
  if (!desk_ctl_date (self, desk_ctl_word (self, 2), &date) || !desk_ctl_by (self, &by) ||
      !read_filter (self, &filter))
    return DESK_CTL_FAILED;
  if (!desk_rounds_mark_others_ok (self->office, desk_ctl_word (self, 1), date, &filter, by, &n,
                                   &error))
    return desk_ctl_fail (desk_ctl_word (self, 1), error);
  line = g_strdup_printf ("%u", n);
  desk_ctl_print (self, line);
  return DESK_CTL_DONE;
}

static int
sign_or_not (DeskCtl  *self,
             gboolean  sign)
{
  const char *code = desk_ctl_word (self, 1);
  const char *last = desk_ctl_word (self, 3);
  g_autoptr (GError) error = NULL;
  DeskRoundFilter filter = { 0 };
  DeskDate from, to;
  gint64 by;

  if (desk_ctl_word (self, 2) == NULL)
    return desk_ctl_usage ("round", _ ("write: round sign ROUND DATE [DATE] [--department D]"));
  if (!desk_ctl_date (self, desk_ctl_word (self, 2), &from) || !desk_ctl_by (self, &by) ||
      !read_filter (self, &filter))
    return DESK_CTL_FAILED;
  to = from;
  if (last != NULL && !desk_ctl_date (self, last, &to))
    return DESK_CTL_FAILED;
  if (sign ? !desk_rounds_sign (self->office, code, from, to, filter.department, by,
                                desk_ctl_option (self, "remark"), &error)
           : !desk_rounds_unsign (self->office, code, from, to, filter.department, &error))
    return desk_ctl_fail (code, error);
  return DESK_CTL_DONE;
}

static int
run_sign (DeskCtl *self)
{
  return sign_or_not (self, TRUE);
}

static int
run_unsign (DeskCtl *self)
{
  return sign_or_not (self, FALSE);
}

/* round missing [ROUND [FROM [TO]]] */
static int
run_missing (DeskCtl *self)
{
  static const char *const columns[] = { "responsible", "acting", "date", "row", "name" };
  const char *code = desk_ctl_word (self, 1);
  DeskDate today = desk_ctl_today (self);
  g_autoptr (DeskCheckPeriod) period = desk_equipment_check_current (self->office, today);
  DeskDate from = MIN (period->from, today), to = MIN (period->to, today);
  DeskRoundFilter filter = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (DeskListing) listing = desk_listing_make ();

  if ((desk_ctl_word (self, 2) != NULL && !desk_ctl_date (self, desk_ctl_word (self, 2), &from)) ||
      (desk_ctl_word (self, 3) != NULL && !desk_ctl_date (self, desk_ctl_word (self, 3), &to)) ||
      !read_filter (self, &filter))
    return DESK_CTL_FAILED;
  missing = desk_rounds_missing (self->office, code != NULL ? code : DESK_EQUIPMENT_CHECK, from, to,
                                 NULL, &filter, &error);
  if (missing == NULL)
    return desk_ctl_fail ("round missing", error);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desk_listing_add_column (listing, columns[i], DESK_LISTING_TEXT);
  for (guint i = 0; i < missing->len; i++)
    {
      const DeskRoundMissing *one = missing->pdata[i];
      DeskListingCell *row = desk_listing_add_row (listing);
      g_autofree char *date = desk_date_to_iso (one->date);

      desk_listing_cell_set (&row[0], one->responsible_name, one->responsible_name);
      desk_listing_cell_set (&row[1], one->acting_name, one->acting_name);
      desk_listing_cell_set (&row[2], date, date);
      desk_listing_cell_set (&row[3], one->number, one->number);
      desk_listing_cell_set (&row[4], one->name, one->name);
    }
  desk_ctl_print_listing (self, listing, NULL);
  return DESK_CTL_DONE;
}

static const char *
mark_sign (DeskMark mark)
{
  return mark == DESK_MARK_OK ? "√" : mark == DESK_MARK_FAIL ? "X"
                                                             : NULL;
}

/* round show ROUND DATE */
static int
run_show (DeskCtl *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRoundSheet) sheet = NULL;
  g_autoptr (DeskListing) listing = desk_listing_make ();
  DeskRoundFilter filter = { 0 };
  DeskDate date;
  guint n;

  if (desk_ctl_word (self, 2) == NULL)
    return desk_ctl_usage ("round show", _ ("write: round show ROUND DATE"));
  if (!desk_ctl_date (self, desk_ctl_word (self, 2), &date) || !read_filter (self, &filter))
    return DESK_CTL_FAILED;
  sheet =
    desk_rounds_get_sheet (self->office, desk_ctl_word (self, 1), date, date, &filter, &error);
  if (sheet == NULL)
    return desk_ctl_fail (desk_ctl_word (self, 1), error);
  n = sheet->columns->len;
  desk_listing_add_column (listing, "row", DESK_LISTING_TEXT);
  desk_listing_add_column (listing, "name", DESK_LISTING_TEXT);
  desk_listing_add_column (listing, "responsible", DESK_LISTING_TEXT);
  for (guint i = 0; i < n; i++)
    desk_listing_add_column (listing, ((DeskRoundColumn *) sheet->columns->pdata[i])->name,
                             DESK_LISTING_TEXT);
  desk_listing_add_column (listing, "remark", DESK_LISTING_TEXT);
  desk_listing_add_column (listing, "checker", DESK_LISTING_TEXT);
  desk_listing_add_column (listing, "checked", DESK_LISTING_TEXT);
  for (guint r = 0; r < sheet->rows->len; r++)
    {
      const DeskRoundRow *one = sheet->rows->pdata[r];
      const DeskRoundEntry *entry = one->entries->pdata[0];
      DeskListingCell *row = desk_listing_add_row (listing);

      desk_listing_cell_set (&row[0], one->number, one->number);
      desk_listing_cell_set (&row[1], one->name, one->name);
      desk_listing_cell_set (&row[2], one->responsible_name, one->responsible_name);
      for (guint i = 0; i < n; i++)
        desk_listing_cell_set (&row[3 + i], mark_sign (entry->marks[i]),
                               entry->marks[i] == DESK_MARK_NONE ? NULL
                               : entry->marks[i] == DESK_MARK_OK ? "ok"
                                                                 : "fail");
      desk_listing_cell_set (&row[3 + n], entry->remark, entry->remark);
      desk_listing_cell_set (&row[4 + n], entry->checker_name, entry->checker_name);
      desk_listing_cell_set (&row[5 + n], entry->checked, entry->checked);
    }
  desk_ctl_print_listing (self, listing, NULL);
  return DESK_CTL_DONE;
}

static int
run_review (DeskCtl *self)
{
  g_autoptr (GError) error = NULL;

  if (!desk_equipment_check_review (self->office, &error))
    return desk_ctl_fail ("round review", error);
  return DESK_CTL_DONE;
}

static int
run_setup (DeskCtl *self)
{
  g_autoptr (GError) error = NULL;

  if (!desk_rounds_setup (self->office, &error))
    return desk_ctl_fail ("round setup", error);
  return DESK_CTL_DONE;
}

static const DeskCtlVerb verbs[] = {
  { "mark", run_mark },
  { "ok", run_ok },
  { "sign", run_sign },
  { "unsign", run_unsign },
  { "show", run_show },
  { "missing", run_missing },
  { "review", run_review },
  { "setup", run_setup },
  { NULL },
};

static int
run_round (DeskCtl *self)
{
  return desk_ctl_run_verb (self, verbs);
}

static const DeskCtlOption round_options[] = {
  { "column", "C", N_ ("one column; else all of them") },
  { "remark", "R", N_ ("what was found") },
  { "person", "P", N_ ("only the rows of this person") },
  { "department", "D", N_ ("only the rows of this department") },
  { NULL },
};

const DeskCtlCommand desk_ctl_rounds_commands[] = {
  { "round", "mark|ok|sign|unsign|show|missing|review|setup [ROUND] [DATE] [ROW] [√|X|blank]",
    N_ ("Goes through a round: equipment, equipment-week, closing, dress …\n"
        "mark ROUND DATE ROW √|X|blank checks a row, ok ROUND DATE gives all others √.\n"
        "sign ROUND DATE [DATE] confirms days for --department, unsign takes that back.\n"
        "show ROUND DATE lists a day, missing [ROUND] [FROM] [TO] what is due and not done.\n"
        "review looks through the equipment sheets for the weekly meeting; setup adds the "
        "rounds that ship with the program."),
    "round mark equipment 2026-10-09 EQ-001 X --column 附件 --remark 缺充电器", round_options, 1, 5,
    FALSE, run_round },
  { NULL },
};
