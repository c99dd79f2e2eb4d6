/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-flow.h"

G_BEGIN_DECLS

/* What was signed in a span of days, by step and by signer (SHO-7). A day belongs to
 * the step in which the case stood at its end, and to who signed the step; a day of
 * delay likewise. */
typedef struct
{
  char *step;
  char *title;
  guint n;     /* sign-offs */
  gint64 days; /* working days that belong to them; the mean is days / n */
  int longest;
  gint64 late; /* days of delay that belong to them */
} DeskFlowStepReport;

typedef struct
{
  gint64 person;
  char *name;
  guint n;         /* sign-offs */
  gint64 days;
  gint64 late;     /* of what was signed */
  gint64 late_now; /* of what is open and late today, when today is in the span */
  guint remarks;   /* wrong turns and complaints that point to the person (SHO-5) */
} DeskFlowPersonReport;

typedef struct
{
  char *flow; /* code */
  char *title;
  DeskDate from, to;
  GPtrArray *steps;  /* DeskFlowStepReport, all but the last, in order */
  GPtrArray *people; /* DeskFlowPersonReport, most delay first */
  guint n_limits;    /* limits that ended with a sign-off in the span */
  guint n_on_time;   /* of them in time */
  guint n_begun;
  guint n_closed;
  guint n_cancelled;
  guint n_reshot;    /* of the closed ones: with more than one round */
  guint n_rounds;    /* of the closed ones: all rounds */
} DeskFlowReport;

/* 《服务流程统计表》: a row a case, a column a step. */
typedef struct
{
  gint64 person;      /* or 0: not signed yet */
  char *person_name;
  DeskDate signed_on;
  gboolean monitored; /* the monitor's mark */
  char *monitor_name;
  DeskDate monitored_on;
  gint64 round;       /* the last one in which the step was come to */
  int days;           /* -1: not left yet */
  int late;
} DeskFlowRegisterCell;

typedef struct
{
  gint64 shoot;
  char *number;
  char *client_number; /* (nullable) */
  char *client_name;
  char *category;
  char *state;
  gint64 rounds;
  DeskDate begun;
  DeskDate ended;      /* or none */
  GPtrArray *cells;    /* DeskFlowRegisterCell, %NULL: never come to; one a column */
  char *remark;        /* why it waits, was sent back or cancelled; may be empty */
} DeskFlowRegisterRow;

typedef struct
{
  char *flow;
  char *title;
  DeskDate from, to;
  GPtrArray *steps;    /* DeskFlowStep, of @template: the columns */
  GPtrArray *rows;     /* DeskFlowRegisterRow: cases under way in the span */
  DeskFlowTemplate *template;
} DeskFlowRegister;

DeskFlowReport   *desk_flow_get_report    (DeskOffice        *office,
                                           const char        *flow,
                                           DeskDate           from,
                                           DeskDate           to,
                                           GError           **error);
void              desk_flow_report_free   (DeskFlowReport    *self);
DeskFlowRegister *desk_flow_get_register  (DeskOffice        *office,
                                           const char        *flow,
                                           DeskDate           from,
                                           DeskDate           to,
                                           GError           **error);
void              desk_flow_register_free (DeskFlowRegister  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskFlowReport, desk_flow_report_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskFlowRegister, desk_flow_register_free)

G_END_DECLS
