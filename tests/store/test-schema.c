/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tables must be for undo to be exact, and equal to the declared fields. */

#include "store-fixture.h"

#include <string.h>

typedef void (*Check) (Fixture *fixture,
                       const DeskKind *kind);

static DeskRows *
ask (Fixture    *fixture,
     const char *sql,
     const char *table)
{
  g_autoptr (GError) error = NULL;
  DeskRows *rows = desk_store_select (fixture->store, &error, sql, "t", table);

  g_assert_no_error (error);
  return rows;
}

static void
check_columns (Fixture        *fixture,
               const DeskKind *kind)
{
  g_autoptr (DeskRows) rows =
    ask (fixture, "SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_xinfo(?)",
         kind->table);
  guint n = desk_kind_get_n_fields (kind);

  g_assert_cmpuint (desk_rows_count (rows), ==, n + 1);
  g_assert_true (desk_rows_next (rows));
  g_assert_cmpstr (desk_rows_text (rows, 0), ==, "id");
  g_assert_cmpint (desk_rows_int (rows, 4), ==, 1);
  for (guint i = 0; i < n; i++)
    {
      const DeskField *field = &kind->fields[i];
      g_autofree char *column = desk_field_get_column (field);
      g_autofree char *quoted = NULL;

      g_assert_true (desk_rows_next (rows));
      quoted = g_strdup_printf ("\"%s\"", desk_rows_text (rows, 0));
      g_assert_cmpstr (quoted, ==, column);
      g_assert_cmpstr (desk_rows_text (rows, 1), ==,
                       desk_field_is_text (field) ? "TEXT" : "INTEGER");
      /* A column that must be filled is a required field or has a default. */
      if (desk_rows_int (rows, 2))
        g_assert_true ((field->flags & DESK_FIELD_REQUIRED) || !desk_rows_is_null (rows, 3));
    }
}

static void
check_making (Fixture        *fixture,
              const DeskKind *kind)
{
  g_autoptr (DeskRows) rows = ask (
    fixture, "SELECT upper(sql) FROM sqlite_schema WHERE type = 'table' AND name = ?", kind->table);
  g_autoptr (DeskRows) strict = ask (
    fixture, "SELECT 1 FROM pragma_table_list WHERE name = ? AND strict AND NOT wr", kind->table);
  const char *sql;

  g_assert_true (desk_rows_next (rows));
  sql = desk_rows_text (rows, 0);
  g_assert_nonnull (strstr (sql, "ID INTEGER PRIMARY KEY AUTOINCREMENT"));
  g_assert_null (strstr (sql, "GENERATED"));
  g_assert_null (strstr (sql, "ON CONFLICT"));
  g_assert_cmpuint (desk_rows_count (strict), ==, 1);
}

static void
check_references (Fixture        *fixture,
                  const DeskKind *kind)
{
  g_autoptr (DeskRows) rows =
    ask (fixture,
         "SELECT \"from\", \"table\", \"to\", on_update, on_delete FROM pragma_foreign_key_list(?)",
         kind->table);
  guint n = 0;

  while (desk_rows_next (rows))
    {
      const char *column = desk_rows_text (rows, 0);
      g_autofree char *name = g_strndup (column, strlen (column) - strlen ("_id"));
      const DeskField *field = desk_kind_get_field (kind, name);

      g_assert_true (g_str_has_suffix (column, "_id"));
      g_assert_nonnull (field);
      g_assert_cmpstr (desk_store_find_kind (fixture->store, field->reference)->table, ==,
                       desk_rows_text (rows, 1));
      g_assert_cmpstr (desk_rows_text (rows, 2), ==, "id");
      g_assert_cmpstr (desk_rows_text (rows, 3), ==, "NO ACTION");
      g_assert_cmpstr (desk_rows_text (rows, 4), ==, "NO ACTION");
    }
  for (guint i = 0; kind->fields[i].name != NULL; i++)
    n += kind->fields[i].type == DESK_FIELD_REFERENCE;
  g_assert_cmpuint (desk_rows_count (rows), ==, n);
}

/* The triggers on a table write the index and nothing else. */
static void
check_triggers (Fixture        *fixture,
                const DeskKind *kind)
{
  g_autoptr (DeskRows) rows = ask (
    fixture, "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?", kind->table);

  while (desk_rows_next (rows))
    {
      static const char *const verbs[] = { "INSERT INTO ", "DELETE FROM ", "UPDATE ", "REPLACE " };
      const char *body = strstr (desk_rows_text (rows, 0), " BEGIN ");

      for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
        for (const char *p = strstr (body, verbs[i]); p != NULL; p = strstr (p + 1, verbs[i]))
          g_assert_true (g_str_has_prefix (p + strlen (verbs[i]), "search"));
    }
}

/* A UNIQUE field is unique in the table too, and a choice is checked or free. */
static void
check_unique (Fixture        *fixture,
              const DeskKind *kind)
{
  for (guint i = 0; kind->fields[i].name != NULL; i++)
    if (kind->fields[i].flags & DESK_FIELD_UNIQUE)
      {
        g_autofree char *sql = g_strdup_printf (
          "SELECT 1 FROM pragma_index_list(?) AS l JOIN pragma_index_info(l.name) AS i"
          " WHERE l.\"unique\" GROUP BY l.name HAVING count(*) = 1 AND max(i.name) = '%s'",
          kind->fields[i].name);
        g_autoptr (DeskRows) rows = ask (fixture, sql, kind->table);
        g_assert_cmpuint (desk_rows_count (rows), ==, 1);
      }
}

static void
test_kinds (Fixture       *fixture,
            gconstpointer  data)
{
  static const Check checks[] = { check_columns, check_making, check_references, check_triggers,
                                  check_unique };
  const DeskKind *const *kinds = desk_schema_get ()->kinds;

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_test_message ("%s", kinds[i]->table);
      for (guint c = 0; c < G_N_ELEMENTS (checks); c++)
        checks[c](fixture, kinds[i]);
    }
}

/* No table with content but those of the kinds. */
static void
test_tables (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (DeskRows) rows =
    ask (fixture,
         "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
         " AND name NOT LIKE 'sqlite_%' AND name <> ?",
         "journal");

  while (desk_rows_next (rows))
    {
      gboolean known = FALSE;
      for (guint i = 0; desk_schema_get ()->kinds[i] != NULL; i++)
        known =
          known || g_str_equal (desk_schema_get ()->kinds[i]->table, desk_rows_text (rows, 0));
      g_test_message ("%s", desk_rows_text (rows, 0));
      g_assert_true (known);
    }
}

static void
test_settings_of_connection (Fixture       *fixture,
                             gconstpointer  data)
{
  static const char *const cases[][2] = { { "PRAGMA journal_mode", "wal" },
                                          { "PRAGMA synchronous", "2" },
                                          { "PRAGMA foreign_keys", "1" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DeskRows) rows = desk_store_select (fixture->store, NULL, cases[i][0], "");
      g_assert_true (desk_rows_next (rows));
      g_assert_cmpstr (desk_rows_text (rows, 0), ==, cases[i][1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/SEC-1/schema/kinds", test_kinds);
  ADD ("/store/SEC-1/schema/tables", test_tables);
  ADD ("/store/SEC-5/schema/connection", test_settings_of_connection);
  return g_test_run ();
}
