/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-planner-private.h"

#include <math.h>

/* Persons, some a day. DeskSeats finds the least Σ (carried + new)²; of all plans
 * with that sum,
 *
 *     fixed order   takes those with the fewest turns first, then by the order:
 *                   5 persons, 2 a day:  12 34 51 23 45 12 …
 *     free order    spreads each one's turns over the days on which they are there,
 *                   counted from the last duty before the period
 *
 * Neither ever costs fairness: whoever cannot be seated without leaving the best sum
 * is passed, and swapping two seats keeps everybody's count. */

/* Two turns @gap days apart cost 1 / gap²: near ones weigh, far ones hardly. */
#define CLOSENESS(gap) (1000000 / ((gint64) (gap) * (gap)))

/* Swapping ends when nothing improves, on the samples within three rounds. */
#define MAX_ROUNDS 6

typedef struct
{
  const DeskPlanInput *input;
  DeskPlan *plan;
  DeskSeats *seats;
  guint n_persons;
  guint first;     /* whose turn it is at the start */
  guint64 *pinned; /* rows of days like those of the seats */
  guint64 *duty;   /* likewise: seats and pins, while the turns are spread */
  guint *turns;    /* of each person, up to the present day */
  guint *quota;    /* turns of each in the plan that was found first */
  GArray **able;   /* days (guint) on which each could be on duty */
  guint *seated;   /* who has which seat; a row of per_day seats for each day */
  DeskTurn *line;
} PersonWalk;

static const PlanPerson *
person_at (const PersonWalk *walk,
           guint             person)
{
  return &g_array_index (walk->input->persons, PlanPerson, person);
}

static gboolean
person_is_pinned (const PersonWalk *walk,
                  guint             person,
                  guint             day)
{
  return desk_seats_get (walk->seats, walk->pinned, person, day);
}

static gboolean
person_is_on (const PersonWalk *walk,
              guint             person,
              guint             day)
{
  return desk_seats_get (walk->seats, walk->seats->on, person, day) ||
         person_is_pinned (walk, person, day);
}

static void
person_walk_open (PersonWalk *walk)
{
  const DeskPlanInput *input = walk->input;
  DeskSeats *seats = walk->seats;

  for (guint p = 0; p < walk->n_persons; p++)
    {
      seats->load[p] = person_at (walk, p)->carried;
      walk->able[p] = g_array_new (FALSE, FALSE, sizeof (guint));
    }

  for (guint day = 0; day < input->n_days; day++)
    {
      const GArray *pins = input->pins[day].persons;
      guint n_pins = pins != NULL ? pins->len : 0;

      seats->need[day] = input->per_day > n_pins ? input->per_day - n_pins : 0;
      for (guint i = 0; i < n_pins; i++)
        {
          guint p = desk_plan_input_find_person (input, g_array_index (pins, gint64, i));

          if (p == G_MAXUINT)
            continue;
          desk_seats_set (seats, walk->pinned, p, day);
          seats->load[p]++;
        }
      for (guint p = 0; p < walk->n_persons; p++)
        {
          gboolean present = person_at (walk, p)->absences[day] == DESK_PLAN_PRESENT;

          if (present && !person_is_pinned (walk, p, day))
            desk_seats_set (seats, seats->able, p, day);
          if (present || person_is_pinned (walk, p, day))
            g_array_append_val (walk->able[p], day);
        }
    }
  desk_seats_fill (seats);
  for (guint p = 0; p < walk->n_persons; p++)
    walk->quota[p] = seats->load[p] - person_at (walk, p)->carried;
}

/* The day on which the next turn of @person falls when their turns lie evenly on the
 * days on which they are there. */
static double
person_due (const PersonWalk *walk,
            guint             person)
{
  const GArray *able = walk->able[person];
  double position;

  if (able->len == 0 || walk->quota[person] == 0)
    return walk->input->n_days;
  position = (walk->turns[person] + 0.5) * able->len / walk->quota[person];
  if (position >= able->len)
    return walk->input->n_days + walk->turns[person];
  return g_array_index (able, guint, (guint) position);
}

