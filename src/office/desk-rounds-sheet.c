/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading a round's sheet: its rows on its days, what is due, and what is missing. */

#include <string.h>

#include "desk-people.h"
#include "desk-rounds-private.h"
#include "desk-text.h"

/* What is in store at the end of a day is checked on it. */
#define END_OF_DAY " 23:59"

static void
entry_free (gpointer data)
{
  DeskRoundEntry *self = data;

  g_free (self->marks);
  g_free (self->remark);
  g_free (self->checker_name);
  g_free (self->checked);
  g_free (self);
}

static void
row_free (gpointer data)
{
  DeskRoundRow *self = data;

  g_free (self->number);
  g_free (self->name);
  g_free (self->place);
  g_free (self->responsible_name);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

static void
sign_free (gpointer data)
{
  DeskRoundSign *self = data;

  g_free (self->person_name);
  g_free (self->at);
  g_free (self->remark);
  g_free (self);
}

void
desk_round_sheet_free (DeskRoundSheet *self)
{
  g_clear_pointer (&self->round, desk_round_free);
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->signs, g_ptr_array_unref);
  g_free (self);
}

/* Returns: the place of @date among the days, or -1 */
int
desk_round_sheet_find_day (const DeskRoundSheet *self,
                           DeskDate              date)
{
  for (guint i = 0; i < self->days->len; i++)
    if (g_array_index (self->days, DeskDate, i) == date)
      return (int) i;
  return -1;
}

/* Returns: (nullable) (transfer none): the row of a line, an item or a person */
DeskRoundRow *
desk_round_sheet_find_row (const DeskRoundSheet *self,
                           gint64                target)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      DeskRoundRow *row = self->rows->pdata[i];
      if (row->target == target)
        return row;
    }
  return NULL;
}

/* Returns: (nullable) (transfer none): who signed for @department on @date; who
 *   signed for the whole studio signed for each department */
const DeskRoundSign *
desk_round_sheet_find_sign (const DeskRoundSheet *self,
                            DeskDate              date,
                            gint64                department)
{
  for (guint i = 0; i < self->signs->len; i++)
    {
      const DeskRoundSign *sign = self->signs->pdata[i];
      if (sign->date == date && (sign->department == department || sign->department == 0))
        return sign;
    }
  return NULL;
}

static void
add_days (DeskOffice     *office,
          DeskRoundSheet *sheet,
          DeskDate        from,
          DeskDate        to)
{
  gboolean weekly = sheet->round->rhythm == DESK_ROUND_WEEKLY;

  for (DeskDate day = weekly ? desk_date_week_start (from) : from; day <= to;
       day += weekly ? 7 : 1)
    g_array_append_val (sheet->days, day);
}

static DeskRoundRow *
add_row (DeskRoundSheet *sheet,
         gint64          target,
         const char     *name)
{
  DeskRoundRow *row = g_new0 (DeskRoundRow, 1);

  row->target = target;
  row->name = g_strdup (name);
  row->entries = g_ptr_array_new_full (sheet->days->len, entry_free);
  for (guint i = 0; i < sheet->days->len; i++)
    {
      DeskRoundEntry *entry = g_new0 (DeskRoundEntry, 1);

      entry->marks = g_new0 (DeskMark, sheet->columns->len + 1);
      g_ptr_array_add (row->entries, entry);
    }
  g_ptr_array_add (sheet->rows, row);
  return row;
}

/* Names are asked for once each. */
static char *
dup_name (DeskOffice *office,
          GHashTable *names,
          gint64      person)
{
  const char *known;

  if (person == 0)
    return NULL;
  known = g_hash_table_lookup (names, &person);
  if (known == NULL)
    {
      char *name = desk_people_dup_name (office, person);
      g_hash_table_insert (names, g_memdup2 (&person, sizeof person), name);
      known = name;
    }
  return g_strdup (known);
}

