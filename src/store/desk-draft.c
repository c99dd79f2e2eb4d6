/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-draft.h"

#include <string.h>

#include "desk-language.h"
#include "desk-record-private.h"
#include "desk-store-private.h"
#include "desk-text.h"

#define TEXT_LENGTH      100
#define LONG_TEXT_LENGTH 4000

struct _DeskDraft
{
  GObject parent_instance;

  DeskStore *store;
  const DeskKind *kind;
  gint64 id; /* 0 until it is saved */
  guint n_fields;
  DeskValue *values;
  DeskValue *saved;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskDraft, desk_draft, G_TYPE_OBJECT)

static void
desk_draft_finalize (GObject *object)
{
  DeskDraft *self = DESK_DRAFT (object);

  for (guint i = 0; i < self->n_fields; i++)
    {
      desk_value_clear (&self->values[i]);
      desk_value_clear (&self->saved[i]);
    }
  g_free (self->values);
  g_free (self->saved);
  g_object_unref (self->store);

  G_OBJECT_CLASS (desk_draft_parent_class)->finalize (object);
}

static void
desk_draft_class_init (DeskDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_draft_finalize;

  /* DeskDraft::changed: a field was given another value. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DESK_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_draft_init (DeskDraft *self)
{
}

/* Returns: (transfer full): an empty record that is not in the file yet */
DeskDraft *
desk_draft_new (DeskStore      *store,
                const DeskKind *kind)
{
  DeskDraft *self = g_object_new (DESK_TYPE_DRAFT, NULL);

  self->store = g_object_ref (store);
  self->kind = kind;
  self->n_fields = desk_kind_get_n_fields (kind);
  self->values = g_new0 (DeskValue, self->n_fields + 1);
  self->saved = g_new0 (DeskValue, self->n_fields + 1);
  return self;
}

/* Returns: (transfer full): the values of record @id, to be changed */
DeskDraft *
desk_draft_edit (DeskStore       *store,
                 const DeskKind  *kind,
                 gint64           id,
                 GError         **error)
{
  g_autoptr (DeskDraft) self = desk_draft_new (store, kind);

  if (!desk_record_read_values (store, kind, id, self->values, error))
    return NULL;
  for (guint i = 0; i < self->n_fields; i++)
    desk_value_copy (&self->saved[i], &self->values[i]);
  self->id = id;
  return g_steal_pointer (&self);
}

const DeskKind *
desk_draft_get_kind (DeskDraft *self)
{
  return self->kind;
}

/* 0 until it is saved. */
gint64
desk_draft_get_id (DeskDraft *self)
{
  return self->id;
}

static DeskValue *
value_of (DeskDraft  *self,
          const char *field)
{
  int i = desk_kind_find_field (self->kind, field);

  if (i < 0)
    g_error ("%s has no field %s", self->kind->name, field);
  return &self->values[i];
}

const DeskValue *
desk_draft_get_value (DeskDraft  *self,
                      const char *field)
{
  return value_of (self, field);
}

const char *
desk_draft_get_text (DeskDraft  *self,
                     const char *field)
{
  return value_of (self, field)->text;
}

gint64
desk_draft_get_number (DeskDraft  *self,
                       const char *field)
{
  return value_of (self, field)->number;
}

void
desk_draft_set_text (DeskDraft  *self,
                     const char *field,
                     const char *text)
{
  desk_value_set_text (value_of (self, field), text);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Integers, money in fen, yes and no, and ids of references (0: none). */
void
desk_draft_set_number (DeskDraft  *self,
                       const char *field,
                       gint64      number)
{
  DeskValue *value = value_of (self, field);
  const DeskField *declared = desk_kind_get_field (self->kind, field);

  if (declared->type == DESK_FIELD_REFERENCE && number == 0)
    desk_value_clear (value);
  else
    desk_value_set_number (value, number);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
desk_draft_set_date (DeskDraft  *self,
                     const char *field,
                     DeskDate    date)
{
  g_autofree char *iso = desk_date_to_iso (date);

  desk_draft_set_text (self, field, iso);
}

void
desk_draft_clear (DeskDraft  *self,
                  const char *field)
{
  desk_value_clear (value_of (self, field));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static char *
list_choices (const DeskField *field)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (const DeskChoice *choice = field->choices; choice->code != NULL; choice++)
    g_ptr_array_add (labels, (gpointer) _ (choice->label));
  g_ptr_array_add (labels, NULL);
  /* Translators: stands between the words of a list */
  return g_strjoinv (_ (", "), (char **) labels->pdata);
}

/**
 * desk_store_find_named:
 * @name: the name of a record, or `name#id` where two share it
 *
 * Returns: its id, or 0 with %DESK_ERROR_NOT_FOUND, or %DESK_ERROR_INVALID when
 *   several have that name
 */
gint64
desk_store_find_named (DeskStore       *store,
                       const DeskKind  *kind,
                       const char      *name,
                       GError         **error)
{
  const DeskField *title = desk_kind_get_title (kind);
  g_autofree char *column = desk_field_get_column (title);
  g_autofree char *sql =
    g_strdup_printf ("SELECT id FROM %s WHERE %s = ? ORDER BY id", kind->table, column);
  const char *hash = strrchr (name, '#');
  const DeskChoice *choice =
    title->type == DESK_FIELD_CHOICE ? desk_field_find_choice (title, name) : NULL;
  g_autoptr (DeskRows) rows =
    desk_store_select (store, error, sql, "t", choice != NULL ? choice->code : name);

  if (rows == NULL)
    return 0;
  if (desk_rows_count (rows) == 1 && desk_rows_next (rows))
    return desk_rows_int (rows, 0);
  if (desk_rows_count (rows) > 1)
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *list = NULL;

      while (desk_rows_next (rows))
        g_ptr_array_add (names,
                         g_strdup_printf ("%s#%" G_GINT64_FORMAT, name, desk_rows_int (rows, 0)));
      g_ptr_array_add (names, NULL);
      list = g_strjoinv (_ (", "), (char **) names->pdata);
      g_set_error (
        error, DESK_ERROR, DESK_ERROR_INVALID,
        /* Translators: the first %s is a name, the second a list as "Li Fang#3, Li Fang#8" */
        _ ("Several are called “%s”; say which one: %s"), name, list);
      return 0;
    }
  if (hash != NULL && hash > name && hash[1] != '\0')
    {
      g_autofree char *plain = g_strndup (name, hash - name);
      g_autofree char *by_id =
        g_strdup_printf ("SELECT id FROM %s WHERE id = ? AND %s = ?", kind->table, column);
      g_autoptr (DeskRows) found = desk_store_select (
        store, error, by_id, "it", g_ascii_strtoll (hash + 1, NULL, 10), plain);

      if (found == NULL)
        return 0;
      if (desk_rows_next (found))
        return desk_rows_int (found, 0);
    }
  g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
               /* Translators: the first %s is a kind of record, as "person", the second a name */
               _ ("There is no %s “%s”"), _ (kind->singular), name);
  return 0;
}

static gboolean
parse_boolean (const char *input,
               gint64     *number)
{
  static const char *const yes[] = { "yes", "y", "true", "1", "是", "√", "对", NULL };
  static const char *const no[] = { "no", "n", "false", "0", "否", "×", "x", NULL };
  g_autofree char *word = g_utf8_strdown (input, -1);

  *number = g_strv_contains (yes, word);
  return *number || g_strv_contains (no, word);
}

static gboolean
parse_integer (const DeskField  *field,
               const char       *input,
               gint64           *number,
               GError          **error)
{
  gint64 min = field->min, max = field->max;

  if (min == 0 && max == 0)
    {
      min = G_MININT32;
      max = G_MAXINT32;
    }
  if (g_ascii_string_to_signed (input, 10, min, max, number, NULL))
    return TRUE;
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               /* Translators: the %s is what was entered; the numbers are the bounds */
               _ ("“%s” is not a whole number from %lld to %lld"),
               input, (long long) min, (long long) max);
  return FALSE;
}

