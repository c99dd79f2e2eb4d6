/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-table-mapping.h"

#define NO_OVERRIDE \
  {                 \
    NULL            \
  }

static const DeskTableField fields[] = {
  { "name", "姓名|名字", TRUE },
  { "entry_date", "入职日期|入职|Entry date", FALSE },
  { "phone", "手机|电话|Phone", FALSE },
};

typedef struct
{
  const char *name;
  const char *heads[6];
  const char *overrides[4];
  int columns[G_N_ELEMENTS (fields)];
  const char *unknown;
  /* What the first problem begins with, NULL when there is none. */
  const char *problem;
} Case;

static const Case cases[] = {
  { "names", { "phone", "name", "entry_date" }, NO_OVERRIDE, { 1, 2, 0 }, "", NULL },
  { "chinese", { "姓名", "入职", "电话" }, NO_OVERRIDE, { 0, 1, 2 }, "", NULL },
  { "case-and-signs",
    { "NAME*", "Entry-Date:", "Ｐｈｏｎｅ" },
    NO_OVERRIDE,
    { 0, 1, 2 },
    "",
    NULL },
  { "spaces", { "姓　名", "入 职 日\n期", "手机" }, NO_OVERRIDE, { 0, 1, 2 }, "", NULL },
  { "notes",
    { "姓名（必填）", "入职日期(YYYY-MM-DD)", "【11位】手机" },
    NO_OVERRIDE,
    { 0, 1, 2 },
    "",
    NULL },
  { "note-is-weaker", { "姓名", "电话", "电话(家)" }, NO_OVERRIDE, { 0, -1, 1 }, "电话(家)", NULL },
  { "unknown", { "序号", "姓名", "", "备注" }, NO_OVERRIDE, { 1, -1, -1 }, "序号,备注", NULL },
  { "missing", { "phone" }, NO_OVERRIDE, { -1, -1, 0 }, "", "The table has no column for “name”" },
  { "twice",
    { "name", "手机", "x", "电话" },
    NO_OVERRIDE,
    { 0, -1, 1 },
    "x,电话",
    "Columns “手机” (B) and “电话” (D) both mean “phone”" },
  { "override", { "谁", "phone" }, { "谁=name" }, { 0, -1, 1 }, "", NULL },
  { "override-letters", { "x", "phone" }, { "a=name" }, { 0, -1, 1 }, "", NULL },
  { "override-by-alias", { "x", "phone" }, { "x = 姓名" }, { 0, -1, 1 }, "", NULL },
  { "override-settles", { "姓名", "手机", "电话" }, { "电话=phone" }, { 0, -1, 2 }, "手机", NULL },
  { "override-head-with-sign", { "a=b", "phone" }, { "a=b=name" }, { 0, -1, 1 }, "", NULL },
  { "override-ignores", { "姓名", "手机", "电话" }, { "手机=" }, { 0, -1, 2 }, "", NULL },
  { "override-no-column",
    { "name" },
    { "z=phone" },
    { 0, -1, -1 },
    "",
    "The table has no column “z”" },
  { "override-no-field",
    { "name", "x" },
    { "x=fone" },
    { 0, -1, -1 },
    "x",
    "There is no field “fone”: do you mean “phone”?" },
  { "override-broken", { "name" }, { "name" }, { 0, -1, -1 }, "", "“name” does not say" },
  { "override-empty-column", { "name" }, { "=name" }, { 0, -1, -1 }, "", "“=name” does not say" },
  { "override-twice",
    { "x", "y" },
    { "x=name", "y=name" },
    { 0, -1, -1 },
    "y",
    "Columns “x” (A) and “y” (B) both mean “name”" },
};

static void
test_mapping (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (DeskTableMapping) mapping =
    desk_table_mapping_new (fields, G_N_ELEMENTS (fields), c->heads, c->overrides);
  g_autofree char *unknown = g_strjoinv (",", mapping->unknown);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_assert_cmpint (mapping->columns[i], ==, c->columns[i]);
      if (mapping->columns[i] >= 0)
        g_assert_cmpint (mapping->fields[mapping->columns[i]], ==, (int) i);
    }
  g_assert_cmpstr (unknown, ==, c->unknown);
  if (c->problem == NULL)
    g_assert_null (mapping->problems[0]);
  else
    g_assert_true (g_str_has_prefix (mapping->problems[0], c->problem));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/table/mapping/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_mapping);
    }
  return g_test_run ();
}
