/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "desk-csv-reader.h"
#include "desk-csv-writer.h"
#include "table-kit.h"

/* @length is given where there are zero bytes in the text. */
typedef struct
{
  const char *name;
  const char *text;
  const char *expected;
  gsize length;
} Case;

static const Case files[] = {
  { "comma", "name,phone\nA,1\nB,2\n", "1 name|phone\n2 A|1\n3 B|2" },
  { "tab", "name\tphone\nA, B\t1\n", "1 name|phone\n2 A, B|1" },
  { "semicolon", "name;phone\nA,B;1\n", "1 name|phone\n2 A,B|1" },
  { "separator-in-quoted-head", "\"a,b,c\";d;e\n1;2;3\n", "1 a,b,c|d|e\n2 1|2|3" },
  { "separator-after-doubled-quote", "\"a\"\",,,\";d\n1;2\n", "1 a\",,,|d\n2 1|2" },
  { "separator-named", "sep=;\na,x;b\n1;2\n", "2 a,x|b\n3 1|2" },
  { "one-column", "date\n2026-01-01\n2026-01-02", "1 date\n2 2026-01-01\n3 2026-01-02" },
  { "crlf", "a,b\r\n1,2\r\n", "1 a|b\n2 1|2" },
  { "cr", "a,b\r1,2\r3,4", "1 a|b\n2 1|2\n3 3|4" },
  { "quotes", "a,b\n\"x \"\"y\"\", z\",2\n", "1 a|b\n2 x \"y\", z|2" },
  { "quoted-line-end", "a,b\n\"x\r\ny\",2\n3,4\n", "1 a|b\n2 x\\ny|2\n3 3|4" },
  { "quote-within", "a,b\n5\" disc,2\n", "1 a|b\n2 5\" disc|2" },
  { "text-behind-quote", "a,b\n\"x\"y,2\n", "1 a|b\n2 xy|2" },
  { "quote-open", "a,b\n1,2\n3,\"x\n5,6\n", "Erow 3, column B" },
  { "short-row", "a,b,c\n1\n", "1 a|b|c\n2 1||" },
  { "long-row", "a,b\n1,2\n1,2,,4\n",
    "1 a|b||\n2 1|2||\n3! 1|2||4\n3.D: this row is longer than " },
  { "trailing-separators", "a,b,,\n1,2,,\n", "1 a|b\n2 1|2" },
  { "empty-rows", "a,b\n\n1,2\n,,\n \n3,4\n\n\n", "1 a|b\n3 1|2\n6 3|4" },
  { "title", "Staff,,\n\na,b,c\n1,2,3\n", "3 a|b|c\n4 1|2|3" },
  { "head-alone", "a,b\n", "1 a|b" },
  { "empty-head", "a,,c\n1,2,3\n", "1 a||c\n2 1|2|3" },
  { "white-space", " a ,\xe3\x80\x80 b\n 1\xc2\xa0,2\n", "1 a|b\n2 1|2" },
  { "mark",
    "\xef\xbb\xbf"
    "a,b\n番,2\n",
    "1 a|b\n2 番|2" },
  { "mark-and-quote", "\xef\xbb\xbf\"a\",b\n1,2\n", "1 a|b\n2 1|2" },
  { "control-characters", "a,b\n1\x01\x1b,2\x7f\n", "1 a|b\n2 1|2" },
  { "decomposed", "a,b\ne\xcc\x81,2\n", "1 a|b\n2 é|2" },
  { "formula", "a,b\n=cmd(),2\n", "1 a|b\n2 =cmd()|2" },
  { "gb18030", "\xd0\xd5\xc3\xfb,b\n\xb7\xac\xb7\xac,2\n", "1 姓名|b\n2 番番|2" },
  { "gb18030-four-bytes", "\xd0\xd5\xc3\xfb,b\n\x95\x32\x82\x36,2\n", "1 姓名|b\n2 𠀀|2" },
  { "neither", "a,b\n1,2\n\xd0\xff,2\n", "Eline 3 the byte D0" },
  { "cut-gb18030", "\xd0\xd5\xc3\xfb,b\n\xb7", "Eline 2 the byte B7" },
  { "broken-utf8", "姓名手机组别部门,b\n\xe7\x95,2\n", "Eline 2 the byte E7" },
  { "utf16-le",
    "\xff\xfe"
    "a\0,\0b\0\n\0"
    "1\0,\0\x6a\x75",
    "1 a|b\n2 1|番", 18 - 2 },
  { "utf16-be",
    "\xfe\xff\0a\0,\0b\0\n\0"
    "1\0,\x75\x6a",
    "1 a|b\n2 1|番", 16 },
  { "utf16-cut",
    "\xff\xfe"
    "a\0,\0b",
    "Ebyte 7", 7 },
  { "utf16-alone", "\xff\xfe", "Eempty" },
  { "zero", "a,b\n1,\0\n", "Eline 2", 9 },
  { "utf16-zero",
    "\xff\xfe"
    "a\0\n\0\0\0",
    "Eline 2", 8 },
  { "empty", "", "Eempty" },
  { "blank", "\n , \n", "Eempty" },
  { "mark-alone", "\xef\xbb\xbf", "Eempty" },
};

