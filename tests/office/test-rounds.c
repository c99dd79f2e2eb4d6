/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Checklists of columns × rows × days: marked, completed, signed, and who may. */

#include "desk-rounds.h"
#include "office-kit.h"

#define TODAY "2026-10-09" /* a Friday */

/* A department "拍摄部" led by P01 with the deputy P02; EQ-001 is P03's, EQ-002 P04's. */
static Studio *
make_studio (void)
{
  Studio *studio = studio_new (0, 5);
  static const char *const members[] = { "P01", "P02", "P03", "P04" };

  studio_at (studio, "2026-10-05 08:00");
  studio_add (studio, &desk_kind_departments, "name", "拍摄部", "head", "P01", "deputy", "P02", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    studio_edit (studio, &desk_kind_people, studio_person (studio, members[i]), "department",
                 "拍摄部");
  studio_add (studio, &desk_kind_equipment, "number", "EQ-001", "class", "相机", "model", "R5",
              "responsible", "P03", NULL);
  studio_add (studio, &desk_kind_equipment, "number", "EQ-002", "class", "相机", "model", "A7",
              "responsible", "P04", NULL);
  studio_at (studio, TODAY " 17:30");
  return studio;
}

static const char *
row_marks (Studio     *studio,
           const char *code,
           const char *iso,
           gint64      target)
{
  static char text[16];
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRoundSheet) sheet =
    desk_rounds_get_sheet (studio->office, code, day (iso), day (iso), NULL, &error);
  DeskRoundRow *row;
  const DeskRoundEntry *entry;

  g_assert_no_error (error);
  row = desk_round_sheet_find_row (sheet, target);
  g_assert_nonnull (row);
  entry = row->entries->pdata[0];
  g_assert_cmpuint (sheet->columns->len, <, sizeof text);
  for (guint i = 0; i < sheet->columns->len; i++)
    text[i] = entry->marks[i] == DESK_MARK_OK ? 'v' : entry->marks[i] == DESK_MARK_FAIL ? 'X'
                                                                                        : '.';
  text[sheet->columns->len] = '\0';
  return text;
}

/* Every round that ships can be gone through: all √, undone, redone. */
static void
test_shipped (void)
{
  g_autoptr (Studio) studio = make_studio ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rounds = desk_rounds_list (studio->office, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rounds->len, >=, 6);
  for (guint i = 0; i < rounds->len; i++)
    {
      const DeskRound *round = rounds->pdata[i];
      guint n;

      g_test_message ("%s", round->code);
      studio_begin_step (studio);
      g_assert_true (
        desk_rounds_mark_others_ok (studio->office, round->code, day (TODAY), NULL, 0, &n, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (n, >, 0);
      studio_end_step (studio);
      g_assert_true (
        desk_rounds_mark_others_ok (studio->office, round->code, day (TODAY), NULL, 0, &n, &error));
      g_assert_cmpuint (n, ==, 0);
    }
  g_assert_true (desk_rounds_setup (studio->office, &error));
}

/* Marks one after the other on EQ-001, and what the row is then. */
static const struct
{
  const char *name;
  guint column; /* from 1; 0: all */
  DeskMark mark;
  const char *marks;
  gboolean complete;
} marks[] = {
  { "one", 1, DESK_MARK_OK, "v....", FALSE },
  { "fail", 3, DESK_MARK_FAIL, "v.X..", FALSE },
  { "all", 0, DESK_MARK_OK, "vvvvv", TRUE },
  { "correct", 2, DESK_MARK_FAIL, "vXvvv", TRUE },
  { "clear-one", 4, DESK_MARK_NONE, "vXv.v", FALSE },
  { "clear", 0, DESK_MARK_NONE, ".....", FALSE },
};

static void
test_marks (void)
{
  g_autoptr (Studio) studio = make_studio ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_test_message ("%s", marks[i].name);
      studio_begin_step (studio);
      desk_rounds_mark (studio->office, "equipment", day (TODAY), 1, marks[i].column, marks[i].mark,
                        NULL, 0, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (row_marks (studio, "equipment", TODAY, 1), ==, marks[i].marks);
      g_assert_cmpint (
        studio_number (studio, "SELECT count(*) FROM round_checks WHERE checked IS NOT NULL"), ==,
        marks[i].complete);
      studio_end_step (studio);
    }
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM round_checks"), ==, 0);
}

/* √ for the others leaves an X and its remark alone. */
static void
test_others (void)
{
  g_autoptr (Studio) studio = make_studio ();
  g_autoptr (GError) error = NULL;
  const DeskRoundFilter own = { .person = studio_person (studio, "P03") };
  guint n;

  desk_rounds_mark (studio->office, "equipment", day (TODAY), 1, 2, DESK_MARK_FAIL, "镜头盖松", 0,
                    &error);
  g_assert_no_error (error);
  g_assert_true (
    desk_rounds_mark_others_ok (studio->office, "equipment", day (TODAY), &own, 0, &n, &error));
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (row_marks (studio, "equipment", TODAY, 1), ==, "vXvvv");
  g_assert_cmpstr (row_marks (studio, "equipment", TODAY, 2), ==, ".....");
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM round_checks WHERE remark = '镜头盖松'"
                                          " AND checker_id = 3"),
                   ==, 1);
  studio_begin_step (studio);
  g_assert_true (
    desk_rounds_set_rectified (studio->office, "equipment", day (TODAY), 1, TRUE, &error));
  studio_end_step (studio);
  desk_rounds_set_rectified (studio->office, "equipment", day (TODAY), 2, TRUE, &error);
  assert_refused (&error, DESK_ERROR_REFUSED, "X");
}

