/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-group-card.h"

#include "desk-language.h"
#include "desk-people.h"
#include "desk-staff.h"
#include "desk-title-entry.h"

struct _DeskGroupCard
{
  GtkWidget parent_instance;

  DeskOffice *office;
  gint64 group; /* 0: those in no group */
  DeskQuery *people;
  GtkSingleSelection *selection;

  GtkWidget *box;
  GtkWidget *title; /* an entry; of no group a label */
  GtkWidget *count;
  GtkWidget *list;
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_ACTIVATED,
  SIGNAL_DROPPED,
  SIGNAL_FAILED,
  SIGNAL_REFRESHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskGroupCard, desk_group_card, GTK_TYPE_WIDGET)

static void
on_items_changed (DeskGroupCard *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->people));
  g_autofree char *text = g_strdup_printf (ngettext ("%u person", "%u people", n), n);

  gtk_label_set_label (GTK_LABEL (self->count), text);
  /* Nobody without a group is nothing to show. */
  gtk_widget_set_visible (GTK_WIDGET (self), self->group != 0 || n > 0);
}

static void
on_selected (DeskGroupCard *self)
{
  DeskRecord *person = gtk_single_selection_get_selected_item (self->selection);

  if (person != NULL)
    g_signal_emit (self, signals[SIGNAL_SELECTED], 0, desk_record_get_id (person));
}

static void
on_activated (DeskGroupCard *self)
{
  on_selected (self);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
on_failed (gpointer      data,
           const GError *error)
{
  g_signal_emit (data, signals[SIGNAL_FAILED], 0, error);
}

/* What can be dragged and dropped: "person/12", "group/3" */

static GdkContentProvider *
on_prepare (GtkDragSource *source,
            double         x,
            double         y,
            gpointer       data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  const char *what = g_object_get_data (G_OBJECT (widget), "dragged");
  g_autoptr (GdkPaintable) picture = NULL;

  if (what == NULL)
    return NULL;
  picture = gtk_widget_paintable_new (widget);
  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (G_TYPE_STRING, what);
}

static void
make_draggable (GtkWidget *widget)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), NULL);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
}

static gboolean
on_drop (DeskGroupCard *self,
         const GValue  *value)
{
  gboolean taken = FALSE;

  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, g_value_get_string (value), &taken);
  return taken;
}

/* The people */

static GMenuModel *
move_menu (DeskGroupCard *self,
           gint64         person)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) groups = g_menu_new ();
  g_autoptr (GMenu) out = g_menu_new ();
  g_autoptr (DeskQuery) query =
    desk_query_new (desk_office_get_store (self->office), &desk_kind_groups);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (query)); i++)
    {
      g_autoptr (DeskRecord) group = g_list_model_get_item (G_LIST_MODEL (query), i);
      g_autoptr (GMenuItem) item = NULL;

      if (desk_record_get_id (group) == self->group)
        continue;
      item = g_menu_item_new (desk_record_get_title (group), NULL);
      g_menu_item_set_action_and_target (item, "win.people.set-group", "(xx)", person,
                                         desk_record_get_id (group));
      g_menu_append_item (groups, item);
    }
  g_menu_append_section (menu, _ ("Move to"), G_MENU_MODEL (groups));
  if (self->group != 0)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ ("No Group"), NULL);
      g_menu_item_set_action_and_target (item, "win.people.set-group", "(xx)", person, (gint64) 0);
      g_menu_append_item (out, item);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (out));
    }
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
fill_move_menu (GtkMenuButton *button,
                gpointer       data)
{
  GtkListItem *item = data;
  DeskGroupCard *self = g_object_get_data (G_OBJECT (item), "card");
  DeskRecord *person = gtk_list_item_get_item (item);
  g_autoptr (GMenuModel) menu =
    person != NULL ? move_menu (self, desk_record_get_id (person)) : NULL;

  gtk_menu_button_set_menu_model (button, menu);
}

