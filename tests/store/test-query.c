/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Live lists: what changes is told, and nothing else. */

#include "store-fixture.h"

/* A list that is kept only by what the query tells. */
typedef struct
{
  GArray *ids;
  guint told; /* items that were told of */
} Mirror;

static void
on_items_changed (GListModel *list,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Mirror     *mirror)
{
  g_assert_cmpuint (position + removed, <=, mirror->ids->len);
  if (removed > 0)
    g_array_remove_range (mirror->ids, position, removed);
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (DeskRecord) record = g_list_model_get_item (list, position + i);
      gint64 id = desk_record_get_id (record);
      g_array_insert_val (mirror->ids, position + i, id);
    }
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, mirror->ids->len);
  mirror->told += removed + added;
}

static void
assert_mirrors (Mirror    *mirror,
                DeskQuery *query)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (query)), ==, mirror->ids->len);
  for (guint i = 0; i < mirror->ids->len; i++)
    g_assert_cmpuint (desk_query_find (query, g_array_index (mirror->ids, gint64, i)), ==, i);
}

static void
execute (DeskStore  *store,
         const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAct) act = desk_store_begin (store, &error, "Change");

  g_assert_true (desk_store_execute (store, &error, sql, ""));
  g_assert_true (desk_act_commit (g_steal_pointer (&act), &error));
}

static void
test_minimal (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *sql;
    guint told;
  } cases[] = {
    /* Forty areas in the order of their positions 1–40. */
    { "INSERT INTO areas (name, position) VALUES ('中', 20)", 1 },
    { "DELETE FROM areas WHERE name = '中'", 1 },
    { "UPDATE areas SET tasks = '扫地' WHERE position = 7", 0 },
    { "UPDATE areas SET position = 41 WHERE position = 1", 2 },
    { "UPDATE areas SET position = 0 WHERE position = 41", 2 },
    { "UPDATE areas SET position = CASE position WHEN 0 THEN 40 ELSE 0 END WHERE position IN (0, "
      "40)",
      4 },
    { "DELETE FROM areas WHERE position IN (3, 30)", 2 },
    { "UPDATE areas SET position = -position", 78 },
    { "INSERT INTO people (name) VALUES ('张三')", 0 },
    { "DELETE FROM areas", 38 },
  };
  g_autoptr (DeskQuery) query = desk_query_new (fixture->store, &desk_kind_areas);
  Mirror mirror = { g_array_new (FALSE, FALSE, sizeof (gint64)), 0 };

  g_signal_connect (query, "items-changed", G_CALLBACK (on_items_changed), &mirror);
  execute (
    fixture->store,
    "INSERT INTO areas (name, position) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1"
    " FROM n WHERE i < 40) SELECT '区' || i, i FROM n");
  g_assert_cmpuint (mirror.told, ==, 40);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      mirror.told = 0;
      execute (fixture->store, cases[i].sql);
      g_test_message ("%s: %u", cases[i].sql, mirror.told);
      assert_mirrors (&mirror, query);
      g_assert_cmpuint (mirror.told, <=, cases[i].told);
    }
  for (gint64 id = newest_entry (fixture->store); id > 0; id--)
    {
      undo (fixture->store, id);
      assert_mirrors (&mirror, query);
    }
  g_array_unref (mirror.ids);
}

/* Random moves, insertions and deletions: the mirror always agrees. */
static void
test_random (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2026);
  g_autoptr (DeskQuery) query = desk_query_new (fixture->store, &desk_kind_areas);
  Mirror mirror = { g_array_new (FALSE, FALSE, sizeof (gint64)), 0 };

  g_signal_connect (query, "items-changed", G_CALLBACK (on_items_changed), &mirror);
  for (int i = 0; i < 150; i++)
    {
      g_autofree char *sql = NULL;
      int a = g_rand_int_range (rand, 0, 30), b = g_rand_int_range (rand, 0, 30);

      switch (g_rand_int_range (rand, 0, 4))
        {
        case 0:
          sql = g_strdup_printf (
            "INSERT INTO areas (name, position) VALUES ('%d', %d), ('%d.', %d)", i, a, i, b);
          break;
        case 1:
          sql = g_strdup_printf ("DELETE FROM areas WHERE position = %d", a);
          break;
        default:
          sql =
            g_strdup_printf ("UPDATE areas SET position = %d WHERE position %% 9 = %d", a, b % 9);
          break;
        }
      execute (fixture->store, sql);
      assert_mirrors (&mirror, query);
    }
  g_array_unref (mirror.ids);
}

static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (DeskQuery) query = desk_query_new (fixture->store, &desk_kind_people);
  GListModel *list = G_LIST_MODEL (query);
  g_autoptr (DeskRecord) first = NULL;
  gint64 id;

  add_person (fixture->store, "张三");
  id = add_person (fixture->store, "陈静");
  add_person (fixture->store, "李四");
  /* By pinyin: chen, li, zhang. */
  g_assert_cmpuint (desk_query_find (query, id), ==, 0);
  desk_query_set_order (query, "id DESC");
  g_assert_cmpuint (desk_query_find (query, id), ==, 1);
  desk_query_set_order (query, NULL);
  desk_query_set_filter (query, "status <> 'left'");
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 3);
  set_field (fixture->store, &desk_kind_people, id, "status", "left");
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 2);
  desk_query_set_search (query, "zs");
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  first = g_list_model_get_item (list, 0);
  g_assert_cmpstr (desk_record_get_title (first), ==, "张三");
  desk_query_set_search (query, "");
  desk_query_set_filter (query, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 3);
  g_assert_null (g_list_model_get_item (list, 3));
  g_assert_cmpuint (desk_query_find (query, 99), ==, G_MAXUINT);
}

