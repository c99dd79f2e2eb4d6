/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one file that a backup is (SEC-3, SEC-4). The database is packed, lightly; the
 * contents are stored as they are, for pictures and scans are packed already. */

#include "desk-backup-private.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "desk-file-writer.h"
#include "desk-language.h"

#define BLOCK        (256 * 1024)
#define MAX_MANIFEST 65536

#define MANIFEST "studio-desk.ini"
#define DATABASE "studio.db"
#define CONTENTS DATABASE ".files/"

/* Whether @path is such an archive, as its first bytes say. */
gboolean
desk_archive_is (const char *path)
{
  char head[4] = "";
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  gboolean is = fd >= 0 && read (fd, head, sizeof head) == (gssize) sizeof head &&
                memcmp (head, "PK\3\4", sizeof head) == 0;

  if (fd >= 0)
    close (fd);
  return is;
}

/* Writing */

typedef struct
{
  const char *path;
  int fd;
  int failed; /* errno of what could not be written */
  struct archive *archive;
} Output;

static la_ssize_t
write_block (struct archive *archive,
             void           *data,
             const void     *buffer,
             size_t          size)
{
  Output *output = data;

  if (desk_files_write_all (output->fd, buffer, size))
    return (la_ssize_t) size;
  output->failed = errno;
  archive_set_error (archive, errno, "write");
  return -1;
}

static gboolean
set_write_error (Output  *output,
                 GError **error)
{
  int code = output->failed != 0 ? output->failed : archive_errno (output->archive);

  desk_files_set_error (output->path, code > 0 ? code : EIO, error);
  return FALSE;
}

static gboolean
begin_entry (Output      *output,
             const char  *name,
             gint64       size,
             gboolean     packed,
             GError     **error)
{
  struct archive_entry *entry = archive_entry_new ();
  int result;

  if (packed)
    archive_write_zip_set_compression_deflate (output->archive);
  else
    archive_write_zip_set_compression_store (output->archive);
  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  archive_entry_set_mtime (entry, g_get_real_time () / G_USEC_PER_SEC, 0);
  result = archive_write_header (output->archive, entry);
  archive_entry_free (entry);
  return result == ARCHIVE_OK || set_write_error (output, error);
}

static gboolean
add_data (Output      *output,
          const char  *name,
          const char  *data,
          GError     **error)
{
  gsize size = strlen (data);

  return begin_entry (output, name, (gint64) size, FALSE, error) &&
         (archive_write_data (output->archive, data, size) == (la_ssize_t) size ||
          set_write_error (output, error));
}

static gboolean
copy_file (Output      *output,
           int          fd,
           const char  *path,
           gint64       size,
           GError     **error)
{
  g_autofree char *block = g_malloc (BLOCK);
  gint64 left = size;

  while (left > 0)
    {
      gssize got = read (fd, block, (gsize) MIN (left, BLOCK));

      if (got < 0 && errno == EINTR)
        continue;
      if (got <= 0)
        {
          desk_files_set_error (path, got < 0 ? errno : EIO, error);
          return FALSE;
        }
      if (archive_write_data (output->archive, block, (gsize) got) != got)
        return set_write_error (output, error);
      left -= got;
    }
  return TRUE;
}

static gboolean
add_file (Output      *output,
          const char  *name,
          const char  *path,
          gboolean     packed,
          GError     **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  struct stat about;
  gboolean done = FALSE;

  if (fd < 0 || fstat (fd, &about) != 0)
    desk_files_set_error (path, errno, error);
  else
    done = begin_entry (output, name, about.st_size, packed, error) &&
           copy_file (output, fd, path, about.st_size, error);
  if (fd >= 0)
    close (fd);
  return done;
}

static char *
make_manifest (guint n_files)
{
  g_autoptr (GKeyFile) manifest = g_key_file_new ();
  g_autofree char *made = desk_moment_now ();

  g_key_file_set_integer (manifest, "backup", "format", 1);
  g_key_file_set_string (manifest, "backup", "made", made);
  g_key_file_set_integer (manifest, "backup", "files", (int) n_files);
  return g_key_file_to_data (manifest, NULL, NULL);
}

