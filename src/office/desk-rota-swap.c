/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Swaps of duty (ROT-5): with a colleague, for a day of the colleague's or for a
 * turn owed, or with one's own other day. */

#include <stdlib.h>

#include "desk-language.h"
#include "desk-people.h"
#include "desk-rota-private.h"
#include "desk-settings.h"

/* How far ahead a day to swap with is looked for. */
#define PARTNER_DAYS 45

typedef struct
{
  DeskOffice *office;
  DeskDate date, with_date;
  gint64 person, with;
  char *day, *with_day, *name, *with_name; /* words */
} Swap;

static void
swap_clear (Swap *self)
{
  g_free (self->day);
  g_free (self->with_day);
  g_free (self->name);
  g_free (self->with_name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Swap, swap_clear)

static gboolean
is_on_duty (DeskOffice *office,
            DeskDate    date,
            gint64      person)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL,
                       "SELECT 1 FROM duty_people p JOIN duties d ON d.id = p.duty_id WHERE d.date "
                       "= ? AND p.person_id = ?",
                       "di", date, person);

  return rows != NULL && desk_rows_next (rows);
}

static gboolean
refuse (GError     **error,
        const char  *format,
        const char  *first,
        const char  *second)
{
  g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED, format, first, second);
  return FALSE;
}

/* @person must come on @date and not be on duty then anyway. */
static gboolean
check_can_take (DeskOffice  *office,
                DeskDate     date,
                gint64       person,
                const char  *name,
                const char  *day,
                GError     **error)
{
  DeskPresence presence = desk_people_presence (office, person, date);

  if (presence == DESK_PERSON_ON_LEAVE)
    /* Translators: a name and a day */
    return refuse (error, _ ("%s is on leave on %s (ROT-4)"), name, day);
  if (presence != DESK_PERSON_PRESENT)
    /* Translators: a name and a day */
    return refuse (error, _ ("%s does not work here on %s (ROT-4)"), name, day);
  if (is_on_duty (office, date, person))
    /* Translators: a name and a day */
    return refuse (error, _ ("%s is on duty on %s already"), name, day);
  return TRUE;
}

static gboolean
check_has_duty (DeskOffice  *office,
                DeskDate     date,
                gint64       person,
                const char  *name,
                const char  *day,
                GError     **error)
{
  if (!is_on_duty (office, date, person))
    /* Translators: a name and a day */
    return refuse (error, _ ("%s is not on duty on %s"), name, day);
  if (desk_rota_is_inspected (office, date))
    /* Translators: a name and a day */
    return refuse (error,
                   _ ("The duty of %s on %s was inspected already, so it can no longer be swapped"),
                   name, day);
  return TRUE;
}

/* How many swaps a person asks for in a month is limited. */
static gboolean
check_limit (const Swap  *swap,
             GError     **error)
{
  gboolean self = swap->person == swap->with;
  gint64 limit = desk_settings_get_integer (
    swap->office, self ? "rota.self-swaps-per-month" : "rota.swaps-per-month");
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (swap->office), error,
    "SELECT count(*) FROM swaps WHERE person_id = ? AND kind = ? AND date BETWEEN ? AND ?", "itdd",
    swap->person, self ? "self" : "colleague", desk_date_month_start (swap->date),
    desk_date_month_end (swap->date));

  if (rows == NULL)
    return FALSE;
  if (!desk_rows_next (rows) || desk_rows_int (rows, 0) < limit)
    return TRUE;
  g_set_error (
    error, DESK_ERROR, DESK_ERROR_REFUSED,
    self
      /* Translators: a name and a number */
      ? ngettext ("%s has changed the own day %d time this month, which is the limit (ROT-5)",
                  "%s has changed the own day %d times this month, which is the limit (ROT-5)",
                  (gulong) limit)
      /* Translators: a name and a number */
      : ngettext ("%s has swapped %d time this month, which is the limit (ROT-5)",
                  "%s has swapped %d times this month, which is the limit (ROT-5)", (gulong) limit),
    swap->name, (int) limit);
  return FALSE;
}

