/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 设备损坏赔偿单 (INV-7): what happened, who answers for it and how much it is. */

#include "desk-forms-private.h"
#include "desk-inventory.h"
#include "desk-people.h"

#define N_COLUMNS 8
#define PAIR      4 /* columns of a name with its value, two of them to a row */

typedef struct
{
  DeskOffice *office;
  DeskForm *form;
  DeskRecord *damage;      /* (nullable) */
  DeskInventoryItem *item; /* (nullable) */
} Report;

static const char *
text_of (const Report *report,
         const char   *field)
{
  return report->damage != NULL ? desk_record_get_text (report->damage, field) : NULL;
}

static char *
person_of (const Report *report,
           const char   *field)
{
  gint64 person = report->damage != NULL ? desk_record_get_number (report->damage, field) : 0;

  return person != 0 ? desk_people_dup_name (report->office, person) : NULL;
}

static int
add_row (const Report *report,
         double        stretch)
{
  return desk_form_add_row (report->form, DESK_FORM_ROW_BODY, 24, stretch);
}

/* All words of a field, that of the damage ticked: paper can tick another. */
static void
put_choices (const Report *report,
             int           row,
             int           column,
             int           columns,
             const char   *name,
             const char   *field)
{
  g_autofree char *choices =
    desk_forms_choices (report->form, &desk_kind_damages, field, text_of (report, field));
  DeskFormCell *cell = desk_forms_put_pair (report->form, row, column, columns, name, choices);

  cell->style &= ~DESK_FORM_FILL_IN;
}

static void
put_money (const Report *report,
           int           row,
           int           column,
           const char   *name,
           const char   *field)
{
  DeskForm *form = report->form;
  DeskFormCell *cell = desk_forms_put_pair (form, row, column, PAIR - 1, name, NULL);
  const DeskValue *value =
    report->damage != NULL ? desk_record_get_value (report->damage, field) : NULL;

  if (value == NULL || !value->set)
    return;
  cell = desk_form_put_money (form, row, column + 1, value->number,
                              DESK_FORM_START | DESK_FORM_BOLD | DESK_FORM_FILL_IN);
  desk_form_cell_set_suffix (cell, T (form, N_ (" yuan")));
}

static void
put_item (const Report *report)
{
  DeskForm *form = report->form;
  const DeskInventoryItem *item = report->item;
  g_autofree char *bought =
    item != NULL && item->bought != DESK_DATE_NONE
      ? desk_date_format (item->bought, DESK_DATE_STYLE_FULL, form->language)
      : NULL;
  int row = add_row (report, 1);
  DeskFormCell *cell;

  desk_forms_put_pair (form, row, 0, PAIR - 1, T (form, N_ ("Item number")),
                       item != NULL ? item->number : NULL);
  desk_forms_put_pair (form, row, PAIR, PAIR - 1, T (form, N_ ("Make and model")),
                       item != NULL ? item->name : NULL);
  row = add_row (report, 1);
  desk_forms_put_pair (form, row, 0, PAIR - 1, T (form, N_ ("Serial number")),
                       item != NULL ? item->serial : NULL);
  desk_forms_put_pair (form, row, PAIR, PAIR - 1, T (form, N_ ("Responsible person")),
                       item != NULL ? item->responsible_name : NULL);
  row = add_row (report, 1);
  desk_forms_put_pair (form, row, 0, PAIR - 1, T (form, N_ ("Bought on")), bought);
  cell = desk_forms_put_pair (form, row, PAIR, PAIR - 1, T (form, N_ ("Price")), NULL);
  if (item == NULL || item->price < 0)
    return;
  cell = desk_form_put_money (form, row, cell->column, item->price,
                              DESK_FORM_START | DESK_FORM_FILL_IN);
  desk_form_cell_set_suffix (cell, T (form, N_ (" yuan")));
}

