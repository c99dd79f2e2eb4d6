/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-supplies.h"

G_BEGIN_DECLS

/* No studio has more of one thing. */
#define DESK_SUPPLIES_MANY 1000000

DeskDate desk_supplies_moment_day (DeskOffice *office);
char *desk_supplies_dup_name (DeskOffice *office,
                              gint64 supply,
                              GError **error);
gboolean desk_supplies_complete_request (DeskOffice *office,
                                         DeskDraft *draft,
                                         GError **error);

G_END_DECLS
