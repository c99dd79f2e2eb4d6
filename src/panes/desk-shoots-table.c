/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-shoots-table.h"

#include "desk-language.h"
#include "desk-shoots-row.h"
#include "desk-shoots-words.h"
#include "desk-text.h"

/* The columns, in their order. */
typedef enum
{
  COLUMN_NUMBER,
  COLUMN_CLIENT,
  COLUMN_GOODS,
  COLUMN_STEP,
  COLUMN_CLOCK,
  COLUMN_DUE,
  COLUMN_HOLDER,
  COLUMN_ROUND,
  N_COLUMNS
} Column;

static const struct
{
  const char *title;
  int width;
  gboolean expand;
} columns[N_COLUMNS] = {
  [COLUMN_NUMBER] = { N_ ("Number"), 112, FALSE },
  [COLUMN_CLIENT] = { N_ ("Client"), 84, TRUE },
  [COLUMN_GOODS] = { N_ ("Goods"), 120, TRUE },
  [COLUMN_STEP] = { N_ ("Step"), 108, FALSE },
  [COLUMN_CLOCK] = { N_ ("Clock"), 150, FALSE },
  [COLUMN_DUE] = { N_ ("Due day"), 100, FALSE },
  [COLUMN_HOLDER] = { N_ ("Whose turn"), 86, FALSE },
  [COLUMN_ROUND] = { N_ ("Round no."), 64, FALSE },
};

struct _DeskShootsTable
{
  GtkWidget parent_instance;

  DeskOffice *office;
  DeskShootsFilter *filter; /* not owned: the pane has both */
  GListStore *rows;         /* DeskShootsRow */
  GtkSingleSelection *selection;
  gboolean filling;

  GtkWidget *box;
  GtkStack *stack;
  GtkColumnView *view;
  GtkDropDown *ended;
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskShootsTable, desk_shoots_table, GTK_TYPE_WIDGET)

/* Cells */

static char *
due_day (const DeskFlowCard *card)
{
  return card->due != DESK_DATE_NONE && card->ended == NULL
           ? desk_date_format (card->due, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ())
           : g_strdup ("");
}

static char *
cell_text (const DeskFlowCard *card,
           Column              column)
{
  switch (column)
    {
    case COLUMN_NUMBER:
      return g_strdup (card->number);
    case COLUMN_CLIENT:
      return g_strdup (desk_shoots_card_title (card));
    case COLUMN_GOODS:
      return desk_shoots_goods_words (card);
    case COLUMN_STEP:
      return g_strdup (card->step_title);
    case COLUMN_CLOCK:
      return card->ended != NULL || card->limit == 0 || card->paused
               ? desk_shoots_due_words (card)
               : desk_flow_clock_text (card, desk_language_current ());
    case COLUMN_DUE:
      return due_day (card);
    case COLUMN_HOLDER:
      return g_strdup (card->ended == NULL ? card->holder_name : NULL);
    case COLUMN_ROUND:
      return card->round > 1 ? g_strdup_printf ("%lld", (long long) card->round) : g_strdup ("");
    case N_COLUMNS:
      break;
    }
  g_return_val_if_reached (NULL);
}

static void
update_cell (GtkListItem *item)
{
  DeskShootsRow *row = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  Column column = (Column) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (item), "column"));
  const DeskFlowCard *card;
  g_autofree char *text = NULL;

  if (row == NULL)
    return;
  card = desk_shoots_row_get_card (row);
  text = cell_text (card, column);
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  if (column != COLUMN_CLOCK)
    return;
  gtk_widget_remove_css_class (label, "error");
  gtk_widget_remove_css_class (label, "warning");
  if (desk_shoots_look (card) == DESK_BOARD_LATE)
    gtk_widget_add_css_class (label, "error");
  else if (desk_shoots_look (card) == DESK_BOARD_SOON)
    gtk_widget_add_css_class (label, "warning");
}

static void
on_setup (GtkListItemFactory *factory,
          GtkListItem        *item,
          gpointer            column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (GPOINTER_TO_INT (column) == COLUMN_NUMBER)
    gtk_widget_add_css_class (label, "numeric");
  g_object_set_data (G_OBJECT (item), "column", column);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkListItemFactory *factory,
         GtkListItem        *item,
         gpointer            column)
{
  g_signal_connect_object (gtk_list_item_get_item (item), "changed", G_CALLBACK (update_cell),
                           item, G_CONNECT_SWAPPED);
  update_cell (item);
}

