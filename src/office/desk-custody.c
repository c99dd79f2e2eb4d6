/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Custody: rows that follow one another without a gap; the one without an end is
 * who has the thing now. An item's rows follow from its state and its loan, so
 * that neither can say another thing; a key's are written by its two verbs. Those
 * of a client's goods begin when they come in and end when they go back. */

#include "desk-custody.h"

#include <string.h>

#include "desk-equipment-private.h"
#include "desk-language.h"
#include "desk-people.h"

/* What a row is to say. */
typedef struct
{
  const char *column; /* equipment_id, key_id or goods_id */
  gint64 object;
  const char *reason;
  gint64 person;
  gint64 loan;
  const char *condition;
  const char *due;
} Wanted;

void
desk_custody_entry_free (DeskCustodyEntry *self)
{
  g_free (self->name);
  g_free (self->reason);
  g_free (self->from);
  g_free (self->until);
  g_free (self->condition);
  g_free (self->slip);
  g_free (self->due);
  g_free (self);
}

static const char *
column_of (const DeskKind *kind)
{
  return kind == &desk_kind_keys    ? "key_id"
         : kind == &desk_kind_goods ? "goods_id"
                                    : "equipment_id";
}

/**
 * desk_custody_history:
 * @kind: equipment, keys or goods
 *
 * Returns: (transfer full) (nullable) (element-type DeskCustodyEntry): who had it,
 *   from the first day on
 */
GPtrArray *
desk_custody_history (DeskOffice      *office,
                      const DeskKind  *kind,
                      gint64           id,
                      GError         **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT c.id, ifnull(c.person_id, 0), c.reason, c.\"from\", c.until, c.condition,"
    " ifnull(c.loan_id, 0), l.slip, c.due FROM custody c LEFT JOIN loans l ON l.id = c.loan_id"
    " WHERE c.%s = ? ORDER BY c.\"from\", c.id",
    column_of (kind));
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error, sql, "i", id);
  GPtrArray *entries;

  if (rows == NULL)
    return NULL;
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_custody_entry_free);
  while (desk_rows_next (rows))
    {
      DeskCustodyEntry *entry = g_new0 (DeskCustodyEntry, 1);

      entry->id = desk_rows_int (rows, 0);
      entry->person = desk_rows_int (rows, 1);
      entry->name = desk_people_dup_name (office, entry->person);
      entry->reason = g_strdup (desk_rows_text (rows, 2));
      entry->from = g_strdup (desk_rows_text (rows, 3));
      entry->until = g_strdup (desk_rows_text (rows, 4));
      entry->condition = g_strdup (desk_rows_text (rows, 5));
      entry->loan = desk_rows_int (rows, 6);
      entry->slip = g_strdup (desk_rows_text (rows, 7));
      entry->due = g_strdup (desk_rows_text (rows, 8));
      g_ptr_array_add (entries, entry);
    }
  return entries;
}

/* Who has it now, or 0. */
gint64
desk_custody_holder (DeskOffice     *office,
                     const DeskKind *kind,
                     gint64          id)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT person_id FROM custody WHERE %s = ? AND until IS NULL", column_of (kind));
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL, sql, "i", id);

  return rows != NULL && desk_rows_next (rows) ? desk_rows_int (rows, 0) : 0;
}

/* Ends the open row at @moment. A row that began later, because something was
 * recorded after it happened, is moved to where the row before it ends. Returns
 * when the next row begins. */
static char *
end_row (DeskOffice    *office,
         const Wanted  *wanted,
         gint64         row,
         const char    *moment,
         GError       **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *sql = g_strdup_printf (
    "SELECT max(until) FROM custody WHERE %s = ? AND until IS NOT NULL", wanted->column);
  g_autoptr (DeskRows) rows = desk_store_select (store, error, sql, "i", wanted->object);
  const char *end = moment;

  if (rows == NULL || !desk_rows_next (rows))
    return NULL;
  if (desk_rows_text (rows, 0) != NULL && strcmp (desk_rows_text (rows, 0), end) > 0)
    end = desk_rows_text (rows, 0);
  if (!desk_store_execute (store, error,
                           "UPDATE custody SET until = ?1, \"from\" = min(\"from\", ?1)"
                           " WHERE id = ?2",
                           "ti", end, row))
    return NULL;
  return g_strdup (end);
}

static gboolean
write_row (DeskOffice    *office,
           const Wanted  *wanted,
           const char    *from,
           GError       **error)
{
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO custody (%s, person_id, reason, \"from\", condition, loan_id, due)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)",
    wanted->column);

  return desk_store_execute (desk_office_get_store (office), error, sql, "irtttrt", wanted->object,
                             wanted->person, wanted->reason, from, wanted->condition, wanted->loan,
                             wanted->due);
}

