/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-pane.h"

G_BEGIN_DECLS

/* The inspector's own proposal, praise or fine, for a person or a whole group (ROT-11). */
#define DESK_TYPE_ROTA_PROPOSE (desk_rota_propose_get_type ())
G_DECLARE_FINAL_TYPE (DeskRotaPropose, desk_rota_propose, DESK, ROTA_PROPOSE, GtkWidget)

void desk_rota_propose_set_pane    (DeskRotaPropose *self,
                                    DeskPane        *pane);
void desk_rota_propose_set_subject (DeskRotaPropose *self,
                                    gint64           id);

G_END_DECLS
