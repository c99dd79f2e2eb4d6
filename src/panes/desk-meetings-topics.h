/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-meetings.h"

G_BEGIN_DECLS

/* The agenda: what carries over and what is new, to be taken up line by line. */
#define DESK_TYPE_MEETINGS_TOPICS (desk_meetings_topics_get_type ())
G_DECLARE_FINAL_TYPE (DeskMeetingsTopics, desk_meetings_topics, DESK, MEETINGS_TOPICS, GtkWidget)

GtkWidget            *desk_meetings_topics_new       (void);
void                  desk_meetings_topics_show      (DeskMeetingsTopics *self,
                                                      GPtrArray          *agenda,
                                                      GPtrArray          *minutes,
                                                      gboolean            open);
const DeskAgendaItem *desk_meetings_topics_get_taken (DeskMeetingsTopics *self);

G_END_DECLS
