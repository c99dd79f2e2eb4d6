/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-record-table.h"

#include "desk-language.h"

typedef struct
{
  DeskOffice *office;
  DeskQuery *query;
  GtkMultiSelection *selection;
  char *sort;
  gboolean descending;
  gint64 wanted; /* stays selected while the list changes; 0: none */
  gboolean changing;
  GPtrArray *cells; /* GtkListItem, of the rows that are made now */

  GtkWidget *box;
  GtkWidget *bar;
  GtkLabel *count;
  GtkColumnView *view;
  GtkWidget *scroller;
  GtkStack *stack;
} DeskRecordTablePrivate;

enum
{
  SIGNAL_SELECTED,
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DeskRecordTable, desk_record_table, GTK_TYPE_WIDGET)

static DeskRecordTablePrivate *private(DeskRecordTable *self)
{
  return desk_record_table_get_instance_private (self);
}

static void
update_count (DeskRecordTable *self)
{
  DeskRecordTablePrivate *priv = private(self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (priv->query));
  g_autoptr (GtkBitset) selected =
    gtk_selection_model_get_selection (GTK_SELECTION_MODEL (priv->selection));
  guint n_selected = gtk_bitset_get_size (selected);
  g_autofree char *text = NULL;

  if (n_selected > 1)
    /* Translators: how many lines of a list are selected, of how many */
    text = g_strdup_printf (_ ("%1$u of %2$u selected"), n_selected, n);
  else
    text = DESK_RECORD_TABLE_GET_CLASS (self)->count (self, n);
  gtk_label_set_label (priv->count, text);
  gtk_stack_set_visible_child_name (priv->stack, n > 0 ? "list" : "none");
}

/* Selects the record that was selected before the list changed. */
static void
restore_selection (DeskRecordTable *self)
{
  DeskRecordTablePrivate *priv = private(self);
  guint place = priv->wanted != 0 ? desk_query_find (priv->query, priv->wanted) : G_MAXUINT;

  if (place == G_MAXUINT ||
      gtk_selection_model_is_selected (GTK_SELECTION_MODEL (priv->selection), place))
    return;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (priv->selection), place, TRUE);
}

static void
apply_filter (DeskRecordTable *self)
{
  DeskRecordTablePrivate *priv = private(self);

  priv->changing = TRUE;
  DESK_RECORD_TABLE_GET_CLASS (self)->filter (self, priv->query, priv->sort, priv->descending);
  restore_selection (self);
  priv->changing = FALSE;
  update_count (self);
}

static void
on_filter (DeskRecordTable *self)
{
  if (!private(self)->changing)
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
  DeskRecordTablePrivate *priv = private(DESK_RECORD_TABLE ((gpointer) a));

  if (priv->sort == NULL)
    priv->sort = g_strdup (column);
  return -1;
}

static void
on_sort (DeskRecordTable *self)
{
  DeskRecordTablePrivate *priv = private(self);
  GtkSorter *sorter = gtk_column_view_get_sorter (priv->view);

  g_clear_pointer (&priv->sort, g_free);
  priv->descending = gtk_sorter_compare (sorter, self, priv->query) == GTK_ORDERING_LARGER;
  apply_filter (self);
}

/* Cells */

static void
update_cell (GtkListItem *item)
{
  DeskRecordTable *self = g_object_get_data (G_OBJECT (item), "table");
  const DeskRecordColumn *column = g_object_get_data (G_OBJECT (item), "column");
  DeskRecordTableClass *klass = DESK_RECORD_TABLE_GET_CLASS (self);
  DeskRecord *record = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *text = NULL;
  const char *code;

  if (record == NULL || !desk_record_exists (record))
    return;
  if (klass->text != NULL)
    text = klass->text (self, record, column->field);
  if (text == NULL)
    text = desk_record_dup_display (record, column->field, desk_language_current ());
  gtk_label_set_label (GTK_LABEL (label), text);
  if (!column->is_chip)
    return;
  code = desk_record_get_text (record, column->field);
  if (code == NULL)
    code = desk_kind_get_field (klass->kind, column->field)->choices[0].code;
  gtk_widget_set_css_classes (label, (const char *[]){ "desk-chip", code, NULL });
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          DeskRecordTable          *self)
{
  const DeskRecordColumn *column = g_object_get_data (G_OBJECT (factory), "column");
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (column->is_chip)
    gtk_widget_set_halign (label, GTK_ALIGN_START);
  if (column->numeric)
    gtk_widget_add_css_class (label, "numeric");
  g_object_set_data (G_OBJECT (item), "table", self);
  g_object_set_data (G_OBJECT (item), "column", (gpointer) column);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         DeskRecordTable          *self)
{
  g_ptr_array_add (private(self)->cells, item);
  g_signal_connect_object (gtk_list_item_get_item (item), "changed", G_CALLBACK (update_cell), item,
                           G_CONNECT_SWAPPED);
  update_cell (item);
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           DeskRecordTable          *self)
{
  g_ptr_array_remove_fast (private(self)->cells, item);
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), update_cell, item);
}

