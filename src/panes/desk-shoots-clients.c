/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-shoots-clients.h"

#include <adwaita.h>

#include "desk-clients.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-query.h"
#include "desk-record-editor.h"
#include "desk-record-list.h"
#include "desk-shoots-words.h"

#define MOST_DUPLICATES 5

static const char *const columns[] = { "number", "name", "category", "chat_name",
                                       "chat", "phone", "class" };

struct _DeskShootsClients
{
  GtkWidget parent_instance;

  DeskOffice *office;
  DeskQuery *clients;
  GtkSingleSelection *selection;
  gboolean selecting;
  gboolean adding;

  GtkWidget *box;
  GtkWidget *duplicates;
  GtkStack *stack;
  GtkWidget *view;

  DeskRecordEditor *editor;
  GtkWidget *section;
  GtkWidget *shoots;
  GtkWidget *contacts;
};

enum
{
  SIGNAL_SIDE_CHANGED,
  SIGNAL_CASE_WANTED,
  SIGNAL_BEGIN_WANTED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskShootsClients, desk_shoots_clients, GTK_TYPE_WIDGET)

/* Records of one person */

static void
on_merge (GtkButton         *button,
          DeskShootsClients *self)
{
  const gint64 *pair = g_object_get_data (G_OBJECT (button), "pair");
  g_autoptr (GError) error = NULL;

  if (!desk_clients_merge (self->office, pair[0], pair[1], &error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static char *
duplicate_words (const DeskClientDuplicate *duplicate,
                 const DeskClient          *keep,
                 const DeskClient          *gone)
{
  /* Translators: two clients, each with name and student number */
  const char *format = duplicate->by_phone
                         ? _ ("%1$s (%2$s) and %3$s (%4$s) have one phone number.")
                         : _ ("%1$s (%2$s) and %3$s (%4$s) have one chat number.");

  return g_strdup_printf (format, keep->name, keep->number, gone->name, gone->number);
}

static void
append_duplicate (DeskShootsClients         *self,
                  const DeskClientDuplicate *duplicate,
                  const DeskClient          *gone)
{
  const DeskClient *keep = duplicate->clients->pdata[0];
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  g_autofree char *words = duplicate_words (duplicate, keep, gone);
  GtkWidget *label = desk_inventory_label (words, NULL);
  /* Translators: %s: the student number that the merged record has */
  g_autofree char *text = g_strdup_printf (_ ("_Merge into %s"), keep->number);
  GtkWidget *button = gtk_button_new_with_mnemonic (text);
  const gint64 pair[2] = { keep->id, gone->id };

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "pair", g_memdup2 (pair, sizeof pair), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_merge), self);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (GTK_BOX (self->duplicates), row);
}

static gboolean
show_duplicates (DeskShootsClients  *self,
                 GError            **error)
{
  g_autoptr (GPtrArray) duplicates = desk_clients_duplicates (self->office, error);
  guint n = 0;

  if (duplicates == NULL)
    return FALSE;
  desk_inventory_clear (self->duplicates);
  for (guint i = 0; i < duplicates->len; i++)
    {
      const DeskClientDuplicate *duplicate = duplicates->pdata[i];

      for (guint j = 1; j < duplicate->clients->len; j++)
        if (n++ < MOST_DUPLICATES)
          append_duplicate (self, duplicate, duplicate->clients->pdata[j]);
    }
  if (n > MOST_DUPLICATES)
    {
      g_autofree char *more = g_strdup_printf (
        ngettext ("and %u more", "and %u more", n - MOST_DUPLICATES), n - MOST_DUPLICATES);

      gtk_box_append (GTK_BOX (self->duplicates), desk_inventory_label (more, "dim-label"));
    }
  gtk_widget_set_visible (self->duplicates, n > 0);
  return TRUE;
}

/* The client's cases and contacts */

static void
on_shoot (GtkButton         *button,
          DeskShootsClients *self)
{
  const gint64 *shoot = g_object_get_data (G_OBJECT (button), "shoot");

  g_signal_emit (self, signals[SIGNAL_CASE_WANTED], 0, *shoot);
}

static void
on_begin (DeskShootsClients *self)
{
  gint64 client = desk_record_editor_get_id (self->editor);

  if (client != 0 && desk_record_editor_save (self->editor))
    g_signal_emit (self, signals[SIGNAL_BEGIN_WANTED], 0, client);
}

static char *
step_title (DeskShootsClients *self,
            gint64             shoot,
            const char        *step)
{
  g_autoptr (DeskRecord) record =
    desk_record_get (desk_office_get_store (self->office), &desk_kind_shoots, shoot, NULL);
  g_autoptr (DeskFlowTemplate) template =
    record != NULL ? desk_flow_get_template (self->office, desk_record_get_number (record, "flow"),
                                             NULL)
                   : NULL;
  const DeskFlowStep *found =
    template != NULL ? desk_flow_template_get_step (template, step) : NULL;

  return g_strdup (found != NULL ? desk_flow_step_get_title (found, desk_language_current ())
                                 : step);
}

static void
append_shoot (DeskShootsClients     *self,
              const DeskClientShoot *shoot)
{
  const DeskField *field = desk_kind_get_field (&desk_kind_shoots, "state");
  g_autofree char *step = step_title (self, shoot->id, shoot->step);
  const char *state = desk_field_choice_label (field, shoot->state, desk_language_current ());
  gboolean open = g_str_equal (shoot->state, "running") || g_str_equal (shoot->state, "paused");
  /* Translators: the number of a case, and its step or state */
  g_autofree char *text =
    g_strdup_printf (C_ ("case", "%1$s · %2$s"), shoot->number, open ? step : state);
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "shoot",
                          g_memdup2 (&shoot->id, sizeof shoot->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_shoot), self);
  gtk_box_append (GTK_BOX (self->shoots), button);
}

