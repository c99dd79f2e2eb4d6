/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-meetings.h"
#include "desk-notices.h"
#include "desk-text.h"

G_BEGIN_DECLS

/* A day that a series gives a meeting: the nominal one and, moved out of the days
 * off, the one on which it takes place. */
typedef struct
{
  DeskDate slot;
  DeskDate date;
} DeskSlot;

char    *desk_meetings_state       (DeskOffice   *office,
                                    gint64        meeting,
                                    GError      **error);
gint64   desk_meetings_acting      (DeskOffice   *office,
                                    gint64        series,
                                    const char   *column,
                                    gint64        named,
                                    DeskDate      day);
char    *desk_meetings_dup_title   (DeskOffice   *office,
                                    gint64        meeting);
GArray  *desk_meetings_slots       (DeskOffice   *office,
                                    gint64        series,
                                    DeskDate      from,
                                    DeskDate      until,
                                    GError      **error);
gboolean desk_meetings_write_people (DeskOffice  *office,
                                     gint64       meeting,
                                     GError     **error);
char    *desk_meetings_normal_time (const char   *text);
char    *desk_meetings_shorten     (const char   *text);
char    *desk_meetings_clean       (const char   *text);
char    *desk_notices_dup_to       (DeskOffice   *office,
                                    gint64        person,
                                    gint64        department);

G_END_DECLS
