/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory-endurance.h"

#include "desk-battery.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-records.h"
#include "desk-settings.h"
#include "desk-trend.h"

struct _DeskInventoryEndurance
{
  GtkWidget parent_instance;

  DeskOffice *office;
  gint64 item;
  gint64 n_batteries;

  GtkWidget *box;
  GtkWidget *trends;
  GtkWidget *battery;
  GtkWidget *minutes;
  GtkWidget *is_new;
  GtkWidget *message;
};

G_DEFINE_FINAL_TYPE (DeskInventoryEndurance, desk_inventory_endurance, GTK_TYPE_WIDGET)

/* A battery that is measured without a loan, as after it was replaced. */
static void
on_measure (DeskInventoryEndurance *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->minutes));
  g_autoptr (DeskDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  gint64 minutes;

  if (!g_ascii_string_to_signed (text, 10, 0, 100000, &minutes, NULL))
    {
      desk_inventory_say (self->message, _ ("Write the minutes as a whole number."));
      gtk_widget_grab_focus (self->minutes);
      return;
    }
  draft = desk_draft_new (desk_office_get_store (self->office), &desk_kind_battery_readings);
  desk_draft_set_number (draft, "item", self->item);
  desk_draft_set_number (draft, "battery",
                         gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->battery)));
  desk_draft_set_number (draft, "minutes", minutes);
  desk_draft_set_number (draft, "new_battery",
                         gtk_check_button_get_active (GTK_CHECK_BUTTON (self->is_new)));
  if (!desk_records_save (self->office, draft, &error))
    {
      desk_inventory_say (self->message, error->message);
      return;
    }
  desk_inventory_say (self->message, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->minutes), "");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->is_new), FALSE);
}

static char *
reading_words (const DeskBatteryReading *reading)
{
  g_autofree char *taken = desk_inventory_moment (reading->taken);

  /* Translators: a moment, minutes, percent of the first measurement */
  return g_strdup_printf (_ ("%1$s: %2$d minutes, %3$d %%"), taken, (int) reading->minutes,
                          reading->percent);
}

/* Since when it counts: from the last replacement on. */
static guint
find_start (GPtrArray *readings,
            guint      first,
            guint      end)
{
  guint start = first;

  for (guint i = first; i < end; i++)
    if (((DeskBatteryReading *) readings->pdata[i])->is_new)
      start = i;
  return start;
}

static void
add_trend (DeskInventoryEndurance *self,
           GPtrArray              *readings,
           guint                   first,
           guint                   end)
{
  const DeskBatteryReading *last = readings->pdata[end - 1];
  gint64 drop = desk_settings_get_integer (self->office, "loans.battery-drop-percent");
  double limit = (double) (last->baseline * (100 - drop)) / 100;
  GtkWidget *trend = desk_trend_new ();
  g_autofree char *now = reading_words (last);
  GtkWidget *words;
  g_autofree char *title = NULL;

  if (self->n_batteries > 1)
    {
      /* Translators: %d: which of the batteries of an item */
      g_autofree char *name = g_strdup_printf (_ ("Battery %d"), (int) last->battery);
      gtk_box_append (GTK_BOX (self->trends), desk_inventory_label (name, "desk-field-label"));
    }
  /* Translators: minutes at first, minutes from which a maintenance job opens */
  title = g_strdup_printf (_ ("Battery endurance, at first %1$d minutes, too low from %2$d"),
                           (int) last->baseline, (int) limit);
  desk_trend_clear (DESK_TREND (trend), title);
  for (guint i = find_start (readings, first, end); i < end; i++)
    {
      const DeskBatteryReading *reading = readings->pdata[i];
      g_autofree char *text = reading_words (reading);

      desk_trend_add (DESK_TREND (trend), (double) reading->minutes, text);
    }
  desk_trend_set_limit (DESK_TREND (trend), (double) last->baseline, limit);
  gtk_box_append (GTK_BOX (self->trends), trend);
  words = desk_inventory_label (now, last->minutes <= limit ? "desk-field-error"
                                                            : "desk-field-label");
  gtk_box_append (GTK_BOX (self->trends), words);
}

