/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Undo and redo: an inverted changeset applied as a new act (SEC-1). */

#include <string.h>

#include "desk-journal.h"
#include "desk-language.h"
#include "desk-store-private.h"

typedef enum
{
  FIND_UNDO,
  FIND_REDO,
} Find;

/* Walks back from the newest entry. What a standing undo took back, and an undo
 * that a standing redo took back, no longer count. */
static DeskJournalEntry *
find_next (DeskStore   *store,
           Find         what,
           const char  *actor,
           GError     **error)
{
  g_autoptr (GHashTable) void_entries = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (DeskRows) rows = desk_store_select (
    store, error, "SELECT id, kind, ifnull(target, 0), actor FROM journal ORDER BY id DESC", "");
  g_autofree gint64 *ids = NULL;
  guint n = 0;

  if (rows == NULL)
    return NULL;
  ids = g_new (gint64, desk_rows_count (rows) + 1);
  while (desk_rows_next (rows))
    {
      gint64 id = desk_rows_int (rows, 0);
      const char *kind = desk_rows_text (rows, 1);
      gboolean is_act = g_str_equal (kind, "act");
      gboolean mine = actor == NULL || g_str_equal (actor, desk_rows_text (rows, 3));

      if (g_hash_table_contains (void_entries, &id))
        continue;
      if (what == FIND_UNDO && is_act && mine)
        return desk_journal_get (store, id, error);
      if (what == FIND_REDO && is_act && mine)
        break;
      if (what == FIND_REDO && g_str_equal (kind, "undo") && mine)
        return desk_journal_get (store, id, error);
      if (!is_act)
        {
          ids[n] = desk_rows_int (rows, 2);
          g_hash_table_add (void_entries, &ids[n++]);
        }
    }
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                       what == FIND_UNDO ? _ ("There is nothing to undo")
                                         : _ ("There is nothing to redo"));
  return NULL;
}

/**
 * desk_journal_next_undo:
 * @actor: (nullable): only what this person did
 *
 * Returns: (transfer full): the newest act that stands, or %NULL with
 *   %DESK_ERROR_NOT_FOUND
 */
DeskJournalEntry *
desk_journal_next_undo (DeskStore   *store,
                        const char  *actor,
                        GError     **error)
{
  return find_next (store, FIND_UNDO, actor, error);
}

/**
 * desk_journal_next_redo:
 * @actor: (nullable): only what this person took back
 *
 * Returns: (transfer full): the newest undo that stands and has no act after it,
 *   or %NULL with %DESK_ERROR_NOT_FOUND
 */
DeskJournalEntry *
desk_journal_next_redo (DeskStore   *store,
                        const char  *actor,
                        GError     **error)
{
  return find_next (store, FIND_REDO, actor, error);
}

typedef struct
{
  char *table;
  gint64 id;
} Conflict;

static int
note_conflict (void                   *data,
               int                     kind,
               sqlite3_changeset_iter *iter)
{
  Conflict *conflict = data;
  const char *table;
  int n_columns, op;
  sqlite3_value *id = NULL;

  if (kind == SQLITE_CHANGESET_FOREIGN_KEY || conflict->table != NULL)
    return SQLITE_CHANGESET_ABORT;
  if (sqlite3changeset_op (iter, &table, &n_columns, &op, NULL) == SQLITE_OK)
    {
      if (op == SQLITE_INSERT)
        sqlite3changeset_new (iter, 0, &id);
      else
        sqlite3changeset_old (iter, 0, &id);
      conflict->table = g_strdup (table);
      conflict->id = id != NULL ? sqlite3_value_int64 (id) : 0;
    }
  return SQLITE_CHANGESET_ABORT;
}

