/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-meetings-page.h"

#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-meetings-words.h"

struct _DeskMeetingsPage
{
  GtkWidget parent_instance;

  DeskOffice *office;
  gint64 meeting; /* 0: none */

  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *when;
  GtkLabel *who;
  GtkWidget *edit;
};

enum
{
  SIGNAL_EDIT,
  SIGNAL_PREVIEW,
  SIGNAL_DONE,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskMeetingsPage, desk_meetings_page, GTK_TYPE_WIDGET)

static void
on_edit (DeskMeetingsPage *self)
{
  g_signal_emit (self, signals[SIGNAL_EDIT], 0);
}

static void
desk_meetings_page_dispose (GObject *object)
{
  DeskMeetingsPage *self = DESK_MEETINGS_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_meetings_page_parent_class)->dispose (object);
}

static void
desk_meetings_page_class_init (DeskMeetingsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_meetings_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /* DeskMeetingsPage::edit: the user wants to change day, time, room or chair. */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", DESK_TYPE_MEETINGS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  /* DeskMeetingsPage::preview: wants to see that form. */
  signals[SIGNAL_PREVIEW] = g_signal_new ("preview", DESK_TYPE_MEETINGS_PAGE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_DONE] = g_signal_new ("done", DESK_TYPE_MEETINGS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DESK_TYPE_MEETINGS_PAGE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
desk_meetings_page_init (DeskMeetingsPage *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static GtkWidget *
make_head (DeskMeetingsPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (head, "desk-meetings-head");
  self->title = GTK_LABEL (desk_inventory_label (NULL, "title-3"));
  self->when = GTK_LABEL (desk_inventory_label (NULL, NULL));
  self->who = GTK_LABEL (desk_inventory_label (NULL, "dim-label"));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->when));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->who));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (head), words);
  self->edit = gtk_button_new_with_mnemonic (_ ("_Edit…"));
  gtk_widget_set_valign (self->edit, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->edit, "clicked", G_CALLBACK (on_edit), self);
  gtk_box_append (GTK_BOX (head), self->edit);
  return head;
}

GtkWidget *
desk_meetings_page_new (DeskOffice *office)
{
  DeskMeetingsPage *self = g_object_new (DESK_TYPE_MEETINGS_PAGE, NULL);

  self->office = g_object_ref (office);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  return GTK_WIDGET (self);
}

/* @meeting: 0: none. Returns: whether there is such a meeting */
gboolean
desk_meetings_page_show (DeskMeetingsPage  *self,
                         gint64             meeting,
                         GError           **error)
{
  g_autoptr (DeskMeeting) one =
    meeting != 0 ? desk_meetings_get (self->office, meeting, error) : NULL;
  g_autofree char *when = NULL;
  g_autofree char *who = NULL;

  if (meeting != 0 && one == NULL)
    return FALSE;
  self->meeting = meeting;
  if (one == NULL)
    return TRUE;
  gtk_label_set_label (self->title, one->title);
  when = desk_meetings_when_words (one);
  gtk_label_set_label (self->when, when);
  /* Translators: two names */
  who = g_strdup_printf (_ ("Chair: %1$s · minutes: %2$s"), one->chair_name, one->minuter_name);
  gtk_label_set_label (self->who, who);
  return TRUE;
}

gint64
desk_meetings_page_get_meeting (DeskMeetingsPage *self)
{
  return self->meeting;
}

void
desk_meetings_page_focus (DeskMeetingsPage *self)
{
  gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
}
