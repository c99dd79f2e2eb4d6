/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

/* One record added, changed or removed, with the checks of its kind: each is an act. */
gboolean   desk_records_save         (DeskOffice      *office,
                                      DeskDraft       *draft,
                                      GError         **error);
gboolean   desk_records_remove       (DeskOffice      *office,
                                      const DeskKind  *kind,
                                      gint64           id,
                                      GError         **error);
gboolean   desk_records_check        (DeskOffice      *office,
                                      DeskDraft       *draft,
                                      GError         **error);
gboolean   desk_records_write        (DeskOffice      *office,
                                      DeskDraft       *draft,
                                      GError         **error);
gint64     desk_records_find         (DeskOffice      *office,
                                      const DeskKind  *kind,
                                      const char      *id_or_name,
                                      GError         **error);

/* What the journal says of a record or an act, field by field, in words */
GPtrArray *desk_records_describe     (DeskOffice      *office,
                                      gint64           entry,
                                      const char      *language,
                                      GError         **error);

/* One line of desk_records_describe(). */
typedef struct
{
  const DeskKind *kind;
  gint64 id;
  DeskChangeType type;
  char *record; /* its name */
  char *field;  /* label; NULL for a record as a whole */
  char *before;
  char *after;
} DeskFieldChange;

void       desk_field_change_free    (DeskFieldChange *self);

G_END_DECLS
