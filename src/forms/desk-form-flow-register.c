/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 服务流程统计表 (SHO-7): a row a client, a column a step with who signed it and when and
 * the monitor's mark; below it the days of each step and whom the delay belongs to. */

#include "desk-flow-report.h"
#include "desk-forms-private.h"

#define EMPTY_ROWS 10

typedef struct
{
  DeskForm *form;
  DeskFlowTemplate *template;
  int n_steps; /* that are signed: all but the last */
  int remark;  /* the last column */
} Sheet;

static void
put_heads (Sheet *sheet)
{
  const DeskFormStyle style = DESK_FORM_HEAD | DESK_FORM_BOLD | DESK_FORM_CENTER | DESK_FORM_SMALL;
  DeskForm *form = sheet->form;

  desk_form_add_column (form, 1.5, 0, FALSE);
  for (int i = 0; i < sheet->n_steps; i++)
    desk_form_add_column (form, 1, 0, FALSE);
  desk_form_add_column (form, 1.3, 0, FALSE);
  desk_form_add_row (form, DESK_FORM_ROW_HEAD, 30, 0);
  desk_form_put_text (form, 0, 0, T (form, N_ ("Client")), style);
  for (int i = 0; i < sheet->n_steps; i++)
    desk_form_put_text (form, 0, i + 1,
                        desk_flow_step_get_title (sheet->template->steps->pdata[i],
                                                  form->language),
                        style);
  desk_form_put_text (form, 0, sheet->remark, T (form, N_ ("Remark")), style);
}

/* Who signed over the day, and the monitor's mark. */
static void
put_step (Sheet                      *sheet,
          int                         row,
          int                         column,
          const DeskFlowRegisterCell *cell)
{
  DeskFormStyle style = DESK_FORM_CENTER | DESK_FORM_SMALL | DESK_FORM_FILL_IN;
  g_autoptr (GString) text = g_string_new (NULL);

  if (cell != NULL && cell->person != 0)
    {
      g_autofree char *day = desk_date_format (cell->signed_on, DESK_DATE_STYLE_MONTH_DAY,
                                               sheet->form->language);

      g_string_append_printf (text, "%s\n%s", cell->person_name, day);
    }
  if (cell != NULL && cell->monitored)
    g_string_append (text, text->len > 0 ? " √" : "√");
  if (cell != NULL && cell->late > 0)
    style |= DESK_FORM_BOLD | DESK_FORM_TINT;
  desk_form_put_text (sheet->form, row, column, text->str, style);
}

static void
put_case (Sheet                     *sheet,
          const DeskFlowRegisterRow *line)
{
  int row = desk_form_add_row (sheet->form, DESK_FORM_ROW_BODY, 28, 0);
  g_autofree char *name =
    line->client_number != NULL ? g_strdup_printf ("%s\n%s", line->client_name, line->client_number)
                                : g_strdup (line->number);
  g_autofree char *key = g_strdup_printf ("shoot:%" G_GINT64_FORMAT, line->shoot);

  desk_form_cell_set_key (desk_form_put_text (sheet->form, row, 0, name,
                                              DESK_FORM_CENTER | DESK_FORM_LEAD | DESK_FORM_SMALL),
                          key);
  for (int i = 0; i < sheet->n_steps; i++)
    put_step (sheet, row, i + 1, line->cells->pdata[i]);
  desk_form_put_text (sheet->form, row, sheet->remark, line->remark,
                      DESK_FORM_START | DESK_FORM_SMALL | DESK_FORM_FILL_IN);
}

/* What a step comes to in all cases. */
typedef enum
{
  TOTAL_SIGNED,
  TOTAL_DAYS,
  TOTAL_LATE,
} Total;

/* Returns: the row */
static int
put_total (Sheet                *sheet,
           const DeskFlowReport *report,
           Total                 total,
           const char           *name)
{
  const DeskFormStyle style = DESK_FORM_CENTER | DESK_FORM_SMALL | DESK_FORM_BOLD;
  int row = desk_form_add_row (sheet->form, DESK_FORM_ROW_TOTAL, 18, 0);

  desk_form_put_text (sheet->form, row, 0, name, style);
  for (int i = 0; i < sheet->n_steps; i++)
    {
      const DeskFlowStepReport *step = report->steps->pdata[i];

      if (total == TOTAL_DAYS)
        desk_form_put_decimal (sheet->form, row, i + 1,
                               step->n > 0 ? (double) step->days / step->n : 0, 1, style);
      else
        desk_form_put_integer (sheet->form, row, i + 1,
                               total == TOTAL_SIGNED ? step->n : step->late, style);
    }
  desk_form_put_text (sheet->form, row, sheet->remark, NULL, style);
  return row;
}

