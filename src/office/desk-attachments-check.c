/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must hold of attachments: each belongs to a record that is there, and its content
 * is what was attached (SEC-4). */

#include "desk-attachments-private.h"

#include "desk-language.h"
#include "desk-office-private.h"

/* Whether the file has such a record, asked past what is remembered of it. */
gboolean
desk_attachments_is_there (DeskOffice     *office,
                           const DeskKind *kind,
                           gint64          record)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE id = ?", kind->table);
  g_autoptr (DeskRows) rows = desk_store_select (office->store, NULL, sql, "i", record);

  return rows != NULL && desk_rows_next (rows);
}

static void
check_one (DeskOffice           *office,
           const DeskAttachment *attachment,
           GPtrArray            *problems)
{
  g_autoptr (GError) error = NULL;
  char *problem = NULL;

  if (attachment->kind == NULL ||
      !desk_attachments_is_there (office, attachment->kind, attachment->record))
    problem = g_strdup_printf (
      /* Translators: %s: name of a file */
      _ ("SEC-4: the file “%s” belongs to a record that is not there"), attachment->name);
  else if (desk_files_verify (desk_office_get_store (office), attachment->hash, &error))
    return;
  else if (g_error_matches (error, DESK_ERROR, DESK_ERROR_NOT_FOUND))
    problem = g_strdup_printf (
      /* Translators: a file, and what it is attached to */
      _ ("SEC-4: the content of the file “%1$s” of %2$s is gone; bring it back from a backup"),
      attachment->name, attachment->title);
  else
    problem = g_strdup_printf (
      /* Translators: a file, and what it is attached to */
      _ ("SEC-4: the content of the file “%1$s” of %2$s is no longer what was attached; bring it "
         "back from a backup"),
      attachment->name, attachment->title);
  g_ptr_array_add (problems, problem);
}

/* Adds a sentence for each attachment that is not as it was, as desk_office_check():
 * every content is read to its end. */
void
desk_attachments_check (DeskOffice *office,
                        GPtrArray  *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = desk_attachments_list (office, NULL, &error);

  if (list == NULL)
    g_ptr_array_add (problems, g_strdup (error->message));
  for (guint i = 0; list != NULL && i < list->len; i++)
    check_one (office, list->pdata[i], problems);
}

/* Names the entry that attached what stands in the way. */
static gboolean
refuse_undo (DeskOffice  *office,
             const char  *hash,
             GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    office->store, NULL,
    "SELECT id, title FROM journal WHERE kind = 'act' AND instr(changeset, CAST(? AS BLOB))"
    " ORDER BY id DESC LIMIT 1",
    "t", hash);

  if (rows != NULL && desk_rows_next (rows))
    g_set_error (error, DESK_ERROR, DESK_ERROR_CONFLICT,
                 /* Translators: the number and the title of a journal entry */
                 _ ("Entry %lld “%s” builds on this; undo that one first"),
                 (long long) desk_rows_int (rows, 0), desk_rows_text (rows, 1));
  else
    g_set_error_literal (error, DESK_ERROR, DESK_ERROR_CONFLICT,
                         _ ("Later changes build on this, so it can no longer be taken back"));
  return FALSE;
}

/* What was attached to a record goes with it. An undo that would take a record away
 * from under a file is refused, as with everything else that refers to it. */
static gboolean
settle_removed (DeskOffice      *office,
                const DeskKind  *kind,
                gint64           record,
                GError         **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    office->store, error, "SELECT hash FROM attachments WHERE kind = ? AND record = ?", "ti",
    kind->name, record);

  if (rows == NULL)
    return FALSE;
  if (!desk_rows_next (rows))
    return TRUE;
  if (office->taking_back)
    return refuse_undo (office, desk_rows_text (rows, 0), error);
  return desk_store_execute (office->store, error,
                             "DELETE FROM attachments WHERE kind = ? AND record = ?", "ti",
                             kind->name, record);
}

/* A file comes back only to a record that is there. */
static gboolean
settle_attached (DeskOffice  *office,
                 gint64       id,
                 GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    office->store, error, "SELECT kind, record, name FROM attachments WHERE id = ?", "i", id);
  const DeskKind *kind;

  if (rows == NULL)
    return FALSE;
  if (!desk_rows_next (rows))
    return TRUE;
  kind = desk_store_find_kind (office->store, desk_rows_text (rows, 0));
  if (kind != NULL && desk_attachments_is_there (office, kind, desk_rows_int (rows, 1)))
    return TRUE;
  g_set_error (error, DESK_ERROR, DESK_ERROR_CONFLICT,
               /* Translators: %s: name of a file */
               _ ("What “%s” was attached to is no longer there; bring that back first"),
               desk_rows_text (rows, 2));
  return FALSE;
}

static const DeskKind *
kind_of_table (DeskStore  *store,
               const char *table)
{
  const DeskKind *const *kinds = desk_store_get_schema (store)->kinds;

  for (guint i = 0; kinds[i] != NULL; i++)
    if (g_str_equal (kinds[i]->table, table))
      return kinds[i];
  return NULL;
}

/* Draws the consequences of @changes for what is attached. */
gboolean
desk_attachments_settle (DeskOffice   *office,
                         DeskChanges  *changes,
                         GError      **error)
{
  for (guint i = 0; i < changes->items->len; i++)
    {
      const DeskChange *change = changes->items->pdata[i];
      gboolean is_attachment = g_str_equal (change->table, desk_kind_attachments.table);
      const DeskKind *kind = change->type == DESK_CHANGE_DELETE && !is_attachment
                               ? kind_of_table (office->store, change->table)
                               : NULL;

      if ((kind != NULL && !settle_removed (office, kind, change->id, error)) ||
          (is_attachment && change->type != DESK_CHANGE_DELETE &&
           !settle_attached (office, change->id, error)))
        return FALSE;
    }
  /* What the consequences of an act take away are proposals of the ledger. */
  return desk_store_execute (office->store, error,
                             "DELETE FROM attachments WHERE kind = 'ledger'"
                             " AND record NOT IN (SELECT id FROM ledger)",
                             "");
}

/* Files are attached by the verb, which stores them; afterwards their name and note may
 * be changed as those of any record. */
gboolean
desk_attachments_check_draft (DeskOffice  *office,
                              DeskDraft   *draft,
                              GError     **error)
{
  if (desk_draft_get_id (draft) == 0)
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID,
                           _ ("A file is attached to its record, not entered as one (SEC-4)"));
      return FALSE;
    }
  return desk_attachments_check_name (desk_draft_get_text (draft, "name"), error);
}
