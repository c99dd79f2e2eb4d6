/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory-side.h"

#include "desk-attachment-list.h"
#include "desk-care.h"
#include "desk-equipment-list.h"
#include "desk-equipment.h"
#include "desk-inventory-endurance.h"
#include "desk-inventory-history.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-lending.h"
#include "desk-people.h"

struct _DeskInventorySide
{
  GtkWidget parent_instance;

  DeskOffice *office;
  DeskRecordEditor *editor;

  GtkWidget *box;
  GtkWidget *now;      /* where the item is, and what can be done with it */
  GtkWidget *switcher; /* only an item that is in the file has a history */
  GtkWidget *data;
  GtkStack *pages;
  GtkWidget *accessories_heading;
  GtkWidget *accessories;
  GtkWidget *care;
  GtkWidget *coming_heading;
  GtkWidget *coming;
  DeskInventoryEndurance *endurance;
  GtkWidget *history;
  GtkWidget *files;
};

G_DEFINE_FINAL_TYPE (DeskInventorySide, desk_inventory_side, GTK_TYPE_WIDGET)

/* Where it is now */

static void
add_button (GtkWidget  *box,
            const char *label,
            const char *action,
            const char *number,
            gboolean    suggested)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", number);
  gtk_widget_set_hexpand (button, TRUE);
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (GTK_BOX (box), button);
}

static void
say_loan (DeskInventorySide *self,
          gint64             loan)
{
  DeskStore *store = desk_office_get_store (self->office);
  g_autoptr (DeskRecord) record = desk_record_get (store, &desk_kind_loans, loan, NULL);
  g_autofree char *now = desk_store_get_moment (store);
  g_autofree char *name = NULL;
  g_autofree char *since = NULL;
  g_autofree char *until = NULL;
  g_autofree char *head = NULL;
  g_autofree char *text = NULL;
  gboolean late;

  if (record == NULL)
    return;
  late = g_strcmp0 (desk_record_get_text (record, "until"), now) < 0;
  name = desk_people_dup_name (self->office, desk_record_get_number (record, "borrower"));
  since = desk_inventory_moment (desk_record_get_text (record, "from"));
  until = desk_inventory_moment (desk_record_get_text (record, "until"));
  /* Translators: %s: who has borrowed something */
  head = g_strdup_printf (late ? _ ("Overdue: with %s") : _ ("Lent to %s"), name);
  /* Translators: %1$s: a slip's number, %2$s and %3$s: from when, until when */
  text = g_strdup_printf (_ ("%1$s · from %2$s · due %3$s"), desk_record_get_text (record, "slip"),
                          since, until);
  gtk_box_append (GTK_BOX (self->now), desk_inventory_heading (head));
  gtk_box_append (GTK_BOX (self->now), desk_inventory_label (text, NULL));
  if (late)
    gtk_widget_add_css_class (self->now, "overdue");
  else
    gtk_widget_add_css_class (self->now, "lent");
}

static void
show_now (DeskInventorySide *self,
          DeskRecord        *item)
{
  const char *state = desk_record_get_text (item, "state");
  const char *number = desk_record_get_text (item, "number");
  const char *place = desk_record_get_text (item, "place");
  const char *missing = desk_record_get_text (item, "missing");
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *words = desk_record_dup_display (item, "state", desk_language_current ());
  g_autofree char *text = NULL;
  gint64 loan = desk_equipment_loan (self->office, desk_record_get_id (item));

  desk_inventory_clear (self->now);
  gtk_widget_remove_css_class (self->now, "overdue");
  gtk_widget_remove_css_class (self->now, "lent");
  gtk_widget_set_margin_top (buttons, 6);
  if (loan != 0)
    {
      say_loan (self, loan);
      add_button (buttons, _ ("_Take Back…"), "win.inventory.return", number, TRUE);
    }
  else
    {
      if (place != NULL && g_strcmp0 (state, "in-store") == 0)
        /* Translators: the state of an item, as “in store”, and where it is kept */
        text = g_strdup_printf (C_ ("item", "%1$s · %2$s"), words, place);
      gtk_box_append (GTK_BOX (self->now), desk_inventory_heading (text != NULL ? text : words));
      if (g_strcmp0 (state, "in-store") == 0)
        add_button (buttons, _ ("_Lend…"), "win.inventory.lend", number, TRUE);
    }
  if (missing != NULL)
    {
      /* Translators: %s: accessories that are missing, as 充电器×1 */
      g_autofree char *lacks = g_strdup_printf (_ ("Missing: %s"), missing);
      gtk_box_append (GTK_BOX (self->now), desk_inventory_label (lacks, "error"));
    }
  if (g_strcmp0 (state, "lost") != 0 && g_strcmp0 (state, "retired") != 0)
    add_button (buttons, _ ("_Reserve…"), "win.inventory.reserve-item", number, FALSE);
  gtk_box_append (GTK_BOX (self->now), buttons);
  buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_margin_top (buttons, 3);
  add_button (buttons, _ ("Report _Damage…"), "win.inventory.report-damage", number, FALSE);
  add_button (buttons, _ ("Report a _Fault…"), "win.inventory.report-fault", number, FALSE);
  gtk_box_append (GTK_BOX (self->now), buttons);
}

