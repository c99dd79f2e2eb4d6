/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-attachment-list.h"

#include <glib/gstdio.h>

#include "desk-attachment-row.h"
#include "desk-file-dialog.h"
#include "desk-language.h"
#include "desk-message-bar.h"

struct _DeskAttachmentList
{
  GtkWidget parent_instance;

  DeskOffice *office;
  const DeskKind *kind;
  gint64 record;
  guint storing; /* how many files are on their way */

  GtkWidget *box;
  GtkWidget *spinner;
  GtkWidget *message;
  GtkWidget *rows;
  GtkWidget *empty;
};

G_DEFINE_FINAL_TYPE (DeskAttachmentList, desk_attachment_list, GTK_TYPE_WIDGET)

/* Showing */

static void
refresh (DeskAttachmentList *self)
{
  DeskFiling filing = { .kind = self->kind, .record = self->record };
  g_autoptr (GPtrArray) list = NULL;
  gboolean is_first = TRUE;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  if (self->record != 0)
    list = desk_attachments_list (self->office, &filing, NULL);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const DeskAttachment *attachment = list->pdata[i];
      gboolean is_picture = desk_attachment_is_picture (attachment);

      /* The first picture is the photo of the record (INV-1). */
      gtk_box_append (GTK_BOX (self->rows), desk_attachment_row_new (self->office, attachment,
                                                                     is_picture && is_first));
      is_first = is_first && !is_picture;
    }
  gtk_widget_set_visible (self->empty, list == NULL || list->len == 0);
}

static void
show_error (DeskAttachmentList *self,
            const GError       *error)
{
  desk_message_bar_show (DESK_MESSAGE_BAR (self->message), DESK_MESSAGE_ERROR, error->message, NULL,
                         NULL, TRUE);
}

static void
on_store_changed (DeskAttachmentList *self,
                  DeskChanges        *changes)
{
  if (changes == NULL || desk_changes_touch (changes, "attachments"))
    refresh (self);
}

static void
on_store_reset (DeskAttachmentList *self)
{
  refresh (self);
}

/* Adding: the contents are stored in a thread, the act that names them is quick. */

typedef struct
{
  DeskStore *store; /* of the office that the list holds */
  const DeskKind *kind;
  gint64 record;
  GStrv paths;         /* (nullable) */
  GdkTexture *picture; /* (nullable): pasted */
  char *name;          /* of the picture */
} Adding;

static void
adding_free (Adding *adding)
{
  g_strfreev (adding->paths);
  g_clear_object (&adding->picture);
  g_free (adding->name);
  g_free (adding);
}

static Adding *
adding_new (DeskAttachmentList *self)
{
  Adding *adding = g_new0 (Adding, 1);

  adding->store = desk_office_get_store (self->office);
  adding->kind = self->kind;
  adding->record = self->record;
  return adding;
}

static void
store_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  const Adding *adding = data;
  g_autoptr (GPtrArray) files =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_new_attachment_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; adding->paths != NULL && adding->paths[i] != NULL && error == NULL; i++)
    {
      DeskNewAttachment *file =
        desk_new_attachment_from_file (adding->store, adding->paths[i], &error);
      if (file != NULL)
        g_ptr_array_add (files, file);
    }
  if (adding->picture != NULL)
    {
      g_autoptr (GBytes) bytes = gdk_texture_save_to_png_bytes (adding->picture);
      DeskNewAttachment *file =
        desk_new_attachment_from_bytes (adding->store, adding->name, bytes, &error);
      if (file != NULL)
        g_ptr_array_add (files, file);
    }
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&files), (GDestroyNotify) g_ptr_array_unref);
}

static void
store_done (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  DeskAttachmentList *self = DESK_ATTACHMENT_LIST (source);
  const Adding *adding = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (GArray) ids = NULL;

  if (files != NULL)
    ids = desk_attachments_add (self->office, adding->kind, adding->record, files, &error);
  /* The window may be gone; what was dropped is attached all the same. */
  if (self->box == NULL)
    return;
  self->storing--;
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), self->storing > 0);
  if (ids == NULL)
    show_error (self, error);
}

static void
begin_storing (DeskAttachmentList *self,
               Adding             *adding)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, store_done, NULL);

  desk_message_bar_clear (DESK_MESSAGE_BAR (self->message));
  self->storing++;
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  g_task_set_task_data (task, adding, (GDestroyNotify) adding_free);
  g_task_run_in_thread (task, store_thread);
}

/**
 * desk_attachment_list_add:
 * @paths: ends with %NULL
 *
 * Attaches files to the record that is shown; what goes wrong is said in the section.
 */
