/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 产品寄回单 (SHO-9): what came and what goes back, counted, for both sides. */

#include "desk-form-case.h"
#include "desk-goods.h"
#include "desk-people.h"

#define GOODS_ROWS 5

static const DeskFormHeading headings[] = {
  { N_ ("Goods"), 1.8 },
  { N_ ("Counted in"), 1.1 },
  { N_ ("Condition in"), 1.4 },
  { N_ ("Counted out"), 1.1 },
  { N_ ("Condition out"), 1.4 },
  { N_ ("Difference"), 1.4 },
};

static void
put_line (DeskForm        *form,
          const DeskGoods *line)
{
  const DeskFormStyle words = DESK_FORM_START | DESK_FORM_SMALL | DESK_FORM_FILL_IN;
  const DeskFormStyle count = DESK_FORM_CENTER | DESK_FORM_FILL_IN;
  int row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 18, 1);
  g_autofree char *key = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    desk_form_put_text (form, row, (int) i, NULL, words);
  if (line == NULL)
    return;
  key = g_strdup_printf ("goods:%" G_GINT64_FORMAT, line->id);
  desk_form_cell_set_key (desk_form_put_text (form, row, 0, line->name, words), key);
  desk_form_put_integer (form, row, 1, line->quantity, count);
  desk_form_put_text (form, row, 2, line->condition, words);
  if (line->quantity_out >= 0)
    desk_form_put_integer (form, row, 3, line->quantity_out, count);
  desk_form_put_text (form, row, 4, line->condition_out, words);
  desk_form_put_text (form, row, 5, line->difference, words);
}

/* The row of the parcel, or of the way back, that says the most. */
static const DeskGoods *
last_line (GPtrArray *goods)
{
  const DeskGoods *line = NULL;

  for (guint i = 0; goods != NULL && i < goods->len; i++)
    if (line == NULL || line->returned == NULL)
      line = goods->pdata[i];
  return line;
}

/* Returns: (transfer full): the return slip of @request's case, in two copies */
DeskForm *
desk_form_goods_return (DeskOffice             *office,
                        const DeskFormRequest  *request,
                        GError                **error)
{
  const DeskGoodsFilter filter = { .shoot = request->id };
  g_autoptr (DeskFlowCase) data = NULL;
  g_autoptr (DeskClient) client = NULL;
  g_autoptr (GPtrArray) goods = NULL;
  g_autofree char *sender = NULL;
  const DeskGoods *last;
  DeskForm *form;
  int row;

  if (!request->blank)
    {
      data = desk_flow_get_case (office, request->id, error);
      goods = data != NULL ? desk_goods_list (office, &filter, desk_date_today (), error) : NULL;
      if (goods == NULL)
        return NULL;
      if (data->card->client != 0)
        client = desk_clients_get (office, data->card->client, error);
      if (data->card->client != 0 && client == NULL)
        return NULL;
    }
  last = last_line (goods);
  form = desk_forms_begin (office, "goods-return", request, DESK_FORM_PORTRAIT, DESK_FORM_FILL,
                           last != NULL && last->slip != NULL ? last->slip
                           : data != NULL                     ? data->card->number
                                                              : NULL);
  desk_form_add_copy (form, T (form, N_ ("Studio's copy")));
  desk_form_add_copy (form, T (form, N_ ("Client's copy")));
  desk_forms_put_headings (form, headings, G_N_ELEMENTS (headings));
  for (guint i = 0; i < MAX (goods != NULL ? goods->len : 0, GOODS_ROWS); i++)
    put_line (form, goods != NULL && i < goods->len ? goods->pdata[i] : NULL);
  row = desk_form_add_row (form, DESK_FORM_ROW_TOTAL, 20, 0);
  desk_forms_put_pair (form, row, 0, 2, T (form, N_ ("Client")),
                       client != NULL ? client->name : NULL);
  desk_forms_put_pair (form, row, 3, 2, T (form, N_ ("Phone")),
                       client != NULL ? client->phone : NULL);
  row = desk_form_add_row (form, DESK_FORM_ROW_TOTAL, 20, 0);
  desk_forms_put_pair (form, row, 0, 5, T (form, N_ ("Return address")),
                       client != NULL ? client->address : NULL);
  row = desk_form_add_row (form, DESK_FORM_ROW_TOTAL, 20, 0);
  desk_forms_put_pair (form, row, 0, 2, T (form, N_ ("Tracking number in")),
                       last != NULL ? last->tracking : NULL);
  desk_forms_put_pair (form, row, 3, 2, T (form, N_ ("Tracking number out")),
                       last != NULL ? last->tracking_out : NULL);
  row = desk_form_add_row (form, DESK_FORM_ROW_TOTAL, 26, 0);
  sender = last != NULL && last->sender != 0 ? desk_people_dup_name (office, last->sender) : NULL;
  desk_forms_put_pair (form, row, 0, 2, T (form, N_ ("Checked and packed by")), sender);
  desk_forms_put_pair (form, row, 3, 2, T (form, N_ ("Client's signature")), NULL);
  desk_form_add_note (form, T (form, N_ ("Count before packing and compare with what came. A "
                                         "difference is written down with its reason.")));
  desk_forms_end (office, request, form);
  return form;
}
