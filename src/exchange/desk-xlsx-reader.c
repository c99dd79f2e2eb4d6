/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-xlsx-reader.h"

#include <string.h>

#include "desk-error.h"
#include "desk-language.h"
#include "desk-xlsx-workbook.h"

/* A head of more rows than this is a mistake in the merging. */
#define MAX_HEAD_ROWS 4

typedef struct
{
  int first_row;
  int last_row;
  guint first_column;
  guint last_column;
} Block;

typedef struct
{
  DeskXlsxWorkbook *workbook;
  DeskXlsxPart *xml;
  DeskTable *table;
  GArray *merged;
  GString *text;
  int row;
  guint column;
  gboolean row_added;
} Reader;

/* "B12": column 1, row 12. */
static const char *
parse_place (const char *place,
             int        *row,
             guint      *column)
{
  const char *p = place;
  guint letters = 0, digits = 0;

  for (; g_ascii_isalpha (*p) && letters <= DESK_TABLE_MAX_COLUMNS; p++)
    letters = letters * 26 + (guint) (g_ascii_toupper (*p) - 'A') + 1;
  for (; g_ascii_isdigit (*p) && digits <= DESK_TABLE_MAX_ROWS; p++)
    digits = digits * 10 + (guint) g_ascii_digit_value (*p);
  if (letters == 0 || digits == 0 || letters > DESK_TABLE_MAX_COLUMNS ||
      digits > DESK_TABLE_MAX_ROWS)
    return NULL;
  *row = (int) digits;
  *column = letters - 1;
  return p;
}

static void
read_merged (Reader *self)
{
  const char *place = desk_xlsx_part_get (self->xml, "ref");
  Block block;

  /* Merged blocks do not overlap, so there are never more of them than rows allow. */
  if (place == NULL || self->merged->len >= DESK_TABLE_MAX_ROWS)
    return;
  place = parse_place (place, &block.first_row, &block.first_column);
  if (place == NULL || *place != ':')
    return;
  place = parse_place (place + 1, &block.last_row, &block.last_column);
  if (place != NULL && *place == '\0')
    g_array_append_val (self->merged, block);
}

static DeskXlsxFormat
get_format (Reader     *self,
            const char *style)
{
  guint64 index = style != NULL ? g_ascii_strtoull (style, NULL, 10) : 0;

  if (index < self->workbook->formats->len)
    return g_array_index (self->workbook->formats, DeskXlsxFormat, index);
  return (DeskXlsxFormat){ DESK_XLSX_NUMBER, 0 };
}

static gboolean
add_problem (Reader      *self,
             const char  *message,
             GError     **error)
{
  return desk_table_add_problem (self->table, self->row, self->column, message, error);
}

static gboolean
add_value (Reader      *self,
           GRefString  *value,
           GError     **error)
{
  /* Rows without a text take no room at all, however many there are. */
  if (value != NULL && !self->row_added)
    {
      desk_table_add_row (self->table, self->row);
      self->row_added = TRUE;
    }
  return desk_table_add_cell (self->table, self->column, value, error);
}

static gboolean
add_shared (Reader  *self,
            GError **error)
{
  const GPtrArray *strings = self->workbook->strings;
  guint64 index;

  if (g_ascii_string_to_unsigned (g_strstrip (self->text->str), 10, 0, G_MAXUINT, &index, NULL) &&
      index < strings->len)
    return add_value (self, g_ptr_array_index (strings, index), error);
  desk_xlsx_package_set_damaged (self->workbook->package, error);
  return FALSE;
}

