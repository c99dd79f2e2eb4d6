/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-date.h"

G_BEGIN_DECLS

/* Who is planned: groups that take whole days, or persons, some a day (ROT-1). */
typedef enum
{
  DESK_PLAN_GROUPS,
  DESK_PLAN_PERSONS,
} DeskPlanMode;

/* ROT-4 offers both to persons; groups always follow their order. */
typedef enum
{
  DESK_PLAN_ORDER_FIXED, /* round and round in the order given */
  DESK_PLAN_ORDER_FREE,  /* each one's turns spread over the period */
} DeskPlanOrder;

/* Why somebody cannot be on duty on a day. */
typedef enum
{
  DESK_PLAN_PRESENT,
  DESK_PLAN_ON_LEAVE,
  DESK_PLAN_AWAY,
  DESK_PLAN_NOT_YET_JOINED,
  DESK_PLAN_LEFT,
  DESK_PLAN_SUSPENDED,
  DESK_PLAN_IN_ANOTHER_GROUP, /* a transfer within the period */
} DeskPlanAbsence;

/* What decided a cell: 为什么是他. */
typedef enum
{
  DESK_PLAN_WHY_NOBODY,    /* the cell is empty: nobody can take the day */
  DESK_PLAN_WHY_PINNED,    /* somebody fixed it by hand */
  DESK_PLAN_WHY_ONLY_ONE,  /* no other group, or no more persons than seats, can that day */
  DESK_PLAN_WHY_TURN,      /* it is the turn of this group or person */
  DESK_PLAN_WHY_CATCH_UP,  /* passed over on `missed`, takes its turn now */
  DESK_PLAN_WHY_FAIR,      /* the loads of the whole period come out equal so */
  DESK_PLAN_WHY_STANDS_IN, /* repays an owed turn (ROT-5) */
} DeskPlanWhyKind;

/* Why an earlier one in the turn did not get the day. */
typedef enum
{
  DESK_PLAN_PASSED_ABSENT, /* cannot be there: see `absence` */
  DESK_PLAN_PASSED_FULL,   /* one more turn would make the period unfair: a pin or leave ahead */
  DESK_PLAN_PASSED_REST,   /* is on duty on the duty day before or after */
} DeskPlanPassedKind;

/**
 * DeskPlanWhy:
 * @kind: what decided
 * @after: the group that had the turn before, or the previous person; 0 when unknown
 * @after_last_period: @after is the last of the period before
 * @missed: the day on which it was passed over, for %DESK_PLAN_WHY_CATCH_UP
 * @n_able: how many groups or persons could have taken the day, pinned ones included
 * @load_before: carried load and the turns of this period before this day
 * @load_after: the same with this day
 * @turns: turns in the whole period
 * @turns_min: the fewest turns anybody has who can be on duty at all
 * @turns_max: the most turns anybody has
 * @gap: days since the duty before, in this period or before it; 0 when there was none
 *
 * The reason of a cell in numbers, so that each language words it for itself.
 * Turns and loads are those of the group in group mode, else of the person.
 */
typedef struct
{
  DeskPlanWhyKind kind;
  gint64          after;
  gboolean        after_last_period;
  DeskDate        missed;
  guint           n_able;
  int             load_before;
  int             load_after;
  guint           turns;
  guint           turns_min;
  guint           turns_max;
  guint           gap;
} DeskPlanWhy;

/* Who was passed over on a day. A group that nobody of can come stands here once a member. */
typedef struct
{
  gint64             group;  /* 0 in person mode */
  gint64             person; /* 0 when the whole group is meant */
  DeskPlanPassedKind kind;
  DeskPlanAbsence    absence;
} DeskPlanPassed;

/* One person on a day. */
typedef struct
{
  gint64          person;
  gint64          stands_for; /* whose turn it is, when @person repays one; else 0 */
  gint64          owed;       /* the owed turn repaid by that; else 0 */
  gboolean        pinned;
  DeskPlanAbsence absence; /* only a pinned one can be absent: the pin stays, and is named */
  DeskPlanWhy     why;
} DeskPlanCell;

