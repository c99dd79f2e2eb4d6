/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* renameat2() */

#include "desk-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "desk-backup-private.h"
#include "desk-language.h"
#include "desk-record-private.h"

#define MAX_STATEMENTS 250

enum
{
  SIGNAL_CHANGED,
  SIGNAL_RESET,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskStore, desk_store, G_TYPE_OBJECT)

/* Turns what SQLite says into a sentence that says what to do. */
void
desk_store_set_sqlite_error (sqlite3     *db,
                             const char  *path,
                             int          code,
                             GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  switch (code & 0xff)
    {
    case SQLITE_FULL:
      g_set_error (
        error, DESK_ERROR, DESK_ERROR_FULL,
        /* Translators: %s is a folder */
        _ ("The disk is full and nothing was changed; free some space in “%s” and try again"),
        folder);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      g_set_error (error, DESK_ERROR, DESK_ERROR_READ_ONLY,
                   /* Translators: %s is a file */
                   _ ("“%s” cannot be written; check that you may write in its folder, "
                      "or choose another file"),
                   path);
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (error, DESK_ERROR, DESK_ERROR_DAMAGED,
                   /* Translators: %s is a file */
                   _ ("“%s” is damaged or not a Studio Desk file; restore the last backup"), path);
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, DESK_ERROR, DESK_ERROR_BUSY,
                   /* Translators: %s is a file */
                   _ ("Another program is writing “%s”; wait a moment and try again"), path);
      break;
    case SQLITE_IOERR:
      /* The shared memory beside the file could not grow. */
      if (code == SQLITE_IOERR_SHMSIZE)
        {
          desk_store_set_sqlite_error (db, path, SQLITE_FULL, error);
          break;
        }
      g_set_error (error, DESK_ERROR, DESK_ERROR_FAILED,
                   /* Translators: the first %s is a file, the second what the system says */
                   _ ("“%s” cannot be read or written (%s); check the disk"), path,
                   db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code));
      break;
    default:
      g_set_error (error, DESK_ERROR, DESK_ERROR_FAILED,
                   /* Translators: the first %s is a file, the second what the database says */
                   _ ("“%s” refused the change: %s"), path,
                   db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code));
      break;
    }
}

gboolean
desk_store_exec (DeskStore   *self,
                 const char  *sql,
                 GError     **error)
{
  int result = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  if (result == SQLITE_OK)
    return TRUE;
  desk_store_set_sqlite_error (self->db, self->path, result, error);
  return FALSE;
}

/**
 * desk_store_take_statement:
 *
 * A statement is taken out of the cache while it is in use, so that the same
 * SQL can run inside its own loop. Give it back with desk_store_give_statement().
 *
 * Returns: (nullable): @sql, prepared
 */
sqlite3_stmt *
desk_store_take_statement (DeskStore   *self,
                           const char  *sql,
                           GError     **error)
{
  gpointer statement;
  sqlite3_stmt *prepared = NULL;
  int result;

  if (g_hash_table_steal_extended (self->statements, sql, NULL, &statement))
    return statement;
  result = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &prepared, NULL);
  if (result != SQLITE_OK)
    {
      desk_store_set_sqlite_error (self->db, self->path, result, error);
      return NULL;
    }
  return prepared;
}

void
desk_store_give_statement (DeskStore    *self,
                           sqlite3_stmt *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  /* SQL with values written into it must not fill the memory. */
  if (g_hash_table_size (self->statements) >= MAX_STATEMENTS)
    g_hash_table_remove_all (self->statements);
  g_hash_table_replace (self->statements, (gpointer) sqlite3_sql (statement), statement);
}

/* Runs a statement without values that is needed again and again. */
gboolean
desk_store_run (DeskStore   *self,
                const char  *sql,
                GError     **error)
{
  sqlite3_stmt *statement = desk_store_take_statement (self, sql, error);
  int result;

  if (statement == NULL)
    return FALSE;
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    ;
  if (result != SQLITE_DONE)
    desk_store_set_sqlite_error (self->db, self->path, result, error);
  desk_store_give_statement (self, statement);
  return result == SQLITE_DONE;
}