/* What the cell shows, by its type. */
static gboolean
add_text (Reader          *self,
          const char      *type,
          DeskXlsxFormat   format,
          GError         **error)
{
  g_autofree char *value = NULL;
  g_autofree char *message = NULL;
  GRefString *text;
  gboolean added;

  if (g_strcmp0 (type, "s") == 0)
    return add_shared (self, error);
  if (g_strcmp0 (type, "b") == 0)
    value = g_strdup (g_str_equal (g_strstrip (self->text->str), "0") ? "FALSE" : "TRUE");
  else if (g_strcmp0 (type, "d") == 0)
    value = desk_xlsx_plain_moment (g_strstrip (self->text->str));
  else if (type == NULL || g_str_equal (type, "n"))
    value = desk_xlsx_format_value (format, g_strstrip (self->text->str),
                                    self->workbook->from_1904);
  else if (g_str_equal (type, "e"))
    message = g_strdup_printf (
      /* Translators: %s: what Excel shows, such as #N/A */
      _ ("the cell has the error %s: correct its formula or type the value"), self->text->str);

  text = desk_table_make_text (value != NULL ? value : self->text->str, -1);
  added = add_value (self, text, error) && (message == NULL || add_problem (self, message, error));
  g_clear_pointer (&text, g_ref_string_release);
  return added;
}

static gboolean
place_cell (Reader  *self,
            GError **error)
{
  const char *place = desk_xlsx_part_get (self->xml, "r");
  int row;

  /* Some programs leave the place out: then a cell follows the one before. */
  if (place == NULL)
    return TRUE;
  place = parse_place (place, &row, &self->column);
  if (place != NULL && *place == '\0' && row == self->row)
    return TRUE;
  desk_xlsx_package_set_damaged (self->workbook->package, error);
  return FALSE;
}

static gboolean
read_cell_content (Reader    *self,
                   gboolean  *formula,
                   GError   **error)
{
  int depth = desk_xlsx_part_get_depth (self->xml);
  g_autoptr (GError) problem = NULL;

  while (desk_xlsx_part_next (self->xml, &problem))
    {
      const char *start = desk_xlsx_part_get_start (self->xml);

      if (desk_xlsx_part_is_end_of (self->xml, depth))
        return TRUE;
      if (start == NULL || desk_xlsx_part_get_depth (self->xml) != depth + 1)
        continue;
      if (g_str_equal (start, "f"))
        *formula = TRUE;
      else if (g_str_equal (start, "v") && !desk_xlsx_part_read_text (self->xml, self->text, error))
        return FALSE;
      else if (g_str_equal (start, "is") &&
               !desk_xlsx_part_read_string (self->xml, self->text, error))
        return FALSE;
    }
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    desk_xlsx_package_set_damaged (self->workbook->package, error);
  return FALSE;
}

static gboolean
read_cell (Reader  *self,
           GError **error)
{
  g_autofree char *type = g_strdup (desk_xlsx_part_get (self->xml, "t"));
  DeskXlsxFormat format = get_format (self, desk_xlsx_part_get (self->xml, "s"));
  gboolean formula = FALSE;

  if (!place_cell (self, error))
    return FALSE;
  if (desk_xlsx_part_is_empty (self->xml))
    return TRUE;
  g_string_truncate (self->text, 0);
  if (!read_cell_content (self, &formula, error))
    return FALSE;
  if (self->text->len > 0)
    return add_text (self, type, format, error);
  if (formula && g_strcmp0 (type, "str") != 0)
    return add_problem (self,
                        _ ("the formula in the cell has no result: open the workbook in Excel and "
                           "save it again"),
                        error);
  return TRUE;
}

static gboolean
begin_row (Reader  *self,
           GError **error)
{
  const char *number = desk_xlsx_part_get (self->xml, "r");
  guint64 row = (guint64) self->row + 1;

  if ((number != NULL &&
       !g_ascii_string_to_unsigned (number, 10, 1, DESK_TABLE_MAX_ROWS, &row, NULL)) ||
      row > DESK_TABLE_MAX_ROWS)
    {
      desk_xlsx_package_set_damaged (self->workbook->package, error);
      return FALSE;
    }
  self->row = (int) row;
  self->column = 0;
  self->row_added = FALSE;
  return TRUE;
}

