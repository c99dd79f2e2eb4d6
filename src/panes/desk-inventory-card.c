/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory-card.h"

#include "desk-battery.h"
#include "desk-equipment-list.h"
#include "desk-equipment.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-record.h"

/* One kind of accessory that is counted. */
typedef struct
{
  char *name;
  gint64 count;
  GtkWidget *tick;  /* all of them are there */
  GtkWidget *there; /* (nullable) how many are there, where there may be some */
} Line;

struct _DeskInventoryCard
{
  GtkWidget parent_instance;

  DeskOffice *office;
  gint64 item, kit;
  DeskInventoryDeed deed;
  GPtrArray *lines;     /* Line */
  GPtrArray *batteries; /* GtkEntry, one a battery */

  GtkWidget *box;
  GtkWidget *details; /* not asked of an item that does not come back */
  GtkWidget *condition;
  GtkWidget *lost;
};

enum
{
  SIGNAL_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskInventoryCard, desk_inventory_card, GTK_TYPE_WIDGET)

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->name);
  g_free (line);
}

static void
on_remove (DeskInventoryCard *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
on_tick (GtkCheckButton *tick,
         GtkWidget      *there)
{
  gtk_widget_set_visible (there, !gtk_check_button_get_active (tick));
}

static void
on_lost (DeskInventoryCard *self)
{
  gtk_widget_set_visible (self->details,
                          !gtk_check_button_get_active (GTK_CHECK_BUTTON (self->lost)));
}

static void
desk_inventory_card_dispose (GObject *object)
{
  DeskInventoryCard *self = DESK_INVENTORY_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_inventory_card_parent_class)->dispose (object);
}

static void
desk_inventory_card_finalize (GObject *object)
{
  DeskInventoryCard *self = DESK_INVENTORY_CARD (object);

  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->batteries);

  G_OBJECT_CLASS (desk_inventory_card_parent_class)->finalize (object);
}

static void
desk_inventory_card_class_init (DeskInventoryCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_inventory_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_inventory_card_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /* DeskInventoryCard::removed: the user takes the item off the slip. */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", DESK_TYPE_INVENTORY_CARD, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_inventory_card_init (DeskInventoryCard *self)
{
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->batteries = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "desk-inventory-card");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static GtkWidget *
make_head (DeskInventoryCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *number = desk_equipment_dup_number (self->office, self->item);
  g_autofree char *words = desk_inventory_describe (self->office, self->item);
  /* Translators: %s: an item's number */
  g_autofree char *tip = g_strdup_printf (_ ("Take %s off This Slip"), number);
  GtkWidget *what = desk_inventory_label (words, NULL);

  gtk_box_append (GTK_BOX (head), desk_inventory_heading (number));
  gtk_widget_set_hexpand (what, TRUE);
  gtk_box_append (GTK_BOX (head), what);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (remove, tip);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (on_remove), self);
  gtk_box_append (GTK_BOX (head), remove);
  return head;
}

/* What went out with the item, or would go out now. */
static GPtrArray *
read_accessories (DeskInventoryCard *self,
                  DeskRecord        *item,
                  DeskRecord        *loan)
{
  g_autoptr (GPtrArray) missing = NULL;
  GPtrArray *all;

  if (loan != NULL)
    return desk_accessories_parse (desk_record_get_text (loan, "accessories_out"), NULL);
  all = desk_accessories_parse (desk_record_get_text (item, "accessories"), NULL);
  missing = desk_accessories_parse (desk_record_get_text (item, "missing"), NULL);
  if (all != NULL && missing != NULL)
    desk_accessories_subtract (all, missing, NULL);
  return all;
}

static void
add_line (DeskInventoryCard   *self,
          GtkWidget           *flow,
          const DeskAccessory *accessory)
{
  Line *line = g_new0 (Line, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* Translators: an accessory and how many of it belong to an item */
  g_autofree char *text = g_strdup_printf (C_ ("accessory", "%1$s × %2$d"), accessory->name,
                                           (int) accessory->count);

  line->name = g_strdup (accessory->name);
  line->count = accessory->count;
  line->tick = gtk_check_button_new_with_label (text);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (line->tick), TRUE);
  gtk_box_append (GTK_BOX (box), line->tick);
  if (accessory->count > 1)
    {
      line->there = gtk_spin_button_new_with_range (0, (double) accessory->count - 1, 1);
      gtk_widget_set_visible (line->there, FALSE);
      gtk_widget_set_tooltip_text (line->there, _ ("How many are there"));
      g_signal_connect (line->tick, "toggled", G_CALLBACK (on_tick), line->there);
      gtk_box_append (GTK_BOX (box), line->there);
    }
  g_ptr_array_add (self->lines, line);
  gtk_flow_box_append (GTK_FLOW_BOX (flow), box);
}

