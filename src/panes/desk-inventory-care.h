/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* What has to be put right: damage to settle, maintenance jobs, services that are due,
 * items that nobody used for long (INV-7, INV-8). */
#define DESK_TYPE_INVENTORY_CARE (desk_inventory_care_get_type ())
G_DECLARE_FINAL_TYPE (DeskInventoryCare, desk_inventory_care, DESK, INVENTORY_CARE, GtkWidget)

GtkWidget *desk_inventory_care_new           (DeskOffice        *office);
void       desk_inventory_care_refresh       (DeskInventoryCare *self);
gboolean   desk_inventory_care_select        (DeskInventoryCare *self,
                                              const DeskKind    *kind,
                                              gint64             id);
void       desk_inventory_care_report_damage (DeskInventoryCare *self,
                                              gint64             item,
                                              const char        *kind,
                                              const char        *event);
void       desk_inventory_care_report_fault  (DeskInventoryCare *self,
                                              gint64             item,
                                              const char        *kind);

G_END_DECLS
