/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A case goes forward: it is begun, recorded by the monitor, filled in, signed. */

#include "desk-flow-private.h"

#include <string.h>

#include "desk-attachments.h"
#include "desk-kinds.h"
#include "desk-language.h"

gboolean
desk_flow_refuse (GError     **error,
                  const char  *format,
                  ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_REFUSED, message);
  return FALSE;
}

/**
 * desk_flow_take:
 * @expected: (nullable): the step in which the caller believes the case to be
 * @now: (out): the moment of the act
 *
 * Reads the case that a verb changes, within its act.
 *
 * Returns: (transfer full): the case, or %NULL when it has ended, has moved on, or
 *   something happened to it after @now
 */
DeskFlowState *
desk_flow_take (DeskOffice  *office,
                gint64       shoot,
                const char  *expected,
                char       **now,
                GError     **error)
{
  g_autoptr (DeskFlowState) self = desk_flow_read_one (office, shoot, error);
  g_autofree char *moment = desk_store_get_moment (desk_office_get_store (office));
  DeskFlowCard *card;

  if (self == NULL)
    return NULL;
  card = self->card;
  if (g_str_equal (card->state, "closed"))
    {
      /* Translators: %s: the number of a case */
      desk_flow_refuse (error, _ ("%s is closed; nothing more is done with it (SHO-2)"),
                        card->number);
      return NULL;
    }
  if (g_str_equal (card->state, "cancelled"))
    {
      /* Translators: %s: the number of a case */
      desk_flow_refuse (error, _ ("%s is cancelled; nothing more is done with it (SHO-2)"),
                        card->number);
      return NULL;
    }
  if (expected != NULL && !g_str_equal (expected, card->step))
    {
      /* Translators: the number of a case, a step as “Sample shoot”, its stable name */
      desk_flow_refuse (error, _ ("%s has moved meanwhile: it is at “%s” (%s) now (SHO-2)"),
                        card->number, card->step_title, card->step);
      return NULL;
    }
  if (strcmp (moment, self->last) < 0)
    {
      /* Translators: a moment, the number of a case, a moment */
      desk_flow_refuse (error, _ ("%s is too early: of %s something is recorded at %s already"
                                  " (SHO-2)"),
                        moment, card->number, self->last);
      return NULL;
    }
  *now = g_steal_pointer (&moment);
  return g_steal_pointer (&self);
}

/* The limit that is due first while the case stands in its step. */
static const DeskFlowStep *
find_limit (const DeskFlowState *state,
            const DeskClock     *clock,
            DeskDate            *due)
{
  const DeskFlowStep *found = NULL;

  *due = DESK_DATE_NONE;
  for (guint i = 0; i < state->template->steps->len; i++)
    {
      const DeskFlowStep *limit = state->template->steps->pdata[i];
      DeskDate start, day;

      if (!desk_flow_template_in_limit (state->template, limit, state->step))
        continue;
      start = desk_flow_limit_start (state, limit);
      day = start != DESK_DATE_NONE ? desk_clock_due (clock, start, limit->limit) : DESK_DATE_NONE;
      if (day == DESK_DATE_NONE || (found != NULL && *due <= day))
        continue;
      found = limit;
      *due = day;
    }
  return found;
}

/**
 * desk_flow_leave:
 * @days: (out): working days that belong to the open visit, left at @now
 * @late: (out): those of delay
 */
gboolean
desk_flow_leave (DeskOffice     *office,
                 DeskFlowState  *state,
                 const char     *now,
                 int            *days,
                 int            *late,
                 GError        **error)
{
  DeskDate left = desk_flow_moment_day (now);
  DeskDate entered = desk_flow_moment_day (state->entered);
  DeskClock clock = { desk_office_get_calendar (office),
                      (const DeskClockPause *) state->pauses->data, state->pauses->len, left };
  const DeskFlowStep *limit;
  DeskDate due;

  if (state->visit == 0)
    /* Translators: %s: the number of a case */
    return desk_flow_refuse (error, _ ("%s has no open step; run a check of the file (SHO-2)"),
                             state->card->number);
  limit = find_limit (state, &clock, &due);
  *days = desk_clock_owned (&clock, entered, left);
  *late = desk_clock_late (&clock, entered, left, due, limit == state->step);
  return TRUE;
}

