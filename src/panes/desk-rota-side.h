/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-pane.h"

G_BEGIN_DECLS

/* What can be said of and done to the cell that is selected. */
#define DESK_TYPE_ROTA_SIDE (desk_rota_side_get_type ())
G_DECLARE_FINAL_TYPE (DeskRotaSide, desk_rota_side, DESK, ROTA_SIDE, GtkWidget)

void desk_rota_side_set_pane (DeskRotaSide *self,
                              DeskPane     *pane);
void desk_rota_side_show     (DeskRotaSide *self,
                              DeskDate      date,
                              gint64        area);

G_END_DECLS
