/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

/* Series, meetings, their agenda and attendance (MEE-1, MEE-8). A meeting is planned,
 * held (its minutes are open), closed or cancelled. */
typedef struct
{
  gint64 id;
  gint64 series;     /* 0: it stands alone */
  DeskDate date;
  char *start;       /* "09:00" */
  char *end;         /* (nullable) */
  char *title;
  char *room;        /* (nullable) */
  gint64 chair;      /* who does it on that day, the deputy included (PEO-2); or 0 */
  char *chair_name;
  gint64 minuter;
  char *minuter_name;
  char *state;       /* code: planned held closed cancelled */
  char *points;      /* (nullable) talking points of a stand-up */
  char *note;        /* (nullable) */
  gboolean stand_up; /* MEE-8: being present is having heard the points */
} DeskMeeting;

/* Somebody who is invited. */
typedef struct
{
  gint64 person;
  char *name;
  char *mark;        /* (nullable) code: present leave late left-early absent */
  gint64 minutes;    /* of late and left-early; 0: not said */
  char *note;        /* (nullable) */
  gboolean on_leave; /* an absence is recorded for that day */
  char *follows;     /* (nullable) the ledger entry that follows: its number */
} DeskAttendance;

/* A line of an agenda. */
typedef struct
{
  const char *kind; /* code: notice parked new */
  char *text;
  gint64 item;      /* the item of the minutes: parked or new; else 0 */
  gint64 notice;    /* else 0 */
  char *number;     /* (nullable) of the notice */
  char *who;        /* (nullable) of the notice */
  DeskDate due;     /* of the notice */
  char *state;      /* (nullable) code, of the notice */
  gint64 progress;
  gboolean late;
} DeskAgendaItem;

/* Series. Each verb is one act. */
gboolean     desk_meetings_setup        (DeskOffice      *office,
                                         GError         **error);
GArray      *desk_meetings_series_days  (DeskOffice      *office,
                                         gint64           series,
                                         DeskDate         from,
                                         DeskDate         until,
                                         GError         **error);
gboolean     desk_meetings_plan         (DeskOffice      *office,
                                         DeskDate         from,
                                         DeskDate         until,
                                         guint           *n_made,
                                         GError         **error);

/* Meetings */
DeskMeeting *desk_meetings_get          (DeskOffice      *office,
                                         gint64           meeting,
                                         GError         **error);
GPtrArray   *desk_meetings_list         (DeskOffice      *office,
                                         DeskDate         from,
                                         DeskDate         until,
                                         GError         **error);
gint64       desk_meetings_next         (DeskOffice      *office,
                                         gint64           series,
                                         DeskDate         day,
                                         GError         **error);
gint64       desk_meetings_find         (DeskOffice      *office,
                                         const char      *word,
                                         GError         **error);
GPtrArray   *desk_meetings_agenda       (DeskOffice      *office,
                                         gint64           meeting,
                                         GError         **error);
GPtrArray   *desk_meetings_people       (DeskOffice      *office,
                                         gint64           meeting,
                                         GError         **error);

/* Verbs. What they refuse (MEE-1): hold – a cancelled meeting, or one whose minutes are
 * closed; attendance – minutes closed; close – a meeting that is not held (topics without
 * an outcome are parked); reopen – minutes that are not closed; cancel – a meeting that is
 * not merely planned. */
gboolean     desk_meetings_hold         (DeskOffice      *office,
                                         gint64           meeting,
                                         gint64           chair,
                                         gint64           minuter,
                                         GError         **error);
gboolean     desk_meetings_invite       (DeskOffice      *office,
                                         gint64           meeting,
                                         const gint64    *people,
                                         guint            n_people,
                                         GError         **error);
gboolean     desk_meetings_mark         (DeskOffice      *office,
                                         gint64           meeting,
                                         gint64           person,
                                         const char      *mark,
                                         gint64           minutes,
                                         const char      *note,
                                         GError         **error);
gboolean     desk_meetings_mark_others  (DeskOffice      *office,
                                         gint64           meeting,
                                         GError         **error);
char        *desk_meetings_preview_mark (DeskOffice      *office,
                                         gint64           meeting,
                                         gint64           person,
                                         const char      *mark);
gboolean     desk_meetings_close        (DeskOffice      *office,
                                         gint64           meeting,
                                         GError         **error);
gboolean     desk_meetings_reopen       (DeskOffice      *office,
                                         gint64           meeting,
                                         GError         **error);
gboolean     desk_meetings_cancel       (DeskOffice      *office,
                                         gint64           meeting,
                                         const char      *reason,
                                         GError         **error);

/* Of every act */
gboolean     desk_meetings_settle       (DeskOffice      *office,
                                         DeskChanges     *changes,
                                         GError         **error);
void         desk_meetings_complete     (DeskOffice      *office,
                                         DeskDraft       *draft);
gboolean     desk_meetings_check_draft  (DeskOffice      *office,
                                         DeskDraft       *draft,
                                         GError         **error);
gboolean     desk_meetings_removes      (const DeskKind  *kind);
gboolean     desk_meetings_remove       (DeskOffice      *office,
                                         const DeskKind  *kind,
                                         gint64           id,
                                         GError         **error);
gboolean     desk_meetings_add_today    (DeskOffice      *office,
                                         GPtrArray       *items,
                                         DeskDate         day,
                                         GError         **error);

void         desk_meeting_free          (DeskMeeting     *self);
void         desk_attendance_free       (DeskAttendance  *self);
void         desk_agenda_item_free      (DeskAgendaItem  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskMeeting, desk_meeting_free)

G_END_DECLS
