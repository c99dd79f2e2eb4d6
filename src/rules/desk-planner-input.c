/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-planner-private.h"

static void
plan_person_clear (gpointer data)
{
  PlanPerson *person = data;

  g_free (person->absences);
}

/**
 * desk_plan_input_new:
 * @days: (array length=n_days): the duty days to plan, rising, without days off and
 *   without team cleaning
 *
 * What the planner is asked. It starts with one person a day, in fixed order.
 *
 * Returns: (transfer full):
 */
DeskPlanInput *
desk_plan_input_new (DeskPlanMode    mode,
                     const DeskDate *days,
                     guint           n_days)
{
  DeskPlanInput *self = g_new0 (DeskPlanInput, 1);

  for (guint i = 1; i < n_days; i++)
    g_return_val_if_fail (days[i - 1] < days[i], NULL);

  self->mode = mode;
  self->order = DESK_PLAN_ORDER_FIXED;
  self->per_day = 1;
  self->n_days = n_days;
  self->days = g_memdup2 (days, n_days * sizeof *days);
  self->pins = g_new0 (PlanPin, n_days);
  self->groups = g_array_new (FALSE, TRUE, sizeof (PlanGroup));
  self->persons = g_array_new (FALSE, TRUE, sizeof (PlanPerson));
  g_array_set_clear_func (self->persons, plan_person_clear);
  self->owed = g_array_new (FALSE, TRUE, sizeof (PlanOwed));
  return self;
}

void
desk_plan_input_free (DeskPlanInput *self)
{
  for (guint day = 0; day < self->n_days; day++)
    g_clear_pointer (&self->pins[day].persons, g_array_unref);
  g_free (self->pins);
  g_free (self->days);
  g_array_unref (self->groups);
  g_array_unref (self->persons);
  g_array_unref (self->owed);
  g_free (self);
}

/* How persons follow each other; groups always keep their order. */
void
desk_plan_input_set_order (DeskPlanInput *self,
                           DeskPlanOrder  order)
{
  self->order = order;
}

/* How many @persons a day needs in person mode. */
void
desk_plan_input_set_per_day (DeskPlanInput *self,
                             guint          persons)
{
  self->per_day = persons;
}

/**
 * desk_plan_input_set_last:
 * @subject: the group that had the last duty day before these, in person mode the
 *   last person of it; 0 when there was none: then the turn starts with the first
 *
 * Only persons in fixed order have a turn to resume; in free order @last_duty of
 * each does it.
 */
void
desk_plan_input_set_last (DeskPlanInput *self,
                          gint64         subject)
{
  self->last = subject;
}

/**
 * desk_plan_input_add_group:
 * @id: not 0; the groups have their turns in the order in which they are added
 * @carried: turns it is ahead (or, negative, behind) from before; normally 0
 */
void
desk_plan_input_add_group (DeskPlanInput *self,
                           gint64         id,
                           int            carried)
{
  PlanGroup group = { .id = id, .carried = carried };

  g_array_append_val (self->groups, group);
}

/**
 * desk_plan_input_add_person:
 * @id: not 0; in person mode the turn follows the order of adding
 * @group: whose member the person is; 0 in person mode
 * @carried: see desk_planner_carried(); counts in person mode alone
 * @last_duty: the last duty before this period, or %DESK_DATE_NONE
 *
 * In group mode somebody who changes groups within the period is added once for
 * each, absent as %DESK_PLAN_IN_ANOTHER_GROUP while in the other one.
 *
 * Returns: the number by which desk_plan_input_set_absent() knows the person
 */
guint
desk_plan_input_add_person (DeskPlanInput *self,
                            gint64         id,
                            gint64         group,
                            int            carried,
                            DeskDate       last_duty)
{
  PlanPerson person = {
    .id = id,
    .group = group,
    .carried = carried,
    .last_duty = last_duty,
    .absences = g_new0 (guint8, self->n_days),
  };

  g_array_append_val (self->persons, person);
  return self->persons->len - 1;
}

