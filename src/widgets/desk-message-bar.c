/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sentence that stays until it is dealt with, and the button that does. */

#include "desk-message-bar.h"

#include "desk-language.h"

struct _DeskMessageBar
{
  GtkWidget parent_instance;

  GtkWidget *revealer;
  GtkWidget *box;
  GtkWidget *icon;
  GtkWidget *label;
  GtkWidget *button;
  GtkWidget *close;
};

G_DEFINE_FINAL_TYPE (DeskMessageBar, desk_message_bar, GTK_TYPE_WIDGET)

static const struct
{
  const char *css;
  const char *icon;
} looks[] = {
  [DESK_MESSAGE_INFO] = { "info", "dialog-information-symbolic" },
  [DESK_MESSAGE_WARNING] = { "warning", "dialog-warning-symbolic" },
  [DESK_MESSAGE_ERROR] = { "error", "dialog-error-symbolic" },
};

static void
desk_message_bar_dispose (GObject *object)
{
  DeskMessageBar *self = DESK_MESSAGE_BAR (object);

  g_clear_pointer (&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_message_bar_parent_class)->dispose (object);
}

static void
desk_message_bar_class_init (DeskMessageBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_message_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
desk_message_bar_init (DeskMessageBar *self)
{
  self->revealer = gtk_revealer_new ();
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_widget_add_css_class (self->box, "desk-message");
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), self->box);

  self->icon = gtk_image_new ();
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (self->box), self->icon);

  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_selectable (GTK_LABEL (self->label), FALSE);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->label);

  self->button = gtk_button_new ();
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), self->button);

  self->close = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_add_css_class (self->close, "flat");
  gtk_widget_set_valign (self->close, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->close, _ ("Close this message"));
  g_signal_connect_swapped (self->close, "clicked", G_CALLBACK (desk_message_bar_clear), self);
  gtk_box_append (GTK_BOX (self->box), self->close);

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
desk_message_bar_new (void)
{
  return g_object_new (DESK_TYPE_MESSAGE_BAR, NULL);
}

/* The target first: an action with the wrong one would be complained about. */
static void
set_action (DeskMessageBar *self,
            const char     *action)
{
  GtkActionable *button = GTK_ACTIONABLE (self->button);
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  gtk_actionable_set_action_name (button, NULL);
  if (action == NULL || !g_action_parse_detailed_name (action, &name, &target, NULL))
    return;
  gtk_actionable_set_action_target_value (button, target);
  gtk_actionable_set_action_name (button, name);
}

/**
 * desk_message_bar_show:
 * @button: (nullable): words on the button
 * @action: (nullable): the detailed name of the action behind it
 * @closable: whether the user may close it undealt with
 */
void
desk_message_bar_show (DeskMessageBar  *self,
                       DeskMessageKind  kind,
                       const char      *text,
                       const char      *button,
                       const char      *action,
                       gboolean         closable)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (self->box, looks[i].css);
  gtk_widget_add_css_class (self->box, looks[kind].css);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), looks[kind].icon);
  gtk_label_set_label (GTK_LABEL (self->label), text);

  gtk_widget_set_visible (self->button, button != NULL);
  gtk_button_set_label (GTK_BUTTON (self->button), button != NULL ? button : "");
  set_action (self, action);
  gtk_widget_set_visible (self->close, closable);

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

void
desk_message_bar_clear (DeskMessageBar *self)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
