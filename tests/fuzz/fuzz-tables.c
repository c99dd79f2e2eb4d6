/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Spoils small tables in thousands of ways and reads them. Whatever comes in,
 * the readers answer with a table or with a sentence; they never crash, hang or
 * leak, which is what the sanitizers and the time limit of the test see. The
 * seeds are fixed, so that what fails once fails again.
 */

#include <string.h>

#include "desk-error.h"
#include "desk-table-mapping.h"
#include "desk-table-reader.h"
#include "table-kit.h"

#define ROUNDS 1500

static const char *const csv_seeds[] = {
  "name,sex,phone\r\n番番,女,13068124158\r\n\"a \"\"b\"\"\nc\",男,1\r\n",
  "\xef\xbb\xbf"
  "a;b;c\n1;\"2;2\";3\n\n;;\n4\n",
  "\xd0\xd5\xc3\xfb\tb\r\n\xb7\xac\xb7\xac\t2\r\n\x95\x32\x82\x36\t3\r\n",
  "sep=,\nTitle,,\n\na,b,c,,\n1,2,3,4,5\n",
};

static const char *const pieces[] = {
  "\"",
  "\"\"",
  ",",
  "\t",
  ";",
  "\r",
  "\n",
  "\r\n",
  "\xef\xbb\xbf",
  "\xff\xfe",
  "\xfe\xff",
  "\xff",
  "\xd0",
  "sep=",
  "番",
  "</c>",
  "<row>",
  "<c r=\"A1\">",
  "<v>",
  "&#0;",
  "&lt;",
  "&x;",
  "<!DOCTYPE a [",
  "]]>",
  "<![CDATA[",
  "<!--",
  "xmlns:",
  "r=\"",
  "t=\"s\"",
  "A1:XFD1048576",
  "99999999999",
  "-1",
  "1E308",
  "_x0000_",
  "_xD800_",
  "<is><t>",
  "<rPh>",
  "<si>",
  "PK\x01\x02",
  "PK\x05\x06",
};

static const char sheet[] =
  "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" "
  "t=\"inlineStr\"><is><t>b</t></is></c></row>"
  "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>46097.5</v></c><c r=\"B2\" t=\"b\"><v>1</v></c></row>"
  "<row><c t=\"e\"><f>NA()</f><v>#N/A</v></c><c><f>1+1</f></c></row></sheetData>"
  "<mergeCells><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"A1:B1\"/></mergeCells>";

static const char strings[] = "<si><t>a_x000D_</t></si><si><r><t>b</t></r><rPh><t>c</t></rPh></si>";

static const char styles[] =
  "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m[h]\"/></numFmts>"
  "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>";

static void
spoil (GRand   *random,
       GString *text)
{
  int changes = g_rand_int_range (random, 1, 5);

  for (int i = 0; i < changes && text->len > 0; i++)
    {
      int place = g_rand_int_range (random, 0, (int) text->len);
      int length = g_rand_int_range (random, 1, 12);
      const char *piece = pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))];

      switch (g_rand_int_range (random, 0, 6))
        {
        case 0:
          text->str[place] ^= (char) (1 << g_rand_int_range (random, 0, 8));
          break;
        case 1:
          text->str[place] = (char) g_rand_int_range (random, 0, 256);
          break;
        case 2:
          g_string_insert (text, place, piece);
          break;
        case 3:
          g_string_erase (text, place, MIN (length, (int) text->len - place));
          break;
        case 4:
          {
            g_autofree char *again = g_strndup (text->str + place, (gsize) length);
            g_string_insert (text, g_rand_int_range (random, 0, (int) text->len), again);
          }
          break;
        default:
          g_string_truncate (text, (gsize) place);
          break;
        }
    }
}

static void
look_at (DeskTable *table)
{
  static const DeskTableField fields[] = { { "a", "姓名", TRUE }, { "b", NULL, FALSE } };
  static const char *const overrides[] = { "A=b", "番=", NULL };
  g_autofree char *dump = dump_table (table);
  g_autoptr (DeskTableMapping) mapping =
    desk_table_mapping_new (fields, G_N_ELEMENTS (fields), desk_table_get_heads (table), overrides);

  /* Whatever came in, this may go to the database and to the screen. */
  g_assert_true (g_utf8_validate (dump, -1, NULL));
  g_assert_cmpuint (mapping->n_columns, ==, desk_table_get_n_columns (table));
}

static void
read_spoilt (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskTable) table = desk_table_read_bytes (bytes, "x", NULL, &error);

  if (table == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == DESK_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }
  g_assert_no_error (error);
  look_at (table);
}

static void
test_csv (gconstpointer data)
{
  const char *seed = data;
  g_autoptr (GRand) random = g_rand_new_with_seed (20260316);

  for (int i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GString) text = g_string_new (seed);
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *pasted = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskTable) table = NULL;

      spoil (random, text);
      bytes = g_bytes_new (text->str, text->len);
      read_spoilt (bytes);

      pasted = g_strndup (text->str, text->len);
      table = desk_table_read_text (pasted, &error);
      g_assert_true ((table == NULL) == (error != NULL));
      if (table != NULL)
        look_at (table);
    }
}

/* The packed bytes are spoilt: the zip reader and the check sums see it. */
static void
test_package (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261009);
  g_autoptr (GBytes) seed = make_workbook (sheet, strings, styles);
  gsize length;
  const char *data = g_bytes_get_data (seed, &length);

  for (int i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GString) text = g_string_new_len (data, (gssize) length);
      g_autoptr (GBytes) bytes = NULL;

      spoil (random, text);
      bytes = g_bytes_new (text->str, text->len);
      read_spoilt (bytes);
    }
}

/* The XML is spoilt and packed: what a broken or a hostile program writes. */
static void
test_parts (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261231);

  for (int i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GString) cells = g_string_new (sheet);
      g_autoptr (GString) texts = g_string_new (strings);
      g_autoptr (GString) formats = g_string_new (styles);
      g_autoptr (GBytes) bytes = NULL;
      int part = g_rand_int_range (random, 0, 8);

      spoil (random, part == 0 ? texts : part == 1 ? formats
                                                   : cells);
      bytes = make_workbook (cells->str, texts->str, formats->str);
      read_spoilt (bytes);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (csv_seeds); i++)
    {
      g_autofree char *path = g_strdup_printf ("/fuzz/tables/csv/%u", i + 1);
      g_test_add_data_func (path, csv_seeds[i], test_csv);
    }
  g_test_add_func ("/fuzz/tables/package", test_package);
  g_test_add_func ("/fuzz/tables/parts", test_parts);
  return g_test_run ();
}