static gboolean
check (const Swap  *swap,
       GError     **error)
{
  if (!desk_rota_check_duty_day (swap->office, swap->date, error) ||
      (swap->with_date != DESK_DATE_NONE &&
       !desk_rota_check_duty_day (swap->office, swap->with_date, error)))
    return FALSE;
  if (!check_has_duty (swap->office, swap->date, swap->person, swap->name, swap->day, error))
    return FALSE;

  if (swap->person == swap->with)
    {
      if (swap->with_date == DESK_DATE_NONE || swap->with_date == swap->date)
        return refuse (error, _ ("Name the other day that %s takes instead of %s"), swap->name,
                       swap->day);
      if (desk_rota_find_duty (swap->office, swap->with_date) == 0)
        return refuse (error, _ ("%s: nothing is planned on %s yet"), swap->name, swap->with_day);
      if (desk_rota_is_inspected (swap->office, swap->with_date))
        return refuse (
          error, _ ("The duty of %s on %s was inspected already, so it can no longer be swapped"),
          swap->name, swap->with_day);
      return check_can_take (swap->office, swap->with_date, swap->person, swap->name,
                             swap->with_day, error) &&
             check_limit (swap, error);
    }

  if (!check_can_take (swap->office, swap->date, swap->with, swap->with_name, swap->day, error))
    return FALSE;
  if (swap->with_date != DESK_DATE_NONE &&
      (!check_has_duty (swap->office, swap->with_date, swap->with, swap->with_name, swap->with_day,
                        error) ||
       !check_can_take (swap->office, swap->with_date, swap->person, swap->name, swap->with_day,
                        error)))
    return FALSE;
  return check_limit (swap, error);
}

/* Whose turn @person takes on the day: after a second swap still the first one's. */
static gint64
turn_of (DeskOffice *office,
         gint64      duty,
         gint64      person)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT ifnull(stands_for_id, person_id) FROM duty_people WHERE duty_id = ? AND person_id = ?",
    "ii", duty, person);

  return rows != NULL && desk_rows_next (rows) ? desk_rows_int (rows, 0) : person;
}

static gboolean
take_place (DeskOffice  *office,
            DeskDate     date,
            gint64       person,
            gint64       by,
            GError     **error)
{
  gint64 duty = desk_rota_find_duty (office, date);
  gint64 owner = turn_of (office, duty, person);

  return desk_rota_replace_person (office, duty, person, by, owner == by ? 0 : owner, error);
}

/* The people of a day, one more or one less; the areas are given out anew. @owner
 * is whose turn the one more takes, or 0. */
static gboolean
write_without_or_with (DeskOffice  *office,
                       DeskDate     date,
                       gint64       person,
                       gboolean     with,
                       gint64       owner,
                       GError     **error)
{
  gint64 duty = desk_rota_find_duty (office, date);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) stands_for = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DeskAreaHistory) history = NULL;
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT person_id, ifnull(stands_for_id, 0) FROM duty_people WHERE duty_id = ?"
    " ORDER BY position, id",
    "i", duty);

  if (rows == NULL)
    return FALSE;
  history = desk_rota_area_history (office, date, error);
  if (history == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      gint64 id = desk_rows_int (rows, 0), whose = desk_rows_int (rows, 1);

      if (!with && id == person)
        continue;
      g_array_append_val (people, id);
      g_array_append_val (stands_for, whose);
    }
  if (with)
    {
      g_array_append_val (people, person);
      g_array_append_val (stands_for, owner);
    }
  if (people->len == 0)
    {
      g_autofree char *day = desk_rota_format_day (date);
      g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                   /* Translators: %s is a day */
                   _ ("Nobody would be left on duty on %s; swap with a colleague instead"), day);
      return FALSE;
    }
  return desk_rota_write_people (office, duty, (const gint64 *) people->data,
                                 (const gint64 *) stands_for->data, people->len, error) &&
         desk_rota_write_areas (office, duty, (const gint64 *) people->data, people->len, history,
                                error);
}

/* One's own duty on another day; a turn taken over or repaid goes along. */
static gboolean
move_own_day (const Swap  *swap,
              GError     **error)
{
  gint64 duty = desk_rota_find_duty (swap->office, swap->date);
  gint64 owner = turn_of (swap->office, duty, swap->person);

  if (owner == swap->person)
    owner = 0;
  return desk_store_execute (desk_office_get_store (swap->office), error,
                             "UPDATE swaps SET repaid = ? WHERE repaid = ? AND with_id = ?", "ddi",
                             swap->with_date, swap->date, owner) &&
         write_without_or_with (swap->office, swap->date, swap->person, FALSE, 0, error) &&
         write_without_or_with (swap->office, swap->with_date, swap->person, TRUE, owner, error);
}

/**
 * desk_rota_swap:
 * @date: the duty day that @person gives away
 * @with: who takes it; @person for a change of one's own day
 * @with_date: the day of @with's that @person takes instead, or the own other day;
 *   none: @person owes @with a turn, which the planner repays
 * @approver: who allowed it; 0: the administration
 *
 * Swaps a duty (ROT-5); the record names both and the approver.
 */
