/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* Asks what a stocktake is to count, and starts it (INV-11). */
#define DESK_TYPE_INVENTORY_COUNT_START (desk_inventory_count_start_get_type ())
G_DECLARE_FINAL_TYPE (DeskInventoryCountStart,
                      desk_inventory_count_start,
                      DESK,
                      INVENTORY_COUNT_START,
                      GtkPopover)

GtkWidget *desk_inventory_count_start_new (DeskOffice *office);

G_END_DECLS
