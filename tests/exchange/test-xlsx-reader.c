/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "desk-error.h"
#include "desk-xlsx-reader.h"
#include "desk-xlsx-package.h"
#include "desk-xlsx-value.h"
#include "table-kit.h"

#define HEAD "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c>" \
             "<c r=\"B1\" t=\"inlineStr\"><is><t>b</t></is></c></row>"
#define TEXT(text) "<c t=\"inlineStr\"><is><t>" text "</t></is></c>"

#define STYLES                                                              \
  "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy/m/d h:mm\"/>"        \
  "<numFmt numFmtId=\"165\" formatCode=\"0000\"/></numFmts>"                \
  "<cellStyleXfs><xf numFmtId=\"22\"/></cellStyleXfs>"                      \
  "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"31\"/>" \
  "<xf numFmtId=\"20\"/><xf numFmtId=\"164\"><alignment/></xf><xf numFmtId=\"165\"/></cellXfs>"

#define STRINGS                                                                            \
  "<si><t>番番</t></si>"                                                                 \
  "<si><r><t xml:space=\"preserve\">ab </t></r><r><rPr/><t>c</t></r></si>"                 \
  "<si><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh><phoneticPr/></si>" \
  "<si/><si><t>x_x000D_&#10;y_x005F_x0041_</t></si>"

typedef struct
{
  const char *name;
  /* What stands in the worksheet. */
  const char *cells;
  const char *expected;
} Case;

