/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"
#include "desk-time-bars.h"

G_BEGIN_DECLS

/* The days of a period from left to right: of an item with a bar for each time it is
 * not free, without one with their names. */
#define DESK_TYPE_INVENTORY_BARS (desk_inventory_bars_get_type ())
G_DECLARE_FINAL_TYPE (DeskInventoryBars, desk_inventory_bars, DESK, INVENTORY_BARS, DeskTimeBars)

GtkWidget *desk_inventory_bars_new           (DeskOffice         *office);
void       desk_inventory_bars_show          (DeskInventoryBars  *self,
                                              gint64              item,
                                              DeskDate            from,
                                              DeskDate            to);
gint64     desk_inventory_bars_get_item      (DeskInventoryBars  *self);
void       desk_inventory_bars_set_selection (DeskInventoryBars  *self,
                                              DeskDate            from,
                                              DeskDate            to);
gboolean   desk_inventory_bars_is_free       (DeskInventoryBars  *self,
                                              DeskDate            from,
                                              DeskDate            to);

G_END_DECLS
