/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-form-page.h"

#include <math.h>
#include <qrencode.h>

#include "desk-form-chart.h"
#include "desk-form-layout.h"
#include "desk-language.h"

#define FRAME     1.5
#define HEAD_RULE 0.9
#define RULE      0.5

#define HEAD_SHADE  0.92
#define TINT_SHADE  0.965
#define OFF_SHADE   0.94
#define HATCH_SHADE 0.74
#define HATCH_STEP  7.0

/* Modules are whole dots at 150, 300 and 600 dots an inch, all alike: a decoder that
 * looks for many codes on a page tells them apart only then. */
#define CODE_GRID (72.0 / 150)

/* A camera wants clear ground of some modules at each side of the 21 or more. */
#define CODE_SHARE 0.78

#define CORNER      4.0
#define CORNER_RULE 0.3

#define BODY_LETTERS 10.0
#define CHART_GAP    4.0

static void
set_gray (cairo_t *cr,
          double   gray)
{
  cairo_set_source_rgb (cr, gray, gray, gray);
}

/* --- what stands around the table --- */

/* The place on the grid that is nearest. */
static double
snap (double points)
{
  return round (points / CODE_GRID) * CODE_GRID;
}

/* A text as a square that cameras read, no larger than @size; the box it stands in
 * goes down from @top and left from @right. Returns how wide it is. */
static double
draw_code (cairo_t    *cr,
           const char *text,
           double      right,
           double      top,
           double      size,
           double      align)
{
  QRcode *code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
  double module, width, left;

  if (code == NULL)
    return 0;
  module = MAX (1, floor (size / code->width / CODE_GRID)) * CODE_GRID;
  width = module * code->width;
  left = snap (right - width - (size - width) * align);
  top = snap (top + (size - width) * align);
  set_gray (cr, 0);
  for (int y = 0; y < code->width; y++)
    for (int x = 0, run; x < code->width; x += run + 1)
      {
        /* Neighbouring modules are one box, so that no hair line shows between them. */
        for (run = 0; x + run < code->width && (code->data[y * code->width + x + run] & 1); run++)
          ;
        if (run > 0)
          cairo_rectangle (cr, left + x * module, top + y * module, run * module, module);
      }
  cairo_fill (cr);
  QRcode_free (code);
  return width;
}

static void
draw_head (DeskFormPages *self,
           cairo_t       *cr,
           double         top,
           const char    *copy)
{
  DeskForm *form = self->form;
  g_autofree char *number = desk_form_number_to_text (form);
  gboolean small = form->copies->len > 1;
  double right = self->left + self->width, side = self->width * 0.3;
  cairo_rectangle_t studio = { self->left, top, side, 14 };
  cairo_rectangle_t title = { self->left + side, top, self->width - 2 * side,
                              self->title_height - 4 };
  cairo_rectangle_t at_left = { self->left, top + self->title_height, self->width * 0.6,
                                self->head_height - 5 };
  cairo_rectangle_t between = { title.x, at_left.y, title.width, at_left.height };
  cairo_rectangle_t at_right = { self->left + self->width * 0.6, at_left.y, self->width * 0.4,
                                 at_left.height };

  set_gray (cr, 0);
  desk_form_ink_draw (self->ink, cr, form->studio, DESK_FORM_START, BODY_LETTERS, &studio, -1);
  desk_form_ink_draw_title (self->ink, cr, form->title, small ? 18 : 25, &title);
  if (number != NULL)
    {
      double code = draw_code (cr, form->number, right, top, small ? 27 : 34, 0) + 6;
      cairo_rectangle_t box = { right - side, top, side - code, 14 };

      desk_form_ink_draw (self->ink, cr, number, DESK_FORM_END, BODY_LETTERS, &box, -1);
      right -= code;
    }
  if (copy != NULL)
    {
      cairo_rectangle_t box = { right - side, top + (number != NULL ? 15 : 0), side, 13 };
      desk_form_ink_draw (self->ink, cr, copy, DESK_FORM_END | DESK_FORM_BOLD, BODY_LETTERS, &box,
                          -1);
    }
  if (form->left != NULL)
    desk_form_ink_draw (self->ink, cr, form->left, DESK_FORM_START, BODY_LETTERS + 0.5, &at_left,
                        -1);
  if (form->subtitle != NULL)
    desk_form_ink_draw (self->ink, cr, form->subtitle, DESK_FORM_CENTER, BODY_LETTERS + 0.5,
                        &between, -1);
  if (form->right != NULL)
    desk_form_ink_draw (self->ink, cr, form->right, DESK_FORM_END, BODY_LETTERS + 0.5, &at_right,
                        -1);
}

