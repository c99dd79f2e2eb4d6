/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Movements of supplies, and the stock that follows from them (INV-10). */

#include "desk-supplies.h"

#include "desk-language.h"
#include "desk-people.h"
#include "desk-settings.h"
#include "desk-supplies-private.h"

/* The day on which what is being recorded happened. */
DeskDate
desk_supplies_moment_day (DeskOffice *office)
{
  g_autofree char *moment = desk_store_get_moment (desk_office_get_store (office));
  DeskDate date;
  int minutes;

  return desk_moment_parse (moment, &date, &minutes) ? date : desk_date_today ();
}

/* Returns: (transfer full): the supply's name, or %NULL with %DESK_ERROR_NOT_FOUND */
char *
desk_supplies_dup_name (DeskOffice  *office,
                        gint64       supply,
                        GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error, "SELECT name FROM supplies WHERE id = ?", "i", supply);

  if (rows == NULL)
    return NULL;
  if (desk_rows_next (rows))
    return g_strdup (desk_rows_text (rows, 0));
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_NOT_FOUND, _ ("There is no such supply"));
  return NULL;
}

static gboolean
check_quantity (gint64   quantity,
                GError **error)
{
  if (quantity > 0 && quantity <= DESK_SUPPLIES_MANY)
    return TRUE;
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID,
                       _ ("The quantity is a whole number from 1 on (INV-10)"));
  return FALSE;
}

/* What came is no longer on its way. */
static gboolean
close_requests (DeskOffice  *office,
                gint64       supply,
                GError     **error)
{
  return desk_store_execute (desk_office_get_store (office), error,
                             "UPDATE purchase_requests SET state = 'received'"
                             " WHERE supply_id = ? AND state IN ('asked', 'approved')",
                             "i", supply);
}

/**
 * desk_supplies_receive:
 * @quantity: how many came in
 * @note: (nullable): from whom, what for
 *
 * Takes in supplies; purchase requests for them are done with it.
 */
gboolean
desk_supplies_receive (DeskOffice  *office,
                       gint64       supply,
                       gint64       quantity,
                       const char  *note,
                       GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *moment = desk_store_get_moment (store);
  g_autofree char *name = desk_supplies_dup_name (office, supply, error);
  g_autofree char *title = NULL;
  g_autoptr (DeskAct) act = NULL;

  if (name == NULL || !check_quantity (quantity, error))
    return FALSE;
  /* Translators: the title of an act: a supply and how many */
  title = g_strdup_printf (_ ("Receive %s: %lld"), name, (long long) quantity);
  act = desk_store_begin (store, error, title);
  if (act == NULL ||
      !desk_store_execute (
        store, error,
        "INSERT INTO supply_receipts (date, supply_id, quantity, note, at) VALUES (?, ?, ?, ?, ?)",
        "diitt", desk_supplies_moment_day (office), supply, quantity, note, moment) ||
      !close_requests (office, supply, error))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

static gboolean
check_receiver (DeskOffice  *office,
                gint64       person,
                DeskDate     date,
                GError     **error)
{
  g_autofree char *name = NULL;

  if (desk_people_presence (office, person, date) != DESK_PERSON_LEFT)
    return TRUE;
  name = desk_people_dup_name (office, person);
  g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
               /* Translators: %s is a name */
               _ ("%s has left; supplies are handed out to members of staff (INV-10)"), name);
  return FALSE;
}

/**
 * desk_supplies_issue:
 * @person: who gets it
 * @purpose: (nullable): what it is for
 *
 * Hands out supplies; refused when there are not so many (INV-10).
 */
