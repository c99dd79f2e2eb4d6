/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The flows there are: those that ship with the program, and the versions that the
 * studio's file holds. A version that ships is written when the first case begins
 * with it or it is changed (SHO-10). */

#include <string.h>

#include "desk-flow-private.h"
#include "desk-kinds.h"
#include "desk-language.h"

#define FLOWS "/org/studiodesk/StudioDesk/data/flows"

static const char *const shipped[] = {
  "shoot",
  "goods-return",
  "exchange",
  "re-send",
  "order-check",
  "refused-parcel",
  "enrolment",
  "window-request",
  "project",
  "campaign",
  "recruiting",
  NULL,
};

#define N_SHIPPED (G_N_ELEMENTS (shipped) - 1)

void
desk_flow_free (DeskFlow *self)
{
  g_free (self->code);
  g_clear_pointer (&self->template, desk_flow_template_unref);
  g_free (self);
}

typedef struct
{
  char *text;
  DeskFlowTemplate *template;
} Parsed;

static void
parsed_free (Parsed *self)
{
  g_free (self->text);
  desk_flow_template_unref (self->template);
  g_free (self);
}

/* Templates are parsed once; an id that now means another text is read again. */
static DeskFlowTemplate *
parse (DeskOffice  *office,
       gint64       id,
       const char  *text,
       GError     **error)
{
  GHashTable *cache = g_object_get_data (G_OBJECT (office), "desk-flow-templates");
  Parsed *parsed;

  if (cache == NULL)
    {
      cache = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                     (GDestroyNotify) parsed_free);
      g_object_set_data_full (G_OBJECT (office), "desk-flow-templates", cache,
                              (GDestroyNotify) g_hash_table_unref);
    }
  parsed = g_hash_table_lookup (cache, &id);
  if (parsed == NULL || !g_str_equal (parsed->text, text))
    {
      DeskFlowTemplate *template = desk_flow_template_parse (text, error);

      if (template == NULL)
        return NULL;
      parsed = g_new0 (Parsed, 1);
      parsed->text = g_strdup (text);
      parsed->template = template;
      g_hash_table_insert (cache, g_memdup2 (&id, sizeof id), parsed);
    }
  return desk_flow_template_ref (parsed->template);
}

/* The flows that ship have no id in the file; negative ones tell them apart. */
static DeskFlow *
load_shipped (DeskOffice  *office,
              guint        i,
              GError     **error)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.ini", FLOWS, shipped[i]);
  g_autoptr (GBytes) bytes =
    g_resource_lookup_data (desk_schema_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (DeskFlow) self = g_new0 (DeskFlow, 1);

  if (bytes == NULL)
    return NULL;
  self->code = g_strdup (shipped[i]);
  self->template = parse (office, -1 - (gint64) i, g_bytes_get_data (bytes, NULL), error);
  return self->template != NULL ? g_steal_pointer (&self) : NULL;
}

static DeskFlow *
read_flow (DeskOffice  *office,
           DeskRows    *rows,
           GError     **error)
{
  g_autoptr (DeskFlow) self = g_new0 (DeskFlow, 1);

  self->id = desk_rows_int (rows, 0);
  self->code = g_strdup (desk_rows_text (rows, 1));
  self->version = desk_rows_int (rows, 2);
  self->template = parse (office, self->id, desk_rows_text (rows, 3), error);
  return self->template != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * desk_flow_get:
 * @code: `shoot`
 *
 * Returns: (transfer full): its newest version, id 0 for one that no case has begun
 *   with yet; or %NULL with %DESK_ERROR_NOT_FOUND
 */
DeskFlow *
desk_flow_get (DeskOffice  *office,
               const char  *code,
               GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT id, code, version, template FROM flows WHERE code = ? ORDER BY version DESC LIMIT 1",
    "t", code);
  g_autofree char *known = NULL;

  if (rows == NULL)
    return NULL;
  if (desk_rows_next (rows))
    return read_flow (office, rows, error);
  for (guint i = 0; i < N_SHIPPED; i++)
    if (g_str_equal (shipped[i], code))
      return load_shipped (office, i, error);
  known = g_strjoinv (_ (", "), (char **) shipped);
  g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
               /* Translators: a word that was entered, and a list of words */
               _ ("There is no flow “%s”; there are %s (SHO-10)"), code, known);
  return NULL;
}

/**
 * desk_flow_list:
 *
 * Returns: (transfer full) (element-type DeskFlow): the newest version of every
 *   flow, the shoot first
 */
GPtrArray *
desk_flow_list (DeskOffice  *office,
                GError     **error)
{
  g_autoptr (GPtrArray) flows = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_flow_free);
  g_autoptr (DeskRows) rows = NULL;

  for (guint i = 0; i < N_SHIPPED; i++)
    {
      DeskFlow *flow = desk_flow_get (office, shipped[i], error);

      if (flow == NULL)
        return NULL;
      g_ptr_array_add (flows, flow);
    }
  rows = desk_store_select (desk_office_get_store (office), error,
                            "SELECT id, code, version, template FROM flows f WHERE version ="
                            " (SELECT max(version) FROM flows WHERE code = f.code) ORDER BY code",
                            "");
  if (rows == NULL)
    return NULL;
  while (desk_rows_next (rows))
    {
      const char *code = desk_rows_text (rows, 1);
      gboolean known = FALSE;
      DeskFlow *flow;

      for (guint i = 0; i < N_SHIPPED; i++)
        known = known || g_str_equal (shipped[i], code);
      if (known)
        continue;
      flow = read_flow (office, rows, error);
      if (flow == NULL)
        return NULL;
      g_ptr_array_add (flows, flow);
    }
  return g_steal_pointer (&flows);
}

