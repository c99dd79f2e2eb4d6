/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-form-export.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <string.h>

#include "desk-error.h"
#include "desk-form-page.h"
#include "desk-form-workbook.h"
#include "desk-language.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

#define PNG_DPI 150

/* Excel takes a CSV file without this mark for one in the code page of the machine. */
#define BYTE_ORDER_MARK "\357\273\277"

static cairo_status_t
collect_bytes (void                *closure,
               const unsigned char *data,
               unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check_cairo (cairo_status_t   status,
             GError         **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, DESK_ERROR, DESK_ERROR_FAILED, _ ("The page could not be drawn: %s."),
               cairo_status_to_string (status));
  return FALSE;
}

/* --- PDF --- */

static void
describe_pdf (cairo_surface_t *surface,
              const DeskForm  *form)
{
  g_autofree char *title = form->number != NULL
                             ? g_strdup_printf ("%s %s", form->title, form->number)
                             : g_strdup (form->title);
  g_autofree char *day =
    desk_date_to_iso (form->made != DESK_DATE_NONE ? form->made : desk_date_new (2000, 1, 1));
  g_autofree char *moment = g_strconcat (day, "T00:00:00Z", NULL);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, form->studio);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Studio Desk");
  /* The day of the form, not of the clock: the same form is the same file. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, moment);
}

/* Embeds the fonts and ends the document. Cairo 1.16 loses a list for each CFF font
 * it embeds; no suppression of the leak checker is narrow enough to say just that. */
static void
finish_pdf (cairo_surface_t *surface)
{
#ifdef __SANITIZE_ADDRESS__
  __lsan_disable ();
#endif
  cairo_surface_finish (surface);
#ifdef __SANITIZE_ADDRESS__
  __lsan_enable ();
#endif
}

/**
 * desk_form_to_pdf:
 * @forms: (array length=n_forms): the forms, each begins a new page
 *
 * Returns: (transfer full): the document, %NULL on error
 */
GBytes *
desk_form_to_pdf (DeskForm *const  *forms,
                  guint             n_forms,
                  GError          **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (collect_bytes, bytes, 595, 842);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  if (n_forms > 0)
    describe_pdf (surface, forms[0]);
  for (guint i = 0; i < n_forms; i++)
    {
      g_autoptr (DeskFormPages) pages = desk_form_pages_new (forms[i]);
      double width, height;

      desk_form_pages_get_size (pages, &width, &height);
      for (int page = 0; page < desk_form_pages_get_n (pages); page++)
        {
          cairo_pdf_surface_set_size (surface, width, height);
          desk_form_pages_draw (pages, cr, page);
          cairo_show_page (cr);
        }
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  finish_pdf (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (!check_cairo (status, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* --- PNG --- */

/**
 * desk_form_to_png:
 * @page: the page, from 0
 * @dpi: dots an inch
 *
 * Returns: (transfer full): the picture of a page on white, %NULL on error
 */
GBytes *
desk_form_to_png (DeskForm  *form,
                  int        page,
                  double     dpi,
                  GError   **error)
{
  g_autoptr (DeskFormPages) pages = desk_form_pages_new (form);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  double width, height;
  cairo_t *cr;

  g_return_val_if_fail (page >= 0 && page < desk_form_pages_get_n (pages), NULL);

  desk_form_pages_get_size (pages, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (width * dpi / 72 + 0.5),
                                        (int) (height * dpi / 72 + 0.5));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, dpi / 72, dpi / 72);
  desk_form_pages_draw (pages, cr, page);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, collect_bytes, bytes);
  cairo_surface_destroy (surface);

  if (!check_cairo (status, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* --- CSV --- */

static void
append_field (GString            *csv,
              const DeskFormCell *cell,
              const char         *text)
{
  /* A spreadsheet would run such a text as a formula; a lone sign is only a sign. */
  gboolean formula = cell->value >= DESK_FORM_TEXT && cell->value <= DESK_FORM_CODE &&
                     strlen (text) > 1 && strchr ("=+-@\t\r", *text) != NULL;

  if (!formula && strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (csv, text);
      return;
    }
  g_string_append (csv, formula ? "\"'" : "\"");
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *text);
    }
  g_string_append_c (csv, '"');
}

static char *
csv_text (const DeskForm     *form,
          const DeskFormCell *cell)
{
  if (cell->value == DESK_FORM_DATE)
    return desk_date_to_iso ((DeskDate) cell->integer);
  return desk_form_cell_to_text (form, cell);
}

/**
 * desk_form_to_csv:
 *
 * The tables alone, one under the other with an empty line between: UTF-8 with
 * its mark, days as 2026-10-09, a merged cell where it begins.
 *
 * Returns: (transfer full): the text
 */
GBytes *
desk_form_to_csv (DeskForm *const *forms,
                  guint            n_forms)
{
  GString *csv = g_string_new (BYTE_ORDER_MARK);

  for (guint i = 0; i < n_forms; i++)
    {
      if (i > 0)
        g_string_append (csv, "\r\n");
      for (int row = 0; row < desk_form_n_rows (forms[i]); row++)
        {
          for (int column = 0; column < desk_form_n_columns (forms[i]); column++)
            {
              const DeskFormCell *cell = desk_form_cell_at (forms[i], row, column);

              if (column > 0)
                g_string_append_c (csv, ',');
              if (cell != NULL && cell->row == row && cell->column == column)
                {
                  g_autofree char *text = csv_text (forms[i], cell);
                  append_field (csv, cell, text);
                }
            }
          g_string_append (csv, "\r\n");
        }
    }
  return g_string_free_to_bytes (csv);
}

/* --- files --- */

/* Says in a sentence why a file could not be written. */
static void
say_write_error (GError       **error,
                 const GError  *cause,
                 const char    *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT) ||
      g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
    g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                 _ ("There is no folder “%s”. Create it or choose another one."), folder);
  else if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ACCES) ||
           g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_PERM) ||
           g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ROFS))
    g_set_error (error, DESK_ERROR, DESK_ERROR_READ_ONLY,
                 _ ("“%s” cannot be written: the folder is read-only. Choose another one."), path);
  else if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    g_set_error (error, DESK_ERROR, DESK_ERROR_FULL,
                 _ ("There is no space left for “%s”. Free some space and try again."), path);
  else if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ISDIR))
    g_set_error (error, DESK_ERROR, DESK_ERROR_EXISTS,
                 _ ("“%s” is a folder. Choose another file name."), path);
  else
    g_set_error (error, DESK_ERROR, DESK_ERROR_FAILED, _ ("“%s” could not be written: %s."), path,
                 cause->message);
}

