/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The journal: an append-only table of every act with its changeset, each entry
 * chained to the one before by a SHA-256 (SEC-1). */

#include "desk-journal.h"

#include <string.h>

#include "desk-language.h"
#include "desk-store-private.h"

#define ENTRY_COLUMNS "id, at, happened, actor, title, kind, target, final"

static void
hash_text (GChecksum  *checksum,
           const char *text)
{
  char length[24];

  /* The length goes first: no two parts can pretend to be one. */
  g_snprintf (length, sizeof length, "%zu:", strlen (text));
  g_checksum_update (checksum, (const guchar *) length, -1);
  g_checksum_update (checksum, (const guchar *) text, -1);
}

static void
hash_number (GChecksum *checksum,
             gint64     number)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, number);
  hash_text (checksum, text);
}

static char *
entry_hash (const char *previous,
            gint64      id,
            const char *at,
            const char *happened,
            const char *actor,
            const char *title,
            const char *kind,
            gint64      target,
            gint64      final,
            const void *changeset,
            int         size)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  hash_text (checksum, previous != NULL ? previous : "");
  hash_number (checksum, id);
  hash_text (checksum, at);
  hash_text (checksum, happened);
  hash_text (checksum, actor);
  hash_text (checksum, title);
  hash_text (checksum, kind);
  hash_number (checksum, target);
  hash_number (checksum, final);
  if (size > 0)
    g_checksum_update (checksum, changeset, size);
  return g_strdup (g_checksum_get_string (checksum));
}

/* The newest entry, as this connection knows it from now on. */
gboolean
desk_journal_read_last (DeskStore  *self,
                        GError    **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (self, error, "SELECT id, hash FROM journal ORDER BY id DESC LIMIT 1", "");

  if (rows == NULL)
    return FALSE;
  g_clear_pointer (&self->last_hash, g_free);
  self->last_entry = 0;
  if (desk_rows_next (rows))
    {
      self->last_entry = desk_rows_int (rows, 0);
      self->last_hash = g_strdup (desk_rows_text (rows, 1));
    }
  return TRUE;
}

/* Writes the entry of the act that runs; in its transaction. */
gboolean
desk_journal_append (DeskStore              *self,
                     const DeskJournalHead  *head,
                     const void             *changeset,
                     int                     size,
                     GError                **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");
  g_autofree char *stamp =
    g_strdup_printf ("%s.%03dZ", at, g_date_time_get_microsecond (now) / 1000);
  g_autofree char *happened = desk_store_get_moment (self);
  g_autofree char *hash = NULL;
  static const char sql[] =
    "INSERT INTO journal (id, at, happened, actor, title, kind, target, final, changeset, hash)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  sqlite3_stmt *statement = desk_store_take_statement (self, sql, error);
  gint64 id = self->last_entry + 1;
  int result;

  if (statement == NULL)
    return FALSE;
  hash = entry_hash (self->last_hash, id, stamp, happened, desk_store_get_actor (self), head->title,
                     head->kind, head->target, head->final, changeset, size);

  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_text (statement, 2, stamp, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, happened, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 4, desk_store_get_actor (self), -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 5, head->title, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 6, head->kind, -1, SQLITE_STATIC);
  if (head->target != 0)
    sqlite3_bind_int64 (statement, 7, head->target);
  sqlite3_bind_int64 (statement, 8, head->final);
  sqlite3_bind_blob (statement, 9, changeset, size, SQLITE_STATIC);
  sqlite3_bind_text (statement, 10, hash, -1, SQLITE_STATIC);
  result = sqlite3_step (statement);
  if (result != SQLITE_DONE)
    desk_store_set_sqlite_error (self->db, self->path, result, error);
  desk_store_give_statement (self, statement);
  if (result != SQLITE_DONE)
    return FALSE;

  self->last_entry = id;
  g_free (self->last_hash);
  self->last_hash = g_steal_pointer (&hash);
  return TRUE;
}

