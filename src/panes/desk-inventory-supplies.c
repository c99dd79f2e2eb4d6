/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory-supplies.h"

#include "desk-inventory-movement.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-query.h"
#include "desk-record-editor.h"
#include "desk-record-list.h"
#include "desk-split.h"
#include "desk-supplies.h"

/* How far back the side tells what came and went. */
#define DAYS_BACK    92
#define MOST_ENTRIES 14

struct _DeskInventorySupplies
{
  GtkWidget parent_instance;

  DeskOffice *office;
  DeskQuery *supplies;
  GtkSingleSelection *selection;
  gboolean selecting;

  GtkWidget *box;
  GtkWidget *search;
  GtkWidget *low;
  GtkWidget *request;
  GtkColumnView *view;
  DeskSplit *split;
  GtkStack *stack;
  DeskRecordEditor *editor;
  GtkWidget *now;
  GtkWidget *stock;
  GtkWidget *minimum;
  GtkWidget *movements[3]; /* DeskInventoryMovement */
  GtkWidget *entries;
};

enum
{
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskInventorySupplies, desk_inventory_supplies, GTK_TYPE_WIDGET)

/* The side */

static void
add_entry (DeskInventorySupplies *self,
           const DeskSupplyEntry *entry)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *day =
    desk_date_format (entry->date, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());
  const char *kind = g_str_equal (entry->kind, "receipt") ? C_ ("supply", "received")
                     : g_str_equal (entry->kind, "issue") ? C_ ("supply", "handed out")
                                                          : C_ ("supply", "counted");
  /* Translators: %1$s: “received”, %2$+d: how many more or less, %3$d: how many there are then */
  g_autofree char *what = g_strdup_printf (_ ("%1$s %2$+d, then %3$d"), kind,
                                           (int) entry->quantity, (int) entry->balance);
  g_autoptr (GString) who = g_string_new (day);

  if (entry->person_name != NULL && *entry->person_name != '\0')
    g_string_append_printf (who, " · %s", entry->person_name);
  if (entry->purpose != NULL && *entry->purpose != '\0')
    g_string_append_printf (who, " · %s", entry->purpose);
  gtk_box_append (GTK_BOX (row), desk_inventory_label (what, NULL));
  gtk_box_append (GTK_BOX (row), desk_inventory_label (who->str, "desk-field-label"));
  gtk_box_append (GTK_BOX (self->entries), row);
}

static void
show_entries (DeskInventorySupplies *self,
              gint64                 supply)
{
  DeskDate today = desk_date_today ();
  g_autoptr (GPtrArray) entries =
    desk_supplies_register (self->office, supply, today - DAYS_BACK, today, NULL);
  guint n = entries != NULL ? entries->len : 0;

  desk_inventory_clear (self->entries);
  /* The newest stands at the top. */
  for (guint i = 0; i < MIN (n, MOST_ENTRIES); i++)
    add_entry (self, entries->pdata[n - 1 - i]);
  if (n == 0)
    gtk_box_append (GTK_BOX (self->entries),
                    desk_inventory_label (_ ("Nothing came or went lately."), "dim-label"));
}

static void
show_side (DeskInventorySupplies *self)
{
  gint64 id = desk_record_editor_get_id (self->editor);
  g_autoptr (DeskRecord) supply =
    id != 0 ? desk_record_get (desk_office_get_store (self->office), &desk_kind_supplies, id, NULL)
            : NULL;
  const char *unit = supply != NULL ? desk_record_get_text (supply, "unit") : NULL;
  g_autofree char *stock = NULL;
  g_autofree char *minimum = NULL;
  gboolean low;

  gtk_widget_set_visible (self->now, supply != NULL);
  gtk_widget_set_visible (self->entries, supply != NULL);
  if (supply == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->movements); i++)
    desk_inventory_movement_set_supply (DESK_INVENTORY_MOVEMENT (self->movements[i]), id);
  low = desk_record_get_number (supply, "stock") < desk_record_get_number (supply, "minimum");
  /* Translators: how many there are, and their unit, as 23 包 */
  stock =
    g_strdup_printf (C_ ("supply", "%1$d %2$s in stock"),
                     (int) desk_record_get_number (supply, "stock"), unit != NULL ? unit : "");
  minimum = low ? g_strdup_printf (_ ("Low: there should be %d at least"),
                                   (int) desk_record_get_number (supply, "minimum"))
                : NULL;
  gtk_label_set_label (GTK_LABEL (self->stock), stock);
  gtk_label_set_label (GTK_LABEL (self->minimum), low ? minimum : "");
  gtk_widget_set_visible (self->minimum, low);
  if (low)
    gtk_widget_add_css_class (self->now, "overdue");
  else
    gtk_widget_remove_css_class (self->now, "overdue");
  show_entries (self, id);
}

