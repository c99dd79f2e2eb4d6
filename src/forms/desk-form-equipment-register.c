/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 设备台账 (INV-1): every item with what belongs to it and who answers for it. */

#include "desk-forms-private.h"
#include "desk-inventory.h"

#define BLANK_ROWS 18

enum
{
  COLUMN_POSITION,
  COLUMN_NUMBER,
  COLUMN_CLASS,
  COLUMN_NAME,
  COLUMN_SERIAL,
  COLUMN_ACCESSORIES,
  COLUMN_PLACE,
  COLUMN_RESPONSIBLE,
  COLUMN_BOUGHT,
  COLUMN_PRICE,
  COLUMN_STATE,
  N_COLUMNS
};

static const DeskFormHeading headings[N_COLUMNS] = {
  [COLUMN_POSITION] = { N_ ("No."), 2.4 },
  [COLUMN_NUMBER] = { N_ ("Item number"), 4.6 },
  [COLUMN_CLASS] = { N_ ("Class"), 3.6 },
  [COLUMN_NAME] = { N_ ("Make and model"), 11 },
  [COLUMN_SERIAL] = { N_ ("Serial number"), 7 },
  [COLUMN_ACCESSORIES] = { N_ ("Accessories"), 13 },
  [COLUMN_PLACE] = { N_ ("Storage place"), 5 },
  [COLUMN_RESPONSIBLE] = { N_ ("Responsible person"), 4.4 },
  [COLUMN_BOUGHT] = { N_ ("Bought on"), 6 },
  [COLUMN_PRICE] = { N_ ("Price"), 5.4 },
  [COLUMN_STATE] = { N_ ("State"), 3.6 },
};

static void
put_item (DeskForm                *form,
          int                      position,
          const DeskInventoryItem *item)
{
  int row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 0, 0);
  g_autofree char *key = g_strdup_printf ("item:%" G_GINT64_FORMAT, item->id);
  DeskFormCell *cell;

  desk_form_put_integer (form, row, COLUMN_POSITION, position, DESK_FORM_CENTER);
  cell = desk_form_put_text (form, row, COLUMN_NUMBER, item->number, DESK_FORM_CENTER);
  desk_form_cell_set_key (cell, key);
  desk_form_put_text (form, row, COLUMN_CLASS, item->class, DESK_FORM_CENTER);
  desk_form_put_text (form, row, COLUMN_NAME, item->name, DESK_FORM_START);
  desk_form_put_text (form, row, COLUMN_SERIAL, item->serial, DESK_FORM_START | DESK_FORM_SMALL);
  desk_form_put_text (form, row, COLUMN_ACCESSORIES, item->accessories,
                      DESK_FORM_START | DESK_FORM_SMALL);
  desk_form_put_text (form, row, COLUMN_PLACE, item->place, DESK_FORM_CENTER);
  desk_form_put_text (form, row, COLUMN_RESPONSIBLE, item->responsible_name, DESK_FORM_CENTER);
  desk_form_put_date (form, row, COLUMN_BOUGHT, item->bought, DESK_DATE_STYLE_FULL,
                      DESK_FORM_CENTER | DESK_FORM_SMALL);
  if (item->price >= 0)
    desk_form_put_money (form, row, COLUMN_PRICE, item->price, DESK_FORM_PLAIN);
  desk_form_put_text (form, row, COLUMN_STATE,
                      desk_forms_choice (form, &desk_kind_equipment, "state", item->state),
                      DESK_FORM_CENTER);
}

static void
put_total (DeskForm  *form,
           DeskMoney  total)
{
  int row = desk_form_add_row (form, DESK_FORM_ROW_TOTAL, 0, 0);
  DeskFormCell *cell = desk_form_put_text (form, row, 0, T (form, N_ ("Total")),
                                           DESK_FORM_BOLD | DESK_FORM_HEAD | DESK_FORM_CENTER);

  desk_form_merge (form, cell, 1, COLUMN_BOUGHT);
  cell = desk_form_put_money (form, row, COLUMN_BOUGHT, total, DESK_FORM_BOLD | DESK_FORM_HEAD);
  desk_form_merge (form, cell, 1, 2);
  desk_form_put_text (form, row, COLUMN_STATE, "", DESK_FORM_HEAD);
}

/* Returns: (transfer full): all items, or those that @request's person answers for */
DeskForm *
desk_form_equipment_register (DeskOffice             *office,
                              const DeskFormRequest  *request,
                              GError                **error)
{
  g_autoptr (GPtrArray) items = desk_inventory_list (office, 0, request->person, error);
  g_autofree char *today =
    desk_date_format (desk_date_today (), DESK_DATE_STYLE_FULL, request->language);
  g_autofree char *as_of = NULL;
  g_autofree char *count = NULL;
  DeskMoney total = 0;
  DeskForm *form;

  if (items == NULL)
    return NULL;
  form = desk_forms_begin (office, "equipment-register", request, DESK_FORM_LANDSCAPE,
                           request->blank ? DESK_FORM_FILL : DESK_FORM_FLOW, NULL);
  /* Translators: %s is a day */
  as_of = g_strdup_printf (T (form, N_ ("As of %s")), today);
  /* Translators: how many items of equipment */
  count = g_strdup_printf (T (form, N_ ("%u items")), items->len);
  desk_form_set_lines (form, request->blank ? T (form, N_ ("As of: __________")) : as_of,
                       request->blank ? NULL : count);
  desk_forms_put_headings (form, headings, N_COLUMNS);
  desk_form_set_head_columns (form, COLUMN_NUMBER + 1);
  for (guint i = 0; !request->blank && i < items->len; i++)
    {
      const DeskInventoryItem *item = items->pdata[i];

      put_item (form, (int) i + 1, item);
      total += MAX (0, item->price);
    }
  if (request->blank || items->len == 0)
    desk_forms_put_empty_rows (form, BLANK_ROWS, 20);
  else
    put_total (form, total);
  desk_form_add_note (form, T (form, N_ ("Each item has one responsible person. Accessories are "
                                         "written with their number: battery×2;charger×1. "
                                         "Whoever moves an item for good tells the administration "
                                         "the same day.")));
  desk_forms_end (office, request, form);
  return form;
}