static void
put_report (Sheet                *sheet,
            const DeskFlowReport *report)
{
  DeskForm *form = sheet->form;
  int row;

  put_total (sheet, report, TOTAL_SIGNED, T (form, N_ ("Signed")));
  row = put_total (sheet, report, TOTAL_DAYS, T (form, N_ ("Days each")));
  put_total (sheet, report, TOTAL_LATE, T (form, N_ ("Days late")));
  desk_form_add_chart_across (form, T (form, N_ ("Working days of each step")), 1, sheet->n_steps,
                              0, row);
}

/* Whom the delay belongs to; nobody: nothing. */
static void
add_delays (DeskForm             *form,
            const DeskFlowReport *report)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < report->people->len; i++)
    {
      const DeskFlowPersonReport *person = report->people->pdata[i];
      gint64 late = person->late + person->late_now;

      if (late == 0)
        continue;
      if (names->len > 0)
        g_string_append (names, desk_language_context (form->language, "people", ", "));
      /* Translators: a name and a number of days */
      g_string_append_printf (names, T (form, N_ ("%s %lld days")), person->name,
                              (long long) late);
    }
  if (names->len == 0)
    return;
  /* Translators: %s is a list of names with days each */
  text = g_strdup_printf (T (form, N_ ("The delay belongs to: %s.")), names->str);
  desk_form_add_legend (form, text);
}

static void
add_legend (DeskForm             *form,
            const DeskFlowReport *report)
{
  g_autofree char *cases =
    /* Translators: how many cases began, ended, were cancelled and were shot anew */
    g_strdup_printf (T (form, N_ ("Begun %u, closed %u, cancelled %u, with a re-shoot %u.")),
                     report->n_begun, report->n_closed, report->n_cancelled, report->n_reshot);

  desk_form_add_legend (form, cases);
  if (report->n_limits > 0)
    {
      g_autofree char *limits = g_strdup_printf (
        /* Translators: how many limits were kept, of how many */
        T (form, N_ ("In time: %u of %u limits.")), report->n_on_time, report->n_limits);

      desk_form_add_legend (form, limits);
    }
}

/* Returns: (transfer full): the register of the shoots under way in @request's days */
DeskForm *
desk_form_flow_register (DeskOffice             *office,
                         const DeskFormRequest  *request,
                         GError                **error)
{
  g_autoptr (DeskFlowRegister) cases =
    desk_flow_get_register (office, "shoot", request->from, request->to, error);
  g_autoptr (DeskFlowReport) report =
    cases != NULL ? desk_flow_get_report (office, "shoot", request->from, request->to, error)
                  : NULL;
  g_autofree char *number = desk_forms_month_number ("LC", request->from, request->blank);
  g_autofree char *month =
    desk_date_format (request->from, DESK_DATE_STYLE_MONTH, request->language);
  Sheet sheet = { 0 };

  if (report == NULL)
    return NULL;
  sheet.form = desk_forms_begin (office, "flow-register", request, DESK_FORM_LANDSCAPE,
                                 DESK_FORM_FLOW, number);
  sheet.template = cases->template;
  sheet.n_steps = (int) sheet.template->steps->len - 1;
  sheet.remark = sheet.n_steps + 1;
  desk_form_set_lines (sheet.form,
                       request->blank ? T (sheet.form, N_ ("Month: __________")) : month, NULL);
  desk_form_set_head_columns (sheet.form, 1);
  put_heads (&sheet);
  if (request->blank)
    desk_forms_put_empty_rows (sheet.form, EMPTY_ROWS, 30);
  for (guint i = 0; !request->blank && i < cases->rows->len; i++)
    put_case (&sheet, cases->rows->pdata[i]);
  if (!request->blank)
    {
      put_report (&sheet, report);
      add_legend (sheet.form, report);
      add_delays (sheet.form, report);
    }
  desk_form_add_legend (sheet.form, T (sheet.form, N_ ("√ the process monitor recorded the step; "
                                                       "shaded: late.")));
  desk_form_add_note (sheet.form, T (sheet.form, N_ ("Who is responsible for a step signs it with "
                                                     "the day; the process monitor ticks it before "
                                                     "it starts.")));
  desk_forms_end (office, request, sheet.form);
  return sheet.form;
}
