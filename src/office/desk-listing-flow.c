/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cases with their clocks, who signed what, and the steps that the templates say
 * (SHO-2, SHO-10). */

#include <json-glib/json-glib.h>
#include <string.h>

#include "desk-flow-private.h"
#include "desk-language.h"
#include "desk-listing-private.h"

static const DeskField steps_fields[] = {
  { "flow", DESK_FIELD_TEXT, N_ ("Flow") },
  { "step", DESK_FIELD_TEXT, N_ ("Step"), DESK_FIELD_TITLE },
  { "title", DESK_FIELD_TEXT, N_ ("Title") },
  { NULL },
};

/* It has no table: it is never in the schema. */
const DeskKind desk_kind_steps = {
  "steps",
  NULL,
  N_ ("Steps of flows"),
  N_ ("step"),
  steps_fields,
  NULL,
};

static void
set_text (DeskListingCell *cell,
          const char      *text)
{
  desk_listing_cell_set (cell, text, text != NULL && *text != '\0' ? text : NULL);
}

static void
set_number (DeskListingCell *cell,
            gint64           number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  desk_listing_cell_set (cell, text, text);
}

static void
set_day (DeskListingCell *cell,
         DeskDate         date)
{
  g_autofree char *iso = desk_date_to_iso (date);

  desk_listing_cell_set (cell, iso, iso);
}

static void
set_person (DeskListingCell  *cell,
            DeskListingNames *names,
            gint64            person)
{
  if (person != 0)
    desk_listing_cell_set (cell, desk_listing_names_get (names, "people", person, FALSE),
                           desk_listing_names_get (names, "people", person, TRUE));
  else
    desk_listing_cell_set (cell, NULL, NULL);
}

static void
set_yes_no (DeskListingCell *cell,
            gboolean         yes,
            const char      *language)
{
  desk_listing_cell_set (cell, desk_language_text (language, yes ? N_ ("yes") : N_ ("no")),
                         yes ? "true" : "false");
}

typedef struct
{
  const char *name;
  DeskListingType type;
} Column;

static DeskListing *
make_listing (const Column *columns)
{
  DeskListing *self = desk_listing_make ();

  for (; columns->name != NULL; columns++)
    desk_listing_add_column (self, columns->name, columns->type);
  return self;
}

static const Column shoots_columns[] = {
  { "number", DESK_LISTING_TEXT },
  { "client", DESK_LISTING_TEXT },
  { "step", DESK_LISTING_TEXT },
  { "step_since", DESK_LISTING_TEXT },
  { "due", DESK_LISTING_TEXT },
  { "days_used", DESK_LISTING_NUMBER },
  { "days_limit", DESK_LISTING_NUMBER },
  { "holder", DESK_LISTING_TEXT },
  { "round", DESK_LISTING_NUMBER },
  { "paused", DESK_LISTING_YES_NO },
  { "state", DESK_LISTING_TEXT },
  { "flow", DESK_LISTING_TEXT },
  { "client_name", DESK_LISTING_TEXT },
  { "title", DESK_LISTING_TEXT },
  { "category", DESK_LISTING_TEXT },
  { "monitored", DESK_LISTING_YES_NO },
  { "overdue", DESK_LISTING_NUMBER },
  { "pause_reason", DESK_LISTING_TEXT },
  { "begun", DESK_LISTING_TEXT },
  { "ended", DESK_LISTING_TEXT },
  { "reason", DESK_LISTING_TEXT },
  { "id", DESK_LISTING_NUMBER },
  { NULL },
};

