/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One case as its page shows it, and what could be done with it. */

#include <string.h>

#include "desk-flow-private.h"
#include "desk-kinds.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-settings.h"

void
desk_flow_visit_free (DeskFlowVisit *self)
{
  g_free (self->step);
  g_free (self->entered);
  g_free (self->monitor_name);
  g_free (self->monitored);
  g_free (self->person_name);
  g_free (self->signed_at);
  g_free (self->withdrawn);
  g_hash_table_unref (self->values);
  g_free (self);
}

void
desk_flow_pause_free (DeskFlowPause *self)
{
  g_free (self->reason);
  g_free (self->note);
  g_free (self->from);
  g_free (self->until);
  g_free (self);
}

void
desk_flow_remark_free (DeskFlowRemark *self)
{
  g_free (self->step);
  g_free (self->kind);
  g_free (self->text);
  g_free (self->person_name);
  g_free (self->at);
  g_free (self->by_name);
  g_free (self);
}

void
desk_flow_case_free (DeskFlowCase *self)
{
  g_clear_pointer (&self->card, desk_flow_card_free);
  g_clear_pointer (&self->template, desk_flow_template_unref);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->pauses, g_ptr_array_unref);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_clear_pointer (&self->needs, g_ptr_array_unref);
  g_free (self->next);
  g_free (self);
}

static char *
dup_text (const DeskRows *rows,
          guint           column)
{
  return desk_rows_is_null (rows, column) ? NULL : g_strdup (desk_rows_text (rows, column));
}

static char *
dup_person (DeskOffice     *office,
            const DeskRows *rows,
            guint           column)
{
  return desk_rows_is_null (rows, column)
           ? NULL
           : desk_people_dup_name (office, desk_rows_int (rows, column));
}

static int
read_days (const DeskRows *rows,
           guint           column)
{
  return desk_rows_is_null (rows, column) ? -1 : (int) desk_rows_int (rows, column);
}

static gboolean
read_visits (DeskOffice    *office,
             DeskFlowCase  *self,
             gint64         open,
             GError       **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT id, step, round, entered, monitor_id, monitored, person_id, signed, days, late,"
    " withdrawn, fields FROM signoffs WHERE shoot_id = ? ORDER BY id",
    "i", self->card->id);

  self->visits = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_flow_visit_free);
  while (rows != NULL && desk_rows_next (rows))
    {
      DeskFlowVisit *visit = g_new0 (DeskFlowVisit, 1);
      g_autofree char *fields = dup_text (rows, 11);

      visit->id = desk_rows_int (rows, 0);
      visit->step = g_strdup (desk_rows_text (rows, 1));
      visit->round = desk_rows_int (rows, 2);
      visit->entered = g_strdup (desk_rows_text (rows, 3));
      visit->monitor = desk_rows_int (rows, 4);
      visit->monitor_name = dup_person (office, rows, 4);
      visit->monitored = dup_text (rows, 5);
      visit->person = desk_rows_int (rows, 6);
      visit->person_name = dup_person (office, rows, 6);
      visit->signed_at = dup_text (rows, 7);
      visit->days = read_days (rows, 8);
      visit->late = read_days (rows, 9);
      visit->withdrawn = dup_text (rows, 10);
      visit->values = desk_flow_parse_values (fields);
      if (visit->id == open)
        self->visit = visit;
      g_ptr_array_add (self->visits, visit);
    }
  return rows != NULL;
}

static gboolean
read_pauses (DeskOffice    *office,
             DeskFlowCase  *self,
             GError       **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error,
                       "SELECT id, reason, note, \"from\", until FROM pauses WHERE shoot_id = ?"
                       " ORDER BY id",
                       "i", self->card->id);

  self->pauses = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_flow_pause_free);
  while (rows != NULL && desk_rows_next (rows))
    {
      DeskFlowPause *pause = g_new0 (DeskFlowPause, 1);

      pause->id = desk_rows_int (rows, 0);
      pause->reason = g_strdup (desk_rows_text (rows, 1));
      pause->note = dup_text (rows, 2);
      pause->from = g_strdup (desk_rows_text (rows, 3));
      pause->until = dup_text (rows, 4);
      g_ptr_array_add (self->pauses, pause);
    }
  return rows != NULL;
}

