/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-planner.h"

#include <string.h>

/* The tables below draw plans as strings, one letter a day: `2` is group or person 2,
 * `.` nothing, `-` nobody. The members of group 2 are the persons 20, 21, … */

#define MAX_SUBJECTS 8
#define MAX_DAYS     40
#define FIRST_DAY    739500

static guint
letter_id (char letter)
{
  return g_ascii_isdigit (letter) ? letter - '0' : 0;
}

static DeskPlanInput *
input_new (DeskPlanMode mode,
           guint        n_days)
{
  g_autofree DeskDate *days = g_new (DeskDate, n_days + 1);

  for (guint i = 0; i < n_days; i++)
    days[i] = FIRST_DAY + i;
  return desk_plan_input_new (mode, days, n_days);
}

static void
set_absent (DeskPlanInput   *input,
            guint            person,
            guint            day,
            DeskPlanAbsence  absence)
{
  desk_plan_input_set_absent (input, person, FIRST_DAY + day, FIRST_DAY + day, absence);
}

static const DeskPlanDay *
plan_day (const DeskPlan *plan,
          guint           day)
{
  return g_ptr_array_index (plan->days, day);
}

static const DeskPlanCell *
plan_cell (const DeskPlan *plan,
           guint           day,
           guint           cell)
{
  const DeskPlanDay *out = plan_day (plan, day);

  g_assert_cmpuint (cell, <, out->cells->len);
  return &g_array_index (out->cells, DeskPlanCell, cell);
}

static const DeskPlanPassed *
plan_passed (const DeskPlan *plan,
             guint           day,
             guint           passed)
{
  const DeskPlanDay *out = plan_day (plan, day);

  g_assert_cmpuint (passed, <, out->passed->len);
  return &g_array_index (out->passed, DeskPlanPassed, passed);
}

