/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

gboolean desk_case_sheet_fill (DeskOffice  *office,
                               gint64       shoot,
                               const char  *step,
                               GError     **error,
                               ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
