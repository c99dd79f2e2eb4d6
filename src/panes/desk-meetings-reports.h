/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-meetings-view.h"

G_BEGIN_DECLS

/* The work reports of a week: who has handed in, who has not. */
#define DESK_TYPE_MEETINGS_REPORTS (desk_meetings_reports_get_type ())
G_DECLARE_FINAL_TYPE (DeskMeetingsReports, desk_meetings_reports, DESK, MEETINGS_REPORTS,
                      DeskMeetingsView)

G_END_DECLS
