/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-people.h"

#include "desk-language.h"
#include "desk-office-private.h"

/* Returns: the person called @name (`name#id` where two share it), or 0 */
gint64
desk_people_find (DeskOffice  *office,
                  const char  *name,
                  GError     **error)
{
  return desk_store_find_named (office->store, &desk_kind_people, name, error);
}

/* Returns: (transfer full): the name, with #id where two people share it */
char *
desk_people_dup_name (DeskOffice *office,
                      gint64      person)
{
  static const DeskField field = { "person", DESK_FIELD_REFERENCE, NULL, .reference = "people" };
  DeskValue value = { .set = person != 0, .number = person };

  return desk_value_to_display (office->store, &field, &value, DESK_LANGUAGE_ENGLISH);
}

/* Why @person is not there on @date, or that they are. */
DeskPresence
desk_people_presence (DeskOffice *office,
                      gint64      person,
                      DeskDate    date)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    office->store, NULL,
    "SELECT status, entry_date, left_date, EXISTS (SELECT 1 FROM absences a"
    " WHERE a.person_id = p.id AND ?2 BETWEEN a.\"from\" AND a.\"to\") FROM people p WHERE id = ?1",
    "id", person, date);
  const char *status;
  DeskDate left;

  if (rows == NULL || !desk_rows_next (rows))
    return DESK_PERSON_LEFT;

  status = desk_rows_text (rows, 0);
  left = desk_rows_date (rows, 2);
  /* Somebody who leaves on a day to come works until then. */
  if (left != DESK_DATE_NONE ? date > left : g_str_equal (status, "left"))
    return DESK_PERSON_LEFT;
  if (g_str_equal (status, "suspended"))
    return DESK_PERSON_SUSPENDED;
  if (desk_rows_date (rows, 1) > date)
    return DESK_PERSON_NOT_JOINED;
  return desk_rows_int (rows, 3) ? DESK_PERSON_ON_LEAVE : DESK_PERSON_PRESENT;
}

/* Returns: (transfer full) (element-type gint64): who is there on @date, by pinyin */
GArray *
desk_people_present (DeskOffice  *office,
                     DeskDate     date,
                     GError     **error)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DeskRows) rows = desk_store_select (
    office->store, error, "SELECT id FROM people ORDER BY name COLLATE PINYIN, id", "");

  if (rows == NULL)
    return NULL;
  while (desk_rows_next (rows))
    {
      gint64 id = desk_rows_int (rows, 0);
      if (desk_people_presence (office, id, date) == DESK_PERSON_PRESENT)
        g_array_append_val (people, id);
    }
  return g_steal_pointer (&people);
}

static gint64
post_person (DeskOffice *office,
             const char *post,
             DeskDate    date)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    office->store, NULL, "SELECT holder_id, deputy_id FROM posts WHERE post = ?", "t", post);

  if (rows == NULL || !desk_rows_next (rows))
    return 0;
  for (guint i = 0; i < 2; i++)
    {
      gint64 person = desk_rows_int (rows, i);
      if (person != 0 && (date == DESK_DATE_NONE ||
                          desk_people_presence (office, person, date) == DESK_PERSON_PRESENT))
        return person;
    }
  return 0;
}

/**
 * desk_people_acting:
 * @post: the code of a post, "monitor"
 *
 * Returns: who acts on @date: the holder, the deputy when the holder is away
 *   (PEO-2), the administration for a post without either, or 0
 */
gint64
desk_people_acting (DeskOffice *office,
                    const char *post,
                    DeskDate    date)
{
  gint64 person = post_person (office, post, date);

  return person != 0 ? person : post_person (office, "administration", date);
}

/* Who holds @post, whether they are there or not; or 0. */
gint64
desk_people_holder (DeskOffice *office,
                    const char *post)
{
  return post_person (office, post, DESK_DATE_NONE);
}
