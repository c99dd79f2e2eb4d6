/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* The duty groups as columns in the order of their turn, with who is in them (ROT-1). */
#define DESK_TYPE_PEOPLE_GROUPS (desk_people_groups_get_type ())
G_DECLARE_FINAL_TYPE (DeskPeopleGroups, desk_people_groups, DESK, PEOPLE_GROUPS, GtkWidget)

GtkWidget *desk_people_groups_new     (DeskOffice        *office);
void       desk_people_groups_refresh (DeskPeopleGroups  *self);
void       desk_people_groups_create  (DeskPeopleGroups  *self);
gboolean   desk_people_groups_shift   (DeskPeopleGroups  *self,
                                       gint64             group,
                                       int                by,
                                       GError           **error);

G_END_DECLS