/* Makes the open row say what is wanted. @first: when the very first one begins. */
static gboolean
follow (DeskOffice    *office,
        const Wanted  *wanted,
        const char    *first,
        GError       **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *sql = g_strdup_printf (
    "SELECT id, reason, ifnull(person_id, 0), ifnull(loan_id, 0), \"from\", due FROM custody"
    " WHERE %s = ? AND until IS NULL",
    wanted->column);
  g_autoptr (DeskRows) rows = desk_store_select (store, error, sql, "i", wanted->object);
  g_autofree char *moment = NULL;
  g_autofree char *from = NULL;
  DeskDate day;

  if (rows == NULL || !desk_equipment_moment (office, &moment, &day))
    return FALSE;
  if (!desk_rows_next (rows))
    return write_row (office, wanted, first != NULL && strcmp (first, moment) < 0 ? first : moment,
                      error);
  if (g_str_equal (desk_rows_text (rows, 1), wanted->reason) &&
      desk_rows_int (rows, 2) == wanted->person && desk_rows_int (rows, 3) == wanted->loan)
    return g_strcmp0 (desk_rows_text (rows, 5), wanted->due) == 0 ||
           desk_store_execute (store, error, "UPDATE custody SET due = ? WHERE id = ?", "ti",
                               wanted->due, desk_rows_int (rows, 0));
  from = end_row (office, wanted, desk_rows_int (rows, 0), moment, error);
  return from != NULL && write_row (office, wanted, from, error);
}

/* Brings the custody of an item in line with its state, its loan and its
 * responsible person. */
gboolean
desk_custody_settle_item (DeskOffice  *office,
                          gint64       item,
                          GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT e.state, ifnull(e.responsible_id, 0), e.condition, e.bought || ' 00:00',"
    " ifnull(l.id, 0), ifnull(l.borrower_id, 0), l.condition_out, l.until"
    " FROM equipment e LEFT JOIN loans l ON l.item_id = e.id AND l.state = 'out' WHERE e.id = ?",
    "i", item);
  Wanted wanted = { .column = "equipment_id", .object = item };
  const char *state;

  if (rows == NULL)
    return FALSE;
  if (!desk_rows_next (rows))
    return TRUE;
  state = desk_rows_text (rows, 0);
  wanted.reason = state;
  wanted.condition = desk_rows_text (rows, 2);
  if (g_str_equal (state, "out"))
    {
      wanted.reason = "lent";
      wanted.loan = desk_rows_int (rows, 4);
      wanted.person = desk_rows_int (rows, 5);
      wanted.condition = desk_rows_text (rows, 6);
      wanted.due = desk_rows_text (rows, 7);
    }
  else if (g_str_equal (state, "in-store"))
    {
      wanted.reason = "store";
      wanted.person = desk_rows_int (rows, 1);
    }
  return follow (office, &wanted, desk_rows_text (rows, 3), error);
}

/* As desk_custody_settle_item(); who has a key that is out only the verb knows. */
gboolean
desk_custody_settle_key (DeskOffice  *office,
                         gint64       key,
                         GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT state, ifnull(responsible_id, 0) FROM keys WHERE id = ?", "i", key);
  Wanted wanted = { .column = "key_id", .object = key };

  if (rows == NULL)
    return FALSE;
  if (!desk_rows_next (rows) || g_str_equal (desk_rows_text (rows, 0), "out"))
    return TRUE;
  wanted.reason = desk_rows_text (rows, 0);
  if (g_str_equal (wanted.reason, "in-store"))
    {
      wanted.reason = "store";
      wanted.person = desk_rows_int (rows, 1);
    }
  return follow (office, &wanted, NULL, error);
}

/* Brings the custody of a client's goods in line with their receipt and return; who
 * has them on the set only the verb knows. */
gboolean
desk_custody_settle_goods (DeskOffice  *office,
                           gint64       goods,
                           GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskRows) rows = desk_store_select (
    store, error,
    "SELECT ifnull(g.receiver_id, 0), g.condition, g.received, g.returned, ifnull(c.id, 0),"
    " c.reason FROM goods g LEFT JOIN custody c ON c.goods_id = g.id AND c.until IS NULL"
    " WHERE g.id = ?",
    "i", goods);
  Wanted wanted = { .column = "goods_id", .object = goods, .reason = "store" };
  g_autofree char *end = NULL;
  gint64 row;

  if (rows == NULL)
    return FALSE;
  if (!desk_rows_next (rows))
    return TRUE;
  row = desk_rows_int (rows, 4);
  if (!desk_rows_is_null (rows, 3))
    {
      if (row != 0)
        end = end_row (office, &wanted, row, desk_rows_text (rows, 3), error);
      return row == 0 || end != NULL;
    }
  if (g_strcmp0 (desk_rows_text (rows, 5), "lent") == 0)
    return TRUE;
  wanted.person = desk_rows_int (rows, 0);
  wanted.condition = desk_rows_text (rows, 1);
  return follow (office, &wanted, desk_rows_text (rows, 2), error);
}

