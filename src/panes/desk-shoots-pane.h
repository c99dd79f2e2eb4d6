/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-pane.h"

G_BEGIN_DECLS

#define DESK_TYPE_SHOOTS_PANE (desk_shoots_pane_get_type ())
G_DECLARE_FINAL_TYPE (DeskShootsPane, desk_shoots_pane, DESK, SHOOTS_PANE, DeskPane)

G_END_DECLS
