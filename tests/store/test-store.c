/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "desk-backup.h"
#include "desk-draft.h"
#include "desk-journal.h"
#include "desk-kinds.h"
#include "desk-query.h"
#include "desk-search.h"

typedef struct
{
  char *folder;
  char *path;
  DeskStore *store;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("desk-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "studio.db", NULL);
  fixture->store = desk_store_open (fixture->path, desk_schema_get (), DESK_STORE_CREATE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_clear_object (&fixture->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gint64
add_person (DeskStore *store,
            const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAct) act = desk_store_begin (store, &error, "Add a person");
  g_autoptr (DeskDraft) draft = desk_draft_new (store, &desk_kind_people);

  g_assert_no_error (error);
  desk_draft_set_text (draft, "name", name);
  desk_draft_set_text (draft, "status", "regular");
  desk_draft_save (draft, &error);
  g_assert_no_error (error);
  desk_act_commit (g_steal_pointer (&act), &error);
  g_assert_no_error (error);
  return desk_draft_get_id (draft);
}

static void
assert_sound (DeskStore *store)
{
  g_autoptr (GPtrArray) problems = desk_backup_check (store);

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_undo_redo (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskQuery) query = desk_query_new (fixture->store, &desk_kind_people);
  GListModel *list = G_LIST_MODEL (query);

  add_person (fixture->store, "张三");
  add_person (fixture->store, "李四");
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 2);

  for (int round = 0; round < 3; round++)
    {
      g_autoptr (DeskJournalEntry) undo = desk_journal_next_undo (fixture->store, NULL, &error);
      g_autoptr (DeskJournalEntry) redo = NULL;
      g_assert_no_error (error);
      g_assert_cmpint (undo->id, ==, 2);
      desk_journal_undo (fixture->store, undo->id, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);

      redo = desk_journal_next_redo (fixture->store, NULL, &error);
      g_assert_no_error (error);
      desk_journal_redo (fixture->store, redo->id, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (g_list_model_get_n_items (list), ==, 2);
    }
  assert_sound (fixture->store);
}

static void
test_search (Fixture *fixture,
             gconstpointer data)
{
  static const char *const words[] = { "张三", "三", "zs", "zhangsan", "zhang", "ZhangS", NULL };

  add_person (fixture->store, "张三");
  add_person (fixture->store, "李四");
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) hits = desk_search (fixture->store, words[i], NULL, &error);
      g_assert_no_error (error);
      g_test_message ("%s", words[i]);
      g_assert_cmpuint (hits->len, ==, 1);
      g_assert_cmpstr (((DeskSearchHit *) hits->pdata[0])->title, ==, "张三");
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/SEC-1/undo-redo", Fixture, NULL, set_up, test_undo_redo, tear_down);
  g_test_add ("/store/PEO-3/search", Fixture, NULL, set_up, test_search, tear_down);
  return g_test_run ();
}
