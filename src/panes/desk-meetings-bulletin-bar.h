/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* MEE-7: the work bulletin of a month: what is written for it, issued, printed. */
#define DESK_TYPE_MEETINGS_BULLETIN_BAR (desk_meetings_bulletin_bar_get_type ())
G_DECLARE_FINAL_TYPE (DeskMeetingsBulletinBar, desk_meetings_bulletin_bar, DESK,
                      MEETINGS_BULLETIN_BAR, GtkWidget)

GtkWidget *desk_meetings_bulletin_bar_new       (DeskOffice               *office);
gboolean   desk_meetings_bulletin_bar_refresh   (DeskMeetingsBulletinBar  *self,
                                                 GError                  **error);
DeskDate   desk_meetings_bulletin_bar_get_month (DeskMeetingsBulletinBar  *self);
gint64     desk_meetings_bulletin_bar_get_id    (DeskMeetingsBulletinBar  *self);

G_END_DECLS
