/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* A new task notice at the side: to whom, what, by when. */
#define DESK_TYPE_MEETINGS_ISSUE (desk_meetings_issue_get_type ())
G_DECLARE_FINAL_TYPE (DeskMeetingsIssue, desk_meetings_issue, DESK, MEETINGS_ISSUE, GtkWidget)

GtkWidget *desk_meetings_issue_new   (DeskOffice        *office);
void       desk_meetings_issue_begin (DeskMeetingsIssue *self);

G_END_DECLS
