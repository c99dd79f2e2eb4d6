/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-attachments.h"
#include "desk-language.h"
#include "desk-sample.h"
#include "desk-search-popover.h"
#include "desk-settings.h"
#include "desk-state.h"
#include "desk-studio-window.h"
#include "desk-window-private.h"

/* By then a toast has come in and the one before it is gone, in microseconds. */
#define TOAST_SETTLES (3 * G_USEC_PER_SEC)

G_DEFINE_FINAL_TYPE (DeskWindow, desk_window, ADW_TYPE_APPLICATION_WINDOW)

static void
update_title (DeskWindow *self)
{
  g_autofree char *name = desk_settings_get (self->office, "studio.name");
  const char *shown = *name != '\0' ? name : _ ("Studio Desk");

  gtk_label_set_label (self->title, shown);
  gtk_window_set_title (GTK_WINDOW (self), shown);
}

/* Makes the panes that were not seen yet, one a turn, once the window is up: their
 * badges count, and their actions are there for everyone. */
static gboolean
make_next_pane (gpointer data)
{
  DeskWindow *self = data;

  for (guint i = 0; i < self->pages->len; i++)
    if (!desk_page_is_made (self->pages->pdata[i]))
      {
        desk_page_get_pane (self->pages->pdata[i]);
        return G_SOURCE_CONTINUE;
      }
  self->make_source = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
look_at_day (gpointer data)
{
  DeskWindow *self = data;

  if (self->today != desk_date_today ())
    {
      self->today = desk_date_today ();
      for (guint i = 0; i < self->pages->len; i++)
        if (desk_page_is_made (self->pages->pdata[i]))
          desk_pane_queue_refresh (desk_page_get_pane (self->pages->pdata[i]));
      desk_window_update_actors (self);
    }
  return G_SOURCE_CONTINUE;
}

static gboolean
journal_idle (gpointer data)
{
  DeskWindow *self = data;

  self->journal_source = 0;
  desk_window_update_journal (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
on_store_changed (DeskWindow  *self,
                  DeskChanges *changes)
{
  if (self->journal_source == 0)
    self->journal_source = g_idle_add (journal_idle, self);
  if (desk_changes_touch (changes, "settings"))
    update_title (self);
  if (desk_changes_touch (changes, "people") || desk_changes_touch (changes, "posts"))
    desk_window_update_actors (self);
}

static void
on_store_reset (DeskWindow *self)
{
  update_title (self);
  desk_window_update_actors (self);
  desk_window_update_journal (self, FALSE);
}

static void
make_search (GtkMenuButton *button,
             gpointer       data)
{
  DeskWindow *self = data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, desk_search_popover_new (self));
}

/* Preferences and the like hold this window by its actions: they go first. */
static void
close_adopted (DeskWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (application));

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (self))
      gtk_window_destroy (l->data);
}

static gboolean
desk_window_close_request (GtkWindow *window)
{
  DeskWindow *self = DESK_WINDOW (window);
  GSettings *state = desk_state_get ();
  int width, height;

  if (state != NULL)
    {
      gtk_window_get_default_size (window, &width, &height);
      g_settings_set_int (state, "window-width", MAX (width, 360));
      g_settings_set_int (state, "window-height", MAX (height, 240));
      g_settings_set_boolean (state, "window-maximized", gtk_window_is_maximized (window));
    }
  desk_window_save_notebook (self);
  desk_window_close_detached (self);
  close_adopted (self);
  return GTK_WINDOW_CLASS (desk_window_parent_class)->close_request (window);
}

static void
desk_window_dispose (GObject *object)
{
  DeskWindow *self = DESK_WINDOW (object);

  g_clear_handle_id (&self->make_source, g_source_remove);
  g_clear_handle_id (&self->journal_source, g_source_remove);
  g_clear_handle_id (&self->day_source, g_source_remove);
  if (self->act_toast != NULL)
    g_clear_weak_pointer (&self->act_toast);
  g_clear_pointer (&self->pages, g_ptr_array_unref);

  G_OBJECT_CLASS (desk_window_parent_class)->dispose (object);
}

static void
desk_window_finalize (GObject *object)
{
  g_clear_object (&DESK_WINDOW (object)->office);

  G_OBJECT_CLASS (desk_window_parent_class)->finalize (object);
}

static void
desk_window_class_init (DeskWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = desk_window_close_request;

  g_type_ensure (DESK_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/studiodesk/StudioDesk/ui/desk-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, actor_button);
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, sample_bar);
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, message);
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, notebook);
}

static void
desk_window_init (DeskWindow *self)
{
  self->pages = g_ptr_array_new_with_free_func (g_object_unref);
  self->today = desk_date_today ();
  gtk_widget_init_template (GTK_WIDGET (self));
  desk_window_init_notebook (self);
}

