/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("desk-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = fixture_file (fixture, "studio.db");
  fixture->store = desk_store_open (fixture->path, desk_schema_get (), DESK_STORE_CREATE, &error);
  g_assert_no_error (error);
}

void
remove_tree (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_tree (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  g_clear_object (&fixture->store);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

char *
fixture_file (Fixture    *fixture,
              const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

/* Another connection to the fixture's file. */
DeskStore *
fixture_open (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DeskStore *store = desk_store_open (fixture->path, desk_schema_get (), DESK_STORE_OPEN, &error);

  g_assert_no_error (error);
  return store;
}

static void
commit (DeskAct *act)
{
  g_autoptr (GError) error = NULL;

  desk_act_commit (act, &error);
  g_assert_no_error (error);
}

static DeskAct *
begin (DeskStore  *store,
       const char *title)
{
  g_autoptr (GError) error = NULL;
  DeskAct *act = desk_store_begin (store, &error, title);

  g_assert_no_error (error);
  return act;
}

static void
enter (DeskDraft  *draft,
       const char *field,
       const char *value)
{
  g_autoptr (GError) error = NULL;

  desk_draft_enter (draft, desk_kind_get_field (desk_draft_get_kind (draft), field), value, &error);
  g_assert_no_error (error);
}

/* Field, value, field, value …, as people write them. Returns: the new id */
gint64
add_record (DeskStore      *store,
            const DeskKind *kind,
            ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAct) act = begin (store, "Add a record");
  g_autoptr (DeskDraft) draft = desk_draft_new (store, kind);
  const char *field;
  va_list args;

  va_start (args, kind);
  while ((field = va_arg (args, const char *)) != NULL)
    enter (draft, field, va_arg (args, const char *));
  va_end (args);
  desk_draft_save (draft, &error);
  g_assert_no_error (error);
  commit (g_steal_pointer (&act));
  return desk_draft_get_id (draft);
}

void
set_field (DeskStore      *store,
           const DeskKind *kind,
           gint64          id,
           const char     *field,
           const char     *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAct) act = begin (store, "Change a record");
  g_autoptr (DeskDraft) draft = desk_draft_edit (store, kind, id, &error);

  g_assert_no_error (error);
  enter (draft, field, value);
  desk_draft_save (draft, &error);
  g_assert_no_error (error);
  commit (g_steal_pointer (&act));
}

void
delete_record (DeskStore      *store,
               const DeskKind *kind,
               gint64          id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAct) act = begin (store, "Remove a record");
  g_autoptr (DeskDraft) draft = desk_draft_edit (store, kind, id, &error);

  g_assert_no_error (error);
  desk_draft_delete (draft, &error);
  g_assert_no_error (error);
  commit (g_steal_pointer (&act));
}

gint64
add_person (DeskStore  *store,
            const char *name)
{
  return add_record (store, &desk_kind_people, "name", name, "status", "regular", NULL);
}

gint64
newest_entry (DeskStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRows) rows =
    desk_store_select (store, &error, "SELECT ifnull(max(id), 0) FROM journal", "");

  g_assert_no_error (error);
  desk_rows_next (rows);
  return desk_rows_int (rows, 0);
}

void
undo (DeskStore *store,
      gint64     id)
{
  g_autoptr (GError) error = NULL;

  desk_journal_undo (store, id, &error);
  g_assert_no_error (error);
}

gint64
count_rows (DeskStore  *store,
            const char *table)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", table);
  g_autoptr (DeskRows) rows = desk_store_select (store, &error, sql, "");

  g_assert_no_error (error);
  desk_rows_next (rows);
  return desk_rows_int (rows, 0);
}

/* Returns: (transfer full): every cell of every content table and of the index */
char *
dump_content (DeskStore *store)
{
  const DeskSchema *schema = desk_store_get_schema (store);
  GString *dump = g_string_new (NULL);

  for (guint i = 0; schema->kinds[i] != NULL; i++)
    {
      const DeskKind *kind = schema->kinds[i];
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", kind->table);
      g_autoptr (DeskRows) rows = desk_store_select (store, NULL, sql, "");

      g_assert_nonnull (rows);
      g_string_append_printf (dump, "%s\n", kind->table);
      while (desk_rows_next (rows))
        {
          for (guint c = 0; c <= desk_kind_get_n_fields (kind); c++)
            g_string_append_printf (dump, "|%s",
                                    desk_rows_is_null (rows, c) ? "" : desk_rows_text (rows, c));
          g_string_append_c (dump, '\n');
        }
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DeskRows) rows = desk_store_select (
        store, NULL,
        i == 0 ? "SELECT rowid, body, pinyin FROM search ORDER BY rowid"
               : "SELECT rowid, body, '' FROM search_grams ORDER BY rowid",
        "");

      while (desk_rows_next (rows))
        g_string_append_printf (dump, "%s|%s|%s\n", desk_rows_text (rows, 0),
                                desk_rows_text (rows, 1), desk_rows_text (rows, 2));
    }
  return g_string_free (dump, FALSE);
}

/* Runs @sql past the program. */
void
raw_sql (const char *path,
         const char *sql)
{
  sqlite3 *db;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

void
assert_sound (DeskStore *store)
{
  g_autoptr (GPtrArray) problems = desk_backup_check (store);

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* Asserts that a check finds something and that it names @part. */
void
assert_problem (DeskStore  *store,
                const char *part)
{
  g_autoptr (GPtrArray) problems = desk_backup_check (store);
  gboolean found = FALSE;

  for (guint i = 0; i < problems->len; i++)
    {
      g_test_message ("%s", (char *) problems->pdata[i]);
      found = found || strstr (problems->pdata[i], part) != NULL;
    }
  g_assert_true (found);
}

/* Asserts that @error is @code and names @part, and clears it. */
void
assert_error (GError     **error,
              int          code,
              const char  *part)
{
  g_assert_error (*error, DESK_ERROR, code);
  g_test_message ("%s", (*error)->message);
  g_assert_nonnull (strstr ((*error)->message, part));
  g_clear_error (error);
}
