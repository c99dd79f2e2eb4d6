/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

/* Something that waits for someone. */
typedef struct
{
  /* stable code: "duty", "inspection", "plan", "rectify", "swap", "fine", "probation", "term" … */
  const char *kind;
  DeskDate date;    /* due day; may be none */
  char *who;        /* who it waits for; may be empty */
  char *text;       /* a sentence in the language in force */
  gboolean late;
  const DeskKind *about; /* (nullable): the record it is about, to be shown on a click */
  gint64 about_id;
} DeskTodayItem;

GPtrArray *desk_today_list         (DeskOffice           *office,
                                    DeskDate              day,
                                    GError              **error);
void       desk_today_item_free    (DeskTodayItem        *self);

/* For those who add items */
void       desk_today_last_about   (GPtrArray            *items,
                                    const DeskKind       *kind,
                                    gint64                id);

/* What is notified once a day (INV-9) */
gboolean   desk_today_item_reminds (const DeskTodayItem  *self);
char      *desk_today_item_dup_key (const DeskTodayItem  *self);

G_END_DECLS
