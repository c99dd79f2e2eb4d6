/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-flow.h"

G_BEGIN_DECLS

/* The sheet of a step, filled in place: one input for each field of the template. */
#define DESK_TYPE_SHOOTS_SHEET (desk_shoots_sheet_get_type ())
G_DECLARE_FINAL_TYPE (DeskShootsSheet, desk_shoots_sheet, DESK, SHOOTS_SHEET, GtkWidget)

GtkWidget  *desk_shoots_sheet_new         (DeskOffice         *office);
void        desk_shoots_sheet_load        (DeskShootsSheet    *self,
                                           const DeskFlowCase *shoot);
gboolean    desk_shoots_sheet_is_changed  (DeskShootsSheet    *self);
void        desk_shoots_sheet_revert      (DeskShootsSheet    *self);
GHashTable *desk_shoots_sheet_get_changes (DeskShootsSheet    *self);
gboolean    desk_shoots_sheet_set_field   (DeskShootsSheet    *self,
                                           const char         *name,
                                           const char         *text);
gboolean    desk_shoots_sheet_focus_first (DeskShootsSheet    *self);

G_END_DECLS