/* Office programs leave such a file beside the one they have open; replaced under
 * them, it would come back with their next save. */
static gboolean
check_not_open (const char  *path,
                GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *of_libreoffice = g_strdup_printf (".~lock.%s#", name);
  g_autofree char *of_excel = g_strdup_printf ("~$%s", name);
  const char *marks[] = { of_libreoffice, of_excel };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *lock = g_build_filename (folder, marks[i], NULL);

      if (g_file_test (lock, G_FILE_TEST_EXISTS) && g_file_test (path, G_FILE_TEST_EXISTS))
        {
          g_set_error (error, DESK_ERROR, DESK_ERROR_BUSY,
                       _ ("“%s” is open in another program. Close it there or choose another "
                          "file name."),
                       path);
          return FALSE;
        }
    }
  return TRUE;
}

/* Whole or not at all: a new file takes the place of the old one. */
static gboolean
write_file (const char  *path,
            GBytes      *bytes,
            GError     **error)
{
  g_autoptr (GError) cause = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      cause = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_ISDIR, "");
      say_write_error (error, cause, path);
      return FALSE;
    }
  if (!check_not_open (path, error))
    return FALSE;
  if (!g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0666,
                                 &cause))
    {
      say_write_error (error, cause, path);
      return FALSE;
    }
  return TRUE;
}

/* Pictures have one page each: week.png, week-2.png, week-3.png. */
static gboolean
export_pictures (DeskForm *const  *forms,
                 guint             n_forms,
                 const char       *path,
                 GError          **error)
{
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".png"));
  const char *ending = path + strlen (stem);
  int n = 0;

  for (guint i = 0; i < n_forms; i++)
    {
      g_autoptr (DeskFormPages) pages = desk_form_pages_new (forms[i]);

      for (int page = 0; page < desk_form_pages_get_n (pages); page++)
        {
          g_autoptr (GBytes) bytes = desk_form_to_png (forms[i], page, PNG_DPI, error);
          g_autofree char *name = ++n == 1 ? g_strdup (path)
                                           : g_strdup_printf ("%s-%d%s", stem, n, ending);

          if (bytes == NULL || !write_file (name, bytes, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
write_forms (DeskForm *const  *forms,
             guint             n_forms,
             const char       *path,
             GError          **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autoptr (GBytes) bytes = NULL;

  if (g_str_has_suffix (lower, ".png"))
    return export_pictures (forms, n_forms, path, error);
  if (g_str_has_suffix (lower, ".pdf"))
    bytes = desk_form_to_pdf (forms, n_forms, error);
  else if (g_str_has_suffix (lower, ".xlsx"))
    bytes = desk_form_to_workbook (forms, n_forms, error);
  else if (g_str_has_suffix (lower, ".csv"))
    bytes = desk_form_to_csv (forms, n_forms);
  else
    g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                 _ ("“%s” does not say what to write. Let its name end in .xlsx, .pdf, .png "
                    "or .csv."),
                 path);
  return bytes != NULL && write_file (path, bytes, error);
}

/**
 * desk_form_export:
 * @forms: (array length=n_forms): the forms: sheets of the workbook, parts of the document
 * @path: the file; its ending decides what it becomes
 *
 * Writes .xlsx, .pdf, .png (one more file for each further page) or .csv. An
 * existing file is replaced, and stays as it is when anything fails:
 * %DESK_ERROR_INVALID for another ending, %DESK_ERROR_NOT_FOUND without the
 * folder, %DESK_ERROR_READ_ONLY, %DESK_ERROR_FULL, and %DESK_ERROR_BUSY while an
 * office program has it open.
 *
 * Returns: whether the file was written
 */
gboolean
desk_form_export (DeskForm *const  *forms,
                  guint             n_forms,
                  const char       *path,
                  GError          **error)
{
  g_return_val_if_fail (n_forms > 0, FALSE);

  if (!write_forms (forms, n_forms, path, error))
    return FALSE;
  for (guint i = 0; i < n_forms; i++)
    if (!desk_form_note_printed (forms[i], error))
      return FALSE;
  return TRUE;
}
