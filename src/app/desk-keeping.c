/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Backups made and brought back (SEC-3). */

#include "desk-keeping.h"

#include "desk-alert.h"
#include "desk-application.h"
#include "desk-backup.h"
#include "desk-file-dialog.h"
#include "desk-kinds.h"
#include "desk-language.h"
#include "desk-settings.h"

static const DeskFileType backup_files[] = {
  { N_ ("Backups"), "*.zip *.db" },
  { N_ ("All files"), "*" },
  { NULL },
};

/* The daily backup */

typedef struct
{
  char *path;
  char *folder;
  guint keep_days;
} Daily;

static void
daily_free (Daily *daily)
{
  g_free (daily->path);
  g_free (daily->folder);
  g_free (daily);
}

/* @office: (nullable) */
static char *
backup_folder (DeskOffice *office)
{
  g_autofree char *folder =
    office != NULL ? desk_settings_get (office, "backup.folder") : g_strdup ("");

  if (*folder != '\0')
    return g_steal_pointer (&folder);
  return g_build_filename (g_get_user_data_dir (), "studio-desk", "backups", NULL);
}

/* In a thread, on a connection of its own: the window goes on meanwhile. */
static void
daily_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Daily *daily = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStore) store =
    desk_store_open (daily->path, desk_schema_get (), DESK_STORE_OPEN, &error);
  char *backup = NULL;

  if (store != NULL)
    backup = desk_backup_daily (store, daily->folder, daily->keep_days, &error);
  if (backup == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, backup, g_free);
}

static void
daily_done (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *text = NULL;

  if (backup != NULL)
    return;
  /* Translators: %s is a sentence that says why */
  text = g_strdup_printf (_ ("Today’s backup was not made. %s"), error->message);
  desk_window_show_message (DESK_WINDOW (source), DESK_MESSAGE_ERROR, text, _ ("Back Up Now…"),
                            "win.backup");
}

/* Makes today's backup unless it is there; a failure stays on screen. */
void
desk_keeping_daily (DeskWindow *window)
{
  DeskOffice *office = desk_window_get_office (window);
  Daily *daily = g_new0 (Daily, 1);
  g_autoptr (GTask) task = g_task_new (window, NULL, daily_done, NULL);

  daily->path = g_strdup (desk_store_get_path (desk_office_get_store (office)));
  daily->folder = backup_folder (office);
  daily->keep_days = (guint) desk_settings_get_integer (office, "backup.keep-days");
  g_task_set_task_data (task, daily, (GDestroyNotify) daily_free);
  g_task_run_in_thread (task, daily_thread);
}

/* A backup by hand */

typedef struct
{
  char *path; /* of the studio's file */
  char *backup;
} Manual;

static void
manual_free (Manual *manual)
{
  g_free (manual->path);
  g_free (manual->backup);
  g_free (manual);
}

