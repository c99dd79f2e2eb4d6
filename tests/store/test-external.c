/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What other programs write into the open file. */

#include "store-fixture.h"

#include <sys/wait.h>
#include <unistd.h>

static void
count (DeskStore   *store,
       DeskChanges *changes,
       int         *n)
{
  *n += (int) changes->items->len;
}

static void
test_refresh (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DeskStore) other = fixture_open (fixture);
  g_autoptr (DeskQuery) query = desk_query_new (fixture->store, &desk_kind_people);
  g_autoptr (GError) error = NULL;
  int n = 0;

  g_signal_connect (fixture->store, "changed", G_CALLBACK (count), &n);
  add_person (other, "张三");
  add_person (other, "李四");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (query)), ==, 0);
  g_assert_true (desk_store_refresh (fixture->store, &error));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (query)), ==, 2);
  g_assert_cmpint (n, ==, 2);
  g_assert_true (desk_store_refresh (fixture->store, &error));
  g_assert_cmpint (n, ==, 2);
}

/* An act builds on what the other program just wrote, without any refresh. */
static void
test_act_after_another (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (DeskStore) other = fixture_open (fixture);
  g_autoptr (DeskQuery) query = desk_query_new (fixture->store, &desk_kind_people);

  add_person (fixture->store, "张三");
  set_field (other, &desk_kind_people, 1, "note", "一");
  add_person (fixture->store, "李四");
  add_person (other, "王五");
  undo (fixture->store, 4);
  g_assert_cmpint (newest_entry (other), ==, 5);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (query)), ==, 2);
  assert_sound (other);
}

static void
quit (DeskStore   *store,
      DeskChanges *changes,
      GMainLoop   *loop)
{
  g_main_loop_quit (loop);
}

static gboolean
give_up (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_CONTINUE;
}

static void
test_watch (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (DeskRecord) record = NULL;
  guint guard = g_timeout_add_seconds (60, give_up, loop);
  int status;
  pid_t child;

  add_person (fixture->store, "张三");
  record = desk_record_get (fixture->store, &desk_kind_people, 1, NULL);
  desk_store_watch (fixture->store);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (quit), loop);

  child = fork ();
  if (child == 0)
    {
      execl ("/proc/self/exe", "test-external", "--write", fixture->path, NULL);
      _exit (1);
    }
  g_main_loop_run (loop);
  g_source_remove (guard);
  g_assert_cmpstr (desk_record_get_text (record, "note"), ==, "别处写的");
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
}

static int
write_once (const char *path)
{
  DeskStore *store = desk_store_open (path, desk_schema_get (), DESK_STORE_OPEN, NULL);

  set_field (store, &desk_kind_people, 1, "note", "别处写的");
  g_object_unref (store);
  return 0;
}

#define WRITERS 4
#define ACTS    40

static int
write_many (const char *path,
            const char *name)
{
  DeskStore *store = desk_store_open (path, desk_schema_get (), DESK_STORE_OPEN, NULL);

  for (int i = 0; i < ACTS; i++)
    {
      g_autofree char *person = g_strdup_printf ("%s%d", name, i);
      add_person (store, person);
    }
  g_object_unref (store);
  return 0;
}

/* Programs that write at once: no act is lost and no number given twice. */
static void
test_writers (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  pid_t children[WRITERS];

  for (int i = 0; i < WRITERS; i++)
    {
      children[i] = fork ();
      if (children[i] == 0)
        {
          char name[] = { (char) ('a' + i), '\0' };
          execl ("/proc/self/exe", "test-external", "--write", fixture->path, name, NULL);
          _exit (1);
        }
    }
  for (int i = 0; i < ACTS; i++)
    add_person (fixture->store, "自己");
  for (int i = 0; i < WRITERS; i++)
    {
      int status;
      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_cmpint (status, ==, 0);
    }
  g_assert_true (desk_store_refresh (fixture->store, &error));
  g_assert_cmpint (count_rows (fixture->store, "people"), ==, (WRITERS + 1) * ACTS);
  g_assert_cmpint (newest_entry (fixture->store), ==, (WRITERS + 1) * ACTS);
  assert_sound (fixture->store);
}

/* Two that make the same file: one is told. */
static void
test_create_twice (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  add_person (fixture->store, "张三");
  g_assert_null (desk_store_open (fixture->path, desk_schema_get (), DESK_STORE_CREATE, &error));
  assert_error (&error, DESK_ERROR_EXISTS, "studio.db");
  g_assert_cmpint (count_rows (fixture->store, "people"), ==, 1);
  assert_sound (fixture->store);
}

int
main (int   argc,
      char *argv[])
{
  if (argc >= 3 && g_str_equal (argv[1], "--write"))
    return argc == 3 ? write_once (argv[2]) : write_many (argv[2], argv[3]);
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/external/refresh", test_refresh);
  ADD ("/store/external/act-after-another", test_act_after_another);
  ADD ("/store/external/watch", test_watch);
  ADD ("/store/SEC-5/writers-at-once", test_writers);
  ADD ("/store/SEC-5/create-twice", test_create_twice);
  return g_test_run ();
}
