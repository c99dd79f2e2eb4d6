/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-people-departments.h"

#include <adwaita.h>

#include "desk-language.h"
#include "desk-people-picker.h"
#include "desk-records.h"
#include "desk-staff.h"
#include "desk-title-entry.h"

enum
{
  COLUMN_NAME,
  COLUMN_COUNT,
  COLUMN_HEAD,
  COLUMN_DEPUTY,
  COLUMN_REMOVE,
};

struct _DeskPeopleDepartments
{
  GtkWidget parent_instance;

  DeskOffice *office;
  DeskQuery *departments;
  DeskQuery *people; /* counts those of one department after the other */
  char *shown;       /* what the rows say, to see whether they still hold */
  GtkWidget *scroller;
  GtkWidget *grid;
  GtkWidget *name;
};

enum
{
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskPeopleDepartments, desk_people_departments, GTK_TYPE_WIDGET)

static void
fail (DeskPeopleDepartments *self,
      const GError          *error)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static gint64
department_of (gpointer widget)
{
  return *(gint64 *) g_object_get_data (widget, "department");
}

static void
set_department (GtkWidget *widget,
                gint64     id)
{
  g_object_set_data_full (G_OBJECT (widget), "department", g_memdup2 (&id, sizeof id), g_free);
}

static DeskDraft *
edit (DeskPeopleDepartments  *self,
      gpointer                widget,
      GError                **error)
{
  return desk_draft_edit (desk_office_get_store (self->office), &desk_kind_departments,
                          department_of (widget), error);
}

static void
on_chosen (DeskPeopleDepartments *self,
           gint64                 person,
           DeskPeoplePicker      *picker)
{
  const char *field = g_object_get_data (G_OBJECT (picker), "field");
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDraft) draft = edit (self, picker, &error);

  if (draft != NULL)
    {
      if (person != 0)
        desk_draft_set_number (draft, field, person);
      else
        desk_draft_clear (draft, field);
    }
  if (draft == NULL || !desk_records_save (self->office, draft, &error))
    fail (self, error);
}

static void
on_failed (gpointer      data,
           const GError *error)
{
  fail (data, error);
}

static void
on_remove (DeskPeopleDepartments *self,
           GtkWidget             *button)
{
  g_autoptr (GError) error = NULL;

  if (!desk_records_remove (self->office, &desk_kind_departments, department_of (button), &error))
    fail (self, error);
}

static void
on_add (DeskPeopleDepartments *self)
{
  g_autoptr (DeskDraft) draft =
    desk_draft_new (desk_office_get_store (self->office), &desk_kind_departments);
  g_autoptr (GError) error = NULL;

  if (!desk_draft_enter (draft, desk_kind_get_field (&desk_kind_departments, "name"),
                         gtk_editable_get_text (GTK_EDITABLE (self->name)), &error) ||
      !desk_records_save (self->office, draft, &error))
    fail (self, error);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->name), "");
}

static void
desk_people_departments_dispose (GObject *object)
{
  DeskPeopleDepartments *self = DESK_PEOPLE_DEPARTMENTS (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->departments);
  g_clear_object (&self->people);
  g_clear_object (&self->office);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (desk_people_departments_parent_class)->dispose (object);
}

static void
desk_people_departments_class_init (DeskPeopleDepartmentsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_people_departments_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", DESK_TYPE_PEOPLE_DEPARTMENTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
desk_people_departments_init (DeskPeopleDepartments *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *add = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Add _Department"));

  gtk_widget_add_css_class (box, "desk-form");
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 14);
  gtk_box_append (GTK_BOX (box), self->grid);

  self->name = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->name), _ ("Name of a new department"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of a new department"), -1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->name), 22);
  g_signal_connect_swapped (self->name, "activate", G_CALLBACK (on_add), self);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_add), self);
  gtk_box_append (GTK_BOX (add), self->name);
  gtk_box_append (GTK_BOX (add), button);
  gtk_box_append (GTK_BOX (box), add);

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
desk_people_departments_new (DeskOffice *office)
{
  DeskPeopleDepartments *self = g_object_new (DESK_TYPE_PEOPLE_DEPARTMENTS, NULL);

  self->office = g_object_ref (office);
  self->departments = desk_query_new (desk_office_get_store (office), &desk_kind_departments);
  self->people = desk_query_new (desk_office_get_store (office), &desk_kind_people);
  desk_people_departments_refresh (self);
  return GTK_WIDGET (self);
}