/* One letter a day in group mode; in person mode the people of each day, apart. */
static char *
plan_draw (const DeskPlan *plan,
           DeskPlanMode    mode)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < plan->days->len; i++)
    {
      const DeskPlanDay *day = plan_day (plan, i);

      if (mode == DESK_PLAN_GROUPS)
        {
          g_string_append_c (text, day->group != 0 ? '0' + (char) day->group : '-');
          continue;
        }
      if (i > 0)
        g_string_append_c (text, ' ');
      for (guint k = 0; k < day->cells->len; k++)
        g_string_append_c (text, '0' + (char) plan_cell (plan, i, k)->person);
      for (guint k = 0; k < day->missing; k++)
        g_string_append_c (text, '-');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Groups, one row a case:
 *
 *   n        groups
 *   last     who had the turn before; 0 nobody
 *   pins     the days; a digit pins that group
 *   absent   for some groups "group:days", x where nobody of it is there
 *   expect   the plan
 */
typedef struct
{
  const char *name;
  guint n;
  guint last;
  const char *pins;
  const char *absent;
  const char *expect;
  gboolean fair;
} GroupCase;

static const GroupCase group_cases[] = {
  { "round", 5, 0, ".......", "", "1234512", TRUE },
  { "resumes", 5, 1, ".......", "", "2345123", TRUE },
  { "resumes-after-last-group", 5, 5, "......", "", "123451", TRUE },
  { "unknown-last", 3, 9, "....", "", "1231", TRUE },
  { "one-group", 1, 1, "...", "", "111", TRUE },
  { "pin-in-its-turn", 5, 0, "..3....", "", "1234512", TRUE },
  { "pin-early", 5, 0, "3.........", "", "3124512345", TRUE },
  { "pin-reserves-quota", 5, 0, "......1", "", "1234521", TRUE },
  { "pin-takes-the-only-turn", 5, 0, "....1", "", "23451", TRUE },
  { "pin-of-the-last", 5, 0, ".....5....", "", "1234152345", TRUE },
  { "pins-beyond-quota", 3, 0, "1.1.1.", "", "121312", FALSE },
  { "passed-takes-next", 5, 0, ".......", "1:x......", "2134512", TRUE },
  { "passed-for-three-days", 5, 0, ".......", "1:xxx....", "2341512", TRUE },
  { "passed-twice", 3, 0, "......", "1:x..x..", "213213", TRUE },
  { "two-passed", 4, 0, "........", "1:x....... 2:x.......", "31241234", TRUE },
  { "leave-ahead-reserves", 3, 0, "......", "3:..xxxx", "331212", TRUE },
  { "away-all-the-time", 3, 0, "......", "2:xxxxxx", "131313", TRUE },
  { "nobody-on-a-day", 3, 0, "......", "1:..x... 2:..x... 3:..x...", "12-312", TRUE },
  { "pin-of-an-absent-group", 3, 0, ".2....", "2:.x....", "123123", TRUE },
};

static DeskPlanInput *
group_case_input (const GroupCase *fixture)
{
  DeskPlanInput *input = input_new (DESK_PLAN_GROUPS, strlen (fixture->pins));
  g_auto (GStrv) absents = g_strsplit (fixture->absent, " ", -1);

  desk_plan_input_set_last (input, fixture->last);
  for (guint g = 1; g <= fixture->n; g++)
    {
      desk_plan_input_add_group (input, g, 0);
      desk_plan_input_add_person (input, g * 10, g, 0, DESK_DATE_NONE);
    }
  for (guint day = 0; fixture->pins[day] != '\0'; day++)
    if (letter_id (fixture->pins[day]) != 0)
      desk_plan_input_pin_group (input, FIRST_DAY + day, letter_id (fixture->pins[day]));
  for (guint i = 0; absents[i] != NULL; i++)
    for (guint day = 0; absents[i][0] != '\0' && absents[i][day + 2] != '\0'; day++)
      if (absents[i][day + 2] == 'x')
        set_absent (input, letter_id (absents[i][0]) - 1, day, DESK_PLAN_ON_LEAVE);
  return input;
}

static void
test_group_case (gconstpointer data)
{
  const GroupCase *fixture = data;
  g_autoptr (DeskPlanInput) input = group_case_input (fixture);
  g_autoptr (DeskPlan) plan = desk_planner_plan (input);
  g_autofree char *drawn = plan_draw (plan, DESK_PLAN_GROUPS);

  g_assert_cmpstr (drawn, ==, fixture->expect);
  /* A group that is never there has no part in the balance. */
  g_assert_cmpint (plan->fair, ==, fixture->fair);
}

/* The turn goes on over the border of two periods as if there were none. */
static void
test_group_resumes (void)
{
  for (guint cut = 1; cut < 12; cut++)
    {
      g_autoptr (GString) both = g_string_new (NULL);
      gint64 last = 0;

      for (guint part = 0; part < 2; part++)
        {
          guint n_days = part == 0 ? cut : 12 - cut;
          g_autoptr (DeskPlanInput) input = input_new (DESK_PLAN_GROUPS, n_days);
          g_autoptr (DeskPlan) plan = NULL;
          g_autofree char *drawn = NULL;

          for (guint g = 1; g <= 5; g++)
            {
              desk_plan_input_add_group (input, g, 0);
              desk_plan_input_add_person (input, g * 10, g, 0, DESK_DATE_NONE);
            }
          desk_plan_input_set_last (input, last);
          plan = desk_planner_plan (input);
          last = plan_day (plan, n_days - 1)->group;
          drawn = plan_draw (plan, DESK_PLAN_GROUPS);
          g_string_append (both, drawn);
        }
      g_assert_cmpstr (both->str, ==, "123451234512");
    }
}

/* Two groups of two; 20 is on leave on the second day of group 2. */
static void
test_group_people (void)
{
  g_autoptr (DeskPlanInput) input = input_new (DESK_PLAN_GROUPS, 5);
  g_autoptr (DeskPlan) plan = NULL;

  for (guint g = 1; g <= 2; g++)
    {
      desk_plan_input_add_group (input, g, 0);
      desk_plan_input_add_person (input, g * 10, g, 0, DESK_DATE_NONE);
      desk_plan_input_add_person (input, g * 10 + 1, g, 0, DESK_DATE_NONE);
    }
  set_absent (input, 2, 3, DESK_PLAN_ON_LEAVE);
  desk_plan_input_pin_person (input, FIRST_DAY + 4, 10);
  desk_plan_input_pin_person (input, FIRST_DAY + 4, 20);
  desk_plan_input_pin_person (input, FIRST_DAY + 4, 99);
  desk_plan_input_pin_person (input, FIRST_DAY + 4, 10);
  desk_plan_input_pin_person (input, FIRST_DAY + 77, 10);

  plan = desk_planner_plan (input);
  g_assert_cmpint (plan_day (plan, 1)->cells->len, ==, 2);
  g_assert_cmpint (plan_cell (plan, 1, 0)->person, ==, 20);
  g_assert_cmpint (plan_day (plan, 3)->group, ==, 2);
  g_assert_cmpint (plan_day (plan, 3)->cells->len, ==, 1);
  g_assert_cmpint (plan_cell (plan, 3, 0)->person, ==, 21);

  /* People pinned without a group: the day is theirs and nobody's turn. */
  g_assert_cmpint (plan_day (plan, 4)->group, ==, 0);
  g_assert_true (plan_day (plan, 4)->pinned);
  g_assert_cmpint (plan_day (plan, 4)->missing, ==, 0);
  g_assert_cmpint (plan_day (plan, 4)->cells->len, ==, 3);
  g_assert_cmpint (plan_cell (plan, 4, 1)->absence, ==, DESK_PLAN_PRESENT);
  g_assert_cmpint (plan_cell (plan, 4, 2)->absence, ==, DESK_PLAN_LEFT);
  g_assert_true (plan->fair);
}

/* 11 goes over to group 2 on day 3; listed in both, on duty with one at a time. */
static void
test_group_transfer (void)
{
  g_autoptr (DeskPlanInput) input = input_new (DESK_PLAN_GROUPS, 4);
  g_autoptr (DeskPlan) plan = NULL;
  guint before, after;

  desk_plan_input_add_group (input, 1, 0);
  desk_plan_input_add_group (input, 2, 0);
  desk_plan_input_add_person (input, 10, 1, 0, DESK_DATE_NONE);
  before = desk_plan_input_add_person (input, 11, 1, 0, DESK_DATE_NONE);
  desk_plan_input_add_person (input, 20, 2, 0, DESK_DATE_NONE);
  after = desk_plan_input_add_person (input, 11, 2, 0, DESK_DATE_NONE);
  desk_plan_input_set_absent (input, before, FIRST_DAY + 2, FIRST_DAY + 9,
                              DESK_PLAN_IN_ANOTHER_GROUP);
  desk_plan_input_set_absent (input, after, FIRST_DAY - 9, FIRST_DAY + 1,
                              DESK_PLAN_IN_ANOTHER_GROUP);

  plan = desk_planner_plan (input);
  g_assert_cmpint (plan_day (plan, 0)->cells->len, ==, 2);
  g_assert_cmpint (plan_day (plan, 1)->cells->len, ==, 1);
  g_assert_cmpint (plan_day (plan, 2)->cells->len, ==, 1);
  g_assert_cmpint (plan_day (plan, 3)->cells->len, ==, 2);
}

static void
test_group_unplannable (void)
{
  g_autoptr (DeskPlanInput) input = input_new (DESK_PLAN_GROUPS, 3);
  g_autoptr (DeskPlan) plan = NULL;

  for (guint g = 1; g <= 3; g++)
    {
      desk_plan_input_add_group (input, g, 0);
      if (g < 3)
        desk_plan_input_add_person (input, g * 10, g, 0, DESK_DATE_NONE);
    }
  set_absent (input, 0, 1, DESK_PLAN_ON_LEAVE);
  set_absent (input, 1, 1, DESK_PLAN_SUSPENDED);

  plan = desk_planner_plan (input);
  g_assert_cmpint (plan->n_short, ==, 1);
  g_assert_cmpint (plan_day (plan, 1)->missing, ==, 1);
  g_assert_cmpint (plan_day (plan, 1)->why.kind, ==, DESK_PLAN_WHY_NOBODY);
  g_assert_cmpint (plan_day (plan, 1)->passed->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const DeskPlanPassed *passed = plan_passed (plan, 1, i);

      g_assert_cmpint (passed->kind, ==, DESK_PLAN_PASSED_ABSENT);
      if (passed->group == 1)
        g_assert_cmpint (passed->absence, ==, DESK_PLAN_ON_LEAVE);
      else if (passed->group == 2)
        g_assert_cmpint (passed->absence, ==, DESK_PLAN_SUSPENDED);
      else
        g_assert_cmpint (passed->person, ==, 0);
    }
  g_assert_cmpint (plan_day (plan, 0)->group, ==, 1);
  g_assert_cmpint (plan_day (plan, 2)->group, ==, 2);
}

static void
test_group_why (void)
{
  const GroupCase turn = { "", 5, 1, ".......", "" };
  const GroupCase missed = { "", 5, 0, ".......", "1:xx....." };
  const GroupCase pin = { "", 5, 0, "......1", "" };
  g_autoptr (DeskPlanInput) turn_input = group_case_input (&turn);
  g_autoptr (DeskPlanInput) missed_input = group_case_input (&missed);
  g_autoptr (DeskPlanInput) pin_input = group_case_input (&pin);
  g_autoptr (DeskPlan) turn_plan = desk_planner_plan (turn_input);
  g_autoptr (DeskPlan) missed_plan = desk_planner_plan (missed_input);
  g_autoptr (DeskPlan) pin_plan = desk_planner_plan (pin_input);
  const DeskPlanWhy *why;

  /* 轮到第二组(上期最后一组:第一组)。本期2次,全员1–2次 */
  why = &plan_day (turn_plan, 0)->why;
  g_assert_cmpint (why->kind, ==, DESK_PLAN_WHY_TURN);
  g_assert_cmpint (why->after, ==, 1);
  g_assert_true (why->after_last_period);
  g_assert_cmpint (why->turns, ==, 2);
  g_assert_cmpint (why->turns_min, ==, 1);
  g_assert_cmpint (why->turns_max, ==, 2);
  g_assert_cmpint (why->n_able, ==, 5);
  g_assert_cmpint (memcmp (why, &plan_cell (turn_plan, 0, 0)->why, sizeof *why), ==, 0);
  why = &plan_day (turn_plan, 5)->why;
  g_assert_cmpint (why->after, ==, 1);
  g_assert_false (why->after_last_period);
  g_assert_cmpint (why->gap, ==, 5);
  g_assert_cmpint (why->load_before, ==, 1);
  g_assert_cmpint (why->load_after, ==, 2);

  /* 2 3 1: group 1 was passed on the first day, on leave. */
  g_assert_cmpint (plan_day (missed_plan, 0)->why.kind, ==, DESK_PLAN_WHY_TURN);
  g_assert_cmpint (plan_passed (missed_plan, 0, 0)->group, ==, 1);
  g_assert_cmpint (plan_passed (missed_plan, 0, 0)->person, ==, 10);
  g_assert_cmpint (plan_passed (missed_plan, 0, 0)->absence, ==, DESK_PLAN_ON_LEAVE);
  why = &plan_day (missed_plan, 2)->why;
  g_assert_cmpint (plan_day (missed_plan, 2)->group, ==, 1);
  g_assert_cmpint (why->kind, ==, DESK_PLAN_WHY_CATCH_UP);
  g_assert_cmpint (why->missed, ==, FIRST_DAY);
  g_assert_cmpint (plan_day (missed_plan, 3)->why.kind, ==, DESK_PLAN_WHY_TURN);

  /* 1 2 3 4 5 2 [1]: on day 6 the pin behind keeps group 1 out. */
  g_assert_cmpint (plan_day (pin_plan, 5)->passed->len, ==, 1);
  g_assert_cmpint (plan_passed (pin_plan, 5, 0)->group, ==, 1);
  g_assert_cmpint (plan_passed (pin_plan, 5, 0)->kind, ==, DESK_PLAN_PASSED_REST);
  g_assert_cmpint (plan_day (pin_plan, 6)->why.kind, ==, DESK_PLAN_WHY_PINNED);
}

/* 10 owes 20 a turn, and 30 owes 20 one as well. Plan: 1 2 3 1 2 3 1 2 3 */
static void
test_group_owed (void)
{
  g_autoptr (DeskPlanInput) input = input_new (DESK_PLAN_GROUPS, 9);
  g_autoptr (DeskPlan) plan = NULL;
  const DeskPlanCell *cell;

  for (guint g = 1; g <= 3; g++)
    {
      desk_plan_input_add_group (input, g, 0);
      desk_plan_input_add_person (input, g * 10, g, 0, DESK_DATE_NONE);
    }
  desk_plan_input_add_person (input, 21, 2, 0, DESK_DATE_NONE);
  set_absent (input, 0, 1, DESK_PLAN_ON_LEAVE);
  desk_plan_input_add_owed (input, 501, 10, 20);
  desk_plan_input_add_owed (input, 502, 30, 20);
  desk_plan_input_add_owed (input, 503, 30, 20);
  desk_plan_input_add_owed (input, 504, 30, 20);
  desk_plan_input_add_owed (input, 505, 20, 21);
  desk_plan_input_pin_group (input, FIRST_DAY + 7, 2);

  plan = desk_planner_plan (input);
  /* 10 is on leave on day 2, so 501 waits for day 5 and 502 has day 2; day 8 is pinned. */
  cell = plan_cell (plan, 1, 0);
  g_assert_cmpint (cell->person, ==, 30);
  g_assert_cmpint (cell->stands_for, ==, 20);
  g_assert_cmpint (cell->owed, ==, 502);
  g_assert_cmpint (cell->why.kind, ==, DESK_PLAN_WHY_STANDS_IN);
  g_assert_cmpint (plan_cell (plan, 1, 1)->person, ==, 21);
  cell = plan_cell (plan, 4, 0);
  g_assert_cmpint (cell->person, ==, 10);
  g_assert_cmpint (cell->owed, ==, 501);
  g_assert_cmpint (plan_cell (plan, 7, 0)->person, ==, 20);
  for (guint day = 0; day < 9; day++)
    for (guint i = 0; i < plan_day (plan, day)->cells->len; i++)
      {
        g_assert_cmpint (plan_cell (plan, day, i)->owed, !=, 503);
        g_assert_cmpint (plan_cell (plan, day, i)->owed, !=, 504);
        /* Of one group: it is always the debtor's own turn as well. */
        g_assert_cmpint (plan_cell (plan, day, i)->owed, !=, 505);
      }
}

/* Persons in fixed order, one row a case; columns as for groups, with the carried
 * loads one number a person. */
typedef struct
{
  const char *name;
  guint n;
  guint per_day;
  guint last;
  int carried[MAX_SUBJECTS];
  const char *pins;
  const char *absent;
  const char *expect;
} PersonCase;

static const PersonCase person_cases[] = {
  { "round", 5, 2, 0, { 0 }, "......", "", "12 34 51 23 45 12" },
  { "resumes", 5, 2, 2, { 0 }, "....", "", "34 51 23 45" },
  { "three-a-day", 5, 3, 0, { 0 }, ".....", "", "123 451 234 512 345" },
  { "carried-behind", 3, 1, 0, { 0, 0, -2 }, ".....", "", "3 1 3 2 3" },
  { "carried-ahead", 3, 1, 0, { 2, 0, 0 }, "....", "", "2 3 2 3" },
  { "leave", 3, 1, 0, { 0 }, "...", "1:x..", "2 1 3" },
  { "left", 3, 1, 0, { 0 }, "....", "1:xxxx", "2 3 2 3" },
  { "pin", 3, 1, 0, { 0 }, "..1", "", "2 3 1" },
  { "pin-with-a-second-seat", 4, 2, 0, { 0 }, ".1", "", "23 14" },
  { "pin-of-somebody-away", 2, 1, 0, { 0 }, "1.", "1:x.", "1 2" },
  { "too-few", 2, 2, 0, { 0 }, "...", "1:.x.", "12 2- 12" },
  { "nobody", 2, 1, 0, { 0 }, "...", "1:.x. 2:.x.", "1 - 2" },
  { "more-seats-than-people", 2, 3, 0, { 0 }, ".", "", "12-" },
};

static void
test_person_case (gconstpointer data)
{
  const PersonCase *fixture = data;
  g_autoptr (DeskPlanInput) input = input_new (DESK_PLAN_PERSONS, strlen (fixture->pins));
  g_auto (GStrv) absents = g_strsplit (fixture->absent, " ", -1);
  g_autoptr (DeskPlan) plan = NULL;
  g_autofree char *drawn = NULL;

  desk_plan_input_set_last (input, fixture->last);
  desk_plan_input_set_per_day (input, fixture->per_day);
  for (guint p = 0; p < fixture->n; p++)
    desk_plan_input_add_person (input, p + 1, 0, fixture->carried[p], DESK_DATE_NONE);
  for (guint day = 0; fixture->pins[day] != '\0'; day++)
    if (letter_id (fixture->pins[day]) != 0)
      desk_plan_input_pin_person (input, FIRST_DAY + day, letter_id (fixture->pins[day]));
  for (guint i = 0; absents[i] != NULL; i++)
    for (guint day = 0; absents[i][0] != '\0' && absents[i][day + 2] != '\0'; day++)
      if (absents[i][day + 2] == 'x')
        set_absent (input, letter_id (absents[i][0]) - 1, day, DESK_PLAN_AWAY);

  plan = desk_planner_plan (input);
  drawn = plan_draw (plan, DESK_PLAN_PERSONS);
  g_assert_cmpstr (drawn, ==, fixture->expect);
}

static void
test_person_short (void)
{
  g_autoptr (DeskPlanInput) input = input_new (DESK_PLAN_PERSONS, 3);
  g_autoptr (DeskPlan) plan = NULL;

  desk_plan_input_set_per_day (input, 2);
  for (guint p = 1; p <= 3; p++)
    desk_plan_input_add_person (input, p, 0, 0, DESK_DATE_NONE);
  set_absent (input, 0, 1, DESK_PLAN_NOT_YET_JOINED);
  set_absent (input, 2, 1, DESK_PLAN_ON_LEAVE);
  desk_plan_input_pin_person (input, FIRST_DAY + 2, 77);

  plan = desk_planner_plan (input);
  g_assert_cmpint (plan->n_short, ==, 1);
  g_assert_cmpint (plan_day (plan, 1)->missing, ==, 1);
  g_assert_cmpint (plan_day (plan, 1)->passed->len, ==, 2);
  g_assert_cmpint (plan_passed (plan, 1, 0)->person, ==, 1);
  g_assert_cmpint (plan_passed (plan, 1, 0)->absence, ==, DESK_PLAN_NOT_YET_JOINED);
  g_assert_cmpint (plan_passed (plan, 1, 1)->person, ==, 3);
  g_assert_cmpint (plan_passed (plan, 1, 1)->absence, ==, DESK_PLAN_ON_LEAVE);
  g_assert_cmpint (plan_cell (plan, 1, 0)->why.kind, ==, DESK_PLAN_WHY_ONLY_ONE);
  g_assert_cmpint (plan_cell (plan, 2, 0)->person, ==, 77);
  g_assert_cmpint (plan_cell (plan, 2, 0)->absence, ==, DESK_PLAN_LEFT);
  g_assert_true (desk_plan_get_day (plan, FIRST_DAY + 1) == plan_day (plan, 1));
  g_assert_null (desk_plan_get_day (plan, FIRST_DAY + 3));
}

/* Five people, one a day, free order: nobody twice within three days, although 5 came
 * in two turns behind; and who had duty yesterday does not start. */
static void
test_person_spacing (void)
{
  g_autoptr (DeskPlanInput) input = input_new (DESK_PLAN_PERSONS, 22);
  g_autoptr (DeskPlan) plan = NULL;

  desk_plan_input_set_order (input, DESK_PLAN_ORDER_FREE);
  for (guint p = 1; p <= 5; p++)
    desk_plan_input_add_person (input, p, 0, p == 5 ? -2 : 0,
                                p == 1 ? FIRST_DAY - 1 : DESK_DATE_NONE);

  plan = desk_planner_plan (input);
  g_assert_true (plan->fair);
  g_assert_cmpint (plan_cell (plan, 0, 0)->person, !=, 1);
  for (guint day = 1; day < 22; day++)
    {
      const DeskPlanCell *cell = plan_cell (plan, day, 0);

      if (cell->why.gap > 0)
        g_assert_cmpint (cell->why.gap, >=, 3);
    }
}

/* A small rota that can be searched completely, for either mode. */
typedef struct
{
  guint n;
  guint n_days;
  guint per_day;
  guint last; /* 1 … n; 0 nobody */
  gboolean groups;
  int carried[MAX_SUBJECTS];
  gboolean absent[MAX_SUBJECTS][MAX_DAYS];
  gboolean pinned[MAX_SUBJECTS][MAX_DAYS];

  guint need[MAX_DAYS];
  int load[MAX_SUBJECTS];
  guint on[MAX_DAYS]; /* bits of subjects, pinned ones included */
} Model;

static void
model_fill (Model    *model,
            GRand    *rand,
            guint     max_subjects,
            guint     max_days,
            gboolean  groups)
{
  int absence = g_rand_int_range (rand, 0, 5), pins = g_rand_int_range (rand, 0, 3);

  memset (model, 0, sizeof *model);
  model->groups = groups;
  model->n = g_rand_int_range (rand, 1, max_subjects + 1);
  model->n_days = g_rand_int_range (rand, 1, max_days + 1);
  model->per_day = groups ? 1 : g_rand_int_range (rand, 1, 4);
  model->last = g_rand_int_range (rand, 0, model->n + 1);
  for (guint p = 0; p < model->n; p++)
    {
      model->carried[p] = groups ? 0 : g_rand_int_range (rand, -2, 3);
      for (guint day = 0; day < model->n_days; day++)
        model->absent[p][day] = g_rand_int_range (rand, 0, 10) < absence;
    }
  for (guint day = 0; day < model->n_days; day++)
    if (g_rand_int_range (rand, 0, 8) < pins)
      model->pinned[g_rand_int_range (rand, 0, model->n)][day] = TRUE;

  for (guint p = 0; p < model->n; p++)
    model->load[p] = model->carried[p];
  for (guint day = 0; day < model->n_days; day++)
    {
      guint able = 0;

      model->need[day] = model->per_day;
      for (guint p = 0; p < model->n; p++)
        {
          able += !model->absent[p][day] && !model->pinned[p][day];
          if (model->pinned[p][day])
            {
              model->need[day]--;
              model->on[day] |= 1u << p;
              model->load[p]++;
            }
        }
      model->need[day] = MIN (model->need[day], able);
    }
}

static DeskPlanInput *
model_input (const Model   *model,
             DeskPlanOrder  order)
{
  DeskPlanMode mode = model->groups ? DESK_PLAN_GROUPS : DESK_PLAN_PERSONS;
  DeskPlanInput *input = input_new (mode, model->n_days);

  desk_plan_input_set_per_day (input, model->per_day);
  desk_plan_input_set_order (input, order);
  desk_plan_input_set_last (input, model->last);
  for (guint p = 0; p < model->n; p++)
    {
      if (model->groups)
        desk_plan_input_add_group (input, p + 1, 0);
      desk_plan_input_add_person (input, p + 1, model->groups ? p + 1 : 0, model->carried[p],
                                  DESK_DATE_NONE);
      for (guint day = 0; day < model->n_days; day++)
        {
          if (model->absent[p][day])
            set_absent (input, p, day, DESK_PLAN_ON_LEAVE);
          if (model->pinned[p][day] && model->groups)
            desk_plan_input_pin_group (input, FIRST_DAY + day, p + 1);
          else if (model->pinned[p][day])
            desk_plan_input_pin_person (input, FIRST_DAY + day, p + 1);
        }
    }
  return input;
}

static int
model_sum (const Model *model)
{
  int sum = 0;

  for (guint p = 0; p < model->n; p++)
    sum += model->load[p] * model->load[p];
  return sum;
}

/* The least Σ load² of all ways to fill what is still needed, by trying every one. */
static int
model_search (Model *model,
              guint  day,
              guint  from)
{
  int best = G_MAXINT;

  while (day < model->n_days && model->need[day] == 0)
    {
      day++;
      from = 0;
    }
  if (day == model->n_days)
    return model_sum (model);

  for (guint p = from; p < model->n; p++)
    {
      if (model->absent[p][day] || (model->on[day] >> p) & 1)
        continue;
      model->need[day]--;
      model->on[day] |= 1u << p;
      model->load[p]++;
      best = MIN (best, model_search (model, day, p + 1));
      model->need[day]++;
      model->on[day] &= ~(1u << p);
      model->load[p]--;
    }
  return best;
}

/* The rule of the fixed order by trying: on each day those with the fewest turns so
 * far, then by the order, rested ones before all, each only if the best sum stays. */
static void
model_solve (Model *model,
             int    best)
{
  int so_far[MAX_SUBJECTS];

  for (guint p = 0; p < model->n; p++)
    so_far[p] = model->carried[p];
  for (guint day = 0; day < model->n_days; day++)
    {
      gboolean tried[MAX_SUBJECTS] = { FALSE };

      for (guint round = 0; round < model->n && model->need[day] > 0; round++)
        {
          int first = -1, first_key = G_MAXINT;

          for (guint p = 0; p < model->n; p++)
            {
              gboolean rest = (day + 1 < model->n_days && model->pinned[p][day + 1]) ||
                              (day > 0 ? (model->on[day - 1] >> p) & 1 : model->last == p + 1);
              int key = rest * 10000 + (so_far[p] + 10) * 100 +
                        (int) ((p + model->n - model->last % model->n) % model->n);

              if (!tried[p] && key < first_key)
                {
                  first = (int) p;
                  first_key = key;
                }
            }
          tried[first] = TRUE;
          if (model->absent[first][day] || (model->on[day] >> first) & 1)
            continue;
          model->need[day]--;
          model->on[day] |= 1u << first;
          model->load[first]++;
          if (model_search (model, day, 0) == best)
            continue;
          model->need[day]++;
          model->on[day] &= ~(1u << first);
          model->load[first]--;
        }
      for (guint p = 0; p < model->n; p++)
        so_far[p] += (model->on[day] >> p) & 1;
    }
}

/* What holds for every plan: pins stay, nobody absent, nobody twice, no seat empty
 * that somebody could take. Returns Σ load². */
static int
check_plan (const Model    *model,
            const DeskPlan *plan,
            guint          *on)
{
  int sum = 0;

  for (guint day = 0; day < model->n_days; day++)
    {
      const DeskPlanDay *out = plan_day (plan, day);
      guint n_on = 0;

      on[day] = 0;
      if (model->groups && out->group != 0)
        on[day] = 1u << (out->group - 1);
      for (guint i = 0; i < out->cells->len && !model->groups; i++)
        {
          guint bit = 1u << (plan_cell (plan, day, i)->person - 1);

          g_assert_cmpuint (on[day] & bit, ==, 0);
          on[day] |= bit;
        }
      for (guint p = 0; p < model->n; p++)
        {
          gboolean is_on = (on[day] >> p) & 1;

          n_on += is_on;
          if (model->pinned[p][day])
            g_assert_true (is_on);
          else if (is_on)
            g_assert_false (model->absent[p][day]);
        }
      for (guint p = 0; p < model->n; p++)
        n_on -= model->pinned[p][day];
      g_assert_cmpuint (n_on, ==, model->need[day]);
    }
  for (guint p = 0; p < model->n; p++)
    {
      const DeskPlanLoad *load = &g_array_index (plan->loads, DeskPlanLoad, p);
      int total = load->carried + (int) load->turns;
      guint turns = 0;

      for (guint day = 0; day < model->n_days; day++)
        turns += (on[day] >> p) & 1;
      g_assert_cmpuint (turns, ==, load->turns);
      sum += total * total;
    }
  return sum;
}

static void
random_against_search (gboolean groups,
                       guint    seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < 400; i++)
    {
      Model model;
      guint on[MAX_DAYS];
      int best;
      g_autoptr (DeskPlanInput) input = NULL;
      g_autoptr (DeskPlanInput) free_input = NULL;
      g_autoptr (DeskPlan) plan = NULL;
      g_autoptr (DeskPlan) free_plan = NULL;

      model_fill (&model, rand, groups ? 4 : 5, groups ? 7 : 4, groups);
      best = model_search (&model, 0, 0);

      input = model_input (&model, DESK_PLAN_ORDER_FIXED);
      plan = desk_planner_plan (input);
      g_assert_cmpint (check_plan (&model, plan, on), ==, best);
      if (!groups)
        {
          free_input = model_input (&model, DESK_PLAN_ORDER_FREE);
          free_plan = desk_planner_plan (free_input);
          g_assert_cmpint (check_plan (&model, free_plan, on), ==, best);
          check_plan (&model, plan, on);
        }

      model_solve (&model, best);
      for (guint day = 0; day < model.n_days; day++)
        g_assert_cmpuint (on[day], ==, model.on[day]);
    }
}

