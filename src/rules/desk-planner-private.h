/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-planner.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  int    carried;
} PlanGroup;

typedef struct
{
  gint64   id;
  gint64   group;
  int      carried;
  DeskDate last_duty;
  guint8  *absences; /* a DeskPlanAbsence for each day */
} PlanPerson;

/* A pinned day has a group, persons, or both: then the persons are its people. */
typedef struct
{
  gint64  group;
  GArray *persons; /* of gint64; NULL when none */
} PlanPin;

typedef struct
{
  gint64 id;
  gint64 debtor;
  gint64 creditor;
} PlanOwed;

struct _DeskPlanInput
{
  DeskPlanMode   mode;
  DeskPlanOrder  order;
  guint          per_day;
  gint64         last;
  guint          n_days;
  DeskDate      *days;
  PlanPin       *pins; /* one for each day */
  GArray        *groups;
  GArray        *persons;
  GArray        *owed;
};

/**
 * DeskSeats:
 * @need: seats to fill on each day, pinned ones not among them
 * @able: who may be put on which day; a pinned one may not be put there again
 * @on: who is put on which day
 * @loose: which of these seats may still change hands
 * @load: carried load, pins and seats of each subject
 *
 * Who sits on which day, always with the least possible sum of squared loads:
 * what moves within it keeps that sum. Rows of subjects are bits of days.
 */
typedef struct
{
  guint    n_subjects;
  guint    n_days;
  guint    words;
  guint   *need;
  guint64 *able;
  guint64 *on;
  guint64 *loose;
  int     *load;
} DeskSeats;

#define DESK_SEATS_ROW(self, bits, subject) ((self)->bits + (gsize) (subject) * (self)->words)

DeskSeats *desk_seats_new     (guint            n_subjects,
                               guint            n_days);
void       desk_seats_free    (DeskSeats       *self);
void       desk_seats_set     (DeskSeats       *self,
                               guint64         *bits,
                               guint            subject,
                               guint            day);
void       desk_seats_clear   (DeskSeats       *self,
                               guint64         *bits,
                               guint            subject,
                               guint            day);
gboolean   desk_seats_get     (const DeskSeats *self,
                               const guint64   *bits,
                               guint            subject,
                               guint            day);
guint      desk_seats_previous (const DeskSeats *self,
                              const guint64   *row,
                              guint            day);
guint      desk_seats_next   (const DeskSeats *self,
                              const guint64   *row,
                              guint            day);
void       desk_seats_fill    (DeskSeats       *self);
gboolean   desk_seats_claim   (DeskSeats       *self,
                               guint            subject,
                               guint            day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSeats, desk_seats_free)

/* Who comes first on a day; smaller comes first, from the top down. */
typedef struct
{
  guint  subject;
  int    rest;  /* on duty the duty day before or after */
  double due;   /* load so far (fixed order), or the day on which the turn falls (free) */
  guint  place; /* in the order of the turn */
} DeskTurn;

DeskPlan    *desk_plan_new              (const DeskPlanInput *input);
DeskPlanDay *desk_plan_day              (const DeskPlan      *self,
                                         guint                day);
void         desk_plan_sum_up           (DeskPlan            *self);
guint        desk_plan_input_find_group (const DeskPlanInput *self,
                                         gint64               id);
guint        desk_plan_input_find_person (const DeskPlanInput *self,
                                         gint64               id);
DeskPlanAbsence desk_plan_input_get_absence (const DeskPlanInput *self,
                                         gint64               id,
                                         guint                day);
int          desk_turn_compare          (gconstpointer        a,
                                         gconstpointer        b);
void         desk_turn_sort             (DeskTurn            *turns,
                                         guint                n_turns);

void         desk_planner_plan_groups   (const DeskPlanInput *input,
                                         DeskPlan            *plan);
void         desk_planner_plan_persons  (const DeskPlanInput *input,
                                         DeskPlan            *plan);
void         desk_planner_repay         (const DeskPlanInput *input,
                                         DeskPlan            *plan);

G_END_DECLS