void
desk_attachment_list_add (DeskAttachmentList *self,
                          const char *const  *paths)
{
  Adding *adding;

  if (self->record == 0 || paths[0] == NULL)
    return;
  adding = adding_new (self);
  adding->paths = g_strdupv ((GStrv) paths);
  begin_storing (self, adding);
}

static void
add_picture (DeskAttachmentList *self,
             GdkTexture         *picture)
{
  g_autofree char *moment = desk_store_get_moment (desk_office_get_store (self->office));
  Adding *adding;

  if (self->record == 0)
    return;
  adding = adding_new (self);
  adding->picture = g_object_ref (picture);
  /* Translators: the name of the file that a pasted picture becomes; %s is a moment */
  adding->name = g_strdup_printf (_ ("Picture %s.png"), g_strdelimit (moment, ":", '-'));
  begin_storing (self, adding);
}

static void
add_gfiles (DeskAttachmentList *self,
            GSList             *files)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (GSList *l = files; l != NULL; l = l->next)
    {
      char *path = g_file_get_path (l->data);
      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  g_ptr_array_add (paths, NULL);
  desk_attachment_list_add (self, (const char *const *) paths->pdata);
}

static gboolean
on_drop (DeskAttachmentList *self,
         const GValue       *value)
{
  if (self->record == 0)
    return FALSE;
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    add_gfiles (self, g_value_get_boxed (value));
  else if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    add_picture (self, g_value_get_object (value));
  else
    return FALSE;
  return TRUE;
}

static void
on_chosen (const char *const *paths,
           gpointer           data)
{
  desk_attachment_list_add (data, paths);
}

static void
add_activated (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  desk_file_dialog_open_several (data, _ ("Add Files"), on_chosen, g_object_ref (data),
                                 g_object_unref);
}

/* Pasting */

static void
say_nothing_to_paste (DeskAttachmentList *self)
{
  desk_message_bar_show (DESK_MESSAGE_BAR (self->message), DESK_MESSAGE_INFO,
                         _ ("Copy a picture or a file first, then paste it here"), NULL, NULL,
                         TRUE);
}

static void
on_pasted (GObject      *clipboard,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (DeskAttachmentList) self = data;
  const GValue *value =
    gdk_clipboard_read_value_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (self->box != NULL && (value == NULL || !on_drop (self, value)))
    say_nothing_to_paste (self);
}

static void
paste_activated (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  DeskAttachmentList *self = data;
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  GType type = G_TYPE_INVALID;

  /* A file that was copied is there as a file and, of some programs, as a picture. */
  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
      gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    type = GDK_TYPE_FILE_LIST;
  else if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE) ||
           gdk_content_formats_contain_mime_type (formats, "image/png") ||
           gdk_content_formats_contain_mime_type (formats, "image/jpeg"))
    type = GDK_TYPE_TEXTURE;
  if (type == G_TYPE_INVALID)
    say_nothing_to_paste (self);
  else
    gdk_clipboard_read_value_async (clipboard, type, G_PRIORITY_DEFAULT, NULL, on_pasted,
                                    g_object_ref (self));
}

/* What is done with one file */

typedef struct
{
  DeskStore *store;
  DeskAttachment *attachment;
} Opening;

static void
opening_free (Opening *opening)
{
  desk_attachment_free (opening->attachment);
  g_free (opening);
}

static void
open_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const Opening *opening = data;
  g_autoptr (GError) error = NULL;
  char *path = desk_attachment_dup_open_path (opening->attachment, opening->store, &error);

  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_launched (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (DeskAttachmentList) self = data;

  if (!g_app_info_launch_default_for_uri_finish (result, NULL) && self->box != NULL)
    desk_message_bar_show (
      DESK_MESSAGE_BAR (self->message), DESK_MESSAGE_ERROR,
      _ ("No program of this computer opens files of this kind; save a copy instead"), NULL, NULL,
      TRUE);
}

static void
open_done (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  DeskAttachmentList *self = DESK_ATTACHMENT_LIST (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *uri = path != NULL ? g_filename_to_uri (path, NULL, NULL) : NULL;

  if (self->box == NULL)
    return;
  if (uri != NULL)
    {
      GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
      g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (display);

      g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL,
                                               on_launched, g_object_ref (self));
    }
  else if (error != NULL)
    show_error (self, error);
}

static void
open_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  DeskAttachmentList *self = data;
  g_autoptr (GError) error = NULL;
  DeskAttachment *attachment =
    desk_attachments_get (self->office, g_variant_get_int64 (parameter), &error);
  g_autoptr (GTask) task = g_task_new (self, NULL, open_done, NULL);
  Opening *opening;

  desk_message_bar_clear (DESK_MESSAGE_BAR (self->message));
  if (attachment == NULL)
    {
      show_error (self, error);
      return;
    }
  opening = g_new0 (Opening, 1);
  opening->store = desk_office_get_store (self->office);
  opening->attachment = attachment;
  g_task_set_task_data (task, opening, (GDestroyNotify) opening_free);
  g_task_run_in_thread (task, open_thread);
}

