/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-text.h"

typedef char *(*Function) (const char *text);

static char *
clean_all (const char *text)
{
  return desk_text_clean (text, -1);
}

static const struct
{
  const char *name;
  Function function;
  const char *text, *result;
} cases[] = {
  { "PEO-3/pinyin", desk_text_pinyin, "张三", "zhang san" },
  { "PEO-3/pinyin", desk_text_pinyin, "欧阳海蓝", "ou yang hai lan" },
  { "PEO-3/pinyin", desk_text_pinyin, "Anna LEE", "anna lee" },
  { "PEO-3/pinyin", desk_text_pinyin, "吕", "lu" },
  { "PEO-3/pinyin", desk_text_pinyin, "", "" },
  { "PEO-3/initials", desk_text_initials, "张三", "zs" },
  { "PEO-3/initials", desk_text_initials, "欧阳海蓝", "oyhl" },
  { "PEO-3/initials", desk_text_initials, "Anna Lee", "al" },
  { "PEO-3/initials", desk_text_initials, "2号棚", "2hp" },
  { "PEO-3/initials", desk_text_initials, "", "" },
  { "tokens", desk_text_tokens, "张三", " 张  三 " },
  { "tokens", desk_text_tokens, "A组", "A 组 " },
  { "tokens", desk_text_tokens, "138-00", "138-00" },
  { "clean", clean_all, "张三", "张三" },
  { "clean", clean_all, "\xef\xbb\xbf张三", "张三" },
  { "clean", clean_all, "a\xff"
                        "b",
    "a\xef\xbf\xbd"
    "b" },
  { "clean", clean_all, "a\xef\xbf\xbe"
                        "b\xef\xbf\xbf",
    "ab" },
  { "clean", clean_all, "a\xf0\x9f\xbf\xbe"
                        "b",
    "ab" },
  { "clean", clean_all, "a\x01\x1b\x7f"
                        "b",
    "ab" },
  { "clean", clean_all, "a\r\nb\tc", "a\nb\tc" },
  { "clean", clean_all, "e\xcc\x81", "é" },
  { "clean", clean_all, "\xe5\xbc", "\xef\xbf\xbd\xef\xbf\xbd" },
  { "clean", clean_all, "𠮷😀", "𠮷😀" },
  { "strip", desk_text_strip, "  张三\t\n", "张三" },
  { "strip", desk_text_strip, "　张 三 ", "张 三" },
  { "strip", desk_text_strip, " 　", "" },
  { "strip", desk_text_strip, "", "" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *result = cases[i].function (cases[i].text);

  g_assert_cmpstr (result, ==, cases[i].result);
}

/* Bytes cut anywhere and spoilt anyhow come out as UTF-8 that stays as it is. */
static void
test_clean_anything (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2026);

  for (int round = 0; round < 3000; round++)
    {
      char bytes[40];
      gsize length = g_rand_int_range (rand, 0, sizeof bytes);
      g_autofree char *clean = NULL;
      g_autofree char *again = NULL;

      for (gsize i = 0; i < length; i++)
        bytes[i] = (char) g_rand_int_range (rand, 0, 256);
      clean = desk_text_clean (bytes, (gssize) length);
      g_assert_true (g_utf8_validate (clean, -1, NULL));
      again = desk_text_clean (clean, -1);
      g_assert_cmpstr (again, ==, clean);
    }
}

static void
test_order (void)
{
  static const char *const sorted[] = { "陈静", "李芳", "李明", "刘洋", "王五", "张三", "赵六", "Anna" };

  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sorted); j++)
      {
        g_autofree char *key_i = desk_text_sort_key (sorted[i]);
        g_autofree char *key_j = desk_text_sort_key (sorted[j]);
        int wanted = i < j ? -1 : i > j;

        g_assert_cmpint (CLAMP (desk_text_compare (sorted[i], sorted[j]), -1, 1), ==, wanted);
        g_assert_cmpint (CLAMP (g_strcmp0 (key_i, key_j), -1, 1), ==, wanted);
      }
}

static void
test_width (void)
{
  static const struct
  {
    const char *text;
    int width;
  } widths[] = {
    { "张三", 4 },
    { "abc", 3 },
    { "A组", 3 },
    { "√", 1 },
    { "", 0 },
    { "e\xcc\x81", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    g_assert_cmpint (desk_text_width (widths[i].text), ==, widths[i].width);
}

static void
test_nearest (void)
{
  static const char *const words[] = { "name", "department", "group", "status", "phone", NULL };
  static const struct
  {
    const char *word, *nearest;
  } pairs[] = {
    { "nmae", "name" },
    { "depatment", "department" },
    { "dep", "department" },
    { "grupo", "group" },
    { "phone", "phone" },
    { "stauts", "status" },
    { "zzzzzz", NULL },
    { "", NULL },
    { "quicksand", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_cmpstr (desk_text_nearest (pairs[i].word, words), ==, pairs[i].nearest);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/base/%s/%u", cases[i].name, i);
      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/base/clean/anything", test_clean_anything);
  g_test_add_func ("/base/PEO-3/order", test_order);
  g_test_add_func ("/base/width", test_width);
  g_test_add_func ("/base/nearest", test_nearest);
  return g_test_run ();
}
