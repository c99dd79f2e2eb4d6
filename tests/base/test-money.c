/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-money.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gboolean valid;
    DeskMoney fen;
    const char *written;
  } cases[] = {
    { "10", TRUE, 1000, "10.00" },
    { "10.00", TRUE, 1000, "10.00" },
    { "0", TRUE, 0, "0.00" },
    { "0.05", TRUE, 5, "0.05" },
    { ".5", TRUE, 50, "0.50" },
    { "10.", TRUE, 1000, "10.00" },
    { "-0.05", TRUE, -5, "-0.05" },
    { "-10", TRUE, -1000, "-10.00" },
    { "¥1,299.5", TRUE, 129950, "1299.50" },
    { "￥12", TRUE, 1200, "12.00" },
    { "-¥12", TRUE, -1200, "-12.00" },
    { "¥-12", TRUE, -1200, "-12.00" },
    { "10元", TRUE, 1000, "10.00" },
    { " 10 ", TRUE, 1000, "10.00" },
    { "10.005", FALSE },
    { "1.2.3", FALSE },
    { "ten", FALSE },
    { "", FALSE },
    { "-", FALSE },
    { ".", FALSE },
    { "--1", FALSE },
    { "10 000", FALSE },
    { ",1", FALSE },
    { "1e3", FALSE },
    { "=10", FALSE },
    { "99999999999999999999", FALSE },
    { "92233720368547758070", FALSE },
    { NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DeskMoney fen = 0;
      g_autofree char *written = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (desk_money_parse (cases[i].text, &fen), ==, cases[i].valid);
      g_assert_cmpint (fen, ==, cases[i].fen);
      written = desk_money_to_text (fen);
      if (cases[i].valid)
        g_assert_cmpstr (written, ==, cases[i].written);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/money/parse", test_parse);
  return g_test_run ();
}
