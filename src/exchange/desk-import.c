/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table taken into the office. It is judged row by row before anything is
 * written; the same judgement is passed again within the act that writes, so what
 * a dry run says is what happens. */

#include "desk-import-private.h"

#include <string.h>

#include "desk-kinds.h"
#include "desk-language.h"
#include "desk-records.h"

G_DEFINE_FINAL_TYPE (DeskImport, desk_import, G_TYPE_OBJECT)

const DeskImportPart desk_import_parts[DESK_N_IMPORT_PARTS] = {
  [DESK_IMPORT_PART_PEOPLE] = { "people", N_ ("People"), "值日人|值日人员|人员" },
  [DESK_IMPORT_PART_MARKS] = { "marks", N_ ("Inspection"), "检查|检查结果" },
};

static void
problem_free (DeskImportProblem *self)
{
  g_free (self->column);
  g_free (self->message);
  g_free (self);
}

static void
change_free (DeskImportChange *self)
{
  g_free (self->field);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static void
created_free (DeskImportCreated *self)
{
  g_free (self->name);
  g_free (self);
}

static void
entry_free (DeskImportEntry *self)
{
  g_free (self->row.title);
  g_ptr_array_unref (self->row.changes);
  g_ptr_array_unref (self->row.problems);
  g_ptr_array_unref (self->row.notes);
  g_clear_object (&self->draft);
  g_array_unref (self->pending);
  g_clear_pointer (&self->parts, desk_import_duty_free);
  g_free (self);
}

DeskImportEntry *
desk_import_entry_new (DeskImport *self,
                       guint       place)
{
  DeskImportEntry *entry = g_new0 (DeskImportEntry, 1);

  entry->place = place;
  entry->row.number = desk_table_get_row_number (self->table, place);
  entry->row.changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  entry->row.problems = g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free);
  entry->row.notes = g_ptr_array_new_with_free_func (g_free);
  entry->pending = g_array_new (FALSE, FALSE, sizeof (DeskImportPending));
  return entry;
}

void
desk_import_forget (DeskImport *self)
{
  g_ptr_array_set_size (self->problems, 0);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->created, 0);
  memset (self->counts, 0, sizeof self->counts);
  g_clear_pointer (&self->references, g_hash_table_unref);
  g_clear_pointer (&self->keys, g_hash_table_unref);
  g_clear_pointer (&self->roll, desk_import_roll_free);
}

static void
desk_import_finalize (GObject *object)
{
  DeskImport *self = DESK_IMPORT (object);

  desk_import_forget (self);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->table_problems);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->created);
  g_clear_pointer (&self->row_problems, g_hash_table_unref);
  g_clear_pointer (&self->mapping, desk_table_mapping_free);
  for (guint i = 0; i < self->n_fields; i++)
    g_free ((char *) self->fields[i].heads);
  g_free (self->fields);
  g_clear_pointer (&self->table, desk_table_unref);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_import_parent_class)->finalize (object);
}

static void
desk_import_class_init (DeskImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_import_finalize;
}

static void
desk_import_init (DeskImport *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->created = g_ptr_array_new_with_free_func ((GDestroyNotify) created_free);
  self->problems = g_ptr_array_new ();
  self->table_problems = g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free);
}

void
desk_import_add_note (DeskImportEntry *entry,
                      char            *note)
{
  g_ptr_array_add (entry->row.notes, note);
}

/* The heads that mean a field: its label in both languages and other words. */
static char *
heads_of (const char *label,
          const char *aliases)
{
  return g_strjoin ("|", label, desk_language_text (DESK_LANGUAGE_CHINESE, label), aliases, NULL);
}

static void
make_fields (DeskImport *self)
{
  guint n = desk_kind_get_n_fields (self->kind);

  self->fields = g_new0 (DeskTableField, n + DESK_N_IMPORT_PARTS);
  for (guint i = 0; i < n; i++)
    {
      const DeskField *field = &self->kind->fields[i];

      if (field->flags & DESK_FIELD_INTERNAL)
        continue;
      self->fields[self->n_fields].name = field->name;
      self->fields[self->n_fields].heads = heads_of (field->label, field->aliases);
      self->n_fields++;
    }
  for (guint i = 0; self->kind == &desk_kind_duties && i < DESK_N_IMPORT_PARTS; i++)
    {
      self->fields[self->n_fields].name = desk_import_parts[i].name;
      self->fields[self->n_fields].heads =
        heads_of (desk_import_parts[i].label, desk_import_parts[i].aliases);
      self->n_fields++;
    }
}

