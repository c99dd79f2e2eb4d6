/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory-lending.h"

#include "desk-inventory-assess.h"
#include "desk-inventory-parts.h"
#include "desk-inventory-time.h"
#include "desk-language.h"
#include "desk-people-picker.h"
#include "desk-qualifications.h"
#include "desk-reference-entry.h"
#include "desk-scanner.h"

/* When nothing else is said, things come back at the end of the day. */
#define EVENING (18 * 60)

struct _DeskInventoryLending
{
  DeskInventorySlipWindow parent_instance;

  DeskInventoryDeed deed;
  DeskInventoryDone done;
  GtkWidget *pane; /* (nullable) weak: who is told */

  GtkWidget *borrower;
  DeskInventoryTime *from;
  DeskInventoryTime *until;
  GtkWidget *private;
  GtkWidget *why; /* what private use needs */
  GtkWidget *reason;
  GtkWidget *leader;
  GtkWidget *for_shoot;
  GtkWidget *shoot;
  GtkWidget *keeper;  /* (nullable) */
  GtkWidget *assess;  /* offered where a qualification is what is missing */
  gint64 unqualified; /* for this item */
};

G_DEFINE_FINAL_TYPE (DeskInventoryLending, desk_inventory_lending, DESK_TYPE_INVENTORY_SLIP)

/* The deed */

static gboolean
is_active (GtkWidget *toggle)
{
  return GTK_IS_CHECK_BUTTON (toggle)
           ? gtk_check_button_get_active (GTK_CHECK_BUTTON (toggle))
           : gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle));
}

static gint64
chosen_borrower (DeskInventoryLending *self)
{
  return desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->borrower));
}

/* INV-4: who has no qualification can be assessed without giving up the slip. */
static void
offer_assessment (DeskInventoryLending *self)
{
  DeskInventorySlipWindow *slip = DESK_INVENTORY_SLIP (self);
  GPtrArray *cards = desk_inventory_slip_get_cards (slip);

  self->unqualified = 0;
  for (guint i = 0; self->unqualified == 0 && i < cards->len; i++)
    {
      gint64 item = desk_inventory_card_get_item (cards->pdata[i]);

      if (!desk_qualifications_check (desk_inventory_slip_get_office (slip),
                                      chosen_borrower (self), item, desk_date_today (), NULL))
        self->unqualified = item;
    }
}

static void
on_assess (DeskInventoryLending *self)
{
  DeskOffice *office = desk_inventory_slip_get_office (DESK_INVENTORY_SLIP (self));
  g_autoptr (DeskRecord) item = desk_record_get (desk_office_get_store (office),
                                                 &desk_kind_equipment, self->unqualified, NULL);

  self->unqualified = 0;
  desk_inventory_slip_say (DESK_INVENTORY_SLIP (self), NULL);
  if (item != NULL)
    desk_inventory_assess_present (GTK_WIDGET (self), office, chosen_borrower (self),
                                   desk_record_get_text (item, "class"));
}

static void
desk_inventory_lending_told (DeskInventorySlipWindow *slip,
                             const char              *text)
{
  DeskInventoryLending *self = DESK_INVENTORY_LENDING (slip);

  gtk_widget_set_visible (self->assess, text != NULL && self->unqualified != 0);
}

