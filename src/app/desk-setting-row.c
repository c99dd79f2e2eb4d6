/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each change is an act, so it can be undone from the window; what the office
 * refuses is said in the row and not kept. */

#include "desk-setting-row.h"

#include "desk-file-dialog.h"
#include "desk-language.h"

struct _DeskSettingRow
{
  AdwActionRow parent_instance;

  DeskOffice *office;
  const DeskSetting *setting;
  GtkWidget *entry;    /* text, numbers, money, times */
  GtkWidget *dropdown; /* choices */
  GtkWidget *days[7];
  GtkWidget *folder;
  GStrv codes; /* of the drop-down */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (DeskSettingRow, desk_setting_row, ADW_TYPE_ACTION_ROW)

static gboolean
is_preset (DeskSettingRow *self)
{
  return g_str_equal (self->setting->key, "studio.preset");
}

static void
say (DeskSettingRow *self,
     const GError   *error)
{
  g_autofree char *range = NULL;

  if (error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  if (error == NULL && self->setting->type == DESK_SETTING_INTEGER)
    range = g_strdup_printf (
      /* Translators: the least and the greatest number a setting takes */
      _ ("from %lld to %lld"), (long long) self->setting->min, (long long) self->setting->max);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), error != NULL ? error->message : range);
}

static void
show_value (DeskSettingRow *self)
{
  g_autofree char *value = desk_settings_get (self->office, self->setting->key);

  self->showing = TRUE;
  if (self->entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), value);
  if (self->dropdown != NULL)
    for (guint i = 0; self->codes[i] != NULL; i++)
      if (g_str_equal (self->codes[i], value))
        gtk_drop_down_set_selected (GTK_DROP_DOWN (self->dropdown), i);
  if (self->setting->type == DESK_SETTING_WEEKDAYS)
    for (int day = 0; day < 7; day++)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->days[day]),
                                    strchr (value, '1' + day) != NULL);
  say (self, NULL);
  if (self->setting->type == DESK_SETTING_FOLDER)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self),
                                 *value != '\0' ? value : _ ("The usual folder"));
  self->showing = FALSE;
}

static void
set (DeskSettingRow *self,
     const char     *value)
{
  g_autofree char *before = desk_settings_get (self->office, self->setting->key);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (g_str_equal (before, value))
    {
      say (self, NULL);
      return;
    }
  done = is_preset (self) ? desk_presets_apply (self->office, value, &error)
                          : desk_settings_set (self->office, self->setting->key, value, &error);
  if (!done)
    say (self, error);
}

static void
on_store_changed (DeskSettingRow *self,
                  DeskChanges    *changes)
{
  if (desk_changes_touch (changes, "settings"))
    show_value (self);
}

/* Entries */

static void
commit_entry (DeskSettingRow *self)
{
  if (!self->showing)
    set (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
add_entry (DeskSettingRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  gboolean is_text = self->setting->type == DESK_SETTING_TEXT;

  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), is_text ? 24 : 8);
  if (!is_text)
    gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 1);
  gtk_widget_set_valign (self->entry, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (commit_entry), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (commit_entry), self);
  gtk_widget_add_controller (self->entry, focus);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->entry);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->entry);
}

/* Choices */

static void
on_selected (DeskSettingRow *self)
{
  guint i = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->dropdown));

  if (!self->showing && i != GTK_INVALID_LIST_POSITION)
    set (self, self->codes[i]);
}

static void
add_dropdown (DeskSettingRow *self)
{
  const char *language = desk_language_current ();
  GtkStringList *labels = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  if (is_preset (self))
    {
      g_auto (GStrv) presets = desk_presets_list ();

      g_strv_builder_addv (codes, (const char **) presets);
      for (guint i = 0; presets[i] != NULL; i++)
        gtk_string_list_take (labels, desk_presets_get_label (presets[i], language));
    }
  else
    for (const DeskChoice *choice = self->setting->choices; choice->code != NULL; choice++)
      {
        g_strv_builder_add (codes, choice->code);
        gtk_string_list_append (labels, desk_language_text (language, choice->label));
      }
  self->codes = g_strv_builder_end (codes);
  self->dropdown = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
  gtk_widget_set_valign (self->dropdown, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->dropdown, "notify::selected", G_CALLBACK (on_selected), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->dropdown);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->dropdown);
}

/* Weekdays */

static void
on_day_toggled (DeskSettingRow *self)
{
  g_autoptr (GString) value = g_string_new (NULL);

  if (self->showing)
    return;
  for (int day = 0; day < 7; day++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->days[day])))
      g_string_append_printf (value, "%s%d", value->len > 0 ? "," : "", day + 1);
  set (self, value->str);
}

static void
add_days (DeskSettingRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  DeskDate monday = desk_date_week_start (desk_date_today ());

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (int day = 0; day < 7; day++)
    {
      g_autofree char *label =
        desk_date_format (monday + day, DESK_DATE_STYLE_WEEKDAY, desk_language_current ());

      self->days[day] = gtk_toggle_button_new_with_label (label);
      g_signal_connect_swapped (self->days[day], "toggled", G_CALLBACK (on_day_toggled), self);
      gtk_box_append (GTK_BOX (box), self->days[day]);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), box);
}

/* Folders */

static void
on_folder_chosen (const char *path,
                  gpointer    data)
{
  set (data, path);
}

static void
choose_folder (DeskSettingRow *self)
{
  g_autofree char *value = desk_settings_get (self->office, self->setting->key);

  desk_file_dialog_folder (GTK_WIDGET (self), _ (self->setting->label), value, on_folder_chosen,
                           g_object_ref (self), g_object_unref);
}

static void
add_folder (DeskSettingRow *self)
{
  self->folder = gtk_button_new_with_mnemonic (_ ("_Choose…"));
  gtk_widget_set_valign (self->folder, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->folder, "clicked", G_CALLBACK (choose_folder), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->folder);
}

static void
desk_setting_row_finalize (GObject *object)
{
  DeskSettingRow *self = DESK_SETTING_ROW (object);

  g_clear_object (&self->office);
  g_clear_pointer (&self->codes, g_strfreev);

  G_OBJECT_CLASS (desk_setting_row_parent_class)->finalize (object);
}

static void
desk_setting_row_class_init (DeskSettingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_setting_row_finalize;
}

static void
desk_setting_row_init (DeskSettingRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

/* A row that shows @setting of @office, follows it and changes it. */
GtkWidget *
desk_setting_row_new (DeskOffice        *office,
                      const DeskSetting *setting)
{
  DeskSettingRow *self = g_object_new (DESK_TYPE_SETTING_ROW, NULL);
  GtkWidget *named;

  self->office = g_object_ref (office);
  self->setting = setting;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ (setting->label));
  if (is_preset (self))
    add_dropdown (self);
  else
    switch (setting->type)
      {
      case DESK_SETTING_CHOICE:
        add_dropdown (self);
        break;
      case DESK_SETTING_WEEKDAYS:
        add_days (self);
        break;
      case DESK_SETTING_FOLDER:
        add_folder (self);
        break;
      case DESK_SETTING_TEXT:
      case DESK_SETTING_INTEGER:
      case DESK_SETTING_MONEY:
      case DESK_SETTING_TIME:
        add_entry (self);
        break;
      }
  named = self->entry != NULL ? self->entry : self->dropdown;
  if (named != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (named), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ (setting->label), -1);
  show_value (self);
  g_signal_connect_object (desk_office_get_store (office), "changed", G_CALLBACK (on_store_changed),
                           self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