/**
 * desk_draft_enter:
 * @input: what a person wrote, a file says or the command line gives: codes or
 *   words in either language, days as people write them, names for references
 *
 * Reads @input into the field; the draft is unchanged when it is wrong.
 */
gboolean
desk_draft_enter (DeskDraft        *self,
                  const DeskField  *field,
                  const char       *input,
                  GError          **error)
{
  DeskValue *value = value_of (self, field->name);
  g_autofree char *clean = desk_text_clean (input, -1);
  /* Full-width digits and signs are meant as the others, except in a text. */
  g_autofree char *plain = field->type == DESK_FIELD_TEXT || field->type == DESK_FIELD_REFERENCE
                             ? g_strdup (clean)
                             : g_utf8_normalize (clean, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *text = desk_text_strip (plain);
  gint64 number = 0;

  if (*text == '\0')
    {
      desk_value_clear (value);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      return TRUE;
    }

  switch (field->type)
    {
    case DESK_FIELD_TEXT:
      {
        glong limit = field->max != 0                         ? (glong) field->max
                      : (field->flags & DESK_FIELD_LONG) != 0 ? LONG_TEXT_LENGTH
                                                              : TEXT_LENGTH;
        if (g_utf8_strlen (text, -1) > limit)
          {
            g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                         ngettext ("is longer than %ld character", "is longer than %ld characters",
                                   (gulong) limit),
                         limit);
            return FALSE;
          }
        if ((field->flags & DESK_FIELD_LONG) == 0)
          g_strdelimit (text, "\n\t", ' ');
        desk_value_set_text (value, text);
        break;
      }
    case DESK_FIELD_INTEGER:
      if (!parse_integer (field, text, &number, error))
        return FALSE;
      desk_value_set_number (value, number);
      break;
    case DESK_FIELD_MONEY:
      if (!desk_money_parse (text, &number) ||
          (field->max != 0 && (number < field->min || number > field->max)))
        {
          g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                       _ ("“%s” is not an amount; write it like 10.00"), text);
          return FALSE;
        }
      desk_value_set_number (value, number);
      break;
    case DESK_FIELD_BOOLEAN:
      if (!parse_boolean (text, &number))
        {
          g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID, _ ("“%s” is neither yes nor no"),
                       text);
          return FALSE;
        }
      desk_value_set_number (value, number);
      break;
    case DESK_FIELD_DATE:
      {
        DeskDate date = desk_date_parse_lenient (text);
        g_autofree char *iso = desk_date_to_iso (date);
        if (iso == NULL)
          {
            g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                         _ ("“%s” is no day of the calendar; write it like 2026-10-09"), text);
            return FALSE;
          }
        desk_value_set_text (value, iso);
        break;
      }
    case DESK_FIELD_MOMENT:
      {
        DeskDate date;
        int minutes;
        g_autofree char *moment = NULL;
        if (!desk_moment_parse (text, &date, &minutes))
          {
            g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                         _ ("“%s” is no moment; write it like 2026-10-09 08:41"), text);
            return FALSE;
          }
        moment = desk_moment_format (date, minutes);
        desk_value_set_text (value, moment);
        break;
      }
    case DESK_FIELD_CHOICE:
      {
        const DeskChoice *choice = desk_field_find_choice (field, text);
        if (choice == NULL)
          {
            g_autofree char *known = list_choices (field);
            g_set_error (
              error, DESK_ERROR, DESK_ERROR_INVALID,
              /* Translators: the first %s is what was entered, the second a list of words */
              _ ("“%s” is unknown; it is one of %s"), text, known);
            return FALSE;
          }
        desk_value_set_text (value, choice->code);
        break;
      }
    case DESK_FIELD_REFERENCE:
      number = desk_store_find_named (
        self->store, desk_store_find_kind (self->store, field->reference), text, error);
      if (number == 0)
        return FALSE;
      desk_value_set_number (value, number);
      break;
    default:
      g_assert_not_reached ();
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}

