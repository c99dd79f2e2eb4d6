/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The monthly hygiene summary (ROT-11). */

#include <string.h>

#include "desk-hygiene-private.h"
#include "desk-language.h"
#include "desk-people.h"

static void
row_free (gpointer data)
{
  DeskHygieneRow *self = data;

  g_free (self->name);
  g_free (self->who);
  g_free (self);
}

void
desk_hygiene_month_free (DeskHygieneMonth *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static DeskHygieneRow *
find_row (DeskHygieneMonth *self,
          gboolean          is_group,
          gint64            id,
          const char       *name)
{
  DeskHygieneRow *row;

  for (guint i = 0; i < self->rows->len; i++)
    {
      row = self->rows->pdata[i];
      if (row->is_group == is_group && row->id == id)
        return row;
    }
  row = g_new0 (DeskHygieneRow, 1);
  row->is_group = is_group;
  row->id = id;
  row->name = g_strdup (name);
  row->who = g_strdup ("");
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
count_day (DeskHygieneRow *row,
           DeskRotaDay    *day)
{
  gboolean inspected = FALSE, failed = FALSE;

  for (guint i = 0; i < day->areas->len; i++)
    {
      const DeskDutyArea *area = day->areas->pdata[i];
      row->marks_ok += area->mark == DESK_MARK_OK;
      row->marks_fail += area->mark == DESK_MARK_FAIL;
      inspected |= area->mark != DESK_MARK_NONE;
      failed |= area->mark == DESK_MARK_FAIL;
    }
  row->days++;
  row->inspected += inspected;
  row->failed += failed;
  row->passed += inspected && !failed;
}

/* Whose fine it is: of the groups that the person failed with, the one that failed
 * most often. */
static DeskHygieneRow *
row_of_fine (DeskHygieneMonth *self,
             GPtrArray        *fails,
             gint64            person)
{
  DeskHygieneRow *found = NULL;
  guint most = 0;

  for (guint i = 0; i < fails->len; i++)
    {
      const DeskHygieneFail *fail = fails->pdata[i];
      guint n = desk_hygiene_count_fails (fails, fail);

      for (guint p = 0; p < fail->people->len; p++)
        if (g_array_index (fail->people, gint64, p) == person && n > most)
          for (guint r = 0; r < self->rows->len; r++)
            {
              DeskHygieneRow *row = self->rows->pdata[r];
              if (row->is_group == (fail->group != 0) &&
                  row->id == (fail->group != 0 ? fail->group : person))
                {
                  found = row;
                  most = n;
                }
            }
    }
  return found;
}

static gboolean
add_fines (DeskOffice        *office,
           DeskHygieneMonth  *self,
           GError           **error)
{
  g_autofree char *name = desk_date_to_month (self->month);
  g_autofree char *source = g_strconcat ("hygiene/", name, NULL);
  g_autoptr (GPtrArray) fails = desk_hygiene_read_fails (office, self->month, error);
  g_autoptr (DeskRows) rows = NULL;

  if (fails == NULL)
    return FALSE;
  rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT l.person_id, l.amount FROM ledger l JOIN people p ON p.id = l.person_id"
    " WHERE l.source = ? AND l.state <> 'reversed' ORDER BY p.name COLLATE PINYIN, p.id",
    "t", source);
  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      gint64 person = desk_rows_int (rows, 0);
      DeskHygieneRow *row = row_of_fine (self, fails, person);
      g_autofree char *who = desk_people_dup_name (office, person);
      char *all;

      if (row == NULL)
        continue;
      row->fines -= desk_rows_int (rows, 1);
      all =
        *row->who != '\0'
          ? g_strconcat (
              row->who, desk_language_context (desk_office_forms_language (office), "people", ", "),
              who, NULL)
          : g_strdup (who);
      g_free (row->who);
      row->who = all;
    }
  return TRUE;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const DeskHygieneRow *row_a = *(DeskHygieneRow *const *) a;
  const DeskHygieneRow *row_b = *(DeskHygieneRow *const *) b;

  if (row_a->is_group != row_b->is_group)
    return row_a->is_group ? -1 : 1;
  return row_a->id < row_b->id ? -1 : row_a->id > row_b->id;
}

/**
 * desk_hygiene_get_month:
 * @month: any day of the month
 *
 * Returns: (transfer full): a row for each group (in person mode: each person)
 *   that had a duty day
 */
DeskHygieneMonth *
desk_hygiene_get_month (DeskOffice  *office,
                        DeskDate     month,
                        GError     **error)
{
  g_autoptr (DeskHygieneMonth) self = g_new0 (DeskHygieneMonth, 1);
  g_autoptr (GPtrArray) days = NULL;

  self->month = desk_date_month_start (month);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  days = desk_rota_get_days (office, self->month, desk_date_month_end (month), error);
  if (days == NULL)
    return NULL;
  for (guint i = 0; i < days->len; i++)
    {
      DeskRotaDay *day = days->pdata[i];

      /* Team cleaning and holiday duty count for no group (ROT-7). */
      if (day->id == 0 || day->areas->len == 0)
        continue;
      if (day->group != 0)
        count_day (find_row (self, TRUE, day->group, day->group_name), day);
      for (guint p = 0; day->group == 0 && p < day->people->len; p++)
        {
          const DeskDutyPerson *person = day->people->pdata[p];
          count_day (find_row (self, FALSE, person->id, person->name), day);
        }
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      DeskHygieneRow *row = self->rows->pdata[i];
      row->pass_rate = row->inspected > 0 ? (double) row->passed / row->inspected : 0;
    }
  g_ptr_array_sort (self->rows, compare_rows);
  if (!add_fines (office, self, error))
    return NULL;
  return g_steal_pointer (&self);
}
