/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "desk-error.h"
#include "desk-form-export.h"
#include "desk-form-page.h"
#include "desk-form-workbook.h"
#include "sample-forms.h"

static void
assert_text (DeskForm   *form,
             int         row,
             int         column,
             const char *expected)
{
  DeskFormCell *cell = desk_form_cell_at (form, row, column);
  g_autofree char *text = cell != NULL ? desk_form_cell_to_text (form, cell) : NULL;

  g_assert_cmpstr (text, ==, expected);
}

static void
test_cells (void)
{
  g_autoptr (DeskForm) form = sample_duty_week ();
  DeskFormCell *cell;

  assert_text (form, 0, 1, "周一");
  assert_text (form, 0, 2, "周一");
  assert_text (form, 1, 11, "10月10日(补班)");
  assert_text (form, 6, 7, "韩思远");
  assert_text (form, 6, 8, "X");
  assert_text (form, 9, 3, "休\n国庆节");
  g_assert_null (desk_form_cell_at (form, -1, 0));
  g_assert_null (desk_form_cell_at (form, 0, 13));

  cell = desk_form_cell_by_key (form, "mark:2026-10-08:3");
  g_assert_nonnull (cell);
  g_assert_cmpstr (cell->text, ==, "X");
  g_assert_cmpint (desk_form_cell_alignment (cell), ==, DESK_FORM_CENTER);
  g_assert_null (desk_form_cell_by_key (form, "mark:2026-10-08:9"));
}

static void
test_values (void)
{
  g_autoptr (DeskForm) form =
    desk_form_new ("values", "en", DESK_FORM_PORTRAIT, DESK_FORM_FILL);
  DeskFormCell *cell;

  desk_form_add_row (form, DESK_FORM_ROW_BODY, 0, 0);
  for (int i = 0; i < 7; i++)
    desk_form_add_column (form, 1, 0, FALSE);
  desk_form_put_integer (form, 0, 0, -3, DESK_FORM_PLAIN);
  desk_form_put_decimal (form, 0, 1, 2.5, 2, DESK_FORM_PLAIN);
  desk_form_put_percent (form, 0, 2, 0.984, 1, DESK_FORM_PLAIN);
  desk_form_put_money (form, 0, 3, -129905, DESK_FORM_PLAIN);
  cell = desk_form_put_date (form, 0, 4, desk_date_new (2026, 10, 9), DESK_DATE_STYLE_MONTH_DAY,
                             DESK_FORM_PLAIN);
  desk_form_cell_set_suffix (cell, " (make-up)");
  desk_form_put_text (form, 0, 5, "", DESK_FORM_PLAIN);
  desk_form_put_date (form, 0, 6, DESK_DATE_NONE, DESK_DATE_STYLE_FULL, DESK_FORM_PLAIN);

  assert_text (form, 0, 0, "-3");
  assert_text (form, 0, 1, "2.50");
  assert_text (form, 0, 2, "98.4%");
  assert_text (form, 0, 3, "-1299.05");
  assert_text (form, 0, 4, "Oct 9 (make-up)");
  assert_text (form, 0, 5, "");
  assert_text (form, 0, 6, "");
  g_assert_cmpint (desk_form_cell_at (form, 0, 5)->value, ==, DESK_FORM_EMPTY);
  g_assert_cmpint (desk_form_cell_alignment (desk_form_cell_at (form, 0, 3)), ==, DESK_FORM_END);

  /* A value put again replaces the value, not the cell. */
  desk_form_cell_set_key (cell, "k");
  desk_form_put_text (form, 0, 4, "later", DESK_FORM_BOLD);
  g_assert_true (desk_form_cell_by_key (form, "k") == desk_form_cell_at (form, 0, 4));
  g_assert_cmpuint (form->cells->len, ==, 7);
}

static void
test_lines (void)
{
  g_autoptr (DeskForm) form = sample_duty_week ();

  /* A weekday and its date look as one box, and so do a name and its mark. */
  g_assert_false (desk_form_line_below (form, 0, 1));
  g_assert_true (desk_form_line_below (form, 1, 1));
  g_assert_false (desk_form_line_after (form, 3, 7));
  g_assert_true (desk_form_line_after (form, 3, 8));
  /* None inside a cell that covers several places. */
  g_assert_false (desk_form_line_below (form, 4, 1));
  g_assert_false (desk_form_line_after (form, 4, 1));
  g_assert_true (desk_form_line_after (form, 4, 2));
  /* The frame is whole. */
  g_assert_true (desk_form_line_after (form, 3, -1));
  g_assert_true (desk_form_line_after (form, 3, 12));
  g_assert_true (desk_form_line_below (form, -1, 3));
  g_assert_true (desk_form_line_below (form, 9, 3));
}

