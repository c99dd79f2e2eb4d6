/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The journal: lists, and what it shows when somebody writes past the program. */

#include "store-fixture.h"

static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  static const struct
  {
    const char *from, *to;
    guint n;
  } cases[] = {
    { NULL, NULL, 3 },
    { "2026-10-09", NULL, 2 },
    { NULL, "2026-10-08", 1 },
    { "2026-10-09", "2026-10-09", 1 },
    { "2026-11-01", NULL, 0 },
  };
  static const char *const moments[] = { "2026-10-08 23:59", "2026-10-09 00:00",
                                         "2026-10-10 08:00" };

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      desk_store_set_moment (fixture->store, moments[i]);
      add_person (fixture->store, "张三");
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) entries =
        desk_journal_list (fixture->store, cases[i].from, cases[i].to, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (entries->len, ==, cases[i].n);
    }
}

static void
fill (Fixture *fixture)
{
  add_person (fixture->store, "张三");
  add_record (fixture->store, &desk_kind_areas, "name", "厨房", NULL);
  set_field (fixture->store, &desk_kind_areas, 1, "position", "2");
  add_person (fixture->store, "李四");
  undo (fixture->store, 4);
  assert_sound (fixture->store);
}

static void
test_tampering (gconstpointer data)
{
  const char *const *what = data; /* SQL past the program, what the check names */
  Fixture fixture = { NULL };

  fixture_set_up (&fixture, NULL);
  fill (&fixture);
  raw_sql (fixture.path, what[0]);
  assert_problem (fixture.store, what[1]);
  fixture_tear_down (&fixture, NULL);
}

/* The triggers that keep the index call functions of the program. */
#define NO_TRIGGERS "DROP TRIGGER search_people_update; DROP TRIGGER search_people_insert;"

static const char *const tampering[][3] = {
  { "UPDATE people SET note = '改' WHERE id = 1", "people", "row-changed" },
  { "DELETE FROM people WHERE id = 1", "people", "row-deleted" },
  { NO_TRIGGERS "INSERT INTO people (name) VALUES ('王五')", "people", "row-added" },
  { "UPDATE areas SET position = 3", "areas", "other-table" },
  { "UPDATE journal SET title = 'X' WHERE id = 2", "entry 2", "title" },
  { "UPDATE journal SET actor = 'X' WHERE id = 1", "entry 1", "actor" },
  { "UPDATE journal SET happened = '2020-01-01 00:00' WHERE id = 3", "entry 3", "moment" },
  { "UPDATE journal SET changeset = x'' WHERE id = 3", "entry 3", "changeset" },
  { "DELETE FROM journal WHERE id = 2", "entry 2", "entry-deleted" },
  { "DELETE FROM journal WHERE id = 5; DELETE FROM journal WHERE id = 4", "entry 4",
    "end-cut-off" },
};

/* A check while others write sees one moment of the file. */
static void
test_beside_an_act (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (DeskStore) other = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAct) act = NULL;

  fill (fixture);
  act = desk_store_begin (other, &error, "Half done");
  g_assert_no_error (error);
  desk_store_execute (other, &error, "UPDATE areas SET position = 7", "");
  assert_sound (fixture->store);
  g_assert_true (desk_act_commit (g_steal_pointer (&act), &error));
  assert_sound (fixture->store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/SEC-1/journal/list", test_list);
  ADD ("/store/SEC-1/journal/check-beside-an-act", test_beside_an_act);
  for (guint i = 0; i < G_N_ELEMENTS (tampering); i++)
    {
      g_autofree char *name =
        g_strconcat ("/store/SEC-1/journal/tampering/", tampering[i][2], NULL);
      g_test_add_data_func (name, tampering[i], test_tampering);
    }
  return g_test_run ();
}
