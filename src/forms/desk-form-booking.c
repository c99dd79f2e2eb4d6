/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 预约单 (SHO-2, step 2): what the client wants, before anything is agreed. */

#include "desk-form-case.h"
#include "desk-people.h"

#define STEP "booking"

/* Returns: (transfer full) (nullable): who reviewed it and when */
static char *
reviewer_of (const DeskFormCase *self)
{
  const DeskFlowVisit *visit = self->data != NULL ? desk_form_case_visit (self->data, STEP) : NULL;

  if (visit == NULL || visit->signed_at == NULL)
    return NULL;
  return g_strdup_printf ("%s  %s", visit->person_name, visit->signed_at);
}

static void
put_client (DeskFormCase *self)
{
  const DeskClient *client = self->client;
  DeskForm *form = self->form;
  const char *category = self->data != NULL ? self->data->card->category : NULL;
  int row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 26, 0);

  desk_forms_put_pair (form, row, 0, 1, T (form, N_ ("Client")),
                       client != NULL ? client->name : NULL);
  desk_forms_put_pair (form, row, 2, 1, T (form, N_ ("Student number")),
                       client != NULL ? client->number : NULL);
  desk_forms_put_pair (form, row, 4, 1, T (form, N_ ("Training class")),
                       client != NULL ? client->class_name : NULL);
  row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 26, 0);
  desk_forms_put_pair (form, row, 0, 1, T (form, N_ ("Chat number")),
                       client != NULL ? client->chat : NULL);
  desk_forms_put_pair (form, row, 2, 1, T (form, N_ ("Chat remark name")),
                       client != NULL ? client->chat_name : NULL);
  desk_forms_put_pair (form, row, 4, 1, T (form, N_ ("Phone")),
                       client != NULL ? client->phone : NULL);
  row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 26, 0);
  desk_forms_put_pair (form, row, 0, 1, T (form, N_ ("Category of goods")), category);
  desk_forms_put_pair (form, row, 2, 1, T (form, N_ ("Quantity")),
                       desk_form_case_value (self, STEP, "quantity"));
  desk_forms_put_pair (form, row, 4, 1, T (form, N_ ("Date wished")),
                       desk_form_case_value (self, STEP, "wished"));
}

/* Returns: (transfer full): the booking slip of @request's case */
DeskForm *
desk_form_booking (DeskOffice             *office,
                   const DeskFormRequest  *request,
                   GError                **error)
{
  g_auto (DeskFormCase) self = { 0 };
  g_autofree char *reviewer = NULL;
  DeskForm *form;
  int row;

  if (!desk_form_case_begin (&self, office, "booking", request, error))
    return NULL;
  form = self.form;
  put_client (&self);
  desk_form_case_box (&self, T (form, N_ ("What is needed")),
                      desk_form_case_value (&self, "application", "need"), 1);
  desk_form_case_box (&self, T (form, N_ ("Goods")), desk_form_case_value (&self, STEP, "goods"),
                      2);
  desk_form_case_box (&self, T (form, N_ ("Styles")), desk_form_case_value (&self, STEP, "styles"),
                      2);
  desk_form_case_box (&self, T (form, N_ ("Wishes")), desk_form_case_value (&self, STEP, "wishes"),
                      4);
  desk_form_case_box (&self, T (form, N_ ("References")),
                      desk_form_case_value (&self, STEP, "references"), 1);
  row = desk_form_add_row (form, DESK_FORM_ROW_TOTAL, 30, 0);
  desk_forms_put_pair (form, row, 0, 2, T (form, N_ ("Client's signature")), NULL);
  reviewer = reviewer_of (&self);
  desk_forms_put_pair (form, row, 3, 2, T (form, N_ ("Reviewed by")), reviewer);
  desk_form_add_note (form, T (form, N_ ("Goods: name each with its number of colours and sizes. "
                                         "Styles: white ground, scene, model, detail. References: "
                                         "links or the names of the pictures sent.")));
  desk_form_add_note (form,
                      T (form, N_ ("The date wished is a wish: the limit is five working days "
                                   "from the day the goods arrive to the samples.")));
  desk_forms_end (office, request, form);
  return g_steal_pointer (&self.form);
}
