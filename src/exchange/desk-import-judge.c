/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The judgement of the rows: which record each is, what it changes, what speaks
 * against it. Nothing is written here. */

#include "desk-import-private.h"

#include <string.h>

#include "desk-clients.h"
#include "desk-equipment.h"
#include "desk-kinds.h"
#include "desk-language.h"
#include "desk-lookup.h"
#include "desk-records.h"
#include "desk-rota.h"

/* What tells a record of a kind from the others; people have a rule of their own. */
static const struct
{
  const DeskKind *kind;
  const char *fields[4];
} identities[] = {
  { &desk_kind_people, { "name" } },
  { &desk_kind_departments, { "name" } },
  { &desk_kind_groups, { "name" } },
  { &desk_kind_posts, { "post" } },
  { &desk_kind_absences, { "person", "from", "to" } },
  { &desk_kind_days, { "date" } },
  { &desk_kind_areas, { "name" } },
  { &desk_kind_duties, { "date" } },
  { &desk_kind_equipment, { "number" } },
  { &desk_kind_kits, { "number" } },
  { &desk_kind_kit_items, { "kit", "item" } },
  { &desk_kind_keys, { "number" } },
  { &desk_kind_qualifications, { "person", "class", "date" } },
  { &desk_kind_supplies, { "name" } },
  { &desk_kind_clients, { "number" } },
  { &desk_kind_sets, { "name" } },
  { &desk_kind_reports, { "week", "person" } },
  { &desk_kind_rooms, { "name" } },
};

const char *const *
desk_import_identity (const DeskKind *kind)
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

static char *
identity_key (DeskImport *self,
              DeskDraft  *draft)
{
  const char *const *fields = desk_import_identity (self->kind);
  GString *key = g_string_new (NULL);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      const DeskValue *value = desk_draft_get_value (draft, fields[i]);
      g_string_append_printf (key, "%s\x1f%" G_GINT64_FORMAT "\x1f",
                              value->text != NULL ? value->text : "", value->number);
    }
  return g_string_free (key, FALSE);
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

  desk_import_add_problem (
    self, entry, desk_import_column_of (self, desk_import_identity (self->kind)[0]), message);
}

/* Finds the record of the row; refuses a row that was there already. */
static gboolean
identify (DeskImport      *self,
          DeskImportEntry *entry,
          DeskDraft       *draft)
{
  g_autoptr (GError) error = NULL;
  int same_row = 0;

  for (guint i = 0; desk_import_identity (self->kind)[i] != NULL; i++)
    if (!desk_draft_get_value (draft, desk_import_identity (self->kind)[i])->set)
      return FALSE;
  if (self->kind == &desk_kind_people)
    {
      if (!desk_import_roll_find (self->roll, entry, draft, &entry->row.id, &same_row, &error))
        {
          desk_import_add_problem (self, entry, desk_import_column_of (self, "name"),
                                   error->message);
          return FALSE;
        }
    }
  else
    {
      char *key = identity_key (self, draft);

      entry->row.id = desk_lookup_same (self->office, draft, desk_import_identity (self->kind));
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
  return (self->kind == &desk_kind_people || self->kind == &desk_kind_clients) &&
         g_str_equal (field->name, "phone") &&
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
      desk_import_add_problem (self, entry,
                               desk_import_column_of (self, desk_import_identity (self->kind)[0]),
                               error->message);
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
  DeskDate date = desk_date_parse (desk_draft_get_text (entry->draft, "date"));
  gboolean off = g_strcmp0 (desk_draft_get_text (entry->draft, "kind"), "off") == 0;
  g_autoptr (DeskRotaDay) day = desk_rota_get_day (self->office, date, NULL);
  g_autofree char *words =
    desk_date_format (date, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());

  if (day == NULL)
    return;
  if (off && day->id != 0 && !day->is_holiday_duty)
    desk_import_add_note (
      entry, g_strdup_printf (
               /* Translators: %s: a day */
               _ ("The duty of %s falls away: plan the days after it again"), words));
  else if (!off && day->id == 0 && desk_lookup_planned_after (self->office, date))
    desk_import_add_note (
      entry, g_strdup_printf (
               /* Translators: %s: a day */
               _ ("%s becomes a duty day: plan it and the days after it again"), words));
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
    desk_import_add_problem (self, entry,
                             desk_import_column_of (self, desk_import_identity (self->kind)[0]),
                             error->message);
  if (has_position && !given)
    desk_draft_clear (entry->draft, "position");
}

/* A client that was merged into another one says nothing new by the old number. */
static gboolean
is_merged (DeskImport      *self,
           DeskImportEntry *entry,
           DeskDraft       *said)
{
  g_autofree char *title = NULL;
  gint64 client;

  if (self->kind != &desk_kind_clients || entry->row.id != 0)
    return FALSE;
  client = desk_clients_find_former (self->office, desk_draft_get_text (said, "number"));
  if (client == 0)
    return FALSE;
  title = desk_clients_dup_title (self->office, client);
  entry->row.id = client;
  entry->row.action = DESK_IMPORT_UNCHANGED;
  /* Translators: %s: a student number and a name */
  desk_import_add_note (entry, g_strdup_printf (_ ("Was merged into %s"), title));
  return TRUE;
}

static void
judge_record (DeskImport      *self,
              DeskImportEntry *entry,
              DeskDraft       *said)
{
  g_autoptr (GError) error = NULL;

  if (is_merged (self, entry, said))
    return;
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
      desk_import_add_problem (
        self, entry, desk_import_column_of (self, desk_import_parts[DESK_IMPORT_PART_PEOPLE].name),
        error->message);
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
  DeskImportEntry *entry = desk_import_entry_new (self, place);
  const DeskField *title = desk_kind_get_title (self->kind);
  g_autoptr (DeskDraft) said = NULL;

  g_ptr_array_add (self->rows, entry);
  said = desk_import_read_row (self, entry);
  entry->row.title = g_strdup (desk_import_cell_of (self, entry, title->name));
  if (self->kind == &desk_kind_duties && entry->row.problems->len == 0)
    desk_import_read_parts (self, entry, said);
  if (self->kind == &desk_kind_equipment)
    desk_equipment_normalize (said);
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

gboolean
desk_import_judge (DeskImport  *self,
                   GError     **error)
{
  desk_import_forget (self);
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
