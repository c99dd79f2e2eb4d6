/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What follows from any act on the equipment, undone ones included, and what must
 * always hold of it. */

#include "desk-battery.h"
#include "desk-custody.h"
#include "desk-equipment-private.h"
#include "desk-language.h"
#include "desk-lending-private.h"
#include "desk-maintenance.h"

/* Why an item is looked at. */
enum
{
  BY_STATE = 1 << 0,
  BY_LOAN = 1 << 1,
  BY_JOB = 1 << 2,
  BY_BATTERY = 1 << 3,
};

/* In which column of a table the item stands. */
static const struct
{
  const char *table;
  guint column;
  guint why;
} sources[] = {
  { "equipment", 0, BY_STATE },
  { "loans", 2, BY_LOAN },
  { "jobs", 2, BY_JOB },
  { "battery_readings", 1, BY_BATTERY },
};

static void
touch (GHashTable *items,
       GArray     *order,
       gint64      item,
       guint       why)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (items, &item));

  if (before == 0)
    g_array_append_val (order, item);
  g_hash_table_insert (items, g_memdup2 (&item, sizeof item), GUINT_TO_POINTER (before | why));
}

/* A change of a row names its item only when that changed too. */
static gint64
item_of (DeskOffice       *office,
         const DeskChange *change,
         guint             column)
{
  g_autofree char *sql = NULL;
  g_autoptr (DeskRows) rows = NULL;

  if (column == 0)
    return change->id;
  if (change->after != NULL && change->after[column].set)
    return change->after[column].number;
  if (change->before != NULL && change->before[column].set)
    return change->before[column].number;
  sql = g_strdup_printf ("SELECT item_id FROM %s WHERE id = ?", change->table);
  rows = desk_store_select (desk_office_get_store (office), NULL, sql, "i", change->id);
  return rows != NULL && desk_rows_next (rows) ? desk_rows_int (rows, 0) : 0;
}

/* An item that a list says is lent, without saying to whom: its responsible person
 * answers for it, until it is taken back or lent properly. */
static gboolean
take_over_lent (DeskOffice  *office,
                gint64       item,
                GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskRows) rows = desk_store_select (
    store, error,
    "SELECT responsible_id, condition, accessories FROM equipment e WHERE id = ? AND state = 'out'"
    " AND NOT EXISTS (SELECT 1 FROM loans WHERE item_id = e.id AND state = 'out')",
    "i", item);
  g_autofree char *moment = NULL;
  g_autofree char *slip = NULL;
  DeskDate day;

  if (rows == NULL)
    return FALSE;
  if (!desk_rows_next (rows))
    return TRUE;
  slip = desk_equipment_next_number (office, "loans", "slip", "JY", error);
  return slip != NULL && desk_equipment_moment (office, &moment, &day) &&
         desk_store_execute (store, error,
                             "INSERT INTO loans (slip, item_id, borrower_id, \"from\", state,"
                             " reason, condition_out, accessories_out)"
                             " VALUES (?, ?, ?, ?, 'out', ?, ?, ?)",
                             "tiitttt", slip, item, desk_rows_int (rows, 0), moment,
                             _ ("Taken over as lent from a list"), desk_rows_text (rows, 1),
                             desk_rows_text (rows, 2));
}

static gboolean
settle_item (DeskOffice  *office,
             gint64       item,
             guint        why,
             GError     **error)
{
  if ((why & BY_STATE) && !take_over_lent (office, item, error))
    return FALSE;
  if ((why & BY_LOAN) && !desk_reservations_settle (office, item, error))
    return FALSE;
  if ((why & (BY_STATE | BY_JOB)) &&
      !desk_maintenance_settle_item (office, item, (why & BY_JOB) != 0, error))
    return FALSE;
  if ((why & BY_BATTERY) && !desk_battery_settle_item (office, item, error))
    return FALSE;
  return desk_custody_settle_item (office, item, error);
}

/**
 * desk_equipment_settle:
 * @changes: what the act did
 *
 * Lets custody follow from states and loans, states from maintenance jobs, jobs from
 * battery measurements; refuses what would give an item twice (INV-5).
 */
gboolean
desk_equipment_settle (DeskOffice   *office,
                       DeskChanges  *changes,
                       GError      **error)
{
  g_autoptr (GHashTable) items =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < changes->items->len; i++)
    {
      const DeskChange *change = changes->items->pdata[i];

      for (guint s = 0; s < G_N_ELEMENTS (sources); s++)
        if (g_str_equal (change->table, sources[s].table))
          touch (items, order, item_of (office, change, sources[s].column), sources[s].why);
      if (g_str_equal (change->table, "keys") &&
          !desk_custody_settle_key (office, change->id, error))
        return FALSE;
    }
  for (guint i = 0; i < order->len; i++)
    {
      gint64 item = g_array_index (order, gint64, i);
      guint why = GPOINTER_TO_UINT (g_hash_table_lookup (items, &item));

      if (!settle_item (office, item, why, error))
        return FALSE;
    }
  return TRUE;
}