/* Whether @change refers to one of the rows that @undone made or holds. */
static gboolean
depends_on (const DeskStore   *store,
            const DeskChange  *change,
            const DeskChanges *undone,
            const Conflict    *conflict)
{
  if (conflict->table != NULL)
    return g_str_equal (change->table, conflict->table) && change->id == conflict->id;

  for (guint i = 0; i < undone->items->len; i++)
    {
      const DeskChange *made = undone->items->pdata[i];
      if (g_str_equal (made->table, change->table) && made->id == change->id)
        return TRUE;
    }
  for (guint k = 0; store->schema->kinds[k] != NULL; k++)
    {
      const DeskKind *kind = store->schema->kinds[k];
      if (!g_str_equal (kind->table, change->table) || change->after == NULL)
        continue;
      for (guint f = 0; kind->fields[f].name != NULL && f + 1 < change->n_columns; f++)
        if (kind->fields[f].type == DESK_FIELD_REFERENCE && change->after[f + 1].set)
          for (guint i = 0; i < undone->items->len; i++)
            {
              const DeskChange *made = undone->items->pdata[i];
              const DeskKind *target = NULL;
              for (guint t = 0; store->schema->kinds[t] != NULL; t++)
                if (g_str_equal (store->schema->kinds[t]->name, kind->fields[f].reference))
                  target = store->schema->kinds[t];
              if (target != NULL && g_str_equal (target->table, made->table) &&
                  made->id == change->after[f + 1].number)
                return TRUE;
            }
    }
  return FALSE;
}

/* Names the newest later entry that stands in the way. */
static void
set_conflict_error (DeskStore       *store,
                    gint64           source,
                    const Conflict  *conflict,
                    GError         **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    store, NULL, "SELECT id, title FROM journal WHERE id > ? ORDER BY id DESC", "i", source);
  g_autoptr (DeskChanges) undone = desk_journal_get_changes (store, source, NULL);

  while (rows != NULL && undone != NULL && desk_rows_next (rows))
    {
      g_autoptr (DeskChanges) changes = desk_journal_get_changes (store, desk_rows_int (rows, 0), NULL);

      for (guint i = 0; changes != NULL && i < changes->items->len; i++)
        if (depends_on (store, changes->items->pdata[i], undone, conflict))
          {
            g_set_error (error, DESK_ERROR, DESK_ERROR_CONFLICT,
                         /* Translators: the number and the title of a journal entry */
                         _ ("Entry %" G_GINT64_FORMAT " “%s” builds on this; undo that one first"),
                         desk_rows_int (rows, 0), desk_rows_text (rows, 1));
            return;
          }
    }
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_CONFLICT,
                       _ ("Later changes build on this, so it can no longer be taken back"));
}

static gboolean
apply_inverse (DeskStore  *self,
               gint64      source,
               GError    **error)
{
  Conflict conflict = { NULL, 0 };
  sqlite3_blob *blob = NULL;
  g_autofree void *data = NULL;
  void *inverse = NULL, *recorded = NULL;
  int size = 0, inverse_size = 0, recorded_size = 0;
  int result = sqlite3_blob_open (self->db, "main", "journal", "changeset", source, 0, &blob);
  gboolean complete = FALSE;

  if (result == SQLITE_OK)
    {
      size = sqlite3_blob_bytes (blob);
      data = g_malloc (size + 1);
      result = sqlite3_blob_read (blob, data, size, 0);
    }
  sqlite3_blob_close (blob);
  if (result == SQLITE_OK)
    result = sqlite3changeset_invert (size, data, &inverse_size, &inverse);
  if (result == SQLITE_OK)
    result = sqlite3changeset_apply (self->db, inverse_size, inverse, NULL, note_conflict, &conflict);

  if (result == SQLITE_ABORT || result == SQLITE_CONSTRAINT || (result & 0xff) == SQLITE_CONSTRAINT)
    {
      set_conflict_error (self, source, &conflict, error);
    }
  else if (result != SQLITE_OK)
    {
      desk_store_set_sqlite_error (self->db, self->path, result, error);
    }
  else
    {
      /* Apply may say that all is well and have done nothing, so what really
       * changed is counted. */
      g_autoptr (DeskChanges) wanted = desk_changes_new_from_changeset (inverse, inverse_size, error);
      g_autoptr (DeskChanges) done = NULL;

      if (sqlite3session_changeset (self->session, &recorded_size, &recorded) == SQLITE_OK)
        done = desk_changes_new_from_changeset (recorded, recorded_size, NULL);
      complete = wanted != NULL && done != NULL && wanted->items->len == done->items->len;
      if (wanted != NULL && !complete)
        set_conflict_error (self, source, &conflict, error);
    }
  g_free (conflict.table);
  sqlite3_free (inverse);
  sqlite3_free (recorded);
  return complete;
}

