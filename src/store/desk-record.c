/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A live, read-only picture of one row. There is one object a row, so two views
 * of it agree; writing is the business of #DeskDraft, within an act. */

#include "desk-language.h"
#include "desk-record-private.h"
#include "desk-store-private.h"

struct _DeskRecord
{
  GObject parent_instance;

  DeskStore *store; /* not owned: cleared when the store goes */
  const DeskKind *kind;
  gint64 id;
  gboolean exists;
  char *key;
  DeskValue *values;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskRecord, desk_record, G_TYPE_OBJECT)

static void
desk_record_finalize (GObject *object)
{
  DeskRecord *self = DESK_RECORD (object);

  if (self->store != NULL)
    {
      g_hash_table_remove (self->store->records, self->key);
      g_object_remove_weak_pointer (G_OBJECT (self->store), (gpointer *) &self->store);
    }
  for (guint i = 0; self->kind->fields[i].name != NULL; i++)
    desk_value_clear (&self->values[i]);
  g_free (self->values);
  g_free (self->key);

  G_OBJECT_CLASS (desk_record_parent_class)->finalize (object);
}

static void
desk_record_class_init (DeskRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_record_finalize;

  /* DeskRecord::changed: some of its fields have other values now, or it is gone. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DESK_TYPE_RECORD, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_record_init (DeskRecord *self)
{
}

/* Reads the row @id of @kind into @values; all unset with
 * %DESK_ERROR_NOT_FOUND when there is none. */
gboolean
desk_record_read_values (DeskStore       *store,
                         const DeskKind  *kind,
                         gint64           id,
                         DeskValue       *values,
                         GError         **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT id");
  g_autoptr (DeskRows) rows = NULL;
  gboolean found;

  for (guint i = 0; kind->fields[i].name != NULL; i++)
    {
      g_autofree char *column = desk_field_get_column (&kind->fields[i]);
      g_string_append_printf (sql, ", %s", column);
    }
  g_string_append_printf (sql, " FROM %s WHERE id = ?", kind->table);
  rows = desk_store_select (store, error, sql->str, "i", id);
  if (rows == NULL)
    return FALSE;

  found = desk_rows_next (rows);
  for (guint i = 0; kind->fields[i].name != NULL; i++)
    {
      if (!found || desk_rows_is_null (rows, i + 1))
        desk_value_clear (&values[i]);
      else if (desk_field_is_text (&kind->fields[i]))
        desk_value_set_text (&values[i], desk_rows_text (rows, i + 1));
      else
        desk_value_set_number (&values[i], desk_rows_int (rows, i + 1));
    }
  if (!found)
    g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                 /* Translators: the first %s is a kind of record, as "person" */
                 _ ("There is no %s %lld"), _ (kind->singular), (long long) id);
  return found;
}

static char *
record_key (const char *table,
            gint64      id)
{
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT, table, id);
}

static DeskRecord *
record_new (DeskStore      *store,
            const DeskKind *kind,
            gint64          id,
            const char     *key)
{
  DeskRecord *self = g_object_new (DESK_TYPE_RECORD, NULL);

  self->kind = kind;
  self->id = id;
  self->key = g_strdup (key);
  self->values = g_new0 (DeskValue, desk_kind_get_n_fields (kind) + 1);
  return self;
}

/* Puts @self into the identity map. */
static void
enter_map (DeskRecord *self,
           DeskStore  *store)
{
  self->store = store;
  g_object_add_weak_pointer (G_OBJECT (store), (gpointer *) &self->store);
  g_hash_table_insert (store->records, g_strdup (self->key), self);
}

/**
 * desk_record_get:
 *
 * Returns: (transfer full): the object of that row, or %NULL with
 *   %DESK_ERROR_NOT_FOUND
 */
DeskRecord *
desk_record_get (DeskStore       *store,
                 const DeskKind  *kind,
                 gint64           id,
                 GError         **error)
{
  g_autofree char *key = record_key (kind->table, id);
  DeskRecord *known = g_hash_table_lookup (store->records, key);
  g_autoptr (DeskRecord) self = NULL;

  if (known != NULL)
    return g_object_ref (known);

  self = record_new (store, kind, id, key);
  if (!desk_record_read_values (store, kind, id, self->values, error))
    return NULL;
  self->exists = TRUE;
  enter_map (self, store);
  return g_steal_pointer (&self);
}

/* As desk_record_get(), but a row that cannot be read is an object without values:
 * a list has to have an item at each place until it was told that one is gone. */
DeskRecord *
desk_record_get_anyway (DeskStore      *store,
                        const DeskKind *kind,
                        gint64          id)
{
  DeskRecord *self = desk_record_get (store, kind, id, NULL);

  if (self == NULL)
    {
      g_autofree char *key = record_key (kind->table, id);

      self = record_new (store, kind, id, key);
      enter_map (self, store);
    }
  return self;
}

static void
free_values (DeskValue *values,
             guint      n)
{
  for (guint i = 0; i < n; i++)
    desk_value_clear (&values[i]);
  g_free (values);
}