static const Case cases[] = {
  { "shared-strings",
    "<sheetData>" HEAD
    "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"s\"><v>1</v></c></row>"
    "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>2</v></c><c r=\"B3\" t=\"s\"><v>3</v></c></row>"
    "<row r=\"4\"><c r=\"A4\" t=\"s\"><v>4</v></c></row></sheetData>",
    "1 a|b\n2 番番|ab c\n3 東京|\n4 x\\ny_x0041_|" },
  { "shared-string-missing",
    "<sheetData>" HEAD "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>5</v></c></row></sheetData>",
    "Edamaged" },
  { "numbers",
    "<sheetData>" HEAD
    "<row r=\"2\"><c r=\"A2\"><v>13068124158</v></c><c r=\"B2\"><v>1.3068124158E10</v></c></row>"
    "<row r=\"3\"><c r=\"A3\" t=\"n\"><v>0.30000000000000004</v></c><c r=\"B3\" "
    "s=\"5\"><v>42</v></c></row></sheetData>",
    "1 a|b\n2 13068124158|13068124158\n3 0.3|0042" },
  { "dates",
    "<sheetData>" HEAD
    "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>46097</v></c><c r=\"B2\" s=\"2\"><v>46097</v></c></row>"
    "<row r=\"3\"><c r=\"A3\" s=\"3\"><v>0.3625</v></c><c r=\"B3\" "
    "s=\"4\"><v>46097.3625</v></c></row>"
    "<row r=\"4\"><c r=\"A4\" t=\"d\"><v>2026-03-16T08:42:00</v></c><c r=\"B4\" "
    "t=\"d\"><v>2026-03-16T00:00:00.000</v></c></row>"
    "</sheetData>",
    "1 a|b\n2 2026-03-16|2026-03-16\n3 08:42|2026-03-16 08:42\n4 2026-03-16 08:42|2026-03-16" },
  { "booleans-and-errors",
    "<sheetData>" HEAD
    "<row r=\"2\"><c r=\"A2\" t=\"b\"><v>1</v></c><c r=\"B2\" t=\"b\"><v>0</v></c></row>"
    "<row r=\"3\"><c r=\"A3\" t=\"e\"><v>#N/A</v></c></row></sheetData>",
    "1 a|b\n2 TRUE|FALSE\n3 #N/A|\n3.A: the cell has the error #" },
  { "formulas",
    "<sheetData>" HEAD "<row r=\"2\"><c r=\"A2\"><f>1+2</f><v>3</v></c><c r=\"B2\" "
    "t=\"str\"><f>\"x\"</f><v>x</v></c></row>"
    "<row r=\"3\"><c r=\"A3\"><f>1+2</f></c><c r=\"B3\" "
    "t=\"str\"><f>\"\"</f><v></v></c></row></sheetData>",
    "1 a|b\n2 3|x\n3.A: the formula in the cell " },
  { "no-places",
    "<sheetData><row>" TEXT ("a")
      TEXT ("b") "</row><row/><row><c/>" TEXT ("2") "</row></sheetData>",
    "1 a|b\n3 |2" },
  { "gaps",
    "<sheetData>" HEAD
    "<row r=\"7\"><c r=\"B7\"><v>2</v></c></row><row><c><v>1</v></c></row></sheetData>",
    "1 a|b\n7 |2\n8 1|" },
  { "rows-out-of-order",
    "<sheetData><row r=\"3\"><c r=\"A3\"><v>3</v></c></row>" HEAD
    "<row r=\"2\"><c r=\"A2\"><v>2</v></c></row></sheetData>",
    "1 a|b\n2 2|\n3 3|" },
  { "title",
    "<sheetData><row r=\"1\">" TEXT ("Staff") "</row><row r=\"3\">" TEXT ("a")
      TEXT ("b") "</row>"
                 "<row r=\"4\">" TEXT (
                   "1") "</row></sheetData><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>",
    "3 a|b\n4 1|" },
  { "merged-down",
    "<sheetData>" HEAD "<row r=\"2\">" TEXT ("x") TEXT ("1") "</row><row r=\"3\"><c/>" TEXT (
      "2") "</row>"
           "<row r=\"5\"><c/>" TEXT (
             "3") "</row></sheetData><mergeCells><mergeCell ref=\"A2:A9\"/></mergeCells>",
    "1 a|b\n2 x|1\n3 x|2\n5 x|3" },
  { "merged-right",
    "<sheetData>" HEAD "<row r=\"2\">" TEXT (
      "x") "</row></sheetData><mergeCells><mergeCell ref=\"A2:XFD2\"/></mergeCells>",
    "1 a|b\n2 x|x" },
  { "merged-column",
    "<sheetData><row>" TEXT ("a") TEXT ("b") "<c/>" TEXT ("d") "</row><row>" TEXT ("1")
      TEXT ("2") "<c/>" TEXT ("4") "</row>"
                                   "</sheetData><mergeCells><mergeCell ref=\"B1:C1\"/><mergeCell "
                                   "ref=\"B2:C2\"/></mergeCells>",
    "1 a|b||d\n2 1|2||4" },
  { "head-of-two-rows",
    "<sheetData><row>" TEXT ("a") TEXT ("both") "<c/></row><row><c/>" TEXT ("b") TEXT (
      "c") "</row>"
           "<row>" TEXT ("1") TEXT ("2") TEXT (
             "3") "</row></sheetData>"
                  "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/></mergeCells>",
    "1 a|b|c\n3 1|2|3" },
  { "merged-nonsense",
    "<sheetData>" HEAD
    "</sheetData><mergeCells><mergeCell ref=\"A1\"/><mergeCell/><mergeCell ref=\"ZZZZ1:B2\"/>"
    "<mergeCell ref=\"A0:B2\"/><mergeCell ref=\"B2:A1\"/><mergeCell "
    "ref=\"A1:A99999999999\"/></mergeCells>",
    "1 a|b" },
  { "long-row", "<sheetData>" HEAD "<row r=\"2\"><c r=\"D2\"><v>4</v></c></row></sheetData>",
    "1 a|b||\n2! |||4\n2.D: this row is longer than " },
  { "styled-cells",
    "<sheetData>" HEAD "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"Z2\" s=\"1\"/></row><row "
    "r=\"99\"><c r=\"A99\" s=\"1\"/></row></sheetData>",
    "1 a|b\n2 1|" },
  { "hidden-row",
    "<sheetData>" HEAD "<row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>1</v></c></row></sheetData>",
    "1 a|b\n2 1|" },
  { "empty", "<sheetData/>", "Eempty" },
  { "other-elements",
    "<dimension ref=\"A1\"/><sheetData>" HEAD
    "</sheetData><extLst><ext><row r=\"9\"><c r=\"A9\"><v>9</v></c></row></ext></extLst>",
    "1 a|b" },
  { "wrong-row", "<sheetData><row r=\"0\"/></sheetData>", "Edamaged" },
  { "huge-row", "<sheetData><row r=\"1048577\"/></sheetData>", "Edamaged" },
  { "wrong-place", "<sheetData><row r=\"1\"><c r=\"A2\"><v>1</v></c></row></sheetData>",
    "Edamaged" },
  { "huge-column", "<sheetData><row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row></sheetData>",
    "Edamaged" },
  { "broken", "<sheetData>" HEAD "<row>", "Edamaged" },
};

static void
test_sheet (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GBytes) bytes = make_workbook (c->cells, STRINGS, STYLES);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskTable) table = desk_xlsx_read_bytes (bytes, "staff.xlsx", NULL, &error);

  assert_table (table, error, c->expected);
}

