/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-xlsx-workbook.h"

#include <string.h>

#include "desk-error.h"
#include "desk-language.h"
#include "desk-table.h"

/* More than any program writes. */
#define MAX_STYLES    100000
#define MAX_SHEETS    1000
#define MAX_RELATIONS 10000

static void
sheet_free (gpointer data)
{
  DeskXlsxSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->part);
  g_free (sheet);
}

static void
string_free (gpointer data)
{
  if (data != NULL)
    g_ref_string_release (data);
}

static int
get_number (DeskXlsxPart *part,
            const char   *attribute)
{
  const char *text = desk_xlsx_part_get (part, attribute);

  return text != NULL ? (int) g_ascii_strtoll (text, NULL, 10) : 0;
}

static gboolean
get_flag (DeskXlsxPart *part,
          const char   *attribute)
{
  const char *text = desk_xlsx_part_get (part, attribute);

  return g_strcmp0 (text, "1") == 0 || g_strcmp0 (text, "true") == 0;
}

/* "../a.xml" beside "xl/workbook.xml" is "a.xml"; "/a.xml" is that anywhere. */
static char *
resolve (const char *part,
         const char *target)
{
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *root = g_strconcat ("/", folder, NULL);
  g_autofree char *path = g_canonicalize_filename (target, root);

  return g_strdup (path + strspn (path, "/"));
}

static char *
relations_of (const char *part)
{
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *name = g_path_get_basename (part);

  if (*part == '\0')
    return g_strdup ("_rels/.rels");
  return g_strdup_printf ("%s/_rels/%s.rels", folder, name);
}

