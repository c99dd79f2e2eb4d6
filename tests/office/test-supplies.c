/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The stock is what its movements make of it, whatever is done and undone. */

#include "desk-supplies.h"
#include "desk-today.h"
#include "office-kit.h"

static gint64
add_supply (Studio     *studio,
            const char *name,
            const char *stock,
            const char *minimum)
{
  return studio_add (studio, &desk_kind_supplies, "name", name, "unit", "个", "stock", stock,
                     "minimum", minimum, NULL);
}

static gint64
stock_of (Studio *studio,
          gint64  supply)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT stock FROM supplies WHERE id = %" G_GINT64_FORMAT, supply);

  return studio_number (studio, sql);
}

typedef enum
{
  RECEIVE,
  ISSUE,
  COUNT,
} Move;

static gboolean
move (Studio  *studio,
      Move     kind,
      gint64   supply,
      gint64   person,
      gint64   quantity,
      GError **error)
{
  switch (kind)
    {
    case RECEIVE:
      return desk_supplies_receive (studio->office, supply, quantity, NULL, error);
    case ISSUE:
      return desk_supplies_issue (studio->office, supply, person, quantity, "拍摄", error);
    case COUNT:
    default:
      return desk_supplies_count (studio->office, supply, quantity, NULL, error);
    }
}

/* Each line from a stock of 10. */
static const struct
{
  const char *name;
  Move kind;
  gint64 quantity;
  gint64 stock; /* -1: refused */
} moves[] = {
  { "receive", RECEIVE, 5, 15 },
  { "receive-none", RECEIVE, 0, -1 },
  { "issue", ISSUE, 4, 6 },
  { "issue-all", ISSUE, 10, 0 },
  { "issue-too-much", ISSUE, 11, -1 },
  { "issue-less-than-none", ISSUE, -3, -1 },
  { "count-less", COUNT, 7, 7 },
  { "count-more", COUNT, 12, 12 },
  { "count-nothing", COUNT, 0, 0 },
  { "count-below-nothing", COUNT, -1, -1 },
  { "count-the-same", COUNT, 10, 10 },
};

static void
test_moves (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autoptr (Studio) studio = studio_new (0, 1);
      g_autoptr (GError) error = NULL;
      gint64 supply = add_supply (studio, "签字笔", "10", "2");
      gint64 person = studio_person (studio, "P01");

      g_test_message ("%s", moves[i].name);
      studio_begin_step (studio);
      if (moves[i].stock < 0)
        {
          g_assert_false (move (studio, moves[i].kind, supply, person, moves[i].quantity, &error));
          g_assert_nonnull (strstr (error->message, "INV-10"));
          g_assert_cmpint (stock_of (studio, supply), ==, 10);
          continue;
        }
      g_assert_true (move (studio, moves[i].kind, supply, person, moves[i].quantity, &error));
      g_assert_no_error (error);
      g_assert_cmpint (stock_of (studio, supply), ==, moves[i].stock);
      studio_end_step (studio);
      g_assert_cmpint (stock_of (studio, supply), ==, moves[i].stock);
    }
}

/* A stock that is typed or imported is a count; a movement that is typed moves it. */
static void
test_entered (void)
{
  g_autoptr (Studio) studio = studio_new (0, 1);
  gint64 supply = add_supply (studio, "光盘", "15", "50");
  gint64 issue;

  g_assert_cmpint (studio_number (studio, "SELECT sum(difference) FROM supply_counts"), ==, 15);
  studio_begin_step (studio);
  studio_edit (studio, &desk_kind_supplies, supply, "stock", "20");
  g_assert_cmpint (studio_number (studio, "SELECT sum(difference) FROM supply_counts"), ==, 20);
  studio_end_step (studio);

  studio_begin_step (studio);
  issue = studio_add (studio, &desk_kind_issues, "supply", "光盘", "person", "P01", "quantity", "8",
                      NULL);
  g_assert_cmpint (stock_of (studio, supply), ==, 12);
  studio_end_step (studio);
  studio_begin_step (studio);
  studio_edit (studio, &desk_kind_issues, issue, "quantity", "3");
  g_assert_cmpint (stock_of (studio, supply), ==, 17);
  studio_end_step (studio);
  studio_begin_step (studio);
  studio_remove (studio, &desk_kind_issues, issue);
  g_assert_cmpint (stock_of (studio, supply), ==, 20);
  studio_end_step (studio);
  studio_add (studio, &desk_kind_counts, "supply", "光盘", "counted", "18", NULL);
  g_assert_cmpint (stock_of (studio, supply), ==, 18);
}

