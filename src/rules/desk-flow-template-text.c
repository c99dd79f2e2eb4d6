/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Templates as text: a group [flow], a group for each step, one for each of its
 * fields ([step/field]); and what is wrong with one (SHO-10). */

#include <string.h>

#include "desk-flow-template.h"
#include "desk-language.h"

static const char *const type_names[] = {
  [DESK_FLOW_TEXT] = "text",
  [DESK_FLOW_DATE] = "date",
  [DESK_FLOW_INTEGER] = "integer",
  [DESK_FLOW_YES_NO] = "yes-no",
  [DESK_FLOW_FILE] = "file",
  [DESK_FLOW_CHOICE] = "choice",
};

/* The stable word for a type: "yes-no". */
const char *
desk_flow_field_type_name (DeskFlowFieldType type)
{
  return type_names[type];
}

static gboolean refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError     **error,
        const char  *format,
        ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID, message);
  return FALSE;
}

/* Returns: (transfer full) (nullable): %NULL for an absent or empty one */
static char *
get (GKeyFile   *file,
     const char *group,
     const char *key)
{
  g_autofree char *text = g_key_file_get_string (file, group, key, NULL);

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static GStrv
get_list (GKeyFile   *file,
          const char *group,
          const char *key)
{
  return g_key_file_get_string_list (file, group, key, NULL, NULL);
}

static int
get_number (GKeyFile   *file,
            const char *group,
            const char *key)
{
  return g_key_file_has_key (file, group, key, NULL)
           ? g_key_file_get_integer (file, group, key, NULL)
           : 0;
}

static gboolean
get_boolean (GKeyFile   *file,
             const char *group,
             const char *key)
{
  return g_key_file_get_boolean (file, group, key, NULL);
}

static gboolean
parse_field (DeskFlowStep  *step,
             GKeyFile      *file,
             const char    *name,
             GError       **error)
{
  g_autofree char *group = g_strdup_printf ("%s/%s", step->code, name);
  g_autofree char *type = get (file, group, "type");
  DeskFlowField *field;
  guint found = 0;

  while (type != NULL && found < G_N_ELEMENTS (type_names) &&
         !g_str_equal (type_names[found], type))
    found++;
  if (type == NULL || found == G_N_ELEMENTS (type_names))
    /* Translators: the name of a field, and that of a step */
    return refuse (error, _ ("The field “%s” of the step “%s” has no known type (SHO-10)"), name,
                   step->code);
  field = desk_flow_field_new (name, found);
  field->title = get (file, group, "title");
  field->title_zh = get (file, group, "title[zh_CN]");
  field->required = get_boolean (file, group, "required");
  field->must = get_boolean (file, group, "must");
  field->choices = get_list (file, group, "choices");
  field->labels = get_list (file, group, "labels");
  field->labels_zh = get_list (file, group, "labels[zh_CN]");
  field->client_field = get (file, group, "client");
  g_ptr_array_add (step->fields, field);
  return TRUE;
}

/* `satisfied=no:shoot:round` or `amount<500:slip` */
static gboolean
parse_branch (DeskFlowStep  *step,
              const char    *text,
              GError       **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", -1);
  const char *sign = parts[0] != NULL ? strpbrk (parts[0], "=<>") : NULL;
  gboolean new_round = sign != NULL && parts[1] != NULL && g_strcmp0 (parts[2], "round") == 0;
  g_autofree char *field = NULL;

  if (sign == NULL || sign == parts[0] || parts[1] == NULL || (parts[2] != NULL && !new_round))
    /* Translators: what stands in a template, the name of a step; keep field=value:step */
    return refuse (error,
                   _ ("“%s” of the step “%s” is no branch; write field=value:step (SHO-10)"), text,
                   step->code);
  field = g_strndup (parts[0], (gsize) (sign - parts[0]));
  g_ptr_array_add (step->branches,
                   desk_flow_branch_new (field, *sign, sign + 1, parts[1], new_round));
  return TRUE;
}

static gboolean
parse_step (DeskFlowTemplate  *self,
            GKeyFile          *file,
            const char        *code,
            GError           **error)
{
  DeskFlowStep *step = desk_flow_step_new (code);
  g_auto (GStrv) fields = get_list (file, code, "fields");
  g_auto (GStrv) branches = get_list (file, code, "branches");

  step->position = self->steps->len;
  g_ptr_array_add (self->steps, step);
  if (!g_key_file_has_group (file, code))
    /* Translators: the name of a step */
    return refuse (error, _ ("The step “%s” is named but not described (SHO-10)"), code);
  step->title = get (file, code, "title");
  step->title_zh = get (file, code, "title[zh_CN]");
  step->post = get (file, code, "post");
  step->sheet = get (file, code, "sheet");
  step->limit = get_number (file, code, "limit");
  step->limit_from = get (file, code, "limit-from");
  step->most = get_number (file, code, "most");
  for (guint i = 0; fields != NULL && fields[i] != NULL; i++)
    if (!parse_field (step, file, fields[i], error))
      return FALSE;
  for (guint i = 0; branches != NULL && branches[i] != NULL; i++)
    if (!parse_branch (step, branches[i], error))
      return FALSE;
  return TRUE;
}

/**
 * desk_flow_template_parse:
 *
 * Returns: (transfer full): the template, not checked yet, or %NULL with
 *   %DESK_ERROR_INVALID
 */
DeskFlowTemplate *
desk_flow_template_parse (const char  *text,
                          GError     **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (DeskFlowTemplate) self = g_new0 (DeskFlowTemplate, 1);
  g_autoptr (GError) local = NULL;
  g_auto (GStrv) steps = NULL;

  g_atomic_ref_count_init (&self->ref_count);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_flow_step_free);
  if (!g_key_file_load_from_data (file, text, strlen (text), G_KEY_FILE_KEEP_TRANSLATIONS, &local))
    {
      /* Translators: %s: what is wrong with a file */
      refuse (error, _ ("The template cannot be read: %s (SHO-10)"), local->message);
      return NULL;
    }
  self->code = get (file, "flow", "code");
  self->title = get (file, "flow", "title");
  self->title_zh = get (file, "flow", "title[zh_CN]");
  self->prefix = get (file, "flow", "prefix");
  self->has_client = get_boolean (file, "flow", "client");
  steps = get_list (file, "flow", "steps");
  for (guint i = 0; steps != NULL && steps[i] != NULL; i++)
    if (!parse_step (self, file, steps[i], error))
      return NULL;
  return g_steal_pointer (&self);
}

