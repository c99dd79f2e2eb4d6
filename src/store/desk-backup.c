/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Verified copies of the file, and the way back from one (SEC-3). */

#include "desk-backup.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "desk-journal.h"
#include "desk-language.h"
#include "desk-store-private.h"

/* Copies everything from @from to @to, as one transaction of @to. */
static gboolean
copy_pages (sqlite3     *from,
            sqlite3     *to,
            const char  *path,
            GError     **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int result, tries = 0;

  if (backup == NULL)
    {
      desk_store_set_sqlite_error (to, path, sqlite3_extended_errcode (to), error);
      return FALSE;
    }
  do
    {
      result = sqlite3_backup_step (backup, -1);
      if (result == SQLITE_BUSY || result == SQLITE_LOCKED)
        g_usleep (20000);
    }
  while ((result == SQLITE_BUSY || result == SQLITE_LOCKED) && ++tries < 500);
  sqlite3_backup_finish (backup);
  if (result == SQLITE_DONE)
    result = SQLITE_OK;
  if (result != SQLITE_OK)
    desk_store_set_sqlite_error (to, path, result, error);
  return result == SQLITE_OK;
}

/**
 * desk_backup_dup_uri:
 *
 * Returns: (transfer full): what SQLite is to open to read @path: a file without a
 *   write-ahead log is not written beside, so that it may lie on a disc
 */
char *
desk_backup_dup_uri (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);

  return g_strconcat (uri, g_file_test (wal, G_FILE_TEST_EXISTS) ? "" : "?immutable=1", NULL);
}

static sqlite3 *
open_copy (const char  *path,
           int          flags,
           GError     **error)
{
  sqlite3 *db = NULL;
  int result = sqlite3_open_v2 (path, &db, flags, NULL);

  if (result == SQLITE_OK)
    {
      sqlite3_busy_timeout (db, 10000);
      desk_functions_install (db);
      return db;
    }
  desk_store_set_sqlite_error (db, path, result, error);
  sqlite3_close_v2 (db);
  return NULL;
}

static void
collect_integrity (sqlite3    *db,
                   const char *pragma,
                   GPtrArray  *problems)
{
  sqlite3_stmt *statement = NULL;
  gboolean foreign_keys = g_str_equal (pragma, "PRAGMA foreign_key_check");
  int result = sqlite3_prepare_v2 (db, pragma, -1, &statement, NULL);

  while (result == SQLITE_OK && (result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const char *text = (const char *) sqlite3_column_text (statement, 0);
      if (foreign_keys)
        g_ptr_array_add (problems, g_strdup_printf (
                                     /* Translators: %s is a table of the database, as "people" */
                                     _ ("Table “%s” refers to a record that is not there"), text));
      else if (g_strcmp0 (text, "ok") != 0)
        g_ptr_array_add (problems, g_strdup (text));
      result = SQLITE_OK;
    }
  if (result != SQLITE_DONE)
    g_ptr_array_add (problems, g_strdup (sqlite3_errmsg (db)));
  sqlite3_finalize (statement);
}

static void
collect_problems (sqlite3          *db,
                  const DeskSchema *schema,
                  GPtrArray        *problems)
{
  collect_integrity (db, "PRAGMA integrity_check", problems);
  if (problems->len > 0)
    return;
  collect_integrity (db, "PRAGMA foreign_key_check", problems);
  if (!desk_journal_verify (db, schema, problems))
    g_ptr_array_add (problems,
                     g_strdup (_ ("The journal cannot be read; restore the last backup")));
}

/**
 * desk_backup_check:
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each thing that is
 *   wrong with the file: its pages, references, journal and tables
 */
GPtrArray *
desk_backup_check (DeskStore *store)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);

  collect_problems (store->db, store->schema, problems);
  return problems;
}

/**
 * desk_backup_verify:
 * @path: a backup
 *
 * Reads the whole backup: whether it is a file of this program, whole, and its
 * journal unbroken.
 */