static void
add_column (DeskRecordTable        *self,
            const DeskRecordColumn *place)
{
  DeskRecordTablePrivate *priv = private(self);
  const DeskField *field =
    desk_kind_get_field (DESK_RECORD_TABLE_GET_CLASS (self)->kind, place->field);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter =
    GTK_SORTER (gtk_custom_sorter_new (tell_sorted, (gpointer) place->field, NULL));
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_object_set_data (G_OBJECT (factory), "column", (gpointer) place);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  column = gtk_column_view_column_new (_ (field->label), factory);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_fixed_width (column, place->width);
  gtk_column_view_column_set_expand (column, place->expand);
  gtk_column_view_append_column (priv->view, column);
  if (place == DESK_RECORD_TABLE_GET_CLASS (self)->columns)
    gtk_column_view_sort_by_column (priv->view, column, GTK_SORT_ASCENDING);
}

/* Selection */

static void
on_selection (DeskRecordTable *self)
{
  DeskRecordTablePrivate *priv = private(self);
  gint64 id = desk_record_table_get_selected (self);

  update_count (self);
  if (priv->changing)
    return;
  priv->wanted = id;
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0, id);
}

static void
on_items_changed (DeskRecordTable *self)
{
  DeskRecordTablePrivate *priv = private(self);
  gboolean changing = priv->changing;

  priv->changing = TRUE;
  restore_selection (self);
  priv->changing = changing;
  update_count (self);
}

static void
on_activate (DeskRecordTable *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
desk_record_table_dispose (GObject *object)
{
  DeskRecordTable *self = DESK_RECORD_TABLE (object);
  DeskRecordTablePrivate *priv = private(self);

  /* Columns that go change the sorter once more. */
  if (priv->box != NULL)
    g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (priv->view), self);
  g_clear_pointer (&priv->box, gtk_widget_unparent);
  g_clear_object (&priv->selection);
  g_clear_object (&priv->query);

  G_OBJECT_CLASS (desk_record_table_parent_class)->dispose (object);
}

static void
desk_record_table_finalize (GObject *object)
{
  DeskRecordTablePrivate *priv = private(DESK_RECORD_TABLE (object));

  g_clear_object (&priv->office);
  g_ptr_array_unref (priv->cells);
  g_free (priv->sort);

  G_OBJECT_CLASS (desk_record_table_parent_class)->finalize (object);
}

static gboolean
desk_record_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (private(DESK_RECORD_TABLE (widget))->scroller,
                                 GTK_DIR_TAB_FORWARD);
}

static void
desk_record_table_class_init (DeskRecordTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_record_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_record_table_finalize;
  widget_class->grab_focus = desk_record_table_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /* DeskRecordTable::selected: with the record, or 0 when not exactly one is selected. */
  signals[SIGNAL_SELECTED] =
    g_signal_new ("selected", DESK_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
  /* DeskRecordTable::activated: the user wants to edit the selected record. */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", DESK_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_record_table_init (DeskRecordTable *self)
{
  DeskRecordTablePrivate *priv = private(self);

  priv->cells = g_ptr_array_new ();
  priv->changing = TRUE;
  priv->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (priv->box, GTK_WIDGET (self));
  priv->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (priv->bar, "desk-filters");
  gtk_box_append (GTK_BOX (priv->box), priv->bar);
}

/* Building */

static void
make_view (DeskRecordTable *self)
{
  DeskRecordTablePrivate *priv = private(self);
  DeskRecordTableClass *klass = DESK_RECORD_TABLE_GET_CLASS (self);
  GtkWidget *none = gtk_label_new (_ (klass->nothing));

  priv->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (priv->view), "data-table");
  gtk_column_view_set_show_row_separators (priv->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (klass->kind->label), -1);
  g_signal_connect_swapped (priv->view, "activate", G_CALLBACK (on_activate), self);
  priv->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (priv->scroller), GTK_WIDGET (priv->view));
  gtk_widget_set_vexpand (priv->scroller, TRUE);
  gtk_label_set_wrap (GTK_LABEL (none), TRUE);
  gtk_widget_add_css_class (none, "dim-label");
  priv->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (priv->stack, priv->scroller, "list");
  gtk_stack_add_named (priv->stack, none, "none");
  gtk_box_append (GTK_BOX (priv->box), GTK_WIDGET (priv->stack));
  for (const DeskRecordColumn *column = klass->columns; column->field != NULL; column++)
    add_column (self, column);
}

