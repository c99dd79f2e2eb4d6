/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 卫生检查月汇总 (ROT-11): a row for each group, with a chart of the pass rates. */

#include "desk-forms-private.h"
#include "desk-hygiene.h"
#include "desk-settings.h"

enum
{
  COLUMN_NAME,
  COLUMN_DAYS,
  COLUMN_INSPECTED,
  COLUMN_PASSED,
  COLUMN_FAILED,
  COLUMN_RATE,
  COLUMN_FINES,
  COLUMN_WHO,
  N_COLUMNS
};

static void
put_heads (DeskOffice *office,
           DeskForm   *form)
{
  gboolean by_person = desk_settings_is (office, "rota.mode", "person");
  const char *const heads[N_COLUMNS] = {
    [COLUMN_NAME] = by_person ? T (form, N_ ("Person")) : T (form, N_ ("Duty group")),
    [COLUMN_DAYS] = T (form, N_ ("Duty days")),
    [COLUMN_INSPECTED] = T (form, N_ ("Inspected")),
    [COLUMN_PASSED] = T (form, N_ ("√ days")),
    [COLUMN_FAILED] = T (form, N_ ("X days")),
    [COLUMN_RATE] = T (form, N_ ("Pass rate")),
    [COLUMN_FINES] = T (form, N_ ("Fines (yuan)")),
    [COLUMN_WHO] = T (form, N_ ("Fined")),
  };
  static const double weights[N_COLUMNS] = { 2, 1.2, 1.2, 1.2, 1.2, 1.4, 1.8, 5 };

  desk_form_add_row (form, DESK_FORM_ROW_HEAD, 26, 0);
  for (int column = 0; column < N_COLUMNS; column++)
    {
      desk_form_add_column (form, weights[column], 0, FALSE);
      desk_form_put_text (form, 0, column, heads[column],
                          DESK_FORM_HEAD | DESK_FORM_BOLD | DESK_FORM_CENTER);
    }
}

static void
put_row (DeskForm             *form,
         DeskFormRowKind       kind,
         const DeskHygieneRow *row)
{
  int place = desk_form_add_row (form, kind, 26, 0);
  DeskFormStyle style = DESK_FORM_CENTER | DESK_FORM_FILL_IN |
                        (kind == DESK_FORM_ROW_TOTAL ? DESK_FORM_BOLD : DESK_FORM_PLAIN);
  g_autofree char *key = g_strdup_printf ("row:%" G_GINT64_FORMAT, row->id);
  DeskFormCell *cell;

  cell =
    desk_form_put_text (form, place, COLUMN_NAME, row->name, DESK_FORM_CENTER | DESK_FORM_BOLD);
  desk_form_cell_set_key (cell, key);
  desk_form_put_integer (form, place, COLUMN_DAYS, row->days, style);
  desk_form_put_integer (form, place, COLUMN_INSPECTED, row->inspected, style);
  desk_form_put_integer (form, place, COLUMN_PASSED, row->passed, style);
  desk_form_put_integer (form, place, COLUMN_FAILED, row->failed, style);
  if (row->inspected > 0)
    desk_form_put_percent (form, place, COLUMN_RATE, row->pass_rate, 0, style);
  else
    desk_form_put_text (form, place, COLUMN_RATE, "", style);
  desk_form_put_money (form, place, COLUMN_FINES, row->fines, style);
  desk_form_put_text (form, place, COLUMN_WHO, row->who,
                      DESK_FORM_START | DESK_FORM_SMALL | DESK_FORM_FILL_IN);
}

/* ROT-11: groups to praise, and groups to talk to. */
static void
add_praise (DeskForm         *form,
            DeskHygieneMonth *month)
{
  g_autoptr (GString) best = g_string_new (NULL);

  for (guint i = 0; i < month->rows->len; i++)
    {
      const DeskHygieneRow *row = month->rows->pdata[i];

      if (row->inspected == 0 || row->failed > 0)
        continue;
      if (best->len > 0)
        g_string_append (best, desk_language_context (form->language, "people", ", "));
      g_string_append (best, row->name);
    }
  if (best->len > 0)
    {
      /* Translators: %s is a list of duty groups */
      g_autofree char *text =
        g_strdup_printf (T (form, N_ ("Without a failed day, to be praised: %s")), best->str);
      desk_form_add_legend (form, text);
    }
}

/* Returns: (transfer full): the summary of the month that @request begins in */
DeskForm *
desk_form_hygiene_month (DeskOffice             *office,
                         const DeskFormRequest  *request,
                         GError                **error)
{
  g_autoptr (DeskHygieneMonth) month = desk_hygiene_get_month (office, request->from, error);
  g_autofree char *number = desk_forms_month_number ("WS", request->from, request->blank);
  g_autofree char *name =
    desk_date_format (request->from, DESK_DATE_STYLE_MONTH, request->language);
  DeskHygieneRow total = { 0 };
  DeskForm *form;

  if (month == NULL)
    return NULL;
  form =
    desk_forms_begin (office, "hygiene-month", request, DESK_FORM_PORTRAIT, DESK_FORM_FLOW, number);
  desk_form_set_lines (form, request->blank ? T (form, N_ ("Month: __________")) : name, NULL);
  put_heads (office, form);
  total.name = (char *) T (form, N_ ("Total"));
  total.who = (char *) "";
  for (guint i = 0; i < month->rows->len; i++)
    {
      const DeskHygieneRow *row = month->rows->pdata[i];

      put_row (form, DESK_FORM_ROW_BODY, row);
      total.days += row->days;
      total.inspected += row->inspected;
      total.passed += row->passed;
      total.failed += row->failed;
      total.fines += row->fines;
    }
  total.pass_rate = total.inspected > 0 ? (double) total.passed / total.inspected : 0;
  put_row (form, DESK_FORM_ROW_TOTAL, &total);
  if (total.inspected > 0)
    desk_form_add_chart (form, T (form, N_ ("Pass rate")), 1, (int) month->rows->len, COLUMN_NAME,
                         COLUMN_RATE);
  if (!request->blank)
    add_praise (form, month);
  desk_form_add_note (
    form, T (form, N_ ("A day fails with at least one X. Team cleaning counts for no group. "
                       "Fines are proposed and confirmed by the administration.")));
  desk_forms_end (office, request, form);
  return form;
}
