/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Clients and what was said with them (SHO-1). */

#include "desk-clients.h"

#include <string.h>

#include "desk-clients-private.h"
#include "desk-equipment-private.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-text.h"

void
desk_client_free (DeskClient *self)
{
  g_free (self->number);
  g_free (self->name);
  g_free (self->category);
  g_free (self->chat);
  g_free (self->chat_name);
  g_free (self->phone);
  g_free (self->address);
  g_free (self->class_name);
  g_free (self->note);
  g_free (self->former_numbers);
  g_free (self);
}

void
desk_client_contact_free (DeskClientContact *self)
{
  g_free (self->at);
  g_free (self->text);
  g_free (self->name);
  g_free (self);
}

void
desk_client_shoot_free (DeskClientShoot *self)
{
  g_free (self->number);
  g_free (self->step);
  g_free (self);
}

/* The client of the row that is read, as DESK_CLIENT_COLUMNS has them. */
DeskClient *
desk_client_read (DeskRows *rows)
{
  DeskClient *self = g_new0 (DeskClient, 1);

  self->id = desk_rows_int (rows, 0);
  self->number = g_strdup (desk_rows_text (rows, 1));
  self->name = g_strdup (desk_rows_text (rows, 2));
  self->category = g_strdup (desk_rows_text (rows, 3));
  self->chat = g_strdup (desk_rows_text (rows, 4));
  self->chat_name = g_strdup (desk_rows_text (rows, 5));
  self->phone = g_strdup (desk_rows_text (rows, 6));
  self->address = g_strdup (desk_rows_text (rows, 7));
  self->class_name = g_strdup (desk_rows_text (rows, 8));
  self->note = g_strdup (desk_rows_text (rows, 9));
  self->former_numbers = g_strdup (desk_rows_text (rows, 10));
  return self;
}

/* Returns: (transfer full) (nullable): the client, or %NULL with %DESK_ERROR_NOT_FOUND */
DeskClient *
desk_clients_get (DeskOffice  *office,
                  gint64       client,
                  GError     **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error,
                       "SELECT " DESK_CLIENT_COLUMNS " FROM clients WHERE id = ?", "i", client);

  if (rows == NULL)
    return NULL;
  if (desk_rows_next (rows))
    return desk_client_read (rows);
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                       _ ("There is no such client (SHO-1)"));
  return NULL;
}

static gint64
find_one (DeskOffice  *office,
          const char  *sql,
          const char  *word,
          GError     **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error, sql, "t", word);
  g_autoptr (GPtrArray) titles = NULL;
  g_autofree char *list = NULL;

  if (rows == NULL || desk_rows_count (rows) == 0)
    return 0;
  if (desk_rows_count (rows) == 1 && desk_rows_next (rows))
    return desk_rows_int (rows, 0);
  titles = g_ptr_array_new ();
  while (desk_rows_next (rows))
    g_ptr_array_add (titles, (gpointer) desk_rows_text (rows, 1));
  g_ptr_array_add (titles, NULL);
  list = g_strjoinv (_ (", "), (char **) titles->pdata);
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               /* Translators: a word, and a list of student numbers */
               _ ("“%s” fits several clients; say which one: %s"), word, list);
  return 0;
}

/**
 * desk_clients_find:
 * @word: a student number, also one from before a merge, or the name, chat number or
 *   phone that one client alone has
 *
 * Returns: the client, or 0 with %DESK_ERROR_NOT_FOUND, or %DESK_ERROR_INVALID when
 *   several fit
 */
gint64
desk_clients_find (DeskOffice  *office,
                   const char  *word,
                   GError     **error)
{
  static const char *const queries[] = {
    "SELECT id, number FROM clients WHERE number = ?",
    "SELECT id, number FROM clients WHERE former_numbers IS NOT NULL"
    " AND instr(' ' || former_numbers || ' ', ' ' || ? || ' ') > 0",
    "SELECT id, number FROM clients WHERE name = ? ORDER BY number LIMIT 9",
    "SELECT id, number FROM clients WHERE chat = ?1 OR phone = ?1 OR chat_name = ?1"
    " ORDER BY number LIMIT 9",
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GError) local = NULL;
      gint64 client = find_one (office, queries[i], word, &local);

      if (client != 0)
        return client;
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return 0;
        }
    }
  g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
               /* Translators: %s: a student number or a name */
               _ ("There is no client “%s” (SHO-1)"), word);
  return 0;
}

