/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One program, one studio: opens its file, says what is wrong with it, or greets
 * who starts for the first time. */

#include "desk-application.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "desk-config.h"
#include "desk-file-dialog.h"
#include "desk-keeping.h"
#include "desk-language.h"
#include "desk-reminders.h"
#include "desk-sample.h"
#include "desk-settings.h"
#include "desk-start-window.h"
#include "desk-state.h"
#include "desk-ui-resources.h"
#include "desk-window.h"

struct _DeskApplication
{
  AdwApplication parent_instance;

  char *path;               /* of the studio that is shown or cannot be shown */
  char *system_language;    /* LANGUAGE as the program was started with */
  char *language;           /* the setting that is in force */
  DeskOffice *office;       /* (nullable) */
  DeskReminders *reminders; /* (nullable) */
  GtkWindow *window;        /* (nullable) weak: the one main window */
  guint restart_source;
};

G_DEFINE_FINAL_TYPE (DeskApplication, desk_application, ADW_TYPE_APPLICATION)

/* Windows */

/* Puts @window in the place of the one before, so that there is never none. */
static void
show_window (DeskApplication *self,
             GtkWindow       *window)
{
  GtkWindow *before = self->window;

  g_set_weak_pointer (&self->window, window);
  gtk_window_present (window);
  if (before != NULL)
    gtk_window_close (before);
}

static gboolean
restart_window (gpointer data)
{
  DeskApplication *self = data;

  self->restart_source = 0;
  if (self->office != NULL)
    show_window (self, GTK_WINDOW (desk_window_new (ADW_APPLICATION (self), self->office)));
  else
    show_window (self, GTK_WINDOW (desk_start_window_new (self, self->path, NULL)));
  return G_SOURCE_REMOVE;
}

/* The language */

/* Returns: whether the words change */
static gboolean
use_language (DeskApplication *self,
              const char      *language)
{
  g_autofree char *before = g_strdup (desk_language_current ());

  if (g_strcmp0 (language, self->language) == 0)
    return FALSE;
  g_free (self->language);
  self->language = g_strdup (language);
  if (self->system_language != NULL)
    g_setenv ("LANGUAGE", self->system_language, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  desk_language_init (language);
  return !g_str_equal (before, desk_language_current ());
}

/**
 * desk_application_set_language:
 * @language: `system`, `zh_CN` or `en`
 *
 * The window is made anew in that language.
 */
void
desk_application_set_language (DeskApplication *self,
                               const char      *language)
{
  if (use_language (self, language) && self->restart_source == 0)
    self->restart_source = g_idle_add (restart_window, self);
}

static void
on_store_changed (DeskApplication *self,
                  DeskChanges     *changes)
{
  g_autofree char *language = NULL;

  if (!desk_changes_touch (changes, "settings"))
    return;
  language = desk_settings_get (self->office, "language");
  desk_application_set_language (self, language);
}

/* Studios */

static void
set_office (DeskApplication *self,
            DeskOffice      *office)
{
  if (self->office != NULL)
    g_signal_handlers_disconnect_by_func (desk_office_get_store (self->office), on_store_changed,
                                          self);
  g_clear_object (&self->reminders);
  g_set_object (&self->office, office);
  if (office != NULL)
    g_signal_connect_object (desk_office_get_store (office), "changed",
                             G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
}

static void
remember_file (DeskApplication *self)
{
  g_autofree char *usual = desk_office_default_path ();
  GSettings *state = desk_state_get ();

  if (state != NULL && !desk_sample_is_sample (self->office))
    g_settings_set_string (state, "file", g_str_equal (usual, self->path) ? "" : self->path);
}

static DeskWindow *
show_office (DeskApplication *self,
             DeskOffice      *office)
{
  g_autofree char *language = desk_settings_get (office, "language");
  DeskWindow *window;

  set_office (self, office);
  use_language (self, language);
  window = desk_window_new (ADW_APPLICATION (self), office);
  show_window (self, GTK_WINDOW (window));
  remember_file (self);
  self->reminders = desk_reminders_new (G_APPLICATION (self), office);
  if (!desk_sample_is_sample (office))
    desk_keeping_daily (window);
  return window;
}

/**
 * desk_application_open_studio:
 * @toast: (nullable): what to say once it is open
 *
 * Shows the studio of the file @path in the place of the present one; where it
 * cannot be opened, what is wrong and what can be done.
 */
void
desk_application_open_studio (DeskApplication *self,
                              const char      *path,
                              const char      *toast)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autofree char *usual = desk_office_default_path ();
  g_autoptr (DeskOffice) office = NULL;
  g_autoptr (GError) error = NULL;
  DeskWindow *window;

  g_free (self->path);
  self->path = g_steal_pointer (&full);

  if (g_str_equal (self->path, usual) && !g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      set_office (self, NULL);
      show_window (self, GTK_WINDOW (desk_start_window_new (self, self->path, NULL)));
      return;
    }
  office = desk_office_open (self->path, &error);
  if (office == NULL)
    {
      set_office (self, NULL);
      show_window (self, GTK_WINDOW (desk_start_window_new (self, self->path, error)));
      return;
    }
  window = show_office (self, office);
  if (toast != NULL)
    desk_window_toast (window, toast);
}

static gboolean
make_folder (const char  *path,
             GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, DESK_ERROR, DESK_ERROR_READ_ONLY, _ ("The folder “%s” cannot be made: %s"),
               folder, g_strerror (errno));
  return FALSE;
}

