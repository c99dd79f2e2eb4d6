/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* Who may use which class of equipment, assessed by whom and until when (INV-4). */
#define DESK_TYPE_INVENTORY_ASSESS (desk_inventory_assess_get_type ())
G_DECLARE_FINAL_TYPE (DeskInventoryAssess, desk_inventory_assess, DESK, INVENTORY_ASSESS, AdwWindow)

void desk_inventory_assess_present (GtkWidget  *parent,
                                    DeskOffice *office,
                                    gint64      person,
                                    const char *class);

G_END_DECLS