/* The client that had the number @number before a merge, or 0. */
gint64
desk_clients_find_former (DeskOffice *office,
                          const char *number)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL,
                       "SELECT id FROM clients WHERE former_numbers IS NOT NULL"
                       " AND instr(' ' || former_numbers || ' ', ' ' || ? || ' ') > 0",
                       "t", number);

  return rows != NULL && desk_rows_next (rows) ? desk_rows_int (rows, 0) : 0;
}

static char *
dup_words (DeskOffice *office,
           const char *sql,
           gint64      client)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL, sql, "i", client);

  return g_strdup (rows != NULL && desk_rows_next (rows) ? desk_rows_text (rows, 0) : "");
}

/* Returns: (transfer full): "S2026001 郭丽", for people */
char *
desk_clients_dup_title (DeskOffice *office,
                        gint64      client)
{
  return dup_words (office, "SELECT number || ' ' || name FROM clients WHERE id = ?", client);
}

/* Returns: (transfer full): "郭丽" */
char *
desk_clients_dup_name (DeskOffice *office,
                       gint64      client)
{
  return dup_words (office, "SELECT name FROM clients WHERE id = ?", client);
}

/**
 * desk_clients_check_chat:
 *
 * Returns: whether the chat remark name (学号+类目) is there, which has to be so before
 *   step 2 of a shoot; else the error says what to write
 */
gboolean
desk_clients_check_chat (DeskOffice  *office,
                         gint64       client,
                         GError     **error)
{
  g_autoptr (DeskClient) self = desk_clients_get (office, client, error);

  if (self == NULL)
    return FALSE;
  if (self->chat_name != NULL)
    return TRUE;
  return desk_equipment_refuse (
    error,
    /* Translators: a client's number and name, then number and category of goods */
    _ ("%s %s has no chat remark name yet; it is the number and the category: %s%s (SHO-1)"),
    self->number, self->name, self->number, self->category != NULL ? self->category : "");
}

/**
 * desk_clients_add_contact:
 * @channel: (nullable): a code of the field, else `chat`
 * @by: who records it, or 0
 * @shoot: which shoot it is about, or 0
 *
 * Records at the moment of the act what was said, as one act.
 *
 * Returns: its id, or 0
 */
gint64
desk_clients_add_contact (DeskOffice  *office,
                          gint64       client,
                          const char  *channel,
                          const char  *text,
                          gint64       by,
                          gint64       shoot,
                          GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *name = desk_clients_dup_name (office, client);
  g_autofree char *words = desk_text_strip (text);
  g_autofree char *moment = NULL;
  g_autofree char *title = NULL;
  g_autoptr (DeskAct) act = NULL;
  gint64 contact;
  DeskDate day;

  if (*words == '\0')
    return desk_equipment_refuse (error, _ ("Write down what was said (SHO-1)"));
  if (!desk_equipment_moment (office, &moment, &day))
    return 0;
  /* Translators: the title of an act: a name */
  title = g_strdup_printf (_ ("Record a contact with %s"), name);
  act = desk_store_begin (store, error, title);
  if (act == NULL ||
      !desk_store_execute (store, error,
                           "INSERT INTO contacts (client_id, at, channel, text, by_id, shoot_id)"
                           " VALUES (?, ?, ?, ?, ?, ?)",
                           "itttrr", client, moment, channel != NULL ? channel : "chat", words, by,
                           shoot))
    return 0;
  contact = desk_store_last_id (store);
  return desk_act_commit (g_steal_pointer (&act), error) ? contact : 0;
}

/* Returns: (transfer full) (nullable) (element-type DeskClientContact): the newest first */
GPtrArray *
desk_clients_contacts (DeskOffice  *office,
                       gint64       client,
                       GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT id, at, channel, text, ifnull(by_id, 0), ifnull(shoot_id, 0) FROM contacts"
    " WHERE client_id = ? ORDER BY at DESC, id DESC",
    "i", client);
  GPtrArray *contacts;

  if (rows == NULL)
    return NULL;
  contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_client_contact_free);
  while (desk_rows_next (rows))
    {
      DeskClientContact *contact = g_new0 (DeskClientContact, 1);

      contact->id = desk_rows_int (rows, 0);
      contact->at = g_strdup (desk_rows_text (rows, 1));
      contact->channel = g_intern_string (desk_rows_text (rows, 2));
      contact->text = g_strdup (desk_rows_text (rows, 3));
      contact->by = desk_rows_int (rows, 4);
      contact->name = desk_people_dup_name (office, contact->by);
      contact->shoot = desk_rows_int (rows, 5);
      g_ptr_array_add (contacts, contact);
    }
  return contacts;
}

