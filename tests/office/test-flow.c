/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cases of flows: every verb done, undone, redone; what must not be undone; the board,
 * the report; and acts of chance. */

#include <string.h>

#include "desk-flow-report.h"
#include "desk-flow.h"
#include "desk-today.h"
#include "office-kit.h"

#define NINE "2026-09-28 09:00"

/* P01 monitors, P02 serves the clients, P03 coordinates, P04 leads the art; P05 stands
 * in for P04. */
static Studio *
flow_studio (void)
{
  static const char *const posts[][2] = { { "monitor", "P01" },
                                          { "customer-service", "P02" },
                                          { "shoot-coordinator", "P03" },
                                          { "art-lead", "P04" } };
  Studio *studio = studio_new (1, 6);

  for (guint i = 0; i < G_N_ELEMENTS (posts); i++)
    studio_add (studio, &desk_kind_posts, "post", posts[i][0], "holder", posts[i][1],
                i == 3 ? "deputy" : NULL, "P05", NULL);
  studio_add (studio, &desk_kind_clients, "number", "S1", "name", "李雷", "category", "女鞋",
              "chat_name", "S1女鞋", "address", "杭州", NULL);
  studio_at (studio, NINE);
  return studio;
}

static gint64
begin (Studio     *studio,
       const char *flow)
{
  g_autoptr (GError) error = NULL;
  gint64 shoot = desk_flow_start (studio->office, flow, 1, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return shoot;
}

/* Something for every field that the case's step asks for. */
static GHashTable *
make_values (Studio     *studio,
             gint64      shoot,
             const char *satisfied)
{
  static const char *const texts[] = { "好", "2026-10-09", "3", "yes", "论坛8楼", NULL };
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (DeskFlowCase) one = desk_flow_get_case (studio->office, shoot, NULL);
  const DeskFlowStep *step = desk_flow_template_get_step (one->template, one->card->step);

  for (guint i = 0; i < step->fields->len; i++)
    {
      const DeskFlowField *field = step->fields->pdata[i];
      const char *text = field->choices != NULL ? field->choices[0] : texts[field->type];

      if (g_str_equal (field->name, "satisfied"))
        text = satisfied;
      if (field->required)
        g_hash_table_insert (values, g_strdup (field->name), g_strdup (text));
    }
  return values;
}

static void
sign (Studio     *studio,
      gint64      shoot,
      const char *satisfied)
{
  g_autoptr (GHashTable) values = make_values (studio, shoot, satisfied);
  g_autoptr (GError) error = NULL;

  desk_flow_monitor (studio->office, shoot, NULL, 0, &error);
  g_assert_no_error (error);
  desk_flow_next (studio->office, shoot, NULL, 0, values, &error);
  g_assert_no_error (error);
}

static char *
step_of (Studio *studio,
         gint64  shoot)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT step || ' ' || round || ' ' || state FROM shoots WHERE id = %d",
                     (int) shoot);

  return studio_text (studio, sql);
}

static void
go (Studio     *studio,
    gint64      shoot,
    const char *to)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *at = step_of (studio, shoot);

      if (g_str_has_prefix (at, to))
        return;
      sign (studio, shoot, "yes");
    }
  g_assert_not_reached ();
}

static void
assert_step (Studio     *studio,
             gint64      shoot,
             const char *expected)
{
  g_autofree char *at = step_of (studio, shoot);

  g_assert_cmpstr (at, ==, expected);
}

