/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-meetings.h"
#include "desk-minutes.h"

G_BEGIN_DECLS

/* The line in which minutes are typed; a task asks below it for who and when. */
#define DESK_TYPE_MEETINGS_ENTRY (desk_meetings_entry_get_type ())
G_DECLARE_FINAL_TYPE (DeskMeetingsEntry, desk_meetings_entry, DESK, MEETINGS_ENTRY, GtkWidget)

GtkWidget *desk_meetings_entry_new         (DeskOffice           *office);
void       desk_meetings_entry_set_meeting (DeskMeetingsEntry    *self,
                                            const DeskMeeting    *meeting);
void       desk_meetings_entry_take_up     (DeskMeetingsEntry    *self,
                                            const DeskAgendaItem *item);
void       desk_meetings_entry_edit        (DeskMeetingsEntry    *self,
                                            const DeskMinute     *item);

G_END_DECLS
