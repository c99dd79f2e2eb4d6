/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"
#include "desk-query.h"

G_BEGIN_DECLS

/* Plans of a year, a term, a month or a week, written by a person for a department
 * or the studio, handed in and reviewed by the director (MEE-7). A plan is made and
 * changed as any record (desk-records.h) as long as it is not handed in; what came
 * of it is written in any time. Each verb is one act. */

/* Which plans a list shows. */
typedef struct
{
  const char *period; /* (nullable) code */
  const char *state;  /* (nullable) code */
  const char *sort;   /* (nullable) a field; %NULL: what begins last first */
  gboolean descending;
} DeskPlansFilter;

void     desk_plans_filter       (DeskQuery             *plans,
                                  const DeskPlansFilter *filter);

/* Refused for one that is handed in or approved already. */
gboolean desk_plans_submit       (DeskOffice      *office,
                                  gint64           plan,
                                  GError         **error);

/* Approves or returns; refused for anybody but the director or who stands in, for
 * a plan that was not handed in, and a return without saying why. @by 0: who acts
 * as the director. */
gboolean desk_plans_review       (DeskOffice      *office,
                                  gint64           plan,
                                  gboolean         approve,
                                  const char      *review,
                                  gint64           by,
                                  GError         **error);

/* Drafts, for editors, imports and the command line: fills in title and days. */
void     desk_plans_complete     (DeskOffice      *office,
                                  DeskDraft       *draft);
gboolean desk_plans_check_draft  (DeskOffice      *office,
                                  DeskDraft       *draft,
                                  GError         **error);
gboolean desk_plans_check_remove (DeskOffice      *office,
                                  const DeskKind  *kind,
                                  gint64           id,
                                  GError         **error);
gboolean desk_plans_add_today    (DeskOffice      *office,
                                  GPtrArray       *items,
                                  DeskDate         day,
                                  GError         **error);

G_END_DECLS
