/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-form-workbook.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "desk-error.h"
#include "desk-form-chart.h"
#include "desk-form-page.h"
#include "desk-language.h"
#include "desk-text.h"

/* Known to Excel on every office PC, and to LibreOffice as a Han face to replace. */
#define FONT "Microsoft YaHei"

#define BODY_LETTERS    10.0
#define SMALL_PRINT     9.0
#define MOST_CHARACTERS 32767
#define MOST_NAME       31
#define PIXELS(points)  ((points) *96 / 72)

/* Office programs make columns a little wider than they are told; fitted to the
 * width of the page, the sheet would then not reach down it. */
#define COLUMN_SCALE 0.96

/* What makes a cell look as it does; equal ones share a format of the workbook. */
typedef struct
{
  DeskFormStyle style;
  double size;
  int top, bottom, left, right;
  gboolean wrap, shrink, indent;
  const char *number_format; /* (nullable) */
} Look;

typedef struct
{
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  GHashTable *formats; /* char* → lxw_format */
  DeskForm *form;
  DeskFormPages *pages;
  const char *sheet_name;
} Writer;

/* --- formats --- */

static void
set_shade (lxw_format    *format,
           DeskFormStyle  style)
{
  if (style & DESK_FORM_OFF)
    {
      format_set_pattern (format, LXW_PATTERN_LIGHT_UP);
      format_set_fg_color (format, 0xBBBBBB);
      format_set_bg_color (format, 0xF0F0F0);
    }
  else if (style & (DESK_FORM_HEAD | DESK_FORM_TINT))
    {
      format_set_pattern (format, LXW_PATTERN_SOLID);
      format_set_fg_color (format, style & DESK_FORM_HEAD ? 0xEBEBEB : 0xF6F6F6);
    }
}

static void
set_alignment (lxw_format *format,
               const Look *look)
{
  format_set_align (format, look->style & DESK_FORM_CENTER ? LXW_ALIGN_CENTER
                            : look->style & DESK_FORM_END  ? LXW_ALIGN_RIGHT
                                                           : LXW_ALIGN_LEFT);
  format_set_align (format, look->style & DESK_FORM_TOP      ? LXW_ALIGN_VERTICAL_TOP
                            : look->style & DESK_FORM_BOTTOM ? LXW_ALIGN_VERTICAL_BOTTOM
                                                             : LXW_ALIGN_VERTICAL_CENTER);
  /* The room that letters have to the line beside them on paper. */
  if (look->indent && (look->style & DESK_FORM_CENTER) == 0)
    format_set_indent (format, 1);
  if (look->wrap)
    format_set_text_wrap (format);
  if (look->shrink)
    format_set_shrink (format);
}

static lxw_format *
get_format (Writer     *writer,
            const Look *look)
{
  g_autofree char *key =
    g_strdup_printf ("%x %g %d%d%d%d%d%d%d %s", look->style, look->size, look->top, look->bottom,
                     look->left, look->right, look->wrap, look->shrink, look->indent,
                     look->number_format != NULL ? look->number_format : "");
  lxw_format *format = g_hash_table_lookup (writer->formats, key);

  if (format != NULL)
    return format;

  format = workbook_add_format (writer->workbook);
  format_set_font_name (format, FONT);
  format_set_font_size (format, floor (look->size * 2 + 0.5) / 2);
  if (look->style & DESK_FORM_BOLD)
    format_set_bold (format);
  if (look->style & DESK_FORM_DIM)
    format_set_font_color (format, 0x595959);
  set_shade (format, look->style);
  set_alignment (format, look);
  format_set_top (format, (uint8_t) look->top);
  format_set_bottom (format, (uint8_t) look->bottom);
  format_set_left (format, (uint8_t) look->left);
  format_set_right (format, (uint8_t) look->right);
  if (look->number_format != NULL)
    format_set_num_format (format, look->number_format);
  g_hash_table_insert (writer->formats, g_steal_pointer (&key), format);
  return format;
}

static void
append_literal (GString    *format,
                const char *text)
{
  g_string_append_c (format, '"');
  for (; *text != '\0'; text++)
    if (*text == '"')
      g_string_append (format, "\"\\\"\"");
    else
      g_string_append_c (format, *text);
  g_string_append_c (format, '"');
}

