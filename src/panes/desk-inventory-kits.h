/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* The kits: what is lent together under one number (INV-5). */
#define DESK_TYPE_INVENTORY_KITS (desk_inventory_kits_get_type ())
G_DECLARE_FINAL_TYPE (DeskInventoryKits, desk_inventory_kits, DESK, INVENTORY_KITS, AdwWindow)

void desk_inventory_kits_present (GtkWidget  *parent,
                                  DeskOffice *office);

G_END_DECLS
