/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* The evening's minute: each responsible person's items, √ or X (INV-2, INV-3). */
#define DESK_TYPE_INVENTORY_CHECK (desk_inventory_check_get_type ())
G_DECLARE_FINAL_TYPE (DeskInventoryCheck, desk_inventory_check, DESK, INVENTORY_CHECK, GtkWidget)

GtkWidget *desk_inventory_check_new      (DeskOffice         *office);
void       desk_inventory_check_refresh  (DeskInventoryCheck *self);
void       desk_inventory_check_set_date (DeskInventoryCheck *self,
                                          DeskDate            date);

G_END_DECLS
