/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reservations: when an item is free (INV-5).
 *
 *            from      until
 *   |booking)  [--------)  [booking|      free: one may end when the next begins
 *         |booking)                       taken, by a minute already
 *
 * A loan that is overdue is in the way until now; one without a day of return,
 * or a repair without one, is in the way of all that comes. */

#include <string.h>

#include "desk-equipment-private.h"
#include "desk-language.h"
#include "desk-lending-private.h"
#include "desk-people.h"
#include "desk-qualifications.h"

#define MINUTES_A_DAY 1440

void
desk_booking_free (DeskBooking *self)
{
  g_free (self->from);
  g_free (self->until);
  g_free (self->slip);
  g_free (self->shoot);
  g_free (self);
}

static gint64
count_minutes (const char *moment)
{
  DeskDate date;
  int minutes;

  return desk_moment_parse (moment, &date, &minutes) ? (gint64) date * MINUTES_A_DAY + minutes : 0;
}

static char *
to_moment (gint64 minutes)
{
  return desk_moment_format ((DeskDate) (minutes / MINUTES_A_DAY), (int) (minutes % MINUTES_A_DAY));
}

/**
 * desk_lending_bookings:
 * @from: (nullable): only what is not over then
 * @until: (nullable): only what has begun then
 *
 * Returns: (transfer full) (nullable) (element-type DeskBooking): when @item is
 *   reserved, lent or in repair, in order
 */
GPtrArray *
desk_lending_bookings (DeskOffice  *office,
                       gint64       item,
                       const char  *from,
                       const char  *until,
                       GError     **error)
{
  g_autofree char *now = NULL;
  g_autoptr (DeskRows) rows = NULL;
  GPtrArray *bookings;
  DeskDate day;

  if (!desk_equipment_moment (office, &now, &day))
    return NULL;
  rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT * FROM (SELECT \"from\" AS f, CASE WHEN until IS NULL THEN NULL WHEN state = 'out'"
    " THEN max(until, ?4) ELSE until END AS u, state AS s, id, borrower_id, slip,"
    " shoot FROM loans"
    " WHERE item_id = ?1 AND state IN ('reserved', 'out')"
    " UNION ALL SELECT reported, date(due, '+1 day') || ' 00:00', 'repair', 0,"
    " ifnull(reporter_id, 0), number, NULL FROM jobs WHERE item_id = ?1 AND state = 'away')"
    " WHERE (?2 IS NULL OR u IS NULL OR u > ?2) AND (?3 IS NULL OR f < ?3) ORDER BY f",
    "ittt", item, from, until, now);
  if (rows == NULL)
    return NULL;
  bookings = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_booking_free);
  while (desk_rows_next (rows))
    {
      DeskBooking *booking = g_new0 (DeskBooking, 1);

      booking->from = g_strdup (desk_rows_text (rows, 0));
      booking->until = g_strdup (desk_rows_text (rows, 1));
      booking->kind = g_intern_string (desk_rows_text (rows, 2));
      booking->loan = desk_rows_int (rows, 3);
      booking->person = desk_rows_int (rows, 4);
      booking->slip = g_strdup (desk_rows_text (rows, 5));
      booking->shoot = g_strdup (desk_rows_text (rows, 6));
      g_ptr_array_add (bookings, booking);
    }
  return bookings;
}

static char *
next_free (GPtrArray  *bookings,
           const char *from,
           const char *until,
           gint64      except)
{
  gint64 start = count_minutes (from);
  gint64 length = count_minutes (until) - start;

  for (guint i = 0; i < bookings->len; i++)
    {
      const DeskBooking *booking = bookings->pdata[i];

      if (booking->loan != 0 && booking->loan == except)
        continue;
      if (count_minutes (booking->from) >= start + length)
        break;
      if (booking->until == NULL)
        return NULL;
      start = MAX (start, count_minutes (booking->until));
    }
  return to_moment (start);
}

/**
 * desk_lending_next_free:
 *
 * Returns: (transfer full) (nullable): from when on @item is free for as long as
 *   from @from to @until; %NULL when nobody knows
 */
char *
desk_lending_next_free (DeskOffice  *office,
                        gint64       item,
                        const char  *from,
                        const char  *until,
                        GError     **error)
{
  g_autoptr (GPtrArray) bookings = desk_lending_bookings (office, item, from, NULL, error);

  return bookings != NULL ? next_free (bookings, from, until, 0) : NULL;
}