static gboolean
person_needs_rest (const PersonWalk *walk,
                   guint             person,
                   guint             day)
{
  if (day + 1 < walk->input->n_days && person_is_pinned (walk, person, day + 1))
    return TRUE;
  if (day > 0)
    return person_is_on (walk, person, day - 1);
  return walk->input->last != 0 && walk->input->last == person_at (walk, person)->id;
}

/* Those longest without duty come first; who never had any, before all. */
static int
last_duty_compare (gconstpointer a,
                   gconstpointer b,
                   gpointer      data)
{
  const PersonWalk *walk = data;
  guint x = *(const guint *) a, y = *(const guint *) b;

  if (person_at (walk, x)->last_duty != person_at (walk, y)->last_duty)
    return person_at (walk, x)->last_duty < person_at (walk, y)->last_duty ? -1 : 1;
  return x < y ? -1 : x > y;
}

/* The place of each person where nothing else decides. */
static void
person_walk_place (const PersonWalk *walk,
                   guint            *places)
{
  g_autofree guint *persons = g_new (guint, walk->n_persons);

  for (guint p = 0; p < walk->n_persons; p++)
    persons[p] = (p + walk->first) % walk->n_persons;
  if (walk->input->order == DESK_PLAN_ORDER_FREE)
    g_qsort_with_data (persons, walk->n_persons, sizeof (guint), last_duty_compare,
                       (gpointer) walk);
  for (guint i = 0; i < walk->n_persons; i++)
    places[persons[i]] = i;
}

static void
day_add_cell (DeskPlanDay        *day,
              const DeskPlanCell *cell)
{
  g_array_append_vals (day->cells, cell, 1);
}

/* Settles the seats of @day, the first in the line first. The cells stand in that
 * order; their reasons are completed when all days are known. */
static void
person_walk_day (PersonWalk  *walk,
                 const guint *places,
                 guint        day)
{
  const DeskPlanInput *input = walk->input;
  const GArray *pins = input->pins[day].persons;
  DeskPlanDay *out = desk_plan_day (walk->plan, day);
  guint left = walk->seats->need[day];
  DeskPlanWhyKind kind = DESK_PLAN_WHY_TURN;

  for (guint i = 0; pins != NULL && i < pins->len; i++)
    {
      gint64 id = g_array_index (pins, gint64, i);
      DeskPlanCell cell = {
        .person = id,
        .pinned = TRUE,
        .absence = desk_plan_input_get_absence (input, id, day),
        .why.kind = DESK_PLAN_WHY_PINNED,
      };

      day_add_cell (out, &cell);
      out->pinned = TRUE;
    }

  for (guint p = 0; p < walk->n_persons; p++)
    walk->line[p] = (DeskTurn){
      .subject = p,
      .rest = person_needs_rest (walk, p, day),
      .due = input->order == DESK_PLAN_ORDER_FREE
               ? person_due (walk, p)
               : person_at (walk, p)->carried + (int) walk->turns[p],
      .place = places[p],
    };
  desk_turn_sort (walk->line, walk->n_persons);

  for (guint i = 0; i < walk->n_persons && left > 0; i++)
    {
      guint p = walk->line[i].subject;
      DeskPlanCell cell = { .person = person_at (walk, p)->id };

      if (!desk_seats_get (walk->seats, walk->seats->able, p, day))
        continue;
      if (!desk_seats_claim (walk->seats, p, day))
        {
          kind = DESK_PLAN_WHY_FAIR;
          continue;
        }
      cell.why.kind = input->order == DESK_PLAN_ORDER_FREE ? DESK_PLAN_WHY_FAIR : kind;
      walk->seated[(gsize) day * input->per_day + out->cells->len] = p;
      day_add_cell (out, &cell);
      left--;
    }
  for (guint p = 0; p < walk->n_persons; p++)
    walk->turns[p] += person_is_on (walk, p, day);
  if (out->cells->len < input->per_day)
    out->missing = input->per_day - out->cells->len;
}

/* What the neighbours of @day cost @person when that day is theirs; @without is a day
 * that they give away for it. */