static const char *
date_format (DeskDateStyle  style,
             const char    *language)
{
  gboolean chinese = g_str_has_prefix (language, "zh");

  switch (style)
    {
    case DESK_DATE_STYLE_MONTH_DAY:
      return chinese ? "m\"月\"d\"日\"" : "mmm d";
    case DESK_DATE_STYLE_MONTH:
      return chinese ? "yyyy\"年\"m\"月\"" : "mmmm yyyy";
    case DESK_DATE_STYLE_WEEKDAY:
      return chinese ? "[$-804]ddd" : "[$-409]ddd";
    case DESK_DATE_STYLE_DAY_WEEKDAY:
      return chinese ? "m\"月\"d\"日\"[$-804]ddd" : "[$-409]ddd, mmm d";
    case DESK_DATE_STYLE_FULL:
    default:
      return chinese ? "yyyy\"年\"m\"月\"d\"日\"" : "mmmm d, yyyy";
    }
}

/* Returns: (transfer full) (nullable): how the workbook writes the cell's value */
static char *
number_format (const DeskForm     *form,
               const DeskFormCell *cell)
{
  g_autoptr (GString) format = g_string_new (NULL);

  switch (cell->value)
    {
    case DESK_FORM_INTEGER:
      g_string_append (format, "0");
      break;
    case DESK_FORM_MONEY:
      g_string_append (format, "0.00");
      break;
    case DESK_FORM_DECIMAL:
    case DESK_FORM_PERCENT:
      g_string_append (format, cell->decimals > 0 ? "0." : "0");
      for (int i = 0; i < cell->decimals; i++)
        g_string_append_c (format, '0');
      if (cell->value == DESK_FORM_PERCENT)
        g_string_append_c (format, '%');
      break;
    case DESK_FORM_DATE:
      g_string_append (format, date_format (cell->date_style, form->language));
      break;
    case DESK_FORM_EMPTY:
    case DESK_FORM_TEXT:
    case DESK_FORM_MARK:
    case DESK_FORM_CODE:
    default:
      return NULL;
    }
  if (cell->suffix != NULL)
    append_literal (format, cell->suffix);
  return g_string_free (g_steal_pointer (&format), FALSE);
}

/* --- words --- */

/* A workbook counts UTF-16 units, and holds no more than 32,767 in a cell. */
static char *
shorten (const char *text)
{
  const char *p = text;
  int units = 0;

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      units += g_utf8_get_char (p) > 0xffff ? 2 : 1;
      if (units > MOST_CHARACTERS)
        break;
    }
  return g_strndup (text, (gsize) (p - text));
}

/* Words over some columns of a row: a merged cell where there is more than one. */
static void
write_words (Writer     *writer,
             int         row,
             int         first_column,
             int         last_column,
             const char *text,
             const Look *look)
{
  lxw_format *format = get_format (writer, look);
  g_autofree char *words = shorten (text != NULL ? text : "");

  if (first_column < last_column)
    worksheet_merge_range (writer->sheet, (lxw_row_t) row, (lxw_col_t) first_column,
                           (lxw_row_t) row, (lxw_col_t) last_column, words, format);
  else
    worksheet_write_string (writer->sheet, (lxw_row_t) row, (lxw_col_t) first_column, words,
                            format);
}

/* Up to as many texts as there are columns share a row; the last ends at the right. */
static void
write_row_of_words (Writer        *writer,
                    int            row,
                    GPtrArray     *texts,
                    DeskFormStyle  style,
                    double         size)
{
  int n_columns = desk_form_n_columns (writer->form), column = 0;
  int n = MIN ((int) texts->len, n_columns);
  double total = 0, passed = 0;

  for (int i = 0; i < n_columns; i++)
    total += desk_form_pages_column_width (writer->pages, i);

  for (int i = 0; i < n; i++)
    {
      Look look = { .style = style, .size = size };
      g_autoptr (GString) words = g_string_new (texts->pdata[i]);
      int end = column;

      /* One column cannot part two texts. */
      for (guint rest = (guint) n; i + 1 == n && rest < texts->len; rest++)
        g_string_append_printf (words, "　　%s", (const char *) texts->pdata[rest]);
      while (end < n_columns - (n - i - 1) &&
             (end == column || i + 1 == n || passed < total * (i + 1) / n - 1))
        passed += desk_form_pages_column_width (writer->pages, end++);
      look.style |= n > 1 && i + 1 == n ? DESK_FORM_END
                    : i == 0            ? DESK_FORM_START
                                        : DESK_FORM_CENTER;
      write_words (writer, row, column, end - 1, words->str, &look);
      column = end;
    }
}

