/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-lending.h"

G_BEGIN_DECLS

typedef enum
{
  DESK_DEED_LEND,
  DESK_DEED_RESERVE,
  DESK_DEED_RETURN,
} DeskInventoryDeed;

/* An item of a slip: what is counted and said of it when it changes hands. */
#define DESK_TYPE_INVENTORY_CARD (desk_inventory_card_get_type ())
G_DECLARE_FINAL_TYPE (DeskInventoryCard, desk_inventory_card, DESK, INVENTORY_CARD, GtkWidget)

GtkWidget    *desk_inventory_card_new      (DeskOffice         *office,
                                            const DeskLoanItem *item,
                                            DeskInventoryDeed   deed);
gint64        desk_inventory_card_get_item (DeskInventoryCard  *self);
DeskLoanItem *desk_inventory_card_read     (DeskInventoryCard  *self);

G_END_DECLS
