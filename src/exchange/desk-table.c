/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-table.h"

#include "desk-error.h"
#include "desk-language.h"
#include "desk-text.h"

/* A head row that is not among the first rows is no head row. */
#define ROWS_WITH_HEAD 20

typedef struct
{
  int number;
  guint n_cells;
  /* NULL is an empty cell. */
  GRefString **cells;
} Row;

struct _DeskTable
{
  gatomicrefcount references;
  char *file;
  char *sheet;
  GPtrArray *rows;
  GPtrArray *problems;
  int head_number;
  guint n_heads;
  guint n_columns;
  guint n_places;
  char **heads;
  char **names;
};

static void
row_free (gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < row->n_cells; i++)
    g_clear_pointer (&row->cells[i], g_ref_string_release);
  g_free (row->cells);
  g_free (row);
}

static void
problem_free (gpointer data)
{
  DeskTableProblem *problem = data;

  g_free (problem->message);
  g_free (problem);
}

static Row *
get_row (DeskTable *self,
         guint      row)
{
  return g_ptr_array_index (self->rows, row);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const Row *const *left = a;
  const Row *const *right = b;

  return ((*left)->number > (*right)->number) - ((*left)->number < (*right)->number);
}

static int
compare_problems (gconstpointer a,
                  gconstpointer b)
{
  const DeskTableProblem *const *left = a;
  const DeskTableProblem *const *right = b;

  if ((*left)->row_number != (*right)->row_number)
    return (*left)->row_number < (*right)->row_number ? -1 : 1;
  return (*left)->column - (*right)->column;
}

static gboolean
count_place (DeskTable  *self,
             guint       places,
             GError    **error)
{
  if (places <= DESK_TABLE_MAX_CELLS && self->n_places <= DESK_TABLE_MAX_CELLS - places)
    {
      self->n_places += places;
      return TRUE;
    }
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               /* Translators: %s: file name, %d: a number such as 4000000 */
               _ ("%s has more than %d cells: cut it into smaller tables."),
               self->file, DESK_TABLE_MAX_CELLS);
  return FALSE;
}

static void
add_problem (DeskTable  *self,
             int         row_number,
             guint       column,
             const char *message)
{
  DeskTableProblem *problem = g_new (DeskTableProblem, 1);

  problem->row_number = row_number;
  problem->column = (int) column;
  problem->message = g_strdup (message);
  g_ptr_array_add (self->problems, problem);
}

static guint
count_filled (const Row *row)
{
  guint filled = 0;

  for (guint i = 0; i < row->n_cells; i++)
    filled += row->cells[i] != NULL;
  return filled;
}

static void
drop_empty_rows (DeskTable *self)
{
  gboolean in_order = TRUE;
  guint kept = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = get_row (self, i);

      if (row->n_cells == 0)
        {
          row_free (row);
          continue;
        }
      if (kept > 0 && get_row (self, kept - 1)->number > row->number)
        in_order = FALSE;
      self->rows->pdata[kept++] = row;
    }
  /* The rows behind were freed or moved: the array must not free them again. */
  for (guint i = kept; i < self->rows->len; i++)
    self->rows->pdata[i] = NULL;
  g_ptr_array_set_free_func (self->rows, NULL);
  g_ptr_array_set_size (self->rows, kept);
  g_ptr_array_set_free_func (self->rows, row_free);

  if (!in_order)
    g_ptr_array_sort (self->rows, compare_rows);
}

/* A head of several rows: the lowest text of each column names it. */
static void
take_heads (DeskTable *self,
            guint      first,
            guint      last)
{
  self->n_heads = 0;
  for (guint i = first; i <= last; i++)
    self->n_heads = MAX (self->n_heads, get_row (self, i)->n_cells);

  self->heads = g_new0 (char *, self->n_heads + 1);
  for (guint column = 0; column < self->n_heads; column++)
    {
      const char *head = "";

      for (guint i = first; i <= last; i++)
        {
          Row *row = get_row (self, i);
          if (column < row->n_cells && row->cells[column] != NULL)
            head = row->cells[column];
        }
      self->heads[column] = g_strdup (head);
    }
  g_ptr_array_remove_range (self->rows, 0, last + 1);
}

