/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-minutes.h"

G_BEGIN_DECLS

/* The items of the minutes, in order; before the meeting, its topics. */
#define DESK_TYPE_MEETINGS_MINUTES (desk_meetings_minutes_get_type ())
G_DECLARE_FINAL_TYPE (DeskMeetingsMinutes, desk_meetings_minutes, DESK, MEETINGS_MINUTES,
                      GtkWidget)

GtkWidget        *desk_meetings_minutes_new        (DeskOffice           *office);
void              desk_meetings_minutes_show       (DeskMeetingsMinutes  *self,
                                                    GPtrArray            *items,
                                                    gboolean              planned,
                                                    gboolean              open);
const DeskMinute *desk_meetings_minutes_get_wanted (DeskMeetingsMinutes  *self);

G_END_DECLS
