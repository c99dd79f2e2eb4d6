/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-money.h"

#include <string.h>

/**
 * desk_money_parse:
 * @text: (nullable): yuan with at most two decimals: `10`, `-10.00`, `¥1,299.5`, `10元`
 * @amount: (out): the amount in fen
 *
 * Returns: whether @text is an amount
 */
gboolean
desk_money_parse (const char *text,
                  DeskMoney  *amount)
{
  gboolean negative = FALSE, any = FALSE;
  gint64 yuan = 0, fen = 0;
  int decimals = 0;

  if (text == NULL)
    return FALSE;
  while (g_ascii_isspace (*text))
    text++;
  if (*text == '-')
    negative = TRUE, text++;
  if (g_str_has_prefix (text, "¥"))
    text += strlen ("¥");
  else if (g_str_has_prefix (text, "￥"))
    text += strlen ("￥");
  if (*text == '-' && !negative)
    negative = TRUE, text++;

  for (; g_ascii_isdigit (*text) || (*text == ',' && any); text++)
    {
      if (*text == ',')
        continue;
      if (yuan > G_MAXINT64 / 10000)
        return FALSE;
      yuan = yuan * 10 + (*text - '0');
      any = TRUE;
    }
  if (*text == '.')
    {
      for (text++; g_ascii_isdigit (*text) && decimals < 2; text++, decimals++)
        fen = fen * 10 + (*text - '0');
      if (decimals == 1)
        fen *= 10;
      any = any || decimals > 0;
    }
  if (g_str_has_prefix (text, "元"))
    text += strlen ("元");
  while (g_ascii_isspace (*text))
    text++;
  if (*text != '\0' || !any)
    return FALSE;

  *amount = (negative ? -1 : 1) * (yuan * 100 + fen);
  return TRUE;
}

/**
 * desk_money_to_text:
 *
 * Returns: (transfer full): yuan with two decimals, `-10.00`
 */
char *
desk_money_to_text (DeskMoney amount)
{
  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%02d", amount < 0 ? "-" : "",
                          ABS (amount) / 100, (int) (ABS (amount) % 100));
}
