/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-ctl.h"

#include <json-glib/json-glib.h>

#include "desk-import.h"
#include "desk-language.h"
#include "desk-table-reader.h"

static const char *const action_codes[DESK_N_IMPORT_ACTIONS] = {
  [DESK_IMPORT_ADDED] = "added",
  [DESK_IMPORT_CHANGED] = "changed",
  [DESK_IMPORT_UNCHANGED] = "unchanged",
  [DESK_IMPORT_REFUSED] = "refused",
};

static const char *const action_words[DESK_N_IMPORT_ACTIONS] = {
  [DESK_IMPORT_ADDED] = N_ ("added"),
  [DESK_IMPORT_CHANGED] = N_ ("changed"),
  [DESK_IMPORT_UNCHANGED] = N_ ("unchanged"),
  [DESK_IMPORT_REFUSED] = N_ ("refused"),
};

/* FILE:ROW:COLUMN: why, a line each. */
static void
print_problems (DeskImport *import,
                const char *file)
{
  GPtrArray *problems = desk_import_problems (import);

  for (guint i = 0; i < problems->len; i++)
    {
      const DeskImportProblem *problem = problems->pdata[i];
      g_autofree char *what = *problem->column != '\0'
                                ? g_strdup_printf ("%s:%d:%s", file, problem->row, problem->column)
                                : g_strdup_printf ("%s:%d", file, problem->row);

      desk_ctl_problem (what, problem->message);
    }
}

static void
print_row (DeskCtl             *self,
           const DeskImportRow *row)
{
  g_autoptr (GString) line = g_string_new (NULL);

  if (row->action == DESK_IMPORT_UNCHANGED && row->notes->len == 0)
    return;
  /* Translators: %1$d: number of a row, %2$s: added, changed, …, %3$s: name of a record */
  g_string_append_printf (line, _ ("row %1$d: %2$s: %3$s"), row->number,
                          _ (action_words[row->action]), row->title);
  for (guint i = 0; i < row->changes->len; i++)
    {
      const DeskImportChange *change = row->changes->pdata[i];
      /* Translators: stands before each of the fields that change: label, old and new words */
      g_string_append_printf (line, _ ("; %1$s: “%2$s” → “%3$s”"), change->field, change->before,
                              change->after);
    }
  for (guint i = 0; i < row->notes->len; i++)
    g_string_append_printf (line, " [%s]", (char *) row->notes->pdata[i]);
  desk_ctl_print (self, line->str);
}

static void
print_created (DeskCtl    *self,
               DeskImport *import)
{
  GPtrArray *created = desk_import_created (import);

  for (guint i = 0; i < created->len; i++)
    {
      const DeskImportCreated *one = created->pdata[i];
      /* Translators: %1$s: kind of a record, as “group”, %2$s: its name */
      g_autofree char *line =
        g_strdup_printf (_ ("is made with it: %1$s “%2$s”"), _ (one->kind->singular), one->name);
      desk_ctl_print (self, line);
    }
}

