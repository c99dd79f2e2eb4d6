/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 值日安排表(月): the duties of a month as a calendar. */

#include "desk-forms-private.h"
#include "desk-rota.h"

static void
put_day (DeskForm    *form,
         int          row,
         int          column,
         DeskRotaDay *day,
         gboolean     blank)
{
  DeskFormStyle shade = day->kind == DESK_ROTA_OFF    ? DESK_FORM_OFF
                        : day->kind == DESK_ROTA_REST ? DESK_FORM_TINT
                                                      : DESK_FORM_PLAIN;
  g_autofree char *people = desk_rota_day_people_text (day, form->language);
  g_autofree char *text = NULL;
  DeskFormCell *cell;

  cell = desk_form_put_date (form, row, column, day->date, DESK_DATE_STYLE_MONTH_DAY,
                             DESK_FORM_SMALL | DESK_FORM_START | DESK_FORM_OPEN_BOTTOM |
                               DESK_FORM_FILL_IN | shade);
  desk_forms_put_key (cell, "date", day->date, 0);
  if (day->special == DESK_DAY_WORK && !blank)
    desk_form_cell_set_suffix (cell, T (form, N_ (" (make-up day)")));

  if (day->kind == DESK_ROTA_TEAM)
    text = g_strdup (T (form, N_ ("Team cleaning")));
  else if (day->kind == DESK_ROTA_OFF && *people == '\0')
    text =
      g_strdup_printf ("%s\n%s", T (form, N_ ("Off")), day->holiday != NULL ? day->holiday : "");
  else if (day->kind == DESK_ROTA_OFF)
    /* Translators: stands over the names of those on holiday duty */
    text = g_strdup_printf ("%s\n%s", T (form, N_ ("Holiday duty")), people);
  else if (day->group_name != NULL)
    text = g_strdup_printf ("%s\n%s", day->group_name, people);
  else
    text = g_steal_pointer (&people);
  cell = desk_form_put_text (form, row + 1, column, text,
                             DESK_FORM_CENTER | DESK_FORM_TOP | DESK_FORM_LEAD | DESK_FORM_FILL_IN |
                               shade);
  desk_forms_put_key (cell, "day", day->date, 0);
}

/* Returns: (transfer full): the calendar of the month that @request begins in */
DeskForm *
desk_form_duty_month (DeskOffice             *office,
                      const DeskFormRequest  *request,
                      GError                **error)
{
  DeskDate first = desk_date_month_start (request->from),
           last = desk_date_month_end (request->from);
  DeskDate start = desk_date_week_start (first), end = desk_date_week_start (last) + 6;
  g_autoptr (GPtrArray) days = desk_rota_get_days (office, start, end, error);
  g_autofree char *number = desk_forms_month_number ("ZRM", first, request->blank);
  g_autofree char *month = desk_date_format (first, DESK_DATE_STYLE_MONTH, request->language);
  DeskForm *form;

  if (days == NULL)
    return NULL;
  form =
    desk_forms_begin (office, "duty-month", request, DESK_FORM_PORTRAIT, DESK_FORM_FILL, number);
  desk_form_set_lines (form, request->blank ? T (form, N_ ("Month: __________")) : month, NULL);
  desk_form_add_row (form, DESK_FORM_ROW_HEAD, 0, 0);
  for (int column = 0; column < 7; column++)
    {
      g_autofree char *weekday =
        desk_date_format (start + column, DESK_DATE_STYLE_WEEKDAY, form->language);

      desk_form_add_column (form, 1, 0, FALSE);
      desk_form_put_text (form, 0, column, weekday,
                          DESK_FORM_HEAD | DESK_FORM_BOLD | DESK_FORM_CENTER);
    }
  for (guint i = 0; i < days->len; i++)
    {
      DeskRotaDay *day = days->pdata[i];
      int row = 1 + (int) (i / 7) * 2, column = (int) (i % 7);

      if (column == 0)
        {
          desk_form_add_row (form, DESK_FORM_ROW_BODY, 0, 0);
          desk_form_add_row (form, DESK_FORM_ROW_BODY, 44, 1);
        }
      if (day->date >= first && day->date <= last)
        {
          put_day (form, row, column, day, request->blank);
        }
      else
        {
          DeskFormCell *cell = desk_form_put_text (form, row, column, "", DESK_FORM_TINT);
          desk_form_merge (form, cell, 2, 1);
        }
    }
  desk_form_add_legend (
    form,
    T (form,
       N_ ("Off: holiday   Sunday: rest   Saturday: team cleaning, which takes nobody's turn")));
  desk_form_add_note (
    form,
    T (form,
       N_ ("Swaps are entered at the desk before the duty; the sheet is then printed anew.")));
  desk_forms_end (office, request, form);
  return form;
}