/* Each verb is one act that can be undone and redone. */
static void
test_verbs (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) values = NULL;
  Studio *studio = flow_studio ();
  gint64 shoot;

  studio_begin_step (studio);
  shoot = begin (studio, "shoot");
  studio_end_step (studio);
  studio_begin_step (studio);
  g_assert_true (desk_flow_monitor (studio->office, shoot, "application", 0, &error));
  studio_end_step (studio);
  values = make_values (studio, shoot, "yes");
  studio_begin_step (studio);
  g_assert_true (desk_flow_fill (studio->office, shoot, "application", values, &error));
  studio_end_step (studio);
  studio_begin_step (studio);
  g_assert_true (desk_flow_next (studio->office, shoot, "application", 0, NULL, &error));
  studio_end_step (studio);
  go (studio, shoot, "sample-ok");
  studio_begin_step (studio);
  g_assert_true (desk_flow_pause (studio->office, shoot, NULL, "client", "等回复", &error));
  studio_end_step (studio);
  studio_begin_step (studio);
  g_assert_true (desk_flow_resume (studio->office, shoot, NULL, &error));
  studio_end_step (studio);
  studio_begin_step (studio);
  g_assert_true (desk_flow_back (studio->office, shoot, NULL, "schedule", "错", 0, &error));
  studio_end_step (studio);
  assert_step (studio, shoot, "schedule 1 running");
  studio_begin_step (studio);
  g_assert_true (desk_flow_remark (studio->office, shoot, "sample", "complaint", "慢", 0,
                                   "criticism", 0, &error));
  studio_end_step (studio);
  go (studio, shoot, "result");
  desk_flow_monitor (studio->office, shoot, NULL, 0, &error);
  g_hash_table_unref (values);
  values = make_values (studio, shoot, "no");
  studio_begin_step (studio);
  g_assert_true (desk_flow_next (studio->office, shoot, NULL, 0, values, &error));
  studio_end_step (studio);
  assert_step (studio, shoot, "shoot 2 running");
  go (studio, shoot, "goods-back");
  sign (studio, shoot, "yes");
  assert_step (studio, shoot, "closed 2 closed");
  shoot = begin (studio, "shoot");
  studio_begin_step (studio);
  g_assert_true (desk_flow_cancel (studio->office, shoot, NULL, "放弃", &error));
  studio_end_step (studio);
  studio_free (studio);
}

static gint64
last_entry (Studio *studio)
{
  return studio_number (studio, "SELECT max(id) FROM journal");
}

