/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Forms to the printer or into a file: the same pages either way. */

#include "desk-form-printer.h"

#include <gtk/gtkunixprint.h>

#include "desk-file-dialog.h"
#include "desk-form-export.h"
#include "desk-form-page.h"
#include "desk-language.h"

typedef struct
{
  GtkWidget *parent;
  GPtrArray *forms; /* DeskForm: one at least */
  GPtrArray *pages; /* DeskFormPages of each; NULL until they are printed */
  DeskFormOutDone done;
  gpointer data;
  GDestroyNotify destroy;
  gboolean found; /* a printer that puts ink on paper */
} Job;

static Job *
job_new (GtkWidget       *parent,
         DeskForm *const *forms,
         guint            n_forms,
         DeskFormOutDone  done,
         gpointer         data,
         GDestroyNotify   destroy)
{
  Job *job = g_new0 (Job, 1);

  g_set_weak_pointer (&job->parent, parent);
  job->forms = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_form_unref);
  for (guint i = 0; i < n_forms; i++)
    g_ptr_array_add (job->forms, desk_form_ref (forms[i]));
  job->done = done;
  job->data = data;
  job->destroy = destroy;
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_weak_pointer (&job->parent);
  g_clear_pointer (&job->pages, g_ptr_array_unref);
  g_ptr_array_unref (job->forms);
  if (job->destroy != NULL)
    job->destroy (job->data);
  g_free (job);
}

/* What the next time begins with: the printer and the folder of the last. */

static char *
memory_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "studio-desk", "forms.ini", NULL);
}

static GKeyFile *
read_memory (void)
{
  GKeyFile *memory = g_key_file_new ();
  g_autofree char *path = memory_path ();

  /* Where there is none yet, everything is as it comes. */
  g_key_file_load_from_file (memory, path, G_KEY_FILE_NONE, NULL);
  return memory;
}

static void
write_memory (GKeyFile *memory)
{
  g_autofree char *path = memory_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (memory, path, &error))
    g_debug ("%s is not kept: %s", path, error->message);
}

/* Printing */

static void
on_begin (GtkPrintOperation *operation,
          GtkPrintContext   *context,
          Job               *job)
{
  int n = 0;

  for (guint i = 0; i < job->pages->len; i++)
    n += desk_form_pages_get_n (job->pages->pdata[i]);
  gtk_print_operation_set_n_pages (operation, n);
}

static void
on_draw (GtkPrintOperation *operation,
         GtkPrintContext   *context,
         int                page,
         Job               *job)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  for (guint i = 0; i < job->pages->len; i++)
    {
      int n = desk_form_pages_get_n (job->pages->pdata[i]);

      if (page < n)
        {
          desk_form_pages_draw (job->pages->pdata[i], cr, page);
          return;
        }
      page -= n;
    }
}

static gboolean
note_printed (Job     *job,
              GError **error)
{
  for (guint i = 0; i < job->forms->len; i++)
    if (!desk_form_note_printed (job->forms->pdata[i], error))
      return FALSE;
  return TRUE;
}

static void
on_done (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         Job                     *job)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      job->done (DESK_FORM_OUT_FAILED, NULL, error, job->data);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      g_autoptr (GKeyFile) memory = read_memory ();

      gtk_print_settings_to_key_file (gtk_print_operation_get_print_settings (operation), memory,
                                      "Print Settings");
      write_memory (memory);
      if (note_printed (job, &error))
        job->done (DESK_FORM_OUT_DONE, NULL, NULL, job->data);
      else
        job->done (DESK_FORM_OUT_FAILED, NULL, error, job->data);
    }
}

static GtkPageSetup *
make_page_setup (DeskForm *form)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, form->orientation == DESK_FORM_LANDSCAPE
                                           ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                           : GTK_PAGE_ORIENTATION_PORTRAIT);
  /* The form has its own margins. */
  gtk_page_setup_set_top_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_left_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (setup, 0, GTK_UNIT_POINTS);
  return setup;
}

static GtkPrintSettings *
make_settings (DeskForm *form)
{
  g_autoptr (GKeyFile) memory = read_memory ();
  GtkPrintSettings *settings =
    gtk_print_settings_new_from_key_file (memory, "Print Settings", NULL);

  if (settings == NULL)
    settings = gtk_print_settings_new ();
  /* Which pages and how many belong to the last print, not to this one. */
  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_PRINT_PAGES);
  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_PAGE_RANGES);
  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_N_COPIES);
  gtk_print_settings_set_orientation (settings, form->orientation == DESK_FORM_LANDSCAPE
                                                  ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                  : GTK_PAGE_ORIENTATION_PORTRAIT);
  return settings;
}

