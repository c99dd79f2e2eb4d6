/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cases as they stand: read in three queries, however many they are, with the clock
 * of the limit that is due first. */

#include <json-glib/json-glib.h>
#include <string.h>

#include "desk-flow-private.h"
#include "desk-language.h"
#include "desk-people.h"

void
desk_flow_card_free (DeskFlowCard *self)
{
  g_free (self->number);
  g_free (self->flow_code);
  g_free (self->client_number);
  g_free (self->client_name);
  g_free (self->category);
  g_free (self->title);
  g_free (self->state);
  g_free (self->reason);
  g_free (self->step);
  g_free (self->step_title);
  g_free (self->step_since);
  g_free (self->begun);
  g_free (self->ended);
  g_free (self->holder_name);
  g_free (self->pause_reason);
  g_free (self->pause_note);
  g_free (self);
}

void
desk_flow_state_free (DeskFlowState *self)
{
  g_clear_pointer (&self->card, desk_flow_card_free);
  g_clear_pointer (&self->template, desk_flow_template_unref);
  g_array_unref (self->pauses);
  g_array_unref (self->signed_days);
  g_free (self->last);
  g_free (self->entered);
  g_hash_table_unref (self->values);
  g_hash_table_unref (self->client);
  g_free (self);
}

/* The day of "2026-10-09 08:41". */
DeskDate
desk_flow_moment_day (const char *moment)
{
  DeskDate day = DESK_DATE_NONE;
  int minutes;

  return desk_moment_parse (moment, &day, &minutes) ? day : DESK_DATE_NONE;
}

/* Returns: (transfer full): field name → value */
GHashTable *
desk_flow_parse_values (const char *json)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (JsonNode) node = json != NULL ? json_from_string (json, NULL) : NULL;
  g_autoptr (GList) members = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return values;
  members = json_object_get_members (json_node_get_object (node));
  for (GList *l = members; l != NULL; l = l->next)
    g_hash_table_insert (
      values, g_strdup (l->data),
      g_strdup (json_object_get_string_member_with_default (json_node_get_object (node), l->data,
                                                            "")));
  return values;
}

/* Returns: (transfer full): the values as JSON, in the order of the step's fields */
char *
desk_flow_values_to_json (const DeskFlowStep *step,
                          GHashTable         *values)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < step->fields->len; i++)
    {
      const DeskFlowField *field = step->fields->pdata[i];
      const char *value = g_hash_table_lookup (values, field->name);

      if (value != NULL && *value != '\0')
        json_object_set_string_member (object, field->name, value);
    }
  json_node_take_object (node, object);
  return json_to_string (node, FALSE);
}

#define COLUMNS                                                                                \
  "s.id, s.number, s.flow_id, f.code, s.client_id, c.number, c.name, ifnull(s.category,"       \
  " c.category), s.title, s.state, s.reason, s.step, s.step_since, s.begun, s.ended, s.round," \
  " c.chat_name, c.phone, c.address, c.class"
#define FROM \
  " FROM shoots s JOIN flows f ON f.id = s.flow_id LEFT JOIN clients c ON c.id = s.client_id"

static DeskRows *
select_cases (DeskOffice     *office,
              DeskFlowScope   scope,
              gint64          shoot,
              DeskDate        since,
              GError        **error)
{
  DeskStore *store = desk_office_get_store (office);

  if (scope == DESK_FLOW_ONE)
    return desk_store_select (store, error, "SELECT " COLUMNS FROM " WHERE s.id = ?", "i", shoot);
  if (scope == DESK_FLOW_SINCE)
    return desk_store_select (store, error,
                              "SELECT " COLUMNS FROM " WHERE s.ended IS NULL UNION ALL"
                              " SELECT " COLUMNS FROM " WHERE s.ended >= ?",
                              "d", since);
  /* The + keeps SQLite from reading all that have ended in the order of their ids. */
  return desk_store_select (store, error,
                            "SELECT " COLUMNS FROM " WHERE s.ended IS NULL ORDER BY +s.id", "");
}

static void
put_client (DeskFlowState  *self,
            const char     *field,
            const DeskRows *rows,
            guint           column)
{
  if (!desk_rows_is_null (rows, column) && *desk_rows_text (rows, column) != '\0')
    g_hash_table_insert (self->client, (gpointer) field,
                         g_strdup (desk_rows_text (rows, column)));
}

static char *
dup_text (const DeskRows *rows,
          guint           column)
{
  return desk_rows_is_null (rows, column) ? NULL : g_strdup (desk_rows_text (rows, column));
}

