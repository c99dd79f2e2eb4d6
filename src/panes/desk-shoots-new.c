/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-shoots-new.h"

#include "desk-clients.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-query.h"
#include "desk-records.h"

#define MOST_FOUND 6

/* What is asked of a new client, in this order. */
static const char *const client_fields[] = { "number", "name", "category", "chat_name", "chat",
                                             "phone" };

struct _DeskShootsNew
{
  GtkWidget parent_instance;

  DeskOffice *office;
  DeskQuery *clients; /* those that are found by what is typed */
  char *flow;
  gint64 client; /* 0: not chosen yet, or a new one */
  gboolean is_new;

  GtkWidget *box;
  GtkLabel *title;
  GtkWidget *search_row;
  GtkEditable *search;
  GtkWidget *found;
  GtkWidget *nobody;
  GtkWidget *chosen;
  GtkLabel *chosen_name;
  GtkWidget *fields;
  GtkEditable *entries[G_N_ELEMENTS (client_fields)];
  GtkWidget *category_row;
  GtkEditable *category;
  GtkEditable *about;
  GtkWidget *start;
};

enum
{
  SIGNAL_STARTED,
  SIGNAL_CLOSED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskShootsNew, desk_shoots_new, GTK_TYPE_WIDGET)

static const char *
written (GtkEditable *entry)
{
  const char *text = gtk_editable_get_text (entry);

  return *text != '\0' ? text : NULL;
}

static gboolean
needs_client (DeskShootsNew *self)
{
  g_autoptr (DeskFlow) flow = desk_flow_get (self->office, self->flow, NULL);

  return flow != NULL && flow->template->has_client;
}

/* What is shown depends on how far the client is named. */
static void
update (DeskShootsNew *self)
{
  gboolean needed = needs_client (self);
  gboolean named = self->client != 0 || self->is_new || !needed;

  gtk_widget_set_visible (self->search_row, needed && self->client == 0 && !self->is_new);
  gtk_widget_set_visible (self->chosen, self->client != 0);
  gtk_widget_set_visible (self->fields, self->is_new);
  /* That of a new client is among its fields. */
  gtk_widget_set_visible (self->category_row, named && !self->is_new);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->about)), named);
  gtk_widget_set_sensitive (self->start, named);
}

/* Finding the client */

static char *
client_words (DeskRecord *client)
{
  static const char *const fields[] = { "number", "category", "chat_name", "phone" };
  g_autoptr (GString) words = g_string_new (desk_record_get_text (client, "name"));

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (desk_record_get_text (client, fields[i]) != NULL)
      g_string_append_printf (words, " · %s", desk_record_get_text (client, fields[i]));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
show_found (DeskShootsNew *self)
{
  const char *text = gtk_editable_get_text (self->search);
  guint n = *text != '\0' ? g_list_model_get_n_items (G_LIST_MODEL (self->clients)) : 0;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->found)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->found), row);
  for (guint i = 0; i < MIN (n, MOST_FOUND); i++)
    {
      g_autoptr (DeskRecord) client = g_list_model_get_item (G_LIST_MODEL (self->clients), i);
      g_autofree char *words = client_words (client);
      GtkWidget *label = desk_inventory_label (words, NULL);

      gtk_list_box_append (GTK_LIST_BOX (self->found), label);
    }
  gtk_list_box_select_row (GTK_LIST_BOX (self->found),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->found), 0));
  gtk_widget_set_visible (self->found, n > 0);
  gtk_widget_set_visible (self->nobody, *text != '\0' && n == 0);
}

static void
on_search (DeskShootsNew *self)
{
  desk_query_set_search (self->clients, gtk_editable_get_text (self->search));
  show_found (self);
}

static void
choose (DeskShootsNew *self,
        gint64         client)
{
  g_autoptr (DeskClient) record = desk_clients_get (self->office, client, NULL);
  g_autofree char *words = NULL;

  if (record == NULL)
    return;
  self->client = client;
  self->is_new = FALSE;
  /* Translators: a client's name and student number */
  words = g_strdup_printf (C_ ("client", "%1$s · %2$s"), record->name, record->number);
  gtk_label_set_label (self->chosen_name, words);
  gtk_editable_set_text (self->category, record->category != NULL ? record->category : "");
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (record->category != NULL ? self->about : self->category));
}

/* A number is a number, anything else the name. */
static void
write_new (DeskShootsNew *self)
{
  const char *text = gtk_editable_get_text (self->search);
  gboolean is_number = *text != '\0' && strpbrk (text, "0123456789") != NULL;

  self->client = 0;
  self->is_new = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (client_fields); i++)
    gtk_editable_set_text (self->entries[i], "");
  gtk_editable_set_text (self->entries[is_number ? 0 : 1], text);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entries[is_number ? 1 : 0]));
}

