/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-planner-private.h"

#include <math.h>

static void
plan_day_free (gpointer data)
{
  DeskPlanDay *day = data;

  g_array_unref (day->cells);
  g_array_unref (day->passed);
  g_free (day);
}

/* A plan with all its days, empty, and a load for each subject. */
DeskPlan *
desk_plan_new (const DeskPlanInput *input)
{
  DeskPlan *self = g_new0 (DeskPlan, 1);

  self->days = g_ptr_array_new_with_free_func (plan_day_free);
  for (guint i = 0; i < input->n_days; i++)
    {
      DeskPlanDay *day = g_new0 (DeskPlanDay, 1);

      day->day = input->days[i];
      day->cells = g_array_new (FALSE, TRUE, sizeof (DeskPlanCell));
      day->passed = g_array_new (FALSE, TRUE, sizeof (DeskPlanPassed));
      g_ptr_array_add (self->days, day);
    }

  self->loads = g_array_new (FALSE, TRUE, sizeof (DeskPlanLoad));
  if (input->mode == DESK_PLAN_GROUPS)
    for (guint i = 0; i < input->groups->len; i++)
      {
        const PlanGroup *group = &g_array_index (input->groups, PlanGroup, i);
        DeskPlanLoad load = { .subject = group->id, .carried = group->carried };

        g_array_append_val (self->loads, load);
      }
  else
    for (guint i = 0; i < input->persons->len; i++)
      {
        const PlanPerson *person = &g_array_index (input->persons, PlanPerson, i);
        DeskPlanLoad load = { .subject = person->id, .carried = person->carried };

        g_array_append_val (self->loads, load);
      }
  return self;
}

void
desk_plan_free (DeskPlan *self)
{
  g_ptr_array_unref (self->days);
  g_array_unref (self->loads);
  g_free (self);
}

DeskPlanDay *
desk_plan_day (const DeskPlan *self,
               guint           day)
{
  return g_ptr_array_index (self->days, day);
}

/* The turns and loads of the whole period, once every day is decided. Those who
 * cannot be on duty on any day are left out of the extremes. */
void
desk_plan_sum_up (DeskPlan *self)
{
  guint turns_min = G_MAXUINT, turns_max = 0;

  self->load_min = G_MAXINT;
  self->load_max = G_MININT;
  for (guint i = 0; i < self->loads->len; i++)
    {
      const DeskPlanLoad *load = &g_array_index (self->loads, DeskPlanLoad, i);
      int total = load->carried + (int) load->turns;

      if (load->able == 0)
        continue;
      turns_min = MIN (turns_min, load->turns);
      turns_max = MAX (turns_max, load->turns);
      self->load_min = MIN (self->load_min, total);
      self->load_max = MAX (self->load_max, total);
    }
  if (turns_min > turns_max)
    turns_min = self->load_min = self->load_max = 0;
  self->fair = self->load_max - self->load_min <= 1;

  for (guint i = 0; i < self->days->len; i++)
    {
      DeskPlanDay *day = desk_plan_day (self, i);

      day->why.turns_min = turns_min;
      day->why.turns_max = turns_max;
      for (guint k = 0; k < day->cells->len; k++)
        {
          DeskPlanWhy *why = &g_array_index (day->cells, DeskPlanCell, k).why;

          why->turns_min = turns_min;
          why->turns_max = turns_max;
        }
      if (day->missing > 0)
        self->n_short++;
    }
}

/* A #GCompareFunc for #DeskTurn: places differ, so the order is always the same. */
int
desk_turn_compare (gconstpointer a,
                   gconstpointer b)
{
  const DeskTurn *x = a, *y = b;

  if (x->rest != y->rest)
    return x->rest - y->rest;
  if (x->due != y->due)
    return x->due < y->due ? -1 : 1;
  return x->place < y->place ? -1 : x->place > y->place;
}

/* The first in the turn to the front. */
void
desk_turn_sort (DeskTurn *turns,
                guint     n_turns)
{
  if (n_turns > 1)
    qsort (turns, n_turns, sizeof (DeskTurn), desk_turn_compare);
}

/**
 * desk_planner_plan:
 *
 * Plans the duty of every day of @input (ROT-1, ROT-4).
 *
 * Every seat that anybody can take is taken, and Σ (carried + new)² is the least
 * there is; so the loads differ by at most 1 whenever that is feasible. Among all
 * these plans the one is taken that follows the order best, day by day, or, for
 * persons in free order, that spreads the turns. The same input gives the same plan.
 *
 * Returns: (transfer full): the plan; days that nobody can take are named in it
 */