static const struct
{
  const char *code;
  DeskXlsxKind kind;
} codes[] = {
  { "General", DESK_XLSX_NUMBER },
  { "0.00", DESK_XLSX_NUMBER },
  { "#,##0.00_);[Red]\\(#,##0.00\\)", DESK_XLSX_NUMBER },
  { "0.00E+00", DESK_XLSX_NUMBER },
  { "0\"days\"", DESK_XLSX_NUMBER },
  { "@", DESK_XLSX_NUMBER },
  { "\"¥\"#,##0.00", DESK_XLSX_NUMBER },
  { "[DBNum2]0", DESK_XLSX_NUMBER },
  { "yyyy-mm-dd", DESK_XLSX_DATE },
  { "yyyy\"年\"m\"月\"d\"日\";@", DESK_XLSX_DATE },
  { "[$-804]yyyy年m月d日", DESK_XLSX_DATE },
  { "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", DESK_XLSX_DATE },
  { "mmm", DESK_XLSX_DATE },
  { "aaaa", DESK_XLSX_DATE },
  { "D/M/YY", DESK_XLSX_DATE },
  { "h:mm", DESK_XLSX_TIME },
  { "h:mm AM/PM", DESK_XLSX_TIME },
  { "上午/下午h\"时\"mm\"分\"", DESK_XLSX_TIME },
  { "mm:ss.0", DESK_XLSX_TIME },
  { "yyyy/m/d h:mm", DESK_XLSX_MOMENT },
  { "yyyy-mm-dd\\ hh:mm:ss", DESK_XLSX_MOMENT },
  { "[h]:mm:ss", DESK_XLSX_DURATION },
  { "[mm]:ss", DESK_XLSX_DURATION },
  { "[h", DESK_XLSX_NUMBER },
  { "\"y", DESK_XLSX_NUMBER },
  { "0\\", DESK_XLSX_NUMBER },
  { "", DESK_XLSX_NUMBER },
};