static gboolean
add_everything (Output      *output,
                const char  *database,
                const char  *folder,
                GError     **error)
{
  g_autoptr (GPtrArray) hashes = desk_files_list (folder);
  g_autofree char *manifest = make_manifest (hashes->len);

  if (!add_data (output, MANIFEST, manifest, error) ||
      !add_file (output, DATABASE, database, TRUE, error))
    return FALSE;
  for (guint i = 0; i < hashes->len; i++)
    {
      const char *hash = hashes->pdata[i];
      g_autofree char *path = desk_files_dup_path_in (folder, hash);
      g_autofree char *name = g_strdup_printf (CONTENTS "%.2s/%s", hash, hash + 2);

      if (!add_file (output, name, path, FALSE, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * desk_archive_write:
 * @path: the archive; written over
 * @database: a whole copy of the database, without a log beside it
 * @folder: the contents, which may be missing
 *
 * Writes all of it, down to the disk. The contents that the database needs were there
 * before it was copied; those that came since do no harm.
 */
gboolean
desk_archive_write (const char  *path,
                    const char  *database,
                    const char  *folder,
                    GError     **error)
{
  Output output = { .path = path };
  gboolean done;

  output.fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (output.fd < 0)
    {
      desk_files_set_error (path, errno, error);
      return FALSE;
    }
  output.archive = archive_write_new ();
  archive_write_set_format_zip (output.archive);
  archive_write_set_options (output.archive, "zip:compression-level=1");
  archive_write_set_bytes_per_block (output.archive, BLOCK);
  archive_write_set_bytes_in_last_block (output.archive, 1);
  done = archive_write_open2 (output.archive, &output, NULL, write_block, NULL, NULL) ==
           ARCHIVE_OK ||
         set_write_error (&output, error);
  done = done && add_everything (&output, database, folder, error);
  if (done)
    done =
      archive_write_close (output.archive) == ARCHIVE_OK || set_write_error (&output, error);
  else
    archive_write_fail (output.archive);
  archive_write_free (output.archive);
  if (done && fsync (output.fd) != 0)
    {
      desk_files_set_error (path, errno, error);
      done = FALSE;
    }
  close (output.fd);
  return done;
}

/* Reading */

typedef struct
{
  const char *path;
  struct archive *archive;
  guint n_files;
  gboolean has_database;
  gboolean has_manifest;
  GString *manifest;
} Input;

static gboolean
set_damaged (const Input  *input,
             GError      **error)
{
  g_set_error (error, DESK_ERROR, DESK_ERROR_DAMAGED,
               /* Translators: %s is a file */
               _ ("The backup “%s” is damaged: a part of it is missing or was changed"),
               input->path);
  return FALSE;
}

/* Takes what is read of one entry. */
typedef gboolean (*Take) (gpointer data,
                          const void *block,
                          gsize size,
                          GError **error);

/* Reads an entry to its end, where its checksum is compared; a mere warning is damage
 * too: no backup of ours gives one. */
static gboolean
read_entry (Input     *input,
            Take       take,
            gpointer   data,
            GError   **error)
{
  const void *block;
  size_t size;
  la_int64_t offset;
  int result;

  while ((result = archive_read_data_block (input->archive, &block, &size, &offset)) == ARCHIVE_OK)
    if (size > 0 && take != NULL && !take (data, block, size, error))
      return FALSE;
  return result == ARCHIVE_EOF || set_damaged (input, error);
}

static gboolean
take_manifest (gpointer     data,
               const void  *block,
               gsize        size,
               GError     **error)
{
  Input *input = data;

  if (input->manifest->len + size > MAX_MANIFEST)
    return set_damaged (input, error);
  g_string_append_len (input->manifest, block, (gssize) size);
  return TRUE;
}

typedef struct
{
  const char *path;
  int fd;
} Target;

static gboolean
take_database (gpointer     data,
               const void  *block,
               gsize        size,
               GError     **error)
{
  Target *target = data;

  if (desk_files_write_all (target->fd, block, size))
    return TRUE;
  desk_files_set_error (target->path, errno, error);
  return FALSE;
}

static gboolean
unpack_database (Input       *input,
                 const char  *database,
                 GError     **error)
{
  Target target = { .path = database };
  gboolean done;

  input->has_database = TRUE;
  if (database == NULL)
    return read_entry (input, NULL, NULL, error);
  target.fd = open (database, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (target.fd < 0)
    {
      desk_files_set_error (database, errno, error);
      return FALSE;
    }
  done = read_entry (input, take_database, &target, error);
  close (target.fd);
  return done;
}

static gboolean
take_content (gpointer     data,
              const void  *block,
              gsize        size,
              GError     **error)
{
  return desk_file_writer_add (data, block, size, error);
}

/* A content that was bad when the backup was made is left out: check names it, and a
 * backup of an earlier day may have it whole. */
static gboolean
unpack_content (Input       *input,
                const char  *hash,
                const char  *folder,
                GError     **error)
{
  g_autoptr (DeskFileWriter) writer = NULL;
  g_autoptr (DeskStoredFile) stored = NULL;

  input->n_files++;
  if (folder == NULL)
    return read_entry (input, NULL, NULL, error);
  writer = desk_file_writer_new (folder, error);
  if (writer == NULL || !read_entry (input, take_content, writer, error))
    return FALSE;
  if (!desk_file_writer_is (writer, hash))
    return TRUE;
  stored = desk_file_writer_finish (writer, error);
  return stored != NULL;
}

/* Returns: (nullable): the hash that the name of a content stands for */
static char *
content_hash (const char *name)
{
  g_autofree char *hash = NULL;

  if (!g_str_has_prefix (name, CONTENTS) || strlen (name) != strlen (CONTENTS) + 65)
    return NULL;
  name += strlen (CONTENTS);
  hash = g_strdup_printf ("%.2s%s", name, name + 3);
  return name[2] == '/' && desk_files_is_hash (hash) ? g_steal_pointer (&hash) : NULL;
}

static gboolean
read_one (Input                 *input,
          struct archive_entry  *entry,
          const char            *database,
          const char            *folder,
          GError               **error)
{
  const char *name = archive_entry_pathname (entry);
  g_autofree char *hash = name != NULL ? content_hash (name) : NULL;

  if (hash != NULL)
    return unpack_content (input, hash, folder, error);
  if (g_strcmp0 (name, DATABASE) == 0 && !input->has_database)
    return unpack_database (input, database, error);
  if (g_strcmp0 (name, MANIFEST) == 0 && !input->has_manifest)
    {
      input->has_manifest = TRUE;
      return read_entry (input, take_manifest, input, error);
    }
  /* What a later version may add. */
  return read_entry (input, NULL, NULL, error);
}

static gboolean
read_entries (Input       *input,
              const char  *database,
              const char  *folder,
              GError     **error)
{
  struct archive_entry *entry;
  int result;

  /* Only through the directory at the end: without it the file is cut off. */
  archive_read_support_format_zip_seekable (input->archive);
  if (archive_read_open_filename (input->archive, input->path, BLOCK) != ARCHIVE_OK)
    return set_damaged (input, error);
  while ((result = archive_read_next_header (input->archive, &entry)) == ARCHIVE_OK)
    if (!read_one (input, entry, database, folder, error))
      return FALSE;
  return result == ARCHIVE_EOF || set_damaged (input, error);
}

static gboolean
judge_manifest (Input           *input,
                DeskBackupInfo  *info,
                GError         **error)
{
  g_autoptr (GKeyFile) manifest = g_key_file_new ();

  if (!input->has_database || !input->has_manifest ||
      !g_key_file_load_from_data (manifest, input->manifest->str, input->manifest->len,
                                  G_KEY_FILE_NONE, NULL))
    return set_damaged (input, error);
  if (g_key_file_get_integer (manifest, "backup", "format", NULL) > 1)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_NEWER,
                   _ ("“%s” was written by a newer Studio Desk; install that version to open it"),
                   input->path);
      return FALSE;
    }
  if (g_key_file_get_integer (manifest, "backup", "files", NULL) != (int) input->n_files)
    return set_damaged (input, error);
  if (info != NULL)
    {
      info->made = g_key_file_get_string (manifest, "backup", "made", NULL);
      info->n_files = input->n_files;
    }
  return TRUE;
}

static gboolean
read_archive (const char      *path,
              const char      *database,
              const char      *folder,
              DeskBackupInfo  *info,
              GError         **error)
{
  Input input = { .path = path };
  gboolean done;

  input.archive = archive_read_new ();
  input.manifest = g_string_new (NULL);
  done = read_entries (&input, database, folder, error) && judge_manifest (&input, info, error);
  g_string_free (input.manifest, TRUE);
  archive_read_free (input.archive);
  return done;
}

/**
 * desk_archive_check:
 * @database: (nullable): where to unpack the database to; written over
 * @info: (nullable): what the archive says of itself goes here
 *
 * Reads all of the archive and compares its checksums.
 *
 * Returns: %FALSE with %DESK_ERROR_DAMAGED, or with %DESK_ERROR_FULL or
 *   %DESK_ERROR_READ_ONLY of @database
 */
gboolean
desk_archive_check (const char      *path,
                    const char      *database,
                    DeskBackupInfo  *info,
                    GError         **error)
{
  return read_archive (path, database, NULL, info, error);
}

/* Adds the archive's contents to @folder. */
gboolean
desk_archive_unpack (const char  *path,
                     const char  *folder,
                     GError     **error)
{
  return read_archive (path, NULL, folder, NULL, error);
}
