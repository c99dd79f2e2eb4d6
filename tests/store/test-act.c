/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Acts: all or nothing, one journal entry each. */

#include "store-fixture.h"

static void
test_entry (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskJournalEntry) entry = NULL;
  g_autoptr (DeskChanges) changes = NULL;

  desk_store_set_actor (fixture->store, "陈静");
  desk_store_set_moment (fixture->store, "2026-10-09 08:41");
  add_person (fixture->store, "张三");
  entry = desk_journal_get (fixture->store, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (entry->title, ==, "Add a record");
  g_assert_cmpstr (entry->actor, ==, "陈静");
  g_assert_cmpstr (entry->happened, ==, "2026-10-09 08:41");
  g_assert_cmpstr (entry->kind, ==, "act");
  g_assert_cmpint (entry->target, ==, 0);
  g_assert_false (entry->final);
  g_assert_true (g_str_has_suffix (entry->at, "Z"));

  changes = desk_journal_get_changes (fixture->store, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->items->len, ==, 1);
  g_assert_true (desk_changes_touch (changes, "people"));
  g_assert_false (desk_changes_touch (changes, "areas"));
  g_assert_null (desk_journal_get_changes (fixture->store, 7, &error));
  assert_error (&error, DESK_ERROR_NOT_FOUND, "7");
}

static gboolean
add_area (DeskStore   *store,
          const char  *name,
          GError     **error)
{
  return desk_store_execute (store, error, "INSERT INTO areas (name) VALUES (?)", "t", name);
}

static void
test_nested (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAct) outer = desk_store_begin (fixture->store, &error, "Outer");
  g_autoptr (DeskAct) inner = desk_store_begin (fixture->store, &error, "Inner");
  g_autoptr (DeskJournalEntry) entry = NULL;

  g_assert_true (desk_store_in_act (fixture->store));
  g_assert_true (add_area (fixture->store, "厨房", &error));
  g_assert_true (desk_act_commit (g_steal_pointer (&inner), &error));
  g_assert_true (add_area (fixture->store, "大厅", &error));
  g_assert_true (desk_act_commit (g_steal_pointer (&outer), &error));
  g_assert_no_error (error);
  g_assert_false (desk_store_in_act (fixture->store));
  g_assert_cmpint (newest_entry (fixture->store), ==, 1);
  entry = desk_journal_get (fixture->store, 1, &error);
  g_assert_cmpstr (entry->title, ==, "Outer");
  g_assert_cmpint (count_rows (fixture->store, "areas"), ==, 2);
}

static void
test_inner_failure (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAct) outer = desk_store_begin (fixture->store, &error, "Outer");
  g_autoptr (DeskAct) inner = NULL;

  g_assert_true (add_area (fixture->store, "厨房", &error));
  inner = desk_store_begin (fixture->store, &error, "Inner");
  g_clear_pointer (&inner, desk_act_rollback);
  g_assert_true (desk_store_in_act (fixture->store));
  g_assert_false (desk_act_commit (g_steal_pointer (&outer), &error));
  assert_error (&error, DESK_ERROR_FAILED, "nothing was changed");
  g_assert_cmpint (count_rows (fixture->store, "areas"), ==, 0);
  g_assert_cmpint (newest_entry (fixture->store), ==, 0);
  /* The next act is not touched by it. */
  add_person (fixture->store, "张三");
  assert_sound (fixture->store);
}

