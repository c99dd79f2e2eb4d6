/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a form's cells to boxes on the screen: what has no line between is one box, and
 * where no box begins there is no row or column. */

#include "desk-sheet-private.h"

/* Heads of rows break into lines when they would be wider. */
#define WIDEST_HEAD 116

/* How far rows grow to fill the pane: those of a calendar, and any other. */
#define TALL_GROWTH  4.0
#define USUAL_GROWTH 1.5

static void
item_free (gpointer data)
{
  DeskSheetItem *item = data;

  g_ptr_array_unref (item->parts);
  g_free (item);
}

/* The last column or row of the box that begins in @row, @column. */
static void
find_end (DeskForm *form,
          int       row,
          int       column,
          int      *end_row,
          int      *end_column)
{
  *end_row = row;
  *end_column = column;
  while (!desk_form_line_after (form, row, *end_column))
    (*end_column)++;
  while (!desk_form_line_below (form, *end_row, column))
    (*end_row)++;
}

static void
add_item (DeskSheetPlan *self,
          DeskForm      *form,
          guint8        *taken,
          int            row,
          int            column)
{
  DeskSheetItem *item = g_new0 (DeskSheetItem, 1);
  int end_row, end_column, n_columns = desk_form_n_columns (form);

  find_end (form, row, column, &end_row, &end_column);
  item->row = row;
  item->column = column;
  item->rows = end_row - row + 1;
  item->columns = end_column - column + 1;
  item->head = row < desk_form_n_head_rows (form) || column < form->head_columns;
  item->parts = g_ptr_array_new ();
  for (int r = row; r <= end_row; r++)
    for (int c = column; c <= end_column; c++)
      {
        DeskFormCell *cell = desk_form_cell_at (form, r, c);

        taken[r * n_columns + c] = TRUE;
        if (cell == NULL || g_ptr_array_find (item->parts, cell, NULL))
          continue;
        g_ptr_array_add (item->parts, cell);
        if (item->key == NULL)
          item->key = cell->key;
      }
  g_ptr_array_add (self->items, item);
}

/* Takes the lines no box begins at out of one direction. */
static GArray *
make_tracks (DeskSheetPlan *self,
             int            n,
             gboolean       rows)
{
  GArray *tracks = g_array_new (FALSE, TRUE, sizeof (DeskSheetTrack));
  g_autofree int *track_of = g_new0 (int, n + 1);
  g_autofree guint8 *begins = g_new0 (guint8, n + 1);

  for (guint i = 0; i < self->items->len; i++)
    {
      const DeskSheetItem *item = self->items->pdata[i];
      begins[rows ? item->row : item->column] = TRUE;
    }
  for (int i = 0, track = -1; i < n; i++)
    {
      track += begins[i];
      track_of[i] = track;
      track_of[i + 1] = track + 1;
      g_array_set_size (tracks, (guint) track + 1);
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      DeskSheetItem *item = self->items->pdata[i];
      int *place = rows ? &item->row : &item->column, *span = rows ? &item->rows : &item->columns;
      int end = track_of[*place + *span - 1] + 1;

      *place = track_of[*place];
      *span = end - *place;
    }
  return tracks;
}

/* Returns: (transfer full): the boxes of @form; they live as long as the form does */
DeskSheetPlan *
desk_sheet_plan_new (DeskForm *form)
{
  DeskSheetPlan *self = g_new0 (DeskSheetPlan, 1);
  int n_rows = desk_form_n_rows (form), n_columns = desk_form_n_columns (form);
  g_autofree guint8 *taken = g_new0 (guint8, (gsize) n_rows * n_columns + 1);
  g_autofree guint8 *row_begins = g_new0 (guint8, n_rows + 1);
  g_autofree guint8 *column_begins = g_new0 (guint8, n_columns + 1);
  int track;

  self->items = g_ptr_array_new_with_free_func (item_free);
  for (int row = 0; row < n_rows; row++)
    for (int column = 0; column < n_columns; column++)
      if (!taken[row * n_columns + column])
        add_item (self, form, taken, row, column);
  for (guint i = 0; i < self->items->len; i++)
    {
      const DeskSheetItem *item = self->items->pdata[i];
      row_begins[item->row] = column_begins[item->column] = TRUE;
    }
  self->rows = make_tracks (self, n_rows, TRUE);
  self->columns = make_tracks (self, n_columns, FALSE);

  track = -1;
  for (int row = 0; row < n_rows; row++)
    {
      const DeskFormRow *from = desk_form_row (form, row);
      DeskSheetTrack *to = &g_array_index (self->rows, DeskSheetTrack, track += row_begins[row]);

      to->weight += from->stretch;
      to->tall |= from->least > 0 && from->stretch > 0;
    }
  track = -1;
  for (int column = 0; column < n_columns; column++)
    {
      const DeskFormColumn *from = desk_form_column (form, column);
      DeskSheetTrack *to =
        &g_array_index (self->columns, DeskSheetTrack, track += column_begins[column]);

      to->weight += from->weight;
    }
  return self;
}

