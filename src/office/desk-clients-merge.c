/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two records of one client: found by phone or chat number, made one (SHO-1). */

#include <string.h>

#include "desk-clients-private.h"
#include "desk-equipment-private.h"
#include "desk-language.h"

/* Shorter ones are what people write to have the field filled: 0, 111. */
#define MIN_PHONE 6
#define MIN_CHAT  4

void
desk_client_duplicate_free (DeskClientDuplicate *self)
{
  g_ptr_array_unref (self->clients);
  g_free (self);
}

static char *
keep_letters (const char *text,
              gboolean    is_phone)
{
  g_autofree char *normal =
    text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_NFKC) : NULL;
  g_autofree char *lower = normal != NULL ? g_utf8_strdown (normal, -1) : NULL;
  GString *plain = g_string_new (NULL);

  for (const char *p = lower; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (is_phone ? g_unichar_isdigit (c) || c == '+' : g_unichar_isalnum (c) || c == '_')
        g_string_append_unichar (plain, c);
    }
  return g_string_free (plain, FALSE);
}

/* Returns: (transfer full): the digits alone, without the prefix of China */
char *
desk_clients_plain_phone (const char *phone)
{
  static const char *const prefixes[] = { "+86", "0086" };
  char *plain = keep_letters (phone, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (plain, prefixes[i]))
      memmove (plain, plain + strlen (prefixes[i]), strlen (plain + strlen (prefixes[i])) + 1);
  if (strlen (plain) == 13 && g_str_has_prefix (plain, "861"))
    memmove (plain, plain + 2, strlen (plain + 2) + 1);
  return plain;
}

/* Returns: (transfer full): letters and digits alone, without a leading QQ */
char *
desk_clients_plain_chat (const char *chat)
{
  char *plain = keep_letters (chat, FALSE);

  if (g_str_has_prefix (plain, "qq") && g_ascii_isdigit (plain[2]))
    memmove (plain, plain + 2, strlen (plain + 2) + 1);
  return plain;
}

/* The group that @place is in: the smallest place of it. */
static guint
group_of (guint *groups,
          guint  place)
{
  while (groups[place] != place)
    {
      groups[place] = groups[groups[place]];
      place = groups[place];
    }
  return place;
}

/* Joins @place with the one that has the same @key. Returns whether there is one. */
static gboolean
join (GHashTable *seen,
      guint      *groups,
      char       *key,
      gsize       min,
      guint       place)
{
  gpointer found;
  guint a, b;

  if (strlen (key) < min)
    {
      g_free (key);
      return FALSE;
    }
  if (!g_hash_table_lookup_extended (seen, key, NULL, &found))
    {
      g_hash_table_insert (seen, key, GUINT_TO_POINTER (place));
      return FALSE;
    }
  g_free (key);
  a = group_of (groups, GPOINTER_TO_UINT (found));
  b = group_of (groups, place);
  groups[MAX (a, b)] = MIN (a, b);
  return TRUE;
}

static GPtrArray *
read_clients (DeskOffice  *office,
              const char  *condition,
              GError     **error)
{
  g_autofree char *sql =
    g_strconcat ("SELECT " DESK_CLIENT_COLUMNS " FROM clients ", condition, " ORDER BY id", NULL);
  g_autoptr (DeskRows) rows = desk_store_select (desk_office_get_store (office), error, sql, "");
  GPtrArray *clients;

  if (rows == NULL)
    return NULL;
  clients = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_client_free);
  while (desk_rows_next (rows))
    g_ptr_array_add (clients, desk_client_read (rows));
  return clients;
}

static DeskClientDuplicate *
duplicate_new (void)
{
  DeskClientDuplicate *self = g_new0 (DeskClientDuplicate, 1);

  self->clients = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_client_free);
  return self;
}

/**
 * desk_clients_duplicates:
 *
 * Returns: (transfer full) (nullable) (element-type DeskClientDuplicate): the clients
 *   that share a phone or a chat number, however it is written, in order of the oldest
 */
GPtrArray *
desk_clients_duplicates (DeskOffice  *office,
                         GError     **error)
{
  g_autoptr (GPtrArray) all =
    read_clients (office, "WHERE phone IS NOT NULL OR chat IS NOT NULL", error);
  g_autoptr (GHashTable) phones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) chats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  g_autofree guint *groups = NULL;
  g_autofree guint8 *why = NULL;
  GPtrArray *duplicates;

  if (all == NULL)
    return NULL;
  groups = g_new (guint, all->len + 1);
  why = g_new0 (guint8, all->len + 1);
  for (guint i = 0; i < all->len; i++)
    {
      const DeskClient *client = all->pdata[i];

      groups[i] = i;
      if (join (phones, groups, desk_clients_plain_phone (client->phone), MIN_PHONE, i))
        why[i] |= 1;
      if (join (chats, groups, desk_clients_plain_chat (client->chat), MIN_CHAT, i))
        why[i] |= 2;
    }

  duplicates = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_client_duplicate_free);
  for (guint i = 0; i < all->len; i++)
    {
      guint group = group_of (groups, i);
      DeskClientDuplicate *duplicate =
        g_hash_table_lookup (found, GUINT_TO_POINTER (group));

      if (group == i)
        continue;
      if (duplicate == NULL)
        {
          duplicate = duplicate_new ();
          g_ptr_array_add (duplicate->clients, g_steal_pointer (&all->pdata[group]));
          g_hash_table_insert (found, GUINT_TO_POINTER (group), duplicate);
          g_ptr_array_add (duplicates, duplicate);
        }
      g_ptr_array_add (duplicate->clients, g_steal_pointer (&all->pdata[i]));
      duplicate->by_phone |= (why[i] & 1) != 0;
      duplicate->by_chat |= (why[i] & 2) != 0;
    }
  /* What was taken over is not there to be freed. */
  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++)
    g_clear_pointer (&all->pdata[i], desk_client_free);
  return duplicates;
}

