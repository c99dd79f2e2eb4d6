/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of foreign tables share: tables as text, workbooks from text. */

#include "table-kit.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define MAIN   "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELS   "http://schemas.openxmlformats.org/package/2006/relationships"

#define MAX_PACKAGE (4 * 1024 * 1024)

static void
append_cell (GString    *dump,
             const char *cell)
{
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '\n')
        g_string_append (dump, "\\n");
      else
        g_string_append_c (dump, *p);
    }
}

/*
 * "1 name|phone", a line for each row, "!" behind the number of a row that is too
 * long, and below "3.B: …" for each problem.
 */
char *
dump_table (DeskTable *table)
{
  GString *dump = g_string_new (NULL);
  guint n_columns = desk_table_get_n_columns (table);

  g_string_append_printf (dump, "%d ", desk_table_get_head_number (table));
  for (guint column = 0; column < n_columns; column++)
    {
      g_string_append (dump, column > 0 ? "|" : "");
      append_cell (dump, desk_table_get_heads (table)[column]);
    }
  for (guint row = 0; row < desk_table_get_n_rows (table); row++)
    {
      g_string_append_printf (dump, "\n%d%s ", desk_table_get_row_number (table, row),
                              desk_table_row_is_long (table, row) ? "!" : "");
      for (guint column = 0; column < n_columns; column++)
        {
          g_string_append (dump, column > 0 ? "|" : "");
          append_cell (dump, desk_table_get_cell (table, row, column));
        }
    }
  for (guint i = 0; i < desk_table_get_n_problems (table); i++)
    {
      const DeskTableProblem *problem = desk_table_get_problem (table, i);
      g_autofree char *letters = desk_table_column_letters ((guint) problem->column);

      g_string_append_printf (dump, "\n%d.%s: %.24s", problem->row_number, letters,
                              problem->message);
    }
  return g_string_free (dump, FALSE);
}

/* @expected: a dump, or "E" and a part of the message of an error. */
void
assert_table (DeskTable  *table,
              GError     *error,
              const char *expected)
{
  g_autofree char *dump = NULL;

  if (*expected == 'E')
    {
      g_assert_null (table);
      g_assert_nonnull (error);
      if (strstr (error->message, expected + 1) == NULL)
        g_error ("“%s” lacks “%s”", error->message, expected + 1);
      return;
    }
  g_assert_no_error (error);
  g_assert_nonnull (table);
  dump = dump_table (table);
  g_assert_cmpstr (dump, ==, expected);
}

static void
add_part (struct archive *archive,
          const char     *name,
          const char     *content)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) strlen (content));
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, content, strlen (content)), >=, 0);
  archive_entry_free (entry);
}

/* A zip file of the parts: a name and a content of each, %NULL at the end. */
GBytes *
make_package (const char *name,
              const char *content,
              ...)
{
  g_autofree char *buffer = g_malloc (MAX_PACKAGE);
  struct archive *archive = archive_write_new ();
  size_t used = 0;
  va_list arguments;

  archive_write_set_format_zip (archive);
  archive_write_open_memory (archive, buffer, MAX_PACKAGE, &used);
  va_start (arguments, content);
  while (name != NULL)
    {
      add_part (archive, name, content);
      name = va_arg (arguments, const char *);
      if (name != NULL)
        content = va_arg (arguments, const char *);
    }
  va_end (arguments);
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return g_bytes_new (buffer, used);
}

/*
 * A workbook of one sheet. @cells stands in the worksheet element, @strings in
 * the table of strings, @styles in the style sheet.
 */
GBytes *
make_workbook (const char *cells,
               const char *strings,
               const char *styles)
{
  g_autofree char *sheet =
    g_strdup_printf ("<?xml version=\"1.0\"?><worksheet xmlns=\"" MAIN "\">%s</worksheet>", cells);
  g_autofree char *string_table = g_strdup_printf ("<sst xmlns=\"" MAIN "\">%s</sst>", strings);
  g_autofree char *style_sheet =
    g_strdup_printf ("<styleSheet xmlns=\"" MAIN "\">%s</styleSheet>", styles);

  return make_package (
    "[Content_Types].xml", "<Types/>",
    "_rels/.rels",
    "<Relationships xmlns=\"" RELS "\"><Relationship Id=\"r\" Type=\"" OFFICE "/officeDocument\" "
    "Target=\"xl/workbook.xml\"/></Relationships>",
    "xl/workbook.xml",
    "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><sheets>"
    "<sheet name=\"员工\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
    "xl/_rels/workbook.xml.rels",
    "<Relationships xmlns=\"" RELS "\">"
    "<Relationship Id=\"r1\" Type=\"" OFFICE "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
    "<Relationship Id=\"r2\" Type=\"" OFFICE "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
    "<Relationship Id=\"r3\" Type=\"" OFFICE "/styles\" Target=\"./styles.xml\"/>"
    "</Relationships>",
    "xl/worksheets/sheet1.xml", sheet,
    "xl/sharedStrings.xml", string_table,
    "xl/styles.xml", style_sheet,
    NULL);
}