static void
desk_inventory_endurance_dispose (GObject *object)
{
  DeskInventoryEndurance *self = DESK_INVENTORY_ENDURANCE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_inventory_endurance_parent_class)->dispose (object);
}

static void
desk_inventory_endurance_class_init (DeskInventoryEnduranceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_inventory_endurance_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_measure (DeskInventoryEndurance *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *keep = gtk_button_new_with_mnemonic (_ ("_Keep"));

  self->battery = gtk_spin_button_new_with_range (1, 9, 1);
  gtk_widget_set_tooltip_text (self->battery, _ ("Which battery"));
  gtk_box_append (GTK_BOX (row), self->battery);
  self->minutes = gtk_entry_new ();
  gtk_entry_set_input_purpose (GTK_ENTRY (self->minutes), GTK_INPUT_PURPOSE_DIGITS);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->minutes), _ ("Minutes"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->minutes), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Measured minutes"), -1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->minutes), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->minutes), 8);
  gtk_widget_set_hexpand (self->minutes, TRUE);
  g_signal_connect_swapped (self->minutes, "activate", G_CALLBACK (on_measure), self);
  gtk_box_append (GTK_BOX (row), self->minutes);
  self->is_new = gtk_check_button_new_with_label (C_ ("battery", "new"));
  gtk_widget_set_tooltip_text (self->is_new, _ ("The battery was replaced: it counts anew"));
  gtk_box_append (GTK_BOX (row), self->is_new);
  g_signal_connect_swapped (keep, "clicked", G_CALLBACK (on_measure), self);
  gtk_box_append (GTK_BOX (row), keep);
  return row;
}

static void
desk_inventory_endurance_init (DeskInventoryEndurance *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), desk_inventory_heading (_ ("Battery endurance")));
  self->trends = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (self->box), self->trends);
  gtk_box_append (GTK_BOX (self->box), make_measure (self));
  self->message = desk_inventory_label (NULL, "desk-field-error");
  gtk_box_append (GTK_BOX (self->box), self->message);
}

GtkWidget *
desk_inventory_endurance_new (DeskOffice *office)
{
  DeskInventoryEndurance *self = g_object_new (DESK_TYPE_INVENTORY_ENDURANCE, NULL);

  self->office = g_object_ref (office);
  return GTK_WIDGET (self);
}

/* Reads what was measured of @item; hides itself where there is no battery. */
void
desk_inventory_endurance_show (DeskInventoryEndurance *self,
                               gint64                  item)
{
  DeskStore *store = desk_office_get_store (self->office);
  g_autoptr (DeskRecord) record = desk_record_get (store, &desk_kind_equipment, item, NULL);
  g_autoptr (GPtrArray) readings = desk_battery_history (self->office, item, NULL);
  guint first = 0;

  if (self->item != item)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->minutes), "");
      desk_inventory_say (self->message, NULL);
    }
  self->item = item;
  self->n_batteries =
    record != NULL
      ? desk_battery_count (self->office, item, desk_record_get_text (record, "accessories"))
      : 0;
  gtk_widget_set_visible (GTK_WIDGET (self), self->n_batteries > 0);
  gtk_widget_set_visible (self->battery, self->n_batteries > 1);
  gtk_spin_button_set_range (GTK_SPIN_BUTTON (self->battery), 1,
                             (double) MAX (self->n_batteries, 1));
  desk_inventory_clear (self->trends);
  for (guint i = 0; readings != NULL && i < readings->len; i++)
    {
      const DeskBatteryReading *reading = readings->pdata[i];
      const DeskBatteryReading *next = i + 1 < readings->len ? readings->pdata[i + 1] : NULL;

      if (next != NULL && next->battery == reading->battery)
        continue;
      add_trend (self, readings, first, i + 1);
      first = i + 1;
    }
  if (readings == NULL || readings->len == 0)
    gtk_box_append (GTK_BOX (self->trends),
                    desk_inventory_label (_ ("Not measured yet; it is asked at each return."),
                                          "dim-label"));
}
