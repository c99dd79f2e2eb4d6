/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* SHO-1: the clients, found by whatever is known of them; records of one person are
 * offered to be merged. */
#define DESK_TYPE_SHOOTS_CLIENTS (desk_shoots_clients_get_type ())
G_DECLARE_FINAL_TYPE (DeskShootsClients, desk_shoots_clients, DESK, SHOOTS_CLIENTS, GtkWidget)

GtkWidget *desk_shoots_clients_new        (DeskOffice         *office);
gboolean   desk_shoots_clients_refresh    (DeskShootsClients  *self,
                                           GError            **error);
GtkWidget *desk_shoots_clients_get_side   (DeskShootsClients  *self);
gboolean   desk_shoots_clients_has_side   (DeskShootsClients  *self);
void       desk_shoots_clients_set_search (DeskShootsClients  *self,
                                           const char         *text);
gboolean   desk_shoots_clients_select     (DeskShootsClients  *self,
                                           gint64              client);
void       desk_shoots_clients_create     (DeskShootsClients  *self);

G_END_DECLS
