/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-form.h"

G_BEGIN_DECLS

typedef enum
{
  DESK_FORM_OUT_DONE,       /* printed, or written to the file */
  DESK_FORM_OUT_NO_PRINTER, /* there is none: offer a file */
  DESK_FORM_OUT_FAILED,
} DeskFormOut;

/* @path: (nullable): the file that was written; not called when the user gave up */
typedef void (*DeskFormOutDone) (DeskFormOut   result,
                                 const char   *path,
                                 const GError *error,
                                 gpointer      data);

void desk_form_printer_print      (GtkWidget        *parent,
                                   DeskForm         *form,
                                   DeskFormOutDone   done,
                                   gpointer          data,
                                   GDestroyNotify    destroy);
void desk_form_printer_print_all  (GtkWidget        *parent,
                                   DeskForm *const  *forms,
                                   guint             n_forms,
                                   DeskFormOutDone   done,
                                   gpointer          data,
                                   GDestroyNotify    destroy);
void desk_form_printer_export     (GtkWidget        *parent,
                                   DeskForm         *form,
                                   const char       *name,
                                   DeskFormOutDone   done,
                                   gpointer          data,
                                   GDestroyNotify    destroy);
void desk_form_printer_export_all (GtkWidget        *parent,
                                   DeskForm *const  *forms,
                                   guint             n_forms,
                                   const char       *name,
                                   DeskFormOutDone   done,
                                   gpointer          data,
                                   GDestroyNotify    destroy);

G_END_DECLS
