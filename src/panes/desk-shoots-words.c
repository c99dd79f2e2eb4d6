/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-shoots-words.h"

#include "desk-language.h"
#include "desk-people.h"

/* Returns: (transfer none): whom or what the case is about */
const char *
desk_shoots_card_title (const DeskFlowCard *card)
{
  if (card->client_name != NULL && *card->client_name != '\0')
    return card->client_name;
  return card->title != NULL && *card->title != '\0' ? card->title : card->number;
}

/* Returns: (transfer full) (nullable): the goods: their category and what they are */
char *
desk_shoots_goods_words (const DeskFlowCard *card)
{
  const char *title = desk_shoots_card_title (card) == card->title ? NULL : card->title;
  gboolean has_title = title != NULL && *title != '\0';
  gboolean has_category = card->category != NULL && *card->category != '\0';

  if (has_title && has_category)
    /* Translators: the category of goods, and what they are: “Dresses · summer, 12 pieces” */
    return g_strdup_printf (C_ ("goods", "%1$s · %2$s"), card->category, title);
  return g_strdup (has_title ? title : card->category);
}

static gboolean
has_ended (const DeskFlowCard *card)
{
  return card->ended != NULL;
}

static char *
ended_words (const DeskFlowCard *card)
{
  const DeskField *field = desk_kind_get_field (&desk_kind_shoots, "state");
  const char *state = desk_field_choice_label (field, card->state, desk_language_current ());
  g_autofree char *day = NULL;
  DeskDate date;
  int minutes;

  if (!desk_moment_parse (card->ended, &date, &minutes))
    return g_strdup (state);
  day = desk_date_format (date, DESK_DATE_STYLE_MONTH_DAY, desk_language_current ());
  /* Translators: the state of a case, as “finished”, and the day it came to it */
  return g_strdup_printf (C_ ("case", "%1$s %2$s"), state, day);
}

/* Returns: (transfer full): when the case is due, how late it is or why it waits, short */
char *
desk_shoots_due_words (const DeskFlowCard *card)
{
  g_autofree char *day = NULL;

  if (has_ended (card))
    return ended_words (card);
  if (card->paused)
    return g_strdup (desk_shoots_pause_words (card->pause_reason));
  if (card->overdue > 0)
    return g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) card->overdue),
                            card->overdue);
  if (card->limit == 0 || card->due == DESK_DATE_NONE)
    return g_strdup (card->monitored ? C_ ("case", "no limit") : C_ ("case", "not started"));
  if (card->due == desk_date_today ())
    /* Translators: %1$d and %2$d: the working day of the limit, and how many it has */
    return g_strdup_printf (_ ("%1$d/%2$d · due today"), card->used, card->limit);
  day = desk_date_format (card->due, DESK_DATE_STYLE_MONTH_DAY, desk_language_current ());
  /* Translators: %1$d and %2$d: the working day of the limit, and how many it has; %3$s: the day
   * it is due */
  return g_strdup_printf (_ ("%1$d/%2$d · %3$s"), card->used, card->limit, day);
}

/* Returns: (transfer full): "Round 2": shot anew (SHO-3) */
char *
desk_shoots_round_words (gint64 round)
{
  return g_strdup_printf (_ ("Round %lld"), (long long) round);
}

/* Returns: (transfer full): "23 cases · 2 overdue · 1 paused" */
char *
desk_shoots_count_words (guint n_cards,
                         guint n_overdue,
                         guint n_paused)
{
  g_autofree char *cards = g_strdup_printf (ngettext ("%u case", "%u cases", n_cards), n_cards);
  g_autofree char *overdue = NULL;

  if (n_overdue == 0 && n_paused == 0)
    return g_steal_pointer (&cards);
  overdue = g_strdup_printf (ngettext ("%u overdue", "%u overdue", n_overdue), n_overdue);
  if (n_paused == 0)
    /* Translators: as “23 cases · 2 overdue” */
    return g_strdup_printf (C_ ("count of cases", "%1$s · %2$s"), cards, overdue);
  /* Translators: as “23 cases · 2 overdue · 1 paused” */
  return g_strdup_printf (C_ ("count of cases", "%1$s · %2$s · %3$u paused"), cards, overdue,
                          n_paused);
}

/* Returns: how much of the step is done: its record by the monitor, and its fields; below
 *   0: there is nothing to do any more */
double
desk_shoots_progress (const DeskFlowCard *card)
{
  if (has_ended (card))
    return -1;
  return (double) ((card->monitored ? 1 : 0) + card->filled) / (1 + card->wanted);
}

DeskBoardLook
desk_shoots_look (const DeskFlowCard *card)
{
  if (has_ended (card))
    return DESK_BOARD_PLAIN;
  if (card->overdue > 0)
    return DESK_BOARD_LATE;
  if (card->paused)
    return DESK_BOARD_PAUSED;
  return card->due == desk_date_today () ? DESK_BOARD_SOON : DESK_BOARD_PLAIN;
}

/* Returns: (transfer none): "waiting for the client" */
const char *
desk_shoots_pause_words (const char *reason)
{
  return desk_field_choice_label (desk_kind_get_field (&desk_kind_pauses, "reason"),
                                  reason != NULL ? reason : "client", desk_language_current ());
}

/* Returns: (transfer full): "Oct 9 08:41", shorter than with the weekday */
char *
desk_shoots_moment_words (const char *moment)
{
  g_autofree char *day = NULL;
  DeskDate date;
  int minutes;

  if (moment == NULL || !desk_moment_parse (moment, &date, &minutes))
    return g_strdup (moment != NULL ? moment : "");
  day = desk_date_format (date, DESK_DATE_STYLE_MONTH_DAY, desk_language_current ());
  /* Translators: %1$s: a day, %2$d and %3$d: hour and minute */
  return g_strdup_printf (_ ("%1$s %2$02d:%3$02d"), day, minutes / 60, minutes % 60);
}

/* Returns: the person who sits at the computer, 0: nobody said so */
gint64
desk_shoots_actor (DeskOffice *office)
{
  const char *name = desk_store_get_actor (desk_office_get_store (office));

  return name != NULL ? desk_people_find (office, name, NULL) : 0;
}
