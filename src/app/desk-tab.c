/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands on a tab of the notebook: icon, name and how many things wait. */

#include "desk-tab.h"

#include "desk-language.h"

struct _DeskTab
{
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkWidget *label;
  GtkWidget *badge;
  GtkWidget *popover;
  guint count;
};

G_DEFINE_FINAL_TYPE (DeskTab, desk_tab, GTK_TYPE_WIDGET)

/* GtkNotebook calls all its tabs "Tab"; the tab is the parent of what stands on it. */
static void
name_tab (DeskTab *self)
{
  GtkWidget *tab = gtk_widget_get_parent (GTK_WIDGET (self));
  const char *title = gtk_label_get_label (GTK_LABEL (self->label));
  g_autofree char *name = NULL;

  if (tab == NULL)
    return;
  if (self->count == 0)
    name = g_strdup (title);
  else
    name = g_strdup_printf (
      /* Translators: a tab for screen readers: its name and how many things wait there */
      ngettext ("%s, %u waits", "%s, %u wait", self->count), title, self->count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tab), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_menu (GtkGestureClick *gesture,
           int              n_press,
           double           x,
           double           y,
           DeskTab         *self)
{
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
desk_tab_size_allocate (GtkWidget *widget,
                        int        width,
                        int        height,
                        int        baseline)
{
  DeskTab *self = DESK_TAB (widget);

  GTK_WIDGET_CLASS (desk_tab_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
desk_tab_dispose (GObject *object)
{
  DeskTab *self = DESK_TAB (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->badge, gtk_widget_unparent);
  g_clear_pointer (&self->popover, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_tab_parent_class)->dispose (object);
}

static void
desk_tab_class_init (DeskTabClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_tab_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = desk_tab_size_allocate;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "desktab");
}

static void
desk_tab_init (DeskTab *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)), 10);
  gtk_widget_set_hexpand (widget, TRUE);

  self->icon = gtk_image_new ();
  gtk_widget_set_parent (self->icon, widget);

  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_parent (self->label, widget);

  self->badge = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->badge, "desk-badge");
  gtk_widget_add_css_class (self->badge, "numeric");
  gtk_widget_set_valign (self->badge, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->badge, FALSE);
  gtk_widget_set_parent (self->badge, widget);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (show_menu), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (self, "notify::parent", G_CALLBACK (name_tab), NULL);
}

/* @menu: what the secondary button opens */
GtkWidget *
desk_tab_new (const char *title,
              const char *icon,
              GMenuModel *menu)
{
  DeskTab *self = g_object_new (DESK_TYPE_TAB, NULL);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
  gtk_label_set_label (GTK_LABEL (self->label), title);
  self->popover = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/* @urgent: one of those that wait is late */
void
desk_tab_set_badge (DeskTab  *self,
                    guint     badge,
                    gboolean  urgent)
{
  g_autofree char *text = g_strdup_printf ("%u", badge);

  self->count = badge;
  gtk_label_set_label (GTK_LABEL (self->badge), text);
  gtk_widget_set_visible (self->badge, badge > 0);
  if (urgent)
    gtk_widget_add_css_class (self->badge, "urgent");
  else
    gtk_widget_remove_css_class (self->badge, "urgent");
  name_tab (self);
}