static void
test_rollback (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAct) act = desk_store_begin (fixture->store, &error, "Dropped");
  g_autoptr (DeskRecord) record = NULL;

  g_assert_true (add_area (fixture->store, "厨房", &error));
  record = desk_record_get (fixture->store, &desk_kind_areas, 1, &error);
  g_assert_no_error (error);
  g_clear_pointer (&act, desk_act_rollback);
  g_assert_cmpint (count_rows (fixture->store, "areas"), ==, 0);
  /* What was looked at meanwhile does not go on showing it. */
  g_assert_false (desk_record_exists (record));
  assert_sound (fixture->store);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAct) act = desk_store_begin (fixture->store, &error, "Nothing");

  g_assert_true (desk_act_commit (g_steal_pointer (&act), &error));
  g_assert_cmpint (newest_entry (fixture->store), ==, 0);

  /* Changed and changed back is nothing as well. */
  add_person (fixture->store, "张三");
  act = desk_store_begin (fixture->store, &error, "Nothing");
  desk_store_execute (fixture->store, &error, "UPDATE people SET name = 'X'", "");
  desk_store_execute (fixture->store, &error, "UPDATE people SET name = '张三'", "");
  g_assert_true (desk_act_commit (g_steal_pointer (&act), &error));
  g_assert_no_error (error);
  g_assert_cmpint (newest_entry (fixture->store), ==, 1);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAct) act = desk_store_begin (fixture->store, &error, "Twice");

  g_assert_true (add_area (fixture->store, "厨房", &error));
  g_assert_false (add_area (fixture->store, "厨房", &error));
  assert_error (&error, DESK_ERROR_FAILED, "areas.name");
  g_assert_false (desk_store_execute (fixture->store, &error,
                                      "UPDATE areas SET shift = 'noon'", ""));
  g_clear_error (&error);
  g_assert_null (desk_store_select (fixture->store, &error, "SELECT nothing FROM areas", ""));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_FAILED);
}

/* The consequence of a person is an area of that name; nobody may be called X. */
static gboolean
settle (DeskStore    *store,
        DeskChanges  *changes,
        gpointer      data,
        GError      **error)
{
  g_autoptr (DeskAct) act = NULL;

  (*(int *) data)++;
  if (!desk_changes_touch (changes, "people"))
    return TRUE;
  /* It may use the office's verbs, which are acts themselves. */
  act = desk_store_begin (store, error, "Consequence");
  if (act == NULL ||
      !desk_store_execute (store, error,
                           "INSERT INTO areas (name) SELECT name FROM people WHERE name NOT IN"
                           " (SELECT name FROM areas)",
                           "") ||
      !desk_store_execute (store, error,
                           "DELETE FROM areas WHERE name NOT IN (SELECT name FROM people)", ""))
    return FALSE;
  g_assert_true (desk_store_in_act (store));
  if (desk_changes_touch (changes, "people") && count_rows (store, "people WHERE name = 'X'") > 0)
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_REFUSED, "nobody is called X");
      return FALSE;
    }
  return desk_act_commit (g_steal_pointer (&act), error);
}

static void
test_settle (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  int calls = 0;

  desk_store_set_settle (fixture->store, settle, &calls);
  add_person (fixture->store, "张三");
  g_assert_cmpint (calls, ==, 1);
  g_assert_cmpint (count_rows (fixture->store, "areas"), ==, 1);
  g_assert_cmpint (newest_entry (fixture->store), ==, 1);

  before = dump_content (fixture->store);
  act = desk_store_begin (fixture->store, &error, "X");
  g_assert_true (desk_store_execute (fixture->store, &error, "UPDATE people SET name = 'X'", ""));
  g_assert_false (desk_act_commit (g_steal_pointer (&act), &error));
  assert_error (&error, DESK_ERROR_REFUSED, "nobody");
  after = dump_content (fixture->store);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (desk_store_in_act (fixture->store));

  undo (fixture->store, 1);
  g_assert_cmpint (count_rows (fixture->store, "areas"), ==, 0);
  desk_journal_redo (fixture->store, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_rows (fixture->store, "areas"), ==, 1);
  assert_sound (fixture->store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/SEC-1/act/entry", test_entry);
  ADD ("/store/SEC-1/act/nested", test_nested);
  ADD ("/store/SEC-1/act/inner-failure-fails-all", test_inner_failure);
  ADD ("/store/SEC-1/act/rollback", test_rollback);
  ADD ("/store/SEC-1/act/empty-leaves-no-entry", test_empty);
  ADD ("/store/SEC-1/act/refused", test_refused);
  ADD ("/store/SEC-1/act/settle", test_settle);
  return g_test_run ();
}
