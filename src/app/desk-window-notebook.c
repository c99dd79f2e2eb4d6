/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tabs of the window: in what order they stand, and those in windows of their own. */

#include "desk-language.h"
#include "desk-state.h"
#include "desk-window-private.h"

#define GROUP "desk-panes"

static GtkNotebook *
notebook_of (DeskPage *page)
{
  return GTK_NOTEBOOK (gtk_widget_get_ancestor (GTK_WIDGET (page), GTK_TYPE_NOTEBOOK));
}

static void
add_page (GtkNotebook *notebook,
          DeskPage    *page)
{
  GtkWidget *child = GTK_WIDGET (page);

  gtk_notebook_append_page (notebook, child, GTK_WIDGET (desk_page_get_tab (page)));
  gtk_notebook_set_tab_reorderable (notebook, child, TRUE);
  gtk_notebook_set_tab_detachable (notebook, child, TRUE);
}

static void
on_page_switched (GtkNotebook *notebook,
                  GtkWidget   *child,
                  guint        number,
                  DeskWindow  *self)
{
  desk_window_update_pane (self);
}

static void
on_pane_made (DeskPage   *page,
              DeskPane   *pane,
              DeskWindow *self)
{
  GActionGroup *actions = desk_pane_get_actions (pane);
  g_auto (GStrv) names = g_action_group_list_actions (actions);

  for (guint i = 0; names[i] != NULL; i++)
    g_action_map_add_action (G_ACTION_MAP (self),
                             g_action_map_lookup_action (G_ACTION_MAP (actions), names[i]));
  g_signal_connect_object (pane, "toast", G_CALLBACK (desk_window_pane_toast), self, 0);
}

/* Detached windows */

static gboolean
on_detached_close (GtkWindow  *window,
                   DeskWindow *self)
{
  GtkNotebook *notebook = g_object_get_data (G_OBJECT (window), GROUP);

  while (gtk_notebook_get_n_pages (notebook) > 0)
    desk_window_attach (self, DESK_PAGE (gtk_notebook_get_nth_page (notebook, 0)));
  return GDK_EVENT_PROPAGATE;
}

static gboolean
destroy_idle (gpointer window)
{
  gtk_window_destroy (window);
  return G_SOURCE_REMOVE;
}

static void
on_detached_empty (GtkNotebook *notebook,
                   GtkWidget   *child,
                   guint        number,
                   GtkWindow   *window)
{
  /* Later: the drag that took the last page out still uses the notebook. */
  if (gtk_notebook_get_n_pages (notebook) == 0)
    g_idle_add_full (G_PRIORITY_DEFAULT, destroy_idle, g_object_ref (window), g_object_unref);
}

static void
on_detached_switched (GtkNotebook *notebook,
                      GtkWidget   *child,
                      guint        number,
                      GtkWindow   *window)
{
  gtk_window_set_title (window, _ (desk_page_get_info (DESK_PAGE (child))->title));
}

static void
on_detached_active (GtkWindow  *window,
                    GParamSpec *pspec,
                    DeskWindow *self)
{
  desk_window_update_pane (self);
}

static GtkNotebook *
make_detached (DeskWindow *self,
               int         width,
               int         height)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkWidget *notebook = gtk_notebook_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_widget_add_css_class (window, "desk");
  desk_window_adopt (self, GTK_WINDOW (window));

  gtk_notebook_set_group_name (GTK_NOTEBOOK (notebook), GROUP);
  gtk_notebook_set_tab_pos (GTK_NOTEBOOK (notebook), GTK_POS_LEFT);
  gtk_notebook_set_scrollable (GTK_NOTEBOOK (notebook), TRUE);
  gtk_widget_set_vexpand (notebook, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), notebook);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), box);
  adw_window_set_content (ADW_WINDOW (window), overlay);
  g_object_set_data (G_OBJECT (window), GROUP, notebook);
  g_object_set_data (G_OBJECT (window), DESK_TOAST_OVERLAY, overlay);

  desk_scanner_attach (window, desk_window_scan, self);
  g_signal_connect_object (window, "close-request", G_CALLBACK (on_detached_close), self, 0);
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (on_detached_active), self, 0);
  g_signal_connect_object (notebook, "page-removed", G_CALLBACK (on_detached_empty), window, 0);
  g_signal_connect_object (notebook, "switch-page", G_CALLBACK (on_detached_switched), window, 0);
  return GTK_NOTEBOOK (notebook);
}

static GtkNotebook *
on_create_window (GtkNotebook *notebook,
                  GtkWidget   *child,
                  DeskWindow  *self)
{
  GtkNotebook *target = make_detached (self, gtk_widget_get_width (GTK_WIDGET (self)),
                                       gtk_widget_get_height (GTK_WIDGET (self)));

  gtk_window_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (target))));
  return target;
}

static void
move_page (DeskPage    *page,
           GtkNotebook *target)
{
  GtkNotebook *source = notebook_of (page);

  g_object_ref (page);
  gtk_notebook_detach_tab (source, GTK_WIDGET (page));
  add_page (target, page);
  gtk_notebook_set_current_page (target, gtk_notebook_page_num (target, GTK_WIDGET (page)));
  g_object_unref (page);
}

/* Gives @page a window of its own; nothing when it has one. */
void
desk_window_detach (DeskWindow *self,
                    DeskPage   *page,
                    int         width,
                    int         height)
{
  GtkNotebook *target;

  if (notebook_of (page) != self->notebook)
    return;
  target = make_detached (self, width, height);
  move_page (page, target);
  gtk_window_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (target))));
}