/**
 * desk_application_make_studio:
 * @name: the studio's name; may be empty
 * @action: (nullable): an action of a pane that comes first, as `people.import`
 *
 * Makes a new studio's file and shows it.
 */
gboolean
desk_application_make_studio (DeskApplication  *self,
                              const char       *path,
                              const char       *name,
                              const char       *preset,
                              const char       *action,
                              GError          **error)
{
  g_autoptr (DeskOffice) office = NULL;
  g_autofree char *language = g_strdup (self->language);
  DeskWindow *window;

  if (!make_folder (path, error))
    return FALSE;
  office = desk_office_create (path, preset, error);
  if (office == NULL)
    return FALSE;
  if (*name != '\0' && !desk_settings_set (office, "studio.name", name, error))
    return FALSE;
  if (language != NULL && !g_str_equal (language, "system") &&
      !desk_settings_set (office, "language", language, error))
    return FALSE;

  g_free (self->path);
  self->path = g_strdup (path);
  window = show_office (self, office);
  if (action != NULL)
    {
      g_autofree char *pane = g_strndup (action, strcspn (action, "."));

      /* The action is there only once its pane is. */
      desk_window_go (window, pane, NULL);
      g_action_group_activate_action (G_ACTION_GROUP (window), action, NULL);
    }
  return TRUE;
}

static DeskOffice *
make_sample (const char  *path,
             GError     **error)
{
  g_autoptr (DeskOffice) office = NULL;

  if (!make_folder (path, error))
    return NULL;
  office = desk_office_create (path, "photo-studio", error);
  if (office == NULL)
    return NULL;
  if (!desk_sample_fill (office, desk_date_today (), error))
    {
      /* Half a sample would be taken for the whole one the next time. */
      g_clear_object (&office);
      g_unlink (path);
      return NULL;
    }
  return g_steal_pointer (&office);
}

/* Shows the sample studio, a file of its own beside the real one, in the language
 * the user has chosen. */
gboolean
desk_application_open_sample (DeskApplication  *self,
                              GError          **error)
{
  g_autofree char *path =
    g_build_filename (g_get_user_data_dir (), "studio-desk", "sample.db", NULL);
  g_autoptr (DeskOffice) office = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    office = desk_office_open (path, error);
  else
    office = make_sample (path, error);
  if (office == NULL)
    return FALSE;
  if (self->language != NULL && !desk_settings_set (office, "language", self->language, error))
    return FALSE;
  g_clear_object (&office);
  desk_application_open_studio (self, path, NULL);
  return TRUE;
}

static void
on_file_chosen (const char *path,
                gpointer    data)
{
  desk_application_open_studio (data, path, NULL);
}