static DeskJournalEntry *
entry_from_row (const DeskRows *rows)
{
  DeskJournalEntry *entry = g_new0 (DeskJournalEntry, 1);

  entry->id = desk_rows_int (rows, 0);
  entry->at = g_strdup (desk_rows_text (rows, 1));
  entry->happened = g_strdup (desk_rows_text (rows, 2));
  entry->actor = g_strdup (desk_rows_text (rows, 3));
  entry->title = g_strdup (desk_rows_text (rows, 4));
  entry->kind = g_strdup (desk_rows_text (rows, 5));
  entry->target = desk_rows_int (rows, 6);
  entry->final = desk_rows_int (rows, 7) != 0;
  return entry;
}

void
desk_journal_entry_free (DeskJournalEntry *self)
{
  g_free (self->at);
  g_free (self->happened);
  g_free (self->actor);
  g_free (self->title);
  g_free (self->kind);
  g_free (self);
}

/**
 * desk_journal_list:
 * @from: (nullable): first day of `happened`, `2026-10-09`
 * @to: (nullable): last day
 *
 * Returns: (transfer full) (element-type DeskJournalEntry): the entries, oldest first
 */
GPtrArray *
desk_journal_list (DeskStore   *store,
                   const char  *from,
                   const char  *to,
                   GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    store, error,
    "SELECT " ENTRY_COLUMNS " FROM journal"
    " WHERE substr(happened, 1, 10) BETWEEN ifnull(?, '') AND ifnull(?, '9999') ORDER BY id",
    "tt", from, to);
  g_autoptr (GPtrArray) entries = NULL;

  if (rows == NULL)
    return NULL;
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_journal_entry_free);
  while (desk_rows_next (rows))
    g_ptr_array_add (entries, entry_from_row (rows));
  return g_steal_pointer (&entries);
}

/* Returns: (transfer full): entry @id, or %NULL with %DESK_ERROR_NOT_FOUND */
DeskJournalEntry *
desk_journal_get (DeskStore  *store,
                  gint64      id,
                  GError    **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (store, error, "SELECT " ENTRY_COLUMNS " FROM journal WHERE id = ?", "i", id);

  if (rows == NULL)
    return NULL;
  if (!desk_rows_next (rows))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                   _ ("The journal has no entry %lld"), (long long) id);
      return NULL;
    }
  return entry_from_row (rows);
}

/* Returns: (transfer full): the changeset of entry @id */
GBytes *
desk_journal_read_changeset (DeskStore  *store,
                             gint64      id,
                             GError    **error)
{
  sqlite3_stmt *statement =
    desk_store_take_statement (store, "SELECT changeset FROM journal WHERE id = ?", error);
  GBytes *bytes = NULL;
  int result;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, id);
  result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    {
      const void *data = sqlite3_column_blob (statement, 0);
      bytes = g_bytes_new (data, sqlite3_column_bytes (statement, 0));
    }
  else if (result == SQLITE_DONE)
    g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                 _ ("The journal has no entry %lld"), (long long) id);
  else
    desk_store_set_sqlite_error (store->db, store->path, result, error);
  desk_store_give_statement (store, statement);
  return bytes;
}

/* Returns: (transfer full): the rows that entry @id changed */
DeskChanges *
desk_journal_get_changes (DeskStore  *store,
                          gint64      id,
                          GError    **error)
{
  g_autoptr (GBytes) changeset = desk_journal_read_changeset (store, id, error);
  gsize size;
  const void *data;

  if (changeset == NULL)
    return NULL;
  data = g_bytes_get_data (changeset, &size);
  return desk_changes_new_from_changeset (data, (int) size, error);
}

static int
ignore_conflict (void                   *data,
                 int                     conflict,
                 sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

static void
add_problem (GPtrArray  *problems,
             const char *format,
             gint64      id)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  char **parts = g_strsplit (format, "%s", 2);

  g_ptr_array_add (problems, g_strjoinv (number, parts));
  g_strfreev (parts);
}

