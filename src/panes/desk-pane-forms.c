/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-pane-forms.h"

#include "desk-form-export.h"
#include "desk-form-preview.h"
#include "desk-form-printer.h"
#include "desk-forms.h"
#include "desk-language.h"

/* Where a pane keeps what could not be printed, for saving it instead. */
#define UNPRINTED "desk-unprinted-forms"

static void
on_save_pdf (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  GPtrArray *forms = g_object_get_data (data, UNPRINTED);

  if (forms != NULL)
    desk_pane_export_forms (data, (DeskForm *const *) forms->pdata, forms->len, "pdf");
}

static void
offer_pdf (DeskPane *self)
{
  static const GActionEntry entries[] = { { "save-pdf", on_save_pdf } };
  g_autofree char *action = g_strdup_printf ("win.%s.save-pdf", desk_pane_get_name (self));

  if (desk_pane_get_action (self, "save-pdf") == NULL)
    desk_pane_add_actions (self, entries, G_N_ELEMENTS (entries));
  desk_pane_show_message (self, DESK_MESSAGE_WARNING,
                          _ ("No printer is set up on this computer. The form can be saved "
                             "as PDF and printed elsewhere."),
                          _ ("Save as PDF…"), action);
}

static void
on_out (DeskFormOut   result,
        const char   *path,
        const GError *error,
        gpointer      data)
{
  g_autofree char *text = NULL;

  switch (result)
    {
    case DESK_FORM_OUT_NO_PRINTER:
      offer_pdf (data);
      break;
    case DESK_FORM_OUT_FAILED:
      desk_pane_show_message (data, DESK_MESSAGE_ERROR, error->message, NULL, NULL);
      break;
    case DESK_FORM_OUT_DONE:
    default:
      if (path == NULL)
        text = g_strdup (_ ("Sent to the printer"));
      else
        /* Translators: %s is a file */
        text = g_strdup_printf (_ ("Saved as %s"), path);
      desk_pane_toast (data, text, FALSE);
      break;
    }
}

void
desk_pane_preview_forms (DeskPane        *self,
                         DeskForm *const *forms,
                         guint            n_forms)
{
  g_autofree char *name = desk_forms_file_name (forms[0], "xlsx");

  desk_form_preview_present_all (GTK_WIDGET (self), forms, n_forms, name);
}

/* Without a printer the pane offers to save a PDF instead. */
void
desk_pane_print_forms (DeskPane        *self,
                       DeskForm *const *forms,
                       guint            n_forms)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_form_unref);

  for (guint i = 0; i < n_forms; i++)
    g_ptr_array_add (kept, desk_form_ref (forms[i]));
  g_object_set_data_full (G_OBJECT (self), UNPRINTED, kept, (GDestroyNotify) g_ptr_array_unref);
  desk_form_printer_print_all (GTK_WIDGET (self), forms, n_forms, on_out, g_object_ref (self),
                               g_object_unref);
}

/* Asks for a file. @ending: "xlsx", what is offered first */
void
desk_pane_export_forms (DeskPane        *self,
                        DeskForm *const *forms,
                        guint            n_forms,
                        const char      *ending)
{
  g_autofree char *name = desk_forms_file_name (forms[0], ending);

  desk_form_printer_export_all (GTK_WIDGET (self), forms, n_forms, name, on_out,
                                g_object_ref (self), g_object_unref);
}

/* Writes the file without asking; its ending says what it becomes. */
void
desk_pane_write_forms (DeskPane        *self,
                       DeskForm *const *forms,
                       guint            n_forms,
                       const char      *path)
{
  g_autoptr (GError) error = NULL;

  if (desk_form_export (forms, n_forms, path, &error))
    on_out (DESK_FORM_OUT_DONE, path, NULL, self);
  else
    on_out (DESK_FORM_OUT_FAILED, path, error, self);
}