static void
bind_value (sqlite3_stmt    *statement,
            int              place,
            const DeskValue *value)
{
  if (value->set && value->text != NULL)
    sqlite3_bind_text (statement, place, value->text, -1, SQLITE_TRANSIENT);
  else if (value->set)
    sqlite3_bind_int64 (statement, place, value->number);
}

static void
bind (sqlite3_stmt *statement,
      const char   *types,
      va_list       args)
{
  for (int i = 0; types[i] != '\0'; i++)
    switch (types[i])
      {
      case 't':
        {
          const char *text = va_arg (args, const char *);
          if (text != NULL)
            sqlite3_bind_text (statement, i + 1, text, -1, SQLITE_TRANSIENT);
          break;
        }
      case 'd':
        {
          g_autofree char *iso = desk_date_to_iso (va_arg (args, DeskDate));
          if (iso != NULL)
            sqlite3_bind_text (statement, i + 1, iso, -1, SQLITE_TRANSIENT);
          break;
        }
      case 'i':
        sqlite3_bind_int64 (statement, i + 1, va_arg (args, gint64));
        break;
      case 'r':
        {
          gint64 id = va_arg (args, gint64);
          if (id != 0)
            sqlite3_bind_int64 (statement, i + 1, id);
          break;
        }
      case 'v':
        bind_value (statement, i + 1, va_arg (args, const DeskValue *));
        break;
      default:
        g_assert_not_reached ();
      }
}

/**
 * desk_store_select:
 * @sql: a SELECT with a ? for each value
 * @types: a letter for each value that follows: t text or %NULL, i #gint64,
 *   r id as #gint64 (0 is NULL), d #DeskDate, v #DeskValue
 *
 * Returns: (transfer full) (nullable): all rows, %NULL when SQLite failed
 */
DeskRows *
desk_store_select (DeskStore   *self,
                   GError     **error,
                   const char  *sql,
                   const char  *types,
                   ...)
{
  sqlite3_stmt *statement = desk_store_take_statement (self, sql, error);
  g_autoptr (DeskRows) rows = NULL;
  va_list args;
  int n_columns, result;

  if (statement == NULL)
    return NULL;

  va_start (args, types);
  bind (statement, types, args);
  va_end (args);

  n_columns = sqlite3_column_count (statement);
  rows = desk_rows_new (n_columns);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    for (int i = 0; i < n_columns; i++)
      {
        int type = sqlite3_column_type (statement, i);
        /* The number first: reading it as text would make a text of it. */
        gint64 number = sqlite3_column_int64 (statement, i);
        const char *text =
          type == SQLITE_INTEGER ? NULL : (const char *) sqlite3_column_text (statement, i);

        desk_rows_add (rows, text, number, type == SQLITE_NULL);
      }
  if (result != SQLITE_DONE)
    desk_store_set_sqlite_error (self->db, self->path, result, error);
  desk_store_give_statement (self, statement);
  return result == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}

/**
 * desk_store_select_ids:
 * @sql: a SELECT of one number
 *
 * As desk_store_select(), for very many rows.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the numbers
 */
GArray *
desk_store_select_ids (DeskStore   *self,
                       const char  *sql,
                       GError     **error)
{
  sqlite3_stmt *statement = desk_store_take_statement (self, sql, error);
  g_autoptr (GArray) ids = NULL;
  int result;

  if (statement == NULL)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);
      g_array_append_val (ids, id);
    }
  if (result != SQLITE_DONE)
    desk_store_set_sqlite_error (self->db, self->path, result, error);
  desk_store_give_statement (self, statement);
  return result == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

static gboolean
run_statement (DeskStore     *self,
               sqlite3_stmt  *statement,
               GError       **error)
{
  int result;

  /* A full disk or a failing one makes SQLite give the transaction up by itself;
   * what comes after must not be written without a journal entry. */
  if (sqlite3_get_autocommit (self->db))
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_FAILED,
                           _ ("A part of this could not be done, so nothing was changed"));
      desk_store_give_statement (self, statement);
      return FALSE;
    }

  result = sqlite3_step (statement);
  if (result != SQLITE_DONE)
    desk_store_set_sqlite_error (self->db, self->path, result, error);
  desk_store_give_statement (self, statement);
  return result == SQLITE_DONE;
}