/* --- the table --- */

static int
border (gboolean edge,
        gboolean line)
{
  if (edge)
    return LXW_BORDER_MEDIUM;
  return line ? LXW_BORDER_THIN : LXW_BORDER_NONE;
}

/* Borders of the place of a cell, from the lines that the paper has there. */
static void
find_borders (DeskForm *form,
              Look     *look,
              int       row,
              int       column,
              int       rows,
              int       columns)
{
  int last_row = row + rows - 1, last_column = column + columns - 1;

  look->top = border (row == 0, desk_form_line_below (form, row - 1, column));
  look->bottom = border (last_row == desk_form_n_rows (form) - 1,
                         desk_form_line_below (form, last_row, column));
  look->left = border (column == 0, desk_form_line_after (form, row, column - 1));
  look->right = border (last_column == desk_form_n_columns (form) - 1,
                        desk_form_line_after (form, row, last_column));
}

static double
style_size (DeskFormStyle style,
            double        size)
{
  if (style & DESK_FORM_LARGE)
    return size * 1.25;
  return style & DESK_FORM_SMALL ? size * 0.84 : size;
}

/* The first line of the text stands out, in the same cell. */
static void
write_lead (Writer     *writer,
            int         row,
            int         column,
            const char *text,
            const Look *look)
{
  const char *rest = strchr (text, '\n');
  Look lead = { .style = DESK_FORM_BOLD, .size = look->size * 1.22 };
  Look plain = { .size = look->size };
  g_autofree char *first = g_strndup (text, (gsize) (rest - text));
  lxw_rich_string_tuple parts[] = {
    { .format = get_format (writer, &lead), .string = first },
    { .format = get_format (writer, &plain), .string = (char *) rest },
  };
  lxw_rich_string_tuple *list[] = { &parts[0], &parts[1], NULL };

  worksheet_write_rich_string (writer->sheet, (lxw_row_t) row, (lxw_col_t) column, list,
                               get_format (writer, look));
}

static void
write_text (Writer             *writer,
            int                 row,
            const DeskFormCell *cell,
            Look               *look)
{
  g_autofree char *full = desk_form_cell_to_text (writer->form, cell);
  g_autofree char *text = shorten (full);
  gboolean lead = (cell->style & DESK_FORM_LEAD) != 0;
  double room = 0, needed;

  for (int i = cell->column; i < cell->column + cell->columns; i++)
    room += desk_form_pages_column_width (writer->pages, i);
  /* As on paper: what is a little too long gets smaller, what is longer breaks. */
  needed = desk_text_width (text) * look->size * 0.52 + 8;
  look->shrink = strchr (text, '\n') == NULL && needed <= room * 1.25;
  look->wrap = !look->shrink;

  if (lead && strchr (text, '\n') != NULL && *text != '\n')
    write_lead (writer, row, cell->column, text, look);
  else
    {
      if (lead)
        look->style |= DESK_FORM_BOLD;
      worksheet_write_string (writer->sheet, (lxw_row_t) row, (lxw_col_t) cell->column, text,
                              get_format (writer, look));
    }
}

static void
write_date (Writer             *writer,
            int                 row,
            const DeskFormCell *cell,
            lxw_format         *format)
{
  lxw_datetime date = { 0 };

  desk_date_get_ymd ((DeskDate) cell->integer, &date.year, &date.month, &date.day);
  worksheet_write_datetime (writer->sheet, (lxw_row_t) row, (lxw_col_t) cell->column, &date,
                            format);
}

