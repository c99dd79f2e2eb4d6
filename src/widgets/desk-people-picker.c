/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-people-picker.h"

#include "desk-language.h"
#include "desk-people.h"
#include "desk-staff.h"

struct _DeskPeoplePicker
{
  GtkWidget parent_instance;

  DeskOffice *office;
  gint64 person; /* 0: nobody */
  char *label;
  const char *none; /* interned: what stands for nobody */

  GtkWidget *button;
  GtkWidget *name;
  GtkWidget *popover;
  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *nobody;
  GtkWidget *stack;
  DeskQuery *people; /* NULL until the list is first opened */
  GtkSingleSelection *selection;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskPeoplePicker, desk_people_picker, GTK_TYPE_WIDGET)

static void
update_name (DeskPeoplePicker *self)
{
  g_autofree char *name =
    self->person != 0 ? desk_people_dup_name (self->office, self->person) : NULL;
  gboolean somebody = name != NULL && *name != '\0';
  const char *shown = somebody ? name : self->none;
  /* Translators: %1$s: what the person is chosen for, as “Holder”, %2$s: a name */
  g_autofree char *spoken = g_strdup_printf (C_ ("people", "%1$s: %2$s"), self->label, shown);

  gtk_label_set_label (GTK_LABEL (self->name), shown);
  if (somebody)
    gtk_widget_remove_css_class (self->name, "dim-label");
  else
    gtk_widget_add_css_class (self->name, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
choose (DeskPeoplePicker *self,
        gint64            person)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (person == self->person)
    return;
  desk_people_picker_set_person (self, person);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, person);
}

static void
choose_nobody (DeskPeoplePicker *self)
{
  choose (self, 0);
}

static void
on_activate (DeskPeoplePicker *self,
             guint             position)
{
  g_autoptr (DeskRecord) person = NULL;

  if (self->people != NULL)
    person = g_list_model_get_item (G_LIST_MODEL (self->people), position);
  if (person != NULL)
    choose (self, desk_record_get_id (person));
}

static void
on_entry_activate (DeskPeoplePicker *self)
{
  on_activate (self, gtk_single_selection_get_selected (self->selection));
}

static void
on_search (DeskPeoplePicker *self)
{
  if (self->people == NULL)
    return;
  desk_query_set_search (self->people, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gtk_single_selection_set_selected (self->selection, 0);
  gtk_stack_set_visible_child_name (
    GTK_STACK (self->stack),
    g_list_model_get_n_items (G_LIST_MODEL (self->people)) > 0 ? "list" : "none");
}

static gboolean
on_key (DeskPeoplePicker *self,
        guint             keyval)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (n == 0 || selected == GTK_INVALID_LIST_POSITION)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Down && selected + 1 < n)
    selected++;
  else if (keyval == GDK_KEY_Up && selected > 0)
    selected--;
  else
    return GDK_EVENT_PROPAGATE;
  gtk_single_selection_set_selected (self->selection, selected);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", selected);
  return GDK_EVENT_STOP;
}

static void
on_shown (DeskPeoplePicker *self)
{
  if (self->people == NULL)
    {
      self->people = desk_query_new (desk_office_get_store (self->office), &desk_kind_people);
      desk_staff_filter (self->people, &(DeskStaffFilter){ 0 });
      gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->people));
    }
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  on_search (self);
  gtk_widget_grab_focus (self->entry);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *where = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (where, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (where), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), where);
  gtk_list_item_set_child (item, box);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         DeskPeoplePicker         *self)
{
  DeskRecord *person = gtk_list_item_get_item (item);
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *where = gtk_widget_get_next_sibling (name);
  g_autofree char *words = desk_people_dup_name (self->office, desk_record_get_id (person));
  g_autofree char *department = NULL;

  gtk_label_set_label (GTK_LABEL (name), words);
  department = desk_record_dup_display (person, "department", desk_language_current ());
  gtk_label_set_label (GTK_LABEL (where), department);
}

