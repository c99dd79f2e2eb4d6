/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Choosing files, in one place: GTK 4.10 has another dialog for it. */

#include "desk-file-dialog.h"

#include "desk-language.h"

typedef struct
{
  DeskFileDialogChosen chosen;
  DeskFileDialogChosenSeveral chosen_several; /* of a dialog for several files */
  gpointer data;
  GDestroyNotify destroy;
} Request;

static void
tell_several (GtkFileChooser *chooser,
              Request        *request)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (chooser);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  g_ptr_array_add (paths, NULL);
  if (paths->len > 1)
    request->chosen_several ((const char *const *) paths->pdata, request->data);
}

static void
on_response (GtkNativeDialog *dialog,
             int              response,
             Request         *request)
{
  if (response == GTK_RESPONSE_ACCEPT && request->chosen_several != NULL)
    tell_several (GTK_FILE_CHOOSER (dialog), request);
  else if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

      if (path != NULL)
        request->chosen (path, request->data);
    }
  if (request->destroy != NULL)
    request->destroy (request->data);
  g_free (request);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
add_types (GtkFileChooser     *chooser,
           const DeskFileType *types)
{
  for (; types != NULL && types->label != NULL; types++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
      g_auto (GStrv) patterns = g_strsplit (types->patterns, " ", -1);

      gtk_file_filter_set_name (filter, _ (types->label));
      for (guint i = 0; patterns[i] != NULL; i++)
        {
          /* A suffix also finds .XLSX. */
          if (g_str_has_prefix (patterns[i], "*."))
            gtk_file_filter_add_suffix (filter, patterns[i] + 2);
          else
            gtk_file_filter_add_pattern (filter, patterns[i]);
        }
      gtk_file_chooser_add_filter (chooser, filter);
    }
}

static GtkFileChooser *
make_for (Request              *request,
          GtkWidget            *parent,
          const char           *title,
          GtkFileChooserAction  action,
          const char           *accept)
{
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
    title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, action, accept, _ ("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), request);
  return GTK_FILE_CHOOSER (dialog);
}

static GtkFileChooser *
make (GtkWidget            *parent,
      const char           *title,
      GtkFileChooserAction  action,
      const char           *accept,
      const char           *folder,
      DeskFileDialogChosen  chosen,
      gpointer              data,
      GDestroyNotify        destroy)
{
  Request *request = g_new0 (Request, 1);
  GtkFileChooser *dialog = make_for (request, parent, title, action, accept);

  request->chosen = chosen;
  request->data = data;
  request->destroy = destroy;
  if (folder != NULL && g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_autoptr (GFile) file = g_file_new_for_path (folder);
      gtk_file_chooser_set_current_folder (dialog, file, NULL);
    }
  return dialog;
}

/**
 * desk_file_dialog_open:
 * @types: (nullable): ends with a NULL label
 * @destroy: (nullable): frees @data, whatever the user did
 */
void
desk_file_dialog_open (GtkWidget            *parent,
                       const char           *title,
                       const DeskFileType   *types,
                       DeskFileDialogChosen  chosen,
                       gpointer              data,
                       GDestroyNotify        destroy)
{
  GtkFileChooser *dialog =
    make (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), NULL, chosen, data, destroy);

  add_types (dialog, types);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* As desk_file_dialog_open(), beginning in @folder where there is one. */
void
desk_file_dialog_open_in (GtkWidget            *parent,
                          const char           *title,
                          const char           *folder,
                          const DeskFileType   *types,
                          DeskFileDialogChosen  chosen,
                          gpointer              data,
                          GDestroyNotify        destroy)
{
  GtkFileChooser *dialog =
    make (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), folder, chosen, data, destroy);

  add_types (dialog, types);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * desk_file_dialog_open_several:
 * @destroy: (nullable): frees @data, whatever the user did
 *
 * Asks for files of any type, one or more.
 */
void
desk_file_dialog_open_several (GtkWidget                   *parent,
                               const char                  *title,
                               DeskFileDialogChosenSeveral  chosen,
                               gpointer                     data,
                               GDestroyNotify               destroy)
{
  Request *request = g_new0 (Request, 1);
  GtkFileChooser *dialog =
    make_for (request, parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"));

  request->chosen_several = chosen;
  request->data = data;
  request->destroy = destroy;
  gtk_file_chooser_set_select_multiple (dialog, TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * desk_file_dialog_save:
 * @folder: (nullable): where to begin
 * @name: the name that is offered; its ending is up to the user
 */
void
desk_file_dialog_save (GtkWidget            *parent,
                       const char           *title,
                       const char           *folder,
                       const char           *name,
                       const DeskFileType   *types,
                       DeskFileDialogChosen  chosen,
                       gpointer              data,
                       GDestroyNotify        destroy)
{
  GtkFileChooser *dialog =
    make (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), folder, chosen, data, destroy);

  add_types (dialog, types);
  gtk_file_chooser_set_current_name (dialog, name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* Asks for a folder; @folder: (nullable): where to begin. */
void
desk_file_dialog_folder (GtkWidget            *parent,
                         const char           *title,
                         const char           *folder,
                         DeskFileDialogChosen  chosen,
                         gpointer              data,
                         GDestroyNotify        destroy)
{
  GtkFileChooser *dialog = make (parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                 _ ("_Choose"), folder, chosen, data, destroy);

  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
