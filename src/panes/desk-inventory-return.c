/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory-return.h"

#include "desk-equipment-list.h"
#include "desk-equipment.h"
#include "desk-inventory-card.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-people-picker.h"
#include "desk-scanner.h"

struct _DeskInventoryReturn
{
  AdwWindow parent_instance;

  DeskOffice *office;
  DeskInventoryReturned done;
  GtkWidget *pane;  /* (nullable) weak: who is told */
  GPtrArray *cards; /* DeskInventoryCard, in the list */

  GtkWidget *add;
  GtkWidget *list;
  GtkWidget *hint;
  GtkWidget *cleaned;
  GtkWidget *emergency;
  GtkWidget *settings;
  GtkWidget *leave;
  GtkWidget *keeper;
  gboolean keeper_chosen;
  GtkWidget *message;
  GtkWidget *accept;
};

G_DEFINE_FINAL_TYPE (DeskInventoryReturn, desk_inventory_return, ADW_TYPE_WINDOW)

static const DeskField *
emergency_field (void)
{
  return desk_kind_get_field (&desk_kind_loans, "emergency_battery");
}

static void
say (DeskInventoryReturn *self,
     const char          *text)
{
  gtk_label_set_label (GTK_LABEL (self->message), text != NULL ? text : "");
  gtk_widget_set_visible (self->message, text != NULL);
}

static void
update (DeskInventoryReturn *self)
{
  gtk_widget_set_visible (self->hint, self->cards->len == 0);
  gtk_widget_set_sensitive (self->accept, self->cards->len > 0);
  if (!self->keeper_chosen && self->cards->len > 0)
    desk_people_picker_set_person (
      DESK_PEOPLE_PICKER (self->keeper),
      desk_lending_acting_keeper (
        self->office, desk_inventory_card_get_item (self->cards->pdata[0]), desk_date_today ()));
  say (self, NULL);
}

static void
on_card_removed (DeskInventoryReturn *self,
                 GtkWidget           *card)
{
  g_ptr_array_remove (self->cards, card);
  gtk_box_remove (GTK_BOX (self->list), card);
  update (self);
  gtk_widget_grab_focus (self->add);
}

static gboolean
has_item (DeskInventoryReturn *self,
          gint64               item)
{
  for (guint i = 0; i < self->cards->len; i++)
    if (desk_inventory_card_get_item (self->cards->pdata[i]) == item)
      return TRUE;
  return FALSE;
}

static gboolean
add_card (DeskInventoryReturn *self,
          const DeskLoanItem  *item)
{
  GtkWidget *card;

  if (has_item (self, item->item))
    return TRUE;
  if (desk_equipment_loan (self->office, item->item) == 0)
    {
      g_autofree char *number = desk_equipment_dup_number (self->office, item->item);
      /* Translators: %s: an item's number */
      g_autofree char *text =
        g_strdup_printf (_ ("%s is not lent, so it cannot come back."), number);

      say (self, text);
      return FALSE;
    }
  card = desk_inventory_card_new (self->office, item, DESK_DEED_RETURN);
  g_signal_connect_object (card, "removed", G_CALLBACK (on_card_removed), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->cards, card);
  gtk_box_append (GTK_BOX (self->list), card);
  return TRUE;
}

static void
on_add (DeskInventoryReturn *self)
{
  g_autofree char *word = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->add))));

  if (*word != '\0' && desk_inventory_return_add (self, word))
    gtk_editable_set_text (GTK_EDITABLE (self->add), "");
}

static gboolean
on_scanned (const char *word,
            gpointer    self)
{
  return desk_inventory_return_add (self, word);
}

static void
on_accept (DeskInventoryReturn *self)
{
  g_autoptr (GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_loan_item_free);
  g_autoptr (GPtrArray) followed = NULL;
  g_autoptr (GError) error = NULL;
  guint emergency = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->emergency));
  const char *settings = gtk_editable_get_text (GTK_EDITABLE (self->settings));
  DeskReturnRequest request = {
    .items = items,
    .keeper = desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->keeper)),
    .cleaned = (int) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->cleaned)) - 1,
    .emergency_battery = emergency > 0 ? emergency_field ()->choices[emergency - 1].code : NULL,
    .settings_changed = *settings != '\0' ? settings : NULL,
    .settings_leave = desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->leave)),
  };

  for (guint i = 0; i < self->cards->len; i++)
    g_ptr_array_add (items, desk_inventory_card_read (self->cards->pdata[i]));
  if (!desk_lending_return (self->office, &request, &followed, &error))
    {
      say (self, error->message);
      return;
    }
  if (self->pane != NULL)
    self->done (followed, self->pane);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_settings (DeskInventoryReturn *self)
{
  gtk_widget_set_sensitive (self->leave,
                            *gtk_editable_get_text (GTK_EDITABLE (self->settings)) != '\0');
}

static void
on_keeper_chosen (DeskInventoryReturn *self)
{
  self->keeper_chosen = TRUE;
}

