/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory-list.h"

#include "desk-custody.h"
#include "desk-equipment-list.h"
#include "desk-language.h"
#include "desk-people.h"

static const DeskRecordColumn columns[] = {
  { "number", 100, FALSE, .numeric = TRUE },
  { "class", 70, FALSE },
  { "make", 85, FALSE },
  { "model", 150, TRUE },
  { "state", 150, FALSE, .is_chip = TRUE },
  { "responsible", 125, FALSE },
  { "place", 110, FALSE },
  { "serial", 130, FALSE, .numeric = TRUE },
  { NULL },
};

struct _DeskInventoryList
{
  DeskRecordTable parent_instance;

  GArray *people; /* gint64, as in the drop-down after its fixed lines */

  GtkDropDown *class;
  GtkDropDown *state;
  GtkDropDown *place;
  GtkDropDown *responsible;
};

G_DEFINE_FINAL_TYPE (DeskInventoryList, desk_inventory_list, DESK_TYPE_RECORD_TABLE)

/* Any, and those of nobody, stand before the people. */
#define N_FIXED 2

static const DeskField *
state_field (void)
{
  return desk_kind_get_field (&desk_kind_equipment, "state");
}

static const char *
chosen_text (GtkDropDown *dropdown)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (dropdown);

  return gtk_drop_down_get_selected (dropdown) == 0 || chosen == NULL
           ? NULL
           : gtk_string_object_get_string (chosen);
}

static gint64
chosen_responsible (DeskInventoryList *self)
{
  guint selected = gtk_drop_down_get_selected (self->responsible);

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return 0;
  if (selected < N_FIXED || selected - N_FIXED >= self->people->len)
    return DESK_EQUIPMENT_NOBODY;
  return g_array_index (self->people, gint64, selected - N_FIXED);
}

static char *
desk_inventory_list_count (DeskRecordTable *table,
                           guint            n)
{
  return g_strdup_printf (ngettext ("%u item", "%u items", n), n);
}

static void
desk_inventory_list_filter (DeskRecordTable *table,
                            DeskQuery       *query,
                            const char      *sort,
                            gboolean         descending)
{
  DeskInventoryList *self = DESK_INVENTORY_LIST (table);
  DeskEquipmentFilter filter = {
    .class = chosen_text (self->class),
    .state = desk_record_table_get_choice (self->state, state_field ()),
    .place = chosen_text (self->place),
    .responsible = chosen_responsible (self),
    .sort = sort,
    .descending = descending,
  };

  desk_equipment_filter (query, &filter);
}

static void
desk_inventory_list_clear_filters (DeskRecordTable *table)
{
  DeskInventoryList *self = DESK_INVENTORY_LIST (table);

  gtk_drop_down_set_selected (self->class, 0);
  gtk_drop_down_set_selected (self->state, 0);
  gtk_drop_down_set_selected (self->place, 0);
  gtk_drop_down_set_selected (self->responsible, 0);
}

/* Of an item that is lent, also who has it. */
static char *
desk_inventory_list_text (DeskRecordTable *table,
                          DeskRecord      *item,
                          const char      *field)
{
  DeskOffice *office = desk_record_table_get_office (table);
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;
  gint64 holder;

  if (!g_str_equal (field, "state") ||
      g_strcmp0 (desk_record_get_text (item, "state"), "out") != 0)
    return NULL;
  holder = desk_custody_holder (office, &desk_kind_equipment, desk_record_get_id (item));
  name = holder != 0 ? desk_people_dup_name (office, holder) : NULL;
  words = desk_record_dup_display (item, "state", desk_language_current ());
  /* Translators: the state of an item, as “lent”, and the name of who has it */
  return name != NULL ? g_strdup_printf (C_ ("item", "%1$s · %2$s"), words, name) : NULL;
}

/* Offers the classes or places there are now, the same one chosen as before. */
static void
fill_values (DeskInventoryList *self,
             GtkDropDown       *dropdown,
             const char        *field,
             const char        *any)
{
  g_autofree char *chosen = g_strdup (chosen_text (dropdown));
  g_auto (GStrv) values =
    desk_equipment_values (desk_record_table_get_office (DESK_RECORD_TABLE (self)), field);
  g_autoptr (GtkStringList) labels = gtk_string_list_new ((const char *const[]){ any, NULL });
  guint selected = 0;

  for (guint i = 0; values[i] != NULL; i++)
    {
      if (g_strcmp0 (values[i], chosen) == 0)
        selected = i + 1;
      gtk_string_list_append (labels, values[i]);
    }
  gtk_drop_down_set_model (dropdown, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (dropdown, selected);
}

static void
fill_people (DeskInventoryList *self)
{
  DeskOffice *office = desk_record_table_get_office (DESK_RECORD_TABLE (self));
  gint64 chosen = chosen_responsible (self);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (
    (const char *const[]){ _ ("Anybody responsible"), _ ("Nobody responsible"), NULL });
  guint selected = chosen == DESK_EQUIPMENT_NOBODY ? 1 : 0;

  g_array_unref (self->people);
  self->people = desk_equipment_responsible (office);
  for (guint i = 0; i < self->people->len; i++)
    {
      gint64 id = g_array_index (self->people, gint64, i);
      g_autofree char *name = desk_people_dup_name (office, id);

      if (id == chosen)
        selected = i + N_FIXED;
      gtk_string_list_append (labels, name);
    }
  gtk_drop_down_set_model (self->responsible, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->responsible, selected);
}

static void
desk_inventory_list_fill_filters (DeskRecordTable *table)
{
  DeskInventoryList *self = DESK_INVENTORY_LIST (table);

  fill_values (self, self->class, "class", _ ("Any class"));
  fill_values (self, self->place, "place", _ ("Any place"));
  fill_people (self);
}

static void
desk_inventory_list_finalize (GObject *object)
{
  g_array_unref (DESK_INVENTORY_LIST (object)->people);

  G_OBJECT_CLASS (desk_inventory_list_parent_class)->finalize (object);
}

static void
desk_inventory_list_class_init (DeskInventoryListClass *klass)
{
  DeskRecordTableClass *table_class = DESK_RECORD_TABLE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = desk_inventory_list_finalize;
  table_class->kind = &desk_kind_equipment;
  table_class->columns = columns;
  table_class->nothing = N_ ("Nothing is found so. Other words, or fewer filters?");
  table_class->count = desk_inventory_list_count;
  table_class->filter = desk_inventory_list_filter;
  table_class->clear_filters = desk_inventory_list_clear_filters;
  table_class->fill_filters = desk_inventory_list_fill_filters;
  table_class->text = desk_inventory_list_text;
}

static void
desk_inventory_list_init (DeskInventoryList *self)
{
  DeskRecordTable *table = DESK_RECORD_TABLE (self);

  self->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->class = desk_record_table_add_filter (table, _ ("Class"));
  self->state = desk_record_table_add_filter (table, _ ("State"));
  self->place = desk_record_table_add_filter (table, _ ("Storage place"));
  self->responsible = desk_record_table_add_filter (table, _ ("Responsible person"));
  desk_record_table_add_choices (self->state, state_field (), _ ("Any state"));
}

GtkWidget *
desk_inventory_list_new (DeskOffice *office)
{
  DeskInventoryList *self = g_object_new (DESK_TYPE_INVENTORY_LIST, NULL);

  desk_record_table_build (DESK_RECORD_TABLE (self), office);
  return GTK_WIDGET (self);
}