static gboolean
read_remarks (DeskOffice    *office,
              DeskFlowCase  *self,
              GError       **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT id, step, round, kind, text, person_id, at, by_id FROM flow_remarks"
    " WHERE shoot_id = ? ORDER BY id",
    "i", self->card->id);

  self->remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_flow_remark_free);
  while (rows != NULL && desk_rows_next (rows))
    {
      DeskFlowRemark *remark = g_new0 (DeskFlowRemark, 1);

      remark->id = desk_rows_int (rows, 0);
      remark->step = g_strdup (desk_rows_text (rows, 1));
      remark->round = desk_rows_int (rows, 2);
      remark->kind = g_strdup (desk_rows_text (rows, 3));
      remark->text = g_strdup (desk_rows_text (rows, 4));
      remark->person = desk_rows_int (rows, 5);
      remark->person_name = dup_person (office, rows, 5);
      remark->at = g_strdup (desk_rows_text (rows, 6));
      remark->by_name = dup_person (office, rows, 7);
      g_ptr_array_add (self->remarks, remark);
    }
  return rows != NULL;
}

/* What the client's record fills in stands in the open visit as well. */
static void
complete_values (DeskFlowCase  *self,
                 DeskFlowState *state)
{
  GHashTableIter iter;
  gpointer name, value;

  if (self->visit == NULL)
    return;
  g_hash_table_iter_init (&iter, state->values);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_insert (self->visit->values, g_strdup (name), g_strdup (value));
}

/**
 * desk_flow_get_case:
 *
 * Returns: (transfer full): all that is known of the case, its clock on the store's
 *   day; %NULL with %DESK_ERROR_NOT_FOUND
 */
DeskFlowCase *
desk_flow_get_case (DeskOffice  *office,
                    gint64       shoot,
                    GError     **error)
{
  g_autoptr (DeskFlowState) state = desk_flow_read_one (office, shoot, error);
  g_autoptr (DeskFlowCase) self = g_new0 (DeskFlowCase, 1);
  g_autofree char *now = desk_store_get_moment (desk_office_get_store (office));

  if (state == NULL)
    return NULL;
  self->template = desk_flow_template_ref (state->template);
  self->needs = state->card->ended == NULL
                  ? desk_flow_list_needs (state, state->values)
                  : g_ptr_array_new_with_free_func ((GDestroyNotify) desk_flow_need_free);
  if (state->card->ended == NULL && state->step != NULL)
    {
      const DeskFlowStep *next =
        desk_flow_template_next (state->template, state->step, state->values, NULL);

      self->next = g_strdup (next != NULL ? next->code : NULL);
      self->signer = state->card->holder;
      self->monitor = desk_people_acting (office, "monitor", desk_flow_moment_day (now));
    }
  self->card = g_steal_pointer (&state->card);
  if (!read_visits (office, self, state->visit, error) || !read_pauses (office, self, error) ||
      !read_remarks (office, self, error))
    return NULL;
  complete_values (self, state);
  return g_steal_pointer (&self);
}

/**
 * desk_flow_find_case:
 * @word: the id or the number of a case
 *
 * Returns: the case, or 0 with %DESK_ERROR_NOT_FOUND
 */
gint64
desk_flow_find_case (DeskOffice  *office,
                     const char  *word,
                     GError     **error)
{
  guint64 id = 0;
  g_autoptr (DeskRows) rows = NULL;

  g_ascii_string_to_unsigned (word, 10, 1, G_MAXINT64, &id, NULL);
  rows = desk_store_select (desk_office_get_store (office), error,
                            "SELECT id FROM shoots WHERE number = ? OR id = ?"
                            " ORDER BY number = ? DESC LIMIT 1",
                            "tit", word, (gint64) id, word);
  if (rows == NULL)
    return 0;
  if (desk_rows_next (rows))
    return desk_rows_int (rows, 0);
  g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
               /* Translators: %s: what was entered */
               _ ("There is no case “%s” (SHO-2)"), word);
  return 0;
}

static void
say (char **sentence,
     char  *text)
{
  if (sentence != NULL)
    *sentence = text;
  else
    g_free (text);
}

static DeskFlowTryResult
try_forward (DeskFlowState       *state,
             const DeskFlowStep  *to,
             char               **sentence)
{
  const char *title = desk_flow_step_get_title (to, desk_language_current ());
  const DeskFlowStep *next =
    desk_flow_template_next (state->template, state->step, state->values, NULL);
  g_autoptr (GPtrArray) needs = desk_flow_list_needs (state, state->values);
  g_autofree char *list = desk_flow_needs_text (needs);

  if (to != next)
    {
      say (sentence,
           /* Translators: the number of a case, two steps */
           g_strdup_printf (_ ("%s is at “%s”; to “%s” it comes only by signing the steps before"
                               " it (SHO-2)"),
                            state->card->number, state->card->step_title, title));
      return DESK_FLOW_TRY_ILLEGAL;
    }
  if (needs->len == 0)
    return DESK_FLOW_TRY_NEXT;
  /* Translators: the number of a case, a step, a list of what is missing */
  say (sentence, g_strdup_printf (_ ("%s cannot leave “%s” yet; missing: %s (SHO-2)"),
                                  state->card->number, state->card->step_title, list));
  return DESK_FLOW_TRY_MISSING;
}