/* Compares every content table with what the journal's entries add up to. */
static void
compare_tables (sqlite3          *replayed,
                const DeskSchema *schema,
                GPtrArray        *problems)
{
  for (guint i = 0; schema->kinds[i] != NULL; i++)
    {
      const char *table = schema->kinds[i]->table;
      g_autofree char *sql = g_strdup_printf (
        "SELECT count(*) FROM (SELECT * FROM main.%1$s EXCEPT SELECT * FROM file.%1$s"
        " UNION ALL SELECT * FROM (SELECT * FROM file.%1$s EXCEPT SELECT * FROM main.%1$s))",
        table);
      sqlite3_stmt *statement = NULL;
      gint64 count = -1;

      if (sqlite3_prepare_v2 (replayed, sql, -1, &statement, NULL) == SQLITE_OK &&
          sqlite3_step (statement) == SQLITE_ROW)
        count = sqlite3_column_int64 (statement, 0);
      sqlite3_finalize (statement);
      if (count != 0)
        g_ptr_array_add (problems,
                         g_strdup_printf (
                           /* Translators: %s is a table of the database, as "people" */
                           _ ("Table “%s” was changed past the journal"), table));
    }
}

/* The journal's table remembers the highest number it ever gave: entries cut off
 * at its end leave no other trace when what they did was undone. */
static gint64
read_highest_number (sqlite3 *replayed)
{
  sqlite3_stmt *statement = NULL;
  gint64 number = 0;

  if (sqlite3_prepare_v2 (replayed, "SELECT seq FROM file.sqlite_sequence WHERE name = 'journal'",
                          -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return number;
}

/* Walks the chain and applies each entry to the empty database. Returns: whether
 * the journal could be read to its end */
static gboolean
replay (sqlite3   *replayed,
        GPtrArray *problems)
{
  sqlite3_stmt *statement = NULL;
  g_autofree char *previous = NULL;
  gint64 expected = 1, highest;
  int result;

  if (sqlite3_prepare_v2 (replayed,
                          "SELECT id, at, happened, actor, title, kind, ifnull(target, 0), final,"
                          " changeset, hash FROM file.journal ORDER BY id",
                          -1, &statement, NULL) != SQLITE_OK)
    return FALSE;

  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);
      const void *changeset = sqlite3_column_blob (statement, 8);
      int size = sqlite3_column_bytes (statement, 8);
      g_autofree char *hash = entry_hash (
        previous, id, (const char *) sqlite3_column_text (statement, 1),
        (const char *) sqlite3_column_text (statement, 2),
        (const char *) sqlite3_column_text (statement, 3),
        (const char *) sqlite3_column_text (statement, 4),
        (const char *) sqlite3_column_text (statement, 5), sqlite3_column_int64 (statement, 6),
        sqlite3_column_int64 (statement, 7), changeset, size);

      for (; expected < id; expected++)
        /* Translators: %s is the number of a journal entry */
        add_problem (problems, _ ("Journal entry %s is missing"), expected);
      if (g_strcmp0 (hash, (const char *) sqlite3_column_text (statement, 9)) != 0)
        /* Translators: %s is the number of a journal entry */
        add_problem (problems, _ ("Journal entry %s was altered"), id);
      else if (size > 0 && sqlite3changeset_apply (replayed, size, (void *) changeset, NULL,
                                                   ignore_conflict, NULL) != SQLITE_OK)
        /* Translators: %s is the number of a journal entry */
        add_problem (problems, _ ("Journal entry %s does not follow from those before it"), id);
      g_free (previous);
      previous = g_strdup ((const char *) sqlite3_column_text (statement, 9));
      expected = id + 1;
    }
  sqlite3_finalize (statement);
  highest = read_highest_number (replayed);
  for (; expected <= highest; expected++)
    /* Translators: %s is the number of a journal entry */
    add_problem (problems, _ ("Journal entry %s is missing"), expected);
  return result == SQLITE_DONE;
}

