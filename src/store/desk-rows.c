/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-rows.h"

typedef struct
{
  const char *text; /* in the chunk */
  gint64 number;
  gboolean is_null;
} Cell;

struct _DeskRows
{
  GArray *cells; /* of Cell, row after row */
  GStringChunk *chunk;
  guint n_columns;
  gsize current; /* row + 1; 0 before the first */
};

DeskRows *
desk_rows_new (guint n_columns)
{
  DeskRows *self = g_new0 (DeskRows, 1);

  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->chunk = g_string_chunk_new (1024);
  self->n_columns = MAX (n_columns, 1);
  return self;
}

void
desk_rows_free (DeskRows *self)
{
  g_array_unref (self->cells);
  g_string_chunk_free (self->chunk);
  g_free (self);
}

/* Adds the next cell; cells come row by row. @text: (nullable): of a number %NULL */
void
desk_rows_add (DeskRows   *self,
               const char *text,
               gint64      number,
               gboolean    is_null)
{
  Cell cell = {
    .text = text != NULL ? g_string_chunk_insert (self->chunk, text) : NULL,
    .number = number,
    .is_null = is_null,
  };

  g_array_append_val (self->cells, cell);
}

guint
desk_rows_count (const DeskRows *self)
{
  return self->cells->len / self->n_columns;
}

/* Goes to the first row, then to the next. Returns: whether there is one */
gboolean
desk_rows_next (DeskRows *self)
{
  if (self->current >= desk_rows_count (self))
    return FALSE;
  self->current++;
  return TRUE;
}

/* Goes back before the first row. */
void
desk_rows_rewind (DeskRows *self)
{
  self->current = 0;
}

static const Cell *
current_cell (const DeskRows *self,
              guint           column)
{
  g_assert (self->current > 0 && column < self->n_columns);
  return &g_array_index (self->cells, Cell, (self->current - 1) * self->n_columns + column);
}

/* 0 for NULL. */
gint64
desk_rows_int (const DeskRows *self,
               guint           column)
{
  return current_cell (self, column)->number;
}

/* Returns: (nullable) (transfer none): valid as long as @self; of a number its digits */
const char *
desk_rows_text (const DeskRows *self,
                guint           column)
{
  const Cell *cell = current_cell (self, column);

  if (cell->text == NULL && !cell->is_null)
    {
      char digits[24];
      g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, cell->number);
      return g_string_chunk_insert (self->chunk, digits);
    }
  return cell->text;
}

DeskDate
desk_rows_date (const DeskRows *self,
                guint           column)
{
  return desk_date_parse (current_cell (self, column)->text);
}

gboolean
desk_rows_is_null (const DeskRows *self,
                   guint           column)
{
  return current_cell (self, column)->is_null;
}
