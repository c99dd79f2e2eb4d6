/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory-list.h"

#include "desk-custody.h"
#include "desk-equipment-list.h"
#include "desk-language.h"
#include "desk-people.h"

/* What is copied, and in which order the columns stand. */
static const struct
{
  const char *field;
  int width;
  gboolean expand;
} columns[] = {
  { "number", 100, FALSE },
  { "class", 70, FALSE },
  { "make", 85, FALSE },
  { "model", 150, TRUE },
  { "state", 150, FALSE },
  { "responsible", 125, FALSE },
  { "place", 110, FALSE },
  { "serial", 130, FALSE },
};

struct _DeskInventoryList
{
  GtkWidget parent_instance;

  DeskOffice *office;
  DeskQuery *items;
  GtkMultiSelection *selection;
  char *sort;
  gboolean descending;
  gint64 wanted; /* stays selected while the list changes; 0: none */
  gboolean changing;
  GArray *people;   /* gint64, as in the drop-down after its fixed lines */
  GPtrArray *cells; /* GtkListItem, of the rows that are made now */

  GtkWidget *box;
  GtkDropDown *class;
  GtkDropDown *state;
  GtkDropDown *place;
  GtkDropDown *responsible;
  GtkLabel *count;
  GtkColumnView *view;
  GtkWidget *scroller;
  GtkStack *stack;
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskInventoryList, desk_inventory_list, GTK_TYPE_WIDGET)

/* Any, and those of nobody, stand before the people. */
#define N_FIXED 2

static const DeskField *
state_field (void)
{
  return desk_kind_get_field (&desk_kind_equipment, "state");
}

static const char *
chosen_text (GtkDropDown *dropdown)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (dropdown);

  return gtk_drop_down_get_selected (dropdown) == 0 || chosen == NULL
           ? NULL
           : gtk_string_object_get_string (chosen);
}

static const char *
chosen_state (DeskInventoryList *self)
{
  guint selected = gtk_drop_down_get_selected (self->state);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION
           ? NULL
           : state_field ()->choices[selected - 1].code;
}

static gint64
chosen_responsible (DeskInventoryList *self)
{
  guint selected = gtk_drop_down_get_selected (self->responsible);

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return 0;
  if (selected < N_FIXED || selected - N_FIXED >= self->people->len)
    return DESK_EQUIPMENT_NOBODY;
  return g_array_index (self->people, gint64, selected - N_FIXED);
}

static void
update_count (DeskInventoryList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autoptr (GtkBitset) selected =
    gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n_selected = gtk_bitset_get_size (selected);
  g_autofree char *text = NULL;

  if (n_selected > 1)
    /* Translators: how many lines of a list are selected, of how many */
    text = g_strdup_printf (_ ("%1$u of %2$u selected"), n_selected, n);
  else
    text = g_strdup_printf (ngettext ("%u item", "%u items", n), n);
  gtk_label_set_label (self->count, text);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "none");
}

/* Selects the item that was selected before the list changed. */
static void
restore_selection (DeskInventoryList *self)
{
  guint place = self->wanted != 0 ? desk_query_find (self->items, self->wanted) : G_MAXUINT;

  if (place == G_MAXUINT ||
      gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), place))
    return;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), place, TRUE);
}

static void
apply_filter (DeskInventoryList *self)
{
  DeskEquipmentFilter filter = {
    .class = chosen_text (self->class),
    .state = chosen_state (self),
    .place = chosen_text (self->place),
    .responsible = chosen_responsible (self),
    .sort = self->sort,
    .descending = self->descending,
  };

  self->changing = TRUE;
  desk_equipment_filter (self->items, &filter);
  restore_selection (self);
  self->changing = FALSE;
  update_count (self);
}

static void
on_filter (DeskInventoryList *self)
{
  if (!self->changing)
    apply_filter (self);
}

/* Sorting. GTK 4.8 does not say by which column a view is sorted. The heads' sorters
 * are asked to compare two things that are not equal: the first one asked is the
 * column, and the answer is turned round where it is sorted descending. */

static int
tell_sorted (gconstpointer a,
             gconstpointer b,
             gpointer      column)
{
  DeskInventoryList *self = DESK_INVENTORY_LIST ((gpointer) a);

  if (self->sort == NULL)
    self->sort = g_strdup (column);
  return -1;
}

static void
on_sort (DeskInventoryList *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);

  g_clear_pointer (&self->sort, g_free);
  self->descending = gtk_sorter_compare (sorter, self, self->items) == GTK_ORDERING_LARGER;
  apply_filter (self);
}