/**
 * desk_plan_input_set_absent:
 * @person: what desk_plan_input_add_person() returned
 * @from: the first day
 * @until: the last day; both may lie outside the period
 *
 * The reason set last stays.
 */
void
desk_plan_input_set_absent (DeskPlanInput   *self,
                            guint            person,
                            DeskDate         from,
                            DeskDate         until,
                            DeskPlanAbsence  absence)
{
  g_return_if_fail (person < self->persons->len);

  for (guint day = 0; day < self->n_days; day++)
    if (self->days[day] >= from && self->days[day] <= until)
      g_array_index (self->persons, PlanPerson, person).absences[day] = absence;
}

static PlanPin *
plan_input_get_pin (DeskPlanInput *self,
                    DeskDate       date)
{
  for (guint day = 0; day < self->n_days; day++)
    if (self->days[day] == date)
      return &self->pins[day];
  return NULL;
}

/* The day is that @group's turn, whatever else. A day that is not planned is ignored. */
void
desk_plan_input_pin_group (DeskPlanInput *self,
                           DeskDate       day,
                           gint64         group)
{
  PlanPin *pin = plan_input_get_pin (self, day);

  if (pin != NULL)
    pin->group = group;
}

/**
 * desk_plan_input_pin_person:
 *
 * @person has duty on @day, whatever else, and it counts as a turn. In group mode
 * the persons pinned are then all the people of the day, and without a pinned group
 * it is nobody's turn. A day that is not planned is ignored.
 */
void
desk_plan_input_pin_person (DeskPlanInput *self,
                            DeskDate       day,
                            gint64         person)
{
  PlanPin *pin = plan_input_get_pin (self, day);

  if (pin == NULL)
    return;
  if (pin->persons == NULL)
    pin->persons = g_array_new (FALSE, TRUE, sizeof (gint64));
  for (guint i = 0; i < pin->persons->len; i++)
    if (g_array_index (pin->persons, gint64, i) == person)
      return;
  g_array_append_val (pin->persons, person);
}

/**
 * desk_plan_input_add_owed:
 * @id: the record of the owed turn 欠值
 * @debtor: who owes a turn
 * @creditor: to whom
 *
 * In group mode the debtor stands in on the creditor's next turn on which that is
 * possible. In person mode the carried loads say the same, and this is not looked at.
 */
void
desk_plan_input_add_owed (DeskPlanInput *self,
                          gint64         id,
                          gint64         debtor,
                          gint64         creditor)
{
  PlanOwed owed = { .id = id, .debtor = debtor, .creditor = creditor };

  g_array_append_val (self->owed, owed);
}

/* G_MAXUINT when there is no such group. */
guint
desk_plan_input_find_group (const DeskPlanInput *self,
                            gint64               id)
{
  for (guint i = 0; i < self->groups->len; i++)
    if (g_array_index (self->groups, PlanGroup, i).id == id)
      return i;
  return G_MAXUINT;
}

/* G_MAXUINT when there is no such person. */
guint
desk_plan_input_find_person (const DeskPlanInput *self,
                             gint64               id)
{
  for (guint i = 0; i < self->persons->len; i++)
    if (g_array_index (self->persons, PlanPerson, i).id == id)
      return i;
  return G_MAXUINT;
}

/* Why @id cannot be there on @day; present as long as one of the groups has the
 * person that day. Somebody unknown has left. */
DeskPlanAbsence
desk_plan_input_get_absence (const DeskPlanInput *self,
                             gint64               id,
                             guint                day)
{
  DeskPlanAbsence absence = DESK_PLAN_LEFT;
  gboolean known = FALSE;

  for (guint i = 0; i < self->persons->len; i++)
    {
      const PlanPerson *person = &g_array_index (self->persons, PlanPerson, i);

      if (person->id != id)
        continue;
      if (person->absences[day] == DESK_PLAN_PRESENT)
        return DESK_PLAN_PRESENT;
      /* "In another group" hides what keeps the person from that one. */
      if (!known || absence == DESK_PLAN_IN_ANOTHER_GROUP)
        absence = person->absences[day];
      known = TRUE;
    }
  return absence;
}
