/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-people-list.h"

#include "desk-language.h"
#include "desk-people.h"
#include "desk-staff.h"

static const DeskRecordColumn columns[] = {
  { "name", 150, TRUE },
  { "department", 130, TRUE },
  { "group", 110, FALSE },
  { "status", 100, FALSE, .is_chip = TRUE },
  { "phone", 140, FALSE, .numeric = TRUE },
  { "entry_date", 120, FALSE, .numeric = TRUE },
  { NULL },
};

struct _DeskPeopleList
{
  DeskRecordTable parent_instance;

  GArray *departments; /* gint64, as in the drop-down after its fixed lines */
  GArray *groups;

  GtkDropDown *department;
  GtkDropDown *group;
  GtkDropDown *status;
  GtkWidget *left;
};

G_DEFINE_FINAL_TYPE (DeskPeopleList, desk_people_list, DESK_TYPE_RECORD_TABLE)

/* Any, and those without, stand before the departments or groups. */
#define N_FIXED 2

static const DeskField *
status_field (void)
{
  return desk_kind_get_field (&desk_kind_people, "status");
}

static gint64
chosen_reference (GtkDropDown *dropdown,
                  GArray      *ids)
{
  guint selected = gtk_drop_down_get_selected (dropdown);

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return 0;
  if (selected < N_FIXED || selected - N_FIXED >= ids->len)
    return DESK_STAFF_WITHOUT;
  return g_array_index (ids, gint64, selected - N_FIXED);
}

static char *
desk_people_list_count (DeskRecordTable *table,
                        guint            n)
{
  return g_strdup_printf (ngettext ("%u person", "%u people", n), n);
}

static void
desk_people_list_filter (DeskRecordTable *table,
                         DeskQuery       *query,
                         const char      *sort,
                         gboolean         descending)
{
  DeskPeopleList *self = DESK_PEOPLE_LIST (table);
  DeskStaffFilter filter = {
    .department = chosen_reference (self->department, self->departments),
    .group = chosen_reference (self->group, self->groups),
    .status = desk_record_table_get_choice (self->status, status_field ()),
    .left = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->left)),
    .sort = sort,
    .descending = descending,
  };

  desk_staff_filter (query, &filter);
}

static void
desk_people_list_clear_filters (DeskRecordTable *table)
{
  DeskPeopleList *self = DESK_PEOPLE_LIST (table);

  gtk_drop_down_set_selected (self->department, 0);
  gtk_drop_down_set_selected (self->group, 0);
  gtk_drop_down_set_selected (self->status, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->left), TRUE);
}

/* Two people of one name are told apart by their number. */
static char *
desk_people_list_text (DeskRecordTable *table,
                       DeskRecord      *person,
                       const char      *field)
{
  return g_str_equal (field, "name")
           ? desk_people_dup_name (desk_record_table_get_office (table),
                                   desk_record_get_id (person))
           : NULL;
}

/* Offers the departments or groups there are now, the same one chosen as before. */
static void
fill_references (DeskPeopleList *self,
                 GtkDropDown    *dropdown,
                 const DeskKind *kind,
                 GArray         *ids,
                 const char     *any,
                 const char     *without)
{
  DeskOffice *office = desk_record_table_get_office (DESK_RECORD_TABLE (self));
  gint64 chosen = chosen_reference (dropdown, ids);
  g_autoptr (DeskQuery) query = desk_query_new (desk_office_get_store (office), kind);
  g_autoptr (GtkStringList) labels =
    gtk_string_list_new ((const char *const[]){ any, without, NULL });
  guint selected = chosen == DESK_STAFF_WITHOUT ? 1 : 0;

  g_array_set_size (ids, 0);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (query)); i++)
    {
      g_autoptr (DeskRecord) record = g_list_model_get_item (G_LIST_MODEL (query), i);
      gint64 id = desk_record_get_id (record);

      if (id == chosen)
        selected = i + N_FIXED;
      g_array_append_val (ids, id);
      gtk_string_list_append (labels, desk_record_get_title (record));
    }
  gtk_drop_down_set_model (dropdown, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (dropdown, selected);
}

static void
desk_people_list_fill_filters (DeskRecordTable *table)
{
  DeskPeopleList *self = DESK_PEOPLE_LIST (table);

  fill_references (self, self->department, &desk_kind_departments, self->departments,
                   _ ("Any department"), _ ("No department"));
  fill_references (self, self->group, &desk_kind_groups, self->groups, _ ("Any group"),
                   _ ("No group"));
}

static void
desk_people_list_finalize (GObject *object)
{
  DeskPeopleList *self = DESK_PEOPLE_LIST (object);

  g_array_unref (self->departments);
  g_array_unref (self->groups);

  G_OBJECT_CLASS (desk_people_list_parent_class)->finalize (object);
}

static void
desk_people_list_class_init (DeskPeopleListClass *klass)
{
  DeskRecordTableClass *table_class = DESK_RECORD_TABLE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = desk_people_list_finalize;
  table_class->kind = &desk_kind_people;
  table_class->columns = columns;
  table_class->nothing = N_ ("Nobody is found so. Other words, or fewer filters?");
  table_class->count = desk_people_list_count;
  table_class->filter = desk_people_list_filter;
  table_class->clear_filters = desk_people_list_clear_filters;
  table_class->fill_filters = desk_people_list_fill_filters;
  table_class->text = desk_people_list_text;
}

static void
desk_people_list_init (DeskPeopleList *self)
{
  DeskRecordTable *table = DESK_RECORD_TABLE (self);

  self->departments = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->department = desk_record_table_add_filter (table, _ ("Department"));
  self->group = desk_record_table_add_filter (table, _ ("Group"));
  self->status = desk_record_table_add_filter (table, _ ("Status"));
  desk_record_table_add_choices (self->status, status_field (), _ ("Any status"));
  self->left = gtk_toggle_button_new_with_mnemonic (_ ("_Left Too"));
  gtk_widget_set_tooltip_text (self->left, _ ("Show those who left the studio too"));
  desk_record_table_add_toggle (table, self->left);
}

GtkWidget *
desk_people_list_new (DeskOffice *office)
{
  DeskPeopleList *self = g_object_new (DESK_TYPE_PEOPLE_LIST, NULL);

  desk_record_table_build (DESK_RECORD_TABLE (self), office);
  return GTK_WIDGET (self);
}