static void
show_low (DeskInventorySupplies *self)
{
  g_autoptr (GPtrArray) low = desk_supplies_low (self->office, NULL);
  guint n = low != NULL ? low->len : 0, n_open = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    n_open += ((DeskSupplyLow *) low->pdata[i])->request == NULL;
  /* Translators: how many things there is too little of */
  text = g_strdup_printf (ngettext ("%u is running out", "%u are running out", n), n);
  gtk_label_set_label (GTK_LABEL (self->low), text);
  gtk_widget_set_visible (self->low, n > 0);
  gtk_widget_set_visible (self->request, n_open > 0);
}

static void
on_request (DeskInventorySupplies *self)
{
  g_autoptr (GError) error = NULL;

  if (!desk_supplies_request (self->office, 0, NULL, &error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

/* The list */

static void
on_selected (DeskInventorySupplies *self)
{
  DeskRecord *record = gtk_single_selection_get_selected_item (self->selection);

  if (self->selecting || record == NULL)
    return;
  if (!desk_record_editor_edit (self->editor, desk_record_get_id (record)))
    desk_inventory_supplies_select (self, desk_record_editor_get_id (self->editor));
  show_side (self);
}

static void
on_activated (DeskInventorySupplies *self)
{
  desk_split_set_open (self->split, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
on_saved (DeskInventorySupplies *self,
          gint64                 id)
{
  desk_inventory_supplies_select (self, id);
  show_side (self);
}

static void
show_page (DeskInventorySupplies *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->supplies)) > 0;
  gboolean searching = *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';

  gtk_stack_set_visible_child_name (self->stack, any         ? "list"
                                                 : searching ? "none"
                                                             : "empty");
}

static void
on_search (DeskInventorySupplies *self)
{
  self->selecting = TRUE;
  desk_query_set_search (self->supplies, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  self->selecting = FALSE;
  show_page (self);
}

static void
desk_inventory_supplies_dispose (GObject *object)
{
  DeskInventorySupplies *self = DESK_INVENTORY_SUPPLIES (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->supplies);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_inventory_supplies_parent_class)->dispose (object);
}

static void
desk_inventory_supplies_class_init (DeskInventorySuppliesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_inventory_supplies_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /* DeskInventorySupplies::failed: what the office refused. */
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", DESK_TYPE_INVENTORY_SUPPLIES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
desk_inventory_supplies_init (DeskInventorySupplies *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* Building */

static GtkWidget *
make_bar (DeskInventorySupplies *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add a Supply"));

  gtk_widget_add_css_class (bar, "desk-filters");
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Name or pinyin"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search supplies"), -1);
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (on_search), self);
  gtk_box_append (GTK_BOX (bar), self->search);
  self->low = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->low, "desk-field-error");
  gtk_widget_set_hexpand (self->low, TRUE);
  gtk_widget_set_halign (self->low, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (bar), self->low);
  self->request = gtk_button_new_with_mnemonic (_ ("Request _Purchases"));
  gtk_widget_set_tooltip_text (self->request, _ ("Ask for what is running out"));
  g_signal_connect_swapped (self->request, "clicked", G_CALLBACK (on_request), self);
  gtk_box_append (GTK_BOX (bar), self->request);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (desk_inventory_supplies_create), self);
  gtk_box_append (GTK_BOX (bar), add);
  return bar;
}

/* Names and notes take what width is left. */
static void
fit_columns (GtkColumnView *view)
{
  static const int widths[] = { 0, 90, 80, 90, 140, 0 };
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_column_set_expand (column, widths[i] == 0);
      if (widths[i] != 0)
        gtk_column_view_column_set_fixed_width (column, widths[i]);
    }
}