static void
on_unbind (GtkListItemFactory *factory,
           GtkListItem        *item,
           gpointer            column)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), update_cell, item);
}

/* Order: what has no due day comes after what has one. */

static int
compare_due (const DeskFlowCard *a,
             const DeskFlowCard *b)
{
  DeskDate due_a = a->due != DESK_DATE_NONE ? a->due : G_MAXINT32;
  DeskDate due_b = b->due != DESK_DATE_NONE ? b->due : G_MAXINT32;

  return (due_a > due_b) - (due_a < due_b);
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      data)
{
  const DeskFlowCard *one = desk_shoots_row_get_card (DESK_SHOOTS_ROW ((gpointer) a));
  const DeskFlowCard *other = desk_shoots_row_get_card (DESK_SHOOTS_ROW ((gpointer) b));
  Column column = (Column) GPOINTER_TO_INT (data);
  g_autofree char *text = NULL;
  g_autofree char *other_text = NULL;

  switch (column)
    {
    case COLUMN_DUE:
      return gtk_ordering_from_cmpfunc (compare_due (one, other));
    case COLUMN_CLOCK:
      return gtk_ordering_from_cmpfunc ((one->used - one->limit) - (other->used - other->limit));
    case COLUMN_ROUND:
      return gtk_ordering_from_cmpfunc ((one->round > other->round) - (one->round < other->round));
    case COLUMN_STEP:
      return gtk_ordering_from_cmpfunc ((one->done > other->done) - (one->done < other->done));
    case COLUMN_NUMBER:
    case COLUMN_CLIENT:
    case COLUMN_GOODS:
    case COLUMN_HOLDER:
    case N_COLUMNS:
      break;
    }
  text = cell_text (one, column);
  other_text = cell_text (other, column);
  return gtk_ordering_from_cmpfunc (desk_text_compare (text != NULL ? text : "",
                                                       other_text != NULL ? other_text : ""));
}

static void
add_columns (DeskShootsTable *self)
{
  for (int i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkSorter) sorter =
        GTK_SORTER (gtk_custom_sorter_new (compare, GINT_TO_POINTER (i), NULL));
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GINT_TO_POINTER (i));
      g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), GINT_TO_POINTER (i));
      column = gtk_column_view_column_new (_ (columns[i].title), factory);
      gtk_column_view_column_set_sorter (column, sorter);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_fixed_width (column, columns[i].width);
      gtk_column_view_column_set_expand (column, columns[i].expand);
      gtk_column_view_append_column (self->view, column);
      if (i == COLUMN_DUE)
        gtk_column_view_sort_by_column (self->view, column, GTK_SORT_ASCENDING);
    }
}

/* Selection */

static gint64
selected_shoot (DeskShootsTable *self)
{
  DeskShootsRow *row = gtk_single_selection_get_selected_item (self->selection);

  return row != NULL ? desk_shoots_row_get_card (row)->id : 0;
}

static void
on_selected (DeskShootsTable *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_SELECTED], 0, selected_shoot (self));
}

static void
on_activated (DeskShootsTable *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, selected_shoot (self));
}

static void
on_ended (DeskShootsTable *self)
{
  desk_shoots_table_refresh (self, NULL);
}

static void
desk_shoots_table_dispose (GObject *object)
{
  DeskShootsTable *self = DESK_SHOOTS_TABLE (object);

  self->filling = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_shoots_table_parent_class)->dispose (object);
}

static void
desk_shoots_table_class_init (DeskShootsTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_shoots_table_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /* As those of the board. */
  signals[SIGNAL_SELECTED] =
    g_signal_new ("selected", DESK_TYPE_SHOOTS_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", DESK_TYPE_SHOOTS_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
}

static GtkWidget *
make_list (DeskShootsTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkSortListModel *sorted;

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Cases"), -1);
  add_columns (self);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->rows)),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_activated), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
