/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-changes.h"

#include "desk-error.h"
#include "desk-language.h"

static void
change_free (DeskChange *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (self->before != NULL)
        desk_value_clear (&self->before[i]);
      if (self->after != NULL)
        desk_value_clear (&self->after[i]);
    }
  g_free (self->before);
  g_free (self->after);
  g_free (self->touched);
  g_free (self);
}

static void
value_from_sqlite (DeskValue     *value,
                   sqlite3_value *from)
{
  switch (sqlite3_value_type (from))
    {
    case SQLITE_INTEGER:
      desk_value_set_number (value, sqlite3_value_int64 (from));
      break;
    case SQLITE_TEXT:
      value->text = g_strdup ((const char *) sqlite3_value_text (from));
      value->set = TRUE;
      break;
    default:
      break;
    }
}

/* Takes the row that @iter stands on. */
static DeskChange *
change_new (sqlite3_changeset_iter *iter)
{
  DeskChange *change = g_new0 (DeskChange, 1);
  const char *table;
  int n_columns, op;

  sqlite3changeset_op (iter, &table, &n_columns, &op, NULL);
  change->table = g_intern_string (table);
  change->n_columns = n_columns;
  change->touched = g_new0 (guint8, n_columns);
  change->type = op == SQLITE_INSERT   ? DESK_CHANGE_INSERT
                 : op == SQLITE_DELETE ? DESK_CHANGE_DELETE
                                       : DESK_CHANGE_UPDATE;
  if (op != SQLITE_INSERT)
    change->before = g_new0 (DeskValue, n_columns);
  if (op != SQLITE_DELETE)
    change->after = g_new0 (DeskValue, n_columns);

  for (int i = 0; i < n_columns; i++)
    {
      sqlite3_value *before = NULL, *after = NULL;

      if (op != SQLITE_INSERT)
        sqlite3changeset_old (iter, i, &before);
      if (op != SQLITE_DELETE)
        sqlite3changeset_new (iter, i, &after);
      if (before != NULL)
        value_from_sqlite (&change->before[i], before);
      if (after != NULL)
        value_from_sqlite (&change->after[i], after);
      change->touched[i] = op == SQLITE_UPDATE ? after != NULL : TRUE;
    }
  /* Every content table begins with its id. */
  change->id = change->before != NULL ? change->before[0].number : change->after[0].number;
  return change;
}

/**
 * desk_changes_new_from_changeset:
 * @data: a changeset of SQLite's session extension
 * @size: its bytes
 *
 * Returns: (transfer full): what the changeset says, or %NULL with
 *   %DESK_ERROR_DAMAGED when it cannot be read
 */
DeskChanges *
desk_changes_new_from_changeset (const void  *data,
                                 int          size,
                                 GError     **error)
{
  g_autoptr (DeskChanges) self = g_new0 (DeskChanges, 1);
  sqlite3_changeset_iter *iter = NULL;
  int result = SQLITE_OK;

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  if (size > 0)
    {
      result = sqlite3changeset_start (&iter, size, (void *) data);
      if (result == SQLITE_OK)
        while (sqlite3changeset_next (iter) == SQLITE_ROW)
          g_ptr_array_add (self->items, change_new (iter));
      if (iter != NULL)
        result = sqlite3changeset_finalize (iter);
    }
  if (result != SQLITE_OK)
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_DAMAGED,
                           _ ("The journal cannot be read; restore the last backup"));
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
desk_changes_free (DeskChanges *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

/* Whether any row of @table is among the changes. */
gboolean
desk_changes_touch (const DeskChanges *self,
                    const char        *table)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const DeskChange *change = self->items->pdata[i];
      if (g_str_equal (change->table, table))
        return TRUE;
    }
  return FALSE;
}