static void
add_head (DeskPeopleDepartments *self,
          int                    column,
          const char            *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_grid_attach (GTK_GRID (self->grid), label, column, 0, 1, 1);
}

static void
add_picker (DeskPeopleDepartments *self,
            DeskRecord            *department,
            const char            *field,
            int                    column,
            int                    row)
{
  const DeskField *declared = desk_kind_get_field (&desk_kind_departments, field);
  g_autofree char *label =
    /* Translators: %1$s: a department, %2$s: head or deputy */
    g_strdup_printf (C_ ("department", "%1$s, %2$s"), desk_record_get_title (department),
                     _ (declared->label));
  GtkWidget *picker = desk_people_picker_new (self->office, label);

  desk_people_picker_set_allow_none (DESK_PEOPLE_PICKER (picker), TRUE);
  desk_people_picker_set_person (DESK_PEOPLE_PICKER (picker),
                                 desk_record_get_number (department, field));
  set_department (picker, desk_record_get_id (department));
  g_object_set_data (G_OBJECT (picker), "field", (gpointer) field);
  g_signal_connect_swapped (picker, "chosen", G_CALLBACK (on_chosen), self);
  gtk_widget_set_hexpand (picker, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), picker, column, row, 1, 1);
}

static guint
count_people (DeskPeopleDepartments *self,
              DeskRecord            *department)
{
  desk_staff_filter (self->people,
                     &(DeskStaffFilter){ .department = desk_record_get_id (department) });
  return g_list_model_get_n_items (G_LIST_MODEL (self->people));
}

/* Whatever of the departments the rows show. */
static char *
describe (DeskPeopleDepartments *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->departments)); i++)
    {
      g_autoptr (DeskRecord) department =
        g_list_model_get_item (G_LIST_MODEL (self->departments), i);
      g_autofree char *head = desk_record_dup_display (department, "head", DESK_LANGUAGE_ENGLISH);
      g_autofree char *deputy =
        desk_record_dup_display (department, "deputy", DESK_LANGUAGE_ENGLISH);

      g_string_append_printf (text, "%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%u\n",
                              desk_record_get_id (department), desk_record_get_title (department),
                              head, deputy, count_people (self, department));
    }
  return g_string_free (text, FALSE);
}

static void
add_row (DeskPeopleDepartments *self,
         DeskRecord            *department,
         int                    row)
{
  GtkWidget *name = desk_title_entry_new (self->office, &desk_kind_departments,
                                          desk_record_get_id (department), on_failed, self);
  GtkWidget *count = gtk_label_new (NULL);
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *text = NULL;
  guint n;

  gtk_widget_set_hexpand (name, FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (name), 14);
  gtk_grid_attach (GTK_GRID (self->grid), name, COLUMN_NAME, row, 1, 1);

  n = count_people (self, department);
  text = g_strdup_printf (ngettext ("%u person", "%u people", n), n);
  gtk_label_set_label (GTK_LABEL (count), text);
  gtk_label_set_xalign (GTK_LABEL (count), 0);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_grid_attach (GTK_GRID (self->grid), count, COLUMN_COUNT, row, 1, 1);

  add_picker (self, department, "head", COLUMN_HEAD, row);
  add_picker (self, department, "deputy", COLUMN_DEPUTY, row);

  set_department (remove, desk_record_get_id (department));
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _ ("Remove the Department"));
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (on_remove), self);
  gtk_grid_attach (GTK_GRID (self->grid), remove, COLUMN_REMOVE, row, 1, 1);
}

/* Reads the departments and who is in them anew. */
void
desk_people_departments_refresh (DeskPeopleDepartments *self)
{
  g_autofree char *now = describe (self);
  GtkWidget *child;

  if (g_strcmp0 (now, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&now);
  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  add_head (self, COLUMN_NAME, _ ("Department"));
  add_head (self, COLUMN_HEAD, _ ("Head"));
  add_head (self, COLUMN_DEPUTY, _ ("Deputy"));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->departments)); i++)
    {
      g_autoptr (DeskRecord) department =
        g_list_model_get_item (G_LIST_MODEL (self->departments), i);
      add_row (self, department, (int) i + 1);
    }
}

/* Lets the user name a new department. */
void
desk_people_departments_create (DeskPeopleDepartments *self)
{
  gtk_widget_grab_focus (self->name);
}