/* Gives id → part and, as the last of each type goes, "/styles" → part. */
static GHashTable *
read_relations (DeskXlsxPackage  *package,
                const char       *part,
                GError          **error)
{
  g_autoptr (GHashTable) relations =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *name = relations_of (part);
  g_autoptr (DeskXlsxPart) xml = desk_xlsx_part_open (package, name, error);
  g_autoptr (GError) problem = NULL;

  if (xml == NULL)
    return NULL;
  while (desk_xlsx_part_next (xml, &problem))
    {
      const char *id, *type, *target;

      if (g_strcmp0 (desk_xlsx_part_get_start (xml), "Relationship") != 0 ||
          g_strcmp0 (desk_xlsx_part_get (xml, "TargetMode"), "External") == 0)
        continue;
      id = desk_xlsx_part_get (xml, "Id");
      type = desk_xlsx_part_get (xml, "Type");
      target = desk_xlsx_part_get (xml, "Target");
      if (id == NULL || type == NULL || target == NULL || strrchr (type, '/') == NULL)
        continue;
      if (g_hash_table_size (relations) >= MAX_RELATIONS)
        break;
      type = strrchr (type, '/');
      g_hash_table_replace (relations, g_strdup (type), resolve (part, target));
      /* A sheet is looked up by its id; charts and macros have ids too, and no cells. */
      if (g_str_equal (type, "/worksheet"))
        g_hash_table_replace (relations, g_strdup (id), resolve (part, target));
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return g_steal_pointer (&relations);
}

static void
read_sheet_entry (DeskXlsxWorkbook *self,
                  DeskXlsxPart     *xml,
                  GHashTable       *relations)
{
  const char *name = desk_xlsx_part_get (xml, "name");
  const char *id = desk_xlsx_part_get (xml, "id");
  const char *state = desk_xlsx_part_get (xml, "state");
  const char *part = id != NULL ? g_hash_table_lookup (relations, id) : NULL;
  DeskXlsxSheet *sheet;

  if (name == NULL || part == NULL || self->sheets->len >= MAX_SHEETS)
    return;
  sheet = g_new0 (DeskXlsxSheet, 1);
  sheet->name = g_strdup (name);
  sheet->part = g_strdup (part);
  sheet->visible = state == NULL || g_str_equal (state, "visible");
  g_ptr_array_add (self->sheets, sheet);
}

static gboolean
read_workbook (DeskXlsxWorkbook  *self,
               const char        *part,
               GHashTable        *relations,
               GError           **error)
{
  g_autoptr (DeskXlsxPart) xml = desk_xlsx_part_open (self->package, part, error);
  g_autoptr (GError) problem = NULL;

  if (xml == NULL)
    return FALSE;
  while (desk_xlsx_part_next (xml, &problem))
    {
      const char *start = desk_xlsx_part_get_start (xml);

      if (g_strcmp0 (start, "workbookPr") == 0)
        self->from_1904 = get_flag (xml, "date1904");
      else if (g_strcmp0 (start, "sheet") == 0)
        read_sheet_entry (self, xml, relations);
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (self->sheets->len > 0)
    return TRUE;
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               /* Translators: %s: file name */
               _ ("%s has no sheet with cells: put the table into a workbook sheet and save it as "
                  ".xlsx."),
               desk_xlsx_package_get_file (self->package));
  return FALSE;
}

static gboolean
read_strings (DeskXlsxWorkbook  *self,
              const char        *part,
              GError           **error)
{
  g_autoptr (DeskXlsxPart) xml = desk_xlsx_part_open (self->package, part, error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) problem = NULL;

  if (xml == NULL)
    return FALSE;
  while (desk_xlsx_part_next (xml, &problem))
    {
      if (g_strcmp0 (desk_xlsx_part_get_start (xml), "si") != 0)
        continue;
      g_string_truncate (text, 0);
      if (!desk_xlsx_part_read_string (xml, text, error))
        return FALSE;
      if (self->strings->len >= DESK_TABLE_MAX_CELLS)
        {
          g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                       _ ("%s has more than %d cells: cut it into smaller tables."),
                       desk_xlsx_package_get_file (self->package), DESK_TABLE_MAX_CELLS);
          return FALSE;
        }
      g_ptr_array_add (self->strings, desk_table_make_text (text->str, (gssize) text->len));
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
read_styles (DeskXlsxWorkbook  *self,
             const char        *part,
             GError           **error)
{
  g_autoptr (DeskXlsxPart) xml = desk_xlsx_part_open (self->package, part, error);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GError) problem = NULL;
  gboolean in_cell_styles = FALSE;

  if (xml == NULL)
    return FALSE;
  while (desk_xlsx_part_next (xml, &problem))
    {
      const char *start = desk_xlsx_part_get_start (xml);
      int id;

      if (start == NULL)
        continue;
      id = get_number (xml, "numFmtId");
      if (g_str_equal (start, "numFmt") && desk_xlsx_part_get_depth (xml) == 2 &&
          g_hash_table_size (codes) < MAX_STYLES)
        {
          const char *code = desk_xlsx_part_get (xml, "formatCode");
          g_hash_table_replace (codes, GINT_TO_POINTER (id), g_strdup (code != NULL ? code : ""));
        }
      else if (g_str_equal (start, "xf") && in_cell_styles && ids->len < MAX_STYLES)
        g_array_append_val (ids, id);
      else if (desk_xlsx_part_get_depth (xml) == 1)
        in_cell_styles = g_str_equal (start, "cellXfs");
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  for (guint i = 0; i < ids->len; i++)
    {
      int id = g_array_index (ids, int, i);
      const char *code = g_hash_table_lookup (codes, GINT_TO_POINTER (id));
      DeskXlsxFormat format =
        code != NULL ? desk_xlsx_format_parse (code) : desk_xlsx_format_builtin (id);

      g_array_append_val (self->formats, format);
    }
  return TRUE;
}

static char *
find_workbook_part (DeskXlsxPackage  *package,
                    GError          **error)
{
  g_autoptr (GHashTable) relations = read_relations (package, "", error);
  const char *part;

  if (relations == NULL)
    return NULL;
  part = g_hash_table_lookup (relations, "/officeDocument");
  return g_strdup (part != NULL ? part : "xl/workbook.xml");
}

/**
 * desk_xlsx_workbook_open:
 * @file: the name of the file, to show to a person
 *
 * Reads which sheets a workbook has.
 *
 * Returns: (transfer full): the workbook, or %NULL with the errors of
 *   desk_xlsx_package_open()
 */
DeskXlsxWorkbook *
desk_xlsx_workbook_open (GBytes      *bytes,
                         const char  *file,
                         GError     **error)
{
  g_autoptr (DeskXlsxPackage) package = desk_xlsx_package_open (bytes, file, error);
  g_autoptr (DeskXlsxWorkbook) self = NULL;
  g_autoptr (GHashTable) relations = NULL;
  g_autofree char *part = NULL;

  if (package == NULL)
    return NULL;
  part = find_workbook_part (package, error);
  if (part == NULL)
    return NULL;
  relations = read_relations (package, part, error);
  if (relations == NULL)
    return NULL;

  self = g_new0 (DeskXlsxWorkbook, 1);
  self->package = g_steal_pointer (&package);
  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  self->strings = g_ptr_array_new_with_free_func (string_free);
  self->formats = g_array_new (FALSE, FALSE, sizeof (DeskXlsxFormat));
  if (!read_workbook (self, part, relations, error))
    return NULL;
  self->strings_part = g_strdup (g_hash_table_lookup (relations, "/sharedStrings"));
  self->styles_part = g_strdup (g_hash_table_lookup (relations, "/styles"));
  return g_steal_pointer (&self);
}

/**
 * desk_xlsx_workbook_load_cells:
 *
 * Reads the texts and formats that cells refer to: needed before a sheet is read.
 */
gboolean
desk_xlsx_workbook_load_cells (DeskXlsxWorkbook  *self,
                               GError           **error)
{
  if (self->strings_part != NULL && desk_xlsx_package_has (self->package, self->strings_part) &&
      !read_strings (self, self->strings_part, error))
    return FALSE;
  return self->styles_part == NULL || !desk_xlsx_package_has (self->package, self->styles_part) ||
         read_styles (self, self->styles_part, error);
}

static void
set_no_such_sheet (DeskXlsxWorkbook  *self,
                   const char        *name,
                   GError           **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const DeskXlsxSheet *sheet = g_ptr_array_index (self->sheets, i);
      g_ptr_array_add (names, sheet->name);
    }
  g_ptr_array_add (names, NULL);
  /* Translators: between the names of sheets in a list */
  list = g_strjoinv (_ (", "), (char **) names->pdata);
  g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
               /* Translators: %1$s: file name, %2$s: name of a sheet, %3$s: list of names */
               _ ("%1$s has no sheet “%2$s”: choose one of %3$s."),
               desk_xlsx_package_get_file (self->package), name, list);
}