static void
restore_size (DeskWindow *self)
{
  GSettings *state = desk_state_get ();

  if (state == NULL)
    {
      gtk_window_set_default_size (GTK_WINDOW (self), 1366, 768);
      return;
    }
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (state, "window-width"),
                               g_settings_get_int (state, "window-height"));
  if (g_settings_get_boolean (state, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

/* Returns: (transfer none): a window on @office; the application keeps it */
DeskWindow *
desk_window_new (AdwApplication *application,
                 DeskOffice     *office)
{
  DeskWindow *self = g_object_new (DESK_TYPE_WINDOW, "application", application, NULL);
  DeskStore *store = desk_office_get_store (office);

  self->office = g_object_ref (office);
  restore_size (self);
  update_title (self);
  desk_window_add_actions (self);
  desk_window_update_actors (self);
  desk_window_update_journal (self, FALSE);
  desk_window_fill_notebook (self);
  desk_window_update_pane (self);
  desk_scanner_attach (GTK_WIDGET (self), desk_window_scan, self);
  gtk_menu_button_set_create_popup_func (self->search_button, make_search, self, NULL);
  if (desk_sample_is_sample (office))
    desk_message_bar_show (self->sample_bar, DESK_MESSAGE_WARNING,
                           _ ("This is the sample studio: try anything, nothing here is real."),
                           _ ("Start with My Own Studio"), "app.own-studio", FALSE);

  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "reset", G_CALLBACK (on_store_reset), self, G_CONNECT_SWAPPED);
  desk_store_watch (store);
  self->make_source = g_idle_add_full (G_PRIORITY_LOW + 50, make_next_pane, self, NULL);
  self->day_source = g_timeout_add_seconds (60, look_at_day, self);
  return self;
}

DeskOffice *
desk_window_get_office (DeskWindow *self)
{
  return self->office;
}

/**
 * desk_window_go:
 * @where: what the pane is to show, a day `2026-10-08` for most; empty: as it is
 *
 * Returns: whether there is such a pane and place
 */
gboolean
desk_window_go (DeskWindow *self,
                const char *pane,
                const char *where)
{
  DeskPage *page = desk_window_find_page (self, pane);

  if (page == NULL)
    return FALSE;
  desk_window_raise_page (self, page);
  return where == NULL || *where == '\0' || desk_pane_go (desk_page_get_pane (page), where);
}

/* Shows a record in the pane that has it, or in the window of the studio's lists. */
gboolean
desk_window_show_record (DeskWindow     *self,
                         const DeskKind *kind,
                         gint64          id)
{
  g_autoptr (DeskAttachment) file =
    kind == &desk_kind_attachments ? desk_attachments_get (self->office, id, NULL) : NULL;

  /* A file is seen with what it belongs to. */
  if (file != NULL && file->kind != NULL)
    return desk_window_show_record (self, file->kind, file->record);
  for (guint i = 0; i < self->pages->len; i++)
    if (desk_pane_show_record (desk_page_get_pane (self->pages->pdata[i]), kind, id))
      {
        desk_window_raise_page (self, self->pages->pdata[i]);
        return TRUE;
      }
  return desk_studio_window_present (self, kind, id);
}

/* A label that was scanned, whatever was in front: the pane that knows it shows it. */
gboolean
desk_window_scan (const char *word,
                  gpointer    data)
{
  DeskWindow *self = data;

  for (guint i = 0; i < self->pages->len; i++)
    if (desk_pane_scan (desk_page_get_pane (self->pages->pdata[i]), word))
      {
        gtk_menu_button_popdown (self->search_button);
        desk_window_raise_page (self, self->pages->pdata[i]);
        return TRUE;
      }
  return FALSE;
}

/* Makes @window one of this studio: its keys and actions are those of the main window. */
void
desk_window_adopt (DeskWindow *self,
                   GtkWindow  *window)
{
  gtk_window_set_application (window, gtk_window_get_application (GTK_WINDOW (self)));
  gtk_widget_insert_action_group (GTK_WIDGET (window), "win", G_ACTION_GROUP (self));
}

static void
set_undo_button (AdwToast *toast,
                 gboolean  undo)
{
  adw_toast_set_button_label (toast, undo ? _ ("Undo") : NULL);
  adw_toast_set_action_name (toast, undo ? "win.undo" : NULL);
}

static void
on_toast_dismissed (DeskWindow *self,
                    AdwToast   *toast)
{
  if (self->act_toast == toast)
    g_clear_weak_pointer (&self->act_toast);
}

/* Shows @toast where the user is looking. */
static void
add_toast (DeskWindow *self,
           GtkWindow  *window,
           AdwToast   *toast)
{
  AdwToastOverlay *overlay =
    window != NULL ? g_object_get_data (G_OBJECT (window), DESK_TOAST_OVERLAY) : NULL;

  if (ADW_IS_PREFERENCES_WINDOW (window))
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (window), toast);
  else
    adw_toast_overlay_add_toast (overlay != NULL ? overlay : self->toasts, toast);
}

/* Says @text in passing, in the window the user works in. */
void
desk_window_toast (DeskWindow *self,
                   const char *text)
{
  desk_window_pane_toast (NULL, text, FALSE, self);
}

void
desk_window_pane_toast (DeskPane   *pane,
                        const char *text,
                        gboolean    undo,
                        DeskWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GtkWindow *window = NULL;
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  gint64 now = g_get_monotonic_time ();
  AdwToast *toast;

  if (pane != NULL)
    window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (pane)));
  else if (application != NULL)
    window = gtk_application_get_active_window (application);
  /* One at a time: what the user did last is what he wants to know of. A toast that
   * is still coming in must not be sent away (libadwaita 1.2 then crashes), so acts
   * that follow each other fast share one. */
  if (self->act_toast != NULL && now - self->act_toast_shown < TOAST_SETTLES)
    {
      adw_toast_set_title (self->act_toast, escaped);
      set_undo_button (self->act_toast, undo);
      return;
    }
  if (self->act_toast != NULL)
    adw_toast_dismiss (self->act_toast);

  toast = adw_toast_new (escaped);
  set_undo_button (toast, undo);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_toast_dismissed), self,
                           G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->act_toast, toast);
  self->act_toast_shown = now;
  add_toast (self, window, toast);
}

/* Says @text in a bar over all panes until it is closed. */
void
desk_window_show_message (DeskWindow      *self,
                          DeskMessageKind  kind,
                          const char      *text,
                          const char      *button,
                          const char      *action)
{
  desk_message_bar_show (self->message, kind, text, button, action, TRUE);
}