static void
put (GKeyFile   *file,
     const char *group,
     const char *key,
     const char *text)
{
  if (text != NULL && *text != '\0')
    g_key_file_set_string (file, group, key, text);
}

static void
put_list (GKeyFile   *file,
          const char *group,
          const char *key,
          GStrv       list)
{
  if (list != NULL && list[0] != NULL)
    g_key_file_set_string_list (file, group, key, (const char *const *) list,
                                g_strv_length (list));
}

static void
put_zh (GKeyFile   *file,
        const char *group,
        const char *title,
        const char *title_zh)
{
  put (file, group, "title", title);
  if (title_zh != NULL && *title_zh != '\0')
    g_key_file_set_locale_string (file, group, "title", DESK_LANGUAGE_CHINESE, title_zh);
}

static void
put_field (GKeyFile            *file,
           const DeskFlowStep  *step,
           const DeskFlowField *field)
{
  g_autofree char *group = g_strdup_printf ("%s/%s", step->code, field->name);

  put_zh (file, group, field->title, field->title_zh);
  put (file, group, "type", type_names[field->type]);
  if (field->required)
    g_key_file_set_boolean (file, group, "required", TRUE);
  if (field->must)
    g_key_file_set_boolean (file, group, "must", TRUE);
  put_list (file, group, "choices", field->choices);
  put_list (file, group, "labels", field->labels);
  if (field->labels_zh != NULL && field->labels_zh[0] != NULL)
    g_key_file_set_locale_string_list (file, group, "labels", DESK_LANGUAGE_CHINESE,
                                       (const char *const *) field->labels_zh,
                                       g_strv_length (field->labels_zh));
  put (file, group, "client", field->client_field);
}