static gboolean
desk_inventory_lending_carry_out (DeskInventorySlipWindow  *slip,
                                  GPtrArray                *items,
                                  GError                  **error)
{
  DeskInventoryLending *self = DESK_INVENTORY_LENDING (slip);
  DeskOffice *office = desk_inventory_slip_get_office (slip);
  g_autofree char *from =
    self->from != NULL ? desk_inventory_time_dup_moment (self->from) : NULL;
  g_autofree char *until = desk_inventory_time_dup_moment (self->until);
  g_autofree char *number = NULL;
  gboolean is_private = is_active (self->private);
  gboolean for_shoot = !is_private && is_active (self->for_shoot);
  DeskLoanRequest request = {
    .items = items,
    .borrower = chosen_borrower (self),
    .from = from,
    .until = until,
    .is_private = is_private,
    .reason = is_private ? desk_inventory_written (self->reason) : NULL,
    .leader = is_private ? desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->leader)) : 0,
    .for_shoot = for_shoot,
    .shoot = for_shoot ? desk_inventory_written (self->shoot) : NULL,
    .keeper = self->keeper != NULL
                ? desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->keeper))
                : 0,
  };

  if (request.borrower == 0)
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID, _ ("Choose who borrows it."));
      desk_people_picker_popup (DESK_PEOPLE_PICKER (self->borrower));
      return FALSE;
    }
  number = self->deed == DESK_DEED_RESERVE ? desk_lending_reserve (office, &request, error)
                                           : desk_lending_lend (office, &request, error);
  if (number == NULL)
    {
      offer_assessment (self);
      return FALSE;
    }
  if (self->pane != NULL)
    self->done (number, self->pane);
  return TRUE;
}

static void
on_purpose (DeskInventoryLending *self)
{
  gboolean is_private = is_active (self->private);

  gtk_widget_set_visible (self->why, is_private);
  gtk_widget_set_visible (self->for_shoot, !is_private);
  gtk_widget_set_visible (self->shoot, !is_private && is_active (self->for_shoot));
}

static void
desk_inventory_lending_dispose (GObject *object)
{
  g_clear_weak_pointer (&DESK_INVENTORY_LENDING (object)->pane);

  G_OBJECT_CLASS (desk_inventory_lending_parent_class)->dispose (object);
}

static void
desk_inventory_lending_class_init (DeskInventoryLendingClass *klass)
{
  DeskInventorySlipWindowClass *slip_class = DESK_INVENTORY_SLIP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_inventory_lending_dispose;
  slip_class->carry_out = desk_inventory_lending_carry_out;
  slip_class->told = desk_inventory_lending_told;
}

static void
desk_inventory_lending_init (DeskInventoryLending *self)
{
}

/* Building */

static GtkWidget *
make_purpose (DeskInventoryLending *self)
{
  GtkWidget *purpose = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *work = gtk_toggle_button_new_with_mnemonic (C_ ("purpose", "_Work"));

  self->private = gtk_toggle_button_new_with_mnemonic (C_ ("purpose", "_Private"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->private), GTK_TOGGLE_BUTTON (work));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (work), TRUE);
  gtk_widget_add_css_class (purpose, "linked");
  gtk_widget_set_hexpand (work, TRUE);
  gtk_widget_set_hexpand (self->private, TRUE);
  gtk_box_append (GTK_BOX (purpose), work);
  gtk_box_append (GTK_BOX (purpose), self->private);
  g_signal_connect_swapped (self->private, "toggled", G_CALLBACK (on_purpose), self);
  return purpose;
}

static GtkWidget *
make_why (DeskInventoryLending *self,
          DeskOffice           *office)
{
  GtkWidget *grid = desk_inventory_form_grid ();

  self->reason = gtk_entry_new ();
  self->leader = desk_people_picker_new (office, _ ("Approved by"));
  desk_people_picker_set_allow_none (DESK_PEOPLE_PICKER (self->leader), TRUE);
  desk_inventory_add_row (grid, 0, _ ("Reason"), self->reason);
  desk_inventory_add_row (grid, 1, _ ("Approved by"), self->leader);
  return grid;
}

