/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* The assistant that takes tables into the office: a file or what was copied from a
 * spreadsheet, which column is what, what would happen, and then all of it at once. */
#define DESK_TYPE_IMPORT_DIALOG (desk_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DeskImportDialog, desk_import_dialog, DESK, IMPORT_DIALOG, AdwWindow)

DeskImportDialog *desk_import_dialog_new       (DeskOffice        *office,
                                                const DeskKind    *kind,
                                                GtkWidget         *parent);
void              desk_import_dialog_open_file (DeskImportDialog  *self,
                                                const char        *path);
void              desk_import_dialog_open_text (DeskImportDialog  *self,
                                                const char        *text);
void              desk_import_dialog_paste     (DeskImportDialog  *self);

G_END_DECLS