/* The entry whose changeset holds what @id did last: its newest redo, else itself. */
static gint64
find_source (DeskStore *store,
             gint64     id)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    store, NULL,
    "SELECT max(r.id) FROM journal u JOIN journal r ON r.target = u.id AND r.kind = 'redo'"
    " WHERE u.target = ? AND u.kind = 'undo'",
    "i", id);

  if (rows != NULL && desk_rows_next (rows) && desk_rows_int (rows, 0) != 0)
    return desk_rows_int (rows, 0);
  return id;
}

static gboolean
take_back (DeskStore         *store,
           DeskJournalEntry  *entry,
           gint64             source,
           const char        *title,
           const char        *kind,
           GError           **error)
{
  DeskJournalHead head = { .title = title, .kind = kind, .target = entry->id };
  g_autoptr (DeskChanges) changes = NULL;

  if (!desk_store_start_session (store, error))
    return FALSE;
  if (!apply_inverse (store, source, error))
    {
      desk_store_abort (store);
      return FALSE;
    }
  if (!desk_store_finish (store, &head, &changes, error))
    return FALSE;
  desk_store_announce (store, changes);
  return TRUE;
}

static gboolean
stands (DeskStore *store,
        gint64     id)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    store, NULL,
    "SELECT (SELECT count(*) FROM journal WHERE kind = 'undo' AND target = ?1)"
    " - (SELECT count(*) FROM journal WHERE kind = 'redo' AND target IN"
    "    (SELECT id FROM journal WHERE kind = 'undo' AND target = ?1))",
    "i", id);

  return rows != NULL && desk_rows_next (rows) && desk_rows_int (rows, 0) == 0;
}

/**
 * desk_journal_undo:
 * @id: the entry of an act
 *
 * Takes the act back, as a new entry, with the consequences that follow.
 *
 * Returns: %FALSE with %DESK_ERROR_CONFLICT when later entries build on it, or
 *   %DESK_ERROR_REFUSED when it is final or undone already
 */
gboolean
desk_journal_undo (DeskStore  *store,
                   gint64      id,
                   GError    **error)
{
  g_autoptr (DeskJournalEntry) entry = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (!desk_store_in_act (store), FALSE);

  if (!desk_store_refresh (store, error))
    return FALSE;
  entry = desk_journal_get (store, id, error);
  if (entry == NULL)
    return FALSE;
  if (entry->final)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                   /* Translators: the number and the title of a journal entry */
                   _ ("Entry %" G_GINT64_FORMAT " “%s” is final; reverse or void it instead"), id,
                   entry->title);
      return FALSE;
    }
  if (!g_str_equal (entry->kind, "act") || !stands (store, id))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                   /* Translators: the number and the title of a journal entry */
                   _ ("Entry %" G_GINT64_FORMAT " “%s” is undone already"), id, entry->title);
      return FALSE;
    }
  /* Translators: %s is the title of an act, as "Mark 9 October X" */
  title = g_strdup_printf (_ ("Undo: %s"), entry->title);
  return take_back (store, entry, find_source (store, id), title, "undo", error);
}

/**
 * desk_journal_redo:
 * @id: the entry of an undo
 *
 * Returns: whether what the undo took back stands again
 */
gboolean
desk_journal_redo (DeskStore  *store,
                   gint64      id,
                   GError    **error)
{
  g_autoptr (DeskJournalEntry) entry = NULL;
  g_autoptr (DeskJournalEntry) act = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (!desk_store_in_act (store), FALSE);

  if (!desk_store_refresh (store, error))
    return FALSE;
  entry = desk_journal_get (store, id, error);
  act = entry != NULL ? desk_journal_get (store, entry->target, error) : NULL;
  if (act == NULL)
    return FALSE;
  /* Translators: %s is the title of an act, as "Mark 9 October X" */
  title = g_strdup_printf (_ ("Redo: %s"), act->title);
  return take_back (store, entry, id, title, "redo", error);
}
