/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-form.h"

G_BEGIN_DECLS

gboolean  desk_form_export   (DeskForm *const  *forms,
                              guint             n_forms,
                              const char       *path,
                              GError          **error);
GBytes   *desk_form_to_pdf   (DeskForm *const  *forms,
                              guint             n_forms,
                              GError          **error);
GBytes   *desk_form_to_png   (DeskForm         *form,
                              int               page,
                              double            dpi,
                              GError          **error);
GBytes   *desk_form_to_csv   (DeskForm *const  *forms,
                              guint             n_forms);

G_END_DECLS
