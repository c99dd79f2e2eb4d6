/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-csv-writer.h"

#include <string.h>

static void
append_quoted (GString    *csv,
               const char *cell)
{
  g_string_append_c (csv, '"');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append_c (csv, '"');
}

/**
 * desk_csv_append_row:
 * @cells: (array zero-terminated=1): UTF-8 texts
 *
 * Appends one record as RFC 4180 has it: commas, CR LF at the end, quotes only
 * where they are needed. Texts are written as they are, also when they look
 * like a formula: what reads this is a program.
 */
void
desk_csv_append_row (GString           *csv,
                     const char *const *cells)
{
  /* A record of one empty cell would look like a blank line. */
  if (cells[0] != NULL && *cells[0] == '\0' && cells[1] == NULL)
    g_string_append (csv, "\"\"");

  for (gsize i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (csv, ',');
      if (strpbrk (cells[i], ",\"\r\n") != NULL)
        append_quoted (csv, cells[i]);
      else
        g_string_append (csv, cells[i]);
    }
  g_string_append (csv, "\r\n");
}
