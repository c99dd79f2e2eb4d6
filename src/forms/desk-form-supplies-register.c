/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 物品领用登记表 (INV-10): what went in and out in a month, with what was left. */

#include "desk-forms-private.h"
#include "desk-supplies.h"

#define BLANK_ROWS 26

enum
{
  COLUMN_DATE,
  COLUMN_SUPPLY,
  COLUMN_UNIT,
  COLUMN_KIND,
  COLUMN_QUANTITY,
  COLUMN_PERSON,
  COLUMN_PURPOSE,
  COLUMN_SIGNATURE,
  COLUMN_BALANCE,
  N_COLUMNS
};

static const DeskFormHeading headings[N_COLUMNS] = {
  [COLUMN_DATE] = { N_ ("Date"), 5.4 },
  [COLUMN_SUPPLY] = { N_ ("Supply"), 9 },
  [COLUMN_UNIT] = { N_ ("Unit"), 3.2 },
  [COLUMN_KIND] = { N_ ("Kind"), 4 },
  [COLUMN_QUANTITY] = { N_ ("Quantity"), 4 },
  [COLUMN_PERSON] = { N_ ("Taken by"), 5.4 },
  [COLUMN_PURPOSE] = { N_ ("Used for"), 10 },
  [COLUMN_SIGNATURE] = { N_ ("Signature"), 6 },
  [COLUMN_BALANCE] = { N_ ("Left"), 4 },
};

static const char *
kind_text (DeskForm   *form,
           const char *kind)
{
  if (g_str_equal (kind, "issue"))
    return T (form, N_ ("issued"));
  if (g_str_equal (kind, "receipt"))
    return T (form, N_ ("received"));
  return T (form, N_ ("counted"));
}

static void
put_entry (DeskForm              *form,
           const DeskSupplyEntry *entry)
{
  gboolean issue = g_str_equal (entry->kind, "issue");
  DeskFormStyle style = issue ? DESK_FORM_PLAIN : DESK_FORM_TINT;
  int row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 22, 0);

  desk_form_put_date (form, row, COLUMN_DATE, entry->date, DESK_DATE_STYLE_MONTH_DAY,
                      style | DESK_FORM_CENTER);
  desk_form_put_text (form, row, COLUMN_SUPPLY, entry->supply_name, style | DESK_FORM_START);
  desk_form_put_text (form, row, COLUMN_UNIT, entry->unit, style | DESK_FORM_CENTER);
  desk_form_put_text (form, row, COLUMN_KIND, kind_text (form, entry->kind),
                      style | DESK_FORM_CENTER);
  /* What was handed out is written as people say it; a count says which way it went. */
  desk_form_put_integer (form, row, COLUMN_QUANTITY, issue ? -entry->quantity : entry->quantity,
                         style);
  desk_form_put_text (form, row, COLUMN_PERSON, entry->person_name, style | DESK_FORM_CENTER);
  desk_form_put_text (form, row, COLUMN_PURPOSE, entry->purpose, style | DESK_FORM_START);
  desk_form_put_text (form, row, COLUMN_SIGNATURE, "", style);
  desk_form_put_integer (form, row, COLUMN_BALANCE, entry->balance, style);
}

/* Returns: (transfer full): the movements from @request's first day to its last, of
 *   one supply or of what one person took where it says so */
DeskForm *
desk_form_supplies_register (DeskOffice             *office,
                             const DeskFormRequest  *request,
                             GError                **error)
{
  g_autoptr (GPtrArray) entries =
    desk_supplies_register (office, request->id, request->from, request->to, error);
  g_autofree char *number = desk_forms_month_number ("LY", request->from, request->blank);
  g_autofree char *month =
    desk_date_format (request->from, DESK_DATE_STYLE_MONTH, request->language);
  DeskForm *form;
  guint n = 0;

  if (entries == NULL)
    return NULL;
  form = desk_forms_begin (office, "supplies-register", request, DESK_FORM_PORTRAIT,
                           request->blank ? DESK_FORM_FILL : DESK_FORM_FLOW, number);
  desk_form_set_lines (form, request->blank ? T (form, N_ ("Month: __________")) : month, NULL);
  desk_forms_put_headings (form, headings, N_COLUMNS);
  for (guint i = 0; !request->blank && i < entries->len; i++)
    {
      const DeskSupplyEntry *entry = entries->pdata[i];

      if (request->person != 0 && entry->person != request->person)
        continue;
      put_entry (form, entry);
      n++;
    }
  if (n == 0)
    desk_forms_put_empty_rows (form, BLANK_ROWS, 22);
  desk_form_add_legend (form, T (form, N_ ("Left = before + received − issued ± counted")));
  desk_form_add_note (form, T (form, N_ ("One line each time something is taken; whoever takes it "
                                         "signs. The keeper writes down what is left.")));
  desk_forms_end (office, request, form);
  return form;
}
