/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The board: open cases by step, filtered (SHO-6). */

#include <string.h>

#include "desk-flow-private.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-text.h"

static void
column_free (DeskFlowColumn *self)
{
  g_free (self->step);
  g_free (self->title);
  g_free (self->post);
  g_free (self->holder_name);
  g_ptr_array_unref (self->cards);
  g_free (self);
}

void
desk_flow_board_free (DeskFlowBoard *self)
{
  g_free (self->flow);
  g_ptr_array_unref (self->columns);
  g_free (self);
}

/* What a text is found by: itself, its pinyin in one piece, its initials. Many cards
 * have the same, so it is made once. */
static const char *
get_words (GHashTable *words,
           const char *text,
           gboolean    with_pinyin)
{
  char *found = g_hash_table_lookup (words, text);

  if (found == NULL)
    {
      g_autofree char *folded = g_utf8_casefold (text, -1);
      g_autofree char *pinyin = with_pinyin ? desk_text_pinyin (text) : NULL;
      g_autofree char *initials = with_pinyin ? desk_text_initials (text) : NULL;
      g_auto (GStrv) syllables = g_strsplit (with_pinyin ? pinyin : "", " ", -1);
      g_autofree char *joined = g_strjoinv ("", syllables);

      found = g_strjoin ("\n", folded, joined, initials, NULL);
      g_hash_table_insert (words, g_strdup (text), found);
    }
  return found;
}

/* What is wanted, and what the texts of cards are found by. */
typedef struct
{
  char *text;        /* folded; NULL: nothing is */
  gboolean is_latin; /* it may be pinyin */
  GHashTable *words;
} Wanted;

static gboolean
has_text (const Wanted *wanted,
          const char   *text)
{
  return text != NULL &&
         strstr (get_words (wanted->words, text, wanted->is_latin && !g_str_is_ascii (text)),
                 wanted->text) != NULL;
}

static gboolean
passes (const DeskFlowCard   *card,
        const char           *flow,
        const DeskFlowFilter *filter,
        const Wanted         *wanted)
{
  if (flow != NULL && !g_str_equal (card->flow_code, flow))
    return FALSE;
  if (filter == NULL)
    return TRUE;
  if ((filter->category != NULL && g_strcmp0 (card->category, filter->category) != 0) ||
      (filter->person != 0 && card->holder != filter->person) ||
      (filter->client != 0 && card->client != filter->client) ||
      (filter->only_overdue && card->overdue == 0) || (filter->only_paused && !card->paused))
    return FALSE;
  return wanted->text == NULL || has_text (wanted, card->number) ||
         has_text (wanted, card->client_number) || has_text (wanted, card->client_name) ||
         has_text (wanted, card->category) || has_text (wanted, card->title);
}

/* What is overdue longest comes first, then what is due first, then the oldest. */
static int
compare_cards (gconstpointer a,
               gconstpointer b)
{
  const DeskFlowCard *one = *(DeskFlowCard *const *) a;
  const DeskFlowCard *other = *(DeskFlowCard *const *) b;

  if (one->overdue != other->overdue)
    return other->overdue - one->overdue;
  if (one->due != other->due)
    return (one->due != DESK_DATE_NONE ? one->due : G_MAXINT32) <
               (other->due != DESK_DATE_NONE ? other->due : G_MAXINT32)
             ? -1
             : 1;
  return (one->id > other->id) - (one->id < other->id);
}

/**
 * desk_flow_list_cards:
 * @flow: (nullable): the code of a flow; %NULL: cases of all
 * @filter: (nullable): which
 *
 * Returns: (transfer full) (element-type DeskFlowCard): the cases, overdue ones first
 */
GPtrArray *
desk_flow_list_cards (DeskOffice            *office,
                      const char            *flow,
                      const DeskFlowFilter  *filter,
                      GError               **error)
{
  g_autofree char *now = desk_store_get_moment (desk_office_get_store (office));
  DeskDate since = filter != NULL ? filter->ended_since : DESK_DATE_NONE;
  g_autofree char *text = filter != NULL && filter->text != NULL && *filter->text != '\0'
                            ? g_utf8_casefold (filter->text, -1)
                            : NULL;
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Wanted wanted = { text, text != NULL && g_str_is_ascii (text), words };
  g_autoptr (GPtrArray) states =
    desk_flow_read (office, since != DESK_DATE_NONE ? DESK_FLOW_SINCE : DESK_FLOW_OPEN, 0, since,
                    desk_flow_moment_day (now), error);
  GPtrArray *cards;

  if (states == NULL)
    return NULL;
  cards = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_flow_card_free);
  for (guint i = 0; i < states->len; i++)
    {
      DeskFlowState *state = states->pdata[i];

      if (passes (state->card, flow, filter, &wanted))
        g_ptr_array_add (cards, g_steal_pointer (&state->card));
    }
  g_ptr_array_sort (cards, compare_cards);
  return cards;
}

static DeskFlowColumn *
add_column (DeskOffice         *office,
            DeskFlowBoard      *self,
            const DeskFlowStep *step,
            DeskDate            day)
{
  DeskFlowColumn *column = g_new0 (DeskFlowColumn, 1);

  column->step = g_strdup (step->code);
  column->title = g_strdup (desk_flow_step_get_title (step, desk_language_current ()));
  column->post = g_strdup (step->post);
  column->most = step->most;
  column->cards = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_flow_card_free);
  if (step->post != NULL)
    column->holder = desk_people_acting (office, step->post, day);
  if (column->holder != 0)
    column->holder_name = desk_people_dup_name (office, column->holder);
  g_ptr_array_add (self->columns, column);
  return column;
}

static DeskFlowColumn *
find_column (DeskFlowBoard *self,
             const char    *step)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      DeskFlowColumn *column = self->columns->pdata[i];
      if (g_str_equal (column->step, step))
        return column;
    }
  return NULL;
}

/**
 * desk_flow_board:
 * @flow: the code of a flow
 * @filter: (nullable): which cases
 *
 * Returns: (transfer full): a column for each step of the newest version, and after
 *   them one for each step that only older versions have and a case stands in
 */
DeskFlowBoard *
desk_flow_board (DeskOffice            *office,
                 const char            *flow,
                 const DeskFlowFilter  *filter,
                 GError               **error)
{
  g_autoptr (DeskFlow) found = desk_flow_get (office, flow, error);
  g_autoptr (GPtrArray) cards =
    found != NULL ? desk_flow_list_cards (office, flow, filter, error) : NULL;
  g_autofree char *now = desk_store_get_moment (desk_office_get_store (office));
  DeskDate day = desk_flow_moment_day (now);
  g_autoptr (DeskFlowBoard) self = NULL;

  if (cards == NULL)
    return NULL;
  self = g_new0 (DeskFlowBoard, 1);
  self->flow = g_strdup (flow);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  for (guint i = 0; i < found->template->steps->len; i++)
    add_column (office, self, found->template->steps->pdata[i], day);
  self->n_cards = cards->len;
  while (cards->len > 0)
    {
      DeskFlowCard *card = g_ptr_array_steal_index (cards, 0);
      DeskFlowColumn *column = find_column (self, card->step);

      self->n_overdue += card->overdue > 0;
      self->n_paused += card->paused;
      if (column == NULL)
        {
          g_autoptr (DeskFlowTemplate) template =
            desk_flow_get_template (office, card->flow, NULL);

          column = add_column (office, self, desk_flow_template_get_step (template, card->step),
                               day);
        }
      g_ptr_array_add (column->cards, card);
    }
  return g_steal_pointer (&self);
}