static void
write_cell (Writer             *writer,
            int                 base,
            const DeskFormCell *cell)
{
  DeskForm *form = writer->form;
  g_autofree char *format = number_format (form, cell);
  int row = base + cell->row;
  Look look = {
    .style = (cell->style & ~(DESK_FORM_START | DESK_FORM_CENTER | DESK_FORM_END |
                              DESK_FORM_FILL_IN | DESK_FORM_OPEN_END | DESK_FORM_OPEN_BOTTOM)) |
             desk_form_cell_alignment (cell),
    .size = style_size (cell->style, desk_form_pages_get_font_size (writer->pages)),
    .number_format = format,
    .indent = TRUE,
  };

  find_borders (form, &look, cell->row, cell->column, cell->rows, cell->columns);
  if (cell->rows > 1 || cell->columns > 1)
    worksheet_merge_range (writer->sheet, (lxw_row_t) row, (lxw_col_t) cell->column,
                           (lxw_row_t) (row + cell->rows - 1),
                           (lxw_col_t) (cell->column + cell->columns - 1), NULL,
                           get_format (writer, &look));

  switch (cell->value)
    {
    case DESK_FORM_TEXT:
    case DESK_FORM_MARK:
    case DESK_FORM_CODE:
      write_text (writer, row, cell, &look);
      break;
    case DESK_FORM_DATE:
      write_date (writer, row, cell, get_format (writer, &look));
      break;
    case DESK_FORM_INTEGER:
      worksheet_write_number (writer->sheet, (lxw_row_t) row, (lxw_col_t) cell->column,
                              (double) cell->integer, get_format (writer, &look));
      break;
    case DESK_FORM_MONEY:
      worksheet_write_number (writer->sheet, (lxw_row_t) row, (lxw_col_t) cell->column,
                              (double) cell->integer / 100, get_format (writer, &look));
      break;
    case DESK_FORM_DECIMAL:
    case DESK_FORM_PERCENT:
      worksheet_write_number (writer->sheet, (lxw_row_t) row, (lxw_col_t) cell->column,
                              cell->number, get_format (writer, &look));
      break;
    case DESK_FORM_EMPTY:
    default:
      worksheet_write_blank (writer->sheet, (lxw_row_t) row, (lxw_col_t) cell->column,
                             get_format (writer, &look));
      break;
    }
}

static void
write_table (Writer *writer,
             int     base)
{
  DeskForm *form = writer->form;

  for (int row = 0; row < desk_form_n_rows (form); row++)
    {
      worksheet_set_row (writer->sheet, (lxw_row_t) (base + row),
                         desk_form_pages_row_height (writer->pages, row), NULL);
      for (int column = 0; column < desk_form_n_columns (form); column++)
        if (desk_form_cell_at (form, row, column) == NULL)
          {
            Look look = { .size = desk_form_pages_get_font_size (writer->pages) };

            find_borders (form, &look, row, column, 1, 1);
            worksheet_write_blank (writer->sheet, (lxw_row_t) (base + row), (lxw_col_t) column,
                                   get_format (writer, &look));
          }
    }
  for (guint i = 0; i < form->cells->len; i++)
    write_cell (writer, base, form->cells->pdata[i]);
}

/* A number that is wider than its column is shown as #####; widen it before. */
static void
set_columns (Writer *writer)
{
  DeskForm *form = writer->form;
  double size = desk_form_pages_get_font_size (writer->pages);

  for (int column = 0; column < desk_form_n_columns (form); column++)
    {
      double points = desk_form_pages_column_width (writer->pages, column);

      for (int row = 0; row < desk_form_n_rows (form); row++)
        {
          const DeskFormCell *cell = desk_form_cell_at (form, row, column);
          g_autofree char *text = NULL;

          if (cell == NULL || cell->columns > 1 || cell->value <= DESK_FORM_CODE)
            continue;
          text = desk_form_cell_to_text (form, cell);
          points =
            MAX (points, desk_text_width (text) * style_size (cell->style, size) * 0.58 + 14);
        }
      worksheet_set_column_pixels (writer->sheet, (lxw_col_t) column, (lxw_col_t) column,
                                   (uint32_t) (PIXELS (points * COLUMN_SCALE) + 0.5), NULL);
    }
}

/* --- around the table --- */

