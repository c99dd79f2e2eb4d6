/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For memmem(). */
#define _GNU_SOURCE

#include "desk-table-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "desk-csv-reader.h"
#include "desk-error.h"
#include "desk-language.h"
#include "desk-xlsx-reader.h"

#define MAX_FILE_SIZE (200 * 1024 * 1024)
#define STEP          (256 * 1024)

/* What a page of the web that calls itself a workbook begins with. */
#define MARKUP_SHOWS_IN 1024

static const char old_excel_magic[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

static void
set_system_error (const char  *file,
                  int          number,
                  GError     **error)
{
  switch (number)
    {
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                   /* Translators: %s: file name */
                   _ ("There is no file %s: check its name and folder."), file);
      break;
    case EACCES:
    case EPERM:
      g_set_error (
        error, DESK_ERROR, DESK_ERROR_REFUSED,
        /* Translators: %s: file name */
        _ ("%s may not be read: ask its owner for the permission, or copy it to a folder "
           "of your own."),
        file);
      break;
    case EBUSY:
    case EAGAIN:
    case ETXTBSY:
      g_set_error (error, DESK_ERROR, DESK_ERROR_BUSY,
                   /* Translators: %s: file name */
                   _ ("%s is held by another program: save and close it there, then try again."),
                   file);
      break;
    default:
      g_set_error (error, DESK_ERROR, DESK_ERROR_FAILED,
                   /* Translators: %1$s: file name, %2$s: the reason, from the system */
                   _ ("%1$s could not be read: %2$s. Copy it to this computer and try again."),
                   file, g_strerror (number));
    }
}

static void
set_too_large (const char  *file,
               GError     **error)
{
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               /* Translators: %1$s: file name, %2$d: a number of megabytes such as 200 */
               _ ("%1$s is larger than %2$d MB: copy the table alone into a new file."), file,
               MAX_FILE_SIZE / 1024 / 1024);
}

static gboolean
check_file (int          fd,
            const char  *file,
            GError     **error)
{
  struct stat status;

  if (fstat (fd, &status) != 0)
    {
      set_system_error (file, errno, error);
      return FALSE;
    }
  if (S_ISDIR (status.st_mode))
    g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                 /* Translators: %s: name of a folder */
                 _ ("%s is a folder: choose a file in it."), file);
  else if (!S_ISREG (status.st_mode))
    g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                 /* Translators: %s: file name */
                 _ ("%s is not a file of a disk: save the table into a file first."), file);
  else if (status.st_size > MAX_FILE_SIZE)
    set_too_large (file, error);
  else
    return TRUE;
  return FALSE;
}

/* Read rather than mapped: a file that is cut while it is mapped would kill the program. */
static GBytes *
read_all (int          fd,
          const char  *file,
          GError     **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();

  for (;;)
    {
      guint length = content->len;
      gssize got;

      g_byte_array_set_size (content, length + STEP);
      do
        got = read (fd, content->data + length, STEP);
      while (got < 0 && errno == EINTR);
      if (got < 0)
        {
          set_system_error (file, errno, error);
          return NULL;
        }
      g_byte_array_set_size (content, length + (guint) got);
      if (got == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&content));
      if (content->len > MAX_FILE_SIZE)
        {
          set_too_large (file, error);
          return NULL;
        }
    }
}

static GBytes *
load (const char  *path,
      const char  *file,
      GError     **error)
{
  GBytes *bytes = NULL;
  /* Without blocking, or a pipe would be waited for before it is refused. */
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

  if (fd < 0)
    {
      set_system_error (file, errno, error);
      return NULL;
    }
  if (check_file (fd, file, error))
    bytes = read_all (fd, file, error);
  close (fd);
  return bytes;
}

static gboolean
begins_with (const char *data,
             gsize       length,
             const char *magic)
{
  return length >= strlen (magic) && memcmp (data, magic, strlen (magic)) == 0;
}

/* In such a file the names are in UTF-16. */
static gboolean
has_wide_text (const char *data,
               gsize       length,
               const char *text)
{
  char wide[64];
  gsize n = strlen (text);

  for (gsize i = 0; i < n; i++)
    {
      wide[2 * i] = text[i];
      wide[2 * i + 1] = '\0';
    }
  return memmem (data, length, wide, 2 * n) != NULL;
}

static gboolean
is_markup (const char *data,
           gsize       length)
{
  g_autofree char *text = g_ascii_strdown (data, (gssize) MIN (length, MARKUP_SHOWS_IN));
  const char *p = text;

  if (g_str_has_prefix (p, "\xef\xbb\xbf"))
    p += 3;
  while (g_ascii_isspace (*p))
    p++;
  return g_str_has_prefix (p, "<!doctype") || g_str_has_prefix (p, "<html") ||
         g_str_has_prefix (p, "<?xml") || g_str_has_prefix (p, "<table") ||
         g_str_has_prefix (p, "<meta") || g_str_has_prefix (p, "<style") ||
         g_str_has_prefix (p, "mime-version:");
}

