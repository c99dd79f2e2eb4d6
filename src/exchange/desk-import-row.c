/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of an import: what its cells say, read with the checks of the screen. */

#include "desk-import-private.h"

#include <string.h>

#include "desk-kinds.h"
#include "desk-language.h"

int
desk_import_place_of (DeskImport *self,
                      const char *field)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (g_str_equal (self->fields[i].name, field))
      return (int) i;
  return -1;
}

/* The head of the column that feeds @field, else the field's name. */
const char *
desk_import_column_of (DeskImport *self,
                       const char *field)
{
  int place = desk_import_place_of (self, field);
  int column = place >= 0 ? self->mapping->columns[place] : -1;

  return column >= 0 ? desk_table_get_column_name (self->table, (guint) column) : field;
}

/* Returns: what the row has for @field, empty for nothing */
const char *
desk_import_cell_of (DeskImport      *self,
                     DeskImportEntry *entry,
                     const char      *field)
{
  int place = desk_import_place_of (self, field);
  int column = place >= 0 ? self->mapping->columns[place] : -1;
  const char *cell =
    column >= 0 ? desk_table_get_cell (self->table, entry->place, (guint) column) : NULL;

  return cell != NULL ? cell : "";
}

void
desk_import_add_problem (DeskImport      *self,
                         DeskImportEntry *entry,
                         const char      *column,
                         const char      *message)
{
  DeskImportProblem *problem = g_new0 (DeskImportProblem, 1);

  problem->row = entry != NULL ? entry->row.number : desk_table_get_head_number (self->table);
  problem->column = g_strdup (column);
  problem->message = g_strdup (message);
  g_ptr_array_add (entry != NULL ? entry->row.problems : self->table_problems, problem);
  if (entry != NULL)
    entry->row.action = DESK_IMPORT_REFUSED;
}

/* A text that a spreadsheet would run as a formula: never a name, and elsewhere
 * only what cannot do anything, as a phone number with its +. */
static gboolean
looks_like_formula (const DeskField *field,
                    const char      *text)
{
  if (*text == '=')
    return TRUE;
  if (*text != '+' && *text != '-' && *text != '@')
    return FALSE;
  return (field->flags & DESK_FIELD_TITLE) || strpbrk (text, "(|!") != NULL;
}

static void
refuse_formula (DeskImport      *self,
                DeskImportEntry *entry,
                const DeskField *field,
                const char      *text)
{
  g_autofree char *message = g_strdup_printf (
    /* Translators: %s: what a file has in a cell */
    _ ("“%s” looks like a formula of a spreadsheet; write plain text"), text);

  desk_import_add_problem (self, entry, desk_import_column_of (self, field->name), message);
}

static DeskImportCreated *
find_created (DeskImport     *self,
              const DeskKind *kind,
              const char     *name)
{
  for (guint i = 0; i < self->created->len; i++)
    {
      DeskImportCreated *created = self->created->pdata[i];
      if (created->kind == kind && g_str_equal (created->name, name))
        return created;
    }
  return NULL;
}

/* A reference whose record is made with the import where it is missing. */
static void
enter_creating (DeskImport      *self,
                DeskImportEntry *entry,
                DeskDraft       *draft,
                const DeskField *field,
                const char      *name)
{
  DeskStore *store = desk_office_get_store (self->office);
  const DeskKind *kind = desk_store_find_kind (store, field->reference);
  const DeskField *title = desk_kind_get_title (kind);
  g_autofree char *key = g_strdup_printf ("%s/%s", kind->name, name);
  const gint64 *known = g_hash_table_lookup (self->references, key);
  DeskImportPending pending = { .field = field };
  DeskImportCreated *created;

  if (known == NULL)
    {
      g_autoptr (GError) error = NULL;
      gint64 id = desk_store_find_named (store, kind, name, &error);

      if (id == 0 && g_error_matches (error, DESK_ERROR, DESK_ERROR_NOT_FOUND))
        {
          g_autoptr (DeskDraft) scratch = desk_draft_new (store, kind);

          g_clear_error (&error);
          if (looks_like_formula (title, name))
            {
              refuse_formula (self, entry, field, name);
              return;
            }
          desk_draft_enter (scratch, title, name, &error);
        }
      if (error != NULL)
        {
          desk_import_add_problem (self, entry, desk_import_column_of (self, field->name),
                                   error->message);
          return;
        }
      known = g_memdup2 (&id, sizeof id);
      g_hash_table_insert (self->references, g_steal_pointer (&key), (gpointer) known);
    }
  if (*known != 0)
    {
      desk_draft_set_number (draft, field->name, *known);
      return;
    }
  created = find_created (self, kind, name);
  if (created == NULL)
    {
      created = g_new0 (DeskImportCreated, 1);
      created->kind = kind;
      created->name = g_strdup (name);
      g_ptr_array_add (self->created, created);
    }
  pending.name = created->name;
  g_array_append_val (entry->pending, pending);
}

