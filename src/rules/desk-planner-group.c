/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-planner-private.h"

/* Five groups, seven days; the turn is with group 1:
 *
 *     day            1 2 3 4 5 6 7
 *     nothing else   1 2 3 4 5 1 2
 *     7 pinned to 1  1 2 3 4 5 2[1]   the pin is the second turn of group 1
 *     1 away on 1    2 1 3 4 5 1 2    passed over, it takes the next day it can
 *     1 away on 1–3  2 3 4 1 5 1 2
 *
 * Each day takes the group with the fewest turns so far, among these the next in the
 * order – as long as the whole period can still come out as even as it can be at all,
 * which DeskSeats knows. A group with duty the day before or after waits when another
 * one can as well. */

typedef struct
{
  const DeskPlanInput *input;
  DeskPlan *plan;
  DeskSeats *seats;
  guint n_groups;
  guint first;      /* whose turn it is at the start */
  guint *taken;     /* whose turn each day is; G_MAXUINT while nobody's */
  guint *turns;     /* of each group, up to the present day */
  DeskDate *missed; /* since when a group waits for the turn it was passed over for */
  DeskTurn *line;
} GroupWalk;

static gboolean
day_is_pinned (const DeskPlanInput *input,
               guint                day)
{
  return input->pins[day].group != 0 || input->pins[day].persons != NULL;
}

static gboolean
group_is_able (const DeskPlanInput *input,
               gint64               group,
               guint                day)
{
  for (guint i = 0; i < input->persons->len; i++)
    {
      const PlanPerson *person = &g_array_index (input->persons, PlanPerson, i);

      if (person->group == group && person->absences[day] == DESK_PLAN_PRESENT)
        return TRUE;
    }
  return FALSE;
}

static gint64
group_id (const GroupWalk *walk,
          guint            group)
{
  return g_array_index (walk->input->groups, PlanGroup, group).id;
}

static int
group_load (const GroupWalk *walk,
            guint            group)
{
  return g_array_index (walk->input->groups, PlanGroup, group).carried + (int) walk->turns[group];
}

/* The days of @group, its members' days and its pins, as far as they are known before. */
static void
group_walk_open (GroupWalk *walk)
{
  const DeskPlanInput *input = walk->input;

  for (guint g = 0; g < walk->n_groups; g++)
    walk->seats->load[g] = g_array_index (input->groups, PlanGroup, g).carried;

  for (guint day = 0; day < input->n_days; day++)
    {
      gboolean pinned = day_is_pinned (input, day);
      guint owner = input->pins[day].group != 0
                      ? desk_plan_input_find_group (input, input->pins[day].group)
                      : G_MAXUINT;

      walk->taken[day] = owner;
      walk->seats->need[day] = pinned ? 0 : 1;
      if (owner != G_MAXUINT)
        walk->seats->load[owner]++;
      for (guint g = 0; g < walk->n_groups; g++)
        {
          gboolean able = group_is_able (input, group_id (walk, g), day);

          if (able && !pinned)
            desk_seats_set (walk->seats, walk->seats->able, g, day);
          if (able || owner == g)
            g_array_index (walk->plan->loads, DeskPlanLoad, g).able++;
        }
    }
  desk_seats_fill (walk->seats);
}

static gboolean
group_needs_rest (const GroupWalk *walk,
                  guint            group,
                  guint            day)
{
  if (day + 1 < walk->input->n_days && walk->taken[day + 1] == group)
    return TRUE;
  return day > 0 ? walk->taken[day - 1] == group : walk->input->last == group_id (walk, group);
}

static void
day_add_passed (DeskPlanDay        *day,
                gint64              group,
                gint64              person,
                DeskPlanPassedKind  kind,
                DeskPlanAbsence     absence)
{
  DeskPlanPassed passed = { group, person, kind, absence };

  g_array_append_val (day->passed, passed);
}

/* Every member of @group with what keeps them; a group without members stands alone. */
static void
group_walk_add_absent (GroupWalk *walk,
                       guint      group,
                       guint      day)
{
  DeskPlanDay *out = desk_plan_day (walk->plan, day);
  gint64 id = group_id (walk, group);
  gboolean any = FALSE;

  for (guint i = 0; i < walk->input->persons->len; i++)
    {
      const PlanPerson *person = &g_array_index (walk->input->persons, PlanPerson, i);

      if (person->group != id)
        continue;
      day_add_passed (out, id, person->id, DESK_PLAN_PASSED_ABSENT, person->absences[day]);
      any = TRUE;
    }
  if (!any)
    day_add_passed (out, id, 0, DESK_PLAN_PASSED_ABSENT, DESK_PLAN_PRESENT);
}

