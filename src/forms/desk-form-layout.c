/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-form-layout.h"

#include <math.h>
#include <string.h>

#include "desk-language.h"

/* A4 in points */
#define SHORT_SIDE     (210 * DESK_FORM_MM)
#define LONG_SIDE      (297 * DESK_FORM_MM)
#define BINDING_MARGIN (20 * DESK_FORM_MM)
#define MARGIN         (12 * DESK_FORM_MM)

/* The letters of a form that fills its page: as large as they can be. */
#define LARGEST  14.0
#define SMALLEST 7.5
#define FLOWING  9.5
#define STEP     0.5

#define CHART_LEAST      150.0
#define SEVERAL_LEAST    110.0 /* a chart among others */
#define CHART_MOST       330.0
#define WIDEST_OWN_SHARE 0.4

/* A page that runs on may let its rows grow by this much to end at the margin. */
#define FLOW_GROWTH 1.2

typedef struct
{
  char *text; /* (nullable) */
  DeskFormStyle style;
  DeskFormExtent extent;
} Measure;

static void
measure_clear (gpointer data)
{
  g_free (((Measure *) data)->text);
}

static GArray *
measure_cells (DeskFormPages *self)
{
  GPtrArray *cells = self->form->cells;
  GArray *measures = g_array_sized_new (FALSE, TRUE, sizeof (Measure), cells->len);

  g_array_set_clear_func (measures, measure_clear);
  for (guint i = 0; i < cells->len; i++)
    {
      const DeskFormCell *cell = cells->pdata[i];
      Measure measure = { .style = cell->style };

      if (cell->value != DESK_FORM_EMPTY && cell->value != DESK_FORM_CODE)
        {
          measure.text = desk_form_cell_to_text (self->form, cell);
          measure.extent = desk_form_ink_measure (self->ink, measure.text, cell->style);
        }
      g_array_append_val (measures, measure);
    }
  return measures;
}

/* The room between the lines of the table and the letters. */
double
desk_form_layout_padding (double letters)
{
  return letters * 0.4;
}

/* --- columns --- */

static void
layout_columns (DeskFormPages *self,
                GArray        *measures,
                double         letters)
{
  DeskForm *form = self->form;
  int n = desk_form_n_columns (form);
  double rest = self->width, weights = 0, fixed = 0;
  double padding = 2 * desk_form_layout_padding (letters);

  for (int i = 0; i < n; i++)
    self->column_widths[i] = desk_form_column (form, i)->least;

  for (guint i = 0; i < measures->len; i++)
    {
      const DeskFormCell *cell = form->cells->pdata[i];
      const Measure *measure = &g_array_index (measures, Measure, i);
      double *width = &self->column_widths[cell->column];
      double needed = measure->extent.width * letters + padding + 0.5;

      if (cell->columns == 1 && desk_form_column (form, cell->column)->weight <= 0)
        *width = MAX (*width, MIN (needed, self->width * WIDEST_OWN_SHARE));
    }
  for (int i = 0; i < n; i++)
    {
      weights += MAX (0, desk_form_column (form, i)->weight);
      if (desk_form_column (form, i)->weight <= 0)
        fixed += self->column_widths[i];
    }

  /* Columns of their own width share the page among them where no other does. */
  for (int i = 0; i < n; i++)
    if (desk_form_column (form, i)->weight <= 0 &&
        (weights <= 0 || fixed > self->width * 0.8))
      self->column_widths[i] *= (weights <= 0 ? 1 : 0.8) * self->width / MAX (fixed, 1);
  for (int i = 0; i < n; i++)
    if (desk_form_column (form, i)->weight <= 0)
      rest -= self->column_widths[i];

  /* A column whose share is less than its least width takes that and leaves. */
  for (gboolean again = TRUE; again && weights > 0;)
    {
      again = FALSE;
      for (int i = 0; i < n; i++)
        {
          const DeskFormColumn *column = desk_form_column (form, i);

          if (column->weight > 0 && self->column_widths[i] >= 0 &&
              column->least > rest * column->weight / weights && column->weight < weights)
            {
              rest -= column->least;
              weights -= column->weight;
              self->column_widths[i] = -column->least;
              again = TRUE;
            }
        }
    }
  for (int i = 0; i < n; i++)
    {
      const DeskFormColumn *column = desk_form_column (form, i);

      if (self->column_widths[i] < 0)
        self->column_widths[i] = -self->column_widths[i];
      else if (column->weight > 0)
        self->column_widths[i] = MAX (0, rest) * column->weight / weights;
    }
}