/* Who may check EQ-001, who is away, and who is recorded when nobody is named. */
static const struct
{
  const char *name;
  const char *away;
  const char *by; /* NULL: not named */
  gint64 checker; /* 0: refused */
} checkers[] = {
  { "responsible", NULL, NULL, 3 },
  { "responsible-named", NULL, "P03", 3 },
  { "another", NULL, "P04", 0 },
  { "outsider", NULL, "P05", 0 },
  { "head", NULL, "P01", 1 },
  { "deputy", NULL, "P02", 2 },
  { "away", "P03", NULL, 2 },
  { "away-and-deputy", "P02 P03", NULL, 1 },
};

static void
test_checkers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (checkers); i++)
    {
      g_autoptr (Studio) studio = make_studio ();
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) away = g_strsplit (checkers[i].away != NULL ? checkers[i].away : "", " ", -1);
      gint64 by = checkers[i].by != NULL ? studio_person (studio, checkers[i].by) : 0;

      g_test_message ("%s", checkers[i].name);
      for (guint p = 0; away[p] != NULL; p++)
        studio_absent (studio, away[p], TODAY, TODAY);
      desk_rounds_mark (studio->office, "equipment", day (TODAY), 1, 0, DESK_MARK_OK, NULL, by,
                        &error);
      if (checkers[i].checker == 0)
        {
          assert_refused (&error, DESK_ERROR_REFUSED, "INV-2");
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpint (studio_number (studio, "SELECT checker_id FROM round_checks"), ==,
                       checkers[i].checker);
    }
}

static void
test_refused (void)
{
  g_autoptr (Studio) studio = make_studio ();
  g_autoptr (GError) error = NULL;

  desk_rounds_mark (studio->office, "equipment", day ("2026-10-10"), 1, 0, DESK_MARK_OK, NULL, 0,
                    &error);
  assert_refused (&error, DESK_ERROR_REFUSED, "ROT-12");
  desk_rounds_mark (studio->office, "equipment", day (TODAY), 99, 0, DESK_MARK_OK, NULL, 0, &error);
  g_assert_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND);
  g_clear_error (&error);
  desk_rounds_mark (studio->office, "equipmnt", day (TODAY), 1, 0, DESK_MARK_OK, NULL, 0, &error);
  assert_refused (&error, DESK_ERROR_NOT_FOUND, "equipment");
  desk_rounds_sign (studio->office, "dress", day (TODAY), day (TODAY), 0, 1, NULL, &error);
  assert_refused (&error, DESK_ERROR_REFUSED, "ROT-12");
}

