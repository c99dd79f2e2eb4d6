/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 盘点表 (INV-11): what should be there and what is. */

#include "desk-forms-private.h"
#include "desk-stocktake.h"

#define BLANK_ROWS 16

enum
{
  COLUMN_POSITION,
  COLUMN_NUMBER, /* of supplies: the unit, after the name */
  COLUMN_NAME,
  COLUMN_PLACE,
  COLUMN_RESPONSIBLE,
  COLUMN_EXPECTED,
  COLUMN_COUNTED,
  COLUMN_DIFFERENCE,
  COLUMN_RESULT,
  COLUMN_REMARK,
  N_COLUMNS
};

static const DeskFormHeading headings[N_COLUMNS] = {
  [COLUMN_POSITION] = { N_ ("No."), 2.6 },
  [COLUMN_NUMBER] = { N_ ("Item number"), 5 },
  [COLUMN_NAME] = { N_ ("Item name"), 12 },
  [COLUMN_PLACE] = { N_ ("Storage place"), 6 },
  [COLUMN_RESPONSIBLE] = { N_ ("Responsible person"), 5 },
  [COLUMN_EXPECTED] = { N_ ("Expected"), 4 },
  [COLUMN_COUNTED] = { N_ ("Counted"), 4 },
  [COLUMN_DIFFERENCE] = { N_ ("Difference"), 4 },
  [COLUMN_RESULT] = { N_ ("Result"), 5 },
  [COLUMN_REMARK] = { N_ ("Remark"), 12 },
};

static void
put_line (DeskForm                *form,
          const DeskStocktake     *stocktake,
          const DeskStocktakeLine *line,
          int                      position)
{
  int row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 19, 0);
  DeskFormStyle tint = line->result == DESK_STOCKTAKE_MISSING ||
                           line->result == DESK_STOCKTAKE_UNEXPECTED
                         ? DESK_FORM_TINT | DESK_FORM_BOLD
                         : DESK_FORM_PLAIN;
  g_autofree char *key = g_strdup_printf ("line:%" G_GINT64_FORMAT, line->id);
  const DeskFormStyle result = tint | DESK_FORM_CENTER | DESK_FORM_FILL_IN;
  DeskFormCell *cell;

  desk_form_put_integer (form, row, COLUMN_POSITION, position, DESK_FORM_CENTER);
  desk_form_put_text (form, row, COLUMN_NUMBER, stocktake->of_supplies ? line->unit : line->number,
                      DESK_FORM_CENTER);
  desk_form_put_text (form, row, COLUMN_NAME, line->name, DESK_FORM_START);
  desk_form_put_text (form, row, COLUMN_PLACE, line->place, DESK_FORM_CENTER);
  desk_form_put_text (form, row, COLUMN_RESPONSIBLE, line->responsible_name, DESK_FORM_CENTER);
  desk_form_put_integer (form, row, COLUMN_EXPECTED, line->expected, DESK_FORM_CENTER);
  cell = desk_form_put_text (form, row, COLUMN_COUNTED, "", result);
  desk_form_cell_set_key (cell, key);
  desk_form_put_text (form, row, COLUMN_DIFFERENCE, "", result);
  if (line->counted >= 0)
    {
      desk_form_put_integer (form, row, COLUMN_COUNTED, line->counted, result);
      desk_form_put_integer (form, row, COLUMN_DIFFERENCE, line->counted - line->expected, result);
    }
  else if (line->result == DESK_STOCKTAKE_MISSING)
    {
      desk_form_put_integer (form, row, COLUMN_DIFFERENCE, -line->expected, result);
    }
  desk_form_put_text (form, row, COLUMN_RESULT,
                      desk_stocktake_result_label (line->result, form->language), result);
  desk_form_put_text (form, row, COLUMN_REMARK, line->remark,
                      DESK_FORM_START | DESK_FORM_SMALL | DESK_FORM_FILL_IN);
}

static void
set_lines (DeskForm              *form,
           const DeskStocktake   *stocktake,
           const DeskFormRequest *request)
{
  g_autofree char *day =
    stocktake != NULL ? desk_date_format (stocktake->date, DESK_DATE_STYLE_FULL, form->language)
                      : NULL;
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (request->blank)
    {
      desk_form_set_lines (form, T (form, N_ ("Date: __________   Place: __________")), NULL);
      return;
    }
  left = stocktake->place != NULL
           /* Translators: a day and a place */
           ? g_strdup_printf (T (form, N_ ("%1$s, place: %2$s")), day, stocktake->place)
           : g_strdup (day);
  right = g_strdup_printf (T (form, N_ ("%1$u lines: %2$u found, %3$u missing, %4$u unexpected, "
                                        "%5$u not counted yet")),
                           stocktake->lines->len, stocktake->n[DESK_STOCKTAKE_FOUND],
                           stocktake->n[DESK_STOCKTAKE_MISSING],
                           stocktake->n[DESK_STOCKTAKE_UNEXPECTED],
                           stocktake->n[DESK_STOCKTAKE_OPEN]);
  desk_form_set_lines (form, left, right);
}

/* Returns: (transfer full): the sheet of @request's stocktake; blank without one, empty
 *   rows; blank with one, what is expected */
DeskForm *
desk_form_stocktake (DeskOffice             *office,
                     const DeskFormRequest  *request,
                     GError                **error)
{
  g_autoptr (DeskStocktake) stocktake =
    request->id != 0 ? desk_stocktake_get (office, request->id, error) : NULL;
  DeskFormHeading own[N_COLUMNS];
  DeskForm *form;

  if (stocktake == NULL && request->id != 0)
    return NULL;
  for (int i = 0; i < N_COLUMNS; i++)
    own[i] = headings[i];
  if (stocktake != NULL && stocktake->of_supplies)
    {
      own[COLUMN_NUMBER].msgid = N_ ("Unit");
      own[COLUMN_NAME].msgid = N_ ("Supply");
    }
  form = desk_forms_begin (office, "stocktake", request, DESK_FORM_LANDSCAPE,
                           stocktake == NULL ? DESK_FORM_FILL : DESK_FORM_FLOW,
                           stocktake != NULL ? stocktake->number : NULL);
  set_lines (form, stocktake, request);
  desk_forms_put_headings (form, own, N_COLUMNS);
  desk_form_set_head_columns (form, COLUMN_NAME + 1);
  for (guint i = 0; stocktake != NULL && i < stocktake->lines->len; i++)
    put_line (form, stocktake, stocktake->lines->pdata[i], (int) i + 1);
  if (stocktake == NULL || stocktake->lines->len == 0)
    desk_forms_put_empty_rows (form, BLANK_ROWS, 20);
  desk_form_add_note (form, T (form, N_ ("Counted by two people, one counts and one writes. "
                                         "Difference = counted − expected. What is missing or "
                                         "unexpected is explained under Remark.")));
  desk_form_add_foot (form, DESK_FORM_FOOT_SIGNATURE, T (form, N_ ("Counted by")),
                      stocktake != NULL && !request->blank ? stocktake->person_name : NULL);
  desk_form_add_foot (form, DESK_FORM_FOOT_SIGNATURE, T (form, N_ ("Witnessed by")), NULL);
  desk_forms_end (office, request, form);
  return form;
}
