/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

/* Rooms and their bookings (MEE-5). A booking is for a room, a day and from a time
 * of day to another: "09:30" to "11:00", "24:00" at most; two that touch do not
 * overlap. Every verb is one act and joins one that runs. */

/* What is asked for. */
typedef struct
{
  gint64 room;
  DeskDate date;
  const char *start, *end;
  const char *level;     /* (nullable) code: company, department, other; %NULL: other */
  gint64 by;             /* who books */
  gboolean urgent;       /* important or urgent */
  const char *title;     /* (nullable) what for */
  const char *equipment; /* (nullable) what is needed */
  gboolean outsider;     /* for people from outside: @leader approves */
  gint64 leader;         /* who approved, or 0 */
  const char *note;      /* (nullable) */
  gint64 meeting;        /* the meeting it is for, or 0 */
} DeskRoomRequest;

/* A booking as it is kept. */
typedef struct
{
  gint64 id;
  gint64 room;
  char *room_name;
  DeskDate date;
  char *start, *end;
  char *level; /* code */
  gint64 by;
  char *by_name;
  gboolean urgent;
  char *title;     /* (nullable) */
  char *equipment; /* (nullable) */
  gboolean outsider;
  gint64 leader;         /* 0: nobody */
  char *note;            /* (nullable) */
  char *state;           /* code: booked, displaced, cancelled */
  gboolean short_notice; /* 临时 */
  gint64 displaced_by;   /* the booking that took its place, or 0 */
  char *acknowledged;    /* (nullable) when its loser had seen that */
  char *tidied;          /* (nullable) when the room was put back in order */
  gint64 tidied_by;      /* 0: nobody */
  gint64 meeting;        /* 0: none */
} DeskRoomBooking;

/* A room. */
typedef struct
{
  gint64 id;
  char *name;
  char *kind; /* code */
  gint64 seats;    /* 0: not said */
  char *equipment; /* (nullable) */
  gint64 key;      /* 0: it has none */
  gint64 key_with; /* who has the key now; 0: nobody, or it has none */
  gboolean key_out;
  gboolean active;
} DeskRoom;

/* Looking */
GPtrArray       *desk_rooms_list           (DeskOffice             *office,
                                            gboolean                all,
                                            GError                **error);
void             desk_room_free            (DeskRoom               *self);
gint64           desk_rooms_find           (DeskOffice             *office,
                                            const char             *name,
                                            GError                **error);
gboolean         desk_rooms_admit          (DeskOffice             *office,
                                            const char             *name,
                                            GError                **error);
GPtrArray       *desk_rooms_bookings       (DeskOffice             *office,
                                            gint64                  room,
                                            DeskDate                from,
                                            DeskDate                to,
                                            GError                **error);
GPtrArray       *desk_rooms_displaced      (DeskOffice             *office,
                                            gint64                  by,
                                            GError                **error);
DeskRoomBooking *desk_rooms_get_booking    (DeskOffice             *office,
                                            gint64                  booking,
                                            GError                **error);
gint64           desk_rooms_of_meeting     (DeskOffice             *office,
                                            gint64                  meeting);
void             desk_room_booking_free    (DeskRoomBooking        *self);
char            *desk_room_booking_to_text (const DeskRoomBooking  *self,
                                            const char             *language);
char            *desk_rooms_normal_time    (const char             *text);
gboolean         desk_rooms_next_free      (DeskOffice             *office,
                                            gint64                  room,
                                            DeskDate                date,
                                            const char             *start,
                                            const char             *end,
                                            gint64                  except,
                                            DeskDate               *free_date,
                                            char                  **free_start,
                                            char                  **free_end);

/* Booking: refused (MEE-5) for a time that is over, a room out of use, outsiders
 * without a leader's approval, and where another booking stands that is not of a
 * lower rank: its name and the nearest free time are said. At short notice only
 * what is free. What a booking displaces is kept, told and given back. */
gint64           desk_rooms_book           (DeskOffice             *office,
                                            const DeskRoomRequest  *request,
                                            GPtrArray             **displaced,
                                            GError                **error);
gboolean         desk_rooms_move           (DeskOffice             *office,
                                            gint64                  booking,
                                            gint64                  room,
                                            DeskDate                date,
                                            const char             *start,
                                            const char             *end,
                                            GPtrArray             **displaced,
                                            GError                **error);
gboolean         desk_rooms_cancel         (DeskOffice             *office,
                                            gint64                  booking,
                                            const char             *reason,
                                            GError                **error);
gboolean         desk_rooms_acknowledge    (DeskOffice             *office,
                                            gint64                  booking,
                                            GError                **error);

/* The key (INV-13) and order afterwards */
gboolean         desk_rooms_hand_out_key   (DeskOffice             *office,
                                            gint64                  booking,
                                            gint64                  to,
                                            GError                **error);
gboolean         desk_rooms_take_back_key  (DeskOffice             *office,
                                            gint64                  booking,
                                            const char             *condition,
                                            GError                **error);
gboolean         desk_rooms_tidy           (DeskOffice             *office,
                                            gint64                  booking,
                                            gint64                  by,
                                            GError                **error);

/* Drafts of bookings, for editors, imports and the command line */
gboolean         desk_rooms_save_draft     (DeskOffice             *office,
                                            DeskDraft              *draft,
                                            const char             *new_room,
                                            GPtrArray             **displaced,
                                            GError                **error);
gboolean         desk_rooms_judge_draft    (DeskOffice             *office,
                                            DeskDraft              *draft,
                                            GPtrArray             **displaced,
                                            GError                **error);
gboolean         desk_rooms_check_draft    (DeskOffice             *office,
                                            DeskDraft              *draft,
                                            GError                **error);
gboolean         desk_rooms_write_draft    (DeskOffice             *office,
                                            DeskDraft              *draft,
                                            GPtrArray             **displaced,
                                            GError                **error);
gboolean         desk_rooms_check_remove   (const DeskKind         *kind,
                                            GError                **error);

/* Part of settling an act: no two bookings of a room overlap, whatever was undone */
gboolean         desk_rooms_settle         (DeskOffice             *office,
                                            DeskChanges            *changes,
                                            GError                **error);

/* The booking of a meeting that is planned in one of the rooms follows it; where the
 * room is not free the meeting has none, and Today says so. */
gboolean         desk_rooms_follow_meetings (DeskOffice            *office,
                                            DeskChanges            *changes,
                                            GError                **error);
gboolean         desk_rooms_add_today      (DeskOffice             *office,
                                            GPtrArray              *items,
                                            DeskDate                day,
                                            GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskRoom, desk_room_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskRoomBooking, desk_room_booking_free)

G_END_DECLS