/* What later steps stand on is not undone under them (SHO-3). */
static void
test_undo (void)
{
  Studio *studio = flow_studio ();
  gint64 shoot = begin (studio, "shoot");
  g_autoptr (GHashTable) values = NULL;
  gint64 entries[4];
  GError *error = NULL;

  g_assert_true (desk_flow_monitor (studio->office, shoot, NULL, 0, NULL));
  entries[0] = last_entry (studio);
  values = make_values (studio, shoot, "yes");
  g_assert_true (desk_flow_fill (studio->office, shoot, NULL, values, NULL));
  entries[1] = last_entry (studio);
  g_assert_true (desk_flow_pause (studio->office, shoot, NULL, "parcel", NULL, NULL));
  entries[2] = last_entry (studio);
  g_assert_true (desk_flow_resume (studio->office, shoot, NULL, NULL));
  entries[3] = last_entry (studio);
  studio_at (studio, "2026-09-28 10:00");
  g_assert_true (desk_flow_next (studio->office, shoot, NULL, 0, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autofree char *before = studio_dump (studio);
      g_autofree char *after = NULL;

      g_test_message ("%u", i);
      g_assert_false (desk_journal_undo (studio->store, entries[i], &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
      after = studio_dump (studio);
      g_assert_cmpstr (before, ==, after);
      studio_assert_sound (studio);
    }
  studio_free (studio);
}

/* Of two that sign the same step, the second is told where the case is now. */
static void
test_expected (void)
{
  Studio *studio = flow_studio ();
  gint64 shoot = begin (studio, NULL);
  GError *error = NULL;

  sign (studio, shoot, "yes");
  g_assert_false (desk_flow_monitor (studio->office, shoot, "application", 0, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "“Booking slip” (booking)");
  g_assert_false (desk_flow_cancel (studio->office, shoot, "application", "x", &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "(SHO-2)");
  g_assert_true (desk_flow_monitor (studio->office, shoot, "booking", 0, &error));
  studio_free (studio);
}

/* PEO-2: the holder, away the deputy, without both the administration, without that
 * whoever is named. */
static void
test_roles (void)
{
  static const struct
  {
    const char *by, *says; /* NULL: may sign */
  } cases[] = {
    { "P04", "P05 does" },
    { "P01", "P05 does" },
    { "P05", NULL },
  };
  Studio *studio = flow_studio ();
  gint64 shoot = begin (studio, NULL);
  g_autoptr (GHashTable) values = NULL;
  GError *error = NULL;

  studio_absent (studio, "P04", "2026-09-28", "2026-09-28");
  go (studio, shoot, "sample");
  g_assert_true (desk_flow_monitor (studio->office, shoot, NULL, 0, NULL));
  values = make_values (studio, shoot, "yes");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean done = desk_flow_next (studio->office, shoot, NULL,
                                      studio_person (studio, cases[i].by), values, &error);

      g_assert_cmpint (done, ==, cases[i].says == NULL);
      if (!done)
        assert_refused (&error, DESK_ERROR_REFUSED, cases[i].says);
    }
  /* Nobody is left for the next step: it falls to the administration. */
  studio_absent (studio, "P02", "2026-09-28", "2026-09-28");
  g_assert_true (desk_flow_monitor (studio->office, shoot, NULL, 0, NULL));
  g_hash_table_unref (values);
  values = make_values (studio, shoot, "yes");
  g_assert_false (desk_flow_next (studio->office, shoot, NULL, 0, values, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "--by (PEO-2)");
  g_assert_false (desk_flow_next (studio->office, shoot, NULL, studio_person (studio, "P04"),
                                  values, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "not there");
  studio_add (studio, &desk_kind_posts, "post", "administration", "holder", "P06", NULL);
  g_assert_true (desk_flow_next (studio->office, shoot, NULL, 0, values, &error));
  g_assert_cmpint (
    studio_number (studio, "SELECT person_id FROM signoffs WHERE step = 'sample-ok'"), ==,
    studio_person (studio, "P06"));
  studio_free (studio);
}

static guint
count_cards (Studio               *studio,
             const DeskFlowFilter *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cards = desk_flow_list_cards (studio->office, "shoot", filter, &error);

  g_assert_no_error (error);
  return cards->len;
}

/* Cards stand in the column of their step, late ones first, with the clock in words. */
static void
test_board (void)
{
  Studio *studio = flow_studio ();
  gint64 first = begin (studio, NULL), second;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskFlowBoard) board = NULL;
  const DeskFlowColumn *column;
  const DeskFlowCard *card;
  g_autofree char *clock = NULL;

  go (studio, first, "sample");
  studio_at (studio, "2026-10-09 09:00");
  second = begin (studio, NULL);
  go (studio, second, "sample");
  studio_at (studio, "2026-10-12 09:00");
  board = desk_flow_board (studio->office, "shoot", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (board->columns->len, ==, 13);
  g_assert_cmpuint (board->n_cards, ==, 2);
  g_assert_cmpuint (board->n_overdue, ==, 1);
  column = board->columns->pdata[5];
  g_assert_cmpstr (column->holder_name, ==, "P04");
  card = column->cards->pdata[0];
  g_assert_cmpint (card->id, ==, first);
  g_assert_cmpint (card->due, ==, day ("2026-10-10"));
  g_assert_cmpint (card->overdue, ==, 1);
  clock = desk_flow_clock_text (card, "en");
  g_assert_cmpstr (clock, ==, "Working day 6 of 5");
  card = column->cards->pdata[1];
  g_assert_cmpint (card->due, ==, day ("2026-10-15"));
  g_assert_cmpint (card->used, ==, 2);

  g_assert_cmpuint (count_cards (studio, &(DeskFlowFilter){ .only_overdue = TRUE }), ==, 1);
  g_assert_cmpuint (count_cards (studio, &(DeskFlowFilter){ .text = "ll" }), ==, 2);
  g_assert_cmpuint (count_cards (studio, &(DeskFlowFilter){ .text = "LiLei" }), ==, 2);
  g_assert_cmpuint (count_cards (studio, &(DeskFlowFilter){ .text = "雷" }), ==, 2);
  g_assert_cmpuint (count_cards (studio, &(DeskFlowFilter){ .text = "0002" }), ==, 1);
  g_assert_cmpuint (count_cards (studio, &(DeskFlowFilter){ .text = "没有" }), ==, 0);
  g_assert_cmpuint (count_cards (studio, &(DeskFlowFilter){ .category = "好" }), ==, 2);
  g_assert_cmpuint (
    count_cards (studio, &(DeskFlowFilter){ .person = studio_person (studio, "P01") }), ==, 0);
  desk_flow_cancel (studio->office, second, NULL, "x", &error);
  g_assert_cmpuint (count_cards (studio, NULL), ==, 1);
  g_assert_cmpuint (
    count_cards (studio, &(DeskFlowFilter){ .ended_since = day ("2026-10-12") }), ==, 2);
  studio_free (studio);
}

/* SHO-6: dragging a card says what is missing, and does nothing. */
static void
test_try (void)
{
  static const struct
  {
    const char *to;
    DeskFlowTryResult result;
    const char *says;
  } cases[] = {
    { "booking", DESK_FLOW_TRY_STAYS, NULL },
    { "application", DESK_FLOW_TRY_BACK, NULL },
    { "confirmation", DESK_FLOW_TRY_MISSING, "monitor" },
    { "confirmation", DESK_FLOW_TRY_MISSING, "(quantity)" },
    { "goods-in", DESK_FLOW_TRY_ILLEGAL, "Goods received" },
    { "nowhere", DESK_FLOW_TRY_ILLEGAL, "nowhere" },
  };
  Studio *studio = flow_studio ();
  gint64 shoot = begin (studio, NULL);
  g_autoptr (GHashTable) values = NULL;

  sign (studio, shoot, "yes");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sentence = NULL;

      g_assert_cmpint (desk_flow_try (studio->office, shoot, cases[i].to, &sentence), ==,
                       cases[i].result);
      if (cases[i].says != NULL)
        assert_contains (sentence, cases[i].says);
      else
        g_assert_null (sentence);
    }
  values = make_values (studio, shoot, "yes");
  g_assert_true (desk_flow_fill (studio->office, shoot, NULL, values, NULL));
  g_assert_true (desk_flow_monitor (studio->office, shoot, NULL, 0, NULL));
  g_assert_cmpint (desk_flow_try (studio->office, shoot, "confirmation", NULL), ==,
                   DESK_FLOW_TRY_NEXT);
  studio_free (studio);
}

static void
test_today (void)
{
  Studio *studio = flow_studio ();
  gint64 shoot = begin (studio, NULL);
  g_autoptr (GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_today_item_free);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  go (studio, shoot, "sample");
  begin (studio, NULL);
  desk_flow_monitor (studio->office, 2, NULL, 0, NULL);
  for (int i = 0; i < 2; i++)
    desk_flow_add_today (studio->office, items, day (i == 0 ? "2026-10-10" : "2026-10-12"),
                         &error);
  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      const DeskTodayItem *item = items->pdata[i];
      g_string_append_printf (text, "%s %s %d %s\n", item->kind, item->who, item->late, item->text);
    }
  g_assert_cmpstr (
    text->str, ==,
    "shoot-due P04 0 PS-2026-0001 (李雷), Sample shoot: due today\n"
    "shoot-monitor P01 0 PS-2026-0001 (李雷), Sample shoot: the process monitor records that it"
    " starts\n"
    "shoot-sign P02 0 PS-2026-0002 (李雷), Application: to be done and signed\n"
    "shoot-late P04 1 PS-2026-0001 (李雷), Sample shoot: was due on Sat, Oct 10, working day 6 of"
    " 5\n"
    "shoot-monitor P01 1 PS-2026-0001 (李雷), Sample shoot: the process monitor records that it"
    " starts\n"
    "shoot-sign P02 0 PS-2026-0002 (李雷), Application: to be done and signed\n");
  studio_free (studio);
}

/* SHO-7: one case in time, one late by two days of which one is the coordinator's. */
static void
test_report (void)
{
  Studio *studio = flow_studio ();
  gint64 first = begin (studio, NULL), second = begin (studio, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskFlowReport) report = NULL;
  g_autoptr (DeskFlowRegister) table = NULL;
  const DeskFlowPersonReport *person;
  const DeskFlowStepReport *step;
  const DeskFlowRegisterRow *row;
  const DeskFlowRegisterCell *cell;

  go (studio, first, "schedule");
  go (studio, second, "schedule");
  studio_at (studio, "2026-10-09 10:00");
  go (studio, first, "sample-ok");
  studio_at (studio, "2026-10-13 10:00");
  sign (studio, second, "yes");
  studio_at (studio, "2026-10-14 10:00");
  sign (studio, second, "yes");
  report = desk_flow_get_report (studio->office, "shoot", day ("2026-10-01"), day ("2026-10-31"),
                                 &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_limits, ==, 2);
  g_assert_cmpuint (report->n_on_time, ==, 1);
  g_assert_cmpuint (report->n_begun, ==, 0);
  /* Due on 10 October; the 12th is the coordinator's, the 13th and 14th the art lead's. */
  person = report->people->pdata[0];
  g_assert_cmpstr (person->name, ==, "P04");
  g_assert_cmpint (person->late, ==, 2);
  person = report->people->pdata[1];
  g_assert_cmpstr (person->name, ==, "P03");
  g_assert_cmpint (person->late, ==, 1);
  step = report->steps->pdata[4];
  g_assert_cmpstr (step->step, ==, "schedule");
  g_assert_cmpuint (step->n, ==, 2);
  g_assert_cmpint (step->days, ==, 4 + 7);
  g_assert_cmpint (step->longest, ==, 7);

  table = desk_flow_get_register (studio->office, "shoot", day ("2026-10-01"), day ("2026-10-31"),
                                  &error);
  g_assert_no_error (error);
  g_assert_cmpuint (table->rows->len, ==, 2);
  g_assert_cmpuint (table->steps->len, ==, 12);
  row = table->rows->pdata[1];
  cell = row->cells->pdata[5];
  g_assert_cmpstr (cell->person_name, ==, "P04");
  g_assert_cmpint (cell->signed_on, ==, day ("2026-10-14"));
  g_assert_true (cell->monitored);
  g_assert_null (row->cells->pdata[7]);
  studio_free (studio);
}

static void
chance_step (Studio *studio,
             GRand  *rand)
{
  static const char *const steps[] = { "application", "goods-in", "sample", "shoot", "closed" };
  static const char *const people[] = { "P01", "P02", "P03", "P04", "P05" };
  gint64 shoot = g_rand_int_range (rand, 1, 3);
  int dice = g_rand_int_range (rand, 0, 40);
  gint64 by = g_rand_int_range (rand, 0, 8) > 0
                ? 0
                : studio_person (studio, people[g_rand_int_range (rand, 0, 5)]);
  const char *step = steps[g_rand_int_range (rand, 0, G_N_ELEMENTS (steps))];
  const char *expected = g_rand_int_range (rand, 0, 8) == 0 ? step : NULL;
  DeskOffice *office = studio->office;
  g_autofree char *before = studio_dump (studio);
  g_autofree char *after = NULL;
  g_autoptr (GHashTable) values = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskFlowCase) one = desk_flow_get_case (office, shoot, NULL);
  gboolean done;

  if (one != NULL && one->card->ended == NULL)
    values = make_values (studio, shoot, g_rand_boolean (rand) ? "yes" : "no");
  if (dice < 1)
    done = desk_flow_start (office, NULL, 1, NULL, NULL, NULL, &error) != 0;
  else if (dice < 2)
    done = desk_flow_back (office, shoot, expected, step, "错", 0, &error);
  else if (dice < 3)
    done = desk_flow_pause (office, shoot, expected, "client", NULL, &error);
  else if (dice < 7)
    done = desk_flow_resume (office, shoot, expected, &error);
  else if (dice < 8)
    done = desk_flow_remark (office, shoot, step, "complaint", "慢", by, NULL, 0, &error);
  else if (dice < 9)
    done = shoot > 1 || desk_flow_cancel (office, shoot, expected, "放弃", &error);
  else if (dice < 25)
    done = desk_flow_monitor (office, shoot, expected, by, &error);
  else
    done = desk_flow_next (office, shoot, expected, by, values, &error);
  if (!done)
    {
      g_assert_true (g_error_matches (error, DESK_ERROR, DESK_ERROR_REFUSED) ||
                     g_error_matches (error, DESK_ERROR, DESK_ERROR_NOT_FOUND));
      g_assert_true (strstr (error->message, "SHO-") || strstr (error->message, "PEO-2"));
      after = studio_dump (studio);
      g_assert_cmpstr (after, ==, before);
    }
}

/* A few hundred acts of chance, always the same ones: all holds after each, each
 * refusal names its rule and changes nothing, and all of them can be undone. */
static void
test_chance (void)
{
  Studio *studio = flow_studio ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261001);
  g_autofree char *first = studio_dump (studio);
  g_autofree char *last = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  gint64 start = last_entry (studio);
  int minutes = 0;
  guint n = 0;

  for (guint i = 0; i < 600; i++)
    {
      g_autofree char *now = desk_moment_format (day ("2026-09-28") + minutes / 1440,
                                                 minutes % 1440);

      studio_at (studio, now);
      chance_step (studio, rand);
      if (i % 10 == 0)
        studio_assert_sound (studio);
      minutes += g_rand_int_range (rand, 0, 600);
    }
  g_assert_cmpint (studio_number (studio, "SELECT max(round) FROM shoots"), >, 1);
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM shoots WHERE state = 'closed'"), >,
                   0);
  last = studio_dump (studio);
  for (gint64 entry = last_entry (studio); entry > start; entry--, n++)
    g_assert_true (studio_undo (studio));
  undone = studio_dump (studio);
  g_assert_cmpstr (undone, ==, first);
  for (guint i = 0; i < n; i++)
    studio_redo (studio);
  redone = studio_dump (studio);
  g_assert_cmpstr (redone, ==, last);
  studio_assert_sound (studio);
  studio_free (studio);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/SHO-2/flow/verbs", test_verbs);
  g_test_add_func ("/office/SHO-3/flow/undo", test_undo);
  g_test_add_func ("/office/SHO-2/flow/expected", test_expected);
  g_test_add_func ("/office/PEO-2/flow/roles", test_roles);
  g_test_add_func ("/office/SHO-6/flow/board", test_board);
  g_test_add_func ("/office/SHO-6/flow/try", test_try);
  g_test_add_func ("/office/SHO-4/flow/today", test_today);
  g_test_add_func ("/office/SHO-7/flow/report", test_report);
  g_test_add_func ("/office/SHO-3/flow/chance", test_chance);
  return g_test_run ();
}