/* What was handed out since stands on what came before it. */
static void
test_undo_refused (void)
{
  g_autoptr (Studio) studio = studio_new (0, 1);
  g_autoptr (GError) error = NULL;
  gint64 supply = add_supply (studio, "胶带", "0", "1");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 receipt;

  g_assert_true (desk_supplies_receive (studio->office, supply, 5, NULL, &error));
  receipt = studio_number (studio, "SELECT max(id) FROM journal");
  g_assert_true (
    desk_supplies_issue (studio->office, supply, studio_person (studio, "P01"), 4, NULL, &error));
  before = studio_dump (studio);
  g_assert_false (desk_office_undo (studio->office, receipt, NULL, &error));
  g_assert_nonnull (error);
  after = studio_dump (studio);
  g_assert_cmpstr (before, ==, after);
}

static void
test_left (void)
{
  g_autoptr (Studio) studio = studio_new (0, 2);
  g_autoptr (GError) error = NULL;
  gint64 supply = add_supply (studio, "胶带", "9", "1");
  gint64 person = studio_person (studio, "P02");

  studio_edit (studio, &desk_kind_people, person, "status", "left");
  studio_edit (studio, &desk_kind_people, person, "left_date", "2026-08-31");
  desk_supplies_issue (studio->office, supply, person, 1, NULL, &error);
  assert_refused (&error, DESK_ERROR_REFUSED, "INV-10");
}

static void
test_requests (void)
{
  g_autoptr (Studio) studio = studio_new (0, 1);
  g_autoptr (GError) error = NULL;
  gint64 low = add_supply (studio, "5号电池", "22", "24");
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) items = NULL;
  gboolean named = FALSE;
  guint n;

  add_supply (studio, "鼠标", "2", "2");
  list = desk_supplies_low (studio->office, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpint (((DeskSupplyLow *) list->pdata[0])->refill, ==, 26);
  items = desk_today_list (studio->office, day ("2026-09-01"), &error);
  for (guint i = 0; i < items->len; i++)
    named |= strstr (((DeskTodayItem *) items->pdata[i])->text, "5号电池") != NULL;
  g_assert_true (named);

  studio_begin_step (studio);
  g_assert_true (desk_supplies_request (studio->office, 0, &n, &error));
  g_assert_cmpuint (n, ==, 1);
  studio_end_step (studio);
  g_assert_true (desk_supplies_request (studio->office, 0, &n, &error));
  g_assert_cmpuint (n, ==, 0);

  g_assert_true (desk_supplies_set_request (studio->office, 1, "approved",
                                            studio_person (studio, "P01"), &error));
  g_assert_true (desk_supplies_receive (studio->office, low, 26, NULL, &error));
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM purchase_requests"
                                          " WHERE state = 'received' AND number = 'CG-2026-0001'"),
                   ==, 1);
  desk_supplies_set_request (studio->office, 1, "cancelled", 0, &error);
  assert_refused (&error, DESK_ERROR_REFUSED, "CG-2026-0001");
}