static void
on_found (DeskShootsNew *self,
          GtkListBoxRow *row)
{
  g_autoptr (DeskRecord) client = g_list_model_get_item (
    G_LIST_MODEL (self->clients), (guint) gtk_list_box_row_get_index (row));

  if (client != NULL)
    choose (self, desk_record_get_id (client));
}

/* Enter takes the first that is found, or writes down a new one. */
static void
on_search_activate (DeskShootsNew *self)
{
  GtkListBoxRow *row;

  on_search (self);
  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->found));
  if (row != NULL)
    on_found (self, row);
  else
    write_new (self);
}

static gboolean
on_search_key (DeskShootsNew *self,
               guint          keyval)
{
  GtkListBox *list = GTK_LIST_BOX (self->found);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);
  int step = keyval == GDK_KEY_Down ? 1 : keyval == GDK_KEY_Up ? -1
                                                               : 0;

  if (step == 0 || row == NULL)
    return GDK_EVENT_PROPAGATE;
  row = gtk_list_box_get_row_at_index (list, MAX (gtk_list_box_row_get_index (row) + step, 0));
  if (row != NULL)
    gtk_list_box_select_row (list, row);
  return GDK_EVENT_STOP;
}

static void
on_change (DeskShootsNew *self)
{
  self->client = 0;
  self->is_new = FALSE;
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* Starting */

static gboolean
save_client (DeskShootsNew  *self,
             GError        **error)
{
  DeskStore *store = desk_office_get_store (self->office);
  g_autoptr (DeskDraft) draft = desk_draft_new (store, &desk_kind_clients);

  for (guint i = 0; i < G_N_ELEMENTS (client_fields); i++)
    {
      const DeskField *field = desk_kind_get_field (&desk_kind_clients, client_fields[i]);
      g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entries[i])));

      if (*text != '\0' && !desk_draft_enter (draft, field, text, error))
        {
          gtk_widget_grab_focus (GTK_WIDGET (self->entries[i]));
          return FALSE;
        }
    }
  if (!desk_records_save (self->office, draft, error))
    return FALSE;
  choose (self, desk_draft_get_id (draft));
  return TRUE;
}

static void
on_start (DeskShootsNew *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *about = NULL;
  gint64 shoot = 0;

  if (!self->is_new || save_client (self, &error))
    {
      about = g_strdup (written (self->about));
      shoot = desk_flow_start (self->office, self->flow, self->client, about,
                               written (self->category), NULL, &error);
    }
  if (shoot == 0)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
  else
    g_signal_emit (self, signals[SIGNAL_STARTED], 0, shoot);
}

static void
on_close (DeskShootsNew *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
desk_shoots_new_dispose (GObject *object)
{
  DeskShootsNew *self = DESK_SHOOTS_NEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->clients);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_shoots_new_parent_class)->dispose (object);
}

static void
desk_shoots_new_finalize (GObject *object)
{
  g_free (DESK_SHOOTS_NEW (object)->flow);

  G_OBJECT_CLASS (desk_shoots_new_parent_class)->finalize (object);
}

static void
desk_shoots_new_class_init (DeskShootsNewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_shoots_new_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_shoots_new_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /* DeskShootsNew::started: with the case. */
  signals[SIGNAL_STARTED] = g_signal_new ("started", DESK_TYPE_SHOOTS_NEW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  /* DeskShootsNew::closed: the user wants none. */
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", DESK_TYPE_SHOOTS_NEW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* DeskShootsNew::failed: it was refused. */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DESK_TYPE_SHOOTS_NEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

/* Building */

static GtkEditable *
add_entry (DeskShootsNew *self,
           GtkWidget     *box,
           const char    *text)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *entry = gtk_entry_new ();

  gtk_box_append (GTK_BOX (row), desk_inventory_label (text, "desk-field-label"));
  gtk_box_append (GTK_BOX (row), entry);
  gtk_box_append (GTK_BOX (box), row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_start), self);
  return GTK_EDITABLE (entry);
}

static GtkWidget *
make_search (DeskShootsNew *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *entry = gtk_search_entry_new ();
  GtkWidget *fresh = gtk_button_new_with_mnemonic (_ ("Write Down a _New Client"));

  self->search_row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->search_row), desk_inventory_label (_ ("Client"),
                                                                    "desk-field-label"));
  self->search = GTK_EDITABLE (entry);
  g_object_set (entry, "placeholder-text", _ ("Name, number, chat or phone"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find the client"), -1);
  g_signal_connect_swapped (entry, "search-changed", G_CALLBACK (on_search), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_search_activate), self);
  g_signal_connect_swapped (entry, "stop-search", G_CALLBACK (on_close), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_search_key), self);
  gtk_widget_add_controller (entry, keys);
  gtk_box_append (GTK_BOX (self->search_row), entry);

  self->found = gtk_list_box_new ();
  gtk_widget_add_css_class (self->found, "desk-results");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->found), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Clients"), -1);
  g_signal_connect_swapped (self->found, "row-activated", G_CALLBACK (on_found), self);
  gtk_box_append (GTK_BOX (self->search_row), self->found);
  self->nobody = desk_inventory_label (
    _ ("Nobody is found so. Enter writes down a new client."), "dim-label");
  gtk_box_append (GTK_BOX (self->search_row), self->nobody);
  g_signal_connect_swapped (fresh, "clicked", G_CALLBACK (write_new), self);
  gtk_box_append (GTK_BOX (self->search_row), fresh);
  return self->search_row;
}