/* Accessories, as they are counted at a hand-over */

static gint64
count_of (GPtrArray  *list,
          const char *name)
{
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const DeskAccessory *accessory = list->pdata[i];
      if (g_str_equal (accessory->name, name))
        return accessory->count;
    }
  return 0;
}

static void
show_accessories (DeskInventorySide *self,
                  DeskRecord        *item)
{
  g_autoptr (GPtrArray) all =
    desk_accessories_parse (desk_record_get_text (item, "accessories"), NULL);
  g_autoptr (GPtrArray) missing =
    desk_accessories_parse (desk_record_get_text (item, "missing"), NULL);
  gboolean any = all != NULL && all->len > 0;

  desk_inventory_clear (self->accessories);
  gtk_widget_set_visible (self->accessories_heading, any);
  for (guint i = 0; any && i < all->len; i++)
    {
      const DeskAccessory *accessory = all->pdata[i];
      gint64 gone = count_of (missing, accessory->name);
      g_autofree char *text =
        /* Translators: an accessory and how many of it belong to an item */
        g_strdup_printf (C_ ("accessory", "%1$s × %2$d"), accessory->name, (int) accessory->count);
      g_autofree char *lacks = NULL;

      gtk_box_append (GTK_BOX (self->accessories), desk_inventory_label (text, NULL));
      if (gone == 0)
        continue;
      lacks = g_strdup_printf (ngettext ("%d is missing", "%d are missing", (gulong) gone),
                               (int) gone);
      gtk_box_append (GTK_BOX (self->accessories),
                      desk_inventory_label (lacks, "desk-field-error"));
    }
}

/* Damage and maintenance that is not closed (INV-7, INV-8) */

static void
show_care (DeskInventorySide *self,
           gint64             item)
{
  g_autoptr (GPtrArray) entries = desk_care_list_item (self->office, item, NULL);

  desk_inventory_clear (self->care);
  gtk_widget_set_visible (self->care, entries != NULL && entries->len > 0);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const DeskCareEntry *entry = entries->pdata[i];
      GtkWidget *button = gtk_button_new ();
      GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      const char *state = desk_field_choice_label (desk_kind_get_field (entry->kind, "state"),
                                                   entry->state, desk_language_current ());
      /* Translators: a damage report's or job's number, and its state, as “open” */
      g_autofree char *head = g_strdup_printf (C_ ("care", "%1$s · %2$s"), entry->number, state);
      GtkWidget *text = desk_inventory_label (entry->text, "desk-field-label");

      gtk_box_append (GTK_BOX (words), desk_inventory_label (head, NULL));
      gtk_label_set_wrap (GTK_LABEL (text), FALSE);
      gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (text, entry->text);
      gtk_box_append (GTK_BOX (words), text);
      gtk_button_set_child (GTK_BUTTON (button), words);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.inventory.care");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", entry->number);
      gtk_box_append (GTK_BOX (self->care), button);
    }
}

/* Reservations */

static void
add_coming (DeskInventorySide *self,
            const DeskBooking *booking,
            const char        *number)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *release = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *name = desk_people_dup_name (self->office, booking->person);
  g_autofree char *from = desk_inventory_moment (booking->from);
  g_autofree char *until = desk_inventory_moment (booking->until);
  /* Translators: %1$s and %2$s: from when, until when */
  g_autofree char *span = g_strdup_printf (C_ ("time", "%1$s – %2$s"), from, until);
  /* Translators: a name and a slip's number */
  g_autofree char *who = g_strdup_printf (C_ ("loan", "%1$s · %2$s"), name, booking->slip);

  gtk_box_append (GTK_BOX (words), desk_inventory_label (span, NULL));
  gtk_box_append (GTK_BOX (words), desk_inventory_label (who, "dim-label"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), words);
  gtk_widget_add_css_class (release, "flat");
  gtk_widget_set_valign (release, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (release, _ ("Release This Reservation"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (release), "win.inventory.release");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (release), "(ss)", booking->slip, number);
  gtk_box_append (GTK_BOX (row), release);
  gtk_box_append (GTK_BOX (self->coming), row);
}

static void
show_coming (DeskInventorySide *self,
             DeskRecord        *item)
{
  g_autofree char *now = desk_store_get_moment (desk_office_get_store (self->office));
  g_autoptr (GPtrArray) bookings =
    desk_lending_bookings (self->office, desk_record_get_id (item), now, NULL, NULL);
  guint n = 0;

  desk_inventory_clear (self->coming);
  for (guint i = 0; bookings != NULL && i < bookings->len; i++)
    {
      const DeskBooking *booking = bookings->pdata[i];

      if (!g_str_equal (booking->kind, "reserved"))
        continue;
      add_coming (self, booking, desk_record_get_text (item, "number"));
      n++;
    }
  gtk_widget_set_visible (self->coming_heading, n > 0);
}

