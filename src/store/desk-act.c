/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An act: transaction, journal entry, undo step and notification in one. */

#include "desk-store-private.h"

#include "desk-language.h"
#include "desk-record-private.h"

static int
is_content (void       *data,
            const char *table)
{
  DeskStore *self = data;

  for (guint i = 0; self->schema->kinds[i] != NULL; i++)
    if (g_str_equal (self->schema->kinds[i]->table, table))
      return 1;
  return 0;
}

/**
 * desk_store_start_session:
 *
 * Begins the transaction and watches the content tables. What others wrote
 * meanwhile is announced under the lock, so that the act builds on it and the
 * journal entries that this connection has announced stay without a gap.
 */
gboolean
desk_store_start_session (DeskStore  *self,
                          GError    **error)
{
  int result;

  g_assert (self->act_depth == 0);
  if (!desk_store_run (self, "BEGIN IMMEDIATE", error))
    return FALSE;

  result = sqlite3session_create (self->db, "main", &self->session);
  if (result == SQLITE_OK)
    {
      sqlite3session_table_filter (self->session, is_content, self);
      result = sqlite3session_attach (self->session, NULL);
    }
  if (result != SQLITE_OK)
    {
      desk_store_set_sqlite_error (self->db, self->path, result, error);
      desk_store_abort (self);
      return FALSE;
    }
  self->act_failed = FALSE;
  self->act_depth = 1;
  if (!desk_store_catch_up (self, error))
    {
      desk_store_abort (self);
      return FALSE;
    }
  return TRUE;
}

void
desk_store_abort (DeskStore *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
  if (!sqlite3_get_autocommit (self->db))
    desk_store_run (self, "ROLLBACK", NULL);
  self->act_depth = 0;
  self->act_failed = FALSE;
  /* Records that were looked at during the act may show what was not kept. */
  desk_record_reload_all (self);
}

static gboolean
take_changeset (DeskStore    *self,
                void        **data,
                int          *size,
                DeskChanges **changes,
                GError      **error)
{
  int result;

  g_clear_pointer (data, sqlite3_free);
  g_clear_pointer (changes, desk_changes_free);
  *size = 0;
  result = sqlite3session_changeset (self->session, size, data);
  if (result != SQLITE_OK)
    {
      desk_store_set_sqlite_error (self->db, self->path, result, error);
      return FALSE;
    }
  *changes = desk_changes_new_from_changeset (*data, *size, error);
  return *changes != NULL;
}

/* Draws the consequences of what was done so far. */
static gboolean
settle (DeskStore    *self,
        void        **data,
        int          *size,
        DeskChanges **changes,
        GError      **error)
{
  sqlite3_int64 before = sqlite3_total_changes64 (self->db);

  if (!self->settle (self, *changes, self->settle_data, error))
    return FALSE;
  if (self->act_failed)
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_FAILED,
                           _ ("A part of this could not be done, so nothing was changed"));
      return FALSE;
    }
  return sqlite3_total_changes64 (self->db) == before ||
         take_changeset (self, data, size, changes, error);
}

/**
 * desk_store_finish:
 * @changes: (out): what was done, consequences included
 *
 * Draws the consequences, writes the journal entry and commits. An act that
 * changed nothing leaves no entry. On failure all of it is rolled back.
 */
gboolean
desk_store_finish (DeskStore              *self,
                   const DeskJournalHead  *head,
                   DeskChanges           **changes,
                   GError                **error)
{
  g_autoptr (DeskChanges) found = NULL;
  g_autofree char *last_hash = g_strdup (self->last_hash);
  gint64 last_entry = self->last_entry;
  void *data = NULL;
  int size = 0;
  gboolean done = FALSE;

  if (sqlite3_get_autocommit (self->db))
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_FAILED,
                           _ ("A part of this could not be done, so nothing was changed"));
      goto out;
    }
  if (!take_changeset (self, &data, &size, &found, error) ||
      (self->settle != NULL && found->items->len > 0 &&
       !settle (self, &data, &size, &found, error)))
    goto out;
  g_clear_pointer (&self->session, sqlite3session_delete);
  if (found->items->len > 0 && !desk_journal_append (self, head, data, size, error))
    goto out;
  done = desk_store_run (self, "COMMIT", error);

out:
  sqlite3_free (data);
  if (!done)
    {
      /* Not what the file says now: others may have written what is not announced yet. */
      self->last_entry = last_entry;
      g_free (self->last_hash);
      self->last_hash = g_steal_pointer (&last_hash);
      desk_store_abort (self);
      return FALSE;
    }
  self->act_depth = 0;
  *changes = g_steal_pointer (&found);
  return TRUE;
}

static DeskAct *
begin (DeskStore   *self,
       const char  *title,
       gboolean     final,
       GError     **error)
{
  DeskAct *act;
  gboolean outermost = self->act_depth == 0;

  if (!outermost)
    self->act_depth++;
  else if (!desk_store_start_session (self, error))
    return NULL;

  act = g_new0 (DeskAct, 1);
  act->store = g_object_ref (self);
  act->title = g_strdup (title);
  act->outermost = outermost;
  act->final = final;
  return act;
}

/**
 * desk_store_begin:
 * @title: what the act is called in the journal and in the undo menu, in the
 *   user's language
 *
 * Begins an act. An act within an act joins it: the outermost one decides, under
 * its own title. Dropping the returned object without desk_act_commit() rolls
 * all of it back.
 *
 * Returns: (transfer full): the act, or %NULL when the file cannot be written
 */
DeskAct *
desk_store_begin (DeskStore   *self,
                  GError     **error,
                  const char  *title)
{
  return begin (self, title, FALSE, error);
}

/* As desk_store_begin(), for an act that is reversed or voided, never undone. */
DeskAct *
desk_store_begin_final (DeskStore   *self,
                        GError     **error,
                        const char  *title)
{
  return begin (self, title, TRUE, error);
}

static void
act_free (DeskAct *act)
{
  g_object_unref (act->store);
  g_free (act->title);
  g_free (act);
}

/**
 * desk_act_commit:
 * @act: (transfer full): the act; it is gone after this, whatever comes out
 *
 * Returns: whether the act stands, on disk and for good
 */
gboolean
desk_act_commit (DeskAct  *act,
                 GError  **error)
{
  g_autoptr (DeskStore) self = g_object_ref (act->store);
  g_autoptr (DeskChanges) changes = NULL;
  DeskJournalHead head = { .title = act->title, .kind = "act", .final = act->final };
  gboolean done = TRUE;

  if (!act->outermost)
    self->act_depth--;
  else
    {
      if (self->act_failed)
        {
          desk_store_abort (self);
          g_set_error_literal (error, DESK_ERROR, DESK_ERROR_FAILED,
                               _ ("A part of this could not be done, so nothing was changed"));
          done = FALSE;
        }
      else
        {
          done = desk_store_finish (self, &head, &changes, error);
        }
    }
  act_free (act);
  if (changes != NULL)
    desk_store_announce (self, changes);
  return done;
}

/* Gives @act up: the outermost act that it is part of changes nothing. */
void
desk_act_rollback (DeskAct *act)
{
  if (act->outermost)
    desk_store_abort (act->store);
  else
    {
      act->store->act_depth--;
      act->store->act_failed = TRUE;
    }
  act_free (act);
}

gboolean
desk_store_in_act (DeskStore *self)
{
  return self->act_depth > 0;
}
