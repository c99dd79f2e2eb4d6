/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register of supplies and the month's report (INV-10). */

#include "desk-people.h"
#include "desk-supplies.h"

/* Every movement as a row: day, kind, supply, change of the stock, person, words;
 * within a minute receipts and counts come before issues: no balance looks negative. */
#define MOVEMENTS                                                                           \
  "(SELECT date, 1 AS rank, id, 'receipt' AS kind, supply_id, quantity, NULL AS person_id," \
  "  note AS words, at FROM supply_receipts"                                                \
  " UNION ALL SELECT date, 3, id, 'issue', supply_id, -quantity, person_id, purpose, at"    \
  "  FROM supply_issues"                                                                    \
  " UNION ALL SELECT date, 2, id, 'count', supply_id, difference, NULL, note, at"           \
  "  FROM supply_counts) m"

void
desk_supply_entry_free (DeskSupplyEntry *self)
{
  g_free (self->supply_name);
  g_free (self->unit);
  g_free (self->person_name);
  g_free (self->purpose);
  g_free (self);
}

static const char *
kind_code (const char *kind)
{
  return g_str_equal (kind, "receipt") ? "receipt" : g_str_equal (kind, "issue") ? "issue"
                                                                                 : "count";
}

static DeskSupplyEntry *
read_entry (DeskOffice *office,
            DeskRows   *rows)
{
  DeskSupplyEntry *entry = g_new0 (DeskSupplyEntry, 1);

  entry->date = desk_rows_date (rows, 0);
  entry->kind = kind_code (desk_rows_text (rows, 1));
  entry->supply = desk_rows_int (rows, 2);
  entry->supply_name = g_strdup (desk_rows_text (rows, 3));
  entry->unit = g_strdup (desk_rows_text (rows, 4));
  entry->quantity = desk_rows_int (rows, 5);
  entry->person = desk_rows_int (rows, 6);
  entry->person_name = entry->person != 0 ? desk_people_dup_name (office, entry->person) : NULL;
  entry->purpose = g_strdup (desk_rows_text (rows, 7));
  entry->balance = desk_rows_int (rows, 8);
  return entry;
}

/**
 * desk_supplies_register:
 * @supply: one thing, or 0 for all of them
 * @from: the first day, or none
 * @to: the last day, or none
 *
 * Returns: (transfer full) (element-type DeskSupplyEntry): the movements by day,
 *   each with the stock of its supply after it
 */
GPtrArray *
desk_supplies_register (DeskOffice  *office,
                        gint64       supply,
                        DeskDate     from,
                        DeskDate     to,
                        GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT * FROM (SELECT m.date AS date, m.kind, m.supply_id, s.name, s.unit, m.quantity,"
    " ifnull(m.person_id, 0), m.words, sum(m.quantity) OVER (PARTITION BY m.supply_id"
    "  ORDER BY m.date, m.at, m.rank, m.id ROWS UNBOUNDED PRECEDING), m.rank AS rank, m.id AS id,"
    " m.at AS at"
    " FROM " MOVEMENTS " JOIN supplies s ON s.id = m.supply_id"
    " WHERE (?1 IS NULL OR m.supply_id = ?1))"
    " WHERE date >= ifnull(?2, '') AND date <= ifnull(?3, '9999') ORDER BY date, at, rank, id",
    "rdd", supply, from, to);
  GPtrArray *entries;

  if (rows == NULL)
    return NULL;
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_supply_entry_free);
  while (desk_rows_next (rows))
    g_ptr_array_add (entries, read_entry (office, rows));
  return entries;
}

static void
month_row_free (gpointer data)
{
  DeskSupplyMonthRow *self = data;

  g_free (self->name);
  g_free (self->unit);
  g_free (self);
}

static void
person_row_free (gpointer data)
{
  DeskSupplyPersonRow *self = data;

  g_free (self->person_name);
  g_free (self->supply_name);
  g_free (self->unit);
  g_free (self);
}

void
desk_supplies_month_free (DeskSuppliesMonth *self)
{
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->people);
  g_free (self);
}

static gboolean
read_month_rows (DeskOffice         *office,
                 DeskSuppliesMonth  *month,
                 GError            **error)
{
  DeskDate first = desk_date_month_start (month->month), last = desk_date_month_end (month->month);
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT s.id, s.name, s.unit, sum(iif(m.date < ?1, m.quantity, 0)),"
    " sum(iif(m.date >= ?1 AND m.kind = 'receipt', m.quantity, 0)),"
    " -sum(iif(m.date >= ?1 AND m.kind = 'issue', m.quantity, 0)),"
    " sum(iif(m.date >= ?1 AND m.kind = 'count', m.quantity, 0))"
    " FROM supplies s JOIN " MOVEMENTS " ON m.supply_id = s.id AND m.date <= ?2"
    " GROUP BY s.id ORDER BY s.name COLLATE PINYIN, s.id",
    "dd", first, last);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      DeskSupplyMonthRow *row = g_new0 (DeskSupplyMonthRow, 1);

      row->supply = desk_rows_int (rows, 0);
      row->name = g_strdup (desk_rows_text (rows, 1));
      row->unit = g_strdup (desk_rows_text (rows, 2));
      row->opening = desk_rows_int (rows, 3);
      row->received = desk_rows_int (rows, 4);
      row->issued = desk_rows_int (rows, 5);
      row->counted = desk_rows_int (rows, 6);
      row->closing = row->opening + row->received - row->issued + row->counted;
      g_ptr_array_add (month->rows, row);
    }
  return TRUE;
}

static gboolean
read_people_rows (DeskOffice         *office,
                  DeskSuppliesMonth  *month,
                  GError            **error)
{
  DeskDate first = desk_date_month_start (month->month), last = desk_date_month_end (month->month);
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT p.id, s.id, s.name, s.unit, sum(i.quantity) FROM supply_issues i"
    " JOIN people p ON p.id = i.person_id JOIN supplies s ON s.id = i.supply_id"
    " WHERE i.date BETWEEN ? AND ? GROUP BY p.id, s.id"
    " ORDER BY p.name COLLATE PINYIN, p.id, s.name COLLATE PINYIN, s.id",
    "dd", first, last);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      DeskSupplyPersonRow *row = g_new0 (DeskSupplyPersonRow, 1);

      row->person = desk_rows_int (rows, 0);
      row->person_name = desk_people_dup_name (office, row->person);
      row->supply = desk_rows_int (rows, 1);
      row->supply_name = g_strdup (desk_rows_text (rows, 2));
      row->unit = g_strdup (desk_rows_text (rows, 3));
      row->quantity = desk_rows_int (rows, 4);
      g_ptr_array_add (month->people, row);
    }
  return TRUE;
}

/**
 * desk_supplies_get_month:
 * @month: any day of it
 *
 * Returns: (transfer full): what came, went and was counted in the month, per
 *   thing, and what each person got
 */
DeskSuppliesMonth *
desk_supplies_get_month (DeskOffice  *office,
                         DeskDate     month,
                         GError     **error)
{
  g_autoptr (DeskSuppliesMonth) self = g_new0 (DeskSuppliesMonth, 1);

  self->month = desk_date_month_start (month);
  self->rows = g_ptr_array_new_with_free_func (month_row_free);
  self->people = g_ptr_array_new_with_free_func (person_row_free);
  if (!read_month_rows (office, self, error) || !read_people_rows (office, self, error))
    return NULL;
  return g_steal_pointer (&self);
}
