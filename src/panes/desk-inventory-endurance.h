/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* How long the batteries of an item last: each with its trend (INV-6). */
#define DESK_TYPE_INVENTORY_ENDURANCE (desk_inventory_endurance_get_type ())
G_DECLARE_FINAL_TYPE (DeskInventoryEndurance,
                      desk_inventory_endurance,
                      DESK,
                      INVENTORY_ENDURANCE,
                      GtkWidget)

GtkWidget *desk_inventory_endurance_new  (DeskOffice             *office);
void       desk_inventory_endurance_show (DeskInventoryEndurance *self,
                                          gint64                  item);

G_END_DECLS
