/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-people-list.h"

#include "desk-language.h"
#include "desk-people.h"

/* What is copied, and in which order the columns stand. */
static const char *const columns[] = { "name", "department", "group", "status",
                                       "phone", "entry_date", NULL };

struct _DeskPeopleList
{
  GtkWidget parent_instance;

  DeskOffice *office;
  DeskQuery *people;
  GtkMultiSelection *selection;
  char *sort;
  gboolean descending;
  gint64 wanted; /* stays selected while the list changes; 0: none */
  gboolean changing;
  GArray *departments; /* gint64, as in the drop-down after its fixed lines */
  GArray *groups;

  GtkWidget *box;
  GtkDropDown *department;
  GtkDropDown *group;
  GtkDropDown *status;
  GtkWidget *left;
  GtkLabel *count;
  GtkColumnView *view;
  GtkWidget *scroller;
  GtkStack *stack;
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_ACTIVATED,
  SIGNAL_REFRESHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskPeopleList, desk_people_list, GTK_TYPE_WIDGET)

/* Any, and those without, stand before the departments or groups. */
#define N_FIXED 2

static gint64
chosen_reference (GtkDropDown *dropdown,
                  GArray      *ids)
{
  guint selected = gtk_drop_down_get_selected (dropdown);

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return 0;
  if (selected < N_FIXED || selected - N_FIXED >= ids->len)
    return DESK_STAFF_WITHOUT;
  return g_array_index (ids, gint64, selected - N_FIXED);
}

static const char *
chosen_status (DeskPeopleList *self)
{
  const DeskField *field = desk_kind_get_field (&desk_kind_people, "status");
  guint selected = gtk_drop_down_get_selected (self->status);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ? NULL
                                                                : field->choices[selected - 1].code;
}

static void
update_count (DeskPeopleList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->people));
  g_autoptr (GtkBitset) selected =
    gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n_selected = gtk_bitset_get_size (selected);
  g_autofree char *text = NULL;

  if (n_selected > 1)
    /* Translators: how many lines of a list are selected, of how many */
    text = g_strdup_printf (_ ("%1$u of %2$u selected"), n_selected, n);
  else
    text = g_strdup_printf (ngettext ("%u person", "%u people", n), n);
  gtk_label_set_label (self->count, text);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "none");
}

/* Selects the person that was selected before the list changed. */
static void
restore_selection (DeskPeopleList *self)
{
  guint place = self->wanted != 0 ? desk_query_find (self->people, self->wanted) : G_MAXUINT;

  if (place == G_MAXUINT ||
      gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), place))
    return;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), place, TRUE);
}

static void
apply_filter (DeskPeopleList *self)
{
  DeskStaffFilter filter = {
    .department = chosen_reference (self->department, self->departments),
    .group = chosen_reference (self->group, self->groups),
    .status = chosen_status (self),
    .left = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->left)),
    .sort = self->sort,
    .descending = self->descending,
  };

  self->changing = TRUE;
  desk_staff_filter (self->people, &filter);
  restore_selection (self);
  self->changing = FALSE;
  update_count (self);
}

static void
on_filter (DeskPeopleList *self)
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
  DeskPeopleList *self = DESK_PEOPLE_LIST ((gpointer) a);

  if (self->sort == NULL)
    self->sort = g_strdup (column);
  return -1;
}

static void
on_sort (DeskPeopleList *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);

  g_clear_pointer (&self->sort, g_free);
  self->descending = gtk_sorter_compare (sorter, self, self->people) == GTK_ORDERING_LARGER;
  apply_filter (self);
}

/* Cells */

static char *
cell_text (DeskPeopleList *self,
           DeskRecord     *person,
           const char     *field)
{
  /* Two people of one name are told apart by their number. */
  if (g_str_equal (field, "name"))
    return desk_people_dup_name (self->office, desk_record_get_id (person));
  return desk_record_dup_display (person, field, desk_language_current ());
}

