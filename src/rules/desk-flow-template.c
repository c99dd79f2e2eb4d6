/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The template of a flow as data, and where a case goes from a step. */

#include "desk-flow-template.h"

#include <string.h>

#include "desk-date.h"
#include "desk-language.h"
#include "desk-text.h"

static const char *
pick (const char *text,
      const char *text_zh,
      const char *language)
{
  if (text_zh != NULL && *text_zh != '\0' && g_strcmp0 (language, DESK_LANGUAGE_CHINESE) == 0)
    return text_zh;
  return text != NULL ? text : "";
}

DeskFlowField *
desk_flow_field_new (const char        *name,
                     DeskFlowFieldType  type)
{
  DeskFlowField *self = g_new0 (DeskFlowField, 1);

  self->name = g_strdup (name);
  self->type = type;
  return self;
}

void
desk_flow_field_free (DeskFlowField *self)
{
  g_free (self->name);
  g_free (self->title);
  g_free (self->title_zh);
  g_strfreev (self->choices);
  g_strfreev (self->labels);
  g_strfreev (self->labels_zh);
  g_free (self->client_field);
  g_free (self);
}

/* The words for the field in `zh_CN` or `en`. */
const char *
desk_flow_field_get_title (const DeskFlowField *self,
                           const char          *language)
{
  return pick (self->title != NULL ? self->title : self->name, self->title_zh, language);
}

/* A value in words: of a choice and of yes and no its label, else as it is.
 * Returns: (nullable): %NULL without a value */
const char *
desk_flow_field_get_label (const DeskFlowField *self,
                           const char          *value,
                           const char          *language)
{
  GStrv labels = g_strcmp0 (language, DESK_LANGUAGE_CHINESE) == 0 ? self->labels_zh : self->labels;

  if (value == NULL)
    return NULL;
  if (self->type == DESK_FLOW_YES_NO)
    return desk_language_text (language, g_str_equal (value, "yes") ? N_ ("yes") : N_ ("no"));
  if (self->type != DESK_FLOW_CHOICE || labels == NULL)
    return value;
  for (guint i = 0; self->choices[i] != NULL && labels[i] != NULL; i++)
    if (g_str_equal (self->choices[i], value))
      return labels[i];
  return value;
}

DeskFlowBranch *
desk_flow_branch_new (const char *field,
                      char        comparison,
                      const char *value,
                      const char *to,
                      gboolean    new_round)
{
  DeskFlowBranch *self = g_new0 (DeskFlowBranch, 1);

  self->field = g_strdup (field);
  self->comparison = comparison;
  self->value = g_strdup (value);
  self->to = g_strdup (to);
  self->new_round = new_round;
  return self;
}

void
desk_flow_branch_free (DeskFlowBranch *self)
{
  g_free (self->field);
  g_free (self->value);
  g_free (self->to);
  g_free (self);
}

static gboolean
branch_applies (const DeskFlowBranch *self,
                GHashTable           *values)
{
  const char *value = values != NULL ? g_hash_table_lookup (values, self->field) : NULL;
  gint64 number = value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
  gint64 bound = g_ascii_strtoll (self->value, NULL, 10);

  if (value == NULL || *value == '\0')
    return FALSE;
  if (self->comparison == '<')
    return number < bound;
  if (self->comparison == '>')
    return number > bound;
  return g_str_equal (value, self->value);
}

DeskFlowStep *
desk_flow_step_new (const char *code)
{
  DeskFlowStep *self = g_new0 (DeskFlowStep, 1);

  self->code = g_strdup (code);
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_flow_field_free);
  self->branches = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_flow_branch_free);
  return self;
}

void
desk_flow_step_free (DeskFlowStep *self)
{
  g_free (self->code);
  g_free (self->title);
  g_free (self->title_zh);
  g_free (self->post);
  g_free (self->sheet);
  g_free (self->limit_from);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->branches);
  g_free (self);
}

const char *
desk_flow_step_get_title (const DeskFlowStep *self,
                          const char         *language)
{
  return pick (self->title != NULL ? self->title : self->code, self->title_zh, language);
}

/* Returns: (nullable) (transfer none) */
DeskFlowField *
desk_flow_step_get_field (const DeskFlowStep *self,
                          const char         *name)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      DeskFlowField *field = self->fields->pdata[i];
      if (g_str_equal (field->name, name))
        return field;
    }
  return NULL;
}