/**
 * desk_xlsx_workbook_find_sheet:
 * @name: (nullable): the name of a sheet (capitals do not matter) or its number
 *   from 1, %NULL for the first sheet that is not hidden
 *
 * Returns: (transfer none): the sheet, or %NULL and %DESK_ERROR_NOT_FOUND
 */
const DeskXlsxSheet *
desk_xlsx_workbook_find_sheet (DeskXlsxWorkbook  *self,
                               const char        *name,
                               GError           **error)
{
  g_autofree char *folded = name != NULL ? g_utf8_casefold (name, -1) : NULL;
  guint64 number;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const DeskXlsxSheet *sheet = g_ptr_array_index (self->sheets, i);
      g_autofree char *candidate = g_utf8_casefold (sheet->name, -1);

      if (name == NULL ? sheet->visible : g_str_equal (candidate, folded))
        return sheet;
    }
  if (name == NULL)
    return g_ptr_array_index (self->sheets, 0);
  if (g_ascii_string_to_unsigned (name, 10, 1, self->sheets->len, &number, NULL))
    return g_ptr_array_index (self->sheets, number - 1);
  set_no_such_sheet (self, name, error);
  return NULL;
}

void
desk_xlsx_workbook_free (DeskXlsxWorkbook *self)
{
  desk_xlsx_package_free (self->package);
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->strings);
  g_array_unref (self->formats);
  g_free (self->strings_part);
  g_free (self->styles_part);
  g_free (self);
}
