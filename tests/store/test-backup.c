/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Backups: verified copies, and the way back (SEC-3). */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "desk-backup-private.h"
#include "desk-files.h"

static void
assert_people (Fixture *fixture,
               gint64   n)
{
  g_assert_cmpint (count_rows (fixture->store, "people"), ==, n);
}

static guint
n_files (Fixture    *fixture,
         const char *part)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, part) != NULL;
  return n;
}

static void
test_there_and_back (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = fixture_file (fixture, "备份 1?.db");
  g_autofree char *kept = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (DeskStore) aside = NULL;

  add_person (fixture->store, "张三");
  before = dump_content (fixture->store);
  g_assert_true (desk_backup_write (fixture->store, backup, &error));
  g_assert_no_error (error);
  g_assert_true (desk_backup_verify (backup, desk_schema_get (), &error));
  g_assert_cmpuint (n_files (fixture, "备份"), ==, 1);

  add_person (fixture->store, "李四");
  g_clear_object (&fixture->store);
  g_assert_true (desk_backup_restore (backup, fixture->path, desk_schema_get (), &kept, &error));
  g_assert_no_error (error);
  fixture->store = fixture_open (fixture);
  after = dump_content (fixture->store);
  g_assert_cmpstr (after, ==, before);
  assert_sound (fixture->store);
  g_assert_cmpuint (n_files (fixture, "partial"), ==, 0);

  aside = desk_store_open (kept, desk_schema_get (), DESK_STORE_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_rows (aside, "people"), ==, 2);
}

static void
on_reset (DeskStore *store,
          int       *n)
{
  (*n)++;
}

static void
test_restore_under_a_window (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = fixture_file (fixture, "backup.db");
  g_autofree char *kept = NULL;
  g_autoptr (DeskQuery) query = desk_query_new (fixture->store, &desk_kind_people);
  g_autoptr (DeskRecord) record = NULL;
  int n = 0;

  add_person (fixture->store, "张三");
  g_assert_true (desk_backup_write (fixture->store, backup, &error));
  set_field (fixture->store, &desk_kind_people, 1, "name", "张四");
  add_person (fixture->store, "李四");
  record = desk_record_get (fixture->store, &desk_kind_people, 1, &error);
  g_signal_connect (fixture->store, "reset", G_CALLBACK (on_reset), &n);

  g_assert_true (desk_backup_restore (backup, fixture->path, desk_schema_get (), &kept, &error));
  g_assert_no_error (error);
  g_assert_true (desk_store_refresh (fixture->store, &error));
  g_assert_cmpint (n, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (query)), ==, 1);
  g_assert_cmpstr (desk_record_get_title (record), ==, "张三");
  /* It goes on from there, and its own acts are no news to it. */
  add_person (fixture->store, "王五");
  g_assert_cmpint (n, ==, 1);
  g_assert_cmpint (newest_entry (fixture->store), ==, 2);
  assert_sound (fixture->store);
}

/* The same number of entries again, but others: told by the hash. */
static void
test_restore_seen_by_an_act (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = fixture_file (fixture, "backup.db");
  g_autofree char *kept = NULL;
  g_autoptr (DeskStore) other = NULL;
  int n = 0;

  g_assert_true (desk_backup_write (fixture->store, backup, &error));
  add_person (fixture->store, "张三");
  g_signal_connect (fixture->store, "reset", G_CALLBACK (on_reset), &n);
  g_assert_true (desk_backup_restore (backup, fixture->path, desk_schema_get (), &kept, &error));
  other = fixture_open (fixture);
  add_person (other, "李四");
  add_person (fixture->store, "王五");
  g_assert_cmpint (n, ==, 1);
  assert_people (fixture, 2);
  g_assert_cmpint (newest_entry (fixture->store), ==, 2);
  assert_sound (fixture->store);
}

static void
write_file (const char *path,
            const char *content,
            gssize      length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, length, &error);
  g_assert_no_error (error);
}

