/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-record-table.h"

G_BEGIN_DECLS

/* The register as a table, with its filters (INV-1). */
#define DESK_TYPE_INVENTORY_LIST (desk_inventory_list_get_type ())
G_DECLARE_FINAL_TYPE (DeskInventoryList, desk_inventory_list, DESK, INVENTORY_LIST, DeskRecordTable)

GtkWidget *desk_inventory_list_new (DeskOffice *office);

G_END_DECLS
