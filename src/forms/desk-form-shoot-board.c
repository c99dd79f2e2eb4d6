/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 拍摄看板 (SHO-6): the board of the day on paper, a row a case, step by step. */

#include "desk-flow.h"
#include "desk-forms-private.h"

#define EMPTY_ROWS 18

enum
{
  COLUMN_STEP,
  COLUMN_CLIENT,
  COLUMN_NUMBER,
  COLUMN_GOODS,
  COLUMN_CLOCK,
  COLUMN_DUE,
  COLUMN_HOLDER,
  COLUMN_REMARK
};

static const DeskFormHeading headings[] = {
  { N_ ("Step"), 1.2 },
  { N_ ("Client"), 1.2 },
  { N_ ("Number"), 1.3 },
  { N_ ("Goods"), 2 },
  { N_ ("Days used"), 1.6 },
  { N_ ("Due on"), 1.2 },
  { N_ ("Holder"), 1.2 },
  { N_ ("Remark"), 2 },
};

static void
put_card (DeskForm           *form,
          int                 row,
          const DeskFlowCard *card)
{
  const DeskFormStyle late = card->overdue > 0 ? DESK_FORM_BOLD | DESK_FORM_TINT : DESK_FORM_PLAIN;
  g_autofree char *clock = desk_flow_clock_text (card, form->language);
  g_autofree char *key = g_strdup_printf ("shoot:%" G_GINT64_FORMAT, card->id);
  DeskFormCell *cell;

  cell = desk_form_put_text (form, row, COLUMN_CLIENT, card->client_name, DESK_FORM_CENTER);
  desk_form_cell_set_key (cell, key);
  desk_form_put_text (form, row, COLUMN_NUMBER, card->number, DESK_FORM_CENTER | DESK_FORM_SMALL);
  desk_form_put_text (form, row, COLUMN_GOODS, card->category, DESK_FORM_START);
  desk_form_put_text (form, row, COLUMN_CLOCK, clock, DESK_FORM_CENTER | late);
  desk_form_put_text (form, row, COLUMN_DUE, NULL, late);
  if (card->due != DESK_DATE_NONE)
    desk_form_put_date (form, row, COLUMN_DUE, card->due, DESK_DATE_STYLE_DAY_WEEKDAY,
                        DESK_FORM_CENTER | late);
  desk_form_put_text (form, row, COLUMN_HOLDER, card->holder_name, DESK_FORM_CENTER);
  desk_form_put_text (form, row, COLUMN_REMARK, card->pause_note,
                      DESK_FORM_START | DESK_FORM_SMALL | DESK_FORM_FILL_IN);
}

/* The step stands once, beside all of its cases. */
static void
put_column (DeskForm             *form,
            const DeskFlowColumn *column,
            const DeskFlowStep   *step)
{
  /* The window's language may be another one. */
  const char *title =
    step != NULL ? desk_flow_step_get_title (step, form->language) : column->title;

  for (guint i = 0; i < column->cards->len; i++)
    {
      int row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 22, 0);

      desk_form_put_text (form, row, COLUMN_STEP, i == 0 ? title : NULL,
                          DESK_FORM_CENTER | DESK_FORM_BOLD |
                            (i + 1 < column->cards->len ? DESK_FORM_OPEN_BOTTOM : 0));
      put_card (form, row, column->cards->pdata[i]);
    }
}

/* Returns: (transfer full): the open shoots as they stand now */
DeskForm *
desk_form_shoot_board (DeskOffice             *office,
                       const DeskFormRequest  *request,
                       GError                **error)
{
  const DeskFlowFilter everything = { 0 };
  g_autoptr (DeskFlowBoard) board = desk_flow_board (office, "shoot", &everything, error);
  g_autoptr (DeskFlow) flow = board != NULL ? desk_flow_get (office, "shoot", error) : NULL;
  g_autofree char *today =
    desk_date_format (desk_date_today (), DESK_DATE_STYLE_FULL, request->language);
  DeskForm *form;

  if (flow == NULL)
    return NULL;
  form = desk_forms_begin (office, "shoot-board", request, DESK_FORM_LANDSCAPE, DESK_FORM_FLOW,
                           NULL);
  desk_form_set_lines (form, request->blank ? NULL : today, NULL);
  desk_form_set_head_columns (form, 2);
  desk_forms_put_headings (form, headings, G_N_ELEMENTS (headings));
  for (guint i = 0; !request->blank && i < board->columns->len; i++)
    {
      const DeskFlowColumn *column = board->columns->pdata[i];

      put_column (form, column, desk_flow_template_get_step (flow->template, column->step));
    }
  if (request->blank || board->n_cards == 0)
    desk_forms_put_empty_rows (form, EMPTY_ROWS, 22);
  desk_form_add_legend (form, T (form, N_ ("Shaded: overdue.")));
  desk_form_add_note (form, T (form, N_ ("A row a case, by step; within a step what is due first "
                                         "stands first.")));
  desk_forms_end (office, request, form);
  return form;
}
