/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-reports.h"

G_BEGIN_DECLS

/* Somebody's work report at the side, to be written, handed in and reviewed. */
#define DESK_TYPE_MEETINGS_REPORT (desk_meetings_report_get_type ())
G_DECLARE_FINAL_TYPE (DeskMeetingsReport, desk_meetings_report, DESK, MEETINGS_REPORT, GtkWidget)

GtkWidget *desk_meetings_report_new        (DeskOffice          *office);
gboolean   desk_meetings_report_show       (DeskMeetingsReport  *self,
                                            gint64               person,
                                            DeskDate             week,
                                            GError             **error);
gint64     desk_meetings_report_get_person (DeskMeetingsReport  *self);
void       desk_meetings_report_focus      (DeskMeetingsReport  *self);

G_END_DECLS
