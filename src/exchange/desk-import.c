/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table taken into the office. It is judged row by row before anything is
 * written; the same judgement is passed again within the act that writes, so what
 * a dry run says is what happens. */

#include "desk-import-private.h"

#include <string.h>

#include "desk-kinds.h"
#include "desk-language.h"
#include "desk-records.h"
#include "desk-table-mapping.h"
#include "desk-text.h"

/* No kind's records are told apart by more fields. */
#define MAX_IDENTITY 3

struct _DeskImport
{
  GObject parent_instance;

  DeskOffice *office;
  const DeskKind *kind;
  DeskTable *table;
  DeskTableField *fields; /* of the kind, then of its parts */
  guint n_fields;
  DeskTableMapping *mapping;

  GPtrArray *rows;     /* DeskImportEntry */
  GPtrArray *created;  /* DeskImportCreated */
  GPtrArray *problems; /* DeskImportProblem, not owned but those of the table as a whole */
  GPtrArray *table_problems;
  guint counts[DESK_N_IMPORT_ACTIONS];

  /* While judging */
  GHashTable *row_problems; /* row number → GPtrArray of DeskTableProblem */
  GHashTable *references;   /* "groups/第一组" → gint64*, 0: is made */
  GHashTable *keys;         /* identity → row number */
  DeskImportRoll *roll;
};

G_DEFINE_FINAL_TYPE (DeskImport, desk_import, G_TYPE_OBJECT)

/* What tells a record of a kind from the others; people have a rule of their own. */
static const struct
{
  const DeskKind *kind;
  const char *fields[MAX_IDENTITY + 1];
} identities[] = {
  { &desk_kind_people, { "name" } },
  { &desk_kind_departments, { "name" } },
  { &desk_kind_groups, { "name" } },
  { &desk_kind_posts, { "post" } },
  { &desk_kind_absences, { "person", "from", "to" } },
  { &desk_kind_days, { "date" } },
  { &desk_kind_areas, { "name" } },
  { &desk_kind_duties, { "date" } },
};

/* Columns of a duty day that are no fields of its record. */
enum
{
  PART_PEOPLE,
  PART_MARKS,
  N_PARTS
};