static void
append_contact (DeskShootsClients       *self,
                const DeskClientContact *contact)
{
  const DeskField *field = desk_kind_get_field (&desk_kind_contacts, "channel");
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *at = desk_shoots_moment_words (contact->at);
  const char *channel =
    desk_field_choice_label (field, contact->channel, desk_language_current ());
  g_autofree char *detail = g_strdup_printf (C_ ("contact", "%1$s · %2$s"), channel, at);

  gtk_box_append (GTK_BOX (row), desk_inventory_label (contact->text, NULL));
  gtk_box_append (GTK_BOX (row), desk_inventory_label (detail, "desk-field-label"));
  gtk_box_append (GTK_BOX (self->contacts), row);
}

static void
show_section (DeskShootsClients *self)
{
  gint64 client = desk_record_editor_get_id (self->editor);
  g_autoptr (GPtrArray) shoots =
    client != 0 ? desk_clients_shoots (self->office, client, NULL) : NULL;
  g_autoptr (GPtrArray) contacts =
    client != 0 ? desk_clients_contacts (self->office, client, NULL) : NULL;

  desk_inventory_clear (self->shoots);
  desk_inventory_clear (self->contacts);
  gtk_widget_set_visible (self->section, client != 0);
  for (guint i = 0; shoots != NULL && i < shoots->len; i++)
    append_shoot (self, shoots->pdata[i]);
  for (guint i = 0; contacts != NULL && i < contacts->len; i++)
    append_contact (self, contacts->pdata[i]);
}

/* Selecting */

static void
tell_side (DeskShootsClients *self)
{
  g_signal_emit (self, signals[SIGNAL_SIDE_CHANGED], 0);
}

static gint64
selected_client (DeskShootsClients *self)
{
  DeskRecord *record = gtk_single_selection_get_selected_item (self->selection);

  return record != NULL ? desk_record_get_id (record) : 0;
}

static void
set_selected (DeskShootsClients *self,
              gint64             client)
{
  guint place = client != 0 ? desk_query_find (self->clients, client) : G_MAXUINT;

  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection,
                                     place != G_MAXUINT ? place : GTK_INVALID_LIST_POSITION);
  self->selecting = FALSE;
}

static void
on_selected (DeskShootsClients *self)
{
  gint64 client = selected_client (self);

  if (self->selecting || client == 0)
    return;
  self->adding = FALSE;
  /* What is wrong there is put right before another one is shown. */
  if (!desk_record_editor_edit (self->editor, client))
    set_selected (self, desk_record_editor_get_id (self->editor));
  show_section (self);
  tell_side (self);
}

static void
on_saved (DeskShootsClients *self,
          gint64             client)
{
  self->adding = FALSE;
  set_selected (self, client);
  show_section (self);
}

static void
on_removed (DeskShootsClients *self)
{
  self->adding = FALSE;
  set_selected (self, 0);
  tell_side (self);
}

static void
update_stack (DeskShootsClients *self)
{
  gtk_stack_set_visible_child_name (
    self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->clients)) > 0 ? "list" : "none");
}

/* Object */

static void
desk_shoots_clients_dispose (GObject *object)
{
  DeskShootsClients *self = DESK_SHOOTS_CLIENTS (object);

  self->selecting = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->editor);
  g_clear_object (&self->selection);
  g_clear_object (&self->clients);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_shoots_clients_parent_class)->dispose (object);
}

