/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

gboolean desk_qualifications_check (DeskOffice  *office,
                                    gint64       person,
                                    gint64       item,
                                    DeskDate     day,
                                    GError     **error);

G_END_DECLS