/* Many cases share a version; it is looked up once. */
static DeskFlowTemplate *
find_template (DeskOffice  *office,
               GHashTable  *templates,
               gint64       flow,
               GError     **error)
{
  DeskFlowTemplate *template = g_hash_table_lookup (templates, &flow);

  if (template != NULL)
    return desk_flow_template_ref (template);
  template = desk_flow_get_template (office, flow, error);
  if (template != NULL)
    g_hash_table_insert (templates, g_memdup2 (&flow, sizeof flow),
                         desk_flow_template_ref (template));
  return template;
}

static DeskFlowState *
read_state (DeskOffice  *office,
            DeskRows    *rows,
            GHashTable  *templates,
            GError     **error)
{
  g_autoptr (DeskFlowState) self = g_new0 (DeskFlowState, 1);
  DeskFlowCard *card = g_new0 (DeskFlowCard, 1);

  self->card = card;
  self->pauses = g_array_new (FALSE, FALSE, sizeof (DeskClockPause));
  self->signed_days = g_array_new (FALSE, FALSE, sizeof (DeskFlowSigned));
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->client = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  card->id = desk_rows_int (rows, 0);
  card->number = g_strdup (desk_rows_text (rows, 1));
  card->flow = desk_rows_int (rows, 2);
  card->flow_code = g_strdup (desk_rows_text (rows, 3));
  card->client = desk_rows_int (rows, 4);
  card->client_number = dup_text (rows, 5);
  card->client_name = dup_text (rows, 6);
  card->category = dup_text (rows, 7);
  card->title = dup_text (rows, 8);
  card->state = g_strdup (desk_rows_text (rows, 9));
  card->reason = dup_text (rows, 10);
  card->step = g_strdup (desk_rows_text (rows, 11));
  card->step_since = g_strdup (desk_rows_text (rows, 12));
  card->begun = g_strdup (desk_rows_text (rows, 13));
  card->ended = dup_text (rows, 14);
  card->round = desk_rows_int (rows, 15);
  put_client (self, "chat_name", rows, 16);
  put_client (self, "category", rows, 7);
  put_client (self, "phone", rows, 17);
  put_client (self, "address", rows, 18);
  put_client (self, "class", rows, 19);
  self->last = g_strdup (card->step_since);
  self->template = find_template (office, templates, card->flow, error);
  if (self->template == NULL)
    return NULL;
  self->step = desk_flow_template_get_step (self->template, card->step);
  card->step_title = g_strdup (
    self->step != NULL ? desk_flow_step_get_title (self->step, desk_language_current ())
                       : card->step);
  card->total = self->template->steps->len - 1;
  card->done = self->step != NULL ? self->step->position : 0;
  return g_steal_pointer (&self);
}

static void
note_moment (DeskFlowState *self,
             const char    *moment)
{
  if (moment == NULL || strcmp (moment, self->last) <= 0)
    return;
  g_free (self->last);
  self->last = g_strdup (moment);
}

static void
take_visit (DeskFlowState *self,
            DeskRows      *rows)
{
  gboolean is_signed = !desk_rows_is_null (rows, 3);
  const DeskFlowStep *step =
    desk_flow_template_get_step (self->template, desk_rows_text (rows, 2));
  g_autofree char *fields = dup_text (rows, 5);

  if (is_signed && step != NULL)
    {
      DeskFlowSigned one = { step->code, desk_flow_moment_day (desk_rows_text (rows, 3)) };
      g_array_append_val (self->signed_days, one);
    }
  if (is_signed || self->card->ended != NULL || step != self->step)
    return;
  self->visit = desk_rows_int (rows, 1);
  self->entered = g_strdup (desk_rows_text (rows, 6));
  self->card->monitored = !desk_rows_is_null (rows, 4);
  note_moment (self, self->card->monitored ? desk_rows_text (rows, 4) : NULL);
  g_hash_table_unref (self->values);
  self->values = desk_flow_parse_values (fields);
}

#define VISITS "SELECT shoot_id, id, step, signed, monitored, fields, entered FROM signoffs"

static gboolean
read_visits (DeskOffice     *office,
             GHashTable     *states,
             DeskFlowScope   scope,
             gint64          shoot,
             GError        **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskRows) rows =
    scope == DESK_FLOW_ONE
      ? desk_store_select (store, error,
                           VISITS " WHERE shoot_id = ? AND withdrawn IS NULL ORDER BY id", "i",
                           shoot)
      : desk_store_select (store, error,
                           VISITS " WHERE shoot_id IN (SELECT id FROM shoots WHERE ended IS NULL)"
                                  " AND withdrawn IS NULL ORDER BY shoot_id, id",
                           "");

  while (rows != NULL && desk_rows_next (rows))
    {
      gint64 id = desk_rows_int (rows, 0);
      DeskFlowState *state = g_hash_table_lookup (states, &id);

      if (state != NULL)
        take_visit (state, rows);
    }
  return rows != NULL;
}