static void
write_chart (Writer              *writer,
             const DeskFormChart *chart,
             int                  base,
             int                  row)
{
  lxw_chart *drawn = workbook_add_chart (writer->workbook, LXW_CHART_COLUMN);
  lxw_chart_series *series = chart_add_series (drawn, NULL, NULL);
  lxw_chart_fill fill = { .color = 0xC8C8C8 };
  lxw_chart_line line = { .color = LXW_COLOR_BLACK, .width = 0.75 };
  lxw_chart_line grid = { .color = 0xB0B0B0, .width = 0.5 };
  lxw_chart_font font = { .name = (char *) FONT, .size = 11, .bold = LXW_TRUE };
  lxw_chart_options options = { .x_offset = 4, .y_offset = 4, .object_position = 2 };
  const DeskFormCell *sample = desk_form_chart_value (writer->form, chart, 0);
  int rows = chart->across ? 0 : chart->n - 1, columns = chart->across ? chart->n - 1 : 0;
  g_autofree char *format = sample != NULL ? number_format (writer->form, sample) : NULL;
  double width = 0, height = desk_form_pages_get_chart_height (writer->pages);

  chart_series_set_categories (series, writer->sheet_name, (lxw_row_t) (base + chart->name_row),
                               (lxw_col_t) chart->name_column,
                               (lxw_row_t) (base + chart->name_row + rows),
                               (lxw_col_t) (chart->name_column + columns));
  chart_series_set_values (series, writer->sheet_name, (lxw_row_t) (base + chart->value_row),
                           (lxw_col_t) chart->value_column,
                           (lxw_row_t) (base + chart->value_row + rows),
                           (lxw_col_t) (chart->value_column + columns));
  chart_series_set_fill (series, &fill);
  chart_series_set_line (series, &line);
  chart_series_set_labels (series);
  chart_title_set_name (drawn, chart->title);
  chart_legend_set_position (drawn, LXW_CHART_LEGEND_NONE);
  if (format != NULL)
    {
      chart_series_set_labels_num_format (series, format);
      chart_axis_set_num_format (drawn->y_axis, format);
    }
  chart_title_set_name_font (drawn, &font);
  chart_axis_major_gridlines_set_line (drawn->y_axis, &grid);
  chart_axis_set_min (drawn->y_axis, 0);
  chart_axis_set_max (drawn->y_axis, desk_form_chart_axis_end (writer->form, chart));

  for (int i = 0; i < desk_form_n_columns (writer->form); i++)
    width += desk_form_pages_column_width (writer->pages, i);
  options.x_scale = (PIXELS (width * COLUMN_SCALE) - 8) / 480;
  options.y_scale = (PIXELS (height) - 8) / 288;
  worksheet_set_row (writer->sheet, (lxw_row_t) row, height, NULL);
  worksheet_insert_chart_opt (writer->sheet, (lxw_row_t) row, 0, drawn, &options);
}

/* Words under the table: the row gets as high as their lines. */
static void
write_small_print (Writer     *writer,
                   int         row,
                   const char *text)
{
  Look look = { .style = DESK_FORM_START, .size = SMALL_PRINT, .wrap = TRUE };
  double width = 0;
  int lines;

  for (int i = 0; i < desk_form_n_columns (writer->form); i++)
    width += desk_form_pages_column_width (writer->pages, i);
  lines = 1 + (int) (desk_text_width (text) * SMALL_PRINT * 0.53 / width);
  worksheet_set_row (writer->sheet, (lxw_row_t) row, lines * 13 + 2, NULL);
  write_words (writer, row, 0, desk_form_n_columns (writer->form) - 1, text, &look);
}

