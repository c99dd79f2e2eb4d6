/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 《服务流程统计表》: which step of which case was signed by whom and when (SHO-7). */

#include <string.h>

#include "desk-flow-private.h"
#include "desk-flow-report.h"
#include "desk-language.h"
#include "desk-people.h"

static void
cell_free (DeskFlowRegisterCell *self)
{
  if (self == NULL)
    return;
  g_free (self->person_name);
  g_free (self->monitor_name);
  g_free (self);
}

static void
row_free (DeskFlowRegisterRow *self)
{
  g_free (self->number);
  g_free (self->client_number);
  g_free (self->client_name);
  g_free (self->category);
  g_free (self->state);
  g_free (self->remark);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

void
desk_flow_register_free (DeskFlowRegister *self)
{
  g_free (self->flow);
  g_free (self->title);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->rows);
  desk_flow_template_unref (self->template);
  g_free (self);
}

static char *
dup_text (const DeskRows *rows,
          guint           column)
{
  return desk_rows_is_null (rows, column) ? NULL : g_strdup (desk_rows_text (rows, column));
}

#define UNDER_WAY                                                                             \
  " FROM shoots s JOIN flows f ON f.id = s.flow_id LEFT JOIN clients c ON c.id = s.client_id" \
  " WHERE f.code = ?1 AND s.begun < ?3 AND (s.ended IS NULL OR s.ended >= ?2)"

static gboolean
read_rows (DeskOffice        *office,
           DeskFlowRegister  *self,
           GHashTable        *by_id,
           const char        *first,
           const char        *end,
           GError           **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT s.id, s.number, c.number, c.name, ifnull(s.category, c.category), s.state, s.round,"
    " s.begun, s.ended, s.reason" UNDER_WAY " ORDER BY s.id",
    "ttt", self->flow, first, end);

  while (rows != NULL && desk_rows_next (rows))
    {
      DeskFlowRegisterRow *row = g_new0 (DeskFlowRegisterRow, 1);

      row->shoot = desk_rows_int (rows, 0);
      row->number = g_strdup (desk_rows_text (rows, 1));
      row->client_number = dup_text (rows, 2);
      row->client_name = dup_text (rows, 3);
      row->category = dup_text (rows, 4);
      row->state = g_strdup (desk_rows_text (rows, 5));
      row->rounds = desk_rows_int (rows, 6);
      row->begun = desk_flow_moment_day (desk_rows_text (rows, 7));
      if (!desk_rows_is_null (rows, 8))
        row->ended = desk_flow_moment_day (desk_rows_text (rows, 8));
      row->remark = dup_text (rows, 9);
      row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) cell_free);
      g_ptr_array_set_size (row->cells, (int) self->steps->len);
      g_ptr_array_add (self->rows, row);
      g_hash_table_insert (by_id, &row->shoot, row);
    }
  return rows != NULL;
}

static char *
dup_name (DeskOffice *office,
          GHashTable *names,
          gint64      person)
{
  char *name = g_hash_table_lookup (names, &person);

  if (name == NULL)
    {
      name = desk_people_dup_name (office, person);
      g_hash_table_insert (names, g_memdup2 (&person, sizeof person), name);
    }
  return g_strdup (name);
}

