/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-table-mapping.h"

#include <string.h>

#include "desk-language.h"
#include "desk-table.h"
#include "desk-text.h"

#define NO_FIELD -1
/* The user said that this column is not to be read. */
#define IGNORED -2

typedef struct
{
  const DeskTableField *fields;
  const char *const *heads;
  DeskTableMapping *mapping;
  gboolean *overridden;
  GPtrArray *problems;
} Matcher;

/* Heads are the same when their letters and digits are: no case, no width, no signs. */
static char *
fold (const char *head)
{
  g_autofree char *plain = g_utf8_normalize (head, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (plain != NULL ? plain : "", -1);
  GString *letters = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (g_unichar_isalnum (c))
        g_string_append_unichar (letters, c);
    }
  return g_string_free (letters, FALSE);
}

/* "手机（必填）" without what stands in brackets. */
static char *
without_note (const char *head)
{
  GString *text = g_string_new (NULL);
  int depth = 0;

  for (const char *p = head; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean opens = c == '(' || c == 0xff08 || c == '[' || c == 0x3010;
      gboolean closes = c == ')' || c == 0xff09 || c == ']' || c == 0x3011;

      depth += opens;
      if (depth == 0)
        g_string_append_unichar (text, c);
      depth -= closes && depth > 0;
    }
  return g_string_free (text, FALSE);
}

static gboolean
means (const DeskTableField *field,
       const char           *folded)
{
  g_autofree char *name = fold (field->name);
  g_auto (GStrv) heads = g_strsplit (field->heads != NULL ? field->heads : "", "|", -1);

  if (*folded == '\0')
    return FALSE;
  if (g_str_equal (name, folded))
    return TRUE;
  for (guint i = 0; heads[i] != NULL; i++)
    {
      g_autofree char *head = fold (heads[i]);
      if (g_str_equal (head, folded))
        return TRUE;
    }
  return FALSE;
}

static int
find_field (const Matcher *self,
            const char    *head)
{
  g_autofree char *folded = fold (head);

  for (guint i = 0; i < self->mapping->n_fields; i++)
    {
      if (means (&self->fields[i], folded))
        return (int) i;
    }
  return NO_FIELD;
}

static char *
name_column (const Matcher *self,
             guint          column)
{
  if (*self->heads[column] != '\0')
    return g_strdup (self->heads[column]);
  return desk_table_column_letters (column);
}

/* By its head as it is written, by its head as it is compared, or by its letters. */
static int
find_column (const Matcher *self,
             const char    *name)
{
  g_autofree char *folded = fold (name);

  for (guint i = 0; i < self->mapping->n_columns; i++)
    {
      if (g_str_equal (self->heads[i], name) && *name != '\0')
        return (int) i;
    }
  for (guint i = 0; i < self->mapping->n_columns; i++)
    {
      g_autofree char *head = fold (self->heads[i]);
      if (g_str_equal (head, folded) && *folded != '\0')
        return (int) i;
    }
  for (guint i = 0; i < self->mapping->n_columns; i++)
    {
      g_autofree char *letters = desk_table_column_letters (i);
      if (g_ascii_strcasecmp (letters, name) == 0)
        return (int) i;
    }
  return -1;
}

static void
add_unknown_field (Matcher    *self,
                   const char *name)
{
  g_autofree const char **names = g_new0 (const char *, self->mapping->n_fields + 1);
  const char *nearest;

  for (guint i = 0; i < self->mapping->n_fields; i++)
    names[i] = self->fields[i].name;
  nearest = desk_text_nearest (name, names);
  if (nearest != NULL)
    g_ptr_array_add (self->problems,
                     /* Translators: names of fields, such as “entry_date” */
                     g_strdup_printf (_ ("There is no field “%1$s”: do you mean “%2$s”?"), name,
                                      nearest));
  else
    {
      g_autofree char *list = g_strjoinv (_ (", "), (char **) names);
      g_ptr_array_add (self->problems,
                       /* Translators: %1$s: name of a field, %2$s: list of such names */
                       g_strdup_printf (_ ("There is no field “%1$s”: choose one of %2$s."), name,
                                        list));
    }
}

static void
connect (Matcher *self,
         int      column,
         int      field)
{
  int other = self->mapping->columns[field];

  if (other >= 0 && other != column)
    {
      g_autofree char *first = name_column (self, (guint) other);
      g_autofree char *second = name_column (self, (guint) column);
      g_autofree char *first_letters = desk_table_column_letters ((guint) other);
      g_autofree char *second_letters = desk_table_column_letters ((guint) column);

      g_ptr_array_add (
        self->problems,
        /* Translators: %1$s and %3$s: heads of columns, %2$s and %4$s: their letters such as H,
         * %5$s: name of a field */
        g_strdup_printf (_ ("Columns “%1$s” (%2$s) and “%3$s” (%4$s) both mean “%5$s”: say which "
                            "one to take."),
                         first, first_letters, second, second_letters, self->fields[field].name));
      return;
    }
  self->mapping->columns[field] = column;
  self->mapping->fields[column] = field;
}