/* A damaged backup is refused, and what is there stays. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = fixture_file (fixture, "backup.db");
  g_autofree char *spoilt = fixture_file (fixture, "spoilt.db");
  g_autofree char *content = NULL;
  gsize length;

  for (int i = 0; i < 50; i++)
    add_person (fixture->store, "张三");
  g_assert_true (desk_backup_write (fixture->store, backup, &error));
  g_file_get_contents (backup, &content, &length, &error);
  g_assert_no_error (error);

  for (int i = 0; i < 24; i++)
    {
      g_autofree char *copy = g_memdup2 (content, length);
      g_autofree char *kept = NULL;
      gsize size = length;

      if (i == 0)
        size = 0;
      else if (i == 1)
        size = 50;
      else if (i < 5)
        size = length / 4096 * i / 6 * 4096;
      else if (i == 5)
        memset (copy, 'x', length);
      else
        {
          /* A page of zeros, each time another one. */
          gsize page = (length / 4096 - 1) * (i - 6) / 17;
          memset (copy + page * 4096, 0, 4096);
        }
      write_file (spoilt, copy, size);
      g_assert_false (desk_backup_verify (spoilt, desk_schema_get (), &error));
      g_test_message ("%d: %s", i, error->message);
      g_assert_error (error, DESK_ERROR, DESK_ERROR_DAMAGED);
      g_clear_error (&error);
      g_assert_false (
        desk_backup_restore (spoilt, fixture->path, desk_schema_get (), &kept, &error));
      g_assert_null (kept);
      g_clear_error (&error);
    }
  assert_people (fixture, 50);
  assert_sound (fixture->store);
}

static void
test_tampered (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = fixture_file (fixture, "backup.db");

  add_record (fixture->store, &desk_kind_areas, "name", "厨房", NULL);
  /* As older versions wrote them: the database alone. */
  g_assert_true (desk_backup_copy (fixture->store, backup, &error));
  g_assert_true (desk_backup_verify (backup, desk_schema_get (), &error));
  raw_sql (backup, "UPDATE areas SET position = 9");
  g_assert_false (desk_backup_verify (backup, desk_schema_get (), &error));
  assert_error (&error, DESK_ERROR_DAMAGED, "areas");
}

/* A damaged file makes way for the backup and is kept, with its log. */
static void
test_restore_damaged (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = fixture_file (fixture, "backup.db");
  g_autofree char *kept = NULL;
  g_autofree char *content = NULL;

  add_person (fixture->store, "张三");
  g_assert_true (desk_backup_write (fixture->store, backup, &error));
  g_clear_object (&fixture->store);
  write_file (fixture->path, "this is no database at all", -1);
  g_assert_true (desk_backup_restore (backup, fixture->path, desk_schema_get (), &kept, &error));
  g_assert_no_error (error);
  g_file_get_contents (kept, &content, NULL, &error);
  g_assert_cmpstr (content, ==, "this is no database at all");
  fixture->store = fixture_open (fixture);
  assert_people (fixture, 1);
  assert_sound (fixture->store);
}

static void
test_restore_missing (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = fixture_file (fixture, "backup.db");
  g_autofree char *kept = NULL;

  add_person (fixture->store, "张三");
  g_assert_true (desk_backup_write (fixture->store, backup, &error));
  g_clear_object (&fixture->store);
  g_unlink (fixture->path);
  g_assert_true (desk_backup_restore (backup, fixture->path, desk_schema_get (), &kept, &error));
  g_assert_no_error (error);
  g_assert_null (kept);
  fixture->store = fixture_open (fixture);
  assert_people (fixture, 1);
}

/* A file that another program is busy with stays where it is. */
static void
test_restore_newer (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = fixture_file (fixture, "backup.db");
  g_autofree char *kept = NULL;
  g_autofree char *version = NULL;
  g_autoptr (DeskRows) rows = desk_store_select (fixture->store, &error, "PRAGMA user_version", "");

  g_assert_true (desk_rows_next (rows));
  version = g_strdup_printf ("PRAGMA user_version = %s", desk_rows_text (rows, 0));
  g_assert_true (desk_backup_write (fixture->store, backup, &error));
  add_person (fixture->store, "张三");
  g_clear_object (&fixture->store);
  raw_sql (fixture->path, "PRAGMA user_version = 900");
  g_assert_false (desk_backup_restore (backup, fixture->path, desk_schema_get (), &kept, &error));
  assert_error (&error, DESK_ERROR_NEWER, "newer");
  g_assert_cmpuint (n_files (fixture, "before-restore"), ==, 0);
  raw_sql (fixture->path, version);
  fixture->store = fixture_open (fixture);
  assert_people (fixture, 1);
}