desk_shoots_table_init (DeskShootsTable *self)
{
  const char *const ended[] = { _ ("Open cases"), _ ("With those ended this month"),
                                _ ("With those ended this year"), NULL };
  GtkWidget *none = gtk_label_new (_ ("No case is found so. Other words, or fewer filters?"));

  self->rows = g_list_store_new (DESK_TYPE_SHOOTS_ROW);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, make_list (self), "list");
  gtk_widget_add_css_class (none, "dim-label");
  gtk_stack_add_named (self->stack, none, "none");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  self->ended = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (ended));
  gtk_widget_set_halign (GTK_WIDGET (self->ended), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->ended), "desk-shoots-ended");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->ended), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Which cases"), -1);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->ended));
  g_signal_connect_swapped (self->ended, "notify::selected", G_CALLBACK (on_ended), self);
}

GtkWidget *
desk_shoots_table_new (DeskOffice       *office,
                       DeskShootsFilter *filter)
{
  DeskShootsTable *self = g_object_new (DESK_TYPE_SHOOTS_TABLE, NULL);

  self->office = g_object_ref (office);
  self->filter = filter;
  return GTK_WIDGET (self);
}

/* Filling */

static gboolean
is_same (DeskShootsTable *self,
         GPtrArray       *cards)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) != cards->len)
    return FALSE;
  for (guint i = 0; i < cards->len; i++)
    {
      g_autoptr (DeskShootsRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (desk_shoots_row_get_card (row)->id != ((DeskFlowCard *) cards->pdata[i])->id)
        return FALSE;
    }
  return TRUE;
}

/* Cases that are still the same keep their rows: the list does not jump. */
static void
fill (DeskShootsTable *self,
      GPtrArray       *cards)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_ptr_array_set_free_func (cards, NULL);
  if (is_same (self, cards))
    {
      for (guint i = 0; i < cards->len; i++)
        {
          g_autoptr (DeskShootsRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

          desk_shoots_row_set_card (row, cards->pdata[i]);
        }
      return;
    }
  rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < cards->len; i++)
    g_ptr_array_add (rows, desk_shoots_row_new (cards->pdata[i]));
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
}

static void
say_count (DeskShootsTable *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows)), overdue = 0, paused = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DeskShootsRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      overdue += desk_shoots_row_get_card (row)->overdue > 0;
      paused += desk_shoots_row_get_card (row)->paused;
    }
  text = desk_shoots_count_words (n, overdue, paused);
  desk_shoots_filter_say (self->filter, text);
}

static DeskDate
ended_since (DeskShootsTable *self)
{
  DeskDate today = desk_date_today ();
  int year;

  switch (gtk_drop_down_get_selected (self->ended))
    {
    case 1:
      return desk_date_month_start (today);
    case 2:
      desk_date_get_ymd (today, &year, NULL, NULL);
      return desk_date_new (year, 1, 1);
    default:
      return DESK_DATE_NONE;
    }
}

gboolean
desk_shoots_table_refresh (DeskShootsTable  *self,
                           GError          **error)
{
  DeskFlowFilter filter = { .ended_since = ended_since (self) };
  gint64 selected = selected_shoot (self);
  g_autoptr (GPtrArray) cards = NULL;

  desk_shoots_filter_get (self->filter, &filter);
  cards = desk_flow_list_cards (self->office, desk_shoots_filter_get_flow (self->filter), &filter,
                                error);
  if (cards == NULL)
    return FALSE;
  self->filling = TRUE;
  fill (self, cards);
  self->filling = FALSE;
  desk_shoots_table_select (self, selected);
  say_count (self);
  gtk_stack_set_visible_child_name (
    self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > 0 ? "list" : "none");
  return TRUE;
}

/* Returns: whether the case is in the table; 0 selects none */
gboolean
desk_shoots_table_select (DeskShootsTable *self,
                          gint64           shoot)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint place = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; shoot != 0 && i < n; i++)
    {
      g_autoptr (DeskShootsRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (desk_shoots_row_get_card (row)->id == shoot)
        place = i;
    }
  self->filling = TRUE;
  if (gtk_single_selection_get_selected (self->selection) != place)
    {
      gtk_single_selection_set_selected (self->selection, place);
      if (place != GTK_INVALID_LIST_POSITION)
        gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", place);
    }
  self->filling = FALSE;
  return shoot == 0 || place != GTK_INVALID_LIST_POSITION;
}