/* Puts the case into @to; the last step closes it. */
gboolean
desk_flow_enter (DeskOffice          *office,
                 DeskFlowState       *state,
                 const DeskFlowStep  *to,
                 gint64               round,
                 const char          *now,
                 GError             **error)
{
  DeskStore *store = desk_office_get_store (office);
  gboolean is_last = to == desk_flow_template_get_last (state->template);

  if (!desk_store_execute (store, error,
                           "UPDATE shoots SET step = ?, step_since = ?, round = ?, state = ?,"
                           " ended = ? WHERE id = ?",
                           "ttitti", to->code, now, round, is_last ? "closed" : "running",
                           is_last ? now : NULL, state->card->id))
    return FALSE;
  return is_last ||
         desk_store_execute (store, error,
                             "INSERT INTO signoffs (shoot_id, step, round, entered)"
                             " VALUES (?, ?, ?, ?)",
                             "itit", state->card->id, to->code, round, now);
}

static char *
next_number (DeskOffice              *office,
             const DeskFlowTemplate  *template,
             const char              *now,
             GError                 **error)
{
  g_autofree char *start = g_strdup_printf ("%s-%.4s-", template->prefix, now);
  g_autofree char *end = g_strdup_printf ("%s-%.4s.", template->prefix, now);
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT substr(number, ?) FROM shoots WHERE number > ? AND number < ?"
    " ORDER BY length(number) DESC, number DESC LIMIT 1",
    "itt", (gint64) strlen (start) + 1, start, end);

  if (rows == NULL)
    return NULL;
  return g_strdup_printf (
    "%s%04" G_GINT64_FORMAT, start,
    (desk_rows_next (rows) ? g_ascii_strtoll (desk_rows_text (rows, 0), NULL, 10) : 0) + 1);
}

static gboolean
check_client (DeskOffice              *office,
              const DeskFlowTemplate  *template,
              gint64                   client,
              GError                 **error)
{
  g_autoptr (DeskRows) rows = NULL;

  if (client == 0 && template->has_client)
    return desk_flow_refuse (error, _ ("Name the client whose case it is (SHO-1)"));
  if (client == 0)
    return TRUE;
  rows = desk_store_select (desk_office_get_store (office), error,
                            "SELECT 1 FROM clients WHERE id = ?", "i", client);
  if (rows == NULL || desk_rows_next (rows))
    return rows != NULL;
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                       _ ("There is no such client (SHO-1)"));
  return FALSE;
}

/**
 * desk_flow_start:
 * @flow: the code of a flow; %NULL: `shoot`
 * @client: whose case it is; 0 for a flow without clients
 * @title: (nullable)
 * @category: (nullable): of the goods; else the client's
 *
 * Begins a case at the first step of the flow's newest version, with the next
 * number; one act.
 *
 * Returns: the case, or 0
 */
gint64
desk_flow_start (DeskOffice  *office,
                 const char  *flow,
                 gint64       client,
                 const char  *title,
                 const char  *category,
                 const char  *note,
                 GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskFlow) found = desk_flow_get (office, flow != NULL ? flow : "shoot", error);
  g_autofree char *now = desk_store_get_moment (store);
  g_autofree char *number = NULL;
  g_autofree char *name = NULL;
  g_autoptr (DeskAct) act = NULL;
  const DeskFlowStep *first;
  gint64 shoot;

  if (found == NULL || !check_client (office, found->template, client, error))
    return 0;
  first = found->template->steps->pdata[0];
  /* Translators: %s: the title of a flow, as “Shoot” */
  name = g_strdup_printf (_ ("Begin a case of “%s”"),
                          desk_flow_template_get_title (found->template,
                                                        desk_language_current ()));
  act = desk_store_begin (store, error, name);
  if (act == NULL)
    return 0;
  number = next_number (office, found->template, now, error);
  if (number == NULL ||
      (found->id == 0 && desk_flow_write_version (office, found, error) == 0) ||
      !desk_store_execute (store, error,
                           "INSERT INTO shoots (number, client_id, flow_id, title, category, step,"
                           " step_since, begun, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                           "tritttttt", number, client, found->id, title, category, first->code,
                           now, now, note))
    return 0;
  shoot = desk_store_last_id (store);
  if (!desk_store_execute (store, error,
                           "INSERT INTO signoffs (shoot_id, step, entered) VALUES (?, ?, ?)", "itt",
                           shoot, first->code, now) ||
      !desk_act_commit (g_steal_pointer (&act), error))
    return 0;
  return shoot;
}

/* Begins the act of a verb, named after the case and its step. */
static DeskAct *
begin (DeskOffice  *office,
       gint64       shoot,
       char *(*make_title) (const DeskFlowCard *card),
       GError     **error)
{
  g_autoptr (DeskFlowState) state = desk_flow_read_one (office, shoot, error);
  g_autofree char *title = state != NULL ? make_title (state->card) : NULL;

  return title != NULL ? desk_store_begin (desk_office_get_store (office), error, title) : NULL;
}

static char *
monitor_title (const DeskFlowCard *card)
{
  /* Translators: the number of a case and a step, as “Sample shoot” */
  return g_strdup_printf (_ ("%s: record that “%s” starts"), card->number, card->step_title);
}

