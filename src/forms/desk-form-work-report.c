/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 工作计划汇报表 (MEE-2): a person's week, the notices they answer for, and the next one. */

#include "desk-forms-private.h"
#include "desk-people.h"
#include "desk-records.h"
#include "desk-reports.h"

#define N_COLUMNS   6
#define NOTICE_ROWS 4

/* The columns of a task notice; each begins where the one before it ends. */
static const struct
{
  const char *msgid;
  int column, columns;
} parts[] = {
  { N_ ("Notice number"), 0, 1 },
  { N_ ("Task"), 1, 2 },
  { N_ ("Due on"), 3, 1 },
  { N_ ("Done (%)"), 4, 1 },
  { N_ ("Progress"), 5, 1 },
};

static void
put_band (DeskForm   *form,
          const char *text)
{
  int row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 20, 0);
  DeskFormCell *cell = desk_form_put_text (form, row, 0, text,
                                           DESK_FORM_HEAD | DESK_FORM_BOLD | DESK_FORM_START);

  desk_form_merge (form, cell, 1, N_COLUMNS);
}

static void
put_text (DeskForm   *form,
          const char *name,
          const char *text,
          double      stretch)
{
  int row;
  DeskFormCell *cell;

  put_band (form, name);
  row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 60, stretch);
  cell = desk_form_put_text (form, row, 0, text,
                             DESK_FORM_START | DESK_FORM_TOP | DESK_FORM_FILL_IN);
  desk_form_merge (form, cell, 1, N_COLUMNS);
}

static void
put_notice (DeskForm               *form,
            const DeskReportNotice *notice)
{
  int row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 24, 0);
  const DeskFormStyle small = DESK_FORM_SMALL | DESK_FORM_FILL_IN;
  g_autofree char *key = NULL;
  DeskFormCell *cell;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    desk_form_merge (form, desk_form_put_text (form, row, parts[i].column, NULL, small), 1,
                     parts[i].columns);
  if (notice == NULL)
    return;
  key = g_strdup_printf ("notice:%" G_GINT64_FORMAT, notice->notice);
  cell = desk_form_put_text (form, row, 0, notice->number, small | DESK_FORM_CENTER);
  desk_form_cell_set_key (cell, key);
  cell = desk_form_put_text (form, row, 1, notice->content, small | DESK_FORM_START);
  desk_form_merge (form, cell, 1, 2);
  if (notice->due != DESK_DATE_NONE)
    desk_form_put_date (form, row, 3, notice->due, DESK_DATE_STYLE_MONTH_DAY, small);
  desk_form_put_integer (form, row, 4, notice->percent, small | DESK_FORM_CENTER);
  desk_form_put_text (form, row, 5, notice->note, small | DESK_FORM_START);
}

static void
put_notices (DeskForm         *form,
             const DeskReport *report)
{
  guint n_notices = report != NULL ? report->notices->len : 0;
  int row;

  put_band (form, T (form, N_ ("Progress of task notices")));
  row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 18, 0);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    desk_form_merge (form,
                     desk_form_put_text (form, row, parts[i].column, T (form, parts[i].msgid),
                                         DESK_FORM_SMALL | DESK_FORM_CENTER),
                     1, parts[i].columns);
  for (guint i = 0; i < MAX (n_notices, NOTICE_ROWS); i++)
    put_notice (form, i < n_notices ? report->notices->pdata[i] : NULL);
}

/* Whose report @request asks for: a person's of a week, or the one with an id. */
static DeskReport *
find_report (DeskOffice             *office,
             const DeskFormRequest  *request,
             GError                **error)
{
  g_autoptr (DeskRecord) record = NULL;

  if (request->person != 0)
    return desk_reports_get (office, request->person, request->from, error);
  if (request->id == 0)
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID,
                           _ ("A work report is one person's: say whose (MEE-2)"));
      return NULL;
    }
  record = desk_record_get (desk_office_get_store (office), &desk_kind_reports, request->id, error);
  if (record == NULL)
    return NULL;
  return desk_reports_get (office, desk_record_get_number (record, "person"),
                           desk_date_parse_week (desk_record_get_text (record, "week")), error);
}

/* Returns: (transfer full): the work report of @request's person and week */
DeskForm *
desk_form_work_report (DeskOffice             *office,
                       const DeskFormRequest  *request,
                       GError                **error)
{
  g_autoptr (DeskReport) report = request->blank ? NULL : find_report (office, request, error);
  DeskDate week = report != NULL ? report->week : request->from;
  g_autofree char *iso = desk_date_to_week (week);
  g_autofree char *number = NULL;
  g_autofree char *days = NULL;
  g_autofree char *first = desk_date_format (week, DESK_DATE_STYLE_FULL, request->language);
  g_autofree char *last = desk_date_format (week + 6, DESK_DATE_STYLE_FULL, request->language);
  DeskForm *form;
  int row;

  if (report == NULL && !request->blank)
    return NULL;
  if (report != NULL)
    number = g_strdup_printf ("HB-%s-%" G_GINT64_FORMAT, iso, report->person);
  form = desk_forms_begin (office, "work-report", request, DESK_FORM_PORTRAIT, DESK_FORM_FILL,
                           number);
  for (int i = 0; i < N_COLUMNS; i++)
    desk_form_add_column (form, 1, 0, FALSE);
  row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 24, 0);
  desk_forms_put_pair (form, row, 0, 1, T (form, N_ ("Department")),
                       report != NULL ? report->department : NULL);
  desk_forms_put_pair (form, row, 2, 1, T (form, N_ ("Name")),
                       report != NULL ? report->name : NULL);
  /* Translators: the first and the last day of a week */
  days = g_strdup_printf (T (form, N_ ("%s – %s")), first, last);
  desk_forms_put_pair (form, row, 4, 1, T (form, N_ ("Week")), report != NULL ? days : NULL);
  put_text (form, T (form, N_ ("Done this week")), report != NULL ? report->done : NULL, 3);
  put_text (form, T (form, N_ ("Shortcomings")), report != NULL ? report->shortcomings : NULL, 2);
  put_notices (form, report);
  put_text (form, T (form, N_ ("Plan for next week")), report != NULL ? report->next : NULL, 3);
  put_text (form, T (form, N_ ("Reviewer's opinion")), report != NULL ? report->comment : NULL, 1);
  row = desk_form_add_row (form, DESK_FORM_ROW_TOTAL, 26, 0);
  desk_forms_put_pair (form, row, 0, 2, T (form, N_ ("Reporter's signature")), NULL);
  desk_forms_put_pair (form, row, 3, 2, T (form, N_ ("Reviewer's signature")),
                       report != NULL && report->reviewed != NULL ? report->reviewer_name : NULL);
  desk_form_add_note (form, T (form, N_ ("Done this week: what was finished, with its result, "
                                         "point by point.")));
  desk_form_add_note (form, T (form, N_ ("Shortcomings: what was not reached, why, and what is to "
                                         "be changed.")));
  desk_form_add_note (form,
                      T (form, N_ ("Task notices: every open one with its percentage; what is "
                                   "late says why and until when.")));
  desk_form_add_note (form,
                      T (form, N_ ("Next week: by weight, each with its day. Hand in before the "
                                   "weekly meeting.")));
  desk_forms_end (office, request, form);
  return form;
}
