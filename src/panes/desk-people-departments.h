/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* The departments with head and deputy, edited in place (PEO-2). */
#define DESK_TYPE_PEOPLE_DEPARTMENTS (desk_people_departments_get_type ())
G_DECLARE_FINAL_TYPE (DeskPeopleDepartments, desk_people_departments, DESK, PEOPLE_DEPARTMENTS,
                      GtkWidget)

GtkWidget *desk_people_departments_new     (DeskOffice             *office);
void       desk_people_departments_refresh (DeskPeopleDepartments  *self);
void       desk_people_departments_create  (DeskPeopleDepartments  *self);

G_END_DECLS