/**
 * desk_store_execute:
 * @sql: an INSERT, UPDATE or DELETE of a content table; only within an act
 * @types: as in desk_store_select()
 */
gboolean
desk_store_execute (DeskStore   *self,
                    GError     **error,
                    const char  *sql,
                    const char  *types,
                    ...)
{
  sqlite3_stmt *statement;
  va_list args;

  g_return_val_if_fail (self->session != NULL, FALSE);

  statement = desk_store_take_statement (self, sql, error);
  if (statement == NULL)
    return FALSE;
  va_start (args, types);
  bind (statement, types, args);
  va_end (args);

  return run_statement (self, statement, error);
}

/* As desk_store_execute(), with the values of a draft. */
gboolean
desk_store_execute_values (DeskStore               *self,
                           GError                 **error,
                           const char              *sql,
                           const DeskValue *const  *values,
                           guint                    n_values)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (self->session != NULL, FALSE);

  statement = desk_store_take_statement (self, sql, error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < n_values; i++)
    bind_value (statement, i + 1, values[i]);
  return run_statement (self, statement, error);
}

/* The id of the row inserted last. */
gint64
desk_store_last_id (DeskStore *self)
{
  return sqlite3_last_insert_rowid (self->db);
}

static void
desk_store_finalize (GObject *object)
{
  DeskStore *self = DESK_STORE (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (self->monitor != NULL)
    {
      g_file_monitor_cancel (self->monitor);
      g_clear_object (&self->monitor);
    }
  if (self->act_depth > 0)
    desk_store_abort (self);
  g_hash_table_unref (self->statements);
  g_hash_table_unref (self->records);
  sqlite3_close_v2 (self->db);
  g_free (self->path);
  g_free (self->actor);
  g_free (self->moment);
  g_free (self->last_hash);

  G_OBJECT_CLASS (desk_store_parent_class)->finalize (object);
}

static void
desk_store_class_init (DeskStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = desk_store_finalize;

  /**
   * DeskStore::changed:
   * @changes: a #DeskChanges, valid during the signal
   *
   * Rows were changed, by an act of this program or of another one.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DESK_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  /* DeskStore::reset: the whole file is another one now (a backup was restored). */
  signals[SIGNAL_RESET] = g_signal_new ("reset", DESK_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
}

static void
free_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static void
desk_store_init (DeskStore *self)
{
  /* The keys belong to the statements. */
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_statement);
  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static gboolean
make_folder (const char  *path,
             GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, DESK_ERROR, DESK_ERROR_READ_ONLY,
               /* Translators: the first %s is a folder, the second what the system says */
               _ ("The folder “%s” cannot be made: %s"), folder, g_strerror (errno));
  return FALSE;
}

static gboolean
check_presence (const char      *path,
                DeskStoreFlags   flags,
                GError         **error)
{
  gboolean exists = g_file_test (path, G_FILE_TEST_EXISTS);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                   _ ("“%s” is a folder; name a file in it"), path);
      return FALSE;
    }
  if (exists && (flags & DESK_STORE_CREATE))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_EXISTS,
                   _ ("“%s” exists already and was left as it is; choose another name"), path);
      return FALSE;
    }
  if (!exists && !(flags & DESK_STORE_CREATE))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                   _ ("There is no file “%s” yet; make one with “init”"), path);
      return FALSE;
    }
  if (exists && g_access (path, W_OK) != 0)
    {
      desk_store_set_sqlite_error (NULL, path, SQLITE_READONLY, error);
      return FALSE;
    }
  return TRUE;
}

/* Whether the file lacks a part of its last page, which SQLite would take for zeros.
 * With a write-ahead log beside it the file itself need not be whole. */
static gboolean
is_cut_short (DeskStore *self)
{
  const char *path = sqlite3_db_filename (self->db, "main");
  g_autoptr (DeskRows) rows = desk_store_select (
    self, NULL, "SELECT page_size * page_count FROM pragma_page_size, pragma_page_count", "");
  GStatBuf file, log;

  return rows != NULL && desk_rows_next (rows) && g_stat (path, &file) == 0 &&
         file.st_size < desk_rows_int (rows, 0) &&
         (g_stat (sqlite3_filename_wal (path), &log) != 0 || log.st_size == 0);
}