static gboolean
refuse_booked (DeskOffice         *office,
               const char         *number,
               const DeskBooking  *booking,
               const char         *free_from,
               GError            **error)
{
  g_autofree char *name = desk_people_dup_name (office, booking->person);
  gboolean is_out = g_str_equal (booking->kind, "out");

  if (g_str_equal (booking->kind, "repair"))
    return free_from != NULL
             ? desk_equipment_refuse (
                 error,
                 /* Translators: an item's number, a maintenance job's number, a moment */
                 _ ("%s is in repair (%s); it is free from %s (INV-5)"), number, booking->slip,
                 free_from)
             : desk_equipment_refuse (
                 error,
                 /* Translators: an item's number and a maintenance job's number */
                 _ ("%s is in repair (%s) and nobody knows until when (INV-5)"), number,
                 booking->slip);
  if (free_from == NULL)
    /* Translators: an item's number, a name, a slip's number */
    return desk_equipment_refuse (
      error, _ ("%s is with %s (%s) and nobody knows until when (INV-5)"), number, name,
      booking->slip);
  if (is_out)
    /* Translators: an item's number, a name, a slip's number, two moments */
    return desk_equipment_refuse (error,
                                  _ ("%s is with %s (%s) until %s; it is free from %s (INV-5)"),
                                  number, name, booking->slip, booking->until, free_from);
  if (booking->shoot != NULL)
    return desk_equipment_refuse (
      error,
      /* Translators: an item's number, a shoot's number, a name, a slip's number, three
       * moments */
      _ ("%s is reserved for the shoot %s by %s (%s) from %s to %s; it is free from %s (INV-5)"),
      number, booking->shoot, name, booking->slip, booking->from, booking->until, free_from);
  return desk_equipment_refuse (
    error,
    /* Translators: an item's number, a name, a slip's number, three moments */
    _ ("%s is reserved by %s (%s) from %s to %s; it is free from %s (INV-5)"), number, name,
    booking->slip, booking->from, booking->until, free_from);
}

/**
 * desk_reservations_check_free:
 * @except: a loan that is not in the way, as it is the one meant; or 0
 *
 * Returns: whether @item is free from @from to @until; else the error names what is
 *   in the way and the nearest free time
 */
gboolean
desk_reservations_check_free (DeskOffice  *office,
                              gint64       item,
                              const char  *from,
                              const char  *until,
                              gint64       except,
                              GError     **error)
{
  g_autoptr (GPtrArray) bookings = desk_lending_bookings (office, item, from, NULL, error);
  g_autoptr (DeskRows) rows = NULL;
  g_autofree char *number = desk_equipment_dup_number (office, item);

  if (bookings == NULL)
    return FALSE;
  for (guint i = 0; i < bookings->len; i++)
    {
      const DeskBooking *booking = bookings->pdata[i];
      g_autofree char *free_from = NULL;

      if ((booking->loan != 0 && booking->loan == except) || strcmp (booking->from, until) >= 0)
        continue;
      free_from = next_free (bookings, from, until, except);
      return refuse_booked (office, number, booking, free_from, error);
    }

  rows = desk_store_select (desk_office_get_store (office), error,
                            "SELECT state FROM equipment WHERE id = ?", "i", item);
  if (rows == NULL)
    return FALSE;
  if (!desk_rows_next (rows))
    return desk_equipment_refuse (error, _ ("There is no such item in the register (INV-1)"));
  if (g_str_equal (desk_rows_text (rows, 0), "lost"))
    /* Translators: %s: an item's number */
    return desk_equipment_refuse (error, _ ("%s is lost and cannot be lent (INV-5)"), number);
  if (g_str_equal (desk_rows_text (rows, 0), "retired"))
    /* Translators: %s: an item's number */
    return desk_equipment_refuse (error, _ ("%s is retired and cannot be lent (INV-5)"), number);
  return TRUE;
}

/* What must hold of an item's loans after any act, also after one was undone: no
 * two of them at the same time. */
gboolean
desk_reservations_settle (DeskOffice  *office,
                          gint64       item,
                          GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT a.slip, b.slip FROM loans a JOIN loans b ON b.item_id = a.item_id AND b.id > a.id"
    " WHERE a.item_id = ?1 AND a.state IN ('reserved', 'out') AND b.state IN ('reserved', 'out')"
    " AND a.\"from\" < ifnull(b.until, '9999') AND b.\"from\" < ifnull(a.until, '9999') LIMIT 1",
    "i", item);
  g_autofree char *number = NULL;

  if (rows == NULL)
    return FALSE;
  if (!desk_rows_next (rows))
    return TRUE;
  number = desk_equipment_dup_number (office, item);
  return desk_equipment_refuse (
    error,
    /* Translators: an item's number and the numbers of two slips */
    _ ("%s would be given twice at the same time, by %s and %s (INV-5)"), number,
    desk_rows_text (rows, 0), desk_rows_text (rows, 1));
}

