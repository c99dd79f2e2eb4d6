/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

/* What has to be put right about the equipment (INV-7, INV-8). */
typedef enum
{
  DESK_CARE_DAMAGE,  /* files that are open or proposed */
  DESK_CARE_JOB,     /* jobs that are open, items that are away */
  DESK_CARE_SERVICE, /* items whose periodic service is due */
  DESK_CARE_IDLE,    /* items in store that nobody used for long */
  DESK_CARE_SETTLED, /* files and jobs that are closed, the newest first */
} DeskCareSection;

typedef struct
{
  DeskCareSection section;
  const DeskKind *kind; /* damages, jobs or equipment */
  gint64 id;
  gint64 item;
  char *number;         /* (nullable): of the file or job */
  char *title;          /* the item: "EQ-001 Canon EOS R5" */
  char *text;           /* (nullable): what happened, the fault, how it is stored */
  const char *state;    /* (nullable): the code of the file or job, interned */
  DeskDate date;        /* when it happened or was reported, was last used, is due */
  gboolean late;
} DeskCareEntry;

GPtrArray *desk_care_list       (DeskOffice     *office,
                                 DeskDate        day,
                                 gboolean        settled,
                                 GError        **error);
GPtrArray *desk_care_list_item  (DeskOffice     *office,
                                 gint64          item,
                                 GError        **error);
void       desk_care_entry_free (DeskCareEntry  *self);

G_END_DECLS