static void
test_group_search (void)
{
  random_against_search (TRUE, 41);
}

static void
test_person_search (void)
{
  random_against_search (FALSE, 42);
}

/* Larger ones are proven otherwise: a sum is not the least exactly when a chain of
 * people, each able to take a day of the one before, leads from one to another with
 * a load smaller by two or more. */
static void
check_no_better (const Model *model,
                 const guint *on,
                 const int   *load)
{
  gboolean reach[MAX_SUBJECTS][MAX_SUBJECTS] = { { FALSE } };

  for (guint a = 0; a < model->n; a++)
    for (guint b = 0; b < model->n; b++)
      for (guint day = 0; day < model->n_days; day++)
        reach[a][b] |= ((on[day] >> a) & 1) && !model->pinned[a][day] && !((on[day] >> b) & 1) &&
                       !model->absent[b][day];
  for (guint k = 0; k < model->n; k++)
    for (guint a = 0; a < model->n; a++)
      for (guint b = 0; b < model->n; b++)
        reach[a][b] |= reach[a][k] && reach[k][b];
  for (guint a = 0; a < model->n; a++)
    for (guint b = 0; b < model->n; b++)
      if (reach[a][b])
        g_assert_cmpint (load[a] - load[b], <=, 1);
}

static void
test_larger_proven (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (43);

  for (guint i = 0; i < 300; i++)
    {
      Model model;
      g_autoptr (DeskPlanInput) input = NULL;
      g_autoptr (DeskPlan) plan = NULL;
      g_autoptr (DeskPlan) again = NULL;
      g_autofree char *drawn = NULL;
      g_autofree char *drawn_again = NULL;
      guint on[MAX_DAYS];
      int load[MAX_SUBJECTS];

      model_fill (&model, rand, MAX_SUBJECTS, MAX_DAYS, i % 3 == 0);
      input = model_input (&model, i % 3 == 1 ? DESK_PLAN_ORDER_FREE : DESK_PLAN_ORDER_FIXED);
      plan = desk_planner_plan (input);
      check_plan (&model, plan, on);
      for (guint p = 0; p < model.n; p++)
        load[p] = g_array_index (plan->loads, DeskPlanLoad, p).carried +
                  (int) g_array_index (plan->loads, DeskPlanLoad, p).turns;
      if (model.groups)
        for (guint day = 0; day < model.n_days; day++)
          for (guint p = 0; p < model.n; p++)
            if (model.pinned[p][day])
              on[day] = 0;
      check_no_better (&model, on, load);

      /* The same question has the same answer. */
      again = desk_planner_plan (input);
      drawn = plan_draw (plan, model.groups ? DESK_PLAN_GROUPS : DESK_PLAN_PERSONS);
      drawn_again = plan_draw (again, model.groups ? DESK_PLAN_GROUPS : DESK_PLAN_PERSONS);
      g_assert_cmpstr (drawn, ==, drawn_again);
    }
}

