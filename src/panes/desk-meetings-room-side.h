/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-rooms.h"

G_BEGIN_DECLS

/* A booking of a room at the side: a new one, or one that is there. What saving it
 * would displace, or why it would be refused, is said while it is filled in. */
#define DESK_TYPE_MEETINGS_ROOM_SIDE (desk_meetings_room_side_get_type ())
G_DECLARE_FINAL_TYPE (DeskMeetingsRoomSide, desk_meetings_room_side, DESK, MEETINGS_ROOM_SIDE,
                      GtkWidget)

GtkWidget *desk_meetings_room_side_new         (DeskOffice            *office);
void       desk_meetings_room_side_begin       (DeskMeetingsRoomSide  *self,
                                                gint64                 room,
                                                DeskDate               date,
                                                int                    from,
                                                int                    until);
gboolean   desk_meetings_room_side_edit        (DeskMeetingsRoomSide  *self,
                                                gint64                 booking);
gboolean   desk_meetings_room_side_edit_at     (DeskMeetingsRoomSide  *self,
                                                gint64                 booking,
                                                gint64                 room,
                                                DeskDate               date,
                                                int                    from);
gboolean   desk_meetings_room_side_refresh     (DeskMeetingsRoomSide  *self);
gint64     desk_meetings_room_side_get_booking (DeskMeetingsRoomSide  *self);

G_END_DECLS