gboolean
desk_backup_verify (const char        *path,
                    const DeskSchema  *schema,
                    GError           **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *uri = NULL;
  sqlite3_stmt *statement = NULL;
  sqlite3 *db;
  gint64 application = 0, version = 0;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND, _ ("There is no backup “%s”"), path);
      return FALSE;
    }
  uri = desk_backup_dup_uri (path);
  db = open_copy (uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
  if (db == NULL)
    return FALSE;

  if (sqlite3_prepare_v2 (db, "SELECT * FROM pragma_application_id, pragma_user_version", -1,
                          &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    {
      application = sqlite3_column_int64 (statement, 0);
      version = sqlite3_column_int64 (statement, 1);
    }
  sqlite3_finalize (statement);

  if (application != schema->application_id)
    desk_store_set_sqlite_error (db, path, SQLITE_NOTADB, error);
  else if (version > desk_migrations_newest (schema))
    g_set_error (error, DESK_ERROR, DESK_ERROR_NEWER,
                 _ ("“%s” was written by a newer Studio Desk; install that version to open it"),
                 path);
  else
    {
      if (version == desk_migrations_newest (schema))
        collect_problems (db, schema, problems);
      else
        collect_integrity (db, "PRAGMA integrity_check", problems);
      if (problems->len > 0)
        g_set_error (error, DESK_ERROR, DESK_ERROR_DAMAGED,
                     /* Translators: the first %s is a file, the second what is wrong with it */
                     _ ("The backup “%s” is damaged: %s"), path, (char *) problems->pdata[0]);
    }
  sqlite3_close_v2 (db);
  return application == schema->application_id && version <= desk_migrations_newest (schema) &&
         problems->len == 0;
}

static gboolean
rename_file (const char  *from,
             const char  *to,
             GError     **error)
{
  if (g_rename (from, to) == 0)
    return TRUE;
  g_set_error (error, DESK_ERROR, DESK_ERROR_READ_ONLY,
               _ ("“%s” cannot be written: %s"), to, g_strerror (errno));
  return FALSE;
}

static gboolean
is_same_file (const char *a,
              const char *b)
{
  GStatBuf stat_a, stat_b;

  return g_stat (a, &stat_a) == 0 && g_stat (b, &stat_b) == 0 && stat_a.st_dev == stat_b.st_dev &&
         stat_a.st_ino == stat_b.st_ino;
}

/* A file that a program has open must not be replaced under it: its write-ahead
 * log would be taken for the new one's. */
static gboolean
check_target (DeskStore   *store,
              const char  *path,
              GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                   _ ("There is no folder “%s”; make it or choose another one"), folder);
      return FALSE;
    }
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                   _ ("“%s” is a folder; name a file in it"), path);
      return FALSE;
    }
  if (is_same_file (path, store->path) || g_file_test (wal, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_EXISTS,
                   /* Translators: %s is a file */
                   _ ("“%s” is a file in use and no backup; choose another name"), path);
      return FALSE;
    }
  return TRUE;
}

/**
 * desk_backup_write:
 * @path: the backup's file; one of that name is replaced once the new one is good
 *
 * Writes a copy of the whole file and reads it back.
 */
