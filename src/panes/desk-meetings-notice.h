/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-notices.h"

G_BEGIN_DECLS

/* A task notice at the side: what it says, what can be done with it, what was. */
#define DESK_TYPE_MEETINGS_NOTICE (desk_meetings_notice_get_type ())
G_DECLARE_FINAL_TYPE (DeskMeetingsNotice, desk_meetings_notice, DESK, MEETINGS_NOTICE, GtkWidget)

GtkWidget *desk_meetings_notice_new         (DeskOffice          *office);
gboolean   desk_meetings_notice_show        (DeskMeetingsNotice  *self,
                                             gint64               notice,
                                             GError             **error);
gint64     desk_meetings_notice_get_notice  (DeskMeetingsNotice  *self);
void       desk_meetings_notice_ask_reason  (DeskMeetingsNotice  *self);
void       desk_meetings_notice_ask_percent (DeskMeetingsNotice  *self);

G_END_DECLS