/**
 * desk_clients_like:
 * @phone: (nullable): of the client that is entered
 * @chat: (nullable): of the client that is entered
 * @except: the client itself, or 0
 *
 * Returns: (transfer full) (nullable) (element-type DeskClient): who has the same phone
 *   or chat number, however it is written
 */
GPtrArray *
desk_clients_like (DeskOffice  *office,
                   const char  *phone,
                   const char  *chat,
                   gint64       except,
                   GError     **error)
{
  g_autoptr (GPtrArray) all =
    read_clients (office, "WHERE phone IS NOT NULL OR chat IS NOT NULL", error);
  g_autofree char *plain_phone = desk_clients_plain_phone (phone);
  g_autofree char *plain_chat = desk_clients_plain_chat (chat);

  if (all == NULL)
    return NULL;
  for (guint i = all->len; i > 0; i--)
    {
      const DeskClient *client = all->pdata[i - 1];
      g_autofree char *other_phone = desk_clients_plain_phone (client->phone);
      g_autofree char *other_chat = desk_clients_plain_chat (client->chat);

      if (client->id == except ||
          ((strlen (plain_phone) < MIN_PHONE || !g_str_equal (plain_phone, other_phone)) &&
           (strlen (plain_chat) < MIN_CHAT || !g_str_equal (plain_chat, other_chat))))
        g_ptr_array_remove_index (all, i - 1);
    }
  return g_steal_pointer (&all);
}

/* What names the client, in every kind of the file, names the other one from now on. */
static gboolean
move_references (DeskOffice  *office,
                 gint64       keep,
                 gint64       gone,
                 GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  const DeskKind *const *kinds = desk_store_get_schema (store)->kinds;

  for (guint i = 0; kinds[i] != NULL; i++)
    for (const DeskField *field = kinds[i]->fields; field->name != NULL; field++)
      {
        g_autofree char *column = NULL;
        g_autofree char *sql = NULL;

        if (field->type != DESK_FIELD_REFERENCE ||
            !g_str_equal (field->reference, desk_kind_clients.name))
          continue;
        column = desk_field_get_column (field);
        sql = g_strdup_printf ("UPDATE %s SET %s = ? WHERE %s = ?", kinds[i]->table, column,
                               column);
        if (!desk_store_execute (store, error, sql, "ii", keep, gone))
          return FALSE;
      }
  return desk_store_execute (store, error,
                             "UPDATE attachments SET record = ? WHERE kind = 'clients' AND"
                             " record = ?",
                             "ii", keep, gone);
}

/* What only the other record knows is taken over. */
static gboolean
fill_in (DeskOffice        *office,
         const DeskClient  *keep,
         const DeskClient  *gone,
         GError           **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (GString) former = g_string_new (keep->former_numbers);
  g_autofree char *note = NULL;

  if (former->len > 0)
    g_string_append_c (former, ' ');
  g_string_append (former, gone->number);
  if (gone->former_numbers != NULL)
    g_string_append_printf (former, " %s", gone->former_numbers);
  if (keep->note != NULL && gone->note != NULL && !g_str_equal (keep->note, gone->note))
    note = g_strjoin ("\n", keep->note, gone->note, NULL);
  return desk_store_execute (
    store, error,
    "UPDATE clients SET category = ifnull(category, ?), chat = ifnull(chat, ?),"
    " chat_name = ifnull(chat_name, ?), phone = ifnull(phone, ?), address = ifnull(address, ?),"
    " \"class\" = ifnull(\"class\", ?), note = coalesce(?, note, ?), former_numbers = ?"
    " WHERE id = ?",
    "ttttttttti", gone->category, gone->chat, gone->chat_name, gone->phone, gone->address,
    gone->class_name, note, gone->note, former->str, keep->id);
}

/**
 * desk_clients_merge:
 * @keep: whose number and name stay
 * @gone: whose record goes
 *
 * Makes one client of two records, as one act: contacts, shoots, goods, attachments and
 * the number of @gone go to @keep, whose own words win. Refused for one and the same.
 */
gboolean
desk_clients_merge (DeskOffice  *office,
                    gint64       keep,
                    gint64       gone,
                    GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskClient) stays = desk_clients_get (office, keep, error);
  g_autoptr (DeskClient) goes = stays != NULL ? desk_clients_get (office, gone, error) : NULL;
  g_autofree char *title = NULL;
  g_autoptr (DeskAct) act = NULL;

  if (goes == NULL)
    return FALSE;
  if (keep == gone)
    /* Translators: %s: a student number */
    return desk_equipment_refuse (error, _ ("%s cannot be merged with itself (SHO-1)"),
                                  stays->number);
  /* Translators: the title of an act: number and name of a client, then of another one */
  title = g_strdup_printf (_ ("Merge client %s %s into %s %s"), goes->number, goes->name,
                           stays->number, stays->name);
  act = desk_store_begin (store, error, title);
  if (act == NULL || !move_references (office, keep, gone, error) ||
      !desk_store_execute (store, error, "DELETE FROM clients WHERE id = ?", "i", gone) ||
      !fill_in (office, stays, goes, error))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}
