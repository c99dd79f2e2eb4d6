/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-form.h"
#include "desk-pane.h"

G_BEGIN_DECLS

/* What every pane does with its forms, and how it tells of it. */
void desk_pane_preview_forms (DeskPane         *self,
                              DeskForm *const  *forms,
                              guint             n_forms);
void desk_pane_print_forms   (DeskPane         *self,
                              DeskForm *const  *forms,
                              guint             n_forms);
void desk_pane_export_forms  (DeskPane         *self,
                              DeskForm *const  *forms,
                              guint             n_forms,
                              const char       *ending);
void desk_pane_write_forms   (DeskPane         *self,
                              DeskForm *const  *forms,
                              guint             n_forms,
                              const char       *path);

G_END_DECLS