static GtkWidget *
make_list (DeskInventorySupplies *self)
{
  static const char *const fields[] = { "name", "stock", "unit", "minimum", "place", "note" };
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->view = GTK_COLUMN_VIEW (
    gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection))));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Supplies"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    desk_record_list_add_column (self->view,
                                 desk_kind_get_field (&desk_kind_supplies, fields[i]));
  fit_columns (self->view);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_activated), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  return scrolled;
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *import = gtk_button_new_with_mnemonic (_ ("_Import Supplies…"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "package-x-generic-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Supplies Yet"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (page),
    _ ("Import the list of supplies from Excel or CSV, or add them one by one."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (import), "win.inventory.import");
  gtk_widget_set_halign (import, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (import, "pill");
  gtk_widget_add_css_class (import, "suggested-action");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), import);
  return page;
}

static GtkWidget *
make_now (DeskInventorySupplies *self)
{
  static const char *const labels[] = { N_ ("Receive"), N_ ("Hand Out"), N_ ("Count") };
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->now = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (self->now, "desk-inventory-now");
  self->stock = desk_inventory_heading (NULL);
  gtk_box_append (GTK_BOX (self->now), self->stock);
  self->minimum = desk_inventory_label (NULL, NULL);
  gtk_box_append (GTK_BOX (self->now), self->minimum);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      GtkWidget *button = gtk_menu_button_new ();

      self->movements[i] = desk_inventory_movement_new (self->office, (DeskMovement) i);
      gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ (labels[i]));
      gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), self->movements[i]);
      gtk_widget_set_hexpand (button, TRUE);
      gtk_box_append (GTK_BOX (buttons), button);
    }
  gtk_widget_set_margin_top (buttons, 6);
  gtk_box_append (GTK_BOX (self->now), buttons);
  return self->now;
}

static GtkWidget *
make_side (DeskInventorySupplies *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_box_append (GTK_BOX (side), make_now (self));
  self->editor =
    DESK_RECORD_EDITOR (desk_record_editor_new (self->office, &desk_kind_supplies));
  g_signal_connect_swapped (self->editor, "saved", G_CALLBACK (on_saved), self);
  g_signal_connect_swapped (self->editor, "removed", G_CALLBACK (show_side), self);
  self->entries = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (section), desk_inventory_heading (_ ("What came and went")));
  gtk_box_append (GTK_BOX (section), self->entries);
  desk_record_editor_add_section (self->editor, section);
  gtk_widget_set_vexpand (GTK_WIDGET (self->editor), TRUE);
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->editor));
  return side;
}

GtkWidget *
desk_inventory_supplies_new (DeskOffice *office)
{
  DeskInventorySupplies *self = g_object_new (DESK_TYPE_INVENTORY_SUPPLIES, NULL);
  GtkWidget *none =
    desk_inventory_label (_ ("Nothing is found so. Other words?"), "dim-label");

  self->office = g_object_ref (office);
  self->supplies = desk_query_new (desk_office_get_store (office), &desk_kind_supplies);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->supplies)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, make_list (self), "list");
  gtk_stack_add_named (self->stack, make_empty (), "empty");
  gtk_widget_set_halign (none, GTK_ALIGN_CENTER);
  gtk_stack_add_named (self->stack, none, "none");
  self->split = DESK_SPLIT (desk_split_new ());
  desk_split_set_content (self->split, GTK_WIDGET (self->stack));
  desk_split_set_side (self->split, make_side (self));
  gtk_widget_set_vexpand (GTK_WIDGET (self->split), TRUE);
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->split));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected),
                           self, G_CONNECT_SWAPPED);
  g_object_unref (self->selection);
  return GTK_WIDGET (self);
}

/* Reads the stock and the movements anew; the list follows by itself. */
void
desk_inventory_supplies_refresh (DeskInventorySupplies *self)
{
  show_page (self);
  show_low (self);
  show_side (self);
}

/* Returns: whether @supply is in the list; it is selected then */
gboolean
desk_inventory_supplies_select (DeskInventorySupplies *self,
                                gint64                 supply)
{
  guint place = supply != 0 ? desk_query_find (self->supplies, supply) : G_MAXUINT;

  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection,
                                     place != G_MAXUINT ? place : GTK_INVALID_LIST_POSITION);
  self->selecting = FALSE;
  if (place == G_MAXUINT)
    return FALSE;
  desk_record_editor_edit (self->editor, supply);
  show_side (self);
  return TRUE;
}

/* Starts a new supply at the side. */
void
desk_inventory_supplies_create (DeskInventorySupplies *self)
{
  desk_inventory_supplies_select (self, 0);
  gtk_stack_set_visible_child_name (self->stack, "list");
  desk_split_set_open (self->split, TRUE);
  desk_record_editor_create (self->editor);
  show_side (self);
}
