/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory-return.h"

#include "desk-equipment-list.h"
#include "desk-equipment.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-people-picker.h"

struct _DeskInventoryReturn
{
  DeskInventorySlipWindow parent_instance;

  DeskInventoryReturned done;
  GtkWidget *pane; /* (nullable) weak: who is told */

  GtkWidget *cleaned;
  GtkWidget *emergency;
  GtkWidget *settings;
  GtkWidget *leave;
  GtkWidget *keeper;
};

G_DEFINE_FINAL_TYPE (DeskInventoryReturn, desk_inventory_return, DESK_TYPE_INVENTORY_SLIP)

static gboolean
desk_inventory_return_admit (DeskInventorySlipWindow  *slip,
                             gint64                    item,
                             GError                  **error)
{
  DeskOffice *office = desk_inventory_slip_get_office (slip);
  g_autofree char *number = NULL;

  if (desk_equipment_loan (office, item) != 0)
    return TRUE;
  number = desk_equipment_dup_number (office, item);
  g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
               /* Translators: %s: an item's number */
               _ ("%s is not lent, so it cannot come back."), number);
  return FALSE;
}

static gboolean
desk_inventory_return_carry_out (DeskInventorySlipWindow  *slip,
                                 GPtrArray                *items,
                                 GError                  **error)
{
  DeskInventoryReturn *self = DESK_INVENTORY_RETURN (slip);
  g_autoptr (GPtrArray) followed = NULL;
  DeskReturnRequest request = {
    .items = items,
    .keeper = desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->keeper)),
    .cleaned = (int) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->cleaned)) - 1,
    .emergency_battery = desk_inventory_choice_get (self->emergency),
    .settings_changed = desk_inventory_written (self->settings),
    .settings_leave = desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->leave)),
  };

  if (!desk_lending_return (desk_inventory_slip_get_office (slip), &request, &followed, error))
    return FALSE;
  if (self->pane != NULL)
    self->done (followed, self->pane);
  return TRUE;
}

static void
on_settings (DeskInventoryReturn *self)
{
  gtk_widget_set_sensitive (self->leave, desk_inventory_written (self->settings) != NULL);
}

static void
desk_inventory_return_dispose (GObject *object)
{
  g_clear_weak_pointer (&DESK_INVENTORY_RETURN (object)->pane);

  G_OBJECT_CLASS (desk_inventory_return_parent_class)->dispose (object);
}

static void
desk_inventory_return_class_init (DeskInventoryReturnClass *klass)
{
  DeskInventorySlipWindowClass *slip_class = DESK_INVENTORY_SLIP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_inventory_return_dispose;
  slip_class->admit = desk_inventory_return_admit;
  slip_class->carry_out = desk_inventory_return_carry_out;
}

static void
desk_inventory_return_init (DeskInventoryReturn *self)
{
}

static GtkWidget *
add_picker (GtkWidget  *grid,
            int         row,
            DeskOffice *office,
            const char *name)
{
  GtkWidget *picker = desk_people_picker_new (office, name);

  desk_people_picker_set_allow_none (DESK_PEOPLE_PICKER (picker), TRUE);
  desk_inventory_add_row (grid, row, name, picker);
  return picker;
}

static GtkWidget *
make_terms (DeskInventoryReturn *self,
            DeskOffice          *office)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *grid = desk_inventory_form_grid ();

  self->cleaned = gtk_drop_down_new_from_strings (
    (const char *const[]){ _ ("not said"), C_ ("cleaned", "no"), C_ ("cleaned", "yes"), NULL });
  desk_inventory_add_row (grid, 0, _ ("Cleaned"), self->cleaned);
  self->emergency = desk_inventory_choice_new (
    desk_kind_get_field (&desk_kind_loans, "emergency_battery"), _ ("not said"));
  desk_inventory_add_row (grid, 1, _ ("Emergency battery"), self->emergency);
  self->settings = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->settings), _ ("which, if any"));
  g_signal_connect_swapped (self->settings, "changed", G_CALLBACK (on_settings), self);
  desk_inventory_add_row (grid, 2, _ ("Settings changed"), self->settings);
  self->leave = add_picker (grid, 3, office, _ ("With leave of"));
  self->keeper = add_picker (grid, 4, office, _ ("Taken back by"));
  gtk_box_append (GTK_BOX (box), grid);
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
  GtkWidget *add = gtk_entry_new ();
  DeskInventorySlipLook look = {
    .title = _ ("Take Equipment Back"),
    .accept = C_ ("deed", "_Take Back"),
    .hint = _ ("Add what came back; a slip’s number adds all of it that is still out."),
    .add = add,
    .entry = GTK_ENTRY (add),
  };

  self->done = done;
  g_set_weak_pointer (&self->pane, GTK_WIDGET (data));
  gtk_entry_set_placeholder_text (look.entry, _ ("Scan or type: item, slip, kit"));
  look.terms = make_terms (self, office);
  look.keeper = self->keeper;
  desk_inventory_slip_build (DESK_INVENTORY_SLIP (self), parent, office, DESK_DEED_RETURN, &look);
  return self;
}