/* The columns that there must be, or every row would lack them. */
static void
check_columns (DeskImport *self)
{
  for (guint i = 0; self->mapping->problems[i] != NULL; i++)
    desk_import_add_problem (self, NULL, "", self->mapping->problems[i]);
  for (guint i = 0; self->kind->fields[i].name != NULL; i++)
    {
      const DeskField *field = &self->kind->fields[i];
      int place = desk_import_place_of (self, field->name);

      if (place >= 0 && self->mapping->columns[place] < 0 && (field->flags & DESK_FIELD_REQUIRED) &&
          !desk_import_has_default (self->kind, field))
        {
          g_autofree char *message = g_strdup_printf (
            _ ("The table has no column for it: give one the head “%1$s” or “%2$s”"), field->name,
            desk_language_text (DESK_LANGUAGE_CHINESE, field->label));
          desk_import_add_problem (self, NULL, field->name, message);
        }
    }
}

static void
index_reader_problems (DeskImport *self)
{
  self->row_problems =
    g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < desk_table_get_n_problems (self->table); i++)
    {
      const DeskTableProblem *problem = desk_table_get_problem (self->table, i);
      GPtrArray *found =
        g_hash_table_lookup (self->row_problems, GINT_TO_POINTER (problem->row_number));

      if (found == NULL)
        {
          found = g_ptr_array_new ();
          g_hash_table_insert (self->row_problems, GINT_TO_POINTER (problem->row_number), found);
        }
      g_ptr_array_add (found, (gpointer) problem);
    }
}

/**
 * desk_import_new:
 * @kind: what the rows are, one of desk_import_kinds()
 * @table: from desk_table_read_file() or another reader
 * @overrides: (nullable) (array zero-terminated=1): "COLUMN=FIELD" each, see
 *   desk_table_mapping_new()
 *
 * Judges every row: what would be added, changed or refused, and why. Nothing is
 * written. What a row leaves empty stays as it is in a record that is there.
 *
 * Returns: (transfer full): the import, also where rows are refused; %NULL with
 *   %DESK_ERROR_INVALID for a kind that cannot be imported, or with an error of
 *   the file
 */