static void
test_wrong_target (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *nowhere = fixture_file (fixture, "none/backup.db");
  g_autofree char *in_use = fixture_file (fixture, "other.db");
  g_autofree char *link = fixture_file (fixture, "link.db");
  g_autofree char *kept = NULL;
  g_autoptr (DeskStore) other =
    desk_store_open (in_use, desk_schema_get (), DESK_STORE_CREATE, &error);
  g_autoptr (GFile) link_file = g_file_new_for_path (link);

  g_file_make_symbolic_link (link_file, fixture->path, NULL, NULL);
  add_person (fixture->store, "张三");
  add_person (other, "李四");
  g_assert_false (desk_backup_write (fixture->store, nowhere, &error));
  assert_error (&error, DESK_ERROR_NOT_FOUND, "none");
  g_assert_false (desk_backup_write (fixture->store, fixture->folder, &error));
  assert_error (&error, DESK_ERROR_INVALID, "folder");
  g_assert_false (desk_backup_write (fixture->store, fixture->path, &error));
  assert_error (&error, DESK_ERROR_EXISTS, "in use");
  g_assert_false (desk_backup_write (fixture->store, link, &error));
  assert_error (&error, DESK_ERROR_EXISTS, "in use");
  g_assert_false (desk_backup_write (fixture->store, in_use, &error));
  assert_error (&error, DESK_ERROR_EXISTS, "in use");
  g_assert_false (desk_backup_restore (link, fixture->path, desk_schema_get (), &kept, &error));
  assert_error (&error, DESK_ERROR_INVALID, "itself");
  g_assert_null (desk_backup_inspect (link, desk_schema_get (), fixture->path, &error));
  assert_error (&error, DESK_ERROR_INVALID, "itself");
  g_assert_false (desk_backup_restore (nowhere, fixture->path, desk_schema_get (), &kept, &error));
  assert_error (&error, DESK_ERROR_NOT_FOUND, "none");
  assert_sound (fixture->store);
  assert_sound (other);
}

static void
test_daily (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const days[] = { "2026-06-29", "2026-06-30", "2026-07-01", "2026-09-01",
                                      "2026-09-02" };
  static const char *const kept[] = { "2026-07-01", "2026-09-01", "2026-09-02" };
  g_autofree char *folder = fixture_file (fixture, "backups");
  g_autofree char *stranger = g_build_filename (folder, "studio.db-notes.db", NULL);
  g_autofree char *older = g_build_filename (folder, "studio.db-2026-06-28.db", NULL);
  g_autoptr (GDir) dir = NULL;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = NULL;
      g_autofree char *again = NULL;

      g_setenv ("STUDIO_DESK_TODAY", days[i], TRUE);
      add_person (fixture->store, "张三");
      path = desk_backup_daily (fixture->store, folder, 3, &error);
      g_assert_no_error (error);
      g_assert_nonnull (strstr (path, days[i]));
      again = desk_backup_daily (fixture->store, folder, 3, &error);
      g_assert_cmpstr (again, ==, path);
      write_file (stranger, "mine", -1);
      /* That of an older version goes with its day. */
      g_assert_cmpint (g_file_test (older, G_FILE_TEST_EXISTS), ==, (int) (i == 1));
      if (i == 0)
        write_file (older, "older", -1);
    }
  /* The newest three stay, however long the holiday was. */
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name = g_strdup_printf ("studio.db-%s.zip", kept[i]);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      desk_backup_verify (path, desk_schema_get (), &error);
      g_assert_no_error (error);
    }
  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (kept) + 1);
  g_unsetenv ("STUDIO_DESK_TODAY");
}

static DeskStoredFile *
put (Fixture    *fixture,
     const char *name,
     const char *content,
     gssize      length)
{
  g_autofree char *path = fixture_file (fixture, name);
  g_autoptr (GError) error = NULL;
  DeskStoredFile *stored;

  write_file (path, content, length);
  stored = desk_files_put (fixture->store, path, &error);
  g_assert_no_error (error);
  return stored;
}

