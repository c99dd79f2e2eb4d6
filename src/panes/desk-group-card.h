/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* One duty group, or those in none: its name and its people. */
#define DESK_TYPE_GROUP_CARD (desk_group_card_get_type ())
G_DECLARE_FINAL_TYPE (DeskGroupCard, desk_group_card, DESK, GROUP_CARD, GtkWidget)

GtkWidget *desk_group_card_new       (DeskOffice     *office,
                                      gint64          group,
                                      guint           turn);
gint64     desk_group_card_get_group (DeskGroupCard  *self);
void       desk_group_card_unselect  (DeskGroupCard  *self);
void       desk_group_card_refresh   (DeskGroupCard  *self);

G_END_DECLS