static gboolean
desk_people_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DESK_PEOPLE_PICKER (widget)->button);
}

static void
desk_people_picker_dispose (GObject *object)
{
  DeskPeoplePicker *self = DESK_PEOPLE_PICKER (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->people);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (desk_people_picker_parent_class)->dispose (object);
}

static void
desk_people_picker_finalize (GObject *object)
{
  DeskPeoplePicker *self = DESK_PEOPLE_PICKER (object);

  g_clear_object (&self->office);
  g_free (self->label);

  G_OBJECT_CLASS (desk_people_picker_parent_class)->finalize (object);
}

static void
desk_people_picker_class_init (DeskPeoplePickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_people_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_people_picker_finalize;
  widget_class->grab_focus = desk_people_picker_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /* DeskPeoplePicker::chosen: the user chose this person, 0 for nobody. */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", DESK_TYPE_PEOPLE_PICKER, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static GtkWidget *
make_list (DeskPeoplePicker *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *none = gtk_label_new (_ ("Nobody is called so"));

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  self->selection = gtk_single_selection_new (NULL);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (on_activate), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_size_request (scroller, 260, 280);
  gtk_widget_add_css_class (none, "dim-label");

  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  return self->stack;
}

static void
desk_people_picker_init (DeskPeoplePicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *face = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->none = g_intern_string (C_ ("people", "Nobody"));
  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _ ("Name, pinyin or initials"), NULL);
  /* At once: whoever types a name and Enter means the one who is found by it. */
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_search), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_entry_activate), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->entry, keys);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), make_list (self));
  self->nobody = gtk_button_new_with_label (self->none);
  gtk_widget_add_css_class (self->nobody, "flat");
  gtk_widget_set_visible (self->nobody, FALSE);
  g_signal_connect_swapped (self->nobody, "clicked", G_CALLBACK (choose_nobody), self);
  gtk_box_append (GTK_BOX (box), self->nobody);

  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_popover_popdown),
                            self->popover);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (on_shown), self);

  self->name = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_box_append (GTK_BOX (face), self->name);
  gtk_box_append (GTK_BOX (face), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), face);
  /* The button puts its child in the middle. */
  gtk_widget_set_hexpand (face, TRUE);
  gtk_widget_set_halign (gtk_widget_get_parent (face), GTK_ALIGN_FILL);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * desk_people_picker_new:
 * @label: what the person is chosen for, for those who hear the screen
 *
 * #DeskPeoplePicker::chosen is emitted with the person when the user chose another one.
 */
GtkWidget *
desk_people_picker_new (DeskOffice *office,
                        const char *label)
{
  DeskPeoplePicker *self = g_object_new (DESK_TYPE_PEOPLE_PICKER, NULL);

  self->office = g_object_ref (office);
  self->label = g_strdup (label);
  update_name (self);
  return GTK_WIDGET (self);
}

/* Returns: the id of the person, or 0 */
gint64
desk_people_picker_get_person (DeskPeoplePicker *self)
{
  return self->person;
}

/* Shows @person, 0 for nobody; their name is read anew. */
void
desk_people_picker_set_person (DeskPeoplePicker *self,
                               gint64            person)
{
  self->person = person;
  update_name (self);
}

/* Whether the user may choose nobody; not so at first. */
void
desk_people_picker_set_allow_none (DeskPeoplePicker *self,
                                   gboolean          allow_none)
{
  gtk_widget_set_visible (self->nobody, allow_none);
}

/* @label: what stands for nobody, as “Everybody” where the person is a filter */
void
desk_people_picker_set_none_label (DeskPeoplePicker *self,
                                   const char       *label)
{
  self->none = g_intern_string (label);
  gtk_button_set_label (GTK_BUTTON (self->nobody), label);
  update_name (self);
}

/* Opens the list, as a click would. */
void
desk_people_picker_popup (DeskPeoplePicker *self)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
