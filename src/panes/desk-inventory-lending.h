/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-inventory-slip.h"

G_BEGIN_DECLS

/* @slip: the number of the slip that was made */
typedef void (*DeskInventoryDone) (const char *slip,
                                   gpointer    data);

/* The window that lends or reserves items on one slip (INV-4, INV-5). */
#define DESK_TYPE_INVENTORY_LENDING (desk_inventory_lending_get_type ())
G_DECLARE_FINAL_TYPE (DeskInventoryLending,
                      desk_inventory_lending,
                      DESK,
                      INVENTORY_LENDING,
                      DeskInventorySlipWindow)

DeskInventoryLending *desk_inventory_lending_present  (GtkWidget            *parent,
                                                       DeskOffice           *office,
                                                       DeskInventoryDeed     deed,
                                                       DeskInventoryDone     done,
                                                       gpointer              data);
void                  desk_inventory_lending_set_time (DeskInventoryLending *self,
                                                       const char           *from,
                                                       const char           *until);

G_END_DECLS