static void
add_shoot (DeskListing         *self,
           DeskListingNames    *names,
           const DeskFlowState *state)
{
  const char *language = desk_listing_names_get_language (names);
  const DeskFlowCard *card = state->card;
  DeskListingCell *row = desk_listing_add_row (self);
  const DeskField *states = desk_kind_get_field (&desk_kind_shoots, "state");
  const DeskField *reasons = desk_kind_get_field (&desk_kind_pauses, "reason");

  set_text (&row[0], card->number);
  set_text (&row[1], card->client_number);
  desk_listing_cell_set (&row[2],
                         state->step != NULL ? desk_flow_step_get_title (state->step, language)
                                             : card->step,
                         card->step);
  set_text (&row[3], card->step_since);
  set_day (&row[4], card->due);
  if (card->limit > 0)
    {
      set_number (&row[5], card->used);
      set_number (&row[6], card->limit);
      set_number (&row[16], card->overdue);
    }
  else
    {
      desk_listing_cell_set (&row[5], NULL, NULL);
      desk_listing_cell_set (&row[6], NULL, NULL);
      desk_listing_cell_set (&row[16], NULL, NULL);
    }
  set_person (&row[7], names, card->holder);
  set_number (&row[8], card->round);
  set_yes_no (&row[9], card->paused, language);
  desk_listing_cell_set (&row[10], desk_field_choice_label (states, card->state, language),
                         card->state);
  desk_listing_cell_set (&row[11], desk_flow_template_get_title (state->template, language),
                         card->flow_code);
  set_text (&row[12], card->client_name);
  set_text (&row[13], card->title);
  set_text (&row[14], card->category);
  set_yes_no (&row[15], card->monitored, language);
  desk_listing_cell_set (&row[17],
                         card->paused
                           ? desk_field_choice_label (reasons, card->pause_reason, language)
                           : NULL,
                         card->pause_reason);
  set_text (&row[18], card->begun);
  set_text (&row[19], card->ended);
  set_text (&row[20], card->reason);
  set_number (&row[21], card->id);
}

static int
compare_states (gconstpointer a,
                gconstpointer b)
{
  const DeskFlowState *one = *(DeskFlowState *const *) a;
  const DeskFlowState *other = *(DeskFlowState *const *) b;

  return (one->card->id > other->card->id) - (one->card->id < other->card->id);
}

/* Whether the case was under way on a day from @filter's first to its last. */
static gboolean
in_days (const DeskFlowCard      *card,
         const DeskListingFilter *filter)
{
  DeskDate begun, ended;

  if (filter == NULL || (filter->from == DESK_DATE_NONE && filter->to == DESK_DATE_NONE))
    return TRUE;
  begun = desk_flow_moment_day (card->begun);
  ended = card->ended != NULL ? desk_flow_moment_day (card->ended) : G_MAXINT32;
  return ended >= filter->from && (filter->to == DESK_DATE_NONE || begun <= filter->to);
}

/* Every case with its clock on the store's day. */
DeskListing *
desk_listing_shoots (DeskOffice               *office,
                     const DeskListingFilter  *filter,
                     DeskListingNames         *names,
                     GError                  **error)
{
  g_autofree char *now = desk_store_get_moment (desk_office_get_store (office));
  g_autoptr (GPtrArray) states =
    desk_flow_read (office, DESK_FLOW_SINCE, 0, desk_date_new (1900, 1, 1),
                    desk_flow_moment_day (now), error);
  DeskListing *self;

  if (states == NULL)
    return NULL;
  self = make_listing (shoots_columns);
  g_ptr_array_sort (states, compare_states);
  for (guint i = 0; i < states->len; i++)
    if (in_days (((DeskFlowState *) states->pdata[i])->card, filter))
      add_shoot (self, names, states->pdata[i]);
  return self;
}

static const Column signoffs_columns[] = {
  { "shoot", DESK_LISTING_TEXT },
  { "step", DESK_LISTING_TEXT },
  { "round", DESK_LISTING_NUMBER },
  { "person", DESK_LISTING_TEXT },
  { "signed", DESK_LISTING_TEXT },
  { "monitor", DESK_LISTING_TEXT },
  { "monitored", DESK_LISTING_TEXT },
  { "days", DESK_LISTING_NUMBER },
  { "fields", DESK_LISTING_JSON },
  { "entered", DESK_LISTING_TEXT },
  { "late", DESK_LISTING_NUMBER },
  { "withdrawn", DESK_LISTING_TEXT },
  { "shoot_id", DESK_LISTING_NUMBER },
  { "id", DESK_LISTING_NUMBER },
  { NULL },
};