static char *
page_text (const DeskForm *form,
           int             page,
           int             n_pages)
{
  /* Translators: in the foot of a printed form; {page} and {pages} become numbers */
  const char *text = desk_language_text (form->language, N_ ("Page {page} of {pages}"));
  g_autofree char *a = g_strdup_printf ("%d", page);
  g_autofree char *b = g_strdup_printf ("%d", n_pages);
  g_autoptr (GString) result = g_string_new (text);

  g_string_replace (result, "{pages}", b, 0);
  g_string_replace (result, "{page}", a, 0);
  return g_string_free (g_steal_pointer (&result), FALSE);
}

/* The fields stand apart evenly, the page number ends at the margin. */
static void
draw_foot (DeskFormPages *self,
           cairo_t       *cr,
           double         bottom,
           int            page)
{
  DeskForm *form = self->form;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  double total = 0, gap, x = self->left, shrink;

  for (guint i = 0; i < form->foot->len; i++)
    g_ptr_array_add (texts, desk_form_foot_to_text (form, form->foot->pdata[i]));
  g_ptr_array_add (texts, page_text (form, page + 1, (int) self->pages->len));

  for (guint i = 0; i < texts->len; i++)
    total += desk_form_ink_measure (self->ink, texts->pdata[i], DESK_FORM_PLAIN).width *
             (BODY_LETTERS + 0.5);
  shrink = MIN (1, self->width / MAX (total, 1));
  gap = texts->len > 1 ? MAX (0, self->width - total) / (texts->len - 1) : 0;
  set_gray (cr, 0);
  for (guint i = 0; i < texts->len; i++)
    {
      gboolean end = i + 1 == texts->len;
      double width = desk_form_ink_measure (self->ink, texts->pdata[i], DESK_FORM_PLAIN).width *
                     (BODY_LETTERS + 0.5) * shrink;
      cairo_rectangle_t box = { end ? self->left + self->width - width : x, bottom - 14, width,
                                14 };

      desk_form_ink_draw (self->ink, cr, texts->pdata[i], end ? DESK_FORM_END : DESK_FORM_START,
                          BODY_LETTERS + 0.5, &box, -1);
      x += width + gap;
    }
}

/* --- the table --- */

/* The part of the table that a page shows: the head rows, then some others. */
typedef struct
{
  int n_columns;
  GArray *rows; /* int: the rows that are shown, from the top */
  double *x;    /* of the n_columns + 1 lines */
  double *y;    /* of the rows->len + 1 lines */
} Grid;

static void
grid_init (Grid                *grid,
           const DeskFormPages *self,
           const DeskFormPage  *page,
           double               top)
{
  int head = desk_form_n_head_rows (self->form);

  grid->n_columns = desk_form_n_columns (self->form);
  grid->rows = g_array_new (FALSE, FALSE, sizeof (int));
  for (int row = 0; row < head; row++)
    g_array_append_val (grid->rows, row);
  for (int row = page->first_row; row < page->end_row; row++)
    g_array_append_val (grid->rows, row);

  grid->x = g_new0 (double, grid->n_columns + 1);
  grid->y = g_new0 (double, grid->rows->len + 1);
  grid->x[0] = self->left;
  grid->y[0] = top;
  for (int i = 0; i < grid->n_columns; i++)
    grid->x[i + 1] = grid->x[i] + self->column_widths[i];
  for (guint i = 0; i < grid->rows->len; i++)
    grid->y[i + 1] = grid->y[i] + self->row_heights[g_array_index (grid->rows, int, i)];
}

static void
grid_clear (Grid *grid)
{
  g_array_unref (grid->rows);
  g_free (grid->x);
  g_free (grid->y);
}

static int
grid_row (const Grid *grid,
          guint       i)
{
  return i < grid->rows->len ? g_array_index (grid->rows, int, i) : -1;
}

static double
shade_of (const DeskFormCell *cell)
{
  if (cell->style & DESK_FORM_OFF)
    return OFF_SHADE;
  if (cell->style & DESK_FORM_HEAD)
    return HEAD_SHADE;
  return cell->style & DESK_FORM_TINT ? TINT_SHADE : 1;
}

/* Lines from corner to corner: a day off shows also where gray does not print. The
 * lines are those of one field over the whole page, so neighbours join. */