/* What becomes of a row, as JSON: fields that change, notes and problems. */
static char *
details_of (const DeskImportRow *row)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < row->changes->len; i++)
    {
      const DeskImportChange *change = row->changes->pdata[i];

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "field");
      json_builder_add_string_value (builder, change->field);
      json_builder_set_member_name (builder, "before");
      json_builder_add_string_value (builder, change->before);
      json_builder_set_member_name (builder, "after");
      json_builder_add_string_value (builder, change->after);
      json_builder_end_object (builder);
    }
  for (guint i = 0; i < row->problems->len; i++)
    {
      const DeskImportProblem *problem = row->problems->pdata[i];

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "column");
      json_builder_add_string_value (builder, problem->column);
      json_builder_set_member_name (builder, "problem");
      json_builder_add_string_value (builder, problem->message);
      json_builder_end_object (builder);
    }
  for (guint i = 0; i < row->notes->len; i++)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "note");
      json_builder_add_string_value (builder, row->notes->pdata[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static void
add_json_row (DeskListing *listing,
              const char  *number,
              const char  *action,
              const char  *kind,
              const char  *title,
              const char  *id,
              const char  *details)
{
  const char *const cells[] = { number, action, kind, title, id, details };
  DeskListingCell *row = desk_listing_add_row (listing);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    desk_listing_cell_set (&row[i], cells[i], cells[i]);
}

static void
print_json (DeskCtl        *self,
            DeskImport     *import,
            const DeskKind *kind)
{
  g_autoptr (DeskListing) listing = desk_listing_make ();
  GPtrArray *created = desk_import_created (import);
  GPtrArray *rows = desk_import_rows (import);

  desk_listing_add_column (listing, "row", DESK_LISTING_NUMBER);
  desk_listing_add_column (listing, "action", DESK_LISTING_TEXT);
  desk_listing_add_column (listing, "kind", DESK_LISTING_TEXT);
  desk_listing_add_column (listing, "title", DESK_LISTING_TEXT);
  desk_listing_add_column (listing, "id", DESK_LISTING_NUMBER);
  desk_listing_add_column (listing, "details", DESK_LISTING_JSON);
  for (guint i = 0; i < created->len; i++)
    {
      const DeskImportCreated *one = created->pdata[i];
      add_json_row (listing, NULL, "created", one->kind->name, one->name, NULL, "[]");
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const DeskImportRow *row = rows->pdata[i];
      g_autofree char *number = g_strdup_printf ("%d", row->number);
      g_autofree char *id = row->id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, row->id) : NULL;
      g_autofree char *details = details_of (row);

      add_json_row (listing, number, action_codes[row->action], kind->name, row->title, id,
                    details);
    }
  desk_ctl_print_listing (self, listing, NULL);
}

/* A holiday notice: what it does to the duties, before it is applied (SET-4). */
static gboolean
print_moves (DeskCtl     *self,
             DeskImport  *import,
             GError     **error)
{
  g_autoptr (GPtrArray) moves = desk_import_moves (import, error);

  for (guint i = 0; moves != NULL && !self->json && i < moves->len; i++)
    desk_ctl_print (self, moves->pdata[i]);
  return moves != NULL;
}

static void
print_result (DeskCtl        *self,
              DeskImport     *import,
              const DeskKind *kind,
              gboolean        is_dry)
{
  GPtrArray *rows = desk_import_rows (import);
  GStrv ignored = desk_import_ignored (import);
  g_autofree char *summary = desk_import_describe (import);

  if (self->json)
    {
      print_json (self, import, kind);
      return;
    }
  for (guint i = 0; is_dry && i < rows->len; i++)
    print_row (self, rows->pdata[i]);
  if (ignored[0] != NULL)
    {
      g_autofree char *list = g_strjoinv (_ (", "), ignored);
      /* Translators: %s: list of heads of columns */
      g_autofree char *line = g_strdup_printf (_ ("columns that are not read: %s"), list);
      desk_ctl_print (self, line);
    }
  print_created (self, import);
  desk_ctl_print (self, summary);
}

static const DeskKind *
find_kind (DeskCtl *self)
{
  g_auto (GStrv) names = desk_import_kinds ();
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  const char *name = desk_ctl_word (self, 0);

  if (g_strv_contains ((const char *const *) names, name))
    return desk_store_find_kind (desk_office_get_store (self->office), name);
  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (known, names[i]);
  /* Translators: of records, as people or days */
  desk_ctl_unknown (_ ("kind"), name, known);
  return NULL;
}

static int
run_import (DeskCtl *self)
{
  const DeskKind *kind = find_kind (self);
  const char *file = desk_ctl_word (self, 1);
  GPtrArray *maps = desk_ctl_options (self, "map");
  gboolean is_dry = desk_ctl_has (self, "dry-run");
  g_autoptr (GPtrArray) overrides = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskTable) table = NULL;
  g_autoptr (DeskImport) import = NULL;

  if (kind == NULL)
    return DESK_CTL_USAGE;
  table = desk_table_read_file (file, desk_ctl_option (self, "sheet"), &error);
  if (table == NULL)
    return desk_ctl_fail (file, error);
  for (guint i = 0; maps != NULL && i < maps->len; i++)
    g_ptr_array_add (overrides, maps->pdata[i]);
  g_ptr_array_add (overrides, NULL);
  import =
    desk_import_new (self->office, kind, table, (const char *const *) overrides->pdata, &error);
  if (import == NULL)
    return desk_ctl_fail (file, error);
  if (desk_import_problems (import)->len == 0 && !print_moves (self, import, &error))
    return desk_ctl_fail (file, error);
  if (desk_import_problems (import)->len == 0 && !is_dry && !desk_import_apply (import, &error) &&
      desk_import_problems (import)->len == 0)
    return desk_ctl_fail (file, error);

  print_problems (import, file);
  if (is_dry || desk_import_problems (import)->len == 0)
    print_result (self, import, kind, is_dry);
  return desk_import_problems (import)->len == 0 ? DESK_CTL_DONE : DESK_CTL_FAILED;
}

static const DeskCtlOption import_options[] = {
  { "dry-run", NULL, N_ ("say exactly what would be done, and do nothing") },
  { "sheet", "NAME", N_ ("which sheet of a workbook; else the first one") },
  { "map", "COLUMN=FIELD", N_ ("which column feeds which field; can be given several times") },
  { NULL },
};

const DeskCtlCommand desk_ctl_import_commands[] = {
  { "import", "KIND FILE [--dry-run] [--sheet NAME] [--map COLUMN=FIELD]…",
    N_ ("Takes in a table: CSV (UTF-8 or GB18030; comma, tab or semicolon) or xlsx.\n"
        "Every bad row is named and then nothing is imported. The same file again changes nothing. "
        "What a row leaves empty stays as it is."),
    "import people staff.csv --dry-run --map 手机=phone", import_options, 2, 2, FALSE, run_import,
    N_ ("Kinds:"), desk_import_kinds },
  { NULL },
};
