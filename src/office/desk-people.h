/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

/* Why somebody is not there on a day. */
typedef enum
{
  DESK_PERSON_PRESENT,
  DESK_PERSON_ON_LEAVE,
  DESK_PERSON_SUSPENDED,
  DESK_PERSON_NOT_JOINED,
  DESK_PERSON_LEFT,
} DeskPresence;

/* Who is there on which day, read once for questions about many days. */
typedef struct _DeskPresences DeskPresences;

gint64        desk_people_find          (DeskOffice   *office,
                                         const char   *name,
                                         GError      **error);
char         *desk_people_dup_name      (DeskOffice   *office,
                                         gint64        person);
DeskPresence  desk_people_presence      (DeskOffice   *office,
                                         gint64        person,
                                         DeskDate      date);
DeskPresences *
              desk_presences_new        (DeskOffice   *office,
                                         GError      **error);
void          desk_presences_free       (DeskPresences *self);
DeskPresence  desk_presences_get        (DeskPresences *self,
                                         gint64        person,
                                         DeskDate      date);
GArray       *desk_people_present       (DeskOffice   *office,
                                         DeskDate      date,
                                         GError      **error);
gint64        desk_people_acting        (DeskOffice   *office,
                                         const char   *post,
                                         DeskDate      date);
gint64        desk_people_holder        (DeskOffice   *office,
                                         const char   *post);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskPresences, desk_presences_free)

G_END_DECLS
