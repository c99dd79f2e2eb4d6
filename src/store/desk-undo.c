/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Undo and redo: an inverted changeset applied as a new act (SEC-1). */

#include "desk-journal.h"
#include "desk-language.h"
#include "desk-store-private.h"

/* An act stands when each undo of it was redone; of an undo or redo it is never asked. */
#define STANDS                                                                               \
  "(SELECT count(*) FROM journal u WHERE u.target = j.id AND u.kind = 'undo')"               \
  " = (SELECT count(*) FROM journal u JOIN journal r ON r.target = u.id AND r.kind = 'redo'" \
  "    WHERE u.target = j.id AND u.kind = 'undo')"

static gint64
find_id (DeskStore   *store,
         const char  *sql,
         const char  *actor,
         GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (store, error, sql, "t", actor);

  if (rows == NULL)
    return -1;
  return desk_rows_next (rows) ? desk_rows_int (rows, 0) : 0;
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
  gint64 id =
    find_id (store,
             "SELECT j.id FROM journal j WHERE j.kind = 'act'"
             " AND (?1 IS NULL OR j.actor = ?1) AND " STANDS " ORDER BY j.id DESC LIMIT 1",
             actor, error);

  if (id > 0)
    return desk_journal_get (store, id, error);
  if (id == 0)
    g_set_error_literal (error, DESK_ERROR, DESK_ERROR_NOT_FOUND, _ ("There is nothing to undo"));
  return NULL;
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
  gint64 id = find_id (store,
                       "SELECT j.id FROM journal j INDEXED BY journal_target"
                       " WHERE j.target IS NOT NULL AND j.kind = 'undo'"
                       " AND (?1 IS NULL OR j.actor = ?1)"
                       " AND NOT EXISTS (SELECT 1 FROM journal r WHERE r.target = j.id)"
                       " ORDER BY j.id DESC LIMIT 1",
                       actor, error);

  if (id > 0)
    {
      g_autoptr (DeskRows) later = desk_store_select (
        store, error,
        "SELECT 1 FROM journal j WHERE j.id > ?2 AND j.kind = 'act'"
        " AND (?1 IS NULL OR j.actor = ?1) AND " STANDS " LIMIT 1",
        "ti", actor, id);

      if (later == NULL)
        return NULL;
      if (desk_rows_next (later))
        id = 0;
    }
  if (id > 0)
    return desk_journal_get (store, id, error);
  if (id == 0)
    g_set_error_literal (error, DESK_ERROR, DESK_ERROR_NOT_FOUND, _ ("There is nothing to redo"));
  return NULL;
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

/* Names the newest later act that stands in the way. */
static void
set_conflict_error (DeskStore       *store,
                    gint64           source,
                    const Conflict  *conflict,
                    GError         **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    store, NULL,
    "SELECT j.id, j.title, j.final FROM journal j WHERE j.id > ? AND j.kind = 'act' AND " STANDS
    " ORDER BY j.id DESC",
    "i", source);
  g_autoptr (DeskChanges) undone = desk_journal_get_changes (store, source, NULL);

  while (rows != NULL && undone != NULL && desk_rows_next (rows))
    {
      g_autoptr (DeskChanges) changes =
        desk_journal_get_changes (store, desk_rows_int (rows, 0), NULL);

      for (guint i = 0; changes != NULL && i < changes->items->len; i++)
        if (depends_on (store, changes->items->pdata[i], undone, conflict))
          {
            g_set_error (
              error, DESK_ERROR, DESK_ERROR_CONFLICT,
              desk_rows_int (rows, 2)
                /* Translators: the number and the title of a journal entry */
                ? _ ("Entry %lld “%s” builds on this and is final; reverse or void it instead")
                /* Translators: the number and the title of a journal entry */
                : _ ("Entry %lld “%s” builds on this; undo that one first"),
              (long long) desk_rows_int (rows, 0), desk_rows_text (rows, 1));
            return;
          }
    }
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_CONFLICT,
                       _ ("Later changes build on this, so it can no longer be taken back"));
}

/* Apply may say that all is well and have done nothing, so what really changed is
 * counted. */
static gboolean
is_complete (DeskStore  *self,
             const void *inverse,
             int         inverse_size)
{
  g_autoptr (DeskChanges) wanted = desk_changes_new_from_changeset (inverse, inverse_size, NULL);
  g_autoptr (DeskChanges) done = NULL;
  void *recorded = NULL;
  int recorded_size = 0;

  if (sqlite3session_changeset (self->session, &recorded_size, &recorded) == SQLITE_OK)
    done = desk_changes_new_from_changeset (recorded, recorded_size, NULL);
  sqlite3_free (recorded);
  return wanted != NULL && done != NULL && wanted->items->len == done->items->len;
}