static gboolean
read_equipment (DeskOffice             *office,
                DeskRoundSheet         *sheet,
                const DeskRoundFilter  *filter,
                GHashTable             *names,
                GError                **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT e.id, e.number, trim (ifnull (e.make, '') || ' ' || ifnull (e.model, '')), e.class,"
    " e.place, ifnull (e.responsible_id, 0), ifnull (ifnull (e.department_id, p.department_id), 0)"
    " FROM equipment e LEFT JOIN people p ON p.id = e.responsible_id"
    " WHERE (?1 IS NULL OR e.responsible_id = ?1)"
    " AND (?2 IS NULL OR ifnull (e.department_id, p.department_id) = ?2)"
    " AND (?3 IS NULL OR e.id = ?3) ORDER BY e.number, e.id",
    "rrr", filter->person, filter->department, filter->target);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      const char *name = desk_rows_text (rows, 2);
      DeskRoundRow *row = add_row (sheet, desk_rows_int (rows, 0),
                                   *name != '\0' ? name : desk_rows_text (rows, 3));

      row->number = g_strdup (desk_rows_text (rows, 1));
      row->place = g_strdup (desk_rows_text (rows, 4));
      row->responsible = desk_rows_int (rows, 5);
      row->responsible_name = dup_name (office, names, row->responsible);
      row->department = desk_rows_int (rows, 6);
    }
  return TRUE;
}

static gboolean
read_people (DeskOffice             *office,
             DeskRoundSheet         *sheet,
             const DeskRoundFilter  *filter,
             GHashTable             *names,
             GError                **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT id, ifnull (department_id, 0) FROM people WHERE (?1 IS NULL OR id = ?1)"
    " AND (?2 IS NULL OR department_id = ?2) AND (?3 IS NULL OR id = ?3)"
    " ORDER BY name COLLATE PINYIN, id",
    "rrr", filter->person, filter->department, filter->target);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      gint64 person = desk_rows_int (rows, 0);
      g_autofree char *name = dup_name (office, names, person);
      DeskRoundRow *row = add_row (sheet, person, name);

      row->responsible = person;
      row->responsible_name = g_strdup (name);
      row->department = desk_rows_int (rows, 1);
    }
  return TRUE;
}

static gboolean
read_lines (DeskOffice      *office,
            DeskRoundSheet  *sheet,
            GError         **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT id, name FROM round_lines WHERE round_id = ? AND active ORDER BY position, id", "i",
    sheet->round->id);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    add_row (sheet, desk_rows_int (rows, 0), desk_rows_text (rows, 1));
  return TRUE;
}

/* Whether the rows of a day are due at all. */
static gboolean
is_due_day (DeskOffice      *office,
            const DeskRound *round,
            DeskDate         date)
{
  DeskCalendar *calendar = desk_office_get_calendar (office);

  if (round->rhythm == DESK_ROUND_USE || (round->since != DESK_DATE_NONE && date < round->since))
    return FALSE;
  if (round->rhythm == DESK_ROUND_DAILY)
    return desk_calendar_contains (calendar, DESK_CALENDAR_WORKING, date);
  for (int i = 0; i < 7; i++)
    if (desk_calendar_contains (calendar, DESK_CALENDAR_WORKING, date + i))
      return TRUE;
  return FALSE;
}

/* An item is due on the days at whose end it lay in store; one that was lent,
 * repaired or not there yet is not. */
static gboolean
set_equipment_due (DeskOffice             *office,
                   DeskRoundSheet         *sheet,
                   const DeskRoundFilter  *filter,
                   GHashTable             *by_target,
                   const gboolean         *due_days,
                   GError                **error)
{
  guint n = sheet->days->len;
  int span = sheet->round->rhythm == DESK_ROUND_WEEKLY ? 6 : 0;
  g_auto (GStrv) ends = g_new0 (char *, n + 1);
  g_autofree char *first = NULL;
  g_autoptr (DeskRows) rows = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *iso = desk_date_to_iso (g_array_index (sheet->days, DeskDate, i) + span);
      ends[i] = g_strconcat (iso, END_OF_DAY, NULL);
    }
  if (n == 0)
    return TRUE;
  rows = desk_store_select (desk_office_get_store (office), error,
                            "SELECT equipment_id, \"from\", until FROM custody"
                            " WHERE equipment_id IS NOT NULL AND reason = 'store'"
                            " AND \"from\" <= ?1 AND (until IS NULL OR until > ?2)"
                            " AND (?3 IS NULL OR equipment_id = ?3)",
                            "ttr", ends[n - 1], ends[0], filter->target);
  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      gint64 item = desk_rows_int (rows, 0);
      DeskRoundRow *row = g_hash_table_lookup (by_target, &item);
      const char *from = desk_rows_text (rows, 1), *until = desk_rows_text (rows, 2);

      for (guint i = 0; row != NULL && i < n; i++)
        if (due_days[i] && strcmp (from, ends[i]) <= 0 &&
            (until == NULL || strcmp (until, ends[i]) > 0))
          ((DeskRoundEntry *) row->entries->pdata[i])->due = TRUE;
    }
  return TRUE;
}

