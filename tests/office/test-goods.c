/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Clients' goods: counted in, kept, counted out (SHO-9, INV-12). */

#include "clients-kit.h"

#include "desk-today.h"

#define ROWS                                                                            \
  "SELECT parcel || ' ' || name || ' ' || quantity || ' ' || ifnull(quantity_out, '-')" \
  " || ' ' || ifnull(slip, '-') || ';' FROM goods ORDER BY id"
#define CUSTODY                                                                                \
  "SELECT g.name || ' ' || c.reason || ' ' || ifnull(p.name, '-') || ' ' || c.\"from\" || '/'" \
  " || ifnull(c.until, '-') || ';' FROM custody c JOIN goods g ON g.id = c.goods_id"           \
  " LEFT JOIN people p ON p.id = c.person_id ORDER BY c.id"

/* Takes in goods of a client: "连衣裙=3 鞋=2". Returns: the parcel, or %NULL */
static char *
receive (Studio      *studio,
         const char  *client,
         gint64       shoot,
         const char  *words,
         const char  *by,
         GPtrArray  **differences,
         GError     **error)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (DeskGoodsLine));
  DeskGoodsReceipt receipt = { .client = clients_find (studio, client),
                               .shoot = shoot,
                               .lines = lines,
                               .tracking = "SF1",
                               .accompanying = "鞋一双" };

  if (by != NULL)
    receipt.receiver = studio_person (studio, by);
  for (guint i = 0; list[i] != NULL && *words != '\0'; i++)
    {
      char *sign = strchr (list[i], '=');
      DeskGoodsLine line = { list[i], g_ascii_strtoll (sign + 1, NULL, 10), 3, NULL };

      *sign = '\0';
      g_array_append_val (lines, line);
    }
  return desk_goods_receive (studio->office, &receipt, differences, error);
}

/* Sends rows back: "1=3 2=2", by id. */
static char *
send_back (Studio      *studio,
           const char  *words,
           const char  *difference,
           const char  *tracking,
           const char  *override,
           GPtrArray  **differences,
           GError     **error)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (DeskGoodsOut));
  DeskGoodsReturn back = {
    .lines = lines, .difference = difference, .tracking = tracking, .override = override
  };

  for (guint i = 0; list[i] != NULL && *words != '\0'; i++)
    {
      DeskGoodsOut line = { .goods = g_ascii_strtoll (list[i], NULL, 10),
                            .quantity = g_ascii_strtoll (strchr (list[i], '=') + 1, NULL, 10) };
      g_array_append_val (lines, line);
    }
  return desk_goods_send_back (studio->office, &back, differences, error);
}

static void
test_in (void)
{
  static const struct
  {
    const char *client;
    const char *goods;
    const char *by;
    const char *refused; /* NULL: done */
  } cases[] = {
    { "S1", "连衣裙=3 鞋=2", NULL, NULL },
    { "S1", "", NULL, "Say whose goods came" },
    { "S1", "连衣裙=0", NULL, "Count 连衣裙: a whole number from 1 on (SHO-9)" },
    { "S2", "衬衫=3", "P08", "P08 is not here on that day to count goods (SHO-9)" },
    { "S2", "衬衫=4", "P06", NULL },
  };
  g_autoptr (Studio) studio = clients_studio ();

  studio_absent (studio, "P08", "2026-11-23", "2026-11-23");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) said = NULL;
      g_autofree char *parcel = NULL;

      studio_begin_step (studio);
      parcel =
        receive (studio, cases[i].client, 0, cases[i].goods, cases[i].by, &said, &error);
      if (cases[i].refused != NULL)
        {
          g_assert_null (parcel);
          assert_refused (&error, DESK_ERROR_REFUSED, cases[i].refused);
          continue;
        }
      g_assert_no_error (error);
      studio_end_step (studio);
      g_assert_cmpuint (said->len, ==, 1);
      g_assert_cmpstr (said->pdata[0], ==,
                       i == 0 ? "鞋: the client says 3, counted are 2"
                              : "衬衫: the client says 3, counted are 4");
    }
  clients_assert (studio, ROWS,
                  "SJ-2026-0001 连衣裙 3 - -; SJ-2026-0001 鞋 2 - -; SJ-2026-0002 衬衫 4 - -;");
  clients_assert (studio, CUSTODY,
                  "连衣裙 store P05 2026-11-23 09:00/-; 鞋 store P05 2026-11-23 09:00/-;"
                  " 衬衫 store P06 2026-11-23 09:00/-;");
}

/* The only shoot under way is meant; of several one must be named, and it is the
 * client's own. */