static void
name_columns (DeskTable *self)
{
  self->n_columns = self->n_heads;
  for (guint i = 0; i < self->rows->len; i++)
    self->n_columns = MAX (self->n_columns, get_row (self, i)->n_cells);

  self->heads = g_renew (char *, self->heads, self->n_columns + 1);
  self->names = g_new0 (char *, self->n_columns + 1);
  for (guint column = 0; column < self->n_columns; column++)
    {
      if (column >= self->n_heads)
        self->heads[column] = g_strdup ("");
      self->names[column] = *self->heads[column] != '\0' ? g_strdup (self->heads[column])
                                                         : desk_table_column_letters (column);
    }
  self->heads[self->n_columns] = NULL;
}

static void
settle_problems (DeskTable *self)
{
  for (guint i = self->problems->len; i > 0; i--)
    {
      const DeskTableProblem *problem = g_ptr_array_index (self->problems, i - 1);

      if (problem->row_number < self->head_number || problem->column >= (int) self->n_heads ||
          *self->heads[problem->column] == '\0')
        g_ptr_array_remove_index_fast (self->problems, i - 1);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = get_row (self, i);
      guint column = self->n_heads;
      g_autofree char *letters = NULL;
      g_autofree char *message = NULL;

      if (row->n_cells <= self->n_heads)
        continue;
      while (row->cells[column] == NULL)
        column++;
      letters = desk_table_column_letters (column);
      message = g_strdup_printf (
        /* Translators: %s: column letters such as H */
        _ ("this row is longer than the head row: give column %s a head or clear the cell; "
           "in a text file, put a text that has a separator in it between quotes"),
        letters);
      add_problem (self, row->number, column, message);
    }
  g_ptr_array_sort (self->problems, compare_problems);
}

DeskTable *
desk_table_ref (DeskTable *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
desk_table_unref (DeskTable *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->problems);
  g_strfreev (self->heads);
  g_strfreev (self->names);
  g_free (self->file);
  g_free (self->sheet);
  g_free (self);
}

/**
 * desk_table_get_file:
 *
 * Returns: (transfer none): the name of the source, to show to a person
 */
const char *
desk_table_get_file (DeskTable *self)
{
  return self->file;
}

/**
 * desk_table_get_sheet:
 *
 * Returns: (transfer none) (nullable): the sheet of the workbook, %NULL for a text
 */
const char *
desk_table_get_sheet (DeskTable *self)
{
  return self->sheet;
}

/* The number of the head row, from 1; where a head has several rows, of the first. */
int
desk_table_get_head_number (DeskTable *self)
{
  return self->head_number;
}

/* The widest row counts, so this can be more than there are heads. */
guint
desk_table_get_n_columns (DeskTable *self)
{
  return self->n_columns;
}

/* The head row does not count. */
guint
desk_table_get_n_rows (DeskTable *self)
{
  return self->rows->len;
}

/**
 * desk_table_get_heads:
 *
 * Returns: (transfer none) (array zero-terminated=1): a head for each column,
 *   "" where there is none
 */
const char *const *
desk_table_get_heads (DeskTable *self)
{
  return (const char *const *) self->heads;
}

/**
 * desk_table_get_column_name:
 *
 * Returns: (transfer none): the head of @column, its letters where it has none:
 *   what a message names it by
 */
const char *
desk_table_get_column_name (DeskTable *self,
                            guint      column)
{
  g_return_val_if_fail (column < self->n_columns, "");
  return self->names[column];
}

/**
 * desk_table_get_row_number:
 * @row: from 0
 *
 * Returns: the number of the row in the source, from 1: the row number that
 *   Excel shows, also for a CSV file, where a line end between quotes does not
 *   begin a new row
 */
int
desk_table_get_row_number (DeskTable *self,
                           guint      row)
{
  g_return_val_if_fail (row < self->rows->len, 0);
  return get_row (self, row)->number;
}

/**
 * desk_table_get_cell:
 * @row: from 0
 * @column: from 0
 *
 * Returns: (transfer none): the text, "" when the cell is empty
 */
const char *
desk_table_get_cell (DeskTable *self,
                     guint      row,
                     guint      column)
{
  const Row *cells;

  g_return_val_if_fail (row < self->rows->len, "");
  cells = get_row (self, row);
  return column < cells->n_cells && cells->cells[column] != NULL ? cells->cells[column] : "";
}

