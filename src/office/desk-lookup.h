/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

/* What an import asks of the office before it writes. */

/* What tells two people of one name apart. */
typedef struct
{
  gint64 id;
  char *name;
  char *phone;      /* (nullable) */
  char *entry_date; /* (nullable) ISO */
} DeskIdentity;

void       desk_identity_free        (DeskIdentity       *self);
GPtrArray *desk_lookup_identities    (DeskOffice         *office,
                                      GError            **error);
gint64     desk_lookup_same          (DeskOffice         *office,
                                      DeskDraft          *draft,
                                      const char *const  *fields);
GArray    *desk_lookup_members       (DeskOffice         *office,
                                      gint64              group,
                                      DeskDate            date,
                                      GError            **error);
gboolean   desk_lookup_planned_after (DeskOffice         *office,
                                      DeskDate            date);

G_END_DECLS