/* Takes @job. */
static void
run_dialog (Job *job)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  DeskForm *first = job->forms->pdata[0];
  g_autoptr (GtkPageSetup) setup = make_page_setup (first);
  g_autoptr (GtkPrintSettings) settings = make_settings (first);
  g_autofree char *name = desk_form_number_to_text (first);
  GtkRoot *root = job->parent != NULL ? gtk_widget_get_root (job->parent) : NULL;

  job->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_form_pages_unref);
  for (guint i = 0; i < job->forms->len; i++)
    g_ptr_array_add (job->pages, desk_form_pages_new (job->forms->pdata[i]));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_embed_page_setup (operation, FALSE);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation,
                                    name != NULL && *name != '\0' ? name : first->title);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw), job);
  g_signal_connect (operation, "done", G_CALLBACK (on_done), job);
  g_object_set_data_full (G_OBJECT (operation), "desk-job", job, job_free);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}

static gboolean
on_printer (GtkPrinter *printer,
            gpointer    data)
{
  Job *job = data;

  job->found = !gtk_printer_is_virtual (printer);
  return job->found;
}

static void
on_printers_listed (gpointer data)
{
  Job *job = data;

  if (job->found)
    {
      run_dialog (job);
      return;
    }
  job->done (DESK_FORM_OUT_NO_PRINTER, NULL, NULL, job->data);
  job_free (job);
}

/**
 * desk_form_printer_print_all:
 * @forms: (array length=n_forms): at least one, all of the same kind of paper
 * @destroy: (nullable): frees @data when all is over
 *
 * Asks for printer and copies and prints the forms as one job. Without a printer the
 * dialog would have nothing to offer; @done is told so instead.
 */
void
desk_form_printer_print_all (GtkWidget       *parent,
                             DeskForm *const *forms,
                             guint            n_forms,
                             DeskFormOutDone  done,
                             gpointer         data,
                             GDestroyNotify   destroy)
{
  gtk_enumerate_printers (on_printer, job_new (parent, forms, n_forms, done, data, destroy),
                          on_printers_listed, FALSE);
}

void
desk_form_printer_print (GtkWidget       *parent,
                         DeskForm        *form,
                         DeskFormOutDone  done,
                         gpointer         data,
                         GDestroyNotify   destroy)
{
  desk_form_printer_print_all (parent, &form, 1, done, data, destroy);
}

/* Files */

static void
on_file_chosen (const char *path,
                gpointer    data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GKeyFile) memory = read_memory ();
  g_autofree char *folder = g_path_get_dirname (path);

  if (!desk_form_export ((DeskForm *const *) job->forms->pdata, job->forms->len, path, &error))
    {
      job->done (DESK_FORM_OUT_FAILED, path, error, job->data);
      return;
    }
  g_key_file_set_string (memory, "Export", "folder", folder);
  write_memory (memory);
  job->done (DESK_FORM_OUT_DONE, path, NULL, job->data);
}

/**
 * desk_form_printer_export_all:
 * @forms: (array length=n_forms): at least one; they go into one file
 * @name: the file name that is offered; its ending says what kind of file it becomes
 * @destroy: (nullable): frees @data when all is over
 */
void
desk_form_printer_export_all (GtkWidget       *parent,
                              DeskForm *const *forms,
                              guint            n_forms,
                              const char      *name,
                              DeskFormOutDone  done,
                              gpointer         data,
                              GDestroyNotify   destroy)
{
  static const DeskFileType types[] = {
    { N_ ("Forms: Excel, PDF, picture, CSV"), "*.xlsx *.pdf *.png *.csv" },
    { N_ ("All files"), "*" },
    { NULL },
  };
  g_autoptr (GKeyFile) memory = read_memory ();
  g_autofree char *folder = g_key_file_get_string (memory, "Export", "folder", NULL);

  if (folder == NULL)
    folder = g_strdup (g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS));
  desk_file_dialog_save (parent, _ ("Export the Form"), folder, name, types, on_file_chosen,
                         job_new (parent, forms, n_forms, done, data, destroy), job_free);
}

void
desk_form_printer_export (GtkWidget       *parent,
                          DeskForm        *form,
                          const char      *name,
                          DeskFormOutDone  done,
                          gpointer         data,
                          GDestroyNotify   destroy)
{
  desk_form_printer_export_all (parent, &form, 1, name, done, data, destroy);
}