/* Asks for another studio's file and shows it. */
void
desk_application_choose_file (DeskApplication *self,
                              GtkWindow       *parent)
{
  static const DeskFileType types[] = {
    { N_ ("Studio files"), "*.db" },
    { N_ ("All files"), "*" },
    { NULL },
  };

  desk_file_dialog_open (GTK_WIDGET (parent), _ ("Open a Studio"), types, on_file_chosen,
                         g_object_ref (self), g_object_unref);
}

/* Actions */

static void
on_open (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  desk_application_choose_file (data, gtk_application_get_active_window (data));
}

static void
on_own_studio (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  g_autofree char *usual = desk_office_default_path ();

  desk_application_open_studio (data, usual, NULL);
}

static void
on_quit (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  DeskApplication *self = data;

  /* The main window takes those of detached panes with it. */
  if (self->window != NULL)
    gtk_window_close (self->window);
}

/* Returns: (transfer none) (nullable): the office's window, in front */
static DeskWindow *
raise_window (DeskApplication *self)
{
  if (!DESK_IS_WINDOW (self->window))
    return NULL;
  gtk_window_present (self->window);
  return DESK_WINDOW (self->window);
}

/* What a notification is about may be gone by the time somebody clicks it. */
static void
on_show (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  DeskApplication *self = data;
  DeskWindow *window = raise_window (self);
  const DeskKind *kind;
  const char *name;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &name, &id);
  if (window == NULL)
    return;
  kind = desk_store_find_kind (desk_office_get_store (self->office), name);
  if (kind != NULL)
    desk_window_show_record (window, kind, id);
}

static void
on_go (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       data)
{
  DeskWindow *window = raise_window (data);
  const char *pane, *where;

  g_variant_get (parameter, "(&s&s)", &pane, &where);
  if (window != NULL)
    desk_window_go (window, pane, where);
}

