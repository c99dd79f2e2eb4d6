/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

/* The studio's calendar for phones (iCalendar, RFC 5545): duties, meetings, booked
 * rooms, days when something is due. */
typedef struct
{
  DeskDate from, to;
  gint64 person;        /* 0: everybody's */
  const char *language; /* of the titles */
} DeskIcalendarRequest;

char *desk_icalendar_write (DeskOffice                  *office,
                            const DeskIcalendarRequest  *request,
                            guint                       *n_events,
                            GError                     **error);

G_END_DECLS
