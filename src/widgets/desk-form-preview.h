/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk-form.h"

G_BEGIN_DECLS

/* The pages of forms as they will come out of the printer. */
#define DESK_TYPE_FORM_PREVIEW (desk_form_preview_get_type ())
G_DECLARE_FINAL_TYPE (DeskFormPreview, desk_form_preview, DESK, FORM_PREVIEW, AdwWindow)

GtkWindow *desk_form_preview_present     (GtkWidget        *parent,
                                          DeskForm         *form,
                                          const char       *file_name);
GtkWindow *desk_form_preview_present_all (GtkWidget        *parent,
                                          DeskForm *const  *forms,
                                          guint             n_forms,
                                          const char       *file_name);

G_END_DECLS
