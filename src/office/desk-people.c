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

#define PRESENCES                                                                        \
  "SELECT p.id, p.status, p.entry_date, p.left_date, a.\"from\", a.\"to\" FROM people p" \
  " LEFT JOIN absences a ON a.person_id = p.id"

typedef struct
{
  DeskDate from, to;
} Span;

typedef struct
{
  gboolean left, suspended; /* by status */
  DeskDate entry_date, left_date;
  GArray *leaves; /* Span; NULL for none */
} Employment;

struct _DeskPresences
{
  GHashTable *people; /* id → Employment */
};

static void
employment_free (gpointer data)
{
  Employment *self = data;

  g_clear_pointer (&self->leaves, g_array_unref);
  g_free (self);
}

static DeskPresence
employment_get_presence (const Employment *self,
                         DeskDate          date)
{
  /* Somebody who leaves on a day to come works until then. */
  if (self->left_date != DESK_DATE_NONE ? date > self->left_date : self->left)
    return DESK_PERSON_LEFT;
  if (self->suspended)
    return DESK_PERSON_SUSPENDED;
  if (self->entry_date > date)
    return DESK_PERSON_NOT_JOINED;
  for (guint i = 0; self->leaves != NULL && i < self->leaves->len; i++)
    {
      const Span *leave = &g_array_index (self->leaves, Span, i);
      if (date >= leave->from && date <= leave->to)
        return DESK_PERSON_ON_LEAVE;
    }
  return DESK_PERSON_PRESENT;
}

/* Of everybody, or of @person alone when that is not 0. */
static DeskPresences *
read_presences (DeskOffice  *office,
                gint64       person,
                GError     **error)
{
  g_autoptr (DeskPresences) self = g_new0 (DeskPresences, 1);
  g_autoptr (DeskRows) rows =
    person == 0
      ? desk_store_select (office->store, error, PRESENCES, "")
      : desk_store_select (office->store, error, PRESENCES " WHERE p.id = ?", "i", person);

  self->people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, employment_free);
  if (rows == NULL)
    return NULL;
  while (desk_rows_next (rows))
    {
      gint64 id = desk_rows_int (rows, 0);
      Employment *one = g_hash_table_lookup (self->people, &id);
      Span leave = { desk_rows_date (rows, 4), desk_rows_date (rows, 5) };

      if (one == NULL)
        {
          one = g_new0 (Employment, 1);
          one->left = g_str_equal (desk_rows_text (rows, 1), "left");
          one->suspended = g_str_equal (desk_rows_text (rows, 1), "suspended");
          one->entry_date = desk_rows_date (rows, 2);
          one->left_date = desk_rows_date (rows, 3);
          g_hash_table_insert (self->people, g_memdup2 (&id, sizeof id), one);
        }
      if (leave.from == DESK_DATE_NONE)
        continue;
      if (one->leaves == NULL)
        one->leaves = g_array_new (FALSE, FALSE, sizeof (Span));
      g_array_append_val (one->leaves, leave);
    }
  return g_steal_pointer (&self);
}

/**
 * desk_presences_new:
 *
 * Returns: (transfer full): the presence of everybody on any day, as it is now
 */
DeskPresences *
desk_presences_new (DeskOffice  *office,
                    GError     **error)
{
  return read_presences (office, 0, error);
}

void
desk_presences_free (DeskPresences *self)
{
  g_hash_table_unref (self->people);
  g_free (self);
}

/* Why @person is not there on @date, or that they are. */
DeskPresence
desk_presences_get (DeskPresences *self,
                    gint64         person,
                    DeskDate       date)
{
  const Employment *one = g_hash_table_lookup (self->people, &person);

  return one != NULL ? employment_get_presence (one, date) : DESK_PERSON_LEFT;
}

/* As desk_presences_get(), for a single question. */
DeskPresence
desk_people_presence (DeskOffice *office,
                      gint64      person,
                      DeskDate    date)
{
  g_autoptr (DeskPresences) presences =
    person != 0 ? read_presences (office, person, NULL) : NULL;

  return presences != NULL ? desk_presences_get (presences, person, date) : DESK_PERSON_LEFT;
}

/* Returns: (transfer full) (element-type gint64): who is there on @date, by pinyin */
GArray *
desk_people_present (DeskOffice  *office,
                     DeskDate     date,
                     GError     **error)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DeskPresences) presences = desk_presences_new (office, error);
  g_autoptr (DeskRows) rows = NULL;

  if (presences == NULL)
    return NULL;
  rows = desk_store_select (office->store, error,
                            "SELECT id FROM people ORDER BY name COLLATE PINYIN, id", "");
  if (rows == NULL)
    return NULL;
  while (desk_rows_next (rows))
    {
      gint64 id = desk_rows_int (rows, 0);
      if (desk_presences_get (presences, id, date) == DESK_PERSON_PRESENT)
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