void
desk_sheet_plan_free (DeskSheetPlan *self)
{
  g_ptr_array_unref (self->items);
  g_array_unref (self->rows);
  g_array_unref (self->columns);
  g_free (self);
}

/* Returns: whether both have the same boxes in the same places, whatever is in them */
gboolean
desk_sheet_plan_same (const DeskSheetPlan *self,
                      const DeskSheetPlan *other)
{
  if (self->items->len != other->items->len)
    return FALSE;
  for (guint i = 0; i < self->items->len; i++)
    {
      const DeskSheetItem *a = self->items->pdata[i], *b = other->items->pdata[i];

      if (a->row != b->row || a->column != b->column || a->rows != b->rows ||
          a->columns != b->columns || a->head != b->head)
        return FALSE;
    }
  return TRUE;
}

/* Returns: (nullable): the box that covers the place */
DeskSheetItem *
desk_sheet_plan_at (const DeskSheetPlan *self,
                    int                  row,
                    int                  column)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      DeskSheetItem *item = self->items->pdata[i];

      if (row >= item->row && row < item->row + item->rows && column >= item->column &&
          column < item->column + item->columns)
        return item;
    }
  return NULL;
}

static DeskSheetTrack *
track_at (GArray *tracks,
          int     i)
{
  return &g_array_index (tracks, DeskSheetTrack, i);
}

/* Makes the tracks from @first on at least as large together as @least. */
static void
widen (GArray *tracks,
       int     first,
       int     n,
       int     least)
{
  int sum = 0;

  for (int i = first; i < first + n; i++)
    sum += track_at (tracks, i)->least;
  for (int i = first; i < first + n && sum < least; i++)
    {
      int part = (least - sum) / (first + n - i);

      track_at (tracks, i)->least += part;
      sum += part;
    }
}

static void
measure_columns (DeskSheetPlan *self)
{
  int widest = 0;

  for (guint i = 0; i < self->columns->len; i++)
    track_at (self->columns, (int) i)->least = 0;
  for (int span = 1; span <= 2; span++)
    for (guint i = 0; i < self->items->len; i++)
      {
        DeskSheetItem *item = self->items->pdata[i];
        int minimum, natural;

        if ((span == 1) != (item->columns == 1))
          continue;
        gtk_widget_measure (GTK_WIDGET (item->cell), GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                            &natural, NULL, NULL);
        /* What takes only the room it needs gets all of that, within reason. */
        if (item->columns == 1 && track_at (self->columns, item->column)->weight <= 0)
          minimum = MAX (minimum, MIN (natural, WIDEST_HEAD));
        widen (self->columns, item->column, item->columns, minimum);
      }
  /* Days are all as wide as the widest needs. */
  for (guint i = 0; i < self->columns->len; i++)
    if (track_at (self->columns, (int) i)->weight > 0)
      widest = MAX (widest, (int) (track_at (self->columns, (int) i)->least));
  for (guint i = 0; i < self->columns->len; i++)
    {
      DeskSheetTrack *track = track_at (self->columns, (int) i);
      track->most = track->least + (track->weight > 0 ? widest : 0);
    }
}