/* Returns: (transfer full): the template of a version, which never changes */
DeskFlowTemplate *
desk_flow_get_template (DeskOffice  *office,
                        gint64       flow,
                        GError     **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error,
                       "SELECT template FROM flows WHERE id = ?", "i", flow);

  if (rows == NULL)
    return NULL;
  if (desk_rows_next (rows))
    return parse (office, flow, desk_rows_text (rows, 0), error);
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                       _ ("There is no such version of a flow (SHO-10)"));
  return NULL;
}

/* Writes @flow as the version behind @flow->version; within an act. Returns: its id, or 0 */
gint64
desk_flow_write_version (DeskOffice  *office,
                         DeskFlow    *flow,
                         GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *text = desk_flow_template_to_text (flow->template);
  gint64 position = 100;

  for (guint i = 0; i < N_SHIPPED; i++)
    if (g_str_equal (shipped[i], flow->code))
      position = i + 1;
  if (!desk_store_execute (
        store, error,
        "INSERT INTO flows (code, version, name, template, position) VALUES (?, ?, ?, ?, ?)",
        "titti", flow->code, flow->version + 1,
        desk_flow_template_get_title (flow->template, desk_office_forms_language (office)), text,
        position))
    return 0;
  flow->version++;
  flow->id = desk_store_last_id (store);
  return flow->id;
}

/* The client's fields that a step may take values from, and where they are kept. */
static gboolean
check_client_fields (const DeskFlowTemplate  *template,
                     GError                 **error)
{
  for (guint s = 0; s < template->steps->len; s++)
    {
      const DeskFlowStep *step = template->steps->pdata[s];

      for (guint f = 0; f < step->fields->len; f++)
        {
          const DeskFlowField *field = step->fields->pdata[f];
          static const char *const known[] = { "contact", "chat_name", "category", "phone",
                                               "address", "class", NULL };

          if (field->client_field != NULL &&
              (!template->has_client || !g_strv_contains (known, field->client_field)))
            {
              g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                           /* Translators: the names of a field, of a step, of a field */
                           _ ("The field “%s” of the step “%s” cannot be taken from the client’s"
                              " “%s” (SHO-10)"),
                           field->name, step->code, field->client_field);
              return FALSE;
            }
        }
    }
  return TRUE;
}

/* A flow like others must not use their numbers. */
static gboolean
check_prefix (DeskOffice              *office,
              const DeskFlowTemplate  *template,
              GError                 **error)
{
  g_autoptr (GPtrArray) flows = desk_flow_list (office, error);

  for (guint i = 0; flows != NULL && i < flows->len; i++)
    {
      const DeskFlow *other = flows->pdata[i];

      if (!g_str_equal (other->code, template->code) &&
          g_str_equal (other->template->prefix, template->prefix))
        {
          g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                       /* Translators: a prefix as PS, and the name of a flow */
                       _ ("The prefix “%s” is that of the flow “%s” already (SHO-10)"),
                       template->prefix, other->code);
          return FALSE;
        }
    }
  return flows != NULL;
}

/**
 * desk_flow_save_template:
 * @text: a whole template
 *
 * Checks it and keeps it as the next version of its flow, or as a new flow; one
 * act. Cases that have begun stay on their version. A text that changes nothing
 * leaves no trace.
 *
 * Returns: the version's id, -1 for what ships as it is, or 0 with
 *   %DESK_ERROR_INVALID, which says what is wrong
 */
gint64
desk_flow_save_template (DeskOffice  *office,
                         const char  *text,
                         GError     **error)
{
  g_autoptr (DeskFlowTemplate) template = desk_flow_template_parse (text, error);
  g_auto (GStrv) posts = desk_flow_posts ();
  g_autoptr (DeskAct) act = NULL;
  g_autoptr (DeskFlow) flow = NULL;
  g_autofree char *title = NULL;
  gint64 id;

  if (template == NULL ||
      !desk_flow_template_check (template, (const char *const *) posts, error) ||
      !check_client_fields (template, error) || !check_prefix (office, template, error))
    return 0;
  /* Translators: %s is the title of a flow, as “Shoot” */
  title = g_strdup_printf (_ ("Change the flow “%s”"),
                           desk_flow_template_get_title (template, desk_language_current ()));
  act = desk_store_begin (desk_office_get_store (office), error, title);
  if (act == NULL)
    return 0;
  flow = desk_flow_get (office, template->code, NULL);
  if (flow == NULL)
    {
      flow = g_new0 (DeskFlow, 1);
      flow->code = g_strdup (template->code);
    }
  else
    {
      g_autofree char *before = desk_flow_template_to_text (flow->template);
      g_autofree char *after = desk_flow_template_to_text (template);

      if (g_str_equal (before, after))
        return flow->id != 0 ? flow->id : -1;
      /* What ships is the version before, although nothing began with it. */
      if (flow->id == 0 && desk_flow_write_version (office, flow, error) == 0)
        return 0;
      desk_flow_template_unref (flow->template);
    }
  flow->template = g_steal_pointer (&template);
  id = desk_flow_write_version (office, flow, error);
  return id != 0 && desk_act_commit (g_steal_pointer (&act), error) ? id : 0;
}
