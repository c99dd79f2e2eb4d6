/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The contents of attached files: stored once, whole or not at all, kept as long as an
 * undo could need them (SEC-4, SEC-5). */

#include "store-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "desk-file-writer.h"

static char *
make_file (Fixture    *fixture,
           const char *name,
           const char *content)
{
  g_autoptr (GError) error = NULL;
  char *path = fixture_file (fixture, name);

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return path;
}

static DeskStoredFile *
put (Fixture    *fixture,
     const char *content)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = make_file (fixture, "source", content);
  DeskStoredFile *stored = desk_files_put (fixture->store, path, &error);

  g_assert_no_error (error);
  return stored;
}

static guint
n_contents (Fixture *fixture)
{
  g_autofree char *folder = desk_files_dup_folder (fixture->store);
  g_autoptr (GPtrArray) hashes = desk_files_list (folder);

  return hashes->len;
}

static guint
n_partials (Fixture *fixture)
{
  g_autofree char *folder = desk_files_dup_folder (fixture->store);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, "partial");
  return n;
}

static void
test_put (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *big = g_strnfill (1500000, 'b');
  g_autoptr (DeskStoredFile) stored = put (fixture, "abc");
  g_autoptr (DeskStoredFile) again = NULL;
  g_autoptr (DeskStoredFile) large = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  GStatBuf about;

  /* The hash that everybody computes for "abc". */
  g_assert_cmpstr (stored->hash, ==,
                   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_cmpint (stored->size, ==, 3);
  path = desk_files_dup_path (fixture->store, stored->hash);
  g_assert_true (g_str_has_suffix (path, "studio.db.files/ba/7816bf8f01cfea414140de5dae2223b0"
                                         "0361a396177a9cb410ff61f20015ad"));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "abc");
  g_assert_cmpint (g_stat (path, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0222, ==, 0);

  again = desk_files_put_bytes (fixture->store, bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->hash, ==, stored->hash);
  large = put (fixture, big);
  g_assert_cmpint (large->size, ==, 1500000);
  g_assert_cmpuint (n_contents (fixture), ==, 2);
  g_assert_cmpuint (n_partials (fixture), ==, 0);
  g_assert_true (desk_files_verify (fixture->store, large->hash, &error));
  g_assert_no_error (error);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = fixture_file (fixture, "missing");
  g_autofree char *empty = make_file (fixture, "empty", "");
  g_autofree char *pipe = fixture_file (fixture, "pipe");
  g_autofree char *folder = desk_files_dup_folder (fixture->store);
  g_autofree char *good = make_file (fixture, "good", "good");

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_null (desk_files_put (fixture->store, missing, &error));
  assert_error (&error, DESK_ERROR_NOT_FOUND, "missing");
  g_assert_null (desk_files_put (fixture->store, fixture->folder, &error));
  assert_error (&error, DESK_ERROR_INVALID, "no file");
  g_assert_null (desk_files_put (fixture->store, pipe, &error));
  assert_error (&error, DESK_ERROR_INVALID, "no file");
  g_assert_null (desk_files_put (fixture->store, empty, &error));
  assert_error (&error, DESK_ERROR_INVALID, "empty");
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));

  g_assert_null (desk_files_put (fixture->store, fixture->path, &error));
  assert_error (&error, DESK_ERROR_INVALID, "own file");

  /* Something stands where the folder is to be. */
  g_assert_true (g_file_set_contents (folder, "x", 1, NULL));
  g_assert_null (desk_files_put (fixture->store, good, &error));
  assert_error (&error, DESK_ERROR_READ_ONLY, "cannot be written");
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStoredFile) stored = put (fixture, "abc");
  g_autoptr (DeskStoredFile) healed = NULL;
  g_autofree char *path = desk_files_dup_path (fixture->store, stored->hash);
  g_autofree char *out = fixture_file (fixture, "out");

  g_assert_true (g_file_set_contents (path, "abd", 3, NULL));
  g_assert_false (desk_files_verify (fixture->store, stored->hash, &error));
  assert_error (&error, DESK_ERROR_DAMAGED, "no longer");
  g_assert_false (desk_files_copy_out (fixture->store, stored->hash, out, &error));
  assert_error (&error, DESK_ERROR_DAMAGED, "no longer");
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
  g_unlink (path);
  g_assert_false (desk_files_verify (fixture->store, stored->hash, &error));
  assert_error (&error, DESK_ERROR_NOT_FOUND, "no file");

  /* The same file again makes it good. */
  healed = put (fixture, "abc");
  g_assert_true (desk_files_verify (fixture->store, stored->hash, &error));
  g_assert_true (desk_files_copy_out (fixture->store, stored->hash, out, &error));
  g_assert_no_error (error);
  g_assert_false (desk_files_copy_out (fixture->store, stored->hash, out, &error));
  assert_error (&error, DESK_ERROR_EXISTS, "out");
}

