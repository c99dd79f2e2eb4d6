/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-record-editor.h"

G_BEGIN_DECLS

/* MEE-7: what has become of a plan, and its next step: handed in, approved, returned. */
#define DESK_TYPE_MEETINGS_PLAN_REVIEW (desk_meetings_plan_review_get_type ())
G_DECLARE_FINAL_TYPE (DeskMeetingsPlanReview, desk_meetings_plan_review, DESK,
                      MEETINGS_PLAN_REVIEW, GtkWidget)

GtkWidget *desk_meetings_plan_review_new  (DeskOffice              *office,
                                           DeskRecordEditor        *editor);
void       desk_meetings_plan_review_show (DeskMeetingsPlanReview  *self,
                                           gint64                   plan);

G_END_DECLS
