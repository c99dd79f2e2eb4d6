/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory-lending.h"

#include <string.h>

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
  AdwWindow parent_instance;

  DeskOffice *office;
  DeskInventoryDeed deed;
  DeskInventoryDone done;
  GtkWidget *pane;  /* (nullable) weak: who is told */
  GPtrArray *cards; /* DeskInventoryCard, in the list */

  GtkWidget *add;
  GtkWidget *list;
  GtkWidget *hint;
  GtkWidget *borrower;
  DeskInventoryTime *from;
  DeskInventoryTime *until;
  GtkWidget *private;
  GtkWidget *why; /* what private use needs */
  GtkWidget *reason;
  GtkWidget *leader;
  GtkWidget *for_shoot;
  GtkWidget *shoot;
  GtkWidget *keeper; /* (nullable) */
  gboolean keeper_chosen;
  GtkWidget *message;
  GtkWidget *assess; /* offered where a qualification is what is missing */
  gint64 unqualified; /* for this item */
  GtkWidget *accept;
};

G_DEFINE_FINAL_TYPE (DeskInventoryLending, desk_inventory_lending, ADW_TYPE_WINDOW)

static void
say (DeskInventoryLending *self,
     const char           *text)
{
  desk_inventory_say (self->message, text);
  gtk_widget_set_visible (self->assess, FALSE);
}

/* The items */

/* Who would hand the first item over today, unless the user named somebody. */
static void
propose_keeper (DeskInventoryLending *self)
{
  gint64 keeper;

  if (self->keeper == NULL || self->keeper_chosen || self->cards->len == 0)
    return;
  keeper = desk_lending_acting_keeper (
    self->office, desk_inventory_card_get_item (self->cards->pdata[0]), desk_date_today ());
  desk_people_picker_set_person (DESK_PEOPLE_PICKER (self->keeper), keeper);
}

static void
update (DeskInventoryLending *self)
{
  gtk_widget_set_visible (self->hint, self->cards->len == 0);
  gtk_widget_set_sensitive (self->accept, self->cards->len > 0);
  propose_keeper (self);
  say (self, NULL);
}

static void
on_card_removed (DeskInventoryLending *self,
                 GtkWidget            *card)
{
  g_ptr_array_remove (self->cards, card);
  gtk_box_remove (GTK_BOX (self->list), card);
  update (self);
  gtk_widget_grab_focus (self->add);
}

static gboolean
has_item (DeskInventoryLending *self,
          gint64                item)
{
  for (guint i = 0; i < self->cards->len; i++)
    if (desk_inventory_card_get_item (self->cards->pdata[i]) == item)
      return TRUE;
  return FALSE;
}

static void
add_card (DeskInventoryLending *self,
          const DeskLoanItem   *item)
{
  GtkWidget *card;

  if (has_item (self, item->item))
    return;
  card = desk_inventory_card_new (self->office, item, self->deed);
  g_signal_connect_object (card, "removed", G_CALLBACK (on_card_removed), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->cards, card);
  gtk_box_append (GTK_BOX (self->list), card);
}

static void
on_add (DeskInventoryLending *self)
{
  GtkEntry *entry = desk_reference_entry_get_entry (DESK_REFERENCE_ENTRY (self->add));
  g_autofree char *word = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (*word != '\0' && desk_inventory_lending_add (self, word))
    desk_reference_entry_set_text (DESK_REFERENCE_ENTRY (self->add), "");
}

/* The deed */

static const char *
written (GtkWidget *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  return *text != '\0' ? text : NULL;
}

static gboolean
is_active (GtkWidget *toggle)
{
  return GTK_IS_CHECK_BUTTON (toggle)
           ? gtk_check_button_get_active (GTK_CHECK_BUTTON (toggle))
           : gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle));
}