/* The head confirms whole days only; what is confirmed stays. */
static void
test_signs (void)
{
  g_autoptr (Studio) studio = make_studio ();
  g_autoptr (GError) error = NULL;

  desk_rounds_sign (studio->office, "equipment", day (TODAY), day (TODAY), 1, 0, NULL, &error);
  assert_refused (&error, DESK_ERROR_REFUSED, "EQ-001");
  g_assert_true (
    desk_rounds_mark_others_ok (studio->office, "equipment", day (TODAY), NULL, 0, NULL, &error));
  desk_rounds_sign (studio->office, "equipment", day (TODAY), day (TODAY), 1,
                    studio_person (studio, "P04"), NULL, &error);
  assert_refused (&error, DESK_ERROR_REFUSED, "INV-2");

  studio_begin_step (studio);
  g_assert_true (
    desk_rounds_sign (studio->office, "equipment", day (TODAY), day (TODAY), 1, 0, NULL, &error));
  g_assert_cmpint (studio_number (studio, "SELECT person_id FROM round_signs"), ==, 1);
  studio_end_step (studio);
  desk_rounds_mark (studio->office, "equipment", day (TODAY), 1, 0, DESK_MARK_FAIL, NULL, 0,
                    &error);
  assert_refused (&error, DESK_ERROR_REFUSED, "P01");
  desk_rounds_sign (studio->office, "equipment", day (TODAY), day (TODAY), 1, 0, NULL, &error);
  g_assert_error (error, DESK_ERROR, DESK_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (
    desk_rounds_unsign (studio->office, "equipment", day (TODAY), day (TODAY), 1, &error));

  /* Head away: the deputy confirms. */
  studio_absent (studio, "P01", TODAY, TODAY);
  g_assert_true (
    desk_rounds_sign (studio->office, "equipment", day (TODAY), day (TODAY), 1, 0, NULL, &error));
  g_assert_cmpint (studio_number (studio, "SELECT person_id FROM round_signs"), ==, 2);
}

/* A week is one row whatever day of it is named. */
static void
test_weekly (void)
{
  g_autoptr (Studio) studio = make_studio ();
  g_autoptr (GError) error = NULL;

  studio_add (studio, &desk_kind_posts, "post", "administration", "holder", "P05", NULL);
  g_assert_true (desk_rounds_mark (studio->office, "equipment-week", day (TODAY), 1, 0,
                                   DESK_MARK_OK, NULL, 0, &error));
  g_assert_true (desk_rounds_mark (studio->office, "equipment-week", day ("2026-10-07"), 2, 0,
                                   DESK_MARK_OK, NULL, 0, &error));
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM round_checks"
                                          " WHERE date = '2026-10-05' AND checker_id = 5"),
                   ==, 2);
  studio_begin_step (studio);
  g_assert_true (desk_rounds_sign (studio->office, "equipment-week", day (TODAY), day (TODAY), 0, 0,
                                   NULL, &error));
  g_assert_cmpint (studio_number (studio, "SELECT person_id FROM round_signs"), ==, 5);
  studio_end_step (studio);
}