static void
test_blank (void)
{
  g_autoptr (DeskForm) form = sample_duty_week ();

  desk_form_clear_fill_in (form);
  assert_text (form, 6, 7, "");
  assert_text (form, 6, 8, "");
  assert_text (form, 2, 11, "");
  assert_text (form, 6, 0, "厨房");
  assert_text (form, 1, 7, "10月8日");
  assert_text (form, 4, 1, "休\n国庆节");
  g_assert_nonnull (desk_form_cell_by_key (form, "mark:2026-10-08:3"));
}

/* The table and what is under it reach the lower margin of the page. */
static void
test_fills_page (void)
{
  g_autoptr (DeskForm) form = sample_duty_week ();
  g_autoptr (DeskFormPages) pages = desk_form_pages_new (form);
  double width, height, table = 0, across = 0;

  g_assert_cmpint (desk_form_pages_get_n (pages), ==, 1);
  desk_form_pages_get_size (pages, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 841.89, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 595.28, 0.01);
  for (int i = 0; i < desk_form_n_rows (form); i++)
    table += desk_form_pages_row_height (pages, i);
  for (int i = 0; i < desk_form_n_columns (form); i++)
    across += desk_form_pages_column_width (pages, i);
  g_assert_cmpfloat (table, >, height * 0.65);
  g_assert_cmpfloat_with_epsilon (across, width - 32 * 72 / 25.4, 0.1);
  for (int i = 3; i < 10; i++)
    g_assert_cmpfloat_with_epsilon (desk_form_pages_row_height (pages, i),
                                    desk_form_pages_row_height (pages, 2), 0.1);
}