static GtkWidget *
make_terms (DeskInventoryLending *self,
            DeskOffice           *office)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *grid = desk_inventory_form_grid ();
  GtkWidget *until = desk_inventory_time_new (_ ("Until"));
  int row = 0;

  self->borrower = desk_people_picker_new (office, _ ("Borrower"));
  desk_inventory_add_row (grid, row++, _ ("_Borrower"), self->borrower);
  if (self->deed == DESK_DEED_RESERVE)
    {
      GtkWidget *from = desk_inventory_time_new (_ ("From"));

      self->from = DESK_INVENTORY_TIME (from);
      desk_inventory_add_row (grid, row++, _ ("From"), from);
    }
  self->until = DESK_INVENTORY_TIME (until);
  desk_inventory_add_row (grid, row++, _ ("_Until"), until);
  desk_inventory_add_row (grid, row++, _ ("Purpose"), make_purpose (self));
  if (self->deed == DESK_DEED_LEND)
    {
      self->keeper = desk_people_picker_new (office, _ ("Handed over by"));
      desk_people_picker_set_allow_none (DESK_PEOPLE_PICKER (self->keeper), TRUE);
      desk_inventory_add_row (grid, row++, _ ("Handed over by"), self->keeper);
    }
  gtk_box_append (GTK_BOX (box), grid);

  self->why = make_why (self, office);
  gtk_box_append (GTK_BOX (box), self->why);
  self->for_shoot = gtk_check_button_new_with_mnemonic (_ ("For a _shoot task"));
  g_signal_connect_swapped (self->for_shoot, "toggled", G_CALLBACK (on_purpose), self);
  gtk_box_append (GTK_BOX (box), self->for_shoot);
  self->shoot = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->shoot), _ ("Which shoot"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->shoot), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Which shoot"), -1);
  gtk_box_append (GTK_BOX (box), self->shoot);

  self->assess = gtk_button_new_with_mnemonic (_ ("_Assess Now…"));
  gtk_widget_set_visible (self->assess, FALSE);
  g_signal_connect_swapped (self->assess, "clicked", G_CALLBACK (on_assess), self);
  return box;
}

static void
propose_time (DeskInventoryLending *self,
              DeskOffice           *office)
{
  g_autofree char *now = desk_store_get_moment (desk_office_get_store (office));
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  DeskDate day;
  int minutes;

  if (!desk_moment_parse (now, &day, &minutes))
    return;
  /* A reservation is for later, a loan for today where there is an hour of it left. */
  if (self->deed == DESK_DEED_RESERVE || minutes > EVENING - 60)
    day++;
  from = desk_moment_format (day, 9 * 60);
  until = desk_moment_format (day, EVENING);
  desk_inventory_lending_set_time (self, from, until);
}

/**
 * desk_inventory_lending_present:
 * @deed: lend or reserve
 * @done: told with @data, a widget, when the slip was made
 */
DeskInventoryLending *
desk_inventory_lending_present (GtkWidget         *parent,
                                DeskOffice        *office,
                                DeskInventoryDeed  deed,
                                DeskInventoryDone  done,
                                gpointer           data)
{
  DeskInventoryLending *self = g_object_new (DESK_TYPE_INVENTORY_LENDING, NULL);
  gboolean reserve = deed == DESK_DEED_RESERVE;
  GtkWidget *add =
    desk_reference_entry_new (desk_office_get_store (office), &desk_kind_equipment);
  DeskInventorySlipLook look = {
    .title = reserve ? _ ("Reserve Equipment") : _ ("Lend Equipment"),
    .accept = reserve ? C_ ("deed", "_Reserve") : C_ ("deed", "_Lend"),
    .hint = _ ("Add what goes out: each item’s label can be scanned; a kit’s number adds all of "
               "it."),
    .add = add,
    .entry = desk_reference_entry_get_entry (DESK_REFERENCE_ENTRY (add)),
  };

  self->deed = deed;
  self->done = done;
  g_set_weak_pointer (&self->pane, GTK_WIDGET (data));
  gtk_entry_set_placeholder_text (look.entry, _ ("Scan or type: item, serial number, kit"));
  look.terms = make_terms (self, office);
  look.keeper = self->keeper;
  on_purpose (self);
  propose_time (self, office);
  desk_inventory_slip_build (DESK_INVENTORY_SLIP (self), parent, office, deed, &look);
  /* Below what is said to be missing. */
  gtk_box_append (GTK_BOX (look.terms), self->assess);
  return self;
}

/* @from: (nullable), @until: (nullable): moments; the first is not asked when lending */
void
desk_inventory_lending_set_time (DeskInventoryLending *self,
                                 const char           *from,
                                 const char           *until)
{
  if (self->from != NULL && from != NULL)
    desk_inventory_time_set_moment (self->from, from);
  if (until != NULL)
    desk_inventory_time_set_moment (self->until, until);
}