/* Tells our files from others before anything is written into them. */
static gboolean
check_identity (DeskStore  *self,
                GError    **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    self, error, "SELECT * FROM pragma_application_id, pragma_user_version", "");

  if (rows == NULL)
    return FALSE;
  if (!desk_rows_next (rows) || desk_rows_int (rows, 0) != self->schema->application_id ||
      is_cut_short (self))
    {
      desk_store_set_sqlite_error (self->db, self->path, SQLITE_NOTADB, error);
      return FALSE;
    }
  if (desk_rows_int (rows, 1) > desk_migrations_newest (self->schema))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_NEWER,
                   /* Translators: %s is a file */
                   _ ("“%s” was written by a newer Studio Desk; install that version to open it"),
                   self->path);
      return FALSE;
    }
  return TRUE;
}

/* The file is looked into by hand only when it is no database: to close a database that
 * another connection of this process has open would let go of its locks, and another
 * program would then clear away the log that holds what was written since. */
static gboolean
refuse_archive (DeskStore  *self,
                GError     *reason,
                GError    **error)
{
  if (g_error_matches (reason, DESK_ERROR, DESK_ERROR_DAMAGED) && desk_archive_is (self->path))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_DAMAGED,
                   /* Translators: %s is a file */
                   _ ("“%s” is a backup and no studio’s file; restore it instead of opening it"),
                   self->path);
      g_error_free (reason);
    }
  else
    {
      g_propagate_error (error, reason);
    }
  return FALSE;
}

static gboolean
prepare_connection (DeskStore  *self,
                    gboolean    is_new,
                    GError    **error)
{
  GError *reason = NULL;

  sqlite3_busy_timeout (self->db, 10000);
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  desk_functions_install (self->db);
  if (!is_new && !check_identity (self, &reason))
    return refuse_archive (self, reason, error);
  return desk_store_exec (self,
                          "PRAGMA journal_mode = WAL;"
                          "PRAGMA synchronous = FULL;"
                          "PRAGMA foreign_keys = ON;"
                          "PRAGMA trusted_schema = ON;",
                          error);
}

/* A connection belongs to one thread at a time, nobody asks how much memory SQLite
 * uses, and the statements that a session makes for each act fit into memory that
 * is set aside: together a fifth of the cost of a small act. */
static int
open_quick (const char  *path,
            int          flags,
            sqlite3    **db)
{
  static gsize once;
  int result;

  if (g_once_init_enter (&once))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&once, 1);
    }
  result = sqlite3_open_v2 (path, db, flags | SQLITE_OPEN_NOMUTEX, NULL);
  if (result == SQLITE_OK)
    sqlite3_db_config (*db, SQLITE_DBCONFIG_LOOKASIDE, NULL, 1200, 250);
  return result;
}

