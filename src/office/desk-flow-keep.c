/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must always hold of cases, what waits for someone, and what a new holiday
 * notice moves. */

#include <string.h>

#include "desk-calendar-moves.h"
#include "desk-flow-private.h"
#include "desk-kinds.h"
#include "desk-language.h"
#include "desk-office-private.h"
#include "desk-people.h"
#include "desk-today.h"

/* The columns of signoffs, behind the id. */
enum
{
  COLUMN_SIGNED = 5,
  COLUMN_WITHDRAWN = 12,
};

/* An open case stands in one open visit, and is paused while a pause is open. */
#define BROKEN                                                                                   \
  "SELECT s.number FROM shoots s WHERE s.ended IS NULL AND (1 <> (SELECT count(*) FROM signoffs" \
  " v WHERE v.shoot_id = s.id AND v.signed IS NULL AND v.withdrawn IS NULL AND v.step = s.step"  \
  " AND v.round = s.round AND v.entered = s.step_since) OR (s.state = 'paused') <> EXISTS"       \
  " (SELECT 1 FROM pauses p WHERE p.shoot_id = s.id AND p.until IS NULL AND p.\"from\" >="       \
  " s.step_since))"

static gboolean
check_signed (DeskOffice        *office,
              const DeskChange  *change,
              GError           **error)
{
  g_autoptr (DeskRows) rows = NULL;
  gboolean touched = FALSE;

  if (change->type != DESK_CHANGE_UPDATE || change->touched[COLUMN_SIGNED])
    return TRUE;
  for (guint i = 1; i < COLUMN_WITHDRAWN && i < change->n_columns; i++)
    touched = touched || change->touched[i];
  if (!touched)
    return TRUE;
  rows = desk_store_select (office->store, error,
                            "SELECT s.number FROM signoffs v JOIN shoots s ON s.id = v.shoot_id"
                            " WHERE v.id = ? AND v.signed IS NOT NULL",
                            "i", change->id);
  if (rows == NULL || !desk_rows_next (rows))
    return rows != NULL;
  /* Translators: %s: the number of a case */
  return desk_flow_refuse (error, _ ("%s: what is signed cannot be changed; undo the signature"
                                     " first (SHO-3)"),
                           desk_rows_text (rows, 0));
}

/**
 * desk_flow_settle:
 *
 * Part of every act, undone ones included: keeps what is signed as it was signed,
 * and a case in exactly one step.
 */
gboolean
desk_flow_settle (DeskOffice   *office,
                  DeskChanges  *changes,
                  GError      **error)
{
  g_autoptr (DeskRows) rows = NULL;

  if (!desk_changes_touch (changes, "shoots") && !desk_changes_touch (changes, "signoffs") &&
      !desk_changes_touch (changes, "pauses"))
    return TRUE;
  for (guint i = 0; i < changes->items->len; i++)
    {
      const DeskChange *change = changes->items->pdata[i];

      if (g_str_equal (change->table, "signoffs") && !check_signed (office, change, error))
        return FALSE;
    }
  rows = desk_store_select (office->store, error, BROKEN " LIMIT 1", "");
  if (rows == NULL || !desk_rows_next (rows))
    return rows != NULL;
  /* Translators: %s: the number of a case */
  return desk_flow_refuse (error, _ ("%s would stand in no step, or be paused in a step that it has"
                                     " left (SHO-2)"),
                           desk_rows_text (rows, 0));
}

static const struct
{
  const char *query;
  const char *problem;
} invariants[] = {
  { BROKEN,
    /* Translators: %s: the number of a case */
    N_ ("SHO-2: %s stands in no open step, or its pause is not that of its step") },
  { "SELECT s.number FROM shoots s WHERE s.ended IS NOT NULL AND (EXISTS (SELECT 1 FROM signoffs v"
    " WHERE v.shoot_id = s.id AND v.signed IS NULL AND v.withdrawn IS NULL) OR EXISTS (SELECT 1"
    " FROM pauses p WHERE p.shoot_id = s.id AND p.until IS NULL))",
    /* Translators: %s: the number of a case */
    N_ ("SHO-2: %s has ended, but a step or a pause of it is still open") },
  { "SELECT s.number FROM shoots s JOIN signoffs v ON v.shoot_id = s.id WHERE v.round > s.round",
    /* Translators: %s: the number of a case */
    N_ ("SHO-3: a step of %s was signed in a round that has not begun") },
};

/* Adds a sentence for each rule of cases that does not hold. */
void
desk_flow_check (DeskOffice *office,
                 GPtrArray  *problems)
{
  for (guint i = 0; i < G_N_ELEMENTS (invariants); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskRows) rows =
        desk_store_select (office->store, &error, invariants[i].query, "");

      if (rows == NULL)
        g_ptr_array_add (problems, g_strdup (error->message));
      while (rows != NULL && desk_rows_next (rows))
        g_ptr_array_add (problems,
                         g_strdup_printf (_ (invariants[i].problem), desk_rows_text (rows, 0)));
    }
}

/* Cases begin and go on by their verbs; what is written by hand is only what they
 * are about. */
gboolean
desk_flow_check_draft (DeskDraft  *draft,
                       GError    **error)
{
  const DeskKind *kind = desk_draft_get_kind (draft);

  if (kind == &desk_kind_signoffs || kind == &desk_kind_pauses ||
      kind == &desk_kind_flow_remarks || kind == &desk_kind_flows)
    return desk_flow_refuse (
      error, _ ("This follows from what is done with cases and cannot be written by hand (SHO-2)"));
  if (kind == &desk_kind_shoots && desk_draft_get_id (draft) == 0)
    return desk_flow_refuse (
      error, _ ("A case is begun by its flow, one at a time, and not imported (SHO-2)"));
  return TRUE;
}