static gboolean
read_sheet (Reader  *self,
            GError **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean in_row = FALSE;

  while (desk_xlsx_part_next (self->xml, &problem))
    {
      const char *start = desk_xlsx_part_get_start (self->xml);
      int depth = desk_xlsx_part_get_depth (self->xml);

      if (start == NULL)
        continue;
      if (depth <= 2)
        in_row = FALSE;
      if (depth == 2 && g_str_equal (start, "row"))
        {
          if (!begin_row (self, error))
            return FALSE;
          in_row = TRUE;
        }
      else if (in_row && depth == 3 && g_str_equal (start, "c"))
        {
          if (!read_cell (self, error))
            return FALSE;
          self->column++;
        }
      else if (g_str_equal (start, "mergeCell"))
        read_merged (self);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Cells that are merged downwards from the head row make it a head of several rows. */
static int
find_last_head (Reader *self)
{
  int head = desk_table_find_head (self->table);
  int last = head;

  for (guint i = 0; i < self->merged->len; i++)
    {
      const Block *block = &g_array_index (self->merged, Block, i);

      if (block->first_row == head && block->last_row < head + MAX_HEAD_ROWS)
        last = MAX (last, block->last_row);
    }
  return last;
}

static gboolean
fill_merged (Reader  *self,
             GError **error)
{
  for (guint i = 0; i < self->merged->len; i++)
    {
      const Block *block = &g_array_index (self->merged, Block, i);

      if (!desk_table_fill (self->table, block->first_row, block->last_row, block->first_column,
                            block->last_column, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * desk_xlsx_read_bytes:
 * @file: the name of the file, to show to a person
 * @sheet: (nullable): the sheet, see desk_xlsx_workbook_find_sheet()
 *
 * Reads one sheet of a workbook, of either kind of Office Open XML. Numbers are
 * written out in digits, days as 2026-03-16, times as 08:42, TRUE and FALSE;
 * of formulas the result that was saved. The text of merged cells is repeated
 * in each of them. Hidden rows count like any other.
 *
 * Returns: (transfer full): the table, %NULL and %DESK_ERROR_DAMAGED,
 *   %DESK_ERROR_INVALID (another kind of file, too large, empty),
 *   %DESK_ERROR_REFUSED (password) or %DESK_ERROR_NOT_FOUND (no such sheet)
 */
DeskTable *
desk_xlsx_read_bytes (GBytes      *bytes,
                      const char  *file,
                      const char  *sheet,
                      GError     **error)
{
  g_autoptr (DeskXlsxWorkbook) workbook = desk_xlsx_workbook_open (bytes, file, error);
  g_autoptr (DeskXlsxPart) xml = NULL;
  g_autoptr (DeskTable) table = NULL;
  g_autoptr (GArray) merged = g_array_new (FALSE, FALSE, sizeof (Block));
  g_autoptr (GString) text = g_string_new (NULL);
  const DeskXlsxSheet *chosen;
  Reader reader;

  if (workbook == NULL)
    return NULL;
  chosen = desk_xlsx_workbook_find_sheet (workbook, sheet, error);
  if (chosen == NULL || !desk_xlsx_workbook_load_cells (workbook, error))
    return NULL;
  xml = desk_xlsx_part_open (workbook->package, chosen->part, error);
  if (xml == NULL)
    return NULL;

  table = desk_table_new (file, chosen->name);
  reader = (Reader){ workbook, xml, table, merged, text, 0, 0, FALSE };
  if (!read_sheet (&reader, error) || !desk_table_settle (table, find_last_head (&reader), error) ||
      !fill_merged (&reader, error))
    return NULL;
  return g_steal_pointer (&table);
}

/**
 * desk_xlsx_list_sheets:
 *
 * Returns: (transfer full) (array zero-terminated=1): the names of the sheets
 *   that are not hidden, or %NULL with the errors of desk_xlsx_read_bytes()
 */
char **
desk_xlsx_list_sheets (GBytes      *bytes,
                       const char  *file,
                       GError     **error)
{
  g_autoptr (DeskXlsxWorkbook) workbook = desk_xlsx_workbook_open (bytes, file, error);
  GPtrArray *names;

  if (workbook == NULL)
    return NULL;
  names = g_ptr_array_new ();
  for (guint i = 0; i < workbook->sheets->len; i++)
    {
      const DeskXlsxSheet *sheet = g_ptr_array_index (workbook->sheets, i);

      if (sheet->visible)
        g_ptr_array_add (names, g_strdup (sheet->name));
    }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}
