/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-record-table.h"

G_BEGIN_DECLS

/* MEE-7: the plans, filtered by period and state. */
#define DESK_TYPE_MEETINGS_PLAN_LIST (desk_meetings_plan_list_get_type ())
G_DECLARE_FINAL_TYPE (DeskMeetingsPlanList, desk_meetings_plan_list, DESK, MEETINGS_PLAN_LIST,
                      DeskRecordTable)

GtkWidget *desk_meetings_plan_list_new (DeskOffice *office);

G_END_DECLS
