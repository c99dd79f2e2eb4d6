/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-diary.h"

G_BEGIN_DECLS

/* A stretch of a day, in minutes. */
typedef struct
{
  int from, until;
} DeskDiarySpan;

/* The hours in which shoots are proposed. */
typedef struct
{
  int start, end;
  int lunch_start, lunch_end; /* equal: none */
} DeskDiaryHours;

void     desk_diary_read_hours   (DeskOffice            *office,
                                  DeskDiaryHours        *hours);
GArray  *desk_diary_read_spans   (DeskOffice            *office,
                                  DeskDate               date,
                                  gint64                 photographer,
                                  gint64                 set,
                                  gint64                 except,
                                  GError               **error);
int      desk_diary_find_gap     (const GArray          *spans,
                                  const DeskDiaryHours  *hours,
                                  int                    earliest,
                                  int                    minutes);
gboolean desk_diary_next_free    (DeskOffice            *office,
                                  gint64                 photographer,
                                  gint64                 set,
                                  gint64                 except,
                                  DeskDate              *date,
                                  int                   *from,
                                  int                    minutes);
gboolean desk_diary_set_has_room (DeskOffice            *office,
                                  gint64                 set,
                                  DeskDate               date,
                                  gint64                 except);

DeskDate desk_diary_due          (DeskOffice            *office,
                                  gint64                 shoot);

G_END_DECLS
