/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files attached to records (SEC-4): attach, detach, rename, move. What there is stands
 * in desk-attachments-list.c, what must hold in desk-attachments-check.c. */

#include "desk-attachments-private.h"

#include <string.h>

#include "desk-language.h"

#define MAX_NAME  200
#define LAST_PART 20
#define LOOKED_AT 4096

void
desk_new_attachment_free (DeskNewAttachment *self)
{
  g_clear_pointer (&self->stored, desk_stored_file_free);
  g_free (self->name);
  g_free (self->media_type);
  g_free (self);
}

/* A name that would be too long keeps its ending. */
static char *
shorten (const char *name)
{
  glong length = g_utf8_strlen (name, -1);
  g_autofree char *first = NULL;

  if (length <= MAX_NAME)
    return g_strdup (name);
  first = g_utf8_substring (name, 0, MAX_NAME - LAST_PART);
  return g_strconcat (first, g_utf8_offset_to_pointer (name, length - LAST_PART), NULL);
}

/* What kind of file it is, told by its name and its beginning. */
static char *
guess_type (const char   *name,
            const guchar *data,
            gsize         size)
{
  g_autofree char *type = g_content_type_guess (name, data, MIN (size, LOOKED_AT), NULL);
  char *media_type = g_content_type_get_mime_type (type);

  return media_type != NULL ? media_type : g_strdup ("application/octet-stream");
}

static char *
guess_type_of_file (const char *name,
                    const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  guchar data[LOOKED_AT];
  gsize size = 0;

  if (stream != NULL)
    g_input_stream_read_all (G_INPUT_STREAM (stream), data, sizeof data, &size, NULL, NULL);
  return guess_type (name, data, size);
}

/**
 * desk_new_attachment_from_file:
 * @path: the file to store a copy of
 *
 * Stores the content, in any thread; it is attached by desk_attachments_add().
 *
 * Returns: (transfer full): the file, or %NULL with an error of desk_files_put()
 */
DeskNewAttachment *
desk_new_attachment_from_file (DeskStore   *store,
                               const char  *path,
                               GError     **error)
{
  g_autoptr (DeskStoredFile) stored = desk_files_put (store, path, error);
  g_autofree char *content = NULL;
  g_autofree char *name = NULL;
  DeskNewAttachment *self;

  if (stored == NULL)
    return NULL;
  content = desk_files_dup_path (store, stored->hash);
  name = g_filename_display_basename (path);
  self = g_new0 (DeskNewAttachment, 1);
  self->name = shorten (name);
  self->media_type = guess_type_of_file (self->name, content);
  self->stored = g_steal_pointer (&stored);
  return self;
}

/**
 * desk_new_attachment_from_bytes:
 * @name: what the file is to be called
 *
 * As desk_new_attachment_from_file(), of what was pasted or received.
 */
DeskNewAttachment *
desk_new_attachment_from_bytes (DeskStore   *store,
                                const char  *name,
                                GBytes      *bytes,
                                GError     **error)
{
  DeskStoredFile *stored = desk_files_put_bytes (store, bytes, error);
  DeskNewAttachment *self;
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);

  if (stored == NULL)
    return NULL;
  self = g_new0 (DeskNewAttachment, 1);
  self->stored = stored;
  self->name = shorten (name);
  self->media_type = guess_type (self->name, data, size);
  return self;
}

/* Whether a file may be called so. */
gboolean
desk_attachments_check_name (const char  *name,
                             GError     **error)
{
  gboolean good = name != NULL && *name != '\0' && !g_str_equal (name, ".") &&
                  !g_str_equal (name, "..") && g_utf8_strlen (name, -1) <= MAX_NAME;

  for (const char *p = name; good && *p != '\0'; p = g_utf8_next_char (p))
    good = *p != '/' && !g_unichar_iscntrl (g_utf8_get_char (p));
  if (!good)
    g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID,
                         _ ("Give the file a name without “/”, of 200 letters at most"));
  return good;
}

/* Returns: (transfer full) (nullable): what the record is called, %NULL when there is
 *   none or its kind takes no files */