gboolean
desk_supplies_issue (DeskOffice  *office,
                     gint64       supply,
                     gint64       person,
                     gint64       quantity,
                     const char  *purpose,
                     GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  DeskDate date = desk_supplies_moment_day (office);
  g_autofree char *moment = desk_store_get_moment (store);
  g_autofree char *name = desk_supplies_dup_name (office, supply, error);
  g_autofree char *who = NULL;
  g_autofree char *title = NULL;
  g_autoptr (DeskAct) act = NULL;

  if (name == NULL || !check_quantity (quantity, error) ||
      !check_receiver (office, person, date, error))
    return FALSE;
  who = desk_people_dup_name (office, person);
  /* Translators: the title of an act: a supply, a name and how many */
  title = g_strdup_printf (_ ("Issue %s to %s: %lld"), name, who, (long long) quantity);
  act = desk_store_begin (store, error, title);
  if (act == NULL ||
      !desk_store_execute (store, error,
                           "INSERT INTO supply_issues (date, supply_id, person_id, quantity,"
                           " purpose, at) VALUES (?, ?, ?, ?, ?, ?)",
                           "diiitt", date, supply, person, quantity, purpose, moment))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/**
 * desk_supplies_count:
 * @counted: how many there are
 * @note: (nullable): why it differs
 *
 * Records what was counted; the difference becomes a movement, also when it is 0.
 */
gboolean
desk_supplies_count (DeskOffice  *office,
                     gint64       supply,
                     gint64       counted,
                     const char  *note,
                     GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *moment = desk_store_get_moment (store);
  g_autofree char *name = desk_supplies_dup_name (office, supply, error);
  g_autofree char *title = NULL;
  g_autoptr (DeskAct) act = NULL;

  if (name == NULL)
    return FALSE;
  if (counted < 0 || counted > DESK_SUPPLIES_MANY)
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID,
                           _ ("What was counted is a whole number from 0 on (INV-10)"));
      return FALSE;
    }
  /* Translators: the title of an act: a supply and how many */
  title = g_strdup_printf (_ ("Count %s: %lld"), name, (long long) counted);
  act = desk_store_begin (store, error, title);
  if (act == NULL ||
      !desk_store_execute (store, error,
                           "INSERT INTO supply_counts (date, supply_id, counted, difference, note,"
                           " at) SELECT ?1, id, ?3, ?3 - stock, ?4, ?5 FROM supplies WHERE id = ?2",
                           "diitt", desk_supplies_moment_day (office), supply, counted, note,
                           moment))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

static void
default_day (DeskOffice *office,
             DeskDraft  *draft)
{
  g_autofree char *moment = desk_store_get_moment (desk_office_get_store (office));

  if (desk_draft_get_id (draft) == 0)
    desk_draft_set_text (draft, "at", moment);
  if (!desk_draft_get_value (draft, "date")->set)
    desk_draft_set_date (draft, "date", desk_supplies_moment_day (office));
}

/* How many of a supply there are without the count @except. */
static gint64
stock_without (DeskOffice *office,
               gint64      supply,
               gint64      except)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL,
                       "SELECT stock - ifnull((SELECT difference FROM supply_counts WHERE id = ?2"
                       " AND supply_id = ?1), 0) FROM supplies WHERE id = ?1",
                       "ii", supply, except);

  return rows != NULL && desk_rows_next (rows) ? desk_rows_int (rows, 0) : 0;
}

/**
 * desk_supplies_check_draft:
 *
 * Completes a movement or request that is entered field by field, and checks it.
 * Drafts of other kinds pass.
 */
gboolean
desk_supplies_check_draft (DeskOffice  *office,
                           DeskDraft   *draft,
                           GError     **error)
{
  const DeskKind *kind = desk_draft_get_kind (draft);
  gint64 supply;

  if (kind == &desk_kind_purchase_requests)
    return desk_supplies_complete_request (office, draft, error);
  if (kind != &desk_kind_receipts && kind != &desk_kind_issues && kind != &desk_kind_counts)
    return TRUE;
  default_day (office, draft);
  supply = desk_draft_get_number (draft, "supply");
  if (kind == &desk_kind_counts && supply != 0)
    desk_draft_set_number (draft, "difference",
                           desk_draft_get_number (draft, "counted") -
                             stock_without (office, supply, desk_draft_get_id (draft)));
  return kind != &desk_kind_issues || desk_draft_get_number (draft, "person") == 0 ||
         check_receiver (office, desk_draft_get_number (draft, "person"),
                         desk_date_parse (desk_draft_get_text (draft, "date")), error);
}

/* Column of the supply in the tables of movements: id, date, supply. */
#define SUPPLY_COLUMN 2
/* Column of the stock: id, name, unit, stock. */
#define STOCK_COLUMN 3