/**
 * desk_custody_give_goods:
 * @person: who has them from the moment of the act on; 0: they are back where they
 *   are kept
 * @condition: (nullable): in which they change hands
 *
 * Writes who has a client's goods, as part of the act that runs.
 */
gboolean
desk_custody_give_goods (DeskOffice  *office,
                         gint64       goods,
                         gint64       person,
                         const char  *condition,
                         GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT ifnull(receiver_id, 0), received FROM goods WHERE id = ?", "i", goods);
  Wanted wanted = { "goods_id", goods, "lent", person, .condition = condition };

  if (rows == NULL || !desk_rows_next (rows))
    return FALSE;
  if (person == 0)
    {
      wanted.reason = "store";
      wanted.person = desk_rows_int (rows, 0);
    }
  return follow (office, &wanted, desk_rows_text (rows, 1), error);
}

static DeskRows *
read_key (DeskOffice  *office,
          gint64       key,
          GError     **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error,
                       "SELECT number, state FROM keys WHERE id = ?", "i", key);

  if (rows != NULL && !desk_rows_next (rows))
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                           _ ("There is no such key (INV-13)"));
      return NULL;
    }
  return g_steal_pointer (&rows);
}

/**
 * desk_custody_hand_out:
 * @due: (nullable): when it is to be back
 *
 * Hands out a key (INV-13), as one act.
 */
gboolean
desk_custody_hand_out (DeskOffice  *office,
                       gint64       key,
                       gint64       person,
                       const char  *due,
                       GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskRows) rows = read_key (office, key, error);
  g_autofree char *name = desk_people_dup_name (office, person);
  g_autofree char *title = NULL;
  g_autoptr (DeskAct) act = NULL;
  Wanted wanted = { "key_id", key, "lent", person, .due = due };
  const char *number;
  DeskDate day;

  if (rows == NULL || !desk_equipment_moment (office, NULL, &day))
    return FALSE;
  number = desk_rows_text (rows, 0);
  if (g_str_equal (desk_rows_text (rows, 1), "out"))
    {
      g_autofree char *holder =
        desk_people_dup_name (office, desk_custody_holder (office, &desk_kind_keys, key));
      /* Translators: a key's number and a name */
      return desk_equipment_refuse (error, _ ("The key %s is with %s (INV-13)"), number, holder);
    }
  if (!g_str_equal (desk_rows_text (rows, 1), "in-store"))
    /* Translators: %s: a key's number */
    return desk_equipment_refuse (error, _ ("The key %s is not there to hand out (INV-13)"),
                                  number);
  if (desk_people_presence (office, person, day) != DESK_PERSON_PRESENT)
    /* Translators: %s: a name */
    return desk_equipment_refuse (error, _ ("%s is not here to take the key (INV-13)"), name);
  /* Translators: the title of an act: a key's number and a name */
  title = g_strdup_printf (_ ("Hand out the key %s to %s"), number, name);
  act = desk_store_begin (store, error, title);
  if (act == NULL ||
      !desk_store_execute (store, error, "UPDATE keys SET state = 'out' WHERE id = ?", "i", key) ||
      !follow (office, &wanted, NULL, error))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* Takes a key back, as one act; refused when it is not out. */
gboolean
desk_custody_take_back (DeskOffice  *office,
                        gint64       key,
                        const char  *condition,
                        GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskRows) rows = read_key (office, key, error);
  g_autofree char *title = NULL;
  g_autoptr (DeskAct) act = NULL;

  if (rows == NULL)
    return FALSE;
  if (!g_str_equal (desk_rows_text (rows, 1), "out"))
    /* Translators: %s: a key's number */
    return desk_equipment_refuse (error, _ ("The key %s is not handed out (INV-13)"),
                                  desk_rows_text (rows, 0));
  /* Translators: the title of an act: a key's number */
  title = g_strdup_printf (_ ("Take back the key %s"), desk_rows_text (rows, 0));
  act = desk_store_begin (store, error, title);
  if (act == NULL ||
      !desk_store_execute (store, error, "UPDATE keys SET state = 'in-store' WHERE id = ?", "i",
                           key) ||
      !desk_custody_settle_key (office, key, error) ||
      (condition != NULL &&
       !desk_store_execute (store, error,
                            "UPDATE custody SET condition = ? WHERE key_id = ? AND until IS NULL",
                            "ti", condition, key)))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}