static gboolean
check_new (DeskOffice  *office,
           DeskDraft   *draft,
           GError     **error)
{
  const char *state = desk_draft_get_text (draft, "state");
  gint64 item = desk_draft_get_number (draft, "item");
  gint64 borrower = desk_draft_get_number (draft, "borrower");
  gint64 leader = desk_draft_get_number (draft, "leader");
  const char *from = desk_draft_get_text (draft, "from");
  const char *until = desk_draft_get_text (draft, "until");
  DeskDate day;
  int minutes;

  if (state != NULL && !g_str_equal (state, "reserved"))
    return desk_equipment_refuse (
      error, _ ("Only a reservation is entered; use “lend” to hand over (INV-4)"));
  if (until == NULL || strcmp (until, from) <= 0)
    return desk_equipment_refuse (
      error, _ ("Say until when, to the minute, and later than it begins (INV-4)"));
  desk_moment_parse (from, &day, &minutes);
  if (!desk_qualifications_check (office, borrower, item, day, error))
    return FALSE;
  if (g_strcmp0 (desk_draft_get_text (draft, "purpose"), "private") == 0)
    {
      if (desk_draft_get_text (draft, "reason") == NULL)
        return desk_equipment_refuse (error, _ ("Private use needs a reason (INV-4)"));
      if (leader != 0 && !desk_lending_check_leader (office, leader, borrower, day, "INV-4", error))
        return FALSE;
    }
  return desk_reservations_check_free (office, item, from, until, 0, error);
}

/* Fields that a hand-over fixes are not changed afterwards. */
static gboolean
check_unchanged (DeskOffice  *office,
                 DeskDraft   *draft,
                 GError     **error)
{
  static const char *const fixed[] = { "slip", "item", "borrower", "purpose", "from" };
  g_autoptr (DeskDraft) saved = desk_draft_edit (desk_office_get_store (office), &desk_kind_loans,
                                                 desk_draft_get_id (draft), error);

  if (saved == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    if (!desk_value_equal (desk_draft_get_value (saved, fixed[i]),
                           desk_draft_get_value (draft, fixed[i])))
      return desk_equipment_refuse (
        error,
        /* Translators: %s: the label of a field, as “Borrower” */
        _ ("“%s” stays as it was handed over; return the item and lend it again (INV-4)"),
        desk_field_get_label (desk_kind_get_field (&desk_kind_loans, fixed[i])));
  return TRUE;
}

/**
 * desk_lending_check_draft:
 *
 * What a record of loans may become without a hand-over: a new reservation, one
 * that is moved or released, a loan that is prolonged or described better.
 */
gboolean
desk_lending_check_draft (DeskOffice  *office,
                          DeskDraft   *draft,
                          GError     **error)
{
  gint64 id = desk_draft_get_id (draft);
  const char *state = desk_draft_get_text (draft, "state");
  const char *from = desk_draft_get_text (draft, "from");
  const char *until = desk_draft_get_text (draft, "until");
  g_autoptr (DeskRows) rows = NULL;
  const char *before;

  if (id == 0)
    return check_new (office, draft, error);
  rows = desk_store_select (desk_office_get_store (office), error,
                            "SELECT state, until FROM loans WHERE id = ?", "i", id);
  if (rows == NULL || !desk_rows_next (rows))
    return FALSE;
  before = desk_rows_text (rows, 0);
  if (g_strcmp0 (before, state) != 0)
    return (g_str_equal (before, "reserved") && g_strcmp0 (state, "cancelled") == 0) ||
           desk_equipment_refuse (
             error, _ ("The state of a loan follows from hand-over and return; use “lend” and"
                       " “return” (INV-6)"));
  if (!g_str_equal (before, "reserved") && !check_unchanged (office, draft, error))
    return FALSE;
  if (!g_str_equal (before, "reserved") && !g_str_equal (before, "out"))
    return g_strcmp0 (until, desk_rows_text (rows, 1)) == 0 ||
           desk_equipment_refuse (error, _ ("This loan is over; its time stays (INV-12)"));
  if (until == NULL || strcmp (until, from) <= 0)
    return desk_equipment_refuse (
      error, _ ("Say until when, to the minute, and later than it begins (INV-4)"));
  return desk_reservations_check_free (office, desk_draft_get_number (draft, "item"), from, until,
                                       id, error);
}

/**
 * desk_lending_release:
 * @slip: a slip's number
 * @item: only this one of it, or 0
 *
 * Gives up a reservation, as one act.
 */
gboolean
desk_lending_release (DeskOffice  *office,
                      const char  *slip,
                      gint64       item,
                      GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  /* Translators: the title of an act: a slip's number */
  g_autofree char *title = g_strdup_printf (_ ("Release the reservation %s"), slip);
  g_autoptr (DeskRows) rows = desk_store_select (
    store, error,
    "SELECT id FROM loans WHERE slip = ? AND state = 'reserved' AND ? IN (0, item_id)", "ti", slip,
    item);
  g_autoptr (DeskAct) act = NULL;

  if (rows == NULL)
    return FALSE;
  if (desk_rows_count (rows) == 0)
    /* Translators: %s: a slip's number */
    return desk_equipment_refuse (error, _ ("Nothing is reserved with the slip “%s” (INV-5)"),
                                  slip);
  act = desk_store_begin (store, error, title);
  if (act == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    if (!desk_store_execute (store, error, "UPDATE loans SET state = 'cancelled' WHERE id = ?", "i",
                             desk_rows_int (rows, 0)))
      return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}
