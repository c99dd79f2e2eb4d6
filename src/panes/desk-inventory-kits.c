/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory-kits.h"

#include "desk-equipment-list.h"
#include "desk-equipment.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-record-editor.h"
#include "desk-record-list.h"
#include "desk-records.h"
#include "desk-reference-entry.h"
#include "desk-scanner.h"

struct _DeskInventoryKits
{
  AdwWindow parent_instance;

  DeskOffice *office;
  DeskQuery *kits;
  DeskQuery *items; /* of the kit that is shown */
  GtkSingleSelection *selection;
  gboolean selecting;

  GtkStack *stack;
  DeskRecordEditor *editor;
  GtkWidget *section;
  GtkWidget *list;
  GtkWidget *add;
  GtkWidget *message;
};

G_DEFINE_FINAL_TYPE (DeskInventoryKits, desk_inventory_kits, ADW_TYPE_WINDOW)

/* The items of a kit */

static void
on_remove (GtkButton         *button,
           DeskInventoryKits *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "id");
  g_autoptr (GError) error = NULL;

  desk_inventory_say (self->message,
                      desk_records_remove (self->office, &desk_kind_kit_items, *id, &error)
                        ? NULL
                        : error->message);
}

static void
add_row (DeskInventoryKits *self,
         DeskRecord        *record)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  gint64 id = desk_record_get_id (record);
  g_autofree char *title =
    desk_equipment_dup_title (self->office, desk_record_get_number (record, "item"));
  GtkWidget *label = desk_inventory_label (title, NULL);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _ ("Take It out of the Kit"));
  g_object_set_data_full (G_OBJECT (remove), "id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (remove, "clicked", G_CALLBACK (on_remove), self);
  gtk_box_append (GTK_BOX (row), remove);
  gtk_box_append (GTK_BOX (self->list), row);
}

static void
show_items (DeskInventoryKits *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  desk_inventory_clear (self->list);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DeskRecord) record = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      add_row (self, record);
    }
}

static void
show_kit (DeskInventoryKits *self)
{
  gint64 kit = desk_record_editor_get_id (self->editor);

  desk_kit_filter (self->items, kit);
  gtk_widget_set_visible (self->section, kit != 0);
  desk_inventory_say (self->message, NULL);
  show_items (self);
}

static gboolean
add_item (DeskInventoryKits *self,
          const char        *word)
{
  gint64 kit = desk_record_editor_get_id (self->editor);
  g_autoptr (GError) error = NULL;
  gint64 item = desk_equipment_find (self->office, word, &error);
  g_autoptr (DeskDraft) draft = NULL;

  if (kit == 0)
    return FALSE;
  if (item != 0)
    {
      draft = desk_draft_new (desk_office_get_store (self->office), &desk_kind_kit_items);
      desk_draft_set_number (draft, "kit", kit);
      desk_draft_set_number (draft, "item", item);
      desk_records_save (self->office, draft, &error);
    }
  desk_inventory_say (self->message, error != NULL ? error->message : NULL);
  return error == NULL;
}

static void
on_add (DeskInventoryKits *self)
{
  GtkEntry *entry = desk_reference_entry_get_entry (DESK_REFERENCE_ENTRY (self->add));
  g_autofree char *word = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (*word != '\0' && add_item (self, word))
    desk_reference_entry_set_text (DESK_REFERENCE_ENTRY (self->add), "");
}

static gboolean
on_scanned (const char *word,
            gpointer    self)
{
  return add_item (self, word);
}

/* The kits */

static void
select_kit (DeskInventoryKits *self,
            gint64             kit)
{
  guint place = kit != 0 ? desk_query_find (self->kits, kit) : G_MAXUINT;

  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection,
                                     place != G_MAXUINT ? place : GTK_INVALID_LIST_POSITION);
  self->selecting = FALSE;
}

static void
on_selected (DeskInventoryKits *self)
{
  DeskRecord *record = gtk_single_selection_get_selected_item (self->selection);

  if (self->selecting || record == NULL)
    return;
  if (!desk_record_editor_edit (self->editor, desk_record_get_id (record)))
    select_kit (self, desk_record_editor_get_id (self->editor));
  show_kit (self);
}

