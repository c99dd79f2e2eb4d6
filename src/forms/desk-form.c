/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-form.h"

#include <math.h>
#include <string.h>

#include "desk-language.h"
#include "desk-text.h"

G_DEFINE_BOXED_TYPE (DeskForm, desk_form, desk_form_ref, desk_form_unref)

/* --- parts --- */

static void
cell_free (gpointer data)
{
  DeskFormCell *cell = data;

  g_free (cell->text);
  g_free (cell->suffix);
  g_free (cell->key);
  g_free (cell->hint);
  g_free (cell);
}

static void
foot_free (gpointer data)
{
  DeskFormFoot *foot = data;

  g_free (foot->label);
  g_free (foot->value);
  g_free (foot);
}

static void
chart_free (gpointer data)
{
  DeskFormChart *chart = data;

  g_free (chart->title);
  g_free (chart);
}

static void
form_clear (gpointer data)
{
  DeskForm *self = data;

  g_free (self->id);
  g_free (self->language);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->studio);
  g_free (self->number);
  g_free (self->left);
  g_free (self->right);
  g_array_unref (self->columns);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->legend);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->foot);
  g_ptr_array_unref (self->copies);
  g_ptr_array_unref (self->charts);
  g_free (self->grid);
  if (self->printed_destroy != NULL)
    self->printed_destroy (self->printed_data);
}

static void
set_text (char       **field,
          const char  *text)
{
  char *clean = text != NULL && *text != '\0' ? desk_text_clean (text, -1) : NULL;

  g_free (*field);
  *field = clean;
}

static void
forget_grid (DeskForm *self)
{
  g_clear_pointer (&self->grid, g_free);
}

/* --- making --- */

/**
 * desk_form_new:
 * @id: the name of the form, `duty-week`
 * @language: `zh_CN` or `en`, the language of its paper
 *
 * Returns: (transfer full): a form without rows or columns
 */