static const char *
step_title (DeskOffice *office,
            GHashTable *templates,
            gint64      flow,
            const char *step,
            const char *language)
{
  DeskFlowTemplate *template = g_hash_table_lookup (templates, &flow);
  const DeskFlowStep *found;

  if (template == NULL)
    {
      template = desk_flow_get_template (office, flow, NULL);
      if (template == NULL)
        return step;
      g_hash_table_insert (templates, g_memdup2 (&flow, sizeof flow), template);
    }
  found = desk_flow_template_get_step (template, step);
  return found != NULL ? desk_flow_step_get_title (found, language) : step;
}

/* What was recorded by the monitor or signed, also what a wrong turn withdrew. */
DeskListing *
desk_listing_signoffs (DeskOffice               *office,
                       const DeskListingFilter  *filter,
                       DeskListingNames         *names,
                       GError                  **error)
{
  static const struct
  {
    guint cell, column;
  } texts[] = { { 0, 0 }, { 4, 5 }, { 6, 7 }, { 9, 10 }, { 11, 12 } };
  DeskDate from = filter != NULL ? filter->from : DESK_DATE_NONE;
  g_autofree char *first = desk_date_to_iso (from);
  g_autofree char *end =
    filter != NULL && filter->to != DESK_DATE_NONE ? desk_date_to_iso (filter->to + 1) : NULL;
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT s.number, s.flow_id, v.step, v.round, v.person_id, v.signed, v.monitor_id, v.monitored,"
    " v.days, v.fields, v.entered, v.late, v.withdrawn, s.id, v.id FROM signoffs v"
    " JOIN shoots s ON s.id = v.shoot_id WHERE (v.signed IS NOT NULL OR v.monitored IS NOT NULL)"
    " AND (?1 IS NULL OR coalesce(v.signed, v.monitored) >= ?1)"
    " AND (?2 IS NULL OR coalesce(v.signed, v.monitored) < ?2) ORDER BY v.shoot_id, v.id",
    "tt", first, end);
  const char *language = desk_listing_names_get_language (names);
  g_autoptr (GHashTable) templates = g_hash_table_new_full (
    g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) desk_flow_template_unref);
  DeskListing *self;

  if (rows == NULL)
    return NULL;
  self = make_listing (signoffs_columns);
  while (desk_rows_next (rows))
    {
      DeskListingCell *row = desk_listing_add_row (self);
      const char *step = desk_rows_text (rows, 2);
      const char *fields = desk_rows_is_null (rows, 9) ? "{}" : desk_rows_text (rows, 9);

      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        set_text (&row[texts[i].cell], desk_rows_is_null (rows, texts[i].column)
                                         ? NULL
                                         : desk_rows_text (rows, texts[i].column));
      desk_listing_cell_set (
        &row[1], step_title (office, templates, desk_rows_int (rows, 1), step, language), step);
      set_number (&row[2], desk_rows_int (rows, 3));
      set_person (&row[3], names, desk_rows_int (rows, 4));
      set_person (&row[5], names, desk_rows_int (rows, 6));
      if (desk_rows_is_null (rows, 8))
        desk_listing_cell_set (&row[7], NULL, NULL);
      else
        set_number (&row[7], desk_rows_int (rows, 8));
      desk_listing_cell_set (&row[8], fields, fields);
      if (desk_rows_is_null (rows, 11))
        desk_listing_cell_set (&row[10], NULL, NULL);
      else
        set_number (&row[10], desk_rows_int (rows, 11));
      set_number (&row[12], desk_rows_int (rows, 13));
      set_number (&row[13], desk_rows_int (rows, 14));
    }
  return self;
}