/**
 * desk_table_row_is_long:
 *
 * Returns: whether the row has a text to the right of the last head: then its
 *   cells probably stand in wrong columns and it must not be taken. There is a
 *   problem for each such row too.
 */
gboolean
desk_table_row_is_long (DeskTable *self,
                        guint      row)
{
  g_return_val_if_fail (row < self->rows->len, FALSE);
  return get_row (self, row)->n_cells > self->n_heads;
}

guint
desk_table_get_n_problems (DeskTable *self)
{
  return self->problems->len;
}

/**
 * desk_table_get_problem:
 *
 * Returns: (transfer none): a problem; they are in the order of rows and columns
 */
const DeskTableProblem *
desk_table_get_problem (DeskTable *self,
                        guint      index)
{
  g_return_val_if_fail (index < self->problems->len, NULL);
  return g_ptr_array_index (self->problems, index);
}

/**
 * desk_table_column_letters:
 * @column: from 0
 *
 * Returns: (transfer full): the name of a column in Excel: 0 is A, 26 is AA
 */
char *
desk_table_column_letters (guint column)
{
  char letters[8];
  int place = sizeof letters - 1;

  letters[place] = '\0';
  for (guint64 rest = (guint64) column + 1; rest > 0; rest = (rest - 1) / 26)
    letters[--place] = (char) ('A' + (rest - 1) % 26);
  return g_strdup (letters + place);
}

/**
 * desk_table_new:
 * @file: the name of the source, to show to a person
 * @sheet: (nullable): the sheet of a workbook
 *
 * Returns: (transfer full): an empty table to add rows to
 */
DeskTable *
desk_table_new (const char *file,
                const char *sheet)
{
  DeskTable *self = g_new0 (DeskTable, 1);

  g_atomic_ref_count_init (&self->references);
  self->file = g_strdup (file);
  self->sheet = g_strdup (sheet);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->problems = g_ptr_array_new_with_free_func (problem_free);
  return self;
}

/**
 * desk_table_make_text:
 * @length: bytes of @text, or -1 when it ends with a zero
 *
 * Returns: (transfer full) (nullable): @text as a cell keeps it, %NULL when
 *   nothing is left of it
 */
GRefString *
desk_table_make_text (const char *text,
                      gssize      length)
{
  g_autofree char *clean = desk_text_clean (text, length);
  g_autofree char *stripped = desk_text_strip (clean);

  return *stripped != '\0' ? g_ref_string_new (stripped) : NULL;
}

/**
 * desk_table_add_row:
 * @row_number: from 1
 *
 * Begins a new row; desk_table_add_cell() adds to it.
 */
void
desk_table_add_row (DeskTable *self,
                    int        row_number)
{
  Row *row = g_new0 (Row, 1);

  row->number = row_number;
  g_ptr_array_add (self->rows, row);
}

/**
 * desk_table_add_cell:
 * @column: from 0
 * @text: (transfer none) (nullable): from desk_table_make_text()
 *
 * Puts a text into the row begun last. Texts may be shared between cells.
 *
 * Returns: %FALSE and %DESK_ERROR_INVALID when the table gets too large
 */
gboolean
desk_table_add_cell (DeskTable   *self,
                     guint        column,
                     GRefString  *text,
                     GError     **error)
{
  Row *row = get_row (self, self->rows->len - 1);

  if (text == NULL)
    return TRUE;
  if (column >= DESK_TABLE_MAX_COLUMNS)
    {
      g_set_error (
        error, DESK_ERROR, DESK_ERROR_INVALID,
        /* Translators: %1$s: file name, %2$d: row number, %3$d: a number such as 16384 */
        _ ("%1$s: row %2$d has more than %3$d columns: it is not a table."), self->file,
        row->number, DESK_TABLE_MAX_COLUMNS);
      return FALSE;
    }
  if (column >= row->n_cells)
    {
      guint n_cells = column + 1;

      if (!count_place (self, n_cells - row->n_cells, error))
        return FALSE;
      /* Doubled where it grows, so that a wide row is not copied for each cell. */
      if (row->n_cells == 0 || g_bit_storage (row->n_cells) != g_bit_storage (n_cells))
        row->cells = g_renew (GRefString *, row->cells, (gsize) 1 << g_bit_storage (n_cells));
      for (guint i = row->n_cells; i < n_cells; i++)
        row->cells[i] = NULL;
      row->n_cells = n_cells;
    }
  g_clear_pointer (&row->cells[column], g_ref_string_release);
  row->cells[column] = g_ref_string_acquire (text);
  return TRUE;
}