static void
update_cell (GtkListItem *item)
{
  DeskPeopleList *self = g_object_get_data (G_OBJECT (item), "list");
  const char *field = g_object_get_data (G_OBJECT (item), "field");
  DeskRecord *person = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *text = NULL;

  if (person == NULL || !desk_record_exists (person))
    return;
  text = cell_text (self, person, field);
  gtk_label_set_label (GTK_LABEL (label), text);
  if (g_str_equal (field, "status"))
    {
      const char *status = desk_record_get_text (person, "status");
      gtk_widget_set_css_classes (
        label, (const char *[]){ "desk-chip", status != NULL ? status : "regular", NULL });
    }
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          DeskPeopleList           *self)
{
  const char *field = g_object_get_data (G_OBJECT (factory), "field");
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (g_str_equal (field, "status"))
    gtk_widget_set_halign (label, GTK_ALIGN_START);
  if (g_str_equal (field, "phone") || g_str_equal (field, "entry_date"))
    gtk_widget_add_css_class (label, "numeric");
  g_object_set_data (G_OBJECT (item), "list", self);
  g_object_set_data (G_OBJECT (item), "field", (gpointer) field);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         DeskPeopleList           *self)
{
  g_signal_connect_object (self, "refreshed", G_CALLBACK (update_cell), item, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_list_item_get_item (item), "changed", G_CALLBACK (update_cell), item,
                           G_CONNECT_SWAPPED);
  update_cell (item);
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           DeskPeopleList           *self)
{
  g_signal_handlers_disconnect_by_func (self, update_cell, item);
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), update_cell, item);
}

static void
add_columns (DeskPeopleList *self)
{
  static const int widths[] = { 150, 130, 110, 100, 140, 120 };

  for (guint i = 0; columns[i] != NULL; i++)
    {
      const DeskField *field = desk_kind_get_field (&desk_kind_people, columns[i]);
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkSorter) sorter =
        GTK_SORTER (gtk_custom_sorter_new (tell_sorted, (gpointer) columns[i], NULL));
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_object_set_data (G_OBJECT (factory), "field", (gpointer) columns[i]);
      g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
      g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
      column = gtk_column_view_column_new (_ (field->label), factory);
      gtk_column_view_column_set_sorter (column, sorter);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_fixed_width (column, widths[i]);
      gtk_column_view_column_set_expand (column, i <= 1);
      gtk_column_view_append_column (self->view, column);
      if (i == 0)
        gtk_column_view_sort_by_column (self->view, column, GTK_SORT_ASCENDING);
    }
}

/* Selection */

static void
on_selection (DeskPeopleList *self)
{
  gint64 id = desk_people_list_get_selected (self);

  update_count (self);
  if (self->changing)
    return;
  self->wanted = id;
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0, id);
}

static void
on_items_changed (DeskPeopleList *self)
{
  gboolean changing = self->changing;

  self->changing = TRUE;
  restore_selection (self);
  self->changing = changing;
  update_count (self);
}

static void
on_activate (DeskPeopleList *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
desk_people_list_dispose (GObject *object)
{
  DeskPeopleList *self = DESK_PEOPLE_LIST (object);

  /* Columns that go change the sorter once more. */
  if (self->box != NULL)
    g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->people);

  G_OBJECT_CLASS (desk_people_list_parent_class)->dispose (object);
}

static void
desk_people_list_finalize (GObject *object)
{
  DeskPeopleList *self = DESK_PEOPLE_LIST (object);

  g_clear_object (&self->office);
  g_array_unref (self->departments);
  g_array_unref (self->groups);
  g_free (self->sort);

  G_OBJECT_CLASS (desk_people_list_parent_class)->finalize (object);
}

static gboolean
desk_people_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (DESK_PEOPLE_LIST (widget)->scroller, GTK_DIR_TAB_FORWARD);
}

