/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The numbers of the rule book, from the list the office has of them. */

#include "desk-preferences.h"

#include <adwaita.h>

#include "desk-language.h"
#include "desk-setting-row.h"

/* The first page is what every studio sets once; the second the rule book's numbers. */
static gboolean
is_of_studio (const DeskSetting *setting)
{
  static const char *const groups[] = { "Studio", "Calendar", "Backup", NULL };

  return g_strv_contains (groups, setting->group);
}

static GtkWidget *
make_page (DeskOffice *office,
           gboolean    of_studio)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = NULL;
  const char *name = NULL;

  for (const DeskSetting *setting = desk_settings_list (); setting->key != NULL; setting++)
    {
      if (is_of_studio (setting) != of_studio)
        continue;
      if (g_strcmp0 (name, setting->group) != 0)
        {
          name = setting->group;
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (name));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 desk_setting_row_new (office, setting));
    }
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page),
                                  of_studio ? _ ("Studio") : _ ("Rules"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page),
                                      of_studio ? "preferences-system-symbolic"
                                                : "document-edit-symbolic");
  return page;
}

/* Escape closes, once a search that is open has taken it. */
static void
close_with_escape (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
}

void
desk_preferences_present (DeskWindow *parent)
{
  DeskOffice *office = desk_window_get_office (parent);
  GtkWidget *window = adw_preferences_window_new ();

  gtk_window_set_title (GTK_WINDOW (window), _ ("Preferences"));
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (parent));
  desk_window_adopt (parent, GTK_WINDOW (window));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_modal (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 760, 660);
  close_with_escape (window);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window),
                              ADW_PREFERENCES_PAGE (make_page (office, TRUE)));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window),
                              ADW_PREFERENCES_PAGE (make_page (office, FALSE)));
  gtk_window_present (GTK_WINDOW (window));
}
