/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-form-case.h"

/**
 * desk_form_case_begin:
 * @self: (out caller-allocates): to be cleared with desk_form_case_clear()
 * @id: of the form
 *
 * Reads @request's case and begins a portrait form of six columns with its number.
 */
gboolean
desk_form_case_begin (DeskFormCase           *self,
                      DeskOffice             *office,
                      const char             *id,
                      const DeskFormRequest  *request,
                      GError                **error)
{
  *self = (DeskFormCase){ 0 };
  if (!request->blank)
    {
      self->data = desk_flow_get_case (office, request->id, error);
      if (self->data == NULL)
        return FALSE;
      if (self->data->card->client != 0)
        {
          self->client = desk_clients_get (office, self->data->card->client, error);
          if (self->client == NULL)
            return FALSE;
        }
    }
  self->form = desk_forms_begin (office, id, request, DESK_FORM_PORTRAIT, DESK_FORM_FILL,
                                 self->data != NULL ? self->data->card->number : NULL);
  for (int i = 0; i < 6; i++)
    desk_form_add_column (self->form, i % 2 == 0 ? 1 : 1.5, 0, FALSE);
  return TRUE;
}

void
desk_form_case_clear (DeskFormCase *self)
{
  g_clear_pointer (&self->form, desk_form_unref);
  g_clear_pointer (&self->data, desk_flow_case_free);
  g_clear_pointer (&self->client, desk_client_free);
}

/* Returns: (nullable): the last visit of @step that was not taken back */
const DeskFlowVisit *
desk_form_case_visit (const DeskFlowCase *data,
                      const char         *step)
{
  for (guint i = data->visits->len; i > 0; i--)
    {
      const DeskFlowVisit *visit = data->visits->pdata[i - 1];

      if (visit->withdrawn == NULL && g_str_equal (visit->step, step))
        return visit;
    }
  return NULL;
}

/* Returns: (nullable): what was filled in at @step */
const char *
desk_form_case_value (const DeskFormCase *self,
                      const char         *step,
                      const char         *field)
{
  const DeskFlowVisit *visit = self->data != NULL ? desk_form_case_visit (self->data, step) : NULL;

  return visit != NULL && visit->values != NULL ? g_hash_table_lookup (visit->values, field) : NULL;
}

/* A named box as wide as the sheet. */
void
desk_form_case_box (DeskFormCase *self,
                    const char   *name,
                    const char   *text,
                    double        stretch)
{
  int row = desk_form_add_row (self->form, DESK_FORM_ROW_BODY, 26, stretch);
  DeskFormCell *cell =
    desk_forms_put_pair (self->form, row, 0, desk_form_n_columns (self->form) - 1, name, text);

  cell->style |= DESK_FORM_TOP;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  return g_strcmp0 ((*(const DeskFlowCase *const *) a)->card->number,
                    (*(const DeskFlowCase *const *) b)->card->number);
}

/* Returns: (transfer full) (element-type DeskFlowCase): the shoots that were under way
 *   on at least one of the days */
GPtrArray *
desk_form_cases_list (DeskOffice  *office,
                      DeskDate     from,
                      DeskDate     to,
                      GError     **error)
{
  const DeskFlowFilter filter = { .ended_since = from };
  g_autoptr (GPtrArray) cards = desk_flow_list_cards (office, "shoot", &filter, error);
  g_autoptr (GPtrArray) cases = NULL;
  g_autofree char *end = desk_date_to_iso (to + 1);

  if (cards == NULL)
    return NULL;
  cases = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_flow_case_free);
  for (guint i = 0; i < cards->len; i++)
    {
      const DeskFlowCard *card = cards->pdata[i];
      DeskFlowCase *data;

      if (g_strcmp0 (card->begun, end) >= 0)
        continue;
      data = desk_flow_get_case (office, card->id, error);
      if (data == NULL)
        return NULL;
      g_ptr_array_add (cases, data);
    }
  g_ptr_array_sort (cases, compare_numbers);
  return g_steal_pointer (&cases);
}