static void
count (gpointer  object,
       int      *n)
{
  (*n)++;
}

/* One object a row, so that two views of it agree. */
/* A broad word finds every record, however many; each word what desk_search() finds. */
static void
test_search_all (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char *const words[] = { "张", "zs", "13800", "zhangsan 138", "李", "'", "\"", "" };
  g_autoptr (DeskQuery) query = desk_query_new (fixture->store, &desk_kind_people);
  g_autoptr (DeskAct) act = desk_store_begin (fixture->store, NULL, "Many");
  guint n = 450;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *phone = g_strdup_printf ("138%08u", i);
      add_record (fixture->store, &desk_kind_people, "name", "张三", "phone",
                  phone, "status", "regular", NULL);
    }
  g_assert_true (desk_act_commit (g_steal_pointer (&act), NULL));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GPtrArray) hits =
        desk_search (fixture->store, words[i], &desk_kind_people, NULL);
      guint found;

      desk_query_set_search (query, words[i]);
      found = g_list_model_get_n_items (G_LIST_MODEL (query));
      if (*words[i] == '\0' || hits->len >= 200)
        g_assert_cmpuint (found, ==, n);
      else
        g_assert_cmpuint (found, ==, hits->len);
    }
}

static void
test_identity (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_person (fixture->store, "张三");
  gint64 other_id = add_person (fixture->store, "李四");
  g_autoptr (DeskQuery) query = desk_query_new (fixture->store, &desk_kind_people);
  g_autoptr (DeskRecord) a = desk_record_get (fixture->store, &desk_kind_people, id, &error);
  g_autoptr (DeskRecord) b =
    g_list_model_get_item (G_LIST_MODEL (query), desk_query_find (query, id));
  g_autoptr (DeskRecord) other =
    desk_record_get (fixture->store, &desk_kind_people, other_id, &error);
  int n = 0, n_other = 0;

  g_assert_no_error (error);
  g_assert_true (a == b);
  g_signal_connect (a, "changed", G_CALLBACK (count), &n);
  g_signal_connect (other, "changed", G_CALLBACK (count), &n_other);
  set_field (fixture->store, &desk_kind_people, id, "phone", "13800138000");
  g_assert_cmpstr (desk_record_get_text (b, "phone"), ==, "13800138000");
  delete_record (fixture->store, &desk_kind_people, id);
  g_assert_false (desk_record_exists (a));
  undo (fixture->store, newest_entry (fixture->store));
  g_assert_true (desk_record_exists (a));
  g_assert_cmpstr (desk_record_get_title (a), ==, "张三");
  g_assert_cmpint (n, ==, 3);
  g_assert_cmpint (n_other, ==, 0);
  g_assert_null (desk_record_get (fixture->store, &desk_kind_people, 99, &error));
  assert_error (&error, DESK_ERROR_NOT_FOUND, "99");
}

/* A row that another program took away, before that was told: an item all the same. */
static void
test_vanished (Fixture       *fixture,
               gconstpointer  data)
{
  gint64 id = add_person (fixture->store, "张三");
  g_autoptr (DeskQuery) query = desk_query_new (fixture->store, &desk_kind_people);
  g_autoptr (DeskStore) other = fixture_open (fixture);
  g_autoptr (DeskRecord) record = NULL;

  delete_record (other, &desk_kind_people, id);
  record = g_list_model_get_item (G_LIST_MODEL (query), 0);
  g_assert_nonnull (record);
  g_assert_false (desk_record_exists (record));
  g_assert_cmpstr (desk_record_get_title (record), ==, "");
}

static void
test_display (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *field, *words;
  } cases[] = {
    { "name", "张三" },
    { "status", "regular" },
    { "department", "摄影部" },
    { "group", "" },
    { "phone", "13800138000" },
    { "entry_date", "2026-10-09" },
  };
  g_autoptr (DeskRecord) record = NULL;
  g_autoptr (DeskRecord) absence = NULL;
  gint64 id;

  add_record (fixture->store, &desk_kind_departments, "name", "摄影部", NULL);
  id = add_record (fixture->store, &desk_kind_people, "name", "张三", "status", "regular",
                   "department", "摄影部", "phone", "13800138000", "entry_date", "2026.10.9", NULL);
  record = desk_record_get (fixture->store, &desk_kind_people, id, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = desk_record_dup_display (record, cases[i].field, "en");
      g_assert_cmpstr (words, ==, cases[i].words);
    }
  g_assert_cmpint (desk_record_get_date (record, "entry_date"), ==, desk_date_new (2026, 10, 9));

  add_person (fixture->store, "张三");
  id = add_record (fixture->store, &desk_kind_absences, "person", "张三#1", "from", "2026-10-09",
                   "to", "2026-10-09", NULL);
  absence = desk_record_get (fixture->store, &desk_kind_absences, id, NULL);
  {
    g_autofree char *words = desk_record_dup_display (absence, "person", "en");
    g_assert_cmpstr (words, ==, "张三#1");
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/query/minimal-changes", test_minimal);
  ADD ("/store/query/random-changes", test_random);
  ADD ("/store/query/filter-order-search", test_filter);
  ADD ("/store/query/PEO-3/search-finds-all", test_search_all);
  ADD ("/store/query/vanished-row", test_vanished);
  ADD ("/store/record/identity", test_identity);
  ADD ("/store/record/display", test_display);
  return g_test_run ();
}