/* Whose day it is, by the turn; G_MAXUINT when no group has anybody. */
static guint
group_walk_choose (GroupWalk *walk,
                   guint      day)
{
  DeskPlanDay *out = desk_plan_day (walk->plan, day);
  gboolean full = FALSE;
  guint chosen = G_MAXUINT;
  guint rank = walk->n_groups;

  for (guint g = 0; g < walk->n_groups; g++)
    walk->line[g] = (DeskTurn){
      .subject = g,
      .rest = group_needs_rest (walk, g, day),
      .due = group_load (walk, g),
      .place = (g + walk->n_groups - walk->first) % walk->n_groups,
    };

  desk_turn_sort (walk->line, walk->n_groups);
  for (guint i = 0; i < walk->n_groups && chosen == G_MAXUINT; i++)
    if (desk_seats_claim (walk->seats, walk->line[i].subject, day))
      {
        chosen = walk->line[i].subject;
        rank = i;
      }

  /* Passed over are those whom the bare turn has before the chosen one. Those tried
   * before it in the line would have made the period uneven, the others rest. */
  for (guint i = 0; i < walk->n_groups; i++)
    {
      const DeskTurn *turn = &walk->line[i];
      guint g = turn->subject;

      if (chosen != G_MAXUINT)
        {
          DeskTurn plain = *turn, winner = walk->line[rank];

          plain.rest = winner.rest = 0;
          if (desk_turn_compare (&plain, &winner) >= 0)
            continue;
        }
      if (!desk_seats_get (walk->seats, walk->seats->able, g, day))
        {
          group_walk_add_absent (walk, g, day);
          if (chosen != G_MAXUINT && walk->missed[g] == DESK_DATE_NONE)
            walk->missed[g] = out->day;
        }
      else
        {
          day_add_passed (out, group_id (walk, g), 0,
                          i < rank ? DESK_PLAN_PASSED_FULL : DESK_PLAN_PASSED_REST,
                          DESK_PLAN_PRESENT);
          full |= i < rank;
        }
    }

  if (chosen == G_MAXUINT)
    out->why.kind = DESK_PLAN_WHY_NOBODY;
  else if (out->why.n_able == 1)
    out->why.kind = DESK_PLAN_WHY_ONLY_ONE;
  else if (walk->missed[chosen] != DESK_DATE_NONE)
    out->why.kind = DESK_PLAN_WHY_CATCH_UP;
  else
    out->why.kind = full ? DESK_PLAN_WHY_FAIR : DESK_PLAN_WHY_TURN;
  return chosen;
}

static void
group_walk_add_people (GroupWalk *walk,
                       guint      day)
{
  const DeskPlanInput *input = walk->input;
  const PlanPin *pin = &input->pins[day];
  DeskPlanDay *out = desk_plan_day (walk->plan, day);

  if (pin->persons != NULL)
    for (guint i = 0; i < pin->persons->len; i++)
      {
        gint64 id = g_array_index (pin->persons, gint64, i);
        DeskPlanCell cell = {
          .person = id,
          .pinned = TRUE,
          .absence = desk_plan_input_get_absence (input, id, day),
          .why = out->why,
        };

        g_array_append_val (out->cells, cell);
      }
  else
    for (guint i = 0; i < input->persons->len; i++)
      {
        const PlanPerson *person = &g_array_index (input->persons, PlanPerson, i);
        DeskPlanCell cell = { .person = person->id, .pinned = out->pinned, .why = out->why };

        if (person->group == out->group && person->absences[day] == DESK_PLAN_PRESENT)
          g_array_append_val (out->cells, cell);
      }
}

