/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-start-window.h"

#include "desk-alert.h"
#include "desk-keeping.h"
#include "desk-language.h"
#include "desk-settings.h"

/* What a preset means, in a line. */
static const struct
{
  const char *preset;
  const char *about;
} presets[] = {
  { "photo-studio", N_ ("8:30–18:00, Monday to Saturday, team cleaning on Saturday") },
  { "office", N_ ("8:00–18:00, lunch 12:00–14:00, Monday to Friday") },
  { "project-studio", N_ ("9:00–18:00, one hour for lunch, Monday to Friday") },
  { "call-centre", N_ ("Shifts, and the stricter numbers for attendance") },
};

struct _DeskStartWindow
{
  AdwWindow parent_instance;

  DeskApplication *application; /* weak: it owns the window */
  char *path;

  GtkStack *stack;
  GtkToggleButton *chinese;
  GtkToggleButton *english;
  GtkEditable *name;
  AdwPreferencesGroup *presets;
  AdwStatusPage *problem;
  char *preset;
};

G_DEFINE_FINAL_TYPE (DeskStartWindow, desk_start_window, ADW_TYPE_WINDOW)

/* The first start */

static void
on_language (DeskStartWindow *self,
             GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    desk_application_set_language (
      self->application, button == self->chinese ? DESK_LANGUAGE_CHINESE : DESK_LANGUAGE_ENGLISH);
}

static void
on_preset (DeskStartWindow *self,
           GParamSpec      *pspec,
           GtkCheckButton  *button)
{
  if (!gtk_check_button_get_active (button))
    return;
  g_free (self->preset);
  self->preset = g_strdup (g_object_get_data (G_OBJECT (button), "preset"));
}

static void
add_presets (DeskStartWindow *self)
{
  g_auto (GStrv) names = desk_presets_list ();
  GtkCheckButton *first = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *label = desk_presets_get_label (names[i], desk_language_current ());
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *check = gtk_check_button_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
      for (guint k = 0; k < G_N_ELEMENTS (presets); k++)
        if (g_str_equal (presets[k].preset, names[i]))
          adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (presets[k].about));

      g_object_set_data_full (G_OBJECT (check), "preset", g_strdup (names[i]), g_free);
      gtk_check_button_set_group (GTK_CHECK_BUTTON (check), first);
      g_signal_connect_swapped (check, "notify::active", G_CALLBACK (on_preset), self);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      adw_preferences_group_add (self->presets, row);
      if (first == NULL)
        {
          first = GTK_CHECK_BUTTON (check);
          gtk_check_button_set_active (first, TRUE);
        }
    }
}

static void
start (DeskStartWindow *self,
       const char      *action)
{
  g_autoptr (GError) error = NULL;

  if (!desk_application_make_studio (self->application, self->path,
                                     gtk_editable_get_text (self->name), self->preset, action,
                                     &error))
    desk_alert_error (GTK_WIDGET (self), _ ("The studio’s file was not made"), error->message);
}

static void
on_import (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  start (DESK_START_WINDOW (widget), "people.import");
}

static void
on_empty (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  start (DESK_START_WINDOW (widget), NULL);
}

static void
on_sample (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  g_autoptr (GError) error = NULL;

  if (!desk_application_open_sample (DESK_START_WINDOW (widget)->application, &error))
    desk_alert_error (widget, _ ("The sample studio was not made"), error->message);
}

/* What is wrong */

static const char *
problem_title (const GError *problem)
{
  if (problem->domain == DESK_ERROR)
    switch ((DeskError) problem->code)
      {
      case DESK_ERROR_NEWER:
        return _ ("This File Is from a Newer Studio Desk");
      case DESK_ERROR_DAMAGED:
        return _ ("This File Is Damaged");
      case DESK_ERROR_READ_ONLY:
        return _ ("This File Cannot Be Written");
      case DESK_ERROR_NOT_FOUND:
        return _ ("This File Is Not There");
      case DESK_ERROR_FULL:
        return _ ("The Disk Is Full");
      case DESK_ERROR_BUSY:
        return _ ("Another Program Holds This File");
      case DESK_ERROR_FAILED:
      case DESK_ERROR_INVALID:
      case DESK_ERROR_REFUSED:
      case DESK_ERROR_EXISTS:
      case DESK_ERROR_CONFLICT:
        break;
      }
  return _ ("This Studio Cannot Be Opened");
}

/* The office's sentence; of a missing file the command line's advice is of no use here. */
static char *
problem_text (const char   *path,
              const GError *problem)
{
  if (g_error_matches (problem, DESK_ERROR, DESK_ERROR_NOT_FOUND))
    return g_strdup_printf (
      /* Translators: %s is a file */
      _ ("There is no file “%s”. Was it moved, or is its disk not connected?"), path);
  return g_strdup (problem->message);
}

static void
on_restore (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  desk_keeping_restore (GTK_WINDOW (widget), DESK_START_WINDOW (widget)->path);
}

static void
on_again (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  DeskStartWindow *self = DESK_START_WINDOW (widget);

  desk_application_open_studio (self->application, self->path, NULL);
}

static void
desk_start_window_finalize (GObject *object)
{
  DeskStartWindow *self = DESK_START_WINDOW (object);

  g_free (self->path);
  g_free (self->preset);

  G_OBJECT_CLASS (desk_start_window_parent_class)->finalize (object);
}

static void
desk_start_window_class_init (DeskStartWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = desk_start_window_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/studiodesk/StudioDesk/ui/desk-start-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskStartWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskStartWindow, chinese);
  gtk_widget_class_bind_template_child (widget_class, DeskStartWindow, english);
  gtk_widget_class_bind_template_child (widget_class, DeskStartWindow, name);
  gtk_widget_class_bind_template_child (widget_class, DeskStartWindow, presets);
  gtk_widget_class_bind_template_child (widget_class, DeskStartWindow, problem);
  gtk_widget_class_install_action (widget_class, "start.import", NULL, on_import);
  gtk_widget_class_install_action (widget_class, "start.sample", NULL, on_sample);
  gtk_widget_class_install_action (widget_class, "start.empty", NULL, on_empty);
  gtk_widget_class_install_action (widget_class, "start.restore", NULL, on_restore);
  gtk_widget_class_install_action (widget_class, "start.again", NULL, on_again);
}

static void
desk_start_window_init (DeskStartWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_toggle_button_set_active (g_str_equal (desk_language_current (), DESK_LANGUAGE_CHINESE)
                                  ? self->chinese
                                  : self->english,
                                TRUE);
  add_presets (self);
  g_signal_connect_swapped (self->chinese, "toggled", G_CALLBACK (on_language), self);
  g_signal_connect_swapped (self->english, "toggled", G_CALLBACK (on_language), self);
}

/**
 * desk_start_window_new:
 * @path: the file that is to be made or that cannot be opened
 * @problem: (nullable): why not; %NULL greets who starts for the first time
 */
DeskStartWindow *
desk_start_window_new (DeskApplication *application,
                       const char      *path,
                       const GError    *problem)
{
  DeskStartWindow *self = g_object_new (DESK_TYPE_START_WINDOW, "application", application, NULL);

  self->application = application;
  self->path = g_strdup (path);
  if (problem != NULL)
    {
      g_autofree char *text = problem_text (path, problem);
      g_autofree char *description = g_markup_escape_text (text, -1);

      adw_status_page_set_title (self->problem, problem_title (problem));
      adw_status_page_set_description (self->problem, description);
      gtk_stack_set_visible_child_name (self->stack, "problem");
    }
  else
    gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->name));
  return self;
}
