/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-lookup.h"

#include "desk-people.h"

/* No kind's records are told apart by more fields. */
#define MAX_FIELDS 3

void
desk_identity_free (DeskIdentity *self)
{
  g_free (self->name);
  g_free (self->phone);
  g_free (self->entry_date);
  g_free (self);
}

/* Returns: (transfer full) (element-type DeskIdentity): everybody, who has left too */
GPtrArray *
desk_lookup_identities (DeskOffice  *office,
                        GError     **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error,
                       "SELECT id, name, phone, entry_date FROM people ORDER BY id", "");
  GPtrArray *everybody;

  if (rows == NULL)
    return NULL;
  everybody = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_identity_free);
  while (desk_rows_next (rows))
    {
      DeskIdentity *one = g_new0 (DeskIdentity, 1);

      one->id = desk_rows_int (rows, 0);
      one->name = g_strdup (desk_rows_text (rows, 1));
      one->phone = g_strdup (desk_rows_text (rows, 2));
      one->entry_date = g_strdup (desk_rows_text (rows, 3));
      g_ptr_array_add (everybody, one);
    }
  return everybody;
}

/**
 * desk_lookup_same:
 * @fields: (array zero-terminated=1): at most three, all of them set in @draft
 *
 * Returns: the record that has the same values in these fields, or 0
 */
gint64
desk_lookup_same (DeskOffice        *office,
                  DeskDraft         *draft,
                  const char *const *fields)
{
  const DeskKind *kind = desk_draft_get_kind (draft);
  g_autoptr (GString) sql = g_string_new ("SELECT id FROM ");
  g_autoptr (DeskRows) rows = NULL;
  const DeskValue *values[MAX_FIELDS] = { NULL };
  guint n = 0;

  g_string_append_printf (sql, "%s WHERE ", kind->table);
  for (; fields[n] != NULL; n++)
    {
      g_autofree char *column = desk_field_get_column (desk_kind_get_field (kind, fields[n]));

      g_assert (n < MAX_FIELDS);
      g_string_append_printf (sql, "%s%s = ?", n > 0 ? " AND " : "", column);
      values[n] = desk_draft_get_value (draft, fields[n]);
    }
  /* As many values as there are fields. */
  rows = desk_store_select (desk_office_get_store (office), NULL, sql->str,
                            &"vvv"[MAX_FIELDS - n], values[0], values[1], values[2]);
  return rows != NULL && desk_rows_next (rows) ? desk_rows_int (rows, 0) : 0;
}

/* Returns: (transfer full) (element-type gint64): who of @group is there on @date */
GArray *
desk_lookup_members (DeskOffice  *office,
                     gint64       group,
                     DeskDate     date,
                     GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT id FROM people WHERE group_id = ? ORDER BY name COLLATE PINYIN, id", "i", group);
  GArray *people;

  if (rows == NULL)
    return NULL;
  people = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (desk_rows_next (rows))
    {
      gint64 person = desk_rows_int (rows, 0);
      if (desk_people_presence (office, person, date) == DESK_PERSON_PRESENT)
        g_array_append_val (people, person);
    }
  return people;
}

/* Whether any duty after @date is planned. */
gboolean
desk_lookup_planned_after (DeskOffice *office,
                           DeskDate    date)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL,
                       "SELECT 1 FROM duties WHERE date > ? LIMIT 1", "d", date);

  return rows != NULL && desk_rows_next (rows);
}
