/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-meetings-view.h"
#include "desk-pane.h"

G_BEGIN_DECLS

/* MEE-7: the plans of years, terms, months and weeks with their review, and the work
 * bulletin of a month. */
#define DESK_TYPE_MEETINGS_PLANS (desk_meetings_plans_get_type ())
G_DECLARE_FINAL_TYPE (DeskMeetingsPlans, desk_meetings_plans, DESK, MEETINGS_PLANS,
                      DeskMeetingsView)

void desk_meetings_plans_add_actions (DeskPane *pane);

G_END_DECLS