static void
test_shoot (void)
{
  g_autoptr (Studio) studio = clients_studio ();
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gint64 shoot = clients_case (studio, "S1");
  gint64 other;

  g_assert_null (receive (studio, "S2", shoot, "衬衫=1", NULL, NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "is one of S1 郭丽 (SHO-9)");
  g_clear_error (&error);
  first = receive (studio, "S1", 0, "连衣裙=3", NULL, NULL, &error);
  g_assert_no_error (error);
  other = clients_case (studio, "S1");
  g_assert_null (receive (studio, "S1", 0, "鞋=1", NULL, NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "S1 郭丽 has several shoots under way");
  g_clear_error (&error);
  second = receive (studio, "S1", other, "鞋=1", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (studio_number (studio, "SELECT shoot_id FROM goods WHERE id = 1"), ==, shoot);
  g_assert_cmpint (studio_number (studio, "SELECT shoot_id FROM goods WHERE id = 2"), ==, other);
}

static void
test_out (void)
{
  static const struct
  {
    const char *at;
    const char *goods;
    const char *difference;
    const char *tracking;
    const char *override;
    const char *refused; /* NULL: done */
  } cases[] = {
    { "2026-11-25 10:00", "1=3", NULL, "SF2", NULL,
      "连衣裙: 郭丽 is not satisfied with the shoot" },
    { NULL, "", NULL, "SF2", "催", "Say which goods go back, counted (SHO-9)" },
    { NULL, "1=2", NULL, "SF2", "催", "3 came in and 2 go back; say why the count differs" },
    { NULL, "1=3", NULL, "SF1", "催", "SF1 is the number of the parcel that came" },
    { NULL, "1=3 3=5", NULL, "SF2", "催", "One slip is for the goods of one client (SHO-9)" },
    { NULL, "1=3 1=3", NULL, "SF2", "催", "went back at 2026-11-25 10:00 already" },
    { NULL, "9=1", NULL, "SF2", NULL, "There are no such goods (SHO-9)" },
    { "2026-11-23 08:59", "1=3", NULL, "SF2", "催", "came in at 2026-11-23 09:00 only" },
    { "2026-11-25 10:00", "1=3", NULL, "SF2", "学员急用", NULL },
    { NULL, "1=3", NULL, "SF3", NULL, "went back at 2026-11-25 10:00 already (HJ-2026-0001" },
    { NULL, "3=4", "样衣剪坏", NULL, NULL, NULL },
    { "2026-11-26 10:00", "2=2", NULL, "SF4", NULL, NULL },
  };
  g_autoptr (Studio) studio = clients_studio ();
  g_autoptr (GError) none = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gint64 shoot = clients_case (studio, "S1");

  first = receive (studio, "S1", shoot, "连衣裙=3 鞋=2", NULL, NULL, &none);
  g_assert_no_error (none);
  second = receive (studio, "S2", 0, "衬衫=5", NULL, NULL, &none);
  g_assert_no_error (none);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) said = NULL;
      g_autofree char *slip = NULL;

      if (cases[i].at != NULL)
        studio_at (studio, cases[i].at);
      if (i + 1 == G_N_ELEMENTS (cases))
        clients_pass (studio, shoot, "goods-back");
      studio_begin_step (studio);
      slip = send_back (studio, cases[i].goods, cases[i].difference, cases[i].tracking,
                        cases[i].override, &said, &error);
      if (cases[i].refused != NULL)
        {
          g_autofree char *after = studio_dump (studio);

          g_assert_null (slip);
          assert_contains (error->message, cases[i].refused);
          g_assert_cmpstr (after, ==, studio->before);
          continue;
        }
      g_assert_no_error (error);
      studio_end_step (studio);
      if (cases[i].difference != NULL)
        g_assert_cmpstr (said->pdata[0], ==, "衬衫: 5 came in, 4 go back: 样衣剪坏");
      else
        g_assert_cmpuint (said->len, ==, 0);
    }
  clients_assert (studio, ROWS,
                  "SJ-2026-0001 连衣裙 3 3 HJ-2026-0001; SJ-2026-0001 鞋 2 2 HJ-2026-0003;"
                  " SJ-2026-0002 衬衫 5 4 HJ-2026-0002;");
  clients_assert (studio, "SELECT ifnull(override, '-') || ifnull(difference, '-') FROM goods"
                          " ORDER BY id",
                  "学员急用- -- -样衣剪坏");
  clients_assert (studio, CUSTODY,
                  "连衣裙 store P05 2026-11-23 09:00/2026-11-25 10:00;"
                  " 鞋 store P05 2026-11-23 09:00/2026-11-26 10:00;"
                  " 衬衫 store P05 2026-11-23 09:00/2026-11-25 10:00;");
}

/* Who has them on the set; they do not go back to the client from there. */
static void
test_custody (void)
{
  g_autoptr (Studio) studio = clients_studio ();
  g_autoptr (GError) error = NULL;
  g_autofree char *parcel = receive (studio, "S1", 0, "连衣裙=3", NULL, NULL, &error);
  g_autofree char *slip = NULL;
  g_autoptr (GPtrArray) history = NULL;
  gint64 person = studio_person (studio, "P06");

  g_assert_no_error (error);
  studio_at (studio, "2026-11-24 09:00");
  g_assert_false (desk_goods_take_back (studio->office, 1, NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "连衣裙 (SJ-2026-0001) are with nobody (SHO-9)");
  g_clear_error (&error);
  studio_begin_step (studio);
  desk_goods_hand_out (studio->office, 1, person, &error);
  g_assert_no_error (error);
  studio_end_step (studio);
  g_assert_cmpint (desk_custody_holder (studio->office, &desk_kind_goods, 1), ==, person);
  g_assert_false (desk_goods_hand_out (studio->office, 1, person, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "are with P06; take them back first (INV-12)");
  g_clear_error (&error);
  g_assert_null (send_back (studio, "1=3", NULL, "SF2", NULL, NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "take them back first (INV-12)");
  g_clear_error (&error);
  studio_at (studio, "2026-11-24 12:00");
  studio_begin_step (studio);
  desk_goods_take_back (studio->office, 1, "有折痕", &error);
  g_assert_no_error (error);
  studio_end_step (studio);
  studio_at (studio, "2026-11-25 09:00");
  slip = send_back (studio, "1=3", NULL, "SF2", NULL, NULL, &error);
  g_assert_no_error (error);
  history = desk_custody_history (studio->office, &desk_kind_goods, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 3);
  clients_assert (studio, "SELECT condition || ' ' || condition_out FROM goods", "good 有折痕");
  clients_assert (studio, CUSTODY,
                  "连衣裙 store P05 2026-11-23 09:00/2026-11-24 09:00;"
                  " 连衣裙 lent P06 2026-11-24 09:00/2026-11-24 12:00;"
                  " 连衣裙 store P05 2026-11-24 12:00/2026-11-25 09:00;");
}

#define EARLY "SJ-2026-0001 耳机 9 9 HJ-2026-0001;"

/* Counted at the sign-off alone, the goods are in custody all the same; counted by
 * parcel, the sheet of the step is filled in with it. */
static void
test_signoff (void)
{
  g_autoptr (Studio) studio = clients_studio ();
  gint64 signed_only = clients_case (studio, "S1");
  gint64 by_parcel = clients_case (studio, "S2");
  gint64 early = clients_case (studio, "S3");
  g_autoptr (GError) error = NULL;
  g_autofree char *parcel = NULL;
  g_autofree char *slip = NULL;
  g_autofree char *before = receive (studio, "S3", early, "耳机=9", NULL, NULL, &error);

  /* A parcel that comes before its step is there when the case comes to it. */
  g_assert_no_error (error);
  clients_pass (studio, early, "confirmation");
  clients_next (studio, early);
  clients_assert (studio, "SELECT json_extract(fields, '$.quantity') FROM signoffs WHERE step ="
                          " 'goods-in'",
                  "9");
  g_assert_true (studio_undo (studio));
  studio_assert_sound (studio);
  clients_assert (studio, "SELECT count(*) FROM signoffs WHERE step = 'goods-in'", "0");
  desk_flow_cancel (studio->office, early, NULL, "学员放弃", &error);
  g_assert_no_error (error);
  g_free (send_back (studio, "1=9", NULL, "SF9", NULL, NULL, &error));
  g_assert_no_error (error);

  clients_pass (studio, signed_only, "goods-in");
  clients_next (studio, signed_only);
  clients_assert (studio, ROWS, EARLY " SJ-2026-0002 goods 3 - -;");
  clients_assert (studio, "SELECT condition || ' ' || tracking FROM goods WHERE id = 2",
                  "condition tracking");
  g_assert_true (studio_undo (studio));
  clients_assert (studio, ROWS, EARLY);
  studio_assert_sound (studio);
  studio_redo (studio);
  clients_assert (studio, ROWS, EARLY " SJ-2026-0002 goods 3 - -;");
  studio_assert_sound (studio);

  clients_pass (studio, by_parcel, "goods-in");
  studio_begin_step (studio);
  parcel = receive (studio, "S2", by_parcel, "衬衫=4 领带=2", NULL, NULL, &error);
  g_assert_no_error (error);
  studio_end_step (studio);
  clients_assert (studio, "SELECT fields FROM signoffs WHERE step = 'goods-in' AND signed IS NULL",
                  "{\"quantity\":\"6\",\"condition\":\"good\",\"tracking\":\"SF1\","
                  "\"accompanying\":\"鞋一双\"}");
  clients_next (studio, by_parcel);
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM goods"), ==, 4);

  clients_pass (studio, signed_only, "goods-back");
  clients_pass (studio, by_parcel, "goods-back");
  slip = send_back (studio, "3=4 4=2", NULL, "SF2", NULL, NULL, &error);
  g_assert_no_error (error);
  clients_next (studio, by_parcel);
  studio_assert_sound (studio);
  clients_next (studio, signed_only);
  studio_assert_sound (studio);
  clients_assert (studio, ROWS,
                  EARLY " SJ-2026-0002 goods 3 3 HJ-2026-0003; SJ-2026-0003 衬衫 4 4"
                        " HJ-2026-0002; SJ-2026-0003 领带 2 2 HJ-2026-0002;");
  g_assert_true (studio_undo (studio));
  clients_assert (studio, "SELECT count(*) FROM goods WHERE returned IS NULL", "1");
  studio_assert_sound (studio);
  studio_redo (studio);
  studio_assert_sound (studio);
}

/* Entered field by field, as the record editor and `add goods` do. */
static void
test_records (void)
{
  g_autoptr (Studio) studio = clients_studio ();
  gint64 goods = studio_add (studio, &desk_kind_goods, "client", "S3", "name", "耳机", "quantity",
                             "7", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDraft) draft = NULL;
  g_autofree char *slip = NULL;

  clients_assert (studio, ROWS, "SJ-2026-0001 耳机 7 - -;");
  studio_begin_step (studio);
  studio_edit (studio, &desk_kind_goods, goods, "quantity", "8");
  studio_end_step (studio);
  g_assert_false (desk_records_remove (studio->office, &desk_kind_goods, goods, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "undo the receipt instead (SHO-9)");
  g_clear_error (&error);
  slip = send_back (studio, "1=8", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  draft = desk_draft_edit (studio->store, &desk_kind_goods, goods, &error);
  desk_draft_set_number (draft, "quantity", 9);
  g_assert_false (desk_records_save (studio->office, draft, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "“Goods counted” stays as it was (SHO-9)");
}

static void
test_list (void)
{
  static const char *const words[] = { "SJ-2026-0001", "HJ-2026-0001", "SF1", "1" };
  g_autoptr (Studio) studio = clients_studio ();
  DeskGoodsFilter here = { .here = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_today_item_free);
  g_autofree char *first = receive (studio, "S1", 0, "连衣裙=3 鞋=1", NULL, NULL, &error);
  g_autofree char *second = NULL;
  g_autofree char *slip = NULL;

  g_assert_no_error (error);
  studio_at (studio, "2026-11-30 09:00");
  second = receive (studio, "S2", 0, "衬衫=5", NULL, NULL, &error);
  slip = send_back (studio, "2=1", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  list = desk_goods_list (studio->office, &here, day ("2026-12-03"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpint (((DeskGoods *) list->pdata[0])->days, ==, 10);
  g_assert_cmpint (((DeskGoods *) list->pdata[1])->days, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GPtrArray) found = desk_goods_find (studio->office, words[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (((DeskGoods *) found->pdata[0])->parcel, ==, first);
    }
  g_assert_null (desk_goods_find (studio->office, "SJ-2026-0009", &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND);
  g_clear_error (&error);

  studio_set (studio, "goods.days", "5");
  desk_goods_today (studio->office, items, day ("2026-12-03"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpstr (((DeskTodayItem *) items->pdata[0])->text, ==,
                   "The goods of S1 郭丽 (SJ-2026-0001) have been here for 10 days");
  g_assert_cmpstr (((DeskTodayItem *) items->pdata[0])->who, ==, "P05");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/SHO-9/goods/in", test_in);
  g_test_add_func ("/office/SHO-9/goods/shoot", test_shoot);
  g_test_add_func ("/office/SHO-9/goods/out", test_out);
  g_test_add_func ("/office/INV-12/goods/custody", test_custody);
  g_test_add_func ("/office/SHO-9/goods/signoff", test_signoff);
  g_test_add_func ("/office/SHO-9/goods/records", test_records);
  g_test_add_func ("/office/SHO-9/goods/list", test_list);
  return g_test_run ();
}