static void
update_person (GtkListItem *item)
{
  DeskGroupCard *self = g_object_get_data (G_OBJECT (item), "card");
  DeskRecord *person = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *name = gtk_widget_get_first_child (row);
  GtkWidget *chip = gtk_widget_get_next_sibling (name);
  GtkWidget *button = gtk_widget_get_next_sibling (chip);
  DeskPresence presence;
  const char *status;
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;
  gint64 id;

  if (person == NULL || !desk_record_exists (person))
    return;
  id = desk_record_get_id (person);
  words = desk_people_dup_name (self->office, id);
  gtk_label_set_label (GTK_LABEL (name), words);

  status = desk_record_get_text (person, "status");
  presence = desk_people_presence (self->office, id, desk_date_today ());
  text = presence == DESK_PERSON_ON_LEAVE
           ? g_strdup (C_ ("absence", "on leave"))
           : desk_record_dup_display (person, "status", desk_language_current ());
  gtk_label_set_label (GTK_LABEL (chip), text);
  gtk_widget_set_css_classes (
    chip,
    (const char *[]){ "desk-chip", presence == DESK_PERSON_ON_LEAVE ? "away" : status, NULL });
  gtk_widget_set_visible (chip, presence == DESK_PERSON_ON_LEAVE ||
                                  g_strcmp0 (status, "regular") != 0);

  /* Translators: %s: a name; where to is in the menu */
  spoken = g_strdup_printf (_ ("Move %s to another group"), words);
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data_full (G_OBJECT (row), "dragged",
                          g_strdup_printf ("person/%" G_GINT64_FORMAT, id), g_free);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          DeskGroupCard            *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *chip = gtk_label_new (NULL);
  GtkWidget *button = gtk_menu_button_new ();

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dim-label");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_move_menu, item, NULL);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), chip);
  gtk_box_append (GTK_BOX (row), button);
  make_draggable (row);
  g_object_set_data (G_OBJECT (item), "card", self);
  gtk_list_item_set_child (item, row);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         DeskGroupCard            *self)
{
  g_signal_connect_object (self, "refreshed", G_CALLBACK (update_person), item, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_list_item_get_item (item), "changed", G_CALLBACK (update_person),
                           item, G_CONNECT_SWAPPED);
  update_person (item);
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           DeskGroupCard            *self)
{
  g_signal_handlers_disconnect_by_func (self, update_person, item);
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), update_person, item);
}

static void
desk_group_card_dispose (GObject *object)
{
  DeskGroupCard *self = DESK_GROUP_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->people);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_group_card_parent_class)->dispose (object);
}

