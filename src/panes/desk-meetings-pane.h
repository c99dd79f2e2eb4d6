/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-meetings-view.h"
#include "desk-pane.h"

G_BEGIN_DECLS

#define DESK_TYPE_MEETINGS_PANE (desk_meetings_pane_get_type ())
G_DECLARE_FINAL_TYPE (DeskMeetingsPane, desk_meetings_pane, DESK, MEETINGS_PANE, DeskPane)

DeskMeetingsView *desk_meetings_pane_show_view (DeskMeetingsPane *self,
                                                const char       *name);

G_END_DECLS
