/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory-assess.h"

#include "desk-date-entry.h"
#include "desk-equipment-list.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-people-picker.h"
#include "desk-people.h"
#include "desk-query.h"
#include "desk-record-list.h"
#include "desk-records.h"

struct _DeskInventoryAssess
{
  AdwWindow parent_instance;

  DeskOffice *office;
  DeskQuery *qualifications;
  GtkSingleSelection *selection;
  gboolean once; /* opened for one person: done with that one */

  GtkStack *stack;
  GtkWidget *person;
  GtkWidget *class;
  GtkWidget *assessor;
  GtkWidget *date;
  GtkWidget *until;
  GtkWidget *message;
  GtkWidget *add;
  GtkWidget *expire;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (DeskInventoryAssess, desk_inventory_assess, ADW_TYPE_WINDOW)

static DeskRecord *
selected (DeskInventoryAssess *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

/* The classes there are, and the one that is asked for first. */
static void
fill_classes (DeskInventoryAssess *self,
              const char          *chosen)
{
  g_auto (GStrv) values = desk_equipment_values (self->office, "class");
  guint selected_class = 0;

  for (guint i = 0; values[i] != NULL; i++)
    if (g_strcmp0 (values[i], chosen) == 0)
      selected_class = i;
  gtk_drop_down_set_model (
    GTK_DROP_DOWN (self->class),
    G_LIST_MODEL (gtk_string_list_new ((const char *const *) values)));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->class), selected_class);
}

static gboolean
enter_date (DeskInventoryAssess  *self,
            DeskDraft            *draft,
            const char           *field,
            GtkWidget            *entry,
            GError              **error)
{
  return desk_draft_enter (draft, desk_kind_get_field (&desk_kind_qualifications, field),
                           gtk_editable_get_text (GTK_EDITABLE (entry)), error);
}

static void
on_add (DeskInventoryAssess *self)
{
  GtkStringObject *class = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (self->class));
  gint64 person = desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->person));
  gint64 assessor = desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->assessor));
  g_autoptr (DeskDraft) draft =
    desk_draft_new (desk_office_get_store (self->office), &desk_kind_qualifications);
  g_autoptr (GError) error = NULL;

  if (person == 0)
    {
      desk_inventory_say (self->message, _ ("Choose who was assessed."));
      desk_people_picker_popup (DESK_PEOPLE_PICKER (self->person));
      return;
    }
  desk_draft_set_number (draft, "person", person);
  if (class != NULL)
    desk_draft_set_text (draft, "class", gtk_string_object_get_string (class));
  if (assessor != 0)
    desk_draft_set_number (draft, "assessor", assessor);
  if (enter_date (self, draft, "date", self->date, &error) &&
      enter_date (self, draft, "valid_until", self->until, &error) &&
      desk_records_save (self->office, draft, &error))
    {
      desk_inventory_say (self->message, NULL);
      if (self->once)
        gtk_window_close (GTK_WINDOW (self));
    }
  else
    desk_inventory_say (self->message, error->message);
}

/* It is valid to yesterday: what was lent with it stays right. */
static void
on_expire (DeskInventoryAssess *self)
{
  DeskRecord *record = selected (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDraft) draft =
    record != NULL ? desk_draft_edit (desk_office_get_store (self->office),
                                      &desk_kind_qualifications, desk_record_get_id (record),
                                      &error)
                   : NULL;

  if (draft == NULL)
    return;
  desk_draft_set_date (draft, "valid_until",
                       MAX (desk_date_today () - 1, desk_record_get_date (record, "date")));
  desk_inventory_say (self->message,
                      desk_records_save (self->office, draft, &error) ? NULL : error->message);
}

static void
on_remove (DeskInventoryAssess *self)
{
  DeskRecord *record = selected (self);
  g_autoptr (GError) error = NULL;

  if (record != NULL)
    desk_inventory_say (self->message,
                        desk_records_remove (self->office, &desk_kind_qualifications,
                                             desk_record_get_id (record), &error)
                          ? NULL
                          : error->message);
}

static void
on_selected (DeskInventoryAssess *self)
{
  DeskRecord *record = selected (self);
  DeskDate until = record != NULL ? desk_record_get_date (record, "valid_until") : DESK_DATE_NONE;

  gtk_widget_set_sensitive (self->remove, record != NULL);
  gtk_widget_set_sensitive (self->expire,
                            record != NULL &&
                              (until == DESK_DATE_NONE || until >= desk_date_today ()));
}

static void
on_changed (DeskInventoryAssess *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->qualifications)) > 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "none");
  on_selected (self);
}

static void
desk_inventory_assess_dispose (GObject *object)
{
  DeskInventoryAssess *self = DESK_INVENTORY_ASSESS (object);

  g_clear_object (&self->qualifications);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_inventory_assess_parent_class)->dispose (object);
}

