/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 节假日值班表 (ROT-9): who is there on days off. */

#include "desk-forms-private.h"
#include "desk-rota.h"

enum
{
  COLUMN_DATE,
  COLUMN_WEEKDAY,
  COLUMN_HOLIDAY,
  COLUMN_PEOPLE,
  COLUMN_PHONE,
  COLUMN_HANDOVER,
  COLUMN_REMARK,
  N_COLUMNS
};

/* Rows of a blank roster: a long holiday and its weekends. */
#define BLANK_ROWS 10

static void
put_heads (DeskForm *form)
{
  const char *const heads[N_COLUMNS] = {
    [COLUMN_DATE] = desk_language_context (form->language, "foot", "Date"),
    [COLUMN_WEEKDAY] = T (form, N_ ("Weekday")),
    [COLUMN_HOLIDAY] = T (form, N_ ("Holiday")),
    [COLUMN_PEOPLE] = T (form, N_ ("On duty")),
    [COLUMN_PHONE] = T (form, N_ ("Phone")),
    [COLUMN_HANDOVER] = T (form, N_ ("Handover notes")),
    [COLUMN_REMARK] = T (form, N_ ("Remark")),
  };
  static const double weights[N_COLUMNS] = { 2, 1.3, 1.8, 2.4, 3, 4.4, 2.6 };

  desk_form_add_row (form, DESK_FORM_ROW_HEAD, 26, 0);
  for (int column = 0; column < N_COLUMNS; column++)
    {
      desk_form_add_column (form, weights[column], 0, FALSE);
      desk_form_put_text (form, 0, column, heads[column],
                          DESK_FORM_HEAD | DESK_FORM_BOLD | DESK_FORM_CENTER);
    }
}

static char *
phone_of (DeskOffice *office,
          gint64      person)
{
  g_autoptr (DeskRecord) record =
    desk_record_get (desk_office_get_store (office), &desk_kind_people, person, NULL);
  const char *phone = record != NULL ? desk_record_get_text (record, "phone") : NULL;

  return g_strdup (phone != NULL ? phone : "");
}

static void
put_day (DeskOffice  *office,
         DeskForm    *form,
         DeskRotaDay *day)
{
  int row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 30, 0);
  g_autofree char *weekday = desk_date_format (day->date, DESK_DATE_STYLE_WEEKDAY, form->language);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) phones = g_string_new (NULL);

  for (guint i = 0; i < day->people->len; i++)
    {
      const DeskDutyPerson *person = day->people->pdata[i];
      g_autofree char *phone = phone_of (office, person->id);

      g_string_append_printf (names, "%s%s", i > 0 ? "\n" : "", person->name);
      g_string_append_printf (phones, "%s%s", i > 0 ? "\n" : "", phone);
    }
  desk_form_put_date (form, row, COLUMN_DATE, day->date, DESK_DATE_STYLE_MONTH_DAY,
                      DESK_FORM_CENTER | DESK_FORM_FILL_IN);
  desk_form_put_text (form, row, COLUMN_WEEKDAY, weekday, DESK_FORM_CENTER | DESK_FORM_FILL_IN);
  desk_form_put_text (form, row, COLUMN_HOLIDAY, day->holiday != NULL ? day->holiday : "",
                      DESK_FORM_CENTER | DESK_FORM_FILL_IN);
  desk_forms_put_key (desk_form_put_text (form, row, COLUMN_PEOPLE, names->str,
                                          DESK_FORM_CENTER | DESK_FORM_BOLD | DESK_FORM_FILL_IN),
                      "holiday", day->date, 0);
  desk_form_put_text (form, row, COLUMN_PHONE, phones->str, DESK_FORM_CENTER | DESK_FORM_FILL_IN);
  desk_form_put_text (form, row, COLUMN_HANDOVER, day->handover != NULL ? day->handover : "",
                      DESK_FORM_START | DESK_FORM_FILL_IN);
  desk_form_put_text (form, row, COLUMN_REMARK, day->remark != NULL ? day->remark : "",
                      DESK_FORM_START | DESK_FORM_FILL_IN);
}

/* Returns: (transfer full): the days off from @request's first day to its last */
DeskForm *
desk_form_holiday_duty (DeskOffice             *office,
                        const DeskFormRequest  *request,
                        GError                **error)
{
  g_autoptr (GPtrArray) days = desk_rota_get_days (office, request->from, request->to, error);
  g_autofree char *number = desk_forms_month_number ("JR", request->from, request->blank);
  g_autofree char *name =
    desk_date_format (request->from, DESK_DATE_STYLE_MONTH, request->language);
  DeskForm *form;
  guint n = 0;

  if (days == NULL)
    return NULL;
  form =
    desk_forms_begin (office, "holiday-duty", request, DESK_FORM_PORTRAIT, DESK_FORM_FLOW, number);
  desk_form_set_lines (form, request->blank ? T (form, N_ ("Month: __________")) : name, NULL);
  put_heads (form);
  for (guint i = 0; !request->blank && i < days->len; i++)
    {
      DeskRotaDay *day = days->pdata[i];

      if (day->kind != DESK_ROTA_OFF && !day->is_holiday_duty)
        continue;
      put_day (office, form, day);
      n++;
    }
  for (; n == 0 || (request->blank && n < BLANK_ROWS); n++)
    {
      int row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 30, 0);
      for (int column = 0; column < N_COLUMNS; column++)
        desk_form_put_text (form, row, column, "", DESK_FORM_FILL_IN);
    }
  desk_form_add_note (form, T (form, N_ ("Whoever is on duty checks doors, windows, water and "
                                         "power, and writes down what the next one must know.")));
  desk_forms_end (office, request, form);
  return form;
}