/**
 * DeskPlanDay:
 * @group: whose turn it is; 0 in person mode, and when nobody can
 * @pinned: the day, in person mode at least one seat, was fixed by hand
 * @missing: how many seats stay empty; in group mode 1 when no group can
 * @cells: (element-type DeskPlanCell)
 * @passed: (element-type DeskPlanPassed): who could not; on a day with @missing
 *   seats everybody who is not on it
 */
typedef struct
{
  DeskDate    day;
  gint64      group;
  gboolean    pinned;
  guint       missing;
  GArray     *cells;
  GArray     *passed;
  DeskPlanWhy why; /* of the group */
} DeskPlanDay;

/* The load of a group or person over the period. */
typedef struct
{
  gint64 subject;
  int    carried;
  guint  turns;
  guint  able; /* days on which it could be on duty */
} DeskPlanLoad;

/**
 * DeskPlan:
 * @days: (element-type DeskPlanDay): in the order of the days planned
 * @loads: (element-type DeskPlanLoad): in the order of the subjects
 * @load_min: the smallest carried + new load of those who can be on duty at all
 * @load_max: the largest one
 * @fair: whether the two are at most 1 apart; when not, no plan can do it
 * @n_short: days with missing seats
 */
typedef struct
{
  GPtrArray *days;
  GArray    *loads;
  int        load_min;
  int        load_max;
  gboolean   fair;
  guint      n_short;
} DeskPlan;

typedef struct _DeskPlanInput DeskPlanInput;

/* Who could take a place on a day, best first. */
typedef struct
{
  gint64 person;
  guint  turns;    /* own turns in the period */
  guint  distance; /* days to the nearest own duty; G_MAXUINT without one */
} DeskPlanStandIn;

/* How far a carried load counts (ROT-4). */
#define DESK_PLANNER_CARRIED_LIMIT 2

DeskPlanInput   *desk_plan_input_new            (DeskPlanMode         mode,
                                                 const DeskDate      *days,
                                                 guint                n_days);
void             desk_plan_input_free           (DeskPlanInput       *self);
void             desk_plan_input_set_order      (DeskPlanInput       *self,
                                                 DeskPlanOrder        order);
void             desk_plan_input_set_per_day    (DeskPlanInput       *self,
                                                 guint                persons);
void             desk_plan_input_set_last       (DeskPlanInput       *self,
                                                 gint64               subject);
void             desk_plan_input_add_group      (DeskPlanInput       *self,
                                                 gint64               id,
                                                 int                  carried);
guint            desk_plan_input_add_person     (DeskPlanInput       *self,
                                                 gint64               id,
                                                 gint64               group,
                                                 int                  carried,
                                                 DeskDate             last_duty);
void             desk_plan_input_set_absent     (DeskPlanInput       *self,
                                                 guint                person,
                                                 DeskDate             from,
                                                 DeskDate             until,
                                                 DeskPlanAbsence      absence);
void             desk_plan_input_pin_group      (DeskPlanInput       *self,
                                                 DeskDate             day,
                                                 gint64               group);
void             desk_plan_input_pin_person     (DeskPlanInput       *self,
                                                 DeskDate             day,
                                                 gint64               person);
void             desk_plan_input_add_owed       (DeskPlanInput       *self,
                                                 gint64               id,
                                                 gint64               debtor,
                                                 gint64               creditor);

DeskPlan        *desk_planner_plan              (const DeskPlanInput *input);
void             desk_plan_free                 (DeskPlan            *self);
const DeskPlanDay *desk_plan_get_day            (const DeskPlan      *self,
                                                 DeskDate             day);
GArray          *desk_planner_stand_ins         (const DeskPlanInput *input,
                                                 const DeskPlan      *plan,
                                                 DeskDate             day);
void             desk_planner_carried           (const guint8        *on_duty,
                                                 const guint8        *eligible,
                                                 guint                n_persons,
                                                 guint                n_days,
                                                 int                  limit,
                                                 int                 *carried);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskPlanInput, desk_plan_input_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskPlan, desk_plan_free)

G_END_DECLS
