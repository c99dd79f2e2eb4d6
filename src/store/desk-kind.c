/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-kind.h"

#include <string.h>

#include "desk-language.h"

guint
desk_kind_get_n_fields (const DeskKind *self)
{
  guint n = 0;

  while (self->fields[n].name != NULL)
    n++;
  return n;
}

/* Returns: the place of the field called @name, or -1 */
int
desk_kind_find_field (const DeskKind *self,
                      const char     *name)
{
  for (int i = 0; self->fields[i].name != NULL; i++)
    if (g_str_equal (self->fields[i].name, name))
      return i;
  return -1;
}

const DeskField *
desk_kind_get_field (const DeskKind *self,
                     const char     *name)
{
  int i = desk_kind_find_field (self, name);

  return i < 0 ? NULL : &self->fields[i];
}

/* The field that names a record; the first one where none is marked. */
const DeskField *
desk_kind_get_title (const DeskKind *self)
{
  for (int i = 0; self->fields[i].name != NULL; i++)
    if (self->fields[i].flags & DESK_FIELD_TITLE)
      return &self->fields[i];
  return &self->fields[0];
}

gboolean
desk_field_is_text (const DeskField *self)
{
  return self->type == DESK_FIELD_TEXT || self->type == DESK_FIELD_DATE ||
         self->type == DESK_FIELD_MOMENT || self->type == DESK_FIELD_CHOICE;
}

/* Returns: (transfer full): the field's column in the table, quoted for SQL */
char *
desk_field_get_column (const DeskField *self)
{
  return g_strdup_printf (self->type == DESK_FIELD_REFERENCE ? "\"%s_id\"" : "\"%s\"", self->name);
}

const char *
desk_field_get_label (const DeskField *self)
{
  return _ (self->label);
}

static gboolean
same_word (const char *a,
           const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold (a, -1);
  g_autofree char *folded_b = g_utf8_casefold (b, -1);

  return g_str_equal (folded_a, folded_b);
}

/**
 * desk_field_find_choice:
 * @word: a code, its label in either language, or an alias
 *
 * Returns: (nullable): the choice that @word means
 */
const DeskChoice *
desk_field_find_choice (const DeskField *self,
                        const char      *word)
{
  for (const DeskChoice *choice = self->choices; choice != NULL && choice->code != NULL; choice++)
    {
      g_auto (GStrv) aliases = g_strsplit (choice->aliases != NULL ? choice->aliases : "", "|", -1);

      if (same_word (word, choice->code) || same_word (word, choice->label) ||
          same_word (word, desk_language_text (DESK_LANGUAGE_CHINESE, choice->label)))
        return choice;
      for (guint i = 0; aliases[i] != NULL; i++)
        if (same_word (word, aliases[i]))
          return choice;
    }
  return NULL;
}

/* The label of @code in @language; @code itself where it is unknown. */
const char *
desk_field_choice_label (const DeskField *self,
                         const char      *code,
                         const char      *language)
{
  for (const DeskChoice *choice = self->choices; choice != NULL && choice->code != NULL; choice++)
    if (g_strcmp0 (choice->code, code) == 0)
      return desk_language_text (language, choice->label);
  return code;
}

void
desk_value_clear (DeskValue *self)
{
  g_clear_pointer (&self->text, g_free);
  self->number = 0;
  self->set = FALSE;
}

void
desk_value_copy (DeskValue       *self,
                 const DeskValue *from)
{
  char *text = g_strdup (from->text);

  desk_value_clear (self);
  self->set = from->set;
  self->number = from->number;
  self->text = text;
}

gboolean
desk_value_equal (const DeskValue *a,
                  const DeskValue *b)
{
  return a->set == b->set && a->number == b->number && g_strcmp0 (a->text, b->text) == 0;
}

/* An empty @text is no value. */
void
desk_value_set_text (DeskValue  *self,
                     const char *text)
{
  char *copy = text != NULL && *text != '\0' ? g_strdup (text) : NULL;

  desk_value_clear (self);
  self->text = copy;
  self->set = copy != NULL;
}

void
desk_value_set_number (DeskValue *self,
                       gint64     number)
{
  desk_value_clear (self);
  self->number = number;
  self->set = TRUE;
}
