/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

/* Task notices 任务通知单 (MEE-3, MEE-4). Numbers of a year have no holes: the lowest
 * free one is given out. Undoing the issue, or making an unprinted notice void, frees
 * its number; a printed one stays, void. */
typedef struct
{
  gint64 id;
  char *number;      /* "RW-2026-0001" */
  gint64 person;     /* to whom, or 0 */
  gint64 department; /* or to which, or 0 */
  char *to;          /* its name */
  gint64 acting;     /* who answers for it on the day asked about: the person, or the
                        head of the department or the deputy (PEO-2); or 0 */
  char *acting_name;
  DeskDate issued;
  DeskDate due;
  char *content;
  char *standard;    /* (nullable) */
  char *state;       /* code: issued received in-progress done confirmed returned void */
  gint64 progress;   /* percent */
  gint64 issuer;
  char *issuer_name;
  gint64 meeting;    /* or 0 */
  char *printed;     /* (nullable) moment */
  char *closed;      /* (nullable) moment of the confirmation, or of becoming void */
  char *last_reason; /* (nullable) why it was sent back or is void */
  gboolean late;     /* open after its due day */
} DeskNotice;

typedef struct
{
  char *at;
  char *event;  /* code: issued printed received progress done confirmed returned void */
  gint64 person;
  char *name;   /* may be empty */
  int percent;  /* -1: none */
  char *note;   /* (nullable) */
} DeskNoticeEvent;

/* How long a task and its standard may be: more would not be legible on paper. */
#define DESK_NOTICE_LENGTH 2000

/* What is asked for. */
typedef struct
{
  gint64 person;        /* to whom, or */
  gint64 department;    /* to which */
  DeskDate due;
  const char *content;
  const char *standard; /* (nullable) */
  gint64 issuer;        /* 0: who acts as administration */
  gint64 meeting;       /* or 0 */
} DeskNoticeRequest;

/* Which notices a list has. */
typedef struct
{
  gboolean open;       /* only those that are neither confirmed nor void */
  gboolean unprinted;
  gint64 person;       /* whose: to the person, or to a department that the person heads */
  gint64 department;
  gint64 issuer;
  gint64 meeting;
  DeskDate from, until; /* days of issue */
  DeskDate day;         /* the day asked about; none: today */
} DeskNoticeFilter;

/* Verbs, each one act. What they refuse:
 *   issue     (MEE-3) nobody or two named, somebody who does not work here, no content, no
 *             due day
 *   receive   (MEE-4) unless issued or sent back; by others than the receiver
 *   progress  (MEE-4) when done, closed or void; by others than the receiver. Of one that
 *             was not received yet the signature is recorded with it
 *   done      (MEE-4) as progress
 *   return    (MEE-4) without a reason; when closed or sent back already; by others than the
 *             issuer when it is done, than issuer and receiver before
 *   confirm   (MEE-4) unless done; by anyone but the issuer (who left: the director)
 *   void      (MEE-3) when closed; a printed one without a reason; by others than the
 *             issuer, the administration and the director
 *   printed is final: from then on undoing the issue is refused. */
char       *desk_notices_issue        (DeskOffice               *office,
                                       const DeskNoticeRequest  *request,
                                       gint64                   *notice,
                                       GError                  **error);
gboolean    desk_notices_receive      (DeskOffice               *office,
                                       gint64                    notice,
                                       gint64                    by,
                                       GError                  **error);
gboolean    desk_notices_progress     (DeskOffice               *office,
                                       gint64                    notice,
                                       gint64                    percent,
                                       const char               *note,
                                       gint64                    by,
                                       GError                  **error);
gboolean    desk_notices_done         (DeskOffice               *office,
                                       gint64                    notice,
                                       const char               *note,
                                       gint64                    by,
                                       GError                  **error);
gboolean    desk_notices_return       (DeskOffice               *office,
                                       gint64                    notice,
                                       const char               *reason,
                                       gint64                    by,
                                       GError                  **error);
gboolean    desk_notices_confirm      (DeskOffice               *office,
                                       gint64                    notice,
                                       gint64                    by,
                                       GError                  **error);
gboolean    desk_notices_void         (DeskOffice               *office,
                                       gint64                    notice,
                                       const char               *reason,
                                       gint64                    by,
                                       GError                  **error);
gboolean    desk_notices_mark_printed (DeskOffice               *office,
                                       const gint64             *notices,
                                       guint                     n_notices,
                                       GError                  **error);

/* Questions */
gint64      desk_notices_find         (DeskOffice               *office,
                                       const char               *word,
                                       GError                  **error);
gboolean    desk_notices_find_to      (DeskOffice               *office,
                                       const char               *word,
                                       gint64                   *person,
                                       gint64                   *department,
                                       GError                  **error);
DeskNotice *desk_notices_get          (DeskOffice               *office,
                                       gint64                    notice,
                                       GError                  **error);
GPtrArray  *desk_notices_list         (DeskOffice               *office,
                                       const DeskNoticeFilter   *filter,
                                       GError                  **error);
GPtrArray  *desk_notices_history      (DeskOffice               *office,
                                       gint64                    notice,
                                       GError                  **error);
GStrv       desk_notices_moves        (const DeskNotice         *self);

/* Of every act */
gboolean    desk_notices_settle       (DeskOffice               *office,
                                       DeskChanges              *changes,
                                       GError                  **error);
gboolean    desk_notices_check_draft  (DeskOffice               *office,
                                       DeskDraft                *draft,
                                       GError                  **error);
gboolean    desk_notices_add_today    (DeskOffice               *office,
                                       GPtrArray                *items,
                                       DeskDate                  day,
                                       GError                  **error);

void        desk_notice_free          (DeskNotice               *self);
void        desk_notice_event_free    (DeskNoticeEvent          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskNotice, desk_notice_free)

G_END_DECLS