DeskImport *
desk_import_new (DeskOffice         *office,
                 const DeskKind     *kind,
                 DeskTable          *table,
                 const char *const  *overrides,
                 GError            **error)
{
  g_autoptr (DeskImport) self = NULL;

  if (desk_import_identity (kind) == NULL)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                   /* Translators: %s: kind of records, as “Ledger” */
                   _ ("“%s” cannot be imported"), _ (kind->label));
      return NULL;
    }
  self = g_object_new (DESK_TYPE_IMPORT, NULL);
  self->office = g_object_ref (office);
  self->kind = kind;
  self->table = desk_table_ref (table);
  make_fields (self);
  self->mapping =
    desk_table_mapping_new (self->fields, self->n_fields, desk_table_get_heads (table), overrides);
  check_columns (self);
  index_reader_problems (self);
  if (!desk_import_judge (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Returns: (transfer none) (element-type DeskImportRow): every row, in order */
GPtrArray *
desk_import_rows (DeskImport *self)
{
  return self->rows;
}

/* Returns: (transfer none) (element-type DeskImportProblem): all that is wrong, in
 *   the order of the rows; empty when the import can be carried out */
GPtrArray *
desk_import_problems (DeskImport *self)
{
  return self->problems;
}

/* Returns: (transfer none) (element-type DeskImportCreated): the departments and
 *   groups that are made with it, in the order they get */
GPtrArray *
desk_import_created (DeskImport *self)
{
  return self->created;
}

/* Returns: (transfer none): the heads of columns that feed nothing */
GStrv
desk_import_ignored (DeskImport *self)
{
  return self->mapping->unknown;
}

/* Returns: (transfer full): the names of the fields that columns may feed */
GStrv
desk_import_fields (DeskImport *self)
{
  GStrv names = g_new0 (char *, self->n_fields + 1);

  for (guint i = 0; i < self->n_fields; i++)
    names[i] = g_strdup (self->fields[i].name);
  return names;
}

/* Returns: (transfer none): @field in the language in force */
const char *
desk_import_field_label (DeskImport *self,
                         const char *field)
{
  const DeskField *declared = desk_kind_get_field (self->kind, field);

  if (declared != NULL)
    return _ (declared->label);
  for (guint i = 0; i < DESK_N_IMPORT_PARTS; i++)
    if (g_str_equal (desk_import_parts[i].name, field))
      return _ (desk_import_parts[i].label);
  return field;
}

/* Returns: (transfer none) (nullable): the field that @column feeds, from 0 */
const char *
desk_import_field_of (DeskImport *self,
                      guint       column)
{
  int field = column < self->mapping->n_columns ? self->mapping->fields[column] : -1;

  return field >= 0 ? self->fields[field].name : NULL;
}

/* How many rows are added, changed, …  */
guint
desk_import_count (DeskImport       *self,
                   DeskImportAction  action)
{
  return self->counts[action];
}

/* Returns: (transfer full): the numbers in one sentence */
char *
desk_import_describe (DeskImport *self)
{
  return g_strdup_printf (
    /* Translators: how many rows of a file; they add up to all rows */
    _ ("Added: %u, changed: %u, unchanged: %u, refused: %u"), self->counts[DESK_IMPORT_ADDED],
    self->counts[DESK_IMPORT_CHANGED], self->counts[DESK_IMPORT_UNCHANGED],
    self->counts[DESK_IMPORT_REFUSED]);
}

/* @ids: name, as the pointer it is in @created → id of the record made for it */
static gboolean
write_created (DeskImport  *self,
               GHashTable  *ids,
               GError     **error)
{
  DeskStore *store = desk_office_get_store (self->office);

  for (guint i = 0; i < self->created->len; i++)
    {
      const DeskImportCreated *created = self->created->pdata[i];
      g_autoptr (DeskDraft) draft = desk_draft_new (store, created->kind);
      gint64 id;

      desk_draft_set_text (draft, desk_kind_get_title (created->kind)->name, created->name);
      if (!desk_records_write (self->office, draft, error))
        return FALSE;
      id = desk_draft_get_id (draft);
      g_hash_table_insert (ids, created->name, g_memdup2 (&id, sizeof id));
    }
  return TRUE;
}

static gboolean
write_rows (DeskImport  *self,
            GHashTable  *ids,
            GError     **error)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const DeskImportEntry *entry = self->rows->pdata[i];

      if (entry->row.action == DESK_IMPORT_UNCHANGED)
        continue;
      for (guint p = 0; p < entry->pending->len; p++)
        {
          const DeskImportPending *pending = &g_array_index (entry->pending, DeskImportPending, p);
          const gint64 *id = g_hash_table_lookup (ids, pending->name);
          desk_draft_set_number (entry->draft, pending->field->name, *id);
        }
      if (!desk_records_write (self->office, entry->draft, error))
        return FALSE;
      if (entry->parts != NULL &&
          !desk_import_duty_write (entry->parts, self->office,
                                   desk_date_parse (desk_draft_get_text (entry->draft, "date")),
                                   desk_draft_get_number (entry->draft, "pinned") != 0, error))
        return FALSE;
    }
  return TRUE;
}

static char *
act_title (DeskImport *self)
{
  guint n = self->counts[DESK_IMPORT_ADDED] + self->counts[DESK_IMPORT_CHANGED];

  /* Translators: the title of an act; %1$u: how many, %2$s: kind of records, as “People” */
  return g_strdup_printf (ngettext ("Import %1$u record: %2$s", "Import %1$u records: %2$s", n), n,
                          _ (self->kind->label));
}

static gboolean
set_refused (DeskImport  *self,
             GError     **error)
{
  const DeskImportProblem *first = self->problems->pdata[0];

  g_set_error (
    error, DESK_ERROR, DESK_ERROR_REFUSED,
    ngettext (
      /* Translators: %1$u: how many, %2$d: number of a row, %3$s: what is wrong with it */
      "Nothing was imported: %1$u problem, in row %2$d: %3$s",
      "Nothing was imported: %1$u problems, the first in row %2$d: %3$s", self->problems->len),
    self->problems->len, first->row, first->message);
  return FALSE;
}

/**
 * desk_import_apply:
 *
 * Writes all rows as one act. They are judged once more within it, as the office
 * may have changed since. An import that changes nothing leaves no trace.
 *
 * Returns: %FALSE with %DESK_ERROR_REFUSED when a row is refused, and then nothing
 *   was written
 */
gboolean
desk_import_apply (DeskImport  *self,
                   GError     **error)
{
  g_autoptr (GHashTable) ids = NULL;
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *title = NULL;

  if (self->problems->len > 0)
    return set_refused (self, error);
  if (self->counts[DESK_IMPORT_ADDED] + self->counts[DESK_IMPORT_CHANGED] == 0)
    return TRUE;

  title = act_title (self);
  act = desk_store_begin (desk_office_get_store (self->office), error, title);
  if (act == NULL || !desk_import_judge (self, error))
    return FALSE;
  if (self->problems->len > 0)
    return set_refused (self, error);
  ids = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  if (!write_created (self, ids, error) || !write_rows (self, ids, error))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}
