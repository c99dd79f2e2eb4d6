/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-people-groups.h"

#include <string.h>

#include "desk-group-card.h"
#include "desk-language.h"
#include "desk-records.h"
#include "desk-staff.h"

struct _DeskPeopleGroups
{
  GtkWidget parent_instance;

  DeskOffice *office;
  DeskQuery *groups;
  char *shown; /* what the cards say of the groups, to see whether they still hold */

  GtkWidget *scroller;
  GtkWidget *box;
  GtkWidget *name;
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_ACTIVATED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskPeopleGroups, desk_people_groups, GTK_TYPE_WIDGET)

static void
fail (DeskPeopleGroups *self,
      const GError     *error)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
on_selected (DeskPeopleGroups *self,
             gint64            person,
             DeskGroupCard    *card)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (DESK_IS_GROUP_CARD (child) && child != GTK_WIDGET (card))
      desk_group_card_unselect (DESK_GROUP_CARD (child));
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0, person);
}

static void
on_activated (DeskPeopleGroups *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static GArray *
group_ids (DeskPeopleGroups *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->groups)); i++)
    {
      g_autoptr (DeskRecord) group = g_list_model_get_item (G_LIST_MODEL (self->groups), i);
      gint64 id = desk_record_get_id (group);
      g_array_append_val (ids, id);
    }
  return ids;
}

static guint
place_of (GArray *ids,
          gint64  id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return i;
  return G_MAXUINT;
}

/* Puts the group at place @to of the turn. */
static gboolean
move_group (DeskPeopleGroups  *self,
            gint64             group,
            guint              to,
            GError           **error)
{
  g_autoptr (GArray) ids = group_ids (self);
  guint from = place_of (ids, group);

  if (from == G_MAXUINT || to >= ids->len || from == to)
    return TRUE;
  g_array_remove_index (ids, from);
  g_array_insert_val (ids, to, group);
  return desk_staff_order_groups (self->office, (gint64 *) ids->data, ids->len, error);
}

static gboolean
on_dropped (DeskPeopleGroups *self,
            const char       *what,
            DeskGroupCard    *card)
{
  gint64 group = desk_group_card_get_group (card);
  const char *number = strchr (what, '/');
  g_autoptr (GError) error = NULL;
  gboolean done;
  gint64 id;

  if (number == NULL)
    return FALSE;
  id = g_ascii_strtoll (number + 1, NULL, 10);
  if (g_str_has_prefix (what, "person/"))
    done = desk_staff_set_group (self->office, &id, 1, group, &error);
  else if (g_str_has_prefix (what, "group/") && group != 0)
    {
      g_autoptr (GArray) ids = group_ids (self);
      done = move_group (self, id, place_of (ids, group), &error);
    }
  else
    return FALSE;
  if (!done)
    fail (self, error);
  return done;
}

static void
on_card_failed (DeskPeopleGroups *self,
                const GError     *error)
{
  fail (self, error);
}

static void
on_add (DeskPeopleGroups *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));
  g_autoptr (DeskDraft) draft =
    desk_draft_new (desk_office_get_store (self->office), &desk_kind_groups);
  g_autoptr (GError) error = NULL;

  desk_draft_set_number (draft, "active", 1);
  if (!desk_draft_enter (draft, desk_kind_get_field (&desk_kind_groups, "name"), name, &error) ||
      !desk_records_save (self->office, draft, &error))
    fail (self, error);
}

static void
add_card (DeskPeopleGroups *self,
          gint64            group,
          guint             turn)
{
  GtkWidget *card = desk_group_card_new (self->office, group, turn);

  g_signal_connect_swapped (card, "selected", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (card, "activated", G_CALLBACK (on_activated), self);
  g_signal_connect_swapped (card, "dropped", G_CALLBACK (on_dropped), self);
  g_signal_connect_swapped (card, "failed", G_CALLBACK (on_card_failed), self);
  gtk_widget_set_hexpand (card, TRUE);
  gtk_box_append (GTK_BOX (self->box), card);
}

static void
add_new (DeskPeopleGroups *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Add _Group"));

  self->name = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->name), _ ("Name of a new group"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of a new group"), -1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->name), 14);
  g_signal_connect_swapped (self->name, "activate", G_CALLBACK (on_add), self);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_add), self);
  gtk_box_append (GTK_BOX (box), self->name);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->box), box);
}

/* Whatever of the groups the cards show. */
static char *
describe_groups (DeskPeopleGroups *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->groups)); i++)
    {
      g_autoptr (DeskRecord) group = g_list_model_get_item (G_LIST_MODEL (self->groups), i);
      g_string_append_printf (text, "%" G_GINT64_FORMAT "\t%s\t%" G_GINT64_FORMAT "\n",
                              desk_record_get_id (group), desk_record_get_title (group),
                              desk_record_get_number (group, "active"));
    }
  return g_string_free (text, FALSE);
}

static void
desk_people_groups_dispose (GObject *object)
{
  DeskPeopleGroups *self = DESK_PEOPLE_GROUPS (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->groups);
  g_clear_object (&self->office);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (desk_people_groups_parent_class)->dispose (object);
}

static void
desk_people_groups_class_init (DeskPeopleGroupsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_people_groups_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  signals[SIGNAL_SELECTED] =
    g_signal_new ("selected", DESK_TYPE_PEOPLE_GROUPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", DESK_TYPE_PEOPLE_GROUPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DESK_TYPE_PEOPLE_GROUPS, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
desk_people_groups_init (DeskPeopleGroups *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_widget_add_css_class (self->box, "desk-groups");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
desk_people_groups_new (DeskOffice *office)
{
  DeskPeopleGroups *self = g_object_new (DESK_TYPE_PEOPLE_GROUPS, NULL);

  self->office = g_object_ref (office);
  self->groups = desk_query_new (desk_office_get_store (office), &desk_kind_groups);
  desk_people_groups_refresh (self);
  return GTK_WIDGET (self);
}

/* Makes the cards anew where the groups changed, else says anew what is in them. */
void
desk_people_groups_refresh (DeskPeopleGroups *self)
{
  g_autofree char *now = describe_groups (self);
  g_autoptr (GArray) ids = NULL;
  GtkWidget *child;

  if (g_strcmp0 (now, self->shown) == 0)
    {
      for (child = gtk_widget_get_first_child (self->box); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        if (DESK_IS_GROUP_CARD (child))
          desk_group_card_refresh (DESK_GROUP_CARD (child));
      return;
    }
  g_free (self->shown);
  self->shown = g_steal_pointer (&now);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  ids = group_ids (self);
  add_card (self, 0, 0);
  for (guint i = 0; i < ids->len; i++)
    add_card (self, g_array_index (ids, gint64, i), i + 1);
  add_new (self);
}

/* Lets the user name a new group. */
void
desk_people_groups_create (DeskPeopleGroups *self)
{
  gtk_widget_grab_focus (self->name);
}

/* Puts the group @by places later in the turn; earlier when @by is negative. */
gboolean
desk_people_groups_shift (DeskPeopleGroups  *self,
                          gint64             group,
                          int                by,
                          GError           **error)
{
  g_autoptr (GArray) ids = group_ids (self);
  guint from = place_of (ids, group);

  if (from == G_MAXUINT || (by < 0 && from < (guint) -by))
    return TRUE;
  return move_group (self, group, from + by, error);
}
