/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-inventory.h"

#include "desk-language.h"

/* Of an item, in the order that read_item() takes them. */
#define ITEM_COLUMNS                                                                           \
  "e.id, e.number, e.class,"                                                                   \
  " ifnull(nullif(trim(ifnull(e.make, '') || ' ' || ifnull(e.model, '')), ''), e.class),"      \
  " e.serial, e.accessories, e.place, ifnull(e.responsible_id, 0), r.name, e.bought, e.price," \
  " e.state"
#define WITH_RESPONSIBLE " LEFT JOIN people r ON r.id = e.responsible_id"
#define N_ITEM_COLUMNS   12

/* The minutes of an item's batteries on one line, battery by battery. */
#define MINUTES(condition)                                                         \
  "(SELECT group_concat(minutes, '、') FROM (SELECT b.minutes, max(b.taken) FROM" \
  " battery_readings b WHERE b.item_id = l.item_id AND " condition                 \
  " GROUP BY b.battery ORDER BY b.battery))"

#define MINUTES_IN  MINUTES ("b.loan_id = l.id")
#define MINUTES_OUT MINUTES ("b.taken <= l.\"from\" AND b.loan_id IS NOT l.id")

void
desk_inventory_item_free (DeskInventoryItem *self)
{
  g_free (self->number);
  g_free (self->class);
  g_free (self->name);
  g_free (self->serial);
  g_free (self->accessories);
  g_free (self->place);
  g_free (self->responsible_name);
  g_free (self->state);
  g_free (self);
}

static DeskInventoryItem *
read_item (const DeskRows *rows)
{
  DeskInventoryItem *item = g_new0 (DeskInventoryItem, 1);

  item->id = desk_rows_int (rows, 0);
  item->number = g_strdup (desk_rows_text (rows, 1));
  item->class = g_strdup (desk_rows_text (rows, 2));
  item->name = g_strdup (desk_rows_text (rows, 3));
  item->serial = g_strdup (desk_rows_text (rows, 4));
  item->accessories = g_strdup (desk_rows_text (rows, 5));
  item->place = g_strdup (desk_rows_text (rows, 6));
  item->responsible = desk_rows_int (rows, 7);
  item->responsible_name = g_strdup (desk_rows_text (rows, 8));
  item->bought = desk_rows_date (rows, 9);
  item->price = desk_rows_is_null (rows, 10) ? -1 : desk_rows_int (rows, 10);
  item->state = g_strdup (desk_rows_text (rows, 11));
  return item;
}

/**
 * desk_inventory_list:
 * @item: one item, or 0 for all
 * @responsible: only what this person answers for, or 0
 *
 * Returns: (transfer full) (element-type DeskInventoryItem): the items by number,
 *   without those that are retired unless one was asked for
 */
GPtrArray *
desk_inventory_list (DeskOffice  *office,
                     gint64       item,
                     gint64       responsible,
                     GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT " ITEM_COLUMNS " FROM equipment e" WITH_RESPONSIBLE " WHERE (?1 IS NULL OR e.id = ?1)"
    " AND (?2 IS NULL OR e.responsible_id = ?2) AND (?1 IS NOT NULL OR e.state <> 'retired')"
    " ORDER BY e.number, e.id",
    "rr", item, responsible);
  GPtrArray *items;

  if (rows == NULL)
    return NULL;
  items = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_inventory_item_free);
  while (desk_rows_next (rows))
    g_ptr_array_add (items, read_item (rows));
  return items;
}

static void
line_free (gpointer data)
{
  DeskInventoryLine *self = data;

  desk_inventory_item_free (self->item);
  g_free (self->accessories_out);
  g_free (self->condition_out);
  g_free (self->state);
  g_free (self->returned);
  g_free (self->condition_in);
  g_free (self->missing);
  g_free (self->minutes);
  g_free (self->minutes_before);
  g_free (self->keeper_in);
  g_free (self);
}