static char *
dup_title (DeskOffice      *office,
           const DeskKind  *kind,
           gint64           record,
           GError         **error)
{
  char *title;

  if (kind == &desk_kind_attachments || kind == &desk_kind_settings)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                   /* Translators: %s: kind of records, as “Settings” */
                   _ ("No files are attached to “%s”"), _ (kind->label));
      return NULL;
    }
  title = desk_attachments_dup_title (office, kind, record);
  if (title == NULL)
    g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                 /* Translators: %s: kind of record, as “person” */
                 _ ("The %s that the file is for is not there"), _ (kind->singular));
  return title;
}

static gboolean
is_attached (DeskOffice     *office,
             const DeskKind *kind,
             gint64          record,
             const char     *hash)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT 1 FROM attachments WHERE kind = ? AND record = ? AND hash = ? LIMIT 1", "tit",
    kind->name, record, hash);

  return rows != NULL && desk_rows_next (rows);
}

static gboolean
all_attached (DeskOffice     *office,
              const DeskKind *kind,
              gint64          record,
              GPtrArray      *files)
{
  for (guint i = 0; i < files->len; i++)
    if (!is_attached (office, kind, record,
                      ((DeskNewAttachment *) files->pdata[i])->stored->hash))
      return FALSE;
  return TRUE;
}

static gboolean
insert (DeskOffice               *office,
        const DeskKind           *kind,
        gint64                    record,
        const DeskNewAttachment  *file,
        GError                  **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *moment = desk_store_get_moment (store);

  if (!desk_attachments_check_name (file->name, error))
    return FALSE;
  /* An act that names a content must be sure of it: it may have been swept since. */
  if (!desk_files_has (store, file->stored->hash))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                   /* Translators: %s: name of a file */
                   _ ("The content of “%s” is not there; attach the file once more"), file->name);
      return FALSE;
    }
  return desk_store_execute (
    store, error,
    "INSERT INTO attachments (kind, record, name, media_type, size, hash, added)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)",
    "tittitt", kind->name, record, file->name, file->media_type, file->stored->size,
    file->stored->hash, moment);
}

static char *
attach_title (GPtrArray  *files,
              const char *title)
{
  const DeskNewAttachment *first = files->pdata[0];

  if (files->len == 1)
    /* Translators: the title of an act: a file, and what it is attached to */
    return g_strdup_printf (_ ("Attach “%1$s” to %2$s"), first->name, title);
  /* Translators: the title of an act: how many files, and what they are attached to */
  return g_strdup_printf (ngettext ("Attach %1$u file to %2$s", "Attach %1$u files to %2$s",
                                    files->len),
                          files->len, title);
}

/**
 * desk_attachments_add:
 * @record: the id of a record of @kind
 * @files: (element-type DeskNewAttachment): what desk_new_attachment_from_file() made
 *
 * Attaches the files, all of them or none. Those whose content the record has already
 * are left out; when there is no other, that is refused.
 *
 * Returns: (transfer full) (element-type gint64): the ids of the new attachments, or
 *   %NULL with %DESK_ERROR_NOT_FOUND, %DESK_ERROR_EXISTS or %DESK_ERROR_INVALID
 */
GArray *
desk_attachments_add (DeskOffice      *office,
                      const DeskKind  *kind,
                      gint64           record,
                      GPtrArray       *files,
                      GError         **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *title = dup_title (office, kind, record, error);
  g_autofree char *name = NULL;
  g_autoptr (DeskAct) act = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (title == NULL)
    return NULL;
  if (files->len == 0)
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID,
                           _ ("Choose the file that is to be attached"));
      return NULL;
    }
  /* Before the act begins: a caller that can do without them goes on with its own. */
  if (all_attached (office, kind, record, files))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_EXISTS,
                   /* Translators: a file, and what it is attached to */
                   _ ("“%1$s” is attached to %2$s already"),
                   ((DeskNewAttachment *) files->pdata[0])->name, title);
      return NULL;
    }
  name = attach_title (files, title);
  act = desk_store_begin (store, error, name);
  if (act == NULL)
    return NULL;
  for (guint i = 0; i < files->len; i++)
    {
      const DeskNewAttachment *file = files->pdata[i];
      gint64 id;

      if (is_attached (office, kind, record, file->stored->hash))
        continue;
      if (!insert (office, kind, record, file, error))
        return NULL;
      id = desk_store_last_id (store);
      g_array_append_val (ids, id);
    }
  return desk_act_commit (g_steal_pointer (&act), error) ? g_steal_pointer (&ids) : NULL;
}