static void
test_month (void)
{
  g_autoptr (Studio) studio = studio_new (0, 2);
  g_autoptr (GError) error = NULL;
  gint64 supply, first = studio_person (studio, "P01"), second = studio_person (studio, "P02");
  g_autoptr (DeskSuppliesMonth) month = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const DeskSupplyMonthRow *row;
  static const gint64 balances[] = { 20, 17, 27, 25, 24 };

  studio_at (studio, "2026-09-20 09:00");
  supply = add_supply (studio, "手套", "20", "2");
  g_assert_true (desk_supplies_issue (studio->office, supply, first, 3, "拍摄", &error));
  studio_at (studio, "2026-10-02 09:00");
  g_assert_true (desk_supplies_receive (studio->office, supply, 10, NULL, &error));
  studio_at (studio, "2026-10-05 09:00");
  g_assert_true (desk_supplies_issue (studio->office, supply, second, 2, "打包", &error));
  studio_at (studio, "2026-10-31 18:00");
  g_assert_true (desk_supplies_count (studio->office, supply, 24, NULL, &error));

  month = desk_supplies_get_month (studio->office, day ("2026-10-15"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (month->rows->len, ==, 1);
  row = month->rows->pdata[0];
  g_assert_cmpint (row->opening, ==, 17);
  g_assert_cmpint (row->received, ==, 10);
  g_assert_cmpint (row->issued, ==, 2);
  g_assert_cmpint (row->counted, ==, -1);
  g_assert_cmpint (row->closing, ==, 24);
  g_assert_cmpuint (month->people->len, ==, 1);
  g_assert_cmpint (((DeskSupplyPersonRow *) month->people->pdata[0])->person, ==, second);

  entries =
    desk_supplies_register (studio->office, supply, DESK_DATE_NONE, DESK_DATE_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, G_N_ELEMENTS (balances));
  for (guint i = 0; i < entries->len; i++)
    g_assert_cmpint (((DeskSupplyEntry *) entries->pdata[i])->balance, ==, balances[i]);
}

/* Whatever is tried, the balance holds, and undoing all of it gives back the start. */
static void
test_random (void)
{
  g_autoptr (Studio) studio = studio_new (0, 3);
  g_autoptr (GRand) random = g_rand_new_with_seed (20261009);
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  gint64 supplies[3];
  guint done = 0;

  for (guint i = 0; i < G_N_ELEMENTS (supplies); i++)
    {
      g_autofree char *name = g_strdup_printf ("物品%u", i);
      supplies[i] = add_supply (studio, name, "5", "3");
    }
  start = studio_dump (studio);
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 supply = supplies[g_rand_int_range (random, 0, G_N_ELEMENTS (supplies))];
      Move kind = g_rand_int_range (random, RECEIVE, COUNT + 1);

      if (move (studio, kind, supply, g_rand_int_range (random, 1, 4),
                g_rand_int_range (random, -1, 9), &error))
        done++;
      else
        g_assert_nonnull (strstr (error->message, "INV-10"));
      g_assert_cmpint (
        studio_number (studio,
                       "SELECT count(*) FROM supplies s WHERE stock < 0 OR stock <>"
                       " (SELECT ifnull(sum(quantity), 0) FROM supply_receipts r"
                       "   WHERE r.supply_id = s.id)"
                       " - (SELECT ifnull(sum(quantity), 0) FROM supply_issues i"
                       "   WHERE i.supply_id = s.id)"
                       " + (SELECT ifnull(sum(difference), 0) FROM supply_counts c"
                       "   WHERE c.supply_id = s.id)"),
        ==, 0);
    }
  g_assert_cmpuint (done, >, 100);
  studio_assert_sound (studio);
  while (done-- > 0)
    g_assert_true (studio_undo (studio));
  end = studio_dump (studio);
  g_assert_cmpstr (start, ==, end);
  studio_assert_sound (studio);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/INV-10/moves", test_moves);
  g_test_add_func ("/office/INV-10/entered", test_entered);
  g_test_add_func ("/office/INV-10/undo-refused", test_undo_refused);
  g_test_add_func ("/office/INV-10/left", test_left);
  g_test_add_func ("/office/INV-10/requests", test_requests);
  g_test_add_func ("/office/INV-10/month", test_month);
  g_test_add_func ("/office/INV-10/random", test_random);
  return g_test_run ();
}
