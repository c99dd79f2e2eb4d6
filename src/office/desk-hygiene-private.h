/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-hygiene.h"

G_BEGIN_DECLS

/* A duty day with at least one X. */
typedef struct
{
  DeskDate date;
  gint64 group;   /* 0 in person mode */
  gint64 person;  /* in person mode: whose fail it is; else 0 */
  GArray *people; /* gint64: on duty and not on leave */
} DeskHygieneFail;

GPtrArray  *desk_hygiene_read_fails  (DeskOffice             *office,
                                      DeskDate                month,
                                      GError                **error);
GHashTable *desk_hygiene_fined       (DeskOffice             *office,
                                      GPtrArray              *fails);
guint       desk_hygiene_count_fails (GPtrArray              *fails,
                                      const DeskHygieneFail  *like);
void        desk_hygiene_add_fail    (GPtrArray              *fails,
                                      DeskDate                date,
                                      gint64                  group,
                                      gint64                  person);

G_END_DECLS
