/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-inventory-slip.h"

G_BEGIN_DECLS

/* @followed: (element-type utf8): what follows from the return, a sentence each */
typedef void (*DeskInventoryReturned) (GPtrArray *followed,
                                       gpointer   data);

/* The window that takes items back: counted, looked at, measured (INV-6). */
#define DESK_TYPE_INVENTORY_RETURN (desk_inventory_return_get_type ())
G_DECLARE_FINAL_TYPE (DeskInventoryReturn,
                      desk_inventory_return,
                      DESK,
                      INVENTORY_RETURN,
                      DeskInventorySlipWindow)

DeskInventoryReturn *desk_inventory_return_present (GtkWidget             *parent,
                                                    DeskOffice            *office,
                                                    DeskInventoryReturned  done,
                                                    gpointer               data);

G_END_DECLS
