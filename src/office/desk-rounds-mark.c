/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Checking the rows of a round (INV-2, ROT-12). */

#include "desk-language.h"
#include "desk-people.h"
#include "desk-rounds-private.h"

static const char *const target_columns[] = {
  [DESK_ROUND_LINES] = "line_id",
  [DESK_ROUND_EQUIPMENT] = "equipment_id",
  [DESK_ROUND_PEOPLE] = "person_id",
};

/* The sheet of the day that is written on. */
static DeskRoundSheet *
open_day (DeskOffice             *office,
          const char             *code,
          DeskDate                date,
          const DeskRoundFilter  *filter,
          GError                **error)
{
  g_autoptr (DeskRound) round = desk_rounds_find (office, code, error);

  if (round == NULL)
    return NULL;
  date = desk_rounds_day (round, date);
  if (date > desk_rounds_today (office))
    {
      g_autofree char *words = desk_rounds_format_day (round, date);

      g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                   /* Translators: %s is a day or a week */
                   _ ("%s is still to come; it is checked when it is there (ROT-12)"), words);
      return NULL;
    }
  return desk_rounds_get_sheet (office, code, date, date, filter, error);
}

static DeskRoundRow *
find_row (DeskRoundSheet  *sheet,
          gint64           target,
          GError         **error)
{
  DeskRoundRow *row = desk_round_sheet_find_row (sheet, target);

  if (row == NULL)
    g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                 /* Translators: %s is a round, as “Equipment: daily close” */
                 _ ("That is no row of “%s” on that day: it is lent out, away or not in use"),
                 sheet->round->name);
  return row;
}

/* What was confirmed stays as it was confirmed. */
static gboolean
check_open (DeskRoundSheet      *sheet,
            const DeskRoundRow  *row,
            GError             **error)
{
  const DeskRoundSign *sign = desk_round_sheet_find_sign (
    sheet, g_array_index (sheet->days, DeskDate, 0), row->department);
  g_autofree char *day = NULL;

  if (sign == NULL)
    return TRUE;
  day = desk_rounds_format_day (sheet->round, sign->date);
  g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
               /* Translators: a name and a day */
               _ ("%s has signed the sheet of %s; take the signature back first (INV-2)"),
               sign->person_name, day);
  return FALSE;
}

/* Returns: the record of a row on the sheet's day, made where it is missing; 0 on failure */
static gint64
ensure_check (DeskOffice            *office,
              const DeskRoundSheet  *sheet,
              const DeskRoundRow    *row,
              GError               **error)
{
  DeskStore *store = desk_office_get_store (office);
  const char *column = target_columns[sheet->round->target];
  DeskDate date = g_array_index (sheet->days, DeskDate, 0);
  g_autofree char *find = g_strdup_printf (
    "SELECT id FROM round_checks WHERE round_id = ? AND date = ? AND %s = ?", column);
  g_autofree char *insert =
    g_strdup_printf ("INSERT INTO round_checks (round_id, date, %s) VALUES (?, ?, ?)", column);
  g_autoptr (DeskRows) rows =
    desk_store_select (store, error, find, "idi", sheet->round->id, date, row->target);

  if (rows == NULL)
    return 0;
  if (desk_rows_next (rows))
    return desk_rows_int (rows, 0);
  return desk_store_execute (store, error, insert, "idi", sheet->round->id, date, row->target)
           ? desk_store_last_id (store)
           : 0;
}

static gboolean
write_mark (DeskOffice  *office,
            gint64       check,
            gint64       column,
            DeskMark     mark,
            GError     **error)
{
  DeskStore *store = desk_office_get_store (office);

  if (mark == DESK_MARK_NONE)
    return desk_store_execute (store, error,
                               "DELETE FROM round_marks WHERE check_id = ? AND column_id = ?",
                               "ii", check, column);
  return desk_store_execute (store, error,
                             "INSERT INTO round_marks (check_id, column_id, mark) VALUES (?, ?, ?)"
                             " ON CONFLICT (check_id, column_id) DO UPDATE SET mark ="
                             " excluded.mark WHERE mark <> excluded.mark",
                             "iit", check, column, mark == DESK_MARK_OK ? "ok" : "fail");
}

/* Who checked, and since when the row is complete: a correction does not make it
 * late. A row without marks leaves nothing behind. */
