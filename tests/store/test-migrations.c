/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file of an older program under a newer one, with migrations of its own. */

#include "store-fixture.h"
#include "test-migrations-resources.h"

static const DeskField one_fields[] = {
  { "name", DESK_FIELD_TEXT, "Name", DESK_FIELD_REQUIRED | DESK_FIELD_TITLE | DESK_FIELD_SEARCH },
  { NULL },
};
static const DeskField two_fields[] = {
  { "name", DESK_FIELD_TEXT, "Name", DESK_FIELD_REQUIRED | DESK_FIELD_TITLE | DESK_FIELD_SEARCH },
  { "colour", DESK_FIELD_TEXT, "Colour", DESK_FIELD_SEARCH },
  { NULL },
};
static const DeskKind one_things = { "things", "things", "Things", "thing", one_fields, "id" };
static const DeskKind two_things = { "things", "things", "Things", "thing", two_fields, "id" };
static const DeskKind two_boxes = { "boxes", "boxes", "Boxes", "box", one_fields, "id" };
static const DeskKind *const one_kinds[] = { &one_things, NULL };
static const DeskKind *const two_kinds[] = { &two_things, &two_boxes, NULL };
static const DeskSchema one = { one_kinds, test_migrations_get_resource, "/test/one", 77 };
static const DeskSchema two = { two_kinds, test_migrations_get_resource, "/test/two", 77 };
static const DeskSchema broken = { one_kinds, test_migrations_get_resource, "/test/broken", 77 };

typedef struct
{
  char *folder, *path, *before;
} Files;

static void
set_up (Files         *files,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStore) store = NULL;

  files->folder = g_dir_make_tmp ("desk-migrations-XXXXXX", &error);
  files->path = g_build_filename (files->folder, "old.db", NULL);
  files->before = g_strconcat (files->path, ".before-version-2", NULL);
  store = desk_store_open (files->path, &one, DESK_STORE_CREATE, &error);
  g_assert_no_error (error);
  add_record (store, &one_things, "name", "三脚架", NULL);
  add_record (store, &one_things, "name", "镜头", NULL);
}

static void
tear_down (Files         *files,
           gconstpointer  data)
{
  remove_tree (files->folder);
  g_free (files->folder);
  g_free (files->path);
  g_free (files->before);
}

static guint
n_hits (DeskStore  *store,
        const char *text)
{
  g_autoptr (GPtrArray) hits = desk_search (store, text, NULL, NULL);
  return hits->len;
}

static void
test_upgrade (Files         *files,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStore) store = desk_store_open (files->path, &two, DESK_STORE_OPEN, &error);

  g_assert_no_error (error);
  g_assert_cmpint (count_rows (store, "things WHERE colour = 'red'"), ==, 2);
  /* The index knows the fields of now, and of old entries both replay and undo work. */
  g_assert_cmpuint (n_hits (store, "red"), ==, 2);
  assert_sound (store);
  add_record (store, &two_boxes, "name", "箱子", NULL);
  set_field (store, &two_things, 1, "colour", "blue");
  undo (store, 4);
  undo (store, 2);
  g_assert_cmpuint (n_hits (store, "镜头"), ==, 0);
  assert_sound (store);
  g_assert_true (desk_backup_verify (files->before, &one, &error));
  g_assert_no_error (error);
}

static void
test_newer_refused (Files         *files,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_size, after_size;

  g_object_unref (desk_store_open (files->path, &two, DESK_STORE_OPEN, &error));
  g_file_get_contents (files->path, &before, &before_size, NULL);
  g_assert_null (desk_store_open (files->path, &one, DESK_STORE_OPEN, &error));
  assert_error (&error, DESK_ERROR_NEWER, "newer Studio Desk");
  g_file_get_contents (files->path, &after, &after_size, NULL);
  g_assert_cmpmem (before, before_size, after, after_size);
  g_assert_false (desk_backup_verify (files->path, &one, &error));
  assert_error (&error, DESK_ERROR_NEWER, "newer Studio Desk");
}

static void
test_broken_migration (Files         *files,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStore) store = NULL;

  g_assert_null (desk_store_open (files->path, &broken, DESK_STORE_OPEN, &error));
  assert_error (&error, DESK_ERROR_FAILED, "nowhere");
  store = desk_store_open (files->path, &one, DESK_STORE_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_rows (store, "pragma_table_info('things')"), ==, 2);
  assert_sound (store);
}

/* No backup, no migration. */
static void
test_backup_fails (Files         *files,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStore) store = NULL;

  g_assert_cmpint (g_mkdir_with_parents (files->before, 0700), ==, 0);
  g_assert_null (desk_store_open (files->path, &two, DESK_STORE_OPEN, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
  g_clear_error (&error);
  store = desk_store_open (files->path, &one, DESK_STORE_OPEN, &error);
  g_assert_no_error (error);
}

/* A backup of an older program is brought to the newest version on the way. */
static void
test_restore_older (Files         *files,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = g_build_filename (files->folder, "backup.db", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (DeskStore) store = desk_store_open (files->path, &one, DESK_STORE_OPEN, &error);

  g_assert_true (desk_backup_write (store, backup, &error));
  g_clear_object (&store);
  store = desk_store_open (files->path, &two, DESK_STORE_OPEN, &error);
  add_record (store, &two_things, "name", "灯", NULL);
  g_assert_true (desk_backup_restore (backup, files->path, &two, &kept, &error));
  g_assert_no_error (error);
  g_assert_true (desk_store_refresh (store, &error));
  g_assert_cmpint (count_rows (store, "things WHERE colour = 'red'"), ==, 2);
  g_assert_cmpuint (n_hits (store, "red"), ==, 2);
  add_record (store, &two_things, "name", "灯", NULL);
  assert_sound (store);
}

#define ADD_FILES(name, function) g_test_add (name, Files, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD_FILES ("/store/SEC-5/migrations/upgrade", test_upgrade);
  ADD_FILES ("/store/SEC-5/migrations/newer-refused", test_newer_refused);
  ADD_FILES ("/store/SEC-5/migrations/broken", test_broken_migration);
  ADD_FILES ("/store/SEC-5/migrations/backup-fails", test_backup_fails);
  ADD_FILES ("/store/SEC-3/migrations/restore-older", test_restore_older);
  return g_test_run ();
}