/* Returns: (transfer full) (nullable) (element-type DeskClientShoot): the newest first */
GPtrArray *
desk_clients_shoots (DeskOffice  *office,
                     gint64       client,
                     GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT s.id, s.number, s.step, s.state, (SELECT count(*) FROM goods WHERE shoot_id = s.id"
    " AND returned IS NULL) FROM shoots s WHERE s.client_id = ? ORDER BY s.id DESC",
    "i", client);
  GPtrArray *shoots;

  if (rows == NULL)
    return NULL;
  shoots = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_client_shoot_free);
  while (desk_rows_next (rows))
    {
      DeskClientShoot *shoot = g_new0 (DeskClientShoot, 1);

      shoot->id = desk_rows_int (rows, 0);
      shoot->number = g_strdup (desk_rows_text (rows, 1));
      shoot->step = g_strdup (desk_rows_text (rows, 2));
      shoot->state = g_intern_string (desk_rows_text (rows, 3));
      shoot->n_goods = (guint) desk_rows_int (rows, 4);
      g_ptr_array_add (shoots, shoot);
    }
  return shoots;
}

/* Fills in the moment and the channel of a contact that is entered field by field. */
void
desk_clients_complete (DeskOffice *office,
                       DeskDraft  *draft)
{
  g_autofree char *moment = NULL;
  DeskDate day;

  if (desk_draft_get_kind (draft) != &desk_kind_contacts || desk_draft_get_id (draft) != 0)
    return;
  if (desk_draft_get_text (draft, "at") == NULL && desk_equipment_moment (office, &moment, &day))
    desk_draft_set_text (draft, "at", moment);
  if (desk_draft_get_text (draft, "channel") == NULL)
    desk_draft_set_text (draft, "channel", "chat");
}

/* Whether a client or a contact may be saved as it is. */
gboolean
desk_clients_check_draft (DeskOffice  *office,
                          DeskDraft   *draft,
                          GError     **error)
{
  const char *number;
  g_autofree char *title = NULL;
  gint64 former;

  if (desk_draft_get_kind (draft) != &desk_kind_clients)
    return TRUE;
  number = desk_draft_get_text (draft, "number");
  if (strchr (number, ' ') != NULL)
    return desk_equipment_refuse (
      /* Translators: %s: a student number */
      error, _ ("The student number “%s” is written without spaces (SHO-1)"), number);
  former = desk_clients_find_former (office, number);
  if (former == 0 || former == desk_draft_get_id (draft))
    return TRUE;
  title = desk_clients_dup_title (office, former);
  /* Translators: a student number, then another one with a name */
  return desk_equipment_refuse (error, _ ("%s was merged into %s; change that client (SHO-1)"),
                                number, title);
}

static gboolean
has_any (DeskOffice *office,
         const char *sql,
         gint64      client)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL, sql, "i", client);

  return rows != NULL && desk_rows_next (rows) && desk_rows_int (rows, 0) != 0;
}

/* A client with a history stays; two records of one person are merged. */
gboolean
desk_clients_check_remove (DeskOffice      *office,
                           const DeskKind  *kind,
                           gint64           id,
                           GError         **error)
{
  g_autofree char *title = NULL;

  if (kind != &desk_kind_clients)
    return TRUE;
  title = desk_clients_dup_title (office, id);
  if (has_any (office, "SELECT count(*) FROM shoots WHERE client_id = ?", id))
    /* Translators: %s: a student number and a name */
    return desk_equipment_refuse (error, _ ("%s has shoots and stays; merge two records of one"
                                            " client instead (SHO-1)"),
                                  title);
  if (has_any (office, "SELECT count(*) FROM goods WHERE client_id = ?", id))
    /* Translators: %s: a student number and a name */
    return desk_equipment_refuse (error, _ ("Goods of %s are or were here, so the client stays"
                                            " (SHO-9)"),
                                  title);
  if (has_any (office, "SELECT count(*) FROM contacts WHERE client_id = ?", id))
    /* Translators: %s: a student number and a name */
    return desk_equipment_refuse (error, _ ("Every contact with %s is kept, so the client stays"
                                            " (SHO-1)"),
                                  title);
  return TRUE;
}
