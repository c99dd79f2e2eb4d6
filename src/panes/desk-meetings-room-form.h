/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-rooms.h"

G_BEGIN_DECLS

/* What is asked of who books a room. */
#define DESK_TYPE_MEETINGS_ROOM_FORM (desk_meetings_room_form_get_type ())
G_DECLARE_FINAL_TYPE (DeskMeetingsRoomForm, desk_meetings_room_form, DESK, MEETINGS_ROOM_FORM,
                      GtkWidget)

GtkWidget *desk_meetings_room_form_new        (DeskOffice             *office);
void       desk_meetings_room_form_fill       (DeskMeetingsRoomForm   *self,
                                               const DeskRoomBooking  *booking);
void       desk_meetings_room_form_set_place  (DeskMeetingsRoomForm   *self,
                                               gint64                  room,
                                               DeskDate                date,
                                               int                     from,
                                               int                     until);
gint64     desk_meetings_room_form_get_room   (DeskMeetingsRoomForm   *self);
void       desk_meetings_room_form_ask_who    (DeskMeetingsRoomForm   *self);
void       desk_meetings_room_form_focus_time (DeskMeetingsRoomForm   *self);
DeskDraft *desk_meetings_room_form_make_draft (DeskMeetingsRoomForm   *self,
                                               gint64                  booking,
                                               GError                **error);

G_END_DECLS
