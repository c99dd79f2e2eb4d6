/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files attached to records (SEC-4). */

#include "desk-attachments.h"
#include "office-kit.h"

#include <glib/gstdio.h>

/* The smallest picture there is. */
static const guint8 png[] = {
  0x89,
  'P',
  'N',
  'G',
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  0,
  0,
  0,
  0x0d,
  'I',
  'H',
  'D',
  'R',
  0,
  0,
  0,
  1,
  0,
  0,
  0,
  1,
  8,
  0,
  0,
  0,
  0,
  0x3a,
  0x7e,
  0x9b,
  0x55,
  0,
  0,
  0,
  0x0a,
  'I',
  'D',
  'A',
  'T',
  0x78,
  0x9c,
  0x63,
  0x60,
  0,
  0,
  0,
  2,
  0,
  1,
  0x48,
  0xaf,
  0xa4,
  0x71,
  0,
  0,
  0,
  0,
  'I',
  'E',
  'N',
  'D',
  0xae,
  0x42,
  0x60,
  0x82,
};

static char *
make_file (Studio     *studio,
           const char *name,
           const char *content)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (studio->folder, name, NULL);

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return path;
}

static gint64
attach (Studio         *studio,
        const DeskKind *kind,
        gint64          record,
        const char     *name,
        const char     *content)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = make_file (studio, name, content);
  const char *paths[] = { path, NULL };
  g_autoptr (GArray) ids = desk_attachments_add_files (studio->office, kind, record, paths, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  return g_array_index (ids, gint64, 0);
}

/* "name name …" of what the record has. */
static char *
names (Studio           *studio,
       const DeskFiling *filing)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = desk_attachments_list (studio->office, filing, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            ((DeskAttachment *) list->pdata[i])->name);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_names (Studio           *studio,
              const DeskFiling *filing,
              const char       *expected)
{
  g_autofree char *text = names (studio, filing);

  g_assert_cmpstr (text, ==, expected);
}

static char *
content_path (Studio *studio,
              gint64  id)
{
  g_autoptr (DeskAttachment) attachment = desk_attachments_get (studio->office, id, NULL);

  return desk_files_dup_path (studio->store, attachment->hash);
}

static void
test_verbs (void)
{
  g_autoptr (Studio) studio = studio_new (2, 6);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAttachment) attachment = NULL;
  g_autofree char *out = g_build_filename (studio->folder, "out", NULL);
  g_autofree char *inside = g_build_filename (out, "合同.txt", NULL);
  gint64 person = studio_person (studio, "P01");
  gint64 id;

  studio_at (studio, "2026-10-09 08:41");
  studio_begin_step (studio);
  id = attach (studio, &desk_kind_people, person, "合同.txt", "signed");
  studio_end_step (studio);
  attachment = desk_attachments_get (studio->office, id, &error);
  g_assert_no_error (error);
  g_assert_true (attachment->kind == &desk_kind_people);
  g_assert_cmpint (attachment->record, ==, person);
  g_assert_cmpstr (attachment->title, ==, "P01");
  g_assert_cmpstr (attachment->name, ==, "合同.txt");
  g_assert_cmpstr (attachment->media_type, ==, "text/plain");
  g_assert_cmpstr (attachment->added, ==, "2026-10-09 08:41");
  g_assert_cmpint (attachment->size, ==, 6);

  studio_begin_step (studio);
  g_assert_true (desk_attachments_rename (studio->office, id, " 劳动合同.txt ", &error));
  studio_end_step (studio);
  studio_begin_step (studio);
  g_assert_true (desk_attachments_set_note (studio->office, id, "signed twice", &error));
  studio_end_step (studio);
  assert_names (studio, NULL, "劳动合同.txt");
  g_assert_true (desk_attachments_rename (studio->office, id, "合同.txt", &error));

  g_assert_cmpint (g_mkdir (out, 0700), ==, 0);
  g_assert_true (desk_attachments_extract (studio->office, id, out, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (inside, G_FILE_TEST_EXISTS));
  g_assert_false (desk_attachments_extract (studio->office, id, out, &error));
  assert_refused (&error, DESK_ERROR_EXISTS, "exists already");

  studio_begin_step (studio);
  g_assert_true (desk_attachments_remove (studio->office, id, &error));
  studio_end_step (studio);
  assert_names (studio, NULL, "");
  studio_assert_sound (studio);
  g_assert_true (studio_undo (studio));
  assert_names (studio, NULL, "合同.txt");
  studio_assert_sound (studio);
}