static void
test_codes (void)
{
  static const struct
  {
    int id;
    DeskXlsxKind kind;
  } builtin[] = {
    { 0, DESK_XLSX_NUMBER },
    { 13, DESK_XLSX_NUMBER },
    { 14, DESK_XLSX_DATE },
    { 17, DESK_XLSX_DATE },
    { 18, DESK_XLSX_TIME },
    { 21, DESK_XLSX_TIME },
    { 22, DESK_XLSX_MOMENT },
    { 23, DESK_XLSX_NUMBER },
    { 27, DESK_XLSX_DATE },
    { 31, DESK_XLSX_DATE },
    { 32, DESK_XLSX_TIME },
    { 36, DESK_XLSX_DATE },
    { 37, DESK_XLSX_NUMBER },
    { 45, DESK_XLSX_TIME },
    { 46, DESK_XLSX_DURATION },
    { 49, DESK_XLSX_NUMBER },
    { 50, DESK_XLSX_DATE },
    { 55, DESK_XLSX_TIME },
    { 58, DESK_XLSX_DATE },
    { 59, DESK_XLSX_NUMBER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      if (desk_xlsx_format_parse (codes[i].code).kind != codes[i].kind)
        g_error ("%s is taken for %d", codes[i].code, desk_xlsx_format_parse (codes[i].code).kind);
    }
  for (guint i = 0; i < G_N_ELEMENTS (builtin); i++)
    g_assert_cmpint (desk_xlsx_format_builtin (builtin[i].id).kind, ==, builtin[i].kind);
}

static void
test_values (void)
{
  static const struct
  {
    DeskXlsxKind kind;
    const char *number;
    gboolean from_1904;
    const char *expected;
  } values[] = {
    { DESK_XLSX_NUMBER, "25999", FALSE, "25999" },
    { DESK_XLSX_NUMBER, "25999.0", FALSE, "25999" },
    { DESK_XLSX_NUMBER, "-0.0", FALSE, "0" },
    { DESK_XLSX_NUMBER, "-12.50", FALSE, "-12.5" },
    { DESK_XLSX_NUMBER, "1E-05", FALSE, "0.00001" },
    { DESK_XLSX_NUMBER, "-1.5E-7", FALSE, "-0.00000015" },
    { DESK_XLSX_NUMBER, "3.4120219900101E+17", FALSE, "341202199001010000" },
    { DESK_XLSX_NUMBER, "341202199001011234", FALSE, "341202199001011234" },
    { DESK_XLSX_NUMBER, "1E300", FALSE, "1e+300" },
    { DESK_XLSX_NUMBER, "1E999", FALSE, "1E999" },
    { DESK_XLSX_NUMBER, "nan", FALSE, "nan" },
    { DESK_XLSX_NUMBER, "12x", FALSE, "12x" },
    { DESK_XLSX_DATE, "46097", FALSE, "2026-03-16" },
    { DESK_XLSX_DATE, "46097.75", FALSE, "2026-03-16" },
    { DESK_XLSX_DATE, "44635", TRUE, "2026-03-16" },
    { DESK_XLSX_DATE, "0", TRUE, "1904-01-01" },
    { DESK_XLSX_DATE, "1", FALSE, "1900-01-01" },
    { DESK_XLSX_DATE, "59", FALSE, "1900-02-28" },
    { DESK_XLSX_DATE, "60", FALSE, "60" },
    { DESK_XLSX_DATE, "61", FALSE, "1900-03-01" },
    { DESK_XLSX_DATE, "0", FALSE, "0" },
    { DESK_XLSX_DATE, "-1", FALSE, "-1" },
    { DESK_XLSX_DATE, "2958465", FALSE, "9999-12-31" },
    { DESK_XLSX_DATE, "2958466", FALSE, "2958466" },
    { DESK_XLSX_DATE, "1E30", FALSE, "1e+30" },
    { DESK_XLSX_MOMENT, "46097.361805555556", FALSE, "2026-03-16 08:41" },
    { DESK_XLSX_MOMENT, "46097", FALSE, "2026-03-16" },
    { DESK_XLSX_MOMENT, "0.5", FALSE, "12:00" },
    { DESK_XLSX_TIME, "0.36180555555555555", FALSE, "08:41" },
    { DESK_XLSX_TIME, "0.999988425925926", FALSE, "23:59" },
    { DESK_XLSX_TIME, "46097.5", FALSE, "12:00" },
    { DESK_XLSX_DURATION, "1.5", FALSE, "36:00" },
    { DESK_XLSX_DURATION, "-0.5", FALSE, "-0.5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      DeskXlsxFormat format = { values[i].kind, 0 };
      g_autofree char *text =
        desk_xlsx_format_value (format, values[i].number, values[i].from_1904);

      g_assert_cmpstr (text, ==, values[i].expected);
    }
}

#define STRICT_MAIN   "http://purl.oclc.org/ooxml/spreadsheetml/main"
#define STRICT_OFFICE "http://purl.oclc.org/ooxml/officeDocument/relationships"

/* Strict names of namespaces, prefixes, days counted from 1904, an odd place. */
static void
test_strict (void)
{
  g_autoptr (GBytes) bytes = make_package (
    "[Content_Types].xml", "<Types/>", "_rels/.rels",
    "<Relationships><Relationship Id=\"a\" Type=\"" STRICT_OFFICE "/officeDocument\" "
    "Target=\"/book/main.xml\"/></Relationships>",
    "book/main.xml",
    "<x:workbook xmlns:x=\"" STRICT_MAIN "\" xmlns:q=\"" STRICT_OFFICE
    "\"><x:workbookPr date1904=\"true\"/>"
    "<x:sheets><x:sheet name=\"c\" q:id=\"c\"/><x:sheet name=\"h\" q:id=\"s\" "
    "state=\"veryHidden\"/>"
    "<x:sheet name=\"Sheet2\" q:id=\"s\"/></x:sheets></x:workbook>",
    "book/_rels/main.xml.rels",
    "<Relationships><Relationship Id=\"s\" Type=\"" STRICT_OFFICE
    "/worksheet\" Target=\"../sheets\\One.xml\"/>"
    "<Relationship Id=\"c\" Type=\"" STRICT_OFFICE "/chartsheet\" Target=\"chart.xml\"/>"
    "<Relationship Id=\"t\" Type=\"" STRICT_OFFICE "/styles\" Target=\"styles.xml\"/>"
    "<Relationship Id=\"e\" Type=\"" STRICT_OFFICE "/sharedStrings\" TargetMode=\"External\" "
    "Target=\"file:///etc/passwd\"/></Relationships>",
    "book/styles.xml",
    "<x:styleSheet xmlns:x=\"" STRICT_MAIN
    "\"><x:cellXfs><x:xf numFmtId=\"14\"/></x:cellXfs></x:styleSheet>",
    "SHEETS/one.xml",
    "<x:worksheet xmlns:x=\"" STRICT_MAIN "\"><x:sheetData><x:row><x:c t=\"str\"><x:v>a</x:v></x:c>"
    "<x:c t=\"str\"><x:v>b</x:v></x:c></x:row><x:row><x:c><x:v>44635</x:v></x:c></x:row>"
    "</x:sheetData></x:worksheet>",
    NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskTable) table = desk_xlsx_read_bytes (bytes, "staff.xlsx", NULL, &error);
  g_auto (GStrv) sheets = NULL;

  assert_table (table, error, "1 a|b\n2 2026-03-16|");
  g_assert_cmpstr (desk_table_get_sheet (table), ==, "Sheet2");
  sheets = desk_xlsx_list_sheets (bytes, "staff.xlsx", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (sheets), ==, 1);
  g_assert_cmpstr (sheets[0], ==, "Sheet2");
}

static void
test_entities (void)
{
  static const char *const cells[] = {
    "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
    "<worksheet><sheetData><row><c t=\"str\"><v>&x;</v></c></row></sheetData></worksheet>",
    "<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
    "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]>"
    "<worksheet t=\"&d;\"><sheetData><row><c "
    "t=\"str\"><v>&d;</v></c></row></sheetData></worksheet>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (GBytes) bytes = make_package (
        "[Content_Types].xml", "<Types/>", "_rels/.rels", "<Relationships/>", "xl/workbook.xml",
        "<workbook><sheets><sheet name=\"s\" id=\"s\"/></sheets></workbook>",
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"s\" Type=\"/worksheet\" "
        "Target=\"s.xml\"/></Relationships>",
        "xl/s.xml", cells[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskTable) table = desk_xlsx_read_bytes (bytes, "staff.xlsx", NULL, &error);

      assert_table (table, error, "Edamaged");
    }
}

/* One long string in very many cells takes the room of one. */
static void
test_shared_bomb (void)
{
  g_autofree char *letters = g_strnfill (200000, 'x');
  g_autofree char *strings = g_strdup_printf ("<si><t>%s</t></si>", letters);
  g_autoptr (GString) cells = g_string_new ("<sheetData>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskTable) table = NULL;

  for (int i = 0; i < 20000; i++)
    g_string_append (cells, "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>");
  g_string_append (cells, "</sheetData>");
  bytes = make_workbook (cells->str, strings, "");
  table = desk_xlsx_read_bytes (bytes, "staff.xlsx", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (desk_table_get_n_rows (table), ==, 19999);
}

static void
test_too_large (void)
{
  g_autoptr (GString) cells = g_string_new ("<sheetData>");
  g_autofree char *letters = g_strnfill (1200000, 'x');
  g_autofree char *text =
    g_strdup_printf ("<sheetData><row>" TEXT ("%s") "</row></sheetData>", letters);
  g_autoptr (GBytes) wide = NULL;
  g_autoptr (GBytes) long_text = make_workbook (text, "", "");
  g_autoptr (GError) error = NULL;

  /* Few bytes, but 300 rows of 16,384 places. */
  for (int i = 1; i <= 300; i++)
    g_string_append_printf (cells, "<row r=\"%d\"><c r=\"XFD%d\"><v>1</v></c></row>", i, i);
  g_string_append (cells, "</sheetData>");
  wide = make_workbook (cells->str, "", "");
  g_assert_null (desk_xlsx_read_bytes (wide, "staff.xlsx", NULL, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "4000000"));
  g_clear_error (&error);

  g_assert_null (desk_xlsx_read_bytes (long_text, "staff.xlsx", NULL, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
}

/* Hundreds of megabytes in a file of some hundred kilobytes. */
static void
test_bomb (void)
{
  g_autofree char *blanks = g_strnfill (DESK_XLSX_MAX_BYTES, ' ');
  g_autoptr (GBytes) bomb = NULL;
  g_autoptr (GError) error = NULL;

  /* Elements now and then, since no single text may be that long. */
  for (gsize i = 0; i + 4096 < DESK_XLSX_MAX_BYTES; i += 4096)
    memcpy (blanks + i, "<a/>", 4);
  bomb = make_workbook (blanks, "", "");

  g_assert_null (desk_xlsx_read_bytes (bomb, "staff.xlsx", NULL, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "unpacks to more"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/xlsx/sheet/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_sheet);
    }
  g_test_add_func ("/xlsx/codes", test_codes);
  g_test_add_func ("/xlsx/values", test_values);
  g_test_add_func ("/xlsx/strict", test_strict);
  g_test_add_func ("/xlsx/entities", test_entities);
  g_test_add_func ("/xlsx/shared-bomb", test_shared_bomb);
  g_test_add_func ("/xlsx/too-large", test_too_large);
  g_test_add_func ("/xlsx/bomb", test_bomb);
  return g_test_run ();
}