static gboolean
finish_check (DeskOffice            *office,
              const DeskRoundSheet  *sheet,
              gint64                 check,
              gint64                 by,
              const char            *remark,
              GError               **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *moment = desk_store_get_moment (store);
  g_autoptr (DeskRows) rows =
    desk_store_select (store, error,
                       "SELECT count(*), total (c.active) FROM round_marks m JOIN round_columns c"
                       " ON c.id = m.column_id WHERE m.check_id = ?",
                       "i", check);

  if (rows == NULL || !desk_rows_next (rows))
    return FALSE;
  if (desk_rows_int (rows, 0) == 0)
    return desk_store_execute (store, error, "DELETE FROM round_checks WHERE id = ?", "i", check);
  return desk_store_execute (
    store, error,
    "UPDATE round_checks SET checker_id = ?1, checked = iif(?2, ifnull(checked, ?3), NULL),"
    " remark = ifnull(?4, remark), rectified = iif(EXISTS (SELECT 1 FROM round_marks"
    "  WHERE check_id = ?5 AND mark = 'fail'), rectified, 0) WHERE id = ?5",
    "ritti", by, (gint64) (desk_rows_int (rows, 1) >= (gint64) sheet->columns->len), moment,
    remark != NULL && *remark != '\0' ? remark : NULL, check);
}

/* @column 0 is every column of the row. */
static gboolean
write_row (DeskOffice          *office,
           DeskRoundSheet      *sheet,
           const DeskRoundRow  *row,
           gint64               column,
           DeskMark             mark,
           gboolean             only_blank,
           const char          *remark,
           gint64               by,
           GError             **error)
{
  const DeskRoundEntry *entry = row->entries->pdata[0];
  gint64 check = ensure_check (office, sheet, row, error);

  if (check == 0)
    return FALSE;
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const DeskRoundColumn *one = sheet->columns->pdata[i];

      if ((column == 0 || one->id == column) &&
          !(only_blank && entry->marks[i] != DESK_MARK_NONE) &&
          !write_mark (office, check, one->id, mark, error))
        return FALSE;
    }
  return finish_check (office, sheet, check, by, remark, error);
}

/* Who is recorded as having checked: @by when they may, else who is to. */
static gboolean
find_checker (DeskOffice            *office,
              const DeskRoundSheet  *sheet,
              const DeskRoundRow    *row,
              gint64                *by,
              GError               **error)
{
  if (*by != 0)
    return desk_rounds_may_check (office, sheet->round, row->responsible, row->department, *by,
                                  error);
  *by = desk_rounds_checker (office, sheet->round, row->responsible, row->department,
                             desk_rounds_today (office));
  return TRUE;
}

static const char *
row_name (const DeskRoundRow *row)
{
  return row->number != NULL ? row->number : row->name;
}

static const DeskRoundColumn *
find_column (DeskRoundSheet  *sheet,
             gint64           column,
             GError         **error)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const DeskRoundColumn *one = sheet->columns->pdata[i];
      if (one->id == column)
        return one;
    }
  g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
               /* Translators: %s is a round, as “Equipment: daily close” */
               _ ("That is no column of “%s”"), sheet->round->name);
  return NULL;
}

static char *
mark_title (const DeskRoundSheet  *sheet,
            const DeskRoundRow    *row,
            const DeskRoundColumn *column,
            DeskMark               mark)
{
  g_autofree char *day =
    desk_rounds_format_day (sheet->round, g_array_index (sheet->days, DeskDate, 0));
  const char *sign = mark == DESK_MARK_OK ? "√" : "X";

  if (mark == DESK_MARK_NONE)
    /* Translators: the title of an act: a round, a day and a row */
    return g_strdup_printf (_ ("Clear the marks of %s, %s, %s"), sheet->round->name, day,
                            row_name (row));
  if (column == NULL)
    /* Translators: the title of an act: a round, a day, a row, and √ or X */
    return g_strdup_printf (_ ("Check %s, %s, %s: %s"), sheet->round->name, day, row_name (row),
                            sign);
  /* Translators: the title of an act: a round, a day, a row, a column, and √ or X */
  return g_strdup_printf (_ ("Check %s, %s, %s, %s: %s"), sheet->round->name, day, row_name (row),
                          column->name, sign);
}

/**
 * desk_rounds_mark:
 * @code: the round
 * @date: the day that is checked; of a weekly round any day of the week
 * @target: the line, the item or the person
 * @column: a column, or 0 for all of them
 * @mark: √, X, or none to take the mark back
 * @remark: (nullable): %NULL leaves a remark as it is
 * @by: who checked, or 0 for who is to
 *
 * Returns: %FALSE with %DESK_ERROR_REFUSED for a day to come, a signed sheet, or
 *   when @by may not check it (INV-2)
 */