static void
make_count (DeskRecordTable *self)
{
  DeskRecordTablePrivate *priv = private(self);

  priv->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (priv->count), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (priv->count), "numeric");
  gtk_widget_set_hexpand (GTK_WIDGET (priv->count), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (priv->count), GTK_ALIGN_END);
  gtk_label_set_ellipsize (priv->count, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (priv->bar), GTK_WIDGET (priv->count));
}

/* Makes the table, once the derived one has added its filters, and fills it. */
void
desk_record_table_build (DeskRecordTable *self,
                         DeskOffice      *office)
{
  DeskRecordTablePrivate *priv = private(self);

  priv->office = g_object_ref (office);
  priv->query = desk_query_new (desk_office_get_store (office),
                                DESK_RECORD_TABLE_GET_CLASS (self)->kind);
  priv->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (priv->query)));
  make_count (self);
  make_view (self);
  gtk_column_view_set_model (priv->view, GTK_SELECTION_MODEL (priv->selection));
  g_signal_connect_object (priv->selection, "selection-changed", G_CALLBACK (on_selection), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->query, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (gtk_column_view_get_sorter (priv->view), "changed",
                           G_CALLBACK (on_sort), self, G_CONNECT_SWAPPED);
  desk_record_table_refresh (self);
}

DeskOffice *
desk_record_table_get_office (DeskRecordTable *self)
{
  return private(self)->office;
}

/* Returns: (transfer none): a drop-down over the table that filters it */
GtkDropDown *
desk_record_table_add_filter (DeskRecordTable *self,
                              const char      *label)
{
  GtkWidget *dropdown = gtk_drop_down_new (NULL, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (dropdown), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_tooltip_text (dropdown, label);
  g_signal_connect_swapped (dropdown, "notify::selected", G_CALLBACK (on_filter), self);
  gtk_box_append (GTK_BOX (private(self)->bar), dropdown);
  return GTK_DROP_DOWN (dropdown);
}

/* Offers in @filter the choices of @field, after @any. */
void
desk_record_table_add_choices (GtkDropDown     *filter,
                               const DeskField *field,
                               const char      *any)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new ((const char *const[]){ any, NULL });

  for (guint i = 0; field->choices[i].code != NULL; i++)
    gtk_string_list_append (labels, _ (field->choices[i].label));
  gtk_drop_down_set_model (filter, G_LIST_MODEL (labels));
}

/* Returns: (nullable): the code that is chosen in a filter of choices, %NULL: any */
const char *
desk_record_table_get_choice (GtkDropDown     *filter,
                              const DeskField *field)
{
  guint selected = gtk_drop_down_get_selected (filter);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ? NULL
                                                                : field->choices[selected - 1].code;
}

/* Puts @widget over the table, before its filters: an entry that searches it. */
void
desk_record_table_add_start (DeskRecordTable *self,
                             GtkWidget       *widget)
{
  gtk_box_prepend (GTK_BOX (private(self)->bar), widget);
}

/* @toggle: a toggle button that filters the table */
void
desk_record_table_add_toggle (DeskRecordTable *self,
                              GtkWidget       *toggle)
{
  g_signal_connect_swapped (toggle, "toggled", G_CALLBACK (on_filter), self);
  gtk_box_append (GTK_BOX (private(self)->bar), toggle);
}

/* Offers what there is to filter by now. The records themselves follow by their own,
 * but not what is said of them because of others. */
void
desk_record_table_refresh (DeskRecordTable *self)
{
  DeskRecordTablePrivate *priv = private(self);

  priv->changing = TRUE;
  if (DESK_RECORD_TABLE_GET_CLASS (self)->fill_filters != NULL)
    DESK_RECORD_TABLE_GET_CLASS (self)->fill_filters (self);
  priv->changing = FALSE;
  apply_filter (self);
  for (guint i = 0; i < priv->cells->len; i++)
    update_cell (priv->cells->pdata[i]);
}