static void
measure_rows (DeskSheetPlan *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    track_at (self->rows, (int) i)->least = 0;
  for (int span = 1; span <= 2; span++)
    for (guint i = 0; i < self->items->len; i++)
      {
        DeskSheetItem *item = self->items->pdata[i];
        int width = 0, minimum;

        if ((span == 1) != (item->rows == 1))
          continue;
        for (int c = item->column; c < item->column + item->columns; c++)
          width += track_at (self->columns, c)->size;
        gtk_widget_measure (GTK_WIDGET (item->cell), GTK_ORIENTATION_VERTICAL, width, &minimum,
                            NULL, NULL, NULL);
        widen (self->rows, item->row, item->rows, minimum);
      }
  for (guint i = 0; i < self->rows->len; i++)
    {
      DeskSheetTrack *track = track_at (self->rows, (int) i);
      double growth = track->weight <= 0 ? 1 : track->tall ? TALL_GROWTH
                                                           : USUAL_GROWTH;

      track->most = (int) (track->least * growth);
    }
}

static int
sum_least (GArray *tracks)
{
  int sum = 0;

  for (guint i = 0; i < tracks->len; i++)
    sum += track_at (tracks, (int) i)->least;
  return sum;
}

/* Hands out what is left of @size by weight; a track that is at its most, or wider than
 * its share already, stays as it is. */
static void
distribute (GArray   *tracks,
            int       size,
            gboolean  limited)
{
  g_autofree guint8 *fixed = g_new0 (guint8, tracks->len + 1);
  double left, weights;
  gboolean again = TRUE;
  int position = 0;

  for (guint i = 0; i < tracks->len; i++)
    {
      track_at (tracks, (int) i)->size = track_at (tracks, (int) i)->least;
      fixed[i] = track_at (tracks, (int) i)->weight <= 0;
    }
  while (again)
    {
      again = FALSE;
      left = size;
      weights = 0;
      for (guint i = 0; i < tracks->len; i++)
        if (fixed[i])
          left -= track_at (tracks, (int) i)->size;
        else
          weights += track_at (tracks, (int) i)->weight;
      for (guint i = 0; i < tracks->len && !again; i++)
        {
          DeskSheetTrack *track = track_at (tracks, (int) i);
          int share;

          if (fixed[i])
            continue;
          share = (int) (left * track->weight / weights);
          if (share < track->least || (limited && share > track->most))
            {
              track->size = share < track->least ? track->least : track->most;
              fixed[i] = again = TRUE;
            }
        }
    }
  for (guint i = 0; i < tracks->len; i++)
    {
      DeskSheetTrack *track = track_at (tracks, (int) i);

      if (!fixed[i])
        {
          track->size = (int) (left * track->weight / weights);
          left -= track->size;
          weights -= track->weight;
        }
      track->position = position;
      position += track->size;
    }
}

/* @width: for heights, the width there is; -1 for the least */
void
desk_sheet_plan_measure (DeskSheetPlan  *self,
                         GtkOrientation  orientation,
                         int             width,
                         int            *minimum,
                         int            *natural)
{
  GArray *tracks = orientation == GTK_ORIENTATION_HORIZONTAL ? self->columns : self->rows;

  *natural = 0;
  measure_columns (self);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      distribute (self->columns, MAX (width, sum_least (self->columns)), FALSE);
      measure_rows (self);
    }
  *minimum = sum_least (tracks);
  for (guint i = 0; i < tracks->len; i++)
    *natural += MAX (track_at (tracks, (int) i)->most, track_at (tracks, (int) i)->least);
}

void
desk_sheet_plan_allocate (DeskSheetPlan *self,
                          int            width,
                          int            height)
{
  measure_columns (self);
  distribute (self->columns, width, FALSE);
  measure_rows (self);
  distribute (self->rows, height, TRUE);
  for (guint i = 0; i < self->items->len; i++)
    {
      DeskSheetItem *item = self->items->pdata[i];
      const DeskSheetTrack *left = track_at (self->columns, item->column);
      const DeskSheetTrack *right = track_at (self->columns, item->column + item->columns - 1);
      const DeskSheetTrack *top = track_at (self->rows, item->row);
      const DeskSheetTrack *bottom = track_at (self->rows, item->row + item->rows - 1);
      GtkAllocation place = { left->position, top->position,
                              right->position + right->size - left->position,
                              bottom->position + bottom->size - top->position };

      gtk_widget_size_allocate (GTK_WIDGET (item->cell), &place, -1);
    }
}
