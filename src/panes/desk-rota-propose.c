/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-rota-propose.h"

#include "desk-hygiene.h"
#include "desk-language.h"
#include "desk-people-picker.h"
#include "desk-query.h"
#include "desk-settings.h"

/* In the order of the drop-down of the template. */
static const struct
{
  const char *code;
  gboolean has_amount;
  int sign; /* of the amount: what a person pays is negative */
} kinds[] = {
  { "praise", FALSE, 0 },
  { "bonus", TRUE, 1 },
  { "criticism", FALSE, 0 },
  { "warning", FALSE, 0 },
  { "fine", TRUE, -1 },
};

struct _DeskRotaPropose
{
  GtkWidget parent_instance;

  DeskPane *pane; /* not owned: this is inside of it */
  DeskQuery *groups;
  GtkWidget *picker;

  GtkWidget *root;
  GtkDropDown *group; /* the first is one person, then the groups */
  GtkBox *picker_box;
  GtkDropDown *kind;
  GtkWidget *amount_box;
  GtkEditable *amount;
  GtkEditable *reason;
  GtkWidget *propose;
};

G_DEFINE_FINAL_TYPE (DeskRotaPropose, desk_rota_propose, GTK_TYPE_WIDGET)

/* Returns: the group that is chosen, or 0 for one person */
static gint64
chosen_group (DeskRotaPropose *self)
{
  guint selected = gtk_drop_down_get_selected (self->group);
  g_autoptr (DeskRecord) group = NULL;

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION || self->groups == NULL)
    return 0;
  group = g_list_model_get_item (G_LIST_MODEL (self->groups), selected - 1);
  return group != NULL ? desk_record_get_id (group) : 0;
}

static void
update (DeskRotaPropose *self)
{
  guint kind = gtk_drop_down_get_selected (self->kind);
  gboolean amount = kind < G_N_ELEMENTS (kinds) && kinds[kind].has_amount;
  DeskMoney money;
  gboolean someone = chosen_group (self) != 0 ||
                     (self->picker != NULL &&
                      desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->picker)) != 0);

  gtk_widget_set_visible (GTK_WIDGET (self->picker_box), chosen_group (self) == 0);
  gtk_widget_set_visible (self->amount_box, amount);
  gtk_widget_set_sensitive (
    self->propose, someone && *gtk_editable_get_text (self->reason) != '\0' &&
                     (!amount || (desk_money_parse (gtk_editable_get_text (self->amount), &money) &&
                                  money > 0)));
}

static GArray *
read_people (DeskRotaPropose *self)
{
  GArray *people = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 group = chosen_group (self), id;
  g_autoptr (DeskQuery) query = NULL;

  if (group == 0)
    {
      id = desk_people_picker_get_person (DESK_PEOPLE_PICKER (self->picker));
      g_array_append_val (people, id);
      return people;
    }
  query = desk_query_new (desk_pane_get_store (self->pane), &desk_kind_people);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (query)); i++)
    {
      g_autoptr (DeskRecord) person = g_list_model_get_item (G_LIST_MODEL (query), i);

      if (desk_record_get_number (person, "group") != group ||
          g_strcmp0 (desk_record_get_text (person, "status"), "left") == 0)
        continue;
      id = desk_record_get_id (person);
      g_array_append_val (people, id);
    }
  return people;
}

/* All of a group in one act. */
static gboolean
propose (DeskRotaPropose  *self,
         GError          **error)
{
  guint kind = gtk_drop_down_get_selected (self->kind);
  g_autoptr (GArray) people = read_people (self);
  g_autoptr (DeskAct) act = NULL;
  DeskMoney amount = 0;

  if (kinds[kind].has_amount)
    desk_money_parse (gtk_editable_get_text (self->amount), &amount);
  act = desk_store_begin (desk_pane_get_store (self->pane), error,
                          /* Translators: the title of an act */
                          _ ("Propose entries after the inspections"));
  if (act == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    if (!desk_hygiene_propose (desk_pane_get_office (self->pane),
                               g_array_index (people, gint64, i), kinds[kind].code,
                               amount * kinds[kind].sign, gtk_editable_get_text (self->reason),
                               error))
      return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

static void
on_propose (DeskRotaPropose *self)
{
  g_autoptr (GError) error = NULL;

  if (!propose (self, &error))
    {
      desk_pane_show_error (self->pane, error);
      return;
    }
  gtk_editable_set_text (self->reason, "");
}

static void
desk_rota_propose_dispose (GObject *object)
{
  DeskRotaPropose *self = DESK_ROTA_PROPOSE (object);

  g_clear_pointer (&self->root, gtk_widget_unparent);
  g_clear_object (&self->groups);

  G_OBJECT_CLASS (desk_rota_propose_parent_class)->dispose (object);
}

static void
desk_rota_propose_class_init (DeskRotaProposeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_rota_propose_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/studiodesk/StudioDesk/ui/desk-rota-propose.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskRotaPropose, root);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaPropose, group);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaPropose, picker_box);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaPropose, kind);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaPropose, amount_box);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaPropose, amount);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaPropose, reason);
  gtk_widget_class_bind_template_child (widget_class, DeskRotaPropose, propose);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, on_propose);
}

static void
desk_rota_propose_init (DeskRotaPropose *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

static void
fill_groups (DeskRotaPropose *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("One person"));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->groups)); i++)
    {
      g_autoptr (DeskRecord) group = g_list_model_get_item (G_LIST_MODEL (self->groups), i);
      gtk_string_list_append (names, desk_record_get_title (group));
    }
  gtk_drop_down_set_model (self->group, G_LIST_MODEL (names));
}

void
desk_rota_propose_set_pane (DeskRotaPropose *self,
                            DeskPane        *pane)
{
  g_autofree char *fine =
    desk_money_to_text (desk_settings_get_integer (desk_pane_get_office (pane), "hygiene.fine"));

  self->pane = pane;
  self->groups = desk_query_new (desk_pane_get_store (pane), &desk_kind_groups);
  g_signal_connect_object (self->groups, "items-changed", G_CALLBACK (fill_groups), self,
                           G_CONNECT_SWAPPED);
  self->picker = desk_people_picker_new (desk_pane_get_office (pane), _ ("Person"));
  g_signal_connect_swapped (self->picker, "chosen", G_CALLBACK (update), self);
  gtk_box_append (self->picker_box, self->picker);
  gtk_editable_set_text (self->amount, fine);
  fill_groups (self);
  update (self);
}

/* @id: the group, or in person mode the person, of the row that is selected; 0: neither */
void
desk_rota_propose_set_subject (DeskRotaPropose *self,
                               gint64           id)
{
  gboolean by_person = desk_settings_is (desk_pane_get_office (self->pane), "rota.mode", "person");
  guint position = 0;

  if (id == 0)
    return;
  if (by_person)
    desk_people_picker_set_person (DESK_PEOPLE_PICKER (self->picker), id);
  else
    position = desk_query_find (self->groups, id) + 1;
  if (position <= g_list_model_get_n_items (G_LIST_MODEL (self->groups)))
    gtk_drop_down_set_selected (self->group, position);
  update (self);
}