/* Reads the row again. A row that cannot be read for now stays as it was. */
static void
reload (DeskRecord *self)
{
  guint n = desk_kind_get_n_fields (self->kind);
  DeskValue *values = g_new0 (DeskValue, n + 1);
  g_autoptr (GError) error = NULL;
  gboolean exists = desk_record_read_values (self->store, self->kind, self->id, values, &error);
  gboolean changed = exists != self->exists;

  if (!exists && !g_error_matches (error, DESK_ERROR, DESK_ERROR_NOT_FOUND))
    {
      free_values (values, n);
      return;
    }
  for (guint i = 0; i < n && !changed; i++)
    changed = !desk_value_equal (&values[i], &self->values[i]);
  if (!changed)
    {
      free_values (values, n);
      return;
    }
  free_values (self->values, n);
  self->values = values;
  self->exists = exists;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
desk_record_apply_changes (DeskStore   *store,
                           DeskChanges *changes)
{
  for (guint i = 0; i < changes->items->len; i++)
    {
      const DeskChange *change = changes->items->pdata[i];
      g_autofree char *key = record_key (change->table, change->id);
      DeskRecord *record = g_hash_table_lookup (store->records, key);

      if (record != NULL)
        {
          g_autoptr (DeskRecord) held = g_object_ref (record);
          reload (held);
        }
    }
}

void
desk_record_reload_all (DeskStore *store)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, store->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    g_ptr_array_add (all, g_object_ref (record));
  for (guint i = 0; i < all->len; i++)
    reload (all->pdata[i]);
}

const DeskKind *
desk_record_get_kind (DeskRecord *self)
{
  return self->kind;
}

gint64
desk_record_get_id (DeskRecord *self)
{
  return self->id;
}

/* FALSE once the row was removed. */
gboolean
desk_record_exists (DeskRecord *self)
{
  return self->exists;
}

/* Returns: (transfer none): the field that names the record, never %NULL */
const char *
desk_record_get_title (DeskRecord *self)
{
  const char *title = desk_record_get_text (self, desk_kind_get_title (self->kind)->name);

  return title != NULL ? title : "";
}

/* Returns: (transfer none): the value, as long as the record does not change */
const DeskValue *
desk_record_get_value (DeskRecord *self,
                       const char *field)
{
  int i = desk_kind_find_field (self->kind, field);

  g_return_val_if_fail (i >= 0, NULL);
  return &self->values[i];
}

/* Returns: (transfer none) (nullable) */
const char *
desk_record_get_text (DeskRecord *self,
                      const char *field)
{
  return desk_record_get_value (self, field)->text;
}

/* 0 where it is not set. */
gint64
desk_record_get_number (DeskRecord *self,
                        const char *field)
{
  return desk_record_get_value (self, field)->number;
}

DeskDate
desk_record_get_date (DeskRecord *self,
                      const char *field)
{
  return desk_date_parse (desk_record_get_text (self, field));
}

/* Returns: (transfer full): the field's value as people read it, never %NULL */
char *
desk_record_dup_display (DeskRecord *self,
                         const char *field,
                         const char *language)
{
  int i = desk_kind_find_field (self->kind, field);

  g_return_val_if_fail (i >= 0 && self->store != NULL, g_strdup (""));
  return desk_value_to_display (self->store, &self->kind->fields[i], &self->values[i], language);
}

/**
 * desk_value_to_display:
 * @language: of yes, no and choices; dates are ISO
 *
 * Returns: (transfer full): the words of a value; a reference by its record's
 *   name (`name#id` where two records share it), nothing as the empty text
 */
char *
desk_value_to_display (DeskStore       *store,
                       const DeskField *field,
                       const DeskValue *value,
                       const char      *language)
{
  if (!value->set)
    return g_strdup ("");

  switch (field->type)
    {
    case DESK_FIELD_CHOICE:
      return g_strdup (desk_field_choice_label (field, value->text, language));
    case DESK_FIELD_MONEY:
      return desk_money_to_text (value->number);
    case DESK_FIELD_BOOLEAN:
      return g_strdup (desk_language_text (language, value->number ? N_ ("yes") : N_ ("no")));
    case DESK_FIELD_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->number);
    case DESK_FIELD_REFERENCE:
      {
        const DeskKind *kind = desk_store_find_kind (store, field->reference);
        const DeskField *title = desk_kind_get_title (kind);
        g_autofree char *column = desk_field_get_column (title);
        g_autofree char *sql = g_strdup_printf (
          "SELECT %1$s, (SELECT count(*) FROM %2$s AS same WHERE same.%1$s = %2$s.%1$s)"
          " FROM %2$s WHERE id = ?",
          column, kind->table);
        g_autoptr (DeskRows) rows = desk_store_select (store, NULL, sql, "i", value->number);

        if (rows == NULL || !desk_rows_next (rows))
          return g_strdup ("");
        if (!desk_field_is_text (title))
          {
            DeskValue named = { .set = TRUE, .number = desk_rows_int (rows, 0) };
            return desk_value_to_display (store, title, &named, language);
          }
        if (title->type == DESK_FIELD_CHOICE)
          return g_strdup (desk_field_choice_label (title, desk_rows_text (rows, 0), language));
        return desk_rows_int (rows, 1) > 1
                 ? g_strdup_printf ("%s#%" G_GINT64_FORMAT, desk_rows_text (rows, 0), value->number)
                 : g_strdup (desk_rows_text (rows, 0));
      }
    case DESK_FIELD_TEXT:
    case DESK_FIELD_DATE:
    case DESK_FIELD_MOMENT:
    default:
      return g_strdup (value->text);
    }
}
