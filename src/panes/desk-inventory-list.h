/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* The register as a table, with its filters (INV-1). */
#define DESK_TYPE_INVENTORY_LIST (desk_inventory_list_get_type ())
G_DECLARE_FINAL_TYPE (DeskInventoryList, desk_inventory_list, DESK, INVENTORY_LIST, GtkWidget)

GtkWidget *desk_inventory_list_new              (DeskOffice         *office);
void       desk_inventory_list_refresh          (DeskInventoryList  *self);
void       desk_inventory_list_set_search       (DeskInventoryList  *self,
                                                 const char         *text);
gboolean   desk_inventory_list_select           (DeskInventoryList  *self,
                                                 gint64              item);
void       desk_inventory_list_select_first     (DeskInventoryList  *self);
gint64     desk_inventory_list_get_selected     (DeskInventoryList  *self);
GArray    *desk_inventory_list_get_all_selected (DeskInventoryList  *self);
void       desk_inventory_list_copy             (DeskInventoryList  *self);
GtkWidget *desk_inventory_list_get_view         (DeskInventoryList  *self);

G_END_DECLS