static void
add_actions (DeskApplication *self)
{
  static const GActionEntry entries[] = {
    { "show", on_show, "(sx)" }, /* a record: ('equipment', 3) */
    { "go", on_go, "(ss)" },     /* as the window's */
    { "open", on_open },
    { "own-studio", on_own_studio },
    { "quit", on_quit },
  };
  static const struct
  {
    const char *action;
    const char *keys[4];
  } accels[] = {
    { "app.quit", { "<Control>q" } },
    { "app.open", { "<Control>o" } },
    { "win.close", { "<Control>w" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z", "<Control>y" } },
    { "win.search", { "<Control>k" } },
    { "win.find", { "<Control>f" } },
    { "win.new", { "<Control>n" } },
    { "win.print", { "<Control>p" } },
    { "win.export", { "<Control>e" } },
    { "win.preferences", { "<Control>comma" } },
    { "win.shortcuts", { "<Control>question", "<Control><Shift>slash" } },
    { "win.help", { "F1" } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           (const char **) accels[i].keys);
  for (int number = 1; number <= 10; number++)
    {
      g_autofree char *action = g_strdup_printf ("win.pane(%d)", number);
      g_autofree char *key = g_strdup_printf ("<Control>%d", number % 10);
      const char *keys[] = { key, NULL };

      gtk_application_set_accels_for_action (GTK_APPLICATION (self), action, keys);
    }
}

static char *
usual_path (void)
{
  GSettings *state = desk_state_get ();
  g_autofree char *path = state != NULL ? g_settings_get_string (state, "file") : g_strdup ("");

  return *path != '\0' ? g_steal_pointer (&path) : desk_office_default_path ();
}

/* Nearly every text has Han letters in it. With a first family that has them no
 * fallback is looked for, which is a tenth of the time the window takes to open,
 * and the Chinese and Latin letters of a line are of one hand. */
static void
prefer_han_font (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *name = NULL;
  g_autofree char *families = NULL;
  g_autofree char *preferred = NULL;
  PangoFontDescription *font;

  g_object_get (settings, "gtk-font-name", &name, NULL);
  font = pango_font_description_from_string (name);
  families = g_strconcat ("Noto Sans CJK SC,", pango_font_description_get_family (font), NULL);
  pango_font_description_set_family (font, families);
  preferred = pango_font_description_to_string (font);
  g_object_set (settings, "gtk-font-name", preferred, NULL);
  pango_font_description_free (font);
}

static void
desk_application_startup (GApplication *application)
{
  DeskApplication *self = DESK_APPLICATION (application);

  g_resources_register (desk_ui_get_resource ());
  G_APPLICATION_CLASS (desk_application_parent_class)->startup (application);
  prefer_han_font ();
  gtk_window_set_default_icon_name (DESK_APPLICATION_ID);
  add_actions (self);
}

static void
desk_application_activate (GApplication *application)
{
  DeskApplication *self = DESK_APPLICATION (application);
  g_autofree char *path = NULL;

  if (self->window != NULL)
    {
      gtk_window_present (self->window);
      return;
    }
  path = self->path != NULL ? g_strdup (self->path) : usual_path ();
  desk_application_open_studio (self, path, NULL);
}

static void
desk_application_open (GApplication  *application,
                       GFile        **files,
                       int            n_files,
                       const char    *hint)
{
  DeskApplication *self = DESK_APPLICATION (application);
  g_autofree char *path = g_file_get_path (files[0]);

  if (path == NULL || (self->window != NULL && g_strcmp0 (path, self->path) == 0))
    desk_application_activate (application);
  else
    desk_application_open_studio (self, path, NULL);
}

static int
desk_application_handle_local_options (GApplication *application,
                                       GVariantDict *options)
{
  DeskApplication *self = DESK_APPLICATION (application);
  const char *path;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("%s\n", DESK_VERSION);
      return 0;
    }
  if (!g_variant_dict_lookup (options, "db", "^&ay", &path))
    return -1;
  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  file = g_file_new_for_commandline_arg (path);
  if (g_application_get_is_remote (application))
    {
      g_application_open (application, &file, 1, "");
      return 0;
    }
  self->path = g_file_get_path (file);
  return -1;
}

static void
desk_application_shutdown (GApplication *application)
{
  DeskApplication *self = DESK_APPLICATION (application);

  g_clear_handle_id (&self->restart_source, g_source_remove);
  g_clear_weak_pointer (&self->window);
  set_office (self, NULL);

  G_APPLICATION_CLASS (desk_application_parent_class)->shutdown (application);
}

static void
desk_application_finalize (GObject *object)
{
  DeskApplication *self = DESK_APPLICATION (object);

  g_free (self->path);
  g_free (self->system_language);
  g_free (self->language);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_application_parent_class)->finalize (object);
}

static void
desk_application_class_init (DeskApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = desk_application_finalize;
  application_class->startup = desk_application_startup;
  application_class->activate = desk_application_activate;
  application_class->open = desk_application_open;
  application_class->handle_local_options = desk_application_handle_local_options;
  application_class->shutdown = desk_application_shutdown;
}

static void
desk_application_init (DeskApplication *self)
{
  static const GOptionEntry options[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Open this studio’s file"), N_ ("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version"), NULL },
    { NULL },
  };

  self->system_language = g_strdup (g_getenv ("LANGUAGE"));
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * desk_application_prepare:
 *
 * Settles languages and fonts for the whole process; before anything of GTK is used.
 */
void
desk_application_prepare (void)
{
  /* GLib decides once, at its first text, whether it translates at all; in the locale
   * C.UTF-8 it would decide against it, and the studio's language may come later. */
  g_dgettext (GETTEXT_PACKAGE, "");
  /* Until the studio's file is open, its `language` setting is not known: the
   * system's counts. GTK must not undo the choice of a locale that can translate. */
  desk_language_init (NULL);
  gtk_disable_setlocale ();
  /* Chinese names are drawn in Chinese shapes, not Japanese ones, in any language. */
  g_setenv ("FC_LANG", "zh-cn:en", FALSE);
}

DeskApplication *
desk_application_new (void)
{
  return g_object_new (DESK_TYPE_APPLICATION, "application-id", DESK_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/org/studiodesk/StudioDesk", NULL);
}
