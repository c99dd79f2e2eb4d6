/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* One ledger entry, or several at once: what it is, where it comes from, and what
 * may be done about it (CON-2). */
#define DESK_TYPE_CONDUCT_SIDE (desk_conduct_side_get_type ())
G_DECLARE_FINAL_TYPE (DeskConductSide, desk_conduct_side, DESK, CONDUCT_SIDE, GtkWidget)

GtkWidget *desk_conduct_side_new  (DeskOffice       *office);
void       desk_conduct_side_show (DeskConductSide  *self,
                                   GArray           *entries);

G_END_DECLS
