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
} DeskTodayItem;

GPtrArray *desk_today_list      (DeskOffice     *office,
                                 DeskDate        day,
                                 GError        **error);
void       desk_today_item_free (DeskTodayItem  *self);

G_END_DECLS