static void
desk_inventory_side_dispose (GObject *object)
{
  DeskInventorySide *self = DESK_INVENTORY_SIDE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_inventory_side_parent_class)->dispose (object);
}

static void
desk_inventory_side_class_init (DeskInventorySideClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_inventory_side_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
desk_inventory_side_init (DeskInventorySide *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* Building */

static void
on_page (DeskInventorySide *self)
{
  gboolean data = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->data));

  gtk_stack_set_visible_child_name (self->pages, data ? "data" : "history");
}

static GtkWidget *
make_switcher (DeskInventorySide *self)
{
  GtkWidget *history = gtk_toggle_button_new_with_mnemonic (C_ ("item", "Histor_y"));

  self->switcher = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->switcher, "linked");
  gtk_widget_add_css_class (self->switcher, "desk-inventory-switcher");
  self->data = gtk_toggle_button_new_with_mnemonic (C_ ("item", "_Details"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (history), GTK_TOGGLE_BUTTON (self->data));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->data), TRUE);
  gtk_widget_set_hexpand (self->data, TRUE);
  gtk_widget_set_hexpand (history, TRUE);
  g_signal_connect_swapped (self->data, "toggled", G_CALLBACK (on_page), self);
  gtk_box_append (GTK_BOX (self->switcher), self->data);
  gtk_box_append (GTK_BOX (self->switcher), history);
  return self->switcher;
}

/* Everything that happened to an item, on one page (INV-12). */
static GtkWidget *
make_history (DeskInventorySide *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->coming_heading = desk_inventory_heading (_ ("Reserved"));
  self->coming = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->accessories_heading = desk_inventory_heading (_ ("Counted at a hand-over"));
  self->accessories = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->endurance = DESK_INVENTORY_ENDURANCE (desk_inventory_endurance_new (self->office));
  self->history = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (page), self->coming_heading);
  gtk_box_append (GTK_BOX (page), self->coming);
  gtk_box_append (GTK_BOX (page), self->accessories_heading);
  gtk_box_append (GTK_BOX (page), self->accessories);
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->endurance));
  gtk_box_append (GTK_BOX (page), desk_inventory_heading (_ ("Who had it")));
  gtk_box_append (GTK_BOX (page), self->history);
  gtk_widget_add_css_class (page, "desk-inventory-slip");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), page);
  return scrolled;
}

GtkWidget *
desk_inventory_side_new (DeskOffice *office)
{
  DeskInventorySide *self = g_object_new (DESK_TYPE_INVENTORY_SIDE, NULL);

  self->office = g_object_ref (office);
  self->now = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (self->now, "desk-inventory-now");
  gtk_box_append (GTK_BOX (self->box), self->now);
  self->care = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->care, "desk-inventory-now");
  gtk_box_append (GTK_BOX (self->box), self->care);
  gtk_box_append (GTK_BOX (self->box), make_switcher (self));
  self->pages = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->pages), TRUE);
  self->editor = DESK_RECORD_EDITOR (desk_record_editor_new (office, &desk_kind_equipment));
  self->files = desk_attachment_list_new (office, &desk_kind_equipment);
  desk_record_editor_add_first (self->editor, self->files);
  gtk_stack_add_named (self->pages, GTK_WIDGET (self->editor), "data");
  gtk_stack_add_named (self->pages, make_history (self), "history");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->pages));
  g_signal_connect_swapped (self->editor, "saved", G_CALLBACK (desk_inventory_side_refresh), self);
  desk_inventory_side_refresh (self);
  return GTK_WIDGET (self);
}

/* Shows @item, 0: none. Returns: %FALSE when the item before has to be put right first */
gboolean
desk_inventory_side_edit (DeskInventorySide *self,
                          gint64             item)
{
  gboolean shown = desk_record_editor_edit (self->editor, item);

  desk_inventory_side_refresh (self);
  return shown;
}

/* Reads where the item is, its reservations and its history anew. */
void
desk_inventory_side_refresh (DeskInventorySide *self)
{
  gint64 item = desk_record_editor_get_id (self->editor);
  g_autoptr (DeskRecord) record =
    item != 0
      ? desk_record_get (desk_office_get_store (self->office), &desk_kind_equipment, item, NULL)
      : NULL;

  desk_attachment_list_show (DESK_ATTACHMENT_LIST (self->files), record != NULL ? item : 0);
  gtk_widget_set_visible (self->now, record != NULL);
  gtk_widget_set_visible (self->switcher, record != NULL);
  if (record == NULL)
    {
      gtk_widget_set_visible (self->care, FALSE);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->data), TRUE);
      return;
    }
  show_now (self, record);
  show_accessories (self, record);
  show_care (self, item);
  show_coming (self, record);
  desk_inventory_endurance_show (self->endurance, item);
  desk_inventory_history_show (self->history, self->office, &desk_kind_equipment, item);
}

DeskRecordEditor *
desk_inventory_side_get_editor (DeskInventorySide *self)
{
  return self->editor;
}