static void
group_walk_day (GroupWalk *walk,
                guint      day)
{
  const DeskPlanInput *input = walk->input;
  DeskPlanDay *out = desk_plan_day (walk->plan, day);
  guint group;

  out->pinned = day_is_pinned (input, day);
  for (guint g = 0; g < walk->n_groups; g++)
    out->why.n_able += group_is_able (input, group_id (walk, g), day);
  out->why.after = input->last;
  out->why.after_last_period = input->last != 0;
  for (guint i = day; i-- > 0;)
    if (desk_plan_day (walk->plan, i)->group != 0)
      {
        out->why.after = desk_plan_day (walk->plan, i)->group;
        out->why.after_last_period = FALSE;
        break;
      }

  if (out->pinned)
    {
      out->why.kind = DESK_PLAN_WHY_PINNED;
      out->group = input->pins[day].group;
      group = walk->taken[day];
    }
  else
    {
      group = walk->taken[day] = group_walk_choose (walk, day);
      out->group = group == G_MAXUINT ? 0 : group_id (walk, group);
    }

  if (group != G_MAXUINT)
    {
      for (guint i = day; i-- > 0 && out->why.gap == 0;)
        if (walk->taken[i] == group)
          out->why.gap = out->day - input->days[i];
      out->why.load_before = group_load (walk, group);
      out->why.load_after = out->why.load_before + 1;
      out->why.missed = walk->missed[group];
      walk->missed[group] = DESK_DATE_NONE;
      walk->turns[group]++;
    }
  group_walk_add_people (walk, day);
  if (out->cells->len == 0)
    {
      out->missing = 1;
      if (out->pinned && group != G_MAXUINT)
        group_walk_add_absent (walk, group, day);
    }
}

/* The turns of the whole period stand in each reason. */
static void
group_walk_close (GroupWalk *walk)
{
  for (guint g = 0; g < walk->n_groups; g++)
    g_array_index (walk->plan->loads, DeskPlanLoad, g).turns = walk->turns[g];
  for (guint day = 0; day < walk->input->n_days; day++)
    {
      DeskPlanDay *out = desk_plan_day (walk->plan, day);

      if (walk->taken[day] == G_MAXUINT)
        continue;
      out->why.turns = walk->turns[walk->taken[day]];
      for (guint i = 0; i < out->cells->len; i++)
        g_array_index (out->cells, DeskPlanCell, i).why.turns = out->why.turns;
    }
}

void
desk_planner_plan_groups (const DeskPlanInput *input,
                          DeskPlan            *plan)
{
  guint n_groups = input->groups->len;
  guint last = desk_plan_input_find_group (input, input->last);
  g_autoptr (DeskSeats) seats = desk_seats_new (n_groups, input->n_days);
  g_autofree guint *taken = g_new0 (guint, input->n_days);
  g_autofree guint *turns = g_new0 (guint, n_groups);
  g_autofree DeskDate *missed = g_new0 (DeskDate, n_groups);
  g_autofree DeskTurn *line = g_new0 (DeskTurn, n_groups);
  GroupWalk walk = {
    .input = input,
    .plan = plan,
    .seats = seats,
    .n_groups = n_groups,
    .first = last == G_MAXUINT ? 0 : (last + 1) % n_groups,
    .taken = taken,
    .turns = turns,
    .missed = missed,
    .line = line,
  };

  group_walk_open (&walk);
  for (guint day = 0; day < input->n_days; day++)
    group_walk_day (&walk, day);
  group_walk_close (&walk);
}

/* The seat of @creditor on @day that @debtor can take; %NULL when there is none. Whose
 * own turn it is stands in for nobody, also when another one stands in for them. */
static DeskPlanCell *
day_find_repayable (const DeskPlanDay *day,
                    gint64             debtor,
                    gint64             creditor)
{
  DeskPlanCell *found = NULL;

  for (guint i = 0; i < day->cells->len; i++)
    {
      DeskPlanCell *cell = &g_array_index (day->cells, DeskPlanCell, i);

      if (cell->person == debtor || cell->stands_for == debtor)
        return NULL;
      if (cell->person == creditor && cell->stands_for == 0)
        found = cell;
    }
  return found;
}

/* Each owed turn is repaid on the creditor's first turn on which the debtor is there,
 * not on duty anyway, and nothing is pinned (ROT-5). The turn stays the group's. */
void
desk_planner_repay (const DeskPlanInput *input,
                    DeskPlan            *plan)
{
  for (guint i = 0; i < input->owed->len; i++)
    {
      const PlanOwed *owed = &g_array_index (input->owed, PlanOwed, i);

      for (guint day = 0; day < input->n_days; day++)
        {
          DeskPlanDay *out = desk_plan_day (plan, day);
          DeskPlanCell *cell = day_find_repayable (out, owed->debtor, owed->creditor);

          if (out->pinned || cell == NULL ||
              desk_plan_input_get_absence (input, owed->debtor, day) != DESK_PLAN_PRESENT)
            continue;
          cell->person = owed->debtor;
          cell->stands_for = owed->creditor;
          cell->owed = owed->id;
          cell->why.kind = DESK_PLAN_WHY_STANDS_IN;
          break;
        }
    }
}