static double
cell_width (const DeskFormPages *self,
            const DeskFormCell  *cell)
{
  double width = 0;

  for (int i = cell->column; i < cell->column + cell->columns; i++)
    width += self->column_widths[i];
  return width;
}

/* --- rows --- */

/* Row heights for letters of a size; returns how many texts do not fit on their lines. */
static int
layout_rows (DeskFormPages *self,
             GArray        *measures,
             double         letters)
{
  DeskForm *form = self->form;
  double padding = desk_form_layout_padding (letters);
  int broken = 0;

  for (int i = 0; i < desk_form_n_rows (form); i++)
    self->row_heights[i] = MAX (desk_form_row (form, i)->least, letters + 2 * padding);

  for (int covering = 0; covering <= 1; covering++)
    for (guint i = 0; i < measures->len; i++)
      {
        const DeskFormCell *cell = form->cells->pdata[i];
        const Measure *measure = &g_array_index (measures, Measure, i);
        double width = cell_width (self, cell) - 2 * padding, height, present = 0, stretch = 0;

        if (measure->text == NULL || (cell->rows > 1) != covering)
          continue;
        height = measure->extent.height * letters;
        if (measure->extent.width * letters > width + 0.05)
          {
            broken++;
            if (!desk_form_ink_nearly_fits (measure->extent, letters, width))
              height = desk_form_ink_wrap_height (self->ink, measure->text, measure->style, letters,
                                                  MAX (width, letters));
          }
        height += 2 * padding;
        for (int r = cell->row; r < cell->row + cell->rows; r++)
          {
            present += self->row_heights[r];
            stretch += desk_form_row (form, r)->stretch;
          }
        /* What a covering cell lacks is shared by the rows that may grow. */
        for (int r = cell->row; r < cell->row + cell->rows && height > present; r++)
          self->row_heights[r] +=
            (height - present) *
            (stretch > 0 ? desk_form_row (form, r)->stretch / stretch : 1.0 / cell->rows);
      }
  return broken;
}

static double
sum (const double *values,
     int           first,
     int           end)
{
  double total = 0;

  for (int i = first; i < end; i++)
    total += values[i];
  return total;
}

double
desk_form_layout_head_rows (const DeskFormPages *self)
{
  return sum (self->row_heights, 0, desk_form_n_head_rows (self->form));
}

/* Pours @room into rows as water into vessels: every row with a stretch gets at
 * least level × stretch, so that rows which can be alike are alike. */
static void
raise_rows (DeskFormPages *self,
            int            first,
            int            end,
            double         room)
{
  double low = 0, high = 0;
  gboolean any = FALSE;

  for (int i = first; i < end; i++)
    {
      double stretch = desk_form_row (self->form, i)->stretch;

      any = any || stretch > 0;
      if (stretch > 0)
        high = MAX (high, (self->row_heights[i] + room) / stretch);
    }
  if (!any || sum (self->row_heights, first, end) >= room)
    return;
  for (int step = 0; step < 50; step++)
    {
      double level = (low + high) / 2, total = 0;

      for (int i = first; i < end; i++)
        total += MAX (self->row_heights[i], level * desk_form_row (self->form, i)->stretch);
      if (total > room)
        high = level;
      else
        low = level;
    }
  for (int i = first; i < end; i++)
    self->row_heights[i] =
      MAX (self->row_heights[i], low * desk_form_row (self->form, i)->stretch);
}

