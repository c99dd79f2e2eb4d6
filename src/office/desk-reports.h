/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

/* Work reports 工作计划汇报表: one a person and ISO week (MEE-2). A week is told by any
 * of its days. */

/* A task notice in a report, as it stood when the report was handed in. */
typedef struct
{
  gint64 notice;
  char *number;
  char *content;
  DeskDate due;
  char *state;      /* code */
  gint64 percent;
  char *note;       /* (nullable) the last note of that week */
} DeskReportNotice;

typedef struct
{
  gint64 id;          /* 0: there is none yet */
  DeskDate week;      /* its Monday */
  gint64 person;
  char *name;
  char *department;   /* (nullable) its name */
  char *handed_in;    /* (nullable) moment */
  char *done;         /* (nullable) */
  char *shortcomings; /* (nullable) */
  char *next;         /* (nullable) */
  gint64 reviewer;    /* who reviewed it, else who is to */
  char *reviewer_name;
  char *reviewed;     /* (nullable) moment */
  char *comment;      /* (nullable) */
  GPtrArray *notices; /* DeskReportNotice: pre-filled, open ones of the person */
} DeskReport;

/* Progress that a report tells of a notice. */
typedef struct
{
  gint64 notice;
  gint64 percent;   /* 100: done */
  const char *note; /* (nullable) */
} DeskReportProgress;

/* What a person writes. */
typedef struct
{
  gint64 person;
  DeskDate week;
  const char *done;
  const char *shortcomings;
  const char *next;
  const DeskReportProgress *progress;
  guint n_progress;
} DeskReportInput;

/* Verbs, each one act. What they refuse (MEE-2): save, hand-in – a report that was
 * reviewed, an empty one, a person who does not work here then; review – one that was not
 * handed in, by others than the head of the department or the deputy (of a head's own
 * report: the director), one's own; reopen – one that was not reviewed, by others than the
 * reviewer's post. */
gboolean    desk_reports_save      (DeskOffice             *office,
                                    const DeskReportInput  *input,
                                    GError                **error);
gboolean    desk_reports_hand_in   (DeskOffice             *office,
                                    const DeskReportInput  *input,
                                    GError                **error);
gboolean    desk_reports_review    (DeskOffice             *office,
                                    gint64                  person,
                                    DeskDate                week,
                                    const char             *comment,
                                    gint64                  by,
                                    GError                **error);
gboolean    desk_reports_reopen    (DeskOffice             *office,
                                    gint64                  person,
                                    DeskDate                week,
                                    gint64                  by,
                                    GError                **error);
gboolean    desk_reports_paste     (DeskOffice             *office,
                                    DeskDate                week,
                                    GPtrArray              *rows,
                                    GError                **error);

/* Questions */
DeskDate    desk_reports_week_for  (DeskOffice             *office,
                                    DeskDate                meeting);
DeskDate    desk_reports_week_due  (DeskOffice             *office,
                                    DeskDate                day);
DeskReport *desk_reports_get       (DeskOffice             *office,
                                    gint64                  person,
                                    DeskDate                week,
                                    GError                **error);
GPtrArray  *desk_reports_list      (DeskOffice             *office,
                                    DeskDate                week,
                                    GError                **error);
GArray     *desk_reports_missing   (DeskOffice             *office,
                                    DeskDate                week,
                                    GError                **error);

/* Of every act */
gboolean    desk_reports_check_draft
                                   (DeskOffice             *office,
                                    DeskDraft              *draft,
                                    GError                **error);
gboolean    desk_reports_add_today (DeskOffice             *office,
                                    GPtrArray              *items,
                                    DeskDate                day,
                                    GError                **error);

void        desk_report_notice_free (DeskReportNotice      *self);
void        desk_report_free        (DeskReport            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskReport, desk_report_free)

G_END_DECLS