static const struct
{
  const char *name;
  const char *label;
  const char *aliases;
} parts[N_PARTS] = {
  [PART_PEOPLE] = { "people", N_ ("People"), "值日人|值日人员|人员" },
  [PART_MARKS] = { "marks", N_ ("Inspection"), "检查|检查结果" },
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

static DeskImportEntry *
entry_new (DeskImport *self,
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

static void
forget_judgement (DeskImport *self)
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

  forget_judgement (self);
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

static const char *const *
identity_of (const DeskKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (identities); i++)
    if (identities[i].kind == kind)
      return identities[i].fields;
  return NULL;
}

/* Returns: (transfer full): the names of the kinds that can be imported */
GStrv
desk_import_kinds (void)
{
  GStrv names = g_new0 (char *, G_N_ELEMENTS (identities) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (identities); i++)
    names[i] = g_strdup (identities[i].kind->name);
  return names;
}

static void
add_problem (DeskImport      *self,
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

static int
place_of (DeskImport *self,
          const char *field)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (g_str_equal (self->fields[i].name, field))
      return (int) i;
  return -1;
}

/* The head of the column that feeds @field, else the field's name. */
static const char *
column_of (DeskImport *self,
           const char *field)
{
  int place = place_of (self, field);
  int column = place >= 0 ? self->mapping->columns[place] : -1;

  return column >= 0 ? desk_table_get_column_name (self->table, (guint) column) : field;
}

/* Returns: what the row has for @field, empty for nothing */
static const char *
cell_of (DeskImport      *self,
         DeskImportEntry *entry,
         const char      *field)
{
  int place = place_of (self, field);
  int column = place >= 0 ? self->mapping->columns[place] : -1;
  const char *cell =
    column >= 0 ? desk_table_get_cell (self->table, entry->place, (guint) column) : NULL;

  return cell != NULL ? cell : "";
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

  add_problem (self, entry, column_of (self, field->name), message);
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
          add_problem (self, entry, column_of (self, field->name), error->message);
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
    add_problem (self, entry, column_of (self, field->name), error->message);
}

/* A field that is filled in where the file leaves it out. */
static gboolean
has_default (const DeskKind  *kind,
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

      if ((field->flags & DESK_FIELD_REQUIRED) && !has_default (self->kind, field) &&
          *cell_of (self, entry, field->name) == '\0')
        {
          g_autofree char *message =
            g_strdup_printf (_ ("“%s” is missing"), desk_field_get_label (field));
          add_problem (self, entry, column_of (self, field->name), message);
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
        add_problem (self, entry,
                     desk_table_get_column_name (self->table, (guint) MAX (problem->column, 0)),
                     problem->message);
    }
  if (entry->row.problems->len == 0 && desk_table_row_is_long (self->table, entry->place))
    add_problem (self, entry, desk_table_get_column_name (self->table, 0),
                 _ ("The row has more cells than there are heads: check its separators"));
}

static DeskDraft *
read_row (DeskImport      *self,
          DeskImportEntry *entry)
{
  DeskDraft *draft = desk_draft_new (desk_office_get_store (self->office), self->kind);

  take_reader_problems (self, entry);
  for (guint i = 0; self->kind->fields[i].name != NULL; i++)
    {
      const DeskField *field = &self->kind->fields[i];
      const char *text = cell_of (self, entry, field->name);

      if (*text != '\0')
        enter_cell (self, entry, draft, field, text);
    }
  check_missing (self, entry);
  return draft;
}

/* A duty day's kind follows from the calendar, its people from the group. */
static void
read_parts (DeskImport      *self,
            DeskImportEntry *entry,
            DeskDraft       *draft)
{
  const char *people = cell_of (self, entry, parts[PART_PEOPLE].name);
  const char *marks = cell_of (self, entry, parts[PART_MARKS].name);
  DeskDate date = desk_date_parse (desk_draft_get_text (draft, "date"));
  g_autoptr (GError) error = NULL;

  entry->parts = g_new0 (DeskImportDuty, 1);
  if (*people != '\0' && !g_str_equal (people, "[]"))
    entry->parts->people = desk_import_read_people (self->office, people, &error);
  if (error != NULL)
    add_problem (self, entry, column_of (self, parts[PART_PEOPLE].name), error->message);
  g_clear_error (&error);
  if (*marks != '\0')
    entry->parts->marks = desk_import_read_marks (self->office, marks, &error);
  if (error != NULL)
    add_problem (self, entry, column_of (self, parts[PART_MARKS].name), error->message);
  g_clear_error (&error);
  if (entry->row.problems->len > 0)
    return;

  if (!desk_import_duty_settle (entry->parts, self->office, draft, date, &error))
    add_problem (self, entry,
                 column_of (self, *cell_of (self, entry, "kind") != '\0' ? "kind" : "date"),
                 error->message);
  else if (!desk_import_duty_check_people (entry->parts, self->office, draft, date, &error))
    add_problem (self, entry, column_of (self, parts[PART_PEOPLE].name), error->message);
}

static char *
identity_key (DeskImport *self,
              DeskDraft  *draft)
{
  const char *const *fields = identity_of (self->kind);
  GString *key = g_string_new (NULL);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      const DeskValue *value = desk_draft_get_value (draft, fields[i]);
      g_string_append_printf (key, "%s\x1f%" G_GINT64_FORMAT "\x1f",
                              value->text != NULL ? value->text : "", value->number);
    }
  return g_string_free (key, FALSE);
}