/* The other way round: cuts the highest rows down until all fit into @room. */
static void
lower_rows (DeskFormPages *self,
            int            first,
            int            end,
            double         room)
{
  double low = 0, high = room;

  if (sum (self->row_heights, first, end) <= room)
    return;
  for (int step = 0; step < 50; step++)
    {
      double level = (low + high) / 2, total = 0;

      for (int i = first; i < end; i++)
        total += MIN (self->row_heights[i], level);
      if (total > room)
        high = level;
      else
        low = level;
    }
  for (int i = first; i < end; i++)
    self->row_heights[i] = MIN (self->row_heights[i], low);
}

/* --- pages --- */

static double
table_room (const DeskFormPages *self,
            gboolean             last)
{
  double room = self->block_height - self->title_height - self->head_height - self->foot_height;

  if (last)
    room -= self->legend_height + self->notes_height + self->chart_height;
  return room;
}

/* Whether a page may end after @row: no cell reaches over, no line is left out. */
static gboolean
can_break_after (DeskForm *form,
                 int       row)
{
  for (int column = 0; column < desk_form_n_columns (form); column++)
    if (desk_form_line_below (form, row, column))
      continue;
    else
      return FALSE;
  return TRUE;
}

static void
add_page (DeskFormPages *self,
          int            first_row,
          int            end_row,
          gboolean       last)
{
  DeskFormPage page = { first_row, end_row, last };

  g_array_append_val (self->pages, page);
}

/* The end of the page that begins with @first: as many rows as have room, but
 * groups of rows stay together where a whole group has room at all. */
static int
page_end (DeskFormPages *self,
          int            first,
          double         room)
{
  int n = desk_form_n_rows (self->form), end = first, whole = first;
  double height = 0;

  while (end < n && height + self->row_heights[end] <= room + 0.01)
    {
      height += self->row_heights[end++];
      if (end == n || can_break_after (self->form, end - 1))
        whole = end;
    }
  if (whole > first)
    return whole;
  return MAX (end, first + 1);
}

static void
break_pages (DeskFormPages *self)
{
  int n = desk_form_n_rows (self->form), head = desk_form_n_head_rows (self->form);
  double head_rows = desk_form_layout_head_rows (self);
  double room = table_room (self, FALSE) - head_rows;
  double last_room = table_room (self, TRUE) - head_rows;

  /* A row higher than a page is cut down to one; its text is set smaller. */
  for (int i = head; i < n; i++)
    self->row_heights[i] = MIN (self->row_heights[i], MAX (room, self->letters));

  for (int first = head;;)
    {
      int end = page_end (self, first, last_room);

      if (first >= n || (end == n && sum (self->row_heights, first, n) <= last_room + 0.01))
        {
          add_page (self, MIN (first, n), n, TRUE);
          break;
        }
      end = page_end (self, first, room);
      /* The tail has no room under the last rows: they go with it to the next page. */
      if (end == n && end - first > 1)
        {
          int back = end - 1;
          while (back > first + 1 && !can_break_after (self->form, back - 1))
            back--;
          end = back;
        }
      raise_rows (self, first, end,
                  MIN (room, sum (self->row_heights, first, end) * FLOW_GROWTH));
      add_page (self, first, end, FALSE);
      first = end;
    }
}

/* The largest letters with which everything has its place on one page. */
static gboolean
layout_one_page (DeskFormPages *self,
                 GArray        *measures)
{
  int n = desk_form_n_rows (self->form), broken = 0;
  double room = table_room (self, TRUE);

  /* Larger letters are worth no broken line that smaller ones do not have. */
  layout_columns (self, measures, FLOWING);
  broken = layout_rows (self, measures, FLOWING);
  for (self->letters = LARGEST; self->letters >= SMALLEST; self->letters -= STEP)
    {
      int now;

      layout_columns (self, measures, self->letters);
      now = layout_rows (self, measures, self->letters);
      if (sum (self->row_heights, 0, n) <= room && now <= broken)
        return TRUE;
      if (self->letters <= FLOWING)
        broken = G_MAXINT;
    }
  self->letters = SMALLEST;
  return FALSE;
}