static void
enter_cell (DeskImport      *self,
            DeskImportEntry *entry,
            DeskDraft       *draft,
            const DeskField *field,
            const char      *text)
{
  g_autoptr (GError) error = NULL;

  if (field->type == DESK_FIELD_TEXT && looks_like_formula (field, text))
    refuse_formula (self, entry, field, text);
  else if (field->flags & DESK_FIELD_CREATES)
    enter_creating (self, entry, draft, field, text);
  else if (!desk_draft_enter (draft, field, text, &error))
    desk_import_add_problem (self, entry, desk_import_column_of (self, field->name),
                             error->message);
}

/* A field that is filled in where the file leaves it out. */
gboolean
desk_import_has_default (const DeskKind  *kind,
                         const DeskField *field)
{
  return (kind == &desk_kind_people && g_str_equal (field->name, "status")) ||
         (kind == &desk_kind_duties && g_str_equal (field->name, "kind"));
}

static void
check_missing (DeskImport      *self,
               DeskImportEntry *entry)
{
  for (guint i = 0; self->kind->fields[i].name != NULL; i++)
    {
      const DeskField *field = &self->kind->fields[i];

      if ((field->flags & DESK_FIELD_REQUIRED) && !desk_import_has_default (self->kind, field) &&
          *desk_import_cell_of (self, entry, field->name) == '\0')
        {
          g_autofree char *message =
            g_strdup_printf (_ ("“%s” is missing"), desk_field_get_label (field));
          desk_import_add_problem (self, entry, desk_import_column_of (self, field->name), message);
        }
    }
}

/* What the reader found wrong with places of this row that are used. */
static void
take_reader_problems (DeskImport      *self,
                      DeskImportEntry *entry)
{
  GPtrArray *found = g_hash_table_lookup (self->row_problems, GINT_TO_POINTER (entry->row.number));

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const DeskTableProblem *problem = found->pdata[i];
      gboolean beyond = problem->column < 0 || (guint) problem->column >= self->mapping->n_columns;

      if (beyond || self->mapping->fields[problem->column] >= 0)
        desk_import_add_problem (
          self, entry, desk_table_get_column_name (self->table, (guint) MAX (problem->column, 0)),
          problem->message);
    }
  if (entry->row.problems->len == 0 && desk_table_row_is_long (self->table, entry->place))
    desk_import_add_problem (
      self, entry, desk_table_get_column_name (self->table, 0),
      _ ("The row has more cells than there are heads: check its separators"));
}

DeskDraft *
desk_import_read_row (DeskImport      *self,
                      DeskImportEntry *entry)
{
  DeskDraft *draft = desk_draft_new (desk_office_get_store (self->office), self->kind);

  take_reader_problems (self, entry);
  for (guint i = 0; self->kind->fields[i].name != NULL; i++)
    {
      const DeskField *field = &self->kind->fields[i];
      const char *text = desk_import_cell_of (self, entry, field->name);

      if (*text != '\0')
        enter_cell (self, entry, draft, field, text);
    }
  check_missing (self, entry);
  return draft;
}

/* A duty day's kind follows from the calendar, its people from the group. */
void
desk_import_read_parts (DeskImport      *self,
                        DeskImportEntry *entry,
                        DeskDraft       *draft)
{
  const char *people =
    desk_import_cell_of (self, entry, desk_import_parts[DESK_IMPORT_PART_PEOPLE].name);
  const char *marks =
    desk_import_cell_of (self, entry, desk_import_parts[DESK_IMPORT_PART_MARKS].name);
  DeskDate date = desk_date_parse (desk_draft_get_text (draft, "date"));
  g_autoptr (GError) error = NULL;

  entry->parts = g_new0 (DeskImportDuty, 1);
  if (*people != '\0' && !g_str_equal (people, "[]"))
    entry->parts->people = desk_import_read_people (self->office, people, &error);
  if (error != NULL)
    desk_import_add_problem (
      self, entry, desk_import_column_of (self, desk_import_parts[DESK_IMPORT_PART_PEOPLE].name),
      error->message);
  g_clear_error (&error);
  if (*marks != '\0')
    entry->parts->marks = desk_import_read_marks (self->office, marks, &error);
  if (error != NULL)
    desk_import_add_problem (
      self, entry, desk_import_column_of (self, desk_import_parts[DESK_IMPORT_PART_MARKS].name),
      error->message);
  g_clear_error (&error);
  if (entry->row.problems->len > 0)
    return;

  if (!desk_import_duty_settle (entry->parts, self->office, draft, date, &error))
    desk_import_add_problem (
      self, entry,
      desk_import_column_of (self,
                             *desk_import_cell_of (self, entry, "kind") != '\0' ? "kind" : "date"),
      error->message);
  else if (!desk_import_duty_check_marks (entry->parts, self->office, draft, date, &error))
    desk_import_add_problem (
      self, entry, desk_import_column_of (self, desk_import_parts[DESK_IMPORT_PART_MARKS].name),
      error->message);
  else if (!desk_import_duty_check_people (entry->parts, self->office, draft, date, &error))
    desk_import_add_problem (
      self, entry, desk_import_column_of (self, desk_import_parts[DESK_IMPORT_PART_PEOPLE].name),
      error->message);
}
