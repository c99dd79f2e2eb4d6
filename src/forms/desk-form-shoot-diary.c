/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 学员产品拍摄统筹表 (SHO-2, step 5): a row a client, with the day and the person of each
 * step that the shoot department answers for. */

#include "desk-form-case.h"

#define EMPTY_ROWS 12

enum
{
  COLUMN_CLIENT,
  COLUMN_CATEGORY,
  COLUMN_RECEIVED,
  COLUMN_TRACKING,
  COLUMN_LEFT,
  COLUMN_STEPS
};

/* The columns after these are steps: the day it was signed, and by whom. */
static const char *const steps[] = { "sample", "shoot", "retouch", "disc", "result", "goods-back" };

static const DeskFormHeading headings[] = {
  { N_ ("Client"), 1.6 },
  { N_ ("Category of goods"), 1 },
  { N_ ("Goods received on"), 1.1 },
  { N_ ("Tracking number"), 1.5 },
  { N_ ("Days left"), 0.7 },
  { N_ ("Sample"), 1.2 },
  { N_ ("Shoot"), 1.2 },
  { N_ ("Retouching"), 1.2 },
  { N_ ("Disc sent"), 1.2 },
  { N_ ("Client confirmed"), 1.2 },
  { N_ ("Goods returned"), 1.2 },
};

/* The day of @visit's signature over the name. */
static void
put_visit (DeskForm            *form,
           int                  row,
           int                  column,
           const DeskFlowVisit *visit)
{
  g_autofree char *text = NULL;

  if (visit != NULL && visit->signed_at != NULL)
    {
      g_autofree char *iso = g_strndup (visit->signed_at, 10);
      g_autofree char *day = desk_date_format (desk_date_parse (iso), DESK_DATE_STYLE_MONTH_DAY,
                                               form->language);

      text = g_strdup_printf ("%s\n%s", day, visit->person_name);
    }
  desk_form_put_text (form, row, column, text,
                      DESK_FORM_CENTER | DESK_FORM_SMALL | DESK_FORM_FILL_IN);
}

static void
put_case (DeskForm           *form,
          const DeskFlowCase *data)
{
  const DeskFlowCard *card = data->card;
  const DeskFlowVisit *received = desk_form_case_visit (data, "goods-in");
  int row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 30, 0);
  g_autofree char *name =
    g_strdup_printf ("%s\n%s", card->client_name, card->client_number);
  g_autofree char *key = g_strdup_printf ("shoot:%" G_GINT64_FORMAT, card->id);

  desk_form_cell_set_key (desk_form_put_text (form, row, COLUMN_CLIENT, name,
                                              DESK_FORM_CENTER | DESK_FORM_LEAD),
                          key);
  desk_form_put_text (form, row, COLUMN_CATEGORY, card->category, DESK_FORM_CENTER);
  desk_form_put_text (form, row, COLUMN_RECEIVED, NULL, DESK_FORM_FILL_IN);
  if (received != NULL && received->signed_at != NULL)
    {
      g_autofree char *iso = g_strndup (received->signed_at, 10);

      desk_form_put_date (form, row, COLUMN_RECEIVED, desk_date_parse (iso),
                          DESK_DATE_STYLE_MONTH_DAY, DESK_FORM_CENTER | DESK_FORM_FILL_IN);
    }
  desk_form_put_text (form, row, COLUMN_TRACKING,
                      received != NULL && received->values != NULL
                        ? g_hash_table_lookup (received->values, "tracking")
                        : NULL,
                      DESK_FORM_CENTER | DESK_FORM_SMALL | DESK_FORM_FILL_IN);
  if (card->limit > 0)
    desk_form_put_integer (form, row, COLUMN_LEFT, card->limit - card->used,
                           DESK_FORM_CENTER | (card->overdue > 0 ? DESK_FORM_BOLD : 0));
  else
    desk_form_put_text (form, row, COLUMN_LEFT, NULL, DESK_FORM_FILL_IN);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    put_visit (form, row, COLUMN_STEPS + (int) i, desk_form_case_visit (data, steps[i]));
}

/* Returns: (transfer full): the shoot diary of the shoots under way in @request's week */
DeskForm *
desk_form_shoot_diary (DeskOffice             *office,
                       const DeskFormRequest  *request,
                       GError                **error)
{
  g_autoptr (GPtrArray) cases = NULL;
  g_autofree char *week = desk_date_to_week (request->from);
  g_autofree char *number = g_strdup_printf ("TC-%s", week);
  g_autofree char *first =
    desk_date_format (request->from, DESK_DATE_STYLE_FULL, request->language);
  g_autofree char *last = desk_date_format (request->to, DESK_DATE_STYLE_FULL, request->language);
  g_autofree char *days = NULL;
  DeskForm *form;

  if (!request->blank)
    {
      cases = desk_form_cases_list (office, request->from, request->to, error);
      if (cases == NULL)
        return NULL;
    }
  form = desk_forms_begin (office, "shoot-diary", request, DESK_FORM_LANDSCAPE, DESK_FORM_FILL,
                           number);
  /* Translators: the first and the last day of a week */
  days = g_strdup_printf (T (form, N_ ("%s – %s")), first, last);
  desk_form_set_lines (form, request->blank ? NULL : days, NULL);
  desk_form_set_head_columns (form, 1);
  desk_forms_put_headings (form, headings, G_N_ELEMENTS (headings));
  for (guint i = 0; cases != NULL && i < cases->len; i++)
    put_case (form, cases->pdata[i]);
  if (cases == NULL || cases->len < EMPTY_ROWS)
    desk_forms_put_empty_rows (form, EMPTY_ROWS - (cases != NULL ? (int) cases->len : 0), 30);
  desk_form_add_legend (form, T (form, N_ ("Days left: working days until the limit; below 0 it is "
                                           "overdue.")));
  desk_form_add_note (form,
                      T (form, N_ ("Each step is entered on its day by whoever did it. Samples "
                                   "within five working days of the goods, retouching within "
                                   "five of the shoot.")));
  desk_forms_end (office, request, form);
  return form;
}
