/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-goods.h"

G_BEGIN_DECLS

DeskGoods *desk_goods_get         (DeskOffice       *office,
                                   gint64            goods,
                                   GError          **error);
gboolean   desk_goods_is_lent     (DeskOffice       *office,
                                   gint64            goods);
gboolean   desk_goods_check_here  (DeskOffice       *office,
                                   const DeskGoods  *goods,
                                   GError          **error);
gboolean   desk_goods_check_shoot (DeskOffice       *office,
                                   gint64            client,
                                   gint64            shoot,
                                   GError          **error);
gboolean   desk_goods_follow_signoff
                                  (DeskOffice       *office,
                                   gint64            signoff,
                                   GError          **error);
gboolean   desk_goods_fill_step   (DeskOffice       *office,
                                   gint64            shoot,
                                   const char       *step,
                                   const char       *condition,
                                   const char       *tracking,
                                   const char       *accompanying,
                                   GError          **error);
gboolean   desk_goods_fill_entered
                                  (DeskOffice       *office,
                                   gint64            shoot,
                                   const char       *step,
                                   GError          **error);

G_END_DECLS
