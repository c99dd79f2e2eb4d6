/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-flow.h"

G_BEGIN_DECLS

/* A case begins: find the client, or write down a new one, and start. */
#define DESK_TYPE_SHOOTS_NEW (desk_shoots_new_get_type ())
G_DECLARE_FINAL_TYPE (DeskShootsNew, desk_shoots_new, DESK, SHOOTS_NEW, GtkWidget)

GtkWidget *desk_shoots_new_new    (DeskOffice    *office);
void       desk_shoots_new_begin  (DeskShootsNew *self,
                                   const char    *flow,
                                   gint64         client);

G_END_DECLS
