/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-record-list.h"

#include "desk-language.h"
#include "desk-record-editor.h"
#include "desk-split.h"

struct _DeskRecordList
{
  GtkWidget parent_instance;

  DeskQuery *query;
  GtkSingleSelection *selection;
  GtkWidget *box;
  GtkWidget *view;
  DeskRecordEditor *editor;
  DeskSplit *split;
  gboolean selecting;
};

G_DEFINE_FINAL_TYPE (DeskRecordList, desk_record_list, GTK_TYPE_WIDGET)

/* Columns */

static void
update_cell (GtkListItem *item)
{
  DeskRecord *record = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  const DeskField *field = g_object_get_data (G_OBJECT (item), "field");
  g_autofree char *text = NULL;

  if (record == NULL || !desk_record_exists (record))
    return;
  text = desk_record_dup_display (record, field->name, desk_language_current ());
  g_strdelimit (text, "\n", ' ');
  gtk_label_set_label (GTK_LABEL (label), text);
}

static void
setup_cell (GtkListItemFactory *factory,
            GtkListItem        *item,
            gpointer            field)
{
  GtkWidget *label = gtk_label_new (NULL);
  DeskFieldType type = ((const DeskField *) field)->type;

  gtk_label_set_xalign (GTK_LABEL (label),
                        type == DESK_FIELD_INTEGER || type == DESK_FIELD_MONEY ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (type != DESK_FIELD_TEXT && type != DESK_FIELD_REFERENCE)
    gtk_widget_add_css_class (label, "numeric");
  g_object_set_data (G_OBJECT (item), "field", field);
  gtk_list_item_set_child (item, label);
}

static void
bind_cell (GtkListItemFactory *factory,
           GtkListItem        *item,
           gpointer            field)
{
  DeskRecord *record = gtk_list_item_get_item (item);

  g_signal_connect_object (record, "changed", G_CALLBACK (update_cell), item, G_CONNECT_SWAPPED);
  update_cell (item);
}

static void
unbind_cell (GtkListItemFactory *factory,
             GtkListItem        *item,
             gpointer            field)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), update_cell, item);
}

/* Adds a column that shows @field of the view's records and follows its changes. */
void
desk_record_list_add_column (GtkColumnView   *view,
                             const DeskField *field)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell), (gpointer) field);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell), (gpointer) field);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cell), (gpointer) field);
  column = gtk_column_view_column_new (desk_field_get_label (field), factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, field->type == DESK_FIELD_TEXT ||
                                               field->type == DESK_FIELD_REFERENCE);
  gtk_column_view_append_column (view, column);
}

/* The selected record */

static void
on_selected (DeskRecordList *self)
{
  DeskRecord *record = gtk_single_selection_get_selected_item (self->selection);

  if (self->selecting || record == NULL)
    return;
  if (!desk_record_editor_edit (self->editor, desk_record_get_id (record)))
    {
      gint64 id = desk_record_editor_get_id (self->editor);
      self->selecting = TRUE;
      gtk_single_selection_set_selected (self->selection,
                                         id != 0 ? desk_query_find (self->query, id)
                                                 : GTK_INVALID_LIST_POSITION);
      self->selecting = FALSE;
    }
}

static void
on_activated (DeskRecordList *self)
{
  desk_split_set_open (self->split, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
on_saved (DeskRecordList *self,
          gint64          id)
{
  desk_record_list_select (self, id);
}

static void
on_new (DeskRecordList *self)
{
  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->selecting = FALSE;
  desk_split_set_open (self->split, TRUE);
  desk_record_editor_create (self->editor);
}

static gboolean
on_new_key (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  on_new (DESK_RECORD_LIST (widget));
  return TRUE;
}

static void
on_search (DeskRecordList *self,
           GtkEditable    *entry)
{
  desk_query_set_search (self->query, gtk_editable_get_text (entry));
}

static void
desk_record_list_dispose (GObject *object)
{
  DeskRecordList *self = DESK_RECORD_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->query);

  G_OBJECT_CLASS (desk_record_list_parent_class)->dispose (object);
}

static void
desk_record_list_class_init (DeskRecordListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_record_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, on_new_key, NULL);
}

static void
desk_record_list_init (DeskRecordList *self)
{
}

static gboolean
is_searchable (const DeskKind *kind)
{
  for (const DeskField *field = kind->fields; field->name != NULL; field++)
    if ((field->flags & DESK_FIELD_SEARCH) != 0)
      return TRUE;
  return FALSE;
}

static GtkWidget *
make_toolbar (DeskRecordList *self,
              const DeskKind *kind)
{
  GtkWidget *toolbar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_New"));

  gtk_widget_add_css_class (toolbar, "desk-toolbar");
  if (is_searchable (kind))
    {
      GtkWidget *search = gtk_search_entry_new ();

      gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Search"), -1);
      g_signal_connect_swapped (search, "search-changed", G_CALLBACK (on_search), self);
      gtk_box_append (GTK_BOX (toolbar), search);
    }
  gtk_widget_add_css_class (add, "suggested-action");
  gtk_widget_set_hexpand (add, TRUE);
  gtk_widget_set_halign (add, GTK_ALIGN_END);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_new), self);
  gtk_box_append (GTK_BOX (toolbar), add);
  return toolbar;
}

GtkWidget *
desk_record_list_new (DeskOffice     *office,
                      const DeskKind *kind)
{
  DeskRecordList *self = g_object_new (DESK_TYPE_RECORD_LIST, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->query = desk_query_new (desk_office_get_store (office), kind);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->query)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->view = gtk_column_view_new (GTK_SELECTION_MODEL (self->selection));
  gtk_widget_add_css_class (self->view, "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (kind->label), -1);
  for (const DeskField *field = kind->fields; field->name != NULL; field++)
    if ((field->flags & (DESK_FIELD_INTERNAL | DESK_FIELD_CONFIDENTIAL)) == 0)
      desk_record_list_add_column (GTK_COLUMN_VIEW (self->view), field);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);

  self->editor = DESK_RECORD_EDITOR (desk_record_editor_new (office, kind));
  g_signal_connect_swapped (self->editor, "saved", G_CALLBACK (on_saved), self);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (on_selected),
                            self);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_activated), self);

  self->split = DESK_SPLIT (desk_split_new ());
  desk_split_set_content (self->split, scroller);
  desk_split_set_side (self->split, GTK_WIDGET (self->editor));
  gtk_widget_set_vexpand (GTK_WIDGET (self->split), TRUE);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), make_toolbar (self, kind));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->split));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/* Returns: whether record @id is in the list; it is selected then */
gboolean
desk_record_list_select (DeskRecordList *self,
                         gint64          id)
{
  guint position = desk_query_find (self->query, id);

  if (position == G_MAXUINT)
    return FALSE;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
  return TRUE;
}