/* What people take for a table and is none that can be read. */
static gboolean
check_content (const char  *data,
               gsize        length,
               const char  *file,
               GError     **error)
{
  if (g_str_has_prefix (file, "~$") || g_str_has_prefix (file, ".~lock."))
    g_set_error (error, DESK_ERROR, DESK_ERROR_BUSY,
                 /* Translators: %s: file name such as ~$staff.xlsx */
                 _ ("%s only says that a workbook is open somewhere: close the workbook and choose "
                    "the file of that name without the sign in front."),
                 file);
  else if (data == NULL || length == 0)
    g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                 _ ("%s is empty: there is nothing to read in it."), file);
  else if (begins_with (data, length, old_excel_magic) &&
           has_wide_text (data, length, "EncryptedPackage"))
    g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                 _ ("%s is protected with a password: open it, take the password away and save it "
                    "again."),
                 file);
  else if (begins_with (data, length, old_excel_magic) ||
           (length > 4 && data[0] == '\x09' && (data[1] & ~0x0e) == 0 && data[3] == '\0'))
    g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                 /* Translators: %s: file name */
                 _ ("%s is a workbook of the old kind .xls: open it in Excel, WPS or LibreOffice "
                    "and save it as .xlsx."),
                 file);
  else if (is_markup (data, length))
    g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                 /* Translators: %s: file name */
                 _ ("%s is a web page or XML, whatever its name says: open it in Excel, WPS or "
                    "LibreOffice and save it as .xlsx."),
                 file);
  else if (begins_with (data, length, "%PDF"))
    g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                 /* Translators: %s: file name */
                 _ ("%s is a PDF: ask for the table itself, as .xlsx or CSV."), file);
  else
    return TRUE;
  return FALSE;
}

static gboolean
is_package (const char *data,
            gsize       length)
{
  return begins_with (data, length, "PK\x03\x04") || begins_with (data, length, "PK\x05\x06");
}

/**
 * desk_table_read_bytes:
 * @file: the name of the file, to show to a person
 * @sheet: (nullable): the sheet of a workbook by name or number, %NULL for the
 *   first one that is not hidden; a text has no sheets and does not heed it
 *
 * Reads a table from what a file has in it. The content decides what it is,
 * never the ending of the name.
 *
 * Returns: (transfer full): the table; %NULL with the errors of
 *   desk_csv_read_bytes() and desk_xlsx_read_bytes()
 */
DeskTable *
desk_table_read_bytes (GBytes      *bytes,
                       const char  *file,
                       const char  *sheet,
                       GError     **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (!check_content (data, length, file, error))
    return NULL;
  if (is_package (data, length))
    return desk_xlsx_read_bytes (bytes, file, sheet, error);
  return desk_csv_read_bytes (bytes, file, error);
}

/**
 * desk_table_read_file:
 * @path: an .xlsx workbook, or a CSV file, in the encoding of file names
 * @sheet: (nullable): see desk_table_read_bytes()
 *
 * Returns: (transfer full): the table; %NULL with the errors of
 *   desk_table_read_bytes(), %DESK_ERROR_NOT_FOUND, %DESK_ERROR_REFUSED (may not
 *   be read), %DESK_ERROR_BUSY or %DESK_ERROR_FAILED
 */
DeskTable *
desk_table_read_file (const char  *path,
                      const char  *sheet,
                      GError     **error)
{
  g_autofree char *file = g_filename_display_basename (path);
  g_autoptr (GBytes) bytes = load (path, file, error);

  if (bytes == NULL)
    return NULL;
  return desk_table_read_bytes (bytes, file, sheet, error);
}

/**
 * desk_table_read_text:
 * @text: cells that were copied in another program, UTF-8
 *
 * Returns: (transfer full): the table, or %NULL and %DESK_ERROR_INVALID
 */
DeskTable *
desk_table_read_text (const char  *text,
                      GError     **error)
{
  /* Translators: stands where the name of a file stands otherwise */
  return desk_csv_read_pasted (text, _ ("Clipboard"), error);
}

/**
 * desk_table_list_sheets:
 *
 * Returns: (transfer full) (array zero-terminated=1): the sheets of a workbook
 *   that are not hidden, an empty list for a text; %NULL with the errors of
 *   desk_table_read_file()
 */
char **
desk_table_list_sheets (const char  *path,
                        GError     **error)
{
  g_autofree char *file = g_filename_display_basename (path);
  g_autoptr (GBytes) bytes = load (path, file, error);
  const char *data;
  gsize length;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  if (!check_content (data, length, file, error))
    return NULL;
  if (is_package (data, length))
    return desk_xlsx_list_sheets (bytes, file, error);
  return g_new0 (char *, 1);
}