static void
test_refused (void)
{
  g_autoptr (Studio) studio = studio_new (2, 6);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = make_file (studio, "a.txt", "a");
  g_autofree char *empty = make_file (studio, "empty.txt", "");
  g_autofree char *other = make_file (studio, "b.txt", "b");
  g_autoptr (DeskDraft) draft = desk_draft_new (studio->store, &desk_kind_attachments);
  const char *paths[] = { path, NULL };
  const char *twice[] = { path, other, NULL };
  const char *bad[] = { other, empty, NULL };
  gint64 person = studio_person (studio, "P01");
  gint64 id = attach (studio, &desk_kind_people, person, "a.txt", "a");
  GArray *ids;

  g_assert_null (
    desk_attachments_add_files (studio->office, &desk_kind_people, 999, paths, &error));
  assert_refused (&error, DESK_ERROR_NOT_FOUND, "person");
  g_assert_null (
    desk_attachments_add_files (studio->office, &desk_kind_settings, 1, paths, &error));
  assert_refused (&error, DESK_ERROR_INVALID, "Settings");
  g_assert_null (
    desk_attachments_add_files (studio->office, &desk_kind_attachments, id, paths, &error));
  assert_refused (&error, DESK_ERROR_INVALID, "Attachments");
  g_assert_null (
    desk_attachments_add_files (studio->office, &desk_kind_people, person, paths, &error));
  assert_refused (&error, DESK_ERROR_EXISTS, "already");
  g_assert_null (
    desk_attachments_add_files (studio->office, &desk_kind_people, person, bad, &error));
  assert_refused (&error, DESK_ERROR_INVALID, "empty");
  assert_names (studio, NULL, "a.txt");
  g_assert_false (desk_attachments_rename (studio->office, id, "a/b", &error));
  assert_refused (&error, DESK_ERROR_INVALID, "name");
  g_assert_false (desk_attachments_rename (studio->office, id, "..", &error));
  assert_refused (&error, DESK_ERROR_INVALID, "name");
  g_assert_false (desk_attachments_remove (studio->office, 999, &error));
  assert_refused (&error, DESK_ERROR_NOT_FOUND, "no such file");
  desk_draft_set_text (draft, "name", "invented");
  g_assert_false (desk_records_save (studio->office, draft, &error));
  assert_refused (&error, DESK_ERROR_INVALID, "SEC-4");

  /* Of several those that are new go on. */
  ids = desk_attachments_add_files (studio->office, &desk_kind_people, person, twice, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  g_array_unref (ids);
  assert_names (studio, NULL, "a.txt b.txt");
}

/* Two records, one content; it stays until nobody could need it. */
static void
test_once (void)
{
  g_autoptr (Studio) studio = studio_new (2, 6);
  g_autoptr (GError) error = NULL;
  gint64 first =
    attach (studio, &desk_kind_people, studio_person (studio, "P01"), "a.txt", "same");
  gint64 second =
    attach (studio, &desk_kind_people, studio_person (studio, "P02"), "b.txt", "same");
  g_autofree char *path = content_path (studio, first);
  g_autofree char *other = content_path (studio, second);

  g_assert_cmpstr (path, ==, other);
  g_assert_true (desk_attachments_remove (studio->office, first, &error));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (desk_attachments_remove (studio->office, second, &error));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (studio_undo (studio));
  studio_assert_sound (studio);
}

/* What is attached goes with its record and comes back with it. */
static void
test_record_removed (void)
{
  g_autoptr (Studio) studio = studio_new (2, 6);
  g_autoptr (GError) error = NULL;
  g_autofree char *now = NULL;
  gint64 area = studio_add (studio, &desk_kind_areas, "name", "露台", NULL);
  gint64 made = studio_number (studio, "SELECT max(id) FROM journal");
  gint64 id = attach (studio, &desk_kind_areas, area, "plan.txt", "plan");
  gint64 attached = studio_number (studio, "SELECT max(id) FROM journal");
  gint64 removed;

  /* The area cannot be un-added from under its plan. */
  g_assert_false (desk_office_undo (studio->office, made, NULL, &error));
  now = g_strdup_printf ("Entry %d", (int) attached);
  assert_refused (&error, DESK_ERROR_CONFLICT, now);

  studio_begin_step (studio);
  studio_remove (studio, &desk_kind_areas, area);
  studio_end_step (studio);
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM attachments"), ==, 0);
  removed = studio_number (studio, "SELECT max(id) FROM journal");
  studio_assert_sound (studio);
  g_assert_true (desk_office_undo (studio->office, 0, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM attachments"), ==, 1);
  studio_assert_sound (studio);

  /* Detached, then the area is gone: the file has nowhere to come back to. */
  g_assert_true (desk_attachments_remove (studio->office, id, &error));
  attached = studio_number (studio, "SELECT max(id) FROM journal");
  studio_remove (studio, &desk_kind_areas, area);
  g_assert_false (desk_office_undo (studio->office, attached, NULL, &error));
  assert_refused (&error, DESK_ERROR_CONFLICT, "plan.txt");
  g_assert_cmpint (removed, >, 0);
  studio_assert_sound (studio);
}

static void
test_pictures (void)
{
  g_autoptr (Studio) studio = studio_new (2, 6);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (png, sizeof png);
  g_autoptr (GPtrArray) files =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_new_attachment_free);
  g_autoptr (DeskAttachment) picture = NULL;
  g_autoptr (GArray) ids = NULL;
  gint64 item = studio_add (studio, &desk_kind_equipment, "number", "EQ-1", "class", "相机", NULL);

  attach (studio, &desk_kind_equipment, item, "manual.txt", "how to");
  g_assert_null (desk_attachments_get_picture (studio->office, &desk_kind_equipment, item));
  g_ptr_array_add (files, desk_new_attachment_from_bytes (studio->store, "photo.png", bytes,
                                                          &error));
  g_assert_no_error (error);
  ids = desk_attachments_add (studio->office, &desk_kind_equipment, item, files, &error);
  g_assert_no_error (error);
  picture = desk_attachments_get_picture (studio->office, &desk_kind_equipment, item);
  g_assert_cmpstr (picture->name, ==, "photo.png");
  g_assert_cmpstr (picture->media_type, ==, "image/png");
  g_assert_true (desk_attachment_is_picture (picture));
  g_assert_cmpuint (desk_attachments_count (studio->office, &desk_kind_equipment, item), ==, 2);
}

static void
test_filing (void)
{
  g_autoptr (Studio) studio = studio_new (2, 6);
  gint64 p1 = studio_person (studio, "P01");
  gint64 p2 = studio_person (studio, "P02");
  gint64 item = studio_add (studio, &desk_kind_equipment, "number", "EQ-1", "class", "相机",
                            "responsible", "P02", NULL);
  DeskFiling of_kind = { .kind = &desk_kind_equipment };
  DeskFiling of_record = { .kind = &desk_kind_people, .record = p1 };
  DeskFiling of_person = { .person = p2 };
  DeskFiling of_year = { .year = 2025 };
  DeskFiling of_both = { .person = p2, .year = 2026 };

  studio_at (studio, "2025-12-31 17:00");
  attach (studio, &desk_kind_people, p1, "one.txt", "1");
  attach (studio, &desk_kind_people, p2, "two.txt", "2");
  studio_at (studio, "2026-01-02 09:00");
  attach (studio, &desk_kind_people, p1, "three.txt", "3");
  attach (studio, &desk_kind_equipment, item, "four.txt", "4");
  assert_names (studio, NULL, "four.txt one.txt three.txt two.txt");
  assert_names (studio, &of_kind, "four.txt");
  assert_names (studio, &of_record, "one.txt three.txt");
  assert_names (studio, &of_person, "four.txt two.txt");
  assert_names (studio, &of_year, "one.txt two.txt");
  assert_names (studio, &of_both, "four.txt");
}

/* The copy and the four folders that were made for it. */
static void
remove_copy (const char *copy)
{
  g_autofree char *path = g_path_get_dirname (copy);

  g_unlink (copy);
  for (int i = 0; i < 4; i++)
    {
      g_autofree char *below = g_steal_pointer (&path);

      g_rmdir (below);
      path = g_path_get_dirname (below);
    }
}

static void
test_check (void)
{
  g_autoptr (Studio) studio = studio_new (2, 6);
  g_autoptr (GError) error = NULL;
  gint64 p1 = studio_person (studio, "P01");
  gint64 id = attach (studio, &desk_kind_people, p1, "a.txt", "a");
  g_autofree char *path = content_path (studio, id);
  g_autofree char *copy = NULL;
  g_autofree char *problem = NULL;

  /* A program that changes the copy it opened does not change the content. */
  copy = desk_attachments_dup_open_path (studio->office, id, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (copy, "/a.txt"));
  g_assert_true (g_file_set_contents (copy, "changed", -1, NULL));
  studio_assert_sound (studio);
  remove_copy (copy);

  g_assert_true (g_file_set_contents (path, "b", -1, NULL));
  problem = studio_problems (studio);
  assert_contains (problem, "a.txt");
  assert_contains (problem, "no longer what was attached");
  g_free (problem);
  g_unlink (path);
  problem = studio_problems (studio);
  assert_contains (problem, "gone");
}

static void
test_move (void)
{
  g_autoptr (Studio) studio = studio_new (2, 6);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAct) act = NULL;
  gint64 p1 = studio_person (studio, "P01");
  gint64 p2 = studio_person (studio, "P02");
  DeskFiling of_second = { .kind = &desk_kind_people, .record = p2 };

  attach (studio, &desk_kind_people, p1, "a.txt", "a");
  studio_begin_step (studio);
  act = desk_store_begin (studio->store, &error, "Merge");
  g_assert_true (desk_attachments_move (studio->office, &desk_kind_people, p1, p2, &error));
  g_assert_true (desk_act_commit (g_steal_pointer (&act), &error));
  studio_end_step (studio);
  assert_names (studio, &of_second, "a.txt");
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *runtime = g_dir_make_tmp ("desk-runtime-XXXXXX", NULL);

  /* Copies to open go there. */
  g_setenv ("XDG_RUNTIME_DIR", runtime, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/SEC-4/attachments/verbs", test_verbs);
  g_test_add_func ("/office/SEC-4/attachments/refused", test_refused);
  g_test_add_func ("/office/SEC-4/attachments/once", test_once);
  g_test_add_func ("/office/SEC-1/attachments/record-removed", test_record_removed);
  g_test_add_func ("/office/INV-1/attachments/pictures", test_pictures);
  g_test_add_func ("/office/SEC-4/attachments/filing", test_filing);
  g_test_add_func ("/office/SEC-4/attachments/check", test_check);
  g_test_add_func ("/office/SEC-4/attachments/move", test_move);
  return g_test_run ();
}
