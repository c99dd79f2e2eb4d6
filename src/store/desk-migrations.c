/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbered SQL files, each in one transaction; a backup before; a file of a
 * newer program is refused (SEC-5). */

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk-backup.h"
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

/**
 * desk_migrations_run_on:
 * @from: the version that @db has
 *
 * Runs the migrations above @from, all in one transaction.
 */
gboolean
desk_migrations_run_on (sqlite3           *db,
                        const DeskSchema  *schema,
                        int                from,
                        GError           **error)
{
  g_auto (GStrv) names = list_migrations (schema);
  int result = sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL);

  for (guint i = 0; result == SQLITE_OK && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (schema->migrations, "/", names[i], NULL);
      g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", atoi (names[i]));
      g_autoptr (GBytes) sql = NULL;

      if (atoi (names[i]) <= from)
        continue;
      sql = g_resource_lookup_data (schema->get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      result = sqlite3_exec (db, g_bytes_get_data (sql, NULL), NULL, NULL, NULL);
      if (result == SQLITE_OK)
        result = sqlite3_exec (db, version, NULL, NULL, NULL);
    }
  if (result == SQLITE_OK)
    result = sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  if (result != SQLITE_OK)
    {
      desk_store_set_sqlite_error (db, sqlite3_db_filename (db, "main"), result, error);
      sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_pragma (DeskStore   *self,
             const char  *sql,
             gint64      *value,
             GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (self, error, sql, "");

  if (rows == NULL)
    return FALSE;
  *value = desk_rows_next (rows) ? desk_rows_int (rows, 0) : 0;
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
  gint64 version, application;

  if (!read_pragma (self, "PRAGMA user_version", &version, error) ||
      !read_pragma (self, "PRAGMA application_id", &application, error))
    return FALSE;

  if (!is_new && application != self->schema->application_id)
    {
      desk_store_set_sqlite_error (self->db, self->path, SQLITE_NOTADB, error);
      return FALSE;
    }
  if (version > newest)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_NEWER,
                   /* Translators: %s is a file */
                   _ ("“%s” was written by a newer Studio Desk; install that version to open it"),
                   self->path);
      return FALSE;
    }
  if (version == newest)
    return TRUE;

  if (!is_new)
    {
      g_autofree char *backup =
        g_strdup_printf ("%s.before-version-%d", self->path, newest);
      if (!desk_backup_write (self, backup, error))
        return FALSE;
    }
  else
    {
      g_autofree char *sql =
        g_strdup_printf ("PRAGMA application_id = %d", self->schema->application_id);
      if (!desk_store_exec (self, sql, error))
        return FALSE;
    }
  return desk_migrations_run_on (self->db, self->schema, (int) version, error) &&
         desk_search_install (self, !is_new, error);
}
