/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What else happens to a case: it goes back, waits, is given up, is hurried, is
 * complained about (SHO-4, SHO-5). */

#include <string.h>

#include "desk-flow-private.h"
#include "desk-kinds.h"
#include "desk-language.h"
#include "desk-ledger.h"
#include "desk-settings.h"

static gboolean
is_empty (const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  return stripped == NULL || *stripped == '\0';
}

static DeskAct *
begin (DeskOffice  *office,
       gint64       shoot,
       const char  *format,
       GError     **error)
{
  g_autoptr (DeskFlowState) state = desk_flow_read_one (office, shoot, error);
  g_auto (GStrv) parts = NULL;
  g_autofree char *title = NULL;

  if (state == NULL)
    return NULL;
  /* The format has one %s, the number. */
  parts = g_strsplit (format, "%s", 2);
  title = g_strjoinv (state->card->number, parts);
  return desk_store_begin (desk_office_get_store (office), error, title);
}

/* The last signer of @step, or 0, and whether the case has ever been there. */
static gboolean
find_signer (DeskOffice  *office,
             gint64       shoot,
             const char  *step,
             gint64      *person,
             gint64      *round,
             GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT person_id, round FROM signoffs WHERE shoot_id = ? AND step = ?"
    " ORDER BY person_id IS NULL, id DESC LIMIT 1",
    "it", shoot, step);

  *person = 0;
  *round = 0;
  if (rows != NULL && desk_rows_next (rows))
    {
      *person = desk_rows_int (rows, 0);
      *round = desk_rows_int (rows, 1);
    }
  return rows != NULL;
}