static void
add_batteries (DeskInventoryCard *self,
               gint64             n)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (row), desk_inventory_label (_ ("Battery endurance, minutes:"),
                                                       "dim-label"));
  for (gint64 i = 1; i <= n; i++)
    {
      GtkWidget *entry = gtk_entry_new ();
      /* Translators: %d: which of the batteries of an item */
      g_autofree char *name = g_strdup_printf (_ ("Minutes of battery %d"), (int) i);
      g_autofree char *hint = g_strdup_printf ("#%d", (int) i);

      gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
      gtk_editable_set_width_chars (GTK_EDITABLE (entry), 5);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 5);
      if (n > 1)
        gtk_entry_set_placeholder_text (GTK_ENTRY (entry), hint);
      gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      g_ptr_array_add (self->batteries, entry);
      gtk_box_append (GTK_BOX (row), entry);
    }
  gtk_box_append (GTK_BOX (self->details), row);
}

static void
add_condition (DeskInventoryCard *self,
               const char        *last)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->condition = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->condition), last != NULL ? last : _ ("good"));
  gtk_widget_set_hexpand (self->condition, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->condition), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Condition"), -1);
  gtk_box_append (GTK_BOX (row), desk_inventory_label (_ ("Condition:"), "dim-label"));
  gtk_box_append (GTK_BOX (row), self->condition);
  gtk_box_append (GTK_BOX (self->details), row);
}

static void
add_details (DeskInventoryCard *self)
{
  DeskStore *store = desk_office_get_store (self->office);
  g_autoptr (DeskRecord) item = desk_record_get (store, &desk_kind_equipment, self->item, NULL);
  gboolean is_return = self->deed == DESK_DEED_RETURN;
  gint64 loan_id = is_return ? desk_equipment_loan (self->office, self->item) : 0;
  g_autoptr (DeskRecord) loan =
    loan_id != 0 ? desk_record_get (store, &desk_kind_loans, loan_id, NULL) : NULL;
  g_autoptr (GPtrArray) accessories = NULL;
  GtkWidget *flow = gtk_flow_box_new ();

  if (item == NULL)
    return;
  self->details = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), self->details);
  accessories = read_accessories (self, item, loan);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 4);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), 2);
  gtk_widget_set_focusable (flow, FALSE);
  for (guint i = 0; accessories != NULL && i < accessories->len; i++)
    add_line (self, flow, accessories->pdata[i]);
  gtk_widget_set_visible (flow, self->lines->len > 0);
  gtk_box_append (GTK_BOX (self->details), flow);
  if (is_return)
    {
      gint64 n = desk_battery_count (self->office, self->item,
                                     loan != NULL ? desk_record_get_text (loan, "accessories_out")
                                                  : NULL);
      if (n > 0)
        add_batteries (self, n);
    }
  add_condition (self, loan != NULL ? desk_record_get_text (loan, "condition_out")
                                    : desk_record_get_text (item, "condition"));
  if (!is_return)
    return;
  self->lost = gtk_check_button_new_with_label (_ ("It does not come back: lost"));
  g_signal_connect_swapped (self->lost, "toggled", G_CALLBACK (on_lost), self);
  gtk_box_append (GTK_BOX (self->box), self->lost);
}

/* @item: which, and the kit it belongs to. A reservation counts nothing. */
GtkWidget *
desk_inventory_card_new (DeskOffice         *office,
                         const DeskLoanItem *item,
                         DeskInventoryDeed   deed)
{
  DeskInventoryCard *self = g_object_new (DESK_TYPE_INVENTORY_CARD, NULL);

  self->office = g_object_ref (office);
  self->item = item->item;
  self->kit = item->kit;
  self->deed = deed;
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  if (deed != DESK_DEED_RESERVE)
    add_details (self);
  return GTK_WIDGET (self);
}

gint64
desk_inventory_card_get_item (DeskInventoryCard *self)
{
  return self->item;
}

static char *
read_missing (DeskInventoryCard *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = self->lines->pdata[i];
      gint64 there = 0;

      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (line->tick)))
        continue;
      if (line->there != NULL)
        there = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (line->there));
      g_string_append_printf (text, "%s%s×%" G_GINT64_FORMAT, text->len > 0 ? ";" : "", line->name,
                              line->count - there);
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static void
read_minutes (DeskInventoryCard *self,
              DeskLoanItem      *item)
{
  for (guint i = 0; i < self->batteries->len; i++)
    {
      DeskBatteryMinutes minutes = { .battery = i + 1 };
      const char *text = gtk_editable_get_text (GTK_EDITABLE (self->batteries->pdata[i]));

      if (g_ascii_string_to_signed (text, 10, 0, 100000, &minutes.minutes, NULL))
        g_array_append_val (item->minutes, minutes);
    }
}

/* Returns: (transfer full): the item as it was counted and described */
DeskLoanItem *
desk_inventory_card_read (DeskInventoryCard *self)
{
  DeskLoanItem *item = desk_loan_item_new (self->item);
  const char *condition =
    self->condition != NULL ? gtk_editable_get_text (GTK_EDITABLE (self->condition)) : "";

  item->kit = self->kit;
  item->lost =
    self->lost != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->lost));
  if (item->lost)
    return item;
  item->condition = *condition != '\0' ? g_strdup (condition) : NULL;
  item->missing = read_missing (self);
  read_minutes (self, item);
  return item;
}
