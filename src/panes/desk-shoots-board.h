/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-shoots-filter.h"

G_BEGIN_DECLS

/* SHO-6: the cases of a flow on a board, a column a step. */
#define DESK_TYPE_SHOOTS_BOARD (desk_shoots_board_get_type ())
G_DECLARE_FINAL_TYPE (DeskShootsBoard, desk_shoots_board, DESK, SHOOTS_BOARD, GtkWidget)

GtkWidget *desk_shoots_board_new     (DeskOffice       *office,
                                      DeskShootsFilter *filter);
gboolean   desk_shoots_board_refresh (DeskShootsBoard  *self,
                                      GError          **error);
gboolean   desk_shoots_board_select  (DeskShootsBoard  *self,
                                      gint64            shoot);

G_END_DECLS