static gboolean
is_movement (const char *table)
{
  return g_str_equal (table, "supply_receipts") || g_str_equal (table, "supply_issues") ||
         g_str_equal (table, "supply_counts");
}

static void
add_id (GHashTable *ids,
        gint64      id)
{
  if (id != 0)
    g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

/* An update that leaves the supply alone does not name it. */
static void
add_supply_of (DeskOffice       *office,
               GHashTable       *ids,
               const DeskChange *change)
{
  const DeskValue *sides[] = { change->before, change->after };
  g_autofree char *sql = g_strdup_printf ("SELECT supply_id FROM %s WHERE id = ?", change->table);
  g_autoptr (DeskRows) rows = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (sides[i] != NULL && sides[i][SUPPLY_COLUMN].set)
      add_id (ids, sides[i][SUPPLY_COLUMN].number);
  if (change->type != DESK_CHANGE_UPDATE)
    return;
  rows = desk_store_select (desk_office_get_store (office), NULL, sql, "i", change->id);
  if (rows != NULL && desk_rows_next (rows))
    add_id (ids, desk_rows_int (rows, 0));
}

/* What the movements of a supply come to. */
#define BALANCE                                                                    \
  "((SELECT ifnull(sum(quantity), 0) FROM supply_receipts WHERE supply_id = s.id)" \
  " - (SELECT ifnull(sum(quantity), 0) FROM supply_issues WHERE supply_id = s.id)" \
  " + (SELECT ifnull(sum(difference), 0) FROM supply_counts WHERE supply_id = s.id))"

static gboolean
refuse_negative (DeskRows  *supply,
                 GError   **error)
{
  g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
               /* Translators: how many there are, a supply, how many more it would take */
               _ ("Only %1$lld of %2$s in stock, %3$lld too few (INV-10)"),
               (long long) desk_rows_int (supply, 0), desk_rows_text (supply, 2),
               (long long) -desk_rows_int (supply, 1));
  return FALSE;
}

/* Movements decide on the stock; a stock that was entered becomes a count. */
static gboolean
settle_supply (DeskOffice  *office,
               gint64       supply,
               gboolean     moved,
               GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskRows) rows = desk_store_select (
    store, error, "SELECT s.stock, " BALANCE ", s.name FROM supplies s WHERE s.id = ?", "i",
    supply);
  g_autofree char *moment = desk_store_get_moment (store);
  gint64 stock, balance;

  if (rows == NULL)
    return FALSE;
  if (!desk_rows_next (rows))
    return TRUE;
  stock = desk_rows_int (rows, 0);
  balance = desk_rows_int (rows, 1);
  if (stock == balance)
    return TRUE;
  if (!moved)
    return desk_store_execute (store, error,
                               "INSERT INTO supply_counts (date, supply_id, counted, difference,"
                               " at) VALUES (?, ?, ?, ?, ?)",
                               "diiit", desk_supplies_moment_day (office), supply, stock,
                               stock - balance, moment);
  if (balance < 0)
    return refuse_negative (rows, error);
  return desk_store_execute (store, error, "UPDATE supplies SET stock = ? WHERE id = ?", "ii",
                             balance, supply);
}

/**
 * desk_supplies_settle:
 * @changes: what the act did
 *
 * Keeps the stock of every supply what its movements make of it, and refuses an
 * act, or undoing one, that would leave less than nothing (INV-10).
 */
gboolean
desk_supplies_settle (DeskOffice   *office,
                      DeskChanges  *changes,
                      GError      **error)
{
  g_autoptr (GHashTable) moved =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) entered =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; i < changes->items->len; i++)
    {
      const DeskChange *change = changes->items->pdata[i];

      if (is_movement (change->table))
        add_supply_of (office, moved, change);
      else if (g_str_equal (change->table, "supplies") && change->type != DESK_CHANGE_DELETE &&
               change->touched[STOCK_COLUMN])
        add_id (entered, change->id);
    }
  g_hash_table_iter_init (&iter, moved);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!settle_supply (office, *(gint64 *) id, TRUE, error))
      return FALSE;
  g_hash_table_iter_init (&iter, entered);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (moved, id) && !settle_supply (office, *(gint64 *) id, FALSE, error))
      return FALSE;
  return TRUE;
}