static DeskStore *
open_file (const char        *path,
           const DeskSchema  *schema,
           gboolean           is_new,
           GError           **error)
{
  g_autoptr (DeskStore) self = g_object_new (DESK_TYPE_STORE, NULL);
  int result;

  self->path = g_strdup (path);
  self->schema = schema;
  result = open_quick (path, SQLITE_OPEN_READWRITE | (is_new ? SQLITE_OPEN_CREATE : 0), &self->db);
  if (result != SQLITE_OK)
    {
      desk_store_set_sqlite_error (self->db, path, result, error);
      return NULL;
    }
  if (!prepare_connection (self, is_new, error) || !desk_migrations_run (self, is_new, error) ||
      !desk_journal_read_last (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Makes the file under another name and only a whole one gets its own: a crash in
 * between leaves no half file, and of two programs that make it one is told. */
static gboolean
create_file (const char        *path,
             const DeskSchema  *schema,
             GError           **error)
{
  g_autofree char *draft = g_strdup_printf ("%s.new-%d", path, (int) getpid ());
  g_autofree char *wal = g_strconcat (draft, "-wal", NULL);
  g_autofree char *shm = g_strconcat (draft, "-shm", NULL);
  g_autoptr (DeskStore) store = NULL;
  gboolean done;

  g_unlink (draft);
  store = open_file (draft, schema, TRUE, error);
  done = store != NULL;
  g_clear_object (&store);
  if (done && renameat2 (AT_FDCWD, draft, AT_FDCWD, path, RENAME_NOREPLACE) != 0 &&
      (errno == EEXIST || g_file_test (path, G_FILE_TEST_EXISTS) || g_rename (draft, path) != 0))
    {
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        g_set_error (error, DESK_ERROR, DESK_ERROR_EXISTS,
                     _ ("“%s” exists already and was left as it is; choose another name"), path);
      else
        desk_store_set_sqlite_error (NULL, path, SQLITE_CANTOPEN, error);
      done = FALSE;
    }
  if (!done)
    {
      g_unlink (draft);
      g_unlink (wal);
      g_unlink (shm);
    }
  return done;
}

/**
 * desk_store_open:
 * @path: the database file
 * @schema: its kinds and migrations; must outlive the store
 *
 * Opens or creates a file and brings it to the newest version, after a backup
 * beside it (SEC-5).
 *
 * Returns: (transfer full): the store, or %NULL with %DESK_ERROR_NOT_FOUND,
 *   %DESK_ERROR_EXISTS, %DESK_ERROR_NEWER, %DESK_ERROR_DAMAGED,
 *   %DESK_ERROR_READ_ONLY, %DESK_ERROR_FULL or %DESK_ERROR_BUSY
 */
DeskStore *
desk_store_open (const char        *path,
                 const DeskSchema  *schema,
                 DeskStoreFlags     flags,
                 GError           **error)
{
  gboolean is_new = (flags & DESK_STORE_CREATE) != 0;

  if (!check_presence (path, flags, error))
    return NULL;
  if (is_new && (!make_folder (path, error) || !create_file (path, schema, error)))
    return NULL;
  return open_file (path, schema, FALSE, error);
}

const char *
desk_store_get_path (DeskStore *self)
{
  return self->path;
}

const DeskSchema *
desk_store_get_schema (DeskStore *self)
{
  return self->schema;
}

/* Returns: (nullable): the kind called @name */
const DeskKind *
desk_store_find_kind (DeskStore  *self,
                      const char *name)
{
  for (guint i = 0; self->schema->kinds[i] != NULL; i++)
    if (g_str_equal (self->schema->kinds[i]->name, name))
      return self->schema->kinds[i];
  return NULL;
}

/* What draws the consequences of every act; see #DeskStoreSettle. */
void
desk_store_set_settle (DeskStore       *self,
                       DeskStoreSettle  settle,
                       gpointer         data)
{
  self->settle = settle;
  self->settle_data = data;
}

/* Who acts, for the journal. */
void
desk_store_set_actor (DeskStore  *self,
                      const char *actor)
{
  g_free (self->actor);
  self->actor = g_strdup (actor);
}

const char *
desk_store_get_actor (DeskStore *self)
{
  return self->actor != NULL ? self->actor : "";
}

/**
 * desk_store_set_moment:
 * @moment: (nullable): when what is recorded now happened, `2026-10-09 08:41`;
 *   %NULL: now
 */
void
desk_store_set_moment (DeskStore  *self,
                       const char *moment)
{
  g_free (self->moment);
  self->moment = g_strdup (moment);
}

/* Returns: (transfer full): the moment acts are recorded for */
char *
desk_store_get_moment (DeskStore *self)
{
  return self->moment != NULL ? g_strdup (self->moment) : desk_moment_now ();
}

/* Tells records and queries what changed. */
void
desk_store_announce (DeskStore   *self,
                     DeskChanges *changes)
{
  if (changes->items->len == 0)
    return;
  desk_record_apply_changes (self, changes);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, changes);
}

/* Everything known of the file is void: a backup was restored over it. */
void
desk_store_forget_all (DeskStore *self)
{
  desk_record_reload_all (self);
  g_signal_emit (self, signals[SIGNAL_RESET], 0);
}