static void
backup_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Manual *manual = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStore) store =
    desk_store_open (manual->path, desk_schema_get (), DESK_STORE_OPEN, &error);

  if (store != NULL && desk_backup_write (store, manual->backup, &error))
    g_task_return_pointer (task, g_strdup (manual->backup), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
backup_done (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *text = NULL;

  if (backup == NULL)
    {
      desk_alert_error (GTK_WIDGET (source), _ ("The backup was not made"), error->message);
      return;
    }
  /* Translators: %s is a file */
  text = g_strdup_printf (_ ("Backed up and read back: %s"), backup);
  desk_window_toast (DESK_WINDOW (source), text);
}

static void
on_backup_chosen (const char *path,
                  gpointer    data)
{
  DeskWindow *window = data;
  Manual *manual = g_new0 (Manual, 1);
  g_autoptr (GTask) task = g_task_new (window, NULL, backup_done, NULL);

  manual->path =
    g_strdup (desk_store_get_path (desk_office_get_store (desk_window_get_office (window))));
  manual->backup = g_strdup (path);
  g_task_set_task_data (task, manual, (GDestroyNotify) manual_free);
  g_task_run_in_thread (task, backup_thread);
}

/* Asks where to, writes a backup there and reads it back. */
void
desk_keeping_backup (DeskWindow *window)
{
  DeskOffice *office = desk_window_get_office (window);
  g_autofree char *folder = backup_folder (office);
  g_autofree char *base =
    g_path_get_basename (desk_store_get_path (desk_office_get_store (office)));
  g_autofree char *today = desk_date_to_iso (desk_date_today ());
  g_autofree char *stem = g_strndup (base, strcspn (base, "."));
  g_autofree char *name = g_strdup_printf ("%s-%s.zip", stem, today);

  desk_file_dialog_save (GTK_WIDGET (window), _ ("Back Up"), folder, name, backup_files,
                         on_backup_chosen, g_object_ref (window), g_object_unref);
}

/* Restoring */

typedef struct
{
  GtkWindow *parent;
  char *path;
  char *backup;
} Restore;

static Restore *
restore_new (GtkWindow  *parent,
             const char *path,
             const char *backup)
{
  Restore *restore = g_new0 (Restore, 1);

  restore->parent = g_object_ref (parent);
  restore->path = g_strdup (path);
  restore->backup = g_strdup (backup);
  return restore;
}

static void
restore_free (gpointer data)
{
  Restore *restore = data;

  g_object_unref (restore->parent);
  g_free (restore->path);
  g_free (restore->backup);
  g_free (restore);
}

/* In a thread; nobody works in the window meanwhile. */
static void
restore_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Restore *restore = data;
  g_autoptr (GError) error = NULL;
  char *kept = NULL;

  if (desk_backup_restore (restore->backup, restore->path, desk_schema_get (), &kept, &error))
    g_task_return_pointer (task, kept, g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
restore_done (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Restore *restore = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (restore->parent), TRUE);
  if (error != NULL)
    {
      desk_alert_error (GTK_WIDGET (restore->parent), _ ("The backup was not restored"),
                        error->message);
      return;
    }
  /* Translators: %s is a file */
  text = kept != NULL ? g_strdup_printf (_ ("Restored. What was there before is kept as %s"), kept)
                      : g_strdup (_ ("Restored."));
  desk_application_open_studio (DESK_APPLICATION (gtk_window_get_application (restore->parent)),
                                restore->path, text);
}

static void
on_restore_answer (gboolean accepted,
                   gpointer data)
{
  Restore *restore = data;
  g_autoptr (GTask) task = NULL;

  if (!accepted)
    {
      restore_free (restore);
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (restore->parent), FALSE);
  task = g_task_new (restore->parent, NULL, restore_done, NULL);
  g_task_set_task_data (task, restore, restore_free);
  g_task_run_in_thread (task, restore_thread);
}

/* What is in the backup, read and verified in a thread. */
static void
inspect_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Restore *restore = data;
  g_autoptr (GError) error = NULL;
  DeskBackupInfo *info =
    desk_backup_inspect (restore->backup, desk_schema_get (), restore->path, &error);

  if (info != NULL)
    g_task_return_pointer (task, info, (GDestroyNotify) desk_backup_info_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
inspect_done (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Restore *asked = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskBackupInfo) info = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *contents = NULL;
  g_autofree char *meaning = NULL;
  g_autofree char *body = NULL;

  if (info == NULL)
    {
      desk_alert_error (GTK_WIDGET (asked->parent), _ ("The backup was not restored"),
                        error->message);
      return;
    }
  contents = desk_backup_info_to_text (info);
  meaning = g_strdup_printf (
    /* Translators: both %s are files */
    _ ("“%s” takes the place of “%s”. The present content is kept beside it as a file of its own."),
    asked->backup, asked->path);
  body = g_strdup_printf ("%s\n\n%s", contents, meaning);
  desk_alert_ask (GTK_WIDGET (asked->parent), _ ("Restore this backup?"), body, _ ("_Restore"),
                  DESK_ALERT_DESTRUCTIVE, on_restore_answer,
                  restore_new (asked->parent, asked->path, asked->backup));
}

static void
on_restore_chosen (const char *path,
                   gpointer    data)
{
  const Restore *asked = data;
  g_autoptr (GTask) task = g_task_new (asked->parent, NULL, inspect_done, NULL);

  g_task_set_task_data (task, restore_new (asked->parent, asked->path, path), restore_free);
  g_task_run_in_thread (task, inspect_thread);
}

/**
 * desk_keeping_restore:
 * @path: the studio's file, which may be damaged or missing
 *
 * Asks for a backup, says what is in it and puts it in the place of @path.
 */
void
desk_keeping_restore (GtkWindow  *parent,
                      const char *path)
{
  /* Of a damaged studio nobody knows its settings; its backups are in the usual place. */
  g_autofree char *folder =
    backup_folder (DESK_IS_WINDOW (parent) ? desk_window_get_office (DESK_WINDOW (parent)) : NULL);

  desk_file_dialog_open_in (GTK_WIDGET (parent), _ ("Choose a Backup"), folder, backup_files,
                            on_restore_chosen, restore_new (parent, path, NULL), restore_free);
}