/* @text: Chinese, pinyin, initials, or what else the kind is searched by */
void
desk_record_table_set_search (DeskRecordTable *self,
                              const char      *text)
{
  DeskRecordTablePrivate *priv = private(self);

  priv->changing = TRUE;
  desk_query_set_search (priv->query, text);
  restore_selection (self);
  priv->changing = FALSE;
  update_count (self);
}

/* Takes away every filter, so that whatever is there can be seen. */
static void
show_all (DeskRecordTable *self)
{
  DeskRecordTablePrivate *priv = private(self);

  priv->changing = TRUE;
  DESK_RECORD_TABLE_GET_CLASS (self)->clear_filters (self);
  priv->changing = FALSE;
  apply_filter (self);
}

/**
 * desk_record_table_select:
 * @id: 0: none
 *
 * Selects a record and scrolls there; filters that hide it are taken away.
 *
 * Returns: whether it is in the list
 */
gboolean
desk_record_table_select (DeskRecordTable *self,
                          gint64           id)
{
  DeskRecordTablePrivate *priv = private(self);
  guint place;

  if (id == 0)
    {
      gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (priv->selection));
      return TRUE;
    }
  place = desk_query_find (priv->query, id);
  if (place == G_MAXUINT)
    {
      show_all (self);
      place = desk_query_find (priv->query, id);
    }
  if (place == G_MAXUINT)
    return FALSE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (priv->selection), place, TRUE);
  priv->wanted = id;
  gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (priv->view)),
                              "list.scroll-to-item", "u", place);
  return TRUE;
}

/* Selects the first record of the list, if there is one. */
void
desk_record_table_select_first (DeskRecordTable *self)
{
  DeskRecordTablePrivate *priv = private(self);

  if (g_list_model_get_n_items (G_LIST_MODEL (priv->query)) > 0)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (priv->selection), 0, TRUE);
}

/* Returns: the record that is selected alone, or 0 */
gint64
desk_record_table_get_selected (DeskRecordTable *self)
{
  g_autoptr (GArray) all = desk_record_table_get_all_selected (self);

  return all->len == 1 ? g_array_index (all, gint64, 0) : 0;
}

/* Returns: (transfer full) (element-type gint64): all records that are selected */
GArray *
desk_record_table_get_all_selected (DeskRecordTable *self)
{
  DeskRecordTablePrivate *priv = private(self);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) places =
    gtk_selection_model_get_selection (GTK_SELECTION_MODEL (priv->selection));
  GtkBitsetIter iter;
  guint place;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, places, &place); more;
       more = gtk_bitset_iter_next (&iter, &place))
    {
      g_autoptr (DeskRecord) record = g_list_model_get_item (G_LIST_MODEL (priv->query), place);
      gint64 id = record != NULL ? desk_record_get_id (record) : 0;

      if (id != 0)
        g_array_append_val (ids, id);
    }
  return ids;
}

/* Puts the selected rows, or all, into the clipboard as a spreadsheet takes them. */
void
desk_record_table_copy (DeskRecordTable *self)
{
  DeskRecordTablePrivate *priv = private(self);
  DeskRecordTableClass *klass = DESK_RECORD_TABLE_GET_CLASS (self);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GtkBitset) places =
    gtk_selection_model_get_selection (GTK_SELECTION_MODEL (priv->selection));
  gboolean all = gtk_bitset_is_empty (places);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (priv->query));

  for (const DeskRecordColumn *column = klass->columns; column->field != NULL; column++)
    g_string_append_printf (text, "%s%s", column != klass->columns ? "\t" : "",
                            _ (desk_kind_get_field (klass->kind, column->field)->label));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DeskRecord) record = NULL;

      if (!all && !gtk_bitset_contains (places, i))
        continue;
      record = g_list_model_get_item (G_LIST_MODEL (priv->query), i);
      for (const DeskRecordColumn *column = klass->columns; column->field != NULL; column++)
        {
          g_autofree char *cell =
            desk_record_dup_display (record, column->field, desk_language_current ());
          g_string_append_printf (text, "%c%s", column != klass->columns ? '\t' : '\n',
                                  g_strdelimit (cell, "\t\n", ' '));
        }
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
}

/* Returns: (transfer none): the table itself, for keys */
GtkWidget *
desk_record_table_get_view (DeskRecordTable *self)
{
  return GTK_WIDGET (private(self)->view);
}