static const struct
{
  DeskAirMode mode;
  int outdoors, set_to;
  gboolean wrong;
} airs[] = {
  { DESK_AIR_OFF, 20, 0, FALSE },
  { DESK_AIR_COOL, 28, 26, FALSE },
  { DESK_AIR_COOL, 27, 26, TRUE },
  { DESK_AIR_COOL, 35, 24, TRUE },
  { DESK_AIR_COOL, 35, 31, TRUE },
  { DESK_AIR_COOL, 35, 30, FALSE },
  { DESK_AIR_HEAT, 10, 25, FALSE },
  { DESK_AIR_HEAT, 11, 22, TRUE },
  { DESK_AIR_HEAT, 0, 26, TRUE },
};

static void
test_air (void)
{
  g_autoptr (Studio) studio = studio_new (0, 1);

  for (guint i = 0; i < G_N_ELEMENTS (airs); i++)
    {
      g_autofree char *why =
        desk_rounds_judge_air (studio->office, airs[i].mode, airs[i].outdoors, airs[i].set_to);

      g_assert_cmpint (why != NULL, ==, airs[i].wrong);
    }
}

/* Whatever is tried, the file is sound, and undoing all of it gives back the start. */
static void
test_random (void)
{
  static const char *const codes[] = { "equipment", "equipment-week", "closing", "dress" };
  g_autoptr (Studio) studio = make_studio ();
  g_autoptr (GRand) random = g_rand_new_with_seed (20261011);
  g_autofree char *start = studio_dump (studio);
  g_autofree char *end = NULL;
  gint64 first = studio_number (studio, "SELECT max(id) FROM journal");
  guint refused = 0;

  for (guint i = 0; i < 250; i++)
    {
      g_autoptr (GError) error = NULL;
      const char *code = codes[g_rand_int_range (random, 0, G_N_ELEMENTS (codes))];
      DeskDate date = day (TODAY) - g_rand_int_range (random, 0, 5);
      gint64 target = g_rand_int_range (random, 1, 6);
      gint64 by = g_rand_int_range (random, 0, 4) == 0 ? g_rand_int_range (random, 1, 6) : 0;
      gboolean done;

      switch (g_rand_int_range (random, 0, 6))
        {
        case 0:
          done = desk_rounds_mark_others_ok (studio->office, code, date, NULL, by, NULL, &error);
          break;
        case 1:
          done = desk_rounds_sign (studio->office, code, date, date,
                                   g_rand_int_range (random, 0, 2), by, NULL, &error);
          break;
        case 2:
          done = desk_rounds_unsign (studio->office, code, date, date,
                                     g_rand_int_range (random, 0, 2), &error);
          break;
        default:
          done = desk_rounds_mark (studio->office, code, date, target,
                                   g_rand_int_range (random, 0, 2),
                                   g_rand_int_range (random, DESK_MARK_NONE, DESK_MARK_FAIL + 1),
                                   NULL, by, &error);
        }
      g_assert_true (done || error != NULL);
      g_assert_true (done || error->code != DESK_ERROR_FAILED);
      refused += !done;
    }
  g_assert_cmpuint (refused, <, 200);
  studio_assert_sound (studio);
  while (studio_number (studio, "SELECT count(*) FROM journal WHERE kind = 'act'") > 0)
    {
      g_autoptr (DeskJournalEntry) next = desk_journal_next_undo (studio->store, NULL, NULL);

      if (next == NULL || next->id <= first)
        break;
      g_assert_true (studio_undo (studio));
    }
  end = studio_dump (studio);
  g_assert_cmpstr (start, ==, end);
  studio_assert_sound (studio);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/ROT-12/shipped", test_shipped);
  g_test_add_func ("/office/ROT-12/marks", test_marks);
  g_test_add_func ("/office/ROT-12/others", test_others);
  g_test_add_func ("/office/ROT-12/refused", test_refused);
  g_test_add_func ("/office/ROT-12/air", test_air);
  g_test_add_func ("/office/INV-2/checkers", test_checkers);
  g_test_add_func ("/office/INV-2/signs", test_signs);
  g_test_add_func ("/office/INV-2/weekly", test_weekly);
  g_test_add_func ("/office/INV-2/random", test_random);
  return g_test_run ();
}