/* Takes @page back into the notebook of the main window. */
void
desk_window_attach (DeskWindow *self,
                    DeskPage   *page)
{
  if (notebook_of (page) != self->notebook)
    move_page (page, self->notebook);
}

/* The notebook */

void
desk_window_init_notebook (DeskWindow *self)
{
  gtk_notebook_set_group_name (self->notebook, GROUP);
  g_signal_connect_object (self->notebook, "create-window", G_CALLBACK (on_create_window), self, 0);
  g_signal_connect_object (self->notebook, "switch-page", G_CALLBACK (on_page_switched), self,
                           G_CONNECT_AFTER);
}

/* Puts the pages where the user left them; a pane that is new stands below. */
void
desk_window_fill_notebook (DeskWindow *self)
{
  GSettings *state = desk_state_get ();
  g_auto (GStrv) order =
    state != NULL ? g_settings_get_strv (state, "pane-order") : g_new0 (char *, 1);
  g_autofree char *current = state != NULL ? g_settings_get_string (state, "pane") : NULL;
  g_autoptr (GVariantIter) detached = NULL;
  const char *name;
  int width, height, at = 0;
  DeskPage *page;

  for (const DeskPaneInfo *info = desk_panes; info->name != NULL; info++)
    {
      page = desk_page_new (info, self->office);
      g_signal_connect_object (page, "made", G_CALLBACK (on_pane_made), self, 0);
      g_ptr_array_add (self->pages, g_object_ref_sink (page));
      add_page (self->notebook, page);
    }
  for (guint i = 0; order[i] != NULL; i++)
    if ((page = desk_window_find_page (self, order[i])) != NULL)
      gtk_notebook_reorder_child (self->notebook, GTK_WIDGET (page), at++);
  if (current != NULL && (page = desk_window_find_page (self, current)) != NULL)
    gtk_notebook_set_current_page (self->notebook,
                                   gtk_notebook_page_num (self->notebook, GTK_WIDGET (page)));
  if (state == NULL)
    return;
  g_settings_get (state, "detached-panes", "a{s(ii)}", &detached);
  while (g_variant_iter_next (detached, "{&s(ii)}", &name, &width, &height))
    if ((page = desk_window_find_page (self, name)) != NULL)
      desk_window_detach (self, page, MAX (width, 360), MAX (height, 240));
}

/* Remembers the order of the pages and those in windows of their own. */
void
desk_window_save_notebook (DeskWindow *self)
{
  GSettings *state = desk_state_get ();
  g_autoptr (GStrvBuilder) order = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  GVariantBuilder detached;

  if (state == NULL)
    return;
  for (int i = 0; i < gtk_notebook_get_n_pages (self->notebook); i++)
    {
      DeskPage *page = DESK_PAGE (gtk_notebook_get_nth_page (self->notebook, i));
      g_strv_builder_add (order, desk_page_get_info (page)->name);
      if (i == gtk_notebook_get_current_page (self->notebook))
        g_settings_set_string (state, "pane", desk_page_get_info (page)->name);
    }
  names = g_strv_builder_end (order);
  g_settings_set_strv (state, "pane-order", (const char *const *) names);

  g_variant_builder_init (&detached, G_VARIANT_TYPE ("a{s(ii)}"));
  for (guint i = 0; i < self->pages->len; i++)
    {
      GtkWidget *page = self->pages->pdata[i];
      GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (page));

      if (root != NULL && root != GTK_WIDGET (self))
        g_variant_builder_add (&detached, "{s(ii)}", desk_page_get_info (DESK_PAGE (page))->name,
                               gtk_widget_get_width (root), gtk_widget_get_height (root));
    }
  g_settings_set_value (state, "detached-panes", g_variant_builder_end (&detached));
}

/* Closes the windows of detached pages with the main one. */
void
desk_window_close_detached (DeskWindow *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      GtkWidget *page = self->pages->pdata[i];
      GtkRoot *root = gtk_widget_get_root (page);

      if (root != NULL && root != GTK_ROOT (self))
        desk_window_attach (self, DESK_PAGE (page));
    }
}

/* Returns: (transfer none) (nullable): the page of pane @name */
DeskPage *
desk_window_find_page (DeskWindow *self,
                       const char *name)
{
  for (guint i = 0; i < self->pages->len; i++)
    if (g_str_equal (desk_page_get_info (self->pages->pdata[i])->name, name))
      return self->pages->pdata[i];
  return NULL;
}

/* Returns: (transfer none) (nullable): the page the user works in, in whatever window */
DeskPage *
desk_window_current_page (DeskWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  /* A window that is being destroyed has no application any more. */
  GtkWindow *active = application != NULL ? gtk_application_get_active_window (application) : NULL;
  GtkNotebook *notebook = NULL;
  int number;

  if (active != NULL)
    notebook = g_object_get_data (G_OBJECT (active), GROUP);
  if (notebook == NULL)
    notebook = self->notebook;
  number = gtk_notebook_get_current_page (notebook);
  return number >= 0 ? DESK_PAGE (gtk_notebook_get_nth_page (notebook, number)) : NULL;
}

/* Brings @page to the front of its window, and the window to the front. */
void
desk_window_raise_page (DeskWindow *self,
                        DeskPage   *page)
{
  GtkNotebook *notebook = notebook_of (page);

  gtk_notebook_set_current_page (notebook, gtk_notebook_page_num (notebook, GTK_WIDGET (page)));
  gtk_window_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))));
  gtk_widget_grab_focus (GTK_WIDGET (page));
}