/* Returns: (transfer full) (nullable): the slip's number */
static char *
carry_out (DeskInventoryLending  *self,
           GError               **error)
{
  g_autoptr (GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_loan_item_free);
  g_autofree char *from =
    self->from != NULL ? desk_inventory_time_dup_moment (self->from) : NULL;
  g_autofree char *until = desk_inventory_time_dup_moment (self->until);
  gboolean is_private = is_active (self->private);
  gboolean for_shoot = !is_private && is_active (self->for_shoot);
  DeskLoanRequest request = {
    .items = items,
    .borrower = desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->borrower)),
    .from = from,
    .until = until,
    .is_private = is_private,
    .reason = is_private ? written (self->reason) : NULL,
    .leader = is_private ? desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->leader)) : 0,
    .for_shoot = for_shoot,
    .shoot = for_shoot ? written (self->shoot) : NULL,
    .keeper = self->keeper != NULL
                ? desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->keeper))
                : 0,
  };

  if (request.borrower == 0)
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID, _ ("Choose who borrows it."));
      desk_people_picker_popup (DESK_PEOPLE_PICKER (self->borrower));
      return NULL;
    }
  for (guint i = 0; i < self->cards->len; i++)
    g_ptr_array_add (items, desk_inventory_card_read (self->cards->pdata[i]));
  return self->deed == DESK_DEED_RESERVE
           ? desk_lending_reserve (self->office, &request, error)
           : desk_lending_lend (self->office, &request, error);
}

/* INV-4: who has no qualification can be assessed without giving up the slip. */
static void
offer_assessment (DeskInventoryLending *self)
{
  gint64 borrower = desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->borrower));

  for (guint i = 0; borrower != 0 && i < self->cards->len; i++)
    {
      gint64 item = desk_inventory_card_get_item (self->cards->pdata[i]);

      if (desk_qualifications_check (self->office, borrower, item, desk_date_today (), NULL))
        continue;
      self->unqualified = item;
      gtk_widget_set_visible (self->assess, TRUE);
      return;
    }
}

static void
on_assess (DeskInventoryLending *self)
{
  g_autoptr (DeskRecord) item = desk_record_get (desk_office_get_store (self->office),
                                                 &desk_kind_equipment, self->unqualified, NULL);

  say (self, NULL);
  if (item != NULL)
    desk_inventory_assess_present (
      GTK_WIDGET (self), self->office,
      desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->borrower)),
      desk_record_get_text (item, "class"));
}

static gboolean
on_scanned (const char *word,
            gpointer    self)
{
  return desk_inventory_lending_add (self, word);
}

static void
on_accept (DeskInventoryLending *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *slip = carry_out (self, &error);

  if (slip == NULL)
    {
      say (self, error != NULL ? error->message : NULL);
      offer_assessment (self);
      return;
    }
  if (self->pane != NULL)
    self->done (slip, self->pane);
  gtk_window_close (GTK_WINDOW (self));
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
on_keeper_chosen (DeskInventoryLending *self)
{
  self->keeper_chosen = TRUE;
}

static void
desk_inventory_lending_dispose (GObject *object)
{
  DeskInventoryLending *self = DESK_INVENTORY_LENDING (object);

  g_clear_weak_pointer (&self->pane);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_inventory_lending_parent_class)->dispose (object);
}

static void
desk_inventory_lending_class_init (DeskInventoryLendingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_inventory_lending_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
desk_inventory_lending_init (DeskInventoryLending *self)
{
  self->cards = g_ptr_array_new ();
}

/* Building */

static GtkWidget *
make_header (DeskInventoryLending *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  gboolean reserve = self->deed == DESK_DEED_RESERVE;

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  self->accept = gtk_button_new_with_mnemonic (reserve ? C_ ("deed", "_Reserve")
                                                       : C_ ("deed", "_Lend"));
  gtk_widget_add_css_class (self->accept, "suggested-action");
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (on_accept), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->accept);
  return header;
}