/* Stickers lie where they lie: in as many whole rows as the sheet has room for. */
static void
layout_labels (DeskFormPages *self)
{
  DeskForm *form = self->form;
  int n = desk_form_n_rows (form);

  self->letters = FLOWING;
  self->width = 0;
  for (int i = 0; i < desk_form_n_columns (form); i++)
    self->width += self->column_widths[i] = desk_form_column (form, i)->least;
  for (int i = 0; i < n; i++)
    self->row_heights[i] = desk_form_row (form, i)->least;
  self->left = (self->page_width - self->width) / 2;
  self->title_height = self->head_height = self->foot_height = 0;
  for (int first = 0, end; first < n || first == 0; first = end)
    {
      end = MIN (page_end (self, first, self->page_height), n);
      if (first == 0)
        self->block_height = sum (self->row_heights, 0, end);
      add_page (self, first, end, FALSE);
    }
  self->top = (self->page_height - self->block_height) / 2;
}

static void
layout_rows_on_pages (DeskFormPages *self,
                      GArray        *measures)
{
  DeskForm *form = self->form;
  int n = desk_form_n_rows (form), head = desk_form_n_head_rows (form);

  if (form->flow != DESK_FORM_FLOW)
    {
      double room = table_room (self, TRUE);
      gboolean fits = layout_one_page (self, measures);

      if (fits || form->flow == DESK_FORM_ONE_PAGE)
        {
          double spare = room - sum (self->row_heights, 0, n);

          if (form->charts->len > 0 && spare > 0)
            self->chart_height +=
              MIN (spare * 0.6, (CHART_MOST - CHART_LEAST) * (double) form->charts->len);
          room = table_room (self, TRUE);
          lower_rows (self, 0, n, room);
          raise_rows (self, 0, n, room);
          add_page (self, head, n, TRUE);
          return;
        }
    }
  self->letters = FLOWING;
  layout_columns (self, measures, self->letters);
  layout_rows (self, measures, self->letters);
  break_pages (self);
}

static char *
join (GPtrArray  *texts,
      const char *between)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    {
      if (i > 0)
        g_string_append (joined, between);
      g_string_append (joined, texts->pdata[i]);
    }
  return g_string_free (joined, FALSE);
}

/* Lays @self->form out: sets everything but the form and the ink. */
void
desk_form_layout (DeskFormPages *self)
{
  DeskForm *form = self->form;
  gboolean landscape = form->orientation == DESK_FORM_LANDSCAPE;
  double copies = MAX (1, form->copies->len), gap = 2 * MARGIN;
  g_autoptr (GArray) measures = NULL;

  self->page_width = landscape ? LONG_SIDE : SHORT_SIDE;
  self->page_height = landscape ? SHORT_SIDE : LONG_SIDE;
  self->left = BINDING_MARGIN;
  self->top = MARGIN;
  self->width = self->page_width - BINDING_MARGIN - MARGIN;
  self->block_height = (self->page_height - 2 * MARGIN - (copies - 1) * gap) / copies;
  self->block_step = self->block_height + gap;

  self->title_height = copies > 1 ? 32 : 42;
  self->head_height =
    form->left != NULL || form->right != NULL || form->subtitle != NULL ? 18 : 6;
  self->foot_height = 26;
  if (form->legend->len > 0)
    {
      self->legend = join (form->legend, "　");
      self->legend_height =
        6 + desk_form_ink_wrap_height (self->ink, self->legend, DESK_FORM_PLAIN,
                                       DESK_FORM_SMALL_PRINT + 0.5, self->width);
    }
  if (form->notes->len > 0)
    {
      self->notes = join (form->notes, "\n");
      self->notes_height =
        5 + desk_form_ink_wrap_height (self->ink, self->notes, DESK_FORM_PLAIN,
                                       DESK_FORM_SMALL_PRINT, self->width);
    }
  self->chart_height =
    (double) form->charts->len * (form->charts->len > 1 ? SEVERAL_LEAST : CHART_LEAST);

  self->column_widths = g_new0 (double, desk_form_n_columns (form) + 1);
  self->row_heights = g_new0 (double, desk_form_n_rows (form) + 1);
  self->pages = g_array_new (FALSE, TRUE, sizeof (DeskFormPage));
  if (form->flow == DESK_FORM_LABELS)
    {
      layout_labels (self);
      return;
    }
  measures = measure_cells (self);
  layout_rows_on_pages (self, measures);
}
