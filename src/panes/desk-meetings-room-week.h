/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-rooms.h"

G_BEGIN_DECLS

/* A week of all rooms: rooms × days, a day's hours going down in each. */
#define DESK_TYPE_MEETINGS_ROOM_WEEK (desk_meetings_room_week_get_type ())
G_DECLARE_FINAL_TYPE (DeskMeetingsRoomWeek, desk_meetings_room_week, DESK, MEETINGS_ROOM_WEEK,
                      GtkWidget)

GtkWidget *desk_meetings_room_week_new    (DeskOffice            *office);
gboolean   desk_meetings_room_week_show   (DeskMeetingsRoomWeek  *self,
                                           DeskDate               monday,
                                           GPtrArray             *rooms,
                                           GError               **error);
void       desk_meetings_room_week_select (DeskMeetingsRoomWeek  *self,
                                           gint64                 booking);
void       desk_meetings_room_week_choose (DeskMeetingsRoomWeek  *self,
                                           gint64                 room,
                                           DeskDate               date,
                                           int                    from,
                                           int                    until);
gboolean   desk_meetings_room_week_get    (DeskMeetingsRoomWeek  *self,
                                           gint64                *room,
                                           DeskDate              *date,
                                           int                   *from,
                                           int                   *until);

G_END_DECLS