void
desk_inventory_slip_free (DeskInventorySlip *self)
{
  g_free (self->number);
  g_free (self->borrower_name);
  g_free (self->department);
  g_free (self->phone);
  g_free (self->shoot);
  g_free (self->reason);
  g_free (self->from);
  g_free (self->until);
  g_free (self->leader);
  g_free (self->keeper_out);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static gboolean
read_lines (DeskOffice         *office,
            DeskInventorySlip  *slip,
            GError            **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT " ITEM_COLUMNS ", l.id, l.accessories_out, l.condition_out, l.state, l.returned,"
    " l.condition_in, l.accessories_missing, " MINUTES_IN ", " MINUTES_OUT ", k.name,"
    " ifnull(l.cleaned, -1)"
    " FROM loans l JOIN equipment e ON e.id = l.item_id" WITH_RESPONSIBLE
    " LEFT JOIN people k ON k.id = l.keeper_in_id"
    " WHERE l.slip = ?1 AND l.state <> 'cancelled' ORDER BY l.id",
    "t", slip->number);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      DeskInventoryLine *line = g_new0 (DeskInventoryLine, 1);
      guint column = N_ITEM_COLUMNS;

      line->item = read_item (rows);
      line->loan = desk_rows_int (rows, column++);
      line->accessories_out = g_strdup (desk_rows_text (rows, column++));
      line->condition_out = g_strdup (desk_rows_text (rows, column++));
      line->state = g_strdup (desk_rows_text (rows, column++));
      line->returned = g_strdup (desk_rows_text (rows, column++));
      line->condition_in = g_strdup (desk_rows_text (rows, column++));
      line->missing = g_strdup (desk_rows_text (rows, column++));
      line->minutes = g_strdup (desk_rows_text (rows, column++));
      line->minutes_before = g_strdup (desk_rows_text (rows, column++));
      line->keeper_in = g_strdup (desk_rows_text (rows, column++));
      line->cleaned = (int) desk_rows_int (rows, column);
      g_ptr_array_add (slip->lines, line);
    }
  return TRUE;
}

/**
 * desk_inventory_get_slip:
 * @loan: any loan of the slip
 *
 * Returns: (transfer full): the slip with all its items that were not cancelled,
 *   or %NULL with %DESK_ERROR_NOT_FOUND
 */
DeskInventorySlip *
desk_inventory_get_slip (DeskOffice  *office,
                         gint64       loan,
                         GError     **error)
{
  g_autoptr (DeskInventorySlip) slip = NULL;
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT l.slip, l.borrower_id, p.name, d.name, p.phone, l.purpose = 'private', l.for_shoot,"
    " l.shoot, l.reason, l.\"from\", l.until, b.name, k.name FROM loans l"
    " JOIN people p ON p.id = l.borrower_id LEFT JOIN departments d ON d.id = p.department_id"
    " LEFT JOIN people b ON b.id = l.leader_id LEFT JOIN people k ON k.id = l.keeper_out_id"
    " WHERE l.id = ?1",
    "i", loan);

  if (rows == NULL)
    return NULL;
  if (!desk_rows_next (rows))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                   _ ("There is no loan %lld"), (long long) loan);
      return NULL;
    }
  slip = g_new0 (DeskInventorySlip, 1);
  slip->lines = g_ptr_array_new_with_free_func (line_free);
  slip->number = g_strdup (desk_rows_text (rows, 0));
  slip->borrower = desk_rows_int (rows, 1);
  slip->borrower_name = g_strdup (desk_rows_text (rows, 2));
  slip->department = g_strdup (desk_rows_text (rows, 3));
  slip->phone = g_strdup (desk_rows_text (rows, 4));
  slip->is_private = desk_rows_int (rows, 5) != 0;
  slip->for_shoot = desk_rows_int (rows, 6) != 0;
  slip->shoot = g_strdup (desk_rows_text (rows, 7));
  slip->reason = g_strdup (desk_rows_text (rows, 8));
  slip->from = g_strdup (desk_rows_text (rows, 9));
  slip->until = g_strdup (desk_rows_text (rows, 10));
  slip->leader = g_strdup (desk_rows_text (rows, 11));
  slip->keeper_out = g_strdup (desk_rows_text (rows, 12));
  if (!read_lines (office, slip, error))
    return NULL;
  return g_steal_pointer (&slip);
}

/**
 * desk_inventory_find:
 * @kind: what it is
 * @number: what names it on paper: "JY-2026-0001"
 *
 * Returns: the id of the record so called, of a slip its first loan, or 0
 */
gint64
desk_inventory_find (DeskOffice     *office,
                     const DeskKind *kind,
                     const char     *number)
{
  g_autofree char *sql = g_strdup_printf ("SELECT min(id) FROM %s WHERE %s = ?1", kind->table,
                                          desk_kind_get_title (kind)->name);
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL, sql, "t", number);

  return rows != NULL && desk_rows_next (rows) ? desk_rows_int (rows, 0) : 0;
}
