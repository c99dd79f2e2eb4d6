/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What other programs write into the file: seen by the journal they leave. */

#include "desk-journal.h"
#include "desk-store-private.h"

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

/**
 * desk_store_refresh:
 *
 * Announces what other programs did since the last look; costs one small query
 * when they did nothing.
 */
gboolean
desk_store_refresh (DeskStore  *self,
                    GError    **error)
{
  g_autoptr (DeskRows) rows = NULL;
  gboolean changed;

  if (self->act_depth > 0)
    return TRUE;
  if (!history_changed (self, &changed, error))
    return FALSE;
  if (changed)
    {
      if (!desk_journal_read_last (self, error))
        return FALSE;
      desk_store_forget_all (self);
      return TRUE;
    }

  rows = desk_store_select (self, error, "SELECT id, hash FROM journal WHERE id > ? ORDER BY id", "i",
                            self->last_entry);
  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      g_autoptr (DeskChanges) changes =
        desk_journal_get_changes (self, desk_rows_int (rows, 0), error);
      if (changes == NULL)
        return FALSE;
      self->last_entry = desk_rows_int (rows, 0);
      g_free (self->last_hash);
      self->last_hash = g_strdup (desk_rows_text (rows, 1));
      desk_store_announce (self, changes);
    }
  return TRUE;
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
  g_autofree char *path = g_strconcat (self->path, "-wal", NULL);
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
