/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* Counting what is there, by scanner or by ticks (INV-11). */
#define DESK_TYPE_INVENTORY_STOCKTAKE (desk_inventory_stocktake_get_type ())
G_DECLARE_FINAL_TYPE (DeskInventoryStocktake,
                      desk_inventory_stocktake,
                      DESK,
                      INVENTORY_STOCKTAKE,
                      GtkWidget)

GtkWidget *desk_inventory_stocktake_new     (DeskOffice             *office);
void       desk_inventory_stocktake_refresh (DeskInventoryStocktake *self);
gint64     desk_inventory_stocktake_get_id  (DeskInventoryStocktake *self);
gboolean   desk_inventory_stocktake_select  (DeskInventoryStocktake *self,
                                             gint64                  stocktake);
gboolean   desk_inventory_stocktake_scan    (DeskInventoryStocktake *self,
                                             const char             *code);

G_END_DECLS
