/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-rooms.h"

G_BEGIN_DECLS

/* What desk_rooms_take() reads; a condition follows. */
#define DESK_SELECT_BOOKINGS                                                              \
  "SELECT b.id, b.room_id, r.name, b.date, b.start, b.\"end\", b.level, b.by_id, b.urgent,"  \
  " b.title, b.equipment, b.outsider, ifnull(b.leader_id, 0), b.note, b.state,"           \
  " b.short_notice, ifnull(b.displaced_by, 0), b.acknowledged, b.tidied,"                 \
  " ifnull(b.tidied_by_id, 0), ifnull(b.meeting, 0)"                                      \
  " FROM bookings b JOIN rooms r ON r.id = b.room_id"

GPtrArray *desk_rooms_take     (DeskOffice  *office,
                                DeskRows    *rows);
char      *desk_room_booking_end_from (const DeskRoomBooking *self,
                                const char  *start);
gboolean   desk_rooms_is_over  (DeskOffice  *office,
                                DeskDate     date,
                                const char  *time);
char      *desk_rooms_say_free (DeskOffice  *office,
                                gint64       room,
                                DeskDate     date,
                                const char  *start,
                                const char  *end,
                                gint64       except);
gboolean   desk_rooms_write_follower (DeskOffice *office,
                                DeskDraft   *draft,
                                GPtrArray  **displaced,
                                GError     **error);
DeskRows  *desk_rooms_planned_meeting (DeskOffice *office,
                                gint64       booking,
                                GError     **error);
gboolean   desk_rooms_add_roomless (DeskOffice *office,
                                GPtrArray   *items,
                                DeskDate     day,
                                GError     **error);

G_END_DECLS