static gboolean
apply_inverse (DeskStore  *self,
               gint64      source,
               GError    **error)
{
  g_autoptr (GBytes) changeset = desk_journal_read_changeset (self, source, error);
  Conflict conflict = { NULL, 0 };
  const void *data;
  void *inverse = NULL;
  int inverse_size = 0, result;
  gboolean done = FALSE;
  gsize size;

  if (changeset == NULL)
    return FALSE;
  data = g_bytes_get_data (changeset, &size);
  result = sqlite3changeset_invert ((int) size, data, &inverse_size, &inverse);
  if (result == SQLITE_OK)
    result =
      sqlite3changeset_apply (self->db, inverse_size, inverse, NULL, note_conflict, &conflict);

  if (result == SQLITE_OK)
    done = is_complete (self, inverse, inverse_size);
  if (result == SQLITE_ABORT || (result & 0xff) == SQLITE_CONSTRAINT ||
      (result == SQLITE_OK && !done))
    set_conflict_error (self, source, &conflict, error);
  else if (result != SQLITE_OK)
    desk_store_set_sqlite_error (self->db, self->path, result, error);
  g_free (conflict.table);
  sqlite3_free (inverse);
  return done;
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

/* Applies the inverse of @source and ends the act that runs. */
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
  g_autoptr (DeskRows) rows =
    desk_store_select (store, NULL, "SELECT 1 FROM journal j WHERE j.id = ? AND " STANDS, "i", id);

  return rows != NULL && desk_rows_next (rows);
}

/* Whether the act of @entry can be taken back at all. */
static gboolean
check_undoable (DeskStore         *store,
                DeskJournalEntry  *entry,
                GError           **error)
{
  if (entry->final)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                   /* Translators: the number and the title of a journal entry */
                   _ ("Entry %lld “%s” is final; reverse or void it instead"),
                   (long long) entry->id, entry->title);
      return FALSE;
    }
  if (!g_str_equal (entry->kind, "act") || !stands (store, entry->id))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                   /* Translators: the number and the title of a journal entry */
                   _ ("Entry %lld “%s” is undone already"), (long long) entry->id,
                   entry->title);
      return FALSE;
    }
  return TRUE;
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

  /* Under the lock, so that no other program undoes it at the same time. */
  if (!desk_store_start_session (store, error))
    return FALSE;
  entry = desk_journal_get (store, id, error);
  if (entry == NULL || !check_undoable (store, entry, error))
    {
      desk_store_abort (store);
      return FALSE;
    }
  /* Translators: %s is the title of an act, as "Mark 9 October X" */
  title = g_strdup_printf (_ ("Undo: %s"), entry->title);
  return take_back (store, entry, find_source (store, id), title, "undo", error);
}

/* Whether @entry is an undo that was not redone. */
static gboolean
check_redoable (DeskStore         *store,
                DeskJournalEntry  *entry,
                GError           **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (store, error, "SELECT 1 FROM journal WHERE target = ?", "i", entry->id);

  if (rows == NULL)
    return FALSE;
  if (g_str_equal (entry->kind, "undo") && !desk_rows_next (rows))
    return TRUE;
  g_set_error (
    error, DESK_ERROR, DESK_ERROR_REFUSED,
    /* Translators: the number and the title of a journal entry */
    _ ("Entry %lld “%s” cannot be redone: it is no undo, or redone already"),
    (long long) entry->id, entry->title);
  return FALSE;
}

/**
 * desk_journal_redo:
 * @id: the entry of an undo
 *
 * Returns: whether what the undo took back stands again; %FALSE with
 *   %DESK_ERROR_CONFLICT when later entries build on it, or %DESK_ERROR_REFUSED
 *   when it is no undo or redone already
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

  if (!desk_store_start_session (store, error))
    return FALSE;
  entry = desk_journal_get (store, id, error);
  if (entry != NULL && check_redoable (store, entry, error))
    act = desk_journal_get (store, entry->target, error);
  if (act == NULL)
    {
      desk_store_abort (store);
      return FALSE;
    }
  /* Translators: %s is the title of an act, as "Mark 9 October X" */
  title = g_strdup_printf (_ ("Redo: %s"), act->title);
  return take_back (store, entry, id, title, "redo", error);
}