static const Column steps_columns[] = {
  { "flow", DESK_LISTING_TEXT },
  { "step", DESK_LISTING_TEXT },
  { "title", DESK_LISTING_TEXT },
  { "post", DESK_LISTING_TEXT },
  { "limit_days", DESK_LISTING_NUMBER },
  { "limit_from", DESK_LISTING_TEXT },
  { "fields", DESK_LISTING_JSON },
  { "next", DESK_LISTING_TEXT },
  { "branches", DESK_LISTING_JSON },
  { "sheet", DESK_LISTING_TEXT },
  { "version", DESK_LISTING_NUMBER },
  { NULL },
};

static char *
array_to_text (JsonArray *array)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  return json_to_string (node, FALSE);
}

static char *
fields_to_text (const DeskFlowStep *step,
                const char         *language)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < step->fields->len; i++)
    {
      const DeskFlowField *field = step->fields->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "name", field->name);
      json_object_set_string_member (object, "type", desk_flow_field_type_name (field->type));
      json_object_set_boolean_member (object, "required", field->required || field->must);
      if (field->choices != NULL)
        {
          JsonArray *choices = json_array_new ();
          for (guint c = 0; field->choices[c] != NULL; c++)
            json_array_add_string_element (choices, field->choices[c]);
          json_object_set_array_member (object, "choices", choices);
        }
      else
        json_object_set_null_member (object, "choices");
      json_object_set_boolean_member (object, "must_be_yes", field->must);
      json_object_set_string_member (object, "title", desk_flow_field_get_title (field, language));
      json_array_add_object_element (array, object);
    }
  return array_to_text (array);
}

static char *
branches_to_text (const DeskFlowStep *step)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < step->branches->len; i++)
    {
      const DeskFlowBranch *branch = step->branches->pdata[i];
      const char comparison[] = { branch->comparison, '\0' };
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "field", branch->field);
      json_object_set_string_member (object, "comparison", comparison);
      json_object_set_string_member (object, "value", branch->value);
      json_object_set_string_member (object, "to", branch->to);
      json_object_set_boolean_member (object, "new_round", branch->new_round);
      json_array_add_object_element (array, object);
    }
  return array_to_text (array);
}

static void
add_step (DeskListing        *self,
          const DeskFlow     *flow,
          const DeskFlowStep *step,
          const char         *language)
{
  DeskListingCell *row = desk_listing_add_row (self);
  const DeskFlowStep *next = desk_flow_template_next (flow->template, step, NULL, NULL);
  g_autofree char *fields = fields_to_text (step, language);
  g_autofree char *codes = fields_to_text (step, DESK_LANGUAGE_ENGLISH);
  g_autofree char *branches = branches_to_text (step);

  desk_listing_cell_set (&row[0], desk_flow_template_get_title (flow->template, language),
                         flow->code);
  set_text (&row[1], step->code);
  desk_listing_cell_set (&row[2], desk_flow_step_get_title (step, language),
                         desk_flow_step_get_title (step, DESK_LANGUAGE_ENGLISH));
  desk_listing_cell_set (&row[3],
                         step->post != NULL ? desk_flow_post_label (step->post, language) : NULL,
                         step->post);
  if (step->limit > 0)
    set_number (&row[4], step->limit);
  else
    desk_listing_cell_set (&row[4], NULL, NULL);
  set_text (&row[5], step->limit_from);
  desk_listing_cell_set (&row[6], fields, codes);
  set_text (&row[7], next != NULL ? next->code : NULL);
  desk_listing_cell_set (&row[8], branches, branches);
  set_text (&row[9], step->sheet);
  set_number (&row[10], MAX (flow->version, 1));
}

/* The steps of the newest version of every flow. */
DeskListing *
desk_listing_steps (DeskOffice        *office,
                    DeskListingNames  *names,
                    GError           **error)
{
  g_autoptr (GPtrArray) flows = desk_flow_list (office, error);
  DeskListing *self;

  if (flows == NULL)
    return NULL;
  self = make_listing (steps_columns);
  for (guint i = 0; i < flows->len; i++)
    {
      const DeskFlow *flow = flows->pdata[i];

      for (guint s = 0; s < flow->template->steps->len; s++)
        add_step (self, flow, flow->template->steps->pdata[s],
                  desk_listing_names_get_language (names));
    }
  return self;
}