DeskForm *
desk_form_new (const char          *id,
               const char          *language,
               DeskFormOrientation  orientation,
               DeskFormFlow         flow)
{
  DeskForm *self = g_atomic_rc_box_new0 (DeskForm);

  self->id = g_strdup (id);
  self->language = g_strdup (language);
  self->orientation = orientation;
  self->flow = flow;
  self->title = g_strdup ("");
  self->studio = g_strdup ("");
  self->columns = g_array_new (FALSE, TRUE, sizeof (DeskFormColumn));
  self->rows = g_array_new (FALSE, TRUE, sizeof (DeskFormRow));
  self->cells = g_ptr_array_new_with_free_func (cell_free);
  self->legend = g_ptr_array_new_with_free_func (g_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->foot = g_ptr_array_new_with_free_func (foot_free);
  self->copies = g_ptr_array_new_with_free_func (g_free);
  self->charts = g_ptr_array_new_with_free_func (chart_free);
  return self;
}

DeskForm *
desk_form_ref (DeskForm *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
desk_form_unref (DeskForm *self)
{
  g_atomic_rc_box_release_full (self, form_clear);
}

/**
 * desk_form_set_title:
 * @studio: the name of the studio
 * @title: the title of the form
 * @number: (nullable): the number of this sheet; it is printed as text and as QR code
 */
void
desk_form_set_title (DeskForm   *self,
                     const char *studio,
                     const char *title,
                     const char *number)
{
  g_free (self->studio);
  g_free (self->title);
  self->studio = desk_text_clean (studio, -1);
  self->title = desk_text_clean (title, -1);
  set_text (&self->number, number);
}

/* @subtitle: (nullable): stands under the title, for who reads another language */
void
desk_form_set_subtitle (DeskForm   *self,
                        const char *subtitle)
{
  set_text (&self->subtitle, subtitle);
}

/**
 * desk_form_set_lines:
 * @left: (nullable): what stands over the table at the left
 * @right: (nullable): and at the right
 */
void
desk_form_set_lines (DeskForm   *self,
                     const char *left,
                     const char *right)
{
  set_text (&self->left, left);
  set_text (&self->right, right);
}

/* The day the documents say they were made: files of one form are the same bytes. */
void
desk_form_set_made (DeskForm *self,
                    DeskDate  made)
{
  self->made = made;
}

void
desk_form_set_head_columns (DeskForm *self,
                            int       n_columns)
{
  self->head_columns = n_columns;
}

/**
 * desk_form_add_column:
 * @weight: its share of the width of the paper; 0 takes the width of its texts
 * @least: its least width in points
 * @open: whether it looks as one box with the next column
 *
 * Returns: the number of the column, from 0
 */
int
desk_form_add_column (DeskForm *self,
                      double    weight,
                      double    least,
                      gboolean  open)
{
  DeskFormColumn column = { .weight = weight, .least = least, .open = open };

  forget_grid (self);
  g_array_append_val (self->columns, column);
  return (int) self->columns->len - 1;
}

/**
 * desk_form_add_row:
 * @least: its least height in points; 0 is one line of text
 * @stretch: its share of the height that is left on the page, 0 for none
 *
 * Head rows come before all others and are repeated on each page.
 *
 * Returns: the number of the row, from 0
 */
int
desk_form_add_row (DeskForm        *self,
                   DeskFormRowKind  kind,
                   double           least,
                   double           stretch)
{
  DeskFormRow row = { .kind = kind, .least = least, .stretch = stretch };

  g_return_val_if_fail (kind != DESK_FORM_ROW_HEAD ||
                          desk_form_n_head_rows (self) == desk_form_n_rows (self),
                        -1);

  forget_grid (self);
  g_array_append_val (self->rows, row);
  return (int) self->rows->len - 1;
}

/* One entry of the legend under the table, "√ 合格". */
void
desk_form_add_legend (DeskForm   *self,
                      const char *text)
{
  g_ptr_array_add (self->legend, desk_text_clean (text, -1));
}

/* One line of how to fill in the form, under the legend. */
void
desk_form_add_note (DeskForm   *self,
                    const char *text)
{
  g_ptr_array_add (self->notes, desk_text_clean (text, -1));
}

/**
 * desk_form_add_foot:
 * @label: what the field is, "制表"
 * @value: (nullable): who or when; %NULL leaves room to write
 */
void
desk_form_add_foot (DeskForm         *self,
                    DeskFormFootKind  kind,
                    const char       *label,
                    const char       *value)
{
  DeskFormFoot *foot = g_new0 (DeskFormFoot, 1);

  foot->kind = kind;
  foot->label = desk_text_clean (label, -1);
  set_text (&foot->value, value);
  g_ptr_array_add (self->foot, foot);
}

/* One more copy on the same sheet, with what it is called: 存根, 承办人. */
void
desk_form_add_copy (DeskForm   *self,
                    const char *label)
{
  g_ptr_array_add (self->copies, desk_text_clean (label, -1));
}

/**
 * desk_form_add_chart:
 * @first_row: the first row of the table that makes a bar
 * @last_row: the last one
 * @name_column: the column with the names of the bars
 * @value_column: the column with their lengths
 */
void
desk_form_add_chart (DeskForm   *self,
                     const char *title,
                     int         first_row,
                     int         last_row,
                     int         name_column,
                     int         value_column)
{
  DeskFormChart *chart = g_new0 (DeskFormChart, 1);

  chart->title = desk_text_clean (title, -1);
  chart->n = last_row - first_row + 1;
  chart->name_row = chart->value_row = first_row;
  chart->name_column = name_column;
  chart->value_column = value_column;
  g_ptr_array_add (self->charts, chart);
}

/* As desk_form_add_chart(), for bars that stand beside one another in the table. */
void
desk_form_add_chart_across (DeskForm   *self,
                            const char *title,
                            int         first_column,
                            int         last_column,
                            int         name_row,
                            int         value_row)
{
  DeskFormChart *chart = g_new0 (DeskFormChart, 1);

  chart->title = desk_text_clean (title, -1);
  chart->n = last_column - first_column + 1;
  chart->across = TRUE;
  chart->name_column = chart->value_column = first_column;
  chart->name_row = name_row;
  chart->value_row = value_row;
  g_ptr_array_add (self->charts, chart);
}

/* Returns: (nullable): the cell with the name of a bar, counted from 0 */
DeskFormCell *
desk_form_chart_name (DeskForm            *self,
                      const DeskFormChart *chart,
                      int                  bar)
{
  return desk_form_cell_at (self, chart->name_row + (chart->across ? 0 : bar),
                            chart->name_column + (chart->across ? bar : 0));
}

/* Returns: (nullable): the cell with the length of a bar, counted from 0 */
DeskFormCell *
desk_form_chart_value (DeskForm            *self,
                       const DeskFormChart *chart,
                       int                  bar)
{
  return desk_form_cell_at (self, chart->value_row + (chart->across ? 0 : bar),
                            chart->value_column + (chart->across ? bar : 0));
}

/* --- cells --- */

/* The cell that begins at the place, made where there is none. */
static DeskFormCell *
cell_begin (DeskForm      *self,
            int            row,
            int            column,
            DeskFormValue  value,
            DeskFormStyle  style)
{
  DeskFormCell *cell;

  g_return_val_if_fail (row >= 0 && row < desk_form_n_rows (self), NULL);
  g_return_val_if_fail (column >= 0 && column < desk_form_n_columns (self), NULL);

  cell = desk_form_cell_at (self, row, column);
  if (cell == NULL)
    {
      cell = g_new0 (DeskFormCell, 1);
      cell->row = row;
      cell->column = column;
      cell->rows = cell->columns = 1;
      g_ptr_array_add (self->cells, cell);
      self->grid[row * desk_form_n_columns (self) + column] = cell;
    }
  g_return_val_if_fail (cell->row == row && cell->column == column, cell);

  g_clear_pointer (&cell->text, g_free);
  cell->value = value;
  cell->style = style;
  return cell;
}

/**
 * desk_form_put_text:
 * @text: (nullable): the words; empty ones leave the cell empty but styled
 *
 * Puts a value in a place that no other cell covers; a cell that begins there
 * is overwritten but keeps what it covers and its key. Likewise the others.
 *
 * Returns: (transfer none): the cell
 */
DeskFormCell *
desk_form_put_text (DeskForm      *self,
                    int            row,
                    int            column,
                    const char    *text,
                    DeskFormStyle  style)
{
  DeskFormCell *cell = cell_begin (self, row, column, DESK_FORM_TEXT, style);

  set_text (&cell->text, text);
  if (cell->text == NULL)
    cell->value = DESK_FORM_EMPTY;
  return cell;
}

DeskFormCell *
desk_form_put_mark (DeskForm      *self,
                    int            row,
                    int            column,
                    const char    *mark,
                    DeskFormStyle  style)
{
  DeskFormCell *cell = desk_form_put_text (self, row, column, mark, style);

  if (cell->text != NULL)
    cell->value = DESK_FORM_MARK;
  return cell;
}

/* @text: what a camera reads there; a workbook has it as text */
DeskFormCell *
desk_form_put_code (DeskForm      *self,
                    int            row,
                    int            column,
                    const char    *text,
                    DeskFormStyle  style)
{
  DeskFormCell *cell = desk_form_put_text (self, row, column, text, style);

  if (cell->text != NULL)
    cell->value = DESK_FORM_CODE;
  return cell;
}

DeskFormCell *
desk_form_put_integer (DeskForm      *self,
                       int            row,
                       int            column,
                       gint64         integer,
                       DeskFormStyle  style)
{
  DeskFormCell *cell = cell_begin (self, row, column, DESK_FORM_INTEGER, style);

  cell->integer = integer;
  return cell;
}

DeskFormCell *
desk_form_put_decimal (DeskForm      *self,
                       int            row,
                       int            column,
                       double         number,
                       int            decimals,
                       DeskFormStyle  style)
{
  DeskFormCell *cell = cell_begin (self, row, column, DESK_FORM_DECIMAL, style);

  cell->number = number;
  cell->decimals = decimals;
  return cell;
}

/* @ratio: 0.25 is written 25 % */
DeskFormCell *
desk_form_put_percent (DeskForm      *self,
                       int            row,
                       int            column,
                       double         ratio,
                       int            decimals,
                       DeskFormStyle  style)
{
  DeskFormCell *cell = desk_form_put_decimal (self, row, column, ratio, decimals, style);

  cell->value = DESK_FORM_PERCENT;
  return cell;
}

DeskFormCell *
desk_form_put_money (DeskForm      *self,
                     int            row,
                     int            column,
                     DeskMoney      amount,
                     DeskFormStyle  style)
{
  DeskFormCell *cell = cell_begin (self, row, column, DESK_FORM_MONEY, style);

  cell->integer = amount;
  return cell;
}

/* A day; %DESK_DATE_NONE leaves the cell empty. */
DeskFormCell *
desk_form_put_date (DeskForm      *self,
                    int            row,
                    int            column,
                    DeskDate       date,
                    DeskDateStyle  date_style,
                    DeskFormStyle  style)
{
  DeskFormCell *cell = cell_begin (self, row, column,
                                   date == DESK_DATE_NONE ? DESK_FORM_EMPTY : DESK_FORM_DATE,
                                   style);

  cell->integer = date;
  cell->date_style = date_style;
  return cell;
}

/**
 * desk_form_merge:
 * @rows: how many rows the cell covers
 * @columns: how many columns
 *
 * Lets @cell cover more places. Nothing else may stand in them.
 *
 * Returns: (transfer none): @cell
 */
DeskFormCell *
desk_form_merge (DeskForm     *self,
                 DeskFormCell *cell,
                 int           rows,
                 int           columns)
{
  g_return_val_if_fail (rows >= 1 && cell->row + rows <= desk_form_n_rows (self), cell);
  g_return_val_if_fail (columns >= 1 && cell->column + columns <= desk_form_n_columns (self),
                        cell);
  for (int row = cell->row; row < cell->row + rows; row++)
    for (int column = cell->column; column < cell->column + columns; column++)
      {
        DeskFormCell *other = desk_form_cell_at (self, row, column);
        g_return_val_if_fail (other == NULL || other == cell, cell);
      }

  cell->rows = rows;
  cell->columns = columns;
  forget_grid (self);
  return cell;
}

/* What the cell is to the office, so that the screen knows what it edits. */
void
desk_form_cell_set_key (DeskFormCell *cell,
                        const char   *key)
{
  g_free (cell->key);
  cell->key = g_strdup (key);
}

void
desk_form_cell_set_hint (DeskFormCell *cell,
                         const char   *hint)
{
  g_free (cell->hint);
  cell->hint = g_strdup (hint);
}

/* Words said right after the value: the unit, "(补班)". The value stays a value. */
void
desk_form_cell_set_suffix (DeskFormCell *cell,
                           const char   *suffix)
{
  set_text (&cell->suffix, suffix);
}

/**
 * desk_form_clear_fill_in:
 *
 * Makes the blank variant: empties every cell that is filled in by hand
 * (%DESK_FORM_FILL_IN) and the charts of what was filled in.
 */
void
desk_form_clear_fill_in (DeskForm *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      DeskFormCell *cell = self->cells->pdata[i];

      if ((cell->style & DESK_FORM_FILL_IN) == 0)
        continue;
      cell->value = DESK_FORM_EMPTY;
      g_clear_pointer (&cell->text, g_free);
      g_clear_pointer (&cell->suffix, g_free);
      g_clear_pointer (&cell->hint, g_free);
    }
  g_ptr_array_set_size (self->charts, 0);
}

/* --- reading --- */

/**
 * desk_form_set_printed:
 * @printed: told by desk_form_note_printed()
 * @destroy: (nullable): frees @data with the form
 *
 * A number that was printed is used for good (MEE-3): this is how the office hears.
 */
void
desk_form_set_printed (DeskForm        *self,
                       DeskFormPrinted  printed,
                       gpointer         data,
                       GDestroyNotify   destroy)
{
  self->printed = printed;
  self->printed_data = data;
  self->printed_destroy = destroy;
}

/* To be called once the form is on paper; desk_form_export() does for files. */
gboolean
desk_form_note_printed (DeskForm  *self,
                        GError   **error)
{
  return self->printed == NULL || self->printed (self->printed_data, error);
}

int
desk_form_n_rows (const DeskForm *self)
{
  return (int) self->rows->len;
}

int
desk_form_n_columns (const DeskForm *self)
{
  return (int) self->columns->len;
}

int
desk_form_n_head_rows (const DeskForm *self)
{
  int n = 0;

  while (n < desk_form_n_rows (self) && desk_form_row (self, n)->kind == DESK_FORM_ROW_HEAD)
    n++;
  return n;
}

const DeskFormRow *
desk_form_row (const DeskForm *self,
               int             row)
{
  return &g_array_index (self->rows, DeskFormRow, row);
}

const DeskFormColumn *
desk_form_column (const DeskForm *self,
                  int             column)
{
  return &g_array_index (self->columns, DeskFormColumn, column);
}

/**
 * desk_form_cell_at:
 *
 * Returns: (transfer none) (nullable): the cell that covers the place, %NULL for
 *   an empty box and outside the table
 */
DeskFormCell *
desk_form_cell_at (DeskForm *self,
                   int       row,
                   int       column)
{
  int n_rows = desk_form_n_rows (self), n_columns = desk_form_n_columns (self);

  if (row < 0 || row >= n_rows || column < 0 || column >= n_columns)
    return NULL;
  if (self->grid == NULL)
    {
      self->grid = g_new0 (DeskFormCell *, n_rows * n_columns);
      for (guint i = 0; i < self->cells->len; i++)
        {
          DeskFormCell *cell = self->cells->pdata[i];

          for (int r = cell->row; r < cell->row + cell->rows; r++)
            for (int c = cell->column; c < cell->column + cell->columns; c++)
              self->grid[r * n_columns + c] = cell;
        }
    }
  return self->grid[row * n_columns + column];
}

/* Returns: (transfer none) (nullable): the cell with that key */
DeskFormCell *
desk_form_cell_by_key (DeskForm   *self,
                       const char *key)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      DeskFormCell *cell = self->cells->pdata[i];
      if (g_strcmp0 (cell->key, key) == 0)
        return cell;
    }
  return NULL;
}

