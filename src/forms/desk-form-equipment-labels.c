/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 设备标签 (INV-1): stickers with a code that a scanner types as the item's number. */

#include "desk-forms-private.h"
#include "desk-inventory.h"

/* The A4 sheets with 24 stickers of 63.5 × 33.9 mm, rounded or not, that shops sell. */
#define ACROSS  3
#define DOWN    8
#define ON_PAGE (ACROSS * DOWN)
#define MM      (72.0 / 25.4)

#define CODE_WIDTH (29.0 * MM)
#define TEXT_WIDTH (34.5 * MM)
#define GAP        (2.54 * MM)

/* The rows of a sticker: its number, its name, who answers for it. */
enum
{
  ROW_NUMBER,
  ROW_NAME,
  ROW_RESPONSIBLE,
  N_ROWS
};

static const double heights[N_ROWS] = { 11.0 * MM, 12.9 * MM, 10.0 * MM };

/* A sticker takes a column for the code, one for the words and one between it and the next. */
static void
put_columns (DeskForm *form)
{
  for (int i = 0; i < ACROSS; i++)
    {
      if (i > 0)
        desk_form_add_column (form, 0, GAP, FALSE);
      desk_form_add_column (form, 0, CODE_WIDTH, TRUE);
      desk_form_add_column (form, 0, TEXT_WIDTH, FALSE);
    }
}

static void
put_label (DeskForm                *form,
           int                      row,
           int                      column,
           const DeskInventoryItem *item)
{
  g_autofree char *key = NULL;
  g_autofree char *responsible = NULL;
  const char *name = item != NULL ? item->name : T (form, N_ ("Name: ____________"));
  DeskFormCell *cell = desk_form_put_code (form, row, column, item != NULL ? item->number : "",
                                           DESK_FORM_CENTER);

  desk_form_merge (form, cell, N_ROWS, 1);
  if (item == NULL)
    {
      responsible = g_strdup (T (form, N_ ("Responsible: ________")));
    }
  else
    {
      key = g_strdup_printf ("label:%" G_GINT64_FORMAT, item->id);
      desk_form_cell_set_key (cell, key);
      if (item->responsible_name != NULL)
        /* Translators: %s is a name */
        responsible = g_strdup_printf (T (form, N_ ("Responsible: %s")), item->responsible_name);
    }
  desk_form_put_text (form, row + ROW_NUMBER, column + 1,
                      item != NULL ? item->number : T (form, N_ ("No.: __________")),
                      DESK_FORM_BOTTOM | DESK_FORM_OPEN_BOTTOM |
                        (item != NULL ? DESK_FORM_BOLD | DESK_FORM_LARGE : DESK_FORM_PLAIN));
  desk_form_put_text (form, row + ROW_NAME, column + 1, name, DESK_FORM_OPEN_BOTTOM);
  desk_form_put_text (form, row + ROW_RESPONSIBLE, column + 1, responsible, DESK_FORM_TOP);
}

/* Returns: (transfer full): a label an item, for @request's record alone or for what
 *   its person answers for; the sheets are full, blank ones stay free */
DeskForm *
desk_form_equipment_labels (DeskOffice             *office,
                            const DeskFormRequest  *request,
                            GError                **error)
{
  g_autoptr (GPtrArray) items = desk_inventory_list (office, request->id, request->person, error);
  guint n, shown;
  DeskForm *form;

  if (items == NULL)
    return NULL;
  shown = request->blank ? 0 : items->len;
  n = MAX (1, (shown + ON_PAGE - 1) / ON_PAGE) * ON_PAGE;
  form = desk_forms_begin (office, "equipment-labels", request, DESK_FORM_PORTRAIT,
                           DESK_FORM_LABELS, NULL);
  put_columns (form);
  for (guint i = 0; i < n / ACROSS * N_ROWS; i++)
    desk_form_add_row (form, DESK_FORM_ROW_BODY, heights[i % N_ROWS], 0);
  for (guint i = 0; i < (request->blank ? n : shown); i++)
    put_label (form, (int) (i / ACROSS) * N_ROWS, (int) (i % ACROSS) * 3,
               request->blank ? NULL : items->pdata[i]);
  return form;
}