typedef struct
{
  DeskAttachmentList *list;
  gint64 id;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->list);
  g_free (saving);
}

static void
on_save_chosen (const char *path,
                gpointer    data)
{
  const Saving *saving = data;
  g_autoptr (GError) error = NULL;

  /* The dialog has asked whether a file of that name may go. */
  g_remove (path);
  if (!desk_attachments_extract (saving->list->office, saving->id, path, &error))
    show_error (saving->list, error);
}

static void
save_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  DeskAttachmentList *self = data;
  g_autoptr (DeskAttachment) attachment =
    desk_attachments_get (self->office, g_variant_get_int64 (parameter), NULL);
  Saving *saving;

  if (attachment == NULL)
    return;
  saving = g_new0 (Saving, 1);
  saving->list = g_object_ref (self);
  saving->id = attachment->id;
  desk_file_dialog_save (GTK_WIDGET (self), _ ("Save a Copy"), NULL, attachment->name, NULL,
                         on_save_chosen, saving, saving_free);
}

static void
rename_activated (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  DeskAttachmentList *self = data;

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (desk_attachment_row_get_id (DESK_ATTACHMENT_ROW (row)) == g_variant_get_int64 (parameter))
      desk_attachment_row_rename (DESK_ATTACHMENT_ROW (row));
}

/* No question: the window offers to undo it. */
static void
remove_activated (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  DeskAttachmentList *self = data;
  g_autoptr (GError) error = NULL;

  if (!desk_attachments_remove (self->office, g_variant_get_int64 (parameter), &error))
    show_error (self, error);
}

static void
desk_attachment_list_dispose (GObject *object)
{
  DeskAttachmentList *self = DESK_ATTACHMENT_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_attachment_list_parent_class)->dispose (object);
}

static void
desk_attachment_list_finalize (GObject *object)
{
  /* Threads use its store until then. */
  g_clear_object (&DESK_ATTACHMENT_LIST (object)->office);

  G_OBJECT_CLASS (desk_attachment_list_parent_class)->finalize (object);
}

static void
desk_attachment_list_class_init (DeskAttachmentListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_attachment_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_attachment_list_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK,
                                       "attachment.paste", NULL);
}

static GtkWidget *
make_button (const char *icon,
             const char *name,
             const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
add_actions (DeskAttachmentList *self)
{
  static const GActionEntry entries[] = {
    { "add", add_activated },
    { "paste", paste_activated },
    { "open", open_activated, "x" },
    { "save", save_activated, "x" },
    { "rename", rename_activated, "x" },
    { "remove", remove_activated, "x" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "attachment", G_ACTION_GROUP (group));
}

static void
desk_attachment_list_init (DeskAttachmentList *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *heading = gtk_label_new (_ ("Files"));

  add_actions (self);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_hexpand (heading, TRUE);
  self->spinner = gtk_spinner_new ();
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), self->spinner);
  gtk_box_append (GTK_BOX (head), make_button ("edit-paste-symbolic",
                                               _ ("Paste a Picture or File"), "attachment.paste"));
  gtk_box_append (GTK_BOX (head),
                  make_button ("list-add-symbolic", _ ("Add Files…"), "attachment.add"));

  self->message = desk_message_bar_new ();
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->empty = gtk_label_new (_ ("Drop photos, scans and papers here."));
  gtk_label_set_xalign (GTK_LABEL (self->empty), 0);
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_widget_add_css_class (self->empty, "dim-label");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->message);
  gtk_box_append (GTK_BOX (self->box), self->rows);
  gtk_box_append (GTK_BOX (self->box), self->empty);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* @kind: of the records whose files are shown */
GtkWidget *
desk_attachment_list_new (DeskOffice     *office,
                          const DeskKind *kind)
{
  DeskAttachmentList *self = g_object_new (DESK_TYPE_ATTACHMENT_LIST, NULL);
  DeskStore *store = desk_office_get_store (office);

  self->office = g_object_ref (office);
  self->kind = kind;
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "reset", G_CALLBACK (on_store_reset), self, G_CONNECT_SWAPPED);
  gtk_widget_hide (GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/* Shows the files of @record; 0: there is none, and nothing can be added. */
void
desk_attachment_list_show (DeskAttachmentList *self,
                           gint64              record)
{
  if (self->record == record)
    return;
  self->record = record;
  desk_message_bar_clear (DESK_MESSAGE_BAR (self->message));
  gtk_widget_set_visible (GTK_WIDGET (self), record != 0);
  refresh (self);
}