static void
take_pause (DeskFlowState *self,
            DeskRows      *rows)
{
  DeskClockPause pause = { desk_flow_moment_day (desk_rows_text (rows, 4)), DESK_DATE_NONE };

  note_moment (self, desk_rows_text (rows, 4));
  if (desk_rows_is_null (rows, 5))
    {
      self->pause = desk_rows_int (rows, 1);
      self->card->paused = TRUE;
      self->card->pause_reason = g_strdup (desk_rows_text (rows, 2));
      self->card->pause_note = dup_text (rows, 3);
      self->card->paused_since = pause.from;
    }
  else
    {
      note_moment (self, desk_rows_text (rows, 5));
      pause.until = desk_flow_moment_day (desk_rows_text (rows, 5));
    }
  g_array_append_val (self->pauses, pause);
}

#define PAUSES "SELECT shoot_id, id, reason, note, \"from\", until FROM pauses"

static gboolean
read_pauses (DeskOffice     *office,
             GHashTable     *states,
             DeskFlowScope   scope,
             gint64          shoot,
             GError        **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskRows) rows =
    scope == DESK_FLOW_ONE
      ? desk_store_select (store, error, PAUSES " WHERE shoot_id = ? ORDER BY id", "i", shoot)
      : desk_store_select (store, error,
                           PAUSES " WHERE shoot_id IN (SELECT id FROM shoots WHERE ended IS NULL)"
                                  " ORDER BY shoot_id, id",
                           "");

  while (rows != NULL && desk_rows_next (rows))
    {
      gint64 id = desk_rows_int (rows, 0);
      DeskFlowState *state = g_hash_table_lookup (states, &id);

      if (state != NULL)
        take_pause (state, rows);
    }
  return rows != NULL;
}

/* What the client's record says stands in the fields that are taken from it. */
static void
fill_from_client (DeskFlowState *self)
{
  for (guint i = 0; self->step != NULL && i < self->step->fields->len; i++)
    {
      const DeskFlowField *field = self->step->fields->pdata[i];
      const char *value = g_hash_table_lookup (self->values, field->name);
      const char *known = field->client_field != NULL
                            ? g_hash_table_lookup (self->client, field->client_field)
                            : NULL;

      if (value == NULL && known != NULL)
        {
          g_hash_table_insert (self->values, g_strdup (field->name), g_strdup (known));
          value = known;
        }
      if (!field->required && !field->must)
        continue;
      self->card->wanted++;
      self->card->filled += desk_flow_field_is_done (field, value);
    }
}

/* The day of the event that a running limit starts from; none before it happened. */
DeskDate
desk_flow_limit_start (const DeskFlowState *self,
                       const DeskFlowStep  *limit)
{
  if (limit->limit_from == NULL)
    return desk_flow_moment_day (self->card->step_since);
  for (guint i = self->signed_days->len; i > 0; i--)
    {
      const DeskFlowSigned *one = &g_array_index (self->signed_days, DeskFlowSigned, i - 1);
      if (g_str_equal (one->step, limit->limit_from))
        return one->day;
    }
  return DESK_DATE_NONE;
}

static void
run_clock (DeskFlowState *self,
           DeskCalendar  *calendar,
           DeskDate       day)
{
  DeskClock clock = { calendar, (const DeskClockPause *) self->pauses->data, self->pauses->len,
                      day };
  DeskFlowCard *card = self->card;

  if (card->ended != NULL || self->step == NULL)
    return;
  for (guint i = 0; i < self->template->steps->len; i++)
    {
      const DeskFlowStep *limit = self->template->steps->pdata[i];
      DeskDate start, due;

      if (!desk_flow_template_in_limit (self->template, limit, self->step))
        continue;
      start = desk_flow_limit_start (self, limit);
      due = start != DESK_DATE_NONE ? desk_clock_due (&clock, start, limit->limit) : DESK_DATE_NONE;
      if (due == DESK_DATE_NONE || (card->due != DESK_DATE_NONE && card->due <= due))
        continue;
      card->due = due;
      card->limit = limit->limit;
      card->used = desk_clock_used (&clock, start, day);
      card->overdue = MAX (0, card->used - card->limit);
    }
}

/* Who acts for each post is asked once. */
static void
find_holder (DeskOffice    *office,
             GHashTable    *acting,
             DeskFlowState *self,
             DeskDate       day)
{
  const char *post = self->step != NULL ? self->step->post : NULL;
  gint64 *person;

  if (post == NULL || self->card->ended != NULL)
    return;
  person = g_hash_table_lookup (acting, post);
  if (person == NULL)
    {
      person = g_new (gint64, 1);
      *person = desk_people_acting (office, post, day);
      g_hash_table_insert (acting, (gpointer) post, person);
    }
  self->card->holder = *person;
}

