/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that cannot be opened or written: a clear sentence and nothing lost (SEC-5). */

#define _GNU_SOURCE /* unshare() */

#include "desk-files.h"
#include "desk-store-private.h"
#include "store-fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/capability.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void
assert_refused (const char     *path,
                DeskStoreFlags  flags,
                int             code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (path);

  g_assert_null (desk_store_open (path, desk_schema_get (), flags, &error));
  assert_error (&error, code, name);
}

/* Refused, and not a byte of it is another one. */
static void
assert_left_alone (const char *path,
                   int         code)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  gsize before_size, after_size;

  g_file_get_contents (path, &before, &before_size, NULL);
  assert_refused (path, DESK_STORE_OPEN, code);
  assert_refused (path, DESK_STORE_CREATE, DESK_ERROR_EXISTS);
  g_file_get_contents (path, &after, &after_size, NULL);
  g_assert_cmpmem (before, before_size, after, after_size);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
}

static void
test_strangers (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *missing = fixture_file (fixture, "missing.db");
  g_autofree char *text = fixture_file (fixture, "text.db");
  g_autofree char *empty = fixture_file (fixture, "empty.db");
  g_autofree char *foreign = fixture_file (fixture, "foreign.db");
  g_autofree char *below = fixture_file (fixture, "text.db/studio.db");
  g_autoptr (GError) error = NULL;

  assert_refused (missing, DESK_STORE_OPEN, DESK_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
  g_file_set_contents (text, "a text and no database, but long enough to look at as one: "
                             "the quick brown fox jumps over the lazy dog, and once more.",
                       -1, NULL);
  assert_left_alone (text, DESK_ERROR_DAMAGED);
  g_file_set_contents (empty, "", 0, NULL);
  assert_left_alone (empty, DESK_ERROR_DAMAGED);
  raw_sql (foreign, "CREATE TABLE people (name); INSERT INTO people VALUES ('theirs')");
  assert_left_alone (foreign, DESK_ERROR_DAMAGED);
  assert_refused (fixture->folder, DESK_STORE_OPEN, DESK_ERROR_INVALID);
  assert_refused (fixture->folder, DESK_STORE_CREATE, DESK_ERROR_INVALID);
  g_assert_null (desk_store_open (below, desk_schema_get (), DESK_STORE_CREATE, &error));
  assert_error (&error, DESK_ERROR_READ_ONLY, "text.db");
}

static void
test_truncated (Fixture       *fixture,
                gconstpointer  data)
{
  static const double parts[] = { 0.99, 0.5, 0.1, 0.01 };
  g_autofree char *content = NULL;
  gsize size;

  for (int i = 0; i < 20; i++)
    add_person (fixture->store, "张三");
  g_clear_object (&fixture->store);
  g_file_get_contents (fixture->path, &content, &size, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_file_set_contents (fixture->path, content, (gssize) (size * parts[i]), NULL);
      assert_left_alone (fixture->path, DESK_ERROR_DAMAGED);
    }
  /* And whole again it opens as it was. */
  g_file_set_contents (fixture->path, content, size, NULL);
  fixture->store = fixture_open (fixture);
  g_assert_cmpint (count_rows (fixture->store, "people"), ==, 20);
}

/* Whether another program sees that this one has the file open. Programs that do not
 * would clear away the log, and with it what was written since. */
static gboolean
is_held (const char *path)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
      int fd = open (path, O_RDWR);

      _exit (fd >= 0 && fcntl (fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WIFEXITED (status) && WEXITSTATUS (status) == 1;
}

/* A daily backup opens the file a second time in the same program. */
static void
test_locks_stay (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (DeskStore) second = NULL;

  add_person (fixture->store, "张三");
  g_assert_true (is_held (fixture->path));
  second = fixture_open (fixture);
  g_clear_object (&second);
  g_assert_true (is_held (fixture->path));
}

static void
test_second_start (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (DeskStore) second = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAct) act = desk_store_begin (fixture->store, &error, "Slow");

  g_assert_no_error (error);
  sqlite3_busy_timeout (second->db, 20);
  g_assert_null (desk_store_begin (second, &error, "At the same time"));
  assert_error (&error, DESK_ERROR_BUSY, "Another program");
  g_clear_pointer (&act, desk_act_rollback);
  add_person (second, "张三");
  assert_sound (fixture->store);
}

/* Runs @function in a process of its own, whose rights and limits may be changed. */
static int
run_apart (void (*function) (Fixture *fixture),
           Fixture *fixture)
{
  pid_t child = fork ();
  int status = -1;

  if (child == 0)
    {
      function (fixture);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

#define SKIPPED 77

/* From now on permissions count for root as for anybody. */
static void
give_up_rights (void)
{
  struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
  struct __user_cap_data_struct none[2] = { { 0 } };

  if (syscall (SYS_capset, &header, none) != 0)
    _exit (SKIPPED);
}

static void
open_read_only_file (Fixture *fixture)
{
  give_up_rights ();
  assert_refused (fixture->path, DESK_STORE_OPEN, DESK_ERROR_READ_ONLY);
}

static void
open_in_read_only_folder (Fixture *fixture)
{
  g_autofree char *file = fixture_file (fixture, "new.db");
  g_autofree char *folder = fixture_file (fixture, "new/studio.db");
  g_autoptr (GError) error = NULL;

  give_up_rights ();
  assert_refused (fixture->path, DESK_STORE_OPEN, DESK_ERROR_READ_ONLY);
  g_assert_null (desk_store_open (file, desk_schema_get (), DESK_STORE_CREATE, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_null (desk_store_open (folder, desk_schema_get (), DESK_STORE_CREATE, &error));
  assert_error (&error, DESK_ERROR_READ_ONLY, "new");
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  int file, folder;

  add_person (fixture->store, "张三");
  g_clear_object (&fixture->store);
  g_chmod (fixture->path, 0444);
  file = run_apart (open_read_only_file, fixture);
  g_chmod (fixture->path, 0644);
  g_chmod (fixture->folder, 0555);
  folder = run_apart (open_in_read_only_folder, fixture);
  g_chmod (fixture->folder, 0755);
  fixture->store = fixture_open (fixture);
  g_assert_cmpint (count_rows (fixture->store, "people"), ==, 1);
  if (file == SKIPPED || folder == SKIPPED)
    {
      g_test_skip ("this process may not give up its rights");
      return;
    }
  g_assert_cmpint (file, ==, 0);
  g_assert_cmpint (folder, ==, 0);
}

static gboolean
write_page (DeskStore  *store,
            GError    **error)
{
  g_autoptr (DeskAct) act = desk_store_begin (store, error, "Write much");
  g_autofree char *text = g_strnfill (3000, 'x');

  return act != NULL &&
         desk_store_execute (store, error, "INSERT INTO people (name, note) VALUES ('满', ?)", "t",
                             text) &&
         desk_act_commit (g_steal_pointer (&act), error);
}

/* Writes until it is refused. Returns: how many acts were answered */
static int
write_until_refused (DeskStore  *store,
                     GError    **error)
{
  int n = 0;

  while (write_page (store, error))
    g_assert_cmpint (++n, <, 10000);
  g_test_message ("%d acts, then: %s", n, (*error)->message);
  g_assert_cmpint (n, >, 0);
  return n;
}

/* A disk of four megabytes in a world of this process alone. */
static void
fill_disk (Fixture *fixture)
{
  g_autofree char *disk = fixture_file (fixture, "disk");
  g_autofree char *filler = g_build_filename (disk, "filler", NULL);
  g_autofree char *filled = g_build_filename (disk, "filled", NULL);
  g_autofree char *path = g_build_filename (disk, "studio.db", NULL);
  g_autofree char *backup = g_build_filename (disk, "backup.db", NULL);
  g_autofree char *ballast = g_strnfill (400000, 'x');
  g_autoptr (GBytes) picture = g_bytes_new (ballast, 400000);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStore) store = NULL;
  int n;

  g_mkdir (disk, 0700);
  if (unshare (CLONE_NEWNS) != 0 || mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
      mount ("tmpfs", disk, "tmpfs", 0, "size=4m") != 0)
    _exit (SKIPPED);
  g_assert_true (g_file_set_contents (filler, ballast, 400000, NULL));
  store = desk_store_open (path, desk_schema_get (), DESK_STORE_CREATE, &error);
  g_assert_no_error (error);
  n = write_until_refused (store, &error);
  assert_error (&error, DESK_ERROR_FULL, "disk is full");
  g_assert_false (desk_store_in_act (store));
  g_assert_cmpint (count_rows (store, "people"), ==, n);
  g_assert_false (desk_backup_write (store, backup, &error));
  assert_error (&error, DESK_ERROR_FULL, "disk is full");
  g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS));
  g_assert_null (desk_files_put_bytes (store, picture, &error));
  assert_error (&error, DESK_ERROR_FULL, "disk is full");

  /* Not even a byte is left, and the program is started. */
  g_clear_object (&store);
  for (gsize size = 1 << 20; size > 0; size /= 2)
    {
      FILE *file = fopen (filled, "a");
      for (gsize i = 0; i < size && fputc ('x', file) != EOF; i++)
        ;
      fclose (file);
    }
  store = desk_store_open (path, desk_schema_get (), DESK_STORE_OPEN, &error);
  if (store == NULL)
    assert_error (&error, DESK_ERROR_FULL, "disk is full");
  g_clear_object (&store);

  /* There is room again. */
  g_unlink (filler);
  g_unlink (filled);
  store = desk_store_open (path, desk_schema_get (), DESK_STORE_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_rows (store, "people"), ==, n);
  g_assert_true (write_page (store, &error));
  g_assert_cmpint (count_rows (store, "people"), ==, n + 1);
  assert_sound (store);
}

static void
test_full_disk (Fixture       *fixture,
                gconstpointer  data)
{
  int status = run_apart (fill_disk, fixture);

  if (status == SKIPPED)
    g_test_skip ("no right to mount a small disk");
  else
    g_assert_cmpint (status, ==, 0);
}

/* A limit on the size of files: the write fails half way. */
static void
limit_size (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  struct rlimit limit = { 400 * 1024, RLIM_INFINITY };
  int n;

  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &limit);
  n = write_until_refused (fixture->store, &error);
  g_clear_error (&error);
  g_assert_cmpint (count_rows (fixture->store, "people"), ==, n);
  limit.rlim_cur = RLIM_INFINITY;
  setrlimit (RLIMIT_FSIZE, &limit);
  g_assert_true (write_page (fixture->store, &error));
  g_assert_cmpint (count_rows (fixture->store, "people"), ==, n + 1);
  assert_sound (fixture->store);
}

static void
test_write_fails (Fixture       *fixture,
                  gconstpointer  data)
{
  g_clear_object (&fixture->store);
  fixture->store = fixture_open (fixture);
  limit_size (fixture);
}

/* A path through a link: the file, its log and its watch are those of the target. */
static void
test_link (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *link = fixture_file (fixture, "link.db");
  g_autoptr (GFile) file = g_file_new_for_path (link);
  g_autoptr (DeskStore) store = NULL;

  g_file_make_symbolic_link (file, fixture->path, NULL, NULL);
  store = desk_store_open (link, desk_schema_get (), DESK_STORE_OPEN, &error);
  g_assert_no_error (error);
  desk_store_watch (store);
  add_person (store, "张三");
  g_assert_true (desk_store_refresh (fixture->store, &error));
  g_assert_cmpint (count_rows (fixture->store, "people"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/SEC-5/file/strangers", test_strangers);
  ADD ("/store/SEC-5/file/truncated", test_truncated);
  ADD ("/store/SEC-5/file/second-start", test_second_start);
  ADD ("/store/SEC-5/file/locks-stay", test_locks_stay);
  ADD ("/store/SEC-5/file/read-only", test_read_only);
  ADD ("/store/SEC-5/file/full-disk", test_full_disk);
  ADD ("/store/SEC-5/file/write-fails", test_write_fails);
  ADD ("/store/SEC-5/file/link", test_link);
  return g_test_run ();
}
