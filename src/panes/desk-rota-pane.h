/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-pane.h"

G_BEGIN_DECLS

/* 值日: the duty sheet of the week, the month, and what the inspections say. */
#define DESK_TYPE_ROTA_PANE (desk_rota_pane_get_type ())
G_DECLARE_FINAL_TYPE (DeskRotaPane, desk_rota_pane, DESK, ROTA_PANE, DeskPane)

G_END_DECLS