static void
put_step (GKeyFile           *file,
          const DeskFlowStep *step)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) branches = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < step->fields->len; i++)
    g_ptr_array_add (names, ((DeskFlowField *) step->fields->pdata[i])->name);
  g_ptr_array_add (names, NULL);
  for (guint i = 0; i < step->branches->len; i++)
    {
      const DeskFlowBranch *branch = step->branches->pdata[i];
      g_ptr_array_add (branches, g_strdup_printf ("%s%c%s:%s%s", branch->field,
                                                  branch->comparison, branch->value, branch->to,
                                                  branch->new_round ? ":round" : ""));
    }
  g_ptr_array_add (branches, NULL);
  put_zh (file, step->code, step->title, step->title_zh);
  put (file, step->code, "post", step->post);
  put (file, step->code, "sheet", step->sheet);
  if (step->limit > 0)
    g_key_file_set_integer (file, step->code, "limit", step->limit);
  put (file, step->code, "limit-from", step->limit_from);
  if (step->most > 0)
    g_key_file_set_integer (file, step->code, "most", step->most);
  put_list (file, step->code, "fields", (GStrv) names->pdata);
  put_list (file, step->code, "branches", (GStrv) branches->pdata);
  for (guint i = 0; i < step->fields->len; i++)
    put_field (file, step, step->fields->pdata[i]);
}

/* Returns: (transfer full): text that desk_flow_template_parse() reads the same from */
char *
desk_flow_template_to_text (const DeskFlowTemplate *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < self->steps->len; i++)
    g_ptr_array_add (codes, ((DeskFlowStep *) self->steps->pdata[i])->code);
  g_ptr_array_add (codes, NULL);
  put (file, "flow", "code", self->code);
  put_zh (file, "flow", self->title, self->title_zh);
  put (file, "flow", "prefix", self->prefix);
  if (self->has_client)
    g_key_file_set_boolean (file, "flow", "client", TRUE);
  put_list (file, "flow", "steps", (GStrv) codes->pdata);
  for (guint i = 0; i < self->steps->len; i++)
    put_step (file, self->steps->pdata[i]);
  return g_key_file_to_data (file, NULL, NULL);
}

static gboolean
is_code (const char *text)
{
  if (text == NULL || !g_ascii_islower (text[0]) || strlen (text) > 40)
    return FALSE;
  return strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-_") == strlen (text);
}

static gboolean
check_field (const DeskFlowStep   *step,
             const DeskFlowField  *field,
             GError              **error)
{
  if (!is_code (field->name) || desk_flow_step_get_field (step, field->name) != field)
    /* Translators: the name of a field, and that of a step */
    return refuse (error,
                   _ ("The field “%s” of the step “%s” is there twice or is no plain name of small"
                      " letters (SHO-10)"),
                   field->name, step->code);
  if ((field->type == DESK_FLOW_CHOICE) != (field->choices != NULL && field->choices[0] != NULL))
    /* Translators: the name of a field, and that of a step */
    return refuse (error,
                   _ ("The field “%s” of the step “%s” needs choices, or may have none (SHO-10)"),
                   field->name, step->code);
  if (field->must && field->type != DESK_FLOW_YES_NO)
    /* Translators: the name of a field, and that of a step */
    return refuse (error, _ ("The field “%s” of the step “%s” is not of yes and no (SHO-10)"),
                   field->name, step->code);
  return TRUE;
}

static gboolean
check_branch (const DeskFlowTemplate  *self,
              const DeskFlowStep      *step,
              const DeskFlowBranch    *branch,
              GError                 **error)
{
  const DeskFlowField *field = desk_flow_step_get_field (step, branch->field);
  const DeskFlowStep *to = desk_flow_template_get_step (self, branch->to);
  g_autofree char *normal =
    field != NULL ? desk_flow_field_normalize (field, branch->value, NULL) : NULL;

  if (field == NULL)
    /* Translators: the name of a step, and that of a field */
    return refuse (error, _ ("The step “%s” branches on a field “%s” that it does not have"
                             " (SHO-10)"),
                   step->code, branch->field);
  if (normal == NULL || !g_str_equal (normal, branch->value) ||
      (branch->comparison != '=' && field->type != DESK_FLOW_INTEGER))
    /* Translators: a step, a field, a value */
    return refuse (error, _ ("The step “%s” compares its field “%s” with “%s”, which it can never"
                             " be (SHO-10)"),
                   step->code, branch->field, branch->value);
  if (to == NULL || to == step)
    /* Translators: two names of steps */
    return refuse (error, _ ("The step “%s” branches to “%s”, which is no other step (SHO-10)"),
                   step->code, branch->to);
  if (branch->new_round != (to->position < step->position))
    /* Translators: two names of steps */
    return refuse (error, _ ("From “%s” back to “%s” begins another round, and only that does"
                             " (SHO-10)"),
                   step->code, branch->to);
  return TRUE;
}