static gint64
person_closeness (const PersonWalk *walk,
                  guint             person,
                  guint             day,
                  guint             without)
{
  const guint64 *duty = walk->duty + (gsize) person * walk->seats->words;
  const DeskDate *days = walk->input->days;
  DeskDate last_duty = person_at (walk, person)->last_duty;
  guint before = desk_seats_previous (walk->seats, duty, day);
  guint after = desk_seats_next (walk->seats, duty, day);
  gint64 cost = 0;

  if (before == without)
    before = desk_seats_previous (walk->seats, duty, before);
  if (after == without)
    after = desk_seats_next (walk->seats, duty, after);
  if (before != G_MAXUINT)
    cost += CLOSENESS (days[day] - days[before]);
  else if (last_duty != DESK_DATE_NONE && last_duty < days[day])
    cost += CLOSENESS (days[day] - last_duty);
  if (after != G_MAXUINT)
    cost += CLOSENESS (days[after] - days[day]);
  return cost;
}

/* Swaps two seats when the turns of both people together lie less close then. */
static gboolean
person_walk_swap (PersonWalk *walk,
                  guint       day,
                  guint       seat,
                  guint       other,
                  guint       other_seat)
{
  DeskSeats *seats = walk->seats;
  guint *mine = &walk->seated[(gsize) day * walk->input->per_day + seat];
  guint *theirs = &walk->seated[(gsize) other * walk->input->per_day + other_seat];
  guint a = *mine, b = *theirs;

  if (a == b || !desk_seats_get (seats, seats->able, a, other) ||
      !desk_seats_get (seats, seats->able, b, day) ||
      desk_seats_get (seats, walk->duty, a, other) ||
      desk_seats_get (seats, walk->duty, b, day) ||
      person_closeness (walk, a, other, day) + person_closeness (walk, b, day, other) >=
        person_closeness (walk, a, day, other) + person_closeness (walk, b, other, day))
    return FALSE;

  desk_seats_clear (seats, walk->duty, a, day);
  desk_seats_set (seats, walk->duty, a, other);
  desk_seats_clear (seats, walk->duty, b, other);
  desk_seats_set (seats, walk->duty, b, day);
  *mine = b;
  *theirs = a;
  g_array_index (desk_plan_day (walk->plan, day)->cells, DeskPlanCell, seat).person =
    person_at (walk, b)->id;
  g_array_index (desk_plan_day (walk->plan, other)->cells, DeskPlanCell, other_seat).person =
    person_at (walk, a)->id;
  return TRUE;
}

/* The seat after the pinned ones. */
static guint
day_first_seat (const DeskPlanDay *day)
{
  guint seat = 0;

  while (seat < day->cells->len && g_array_index (day->cells, DeskPlanCell, seat).pinned)
    seat++;
  return seat;
}

static void
person_walk_spread (PersonWalk *walk)
{
  const GPtrArray *days = walk->plan->days;
  gsize size = (gsize) walk->n_persons * walk->seats->words;
  gboolean moved = TRUE;

  for (gsize i = 0; i < size; i++)
    walk->duty[i] = walk->seats->on[i] | walk->pinned[i];
  for (guint round = 0; round < MAX_ROUNDS && moved; round++)
    {
      moved = FALSE;
      for (guint i = 0; i < days->len; i++)
        {
          const DeskPlanDay *day = g_ptr_array_index (days, i);

          for (guint seat = day_first_seat (day); seat < day->cells->len; seat++)
            for (guint k = i + 1; k < days->len; k++)
              {
                const DeskPlanDay *other = g_ptr_array_index (days, k);

                for (guint s = day_first_seat (other); s < other->cells->len; s++)
                  moved |= person_walk_swap (walk, i, seat, k, s);
              }
        }
    }
}

static void
day_add_absent (const PersonWalk *walk,
                DeskPlanDay      *out,
                guint             day)
{
  for (guint p = 0; p < walk->n_persons; p++)
    {
      DeskPlanPassed passed = {
        .person = person_at (walk, p)->id,
        .kind = DESK_PLAN_PASSED_ABSENT,
        .absence = person_at (walk, p)->absences[day],
      };

      if (passed.absence != DESK_PLAN_PRESENT && !person_is_pinned (walk, p, day))
        g_array_append_val (out->passed, passed);
    }
}

