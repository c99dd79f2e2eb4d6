/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-meetings-view.h"

G_BEGIN_DECLS

/* The task notices, on a board by what became of them, and in a table. */
#define DESK_TYPE_MEETINGS_NOTICES (desk_meetings_notices_get_type ())
G_DECLARE_FINAL_TYPE (DeskMeetingsNotices, desk_meetings_notices, DESK, MEETINGS_NOTICES,
                      DeskMeetingsView)

G_END_DECLS