static gboolean
set_due (DeskOffice             *office,
         DeskRoundSheet         *sheet,
         const DeskRoundFilter  *filter,
         GHashTable             *by_target,
         GError                **error)
{
  g_autofree gboolean *due_days = g_new0 (gboolean, sheet->days->len + 1);

  for (guint i = 0; i < sheet->days->len; i++)
    due_days[i] = is_due_day (office, sheet->round, g_array_index (sheet->days, DeskDate, i));
  if (sheet->round->target == DESK_ROUND_EQUIPMENT)
    return set_equipment_due (office, sheet, filter, by_target, due_days, error);
  for (guint r = 0; r < sheet->rows->len; r++)
    for (guint i = 0; i < sheet->days->len; i++)
      {
        const DeskRoundRow *row = sheet->rows->pdata[r];
        DeskRoundEntry *entry = row->entries->pdata[i];

        entry->due = due_days[i] && (sheet->round->target == DESK_ROUND_LINES ||
                                     desk_rounds_is_present (
                                       office, row->target,
                                       g_array_index (sheet->days, DeskDate, i)));
      }
  return TRUE;
}

static DeskRoundEntry *
find_entry (DeskRoundSheet *sheet,
            GHashTable     *by_target,
            gint64          target,
            DeskDate        date)
{
  DeskRoundRow *row = g_hash_table_lookup (by_target, &target);
  int day = desk_round_sheet_find_day (sheet, date);

  return row != NULL && day >= 0 ? row->entries->pdata[day] : NULL;
}

static gboolean
read_checks (DeskOffice      *office,
             DeskRoundSheet  *sheet,
             GHashTable      *by_target,
             GHashTable      *names,
             GError         **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT coalesce (line_id, equipment_id, person_id), date, remark, rectified, checker_id,"
    " checked FROM round_checks WHERE round_id = ? AND date BETWEEN ? AND ?",
    "idd", sheet->round->id, g_array_index (sheet->days, DeskDate, 0),
    g_array_index (sheet->days, DeskDate, sheet->days->len - 1));

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      DeskRoundEntry *entry =
        find_entry (sheet, by_target, desk_rows_int (rows, 0), desk_rows_date (rows, 1));

      if (entry == NULL)
        continue;
      entry->remark = g_strdup (desk_rows_text (rows, 2));
      entry->rectified = desk_rows_int (rows, 3) != 0;
      entry->checker = desk_rows_int (rows, 4);
      entry->checker_name = dup_name (office, names, entry->checker);
      entry->checked = g_strdup (desk_rows_text (rows, 5));
    }
  return TRUE;
}

static int
find_column (const DeskRoundSheet *sheet,
             gint64                column)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    if (((DeskRoundColumn *) sheet->columns->pdata[i])->id == column)
      return (int) i;
  return -1;
}

static gboolean
read_marks (DeskOffice      *office,
            DeskRoundSheet  *sheet,
            GHashTable      *by_target,
            GError         **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT coalesce (c.line_id, c.equipment_id, c.person_id), c.date, m.column_id, m.mark = 'ok'"
    " FROM round_checks c JOIN round_marks m ON m.check_id = c.id"
    " WHERE c.round_id = ? AND c.date BETWEEN ? AND ?",
    "idd", sheet->round->id, g_array_index (sheet->days, DeskDate, 0),
    g_array_index (sheet->days, DeskDate, sheet->days->len - 1));

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      DeskRoundEntry *entry =
        find_entry (sheet, by_target, desk_rows_int (rows, 0), desk_rows_date (rows, 1));
      int column = find_column (sheet, desk_rows_int (rows, 2));

      if (entry == NULL || column < 0)
        continue;
      entry->marks[column] = desk_rows_int (rows, 3) ? DESK_MARK_OK : DESK_MARK_FAIL;
      entry->failed |= entry->marks[column] == DESK_MARK_FAIL;
      entry->n_marks++;
      entry->complete = entry->n_marks == sheet->columns->len;
    }
  return TRUE;
}