/* What was written half way leaves nothing, and nobody sees it before. */
static void
test_writer (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = desk_files_dup_folder (fixture->store);
  DeskFileWriter *writer = desk_file_writer_new (folder, &error);

  g_assert_no_error (error);
  g_assert_true (desk_file_writer_add (writer, "abc", 3, &error));
  g_assert_cmpuint (n_contents (fixture), ==, 0);
  g_assert_cmpuint (n_partials (fixture), ==, 1);
  desk_file_writer_free (writer);
  g_assert_cmpuint (n_partials (fixture), ==, 0);
}

/* Makes the content @days old. */
static void
age (Fixture              *fixture,
     const DeskStoredFile *stored,
     int                   days)
{
  g_autofree char *path = desk_files_dup_path (fixture->store, stored->hash);
  time_t then = (time_t) (g_get_real_time () / G_USEC_PER_SEC - days * 86400);
  struct utimbuf times = { then, then };

  g_assert_cmpint (utime (path, &times), ==, 0);
}

static gint64
attach (Fixture              *fixture,
        const DeskStoredFile *stored)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAct) act = desk_store_begin (fixture->store, &error, "Attach");
  gint64 id;

  desk_store_execute (fixture->store, &error,
                      "INSERT INTO attachments (kind, record, name, media_type, size, hash, added)"
                      " VALUES ('people', 1, 'a', 'text/plain', ?, ?, '2026-10-09 08:41')",
                      "it", stored->size, stored->hash);
  id = desk_store_last_id (fixture->store);
  desk_act_commit (g_steal_pointer (&act), &error);
  g_assert_no_error (error);
  return id;
}

static guint
sweep (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  guint n;

  g_assert_true (desk_files_sweep (fixture->store, &n, &error));
  g_assert_no_error (error);
  return n;
}

static void
test_sweep (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (DeskStoredFile) attached = put (fixture, "attached");
  g_autoptr (DeskStoredFile) detached = put (fixture, "detached");
  g_autoptr (DeskStoredFile) undone = put (fixture, "undone");
  g_autoptr (DeskStoredFile) young = put (fixture, "young");
  g_autoptr (DeskStoredFile) unnamed = put (fixture, "unnamed");
  g_autofree char *aside = fixture_file (fixture, "studio.db.before-restore-20261009-084100");
  g_autofree char *folder = desk_files_dup_folder (fixture->store);
  g_autofree char *fresh = g_build_filename (folder, "partial-fresh1", NULL);

  attach (fixture, attached);
  delete_record (fixture->store, &desk_kind_attachments, attach (fixture, detached));
  attach (fixture, undone);
  undo (fixture->store, newest_entry (fixture->store));
  age (fixture, attached, 400);
  age (fixture, detached, 400);
  age (fixture, undone, 400);
  age (fixture, young, 20);
  age (fixture, unnamed, 40);
  g_assert_true (g_file_set_contents (fresh, "x", 1, NULL));

  /* A file put aside may name it. */
  g_assert_true (g_file_set_contents (aside, "x", 1, NULL));
  g_assert_cmpuint (sweep (fixture), ==, 0);
  g_unlink (aside);
  g_assert_cmpuint (sweep (fixture), ==, 1);
  g_assert_false (desk_files_has (fixture->store, unnamed->hash));
  g_assert_true (desk_files_has (fixture->store, attached->hash));
  g_assert_true (desk_files_has (fixture->store, detached->hash));
  g_assert_true (desk_files_has (fixture->store, undone->hash));
  g_assert_true (desk_files_has (fixture->store, young->hash));
  g_assert_cmpuint (n_partials (fixture), ==, 1);
  g_assert_cmpuint (sweep (fixture), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/SEC-4/files/put", test_put);
  ADD ("/store/SEC-5/files/refused", test_refused);
  ADD ("/store/SEC-4/files/damaged", test_damaged);
  ADD ("/store/SEC-5/files/writer", test_writer);
  ADD ("/store/SEC-1/files/sweep", test_sweep);
  return g_test_run ();
}
