/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-staff.h"

G_BEGIN_DECLS

/* The staff as a table: filtered, searched, sorted by its heads. */
#define DESK_TYPE_PEOPLE_LIST (desk_people_list_get_type ())
G_DECLARE_FINAL_TYPE (DeskPeopleList, desk_people_list, DESK, PEOPLE_LIST, GtkWidget)

GtkWidget *desk_people_list_new          (DeskOffice      *office);
void       desk_people_list_set_search   (DeskPeopleList  *self,
                                          const char      *text);
gboolean   desk_people_list_select       (DeskPeopleList  *self,
                                          gint64           person);
void       desk_people_list_select_first (DeskPeopleList  *self);
gint64     desk_people_list_get_selected (DeskPeopleList  *self);
GArray    *desk_people_list_get_all_selected
                                         (DeskPeopleList  *self);
void       desk_people_list_copy         (DeskPeopleList  *self);
void       desk_people_list_refresh      (DeskPeopleList  *self);
GtkWidget *desk_people_list_get_view     (DeskPeopleList  *self);

G_END_DECLS