/**
 * desk_flow_monitor:
 *
 * The process monitor records that the case's step may start (SHO-2). Refused when
 * it is recorded already, or @by does not act as the monitor.
 */
gboolean
desk_flow_monitor (DeskOffice  *office,
                   gint64       shoot,
                   const char  *expected,
                   gint64       by,
                   GError     **error)
{
  g_autoptr (DeskAct) act = begin (office, shoot, monitor_title, error);
  g_autofree char *now = NULL;
  g_autoptr (DeskFlowState) state =
    act != NULL ? desk_flow_take (office, shoot, expected, &now, error) : NULL;
  gint64 person;

  if (state == NULL)
    return FALSE;
  if (state->card->monitored)
    /* Translators: the number of a case and a step, as “Sample shoot” */
    return desk_flow_refuse (error, _ ("%s: the monitor has recorded “%s” already (SHO-2)"),
                             state->card->number, state->card->step_title);
  person = desk_flow_check_role (office, "monitor", desk_flow_moment_day (now), by, error);
  return person != 0 &&
         desk_store_execute (desk_office_get_store (office), error,
                             "UPDATE signoffs SET monitor_id = ?, monitored = ? WHERE id = ?",
                             "iti", person, now, state->visit) &&
         desk_act_commit (g_steal_pointer (&act), error);
}

/* The field that is called so, by its name or its title. */
static DeskFlowField *
find_field (const DeskFlowStep *step,
            const char         *word)
{
  DeskFlowField *field = desk_flow_step_get_field (step, word);

  for (guint i = 0; field == NULL && i < step->fields->len; i++)
    {
      DeskFlowField *one = step->fields->pdata[i];
      if (g_strcmp0 (one->title, word) == 0 || g_strcmp0 (one->title_zh, word) == 0)
        field = one;
    }
  return field;
}

static gboolean
refuse_field (const DeskFlowState  *state,
              const char           *word,
              GError              **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *known = NULL;

  for (guint i = 0; i < state->step->fields->len; i++)
    g_ptr_array_add (names, ((DeskFlowField *) state->step->fields->pdata[i])->name);
  g_ptr_array_add (names, NULL);
  known = g_strjoinv (_ (", "), (char **) names->pdata);
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               /* Translators: a step as “Sample shoot”, a word, a list of words */
               _ ("“%s” has no field “%s”; it has: %s (SHO-2)"), state->card->step_title, word,
               known);
  return FALSE;
}