static const Case pasted[] = {
  { "cells", "name\tphone\nA\t1\n", "1 name|phone\n2 A|1" },
  { "line-end", "a\tb\r\n\"x\ny\"\t2\r\n", "1 a|b\n2 x\\ny|2" },
  { "bare-quote", "a\tb\n\"x\t2\n3\t\"y\" z\n", "1 a|b\n2 \"x|2\n3 3|\"y\" z" },
  { "quote-at-end", "a\tb\n1\t\"x \"\"y\"\"\"", "1 a|b\n2 1|x \"y\"" },
  { "commas", "a,b\n1,2\n", "1 a|b\n2 1|2" },
  { "comma-in-cell", "a\tb, c, d\n1\t2\n", "1 a|b, c, d\n2 1|2" },
  { "invalid", "a\tb\n\xff\t2\n", "1 a|b\n2 \xef\xbf\xbd|2" },
  { "nothing", "", "EClipboard" },
};

static void
test_file (gconstpointer data)
{
  const Case *c = data;
  gsize length = c->length > 0 ? c->length : strlen (c->text);
  g_autoptr (GBytes) bytes = g_bytes_new (c->text, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskTable) table = desk_csv_read_bytes (bytes, "staff.csv", &error);

  assert_table (table, error, c->expected);
}

static void
test_pasted (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskTable) table = desk_csv_read_pasted (c->text, "Clipboard", &error);

  assert_table (table, error, c->expected);
}

static void
test_too_wide (void)
{
  g_autofree char *commas = g_strnfill (DESK_TABLE_MAX_COLUMNS, ',');
  g_autofree char *text = g_strconcat ("a,b\n", commas, "x\n", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_null (desk_csv_read_bytes (bytes, "staff.csv", &error));
  g_assert_nonnull (strstr (error->message, "row 2 has more than 16384 columns"));
}

static void
test_too_many_cells (void)
{
  g_autofree char *commas = g_strnfill (DESK_TABLE_MAX_COLUMNS - 1, ',');
  g_autoptr (GString) text = g_string_new ("a,b\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < DESK_TABLE_MAX_CELLS / DESK_TABLE_MAX_COLUMNS + 1; i++)
    g_string_append_printf (text, "%sx\n", commas);
  bytes = g_bytes_new (text->str, text->len);
  g_assert_null (desk_csv_read_bytes (bytes, "staff.csv", &error));
  g_assert_nonnull (strstr (error->message, "4000000"));
}

static void
test_letters (void)
{
  static const struct
  {
    guint column;
    const char *letters;
  } cases[] = {
    { 0, "A" }, { 25, "Z" }, { 26, "AA" }, { 701, "ZZ" }, { 702, "AAA" }, { 16383, "XFD" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *letters = desk_table_column_letters (cases[i].column);
      g_assert_cmpstr (letters, ==, cases[i].letters);
    }
}

static void
test_writer (void)
{
  static const char *const rows[][4] = {
    { "name", "remark", "", NULL },
    { "番番", "a,b", "say \"no\"", NULL },
    { "two\nlines", "=cmd()", "a;b", NULL },
    { "", NULL },
  };
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskTable) table = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    desk_csv_append_row (csv, rows[i]);
  g_assert_cmpstr (csv->str, ==,
                   "name,remark,\r\n"
                   "番番,\"a,b\",\"say \"\"no\"\"\"\r\n"
                   "\"two\nlines\",=cmd(),a;b\r\n"
                   "\"\"\r\n");

  bytes = g_bytes_new (csv->str, csv->len);
  table = desk_csv_read_bytes (bytes, "x.csv", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (desk_table_get_cell (table, 0, 2), ==, "say \"no\"");
  g_assert_cmpstr (desk_table_get_cell (table, 1, 0), ==, "two\nlines");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/csv/file/", files[i].name, NULL);
      g_test_add_data_func (path, &files[i], test_file);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pasted); i++)
    {
      g_autofree char *path = g_strconcat ("/csv/pasted/", pasted[i].name, NULL);
      g_test_add_data_func (path, &pasted[i], test_pasted);
    }
  g_test_add_func ("/csv/too-wide", test_too_wide);
  g_test_add_func ("/csv/too-many-cells", test_too_many_cells);
  g_test_add_func ("/csv/column-letters", test_letters);
  g_test_add_func ("/csv/writer", test_writer);
  return g_test_run ();
}
