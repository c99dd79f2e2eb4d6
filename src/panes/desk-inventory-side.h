/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-record-editor.h"

G_BEGIN_DECLS

/* One item: where it is, its fields, accessories, reservations and custody (INV-12). */
#define DESK_TYPE_INVENTORY_SIDE (desk_inventory_side_get_type ())
G_DECLARE_FINAL_TYPE (DeskInventorySide, desk_inventory_side, DESK, INVENTORY_SIDE, GtkWidget)

GtkWidget        *desk_inventory_side_new        (DeskOffice        *office);
gboolean          desk_inventory_side_edit       (DeskInventorySide *self,
                                                  gint64             item);
void              desk_inventory_side_refresh    (DeskInventorySide *self);
DeskRecordEditor *desk_inventory_side_get_editor (DeskInventorySide *self);

G_END_DECLS
