/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

/* What stands in somebody's calendar: duties, meetings, rooms, days when something
 * is due. */
typedef struct
{
  const char *kind; /* of records: duties, meetings, bookings, notices, shoots, loans */
  char *key;        /* the same as long as it is the same thing: "meetings-12" */
  DeskDate date;
  char *start, *end; /* (nullable): times of day; %NULL: all day */
  char *title;
  char *place;       /* (nullable) */
  char *text;        /* (nullable) */
  gboolean cancelled;
} DeskDatesEvent;

GPtrArray *desk_dates_list       (DeskOffice      *office,
                                  DeskDate         from,
                                  DeskDate         to,
                                  gint64           person,
                                  const char      *language,
                                  GError         **error);
char      *desk_dates_dup_studio (DeskOffice      *office);
void       desk_dates_event_free (DeskDatesEvent  *self);

G_END_DECLS