/* Whether a field differs from what is saved. */
gboolean
desk_draft_is_changed (DeskDraft *self)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (!desk_value_equal (&self->values[i], &self->saved[i]))
      return TRUE;
  return FALSE;
}

/* Whether every field that is required is filled and every unique one is. */
gboolean
desk_draft_check (DeskDraft  *self,
                  GError    **error)
{
  for (guint i = 0; i < self->n_fields; i++)
    {
      const DeskField *field = &self->kind->fields[i];

      if ((field->flags & DESK_FIELD_REQUIRED) && !self->values[i].set)
        {
          g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                       /* Translators: %s is the label of a field */
                       _ ("“%s” is missing"), desk_field_get_label (field));
          return FALSE;
        }
      if ((field->flags & DESK_FIELD_UNIQUE) && self->values[i].set)
        {
          g_autofree char *column = desk_field_get_column (field);
          g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE %s = ? AND id <> ?",
                                                  self->kind->table, column);
          g_autoptr (DeskRows) rows =
            desk_store_select (self->store, error, sql, "vi", &self->values[i], self->id);

          if (rows == NULL)
            return FALSE;
          if (desk_rows_next (rows))
            {
              g_autofree char *words = desk_value_to_display (self->store, field, &self->values[i],
                                                              desk_language_current ());
              g_set_error (error, DESK_ERROR, DESK_ERROR_EXISTS,
                           /* Translators: a kind of record, as "person", and its name */
                           _ ("There is a %s “%s” already"), _ (self->kind->singular), words);
              return FALSE;
            }
        }
    }
  return TRUE;
}