static gboolean
read_signs (DeskOffice      *office,
            DeskRoundSheet  *sheet,
            GHashTable      *names,
            GError         **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT date, ifnull (department_id, 0), person_id, signed, remark FROM round_signs"
    " WHERE round_id = ? AND date BETWEEN ? AND ? ORDER BY date, id",
    "idd", sheet->round->id, g_array_index (sheet->days, DeskDate, 0),
    g_array_index (sheet->days, DeskDate, sheet->days->len - 1));

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      DeskRoundSign *sign = g_new0 (DeskRoundSign, 1);

      sign->date = desk_rows_date (rows, 0);
      sign->department = desk_rows_int (rows, 1);
      sign->person = desk_rows_int (rows, 2);
      sign->person_name = dup_name (office, names, sign->person);
      sign->at = g_strdup (desk_rows_text (rows, 3));
      sign->remark = g_strdup (desk_rows_text (rows, 4));
      g_ptr_array_add (sheet->signs, sign);
    }
  return TRUE;
}

/* Equipment and people that were neither due nor checked on any of the days:
 * retired, left, not there yet. */
static void
drop_idle_rows (DeskRoundSheet *sheet)
{
  if (sheet->round->target == DESK_ROUND_LINES)
    return;
  for (guint r = sheet->rows->len; r > 0; r--)
    {
      const DeskRoundRow *row = sheet->rows->pdata[r - 1];
      gboolean used = FALSE;

      for (guint i = 0; !used && i < row->entries->len; i++)
        {
          const DeskRoundEntry *entry = row->entries->pdata[i];
          used = entry->due || entry->n_marks > 0;
        }
      if (!used)
        g_ptr_array_remove_index (sheet->rows, r - 1);
    }
}

/**
 * desk_rounds_get_sheet:
 * @code: the round
 * @from: the first day; of a weekly round any day of the first week
 * @to: the last day
 * @filter: (nullable): which rows
 *
 * Returns: (transfer full): the rows on these days, with what is due and what was
 *   found (INV-2, ROT-12)
 */
DeskRoundSheet *
desk_rounds_get_sheet (DeskOffice             *office,
                       const char             *code,
                       DeskDate                from,
                       DeskDate                to,
                       const DeskRoundFilter  *filter,
                       GError                **error)
{
  g_autoptr (DeskRoundSheet) self = g_new0 (DeskRoundSheet, 1);
  g_autoptr (GHashTable) names =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) by_target = g_hash_table_new (g_int64_hash, g_int64_equal);
  const DeskRoundFilter all = { 0 };
  gboolean done;

  if (filter == NULL)
    filter = &all;
  self->round = desk_rounds_find (office, code, error);
  self->days = g_array_new (FALSE, FALSE, sizeof (DeskDate));
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->signs = g_ptr_array_new_with_free_func (sign_free);
  if (self->round == NULL)
    return NULL;
  self->columns = desk_rounds_read_columns (office, self->round->id, error);
  if (self->columns == NULL)
    return NULL;
  add_days (office, self, from, MAX (from, to));

  done = self->round->target == DESK_ROUND_EQUIPMENT
           ? read_equipment (office, self, filter, names, error)
         : self->round->target == DESK_ROUND_PEOPLE
           ? read_people (office, self, filter, names, error)
           : read_lines (office, self, error);
  if (!done)
    return NULL;
  for (guint i = 0; i < self->rows->len; i++)
    {
      DeskRoundRow *row = self->rows->pdata[i];
      g_hash_table_insert (by_target, &row->target, row);
    }
  if (!set_due (office, self, filter, by_target, error) ||
      !read_checks (office, self, by_target, names, error) ||
      !read_marks (office, self, by_target, error) || !read_signs (office, self, names, error))
    return NULL;
  drop_idle_rows (self);
  return g_steal_pointer (&self);
}