/* The query finds what does not hold, named by a number. */
static const struct
{
  const char *query;
  const char *problem;
} invariants[] = {
  { "SELECT number FROM equipment e WHERE (state = 'out') <> EXISTS (SELECT 1 FROM loans"
    " WHERE item_id = e.id AND state = 'out')",
    /* Translators: %s is an item's number */
    N_ ("INV-4: the state of %s and its loan say different things") },
  { "SELECT a.slip FROM loans a JOIN loans b ON b.item_id = a.item_id AND b.id > a.id"
    " WHERE a.state IN ('reserved', 'out') AND b.state IN ('reserved', 'out')"
    " AND a.\"from\" < ifnull(b.until, '9999') AND b.\"from\" < ifnull(a.until, '9999')"
    " UNION SELECT a.slip FROM loans a JOIN loans b ON b.item_id = a.item_id AND b.id <> a.id"
    " WHERE a.state = 'returned' AND b.state IN ('returned', 'out')"
    " AND a.\"from\" < ifnull(b.returned, '9999') AND b.\"from\" < a.returned",
    /* Translators: %s is a slip's number */
    N_ ("INV-5: an item of the slip %s is given twice at the same time") },
  { "SELECT number FROM equipment e WHERE (SELECT count(*) FROM custody WHERE equipment_id = e.id"
    " AND until IS NULL) <> 1",
    /* Translators: %s is an item's number */
    N_ ("INV-12: it is not clear who has %s") },
  { "SELECT e.number FROM equipment e JOIN custody c ON c.equipment_id = e.id AND c.until IS NULL"
    " LEFT JOIN loans l ON l.item_id = e.id AND l.state = 'out'"
    " WHERE c.reason <> CASE e.state WHEN 'in-store' THEN 'store' WHEN 'out' THEN 'lent'"
    " ELSE e.state END OR c.loan_id IS NOT l.id OR c.person_id IS NOT CASE e.state"
    " WHEN 'out' THEN l.borrower_id WHEN 'in-store' THEN e.responsible_id END",
    /* Translators: %s is an item's number */
    N_ ("INV-12: the state of %s and its custody say different things") },
  { "SELECT e.number FROM equipment e JOIN custody a ON a.equipment_id = e.id JOIN custody b"
    " ON b.equipment_id = a.equipment_id AND b.id > a.id AND b.\"from\" < ifnull(a.until, '9999')",
    /* Translators: %s is an item's number */
    N_ ("INV-12: two had %s at the same time") },
  { "SELECT e.number FROM equipment e WHERE (state = 'repair') <> EXISTS (SELECT 1 FROM jobs"
    " WHERE item_id = e.id AND state = 'away')",
    /* Translators: %s is an item's number */
    N_ ("INV-8: the state of %s and its maintenance jobs say different things") },
  { "SELECT number FROM damages d WHERE state = 'approved' AND amount > 0 AND NOT EXISTS"
    " (SELECT 1 FROM ledger WHERE source = 'damage/' || d.id)",
    /* Translators: %s is a damage report's number */
    N_ ("INV-7: the damage report %s is approved but not in the ledger") },
  { "SELECT number FROM keys k WHERE (SELECT count(*) FROM custody WHERE key_id = k.id"
    " AND until IS NULL) <> 1 OR (state = 'out') <> EXISTS (SELECT 1 FROM custody"
    " WHERE key_id = k.id AND until IS NULL AND reason = 'lent')",
    /* Translators: %s is a key's number */
    N_ ("INV-13: it is not clear who has the key %s") },
};

/* Adds a sentence for each thing that does not hold, as desk_office_check(). */
void
desk_equipment_check (DeskOffice *office,
                      GPtrArray  *problems)
{
  for (guint i = 0; i < G_N_ELEMENTS (invariants); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskRows) rows =
        desk_store_select (desk_office_get_store (office), &error, invariants[i].query, "");

      if (rows == NULL)
        g_ptr_array_add (problems, g_strdup (error->message));
      while (rows != NULL && desk_rows_next (rows))
        g_ptr_array_add (problems,
                         g_strdup_printf (_ (invariants[i].problem), desk_rows_text (rows, 0)));
    }
}