static void
desk_group_card_class_init (DeskGroupCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_group_card_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[SIGNAL_SELECTED] = g_signal_new ("selected", DESK_TYPE_GROUP_CARD, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", DESK_TYPE_GROUP_CARD, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* DeskGroupCard::dropped: "person/12" or "group/3" was dropped here. */
  signals[SIGNAL_DROPPED] =
    g_signal_new ("dropped", DESK_TYPE_GROUP_CARD, G_SIGNAL_RUN_LAST, 0,
                  g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DESK_TYPE_GROUP_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  /* DeskGroupCard::refreshed: for the rows. */
  signals[SIGNAL_REFRESHED] = g_signal_new ("refreshed", DESK_TYPE_GROUP_CARD, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_group_card_init (DeskGroupCard *self)
{
}

static GtkWidget *
make_menu (DeskGroupCard *self,
           gboolean       active)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *earlier =
    g_strdup_printf ("win.people.shift-group((int64 %" G_GINT64_FORMAT ", -1))", self->group);
  g_autofree char *later =
    g_strdup_printf ("win.people.shift-group((int64 %" G_GINT64_FORMAT ", 1))", self->group);
  g_autofree char *turns =
    g_strdup_printf ("win.people.group-turns((int64 %" G_GINT64_FORMAT ", %s))", self->group,
                     active ? "false" : "true");
  g_autofree char *remove =
    g_strdup_printf ("win.people.remove-group(int64 %" G_GINT64_FORMAT ")", self->group);

  g_menu_append (menu, _ ("_Earlier in the Turn"), earlier);
  g_menu_append (menu, _ ("_Later in the Turn"), later);
  g_menu_append (menu, active ? _ ("Takes _No Turns") : _ ("_Takes Turns"), turns);
  g_menu_append (menu, _ ("_Remove the Group"), remove);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Order and Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Order and Remove"), -1);
  return button;
}

static GtkWidget *
make_head (DeskGroupCard *self,
           guint          turn)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (DeskRecord) group = NULL;
  gboolean active = TRUE;

  gtk_widget_add_css_class (head, "desk-card-head");
  gtk_widget_set_hexpand (names, TRUE);
  self->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->count), 0);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "caption");

  if (self->group != 0)
    group = desk_record_get (desk_office_get_store (self->office), &desk_kind_groups, self->group,
                             NULL);
  if (group == NULL)
    {
      self->title = gtk_label_new (_ ("No group"));
      gtk_label_set_xalign (GTK_LABEL (self->title), 0);
    }
  else
    {
      g_autofree char *number = g_strdup_printf ("%u", turn);
      GtkWidget *place = gtk_label_new (number);

      active = desk_record_get_number (group, "active") != 0;
      gtk_widget_add_css_class (place, "desk-turn");
      gtk_widget_set_valign (place, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (place, _ ("Place in the turn"));
      gtk_box_append (GTK_BOX (head), place);
      self->title =
        desk_title_entry_new (self->office, &desk_kind_groups, self->group, on_failed, self);
      g_object_set_data_full (G_OBJECT (head), "dragged",
                              g_strdup_printf ("group/%" G_GINT64_FORMAT, self->group), g_free);
      make_draggable (head);
    }
  gtk_widget_add_css_class (self->title, "heading");
  gtk_box_append (GTK_BOX (names), self->title);
  gtk_box_append (GTK_BOX (names), self->count);
  gtk_box_append (GTK_BOX (head), names);
  if (!active)
    {
      GtkWidget *chip = gtk_label_new (_ ("no turns"));
      gtk_widget_add_css_class (chip, "desk-chip");
      gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (head), chip);
    }
  if (group != NULL)
    gtk_box_append (GTK_BOX (head), make_menu (self, active));
  return head;
}

static GtkWidget *
make_list (DeskGroupCard *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->people)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  desk_group_card_unselect (self);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (on_activated), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

/**
 * desk_group_card_new:
 * @group: 0: those in no group
 * @turn: which in the turn it is, from 1
 */
GtkWidget *
desk_group_card_new (DeskOffice *office,
                     gint64      group,
                     guint       turn)
{
  DeskGroupCard *self = g_object_new (DESK_TYPE_GROUP_CARD, NULL);
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);
  g_autofree char *spoken = NULL;

  self->office = g_object_ref (office);
  self->group = group;
  self->people = desk_query_new (desk_office_get_store (office), &desk_kind_people);
  desk_staff_filter (self->people,
                     &(DeskStaffFilter){ .group = group != 0 ? group : DESK_STAFF_WITHOUT });
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->box, "card");
  gtk_widget_add_css_class (self->box, "desk-group");
  gtk_box_append (GTK_BOX (self->box), make_head (self, turn));
  gtk_box_append (GTK_BOX (self->box), make_list (self));
  gtk_widget_set_size_request (self->box, 168, -1);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  g_signal_connect_swapped (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  g_signal_connect_object (self->people, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  spoken = GTK_IS_EDITABLE (self->title)
             ? g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title)))
             : g_strdup (gtk_label_get_label (GTK_LABEL (self->title)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  on_items_changed (self);
  return GTK_WIDGET (self);
}

gint64
desk_group_card_get_group (DeskGroupCard *self)
{
  return self->group;
}

void
desk_group_card_unselect (DeskGroupCard *self)
{
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

/* Says anew of the people what others decide: whether a name is another one's too, whether
 * they are on leave. */
void
desk_group_card_refresh (DeskGroupCard *self)
{
  g_signal_emit (self, signals[SIGNAL_REFRESHED], 0);
}