static gboolean
check_limit (const DeskFlowTemplate  *self,
             const DeskFlowStep      *step,
             GError                 **error)
{
  const DeskFlowStep *from = desk_flow_template_get_step (self, step->limit_from);

  if (step->limit < 0 || step->limit > 1000 || (step->limit == 0 && step->limit_from != NULL))
    /* Translators: the name of a step */
    return refuse (error, _ ("The limit of the step “%s” is no number of days from 1 to 1000"
                             " (SHO-10)"),
                   step->code);
  if (step->limit_from != NULL && (from == NULL || from->position >= step->position))
    /* Translators: two names of steps */
    return refuse (error, _ ("The limit of the step “%s” starts from “%s”, which is no earlier"
                             " step (SHO-10)"),
                   step->code, step->limit_from);
  return TRUE;
}

static gboolean
check_step (const DeskFlowTemplate  *self,
            const DeskFlowStep      *step,
            const char *const       *posts,
            GError                 **error)
{
  gboolean is_last = step == desk_flow_template_get_last (self);

  if (!is_code (step->code) || strchr (step->code, '/') != NULL ||
      g_str_equal (step->code, "flow") || desk_flow_template_get_step (self, step->code) != step)
    /* Translators: the name of a step */
    return refuse (error, _ ("The step “%s” is there twice or is no plain name of small letters"
                             " (SHO-10)"),
                   step->code);
  if (step->title == NULL && step->title_zh == NULL)
    /* Translators: the name of a step */
    return refuse (error, _ ("The step “%s” has no title (SHO-10)"), step->code);
  if (is_last && (step->post != NULL || step->fields->len > 0 || step->limit > 0))
    /* Translators: the name of a step */
    return refuse (error, _ ("The last step “%s” closes the case: it has no post, no fields and no"
                             " limit (SHO-10)"),
                   step->code);
  if (!is_last && (step->post == NULL || (posts != NULL && !g_strv_contains (posts, step->post))))
    /* Translators: the name of a step, and that of a post */
    return refuse (error, _ ("The step “%s” has no post that signs it: “%s” (SHO-10)"), step->code,
                   step->post != NULL ? step->post : "");
  for (guint i = 0; i < step->fields->len; i++)
    if (!check_field (step, step->fields->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < step->branches->len; i++)
    if (!check_branch (self, step, step->branches->pdata[i], error))
      return FALSE;
  return check_limit (self, step, error);
}

/**
 * desk_flow_template_check:
 * @posts: (nullable): the codes of the posts there are
 *
 * Returns: whether a case can run through it; else %DESK_ERROR_INVALID says what
 *   is wrong where
 */
gboolean
desk_flow_template_check (const DeskFlowTemplate  *self,
                          const char *const       *posts,
                          GError                 **error)
{
  if (!is_code (self->code))
    return refuse (error, _ ("The flow needs a code of small letters (SHO-10)"));
  if (self->title == NULL && self->title_zh == NULL)
    return refuse (error, _ ("The flow needs a title (SHO-10)"));
  if (self->prefix == NULL || strlen (self->prefix) > 8 || strpbrk (self->prefix, " -/*?[") != NULL)
    return refuse (error,
                   _ ("The flow needs a prefix for the numbers of its cases, as PS (SHO-10)"));
  if (self->steps->len < 2)
    return refuse (error, _ ("A flow has at least two steps; the last one closes a case (SHO-10)"));
  for (guint i = 0; i < self->steps->len; i++)
    if (!check_step (self, self->steps->pdata[i], posts, error))
      return FALSE;
  return TRUE;
}