static void
desk_people_list_class_init (DeskPeopleListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_people_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_people_list_finalize;
  widget_class->grab_focus = desk_people_list_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /* DeskPeopleList::selected: with the person, or 0 when not exactly one is selected. */
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", DESK_TYPE_PEOPLE_LIST, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  /* DeskPeopleList::activated: the user wants to edit the selected person. */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", DESK_TYPE_PEOPLE_LIST, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* DeskPeopleList::refreshed: for the cells. */
  signals[SIGNAL_REFRESHED] = g_signal_new ("refreshed", DESK_TYPE_PEOPLE_LIST, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkDropDown *
add_filter (DeskPeopleList *self,
            GtkBox         *bar,
            const char     *label)
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
fill_statuses (DeskPeopleList *self)
{
  const DeskField *field = desk_kind_get_field (&desk_kind_people, "status");
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _ ("Any status"));
  for (guint i = 0; field->choices[i].code != NULL; i++)
    gtk_string_list_append (labels, _ (field->choices[i].label));
  gtk_drop_down_set_model (self->status, G_LIST_MODEL (labels));
}

/* Offers the departments or groups there are now, the same one chosen as before. */
static void
fill_references (DeskPeopleList *self,
                 GtkDropDown    *dropdown,
                 const DeskKind *kind,
                 GArray         *ids,
                 const char     *any,
                 const char     *without)
{
  gint64 chosen = chosen_reference (dropdown, ids);
  g_autoptr (DeskQuery) query = desk_query_new (desk_office_get_store (self->office), kind);
  g_autoptr (GtkStringList) labels =
    gtk_string_list_new ((const char *const[]){ any, without, NULL });
  guint selected = chosen == DESK_STAFF_WITHOUT ? 1 : 0;

  g_array_set_size (ids, 0);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (query)); i++)
    {
      g_autoptr (DeskRecord) record = g_list_model_get_item (G_LIST_MODEL (query), i);
      gint64 id = desk_record_get_id (record);

      if (id == chosen)
        selected = i + N_FIXED;
      g_array_append_val (ids, id);
      gtk_string_list_append (labels, desk_record_get_title (record));
    }
  gtk_drop_down_set_model (dropdown, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (dropdown, selected);
}

static GtkWidget *
make_bar (DeskPeopleList *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (bar, "desk-filters");
  self->department = add_filter (self, GTK_BOX (bar), _ ("Department"));
  self->group = add_filter (self, GTK_BOX (bar), _ ("Group"));
  self->status = add_filter (self, GTK_BOX (bar), _ ("Status"));
  self->left = gtk_toggle_button_new_with_mnemonic (_ ("_Left Too"));
  gtk_widget_set_tooltip_text (self->left, _ ("Show those who left the studio too"));
  g_signal_connect_swapped (self->left, "toggled", G_CALLBACK (on_filter), self);
  gtk_box_append (GTK_BOX (bar), self->left);

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
desk_people_list_init (DeskPeopleList *self)
{
  GtkWidget *none = gtk_label_new (_ ("Nobody is found so. Other words, or fewer filters?"));

  self->departments = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->changing = TRUE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), make_bar (self));

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("People"), -1);
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
desk_people_list_new (DeskOffice *office)
{
  DeskPeopleList *self = g_object_new (DESK_TYPE_PEOPLE_LIST, NULL);

  self->office = g_object_ref (office);
  self->people = desk_query_new (desk_office_get_store (office), &desk_kind_people);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->people)));
  add_columns (self);
  fill_statuses (self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (on_selection), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (on_sort), self, G_CONNECT_SWAPPED);
  desk_people_list_refresh (self);
  return GTK_WIDGET (self);
}

/* Offers the departments and groups there are now. The people themselves follow by their
 * own, but not what is said of them because of others: a name that somebody else has now
 * too, the new name of a department. */