/* The last visit of a step is what its cell shows; they are read in the order of time. */
static gboolean
read_cells (DeskOffice        *office,
            DeskFlowRegister  *self,
            GHashTable        *by_id,
            const char        *first,
            const char        *end,
            GError           **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT v.shoot_id, v.step, v.person_id, v.signed, v.monitor_id, v.monitored, v.round, v.days,"
    " v.late FROM signoffs v WHERE v.withdrawn IS NULL AND v.shoot_id IN"
    " (SELECT s.id" UNDER_WAY ") ORDER BY v.shoot_id, v.id",
    "ttt", self->flow, first, end);
  g_autoptr (GHashTable) names =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  while (rows != NULL && desk_rows_next (rows))
    {
      gint64 shoot = desk_rows_int (rows, 0);
      DeskFlowRegisterRow *row = g_hash_table_lookup (by_id, &shoot);
      const DeskFlowStep *step =
        desk_flow_template_get_step (self->template, desk_rows_text (rows, 1));
      DeskFlowRegisterCell *cell;

      if (row == NULL || step == NULL || step->position >= self->steps->len)
        continue;
      cell = g_new0 (DeskFlowRegisterCell, 1);
      cell->person = desk_rows_int (rows, 2);
      if (cell->person != 0)
        {
          cell->person_name = dup_name (office, names, cell->person);
          cell->signed_on = desk_flow_moment_day (desk_rows_text (rows, 3));
        }
      cell->monitored = !desk_rows_is_null (rows, 5);
      if (cell->monitored)
        {
          cell->monitor_name = dup_name (office, names, desk_rows_int (rows, 4));
          cell->monitored_on = desk_flow_moment_day (desk_rows_text (rows, 5));
        }
      cell->round = desk_rows_int (rows, 6);
      cell->days = desk_rows_is_null (rows, 7) ? -1 : (int) desk_rows_int (rows, 7);
      cell->late = desk_rows_is_null (rows, 8) ? 0 : (int) desk_rows_int (rows, 8);
      cell_free (row->cells->pdata[step->position]);
      row->cells->pdata[step->position] = cell;
    }
  return rows != NULL;
}

static void
add_remark (GHashTable *by_id,
            DeskRows   *rows)
{
  gint64 shoot = desk_rows_int (rows, 0);
  DeskFlowRegisterRow *row = g_hash_table_lookup (by_id, &shoot);
  g_autofree char *before = NULL;

  if (row == NULL)
    return;
  before = row->remark;
  row->remark = before != NULL ? g_strdup_printf ("%s; %s", before, desk_rows_text (rows, 1))
                               : g_strdup (desk_rows_text (rows, 1));
}

/* Why a case waited, and what was wrong with it. */
static gboolean
read_remarks (DeskOffice        *office,
              DeskFlowRegister  *self,
              GHashTable        *by_id,
              const char        *first,
              const char        *end,
              GError           **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskRows) remarks = desk_store_select (
    store, error,
    "SELECT shoot_id, text FROM flow_remarks WHERE shoot_id IN (SELECT s.id" UNDER_WAY ")"
    " ORDER BY id",
    "ttt", self->flow, first, end);
  g_autoptr (DeskRows) pauses =
    remarks != NULL
      ? desk_store_select (store, error,
                           "SELECT shoot_id, note FROM pauses WHERE note IS NOT NULL AND shoot_id"
                           " IN (SELECT s.id" UNDER_WAY ") ORDER BY id",
                           "ttt", self->flow, first, end)
      : NULL;

  while (remarks != NULL && desk_rows_next (remarks))
    add_remark (by_id, remarks);
  while (pauses != NULL && desk_rows_next (pauses))
    add_remark (by_id, pauses);
  return pauses != NULL;
}

/**
 * desk_flow_get_register:
 * @flow: the code of a flow
 * @from: the first day
 * @to: the last day
 *
 * Returns: (transfer full): the cases that were under way in those days, as they
 *   stand now
 */
DeskFlowRegister *
desk_flow_get_register (DeskOffice  *office,
                        const char  *flow,
                        DeskDate     from,
                        DeskDate     to,
                        GError     **error)
{
  g_autoptr (DeskFlow) found = desk_flow_get (office, flow, error);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (DeskFlowRegister) self = NULL;
  g_autofree char *first = desk_date_to_iso (from);
  g_autofree char *end = desk_date_to_iso (to + 1);

  if (found == NULL)
    return NULL;
  self = g_new0 (DeskFlowRegister, 1);
  self->flow = g_strdup (flow);
  self->template = desk_flow_template_ref (found->template);
  self->title = g_strdup (
    desk_flow_template_get_title (found->template, desk_office_forms_language (office)));
  self->from = from;
  self->to = to;
  self->steps = g_ptr_array_new ();
  for (guint i = 0; i + 1 < found->template->steps->len; i++)
    g_ptr_array_add (self->steps, found->template->steps->pdata[i]);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  if (!read_rows (office, self, by_id, first, end, error) ||
      !read_cells (office, self, by_id, first, end, error) ||
      !read_remarks (office, self, by_id, first, end, error))
    return NULL;
  return g_steal_pointer (&self);
}
