/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"
#include "desk-query.h"

G_BEGIN_DECLS

/* Stands for those who have none, in place of the id of a department or group. */
#define DESK_STAFF_WITHOUT (-1)

/* Which people a list shows, and in what order. */
typedef struct
{
  gint64 department;  /* 0: any */
  gint64 group;       /* 0: any */
  const char *status; /* (nullable): any */
  gboolean left;      /* those who left too */
  const char *sort;   /* (nullable): a field of people; else the name */
  gboolean descending;
} DeskStaffFilter;

/* A turn of somebody's to come. */
typedef struct
{
  DeskDate date;
  char *kind;            /* code: group team holiday */
  char *group_name;      /* (nullable) */
  char *stands_for_name; /* (nullable) */
  char *areas;           /* (nullable) names */
} DeskStaffTurn;

/* A swap that somebody made or agreed to. */
typedef struct
{
  DeskDate date;      /* the turn given away */
  DeskDate with_date; /* the turn taken for it; none: it is owed */
  DeskDate repaid;
  gboolean asked;     /* the person gave the turn away, the other one took it */
  char *other_name;
} DeskStaffSwap;

void       desk_staff_filter        (DeskQuery              *people,
                                     const DeskStaffFilter  *filter);
GPtrArray *desk_staff_turns         (DeskOffice             *office,
                                     gint64                  person,
                                     DeskDate                from,
                                     GError                **error);
GPtrArray *desk_staff_swaps         (DeskOffice             *office,
                                     gint64                  person,
                                     DeskDate                from,
                                     GError                **error);
GArray    *desk_staff_absences      (DeskOffice             *office,
                                     gint64                  person,
                                     GError                **error);
void       desk_staff_turn_free     (DeskStaffTurn          *self);
void       desk_staff_swap_free     (DeskStaffSwap          *self);

/* Each is one act */
gboolean   desk_staff_set           (DeskOffice             *office,
                                     const gint64           *people,
                                     guint                   n_people,
                                     const char             *field,
                                     const char             *input,
                                     GError                **error);
gboolean   desk_staff_set_group     (DeskOffice             *office,
                                     const gint64           *people,
                                     guint                   n_people,
                                     gint64                  group,
                                     GError                **error);
gboolean   desk_staff_remove        (DeskOffice             *office,
                                     const gint64           *people,
                                     guint                   n_people,
                                     GError                **error);
gboolean   desk_staff_leave         (DeskOffice             *office,
                                     gint64                  person,
                                     DeskDate                last_day,
                                     GError                **error);
gboolean   desk_staff_order_groups  (DeskOffice             *office,
                                     const gint64           *groups,
                                     guint                   n_groups,
                                     GError                **error);
gboolean   desk_staff_set_post      (DeskOffice             *office,
                                     const char             *post,
                                     const char             *field,
                                     gint64                  person,
                                     GError                **error);
gint64     desk_staff_get_post      (DeskOffice             *office,
                                     const char             *post,
                                     const char             *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskStaffTurn, desk_staff_turn_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskStaffSwap, desk_staff_swap_free)

G_END_DECLS
