/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 确认单 (SHO-2, step 3): what is agreed; the client posts it and puts it into the parcel. */

#include "desk-form-case.h"
#include "desk-goods.h"

#define STEP       "confirmation"
#define GOODS_ROWS 4

static void
put_band (DeskFormCase      *self,
          const char *const *heads,
          const int         *columns)
{
  int row = desk_form_add_row (self->form, DESK_FORM_ROW_BODY, 20, 0);

  for (guint i = 0; heads[i] != NULL; i++)
    {
      DeskFormCell *cell =
        desk_form_put_text (self->form, row, columns[i], heads[i],
                            DESK_FORM_HEAD | DESK_FORM_BOLD | DESK_FORM_CENTER);

      desk_form_merge (self->form, cell, 1, columns[i + 1] - columns[i]);
    }
}

static void
put_client (DeskFormCase *self)
{
  const DeskClient *client = self->client;
  const char *order = desk_form_case_value (self, STEP, "order");
  DeskForm *form = self->form;
  int row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 26, 0);

  desk_forms_put_pair (form, row, 0, 1, T (form, N_ ("Order number")),
                       order == NULL && self->data != NULL ? self->data->card->number : order);
  desk_forms_put_pair (form, row, 2, 1, T (form, N_ ("Client")),
                       client != NULL ? client->name : NULL);
  desk_forms_put_pair (form, row, 4, 1, T (form, N_ ("Student number")),
                       client != NULL ? client->number : NULL);
  row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 26, 0);
  desk_forms_put_pair (form, row, 0, 1, T (form, N_ ("Phone")),
                       client != NULL ? client->phone : NULL);
  desk_forms_put_pair (form, row, 2, 3, T (form, N_ ("Return address")),
                       client != NULL ? client->address : NULL);
}

/* What came in the parcel once it is here, else what was booked. */
static gboolean
put_goods (DeskFormCase  *self,
           DeskOffice    *office,
           GError       **error)
{
  static const int columns[] = { 0, 1, 4, 5, 6 };
  DeskForm *form = self->form;
  const char *heads[] = { T (form, N_ ("No.")), T (form, N_ ("Goods")), T (form, N_ ("Quantity")),
                          T (form, N_ ("Ticked")), NULL };
  const DeskGoodsFilter filter = { .shoot = self->data != NULL ? self->data->card->id : 0 };
  g_autoptr (GPtrArray) goods = NULL;
  guint n_rows = GOODS_ROWS;

  if (self->data != NULL)
    {
      goods = desk_goods_list (office, &filter, desk_date_today (), error);
      if (goods == NULL)
        return FALSE;
      n_rows = MAX (n_rows, goods->len);
    }
  put_band (self, heads, columns);
  for (guint i = 0; i < n_rows; i++)
    {
      const DeskGoods *line = goods != NULL && i < goods->len ? goods->pdata[i] : NULL;
      const char *name = line != NULL ? line->name : NULL;
      int row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 22, 0);
      DeskFormCell *cell;

      if (i == 0 && line == NULL)
        name = desk_form_case_value (self, "booking", "goods");
      desk_form_put_integer (form, row, 0, i + 1, DESK_FORM_CENTER);
      cell = desk_form_put_text (form, row, 1, name, DESK_FORM_START | DESK_FORM_FILL_IN);
      desk_form_merge (form, cell, 1, 3);
      if (line != NULL)
        desk_form_put_integer (form, row, 4, line->quantity, DESK_FORM_CENTER | DESK_FORM_FILL_IN);
      else
        desk_form_put_text (form, row, 4,
                            i == 0 ? desk_form_case_value (self, "booking", "quantity") : NULL,
                            DESK_FORM_CENTER | DESK_FORM_FILL_IN);
      desk_form_put_text (form, row, 5, line != NULL ? "√" : "□", DESK_FORM_CENTER);
    }
  return TRUE;
}

/* The steps that have a limit, so that the client knows what to expect (SHO-2, SHO-4). */
static void
put_limits (DeskFormCase           *self,
            const DeskFlowTemplate *template)
{
  static const int columns[] = { 0, 2, 4, 6 };
  DeskForm *form = self->form;
  const char *heads[] = { T (form, N_ ("Step")), T (form, N_ ("Counted from")),
                          T (form, N_ ("Limit (working days)")), NULL };

  put_band (self, heads, columns);
  for (guint i = 0; i < template->steps->len; i++)
    {
      const DeskFlowStep *step = template->steps->pdata[i];
      const DeskFlowStep *from;
      const char *texts[2];
      int row;

      if (step->limit == 0)
        continue;
      from = step->limit_from != NULL ? desk_flow_template_get_step (template, step->limit_from)
                                      : step;
      texts[0] = desk_flow_step_get_title (step, form->language);
      texts[1] = desk_flow_step_get_title (from, form->language);
      row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 22, 0);
      for (int part = 0; part < 2; part++)
        desk_form_merge (form,
                         desk_form_put_text (form, row, columns[part], texts[part],
                                             DESK_FORM_CENTER),
                         1, 2);
      desk_form_merge (form,
                       desk_form_put_integer (form, row, columns[2], step->limit, DESK_FORM_CENTER),
                       1, 2);
    }
}

/* Returns: (transfer full): the confirmation sheet of @request's case */
DeskForm *
desk_form_confirmation (DeskOffice             *office,
                        const DeskFormRequest  *request,
                        GError                **error)
{
  g_auto (DeskFormCase) self = { 0 };
  g_autoptr (DeskFlow) flow = NULL;
  DeskForm *form;
  int row;

  if (!desk_form_case_begin (&self, office, "confirmation", request, error))
    return NULL;
  flow = desk_flow_get (office, "shoot", error);
  if (flow == NULL)
    return NULL;
  form = self.form;
  put_client (&self);
  if (!put_goods (&self, office, error))
    return NULL;
  desk_form_case_box (&self, T (form, N_ ("Accompanying items")),
                      desk_form_case_value (&self, STEP, "accompanying"), 1);
  desk_form_case_box (&self, T (form, N_ ("Agreed shots")),
                      desk_form_case_value (&self, STEP, "agreed"), 4);
  put_limits (&self, self.data != NULL ? self.data->template : flow->template);
  row = desk_form_add_row (form, DESK_FORM_ROW_TOTAL, 30, 0);
  desk_forms_put_pair (form, row, 0, 2, T (form, N_ ("Client's signature")), NULL);
  desk_forms_put_pair (form, row, 3, 2, T (form, N_ ("Date of signing")), NULL);
  desk_form_add_note (form,
                      T (form, N_ ("Post this sheet in the forum, then put a printed copy into "
                                   "the parcel and tick what is in it. The address to send to "
                                   "is given after the post.")));
  desk_form_add_note (form,
                      T (form, N_ ("The day the parcel arrives is day 0. There is no rush; the "
                                   "count stops only while we wait for you or for a parcel.")));
  desk_forms_end (office, request, form);
  return g_steal_pointer (&self.form);
}
