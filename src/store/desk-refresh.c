/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What other programs write into the file: seen by the journal they leave. */

#include "desk-journal.h"
#include "desk-store-private.h"

static gboolean
read_data_version (DeskStore  *self,
                   gint64     *version,
                   GError    **error)
{
  sqlite3_stmt *statement = desk_store_take_statement (self, "PRAGMA data_version", error);
  int result;

  if (statement == NULL)
    return FALSE;
  result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    *version = sqlite3_column_int64 (statement, 0);
  else
    desk_store_set_sqlite_error (self->db, self->path, result, error);
  desk_store_give_statement (self, statement);
  return result == SQLITE_ROW;
}

/* Whether the newest entry that is known is no longer part of the journal. */
static gboolean
history_changed (DeskStore  *self,
                 gboolean   *changed,
                 GError    **error)
{
  g_autoptr (DeskRows) rows = NULL;

  *changed = FALSE;
  if (self->last_entry == 0)
    return TRUE;
  rows = desk_store_select (self, error, "SELECT hash FROM journal WHERE id = ?", "i",
                            self->last_entry);
  if (rows == NULL)
    return FALSE;
  *changed = !desk_rows_next (rows) || g_strcmp0 (desk_rows_text (rows, 0), self->last_hash) != 0;
  return TRUE;
}

/* All that the entries after the newest known one did, in their order. */
static DeskChanges *
read_new_entries (DeskStore  *self,
                  GError    **error)
{
  g_autoptr (DeskChanges) all = desk_changes_new_from_changeset (NULL, 0, NULL);
  g_autoptr (DeskRows) rows =
    desk_store_select (self, error, "SELECT id, hash FROM journal WHERE id > ? ORDER BY id", "i",
                       self->last_entry);

  if (rows == NULL)
    return NULL;
  while (desk_rows_next (rows))
    {
      g_autoptr (DeskChanges) changes =
        desk_journal_get_changes (self, desk_rows_int (rows, 0), error);

      if (changes == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (all->items, g_steal_pointer (&changes->items));
      self->last_entry = desk_rows_int (rows, 0);
      g_free (self->last_hash);
      self->last_hash = g_strdup (desk_rows_text (rows, 1));
    }
  return g_steal_pointer (&all);
}

/* As desk_store_refresh(), within a transaction too. */
gboolean
desk_store_catch_up (DeskStore  *self,
                     GError    **error)
{
  g_autoptr (DeskChanges) changes = NULL;
  gint64 version = 0;
  gboolean changed;

  if (!read_data_version (self, &version, error))
    return FALSE;
  if (version == self->data_version)
    return TRUE;
  if (!history_changed (self, &changed, error))
    return FALSE;
  if (changed)
    {
      if (!desk_journal_read_last (self, error))
        return FALSE;
      self->data_version = version;
      desk_store_forget_all (self);
      return TRUE;
    }
  changes = read_new_entries (self, error);
  if (changes == NULL)
    return FALSE;
  self->data_version = version;
  desk_store_announce (self, changes);
  return TRUE;
}

/**
 * desk_store_refresh:
 *
 * Announces what other programs did since the last look; costs next to nothing
 * when they did nothing.
 */
gboolean
desk_store_refresh (DeskStore  *self,
                    GError    **error)
{
  return self->act_depth > 0 || desk_store_catch_up (self, error);
}

static gboolean
refresh_idle (gpointer data)
{
  DeskStore *self = data;
  g_autoptr (GError) error = NULL;

  self->refresh_source = 0;
  if (!desk_store_refresh (self, &error))
    g_warning ("%s", error->message);
  return G_SOURCE_REMOVE;
}

static void
on_file_changed (GFileMonitor      *monitor,
                 GFile             *file,
                 GFile             *other,
                 GFileMonitorEvent  event,
                 DeskStore         *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_idle_add (refresh_idle, self);
}

/**
 * desk_store_watch:
 *
 * From now on what other programs write is announced from the main loop, as
 * soon as their write-ahead log grows.
 */
void
desk_store_watch (DeskStore *self)
{
  /* SQLite's own name of it: the path may be a link to another folder. */
  const char *path = sqlite3_filename_wal (sqlite3_db_filename (self->db, "main"));
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (self->monitor != NULL)
    return;
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    {
      g_file_monitor_set_rate_limit (self->monitor, 50);
      g_signal_connect (self->monitor, "changed", G_CALLBACK (on_file_changed), self);
    }
}
