/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-office.h"

G_BEGIN_DECLS

typedef enum
{
  DESK_MOVEMENT_RECEIVE,
  DESK_MOVEMENT_ISSUE,
  DESK_MOVEMENT_COUNT,
} DeskMovement;

/* The popover that receives, hands out or counts one supply (INV-10). */
#define DESK_TYPE_INVENTORY_MOVEMENT (desk_inventory_movement_get_type ())
G_DECLARE_FINAL_TYPE (DeskInventoryMovement, desk_inventory_movement, DESK, INVENTORY_MOVEMENT,
                      GtkPopover)

GtkWidget *desk_inventory_movement_new        (DeskOffice            *office,
                                               DeskMovement           movement);
void       desk_inventory_movement_set_supply (DeskInventoryMovement *self,
                                               gint64                 supply);

G_END_DECLS