/* Cells */

/* Of an item that is lent, also who has it. */
static char *
state_text (DeskInventoryList *self,
            DeskRecord        *item)
{
  const char *state = desk_record_get_text (item, "state");
  g_autofree char *words = desk_record_dup_display (item, "state", desk_language_current ());
  g_autofree char *name = NULL;
  gint64 holder;

  if (g_strcmp0 (state, "out") != 0)
    return g_steal_pointer (&words);
  holder = desk_custody_holder (self->office, &desk_kind_equipment, desk_record_get_id (item));
  name = holder != 0 ? desk_people_dup_name (self->office, holder) : NULL;
  /* Translators: the state of an item, as “lent”, and the name of who has it */
  return name != NULL ? g_strdup_printf (C_ ("item", "%1$s · %2$s"), words, name)
                      : g_steal_pointer (&words);
}

static char *
cell_text (DeskInventoryList *self,
           DeskRecord        *item,
           const char        *field)
{
  return g_str_equal (field, "state")
           ? state_text (self, item)
           : desk_record_dup_display (item, field, desk_language_current ());
}

static void
update_cell (GtkListItem *list_item)
{
  DeskInventoryList *self = g_object_get_data (G_OBJECT (list_item), "list");
  const char *field = g_object_get_data (G_OBJECT (list_item), "field");
  DeskRecord *item = gtk_list_item_get_item (list_item);
  GtkWidget *label = gtk_list_item_get_child (list_item);
  g_autofree char *text = NULL;
  const char *state;

  if (item == NULL || !desk_record_exists (item))
    return;
  text = cell_text (self, item, field);
  gtk_label_set_label (GTK_LABEL (label), text);
  if (!g_str_equal (field, "state"))
    return;
  state = desk_record_get_text (item, "state");
  gtk_widget_set_css_classes (
    label, (const char *[]){ "desk-chip", state != NULL ? state : "in-store", NULL });
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          DeskInventoryList        *self)
{
  const char *field = g_object_get_data (G_OBJECT (factory), "field");
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (g_str_equal (field, "state"))
    gtk_widget_set_halign (label, GTK_ALIGN_START);
  if (g_str_equal (field, "number") || g_str_equal (field, "serial"))
    gtk_widget_add_css_class (label, "numeric");
  g_object_set_data (G_OBJECT (list_item), "list", self);
  g_object_set_data (G_OBJECT (list_item), "field", (gpointer) field);
  gtk_list_item_set_child (list_item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         DeskInventoryList        *self)
{
  g_ptr_array_add (self->cells, list_item);
  g_signal_connect_object (gtk_list_item_get_item (list_item), "changed", G_CALLBACK (update_cell),
                           list_item, G_CONNECT_SWAPPED);
  update_cell (list_item);
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           DeskInventoryList        *self)
{
  g_ptr_array_remove_fast (self->cells, list_item);
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), update_cell, list_item);
}

static void
add_columns (DeskInventoryList *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const DeskField *field = desk_kind_get_field (&desk_kind_equipment, columns[i].field);
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkSorter) sorter =
        GTK_SORTER (gtk_custom_sorter_new (tell_sorted, (gpointer) columns[i].field, NULL));
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_object_set_data (G_OBJECT (factory), "field", (gpointer) columns[i].field);
      g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
      g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
      column = gtk_column_view_column_new (_ (field->label), factory);
      gtk_column_view_column_set_sorter (column, sorter);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_fixed_width (column, columns[i].width);
      gtk_column_view_column_set_expand (column, columns[i].expand);
      gtk_column_view_append_column (self->view, column);
      if (i == 0)
        gtk_column_view_sort_by_column (self->view, column, GTK_SORT_ASCENDING);
    }
}

/* Selection */

static void
on_selection (DeskInventoryList *self)
{
  gint64 id = desk_inventory_list_get_selected (self);

  update_count (self);
  if (self->changing)
    return;
  self->wanted = id;
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0, id);
}

static void
on_items_changed (DeskInventoryList *self)
{
  gboolean changing = self->changing;

  self->changing = TRUE;
  restore_selection (self);
  self->changing = changing;
  update_count (self);
}