DeskFlowTemplate *
desk_flow_template_ref (DeskFlowTemplate *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
desk_flow_template_unref (DeskFlowTemplate *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->code);
  g_free (self->title);
  g_free (self->title_zh);
  g_free (self->prefix);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

const char *
desk_flow_template_get_title (const DeskFlowTemplate *self,
                              const char             *language)
{
  return pick (self->title != NULL ? self->title : self->code, self->title_zh, language);
}

/* Returns: (nullable) (transfer none) */
DeskFlowStep *
desk_flow_template_get_step (const DeskFlowTemplate *self,
                             const char             *code)
{
  for (guint i = 0; code != NULL && i < self->steps->len; i++)
    {
      DeskFlowStep *step = self->steps->pdata[i];
      if (g_str_equal (step->code, code))
        return step;
    }
  return NULL;
}

/* Returns: (transfer none): the step that closes a case */
DeskFlowStep *
desk_flow_template_get_last (const DeskFlowTemplate *self)
{
  return self->steps->pdata[self->steps->len - 1];
}

/**
 * desk_flow_template_next:
 * @values: (nullable): what is filled in at @step
 * @new_round: (out) (optional): whether the case begins another round there
 *
 * Returns: (transfer none) (nullable): where signing @step leads to; %NULL after
 *   the last
 */
DeskFlowStep *
desk_flow_template_next (const DeskFlowTemplate *self,
                         const DeskFlowStep     *step,
                         GHashTable             *values,
                         gboolean               *new_round)
{
  if (new_round != NULL)
    *new_round = FALSE;
  for (guint i = 0; i < step->branches->len; i++)
    {
      const DeskFlowBranch *branch = step->branches->pdata[i];

      if (!branch_applies (branch, values))
        continue;
      if (new_round != NULL)
        *new_round = branch->new_round;
      return desk_flow_template_get_step (self, branch->to);
    }
  return step->position + 1 < self->steps->len ? self->steps->pdata[step->position + 1] : NULL;
}

/* Whether the limit of the step @limit runs while a case stands in @step. */
gboolean
desk_flow_template_in_limit (const DeskFlowTemplate *self,
                             const DeskFlowStep     *limit,
                             const DeskFlowStep     *step)
{
  const DeskFlowStep *from = desk_flow_template_get_step (self, limit->limit_from);

  if (limit->limit == 0)
    return FALSE;
  if (from == NULL)
    return limit == step;
  return step->position > from->position && step->position <= limit->position;
}

static gboolean
refuse_value (const DeskFlowField  *field,
              const char           *text,
              const char           *format,
              GError              **error)
{
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID, format,
               desk_flow_field_get_title (field, desk_language_current ()), text);
  return FALSE;
}

static gboolean
is_one_of (const char *text,
           const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return g_strv_contains ((const char *const *) list, folded);
}

static const char *
find_choice (const DeskFlowField *self,
             const char          *text)
{
  for (guint i = 0; self->choices != NULL && self->choices[i] != NULL; i++)
    {
      if (g_str_equal (text, self->choices[i]))
        return self->choices[i];
      if ((i < (self->labels != NULL ? g_strv_length (self->labels) : 0) &&
           g_str_equal (text, self->labels[i])) ||
          (i < (self->labels_zh != NULL ? g_strv_length (self->labels_zh) : 0) &&
           g_str_equal (text, self->labels_zh[i])))
        return self->choices[i];
    }
  return NULL;
}

static gboolean
normalize (const DeskFlowField  *self,
           const char           *text,
           char                **normal,
           GError              **error)
{
  gint64 number;
  const char *choice;

  switch (self->type)
    {
    case DESK_FLOW_DATE:
      *normal = desk_date_to_iso (desk_date_parse_lenient (text));
      /* Translators: the name of a field and what was entered */
      return *normal != NULL ||
             refuse_value (self, text, _ ("%s: “%s” is no day; write it like 2026-10-09"), error);
    case DESK_FLOW_INTEGER:
      if (!g_ascii_string_to_signed (text, 10, 0, 1000000000, &number, NULL))
        /* Translators: the name of a field and what was entered */
        return refuse_value (self, text, _ ("%s: “%s” is no whole number"), error);
      *normal = g_strdup_printf ("%" G_GINT64_FORMAT, number);
      return TRUE;
    case DESK_FLOW_YES_NO:
      if (is_one_of (text, "yes|y|true|1|是|√|ok"))
        *normal = g_strdup ("yes");
      else if (is_one_of (text, "no|n|false|0|否|x|×"))
        *normal = g_strdup ("no");
      else
        /* Translators: the name of a field and what was entered; yes and no stay as they are */
        return refuse_value (self, text, _ ("%s: “%s” is neither yes nor no"), error);
      return TRUE;
    case DESK_FLOW_CHOICE:
      choice = find_choice (self, text);
      if (choice == NULL)
        /* Translators: the name of a field and what was entered */
        return refuse_value (self, text, _ ("%s: “%s” is none of the choices"), error);
      *normal = g_strdup (choice);
      return TRUE;
    case DESK_FLOW_TEXT:
    case DESK_FLOW_FILE:
    default:
      *normal = g_strdup (text);
      return TRUE;
    }
}

/**
 * desk_flow_field_normalize:
 * @text: as people write it
 *
 * Returns: (transfer full): the value as it is kept, empty for nothing, or %NULL
 *   with %DESK_ERROR_INVALID
 */
char *
desk_flow_field_normalize (const DeskFlowField  *self,
                           const char           *text,
                           GError              **error)
{
  g_autofree char *clean = desk_text_clean (text, -1);
  /* Full-width digits and signs are meant as the others, except in a text. */
  g_autofree char *plain = self->type == DESK_FLOW_TEXT || self->type == DESK_FLOW_FILE ||
                               self->type == DESK_FLOW_CHOICE
                             ? g_strdup (clean)
                             : g_utf8_normalize (clean, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *stripped = desk_text_strip (plain);
  char *normal = NULL;

  if (*stripped == '\0')
    return g_strdup ("");
  return normalize (self, stripped, &normal, error) ? normal : NULL;
}

/* Whether @value is all that the step asks for in this field. */
gboolean
desk_flow_field_is_done (const DeskFlowField *self,
                         const char          *value)
{
  if (self->must)
    return g_strcmp0 (value, "yes") == 0;
  return !self->required || (value != NULL && *value != '\0');
}
