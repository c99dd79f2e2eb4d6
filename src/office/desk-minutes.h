/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

/* Minutes: one line an item (MEE-1, MEE-3, MEE-6). */
typedef struct
{
  gint64 id;
  char *kind;       /* code: topic information decision task parked */
  char *text;
  gint64 position;
  gboolean planned; /* it was on the agenda */
  gint64 from;      /* the parked item that it takes up, or 0 */
  gboolean open;    /* a parked item that nothing took up */
  gint64 notice;    /* of a task, or 0 */
  char *number;     /* (nullable) of the notice, and what follows of it */
  char *to;         /* (nullable) */
  DeskDate due;
  char *state;      /* (nullable) code of the notice's state */
  gboolean printed; /* the notice is */
} DeskMinute;

/* An item as it is typed. A task asks only for who and when, and becomes a notice. */
typedef struct
{
  const char *kind;     /* code */
  const char *text;
  gint64 from;          /* the parked item or agenda topic that it takes up, or 0 */
  gint64 person;        /* of a task: to whom, or */
  gint64 department;    /* to which */
  DeskDate due;         /* of a task */
  const char *standard; /* (nullable) of a task */
  gint64 issuer;        /* of a task; 0: the chair */
} DeskMinuteInput;

/* Verbs, each one act. All refuse when the minutes are closed or the meeting was
 * cancelled (MEE-1); what makes a task is refused as desk_notices_issue() is (MEE-3). An
 * item whose notice is printed can be neither changed nor removed: make the notice void.
 *   add     writes an item; into a meeting that is only planned: a topic of its agenda
 *   decide  gives a topic its outcome, or an item another one
 *   remove  takes an item away, with its unprinted notice */
gint64     desk_minutes_add    (DeskOffice             *office,
                                gint64                  meeting,
                                const DeskMinuteInput  *input,
                                GError                **error);
gboolean   desk_minutes_decide (DeskOffice             *office,
                                gint64                  item,
                                const DeskMinuteInput  *input,
                                GError                **error);
gboolean   desk_minutes_edit   (DeskOffice             *office,
                                gint64                  item,
                                const char             *text,
                                GError                **error);
gboolean   desk_minutes_move   (DeskOffice             *office,
                                gint64                  item,
                                gint64                  position,
                                GError                **error);
gboolean   desk_minutes_remove (DeskOffice             *office,
                                gint64                  item,
                                GError                **error);

/* Questions */
GPtrArray *desk_minutes_list   (DeskOffice             *office,
                                gint64                  meeting,
                                GError                **error);
gboolean   desk_minutes_is_open
                               (DeskOffice             *office,
                                gint64                  meeting,
                                GError                **error);

/* A line found in the minutes of all years. */
typedef struct
{
  gint64 item;
  gint64 meeting;
  DeskDate date;
  char *title; /* of the meeting */
  char *kind;  /* code */
  char *text;
} DeskMinuteHit;

GPtrArray *desk_minutes_search (DeskOffice             *office,
                                const char             *text,
                                DeskDate                from,
                                DeskDate                until,
                                GError                **error);

void       desk_minute_free     (DeskMinute            *self);
void       desk_minute_hit_free (DeskMinuteHit         *self);

G_END_DECLS