static GtkWidget *
make_items (DeskInventoryLending *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkEntry *entry;

  self->add = desk_reference_entry_new (desk_office_get_store (self->office), &desk_kind_equipment);
  entry = desk_reference_entry_get_entry (DESK_REFERENCE_ENTRY (self->add));
  gtk_entry_set_placeholder_text (entry, _ ("Scan or type: item, serial number, kit"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add an item"), -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_add), self);
  gtk_box_append (GTK_BOX (box), self->add);

  self->hint = desk_inventory_label (
    _ ("Add what goes out: each item’s label can be scanned; a kit’s number adds all of it."),
    "dim-label");
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
make_why (DeskInventoryLending *self)
{
  GtkWidget *grid = desk_inventory_form_grid ();

  self->reason = gtk_entry_new ();
  self->leader = desk_people_picker_new (self->office, _ ("Approved by"));
  desk_people_picker_set_allow_none (DESK_PEOPLE_PICKER (self->leader), TRUE);
  desk_inventory_add_row (grid, 0, _ ("Reason"), self->reason);
  desk_inventory_add_row (grid, 1, _ ("Approved by"), self->leader);
  return grid;
}

static GtkWidget *
make_terms (DeskInventoryLending *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *grid = desk_inventory_form_grid ();
  GtkWidget *until = desk_inventory_time_new (_ ("Until"));
  int row = 0;

  self->borrower = desk_people_picker_new (self->office, _ ("Borrower"));
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
      self->keeper = desk_people_picker_new (self->office, _ ("Handed over by"));
      desk_people_picker_set_allow_none (DESK_PEOPLE_PICKER (self->keeper), TRUE);
      g_signal_connect_swapped (self->keeper, "chosen", G_CALLBACK (on_keeper_chosen), self);
      desk_inventory_add_row (grid, row++, _ ("Handed over by"), self->keeper);
    }
  gtk_box_append (GTK_BOX (box), grid);

  self->why = make_why (self);
  gtk_box_append (GTK_BOX (box), self->why);
  self->for_shoot = gtk_check_button_new_with_mnemonic (_ ("For a _shoot task"));
  g_signal_connect_swapped (self->for_shoot, "toggled", G_CALLBACK (on_purpose), self);
  gtk_box_append (GTK_BOX (box), self->for_shoot);
  self->shoot = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->shoot), _ ("Which shoot"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->shoot), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Which shoot"), -1);
  gtk_box_append (GTK_BOX (box), self->shoot);

  self->message = desk_inventory_label (NULL, "desk-note");
  gtk_widget_add_css_class (self->message, "warning");
  gtk_box_append (GTK_BOX (box), self->message);
  self->assess = gtk_button_new_with_mnemonic (_ ("_Assess Now…"));
  g_signal_connect_swapped (self->assess, "clicked", G_CALLBACK (on_assess), self);
  gtk_box_append (GTK_BOX (box), self->assess);
  gtk_widget_set_size_request (box, 350, -1);
  gtk_widget_set_hexpand (box, FALSE);
  return box;
}

static void
propose_time (DeskInventoryLending *self)
{
  g_autofree char *now = desk_store_get_moment (desk_office_get_store (self->office));
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
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkRoot *root = gtk_widget_get_root (parent);

  self->office = g_object_ref (office);
  self->deed = deed;
  self->done = done;
  g_set_weak_pointer (&self->pane, GTK_WIDGET (data));
  gtk_window_set_title (GTK_WINDOW (self), deed == DESK_DEED_RESERVE ? _ ("Reserve Equipment")
                                                                     : _ ("Lend Equipment"));
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
  on_purpose (self);
  propose_time (self);
  update (self);
  /* A label can be scanned wherever the focus is. */
  desk_scanner_set_taker (self->add);
  desk_scanner_attach (GTK_WIDGET (self), on_scanned, self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->add);
  return self;
}

/**
 * desk_inventory_lending_add:
 * @word: the number or serial number of an item, or the number of a kit
 *
 * Returns: whether there is such a thing; else it is said in the window
 */
gboolean
desk_inventory_lending_add (DeskInventoryLending *self,
                            const char           *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = desk_lending_find_items (self->office, word, FALSE, &error);

  if (items == NULL)
    {
      say (self, error->message);
      return FALSE;
    }
  for (guint i = 0; i < items->len; i++)
    add_card (self, items->pdata[i]);
  update (self);
  return TRUE;
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
