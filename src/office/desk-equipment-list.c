/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register as a list on the screen: shown by filter and order (INV-1). */

#include "desk-equipment-list.h"

#define BY_NUMBER "number, id"

/* SQL that sorts items by a field; %1$s is empty or DESC. What has none stands last. */
static const struct
{
  const char *field;
  const char *order;
} orders[] = {
  { "number", "number %1$s, id" },
  { "class", "class COLLATE PINYIN %1$s, " BY_NUMBER },
  { "make", "make IS NULL, make COLLATE PINYIN %1$s, " BY_NUMBER },
  { "model", "model IS NULL, model COLLATE PINYIN %1$s, " BY_NUMBER },
  { "serial", "serial IS NULL, serial %1$s, " BY_NUMBER },
  { "place", "place IS NULL, place COLLATE PINYIN %1$s, " BY_NUMBER },
  { "responsible", "responsible_id IS NULL, (SELECT p.name FROM people p WHERE p.id ="
                   " responsible_id) COLLATE PINYIN %1$s, " BY_NUMBER },
  { "state", "CASE state WHEN 'out' THEN 1 WHEN 'repair' THEN 2 WHEN 'in-store' THEN 3"
             " WHEN 'lost' THEN 4 ELSE 5 END %1$s, " BY_NUMBER },
};

static void
append_text (GString    *where,
             const char *column,
             const char *text)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *quoted = NULL;

  if (text == NULL)
    return;
  parts = g_strsplit (text, "'", -1);
  quoted = g_strjoinv ("''", parts);
  g_string_append_printf (where, " AND %s = '%s'", column, quoted);
}

/**
 * desk_equipment_filter:
 * @items: a list of equipment
 *
 * Shows in @items what @filter asks for.
 */
void
desk_equipment_filter (DeskQuery                 *items,
                       const DeskEquipmentFilter *filter)
{
  g_autoptr (GString) where = g_string_new ("1");
  g_autofree char *order = NULL;

  append_text (where, "class", filter->class);
  append_text (where, "place", filter->place);
  append_text (where, "state", filter->state);
  if (filter->responsible == DESK_EQUIPMENT_NOBODY)
    g_string_append (where, " AND responsible_id IS NULL");
  else if (filter->responsible != 0)
    g_string_append_printf (where, " AND responsible_id = %" G_GINT64_FORMAT, filter->responsible);
  if (filter->lendable)
    g_string_append (where, " AND state NOT IN ('lost', 'retired')");
  if (filter->booked)
    g_string_append (where, " AND (state = 'repair' OR id IN (SELECT item_id FROM loans"
                            " WHERE state IN ('reserved', 'out')))");

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_str_equal (orders[i].field, filter->sort != NULL ? filter->sort : "number"))
      order = g_strdup_printf (orders[i].order, filter->descending ? "DESC" : "");
  desk_query_set_filter (items, where->str);
  desk_query_set_order (items, order);
}

/* Shows in @items, a list of kit-items, those of @kit. */
void
desk_kit_filter (DeskQuery *items,
                 gint64     kit)
{
  g_autofree char *where = g_strdup_printf ("kit_id = %" G_GINT64_FORMAT, kit);

  desk_query_set_filter (items, where);
}

/**
 * desk_equipment_values:
 * @field: `class` or `place`
 *
 * Returns: (transfer full): what the register says there, each once
 */
GStrv
desk_equipment_values (DeskOffice *office,
                       const char *field)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL,
                       g_str_equal (field, "class")
                         ? "SELECT DISTINCT class FROM equipment ORDER BY class COLLATE PINYIN"
                         : "SELECT DISTINCT place FROM equipment WHERE place IS NOT NULL ORDER BY "
                           "place COLLATE PINYIN",
                       "");

  while (rows != NULL && desk_rows_next (rows))
    g_strv_builder_add (builder, desk_rows_text (rows, 0));
  return g_strv_builder_end (builder);
}

/* Returns: (transfer full) (element-type gint64): who answers for something, by name */
GArray *
desk_equipment_responsible (DeskOffice *office)
{
  GArray *people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT id FROM people WHERE id IN (SELECT responsible_id FROM equipment)"
    " ORDER BY name COLLATE PINYIN, id",
    "");

  while (rows != NULL && desk_rows_next (rows))
    {
      gint64 id = desk_rows_int (rows, 0);
      g_array_append_val (people, id);
    }
  return people;
}

/* Returns: the loan with which @item is out, or 0 */
gint64
desk_equipment_loan (DeskOffice *office,
                     gint64      item)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL,
                       "SELECT id FROM loans WHERE item_id = ? AND state = 'out'", "i", item);

  return rows != NULL && desk_rows_next (rows) ? desk_rows_int (rows, 0) : 0;
}

/* Returns: the first loan of the slip with that number, or 0 */
gint64
desk_equipment_slip (DeskOffice *office,
                     const char *slip)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL, "SELECT min(id) FROM loans WHERE slip = ?", "t", slip);

  return rows != NULL && desk_rows_next (rows) ? desk_rows_int (rows, 0) : 0;
}
