/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* The file of a damage at the side: reported, judged, proposed, approved (INV-7). */
#define DESK_TYPE_INVENTORY_DAMAGE (desk_inventory_damage_get_type ())
G_DECLARE_FINAL_TYPE (DeskInventoryDamage, desk_inventory_damage, DESK, INVENTORY_DAMAGE, GtkWidget)

GtkWidget *desk_inventory_damage_new   (DeskOffice          *office);
void       desk_inventory_damage_show  (DeskInventoryDamage *self,
                                        gint64               damage);
void       desk_inventory_damage_start (DeskInventoryDamage *self,
                                        gint64               item,
                                        const char          *kind,
                                        const char          *event);

G_END_DECLS
