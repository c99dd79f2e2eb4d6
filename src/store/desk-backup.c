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

void
desk_backup_info_free (DeskBackupInfo *self)
{
  g_free (self->made);
  g_free (self->last_at);
  g_free (self->last_actor);
  g_free (self->last_title);
  g_free (self);
}

/* What the journal says of itself; how many acts the file @present has on top. */
static void
read_info (sqlite3        *db,
           const char     *present,
           DeskBackupInfo *info)
{
  static const char last[] = "SELECT id, happened, actor, title, hash FROM journal"
                             " ORDER BY id DESC LIMIT 1";
  static const char later[] = "SELECT (SELECT max(id) FROM journal) - id FROM journal"
                              " WHERE id = ?1 AND hash = ?2";
  g_autofree char *uri = present != NULL ? desk_backup_dup_uri (present) : NULL;
  sqlite3 *other = NULL;
  sqlite3_stmt *statement = NULL, *compare = NULL;

  info->n_later = -1;
  if (sqlite3_prepare_v2 (db, last, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    {
      info->n_entries = sqlite3_column_int64 (statement, 0);
      info->last_at = g_strdup ((const char *) sqlite3_column_text (statement, 1));
      info->last_actor = g_strdup ((const char *) sqlite3_column_text (statement, 2));
      info->last_title = g_strdup ((const char *) sqlite3_column_text (statement, 3));
      if (uri != NULL &&
          sqlite3_open_v2 (uri, &other, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) ==
            SQLITE_OK &&
          sqlite3_prepare_v2 (other, later, -1, &compare, NULL) == SQLITE_OK)
        {
          sqlite3_bind_int64 (compare, 1, info->n_entries);
          sqlite3_bind_value (compare, 2, sqlite3_column_value (statement, 4));
          if (sqlite3_step (compare) == SQLITE_ROW)
            info->n_later = sqlite3_column_int64 (compare, 0);
        }
    }
  sqlite3_finalize (compare);
  sqlite3_close_v2 (other);
  sqlite3_finalize (statement);
}

static gboolean
judge_database (sqlite3           *db,
                const char        *name,
                const DeskSchema  *schema,
                GError           **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = NULL;
  gint64 application = 0, version = 0;

  if (sqlite3_prepare_v2 (db, "SELECT * FROM pragma_application_id, pragma_user_version", -1,
                          &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    {
      application = sqlite3_column_int64 (statement, 0);
      version = sqlite3_column_int64 (statement, 1);
    }
  sqlite3_finalize (statement);

  if (application != schema->application_id)
    {
      desk_store_set_sqlite_error (db, name, SQLITE_NOTADB, error);
      return FALSE;
    }
  if (version > desk_migrations_newest (schema))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_NEWER,
                   _ ("“%s” was written by a newer Studio Desk; install that version to open it"),
                   name);
      return FALSE;
    }
  if (version == desk_migrations_newest (schema))
    collect_problems (db, schema, problems);
  else
    collect_integrity (db, "PRAGMA integrity_check", problems);
  if (problems->len > 0)
    g_set_error (error, DESK_ERROR, DESK_ERROR_DAMAGED,
                 /* Translators: the first %s is a file, the second what is wrong with it */
                 _ ("The backup “%s” is damaged: %s"), name, (char *) problems->pdata[0]);
  return problems->len == 0;
}

/* Reads the whole database at @path, which stands for the backup @name. */
static gboolean
verify_database (const char        *path,
                 const char        *name,
                 const DeskSchema  *schema,
                 const char        *present,
                 DeskBackupInfo    *info,
                 GError           **error)
{
  g_autofree char *uri = desk_backup_dup_uri (path);
  sqlite3 *db = open_copy (uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
  gboolean sound = db != NULL && judge_database (db, name, schema, error);

  if (sound && info != NULL)
    read_info (db, present, info);
  if (db != NULL)
    sqlite3_close_v2 (db);
  return sound;
}

static gboolean
check_there (const char  *path,
             GError     **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND, _ ("There is no backup “%s”"), path);
  return FALSE;
}

/* Reads the whole backup; of an archive the database is looked at in a passing copy. */
static gboolean
verify (const char        *path,
        const DeskSchema  *schema,
        const char        *present,
        DeskBackupInfo    *info,
        GError           **error)
{
  g_autofree char *copy = NULL;
  gboolean sound;
  int fd;

  if (!check_there (path, error))
    return FALSE;
  if (!desk_archive_is (path))
    return verify_database (path, path, schema, present, info, error);

  fd = g_file_open_tmp ("studio-desk-XXXXXX", &copy, NULL);
  if (fd < 0)
    {
      desk_files_set_error (g_get_tmp_dir (), errno, error);
      return FALSE;
    }
  close (fd);
  sound = desk_archive_check (path, copy, info, error) &&
          verify_database (copy, path, schema, present, info, error);
  g_unlink (copy);
  return sound;
}

/**
 * desk_backup_verify:
 * @path: a backup
 *
 * Reads the whole backup: whether it is a file of this program, whole, its journal
 * unbroken, and all attached files in it.
 */
gboolean
desk_backup_verify (const char        *path,
                    const DeskSchema  *schema,
                    GError           **error)
{
  return verify (path, schema, NULL, NULL, error);
}

/**
 * desk_backup_inspect:
 * @present: (nullable): the file that it would be restored over
 *
 * Verifies the backup and tells what is in it.
 *
 * Returns: (transfer full): what is in it, or %NULL with an error of
 *   desk_backup_verify()
 */
DeskBackupInfo *
desk_backup_inspect (const char        *path,
                     const DeskSchema  *schema,
                     const char        *present,
                     GError           **error)
{
  g_autoptr (DeskBackupInfo) info = g_new0 (DeskBackupInfo, 1);
  GStatBuf about;

  if (!verify (path, schema, present, info, error))
    return NULL;
  if (g_stat (path, &about) == 0)
    {
      g_autoptr (GDateTime) changed = g_date_time_new_from_unix_local (about.st_mtime);

      info->size = about.st_size;
      if (info->made == NULL && changed != NULL)
        info->made = g_date_time_format (changed, "%Y-%m-%d %H:%M");
    }
  return g_steal_pointer (&info);
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
  db = open_copy (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  if (db == NULL)
    return FALSE;
  done = copy_pages (store->db, db, path, error);
  if (done && sqlite3_exec (db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) != SQLITE_OK)
    {
      desk_store_set_sqlite_error (db, path, sqlite3_extended_errcode (db), error);
      done = FALSE;
    }
  sqlite3_close_v2 (db);
  return done && verify_database (path, path, store->schema, NULL, NULL, error);
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
  to = open_copy (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
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
  sqlite3 *from = open_copy (uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
  sqlite3 *newer;

  if (from == NULL || desk_migrations_read_version (from) == desk_migrations_newest (schema))
    return from;

  g_unlink (copy);
  index = desk_search_dup_install (schema, TRUE);
  newer = open_copy (copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
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
  if (is_same_file (backup, path))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                   /* Translators: %s is a file */
                   _ ("“%s” is the file itself and no backup of it"), backup);
      return FALSE;
    }
  if (!check_there (backup, error))
    return FALSE;
  done = TRUE;
  if (desk_archive_is (backup))
    {
      database = unpacked;
      done = desk_archive_check (backup, unpacked, NULL, error);
    }
  aside = name_aside (path);
  done = done && verify_database (database, backup, schema, NULL, NULL, error) &&
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
