/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory-movement.h"

#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-people-picker.h"
#include "desk-supplies.h"

struct _DeskInventoryMovement
{
  GtkPopover parent_instance;

  DeskOffice *office;
  DeskMovement movement;
  gint64 supply;

  GtkWidget *quantity;
  GtkWidget *person; /* (nullable): who gets it */
  GtkWidget *note;
  GtkWidget *error;
};

G_DEFINE_FINAL_TYPE (DeskInventoryMovement, desk_inventory_movement, GTK_TYPE_POPOVER)

static void
say (DeskInventoryMovement *self,
     const char            *text)
{
  gtk_label_set_label (GTK_LABEL (self->error), text != NULL ? text : "");
  gtk_widget_set_visible (self->error, text != NULL);
}

static gboolean
carry_out (DeskInventoryMovement  *self,
           gint64                  quantity,
           GError                **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->note));
  const char *note = *text != '\0' ? text : NULL;

  switch (self->movement)
    {
    case DESK_MOVEMENT_ISSUE:
      return desk_supplies_issue (self->office, self->supply,
                                  desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->person)),
                                  quantity, note, error);
    case DESK_MOVEMENT_COUNT:
      return desk_supplies_count (self->office, self->supply, quantity, note, error);
    case DESK_MOVEMENT_RECEIVE:
    default:
      return desk_supplies_receive (self->office, self->supply, quantity, note, error);
    }
}

static void
on_accept (DeskInventoryMovement *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->quantity));
  g_autoptr (GError) error = NULL;
  gint64 quantity;

  if (!g_ascii_string_to_signed (text, 10, self->movement == DESK_MOVEMENT_COUNT ? 0 : 1, 1000000,
                                 &quantity, NULL))
    {
      say (self, _ ("Write how many, as a whole number."));
      gtk_widget_grab_focus (self->quantity);
      return;
    }
  if (self->person != NULL &&
      desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->person)) == 0)
    {
      say (self, _ ("Choose who gets it."));
      return;
    }
  if (carry_out (self, quantity, &error))
    gtk_popover_popdown (GTK_POPOVER (self));
  else
    say (self, error->message);
}

static void
on_shown (DeskInventoryMovement *self)
{
  say (self, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->quantity), "");
  gtk_editable_set_text (GTK_EDITABLE (self->note), "");
  if (self->person != NULL)
    desk_people_picker_set_person (DESK_PEOPLE_PICKER (self->person), 0);
  gtk_widget_grab_focus (self->quantity);
}

static void
desk_inventory_movement_dispose (GObject *object)
{
  g_clear_object (&DESK_INVENTORY_MOVEMENT (object)->office);

  G_OBJECT_CLASS (desk_inventory_movement_parent_class)->dispose (object);
}

static void
desk_inventory_movement_class_init (DeskInventoryMovementClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_inventory_movement_dispose;
}

static void
desk_inventory_movement_init (DeskInventoryMovement *self)
{
  g_signal_connect (self, "show", G_CALLBACK (on_shown), NULL);
}

GtkWidget *
desk_inventory_movement_new (DeskOffice   *office,
                             DeskMovement  movement)
{
  DeskInventoryMovement *self = g_object_new (DESK_TYPE_INVENTORY_MOVEMENT, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *grid = desk_inventory_form_grid ();
  GtkWidget *accept;
  int row = 0;

  self->office = g_object_ref (office);
  self->movement = movement;
  self->quantity = gtk_entry_new ();
  gtk_entry_set_input_purpose (GTK_ENTRY (self->quantity), GTK_INPUT_PURPOSE_DIGITS);
  g_signal_connect_swapped (self->quantity, "activate", G_CALLBACK (on_accept), self);
  desk_inventory_add_row (grid, row++,
                          movement == DESK_MOVEMENT_COUNT ? _ ("Counted") : _ ("Quantity"),
                          self->quantity);
  if (movement == DESK_MOVEMENT_ISSUE)
    {
      self->person = desk_people_picker_new (office, _ ("Person"));
      desk_inventory_add_row (grid, row++, _ ("Person"), self->person);
    }
  self->note = gtk_entry_new ();
  g_signal_connect_swapped (self->note, "activate", G_CALLBACK (on_accept), self);
  desk_inventory_add_row (grid, row++,
                          movement == DESK_MOVEMENT_ISSUE ? _ ("Used for") : _ ("Note"),
                          self->note);
  gtk_box_append (GTK_BOX (box), grid);
  self->error = desk_inventory_label (NULL, "desk-field-error");
  gtk_label_set_max_width_chars (GTK_LABEL (self->error), 34);
  gtk_box_append (GTK_BOX (box), self->error);
  accept =
    gtk_button_new_with_mnemonic (movement == DESK_MOVEMENT_RECEIVE ? C_ ("supply", "_Receive")
                                  : movement == DESK_MOVEMENT_ISSUE ? C_ ("supply", "_Hand Out")
                                                                    : C_ ("supply", "_Count"));
  gtk_widget_add_css_class (accept, "suggested-action");
  g_signal_connect_swapped (accept, "clicked", G_CALLBACK (on_accept), self);
  gtk_box_append (GTK_BOX (box), accept);
  gtk_widget_add_css_class (box, "desk-inventory-movement");
  gtk_popover_set_child (GTK_POPOVER (self), box);
  return GTK_WIDGET (self);
}

void
desk_inventory_movement_set_supply (DeskInventoryMovement *self,
                                    gint64                 supply)
{
  self->supply = supply;
}
