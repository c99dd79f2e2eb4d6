/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is attached: of a record, or filed by kind, person and year (SEC-4); and the way
 * to the content. */

#include "desk-attachments-private.h"

#include <glib/gstdio.h>

#include "desk-language.h"

#define COLUMNS "a.id, a.kind, a.record, a.name, a.media_type, a.size, a.hash, a.note, a.added"

void
desk_attachment_free (DeskAttachment *self)
{
  g_free (self->title);
  g_free (self->name);
  g_free (self->media_type);
  g_free (self->hash);
  g_free (self->note);
  g_free (self->added);
  g_free (self);
}

/* Whether it can be shown as a picture. */
gboolean
desk_attachment_is_picture (const DeskAttachment *self)
{
  return g_str_has_prefix (self->media_type, "image/");
}

/* Returns: (transfer full) (nullable): what the record is called; %NULL: it is not there */
char *
desk_attachments_dup_title (DeskOffice     *office,
                            const DeskKind *kind,
                            gint64          record)
{
  g_autoptr (DeskRecord) found =
    desk_record_get (desk_office_get_store (office), kind, record, NULL);

  if (found == NULL || !desk_record_exists (found))
    return NULL;
  return desk_record_dup_display (found, desk_kind_get_title (kind)->name,
                                  desk_language_current ());
}

static DeskAttachment *
read_row (DeskOffice *office,
          DeskRows   *rows)
{
  DeskAttachment *self = g_new0 (DeskAttachment, 1);

  self->id = desk_rows_int (rows, 0);
  self->kind = desk_store_find_kind (desk_office_get_store (office), desk_rows_text (rows, 1));
  self->record = desk_rows_int (rows, 2);
  self->name = g_strdup (desk_rows_text (rows, 3));
  self->media_type = g_strdup (desk_rows_text (rows, 4));
  self->size = desk_rows_int (rows, 5);
  self->hash = g_strdup (desk_rows_text (rows, 6));
  self->note = desk_rows_is_null (rows, 7) ? NULL : g_strdup (desk_rows_text (rows, 7));
  self->added = g_strdup (desk_rows_text (rows, 8));
  if (self->kind != NULL)
    self->title = desk_attachments_dup_title (office, self->kind, self->record);
  if (self->title == NULL)
    self->title = g_strdup ("");
  return self;
}

/* Adds " OR …" for the records of @kind that name the person ?3. */
static void
add_person_condition (GString        *sql,
                      const DeskKind *kind)
{
  g_autoptr (GString) columns = g_string_new (NULL);

  for (const DeskField *field = kind->fields; field->name != NULL; field++)
    if (field->type == DESK_FIELD_REFERENCE && g_str_equal (field->reference, "people"))
      {
        g_autofree char *column = desk_field_get_column (field);

        g_string_append_printf (columns, "%st.%s", columns->len > 0 ? ", " : "", column);
      }
  if (columns->len > 0)
    g_string_append_printf (sql,
                            " OR (a.kind = '%s' AND EXISTS (SELECT 1 FROM %s t"
                            " WHERE t.id = a.record AND ?3 IN (%s)))",
                            kind->name, kind->table, columns->str);
}

/**
 * desk_attachments_list:
 * @filing: (nullable): which; %NULL: all
 *
 * Returns: (transfer full) (element-type DeskAttachment): the attachments by kind and
 *   record, each record's in the order they came
 */
GPtrArray *
desk_attachments_list (DeskOffice        *office,
                       const DeskFiling  *filing,
                       GError           **error)
{
  static const DeskFiling all = { NULL };
  DeskStore *store = desk_office_get_store (office);
  const DeskFiling *asked = filing != NULL ? filing : &all;
  const DeskKind *const *kinds = desk_store_get_schema (store)->kinds;
  g_autoptr (GString) sql =
    g_string_new ("SELECT " COLUMNS " FROM attachments a WHERE (?1 IS NULL OR a.kind = ?1)"
                  " AND (?2 = 0 OR a.record = ?2)"
                  " AND (?4 = 0 OR CAST (substr(a.added, 1, 4) AS INTEGER) = ?4)"
                  " AND (?3 = 0 OR (a.kind = 'people' AND a.record = ?3)");
  g_autoptr (DeskRows) rows = NULL;
  GPtrArray *list;

  for (guint i = 0; asked->person != 0 && kinds[i] != NULL; i++)
    add_person_condition (sql, kinds[i]);
  g_string_append (sql, ") ORDER BY a.kind, a.record, a.id");
  rows = desk_store_select (store, error, sql->str, "tiii",
                            asked->kind != NULL ? asked->kind->name : NULL, asked->record,
                            asked->person, (gint64) asked->year);
  if (rows == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_attachment_free);
  while (desk_rows_next (rows))
    g_ptr_array_add (list, read_row (office, rows));
  return list;
}