/* Withdraws the visits of this round from the step @from on; the open one ends now. */
static gboolean
withdraw (DeskOffice          *office,
          DeskFlowState       *state,
          const DeskFlowStep  *from,
          const char          *now,
          GError             **error)
{
  DeskStore *store = desk_office_get_store (office);
  int days, late;

  if (!desk_flow_leave (office, state, now, &days, &late, error) ||
      !desk_store_execute (store, error,
                           "UPDATE signoffs SET days = ?, late = ?, withdrawn = ? WHERE id = ?",
                           "iiti", (gint64) days, (gint64) late, now, state->visit))
    return FALSE;
  for (guint i = from != NULL ? from->position : state->template->steps->len;
       i < state->template->steps->len; i++)
    {
      const DeskFlowStep *step = state->template->steps->pdata[i];

      if (!desk_store_execute (store, error,
                               "UPDATE signoffs SET withdrawn = ? WHERE shoot_id = ? AND step = ?"
                               " AND round = ? AND withdrawn IS NULL",
                               "titi", now, state->card->id, step->code, state->card->round))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_remark (DeskOffice  *office,
              gint64       shoot,
              const char  *step,
              gint64       round,
              const char  *kind,
              const char  *text,
              gint64       person,
              gint64       by,
              GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *now = desk_store_get_moment (store);

  return desk_store_execute (store, error,
                             "INSERT INTO flow_remarks (shoot_id, step, round, kind, text,"
                             " person_id, at, by_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                             "itittrtr", shoot, step, round, kind, text, person, now, by);
}

/**
 * desk_flow_back:
 * @to: an earlier step, at which the case has been
 * @reason: what was wrong
 * @by: (nullable): who sends it back
 *
 * A wrong turn (SHO-5): the case goes back to @to in the same round. What was signed
 * from there on is kept but withdrawn, and a remark points to the signer of @to. One
 * act. Refused for a later step and without a reason.
 */
gboolean
desk_flow_back (DeskOffice  *office,
                gint64       shoot,
                const char  *expected,
                const char  *to,
                const char  *reason,
                gint64       by,
                GError     **error)
{
  /* Translators: %s: the number of a case */
  g_autoptr (DeskAct) act = begin (office, shoot, _ ("Send %s back"), error);
  g_autofree char *now = NULL;
  g_autoptr (DeskFlowState) state =
    act != NULL ? desk_flow_take (office, shoot, expected, &now, error) : NULL;
  const DeskFlowStep *step;
  gint64 signer, round;

  if (state == NULL)
    return FALSE;
  step = desk_flow_template_get_step (state->template, to);
  if (step == NULL)
    /* Translators: a word that was entered, the title of a flow */
    return desk_flow_refuse (error, _ ("There is no step “%s” in “%s” (SHO-2)"), to,
                             desk_flow_template_get_title (state->template,
                                                           desk_language_current ()));
  if (step->position >= state->step->position)
    /* Translators: the number of a case, two steps as “Sample shoot” */
    return desk_flow_refuse (
      error,
      _ ("%s is at “%s”; to “%s” it comes only by signing the steps before it (SHO-2)"),
      state->card->number, state->card->step_title,
      desk_flow_step_get_title (step, desk_language_current ()));
  if (is_empty (reason))
    return desk_flow_refuse (error, _ ("Say with --reason why it goes back (SHO-5)"));
  if (state->card->paused)
    /* Translators: %s: the number of a case */
    return desk_flow_refuse (error, _ ("%s is paused; resume it first (SHO-4)"),
                             state->card->number);
  if (!find_signer (office, shoot, step->code, &signer, &round, error))
    return FALSE;
  if (round == 0)
    /* Translators: the number of a case and a step */
    return desk_flow_refuse (error, _ ("%s has never been at “%s” (SHO-2)"), state->card->number,
                             desk_flow_step_get_title (step, desk_language_current ()));
  return withdraw (office, state, step, now, error) &&
         write_remark (office, shoot, step->code, round, "wrong-turn", reason, signer, by, error) &&
         desk_flow_enter (office, state, step, state->card->round, now, error) &&
         desk_act_commit (g_steal_pointer (&act), error);
}

/**
 * desk_flow_pause:
 * @reason: `client` or `parcel`: nothing else stops the clock (SHO-4)
 * @note: (nullable)
 */
gboolean
desk_flow_pause (DeskOffice  *office,
                 gint64       shoot,
                 const char  *expected,
                 const char  *reason,
                 const char  *note,
                 GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  /* Translators: %s: the number of a case */
  g_autoptr (DeskAct) act = begin (office, shoot, _ ("Pause %s"), error);
  g_autofree char *now = NULL;
  g_autoptr (DeskFlowState) state =
    act != NULL ? desk_flow_take (office, shoot, expected, &now, error) : NULL;
  const DeskChoice *choice =
    reason != NULL
      ? desk_field_find_choice (desk_kind_get_field (&desk_kind_pauses, "reason"), reason)
      : NULL;

  if (state == NULL)
    return FALSE;
  if (choice == NULL)
    return desk_flow_refuse (
      error, _ ("The clock stops only while waiting for the client (client) or for the parcel"
                " (parcel) (SHO-4)"));
  if (state->card->paused)
    /* Translators: %s: the number of a case */
    return desk_flow_refuse (error, _ ("%s is paused already (SHO-4)"), state->card->number);
  return desk_store_execute (store, error,
                             "INSERT INTO pauses (shoot_id, reason, note, \"from\")"
                             " VALUES (?, ?, ?, ?)",
                             "ittt", shoot, choice->code, note, now) &&
         desk_store_execute (store, error, "UPDATE shoots SET state = 'paused' WHERE id = ?", "i",
                             shoot) &&
         desk_act_commit (g_steal_pointer (&act), error);
}

static gboolean
end_pause (DeskOffice     *office,
           DeskFlowState  *state,
           const char     *now,
           GError        **error)
{
  DeskDate day = desk_flow_moment_day (now);

  for (guint i = 0; i < state->pauses->len; i++)
    {
      DeskClockPause *pause = &g_array_index (state->pauses, DeskClockPause, i);
      if (pause->until == DESK_DATE_NONE)
        pause->until = day;
    }
  return desk_store_execute (desk_office_get_store (office), error,
                             "UPDATE pauses SET until = ? WHERE id = ?", "ti", now, state->pause);
}

/* The clock goes on (SHO-4): refused for a case that is not paused. */
gboolean
desk_flow_resume (DeskOffice  *office,
                  gint64       shoot,
                  const char  *expected,
                  GError     **error)
{
  /* Translators: %s: the number of a case */
  g_autoptr (DeskAct) act = begin (office, shoot, _ ("Resume %s"), error);
  g_autofree char *now = NULL;
  g_autoptr (DeskFlowState) state =
    act != NULL ? desk_flow_take (office, shoot, expected, &now, error) : NULL;

  if (state == NULL)
    return FALSE;
  if (!state->card->paused)
    /* Translators: %s: the number of a case */
    return desk_flow_refuse (error, _ ("%s is not paused (SHO-4)"), state->card->number);
  return end_pause (office, state, now, error) &&
         desk_store_execute (desk_office_get_store (office), error,
                             "UPDATE shoots SET state = 'running' WHERE id = ?", "i", shoot) &&
         desk_act_commit (g_steal_pointer (&act), error);
}

/* Ends a case before its last step; refused without a reason. */
gboolean
desk_flow_cancel (DeskOffice  *office,
                  gint64       shoot,
                  const char  *expected,
                  const char  *reason,
                  GError     **error)
{
  /* Translators: %s: the number of a case */
  g_autoptr (DeskAct) act = begin (office, shoot, _ ("Cancel %s"), error);
  g_autofree char *now = NULL;
  g_autoptr (DeskFlowState) state =
    act != NULL ? desk_flow_take (office, shoot, expected, &now, error) : NULL;

  if (state == NULL)
    return FALSE;
  if (is_empty (reason))
    return desk_flow_refuse (error, _ ("Say with --reason why it is cancelled (SHO-2)"));
  if (state->card->paused && !end_pause (office, state, now, error))
    return FALSE;
  return withdraw (office, state, NULL, now, error) &&
         desk_store_execute (desk_office_get_store (office), error,
                             "UPDATE shoots SET state = 'cancelled', ended = ?, reason = ?"
                             " WHERE id = ?",
                             "tti", now, reason, shoot) &&
         desk_act_commit (g_steal_pointer (&act), error);
}

/* SHO-4: there is no rush; the refusal says when it is due. Always %FALSE. */
gboolean
desk_flow_rush (DeskOffice  *office,
                gint64       shoot,
                GError     **error)
{
  g_autoptr (DeskFlowState) state = desk_flow_read_one (office, shoot, error);
  g_autofree char *due = NULL;
  g_autofree char *clock = NULL;

  if (state == NULL)
    return FALSE;
  if (state->card->due == DESK_DATE_NONE)
    /* Translators: the number of a case and a step */
    return desk_flow_refuse (error, _ ("Nothing is hurried: %s is at “%s”, where no limit runs, and"
                                       " takes its turn (SHO-4)"),
                             state->card->number, state->card->step_title);
  due = desk_date_to_iso (state->card->due);
  clock = desk_flow_clock_text (state->card, desk_language_current ());
  /* Translators: the number of a case, a day, “Working day 3 of 5” */
  return desk_flow_refuse (error, _ ("Nothing is hurried: %s is due on %s (%s) (SHO-4)"),
                           state->card->number, due, clock);
}

static gboolean
propose (DeskOffice  *office,
         const char  *number,
         const char  *step_title,
         gint64       person,
         const char  *text,
         const char  *kind,
         DeskMoney    fine,
         GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  gint64 remark = desk_store_last_id (store);
  g_autofree char *source = g_strdup_printf ("flow/%" G_GINT64_FORMAT, remark);
  g_autofree char *clause = desk_settings_get (office, "shoots.clause");
  g_autofree char *now = desk_store_get_moment (store);
  g_autofree char *evidence = g_strdup_printf ("%s %s: %s", number, step_title, text);
  const DeskChoice *choice =
    desk_field_find_choice (desk_kind_get_field (&desk_kind_ledger, "kind"), kind);

  if (choice == NULL)
    /* Translators: a word that was entered */
    return desk_flow_refuse (error, _ ("“%s” is no kind of ledger entry (SHO-5)"), kind);
  if (person == 0)
    /* Translators: a step */
    return desk_flow_refuse (error, _ ("Nobody has signed “%s”, so nobody answers for it (SHO-5)"),
                             step_title);
  return desk_ledger_propose (office, desk_flow_moment_day (now), person, clause, -fine,
                              choice->code, evidence, source, error);
}

/**
 * desk_flow_remark:
 * @step: (nullable): the step it is about; %NULL: the one that was signed last
 * @kind: `wrong-turn` or `complaint`
 * @by: who says so, or 0
 * @ledger_kind: (nullable): proposes such a ledger entry, as `criticism` or `fine`
 * @fine: in fen, what the signer would pay
 *
 * Something was wrong at a step: it points to the last signer of the step (SHO-5).
 * One act, also for a case that has ended. Refused without a text, and for a step
 * at which the case has never been.
 */
gboolean
desk_flow_remark (DeskOffice  *office,
                  gint64       shoot,
                  const char  *step,
                  const char  *kind,
                  const char  *text,
                  gint64       by,
                  const char  *ledger_kind,
                  DeskMoney    fine,
                  GError     **error)
{
  /* Translators: %s: the number of a case */
  g_autoptr (DeskAct) act = begin (office, shoot, _ ("Remark on %s"), error);
  g_autoptr (DeskFlowState) state = act != NULL ? desk_flow_read_one (office, shoot, error) : NULL;
  const DeskChoice *choice =
    kind != NULL ? desk_field_find_choice (desk_kind_get_field (&desk_kind_flow_remarks, "kind"),
                                           kind)
                 : NULL;
  const DeskFlowStep *found;
  const char *title;
  gint64 signer, round;

  if (state == NULL)
    return FALSE;
  if (step == NULL && state->signed_days->len > 0)
    step = g_array_index (state->signed_days, DeskFlowSigned, state->signed_days->len - 1).step;
  found = desk_flow_template_get_step (state->template, step != NULL ? step : state->card->step);
  if (found == NULL)
    /* Translators: a word that was entered, the title of a flow */
    return desk_flow_refuse (error, _ ("There is no step “%s” in “%s” (SHO-2)"), step,
                             desk_flow_template_get_title (state->template,
                                                           desk_language_current ()));
  title = desk_flow_step_get_title (found, desk_language_current ());
  if (choice == NULL)
    return desk_flow_refuse (error, _ ("A remark is a wrong-turn or a complaint (SHO-5)"));
  if (is_empty (text))
    return desk_flow_refuse (error, _ ("Say what happened (SHO-5)"));
  if (!find_signer (office, shoot, found->code, &signer, &round, error))
    return FALSE;
  if (round == 0)
    /* Translators: the number of a case and a step */
    return desk_flow_refuse (error, _ ("%s has never been at “%s” (SHO-2)"), state->card->number,
                             title);
  return write_remark (office, shoot, found->code, round, choice->code, text, signer, by, error) &&
         (ledger_kind == NULL || propose (office, state->card->number, title, signer, text,
                                          ledger_kind, fine, error)) &&
         desk_act_commit (g_steal_pointer (&act), error);
}