static void
on_saved (DeskInventoryKits *self,
          gint64             kit)
{
  select_kit (self, kit);
  show_kit (self);
}

static void
on_new (DeskInventoryKits *self)
{
  select_kit (self, 0);
  desk_record_editor_create (self->editor);
  show_kit (self);
}

static void
on_kits_changed (DeskInventoryKits *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->kits)) > 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "none");
}

static void
desk_inventory_kits_dispose (GObject *object)
{
  DeskInventoryKits *self = DESK_INVENTORY_KITS (object);

  g_clear_object (&self->items);
  g_clear_object (&self->kits);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_inventory_kits_parent_class)->dispose (object);
}

static void
desk_inventory_kits_class_init (DeskInventoryKitsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_inventory_kits_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
desk_inventory_kits_init (DeskInventoryKits *self)
{
}

/* Building */

static GtkWidget *
make_list (DeskInventoryKits *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *none = adw_status_page_new ();
  GtkWidget *view = gtk_column_view_new (GTK_SELECTION_MODEL (self->selection));

  gtk_widget_add_css_class (view, "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Kits"),
                                  -1);
  for (const DeskField *field = desk_kind_kits.fields; field->name != NULL; field++)
    desk_record_list_add_column (GTK_COLUMN_VIEW (view), field);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "package-x-generic-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("No Kits Yet"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (none),
    _ ("A camera with its lenses, batteries and cards can be lent by one number."));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, scrolled, "list");
  gtk_stack_add_named (self->stack, none, "none");
  gtk_widget_set_hexpand (GTK_WIDGET (self->stack), TRUE);
  return GTK_WIDGET (self->stack);
}

static GtkWidget *
make_side (DeskInventoryKits *self)
{
  GtkEntry *entry;

  self->editor = DESK_RECORD_EDITOR (desk_record_editor_new (self->office, &desk_kind_kits));
  g_signal_connect_swapped (self->editor, "saved", G_CALLBACK (on_saved), self);
  g_signal_connect_swapped (self->editor, "removed", G_CALLBACK (show_kit), self);
  self->section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->section), desk_inventory_heading (_ ("What belongs to it")));
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->section), self->list);
  self->add =
    desk_reference_entry_new (desk_office_get_store (self->office), &desk_kind_equipment);
  entry = desk_reference_entry_get_entry (DESK_REFERENCE_ENTRY (self->add));
  gtk_entry_set_placeholder_text (entry, _ ("Scan or type an item"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add an item"), -1);
  desk_scanner_set_taker (self->add);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_add), self);
  gtk_box_append (GTK_BOX (self->section), self->add);
  self->message = desk_inventory_label (NULL, "desk-field-error");
  gtk_box_append (GTK_BOX (self->section), self->message);
  desk_record_editor_add_section (self->editor, self->section);
  gtk_widget_set_size_request (GTK_WIDGET (self->editor), 320, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->editor), "desk-side");
  return GTK_WIDGET (self->editor);
}

void
desk_inventory_kits_present (GtkWidget  *parent,
                             DeskOffice *office)
{
  DeskInventoryKits *self = g_object_new (DESK_TYPE_INVENTORY_KITS, NULL);
  DeskStore *store = desk_office_get_store (office);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_New Kit"));
  GtkRoot *root = gtk_widget_get_root (parent);

  self->office = g_object_ref (office);
  self->kits = desk_query_new (store, &desk_kind_kits);
  self->items = desk_query_new (store, &desk_kind_kit_items);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->kits)));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Kits"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 860, 560);
  if (GTK_IS_WINDOW (root))
    {
      gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
      gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
    }
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_new), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), add);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (content), make_list (self));
  gtk_box_append (GTK_BOX (content), make_side (self));
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (box), content);
  adw_window_set_content (ADW_WINDOW (self), box);

  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->kits, "items-changed", G_CALLBACK (on_kits_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->items, "items-changed", G_CALLBACK (show_items), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  desk_scanner_attach (GTK_WIDGET (self), on_scanned, self);
  on_kits_changed (self);
  on_selected (self);
  show_kit (self);
  gtk_window_present (GTK_WINDOW (self));
}
