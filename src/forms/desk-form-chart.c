/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-form-chart.h"

#include <math.h>

#define GRID_LINES 4
#define LETTERS    8.5
#define LINE       13.0

/* The number a bar stands for; 0 for what is no number. */
static double
chart_value (const DeskFormCell *cell)
{
  if (cell == NULL)
    return 0;
  switch (cell->value)
    {
    case DESK_FORM_INTEGER:
      return (double) cell->integer;
    case DESK_FORM_MONEY:
      return (double) cell->integer / 100;
    case DESK_FORM_DECIMAL:
    case DESK_FORM_PERCENT:
      return cell->number;
    case DESK_FORM_EMPTY:
    case DESK_FORM_TEXT:
    case DESK_FORM_MARK:
    case DESK_FORM_CODE:
    case DESK_FORM_DATE:
    default:
      return 0;
    }
}

/* Where the axis ends: 1, 2 or 5 times a power of ten; shares end at 100 %. */
double
desk_form_chart_axis_end (DeskForm            *form,
                          const DeskFormChart *chart)
{
  const DeskFormCell *sample = desk_form_chart_value (form, chart, 0);
  double most = 0, power;

  for (int bar = 0; bar < chart->n; bar++)
    most = MAX (most, chart_value (desk_form_chart_value (form, chart, bar)));
  if (most <= 0 || (sample != NULL && sample->value == DESK_FORM_PERCENT && most <= 1))
    return 1;
  power = pow (10, floor (log10 (most)));
  if (most <= power)
    return power;
  if (most <= 2 * power)
    return 2 * power;
  return most <= 5 * power ? 5 * power : 10 * power;
}

static void
draw_axis (DeskForm                *form,
           const DeskFormCell      *sample,
           DeskFormInk             *ink,
           cairo_t                 *cr,
           const cairo_rectangle_t *plot,
           double                   end)
{
  for (int i = 0; i <= GRID_LINES; i++)
    {
      double y = plot->y + plot->height * (1 - (double) i / GRID_LINES);
      cairo_rectangle_t box = { plot->x - 44, y - LINE / 2, 40, LINE };
      DeskFormCell label = { .value = DESK_FORM_DECIMAL, .number = end * i / GRID_LINES };
      g_autofree char *text = NULL;

      if (sample->value == DESK_FORM_PERCENT)
        label.value = DESK_FORM_PERCENT;
      else
        label.decimals = end >= GRID_LINES && fmod (end, GRID_LINES) < 0.001 ? 0 : 2;
      text = desk_form_cell_to_text (form, &label);
      cairo_set_source_rgb (cr, 0.25, 0.25, 0.25);
      desk_form_ink_draw (ink, cr, text, DESK_FORM_END, LETTERS - 0.5, &box, -1);

      cairo_set_line_width (cr, i == 0 ? 0.8 : 0.3);
      cairo_set_source_rgb (cr, i == 0 ? 0 : 0.6, i == 0 ? 0 : 0.6, i == 0 ? 0 : 0.6);
      cairo_move_to (cr, plot->x, y);
      cairo_line_to (cr, plot->x + plot->width, y);
      cairo_stroke (cr);
    }
}

/**
 * desk_form_chart_draw:
 * @box: where the chart stands
 *
 * Draws columns with their values over and their names under them, as the
 * workbook's own chart has them.
 */
void
desk_form_chart_draw (DeskForm                *form,
                      const DeskFormChart     *chart,
                      DeskFormInk             *ink,
                      cairo_t                 *cr,
                      const cairo_rectangle_t *box)
{
  int n = chart->n;
  cairo_rectangle_t title = { box->x, box->y + 8, box->width, 16 };
  cairo_rectangle_t plot = { box->x + 46, box->y + 42, box->width - 52, box->height - 42 - 20 };
  DeskFormCell *sample = desk_form_chart_value (form, chart, 0);
  double end, step;

  if (n < 1 || sample == NULL)
    return;
  end = desk_form_chart_axis_end (form, chart);
  step = plot.width / n;

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  desk_form_ink_draw (ink, cr, chart->title, DESK_FORM_BOLD | DESK_FORM_CENTER, 10.5, &title, -1);
  draw_axis (form, sample, ink, cr, &plot, end);

  for (int i = 0; i < n; i++)
    {
      DeskFormCell *value = desk_form_chart_value (form, chart, i);
      DeskFormCell *name = desk_form_chart_name (form, chart, i);
      double height = plot.height * CLAMP (chart_value (value) / end, 0, 1);
      double width = MIN (step * 0.55, 46), x = plot.x + step * (i + 0.5) - width / 2;
      double y = plot.y + plot.height - height;
      cairo_rectangle_t over = { plot.x + step * i, y - LINE - 1, step, LINE };
      cairo_rectangle_t under = { plot.x + step * i + 2, plot.y + plot.height + 4, step - 4, LINE };

      cairo_rectangle (cr, x, y, width, height);
      cairo_set_source_rgb (cr, 0.78, 0.78, 0.78);
      cairo_fill_preserve (cr);
      cairo_set_source_rgb (cr, 0, 0, 0);
      cairo_set_line_width (cr, 0.6);
      cairo_stroke (cr);
      if (value != NULL)
        {
          g_autofree char *text = desk_form_cell_to_text (form, value);
          desk_form_ink_draw (ink, cr, text, DESK_FORM_CENTER, LETTERS, &over, -1);
        }
      if (name != NULL)
        {
          g_autofree char *text = desk_form_cell_to_text (form, name);
          desk_form_ink_draw (ink, cr, text, DESK_FORM_CENTER, LETTERS, &under, -1);
        }
    }
  cairo_restore (cr);
}
