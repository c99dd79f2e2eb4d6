/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-shoots-board.h"

#include <adwaita.h>
#include <string.h>

#include "desk-board.h"
#include "desk-language.h"
#include "desk-shoots-words.h"

/* Of the cases that ended this week, so many: what was closed by mistake is found. */
#define MOST_ENDED 20

struct _DeskShootsBoard
{
  GtkWidget parent_instance;

  DeskOffice *office;
  DeskShootsFilter *filter; /* not owned: the pane has both */
  gboolean filling;

  GtkStack *stack;
  DeskBoard *board;
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_ACTIVATED,
  SIGNAL_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskShootsBoard, desk_shoots_board, GTK_TYPE_WIDGET)

static void
on_selected (DeskShootsBoard *self,
             gint64           shoot)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_SELECTED], 0, shoot);
}

static void
on_activated (DeskShootsBoard *self,
              gint64           shoot)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, shoot);
}

static void
on_moved (DeskShootsBoard *self,
          gint64           shoot,
          const char      *step)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, shoot, step);
}

static gboolean
desk_shoots_board_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_SHOOTS_BOARD (widget)->board));
}

static void
desk_shoots_board_dispose (GObject *object)
{
  DeskShootsBoard *self = DESK_SHOOTS_BOARD (object);

  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_shoots_board_parent_class)->dispose (object);
}

static void
desk_shoots_board_class_init (DeskShootsBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_shoots_board_dispose;
  widget_class->grab_focus = desk_shoots_board_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /* As those of DeskBoard, with a case and a step. */
  signals[SIGNAL_SELECTED] =
    g_signal_new ("selected", DESK_TYPE_SHOOTS_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", DESK_TYPE_SHOOTS_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_MOVED] =
    g_signal_new ("moved", DESK_TYPE_SHOOTS_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
}

static GtkWidget *
make_page (const char *icon,
           const char *title,
           const char *text)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), text);
  return page;
}

static void
desk_shoots_board_init (DeskShootsBoard *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->board = DESK_BOARD (desk_board_new (_ ("Board of the cases")));
  g_signal_connect_swapped (self->board, "selected", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (self->board, "activated", G_CALLBACK (on_activated), self);
  g_signal_connect_swapped (self->board, "moved", G_CALLBACK (on_moved), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->board));

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, scroller, "board");
  gtk_stack_add_named (self->stack,
                       make_page ("edit-find-symbolic", _ ("No Case Is Found So"),
                                  _ ("Other words, or fewer filters?")),
                       "none");
  gtk_stack_add_named (self->stack,
                       make_page ("object-select-symbolic", _ ("No Case Is Open"),
                                  _ ("Nothing of this flow waits for anyone. Ctrl+N starts a "
                                     "case.")),
                       "empty");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

GtkWidget *
desk_shoots_board_new (DeskOffice       *office,
                       DeskShootsFilter *filter)
{
  DeskShootsBoard *self = g_object_new (DESK_TYPE_SHOOTS_BOARD, NULL);

  self->office = g_object_ref (office);
  self->filter = filter;
  return GTK_WIDGET (self);
}

/* Filling */

static void
fill_columns (DeskShootsBoard     *self,
              const DeskFlowBoard *board)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, TRUE, sizeof (DeskBoardColumnInfo));

  for (guint i = 0; i < board->columns->len; i++)
    {
      const DeskFlowColumn *column = board->columns->pdata[i];
      DeskBoardColumnInfo info = {
        .id = column->step,
        .title = column->title,
        .note = column->holder_name,
        .limit = (guint) MAX (column->most, 0),
      };

      g_array_append_val (columns, info);
    }
  desk_board_set_columns (self->board, (const DeskBoardColumnInfo *) columns->data, columns->len);
}

static void
append_card (GArray               *cards,
             GPtrArray            *words,
             const DeskFlowColumn *column,
             const DeskFlowCard   *card)
{
  char *due = desk_shoots_due_words (card);
  char *text = desk_shoots_goods_words (card);
  char *chip = card->round > 1 ? desk_shoots_round_words (card->round) : NULL;
  DeskBoardCardInfo info = {
    .id = card->id,
    .column = column->step,
    .title = desk_shoots_card_title (card),
    .corner = card->number,
    .text = text,
    .chip = chip,
    .due = due,
    .who = card->ended == NULL ? card->holder_name : NULL,
    .more = column->title,
    .progress = desk_shoots_progress (card),
    .look = desk_shoots_look (card),
  };

  g_ptr_array_add (words, due);
  g_ptr_array_add (words, text);
  g_ptr_array_add (words, chip);
  g_array_append_val (cards, info);
}

static int
compare_ended (gconstpointer a,
               gconstpointer b)
{
  return strcmp ((*(const DeskFlowCard *const *) b)->ended,
                 (*(const DeskFlowCard *const *) a)->ended);
}

/* The cases of the column: those that are open, and the ones that were closed last. What
 * was broken off is in the table; here it would seem to be at work.
 *
 * Returns: how many are open */
static guint
append_column (GArray               *cards,
               GPtrArray            *words,
               const DeskFlowColumn *column)
{
  g_autoptr (GPtrArray) ended = g_ptr_array_new ();
  guint n_open = 0;

  for (guint i = 0; i < column->cards->len; i++)
    {
      DeskFlowCard *card = column->cards->pdata[i];

      if (card->ended == NULL)
        {
          append_card (cards, words, column, card);
          n_open++;
        }
      else if (g_str_equal (card->state, "closed"))
        g_ptr_array_add (ended, card);
    }
  g_ptr_array_sort (ended, compare_ended);
  for (guint i = 0; i < MIN (ended->len, MOST_ENDED); i++)
    append_card (cards, words, column, ended->pdata[i]);
  return n_open;
}

static void
fill_cards (DeskShootsBoard     *self,
            const DeskFlowBoard *board)
{
  g_autoptr (GArray) cards = g_array_new (FALSE, TRUE, sizeof (DeskBoardCardInfo));
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *count = NULL;
  guint n_open = 0;

  for (guint i = 0; i < board->columns->len; i++)
    n_open += append_column (cards, words, board->columns->pdata[i]);
  desk_board_set_cards (self->board, (const DeskBoardCardInfo *) cards->data, cards->len);
  count = desk_shoots_count_words (n_open, board->n_overdue, board->n_paused);
  desk_shoots_filter_say (self->filter, count);
  gtk_stack_set_visible_child_name (self->stack,
                                    cards->len > 0                             ? "board"
                                    : desk_shoots_filter_is_set (self->filter) ? "none"
                                                                               : "empty");
}

/* Reads the cases anew. */
gboolean
desk_shoots_board_refresh (DeskShootsBoard  *self,
                           GError          **error)
{
  DeskFlowFilter filter = { .ended_since = desk_date_week_start (desk_date_today ()) };
  g_autoptr (DeskFlowBoard) board = NULL;

  desk_shoots_filter_get (self->filter, &filter);
  board = desk_flow_board (self->office, desk_shoots_filter_get_flow (self->filter), &filter,
                           error);
  if (board == NULL)
    return FALSE;
  self->filling = TRUE;
  fill_columns (self, board);
  fill_cards (self, board);
  self->filling = FALSE;
  return TRUE;
}

/* Returns: whether the case is on the board; 0 selects none */
gboolean
desk_shoots_board_select (DeskShootsBoard *self,
                          gint64           shoot)
{
  gboolean found;

  self->filling = TRUE;
  found = desk_board_select (self->board, shoot);
  self->filling = FALSE;
  return found;
}