static void
apply_override (Matcher    *self,
                const char *override)
{
  const char *sign = strrchr (override, '=');
  g_autofree char *name = NULL;
  g_autofree char *target = NULL;
  int column, field;

  if (sign == NULL || sign == override)
    {
      g_ptr_array_add (self->problems,
                       /* Translators: %s: what the user typed; COLUMN=FIELD: keep the sign = */
                       g_strdup_printf (_ ("“%s” does not say which column feeds which field: "
                                           "write COLUMN=FIELD."),
                                        override));
      return;
    }
  name = g_strndup (override, (gsize) (sign - override));
  g_strstrip (name);
  target = g_strstrip (g_strdup (sign + 1));
  column = find_column (self, name);
  if (column < 0)
    {
      g_ptr_array_add (self->problems,
                       /* Translators: %s: head of a column */
                       g_strdup_printf (_ ("The table has no column “%s”: check its head row."),
                                        name));
      return;
    }
  if (*target == '\0')
    {
      self->mapping->fields[column] = IGNORED;
      return;
    }
  field = find_field (self, target);
  if (field == NO_FIELD)
    add_unknown_field (self, target);
  else
    {
      connect (self, column, field);
      self->overridden[field] = TRUE;
    }
}

static void
match_heads (Matcher  *self,
             gboolean  without_notes)
{
  /* What was found in the round before is not put in doubt by a weaker match. */
  g_autofree gboolean *taken = g_new0 (gboolean, self->mapping->n_fields);

  for (guint i = 0; i < self->mapping->n_fields; i++)
    taken[i] = self->overridden[i] || (without_notes && self->mapping->columns[i] >= 0);
  for (guint column = 0; column < self->mapping->n_columns; column++)
    {
      g_autofree char *head = without_notes ? without_note (self->heads[column])
                                            : g_strdup (self->heads[column]);
      int field;

      if (self->mapping->fields[column] != NO_FIELD)
        continue;
      field = find_field (self, head);
      if (field >= 0 && !taken[field])
        connect (self, (int) column, field);
    }
}

static void
add_missing (Matcher *self)
{
  for (guint i = 0; i < self->mapping->n_fields; i++)
    {
      const DeskTableField *field = &self->fields[i];
      g_auto (GStrv) heads = NULL;
      g_autofree char *list = NULL;

      if (!field->required || self->mapping->columns[i] >= 0)
        continue;
      heads = g_strsplit (field->heads != NULL ? field->heads : field->name, "|", -1);
      list = g_strjoinv (_ (", "), heads);
      g_ptr_array_add (self->problems,
                       /* Translators: %1$s: name of a field, %2$s: list of heads of columns */
                       g_strdup_printf (_ ("The table has no column for “%1$s”: give one the head "
                                           "%1$s (also understood: %2$s)."),
                                        field->name, list));
    }
}

static void
finish (Matcher *self)
{
  g_autoptr (GPtrArray) unknown = g_ptr_array_new ();

  for (guint i = 0; i < self->mapping->n_columns; i++)
    {
      if (self->mapping->fields[i] == NO_FIELD && *self->heads[i] != '\0')
        g_ptr_array_add (unknown, g_strdup (self->heads[i]));
      if (self->mapping->fields[i] == IGNORED)
        self->mapping->fields[i] = NO_FIELD;
    }
  g_ptr_array_add (unknown, NULL);
  g_ptr_array_add (self->problems, NULL);
  self->mapping->unknown = (char **) g_ptr_array_free (g_steal_pointer (&unknown), FALSE);
  self->mapping->problems = (char **) g_ptr_array_free (g_steal_pointer (&self->problems), FALSE);
}

/**
 * desk_table_mapping_new:
 * @fields: (array length=n_fields): what is wanted; names and heads are compared
 *   without regard to case, width, spaces and signs, and, where that does not
 *   find one, to notes in brackets
 * @heads: (array zero-terminated=1): desk_table_get_heads()
 * @overrides: (nullable) (array zero-terminated=1): "COLUMN=FIELD", which go
 *   before the heads; COLUMN is a head or letters such as H; without FIELD the
 *   column is not read
 *
 * Finds which column feeds which field. Two columns for one field, a required
 * field without a column and a wrong override are problems.
 *
 * Returns: (transfer full): the mapping
 */
DeskTableMapping *
desk_table_mapping_new (const DeskTableField *fields,
                        guint                 n_fields,
                        const char *const    *heads,
                        const char *const    *overrides)
{
  DeskTableMapping *mapping = g_new0 (DeskTableMapping, 1);
  g_autofree gboolean *overridden = g_new0 (gboolean, n_fields);
  Matcher matcher = { fields, heads, mapping, overridden,
                      g_ptr_array_new_with_free_func (g_free) };

  mapping->n_fields = n_fields;
  mapping->n_columns = g_strv_length ((char **) heads);
  mapping->columns = g_new (int, n_fields);
  mapping->fields = g_new (int, mapping->n_columns);
  for (guint i = 0; i < n_fields; i++)
    mapping->columns[i] = -1;
  for (guint i = 0; i < mapping->n_columns; i++)
    mapping->fields[i] = NO_FIELD;

  for (guint i = 0; overrides != NULL && overrides[i] != NULL; i++)
    apply_override (&matcher, overrides[i]);
  match_heads (&matcher, FALSE);
  match_heads (&matcher, TRUE);
  add_missing (&matcher);
  finish (&matcher);
  return mapping;
}

void
desk_table_mapping_free (DeskTableMapping *self)
{
  g_free (self->columns);
  g_free (self->fields);
  g_strfreev (self->unknown);
  g_strfreev (self->problems);
  g_free (self);
}