/* SEC-4: what is attached goes along, to another computer too. */
static void
test_with_files (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = fixture_file (fixture, "backup.zip");
  g_autofree char *far = fixture_file (fixture, "far");
  g_autofree char *path = g_build_filename (far, "moved.db", NULL);
  g_autofree char *kept = NULL;
  g_autofree char *big = g_strnfill (3 * 1000 * 1000, 'p');
  g_autoptr (DeskStoredFile) one = put (fixture, "one", "合同", -1);
  g_autoptr (DeskStoredFile) two = put (fixture, "two", big, 3 * 1000 * 1000);
  g_autoptr (DeskBackupInfo) info = NULL;
  g_autoptr (DeskStore) moved = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add_person (fixture->store, "张三");
  before = dump_content (fixture->store);
  desk_backup_write (fixture->store, backup, &error);
  g_assert_no_error (error);
  add_person (fixture->store, "李四");
  add_person (fixture->store, "王五");

  info = desk_backup_inspect (backup, desk_schema_get (), fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (info->n_files, ==, 2);
  g_assert_cmpint (info->size, >, 3 * 1000 * 1000);
  g_assert_cmpint (info->n_later, ==, 2);
  g_assert_cmpint (info->n_entries, ==, 1);
  g_assert_cmpstr (info->last_title, ==, "Add a record");
  g_assert_nonnull (info->made);

  g_assert_cmpint (g_mkdir (far, 0700), ==, 0);
  desk_backup_restore (backup, path, desk_schema_get (), &kept, &error);
  g_assert_no_error (error);
  g_assert_null (kept);
  moved = desk_store_open (path, desk_schema_get (), DESK_STORE_OPEN, &error);
  g_assert_no_error (error);
  after = dump_content (moved);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (desk_files_verify (moved, one->hash, &error));
  g_assert_true (desk_files_verify (moved, two->hash, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_files (fixture, "partial"), ==, 0);

  /* A backup is not opened as a file by mistake. */
  g_clear_object (&moved);
  g_assert_null (desk_store_open (backup, desk_schema_get (), DESK_STORE_OPEN, &error));
  assert_error (&error, DESK_ERROR_DAMAGED, "restore it");
}

/* A content that went bad does not keep the rest from being backed up and restored. */
static void
test_with_a_bad_file (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = fixture_file (fixture, "backup.zip");
  g_autofree char *other = fixture_file (fixture, "other.db");
  g_autofree char *kept = NULL;
  g_autoptr (DeskStoredFile) good = put (fixture, "one", "good", -1);
  g_autoptr (DeskStoredFile) bad = put (fixture, "two", "bad", -1);
  g_autofree char *path = desk_files_dup_path (fixture->store, bad->hash);
  g_autoptr (DeskStore) store = NULL;

  write_file (path, "worse", -1);
  desk_backup_write (fixture->store, backup, &error);
  g_assert_no_error (error);
  desk_backup_restore (backup, other, desk_schema_get (), &kept, &error);
  g_assert_no_error (error);
  store = desk_store_open (other, desk_schema_get (), DESK_STORE_OPEN, &error);
  g_assert_true (desk_files_verify (store, good->hash, &error));
  g_assert_false (desk_files_has (store, bad->hash));
}

/* As older versions made them: the database alone. */
static void
test_plain (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = fixture_file (fixture, "backup.db");
  g_autofree char *kept = NULL;
  g_autoptr (DeskBackupInfo) info = NULL;
  g_autoptr (DeskStoredFile) stored = put (fixture, "one", "合同", -1);

  add_person (fixture->store, "张三");
  g_assert_true (desk_backup_copy (fixture->store, backup, &error));
  add_person (fixture->store, "李四");
  info = desk_backup_inspect (backup, desk_schema_get (), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (info->n_files, ==, 0);
  g_assert_cmpint (info->n_later, ==, -2);
  g_assert_true (desk_backup_restore (backup, fixture->path, desk_schema_get (), &kept, &error));
  g_assert_no_error (error);
  g_assert_true (desk_store_refresh (fixture->store, &error));
  assert_people (fixture, 1);
  /* What lies beside the file stays. */
  g_assert_true (desk_files_has (fixture->store, stored->hash));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/SEC-3/backup/there-and-back", test_there_and_back);
  ADD ("/store/SEC-3/backup/restore-under-a-window", test_restore_under_a_window);
  ADD ("/store/SEC-3/backup/restore-seen-by-an-act", test_restore_seen_by_an_act);
  ADD ("/store/SEC-3/backup/damaged", test_damaged);
  ADD ("/store/SEC-3/backup/tampered", test_tampered);
  ADD ("/store/SEC-3/backup/restore-damaged", test_restore_damaged);
  ADD ("/store/SEC-3/backup/restore-missing", test_restore_missing);
  ADD ("/store/SEC-3/backup/restore-newer", test_restore_newer);
  ADD ("/store/SEC-3/backup/wrong-target", test_wrong_target);
  ADD ("/store/SEC-3/backup/daily", test_daily);
  ADD ("/store/SEC-4/backup/with-files", test_with_files);
  ADD ("/store/SEC-4/backup/with-a-bad-file", test_with_a_bad_file);
  ADD ("/store/SEC-3/backup/plain", test_plain);
  return g_test_run ();
}