/* The numbers of each reason, now that all turns are known. */
static void
person_walk_close (PersonWalk *walk)
{
  const DeskPlanInput *input = walk->input;
  g_autofree DeskDate *last_duty = g_new (DeskDate, walk->n_persons);
  g_autofree guint *turns = g_new0 (guint, walk->n_persons);
  gint64 after = input->last;
  gboolean last_period = input->last != 0;

  for (guint p = 0; p < walk->n_persons; p++)
    {
      DeskPlanLoad *load = &g_array_index (walk->plan->loads, DeskPlanLoad, p);

      load->turns = walk->turns[p];
      load->able = walk->able[p]->len;
      last_duty[p] = person_at (walk, p)->last_duty;
    }

  for (guint day = 0; day < input->n_days; day++)
    {
      DeskPlanDay *out = desk_plan_day (walk->plan, day);
      guint n_able = 0;

      day_add_absent (walk, out, day);
      for (guint p = 0; p < walk->n_persons; p++)
        n_able += desk_seats_get (walk->seats, walk->seats->able, p, day) ||
                  person_is_pinned (walk, p, day);
      out->why.kind = out->cells->len == 0 ? DESK_PLAN_WHY_NOBODY : DESK_PLAN_WHY_FAIR;
      out->why.n_able = n_able;
      for (guint i = 0; i < out->cells->len; i++)
        {
          DeskPlanCell *cell = &g_array_index (out->cells, DeskPlanCell, i);
          guint p = desk_plan_input_find_person (input, cell->person);

          cell->why.after = after;
          cell->why.after_last_period = last_period;
          cell->why.n_able = n_able;
          after = cell->person;
          last_period = FALSE;
          if (p == G_MAXUINT)
            continue;
          if (!cell->pinned && n_able <= input->per_day)
            cell->why.kind = DESK_PLAN_WHY_ONLY_ONE;
          cell->why.load_before = person_at (walk, p)->carried + (int) turns[p]++;
          cell->why.load_after = cell->why.load_before + 1;
          cell->why.turns = walk->turns[p];
          if (last_duty[p] != DESK_DATE_NONE && last_duty[p] < out->day)
            cell->why.gap = out->day - last_duty[p];
          last_duty[p] = out->day;
        }
    }
}

void
desk_planner_plan_persons (const DeskPlanInput *input,
                           DeskPlan            *plan)
{
  guint n_persons = input->persons->len;
  guint last = desk_plan_input_find_person (input, input->last);
  g_autoptr (DeskSeats) seats = desk_seats_new (n_persons, input->n_days);
  g_autofree guint64 *pinned = g_new0 (guint64, (gsize) n_persons * seats->words);
  g_autofree guint64 *duty = g_new0 (guint64, (gsize) n_persons * seats->words);
  g_autofree guint *turns = g_new0 (guint, n_persons);
  g_autofree guint *quota = g_new0 (guint, n_persons);
  g_autofree GArray **able = g_new0 (GArray *, n_persons);
  g_autofree DeskTurn *line = g_new0 (DeskTurn, n_persons);
  g_autofree guint *places = g_new0 (guint, n_persons);
  g_autofree guint *seated = g_new0 (guint, (gsize) input->n_days * input->per_day);
  PersonWalk walk = {
    .input = input,
    .plan = plan,
    .seats = seats,
    .n_persons = n_persons,
    .pinned = pinned,
    .duty = duty,
    .turns = turns,
    .quota = quota,
    .able = able,
    .seated = seated,
    .line = line,
  };

  if (input->order == DESK_PLAN_ORDER_FIXED && last != G_MAXUINT)
    walk.first = (last + 1) % n_persons;

  person_walk_open (&walk);
  person_walk_place (&walk, places);
  for (guint day = 0; day < input->n_days; day++)
    person_walk_day (&walk, places, day);
  if (input->order == DESK_PLAN_ORDER_FREE)
    person_walk_spread (&walk);
  person_walk_close (&walk);

  for (guint p = 0; p < n_persons; p++)
    g_array_unref (able[p]);
}