gboolean
desk_rota_swap (DeskOffice  *office,
                DeskDate     date,
                gint64       person,
                gint64       with,
                DeskDate     with_date,
                gint64       approver,
                GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_auto (Swap) swap = { office, date, with_date, person, with };
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *title = NULL;
  gboolean self = person == with;
  gboolean done;

  swap.day = desk_rota_format_day (date);
  swap.with_day = with_date != DESK_DATE_NONE ? desk_rota_format_day (with_date) : g_strdup ("");
  swap.name = desk_people_dup_name (office, person);
  swap.with_name = desk_people_dup_name (office, with);
  if (!check (&swap, error))
    return FALSE;

  title = self
            /* Translators: the title of an act: a name and two days */
            ? g_strdup_printf (_ ("Move the duty of %s from %s to %s"), swap.name, swap.day,
                               swap.with_day)
            /* Translators: the title of an act: a day and two names */
            : g_strdup_printf (_ ("Swap the duty of %s: %s with %s"), swap.day, swap.name,
                               swap.with_name);
  act = desk_store_begin (store, error, title);
  if (act == NULL)
    return FALSE;
  if (self)
    done = move_own_day (&swap, error);
  else
    done = take_place (office, date, person, with, error) &&
           (with_date == DESK_DATE_NONE || take_place (office, with_date, with, person, error));
  if (approver == 0)
    approver = desk_people_acting (office, "administration", date);
  if (!done || !desk_store_execute (store, error,
                                    "INSERT INTO swaps (date, person_id, with_id, with_date, kind,"
                                    " approver_id) VALUES (?, ?, ?, ?, ?, ?)",
                                    "diidtr", date, person, with, with_date,
                                    self ? "self" : "colleague", approver))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

void
desk_swap_partner_free (DeskSwapPartner *self)
{
  g_free (self->name);
  g_free (self);
}

static int
compare_partners (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  const DeskSwapPartner *one = *(DeskSwapPartner *const *) a;
  const DeskSwapPartner *other = *(DeskSwapPartner *const *) b;
  DeskDate date = GPOINTER_TO_INT (data);
  int distance = one->date != DESK_DATE_NONE ? abs (one->date - date) : G_MAXINT;
  int other_distance = other->date != DESK_DATE_NONE ? abs (other->date - date) : G_MAXINT;

  return distance < other_distance ? -1 : distance > other_distance;
}

static DeskDate
today (DeskOffice *office)
{
  g_autofree char *moment = desk_store_get_moment (desk_office_get_store (office));
  DeskDate date;
  int minutes;

  return desk_moment_parse (moment, &date, &minutes) ? date : desk_date_today ();
}

/* The duty day of @with nearest to @date that @person could take. */
static DeskDate
nearest_day (DeskOffice *office,
             DeskDate    date,
             gint64      person,
             gint64      with)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT d.date FROM duties d JOIN duty_people p ON p.duty_id = d.id"
    " WHERE p.person_id = ?1 AND d.kind = 'group' AND d.inspected IS NULL AND d.date BETWEEN ?2 "
    "AND ?3"
    " AND NOT EXISTS (SELECT 1 FROM duty_people x WHERE x.duty_id = d.id AND x.person_id = ?4)"
    " ORDER BY abs(julianday(d.date) - julianday(?5)) LIMIT 5",
    "iddid", with, MAX (today (office), date - PARTNER_DAYS), date + PARTNER_DAYS, person, date);

  while (rows != NULL && desk_rows_next (rows))
    if (desk_people_presence (office, person, desk_rows_date (rows, 0)) == DESK_PERSON_PRESENT)
      return desk_rows_date (rows, 0);
  return DESK_DATE_NONE;
}

/**
 * desk_rota_swap_partners:
 *
 * Returns: (transfer full) (element-type DeskSwapPartner): who could take the duty
 *   of @person on @date, those with a day near to give in return first
 */
GPtrArray *
desk_rota_swap_partners (DeskOffice  *office,
                         DeskDate     date,
                         gint64       person,
                         GError     **error)
{
  g_autoptr (GArray) present = desk_people_present (office, date, error);
  GPtrArray *partners;

  if (present == NULL)
    return NULL;
  partners = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_swap_partner_free);
  for (guint i = 0; i < present->len; i++)
    {
      gint64 id = g_array_index (present, gint64, i);
      DeskSwapPartner *partner;

      if (id == person || is_on_duty (office, date, id))
        continue;
      partner = g_new0 (DeskSwapPartner, 1);
      partner->person = id;
      partner->name = desk_people_dup_name (office, id);
      partner->date = nearest_day (office, date, person, id);
      g_ptr_array_add (partners, partner);
    }
  g_ptr_array_sort_with_data (partners, compare_partners, GINT_TO_POINTER (date));
  return partners;
}