/**
 * desk_form_cell_to_text:
 *
 * Returns: (transfer full): what people read in the cell, in the form's language
 */
char *
desk_form_cell_to_text (const DeskForm     *self,
                        const DeskFormCell *cell)
{
  g_autofree char *text = NULL;

  switch (cell->value)
    {
    case DESK_FORM_TEXT:
    case DESK_FORM_MARK:
    case DESK_FORM_CODE:
      text = g_strdup (cell->text);
      break;
    case DESK_FORM_INTEGER:
      text = g_strdup_printf ("%" G_GINT64_FORMAT, cell->integer);
      break;
    case DESK_FORM_DECIMAL:
      text = g_strdup_printf ("%.*f", cell->decimals, cell->number);
      break;
    case DESK_FORM_PERCENT:
      text = g_strdup_printf ("%.*f%%", cell->decimals, cell->number * 100);
      break;
    case DESK_FORM_MONEY:
      text = desk_money_to_text (cell->integer);
      break;
    case DESK_FORM_DATE:
      text = desk_date_format ((DeskDate) cell->integer, cell->date_style, self->language);
      break;
    case DESK_FORM_EMPTY:
    default:
      return g_strdup ("");
    }
  return g_strconcat (text, cell->suffix, NULL);
}

/* Returns: %DESK_FORM_START, %DESK_FORM_CENTER or %DESK_FORM_END */
DeskFormStyle
desk_form_cell_alignment (const DeskFormCell *cell)
{
  if (cell->style & (DESK_FORM_START | DESK_FORM_CENTER | DESK_FORM_END))
    return cell->style & (DESK_FORM_START | DESK_FORM_CENTER | DESK_FORM_END);

  switch (cell->value)
    {
    case DESK_FORM_INTEGER:
    case DESK_FORM_DECIMAL:
    case DESK_FORM_MONEY:
    case DESK_FORM_PERCENT:
      return DESK_FORM_END;
    case DESK_FORM_MARK:
    case DESK_FORM_CODE:
    case DESK_FORM_DATE:
      return DESK_FORM_CENTER;
    case DESK_FORM_TEXT:
    case DESK_FORM_EMPTY:
    default:
      return cell->style & DESK_FORM_HEAD ? DESK_FORM_CENTER : DESK_FORM_START;
    }
}

