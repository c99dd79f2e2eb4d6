/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* What is used up: how much is there, what came, went and was counted (INV-10). */
#define DESK_TYPE_INVENTORY_SUPPLIES (desk_inventory_supplies_get_type ())
G_DECLARE_FINAL_TYPE (DeskInventorySupplies, desk_inventory_supplies, DESK, INVENTORY_SUPPLIES,
                      GtkWidget)

GtkWidget *desk_inventory_supplies_new     (DeskOffice            *office);
void       desk_inventory_supplies_refresh (DeskInventorySupplies *self);
gboolean   desk_inventory_supplies_select  (DeskInventorySupplies *self,
                                            gint64                 supply);
void       desk_inventory_supplies_create  (DeskInventorySupplies *self);

G_END_DECLS