void
desk_people_list_refresh (DeskPeopleList *self)
{
  self->changing = TRUE;
  fill_references (self, self->department, &desk_kind_departments, self->departments,
                   _ ("Any department"), _ ("No department"));
  fill_references (self, self->group, &desk_kind_groups, self->groups, _ ("Any group"),
                   _ ("No group"));
  self->changing = FALSE;
  apply_filter (self);
  g_signal_emit (self, signals[SIGNAL_REFRESHED], 0);
}

/* @text: Chinese, pinyin, initials or digits of a phone (PEO-3) */
void
desk_people_list_set_search (DeskPeopleList *self,
                             const char     *text)
{
  self->changing = TRUE;
  desk_query_set_search (self->people, text);
  restore_selection (self);
  self->changing = FALSE;
  update_count (self);
}

/* Takes away every filter, so that whoever is there can be seen. */
static void
show_all (DeskPeopleList *self)
{
  self->changing = TRUE;
  gtk_drop_down_set_selected (self->department, 0);
  gtk_drop_down_set_selected (self->group, 0);
  gtk_drop_down_set_selected (self->status, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->left), TRUE);
  self->changing = FALSE;
  apply_filter (self);
}

/**
 * desk_people_list_select:
 * @person: 0: nobody
 *
 * Selects @person and scrolls there; filters that hide them are taken away.
 *
 * Returns: whether they are in the list
 */
gboolean
desk_people_list_select (DeskPeopleList *self,
                         gint64          person)
{
  guint place;

  if (person == 0)
    {
      gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
      return TRUE;
    }
  place = desk_query_find (self->people, person);
  if (place == G_MAXUINT)
    {
      show_all (self);
      place = desk_query_find (self->people, person);
    }
  if (place == G_MAXUINT)
    return FALSE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), place, TRUE);
  self->wanted = person;
  gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)),
                              "list.scroll-to-item", "u", place);
  return TRUE;
}

/* Selects the first person of the list, if there is one. */
void
desk_people_list_select_first (DeskPeopleList *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->people)) > 0)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 0, TRUE);
}

/* Returns: the person that is selected alone, or 0 */
gint64
desk_people_list_get_selected (DeskPeopleList *self)
{
  g_autoptr (GArray) all = desk_people_list_get_all_selected (self);

  return all->len == 1 ? g_array_index (all, gint64, 0) : 0;
}

/* Returns: (transfer full) (element-type gint64): everybody who is selected */
GArray *
desk_people_list_get_all_selected (DeskPeopleList *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) places =
    gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint place;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, places, &place); more;
       more = gtk_bitset_iter_next (&iter, &place))
    {
      g_autoptr (DeskRecord) person = g_list_model_get_item (G_LIST_MODEL (self->people), place);
      gint64 id = person != NULL ? desk_record_get_id (person) : 0;

      if (id != 0)
        g_array_append_val (ids, id);
    }
  return ids;
}

/* Puts the selected rows, or all, into the clipboard as a spreadsheet takes them. */
void
desk_people_list_copy (DeskPeopleList *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GtkBitset) places =
    gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  gboolean all = gtk_bitset_is_empty (places);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->people));

  for (guint c = 0; columns[c] != NULL; c++)
    g_string_append_printf (text, "%s%s", c > 0 ? "\t" : "",
                            _ (desk_kind_get_field (&desk_kind_people, columns[c])->label));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DeskRecord) person = NULL;

      if (!all && !gtk_bitset_contains (places, i))
        continue;
      person = g_list_model_get_item (G_LIST_MODEL (self->people), i);
      for (guint c = 0; columns[c] != NULL; c++)
        {
          g_autofree char *cell =
            desk_record_dup_display (person, columns[c], desk_language_current ());
          g_string_append_printf (text, "%c%s", c > 0 ? '\t' : '\n',
                                  g_strdelimit (cell, "\t\n", ' '));
        }
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
}

/* Returns: (transfer none): the table itself, for keys */
GtkWidget *
desk_people_list_get_view (DeskPeopleList *self)
{
  return GTK_WIDGET (self->view);
}
