/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-rooms.h"
#include "desk-time-bars.h"

G_BEGIN_DECLS

/* A room on a day, the hours going down, with its bookings. */
#define DESK_TYPE_MEETINGS_ROOM_DAY (desk_meetings_room_day_get_type ())
G_DECLARE_FINAL_TYPE (DeskMeetingsRoomDay, desk_meetings_room_day, DESK, MEETINGS_ROOM_DAY,
                      DeskTimeBars)

GtkWidget *desk_meetings_room_day_new       (void);
void       desk_meetings_room_day_set       (DeskMeetingsRoomDay  *self,
                                             const DeskRoom       *room,
                                             DeskDate              date,
                                             DeskTimePart          kind,
                                             GPtrArray            *bookings,
                                             int                   from,
                                             int                   until);
void       desk_meetings_room_day_say       (DeskMeetingsRoomDay  *self,
                                             int                   from,
                                             int                   until);

/* Minutes of a day and how they are written */
int        desk_meetings_minutes            (const char           *time);
char      *desk_meetings_time               (int                   minutes);
char      *desk_meetings_span               (int                   from,
                                             int                   until);

G_END_DECLS