static void
hatch (cairo_t                 *cr,
       const cairo_rectangle_t *box)
{
  double from = floor ((box->x + box->y) / HATCH_STEP) * HATCH_STEP;

  cairo_save (cr);
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_clip (cr);
  for (double at = from; at < box->x + box->width + box->y + box->height; at += HATCH_STEP)
    {
      cairo_move_to (cr, at - box->y, box->y);
      cairo_line_to (cr, at - box->y - box->height, box->y + box->height);
    }
  set_gray (cr, HATCH_SHADE);
  cairo_set_line_width (cr, 0.5);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_cell_text (DeskFormPages           *self,
                cairo_t                 *cr,
                const DeskFormCell      *cell,
                const cairo_rectangle_t *box)
{
  g_autofree char *text = desk_form_cell_to_text (self->form, cell);
  DeskFormStyle style = (cell->style & ~(DESK_FORM_START | DESK_FORM_CENTER | DESK_FORM_END)) |
                        desk_form_cell_alignment (cell);
  double across = MIN (desk_form_layout_padding (self->letters), box->width * 0.1);
  double down = MIN (desk_form_layout_padding (self->letters), box->height * 0.1);
  cairo_rectangle_t inside = { box->x + across, box->y + down, box->width - 2 * across,
                               box->height - 2 * down };

  set_gray (cr, cell->style & DESK_FORM_DIM ? 0.35 : 0);
  desk_form_ink_draw (self->ink, cr, text, style, self->letters, &inside,
                      cell->style & DESK_FORM_OFF ? OFF_SHADE : -1);
}

static void
draw_cell_code (cairo_t                 *cr,
                const DeskFormCell      *cell,
                const cairo_rectangle_t *box)
{
  double size = MIN (box->width, box->height) * CODE_SHARE;

  draw_code (cr, cell->text, box->x + (box->width + size) / 2, box->y + (box->height - size) / 2,
             size, 0.5);
}

/* Shades that meet without a line between overlap a little, so that no seam shows. */
static double
overlap (const DeskFormCell *cell,
         const DeskFormCell *next,
         gboolean            line)
{
  return !line && next != NULL && shade_of (next) == shade_of (cell) ? RULE : 0;
}

static double
overlap_below (DeskForm           *form,
               const DeskFormCell *cell)
{
  int last = cell->row + cell->rows - 1;

  return overlap (cell, desk_form_cell_at (form, last + 1, cell->column),
                  desk_form_line_below (form, last, cell->column));
}

static double
overlap_after (DeskForm           *form,
               const DeskFormCell *cell)
{
  int last = cell->column + cell->columns - 1;

  return overlap (cell, desk_form_cell_at (form, cell->row, last + 1),
                  desk_form_line_after (form, cell->row, last));
}

/* Fills, hatches and words of one cell, as far as the page shows it. */
static void
draw_cell (DeskFormPages      *self,
           cairo_t            *cr,
           const Grid         *grid,
           const DeskFormCell *cell)
{
  int first = -1, end = -1;
  cairo_rectangle_t box;
  double shade = shade_of (cell);

  for (guint i = 0; i < grid->rows->len; i++)
    if (grid_row (grid, i) >= cell->row && grid_row (grid, i) < cell->row + cell->rows)
      {
        if (first < 0)
          first = (int) i;
        end = (int) i + 1;
      }
  if (first < 0)
    return;

  box.x = grid->x[cell->column];
  box.y = grid->y[first];
  box.width = grid->x[cell->column + cell->columns] - box.x;
  box.height = grid->y[end] - box.y;
  if (shade < 1)
    {
      set_gray (cr, shade);
      cairo_rectangle (cr, box.x, box.y, box.width + overlap_after (self->form, cell),
                       box.height + overlap_below (self->form, cell));
      cairo_fill (cr);
    }
  if (cell->style & DESK_FORM_OFF)
    hatch (cr, &box);
  /* What goes over the end of a page is said on the page where it begins. */
  if (cell->value == DESK_FORM_CODE)
    draw_cell_code (cr, cell, &box);
  else if (cell->value != DESK_FORM_EMPTY && grid_row (grid, (guint) first) == cell->row)
    draw_cell_text (self, cr, cell, &box);
}

static void
draw_line (cairo_t *cr,
           double   width,
           double   x0,
           double   y0,
           double   x1,
           double   y1)
{
  cairo_set_line_width (cr, width);
  cairo_move_to (cr, x0, y0);
  cairo_line_to (cr, x1, y1);
  cairo_stroke (cr);
}

/* Lines are drawn as long as they go straight on, not box by box. */
static void
draw_lines (DeskForm   *form,
            cairo_t    *cr,
            const Grid *grid)
{
  int n = (int) grid->rows->len, head = desk_form_n_head_rows (form);

  for (int i = 0; i + 1 < n; i++)
    for (int column = 0, run; column < grid->n_columns; column += run + 1)
      {
        int row = grid_row (grid, (guint) i);

        for (run = 0; column + run < grid->n_columns &&
                      (desk_form_line_below (form, row, column + run) || i + 1 == head);
             run++)
          ;
        if (run > 0)
          draw_line (cr, i + 1 == head ? HEAD_RULE : RULE, grid->x[column], grid->y[i + 1],
                     grid->x[column + run], grid->y[i + 1]);
      }
  for (int column = 0; column + 1 < grid->n_columns; column++)
    for (int i = 0, run; i < n; i += run + 1)
      {
        for (run = 0; i + run < n &&
                      desk_form_line_after (form, grid_row (grid, (guint) (i + run)), column);
             run++)
          ;
        if (run > 0)
          draw_line (cr, RULE, grid->x[column + 1], grid->y[i], grid->x[column + 1],
                     grid->y[i + run]);
      }
  cairo_rectangle (cr, grid->x[0], grid->y[0], grid->x[grid->n_columns] - grid->x[0],
                   grid->y[n] - grid->y[0]);
  cairo_set_line_width (cr, FRAME);
  cairo_stroke (cr);
}

/* Where stickers meet only their corners show, to cut them out of plain paper by. */
static void
draw_corners (DeskForm   *form,
              cairo_t    *cr,
              const Grid *grid)
{
  int n = (int) grid->rows->len;

  set_gray (cr, 0.5);
  for (int i = 0; i <= n; i++)
    for (int column = 0; column <= grid->n_columns; column++)
      {
        double x = grid->x[column], y = grid->y[i];
        int row = grid_row (grid, (guint) MIN (i, n - 1));

        if ((i > 0 && i < n && !desk_form_line_below (form, row - 1, 0)) ||
            !desk_form_line_after (form, row, column - 1))
          continue;
        draw_line (cr, CORNER_RULE, x - CORNER, y, x + CORNER, y);
        draw_line (cr, CORNER_RULE, x, y - CORNER, x, y + CORNER);
      }
}

/* Returns: where the table ends */
static double
draw_table (DeskFormPages      *self,
            cairo_t            *cr,
            const DeskFormPage *page,
            double              top)
{
  Grid grid;
  double bottom;

  grid_init (&grid, self, page, top);
  for (guint i = 0; i < self->form->cells->len; i++)
    {
      const DeskFormCell *cell = self->form->cells->pdata[i];

      if (cell->row < page->end_row || cell->row < desk_form_n_head_rows (self->form))
        draw_cell (self, cr, &grid, cell);
    }
  set_gray (cr, 0);
  if (self->form->flow == DESK_FORM_LABELS)
    draw_corners (self->form, cr, &grid);
  else if (grid.rows->len > 0)
    draw_lines (self->form, cr, &grid);
  bottom = grid.y[grid.rows->len];
  grid_clear (&grid);
  return bottom;
}

/* What fits into the margins of a sheet of stickers, where it has margins. */
static void
draw_label_margins (DeskFormPages *self,
                    cairo_t       *cr,
                    int            page)
{
  DeskForm *form = self->form;
  g_autofree char *number = page_text (form, page + 1, (int) self->pages->len);
  cairo_rectangle_t box = { self->left, self->top - 16, self->width, 12 };

  if (self->top < 24)
    return;
  set_gray (cr, 0.3);
  desk_form_ink_draw (self->ink, cr, form->studio, DESK_FORM_START, DESK_FORM_SMALL_PRINT, &box,
                      -1);
  desk_form_ink_draw (self->ink, cr, form->title, DESK_FORM_CENTER, DESK_FORM_SMALL_PRINT, &box,
                      -1);
  desk_form_ink_draw (self->ink, cr, number, DESK_FORM_END, DESK_FORM_SMALL_PRINT, &box, -1);
}

/* --- a whole copy --- */

static void
draw_tail (DeskFormPages *self,
           cairo_t       *cr,
           double         y)
{
  if (self->chart_height > 0)
    {
      double height = self->chart_height / self->form->charts->len;

      for (guint i = 0; i < self->form->charts->len; i++, y += height)
        {
          cairo_rectangle_t box = { self->left, y + CHART_GAP, self->width, height - CHART_GAP };
          desk_form_chart_draw (self->form, self->form->charts->pdata[i], self->ink, cr, &box);
        }
    }
  if (self->legend != NULL)
    {
      cairo_rectangle_t box = { self->left, y + 6, self->width, self->legend_height - 6 };

      set_gray (cr, 0.15);
      desk_form_ink_draw (self->ink, cr, self->legend, DESK_FORM_START,
                          DESK_FORM_SMALL_PRINT + 0.5, &box, -1);
      y += self->legend_height;
    }
  if (self->notes != NULL)
    {
      cairo_rectangle_t box = { self->left, y + 5, self->width, self->notes_height - 5 };

      set_gray (cr, 0.3);
      desk_form_ink_draw (self->ink, cr, self->notes, DESK_FORM_START, DESK_FORM_SMALL_PRINT, &box,
                          -1);
    }
}

static void
draw_copy (DeskFormPages *self,
           cairo_t       *cr,
           int            page,
           guint          copy)
{
  const DeskFormPage *shown = &g_array_index (self->pages, DeskFormPage, page);
  double top = self->top + self->block_step * copy, y;

  if (self->form->flow == DESK_FORM_LABELS)
    {
      draw_table (self, cr, shown, top);
      draw_label_margins (self, cr, page);
      return;
    }
  draw_head (self, cr, top,
             copy < self->form->copies->len ? self->form->copies->pdata[copy] : NULL);
  y = draw_table (self, cr, shown, top + self->title_height + self->head_height);
  if (shown->last)
    draw_tail (self, cr, y);
  draw_foot (self, cr, top + self->block_height, page);

  if (copy + 1 < self->form->copies->len)
    {
      const double dashes[] = { 4, 3 };

      y = top + self->block_height + (self->block_step - self->block_height) / 2;
      set_gray (cr, 0);
      desk_form_ink_draw_scissors (self->ink, cr, 16, y, 12);
      cairo_set_dash (cr, dashes, 2, 0);
      draw_line (cr, 0.6, 32, y, self->page_width - 16, y);
      cairo_set_dash (cr, NULL, 0, 0);
    }
}

/* --- public --- */

G_DEFINE_BOXED_TYPE (DeskFormPages, desk_form_pages, desk_form_pages_ref, desk_form_pages_unref)

/**
 * desk_form_pages_new:
 *
 * Lays @form out on A4. The form must not change while they are used.
 *
 * Returns: (transfer full): its pages, at least one
 */
DeskFormPages *
desk_form_pages_new (DeskForm *form)
{
  DeskFormPages *self = g_new0 (DeskFormPages, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->form = desk_form_ref (form);
  self->ink = desk_form_ink_new ();
  desk_form_layout (self);
  return self;
}

DeskFormPages *
desk_form_pages_ref (DeskFormPages *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
desk_form_pages_unref (DeskFormPages *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  desk_form_unref (self->form);
  desk_form_ink_free (self->ink);
  g_free (self->column_widths);
  g_free (self->row_heights);
  g_free (self->legend);
  g_free (self->notes);
  g_array_unref (self->pages);
  g_free (self);
}

int
desk_form_pages_get_n (const DeskFormPages *self)
{
  return (int) self->pages->len;
}

/* The size of the sheet in points. */
void
desk_form_pages_get_size (const DeskFormPages *self,
                          double              *width,
                          double              *height)
{
  *width = self->page_width;
  *height = self->page_height;
}

/**
 * desk_form_pages_draw:
 * @page: the page, from 0
 *
 * Draws a page in points from the corner of the sheet, without the white of the
 * paper: on a printer, a PDF or, scaled, on the screen.
 */
void
desk_form_pages_draw (DeskFormPages *self,
                      cairo_t       *cr,
                      int            page)
{
  guint copies = MAX (1, self->form->copies->len);

  g_return_if_fail (page >= 0 && page < desk_form_pages_get_n (self));

  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_SQUARE);
  for (guint copy = 0; copy < copies; copy++)
    draw_copy (self, cr, page, copy);
  cairo_restore (cr);
}

/* How many letters no font of this machine has, in the pages drawn so far. */
int
desk_form_pages_get_unknown (const DeskFormPages *self)
{
  return desk_form_ink_get_unknown (self->ink);
}

/* How many texts had to be shortened, in the pages drawn so far. */
int
desk_form_pages_get_cut (const DeskFormPages *self)
{
  return desk_form_ink_get_cut (self->ink);
}

/* The size of the letters in the table, in points. */
double
desk_form_pages_get_font_size (const DeskFormPages *self)
{
  return self->letters;
}

double
desk_form_pages_row_height (const DeskFormPages *self,
                            int                  row)
{
  return self->row_heights[row];
}

double
desk_form_pages_column_width (const DeskFormPages *self,
                              int                  column)
{
  return self->column_widths[column];
}

/* The height of one chart under the table. */
double
desk_form_pages_get_chart_height (const DeskFormPages *self)
{
  return self->form->charts->len > 0 ? self->chart_height / self->form->charts->len : 0;
}
