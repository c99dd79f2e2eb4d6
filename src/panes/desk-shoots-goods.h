/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-flow.h"

G_BEGIN_DECLS

/* SHO-9: the goods of a case: what came, where it is, what went back; counted in and out
 * in place. */
#define DESK_TYPE_SHOOTS_GOODS (desk_shoots_goods_get_type ())
G_DECLARE_FINAL_TYPE (DeskShootsGoods, desk_shoots_goods, DESK, SHOOTS_GOODS, GtkWidget)

GtkWidget *desk_shoots_goods_new  (DeskOffice         *office);
void       desk_shoots_goods_show (DeskShootsGoods    *self,
                                   const DeskFlowCase *shoot);

G_END_DECLS