/* The record that the row is about, 0: a new one. */
static gint64
find_same (DeskImport *self,
           DeskDraft  *draft)
{
  const char *const *fields = identity_of (self->kind);
  g_autoptr (GString) sql = g_string_new ("SELECT id FROM ");
  g_autoptr (DeskRows) rows = NULL;
  const DeskValue *values[MAX_IDENTITY] = { NULL };
  guint n = 0;

  g_string_append_printf (sql, "%s WHERE ", self->kind->table);
  for (; fields[n] != NULL; n++)
    {
      g_autofree char *column = desk_field_get_column (desk_kind_get_field (self->kind, fields[n]));

      g_string_append_printf (sql, "%s%s = ?", n > 0 ? " AND " : "", column);
      values[n] = desk_draft_get_value (draft, fields[n]);
    }
  /* As many values as there are fields. */
  rows = desk_store_select (desk_office_get_store (self->office), NULL, sql->str,
                            &"vvv"[MAX_IDENTITY - n], values[0], values[1], values[2]);
  return rows != NULL && desk_rows_next (rows) ? desk_rows_int (rows, 0) : 0;
}

static void
refuse_twice (DeskImport      *self,
              DeskImportEntry *entry,
              int              row)
{
  g_autofree char *message =
    g_strdup_printf (self->kind == &desk_kind_people
                       /* Translators: %d: number of a row */
                       ? _ ("The same person as in row %d: keep one of the two")
                       /* Translators: %d: number of a row */
                       : _ ("The same as row %d: keep one of the two"),
                     row);

  add_problem (self, entry, column_of (self, identity_of (self->kind)[0]), message);
}

/* Finds the record of the row; refuses a row that was there already. */
static gboolean
identify (DeskImport      *self,
          DeskImportEntry *entry,
          DeskDraft       *draft)
{
  g_autoptr (GError) error = NULL;
  int same_row = 0;

  for (guint i = 0; identity_of (self->kind)[i] != NULL; i++)
    if (!desk_draft_get_value (draft, identity_of (self->kind)[i])->set)
      return FALSE;
  if (self->kind == &desk_kind_people)
    {
      if (!desk_import_roll_find (self->roll, entry, draft, &entry->row.id, &same_row, &error))
        {
          add_problem (self, entry, column_of (self, "name"), error->message);
          return FALSE;
        }
    }
  else
    {
      char *key = identity_key (self, draft);

      entry->row.id = find_same (self, draft);
      same_row = GPOINTER_TO_INT (g_hash_table_lookup (self->keys, key));
      if (same_row == 0)
        g_hash_table_insert (self->keys, key, GINT_TO_POINTER (entry->row.number));
      else
        g_free (key);
    }
  if (same_row == 0 && self->kind == &desk_kind_people && entry->row.id != 0)
    {
      char *key = g_strdup_printf ("%" G_GINT64_FORMAT, entry->row.id);

      same_row = GPOINTER_TO_INT (g_hash_table_lookup (self->keys, key));
      if (same_row == 0)
        g_hash_table_insert (self->keys, key, GINT_TO_POINTER (entry->row.number));
      else
        g_free (key);
    }
  if (same_row != 0)
    refuse_twice (self, entry, same_row);
  return same_row == 0;
}

static void
add_change (DeskImport      *self,
            DeskImportEntry *entry,
            const DeskField *field,
            const DeskValue *before,
            const DeskValue *after,
            const char      *pending)
{
  DeskStore *store = desk_office_get_store (self->office);
  const char *language = desk_language_current ();
  DeskImportChange *change = g_new0 (DeskImportChange, 1);

  change->field = g_strdup (desk_field_get_label (field));
  change->before = desk_value_to_display (store, field, before, language);
  change->after =
    pending != NULL ? g_strdup (pending) : desk_value_to_display (store, field, after, language);
  g_ptr_array_add (entry->row.changes, change);
}

/* Whether a value that was said is the one that is there; a phone may be written
 * in other groups. */
static gboolean
says_nothing_new (DeskImport      *self,
                  const DeskField *field,
                  const DeskValue *said,
                  const DeskValue *there)
{
  if (!said->set || desk_value_equal (said, there))
    return TRUE;
  return self->kind == &desk_kind_people && g_str_equal (field->name, "phone") &&
         desk_import_same_phone (said->text, there->text);
}

/* What the row says of a record that is there goes over what it has; what the row
 * leaves empty stays. */
