/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-rota-key.h"

/* @text: (nullable) */
DeskRotaKey
desk_rota_key_parse (const char *text)
{
  DeskRotaKey key = { 0 };
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ":", 3);
  guint n = g_strv_length (parts);

  if (n < 2)
    return key;
  g_strlcpy (key.what, parts[0], sizeof key.what);
  key.date = desk_date_parse (parts[1]);
  if (key.date == DESK_DATE_NONE)
    key.id = g_ascii_strtoll (parts[1], NULL, 10);
  else if (n == 3)
    key.id = g_ascii_strtoll (parts[2], NULL, 10);
  return key;
}

gboolean
desk_rota_key_is (const DeskRotaKey *self,
                  const char        *what)
{
  return g_str_equal (self->what, what);
}

/* @id: 0 for the day as a whole */
char *
desk_rota_key_format (const char *what,
                      DeskDate    date,
                      gint64      id)
{
  g_autofree char *day = desk_date_to_iso (date);

  return id != 0 ? g_strdup_printf ("%s:%s:%" G_GINT64_FORMAT, what, day, id)
                 : g_strdup_printf ("%s:%s", what, day);
}
