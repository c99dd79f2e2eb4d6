/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-kind.h"
#include "desk-money.h"
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
void       desk_inventory_add_field   (GtkWidget   *box,
                                       const char  *text,
                                       GtkWidget   *input);
const char *desk_inventory_written    (GtkWidget   *entry);
char      *desk_inventory_money       (DeskMoney    amount);
void       desk_inventory_say         (GtkWidget   *label,
                                       const char  *text);

/* A drop-down of the choices of a field; @none: (nullable): what stands for none */
GtkWidget  *desk_inventory_choice_new (const DeskField *field,
                                       const char      *none);
const char *desk_inventory_choice_get (GtkWidget       *choice);
void        desk_inventory_choice_set (GtkWidget       *choice,
                                       const char      *code);

G_END_DECLS