static void
desk_shoots_clients_class_init (DeskShootsClientsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_shoots_clients_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /* DeskShootsClients::side-changed: there is a client at the side now, or not. */
  signals[SIGNAL_SIDE_CHANGED] =
    g_signal_new ("side-changed", DESK_TYPE_SHOOTS_CLIENTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  /* DeskShootsClients::case-wanted: the user wants to see the case. */
  signals[SIGNAL_CASE_WANTED] =
    g_signal_new ("case-wanted", DESK_TYPE_SHOOTS_CLIENTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
  /* DeskShootsClients::begin-wanted: the user wants a new case of this client. */
  signals[SIGNAL_BEGIN_WANTED] =
    g_signal_new ("begin-wanted", DESK_TYPE_SHOOTS_CLIENTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
  /* DeskShootsClients::failed: a merge was refused. */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DESK_TYPE_SHOOTS_CLIENTS, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "system-users-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Client Here"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (page),
    _ ("Import the list of clients from Excel or CSV, or write one down with Ctrl+N."));
  return page;
}

static GtkWidget *
make_section (DeskShootsClients *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *title = desk_inventory_heading (_ ("Cases"));
  GtkWidget *begin = gtk_button_new_with_mnemonic (_ ("New _Case…"));

  self->section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  g_signal_connect_swapped (begin, "clicked", G_CALLBACK (on_begin), self);
  gtk_box_append (GTK_BOX (head), begin);
  gtk_box_append (GTK_BOX (self->section), head);
  self->shoots = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (self->section), self->shoots);
  gtk_box_append (GTK_BOX (self->section), desk_inventory_heading (_ ("Contacts")));
  self->contacts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (self->section), self->contacts);
  return self->section;
}

static void
desk_shoots_clients_init (DeskShootsClients *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->duplicates = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_add_css_class (self->duplicates, "desk-message");
  gtk_widget_add_css_class (self->duplicates, "warning");
  gtk_widget_set_visible (self->duplicates, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->duplicates);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
}

GtkWidget *
desk_shoots_clients_new (DeskOffice *office)
{
  DeskShootsClients *self = g_object_new (DESK_TYPE_SHOOTS_CLIENTS, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->office = g_object_ref (office);
  self->clients = desk_query_new (desk_office_get_store (office), &desk_kind_clients);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->clients)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->view = gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)));
  gtk_widget_add_css_class (self->view, "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Clients"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desk_record_list_add_column (GTK_COLUMN_VIEW (self->view),
                                 desk_kind_get_field (&desk_kind_clients, columns[i]));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_stack_add_named (self->stack, scroller, "list");
  gtk_stack_add_named (self->stack, make_empty (), "none");
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clients, "items-changed", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
  update_stack (self);

  self->editor = g_object_ref_sink (
    DESK_RECORD_EDITOR (desk_record_editor_new (office, &desk_kind_clients)));
  desk_record_editor_add_section (self->editor, make_section (self));
  g_signal_connect_object (self->editor, "saved", G_CALLBACK (on_saved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "removed", G_CALLBACK (on_removed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* The list follows by itself; this reads what is beside it anew. */
gboolean
desk_shoots_clients_refresh (DeskShootsClients  *self,
                             GError            **error)
{
  show_section (self);
  return show_duplicates (self, error);
}

/* Returns: (transfer none): the editor of the client, for the pane's side */
GtkWidget *
desk_shoots_clients_get_side (DeskShootsClients *self)
{
  return GTK_WIDGET (self->editor);
}

gboolean
desk_shoots_clients_has_side (DeskShootsClients *self)
{
  return self->adding || desk_record_editor_get_id (self->editor) != 0;
}

void
desk_shoots_clients_set_search (DeskShootsClients *self,
                                const char        *text)
{
  desk_query_set_search (self->clients, text);
  set_selected (self, desk_record_editor_get_id (self->editor));
  update_stack (self);
}

/* Returns: whether there is such a client; its editor is shown then */
gboolean
desk_shoots_clients_select (DeskShootsClients *self,
                            gint64             client)
{
  desk_query_set_search (self->clients, "");
  if (desk_query_find (self->clients, client) == G_MAXUINT)
    return FALSE;
  set_selected (self, client);
  on_selected (self);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u",
                              desk_query_find (self->clients, client));
  return TRUE;
}

/* Starts a new client and puts the cursor into it. */
void
desk_shoots_clients_create (DeskShootsClients *self)
{
  self->adding = TRUE;
  set_selected (self, 0);
  tell_side (self);
  if (!desk_record_editor_create (self->editor))
    self->adding = FALSE;
  show_section (self);
}