gboolean
desk_backup_write (DeskStore   *store,
                   const char  *path,
                   GError     **error)
{
  g_autofree char *partial = g_strdup_printf ("%s.partial-%d", path, (int) getpid ());
  sqlite3 *db;
  gboolean done;

  g_return_val_if_fail (!desk_store_in_act (store), FALSE);

  if (!check_target (store, path, error))
    return FALSE;
  g_unlink (partial);
  db = open_copy (partial, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  if (db == NULL)
    return FALSE;
  done = copy_pages (store->db, db, partial, error);
  /* One file, without a write-ahead log beside it. */
  if (done && sqlite3_exec (db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) != SQLITE_OK)
    {
      desk_store_set_sqlite_error (db, partial, sqlite3_extended_errcode (db), error);
      done = FALSE;
    }
  sqlite3_close_v2 (db);
  done = done && desk_backup_verify (partial, store->schema, error) &&
         rename_file (partial, path, error);
  if (!done)
    g_unlink (partial);
  return done;
}

static char *
name_aside (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");

  for (int i = 0;; i++)
    {
      g_autofree char *name = i == 0 ? g_strdup_printf ("%s.before-restore-%s", path, stamp)
                                     : g_strdup_printf ("%s.before-restore-%s-%d", path, stamp, i);
      if (!g_file_test (name, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
    }
}

/* Moves a damaged file out of the way as it is, its write-ahead log too. */
static gboolean
move_aside (const char  *path,
            const char  *aside,
            GError     **error)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *wal_aside = g_strconcat (aside, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);

  if (!rename_file (path, aside, error))
    return FALSE;
  if (g_file_test (wal, G_FILE_TEST_EXISTS) && !rename_file (wal, wal_aside, error))
    return FALSE;
  g_unlink (shm);
  return TRUE;
}

static gboolean
restore_over (sqlite3           *from,
              const char        *path,
              const char        *aside,
              const DeskSchema  *schema,
              GError           **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (DeskStore) old = desk_store_open (path, schema, DESK_STORE_OPEN, &reason);
  sqlite3 *to;
  gboolean done;

  if (old != NULL)
    {
      /* A good file is written over in one transaction, which an open window
       * sees; its old content is kept as a backup. */
      return desk_backup_write (old, aside, error) && copy_pages (from, old->db, path, error);
    }

  if (g_error_matches (reason, DESK_ERROR, DESK_ERROR_DAMAGED))
    {
      if (!move_aside (path, aside, error))
        return FALSE;
    }
  else if (!g_error_matches (reason, DESK_ERROR, DESK_ERROR_NOT_FOUND))
    {
      /* In use, of a newer program, not to be written: it stays as it is. */
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  to = open_copy (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  if (to == NULL)
    return FALSE;
  done = copy_pages (from, to, path, error);
  sqlite3_close_v2 (to);
  return done;
}

/* Opens the backup to copy from; one of an older version is brought to the newest
 * in a copy, so that a window that is open gets a file it can read. */
static sqlite3 *
open_backup (const char        *backup,
             const char        *path,
             const DeskSchema  *schema,
             char             **copy,
             GError           **error)
{
  g_autofree char *uri = desk_backup_dup_uri (backup);
  g_autofree char *index = NULL;
  sqlite3 *from = open_copy (uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
  sqlite3 *newer;

  *copy = NULL;
  if (from == NULL || desk_migrations_read_version (from) == desk_migrations_newest (schema))
    return from;

  *copy = g_strdup_printf ("%s.partial-%d", path, (int) getpid ());
  g_unlink (*copy);
  index = desk_search_dup_install (schema, TRUE);
  newer = open_copy (*copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  if (newer != NULL && (!copy_pages (from, newer, *copy, error) ||
                        !desk_migrations_run_on (newer, schema, index, error)))
    g_clear_pointer (&newer, sqlite3_close_v2);
  sqlite3_close_v2 (from);
  if (newer == NULL)
    g_unlink (*copy);
  return newer;
}

/**
 * desk_backup_restore:
 * @backup: what desk_backup_write() made
 * @path: the file to bring back
 * @kept_aside: (out) (nullable): where the file that was there is kept
 *
 * Brings the file back from a backup that was verified first.
 */
gboolean
desk_backup_restore (const char        *backup,
                     const char        *path,
                     const DeskSchema  *schema,
                     char             **kept_aside,
                     GError           **error)
{
  g_autofree char *aside = NULL;
  g_autofree char *copy = NULL;
  sqlite3 *from;
  gboolean done;

  *kept_aside = NULL;
  if (is_same_file (backup, path))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                   /* Translators: %s is a file */
                   _ ("“%s” is the file itself and no backup of it"), backup);
      return FALSE;
    }
  if (!desk_backup_verify (backup, schema, error))
    return FALSE;
  from = open_backup (backup, path, schema, &copy, error);
  if (from == NULL)
    return FALSE;

  aside = name_aside (path);
  done = restore_over (from, path, aside, schema, error);
  sqlite3_close_v2 (from);
  if (copy != NULL)
    g_unlink (copy);
  if (done && g_file_test (aside, G_FILE_TEST_EXISTS))
    *kept_aside = g_steal_pointer (&aside);
  return done;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

/* Removes all but the newest @keep backups. They are counted and not dated: after
 * a long holiday the old ones are what there is. */
static void
rotate (const char *folder,
        const char *prefix,
        guint       keep)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *day = NULL;

      if (!g_str_has_prefix (name, prefix) || !g_str_has_suffix (name, ".db"))
        continue;
      day = g_strndup (name + strlen (prefix), strlen (name) - strlen (prefix) - 3);
      if (desk_date_parse (day) != DESK_DATE_NONE)
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_newest_first);
  for (guint i = keep; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      g_unlink (path);
    }
}

/**
 * desk_backup_daily:
 * @folder: made where it is missing
 * @keep_days: of how many days the backups stay, the newest ones
 *
 * Writes today's backup unless it is there, then removes those that are too old;
 * none is removed when the new one failed.
 *
 * Returns: (transfer full): today's backup, %NULL on failure
 */
char *
desk_backup_daily (DeskStore   *store,
                   const char  *folder,
                   guint        keep_days,
                   GError     **error)
{
  g_autofree char *today = desk_date_to_iso (desk_date_today ());
  g_autofree char *base = g_path_get_basename (store->path);
  g_autofree char *prefix = g_strconcat (base, "-", NULL);
  g_autofree char *name = g_strconcat (prefix, today, ".db", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_READ_ONLY,
                   _ ("The folder “%s” cannot be made: %s"), folder, g_strerror (errno));
      return NULL;
    }
  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !desk_backup_write (store, path, error))
    return NULL;
  rotate (folder, prefix, MAX (keep_days, 1));
  return g_steal_pointer (&path);
}
