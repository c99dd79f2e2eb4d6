/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-form.h"

G_BEGIN_DECLS

GBytes *desk_form_to_workbook (DeskForm *const  *forms,
                               guint             n_forms,
                               GError          **error);

G_END_DECLS
