/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an act costs: with its journal entry, against a bare SQLite transaction that
 * writes the same row into the same schema, as durably (WAL, synchronous FULL).
 * Both run in turns on one disk, so that the ratio is fair. */

#include "bench-files.h"
#include "desk-kinds.h"
#include "desk-store-private.h"

#define ROUNDS 60
#define BATCH  25

typedef struct
{
  const char *name;
  const char *sql; /* ?1 is a number, ?2 a text */
} Case;

/* A write of one row, each in a way that the office has. */
static const Case cases[] = {
  { "insert a day",
    "INSERT INTO days (date, kind, name) VALUES (date('2000-01-01', ?1 || ' days'), 'off', ?2)" },
  { "update a day", "UPDATE days SET name = ?2 || ?1 WHERE id = 1 + ?1 % 1000" },
  { "insert a person (searchable)",
    "INSERT INTO people (name, phone) VALUES (?2, 13800000000 + ?1)" },
  { "update a person's note", "UPDATE people SET note = ?2 || ?1 WHERE id = 1 + ?1 % 1000" },
};

static void
check (int result)
{
  if (result != SQLITE_OK && result != SQLITE_DONE)
    g_error ("SQLite: %s", sqlite3_errstr (result));
}

typedef struct
{
  sqlite3 *db;
  sqlite3_stmt *begin, *write, *commit;
} Bare;

static void
bare_open (Bare       *bare,
           DeskStore  *store,
           const Case *what)
{
  bare->db = store->db;
  check (sqlite3_prepare_v2 (bare->db, "BEGIN IMMEDIATE", -1, &bare->begin, NULL));
  check (sqlite3_prepare_v2 (bare->db, what->sql, -1, &bare->write, NULL));
  check (sqlite3_prepare_v2 (bare->db, "COMMIT", -1, &bare->commit, NULL));
}

static void
bare_close (Bare *bare)
{
  sqlite3_finalize (bare->begin);
  sqlite3_finalize (bare->write);
  sqlite3_finalize (bare->commit);
}

static void
step (sqlite3_stmt *statement)
{
  check (sqlite3_step (statement));
  sqlite3_reset (statement);
}

static void
bare_write (Bare       *bare,
            gint64      number,
            const char *text)
{
  step (bare->begin);
  sqlite3_bind_int64 (bare->write, 1, number);
  sqlite3_bind_text (bare->write, 2, text, -1, SQLITE_TRANSIENT);
  step (bare->write);
  step (bare->commit);
}

static void
act_write (DeskStore  *store,
           const Case *what,
           gint64      number,
           const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAct) act = desk_store_begin (store, &error, "Write one row");

  if (act == NULL || !desk_store_execute (store, &error, what->sql, "it", number, text) ||
      !desk_act_commit (g_steal_pointer (&act), &error))
    g_error ("%s", error->message);
}

static void
fill (DeskStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAct) act = desk_store_begin (store, &error, "Fill the file");

  for (gint64 i = 0; i < 1000; i++)
    {
      desk_store_execute (store, &error, cases[0].sql, "it", -i - 1, "元旦");
      desk_store_execute (store, &error, cases[2].sql, "it", i, "张三");
    }
  desk_act_commit (g_steal_pointer (&act), &error);
  if (error != NULL)
    g_error ("%s", error->message);
}

/* Adds its medians to @total where that is given: act, bare. */
static void
run (const Case *what,
     gboolean    searchable,
     double     *total)
{
  g_autofree char *folder = bench_folder ();
  g_autofree char *act_path = g_build_filename (folder, "act.db", NULL);
  g_autofree char *bare_path = g_build_filename (folder, "bare.db", NULL);
  g_autoptr (DeskStore) store = NULL;
  g_autoptr (DeskStore) plain = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) act_times = bench_times_new ();
  g_autoptr (GArray) bare_times = bench_times_new ();
  Bare bare;
  gint64 number = 0;

  store = desk_store_open (act_path, desk_schema_get (), DESK_STORE_CREATE, &error);
  plain = desk_store_open (bare_path, desk_schema_get (), DESK_STORE_CREATE, &error);
  if (store == NULL || plain == NULL)
    g_error ("%s", error->message);
  fill (store);
  fill (plain);
  if (!searchable)
    check (sqlite3_exec (plain->db,
                         "DROP TRIGGER search_people_insert; DROP TRIGGER search_people_update;",
                         NULL, NULL, NULL));
  bare_open (&bare, plain, what);

  for (int round = 0; round < ROUNDS; round++)
    {
      for (int i = 0; i < BATCH; i++)
        {
          gint64 start = bench_now ();
          bare_write (&bare, number + i, "中秋节");
          bench_times_add (bare_times, start);
        }
      for (int i = 0; i < BATCH; i++)
        {
          gint64 start = bench_now ();
          act_write (store, what, number + i, "中秋节");
          bench_times_add (act_times, start);
        }
      number += BATCH;
    }
  g_print ("%-30s act %6.1f us  bare %6.1f us%s  ratio %.2f\n", what->name,
           bench_times_median (act_times), bench_times_median (bare_times),
           searchable ? "" : " without search index",
           bench_times_median (act_times) / bench_times_median (bare_times));
  if (total != NULL)
    {
      total[0] += bench_times_median (act_times);
      total[1] += bench_times_median (bare_times);
    }
  bare_close (&bare);
  g_clear_object (&plain);
  g_clear_object (&store);
  bench_folder_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  double total[2] = { 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    run (&cases[i], TRUE, total);
  run (&cases[2], FALSE, NULL);
  g_print ("act with its journal / bare transaction, the four kinds of write: %.2f (goal 1.5)\n",
           total[0] / total[1]);
  return 0;
}
