/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory-count-start.h"

#include "desk-equipment-list.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-people-picker.h"
#include "desk-people.h"
#include "desk-query.h"
#include "desk-stocktake.h"

struct _DeskInventoryCountStart
{
  GtkPopover parent_instance;

  DeskOffice *office;
  DeskQuery *departments;

  GtkWidget *what;
  GtkWidget *place;
  GtkWidget *department;
  GtkWidget *by;
  GtkWidget *message;
};

enum
{
  SIGNAL_STARTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskInventoryCountStart, desk_inventory_count_start, GTK_TYPE_POPOVER)

static gboolean
of_supplies (DeskInventoryCountStart *self)
{
  return g_strcmp0 (desk_inventory_choice_get (self->what), "supplies") == 0;
}

static gint64
chosen_department (DeskInventoryCountStart *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->department));
  g_autoptr (DeskRecord) record =
    selected != 0 && selected != GTK_INVALID_LIST_POSITION
      ? g_list_model_get_item (G_LIST_MODEL (self->departments), selected - 1)
      : NULL;

  return record != NULL ? desk_record_get_id (record) : 0;
}

static void
on_start (DeskInventoryCountStart *self)
{
  GtkStringObject *place = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (self->place));
  gboolean any_place = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->place)) == 0;
  gboolean supplies = of_supplies (self);
  g_autoptr (GError) error = NULL;
  gint64 id = desk_stocktake_start (
    self->office, supplies,
    supplies || any_place || place == NULL ? NULL : gtk_string_object_get_string (place),
    supplies ? 0 : chosen_department (self),
    desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->by)), &error);

  desk_inventory_say (self->message, id == 0 ? error->message : NULL);
  if (id == 0)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_STARTED], 0, id);
}

static void
on_what (DeskInventoryCountStart *self)
{
  const char *post = of_supplies (self) ? "supplies-keeper" : "equipment-keeper";

  desk_people_picker_set_person (DESK_PEOPLE_PICKER (self->by),
                                 desk_people_acting (self->office, post, desk_date_today ()));
  gtk_widget_set_visible (self->place, !of_supplies (self));
  gtk_widget_set_visible (self->department, !of_supplies (self));
}

/* Offers the places and departments there are now. */
static void
on_shown (DeskInventoryCountStart *self)
{
  g_auto (GStrv) values = desk_equipment_values (self->office, "place");
  g_autoptr (GtkStringList) places =
    gtk_string_list_new ((const char *const[]){ _ ("Any place"), NULL });
  g_autoptr (GtkStringList) departments =
    gtk_string_list_new ((const char *const[]){ _ ("All departments"), NULL });
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->departments));

  for (guint i = 0; values[i] != NULL; i++)
    gtk_string_list_append (places, values[i]);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DeskRecord) record = g_list_model_get_item (G_LIST_MODEL (self->departments), i);
      gtk_string_list_append (departments, desk_record_get_title (record));
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->place), G_LIST_MODEL (places));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->department), G_LIST_MODEL (departments));
  desk_inventory_say (self->message, NULL);
  on_what (self);
}

static void
desk_inventory_count_start_dispose (GObject *object)
{
  DeskInventoryCountStart *self = DESK_INVENTORY_COUNT_START (object);

  g_clear_object (&self->departments);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_inventory_count_start_parent_class)->dispose (object);
}

static void
desk_inventory_count_start_class_init (DeskInventoryCountStartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_inventory_count_start_dispose;

  /* DeskInventoryCountStart::started: with the stocktake. */
  signals[SIGNAL_STARTED] =
    g_signal_new ("started", DESK_TYPE_INVENTORY_COUNT_START, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
desk_inventory_count_start_init (DeskInventoryCountStart *self)
{
  g_signal_connect (self, "show", G_CALLBACK (on_shown), NULL);
}

GtkWidget *
desk_inventory_count_start_new (DeskOffice *office)
{
  DeskInventoryCountStart *self = g_object_new (DESK_TYPE_INVENTORY_COUNT_START, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *start = gtk_button_new_with_mnemonic (_ ("_Start the Stocktake"));

  self->office = g_object_ref (office);
  self->departments = desk_query_new (desk_office_get_store (office), &desk_kind_departments);
  self->what =
    desk_inventory_choice_new (desk_kind_get_field (&desk_kind_stocktakes, "what"), NULL);
  desk_inventory_add_field (box, _ ("What is counted"), self->what);
  self->place = gtk_drop_down_new (NULL, NULL);
  desk_inventory_add_field (box, _ ("Place"), self->place);
  self->department = gtk_drop_down_new (NULL, NULL);
  desk_inventory_add_field (box, _ ("Department"), self->department);
  self->by = desk_people_picker_new (office, _ ("Counted by"));
  desk_people_picker_set_allow_none (DESK_PEOPLE_PICKER (self->by), TRUE);
  desk_inventory_add_field (box, _ ("Counted by"), self->by);
  self->message = desk_inventory_label (NULL, "desk-field-error");
  gtk_label_set_max_width_chars (GTK_LABEL (self->message), 34);
  gtk_box_append (GTK_BOX (box), self->message);
  gtk_widget_add_css_class (start, "suggested-action");
  g_signal_connect_swapped (start, "clicked", G_CALLBACK (on_start), self);
  gtk_box_append (GTK_BOX (box), start);
  gtk_widget_add_css_class (box, "desk-inventory-movement");
  gtk_widget_set_size_request (box, 280, -1);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect_swapped (self->what, "notify::selected", G_CALLBACK (on_what), self);
  return GTK_WIDGET (self);
}