static void
desk_inventory_assess_class_init (DeskInventoryAssessClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_inventory_assess_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
desk_inventory_assess_init (DeskInventoryAssess *self)
{
}

/* Building */

static GtkWidget *
make_list (DeskInventoryAssess *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *none = adw_status_page_new ();
  GtkWidget *view;

  self->selection =
    gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->qualifications)));
  view = gtk_column_view_new (GTK_SELECTION_MODEL (self->selection));
  gtk_widget_add_css_class (view, "data-table");
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Qualifications"), -1);
  for (const DeskField *field = desk_kind_qualifications.fields; field->name != NULL; field++)
    desk_record_list_add_column (GTK_COLUMN_VIEW (view), field);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected),
                           self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "system-users-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("Nobody Is Assessed Yet"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (none),
    _ ("Equipment is lent only to people who were assessed for its class."));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, scrolled, "list");
  gtk_stack_add_named (self->stack, none, "none");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->stack), TRUE);
  return GTK_WIDGET (self->stack);
}

static GtkWidget *
make_picker (DeskInventoryAssess *self,
             GtkWidget           *box,
             const char          *name)
{
  GtkWidget *picker = desk_people_picker_new (self->office, name);

  desk_people_picker_set_allow_none (DESK_PEOPLE_PICKER (picker), TRUE);
  desk_inventory_add_field (box, name, picker);
  return picker;
}

static GtkWidget *
make_button (DeskInventoryAssess *self,
             GtkWidget           *box,
             const char          *label,
             const char          *css,
             GCallback            clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, css);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_side (DeskInventoryAssess *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (side, "desk-inventory-slip");
  gtk_widget_add_css_class (side, "desk-side");
  gtk_widget_set_size_request (side, 270, -1);
  gtk_box_append (GTK_BOX (side), desk_inventory_heading (_ ("Assess now")));
  self->person = make_picker (self, side, _ ("Person"));
  self->class = gtk_drop_down_new (NULL, NULL);
  desk_inventory_add_field (side, _ ("Class"), self->class);
  self->assessor = make_picker (self, side, _ ("Assessed by"));
  self->date = desk_date_entry_new ();
  desk_inventory_add_field (side, _ ("Date"), self->date);
  self->until = desk_date_entry_new ();
  desk_inventory_add_field (side, _ ("Valid until, if it expires"), self->until);
  self->message = desk_inventory_label (NULL, "desk-note");
  gtk_widget_add_css_class (self->message, "warning");
  gtk_box_append (GTK_BOX (side), self->message);
  self->add =
    make_button (self, side, _ ("_Qualified"), "suggested-action", G_CALLBACK (on_add));
  gtk_widget_set_vexpand (space, TRUE);
  gtk_box_append (GTK_BOX (side), space);
  gtk_box_append (GTK_BOX (side), desk_inventory_label (_ ("The selected line:"),
                                                        "desk-field-label"));
  self->expire = make_button (self, side, _ ("Not Valid _Any More"), "flat",
                              G_CALLBACK (on_expire));
  self->remove = make_button (self, side, _ ("_Remove, It Was a Mistake"), "flat",
                              G_CALLBACK (on_remove));
  return side;
}

/**
 * desk_inventory_assess_present:
 * @person: who is to be assessed, then the window closes; or 0
 * @class: (nullable): for what
 */
void
desk_inventory_assess_present (GtkWidget  *parent,
                               DeskOffice *office,
                               gint64      person,
                               const char *class)
{
  DeskInventoryAssess *self = g_object_new (DESK_TYPE_INVENTORY_ASSESS, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkRoot *root = gtk_widget_get_root (parent);
  g_autofree char *today = desk_date_to_iso (desk_date_today ());

  self->office = g_object_ref (office);
  self->once = person != 0;
  self->qualifications = desk_query_new (desk_office_get_store (office),
                                         &desk_kind_qualifications);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Qualifications"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 940, 560);
  if (GTK_IS_WINDOW (root))
    {
      gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
      gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
    }
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), make_list (self));
  gtk_box_append (GTK_BOX (content), make_side (self));
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (box), content);
  adw_window_set_content (ADW_WINDOW (self), box);

  fill_classes (self, class);
  desk_people_picker_set_person (DESK_PEOPLE_PICKER (self->person), person);
  desk_people_picker_set_person (
    DESK_PEOPLE_PICKER (self->assessor),
    desk_people_acting (office, "equipment-keeper", desk_date_today ()));
  gtk_editable_set_text (GTK_EDITABLE (self->date), today);
  desk_inventory_say (self->message, NULL);
  g_signal_connect_object (self->qualifications, "items-changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  on_changed (self);
  gtk_window_present (GTK_WINDOW (self));
}