static gboolean
compare (DeskImport      *self,
         DeskImportEntry *entry,
         DeskDraft       *said)
{
  g_autoptr (GError) error = NULL;

  entry->draft =
    desk_draft_edit (desk_office_get_store (self->office), self->kind, entry->row.id, &error);
  if (entry->draft == NULL)
    {
      add_problem (self, entry, column_of (self, identity_of (self->kind)[0]), error->message);
      return FALSE;
    }
  for (guint i = 0; self->kind->fields[i].name != NULL; i++)
    {
      const DeskField *field = &self->kind->fields[i];
      const DeskValue *value = desk_draft_get_value (said, field->name);
      const DeskValue *before = desk_draft_get_value (entry->draft, field->name);

      if (says_nothing_new (self, field, value, before))
        continue;
      add_change (self, entry, field, before, value, NULL);
      if (desk_field_is_text (field))
        desk_draft_set_text (entry->draft, field->name, value->text);
      else
        desk_draft_set_number (entry->draft, field->name, value->number);
    }
  for (guint i = 0; i < entry->pending->len; i++)
    {
      const DeskImportPending *pending = &g_array_index (entry->pending, DeskImportPending, i);
      add_change (self, entry, pending->field,
                  desk_draft_get_value (entry->draft, pending->field->name), NULL, pending->name);
    }
  return TRUE;
}

/* SET-4: which duties a changed calendar moves. */
static void
note_moved_duties (DeskImport      *self,
                   DeskImportEntry *entry)
{
  const char *iso = desk_draft_get_text (entry->draft, "date");
  gboolean off = g_strcmp0 (desk_draft_get_text (entry->draft, "kind"), "off") == 0;
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (self->office), NULL,
                       "SELECT (SELECT kind FROM duties WHERE date = ?1), EXISTS (SELECT 1 FROM "
                       "duties WHERE date > ?1)",
                       "t", iso);
  g_autofree char *day =
    desk_date_format (desk_date_parse (iso), DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());

  if (rows == NULL || !desk_rows_next (rows))
    return;
  if (off && desk_rows_text (rows, 0) != NULL && !g_str_equal (desk_rows_text (rows, 0), "holiday"))
    /* Translators: %s: a day */
    desk_import_add_note (entry,
                          g_strdup_printf (_ ("The duty of %s falls away: plan the days after it "
                                              "again"),
                                           day));
  else if (!off && desk_rows_text (rows, 0) == NULL && desk_rows_int (rows, 1))
    /* Translators: %s: a day */
    desk_import_add_note (entry,
                          g_strdup_printf (_ ("%s becomes a duty day: plan it and the days after "
                                              "it again"),
                                           day));
}

/* The checks of the record as a whole; a place in the order is given when it is written. */
static void
check_record (DeskImport      *self,
              DeskImportEntry *entry)
{
  gboolean has_position = desk_kind_find_field (self->kind, "position") >= 0;
  gboolean given = has_position && desk_draft_get_value (entry->draft, "position")->set;
  g_autoptr (GError) error = NULL;

  if (!desk_records_check (self->office, entry->draft, &error))
    add_problem (self, entry, column_of (self, identity_of (self->kind)[0]), error->message);
  if (has_position && !given)
    desk_draft_clear (entry->draft, "position");
}

static void
judge_record (DeskImport      *self,
              DeskImportEntry *entry,
              DeskDraft       *said)
{
  g_autoptr (GError) error = NULL;

  if (entry->row.id == 0)
    {
      entry->draft = g_object_ref (said);
      entry->row.action = DESK_IMPORT_ADDED;
    }
  else if (!compare (self, entry, said))
    return;
  if (entry->parts != NULL && entry->row.id != 0 &&
      !desk_import_duty_compare (entry->parts, self->office, entry->row.id, entry->row.changes,
                                 &error))
    {
      add_problem (self, entry, column_of (self, parts[PART_PEOPLE].name), error->message);
      return;
    }
  if (entry->row.id != 0)
    entry->row.action = entry->row.changes->len > 0 ? DESK_IMPORT_CHANGED : DESK_IMPORT_UNCHANGED;
  if (entry->row.action == DESK_IMPORT_UNCHANGED)
    return;
  check_record (self, entry);
  if (self->kind == &desk_kind_days)
    note_moved_duties (self, entry);
}

