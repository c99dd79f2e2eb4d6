/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-pane.h"

G_BEGIN_DECLS

#define DESK_TYPE_INVENTORY_PANE (desk_inventory_pane_get_type ())
G_DECLARE_FINAL_TYPE (DeskInventoryPane, desk_inventory_pane, DESK, INVENTORY_PANE, DeskPane)

G_END_DECLS
