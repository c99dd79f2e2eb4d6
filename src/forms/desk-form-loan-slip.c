/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 设备借用单 (INV-4 to INV-6): what goes out and how it comes back, for both sides. */

#include "desk-forms-private.h"
#include "desk-inventory.h"

#define N_COLUMNS 12
#define ITEM_ROWS 6

enum
{
  ROW_BORROWER,
  ROW_TIME,
  ROW_SIDES,
  ROW_HEADS,
  ROW_ITEMS
};

/* The columns of an item; each begins where the one before it ends. */
enum
{
  PART_NUMBER,
  PART_NAME,
  PART_ACCESSORIES,
  PART_CONDITION_OUT,
  PART_MINUTES_OUT,
  PART_RETURNED,
  PART_MISSING,
  PART_CONDITION_IN,
  PART_MINUTES_IN,
  N_PARTS
};

static const struct
{
  const char *msgid;
  int column, columns;
} parts[N_PARTS] = {
  [PART_NUMBER] = { N_ ("Item number"), 0, 1 },
  [PART_NAME] = { N_ ("Item name"), 1, 2 },
  [PART_ACCESSORIES] = { N_ ("Accessories, counted"), 3, 3 },
  [PART_CONDITION_OUT] = { N_ ("Condition"), 6, 1 },
  [PART_MINUTES_OUT] = { N_ ("Battery (min)"), 7, 1 },
  [PART_RETURNED] = { N_ ("Returned"), 8, 1 },
  [PART_MISSING] = { N_ ("Missing accessories"), 9, 1 },
  [PART_CONDITION_IN] = { N_ ("Condition"), 10, 1 },
  [PART_MINUTES_IN] = { N_ ("Battery (min)"), 11, 1 },
};

static void
put_part (DeskForm      *form,
          int            row,
          int            part,
          const char    *text,
          DeskFormStyle  style)
{
  desk_form_merge (form, desk_form_put_text (form, row, parts[part].column, text, style), 1,
                   parts[part].columns);
}

static void
put_band (DeskForm   *form,
          int         row,
          int         column,
          int         columns,
          const char *text)
{
  DeskFormCell *cell = desk_form_put_text (form, row, column, text,
                                           DESK_FORM_HEAD | DESK_FORM_BOLD | DESK_FORM_CENTER);

  desk_form_merge (form, cell, 1, columns);
}

static void
put_borrower (DeskForm                *form,
              const DeskInventorySlip *slip)
{
  g_autofree char *purposes = desk_forms_choices (form, &desk_kind_loans, "purpose",
                                                  slip == NULL       ? NULL
                                                  : slip->is_private ? "private"
                                                                     : "work");
  g_autofree char *shoot = NULL;
  g_autofree char *time = NULL;
  DeskFormCell *cell;

  desk_forms_put_pair (form, ROW_BORROWER, 0, 2, T (form, N_ ("Borrower")),
                       slip != NULL ? slip->borrower_name : NULL);
  desk_forms_put_pair (form, ROW_BORROWER, 3, 2, T (form, N_ ("Department")),
                       slip != NULL ? slip->department : NULL);
  desk_forms_put_pair (form, ROW_BORROWER, 6, 2, T (form, N_ ("Phone")),
                       slip != NULL ? slip->phone : NULL);
  cell = desk_forms_put_pair (form, ROW_BORROWER, 9, 2, T (form, N_ ("Purpose")), purposes);
  cell->style &= ~DESK_FORM_FILL_IN;

  if (slip != NULL && slip->until != NULL)
    /* Translators: two moments */
    time = g_strdup_printf (T (form, N_ ("%s to %s")), slip->from, slip->until);
  else if (slip != NULL)
    time = g_strdup (slip->from);
  desk_forms_put_pair (form, ROW_TIME, 0, 4, T (form, N_ ("Time")), time);
  if (slip != NULL)
    shoot = slip->shoot != NULL && slip->for_shoot
              ? g_strdup (slip->shoot)
              : g_strdup (slip->for_shoot ? T (form, N_ ("Yes")) : T (form, N_ ("No")));
  desk_forms_put_pair (form, ROW_TIME, 5, 1, T (form, N_ ("Shoot task")), shoot);
  desk_forms_put_pair (form, ROW_TIME, 7, 4, T (form, N_ ("Reason")),
                       slip != NULL ? slip->reason : NULL);
}

static void
put_heads (DeskForm *form)
{
  put_band (form, ROW_SIDES, 0, parts[PART_RETURNED].column, T (form, N_ ("Hand-over")));
  put_band (form, ROW_SIDES, parts[PART_RETURNED].column,
            N_COLUMNS - parts[PART_RETURNED].column, T (form, N_ ("Return")));
  for (int part = 0; part < N_PARTS; part++)
    put_part (form, ROW_HEADS, part, T (form, parts[part].msgid),
              DESK_FORM_HEAD | DESK_FORM_SMALL | DESK_FORM_CENTER);
}

