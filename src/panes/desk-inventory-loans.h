/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* Items by days: what is reserved, lent, overdue, in repair (INV-5, INV-9). */
#define DESK_TYPE_INVENTORY_LOANS (desk_inventory_loans_get_type ())
G_DECLARE_FINAL_TYPE (DeskInventoryLoans, desk_inventory_loans, DESK, INVENTORY_LOANS, GtkWidget)

GtkWidget *desk_inventory_loans_new      (DeskOffice         *office);
void       desk_inventory_loans_refresh  (DeskInventoryLoans *self);

G_END_DECLS