/**
 * desk_table_add_problem:
 * @message: one sentence for the user, without the place
 *
 * Notes what is wrong with a place of the table.
 *
 * Returns: %FALSE and %DESK_ERROR_INVALID when the table gets too large
 */
gboolean
desk_table_add_problem (DeskTable   *self,
                        int          row_number,
                        guint        column,
                        const char  *message,
                        GError     **error)
{
  if (!count_place (self, 1, error))
    return FALSE;
  add_problem (self, row_number, column, message);
  return TRUE;
}

/**
 * desk_table_find_head:
 *
 * People write a title or the studio's name above a table, so the head row is
 * the first row that has two texts; a table of one column begins at its first.
 *
 * Returns: the number of the head row, 0 when there is nothing at all
 */
int
desk_table_find_head (DeskTable *self)
{
  drop_empty_rows (self);
  if (self->rows->len == 0)
    return 0;
  for (guint i = 0; i < MIN (self->rows->len, ROWS_WITH_HEAD); i++)
    {
      if (count_filled (get_row (self, i)) >= 2)
        return get_row (self, i)->number;
    }
  return get_row (self, 0)->number;
}

/**
 * desk_table_settle:
 * @last_head_number: the number of the last row of the head, or 0 when the head
 *   is the one row that desk_table_find_head() finds
 *
 * Ends the making of the table: takes the head out of the rows, drops what is
 * empty and notes the rows that are too long.
 *
 * Returns: %FALSE and %DESK_ERROR_INVALID when there is nothing in the table
 */
gboolean
desk_table_settle (DeskTable  *self,
                   int         last_head_number,
                   GError    **error)
{
  guint first = 0;
  guint last;

  self->head_number = desk_table_find_head (self);
  if (self->head_number == 0)
    {
      if (self->sheet != NULL)
        g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                     /* Translators: %1$s: file name, %2$s: name of a sheet */
                     _ ("The sheet “%2$s” of %1$s is empty: choose another sheet."),
                     self->file, self->sheet);
      else
        g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                     /* Translators: %s: file name */
                     _ ("%s is empty: there is nothing to read in it."), self->file);
      return FALSE;
    }
  while (get_row (self, first)->number != self->head_number)
    first++;
  for (last = first; last + 1 < self->rows->len; last++)
    {
      if (get_row (self, last + 1)->number > last_head_number)
        break;
    }
  take_heads (self, first, last);
  name_columns (self);
  settle_problems (self);
  return TRUE;
}

/**
 * desk_table_fill:
 * @first_number: the number of the first row
 * @first_column: from 0
 *
 * For merged cells: repeats the text of the first cell in every cell of the
 * block that is empty. Only rows and columns that exist are filled; a column
 * without a head was merged into its neighbour and stays empty.
 *
 * Returns: %FALSE and %DESK_ERROR_INVALID when the table gets too large
 */
gboolean
desk_table_fill (DeskTable  *self,
                 int         first_number,
                 int         last_number,
                 guint       first_column,
                 guint       last_column,
                 GError    **error)
{
  guint low = 0, high = self->rows->len;
  Row *first;
  GRefString *text;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (get_row (self, middle)->number < first_number)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == self->rows->len)
    return TRUE;
  first = get_row (self, low);
  if (first->number != first_number || first_column >= first->n_cells)
    return TRUE;
  text = first->cells[first_column];
  if (text == NULL)
    return TRUE;

  last_column = MIN (last_column, self->n_heads - 1);
  for (guint i = low; i < self->rows->len && get_row (self, i)->number <= last_number; i++)
    {
      Row *row = get_row (self, i);

      if (!count_place (self, last_column - MIN (first_column, last_column) + 1, error))
        return FALSE;
      for (guint column = first_column; column <= last_column; column++)
        {
          if (*self->heads[column] == '\0' ||
              (column < row->n_cells && row->cells[column] != NULL))
            continue;
          if (column >= row->n_cells)
            {
              row->cells = g_renew (GRefString *, row->cells, self->n_columns);
              while (row->n_cells <= column)
                row->cells[row->n_cells++] = NULL;
            }
          row->cells[column] = g_ref_string_acquire (text);
        }
    }
  return TRUE;
}