/**
 * desk_flow_try:
 * @to: a step
 * @sentence: (out) (optional) (nullable) (transfer full): why not
 *
 * Says what putting the case into the step @to would mean (SHO-6); changes nothing.
 */
DeskFlowTryResult
desk_flow_try (DeskOffice  *office,
               gint64       shoot,
               const char  *to,
               char       **sentence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskFlowState) state = desk_flow_read_one (office, shoot, &error);
  const DeskFlowStep *step =
    state != NULL ? desk_flow_template_get_step (state->template, to) : NULL;

  say (sentence, NULL);
  if (state == NULL || step == NULL || state->step == NULL)
    {
      say (sentence, error != NULL ? g_strdup (error->message)
                                   /* Translators: a step’s name */
                                   : g_strdup_printf (_ ("There is no step “%s” (SHO-2)"), to));
      return DESK_FLOW_TRY_ILLEGAL;
    }
  if (step == state->step)
    return DESK_FLOW_TRY_STAYS;
  if (state->card->ended != NULL)
    {
      /* Translators: %s: the number of a case */
      say (sentence, g_strdup_printf (_ ("%s has ended; nothing more is done with it (SHO-2)"),
                                      state->card->number));
      return DESK_FLOW_TRY_ILLEGAL;
    }
  if (step->position < state->step->position)
    return DESK_FLOW_TRY_BACK;
  return try_forward (state, step, sentence);
}

/* Returns: (transfer full) (nullable): “Working day 3 of 5”, with the pause where
 *   there is one (SHO-4); %NULL while no limit runs */
char *
desk_flow_clock_text (const DeskFlowCard *card,
                      const char         *language)
{
  g_autofree char *clock = NULL;
  const char *reason;

  if (card->limit == 0)
    return NULL;
  /* Translators: the number of a working day, and how many the limit has */
  clock = g_strdup_printf (desk_language_text (language, N_ ("Working day %d of %d")), card->used,
                           card->limit);
  if (!card->paused)
    return g_steal_pointer (&clock);
  reason = desk_field_choice_label (desk_kind_get_field (&desk_kind_pauses, "reason"),
                                    card->pause_reason, language);
  /* Translators: “Working day 3 of 5” and why it is paused, as “waiting for the client” */
  return g_strdup_printf (desk_language_text (language, N_ ("%s, paused: %s")), clock, reason);
}

static gboolean
is_confirmed (DeskOffice *office,
              gint64      shoot)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL,
                       "SELECT 1 FROM signoffs WHERE shoot_id = ? AND step = 'confirmation'"
                       " AND signed IS NOT NULL AND withdrawn IS NULL",
                       "i", shoot);

  return rows != NULL && desk_rows_next (rows);
}

/**
 * desk_flow_post_address:
 *
 * Returns: (transfer full): where the client sends the goods; %NULL with
 *   %DESK_ERROR_REFUSED until the confirmation is signed (SHO-2)
 */
char *
desk_flow_post_address (DeskOffice  *office,
                        gint64       shoot,
                        GError     **error)
{
  g_autoptr (DeskFlowState) state = desk_flow_read_one (office, shoot, error);
  g_autofree char *address = desk_settings_get (office, "shoots.post-address");

  if (state == NULL)
    return NULL;
  if (desk_flow_template_get_step (state->template, "confirmation") != NULL &&
      !is_confirmed (office, shoot))
    {
      const DeskFlowStep *step = desk_flow_template_get_step (state->template, "confirmation");

      /* Translators: the number of a case, a step as “Confirmation” */
      desk_flow_refuse (error, _ ("%s: the address to send goods to is given only after “%s” is"
                                  " signed (SHO-2)"),
                        state->card->number,
                        desk_flow_step_get_title (step, desk_language_current ()));
      return NULL;
    }
  if (*address == '\0')
    {
      g_free (address);
      address = desk_settings_get (office, "studio.address");
    }
  if (*address == '\0')
    {
      desk_flow_refuse (error, _ ("The address to send goods to is not set yet; set"
                                  " shoots.post-address (SHO-2)"));
      return NULL;
    }
  return g_steal_pointer (&address);
}