static void
name_holders (DeskOffice *office,
              GPtrArray  *states)
{
  g_autoptr (GHashTable) names =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);

  for (guint i = 0; i < states->len; i++)
    {
      DeskFlowCard *card = ((DeskFlowState *) states->pdata[i])->card;
      char *name;

      if (card->holder == 0)
        continue;
      name = g_hash_table_lookup (names, &card->holder);
      if (name == NULL)
        {
          name = desk_people_dup_name (office, card->holder);
          g_hash_table_insert (names, &card->holder, name);
        }
      card->holder_name = g_strdup (name);
    }
}

/* Returns: (transfer full) (nullable) (element-type DeskFlowState): cases of all flows */
GPtrArray *
desk_flow_read (DeskOffice     *office,
                DeskFlowScope   scope,
                gint64          shoot,
                DeskDate        since,
                DeskDate        day,
                GError        **error)
{
  g_autoptr (DeskRows) rows = select_cases (office, scope, shoot, since, error);
  g_autoptr (GPtrArray) states =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_flow_state_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) acting = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GHashTable) templates = g_hash_table_new_full (
    g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) desk_flow_template_unref);
  DeskCalendar *calendar = desk_office_get_calendar (office);

  if (rows == NULL)
    return NULL;
  while (desk_rows_next (rows))
    {
      DeskFlowState *state = read_state (office, rows, templates, error);

      if (state == NULL)
        return NULL;
      g_ptr_array_add (states, state);
      g_hash_table_insert (by_id, &state->card->id, state);
    }
  if (!read_visits (office, by_id, scope, shoot, error) ||
      !read_pauses (office, by_id, scope, shoot, error))
    return NULL;
  for (guint i = 0; i < states->len; i++)
    {
      fill_from_client (states->pdata[i]);
      run_clock (states->pdata[i], calendar, day);
      find_holder (office, acting, states->pdata[i], day);
    }
  name_holders (office, states);
  return g_steal_pointer (&states);
}

/* Returns: (transfer full): one case on the store's day, or %NULL with %DESK_ERROR_NOT_FOUND */
DeskFlowState *
desk_flow_read_one (DeskOffice  *office,
                    gint64       shoot,
                    GError     **error)
{
  g_autofree char *now = desk_store_get_moment (desk_office_get_store (office));
  g_autoptr (GPtrArray) states = desk_flow_read (office, DESK_FLOW_ONE, shoot, DESK_DATE_NONE,
                                                 desk_flow_moment_day (now), error);

  if (states == NULL)
    return NULL;
  if (states->len == 1)
    return g_ptr_array_steal_index (states, 0);
  g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
               /* Translators: %lld is the number of a record */
               _ ("There is no case %lld (SHO-2)"), (long long) shoot);
  return NULL;
}

void
desk_flow_need_free (DeskFlowNeed *self)
{
  g_free (self->text);
  g_free (self);
}

static void
add_need (GPtrArray           *needs,
          DeskFlowNeedKind     kind,
          const DeskFlowField *field,
          const char          *text)
{
  DeskFlowNeed *need = g_new0 (DeskFlowNeed, 1);

  need->kind = kind;
  need->field = field;
  need->text = g_strdup (text);
  g_ptr_array_add (needs, need);
}

/* Returns: (transfer full) (element-type DeskFlowNeed): what the open step lacks */
GPtrArray *
desk_flow_list_needs (const DeskFlowState *self,
                      GHashTable          *values)
{
  const char *language = desk_language_current ();
  GPtrArray *needs = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_flow_need_free);

  if (self->card->paused)
    add_need (needs, DESK_FLOW_NEEDS_RESUME, NULL, _ ("the end of the pause (resume it)"));
  if (!self->card->monitored)
    add_need (needs, DESK_FLOW_NEEDS_MONITOR, NULL, _ ("the process monitor’s record"));
  for (guint i = 0; self->step != NULL && i < self->step->fields->len; i++)
    {
      const DeskFlowField *field = self->step->fields->pdata[i];
      const char *title = desk_flow_field_get_title (field, language);
      g_autofree char *text = NULL;

      if (desk_flow_field_is_done (field, g_hash_table_lookup (values, field->name)))
        continue;
      if (field->must)
        /* Translators: the title of a tick, and its stable name */
        text = g_strdup_printf (_ ("“%s” (%s=yes)"), title, field->name);
      else
        /* Translators: the title of a field, and its stable name */
        text = g_strdup_printf (_ ("“%s” (%s)"), title, field->name);
      add_need (needs, DESK_FLOW_NEEDS_FIELD, field, text);
    }
  return needs;
}

/* Returns: (transfer full): the needs as a list in one line */
char *
desk_flow_needs_text (GPtrArray *needs)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < needs->len; i++)
    g_ptr_array_add (texts, ((DeskFlowNeed *) needs->pdata[i])->text);
  g_ptr_array_add (texts, NULL);
  return g_strjoinv (_ (", "), (char **) texts->pdata);
}
