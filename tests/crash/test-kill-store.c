/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* ppoll() */

/* A program that is killed while it writes, two hundred times at seeded moments:
 * what it had answered is in the file, and the file is sound (SEC-5). */

#include <glib/gstdio.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "desk-backup.h"
#include "desk-draft.h"
#include "desk-journal.h"
#include "desk-kinds.h"

#define ROUNDS 200

/* Commits acts until it is killed and answers each with its number: a new person of
 * that name, the number in a setting, now and then one more that is undone again. */
static void
write_for_ever (const char *path,
                int         answers,
                gint64      number)
{
  g_autoptr (GError) error = NULL;
  DeskStore *store = desk_store_open (path, desk_schema_get (), DESK_STORE_OPEN, &error);
  gint64 opened = number - 1;

  /* That it is open is answered too. */
  if (store == NULL || write (answers, &opened, sizeof opened) != sizeof opened)
    _exit (1);
  for (; error == NULL; number++)
    {
      g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, number);
      g_autoptr (DeskAct) act = desk_store_begin (store, &error, "Add and note");

      if (act == NULL ||
          !desk_store_execute (store, &error, "INSERT INTO people (name) VALUES (?)", "t", name) ||
          !desk_store_execute (store, &error, "UPDATE settings SET value = ? WHERE key = 'last'",
                               "t", name) ||
          !desk_act_commit (g_steal_pointer (&act), &error) ||
          write (answers, &number, sizeof number) != sizeof number)
        break;
      if (number % 5 == 0)
        {
          g_autoptr (DeskJournalEntry) newest = NULL;

          act = desk_store_begin (store, &error, "Note on the newest");
          if (act == NULL ||
              !desk_store_execute (
                store, &error,
                "UPDATE people SET note = ? WHERE id > (SELECT max(id) - 20 FROM people)", "t",
                name) ||
              !desk_act_commit (g_steal_pointer (&act), &error))
            break;
          newest = desk_journal_next_undo (store, NULL, &error);
          if (newest == NULL || !desk_journal_undo (store, newest->id, &error))
            break;
        }
    }
  if (error != NULL)
    g_printerr ("%s\n", error->message);
  _exit (1);
}

/* Reads answers for @wait_for microseconds, then kills. @opened: they begin when it has
 * the file open, however long that took. Returns: the last number answered */
static gint64
kill_after (pid_t    child,
            int      answers,
            gint64   wait_for,
            gboolean opened)
{
  gint64 last = 0, number, until;
  struct pollfd ready = { .fd = answers, .events = POLLIN };
  int status;

  if (opened)
    poll (&ready, 1, -1);
  until = g_get_monotonic_time () + wait_for;

  for (;;)
    {
      gint64 left = until - g_get_monotonic_time ();
      struct timespec wait = { .tv_nsec = MAX (left, 0) * 1000 };

      if (left <= 0 || ppoll (&ready, 1, &wait, NULL) <= 0)
        break;
      if (read (answers, &number, sizeof number) != sizeof number)
        break;
      last = number;
    }
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  /* What it wrote into the pipe before it died was answered too. */
  while (read (answers, &number, sizeof number) == sizeof number)
    last = number;
  return last;
}

/* Opens the file as the next start does. Returns: the last number noted */
static gint64
check_file (const char *path,
            gint64      answered,
            gboolean    all)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStore) store = desk_store_open (path, desk_schema_get (), DESK_STORE_OPEN, &error);
  g_autoptr (DeskRows) rows = NULL;
  gint64 noted;

  g_assert_no_error (error);
  rows = desk_store_select (store, &error,
                            "SELECT CAST(value AS INTEGER), (SELECT count(*) FROM people),"
                            " (SELECT count(DISTINCT name) FROM people),"
                            " (SELECT count(*) FROM search) FROM settings WHERE key = 'last'",
                            "");
  g_assert_no_error (error);
  g_assert_true (desk_rows_next (rows));
  noted = desk_rows_int (rows, 0);
  g_assert_cmpint (noted, >=, answered);
  g_assert_cmpint (desk_rows_int (rows, 1), ==, noted);
  g_assert_cmpint (desk_rows_int (rows, 2), ==, noted);
  g_assert_cmpint (desk_rows_int (rows, 3), ==, noted);
  if (all)
    {
      g_autoptr (GPtrArray) problems = desk_backup_check (store);
      for (guint i = 0; i < problems->len; i++)
        g_test_message ("%s", (char *) problems->pdata[i]);
      g_assert_cmpuint (problems->len, ==, 0);
    }
  return noted;
}

