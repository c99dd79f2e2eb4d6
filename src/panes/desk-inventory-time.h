/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A day and an hour to write into: of when something is lent or comes back. */
#define DESK_TYPE_INVENTORY_TIME (desk_inventory_time_get_type ())
G_DECLARE_FINAL_TYPE (DeskInventoryTime, desk_inventory_time, DESK, INVENTORY_TIME, GtkWidget)

GtkWidget *desk_inventory_time_new        (const char         *name);
void       desk_inventory_time_set_moment (DeskInventoryTime  *self,
                                           const char         *moment);
char      *desk_inventory_time_dup_moment (DeskInventoryTime  *self);

G_END_DECLS