/* Returns: (transfer full): the attachment, or %NULL with %DESK_ERROR_NOT_FOUND */
DeskAttachment *
desk_attachments_get (DeskOffice  *office,
                      gint64       id,
                      GError     **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error,
                       "SELECT " COLUMNS " FROM attachments a WHERE a.id = ?", "i", id);

  if (rows == NULL)
    return NULL;
  if (desk_rows_next (rows))
    return read_row (office, rows);
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                       _ ("There is no such file; list them with “attachments”"));
  return NULL;
}

/* Returns: (transfer full) (nullable): the first picture of the record: its photo */
DeskAttachment *
desk_attachments_get_picture (DeskOffice     *office,
                              const DeskKind *kind,
                              gint64          record)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL,
                       "SELECT " COLUMNS " FROM attachments a WHERE a.kind = ? AND a.record = ?"
                       " AND a.media_type LIKE 'image/%' ORDER BY a.id LIMIT 1",
                       "ti", kind->name, record);

  return rows != NULL && desk_rows_next (rows) ? read_row (office, rows) : NULL;
}

/* Returns: how many files the record has */
guint
desk_attachments_count (DeskOffice     *office,
                        const DeskKind *kind,
                        gint64          record)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL,
                       "SELECT count(*) FROM attachments WHERE kind = ? AND record = ?", "ti",
                       kind->name, record);

  return rows != NULL && desk_rows_next (rows) ? (guint) desk_rows_int (rows, 0) : 0;
}

/**
 * desk_attachment_dup_open_path:
 *
 * Makes a copy of the content that another program may open, under the name of the
 * file, where nobody else can read it. It can be read only: who changes it has to save
 * it as a file of their own and attach that. May be called in any thread.
 *
 * Returns: (transfer full): the copy's path, or %NULL with an error of
 *   desk_files_copy_out()
 */
char *
desk_attachment_dup_open_path (const DeskAttachment  *self,
                               DeskStore             *store,
                               GError               **error)
{
  g_autofree char *folder =
    g_build_filename (g_get_user_runtime_dir (), "studio-desk", "open", self->hash, NULL);
  g_autofree char *path = g_build_filename (folder, self->name, NULL);

  g_mkdir_with_parents (folder, 0700);
  g_unlink (path);
  if (!desk_files_copy_out (store, self->hash, path, error))
    return NULL;
  g_chmod (path, 0400);
  return g_steal_pointer (&path);
}

/* As desk_attachment_dup_open_path(), of attachment @id. */
char *
desk_attachments_dup_open_path (DeskOffice  *office,
                                gint64       id,
                                GError     **error)
{
  g_autoptr (DeskAttachment) attachment = desk_attachments_get (office, id, error);

  return attachment != NULL
           ? desk_attachment_dup_open_path (attachment, desk_office_get_store (office), error)
           : NULL;
}

/**
 * desk_attachments_extract:
 * @path: a file that is not there yet, or a folder to put it into under its own name
 */
gboolean
desk_attachments_extract (DeskOffice  *office,
                          gint64       id,
                          const char  *path,
                          GError     **error)
{
  g_autoptr (DeskAttachment) attachment = desk_attachments_get (office, id, error);
  g_autofree char *to = NULL;

  if (attachment == NULL)
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    to = g_build_filename (path, attachment->name, NULL);
  else
    to = g_strdup (path);
  return desk_files_copy_out (desk_office_get_store (office), attachment->hash, to, error);
}
