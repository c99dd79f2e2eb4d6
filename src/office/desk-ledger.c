/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-ledger.h"

/* Returns: (transfer full): the next number of the year: JC-2026-0001 */
static char *
next_number (DeskOffice  *office,
             DeskDate     date,
             GError     **error)
{
  g_autofree char *prefix = NULL;
  g_autofree char *pattern = NULL;
  g_autoptr (DeskRows) rows = NULL;
  int year;
  gint64 last = 0;

  desk_date_get_ymd (date, &year, NULL, NULL);
  prefix = g_strdup_printf ("JC-%04d-", year);
  pattern = g_strconcat (prefix, "*", NULL);
  rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT max(CAST(substr(number, 9) AS INTEGER)) FROM ledger WHERE number GLOB ?", "t", pattern);
  if (rows == NULL)
    return NULL;
  if (desk_rows_next (rows))
    last = desk_rows_int (rows, 0);
  return g_strdup_printf ("%s%04" G_GINT64_FORMAT, prefix, last + 1);
}

/**
 * desk_ledger_propose:
 * @date: the day of what it is about
 * @amount: in fen, negative for what the person pays
 * @kind: the code of a kind of entry, "fine"
 * @evidence: (nullable): what caused it, in words
 * @source: (nullable): what made the entry, when the program did: it takes
 *   back and replaces only its own
 *
 * Proposes an entry (CON-2); within an act.
 */
gboolean
desk_ledger_propose (DeskOffice  *office,
                     DeskDate     date,
                     gint64       person,
                     const char  *clause,
                     DeskMoney    amount,
                     const char  *kind,
                     const char  *evidence,
                     const char  *source,
                     GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *number = next_number (office, date, error);

  return number != NULL &&
         desk_store_execute (
           store, error,
           "INSERT INTO ledger (number, date, person_id, clause, amount, kind, state,"
           " evidence, source, entered_by) VALUES (?, ?, ?, ?, ?, ?, 'proposed', ?, ?, ?)",
           "tdititttt", number, date, person, clause, amount, kind, evidence, source,
           desk_store_get_actor (store));
}