/* Makes the tables of @replayed anew with the same columns and without any
 * constraint: what an act may do in several steps, as two rows that swap a unique
 * value, comes here all at once. */
static gboolean
drop_constraints (sqlite3          *replayed,
                  const DeskSchema *schema)
{
  int result = SQLITE_OK;

  for (guint i = 0; result == SQLITE_OK && schema->kinds[i] != NULL; i++)
    {
      const char *table = schema->kinds[i]->table;
      g_autofree char *columns = g_strdup_printf (
        "SELECT group_concat('\"' || name || '\" ' || type || iif(pk, ' PRIMARY KEY', '')"
        " || ifnull(' DEFAULT ' || dflt_value, ''), ', ') FROM pragma_table_info('%s')",
        table);
      g_autofree char *sql = NULL;
      sqlite3_stmt *statement = NULL;

      result = sqlite3_prepare_v2 (replayed, columns, -1, &statement, NULL);
      if (result == SQLITE_OK && sqlite3_step (statement) == SQLITE_ROW)
        sql = g_strdup_printf ("DROP TABLE %s; CREATE TABLE %s (%s)", table, table,
                               (const char *) sqlite3_column_text (statement, 0));
      sqlite3_finalize (statement);
      if (result == SQLITE_OK)
        result = sql != NULL ? sqlite3_exec (replayed, sql, NULL, NULL, NULL) : SQLITE_ERROR;
    }
  return result == SQLITE_OK;
}

/* Opens an empty database of the newest version with the file of @db beside it. */
static sqlite3 *
open_replay (sqlite3          *db,
             const DeskSchema *schema)
{
  sqlite3 *replayed = NULL;
  sqlite3_stmt *attach = NULL;
  gboolean done = FALSE;
  g_autofree char *uri = NULL;

  if (sqlite3_open_v2 (":memory:", &replayed,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI,
                       NULL) == SQLITE_OK)
    {
      sqlite3_busy_timeout (replayed, 10000);
      desk_functions_install (replayed);
      uri = desk_backup_dup_uri (sqlite3_db_filename (db, "main"));
      if (desk_migrations_run_on (replayed, schema, NULL, NULL) &&
          drop_constraints (replayed, schema) &&
          sqlite3_prepare_v2 (replayed, "ATTACH ? AS file", -1, &attach, NULL) == SQLITE_OK)
        {
          sqlite3_bind_text (attach, 1, uri, -1, SQLITE_STATIC);
          done = sqlite3_step (attach) == SQLITE_DONE;
        }
      sqlite3_finalize (attach);
    }
  if (!done)
    g_clear_pointer (&replayed, sqlite3_close_v2);
  return replayed;
}

/**
 * desk_journal_verify:
 * @db: an open file
 * @problems: (element-type utf8): takes a sentence for each thing that is wrong
 *
 * Checks the chain of hashes and replays all changesets into an empty database,
 * which must come out equal to the file's tables: the chain alone would not show
 * an edit past the program. What others write meanwhile does not disturb it.
 *
 * Returns: whether the check could be carried out
 */
gboolean
desk_journal_verify (sqlite3          *db,
                     const DeskSchema *schema,
                     GPtrArray        *problems)
{
  sqlite3 *replayed = open_replay (db, schema);
  guint before = problems->len;
  gboolean done = FALSE;

  if (replayed == NULL)
    return FALSE;
  /* One transaction: journal and tables are read as of the same moment. */
  if (sqlite3_exec (replayed, "BEGIN", NULL, NULL, NULL) == SQLITE_OK &&
      replay (replayed, problems))
    {
      if (problems->len == before)
        compare_tables (replayed, schema, problems);
      done = TRUE;
    }
  sqlite3_close_v2 (replayed);
  return done;
}