static cairo_surface_t *
paint (DeskFormPages *pages,
       int            page)
{
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;

  desk_form_pages_get_size (pages, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  desk_form_pages_draw (pages, cr, page);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Nothing is printed into the margins, whatever the words. */
static void
test_keeps_margins (void)
{
  DeskForm *forms[] = { sample_duty_week (), sample_register (60), sample_summary (),
                        sample_hostile () };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (DeskFormPages) pages = desk_form_pages_new (forms[i]);

      for (int page = 0; page < desk_form_pages_get_n (pages); page++)
        {
          cairo_surface_t *surface = paint (pages, page);
          int width = cairo_image_surface_get_width (surface);
          int height = cairo_image_surface_get_height (surface);
          const guchar *data = cairo_image_surface_get_data (surface);
          int stride = cairo_image_surface_get_stride (surface);

          for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
              if (x < 55 || x >= width - 32 || y < 32 || y >= height - 30)
                g_assert_cmpuint (((const guint32 *) (data + y * stride))[x] & 0xffffff, ==,
                                  0xffffff);
          cairo_surface_destroy (surface);
        }
      desk_form_unref (forms[i]);
    }
}

static void
test_long_words (void)
{
  g_autoptr (DeskForm) form = sample_duty_week ();
  g_autoptr (GString) name = g_string_new (NULL);
  DeskFormPages *pages;

  pages = desk_form_pages_new (form);
  cairo_surface_destroy (paint (pages, 0));
  g_assert_cmpint (desk_form_pages_get_unknown (pages), ==, 0);
  g_assert_cmpint (desk_form_pages_get_cut (pages), ==, 0);
  desk_form_pages_unref (pages);

  /* A name of 200 letters is broken and set smaller; the sheet stays one page. */
  for (int i = 0; i < 200; i++)
    g_string_append (name, "名");
  desk_form_put_text (form, 4, 7, name->str, DESK_FORM_PLAIN);
  pages = desk_form_pages_new (form);
  g_assert_cmpint (desk_form_pages_get_n (pages), ==, 1);
  cairo_surface_destroy (paint (pages, 0));
  desk_form_pages_unref (pages);

  /* A letter that no font has is counted, so that the user can be told. */
  desk_form_put_text (form, 4, 7, "\xf3\xb0\x80\x80", DESK_FORM_PLAIN);
  pages = desk_form_pages_new (form);
  cairo_surface_destroy (paint (pages, 0));
  g_assert_cmpint (desk_form_pages_get_unknown (pages), >, 0);
  desk_form_pages_unref (pages);
}

/* Every row stands on exactly one page, and groups that are merged stay together. */
static void
test_breaks_pages (void)
{
  for (int n = 1; n < 140; n += 9)
    {
      g_autoptr (DeskForm) form = sample_register (n);
      g_autoptr (DeskFormPages) pages = NULL;
      double width, height, total = 0;

      for (int row = 1; row + 2 < n; row += 3)
        {
          DeskFormCell *cell = desk_form_cell_at (form, row, 6);
          if (cell == NULL && desk_form_cell_at (form, row + 1, 6) == NULL)
            desk_form_merge (form, desk_form_put_text (form, row, 6, "两行", DESK_FORM_PLAIN), 2,
                             1);
        }
      pages = desk_form_pages_new (form);
      desk_form_pages_get_size (pages, &width, &height);
      for (int row = 0; row < desk_form_n_rows (form); row++)
        total += desk_form_pages_row_height (pages, row);
      g_assert_cmpint (desk_form_pages_get_n (pages), >=, (int) (total / height) + 1);
      g_assert_cmpint (desk_form_pages_get_n (pages), <=, (int) (total / (height * 0.7)) + 2);
    }
}

static void
test_empty_forms (void)
{
  g_autoptr (DeskForm) form = desk_form_new ("empty", "zh_CN", DESK_FORM_PORTRAIT, DESK_FORM_FILL);
  g_autoptr (GBytes) pdf = desk_form_to_pdf (&form, 1, NULL);
  g_autoptr (DeskForm) row = desk_form_new ("row", "zh_CN", DESK_FORM_PORTRAIT, DESK_FORM_FLOW);
  g_autoptr (GBytes) workbook = NULL;

  g_assert_nonnull (pdf);
  desk_form_add_column (row, 0, 0, FALSE);
  desk_form_add_row (row, DESK_FORM_ROW_BODY, 5000, 0);
  desk_form_put_text (row, 0, 0, "比一页还高", DESK_FORM_PLAIN);
  desk_form_add_foot (row, DESK_FORM_FOOT_SIGNATURE, "制表", NULL);
  desk_form_add_foot (row, DESK_FORM_FOOT_SIGNATURE, "审核", NULL);
  workbook = desk_form_to_workbook (&row, 1, NULL);
  g_assert_nonnull (workbook);
}

static void
assert_refused (const char *path,
                int         code)
{
  g_autoptr (DeskForm) form = sample_slip ();
  g_autoptr (GError) error = NULL;

  g_assert_false (desk_form_export (&form, 1, path, &error));
  g_assert_error (error, DESK_ERROR, code);
  g_assert_nonnull (strstr (error->message, path[0] == '/' ? "/" : path));
}

static void
test_export_refused (void)
{
  g_autofree char *folder = g_dir_make_tmp ("desk-form-XXXXXX", NULL);
  g_autofree char *pdf = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing", "a.pdf", NULL);
  g_autofree char *lock = g_build_filename (folder, ".~lock.a.pdf#", NULL);
  g_autofree char *upper = g_build_filename (folder, "a.PNG", NULL);
  g_autofree char *word = g_build_filename (folder, "a.docx", NULL);
  g_autoptr (DeskForm) form = sample_slip ();
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  assert_refused (word, DESK_ERROR_INVALID);
  assert_refused (missing, DESK_ERROR_NOT_FOUND);
  assert_refused ("/proc/a.pdf", DESK_ERROR_NOT_FOUND);

  g_assert_true (g_file_set_contents (pdf, "old", 3, NULL));
  g_assert_true (g_file_set_contents (lock, "", 0, NULL));
  assert_refused (pdf, DESK_ERROR_BUSY);
  g_assert_true (g_file_get_contents (pdf, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");
  g_unlink (lock);

  g_assert_true (desk_form_export (&form, 1, pdf, &error));
  g_assert_no_error (error);
  g_assert_true (desk_form_export (&form, 1, upper, &error));
  g_assert_no_error (error);

  g_unlink (pdf);
  g_unlink (upper);
  /* Nothing else was left behind. */
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A device that is full: the old file stays and the sentence says so. */
static void
test_export_full (void)
{
  g_autofree char *folder = g_dir_make_tmp ("desk-form-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.csv", NULL);
  g_autoptr (DeskForm) form = sample_register (100);
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  struct rlimit before, small = { 16, 16 };

  g_assert_true (g_file_set_contents (path, "old", 3, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small.rlim_max = before.rlim_max;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (desk_form_export (&form, 1, path, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_nonnull (error);
  g_assert_true (error->domain == DESK_ERROR);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_many_forms (void)
{
  DeskForm *forms[] = { sample_slip (), sample_slip (), sample_duty_week () };
  g_autoptr (GBytes) workbook = desk_form_to_workbook (forms, 3, NULL);
  g_autoptr (GBytes) document = desk_form_to_pdf (forms, 3, NULL);
  g_autoptr (GBytes) table = desk_form_to_csv (forms, 3);

  g_assert_nonnull (workbook);
  g_assert_nonnull (document);
  g_assert_cmpmem (g_bytes_get_data (document, NULL), 4, "%PDF", 4);
  g_assert_cmpmem (g_bytes_get_data (workbook, NULL), 2, "PK", 2);
  g_assert_cmpuint (g_bytes_get_size (table), >, 100);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    desk_form_unref (forms[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/form/cells", test_cells);
  g_test_add_func ("/form/values", test_values);
  g_test_add_func ("/form/lines", test_lines);
  g_test_add_func ("/form/blank", test_blank);
  g_test_add_func ("/form/fills-page", test_fills_page);
  g_test_add_func ("/form/keeps-margins", test_keeps_margins);
  g_test_add_func ("/form/long-words", test_long_words);
  g_test_add_func ("/form/breaks-pages", test_breaks_pages);
  g_test_add_func ("/form/empty-forms", test_empty_forms);
  g_test_add_func ("/form/export-refused", test_export_refused);
  g_test_add_func ("/form/export-full", test_export_full);
  g_test_add_func ("/form/many-forms", test_many_forms);
  return g_test_run ();
}