static void
test_empty (void)
{
  for (guint mode = DESK_PLAN_GROUPS; mode <= DESK_PLAN_PERSONS; mode++)
    for (guint n_days = 0; n_days < 2; n_days++)
      {
        g_autoptr (DeskPlanInput) input = input_new (mode, n_days);
        g_autoptr (DeskPlan) plan = desk_planner_plan (input);

        g_assert_true (plan->fair);
        g_assert_cmpuint (plan->n_short, ==, n_days);
      }
}

/* Six days; x duty, o could have had it, . could not.
 *
 *     1  xoxoxo   3 of a mean of 6 · 1/3 = 2  → +1
 *     2  oxoooo   1                           → −1
 *     3  ooox..   1 of 4 · 1/3 = 1.33         →  0
 *     4  ....ox   1 of 2 · 1/3 = 0.67         →  0
 *     5  ......   a newcomer                  →  0
 */
static void
test_carried (void)
{
  const char *rows[] = { "xoxoxo", "oxoooo", "ooox..", "....ox", "......" };
  const int expect[] = { 1, -1, 0, 0, 0 };
  guint8 on_duty[5 * 6], eligible[5 * 6];
  int carried[5];
  guint8 one_on[2 * 6] = { 1, 1, 1, 1, 1, 1 }, one_eligible[2 * 6];

  for (guint p = 0; p < 5; p++)
    for (guint day = 0; day < 6; day++)
      {
        on_duty[p * 6 + day] = rows[p][day] == 'x';
        eligible[p * 6 + day] = rows[p][day] != '.';
      }
  desk_planner_carried (on_duty, eligible, 5, 6, DESK_PLANNER_CARRIED_LIMIT, carried);
  for (guint p = 0; p < 5; p++)
    g_assert_cmpint (carried[p], ==, expect[p]);

  /* Six duties of a mean of three: cut at 2, or at what the caller says. */
  memset (one_eligible, 1, sizeof one_eligible);
  desk_planner_carried (one_on, one_eligible, 2, 6, DESK_PLANNER_CARRIED_LIMIT, carried);
  g_assert_cmpint (carried[0], ==, 2);
  g_assert_cmpint (carried[1], ==, -2);
  desk_planner_carried (one_on, one_eligible, 2, 6, 9, carried);
  g_assert_cmpint (carried[0], ==, 3);
  g_assert_cmpint (carried[1], ==, -3);
}