static void
put_line (DeskForm                *form,
          int                      row,
          const DeskInventoryLine *line)
{
  const DeskFormStyle words = DESK_FORM_START | DESK_FORM_SMALL;
  gboolean returned = line != NULL && line->returned != NULL;
  g_autofree char *key = NULL;
  /* The day over the hour: the column is narrow. */
  g_autofree char *moment = returned ? g_strdelimit (g_strdup (line->returned), " ", '\n') : NULL;

  put_part (form, row, PART_NUMBER, line != NULL ? line->item->number : NULL, DESK_FORM_CENTER);
  put_part (form, row, PART_NAME, line != NULL ? line->item->name : NULL, words);
  put_part (form, row, PART_ACCESSORIES, line != NULL ? line->accessories_out : NULL, words);
  put_part (form, row, PART_CONDITION_OUT, line != NULL ? line->condition_out : NULL, words);
  put_part (form, row, PART_MINUTES_OUT, line != NULL ? line->minutes_before : NULL,
            DESK_FORM_CENTER | DESK_FORM_SMALL);
  put_part (form, row, PART_RETURNED, moment, DESK_FORM_CENTER | DESK_FORM_SMALL);
  put_part (form, row, PART_MISSING, returned ? line->missing : NULL, words);
  put_part (form, row, PART_CONDITION_IN, returned ? line->condition_in : NULL, words);
  put_part (form, row, PART_MINUTES_IN, line != NULL ? line->minutes : NULL,
            DESK_FORM_CENTER | DESK_FORM_SMALL);
  if (line == NULL)
    return;
  key = g_strdup_printf ("loan:%" G_GINT64_FORMAT, line->loan);
  desk_form_cell_set_key (desk_form_cell_at (form, row, 0), key);
}

static void
put_signatures (DeskForm                *form,
                const DeskInventorySlip *slip)
{
  int row = desk_form_add_row (form, DESK_FORM_ROW_TOTAL, 30, 0);
  const char *keeper_in = NULL;

  for (guint i = 0; slip != NULL && keeper_in == NULL && i < slip->lines->len; i++)
    keeper_in = ((const DeskInventoryLine *) slip->lines->pdata[i])->keeper_in;
  desk_forms_put_pair (form, row, 0, 2, T (form, N_ ("Borrower's signature")), NULL);
  desk_forms_put_pair (form, row, 3, 2, T (form, N_ ("Handed over by")),
                       slip != NULL ? slip->keeper_out : NULL);
  desk_forms_put_pair (form, row, 6, 2, T (form, N_ ("Taken back by")), keeper_in);
  desk_forms_put_pair (form, row, 9, 2, T (form, N_ ("Leader (private use)")),
                       slip != NULL ? slip->leader : NULL);
}

/* Returns: (transfer full): the slip that @request's loan is on */
DeskForm *
desk_form_loan_slip (DeskOffice             *office,
                     const DeskFormRequest  *request,
                     GError                **error)
{
  g_autoptr (DeskInventorySlip) slip =
    request->blank ? NULL : desk_inventory_get_slip (office, request->id, error);
  guint n_lines = slip != NULL ? slip->lines->len : 0;
  DeskForm *form;

  if (slip == NULL && !request->blank)
    return NULL;
  form = desk_forms_begin (office, "loan-slip", request, DESK_FORM_PORTRAIT, DESK_FORM_FILL,
                           slip != NULL ? slip->number : NULL);
  desk_form_add_copy (form, T (form, N_ ("Keeper's copy")));
  desk_form_add_copy (form, T (form, N_ ("Borrower's copy")));
  for (int i = 0; i < N_COLUMNS; i++)
    desk_form_add_column (form, 1, 0, FALSE);
  desk_form_add_row (form, DESK_FORM_ROW_HEAD, 20, 0);
  desk_form_add_row (form, DESK_FORM_ROW_HEAD, 20, 0);
  desk_form_add_row (form, DESK_FORM_ROW_HEAD, 15, 0);
  desk_form_add_row (form, DESK_FORM_ROW_HEAD, 15, 0);
  put_borrower (form, slip);
  put_heads (form);
  for (guint i = 0; i < MAX (n_lines, ITEM_ROWS); i++)
    put_line (form, desk_form_add_row (form, DESK_FORM_ROW_BODY, 17, 1),
              i < n_lines ? slip->lines->pdata[i] : NULL);
  put_signatures (form, slip);
  desk_form_add_note (form, T (form, N_ ("Only for who is qualified for the class. Accessories are "
                                         "counted out and in; batteries are measured at return. "
                                         "Private use needs a reason and a leader's approval.")));
  desk_forms_end (office, request, form);
  return form;
}