static int
write_head (Writer     *writer,
            int         row,
            const char *copy)
{
  DeskForm *form = writer->form;
  g_autofree char *number = desk_form_number_to_text (form);
  g_autofree char *right = copy != NULL && number != NULL
                             ? g_strdup_printf ("%s　%s", copy, number)
                             : g_strdup (copy != NULL ? copy : number);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  Look title = { .style = DESK_FORM_BOLD | DESK_FORM_CENTER, .size = 20 };

  g_ptr_array_add (words, form->studio);
  if (right != NULL)
    g_ptr_array_add (words, right);
  worksheet_set_row (writer->sheet, (lxw_row_t) row, 15, NULL);
  write_row_of_words (writer, row++, words, DESK_FORM_PLAIN, BODY_LETTERS);

  worksheet_set_row (writer->sheet, (lxw_row_t) row, 30, NULL);
  write_words (writer, row++, 0, desk_form_n_columns (form) - 1, form->title, &title);

  if (form->left != NULL || form->right != NULL || form->subtitle != NULL)
    {
      g_ptr_array_set_size (words, 0);
      g_ptr_array_add (words, form->left != NULL ? form->left : (char *) "");
      if (form->subtitle != NULL)
        g_ptr_array_add (words, form->subtitle);
      if (form->right != NULL)
        g_ptr_array_add (words, form->right);
      worksheet_set_row (writer->sheet, (lxw_row_t) row, 18, NULL);
      write_row_of_words (writer, row++, words, DESK_FORM_PLAIN, BODY_LETTERS);
    }
  return row;
}

static int
write_tail (Writer *writer,
            int     base,
            int     row)
{
  DeskForm *form = writer->form;

  for (guint i = 0; i < form->charts->len; i++)
    write_chart (writer, form->charts->pdata[i], base, row++);
  if (form->legend->len > 0)
    {
      g_autoptr (GString) legend = g_string_new (form->legend->pdata[0]);

      for (guint i = 1; i < form->legend->len; i++)
        g_string_append_printf (legend, "　%s", (const char *) form->legend->pdata[i]);
      write_small_print (writer, row++, legend->str);
    }
  for (guint i = 0; i < form->notes->len; i++)
    write_small_print (writer, row++, form->notes->pdata[i]);
  if (form->foot->len > 0)
    {
      g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; i < form->foot->len; i++)
        g_ptr_array_add (words, desk_form_foot_to_text (form, form->foot->pdata[i]));
      worksheet_set_row (writer->sheet, (lxw_row_t) row, 24, NULL);
      write_row_of_words (writer, row++, words, DESK_FORM_BOTTOM, BODY_LETTERS);
    }
  return row;
}

/* --- sheets --- */

static void
set_page (Writer *writer,
          int     base,
          int     end)
{
  DeskForm *form = writer->form;
  lxw_worksheet *sheet = writer->sheet;
  int head = desk_form_n_head_rows (form), columns = desk_form_n_columns (form);
  /* Translators: in the foot of a printed form; {page} and {pages} become numbers */
  const char *text = desk_language_text (form->language, N_ ("Page {page} of {pages}"));
  g_autoptr (GString) foot = g_string_new ("&R&9");

  g_string_append (foot, text);
  g_string_replace (foot, "{pages}", "&N", 0);
  g_string_replace (foot, "{page}", "&P", 0);

  if (form->orientation == DESK_FORM_LANDSCAPE)
    worksheet_set_landscape (sheet);
  else
    worksheet_set_portrait (sheet);
  worksheet_set_paper (sheet, 9); /* A4 */
  worksheet_set_margins (sheet, 20 / 25.4, 12 / 25.4, 12 / 25.4, 15 / 25.4);
  worksheet_fit_to_pages (sheet, 1, desk_form_pages_get_n (writer->pages) == 1 ? 1 : 0);
  worksheet_print_area (sheet, 0, 0, (lxw_row_t) (end - 1), (lxw_col_t) (columns - 1));
  worksheet_center_horizontally (sheet);
  worksheet_set_footer_opt (sheet, foot->str, &(lxw_header_footer_options){ .margin = 0.3 });
  worksheet_gridlines (sheet, LXW_HIDE_ALL_GRIDLINES);
  if (form->copies->len > 1 || head == 0)
    return;
  worksheet_repeat_rows (sheet, (lxw_row_t) base, (lxw_row_t) (base + head - 1));
  worksheet_freeze_panes (sheet, (lxw_row_t) (base + head), (lxw_col_t) form->head_columns);
}

