/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* Who is there: a line a person, to be gone through with the keypad. */
#define DESK_TYPE_MEETINGS_ATTENDANCE (desk_meetings_attendance_get_type ())
G_DECLARE_FINAL_TYPE (DeskMeetingsAttendance, desk_meetings_attendance, DESK, MEETINGS_ATTENDANCE,
                      GtkWidget)

GtkWidget *desk_meetings_attendance_new  (DeskOffice              *office);
void       desk_meetings_attendance_show (DeskMeetingsAttendance  *self,
                                          gint64                   meeting,
                                          gboolean                 open,
                                          GPtrArray               *people);

G_END_DECLS