/* As desk_attachments_add(), of the files at @paths, which end with %NULL. */
GArray *
desk_attachments_add_files (DeskOffice         *office,
                            const DeskKind     *kind,
                            gint64              record,
                            const char *const  *paths,
                            GError            **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *title = dup_title (office, kind, record, error);
  g_autoptr (GPtrArray) files =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_new_attachment_free);

  /* Nothing is stored for a record that is not there. */
  if (title == NULL)
    return NULL;
  for (guint i = 0; paths[i] != NULL; i++)
    {
      DeskNewAttachment *file = desk_new_attachment_from_file (store, paths[i], error);

      if (file == NULL)
        return NULL;
      g_ptr_array_add (files, file);
    }
  return desk_attachments_add (office, kind, record, files, error);
}

/* Begins an act on one attachment. */
static DeskAct *
begin (DeskOffice  *office,
       gint64       id,
       const char  *format,
       GError     **error)
{
  g_autoptr (DeskAttachment) attachment = desk_attachments_get (office, id, error);
  g_autofree char *title = NULL;

  if (attachment == NULL)
    return NULL;
  title = g_strdup_printf (format, attachment->name, attachment->title);
  return desk_store_begin (desk_office_get_store (office), error, title);
}

/**
 * desk_attachments_remove:
 *
 * Takes the file off its record. Its content stays: the undo needs it.
 */
gboolean
desk_attachments_remove (DeskOffice  *office,
                         gint64       id,
                         GError     **error)
{
  g_autoptr (DeskAct) act =
    /* Translators: the title of an act: a file, and what it was attached to */
    begin (office, id, _ ("Take “%1$s” off %2$s"), error);

  return act != NULL &&
         desk_store_execute (desk_office_get_store (office), error,
                             "DELETE FROM attachments WHERE id = ?", "i", id) &&
         desk_act_commit (g_steal_pointer (&act), error);
}

/* Calls the file otherwise; what it is stays. */
gboolean
desk_attachments_rename (DeskOffice  *office,
                         gint64       id,
                         const char  *name,
                         GError     **error)
{
  g_autofree char *tidy = g_strstrip (g_strdup (name));
  g_autoptr (DeskAct) act = NULL;

  if (!desk_attachments_check_name (tidy, error))
    return FALSE;
  /* Translators: the title of an act: a file, and what it is attached to */
  act = begin (office, id, _ ("Rename “%1$s” of %2$s"), error);
  return act != NULL &&
         desk_store_execute (desk_office_get_store (office), error,
                             "UPDATE attachments SET name = ? WHERE id = ?", "ti", tidy, id) &&
         desk_act_commit (g_steal_pointer (&act), error);
}

/* @note: (nullable): %NULL or empty: none */
gboolean
desk_attachments_set_note (DeskOffice  *office,
                           gint64       id,
                           const char  *note,
                           GError     **error)
{
  g_autofree char *tidy = g_strstrip (g_strdup (note != NULL ? note : ""));
  g_autoptr (DeskAct) act =
    /* Translators: the title of an act: a file, and what it is attached to */
    begin (office, id, _ ("Note on “%1$s” of %2$s"), error);

  return act != NULL &&
         desk_store_execute (desk_office_get_store (office), error,
                             "UPDATE attachments SET note = nullif(?, '') WHERE id = ?", "ti",
                             tidy, id) &&
         desk_act_commit (g_steal_pointer (&act), error);
}

/**
 * desk_attachments_move:
 *
 * Gives what is attached to @from to @to, as two records are made one; part of the act
 * that runs.
 */
gboolean
desk_attachments_move (DeskOffice      *office,
                       const DeskKind  *kind,
                       gint64           from,
                       gint64           to,
                       GError         **error)
{
  g_return_val_if_fail (desk_store_in_act (desk_office_get_store (office)), FALSE);

  return desk_store_execute (desk_office_get_store (office), error,
                             "UPDATE attachments SET record = ? WHERE kind = ? AND record = ?",
                             "iti", to, kind->name, from);
}
