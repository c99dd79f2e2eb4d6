/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-meetings-view.h"
#include "desk-pane.h"

G_BEGIN_DECLS

/* MEE-5: the rooms and who has booked them, a week at a time. */
#define DESK_TYPE_MEETINGS_ROOMS (desk_meetings_rooms_get_type ())
G_DECLARE_FINAL_TYPE (DeskMeetingsRooms, desk_meetings_rooms, DESK, MEETINGS_ROOMS,
                      DeskMeetingsView)

void desk_meetings_rooms_add_actions (DeskPane *pane);

G_END_DECLS