static gboolean
insert (DeskDraft  *self,
        GError    **error)
{
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new (NULL);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autofree char *sql = NULL;

  /* Fields without a value get the column's default. */
  for (guint i = 0; i < self->n_fields; i++)
    if (self->values[i].set)
      {
        g_autofree char *column = desk_field_get_column (&self->kind->fields[i]);

        g_string_append_printf (columns, "%s%s", values->len > 0 ? ", " : "", column);
        g_string_append (marks, values->len > 0 ? ", ?" : "?");
        g_ptr_array_add (values, &self->values[i]);
      }
  sql = g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", self->kind->table, columns->str,
                         marks->str);
  if (!desk_store_execute_values (self->store, error, sql, (const DeskValue *const *) values->pdata,
                                  values->len))
    return FALSE;
  self->id = desk_store_last_id (self->store);
  return TRUE;
}

/* What stands in for no value in the column of @field: NULL, or the column's
 * default where it must have one. */
static char *
dup_empty (DeskDraft       *self,
           const DeskField *field)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    self->store, NULL,
    "SELECT dflt_value FROM pragma_table_info(?1) WHERE \"notnull\" AND dflt_value IS NOT NULL"
    " AND name IN (?2, ?2 || '_id')",
    "tt", self->kind->table, field->name);

  return g_strdup (rows != NULL && desk_rows_next (rows) ? desk_rows_text (rows, 0) : "NULL");
}

static gboolean
update (DeskDraft  *self,
        GError    **error)
{
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autofree char *sql = NULL;
  DeskValue id = { .set = TRUE, .number = self->id };

  for (guint i = 0; i < self->n_fields; i++)
    if (!desk_value_equal (&self->values[i], &self->saved[i]))
      {
        const DeskField *field = &self->kind->fields[i];
        g_autofree char *column = desk_field_get_column (field);
        g_autofree char *mark = self->values[i].set ? g_strdup ("?") : dup_empty (self, field);

        g_string_append_printf (columns, "%s%s = %s", columns->len > 0 ? ", " : "", column, mark);
        if (self->values[i].set)
          g_ptr_array_add (values, &self->values[i]);
      }
  if (columns->len == 0)
    return TRUE;
  g_ptr_array_add (values, &id);
  sql = g_strdup_printf ("UPDATE %s SET %s WHERE id = ?", self->kind->table, columns->str);
  return desk_store_execute_values (self->store, error, sql,
                                    (const DeskValue *const *) values->pdata, values->len);
}

/**
 * desk_draft_save:
 *
 * Checks the draft and writes it, as part of the act that runs.
 */
gboolean
desk_draft_save (DeskDraft  *self,
                 GError    **error)
{
  if (!desk_draft_check (self, error) ||
      !(self->id == 0 ? insert (self, error) : update (self, error)))
    return FALSE;
  for (guint i = 0; i < self->n_fields; i++)
    desk_value_copy (&self->saved[i], &self->values[i]);
  return TRUE;
}

/* Names what still refers to the record that is to be removed. */
static gboolean
check_unused (DeskDraft  *self,
              GError    **error)
{
  const DeskKind *const *kinds = desk_store_get_schema (self->store)->kinds;

  for (guint k = 0; kinds[k] != NULL; k++)
    for (guint f = 0; kinds[k]->fields[f].name != NULL; f++)
      if (kinds[k]->fields[f].type == DESK_FIELD_REFERENCE &&
          g_str_equal (kinds[k]->fields[f].reference, self->kind->name))
        {
          g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE %s_id = ? LIMIT 1",
                                                  kinds[k]->table, kinds[k]->fields[f].name);
          g_autoptr (DeskRows) rows = desk_store_select (self->store, error, sql, "i", self->id);

          if (rows == NULL)
            return FALSE;
          if (desk_rows_next (rows))
            {
              g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                           /* Translators: the first %s is a kind of record, as "person", the
                            * second the kind of those that refer to it, as "Duties" */
                           _ ("This %s is still named under “%s” and cannot be removed"),
                           _ (self->kind->singular), _ (kinds[k]->label));
              return FALSE;
            }
        }
  return TRUE;
}

/* Removes the record, as part of the act that runs; refused while others refer to it. */
gboolean
desk_draft_delete (DeskDraft  *self,
                   GError    **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?", self->kind->table);

  return check_unused (self, error) && desk_store_execute (self->store, error, sql, "i", self->id);
}