/**
 * desk_form_line_after:
 * @column: a column, or -1 for the left edge of the table
 *
 * Returns: whether a line stands between the place and the one to its right
 */
gboolean
desk_form_line_after (DeskForm *self,
                      int       row,
                      int       column)
{
  DeskFormCell *cell = desk_form_cell_at (self, row, column);

  if (column < 0 || column == desk_form_n_columns (self) - 1)
    return TRUE;
  if (desk_form_column (self, column)->open)
    return FALSE;
  return cell == NULL || (cell != desk_form_cell_at (self, row, column + 1) &&
                          (cell->style & DESK_FORM_OPEN_END) == 0);
}

/* Whether a line stands between the place and the one below it; @row -1 is the top edge. */
gboolean
desk_form_line_below (DeskForm *self,
                      int       row,
                      int       column)
{
  DeskFormCell *cell = desk_form_cell_at (self, row, column);

  if (row < 0 || row == desk_form_n_rows (self) - 1)
    return TRUE;
  return cell == NULL || (cell != desk_form_cell_at (self, row + 1, column) &&
                          (cell->style & DESK_FORM_OPEN_BOTTOM) == 0);
}

static char *
fill_text (const char *language,
           const char *format,
           const char *a,
           const char *b)
{
  const char *translated = desk_language_text (language, format);
  GString *text = g_string_new (NULL);
  int n = 0;

  /* Translations of the few formats here hold %s only, in the order given. */
  for (const char *p = translated; *p != '\0'; p++)
    if (p[0] == '%' && p[1] == 's')
      {
        g_string_append (text, n++ == 0 ? a : b);
        p++;
      }
    else
      g_string_append_c (text, *p);
  return g_string_free (text, FALSE);
}

/**
 * desk_form_foot_to_text:
 *
 * Returns: (transfer full): "制表:番番", with a line to write on where there is no value
 */
char *
desk_form_foot_to_text (const DeskForm     *self,
                        const DeskFormFoot *foot)
{
  const char *value = foot->value;

  if (value == NULL && foot->kind == DESK_FORM_FOOT_DATE)
    /* Translators: where a date is written by hand on a printed form */
    value = desk_language_text (self->language, N_ ("______-____-____"));
  if (value == NULL)
    value = "____________";

  /* Translators: in the foot of a printed form: "Made by: Fan Fan" */
  return fill_text (self->language, N_ ("%s: %s"), foot->label, value);
}

/* Returns: (transfer full) (nullable): "编号 ZR-2026-W41" */
char *
desk_form_number_to_text (const DeskForm *self)
{
  if (self->number == NULL)
    return NULL;
  /* Translators: the number of a printed form */
  return fill_text (self->language, N_ ("No. %s"), self->number, NULL);
}