static void
on_activate (DeskInventoryList *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
desk_inventory_list_dispose (GObject *object)
{
  DeskInventoryList *self = DESK_INVENTORY_LIST (object);

  /* Columns that go change the sorter once more. */
  if (self->box != NULL)
    g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (desk_inventory_list_parent_class)->dispose (object);
}

static void
desk_inventory_list_finalize (GObject *object)
{
  DeskInventoryList *self = DESK_INVENTORY_LIST (object);

  g_clear_object (&self->office);
  g_array_unref (self->people);
  g_ptr_array_unref (self->cells);
  g_free (self->sort);

  G_OBJECT_CLASS (desk_inventory_list_parent_class)->finalize (object);
}

static gboolean
desk_inventory_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (DESK_INVENTORY_LIST (widget)->scroller, GTK_DIR_TAB_FORWARD);
}

static void
desk_inventory_list_class_init (DeskInventoryListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_inventory_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_inventory_list_finalize;
  widget_class->grab_focus = desk_inventory_list_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /* DeskInventoryList::selected: with the item, or 0 when not exactly one is selected. */
  signals[SIGNAL_SELECTED] =
    g_signal_new ("selected", DESK_TYPE_INVENTORY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
  /* DeskInventoryList::activated: the user wants to edit the selected item. */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", DESK_TYPE_INVENTORY_LIST,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkDropDown *
add_filter (DeskInventoryList *self,
            GtkBox            *bar,
            const char        *label)
{
  GtkWidget *dropdown = gtk_drop_down_new (NULL, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (dropdown), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_tooltip_text (dropdown, label);
  g_signal_connect_swapped (dropdown, "notify::selected", G_CALLBACK (on_filter), self);
  gtk_box_append (bar, dropdown);
  return GTK_DROP_DOWN (dropdown);
}

static void
fill_states (DeskInventoryList *self)
{
  const DeskField *field = state_field ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _ ("Any state"));
  for (guint i = 0; field->choices[i].code != NULL; i++)
    gtk_string_list_append (labels, _ (field->choices[i].label));
  gtk_drop_down_set_model (self->state, G_LIST_MODEL (labels));
}

/* Offers the classes or places there are now, the same one chosen as before. */
static void
fill_values (DeskInventoryList *self,
             GtkDropDown       *dropdown,
             const char        *field,
             const char        *any)
{
  g_autofree char *chosen = g_strdup (chosen_text (dropdown));
  g_auto (GStrv) values = desk_equipment_values (self->office, field);
  g_autoptr (GtkStringList) labels = gtk_string_list_new ((const char *const[]){ any, NULL });
  guint selected = 0;

  for (guint i = 0; values[i] != NULL; i++)
    {
      if (g_strcmp0 (values[i], chosen) == 0)
        selected = i + 1;
      gtk_string_list_append (labels, values[i]);
    }
  gtk_drop_down_set_model (dropdown, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (dropdown, selected);
}

static void
fill_people (DeskInventoryList *self)
{
  gint64 chosen = chosen_responsible (self);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (
    (const char *const[]){ _ ("Anybody responsible"), _ ("Nobody responsible"), NULL });
  guint selected = chosen == DESK_EQUIPMENT_NOBODY ? 1 : 0;

  g_array_unref (self->people);
  self->people = desk_equipment_responsible (self->office);
  for (guint i = 0; i < self->people->len; i++)
    {
      gint64 id = g_array_index (self->people, gint64, i);
      g_autofree char *name = desk_people_dup_name (self->office, id);

      if (id == chosen)
        selected = i + N_FIXED;
      gtk_string_list_append (labels, name);
    }
  gtk_drop_down_set_model (self->responsible, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->responsible, selected);
}

static GtkWidget *
make_bar (DeskInventoryList *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (bar, "desk-filters");
  self->class = add_filter (self, GTK_BOX (bar), _ ("Class"));
  self->state = add_filter (self, GTK_BOX (bar), _ ("State"));
  self->place = add_filter (self, GTK_BOX (bar), _ ("Storage place"));
  self->responsible = add_filter (self, GTK_BOX (bar), _ ("Responsible person"));

  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->count), GTK_ALIGN_END);
  gtk_label_set_ellipsize (self->count, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->count));
  return bar;
}

static void
desk_inventory_list_init (DeskInventoryList *self)
{
  GtkWidget *none = gtk_label_new (_ ("Nothing is found so. Other words, or fewer filters?"));

  self->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->cells = g_ptr_array_new ();
  self->changing = TRUE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), make_bar (self));

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Equipment"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_activate), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (self->scroller, TRUE);

  gtk_label_set_wrap (GTK_LABEL (none), TRUE);
  gtk_widget_add_css_class (none, "dim-label");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, self->scroller, "list");
  gtk_stack_add_named (self->stack, none, "none");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
}

