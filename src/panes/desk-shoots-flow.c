/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-shoots-flow.h"

#include "desk-inventory-parts.h"
#include "desk-language.h"

struct _DeskShootsFlow
{
  AdwWindow parent_instance;

  DeskOffice *office;

  GtkTextBuffer *text;
  GtkWidget *view;
  GtkWidget *message;
};

G_DEFINE_FINAL_TYPE (DeskShootsFlow, desk_shoots_flow, ADW_TYPE_WINDOW)

static void
on_save (DeskShootsFlow *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_object_get (self->text, "text", &text, NULL);
  if (desk_flow_save_template (self->office, text, &error) != 0)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  gtk_label_set_label (GTK_LABEL (self->message), error->message);
  gtk_widget_set_visible (self->message, TRUE);
  gtk_widget_grab_focus (self->view);
}

static void
desk_shoots_flow_dispose (GObject *object)
{
  g_clear_object (&DESK_SHOOTS_FLOW (object)->office);

  G_OBJECT_CLASS (desk_shoots_flow_parent_class)->dispose (object);
}

static void
desk_shoots_flow_class_init (DeskShootsFlowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_shoots_flow_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkWidget *
make_header (DeskShootsFlow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *save = gtk_button_new_with_mnemonic (_ ("_Save"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  gtk_widget_add_css_class (save, "suggested-action");
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (on_save), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), save);
  return header;
}

static void
desk_shoots_flow_init (DeskShootsFlow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *hint = desk_inventory_label (
    _ ("Steps, who signs them (post), working days (limit), how many cases at a time (most) and "
       "fields. Cases that run stay on the version they began with; new ones take this one."),
    "desk-filters");
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), hint);
  self->message = desk_inventory_label (NULL, "desk-message");
  gtk_widget_add_css_class (self->message, "warning");
  gtk_widget_set_visible (self->message, FALSE);
  gtk_box_append (GTK_BOX (box), self->message);
  self->view = gtk_text_view_new ();
  self->text = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (self->view), TRUE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Template of the flow"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 600);
}

/* @flow: its code */
void
desk_shoots_flow_present (GtkWidget  *parent,
                          DeskOffice *office,
                          const char *flow)
{
  g_autoptr (DeskFlow) found = desk_flow_get (office, flow, NULL);
  g_autofree char *text = NULL;
  g_autofree char *title = NULL;
  GtkRoot *root = gtk_widget_get_root (parent);
  DeskShootsFlow *self;

  if (found == NULL)
    return;
  self = g_object_new (DESK_TYPE_SHOOTS_FLOW, NULL);
  self->office = g_object_ref (office);
  text = desk_flow_template_to_text (found->template);
  gtk_text_buffer_set_text (self->text, text, -1);
  /* Translators: %s: a flow, as “Shoot” */
  title = g_strdup_printf (
    _ ("Flow: %s"), desk_flow_template_get_title (found->template, desk_language_current ()));
  gtk_window_set_title (GTK_WINDOW (self), title);
  if (GTK_IS_WINDOW (root))
    {
      gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
      gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
    }
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->view);
}
