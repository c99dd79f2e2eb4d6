/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The contents of attached files, in a folder beside the database (SEC-4). */

#include "desk-files.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "desk-backup-private.h"
#include "desk-file-writer.h"
#include "desk-language.h"
#include "desk-store-private.h"

#define BLOCK (256 * 1024)

/* What nobody names is kept so long: its act may be under way in another program. */
#define KEEP_UNNAMED (30 * G_TIME_SPAN_DAY)
#define KEEP_PARTIAL (1 * G_TIME_SPAN_DAY)

void
desk_stored_file_free (DeskStoredFile *self)
{
  g_free (self->hash);
  g_free (self);
}

/* Returns: (transfer full): the folder of the contents, which may not be there yet */
char *
desk_files_dup_folder (DeskStore *store)
{
  return desk_files_dup_folder_of (store->path);
}

/* Returns: (transfer full): where the content of @hash lies: to be read, never to be
 *   given to another program, which might write to it */
char *
desk_files_dup_path (DeskStore  *store,
                     const char *hash)
{
  g_autofree char *folder = desk_files_dup_folder (store);

  return desk_files_dup_path_in (folder, hash);
}

static int
open_source (const char  *path,
             GError     **error)
{
  /* A pipe must not keep us waiting. */
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  int code = errno;
  struct stat about;

  if (fd >= 0 && fstat (fd, &about) == 0 && S_ISREG (about.st_mode))
    return fd;
  if (fd < 0 && code == ENOENT)
    g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                 /* Translators: %s is a file */
                 _ ("There is no file “%s”"), path);
  else if (fd < 0)
    g_set_error (error, DESK_ERROR, DESK_ERROR_READ_ONLY,
                 /* Translators: the first %s is a file, the second what the system says */
                 _ ("“%s” cannot be read: %s"), path, g_strerror (code));
  else
    g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                 /* Translators: %s is the path of a folder or a device */
                 _ ("“%s” is no file; choose the files themselves"), path);
  if (fd >= 0)
    close (fd);
  return -1;
}

/* The studio's own files are never opened here: to close them again would let go of the
 * locks that the connection of this process holds. */
static gboolean
check_foreign (DeskStore   *store,
               const char  *path,
               GError     **error)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *own = g_strconcat (store->path, endings[i], NULL);

      if (desk_backup_is_same_file (path, own))
        {
          g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                       /* Translators: %s is a file */
                       _ ("“%s” is the studio’s own file; make a backup instead"), path);
          return FALSE;
        }
    }
  return TRUE;
}

/* Reads @fd to the end into what is to be @writer and @checksum, either of them %NULL. */
static gboolean
read_all (int              fd,
          const char      *path,
          DeskFileWriter  *writer,
          GChecksum       *checksum,
          GError         **error)
{
  g_autofree char *block = g_malloc (BLOCK);
  gssize got;

  while ((got = read (fd, block, BLOCK)) != 0)
    {
      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        {
          desk_files_set_error (path, errno, error);
          return FALSE;
        }
      if (checksum != NULL)
        g_checksum_update (checksum, (const guchar *) block, got);
      if (writer != NULL && !desk_file_writer_add (writer, block, (gsize) got, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * desk_files_put:
 * @path: the file to store a copy of
 *
 * Copies the file into the folder, down to the disk. It belongs to nothing yet: an
 * act has to name it.
 *
 * Returns: (transfer full): what was stored, or %NULL with %DESK_ERROR_NOT_FOUND,
 *   %DESK_ERROR_INVALID (a folder, an empty file), %DESK_ERROR_READ_ONLY or
 *   %DESK_ERROR_FULL
 */
DeskStoredFile *
desk_files_put (DeskStore   *store,
                const char  *path,
                GError     **error)
{
  g_autofree char *folder = desk_files_dup_folder (store);
  g_autoptr (DeskFileWriter) writer = NULL;
  DeskStoredFile *stored = NULL;
  struct stat about;
  int fd = check_foreign (store, path, error) ? open_source (path, error) : -1;

  if (fd < 0)
    return NULL;
  if (fstat (fd, &about) == 0 && about.st_size == 0)
    g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                 /* Translators: %s is a file */
                 _ ("“%s” is empty; look whether it was saved"), path);
  else
    writer = desk_file_writer_new (folder, error);
  if (writer != NULL && read_all (fd, path, writer, NULL, error))
    stored = desk_file_writer_finish (writer, error);
  close (fd);
  return stored;
}

/* As desk_files_put(), of what is in memory. */
DeskStoredFile *
desk_files_put_bytes (DeskStore  *store,
                      GBytes     *bytes,
                      GError    **error)
{
  g_autofree char *folder = desk_files_dup_folder (store);
  g_autoptr (DeskFileWriter) writer = desk_file_writer_new (folder, error);
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  if (writer == NULL || !desk_file_writer_add (writer, data, size, error))
    return NULL;
  return desk_file_writer_finish (writer, error);
}

gboolean
desk_files_has (DeskStore  *store,
                const char *hash)
{
  g_autofree char *path = desk_files_dup_path (store, hash);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/**
 * desk_files_verify:
 *
 * Reads the content of @hash to the end.
 *
 * Returns: %FALSE with %DESK_ERROR_NOT_FOUND when it is not there, or
 *   %DESK_ERROR_DAMAGED when it is no longer what was stored
 */
gboolean
desk_files_verify (DeskStore   *store,
                   const char  *hash,
                   GError     **error)
{
  g_autofree char *path = desk_files_dup_path (store, hash);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  int fd = open_source (path, error);
  gboolean done;

  if (fd < 0)
    return FALSE;
  done = read_all (fd, path, NULL, checksum, error);
  close (fd);
  if (!done || g_str_equal (g_checksum_get_string (checksum), hash))
    return done;
  g_set_error (error, DESK_ERROR, DESK_ERROR_DAMAGED,
               /* Translators: %s is a file */
               _ ("“%s” is no longer what was stored; bring it back from a backup"), path);
  return FALSE;
}

/* Copies @fd to the new file @path; nothing is left of one that is not whole. */
static gboolean
copy_to (int          fd,
         const char  *from,
         const char  *path,
         const char  *hash,
         GError     **error)
{
  g_autofree char *block = g_malloc (BLOCK);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  int to = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  gboolean done = to >= 0;
  gssize got = 0;

  if (to < 0 && errno == EEXIST)
    g_set_error (error, DESK_ERROR, DESK_ERROR_EXISTS,
                 _ ("“%s” exists already and was left as it is; choose another name"), path);
  else if (to < 0)
    desk_files_set_error (path, errno, error);
  while (done && (got = read (fd, block, BLOCK)) > 0)
    {
      g_checksum_update (checksum, (const guchar *) block, got);
      done = desk_files_write_all (to, block, (gsize) got);
      if (!done)
        desk_files_set_error (path, errno, error);
    }
  if (done && (got < 0 || !g_str_equal (g_checksum_get_string (checksum), hash)))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_DAMAGED,
                   _ ("“%s” is no longer what was stored; bring it back from a backup"), from);
      done = FALSE;
    }
  if (to >= 0 && close (to) != 0 && done)
    {
      desk_files_set_error (path, errno, error);
      done = FALSE;
    }
  if (to >= 0 && !done)
    g_unlink (path);
  return done;
}

/**
 * desk_files_copy_out:
 * @path: a file that does not exist yet
 *
 * Writes the content of @hash to @path, and makes sure that it is what was stored.
 */
gboolean
desk_files_copy_out (DeskStore   *store,
                     const char  *hash,
                     const char  *path,
                     GError     **error)
{
  g_autofree char *from = desk_files_dup_path (store, hash);
  int fd = open_source (from, error);
  gboolean done;

  if (fd < 0)
    return FALSE;
  done = copy_to (fd, from, path, hash, error);
  close (fd);
  return done;
}

static gboolean
is_older (const char *path,
          GTimeSpan   age)
{
  GStatBuf about;

  return g_stat (path, &about) == 0 &&
         g_get_real_time () - (gint64) about.st_mtime * G_USEC_PER_SEC > age;
}

/* What a crash left half written. */
static void
remove_partials (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name, "partial-") && is_older (path, KEEP_PARTIAL))
        g_unlink (path);
    }
}

