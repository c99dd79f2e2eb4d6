/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A studio of ten years: 200 shoots under way among 40,000 that are over. Reading the
 * board against one without those, search against a LIKE over all of them, and the import
 * of 20,000 clients against bare inserts of the same rows.
 *
 *   bench-board FILE    only writes such a studio to FILE, for bench-panes */

#include "bench-files.h"
#include "desk-flow.h"
#include "desk-import.h"
#include "desk-sample.h"
#include "desk-search.h"
#include "desk-store-private.h"
#include "desk-table-reader.h"

#define N_CLIENTS 20000
#define ROUNDS    9

static void
sql (DeskStore  *store,
     const char *text)
{
  char *message = NULL;

  if (sqlite3_exec (store->db, text, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s", message);
}

static void
check (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

/* The ids of copies are those of the sample's cases and a thousand times their number. */
#define COPY_SHOOTS                                                                           \
  "INSERT INTO shoots (id, number, client_id, flow_id, title, category, step, step_since,"    \
  " round, state, begun, ended) SELECT n.i * 1000 + s.id, 'PS-' || (1980 + n.i) || '-' ||"    \
  " s.id, s.client_id, s.flow_id, s.title || n.i, s.category, s.step, s.step_since, s.round," \
  " s.state, s.begun, s.ended FROM n JOIN shoots s ON s.id < 1000 AND s.state IN "
#define COPY_SIGNOFFS                                                                      \
  "INSERT INTO signoffs (shoot_id, step, round, person_id, signed, monitor_id, monitored," \
  " days, fields, entered, late) SELECT n.i * 1000 + v.shoot_id, v.step, v.round,"         \
  " v.person_id, v.signed, v.monitor_id, v.monitored, v.days, v.fields, v.entered, v.late" \
  " FROM n JOIN signoffs v JOIN shoots s ON s.id = v.shoot_id AND s.id < 1000 AND s.state IN "
#define COPY_PAUSES                                                                 \
  "INSERT INTO pauses (shoot_id, reason, \"from\") SELECT n.i * 1000 + p.shoot_id," \
  " p.reason, p.\"from\" FROM n JOIN pauses p JOIN shoots s ON s.id = p.shoot_id"   \
  " AND s.id < 1000 AND s.state IN "

/* Copies the sample's cases of some states until there are @wanted of them. */
static void
multiply (DeskStore  *store,
          const char *states,
          guint       first,
          guint       wanted)
{
  static const char *const copies[] = { COPY_SHOOTS, COPY_SIGNOFFS, COPY_PAUSES };
  g_autofree char *count =
    g_strdup_printf ("SELECT count(*) FROM shoots WHERE state IN %s", states);
  g_autoptr (DeskRows) rows = desk_store_select (store, NULL, count, "");

  g_assert_true (rows != NULL && desk_rows_next (rows));
  sql (store, "BEGIN");
  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("WITH RECURSIVE n (i) AS (SELECT %u UNION ALL SELECT i + 1 FROM n"
                         " WHERE i < %u) %s%s",
                         first, first + wanted / (guint) desk_rows_int (rows, 0) - 1, copies[i],
                         states);
      sql (store, text);
    }
  sql (store, "COMMIT");
}

static double
open_board (DeskOffice *office,
            guint      *n_cards)
{
  g_autoptr (GArray) times = bench_times_new ();

  for (int i = 0; i < ROUNDS; i++)
    {
      gint64 start = bench_now ();
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskFlowBoard) board = desk_flow_board (office, "shoot", NULL, &error);

      check (error);
      bench_times_add (times, start);
      *n_cards = board->n_cards;
    }
  return bench_times_median (times) / 1000;
}

static void
search (DeskStore *store)
{
  static const char *const words[] = { "PS-2007", "连衣裙", "裙6款2", "zyn", "zhouyanan", "13911" };
  g_autoptr (GArray) scans = bench_times_new ();
  double scan;

  for (int i = 0; i < ROUNDS; i++)
    {
      gint64 start = bench_now ();
      g_autoptr (DeskRows) rows = desk_store_select (
        store, NULL,
        "SELECT count(*) FROM shoots s JOIN clients k ON k.id = s.client_id WHERE s.number LIKE"
        " '%裙6%' OR s.title LIKE '%裙6%' OR k.name LIKE '%裙6%' OR k.phone LIKE '%裙6%'",
        "");
      bench_times_add (scans, start);
    }
  scan = bench_times_median (scans) / 1000;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GArray) times = bench_times_new ();
      guint n_hits = 0;
      double took;

      for (int round = 0; round < ROUNDS; round++)
        {
          gint64 start = bench_now ();
          g_autoptr (GPtrArray) hits = desk_search (store, words[i], NULL, NULL);
          bench_times_add (times, start);
          n_hits = hits->len;
        }
      took = bench_times_median (times) / 1000;
      g_print ("search “%s”: %u hits in %.1f ms, ratio to the scan %.2f (%.0f ms; goal 50 ms)\n",
               words[i], n_hits, took, took / scan, scan);
    }
}