gboolean
desk_flow_check_remove (const DeskKind  *kind,
                        GError         **error)
{
  if (kind != &desk_kind_shoots && kind != &desk_kind_signoffs && kind != &desk_kind_pauses &&
      kind != &desk_kind_flow_remarks && kind != &desk_kind_flows)
    return TRUE;
  return desk_flow_refuse (error, _ ("Cases and their steps are kept; cancel the case, or undo what"
                                     " was wrong (SHO-3)"));
}

static void
add (GPtrArray          *items,
     const char         *kind,
     const DeskFlowCard *card,
     const char         *who,
     char               *text)
{
  DeskTodayItem *item = g_new0 (DeskTodayItem, 1);

  item->kind = kind;
  item->date = card->due;
  item->who = g_strdup (who != NULL ? who : "");
  item->text = text;
  item->late = card->overdue > 0;
  item->about = &desk_kind_shoots;
  item->about_id = card->id;
  g_ptr_array_add (items, item);
}

static char *
dup_subject (const DeskFlowCard *card)
{
  if (card->client_name == NULL)
    return g_strdup (card->number);
  /* Translators: the number of a case and the client’s name */
  return g_strdup_printf (C_ ("case", "%s (%s)"), card->number, card->client_name);
}

static void
add_case (GPtrArray          *items,
          const DeskFlowCard *card,
          const char         *monitor,
          DeskDate            day)
{
  g_autofree char *subject = dup_subject (card);
  g_autofree char *due =
    desk_date_format (card->due, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());

  if (card->paused)
    return;
  if (card->overdue > 0)
    /* Translators: a case, a step, a day, two numbers of working days */
    add (items, "shoot-late", card, card->holder_name,
         g_strdup_printf (_ ("%s, %s: was due on %s, working day %d of %d"), subject,
                          card->step_title, due, card->used, card->limit));
  else if (card->due == day)
    /* Translators: a case, a step */
    add (items, "shoot-due", card, card->holder_name,
         g_strdup_printf (_ ("%s, %s: due today"), subject, card->step_title));
  else if (card->monitored)
    /* Translators: a case, a step */
    add (items, "shoot-sign", card, card->holder_name,
         g_strdup_printf (_ ("%s, %s: to be done and signed"), subject, card->step_title));
  if (!card->monitored)
    /* Translators: a case, a step */
    add (items, "shoot-monitor", card, monitor,
         g_strdup_printf (_ ("%s, %s: the process monitor records that it starts"), subject,
                          card->step_title));
}

/**
 * desk_flow_add_today:
 * @items: (element-type DeskTodayItem): what waits is added here
 *
 * Adds cases that are late or due on @day, and the steps that wait for the monitor
 * or a signature, with who; paused ones wait for nobody here.
 */
gboolean
desk_flow_add_today (DeskOffice  *office,
                     GPtrArray   *items,
                     DeskDate     day,
                     GError     **error)
{
  g_autoptr (GPtrArray) states =
    desk_flow_read (office, DESK_FLOW_OPEN, 0, DESK_DATE_NONE, day, error);
  g_autofree char *monitor = NULL;

  if (states == NULL)
    return FALSE;
  if (states->len > 0)
    monitor = desk_people_dup_name (office, desk_people_acting (office, "monitor", day));
  for (guint i = 0; i < states->len; i++)
    add_case (items, ((DeskFlowState *) states->pdata[i])->card, monitor, day);
  return TRUE;
}

static char *
describe_move (const DeskFlowCard *then,
               const DeskFlowCard *now)
{
  g_autofree char *subject = dup_subject (now);
  g_autofree char *is =
    desk_date_format (now->due, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());
  g_autofree char *was =
    desk_date_format (then->due, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());

  /* Translators: a case, a step, two days */
  return g_strdup_printf (_ ("%s, %s: due on %s instead of %s"), subject, now->step_title, is, was);
}

/**
 * desk_flow_add_moves:
 * @changes: (element-type DeskCalendarChange): days of a holiday notice
 * @sentences: (element-type utf8): what moves is added here
 *
 * Says which cases' due days move when the days are applied (SET-4); changes nothing.
 */
gboolean
desk_flow_add_moves (DeskOffice  *office,
                     GPtrArray   *changes,
                     GPtrArray   *sentences,
                     GError     **error)
{
  g_autofree char *moment = desk_store_get_moment (office->store);
  DeskDate day = desk_flow_moment_day (moment);
  g_autoptr (GPtrArray) then =
    desk_flow_read (office, DESK_FLOW_OPEN, 0, DESK_DATE_NONE, day, error);
  g_autoptr (GPtrArray) now = NULL;
  DeskCalendar *calendar = desk_office_get_calendar (office);

  if (then == NULL)
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      const DeskCalendarChange *change = changes->pdata[i];
      desk_calendar_set_day (calendar, change->date, change->kind, change->name);
    }
  now = desk_flow_read (office, DESK_FLOW_OPEN, 0, DESK_DATE_NONE, day, error);
  /* The changes were only supposed. */
  desk_office_forget (office);
  for (guint i = 0; now != NULL && i < now->len && i < then->len; i++)
    {
      const DeskFlowCard *before = ((DeskFlowState *) then->pdata[i])->card;
      const DeskFlowCard *after = ((DeskFlowState *) now->pdata[i])->card;

      if (before->due != after->due && before->due != DESK_DATE_NONE &&
          after->due != DESK_DATE_NONE)
        g_ptr_array_add (sentences, describe_move (before, after));
    }
  return now != NULL;
}
