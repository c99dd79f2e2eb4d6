/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-sheet-cell.h"

G_BEGIN_DECLS

/* The table of a form as a grid on the screen: the same cells as on paper, to be gone
 * through with the arrows and changed in place. */
#define DESK_TYPE_SHEET (desk_sheet_get_type ())
G_DECLARE_FINAL_TYPE (DeskSheet, desk_sheet, DESK, SHEET, GtkWidget)

/* Says what the screen adds to the cell @key, "person:2026-10-08:3"; @look is empty before */
typedef void (*DeskSheetDress) (const char    *key,
                                DeskSheetLook *look,
                                gpointer       data);

GtkWidget  *desk_sheet_new          (void);
void        desk_sheet_set_dress    (DeskSheet      *self,
                                     DeskSheetDress  dress,
                                     gpointer        data);
void        desk_sheet_set_form     (DeskSheet      *self,
                                     DeskForm       *form);
const char *desk_sheet_get_selected (DeskSheet      *self);
gboolean    desk_sheet_select       (DeskSheet      *self,
                                     const char     *key);
gboolean    desk_sheet_edit         (DeskSheet      *self,
                                     const char     *key);
void        desk_sheet_next         (DeskSheet      *self);
gboolean    desk_sheet_is_editing   (DeskSheet      *self);
char       *desk_sheet_copy_text    (DeskSheet      *self);

G_END_DECLS
