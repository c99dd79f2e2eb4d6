/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* The keys: who has which, handed out and taken back (INV-13). */
#define DESK_TYPE_INVENTORY_KEYS (desk_inventory_keys_get_type ())
G_DECLARE_FINAL_TYPE (DeskInventoryKeys, desk_inventory_keys, DESK, INVENTORY_KEYS, GtkWidget)

GtkWidget *desk_inventory_keys_new     (DeskOffice        *office);
void       desk_inventory_keys_refresh (DeskInventoryKeys *self);
gboolean   desk_inventory_keys_select  (DeskInventoryKeys *self,
                                        gint64             key);
void       desk_inventory_keys_create  (DeskInventoryKeys *self);
gboolean   desk_inventory_keys_scan    (DeskInventoryKeys *self,
                                        const char        *number);

G_END_DECLS
