/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* Small things that the windows and the side of the inventory are made of. */
GtkWidget *desk_inventory_label       (const char  *text,
                                       const char  *css);
GtkWidget *desk_inventory_heading     (const char  *text);
void       desk_inventory_clear       (GtkWidget   *box);
void       desk_inventory_add_row     (GtkWidget   *grid,
                                       int          row,
                                       const char  *text,
                                       GtkWidget   *input);
GtkWidget *desk_inventory_form_grid   (void);
char      *desk_inventory_moment      (const char  *moment);
char      *desk_inventory_describe    (DeskOffice  *office,
                                       gint64       item);

G_END_DECLS
