/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lists a studio is set up with: departments, posts, groups, areas, holidays. */

#include "desk-studio-window.h"

#include <adwaita.h>

#include "desk-language.h"
#include "desk-record-list.h"

static const DeskKind *const kinds[] = {
  &desk_kind_departments,
  &desk_kind_groups,
  &desk_kind_posts,
  &desk_kind_areas,
  &desk_kind_days,
};

#define STACK "desk-studio-stack"

static GtkWindow *studio_window;

static GtkWidget *
make_window (DeskWindow *parent)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *toasts = adw_toast_overlay_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *sidebar = gtk_stack_sidebar_new ();
  GtkWidget *stack = gtk_stack_new ();

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_stack_add_titled (GTK_STACK (stack),
                          desk_record_list_new (desk_window_get_office (parent), kinds[i]),
                          kinds[i]->name, _ (kinds[i]->label));
  gtk_widget_set_hexpand (stack, TRUE);
  gtk_stack_sidebar_set_stack (GTK_STACK_SIDEBAR (sidebar), GTK_STACK (stack));
  gtk_widget_set_size_request (sidebar, 150, -1);
  gtk_box_append (GTK_BOX (columns), sidebar);
  gtk_box_append (GTK_BOX (columns), stack);
  gtk_widget_set_vexpand (columns, TRUE);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), columns);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), box);
  adw_window_set_content (ADW_WINDOW (window), toasts);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Studio"));
  gtk_window_set_default_size (GTK_WINDOW (window), 1080, 640);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (parent));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_widget_add_css_class (window, "desk");
  g_object_set_data (G_OBJECT (window), DESK_TOAST_OVERLAY, toasts);
  desk_window_adopt (parent, GTK_WINDOW (window));
  g_object_set_data (G_OBJECT (window), STACK, stack);
  return window;
}

/**
 * desk_studio_window_present:
 * @kind: (nullable): whose list is shown
 * @id: the record to select, or 0
 *
 * Returns: whether there is a list of @kind
 */
gboolean
desk_studio_window_present (DeskWindow     *parent,
                            const DeskKind *kind,
                            gint64          id)
{
  GtkStack *stack;
  GtkWidget *list = NULL;

  for (guint i = 0; kind != NULL && i <= G_N_ELEMENTS (kinds); i++)
    if (i == G_N_ELEMENTS (kinds))
      return FALSE;
    else if (kinds[i] == kind)
      break;

  if (studio_window == NULL)
    g_set_weak_pointer (&studio_window, GTK_WINDOW (make_window (parent)));
  stack = g_object_get_data (G_OBJECT (studio_window), STACK);
  if (kind != NULL)
    {
      gtk_stack_set_visible_child_name (stack, kind->name);
      list = gtk_stack_get_visible_child (stack);
    }
  gtk_window_present (studio_window);
  if (list != NULL && id != 0)
    desk_record_list_select (DESK_RECORD_LIST (list), id);
  return TRUE;
}
