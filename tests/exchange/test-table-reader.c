/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "desk-error.h"
#include "desk-table-reader.h"
#include "table-kit.h"

#define OLE "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

static char *
find_data (const char *folder,
           const char *name)
{
  return g_test_build_filename (G_TEST_DIST, folder, name, NULL);
}

static void
test_people (void)
{
  static const struct
  {
    const char *folder;
    const char *file;
  } files[] = {
    { "data/studio", "people-gb18030-tab.csv" },
    { "exchange/data", "people-openpyxl.xlsx" },
    { "exchange/data", "people-libreoffice.xlsx" },
  };
  g_autofree char *first = find_data ("data/studio", "people.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskTable) people = desk_table_read_file (first, NULL, &error);
  g_autofree char *expected = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (desk_table_get_n_rows (people), ==, 24);
  g_assert_cmpstr (desk_table_get_cell (people, 0, 5), ==, "2026-03-16");
  g_assert_cmpstr (desk_table_get_cell (people, 0, 6), ==, "13068124158");
  g_assert_null (desk_table_get_sheet (people));
  expected = dump_table (people);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = find_data (files[i].folder, files[i].file);
      g_autoptr (DeskTable) table = desk_table_read_file (path, NULL, &error);

      assert_table (table, error, expected);
      g_assert_cmpstr (desk_table_get_file (table), ==, files[i].file);
    }
}

static void
test_samples (void)
{
  static const struct
  {
    const char *file;
    guint columns;
  } files[] = {
    { "studio/clients.csv", 6 },
    { "studio/equipment.csv", 11 },
    { "studio/punches-2026-10.csv", 3 },
    { "studio/supplies.csv", 4 },
    { "china-days-2020-2026.csv", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = find_data ("data", files[i].file);
      g_autofree char *content = NULL;
      g_auto (GStrv) lines = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskTable) table = desk_table_read_file (path, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (desk_table_get_n_columns (table), ==, files[i].columns);
      g_assert_cmpuint (desk_table_get_n_problems (table), ==, 0);
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      lines = g_strsplit (g_strchomp (content), "\n", -1);
      g_assert_cmpuint (desk_table_get_n_rows (table), ==, g_strv_length (lines) - 1);
    }
}

/* What openpyxl wrote has formulas without results; LibreOffice worked them out. */
static void
test_shapes (void)
{
  static const char *const expected[] = {
    "3 部门|姓名|入职|打卡|时刻|合计|在岗\n"
    "4 策划部|YY|2025-05-17|2026-10-08 08:41|08:41|0.3|TRUE\n"
    "5 策划部|晶晶|1999-12-31|2026-10-08|23:59||FALSE\n"
    "6 行政|andy|||36:00||\n"
    "7 行政|番番||||13068124158|\n"
    "5.F: the formula in the cell \n"
    "6.F: the formula in the cell ",
    "3 部门|姓名|入职|打卡|时刻|合计|在岗\n"
    "4 策划部|YY|2025-05-17|2026-10-08 08:41|08:41|0.3|TRUE\n"
    "5 策划部|晶晶|1999-12-31|2026-10-08|23:59|3|FALSE\n"
    "6 行政|andy|||36:00|#N/A|\n"
    "7 行政|番番||||13068124158|\n"
    "6.F: the cell has the error #",
  };
  static const char *const files[] = { "shapes-openpyxl.xlsx", "shapes-libreoffice.xlsx" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = find_data ("exchange/data", files[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskTable) table = desk_table_read_file (path, NULL, &error);

      assert_table (table, error, expected[i]);
      g_assert_cmpstr (desk_table_get_sheet (table), ==, "名单");
    }
}

static void
test_sheets (void)
{
  static const struct
  {
    const char *sheet;
    const char *expected;
  } cases[] = {
    { "名单", "3 部门|" },
    { "2", "3 部门|" },
    { "旧", "1 old" },
    { "空", "EThe sheet “空” of shapes-openpyxl.xlsx is empty" },
    { "新", "Eno sheet “新”: choose one of 旧, 名单, 空." },
    { "4", "Eno sheet “4”" },
    { "", "Eno sheet “”" },
  };
  g_autofree char *path = find_data ("exchange/data", "shapes-openpyxl.xlsx");
  g_autofree char *text = find_data ("data/studio", "people.csv");
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) sheets = desk_table_list_sheets (path, &error);
  g_auto (GStrv) none = desk_table_list_sheets (text, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (sheets), ==, 2);
  g_assert_cmpstr (sheets[0], ==, "名单");
  g_assert_cmpstr (sheets[1], ==, "空");
  g_assert_cmpuint (g_strv_length (none), ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (DeskTable) table = desk_table_read_file (path, cases[i].sheet, &problem);

      if (*cases[i].expected == 'E')
        assert_table (table, problem, cases[i].expected);
      else
        {
          g_autofree char *dump = dump_table (table);
          g_assert_true (g_str_has_prefix (dump, cases[i].expected));
        }
    }
}

static void
test_wrong_kinds (void)
{
  static const struct
  {
    const char *file;
    const char *content;
    gsize length;
    DeskError code;
    const char *message;
  } cases[] = {
    { "a.xls", OLE "W\0o\0r\0k\0b\0o\0o\0k", 24, DESK_ERROR_INVALID, "save it as .xlsx" },
    { "a.xlsx", OLE "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e", 40, DESK_ERROR_REFUSED,
      "password" },
    { "a.xls", "\x09\x08\x10\0\0\x06\x05\0", 8, DESK_ERROR_INVALID, "old kind .xls" },
    { "a.xls", "\n <html><table>", 0, DESK_ERROR_INVALID, "web page" },
    { "a.xls", "\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", 0, DESK_ERROR_INVALID,
      "web page or XML" },
    { "a.xls", "MIME-Version: 1.0\n", 0, DESK_ERROR_INVALID, "web page" },
    { "a.xlsx", "%PDF-1.7\n", 0, DESK_ERROR_INVALID, "PDF" },
    { "a.xlsx", "PK\x03\x04 and no more", 0, DESK_ERROR_DAMAGED, "not copied to the end" },
    { "a.xlsx", "", 0, DESK_ERROR_INVALID, "empty" },
    { "~$a.xlsx", "\x05root", 0, DESK_ERROR_BUSY, "open somewhere" },
    { ".~lock.a.xlsx#", ",root,", 0, DESK_ERROR_BUSY, "open somewhere" },
    { "a.xlsx", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, DESK_ERROR_INVALID, "zero byte" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length = cases[i].length > 0 ? cases[i].length : strlen (cases[i].content);
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].content, length);
      g_autoptr (GError) error = NULL;

      g_assert_null (desk_table_read_bytes (bytes, cases[i].file, NULL, &error));
      g_assert_error (error, DESK_ERROR, (int) cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, cases[i].file));
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

static void
test_wrong_packages (void)
{
  g_autoptr (GBytes) document =
    make_package ("[Content_Types].xml", "", "word/document.xml", "", NULL);
  g_autoptr (GBytes) other = make_package ("photo.jpg", "", NULL);
  g_autoptr (GBytes) nothing = make_package (NULL, NULL, NULL);
  g_autoptr (GBytes) hollow = make_package ("[Content_Types].xml", "", NULL);
  GBytes *const others[] = { document, other };
  GBytes *const damaged[] = { nothing, hollow };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_assert_null (desk_table_read_bytes (others[i], "a.xlsx", NULL, &error));
      g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "not an Excel workbook"));
      g_clear_error (&error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_assert_null (desk_table_read_bytes (damaged[i], "a.xlsx", NULL, &error));
      g_assert_error (error, DESK_ERROR, DESK_ERROR_DAMAGED);
      g_clear_error (&error);
    }
}

