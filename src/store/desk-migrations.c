/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbered SQL files, each in one transaction; a backup before; a file of a
 * newer program is refused (SEC-5). */

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk-backup-private.h"
#include "desk-language.h"
#include "desk-store-private.h"

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer full): the names of the migrations, oldest first */
static GStrv
list_migrations (const DeskSchema *schema)
{
  GStrv names = g_resource_enumerate_children (schema->get_resource (), schema->migrations,
                                               G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (names != NULL);
  qsort (names, g_strv_length (names), sizeof (char *), compare_names);
  return names;
}

/* The version that a file of this program has. */
int
desk_migrations_newest (const DeskSchema *schema)
{
  g_auto (GStrv) names = list_migrations (schema);
  guint n = g_strv_length (names);

  return n == 0 ? 0 : atoi (names[n - 1]);
}

/* Returns: the version that @db has, -1 when it cannot be read */
int
desk_migrations_read_version (sqlite3 *db)
{
  sqlite3_stmt *statement = NULL;
  int version = -1;

  if (sqlite3_prepare_v2 (db, "PRAGMA user_version", -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    version = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  return version;
}

/* Writes every row anew: of a column that a migration added with a default, old
 * rows hold nothing, and SQLite would note that as their value before a change;
 * undoing the change would then put nothing there. */
static int
rewrite_rows (sqlite3          *db,
              const DeskSchema *schema)
{
  int result = SQLITE_OK;

  for (guint i = 0; result == SQLITE_OK && schema->kinds[i] != NULL; i++)
    {
      g_autofree char *column = desk_field_get_column (&schema->kinds[i]->fields[0]);
      g_autofree char *sql =
        g_strdup_printf ("UPDATE %s SET %s = %s", schema->kinds[i]->table, column, column);

      result = sqlite3_exec (db, sql, NULL, NULL, NULL);
    }
  return result;
}

static int
run_files (sqlite3          *db,
           const DeskSchema *schema)
{
  g_auto (GStrv) names = list_migrations (schema);
  int from = desk_migrations_read_version (db);
  int result = from < 0 ? sqlite3_extended_errcode (db) : SQLITE_OK;

  for (guint i = 0; result == SQLITE_OK && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (schema->migrations, "/", names[i], NULL);
      g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", atoi (names[i]));
      g_autoptr (GBytes) sql = NULL;

      if (atoi (names[i]) <= from)
        continue;
      sql =
        g_resource_lookup_data (schema->get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      result = sqlite3_exec (db, g_bytes_get_data (sql, NULL), NULL, NULL, NULL);
      if (result == SQLITE_OK)
        result = sqlite3_exec (db, version, NULL, NULL, NULL);
    }
  if (result == SQLITE_OK && from > 0 && from < desk_migrations_newest (schema))
    result = rewrite_rows (db, schema);
  return result;
}

/**
 * desk_migrations_run_on:
 * @after: (nullable): SQL to run behind them
 *
 * Runs the migrations that @db lacks and @after, all in one transaction. Which
 * it lacks is read within it: another program may just have run them.
 */
gboolean
desk_migrations_run_on (sqlite3           *db,
                        const DeskSchema  *schema,
                        const char        *after,
                        GError           **error)
{
  int result = sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL);

  if (result == SQLITE_OK)
    result = run_files (db, schema);
  if (result == SQLITE_OK && after != NULL)
    result = sqlite3_exec (db, after, NULL, NULL, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  if (result != SQLITE_OK)
    {
      desk_store_set_sqlite_error (db, sqlite3_db_filename (db, "main"), result, error);
      if (!sqlite3_get_autocommit (db))
        sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
      return FALSE;
    }
  return TRUE;
}

/**
 * desk_migrations_run:
 * @is_new: the file was just made and is empty
 *
 * Brings the file to the newest version.
 */
gboolean
desk_migrations_run (DeskStore  *self,
                     gboolean    is_new,
                     GError    **error)
{
  int newest = desk_migrations_newest (self->schema);
  g_autofree char *index = NULL;

  if (desk_migrations_read_version (self->db) == newest)
    return TRUE;

  if (!is_new)
    {
      g_autofree char *backup = g_strdup_printf ("%s.before-version-%d", self->path, newest);
      if (!desk_backup_copy (self, backup, error))
        return FALSE;
    }
  else
    {
      g_autofree char *sql =
        g_strdup_printf ("PRAGMA application_id = %d", self->schema->application_id);
      if (!desk_store_exec (self, sql, error))
        return FALSE;
    }
  index = desk_search_dup_install (self->schema, !is_new);
  return desk_migrations_run_on (self->db, self->schema, index, error);
}
