/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Verified copies of the studio – its file and what is attached – and the way back
 * from one (SEC-3). */

#include "desk-backup-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "desk-file-writer.h"
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
  if (desk_backup_is_same_file (path, store->path) || g_file_test (wal, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_EXISTS,
                   /* Translators: %s is a file */
                   _ ("“%s” is a file in use and no backup; choose another name"), path);
      return FALSE;
    }
  return TRUE;
}

/* Copies the database to @path, as one file without a log beside it, and reads the
 * copy back. */
static gboolean
write_copy (DeskStore   *store,
            const char  *path,
            GError     **error)
{
  sqlite3 *db;
  gboolean done;

  g_unlink (path);
  db = desk_backup_open (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  if (db == NULL)
    return FALSE;
  done = copy_pages (store->db, db, path, error);
  if (done && sqlite3_exec (db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) != SQLITE_OK)
    {
      desk_store_set_sqlite_error (db, path, sqlite3_extended_errcode (db), error);
      done = FALSE;
    }
  sqlite3_close_v2 (db);
  return done && desk_backup_verify_database (path, path, store->schema, NULL, NULL, error);
}

/**
 * desk_backup_copy:
 * @path: a file beside the database
 *
 * Puts a copy of the database alone aside; what is attached stays where it is.
 */
gboolean
desk_backup_copy (DeskStore   *store,
                  const char  *path,
                  GError     **error)
{
  g_autofree char *partial = g_strdup_printf ("%s.partial-%d", path, (int) getpid ());
  gboolean done;

  g_return_val_if_fail (!desk_store_in_act (store), FALSE);

  done = check_target (store, path, error) && write_copy (store, partial, error) &&
         rename_file (partial, path, error);
  if (!done)
    g_unlink (partial);
  return done;
}

/**
 * desk_backup_write:
 * @path: the backup's file; one of that name is replaced once the new one is good
 *
 * Writes the whole studio into one archive – the file and all that is attached – and
 * reads it back. The copy of the database is verified before it goes in; the archive
 * then by its checksums.
 */
gboolean
desk_backup_write (DeskStore   *store,
                   const char  *path,
                   GError     **error)
{
  g_autofree char *partial = g_strdup_printf ("%s.partial-%d", path, (int) getpid ());
  g_autofree char *copy = g_strconcat (partial, ".db", NULL);
  g_autofree char *files = desk_files_dup_folder_of (store->path);
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean done;

  g_return_val_if_fail (!desk_store_in_act (store), FALSE);

  if (!check_target (store, path, error))
    return FALSE;
  done = write_copy (store, copy, error) && desk_archive_write (partial, copy, files, error);
  g_unlink (copy);
  done = done && desk_archive_check (partial, NULL, NULL, error) &&
         rename_file (partial, path, error);
  if (!done)
    g_unlink (partial);
  else
    desk_files_sync_folder (folder);
  return done;
}

#define ASIDE ".before-restore-"

static char *
name_aside (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");

  for (int i = 0;; i++)
    {
      g_autofree char *name = i == 0 ? g_strdup_printf ("%s" ASIDE "%s", path, stamp)
                                     : g_strdup_printf ("%s" ASIDE "%s-%d", path, stamp, i);
      if (!g_file_test (name, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
    }
}

/* Whether a file that was restored over lies beside @path. */
gboolean
desk_backup_has_aside (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *prefix = g_strconcat (base, ASIDE, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix))
      return TRUE;
  return FALSE;
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
       * sees; its old content is kept beside it. */
      return desk_backup_copy (old, aside, error) && copy_pages (from, old->db, path, error);
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
  to = desk_backup_open (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  if (to == NULL)
    return FALSE;
  done = copy_pages (from, to, path, error);
  sqlite3_close_v2 (to);
  return done;
}

/* Opens the database to copy from; one of an older version is brought to the newest
 * in a copy, so that a window that is open gets a file it can read. */
static sqlite3 *
open_backup (const char        *database,
             const char        *copy,
             const DeskSchema  *schema,
             GError           **error)
{
  g_autofree char *uri = desk_backup_dup_uri (database);
  g_autofree char *index = NULL;
  sqlite3 *from = desk_backup_open (uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
  sqlite3 *newer;

  if (from == NULL || desk_migrations_read_version (from) == desk_migrations_newest (schema))
    return from;

  g_unlink (copy);
  index = desk_search_dup_install (schema, TRUE);
  newer = desk_backup_open (copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  if (newer != NULL && (!copy_pages (from, newer, copy, error) ||
                        !desk_migrations_run_on (newer, schema, index, error)))
    g_clear_pointer (&newer, sqlite3_close_v2);
  sqlite3_close_v2 (from);
  return newer;
}

/* Brings @path back from the verified @database; of @backup first what is attached. */
static gboolean
restore_from (const char        *backup,
              const char        *database,
              const char        *copy,
              const char        *path,
              const char        *aside,
              const DeskSchema  *schema,
              GError           **error)
{
  g_autofree char *files = desk_files_dup_folder_of (path);
  sqlite3 *from = open_backup (database, copy, schema, error);
  gboolean done;

  if (from == NULL)
    return FALSE;
  /* Contents are only ever added: should the rest fail, they are in nobody's way. */
  done = (database == backup || desk_archive_unpack (backup, files, error)) &&
         restore_over (from, path, aside, schema, error);
  sqlite3_close_v2 (from);
  return done;
}

/**
 * desk_backup_restore:
 * @backup: what desk_backup_write() made, or a plain copy of the file as older
 *   versions made them
 * @path: the file to bring back
 * @kept_aside: (out) (nullable): where the file that was there is kept
 *
 * Brings the file back, and what is attached, from a backup that was verified first.
 */
gboolean
desk_backup_restore (const char        *backup,
                     const char        *path,
                     const DeskSchema  *schema,
                     char             **kept_aside,
                     GError           **error)
{
  g_autofree char *unpacked = g_strdup_printf ("%s.partial-%d.db", path, (int) getpid ());
  g_autofree char *copy = g_strdup_printf ("%s.partial-%d", path, (int) getpid ());
  g_autofree char *aside = NULL;
  const char *database = backup;
  gboolean done;

  *kept_aside = NULL;
  if (!desk_backup_check_other (backup, path, error))
    return FALSE;
  if (!desk_backup_check_there (backup, error))
    return FALSE;
  done = TRUE;
  if (desk_archive_is (backup))
    {
      database = unpacked;
      done = desk_archive_check (backup, unpacked, NULL, error);
    }
  aside = name_aside (path);
  done = done && desk_backup_verify_database (database, backup, schema, NULL, NULL, error) &&
         restore_from (backup, database, copy, path, aside, schema, error);
  g_unlink (copy);
  if (database == unpacked)
    g_unlink (unpacked);
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
      const char *ending = strrchr (name, '.');

      /* Those of older versions end in .db. */
      if (!g_str_has_prefix (name, prefix) || ending < name + strlen (prefix) ||
          (!g_str_equal (ending, ".zip") && !g_str_equal (ending, ".db")))
        continue;
      day = g_strndup (name + strlen (prefix), (gsize) (ending - name) - strlen (prefix));
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
 * none is removed when the new one failed. Contents that nothing can need any more
 * go as well, once they are in a backup.
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
  g_autofree char *name = g_strconcat (prefix, today, ".zip", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  guint n_swept;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_READ_ONLY,
                   _ ("The folder “%s” cannot be made: %s"), folder, g_strerror (errno));
      return NULL;
    }
  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !desk_backup_write (store, path, error))
    return NULL;
  rotate (folder, prefix, MAX (keep_days, 1));
  /* What cannot be swept today is tomorrow. */
  desk_files_sweep (store, &n_swept, NULL);
  return g_steal_pointer (&path);
}
