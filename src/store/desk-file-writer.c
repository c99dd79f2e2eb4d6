/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing a content: into a file of no name that matters, down to the disk, and only
 * then under its hash. A crash leaves what desk_files_sweep() knows as left over. */

#include "desk-file-writer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "desk-language.h"

struct _DeskFileWriter
{
  char *folder;
  char *partial;
  int fd;
  GChecksum *checksum;
  gint64 size;
};

/* Turns what the system says of @path into a sentence that says what to do. */
void
desk_files_set_error (const char  *path,
                      int          code,
                      GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
      g_set_error (
        error, DESK_ERROR, DESK_ERROR_FULL,
        /* Translators: %s is a folder */
        _ ("The disk is full and nothing was changed; free some space in “%s” and try again"),
        folder);
      break;
    case EACCES:
    case EPERM:
    case EROFS:
    case ENOTDIR:
      g_set_error (error, DESK_ERROR, DESK_ERROR_READ_ONLY,
                   /* Translators: %s is a file */
                   _ ("“%s” cannot be written; check that you may write in its folder, "
                      "or choose another file"),
                   path);
      break;
    default:
      g_set_error (error, DESK_ERROR, DESK_ERROR_FAILED,
                   /* Translators: the first %s is a file, the second what the system says */
                   _ ("“%s” cannot be read or written (%s); check the disk"), path,
                   g_strerror (code));
      break;
    }
}

/* Returns: %FALSE with errno set when not all of it could be written */
gboolean
desk_files_write_all (int         fd,
                      const void *data,
                      gsize       size)
{
  const char *p = data;

  while (size > 0)
    {
      gssize written = write (fd, p, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return FALSE;
      p += written;
      size -= (gsize) written;
    }
  return TRUE;
}

/* Makes the names in @folder durable; a file system that cannot is no reason to stop. */
void
desk_files_sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  (void) fsync (fd);
  close (fd);
}

char *
desk_files_dup_folder_of (const char *database)
{
  return g_strconcat (database, ".files", NULL);
}

/* Where the content of @hash lies in @folder: 256 folders keep each of them small. */
char *
desk_files_dup_path_in (const char *folder,
                        const char *hash)
{
  g_autofree char *first = g_strndup (hash, 2);

  return g_build_filename (folder, first, hash + 2, NULL);
}

gboolean
desk_files_is_hash (const char *text)
{
  return strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

/* Returns: (transfer full) (element-type utf8): the hashes of all contents in @folder */
GPtrArray *
desk_files_list (const char *folder)
{
  GPtrArray *hashes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *first, *rest;

  while (dir != NULL && (first = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, first, NULL);
      g_autoptr (GDir) contents = strlen (first) == 2 ? g_dir_open (path, 0, NULL) : NULL;

      while (contents != NULL && (rest = g_dir_read_name (contents)) != NULL)
        {
          g_autofree char *hash = g_strconcat (first, rest, NULL);

          if (desk_files_is_hash (hash))
            g_ptr_array_add (hashes, g_steal_pointer (&hash));
        }
    }
  return hashes;
}

/**
 * desk_file_writer_new:
 * @folder: where the content goes; made where it is missing
 *
 * Returns: (transfer full): a content that is empty yet, or %NULL with
 *   %DESK_ERROR_READ_ONLY or %DESK_ERROR_FULL
 */
DeskFileWriter *
desk_file_writer_new (const char  *folder,
                      GError     **error)
{
  g_autofree char *partial = g_build_filename (folder, "partial-XXXXXX", NULL);
  g_autofree char *above = g_path_get_dirname (folder);
  DeskFileWriter *self;
  int fd;

  if (g_mkdir (folder, 0700) == 0)
    desk_files_sync_folder (above);
  fd = g_mkstemp_full (partial, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      desk_files_set_error (folder, errno, error);
      return NULL;
    }
  self = g_new0 (DeskFileWriter, 1);
  self->folder = g_strdup (folder);
  self->partial = g_steal_pointer (&partial);
  self->fd = fd;
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  return self;
}

gboolean
desk_file_writer_add (DeskFileWriter  *self,
                      const void      *data,
                      gsize            size,
                      GError         **error)
{
  if (size == 0)
    return TRUE;
  if (!desk_files_write_all (self->fd, data, size))
    {
      desk_files_set_error (self->folder, errno, error);
      return FALSE;
    }
  g_checksum_update (self->checksum, data, (gssize) size);
  self->size += (gint64) size;
  return TRUE;
}

/* Whether what was written is the content of @hash; nothing can be added after this. */
gboolean
desk_file_writer_is (DeskFileWriter *self,
                     const char     *hash)
{
  return g_str_equal (g_checksum_get_string (self->checksum), hash);
}

/**
 * desk_file_writer_finish:
 *
 * Gives what was written its name, once it is on the disk. A content that is there
 * already is replaced by its like, which also heals one that went bad.
 *
 * Returns: (transfer full): what is stored now; the writer is to be freed whatever
 *   comes out
 */
DeskStoredFile *
desk_file_writer_finish (DeskFileWriter  *self,
                         GError         **error)
{
  const char *hash = g_checksum_get_string (self->checksum);
  g_autofree char *path = desk_files_dup_path_in (self->folder, hash);
  g_autofree char *folder = g_path_get_dirname (path);
  DeskStoredFile *stored;

  if (g_mkdir (folder, 0700) == 0)
    desk_files_sync_folder (self->folder);
  /* Nobody is to change a content by accident. */
  if (fchmod (self->fd, 0400) != 0 || fsync (self->fd) != 0 ||
      g_rename (self->partial, path) != 0)
    {
      desk_files_set_error (path, errno, error);
      return NULL;
    }
  g_clear_pointer (&self->partial, g_free);
  desk_files_sync_folder (folder);
  stored = g_new0 (DeskStoredFile, 1);
  stored->hash = g_strdup (hash);
  stored->size = self->size;
  return stored;
}

/* A content that was not finished leaves nothing. */
void
desk_file_writer_free (DeskFileWriter *self)
{
  close (self->fd);
  if (self->partial != NULL)
    g_unlink (self->partial);
  g_checksum_free (self->checksum);
  g_free (self->partial);
  g_free (self->folder);
  g_free (self);
}