void
desk_round_missing_free (DeskRoundMissing *self)
{
  g_free (self->number);
  g_free (self->name);
  g_free (self->responsible_name);
  g_free (self->acting_name);
  g_free (self);
}

/* Lines and people are due once the round has been used; equipment since it is there. */
static DeskDate
first_due (DeskOffice      *office,
           const DeskRound *round)
{
  g_autoptr (DeskRows) rows = NULL;

  if (round->since != DESK_DATE_NONE || round->target == DESK_ROUND_EQUIPMENT)
    return round->since;
  rows = desk_store_select (desk_office_get_store (office), NULL,
                            "SELECT min (date) FROM round_checks WHERE round_id = ?", "i",
                            round->id);
  return rows != NULL && desk_rows_next (rows) && !desk_rows_is_null (rows, 0)
           ? desk_rows_date (rows, 0)
           : desk_date_new (9999, 1, 1);
}

static DeskRoundMissing *
missing_new (DeskOffice           *office,
             GHashTable           *names,
             const DeskRoundSheet *sheet,
             const DeskRoundRow   *row,
             guint                 day)
{
  const DeskRoundEntry *entry = row->entries->pdata[day];
  DeskRoundMissing *self = g_new0 (DeskRoundMissing, 1);

  self->date = g_array_index (sheet->days, DeskDate, day);
  self->target = row->target;
  self->number = g_strdup (row->number);
  self->name = g_strdup (row->name);
  self->responsible = row->responsible;
  self->responsible_name = g_strdup (row->responsible_name);
  self->acting =
    desk_rounds_checker (office, sheet->round, row->responsible, row->department, self->date);
  self->acting_name = dup_name (office, names, self->acting);
  self->department = row->department;
  self->n_marks = entry->n_marks;
  self->n_columns = sheet->columns->len;
  return self;
}

/* By the responsible person's name, nobody's last; then by day and number. */
static int
compare_missing (gconstpointer a,
                 gconstpointer b)
{
  const DeskRoundMissing *one = *(DeskRoundMissing *const *) a;
  const DeskRoundMissing *other = *(DeskRoundMissing *const *) b;
  int order;

  if ((one->responsible == 0) != (other->responsible == 0))
    return one->responsible == 0 ? 1 : -1;
  order = one->responsible != other->responsible
            ? desk_text_compare (one->responsible_name, other->responsible_name)
            : 0;
  if (order == 0 && one->responsible != other->responsible)
    order = one->responsible < other->responsible ? -1 : 1;
  if (order == 0)
    order = one->date - other->date;
  if (order == 0)
    order = g_strcmp0 (one->number, other->number);
  return order != 0 ? order : (one->target > other->target) - (one->target < other->target);
}

/**
 * desk_rounds_missing:
 * @deadline: (nullable): a moment until which a row had to be complete; %NULL: now
 * @filter: (nullable): which rows
 *
 * Returns: (transfer full) (element-type DeskRoundMissing): the rows of the days
 *   that are due and not complete, by responsible person (INV-3)
 */
GPtrArray *
desk_rounds_missing (DeskOffice             *office,
                     const char             *code,
                     DeskDate                from,
                     DeskDate                to,
                     const char             *deadline,
                     const DeskRoundFilter  *filter,
                     GError                **error)
{
  g_autoptr (DeskRoundSheet) sheet = desk_rounds_get_sheet (office, code, from, to, filter, error);
  g_autoptr (GHashTable) names =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  GPtrArray *missing;
  DeskDate first;

  if (sheet == NULL)
    return NULL;
  missing = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_round_missing_free);
  first = first_due (office, sheet->round);
  for (guint r = 0; r < sheet->rows->len; r++)
    for (guint i = 0; i < sheet->days->len; i++)
      {
        const DeskRoundRow *row = sheet->rows->pdata[r];
        const DeskRoundEntry *entry = row->entries->pdata[i];
        gboolean in_time = entry->complete && (deadline == NULL || entry->checked == NULL ||
                                               strcmp (entry->checked, deadline) <= 0);

        if (entry->due && !in_time && g_array_index (sheet->days, DeskDate, i) >= first)
          g_ptr_array_add (missing, missing_new (office, names, sheet, row, i));
      }
  g_ptr_array_sort (missing, compare_missing);
  return missing;
}
