/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-pane.h"

G_BEGIN_DECLS

#define DESK_TYPE_CONDUCT_PANE (desk_conduct_pane_get_type ())
G_DECLARE_FINAL_TYPE (DeskConductPane, desk_conduct_pane, DESK, CONDUCT_PANE, DeskPane)

G_END_DECLS