static GtkWidget *
make_chosen (DeskShootsNew *self)
{
  GtkWidget *change = gtk_button_new_with_mnemonic (_ ("C_hange"));

  self->chosen = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->chosen, "desk-note");
  self->chosen_name = GTK_LABEL (desk_inventory_label (NULL, "heading"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->chosen_name), TRUE);
  gtk_box_append (GTK_BOX (self->chosen), GTK_WIDGET (self->chosen_name));
  g_signal_connect_swapped (change, "clicked", G_CALLBACK (on_change), self);
  gtk_box_append (GTK_BOX (self->chosen), change);
  return self->chosen;
}

static GtkWidget *
make_fields (DeskShootsNew *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = desk_inventory_heading (_ ("New Client"));
  GtkWidget *change = gtk_button_new_with_mnemonic (_ ("_Find One"));

  self->fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (change, "flat");
  g_signal_connect_swapped (change, "clicked", G_CALLBACK (on_change), self);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), change);
  gtk_box_append (GTK_BOX (self->fields), head);
  for (guint i = 0; i < G_N_ELEMENTS (client_fields); i++)
    self->entries[i] =
      add_entry (self, self->fields,
                 desk_field_get_label (desk_kind_get_field (&desk_kind_clients,
                                                            client_fields[i])));
  return self->fields;
}

static GtkWidget *
make_head (DeskShootsNew *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (head, "desk-shoots-head");
  self->title = GTK_LABEL (desk_inventory_label (NULL, "title-4"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_widget_set_tooltip_text (close, _ ("Start none"));
  gtk_widget_add_css_class (close, "flat");
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (on_close), self);
  gtk_box_append (GTK_BOX (head), close);
  return head;
}

static void
desk_shoots_new_init (DeskShootsNew *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
desk_shoots_new_new (DeskOffice *office)
{
  DeskShootsNew *self = g_object_new (DESK_TYPE_SHOOTS_NEW, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->office = g_object_ref (office);
  self->clients = desk_query_new (desk_office_get_store (office), &desk_kind_clients);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_widget_add_css_class (content, "desk-side-content");
  gtk_box_append (GTK_BOX (content), make_search (self));
  gtk_box_append (GTK_BOX (content), make_chosen (self));
  gtk_box_append (GTK_BOX (content), make_fields (self));
  self->category = add_entry (self, content, _ ("Category of goods"));
  self->category_row = gtk_widget_get_parent (GTK_WIDGET (self->category));
  self->about = add_entry (self, content, _ ("What it is about"));
  self->start = gtk_button_new_with_mnemonic (_ ("_Start the Case"));
  gtk_widget_add_css_class (self->start, "suggested-action");
  gtk_widget_add_css_class (self->start, "desk-shoots-next");
  g_signal_connect_swapped (self->start, "clicked", G_CALLBACK (on_start), self);
  gtk_box_append (GTK_BOX (content), self->start);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), scroller);
  return GTK_WIDGET (self);
}

/**
 * desk_shoots_new_begin:
 * @flow: the code of the flow that the case goes through
 * @client: 0: is still to be found
 */
void
desk_shoots_new_begin (DeskShootsNew *self,
                       const char    *flow,
                       gint64         client)
{
  g_autoptr (DeskFlow) found = desk_flow_get (self->office, flow, NULL);
  g_autofree char *title = NULL;

  g_free (self->flow);
  self->flow = g_strdup (flow);
  if (found != NULL)
    /* Translators: %s: a flow, as “Shoot” */
    title = g_strdup_printf (
      _ ("New Case: %s"),
      desk_flow_template_get_title (found->template, desk_language_current ()));
  gtk_label_set_label (self->title, title != NULL ? title : _ ("New Case"));
  self->client = 0;
  self->is_new = FALSE;
  gtk_editable_set_text (self->search, "");
  gtk_editable_set_text (self->category, "");
  gtk_editable_set_text (self->about, "");
  show_found (self);
  update (self);
  if (client != 0)
    choose (self, client);
  else
    gtk_widget_grab_focus (GTK_WIDGET (needs_client (self) ? self->search : self->about));
}
