/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-meetings.h"
#include "desk-notices.h"

G_BEGIN_DECLS

/* Words and small parts that the views of the meetings pane have in common. */
char       *desk_meetings_when_words (const DeskMeeting *meeting);
const char *desk_meetings_state_word (const DeskMeeting *meeting);
char       *desk_meetings_due_words  (DeskDate           due,
                                      gboolean           late);
const char *desk_meetings_notice_state_word
                                     (const char        *state);
gint64      desk_meetings_confirmer  (DeskOffice        *office,
                                      const DeskNotice  *notice);
DeskDate    desk_meetings_read_day   (const char        *text,
                                      DeskDate           today);
char       *desk_meetings_day_words  (DeskDate           date);

GtkWidget  *desk_meetings_chip       (const char        *text,
                                      const char        *css);
GtkWidget  *desk_meetings_icon_button (const char       *icon,
                                       const char       *tooltip);

G_END_DECLS