static void
desk_inventory_return_dispose (GObject *object)
{
  DeskInventoryReturn *self = DESK_INVENTORY_RETURN (object);

  g_clear_weak_pointer (&self->pane);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_inventory_return_parent_class)->dispose (object);
}

static void
desk_inventory_return_class_init (DeskInventoryReturnClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_inventory_return_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
desk_inventory_return_init (DeskInventoryReturn *self)
{
  self->cards = g_ptr_array_new ();
}

/* Building */

static GtkWidget *
make_header (DeskInventoryReturn *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  self->accept = gtk_button_new_with_mnemonic (C_ ("deed", "_Take Back"));
  gtk_widget_add_css_class (self->accept, "suggested-action");
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (on_accept), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->accept);
  return header;
}

static GtkWidget *
make_items (DeskInventoryReturn *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->add = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->add), _ ("Scan or type: item, slip, kit"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add an item"), -1);
  g_signal_connect_swapped (self->add, "activate", G_CALLBACK (on_add), self);
  gtk_box_append (GTK_BOX (box), self->add);

  self->hint = desk_inventory_label (
    _ ("Add what came back; a slip’s number adds all of it that is still out."), "dim-label");
  gtk_box_append (GTK_BOX (content), self->hint);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (content), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), content);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static GtkWidget *
make_emergency (void)
{
  const DeskField *field = emergency_field ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _ ("not said"));
  for (guint i = 0; field->choices[i].code != NULL; i++)
    gtk_string_list_append (labels, _ (field->choices[i].label));
  return gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL);
}

static GtkWidget *
make_terms (DeskInventoryReturn *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *grid = desk_inventory_form_grid ();

  self->cleaned = gtk_drop_down_new_from_strings (
    (const char *const[]){ _ ("not said"), C_ ("cleaned", "no"), C_ ("cleaned", "yes"), NULL });
  desk_inventory_add_row (grid, 0, _ ("Cleaned"), self->cleaned);
  self->emergency = make_emergency ();
  desk_inventory_add_row (grid, 1, _ ("Emergency battery"), self->emergency);
  self->settings = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->settings), _ ("which, if any"));
  g_signal_connect_swapped (self->settings, "changed", G_CALLBACK (on_settings), self);
  desk_inventory_add_row (grid, 2, _ ("Settings changed"), self->settings);
  self->leave = desk_people_picker_new (self->office, _ ("With leave of"));
  desk_people_picker_set_allow_none (DESK_PEOPLE_PICKER (self->leave), TRUE);
  desk_inventory_add_row (grid, 3, _ ("With leave of"), self->leave);
  self->keeper = desk_people_picker_new (self->office, _ ("Taken back by"));
  desk_people_picker_set_allow_none (DESK_PEOPLE_PICKER (self->keeper), TRUE);
  g_signal_connect_swapped (self->keeper, "chosen", G_CALLBACK (on_keeper_chosen), self);
  desk_inventory_add_row (grid, 4, _ ("Taken back by"), self->keeper);
  gtk_box_append (GTK_BOX (box), grid);

  self->message = desk_inventory_label (NULL, "desk-note");
  gtk_widget_add_css_class (self->message, "warning");
  gtk_box_append (GTK_BOX (box), self->message);
  gtk_widget_set_size_request (box, 350, -1);
  gtk_widget_set_hexpand (box, FALSE);
  on_settings (self);
  return box;
}

/* @done: told with @data, a widget, what follows when the items are back */
DeskInventoryReturn *
desk_inventory_return_present (GtkWidget             *parent,
                               DeskOffice            *office,
                               DeskInventoryReturned  done,
                               gpointer               data)
{
  DeskInventoryReturn *self = g_object_new (DESK_TYPE_INVENTORY_RETURN, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkRoot *root = gtk_widget_get_root (parent);

  self->office = g_object_ref (office);
  self->done = done;
  g_set_weak_pointer (&self->pane, GTK_WIDGET (data));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Take Equipment Back"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 900, 580);
  if (GTK_IS_WINDOW (root))
    {
      gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
      gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
    }
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_widget_add_css_class (content, "desk-inventory-slip");
  gtk_box_append (GTK_BOX (content), make_items (self));
  gtk_box_append (GTK_BOX (content), make_terms (self));
  gtk_box_append (GTK_BOX (box), content);
  adw_window_set_content (ADW_WINDOW (self), box);
  update (self);
  /* A label can be scanned wherever the focus is. */
  desk_scanner_set_taker (self->add);
  desk_scanner_attach (GTK_WIDGET (self), on_scanned, self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->add);
  return self;
}

/**
 * desk_inventory_return_add:
 * @word: the number or serial number of an item, the number of a slip or a kit
 *
 * Returns: whether there is such a thing and it is out; else it is said in the window
 */
gboolean
desk_inventory_return_add (DeskInventoryReturn *self,
                           const char          *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = desk_lending_find_items (self->office, word, TRUE, &error);
  gboolean added = TRUE;

  if (items == NULL)
    {
      say (self, error->message);
      return FALSE;
    }
  for (guint i = 0; i < items->len; i++)
    added = add_card (self, items->pdata[i]) && added;
  if (added)
    update (self);
  return added;
}