GtkWidget *
desk_inventory_list_new (DeskOffice *office)
{
  DeskInventoryList *self = g_object_new (DESK_TYPE_INVENTORY_LIST, NULL);

  self->office = g_object_ref (office);
  self->items = desk_query_new (desk_office_get_store (office), &desk_kind_equipment);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  add_columns (self);
  fill_states (self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (on_selection), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->items, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (on_sort), self, G_CONNECT_SWAPPED);
  desk_inventory_list_refresh (self);
  return GTK_WIDGET (self);
}

/* Offers the classes, places and people there are now. The items themselves follow by
 * their own, but not what is said of them because of others: who has one now. */
void
desk_inventory_list_refresh (DeskInventoryList *self)
{
  self->changing = TRUE;
  fill_values (self, self->class, "class", _ ("Any class"));
  fill_values (self, self->place, "place", _ ("Any place"));
  fill_people (self);
  self->changing = FALSE;
  apply_filter (self);
  for (guint i = 0; i < self->cells->len; i++)
    update_cell (self->cells->pdata[i]);
}

/* @text: a number, a serial number, Chinese, pinyin or initials */
void
desk_inventory_list_set_search (DeskInventoryList *self,
                                const char        *text)
{
  self->changing = TRUE;
  desk_query_set_search (self->items, text);
  restore_selection (self);
  self->changing = FALSE;
  update_count (self);
}

/* Takes away every filter, so that whatever is there can be seen. */
static void
show_all (DeskInventoryList *self)
{
  self->changing = TRUE;
  gtk_drop_down_set_selected (self->class, 0);
  gtk_drop_down_set_selected (self->state, 0);
  gtk_drop_down_set_selected (self->place, 0);
  gtk_drop_down_set_selected (self->responsible, 0);
  self->changing = FALSE;
  apply_filter (self);
}

/**
 * desk_inventory_list_select:
 * @item: 0: none
 *
 * Selects @item and scrolls there; filters that hide it are taken away.
 *
 * Returns: whether it is in the list
 */
gboolean
desk_inventory_list_select (DeskInventoryList *self,
                            gint64             item)
{
  guint place;

  if (item == 0)
    {
      gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
      return TRUE;
    }
  place = desk_query_find (self->items, item);
  if (place == G_MAXUINT)
    {
      show_all (self);
      place = desk_query_find (self->items, item);
    }
  if (place == G_MAXUINT)
    return FALSE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), place, TRUE);
  self->wanted = item;
  gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)),
                              "list.scroll-to-item", "u", place);
  return TRUE;
}

/* Selects the first item of the list, if there is one. */
void
desk_inventory_list_select_first (DeskInventoryList *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 0, TRUE);
}

/* Returns: the item that is selected alone, or 0 */
gint64
desk_inventory_list_get_selected (DeskInventoryList *self)
{
  g_autoptr (GArray) all = desk_inventory_list_get_all_selected (self);

  return all->len == 1 ? g_array_index (all, gint64, 0) : 0;
}

/* Returns: (transfer full) (element-type gint64): all items that are selected */
GArray *
desk_inventory_list_get_all_selected (DeskInventoryList *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) places =
    gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint place;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, places, &place); more;
       more = gtk_bitset_iter_next (&iter, &place))
    {
      g_autoptr (DeskRecord) item = g_list_model_get_item (G_LIST_MODEL (self->items), place);
      gint64 id = item != NULL ? desk_record_get_id (item) : 0;

      if (id != 0)
        g_array_append_val (ids, id);
    }
  return ids;
}

/* Puts the selected rows, or all, into the clipboard as a spreadsheet takes them. */
void
desk_inventory_list_copy (DeskInventoryList *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GtkBitset) places =
    gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  gboolean all = gtk_bitset_is_empty (places);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
    g_string_append_printf (
      text, "%s%s", c > 0 ? "\t" : "",
      _ (desk_kind_get_field (&desk_kind_equipment, columns[c].field)->label));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DeskRecord) item = NULL;

      if (!all && !gtk_bitset_contains (places, i))
        continue;
      item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
        {
          g_autofree char *cell =
            desk_record_dup_display (item, columns[c].field, desk_language_current ());
          g_string_append_printf (text, "%c%s", c > 0 ? '\t' : '\n',
                                  g_strdelimit (cell, "\t\n", ' '));
        }
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
}

/* Returns: (transfer none): the table itself, for keys */
GtkWidget *
desk_inventory_list_get_view (DeskInventoryList *self)
{
  return GTK_WIDGET (self->view);
}