static char *
client_name (guint i)
{
  gunichar letters[2] = { 0x5f20 + i % 40 * 7, 0x6200 + i / 40 % 60 * 7 };

  return g_ucs4_to_utf8 (letters, 2, NULL, NULL, NULL);
}

static void
write_clients (const char *path)
{
  g_autoptr (GString) text = g_string_new ("学号,姓名,类目,QQ,手机\n");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_CLIENTS; i++)
    {
      g_autofree char *name = client_name (i);
      g_string_append_printf (text, "B%05u,%s,女装,%u,138%08u\n", i, name, 300000000 + i * 37,
                              i * 4999);
    }
  g_file_set_contents (path, text->str, (gssize) text->len, &error);
  check (error);
}

/* Reads the table, judges each row and writes: how long that took, in milliseconds. */
static double
import (DeskOffice *office,
        const char *path,
        guint      *n_added)
{
  gint64 start = bench_now ();
  g_autoptr (GArray) times = bench_times_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskTable) table = desk_table_read_file (path, NULL, &error);
  g_autoptr (DeskImport) self = NULL;

  check (error);
  self = desk_import_new (office, &desk_kind_clients, table, NULL, &error);
  check (error);
  *n_added = desk_import_count (self, DESK_IMPORT_ADDED);
  desk_import_apply (self, &error);
  check (error);
  bench_times_add (times, start);
  return bench_times_median (times) / 1000;
}

static double
insert (DeskStore *store)
{
  gint64 start = bench_now ();
  g_autoptr (GArray) times = bench_times_new ();
  sqlite3_stmt *statement;

  sql (store, "BEGIN IMMEDIATE");
  if (sqlite3_prepare_v2 (store->db,
                          "INSERT INTO clients (number, name, category, chat, phone)"
                          " VALUES ('B' || printf('%05d', ?1), ?2, '女装', 300000000 + ?1 * 37,"
                          " '138' || printf('%08d', ?1 * 4999))",
                          -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (store->db));
  for (guint i = 0; i < N_CLIENTS; i++)
    {
      g_autofree char *name = client_name (i);

      sqlite3_bind_int64 (statement, 1, i);
      sqlite3_bind_text (statement, 2, name, -1, SQLITE_STATIC);
      if (sqlite3_step (statement) != SQLITE_DONE)
        g_error ("%s", sqlite3_errmsg (store->db));
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
  sql (store, "COMMIT");
  bench_times_add (times, start);
  return bench_times_median (times) / 1000;
}

static DeskOffice *
create (const char *folder,
        const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  DeskOffice *office = desk_office_create (path, NULL, &error);

  check (error);
  return office;
}

static void
write_studio (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskOffice) office = desk_office_create (path, NULL, &error);

  check (error);
  desk_sample_fill (office, desk_date_today (), &error);
  check (error);
  multiply (desk_office_get_store (office), "('running', 'paused')", 1, 200);
  multiply (desk_office_get_store (office), "('closed')", 20, 40000);
  sql (desk_office_get_store (office), "PRAGMA optimize");
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = bench_folder ();
  g_autofree char *table = g_build_filename (folder, "clients.csv", NULL);
  g_autoptr (DeskOffice) office = create (folder, "board.db");
  g_autoptr (DeskOffice) bare = create (folder, "bare.db");
  g_autoptr (GError) error = NULL;
  DeskStore *store = desk_office_get_store (office);
  guint n_cards = 0, n_added = 0;
  double young, old, ours, theirs, again;

  if (argc == 2)
    {
      write_studio (argv[1]);
      bench_folder_remove (folder);
      return 0;
    }
  write_clients (table);
  ours = import (office, table, &n_added);
  theirs = insert (desk_office_get_store (bare));
  g_print ("import of %u clients: %.0f ms, bare inserts %.0f ms, ratio %.2f\n", n_added, ours,
           theirs, ours / theirs);
  again = import (office, table, &n_added);
  g_print ("the same file again, %u added: %.0f ms, ratio %.2f\n", n_added, again, again / theirs);

  g_print ("filling …\n");
  desk_sample_fill (office, desk_date_today (), &error);
  check (error);
  multiply (store, "('running', 'paused')", 1, 200);
  young = open_board (office, &n_cards);
  multiply (store, "('closed')", 20, 40000);
  sql (store, "PRAGMA optimize");
  old = open_board (office, &n_cards);
  g_print ("board of %u cases: %.1f ms, without 40,000 that are over %.1f ms, ratio %.2f (goal"
           " 1.2 and 150 ms)\n",
           n_cards, old, young, old / young);
  search (store);

  g_clear_object (&office);
  g_clear_object (&bare);
  bench_folder_remove (folder);
  return 0;
}