DeskPlan *
desk_planner_plan (const DeskPlanInput *input)
{
  DeskPlan *plan = desk_plan_new (input);

  if (input->mode == DESK_PLAN_GROUPS)
    {
      desk_planner_plan_groups (input, plan);
      desk_planner_repay (input, plan);
    }
  else
    {
      desk_planner_plan_persons (input, plan);
    }
  desk_plan_sum_up (plan);
  return plan;
}

/**
 * desk_plan_get_day:
 *
 * Returns: (nullable): the plan of @day
 */
const DeskPlanDay *
desk_plan_get_day (const DeskPlan *self,
                   DeskDate        day)
{
  for (guint i = 0; i < self->days->len; i++)
    if (desk_plan_day (self, i)->day == day)
      return desk_plan_day (self, i);
  return NULL;
}

/**
 * desk_planner_carried:
 * @on_duty: (array): @n_days bytes a person: 1 where the person had duty
 * @eligible: (array): likewise: 1 where the person could have had it; somebody on
 *   leave, away, not yet there or gone could not
 * @limit: how far it may go either way, %DESK_PLANNER_CARRIED_LIMIT
 * @carried: (out caller-allocates) (array length=n_persons):
 *
 * What each person carries over from the days behind (ROT-4): the own load less the
 * mean of those eligible over the same days, rounded, halves away from 0. A newcomer
 * was eligible on none of them and starts at 0.
 */
void
desk_planner_carried (const guint8 *on_duty,
                      const guint8 *eligible,
                      guint         n_persons,
                      guint         n_days,
                      int           limit,
                      int          *carried)
{
  g_autofree double *balance = g_new0 (double, n_persons);

  for (guint day = 0; day < n_days; day++)
    {
      guint n_eligible = 0, n_on_duty = 0;

      /* A duty done although not eligible, a pin, makes one eligible. */
      for (guint i = 0; i < n_persons; i++)
        {
          gsize cell = (gsize) i * n_days + day;

          n_eligible += eligible[cell] || on_duty[cell];
          n_on_duty += on_duty[cell] != 0;
        }
      for (guint i = 0; i < n_persons; i++)
        {
          gsize cell = (gsize) i * n_days + day;

          if (eligible[cell] || on_duty[cell])
            balance[i] += (on_duty[cell] != 0) - (double) n_on_duty / n_eligible;
        }
    }
  /* The sum of fractions is off by some 1e-15; a half must stay a half. */
  for (guint i = 0; i < n_persons; i++)
    carried[i] = CLAMP ((int) lround (balance[i] + copysign (1e-9, balance[i])), -limit, limit);
}

static int
stand_in_compare (gconstpointer a,
                  gconstpointer b)
{
  const DeskPlanStandIn *x = a, *y = b;

  if (x->turns != y->turns)
    return x->turns < y->turns ? -1 : 1;
  if (x->distance != y->distance)
    return x->distance > y->distance ? -1 : 1;
  return x->person < y->person ? -1 : x->person > y->person;
}

/**
 * desk_planner_stand_ins:
 * @plan: a plan of @input
 *
 * Who could take somebody's place on @day: there, and not on duty anyway. Those with
 * the fewest turns come first, then those whose own duty is farthest away.
 *
 * Returns: (transfer full) (element-type DeskPlanStandIn):
 */
GArray *
desk_planner_stand_ins (const DeskPlanInput *input,
                        const DeskPlan      *plan,
                        DeskDate             day)
{
  GArray *stand_ins = g_array_new (FALSE, FALSE, sizeof (DeskPlanStandIn));

  for (guint p = 0; p < input->persons->len; p++)
    {
      const PlanPerson *person = &g_array_index (input->persons, PlanPerson, p);
      DeskPlanStandIn stand_in = { .person = person->id, .distance = G_MAXUINT };
      gboolean free_then = FALSE;

      for (guint i = 0; i < plan->days->len; i++)
        {
          const DeskPlanDay *other = desk_plan_day (plan, i);
          gboolean on_duty = FALSE;

          for (guint k = 0; k < other->cells->len; k++)
            on_duty |= g_array_index (other->cells, DeskPlanCell, k).person == person->id;
          if (other->day == day)
            free_then = !on_duty && person->absences[i] == DESK_PLAN_PRESENT;
          if (!on_duty)
            continue;
          stand_in.turns++;
          stand_in.distance = MIN (stand_in.distance, (guint) ABS (other->day - day));
        }
      if (free_then)
        g_array_append_val (stand_ins, stand_in);
    }
  g_array_sort (stand_ins, stand_in_compare);
  return stand_ins;
}
