/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* A meeting: its agenda, who is there, and its minutes. */
#define DESK_TYPE_MEETINGS_PAGE (desk_meetings_page_get_type ())
G_DECLARE_FINAL_TYPE (DeskMeetingsPage, desk_meetings_page, DESK, MEETINGS_PAGE, GtkWidget)

GtkWidget *desk_meetings_page_new         (DeskOffice       *office);
gboolean   desk_meetings_page_show        (DeskMeetingsPage *self,
                                           gint64            meeting,
                                           GError          **error);
gint64     desk_meetings_page_get_meeting (DeskMeetingsPage *self);
void       desk_meetings_page_focus       (DeskMeetingsPage *self);

G_END_DECLS