static void
write_sheet (Writer *writer)
{
  DeskForm *form = writer->form;
  guint copies = MAX (1, form->copies->len);
  int row = 0, base = 0;

  set_columns (writer);
  for (guint copy = 0; copy < copies; copy++)
    {
      if (copy > 0)
        {
          Look cut = { .style = DESK_FORM_START, .size = SMALL_PRINT };
          g_autoptr (GString) line = g_string_new ("✂");

          for (int i = 0; i < 60; i++)
            g_string_append (line, " -");
          worksheet_set_row (writer->sheet, (lxw_row_t) row, 40, NULL);
          write_words (writer, row++, 0, desk_form_n_columns (form) - 1, line->str, &cut);
        }
      base = write_head (writer, row, form->copies->len > 0 ? form->copies->pdata[copy] : NULL);
      write_table (writer, base);
      row = write_tail (writer, base, base + desk_form_n_rows (form));
    }
  set_page (writer, base, row);
}

/* A name for the sheet that Excel takes and no other sheet has. */
static char *
sheet_name (const DeskForm *form,
            GHashTable     *names)
{
  g_autofree char *plain = g_strdup (*form->title != '\0' ? form->title : form->id);

  g_strstrip (g_strdelimit (plain, "[]:*?/\\'\n\t", ' '));
  for (int i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf (" %d", i) : g_strdup ("");
      glong room = MOST_NAME - (glong) strlen (number);
      g_autofree char *start = g_utf8_strlen (plain, -1) > room ? g_utf8_substring (plain, 0, room)
                                                                : g_strdup (plain);
      g_autofree char *name = g_strconcat (start, number, NULL);
      g_autofree char *folded = g_utf8_casefold (name, -1);

      if (g_hash_table_add (names, g_steal_pointer (&folded)))
        return g_steal_pointer (&name);
    }
}

static void
describe (lxw_workbook   *workbook,
          const DeskForm *form)
{
  DeskDate made = form->made != DESK_DATE_NONE ? form->made : desk_date_new (2000, 1, 1);
  lxw_doc_properties properties = {
    .title = form->title,
    .subject = form->number,
    .author = form->studio,
    .company = form->studio,
    /* The day of the form, not of the clock: the same form is the same file. */
    .created = (time_t) (made - desk_date_new (1970, 1, 1)) * 24 * 60 * 60,
  };

  workbook_set_properties (workbook, &properties);
}

static lxw_error
write_workbook (DeskForm *const *forms,
                guint            n_forms,
                const char      *path)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lxw_workbook *workbook = workbook_new (path);

  if (workbook == NULL)
    return LXW_ERROR_CREATING_XLSX_FILE;
  describe (workbook, forms[0]);
  for (guint i = 0; i < n_forms; i++)
    {
      g_autofree char *name = sheet_name (forms[i], names);
      g_autoptr (DeskFormPages) pages = desk_form_pages_new (forms[i]);
      Writer writer = {
        .workbook = workbook,
        .sheet = workbook_add_worksheet (workbook, name),
        .formats = formats,
        .form = forms[i],
        .pages = pages,
        .sheet_name = name,
      };

      write_sheet (&writer);
    }
  return workbook_close (workbook);
}

/**
 * desk_form_to_workbook:
 * @forms: (array length=n_forms): the forms, each becomes a sheet
 *
 * Makes an .xlsx workbook of the same cells in the same order as on paper: days
 * and numbers as such, words never as formulas.
 *
 * Returns: (transfer full): the file, %NULL on error
 */
GBytes *
desk_form_to_workbook (DeskForm *const  *forms,
                       guint             n_forms,
                       GError          **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) cause = NULL;
  char *data = NULL;
  gsize length = 0;
  int file = g_file_open_tmp ("desk-form-XXXXXX.xlsx", &path, &cause);
  lxw_error status = LXW_ERROR_CREATING_TMPFILE;

  g_return_val_if_fail (n_forms > 0, NULL);

  if (file >= 0)
    {
      close (file);
      status = write_workbook (forms, n_forms, path);
      if (status == LXW_NO_ERROR)
        g_file_get_contents (path, &data, &length, &cause);
      g_unlink (path);
    }
  if (data == NULL)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_FAILED,
                   _ ("The workbook could not be made in “%s”: %s."), g_get_tmp_dir (),
                   cause != NULL ? cause->message : lxw_strerror (status));
      return NULL;
    }
  return g_bytes_new_take (data, length);
}