/* A file that is there is attached to the case; its name is what is kept. */
static gboolean
attach (DeskOffice  *office,
        gint64       shoot,
        char       **value,
        GError     **error)
{
  const char *paths[] = { *value, NULL };
  g_autoptr (GError) local = NULL;
  g_autoptr (GArray) added = NULL;
  char *name;

  if (!g_path_is_absolute (*value) || !g_file_test (*value, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  added = desk_attachments_add_files (office, &desk_kind_shoots, shoot, paths, &local);
  if (added == NULL && !g_error_matches (local, DESK_ERROR, DESK_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  name = g_path_get_basename (*value);
  g_free (*value);
  *value = name;
  return TRUE;
}

/* Puts @values into those of the open visit, each checked by its field. */
static gboolean
take_values (DeskOffice     *office,
             DeskFlowState  *state,
             GHashTable     *values,
             GError        **error)
{
  GHashTableIter iter;
  gpointer word, text;

  if (values == NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &word, &text))
    {
      const DeskFlowField *field = find_field (state->step, word);
      char *value;

      if (field == NULL)
        return refuse_field (state, word, error);
      value = desk_flow_field_normalize (field, text, error);
      if (value == NULL)
        return FALSE;
      if (field->type == DESK_FLOW_FILE && !attach (office, state->card->id, &value, error))
        {
          g_free (value);
          return FALSE;
        }
      g_hash_table_insert (state->values, g_strdup (field->name), value);
    }
  return TRUE;
}

static char *
fill_title (const DeskFlowCard *card)
{
  /* Translators: the number of a case and a step, as “Sample shoot” */
  return g_strdup_printf (_ ("%s: fill in “%s”"), card->number, card->step_title);
}

/**
 * desk_flow_fill:
 * @values: field name → text; an empty text empties the field. A file that exists,
 *   named by its whole path, is attached
 *
 * Keeps what is filled in at the case's step, without signing it; one act. Refused
 * for a field the step does not have and for a value that its type forbids.
 */
gboolean
desk_flow_fill (DeskOffice  *office,
                gint64       shoot,
                const char  *expected,
                GHashTable  *values,
                GError     **error)
{
  g_autoptr (DeskAct) act = begin (office, shoot, fill_title, error);
  g_autofree char *now = NULL;
  g_autofree char *json = NULL;
  g_autoptr (DeskFlowState) state =
    act != NULL ? desk_flow_take (office, shoot, expected, &now, error) : NULL;

  if (state == NULL || !take_values (office, state, values, error))
    return FALSE;
  json = desk_flow_values_to_json (state->step, state->values);
  return desk_store_execute (desk_office_get_store (office), error,
                             "UPDATE signoffs SET fields = ? WHERE id = ?", "ti", json,
                             state->visit) &&
         desk_act_commit (g_steal_pointer (&act), error);
}

/* SHO-1: what a step learned of the client stays with the client. */
static gboolean
keep_client (DeskOffice     *office,
             DeskFlowState  *state,
             gint64          person,
             const char     *now,
             GError        **error)
{
  DeskStore *store = desk_office_get_store (office);
  const DeskFlowCard *card = state->card;

  for (guint i = 0; card->client != 0 && i < state->step->fields->len; i++)
    {
      const DeskFlowField *field = state->step->fields->pdata[i];
      const char *value = g_hash_table_lookup (state->values, field->name);
      const char *known = field->client_field != NULL
                            ? g_hash_table_lookup (state->client, field->client_field)
                            : NULL;
      g_autofree char *sql = NULL;
      gboolean done = TRUE;

      if (field->client_field == NULL || value == NULL || *value == '\0' ||
          g_strcmp0 (value, known) == 0)
        continue;
      if (g_str_equal (field->client_field, "contact"))
        done = desk_store_execute (store, error,
                                   "INSERT INTO contacts (client_id, at, text, by_id, shoot_id)"
                                   " VALUES (?, ?, ?, ?, ?)",
                                   "ittii", card->client, now, value, person, card->id);
      else if (known == NULL)
        {
          sql = g_strdup_printf ("UPDATE clients SET %s = ? WHERE id = ?", field->client_field);
          done = desk_store_execute (store, error, sql, "ti", value, card->client);
        }
      else if (g_str_equal (field->client_field, "category"))
        done = desk_store_execute (store, error, "UPDATE shoots SET category = ? WHERE id = ?",
                                   "ti", value, card->id);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_needs (const DeskFlowState  *state,
             GError              **error)
{
  g_autoptr (GPtrArray) needs = desk_flow_list_needs (state, state->values);
  g_autofree char *list = NULL;

  if (needs->len == 0)
    return TRUE;
  list = desk_flow_needs_text (needs);
  /* Translators: the number of a case, a step as “Sample shoot”, a list of what is missing */
  return desk_flow_refuse (error, _ ("%s cannot leave “%s” yet; missing: %s (SHO-2)"),
                           state->card->number, state->card->step_title, list);
}

static char *
next_title (const DeskFlowCard *card)
{
  /* Translators: the number of a case and a step, as “Sample shoot” */
  return g_strdup_printf (_ ("%s: sign “%s”"), card->number, card->step_title);
}

/**
 * desk_flow_next:
 * @values: (nullable): filled in before it is signed, as by desk_flow_fill()
 *
 * Signs the case's step and goes on, to another round where the values say so
 * (SHO-3); one act. Refused while the monitor's record, the end of a pause or a
 * field is missing, all of it named at once, and when @by does not act for the post.
 */
gboolean
desk_flow_next (DeskOffice  *office,
                gint64       shoot,
                const char  *expected,
                gint64       by,
                GHashTable  *values,
                GError     **error)
{
  g_autoptr (DeskAct) act = begin (office, shoot, next_title, error);
  g_autofree char *now = NULL;
  g_autofree char *json = NULL;
  g_autoptr (DeskFlowState) state =
    act != NULL ? desk_flow_take (office, shoot, expected, &now, error) : NULL;
  const DeskFlowStep *to;
  gboolean new_round;
  int days, late;
  gint64 person;

  if (state == NULL || !take_values (office, state, values, error) || !check_needs (state, error))
    return FALSE;
  person =
    desk_flow_check_role (office, state->step->post, desk_flow_moment_day (now), by, error);
  if (person == 0 || !desk_flow_leave (office, state, now, &days, &late, error))
    return FALSE;
  to = desk_flow_template_next (state->template, state->step, state->values, &new_round);
  json = desk_flow_values_to_json (state->step, state->values);
  return desk_store_execute (desk_office_get_store (office), error,
                             "UPDATE signoffs SET person_id = ?, signed = ?, days = ?, late = ?,"
                             " fields = ? WHERE id = ?",
                             "itiiti", person, now, (gint64) days, (gint64) late, json,
                             state->visit) &&
         keep_client (office, state, person, now, error) &&
         desk_flow_enter (office, state, to, state->card->round + new_round, now, error) &&
         desk_act_commit (g_steal_pointer (&act), error);
}