static void
judge_row (DeskImport *self,
           guint       place)
{
  DeskImportEntry *entry = entry_new (self, place);
  const DeskField *title = desk_kind_get_title (self->kind);
  g_autoptr (DeskDraft) said = NULL;

  g_ptr_array_add (self->rows, entry);
  said = read_row (self, entry);
  entry->row.title = g_strdup (cell_of (self, entry, title->name));
  if (self->kind == &desk_kind_duties && entry->row.problems->len == 0)
    read_parts (self, entry, said);
  if (identify (self, entry, said) && entry->row.problems->len == 0)
    judge_record (self, entry, said);

  self->counts[entry->row.action]++;
  for (guint i = 0; i < entry->row.problems->len; i++)
    g_ptr_array_add (self->problems, entry->row.problems->pdata[i]);
}

static int
compare_created (gconstpointer a,
                 gconstpointer b)
{
  const DeskImportCreated *created_a = *(DeskImportCreated *const *) a;
  const DeskImportCreated *created_b = *(DeskImportCreated *const *) b;

  if (created_a->kind != created_b->kind)
    return g_strcmp0 (created_a->kind->name, created_b->kind->name);
  return desk_import_compare_names (created_a->name, created_b->name);
}

static gboolean
judge (DeskImport  *self,
       GError     **error)
{
  forget_judgement (self);
  for (guint i = 0; i < self->table_problems->len; i++)
    g_ptr_array_add (self->problems, self->table_problems->pdata[i]);
  if (self->table_problems->len > 0)
    return TRUE;

  self->references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (self->kind == &desk_kind_people)
    {
      self->roll = desk_import_roll_new (self->office, error);
      if (self->roll == NULL)
        return FALSE;
    }
  for (guint i = 0; i < desk_table_get_n_rows (self->table); i++)
    judge_row (self, i);
  g_ptr_array_sort (self->created, compare_created);
  return TRUE;
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

  self->fields = g_new0 (DeskTableField, n + N_PARTS);
  for (guint i = 0; i < n; i++)
    {
      const DeskField *field = &self->kind->fields[i];

      if (field->flags & DESK_FIELD_INTERNAL)
        continue;
      self->fields[self->n_fields].name = field->name;
      self->fields[self->n_fields].heads = heads_of (field->label, field->aliases);
      self->n_fields++;
    }
  for (guint i = 0; self->kind == &desk_kind_duties && i < N_PARTS; i++)
    {
      self->fields[self->n_fields].name = parts[i].name;
      self->fields[self->n_fields].heads = heads_of (parts[i].label, parts[i].aliases);
      self->n_fields++;
    }
}

/* The columns that there must be, or every row would lack them. */
static void
check_columns (DeskImport *self)
{
  for (guint i = 0; self->mapping->problems[i] != NULL; i++)
    add_problem (self, NULL, "", self->mapping->problems[i]);
  for (guint i = 0; self->kind->fields[i].name != NULL; i++)
    {
      const DeskField *field = &self->kind->fields[i];
      int place = place_of (self, field->name);

      if (place >= 0 && self->mapping->columns[place] < 0 && (field->flags & DESK_FIELD_REQUIRED) &&
          !has_default (self->kind, field))
        {
          g_autofree char *message = g_strdup_printf (
            _ ("The table has no column for it: give one the head “%1$s” or “%2$s”"), field->name,
            desk_language_text (DESK_LANGUAGE_CHINESE, field->label));
          add_problem (self, NULL, field->name, message);
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

  if (identity_of (kind) == NULL)
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
  if (!judge (self, error))
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
  for (guint i = 0; i < N_PARTS; i++)
    if (g_str_equal (parts[i].name, field))
      return _ (parts[i].label);
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
          !desk_import_duty_write (entry->parts, self->office, desk_draft_get_id (entry->draft),
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
  if (act == NULL || !judge (self, error))
    return FALSE;
  if (self->problems->len > 0)
    return set_refused (self, error);
  ids = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  if (!write_created (self, ids, error) || !write_rows (self, ids, error))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}