static void
test_other_programs (void)
{
  static const struct
  {
    const char *file;
    const char *message;
  } cases[] = {
    { "people.xls", "old kind .xls" },
    { "people.ods", "not an Excel workbook" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = find_data ("exchange/data", cases[i].file);
      g_autoptr (GError) error = NULL;

      g_assert_null (desk_table_read_file (path, NULL, &error));
      g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

/* A workbook cut off anywhere is refused, never half read. */
static void
test_cut (void)
{
  g_autofree char *path = find_data ("exchange/data", "people-openpyxl.xlsx");
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (gsize cut = 4; cut < length; cut += 97)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (content, cut);
      g_autoptr (GError) error = NULL;

      g_assert_null (desk_table_read_bytes (bytes, "a.xlsx", NULL, &error));
      g_assert_error (error, DESK_ERROR, DESK_ERROR_DAMAGED);
    }
}

static void
check_refused (const char *path,
               DeskError   code,
               const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (desk_table_read_file (path, NULL, &error));
  g_assert_error (error, DESK_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, message));
  g_clear_error (&error);
  g_assert_null (desk_table_list_sheets (path, &error));
  g_assert_error (error, DESK_ERROR, (int) code);
}

static void
test_unreadable (void)
{
  g_autofree char *folder = g_dir_make_tmp ("desk-table-XXXXXX", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.csv", NULL);
  g_autofree char *closed = g_build_filename (folder, "closed.csv", NULL);
  g_autofree char *large = g_build_filename (folder, "large.csv", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe.csv", NULL);
  g_autofree char *inside = g_build_filename (closed, "x.csv", NULL);

  check_refused (missing, DESK_ERROR_NOT_FOUND, "There is no file missing.csv");
  check_refused (folder, DESK_ERROR_INVALID, "is a folder");

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  check_refused (pipe, DESK_ERROR_INVALID, "not a file of a disk");

  g_assert_true (g_file_set_contents (large, "a,b\n", -1, NULL));
  g_assert_cmpint (truncate (large, 200 * 1024 * 1024 + 1), ==, 0);
  check_refused (large, DESK_ERROR_INVALID, "larger than 200 MB");

  g_assert_true (g_file_set_contents (closed, "a,b\n", -1, NULL));
  check_refused (inside, DESK_ERROR_NOT_FOUND, "There is no file");
  g_assert_cmpint (g_chmod (closed, 0), ==, 0);
  /* Nothing is closed to root. */
  if (access (closed, R_OK) != 0)
    check_refused (closed, DESK_ERROR_REFUSED, "may not be read");

  g_assert_cmpint (g_unlink (large), ==, 0);
  g_assert_cmpint (g_unlink (pipe), ==, 0);
  g_assert_cmpint (g_unlink (closed), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_pasted (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskTable) table = desk_table_read_text ("姓名\t手机\r\n番番\t13068124158\r\n", &error);

  assert_table (table, error, "1 姓名|手机\n2 番番|13068124158");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/people", test_people);
  g_test_add_func ("/table/samples", test_samples);
  g_test_add_func ("/table/shapes", test_shapes);
  g_test_add_func ("/table/sheets", test_sheets);
  g_test_add_func ("/table/wrong-kinds", test_wrong_kinds);
  g_test_add_func ("/table/wrong-packages", test_wrong_packages);
  g_test_add_func ("/table/other-programs", test_other_programs);
  g_test_add_func ("/table/cut", test_cut);
  g_test_add_func ("/table/unreadable", test_unreadable);
  g_test_add_func ("/table/pasted", test_pasted);
  return g_test_run ();
}
