/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An act: transaction, journal entry, undo step and notification in one. */

#include "desk-store-private.h"

#include "desk-language.h"

/* Begins the transaction and watches the content tables. */
gboolean
desk_store_start_session (DeskStore  *self,
                          GError    **error)
{
  int result;

  if (!desk_store_exec (self, "BEGIN IMMEDIATE", error))
    return FALSE;

  result = sqlite3session_create (self->db, "main", &self->session);
  for (guint i = 0; result == SQLITE_OK && self->schema->kinds[i] != NULL; i++)
    result = sqlite3session_attach (self->session, self->schema->kinds[i]->table);
  if (result != SQLITE_OK)
    {
      desk_store_set_sqlite_error (self->db, self->path, result, error);
      desk_store_abort (self);
      return FALSE;
    }
  self->act_failed = FALSE;
  return TRUE;
}

void
desk_store_abort (DeskStore *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  self->act_depth = 0;
  self->act_failed = FALSE;
}

static gboolean
take_changeset (DeskStore    *self,
                void        **data,
                int          *size,
                DeskChanges **changes,
                GError      **error)
{
  int result = sqlite3session_changeset (self->session, size, data);

  if (result != SQLITE_OK)
    {
      desk_store_set_sqlite_error (self->db, self->path, result, error);
      return FALSE;
    }
  *changes = desk_changes_new_from_changeset (*data, *size, error);
  return *changes != NULL;
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
  void *data = NULL;
  int size = 0;
  gboolean done = FALSE;

  if (!take_changeset (self, &data, &size, &found, error))
    goto out;

  if (self->settle != NULL && found->items->len > 0)
    {
      if (!self->settle (self, found, self->settle_data, error))
        goto out;
      g_clear_pointer (&data, sqlite3_free);
      g_clear_pointer (&found, desk_changes_free);
      if (!take_changeset (self, &data, &size, &found, error))
        goto out;
    }
  g_clear_pointer (&self->session, sqlite3session_delete);
  if (found->items->len > 0 && !desk_journal_append (self, head, data, size, error))
    goto out;
  done = desk_store_exec (self, "COMMIT", error);

out:
  sqlite3_free (data);
  if (!done)
    {
      desk_store_abort (self);
      desk_journal_read_last (self, NULL);
      return FALSE;
    }
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

  if (self->act_depth == 0)
    {
      /* What others wrote meanwhile is announced first, so that the journal
       * entries this connection has announced stay without a gap. */
      if (!desk_store_refresh (self, error) || !desk_store_start_session (self, error))
        return NULL;
    }

  act = g_new0 (DeskAct, 1);
  act->store = g_object_ref (self);
  act->title = g_strdup (title);
  act->outermost = self->act_depth == 0;
  act->final = final;
  self->act_depth++;
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

  self->act_depth--;
  if (act->outermost)
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