static gboolean
is_named (DeskStore   *store,
          const char  *hash,
          const char  *sql,
          gboolean    *named,
          GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (store, error, sql, "t", hash);

  *named = rows == NULL || desk_rows_next (rows);
  return rows != NULL;
}

/* The hashes of old contents that no attachment has. */
static GPtrArray *
list_unnamed (DeskStore   *store,
              const char  *folder,
              GError     **error)
{
  g_autoptr (GPtrArray) hashes = desk_files_list (folder);

  for (guint i = hashes->len; i > 0; i--)
    {
      const char *hash = hashes->pdata[i - 1];
      g_autofree char *path = desk_files_dup_path_in (folder, hash);
      gboolean named = !is_older (path, KEEP_UNNAMED);

      if (!named && !is_named (store, hash, "SELECT 1 FROM attachments WHERE hash = ? LIMIT 1",
                               &named, error))
        return NULL;
      if (named)
        g_ptr_array_remove_index_fast (hashes, i - 1);
    }
  return g_steal_pointer (&hashes);
}

/**
 * desk_files_sweep:
 * @n_removed: (out): how many contents went
 *
 * Takes away the contents that nothing can ever need: no attachment has them, no
 * entry of the journal names them – so no undo, however old, brings them back – and
 * they have lain there for a month. What remains to go is what was stored for an act
 * that then did not stand. Nothing goes while a file that a restore put aside lies
 * beside the database: its journal may name other contents.
 */
gboolean
desk_files_sweep (DeskStore  *store,
                  guint      *n_removed,
                  GError    **error)
{
  g_autofree char *folder = desk_files_dup_folder (store);
  g_autoptr (GPtrArray) hashes = NULL;
  gboolean done = TRUE;

  g_return_val_if_fail (!desk_store_in_act (store), FALSE);

  *n_removed = 0;
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  remove_partials (folder);
  if (desk_backup_has_aside (store->path))
    return TRUE;
  hashes = list_unnamed (store, folder, error);
  if (hashes == NULL || hashes->len == 0)
    return hashes != NULL;

  /* Nobody begins an act meanwhile; what was stored anew since is young again. */
  if (!desk_store_exec (store, "BEGIN IMMEDIATE", error))
    return FALSE;
  for (guint i = 0; done && i < hashes->len; i++)
    {
      g_autofree char *path = desk_files_dup_path_in (folder, hashes->pdata[i]);
      gboolean named;

      done = is_named (store, hashes->pdata[i],
                       "SELECT 1 FROM journal WHERE instr(changeset, CAST(? AS BLOB)) LIMIT 1",
                       &named, error);
      if (done && !named && is_older (path, KEEP_UNNAMED) && g_unlink (path) == 0)
        (*n_removed)++;
    }
  return desk_store_exec (store, "COMMIT", done ? error : NULL) && done;
}
