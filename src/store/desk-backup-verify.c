/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a file or a backup is whole, and what is in it (SEC-3). */

#include "desk-backup-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "desk-file-writer.h"
#include "desk-journal.h"
#include "desk-language.h"
#include "desk-store-private.h"

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

/* Opens a copy past the checks of a store: with the functions that tables use. */
sqlite3 *
desk_backup_open (const char  *path,
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

  info->n_later = -2;
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
          info->n_later =
            sqlite3_step (compare) == SQLITE_ROW ? sqlite3_column_int64 (compare, 0) : -1;
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
gboolean
desk_backup_verify_database (const char        *path,
                             const char        *name,
                             const DeskSchema  *schema,
                             const char        *present,
                             DeskBackupInfo    *info,
                             GError           **error)
{
  g_autofree char *uri = desk_backup_dup_uri (path);
  sqlite3 *db = desk_backup_open (uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
  gboolean sound = db != NULL && judge_database (db, name, schema, error);

  if (sound && info != NULL)
    read_info (db, present, info);
  if (db != NULL)
    sqlite3_close_v2 (db);
  return sound;
}

/* Told without opening either: to close a database that a connection of this process
 * has open would let go of its locks. */
gboolean
desk_backup_is_same_file (const char *a,
                          const char *b)
{
  GStatBuf stat_a, stat_b;

  return g_stat (a, &stat_a) == 0 && g_stat (b, &stat_b) == 0 && stat_a.st_dev == stat_b.st_dev &&
         stat_a.st_ino == stat_b.st_ino;
}

/* Whether @backup is another file than @path, which it is to be restored over. */
gboolean
desk_backup_check_other (const char  *backup,
                         const char  *path,
                         GError     **error)
{
  if (!desk_backup_is_same_file (backup, path))
    return TRUE;
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               /* Translators: %s is a file */
               _ ("“%s” is the file itself and no backup of it"), backup);
  return FALSE;
}

gboolean
desk_backup_check_there (const char  *path,
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

  if (!desk_backup_check_there (path, error))
    return FALSE;
  if (!desk_archive_is (path))
    return desk_backup_verify_database (path, path, schema, present, info, error);

  fd = g_file_open_tmp ("studio-desk-XXXXXX", &copy, NULL);
  if (fd < 0)
    {
      desk_files_set_error (g_get_tmp_dir (), errno, error);
      return FALSE;
    }
  close (fd);
  sound = desk_archive_check (path, copy, info, error) &&
          desk_backup_verify_database (copy, path, schema, present, info, error);
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

  if ((present != NULL && !desk_backup_check_other (path, present, error)) ||
      !verify (path, schema, present, info, error))
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

/**
 * desk_backup_info_to_text:
 *
 * Returns: (transfer full): what is in the backup and what restoring it would mean, a
 *   line each, in the user's language
 */
char *
desk_backup_info_to_text (const DeskBackupInfo *self)
{
  g_autofree char *size = g_format_size ((guint64) self->size);
  GString *text = g_string_new (NULL);

  g_string_append_printf (
    /* Translators: when a backup was made, how large it is, and how many files are
     * attached to records in it */
    text, ngettext ("Made %1$s, %2$s, with %3$u attached file", "Made %1$s, %2$s, with %3$u "
                                                                "attached files",
                    self->n_files),
    self->made != NULL ? self->made : "", size, self->n_files);
  if (self->last_title != NULL)
    {
      g_string_append_c (text, '\n');
      /* Translators: what was done last, when, and by whom */
      g_string_append_printf (text, _ ("Newest act in it: %1$s (%2$s, %3$s)"), self->last_title,
                              self->last_at, self->last_actor);
    }
  if (self->n_later == 0)
    g_string_append_printf (text, "\n%s", _ ("Nothing was done since"));
  else if (self->n_later > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (
        text,
        ngettext ("The present file has %lld act later than that; it is kept aside",
                  "The present file has %lld acts later than that; they are kept aside",
                  (gulong) self->n_later),
        (long long) self->n_later);
    }
  else if (self->n_later == -1)
    g_string_append_printf (text, "\n%s",
                            _ ("It is not an earlier state of the present file"));
  return g_string_free (text, FALSE);
}
