/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A million records: opening the list, one change of it, and search as one types,
 * against a LIKE over all of them. */

#include <string.h>

#include "bench-files.h"
#include "desk-kinds.h"
#include "desk-query.h"
#include "desk-search.h"
#include "desk-store-private.h"

#define ROWS "1000000"

static void
sql (DeskStore  *store,
     const char *text)
{
  char *message = NULL;

  if (sqlite3_exec (store->db, text, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s", message);
}

/* Names of two characters out of 40 × 60, whose pinyin stands in a table: making it
 * for each of a million anew is not what is measured. */
static void
fill (DeskStore *store)
{
  sql (store, "DROP TRIGGER search_people_insert");
  sql (
    store,
    "BEGIN; CREATE TEMP TABLE c (i INTEGER PRIMARY KEY, han, pinyin);"
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99)"
    " INSERT INTO c SELECT i, char(0x5f20 + i * 7), desk_pinyin(char(0x5f20 + i * 7)) FROM n;"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " ROWS ")"
    " INSERT INTO people (id, name, phone) SELECT n.i, a.han || b.han, 13000000000 + n.i * 7919 % "
    "999999937"
    " FROM n JOIN c AS a ON a.i = n.i % 40 JOIN c AS b ON b.i = 40 + n.i / 40 % 60;"
    "INSERT INTO search (rowid, body, pinyin) SELECT p.id * 64 + 3,"
    " desk_tokens(p.name) || ' ' || p.phone, a.pinyin || ' ' || b.pinyin || ' ' ||"
    " substr(a.pinyin, 1, 1) || substr(b.pinyin, 1, 1) FROM people AS p"
    " JOIN c AS a ON a.i = p.id % 40 JOIN c AS b ON b.i = 40 + p.id / 40 % 60;"
    "INSERT INTO search_grams (rowid, body) SELECT id * 64 + 3, name || ' ' || phone FROM people;"
    "COMMIT;");
}

static double
search (DeskStore  *store,
        const char *text,
        guint      *n)
{
  g_autoptr (GArray) times = bench_times_new ();

  for (int i = 0; i < 5; i++)
    {
      gint64 start = bench_now ();
      g_autoptr (GPtrArray) hits = desk_search (store, text, NULL, NULL);
      bench_times_add (times, start);
      *n = hits->len;
    }
  return bench_times_median (times) / 1000;
}

int
main (int   argc,
      char *argv[])
{
  static const char *const words[] = { "z", "zh", "张", "张征", "8001", "800123" };
  g_autofree char *folder = bench_folder ();
  g_autofree char *path = g_build_filename (folder, "list.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStore) store =
    desk_store_open (path, desk_schema_get (), DESK_STORE_CREATE, &error);
  g_autoptr (DeskQuery) query = NULL;
  g_autoptr (GArray) open = bench_times_new ();
  g_autoptr (GArray) like = bench_times_new ();
  DeskKind by_id = desk_kind_people;
  double scan;

  if (store == NULL)
    g_error ("%s", error->message);
  g_print ("filling …\n");
  fill (store);
  by_id.order = "id";
  for (int i = 0; i < 5; i++)
    {
      gint64 start = bench_now ();
      g_clear_object (&query);
      query = desk_query_new (store, &by_id);
      bench_times_add (open, start);
    }
  g_print ("list of %u rows: open %.0f ms (goal 150)\n",
           g_list_model_get_n_items (G_LIST_MODEL (query)), bench_times_median (open) / 1000);

  for (int i = 0; i < 3; i++)
    {
      gint64 start = bench_now ();
      g_autoptr (DeskRows) rows = desk_store_select (
        store, NULL, "SELECT count(*) FROM people WHERE name LIKE '%征%' OR phone LIKE '%征%'", "");
      bench_times_add (like, start);
    }
  scan = bench_times_median (like) / 1000;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      guint n = 0;
      double took = search (store, words[i], &n);
      g_print (
        "search “%s”: %u hits in %.1f ms, 1/%.0f of the scan (%.0f ms; goal 1/20 and 50 ms)\n",
        words[i], n, took, scan / took, scan);
    }
  g_clear_object (&query);
  g_clear_object (&store);
  bench_folder_remove (folder);
  return 0;
}