static void
test_stand_ins (void)
{
  const GroupCase round = { "", 4, 0, "......", "3:x....." };
  g_autoptr (DeskPlanInput) input = group_case_input (&round);
  g_autoptr (DeskPlan) plan = desk_planner_plan (input);
  g_autoptr (GArray) stand_ins = desk_planner_stand_ins (input, plan, FIRST_DAY);

  /* 1 2 3 4 1 2; on day 1 30 is on leave, 40 has one turn, 20 has two. */
  g_assert_cmpuint (stand_ins->len, ==, 2);
  g_assert_cmpint (g_array_index (stand_ins, DeskPlanStandIn, 0).person, ==, 40);
  g_assert_cmpuint (g_array_index (stand_ins, DeskPlanStandIn, 0).turns, ==, 1);
  g_assert_cmpuint (g_array_index (stand_ins, DeskPlanStandIn, 0).distance, ==, 3);
  g_assert_cmpint (g_array_index (stand_ins, DeskPlanStandIn, 1).person, ==, 20);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (group_cases); i++)
    {
      g_autofree char *path =
        g_strdup_printf ("/rules/planner/ROT-1/group/%s", group_cases[i].name);

      g_test_add_data_func (path, &group_cases[i], test_group_case);
    }
  for (guint i = 0; i < G_N_ELEMENTS (person_cases); i++)
    {
      g_autofree char *path =
        g_strdup_printf ("/rules/planner/ROT-4/person/%s", person_cases[i].name);

      g_test_add_data_func (path, &person_cases[i], test_person_case);
    }
  g_test_add_func ("/rules/planner/ROT-1/resumes-anywhere", test_group_resumes);
  g_test_add_func ("/rules/planner/ROT-1/people-of-the-day", test_group_people);
  g_test_add_func ("/rules/planner/ROT-1/transfer", test_group_transfer);
  g_test_add_func ("/rules/planner/ROT-1/random-against-search", test_group_search);
  g_test_add_func ("/rules/planner/ROT-4/unplannable-day", test_group_unplannable);
  g_test_add_func ("/rules/planner/ROT-4/why", test_group_why);
  g_test_add_func ("/rules/planner/ROT-4/short-day", test_person_short);
  g_test_add_func ("/rules/planner/ROT-4/spacing", test_person_spacing);
  g_test_add_func ("/rules/planner/ROT-4/random-against-search", test_person_search);
  g_test_add_func ("/rules/planner/ROT-4/larger-proven", test_larger_proven);
  g_test_add_func ("/rules/planner/ROT-4/empty", test_empty);
  g_test_add_func ("/rules/planner/ROT-4/carried", test_carried);
  g_test_add_func ("/rules/planner/ROT-5/owed", test_group_owed);
  g_test_add_func ("/rules/planner/ROT-5/stand-ins", test_stand_ins);
  return g_test_run ();
}