gboolean
desk_rounds_mark (DeskOffice  *office,
                  const char  *code,
                  DeskDate     date,
                  gint64       target,
                  gint64       column,
                  DeskMark     mark,
                  const char  *remark,
                  gint64       by,
                  GError     **error)
{
  const DeskRoundFilter filter = { .target = target };
  g_autoptr (DeskRoundSheet) sheet = open_day (office, code, date, &filter, error);
  DeskRoundRow *row = sheet != NULL ? find_row (sheet, target, error) : NULL;
  const DeskRoundColumn *one = NULL;
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *title = NULL;

  if (row == NULL || !check_open (sheet, row, error) ||
      !find_checker (office, sheet, row, &by, error))
    return FALSE;
  if (column != 0)
    {
      one = find_column (sheet, column, error);
      if (one == NULL)
        return FALSE;
    }
  title = mark_title (sheet, row, one, mark);
  act = desk_store_begin (desk_office_get_store (office), error, title);
  if (act == NULL || !write_row (office, sheet, row, column, mark, FALSE, remark, by, error))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/**
 * desk_rounds_mark_others_ok:
 * @filter: (nullable): whose rows
 * @by: who checked, or 0 for who is to check each
 * @n_rows: (out) (optional): how many rows were completed
 *
 * √ for everything that is due and has no mark yet, as one act. Rows of signed
 * sheets stay as they are.
 */
gboolean
desk_rounds_mark_others_ok (DeskOffice             *office,
                            const char             *code,
                            DeskDate                date,
                            const DeskRoundFilter  *filter,
                            gint64                  by,
                            guint                  *n_rows,
                            GError                **error)
{
  g_autoptr (DeskRoundSheet) sheet = open_day (office, code, date, filter, error);
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;
  guint n = 0;

  if (sheet == NULL)
    return FALSE;
  day = desk_rounds_format_day (sheet->round, g_array_index (sheet->days, DeskDate, 0));
  /* Translators: the title of an act: a round and a day */
  title = g_strdup_printf (_ ("Check all others of %s, %s: √"), sheet->round->name, day);
  act = desk_store_begin (desk_office_get_store (office), error, title);
  if (act == NULL)
    return FALSE;
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const DeskRoundRow *row = sheet->rows->pdata[i];
      const DeskRoundEntry *entry = row->entries->pdata[0];
      gint64 checker = by;

      if ((!entry->due && sheet->round->rhythm != DESK_ROUND_USE) || entry->complete ||
          !check_open (sheet, row, NULL))
        continue;
      if (!find_checker (office, sheet, row, &checker, error) ||
          !write_row (office, sheet, row, 0, DESK_MARK_OK, TRUE, NULL, checker, error))
        return FALSE;
      n++;
    }
  if (n_rows != NULL)
    *n_rows = n;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* The row on the sheet's day, which must have been checked. */
static DeskRoundRow *
find_checked_row (DeskRoundSheet  *sheet,
                  gint64           target,
                  gboolean         failed,
                  GError         **error)
{
  DeskRoundRow *row = find_row (sheet, target, error);
  const DeskRoundEntry *entry = row != NULL ? row->entries->pdata[0] : NULL;

  if (entry == NULL || !check_open (sheet, row, error))
    return NULL;
  if (failed ? entry->failed : entry->n_marks > 0)
    return row;
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_REFUSED,
                       failed ? _ ("Only what failed can be rectified; mark it X first")
                              : _ ("Mark the row first, then write a remark"));
  return NULL;
}

/* @remark: (nullable): %NULL or empty for none */
gboolean
desk_rounds_set_remark (DeskOffice  *office,
                        const char  *code,
                        DeskDate     date,
                        gint64       target,
                        const char  *remark,
                        GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  const DeskRoundFilter filter = { .target = target };
  g_autoptr (DeskRoundSheet) sheet = open_day (office, code, date, &filter, error);
  DeskRoundRow *row = sheet != NULL ? find_checked_row (sheet, target, FALSE, error) : NULL;
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;

  if (row == NULL)
    return FALSE;
  day = desk_rounds_format_day (sheet->round, g_array_index (sheet->days, DeskDate, 0));
  /* Translators: the title of an act: a round, a day and a row */
  title =
    g_strdup_printf (_ ("Remark on %s, %s, %s"), sheet->round->name, day, row_name (row));
  act = desk_store_begin (store, error, title);
  if (act == NULL || !desk_store_execute (store, error,
                                          "UPDATE round_checks SET remark = ? WHERE id = ?", "ti",
                                          remark != NULL && *remark != '\0' ? remark : NULL,
                                          ensure_check (office, sheet, row, error)))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* Put right since. */
gboolean
desk_rounds_set_rectified (DeskOffice  *office,
                           const char  *code,
                           DeskDate     date,
                           gint64       target,
                           gboolean     rectified,
                           GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  const DeskRoundFilter filter = { .target = target };
  g_autoptr (DeskRoundSheet) sheet = open_day (office, code, date, &filter, error);
  DeskRoundRow *row = sheet != NULL ? find_checked_row (sheet, target, TRUE, error) : NULL;
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;

  if (row == NULL)
    return FALSE;
  day = desk_rounds_format_day (sheet->round, g_array_index (sheet->days, DeskDate, 0));
  /* Translators: the title of an act: a day and a row */
  title =
    g_strdup_printf (rectified ? _ ("Tick %s, %s as rectified") : _ ("Untick %s, %s as rectified"),
                     day, row_name (row));
  act = desk_store_begin (store, error, title);
  if (act == NULL ||
      !desk_store_execute (store, error, "UPDATE round_checks SET rectified = ? WHERE id = ?",
                           "ii", (gint64) rectified, ensure_check (office, sheet, row, error)))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}
