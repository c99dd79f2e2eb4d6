/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Search: Chinese of any length, pinyin, initials, the middle of numbers (PEO-3). */

#include "store-fixture.h"

static guint
n_hits (DeskStore      *store,
        const char     *text,
        const DeskKind *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = desk_search (store, text, kind, &error);

  g_assert_no_error (error);
  return hits->len;
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *text;
    guint n;
  } cases[] = {
    { "欧", 1 },
    { "欧阳", 1 },
    { "阳", 2 },
    { "欧阳海蓝", 1 },
    { "阳海蓝", 1 },
    { "海阳", 0 },
    { "ouyang", 1 },
    { "ouyanghailan", 1 },
    { "OuYang", 1 },
    { "oyhl", 1 },
    { "oy", 1 },
    { "ou yang", 1 },
    { "zy", 1 },
    { "zhangyang", 1 },
    { "zhang", 1 },
    { "8001", 2 },
    { "138", 2 },
    { "80013", 1 },
    { "00", 0 },
    { "13", 3 },
    { "Anna", 1 },
    { "ann", 1 },
    { "lee", 1 },
    { "nna", 1 },
    { "摄影", 1 },
    { "", 0 },
    { "   ", 0 },
    { "\"", 0 },
    { "*", 0 },
    { "' OR 1", 0 },
    { "欧阳 138", 1 },
    { "NEAR(", 0 },
    { "body:欧", 0 },
    { "１３８", 2 },
    { "\xff\xfe", 0 },
  };

  add_record (fixture->store, &desk_kind_people, "name", "欧阳海蓝", "status", "regular", "phone",
              "13800138000", NULL);
  add_record (fixture->store, &desk_kind_people, "name", "张阳", "status", "regular", "phone",
              "13980012345", NULL);
  add_record (fixture->store, &desk_kind_people, "name", "Anna Lee", "status", "regular", "phone",
              "021-138", NULL);
  add_record (fixture->store, &desk_kind_departments, "name", "摄影部", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%u", i);
      g_assert_cmpuint (n_hits (fixture->store, cases[i].text, NULL), ==, cases[i].n);
    }
}

static void
test_follows (Fixture       *fixture,
              gconstpointer  data)
{
  gint64 id = add_person (fixture->store, "张三");

  add_record (fixture->store, &desk_kind_areas, "name", "张家界厅", NULL);
  g_assert_cmpuint (n_hits (fixture->store, "张", NULL), ==, 2);
  g_assert_cmpuint (n_hits (fixture->store, "张", &desk_kind_people), ==, 1);
  g_assert_cmpuint (n_hits (fixture->store, "张", &desk_kind_areas), ==, 1);
  set_field (fixture->store, &desk_kind_people, id, "name", "李四");
  g_assert_cmpuint (n_hits (fixture->store, "zs", NULL), ==, 0);
  g_assert_cmpuint (n_hits (fixture->store, "ls", NULL), ==, 1);
  undo (fixture->store, newest_entry (fixture->store));
  g_assert_cmpuint (n_hits (fixture->store, "zs", NULL), ==, 1);
  set_field (fixture->store, &desk_kind_people, id, "note", "李四的同学");
  g_assert_cmpuint (n_hits (fixture->store, "zs", NULL), ==, 1);
  delete_record (fixture->store, &desk_kind_people, id);
  g_assert_cmpuint (n_hits (fixture->store, "zs", NULL), ==, 0);
  undo (fixture->store, newest_entry (fixture->store));
  g_assert_cmpuint (n_hits (fixture->store, "zs", NULL), ==, 1);
  assert_sound (fixture->store);
}

/* The name itself first, then what begins with it, then the rest, each by pinyin. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const wanted[] = { "张三", "张三丰", "陈张三", "李张三" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  for (guint i = G_N_ELEMENTS (wanted); i > 0; i--)
    add_person (fixture->store, wanted[i - 1]);
  hits = desk_search (fixture->store, "张三", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < hits->len; i++)
    g_assert_cmpstr (((DeskSearchHit *) hits->pdata[i])->title, ==, wanted[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/PEO-3/search/words", test_words);
  ADD ("/store/PEO-3/search/follows-every-write", test_follows);
  ADD ("/store/PEO-3/search/order", test_order);
  return g_test_run ();
}