static void
put_event (const Report *report)
{
  DeskForm *form = report->form;
  g_autofree char *person = person_of (report, "person");
  g_autoptr (DeskInventorySlip) slip = NULL;
  gint64 loan = report->damage != NULL ? desk_record_get_number (report->damage, "loan") : 0;
  gboolean shoot = report->damage != NULL && desk_record_get_number (report->damage, "for_shoot");
  g_autofree char *task = NULL;
  DeskFormCell *cell;
  int row = add_row (report, 1);

  if (loan != 0)
    slip = desk_inventory_get_slip (report->office, loan, NULL);
  desk_forms_put_pair (form, row, 0, PAIR - 1, T (form, N_ ("Time")), text_of (report, "happened"));
  desk_forms_put_pair (form, row, PAIR, PAIR - 1, T (form, N_ ("Loan slip")),
                       slip != NULL ? slip->number : NULL);
  row = add_row (report, 1);
  desk_forms_put_pair (form, row, 0, PAIR - 1, T (form, N_ ("Person liable")), person);
  /* Translators: two boxes to tick, the one that applies is filled */
  task = g_strdup_printf (T (form, N_ ("%s Yes   %s No")), shoot ? "■" : "□",
                          report->damage != NULL && !shoot ? "■" : "□");
  cell = desk_forms_put_pair (form, row, PAIR, PAIR - 1, T (form, N_ ("Shoot task")), task);
  cell->style &= ~DESK_FORM_FILL_IN;
  put_choices (report, add_row (report, 1), 0, N_COLUMNS - 1, T (form, N_ ("Kind")), "kind");
  row = add_row (report, 4);
  cell = desk_forms_put_pair (form, row, 0, N_COLUMNS - 1, T (form, N_ ("What happened")),
                              text_of (report, "event"));
  cell->style |= DESK_FORM_TOP;
}

static void
put_liability (const Report *report)
{
  DeskForm *form = report->form;
  int row;

  put_choices (report, add_row (report, 1), 0, N_COLUMNS - 1, T (form, N_ ("Cause")), "cause");
  put_choices (report, add_row (report, 1), 0, N_COLUMNS - 1, T (form, N_ ("Severity")),
               "severity");
  put_choices (report, add_row (report, 1), 0, N_COLUMNS - 1, T (form, N_ ("Liability")),
               "liability");
  row = add_row (report, 1);
  put_money (report, row, 0, T (form, N_ ("Damage")), "value");
  put_money (report, row, PAIR, T (form, N_ ("Compensation")), "amount");
  row = add_row (report, 2);
  desk_forms_put_pair (form, row, 0, N_COLUMNS - 1, T (form, N_ ("Note")),
                       text_of (report, "note"));
}

/* Who says what, with room to sign. */
static void
put_approvals (const Report *report)
{
  DeskForm *form = report->form;
  g_autofree char *proposer = person_of (report, "proposer");
  g_autofree char *approver = person_of (report, "approver");
  const char *approved = text_of (report, "approved");
  g_autofree char *approval =
    approver != NULL && approved != NULL ? g_strdup_printf ("%s %s", approver, approved) : NULL;
  int row = add_row (report, 2);

  desk_forms_put_pair (form, row, 0, PAIR - 1, T (form, N_ ("Proposed by (keeper)")), proposer);
  desk_forms_put_pair (form, row, PAIR, PAIR - 1, T (form, N_ ("Approved by (leader)")),
                       approval != NULL ? approval : approver);
  row = add_row (report, 2);
  desk_forms_put_pair (form, row, 0, PAIR - 1, T (form, N_ ("Signature of the person liable")),
                       NULL);
  desk_forms_put_pair (form, row, PAIR, PAIR - 1, T (form, N_ ("Received by the cashier")), NULL);
}

/* Returns: (transfer full): the report of @request's damage */
DeskForm *
desk_form_damage_report (DeskOffice             *office,
                         const DeskFormRequest  *request,
                         GError                **error)
{
  g_autoptr (DeskRecord) damage = NULL;
  g_autoptr (GPtrArray) items = NULL;
  Report report = { office };

  if (!request->blank)
    {
      damage =
        desk_record_get (desk_office_get_store (office), &desk_kind_damages, request->id, error);
      if (damage == NULL)
        return NULL;
      items =
        desk_inventory_list (office, desk_record_get_number (damage, "item"), 0, error);
      if (items == NULL)
        return NULL;
      report.damage = damage;
      report.item = items->len > 0 ? items->pdata[0] : NULL;
    }
  report.form = desk_forms_begin (office, "damage-report", request, DESK_FORM_PORTRAIT,
                                  DESK_FORM_ONE_PAGE, text_of (&report, "number"));
  for (int i = 0; i < N_COLUMNS; i++)
    desk_form_add_column (report.form, 1, 0, FALSE);
  put_item (&report);
  put_event (&report);
  put_liability (&report);
  put_approvals (&report);
  desk_form_add_legend (report.form, T (report.form, N_ ("Shoot task: correct use or force majeure "
                                                         "– no liability; misuse – partial.")));
  desk_form_add_legend (report.form,
                        T (report.form, N_ ("Any other use: misuse – full; correct use "
                                            "or force majeure – partial.")));
  desk_form_add_note (report.form,
                      T (report.form, N_ ("Filled in on the day it is noticed. The keeper proposes "
                                          "the amount, the leader approves it; it then goes to the "
                                          "person's ledger.")));
  desk_forms_end (office, request, report.form);
  return report.form;
}
