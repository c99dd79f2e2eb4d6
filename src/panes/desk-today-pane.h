/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-pane.h"

G_BEGIN_DECLS

#define DESK_TYPE_TODAY_PANE (desk_today_pane_get_type ())
G_DECLARE_FINAL_TYPE (DeskTodayPane, desk_today_pane, DESK, TODAY_PANE, DeskPane)

G_END_DECLS