static void
make_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStore) store =
    desk_store_open (path, desk_schema_get (), DESK_STORE_CREATE, &error);
  g_autoptr (DeskAct) act = desk_store_begin (store, &error, "Begin");

  desk_store_execute (store, &error, "INSERT INTO settings (key, value) VALUES ('last', '0')", "");
  desk_act_commit (g_steal_pointer (&act), &error);
  g_assert_no_error (error);
}

static void
test_kill (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261009);
  g_autofree char *folder = g_dir_make_tmp ("desk-crash-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "studio.db", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);
  gint64 noted = 0;
  guint killed_in_act = 0;

  make_file (path);
  for (int round = 0; round < ROUNDS; round++)
    {
      gint64 answered, wait = g_rand_int_range (rand, 500, 25000);
      int answers[2];
      pid_t child;

      g_assert_cmpint (pipe (answers), ==, 0);
      child = fork ();
      if (child == 0)
        {
          close (answers[0]);
          write_for_ever (path, answers[1], noted + 1);
        }
      close (answers[1]);
      answered = kill_after (child, answers[0], wait, round % 4 != 0);
      close (answers[0]);
      answered = MAX (answered, noted);
      noted = check_file (path, answered, round % 20 == 19);
      killed_in_act += noted > answered;
    }
  g_test_message ("%" G_GINT64_FORMAT " acts, %u of them between commit and answer", noted,
                  killed_in_act);
  g_assert_cmpint (noted, >, ROUNDS / 4);
  g_unlink (path);
  g_unlink (wal);
  g_unlink (shm);
  g_rmdir (folder);
}

/* Killed while it makes a file: there is none, or a whole one. */
static void
test_kill_create (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261010);
  g_autofree char *folder = g_dir_make_tmp ("desk-crash-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "studio.db", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n_made = 0;
  gint64 begun = g_get_monotonic_time (), longest;

  /* As long as it takes here, and as long again. */
  make_file (path);
  longest = MIN (2 * (g_get_monotonic_time () - begun), 900000);
  g_unlink (path);

  for (int round = 0; round < ROUNDS / 4; round++)
    {
      int nothing[2];
      pid_t child;

      g_assert_cmpint (pipe (nothing), ==, 0);
      child = fork ();
      if (child == 0)
        {
          desk_store_open (path, desk_schema_get (), DESK_STORE_CREATE, NULL);
          for (;;)
            pause ();
        }
      close (nothing[1]);
      kill_after (child, nothing[0], g_rand_int_range (rand, 0, (gint32) longest), FALSE);
      close (nothing[0]);
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (DeskStore) store =
            desk_store_open (path, desk_schema_get (), DESK_STORE_OPEN, &error);
          g_autoptr (GPtrArray) problems = NULL;

          g_assert_no_error (error);
          problems = desk_backup_check (store);
          g_assert_cmpuint (problems->len, ==, 0);
          n_made++;
        }
      g_unlink (path);
    }
  g_test_message ("%u files were made", n_made);
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_unlink (file);
    }
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crash/SEC-5/kill-while-writing", test_kill);
  g_test_add_func ("/crash/SEC-5/kill-while-making-a-file", test_kill_create);
  return g_test_run ();
}
