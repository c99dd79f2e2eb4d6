/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 任务通知单 (MEE-3): two halves of one A4 with the same number. */

#include "desk-forms-private.h"
#include "desk-notices.h"

#define N_COLUMNS 6

static int
add_row (DeskForm *form,
         double    stretch)
{
  return desk_form_add_row (form, DESK_FORM_ROW_BODY, 24, stretch);
}

/* A row of one named box, for @lines lines of writing. */
static void
put_text (DeskForm   *form,
          const char *name,
          const char *text,
          double      stretch)
{
  DeskFormCell *cell =
    desk_forms_put_pair (form, add_row (form, stretch), 0, N_COLUMNS - 1, name, text);

  cell->style |= DESK_FORM_TOP;
}

static void
put_date (DeskForm   *form,
          int         row,
          int         column,
          const char *name,
          DeskDate    date)
{
  DeskFormCell *cell = desk_forms_put_pair (form, row, column, 1, name, NULL);

  if (date != DESK_DATE_NONE)
    desk_form_put_date (form, row, cell->column, date, DESK_DATE_STYLE_FULL,
                        DESK_FORM_CENTER | DESK_FORM_FILL_IN);
}

/* Returns: (transfer full) (nullable): how far it has come, for the result */
static char *
result_text (DeskForm         *form,
             const DeskNotice *notice)
{
  const char *state;

  /* A fresh notice has room for the result. */
  if (notice == NULL || g_str_equal (notice->state, "issued") ||
      g_str_equal (notice->state, "received"))
    return NULL;
  state = desk_forms_choice (form, &desk_kind_notices, "state", notice->state);
  if (notice->last_reason != NULL)
    /* Translators: the state of a task notice and why it was sent back or is void */
    return g_strdup_printf (T (form, N_ ("%s: %s")), state, notice->last_reason);
  /* Translators: the state of a task notice and how much of it is done */
  return g_strdup_printf (T (form, N_ ("%s, %d %%")), state, (int) notice->progress);
}

/* Returns: (transfer full): the task notice of @request, in two copies */
DeskForm *
desk_form_task_notice (DeskOffice             *office,
                       const DeskFormRequest  *request,
                       GError                **error)
{
  g_autoptr (DeskNotice) notice =
    request->blank ? NULL : desk_notices_get (office, request->id, error);
  g_autofree char *result = NULL;
  g_autofree char *confirmed = NULL;
  DeskForm *form;
  int row;

  if (notice == NULL && !request->blank)
    return NULL;
  form = desk_forms_begin (office, "task-notice", request, DESK_FORM_PORTRAIT, DESK_FORM_FILL,
                           notice != NULL ? notice->number : NULL);
  desk_form_add_copy (form, T (form, N_ ("Counterfoil")));
  desk_form_add_copy (form, T (form, N_ ("Receiver's copy")));
  for (int i = 0; i < N_COLUMNS; i++)
    desk_form_add_column (form, i % 2 == 0 ? 1 : 1.4, 0, FALSE);
  row = add_row (form, 0);
  desk_forms_put_pair (form, row, 0, 1, T (form, N_ ("Issued to")),
                       notice != NULL ? notice->to : NULL);
  put_date (form, row, 2, T (form, N_ ("Issued on")),
            notice != NULL ? notice->issued : DESK_DATE_NONE);
  put_date (form, row, 4, T (form, N_ ("Due on")), notice != NULL ? notice->due : DESK_DATE_NONE);
  put_text (form, T (form, N_ ("Task")), notice != NULL ? notice->content : NULL, 4);
  put_text (form, T (form, N_ ("Standard to meet")), notice != NULL ? notice->standard : NULL, 2);
  row = add_row (form, 1);
  desk_forms_put_pair (form, row, 0, 2, T (form, N_ ("Issued by")),
                       notice != NULL ? notice->issuer_name : NULL);
  desk_forms_put_pair (form, row, 3, 2, T (form, N_ ("Receiver's signature")), NULL);
  result = result_text (form, notice);
  put_text (form, T (form, N_ ("Result")), result, 2);
  if (notice != NULL && g_str_equal (notice->state, "confirmed"))
    /* Translators: who confirmed and when */
    confirmed = g_strdup_printf (T (form, N_ ("%s  %s")), notice->issuer_name, notice->closed);
  desk_forms_put_pair (form, add_row (form, 1), 0, N_COLUMNS - 1,
                       T (form, N_ ("Issuer's confirmation")), confirmed);
  desk_form_add_note (form,
                      T (form, N_ ("The receiver signs on receipt and reports progress in the "
                                   "weekly report; only the issuer's confirmation closes the "
                                   "task.")));
  desk_forms_end (office, request, form);
  return form;
}

/* MEE-3: the number of a printed notice is not given out again. */
gboolean
desk_form_task_notice_printed (DeskOffice  *office,
                               gint64       id,
                               GError     **error)
{
  return desk_notices_mark_printed (office, &id, 1, error);
}
