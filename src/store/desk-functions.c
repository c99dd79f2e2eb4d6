/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What SQL of this program may call: pinyin order and the texts of the index. */

#include "desk-store-private.h"
#include "desk-text.h"

static void
apply_text (sqlite3_context *context,
            sqlite3_value   *value,
            char *(*function) (const char *))
{
  const char *text = (const char *) sqlite3_value_text (value);

  if (text == NULL)
    sqlite3_result_text (context, "", 0, SQLITE_STATIC);
  else
    sqlite3_result_text (context, function (text), -1, g_free);
}

static void
tokens_function (sqlite3_context  *context,
                 int               n_values,
                 sqlite3_value   **values)
{
  apply_text (context, values[0], desk_text_tokens);
}

/* So many syllables are found from the middle; what is longer is no name. */
#define MOST_SYLLABLES 12

/* "zhang san zhangsan zs": whole syllables, the name in one piece, initials. Of a
 * longer name also what follows each syllable: “2.72m 白色无缝纸” is found by
 * "wufengzhi" and "wfz". */
static char *
pinyin_words (const char *text)
{
  g_autofree char *pinyin = desk_text_pinyin (text);
  /* Of the pinyin, which costs more than all the rest. */
  g_autofree char *initials = desk_text_initials (pinyin);
  g_auto (GStrv) syllables = g_strsplit (pinyin, " ", -1);
  guint n = g_strv_length (syllables);
  g_autofree char *joined = g_strjoinv ("", syllables);
  g_autoptr (GString) words = g_string_new (pinyin);

  g_string_append_printf (words, " %s %s", joined, initials);
  for (guint i = 1; n <= MOST_SYLLABLES && i + 2 <= n; i++)
    {
      g_autofree char *rest = g_strjoinv ("", syllables + i);
      g_autofree char *spaced = g_strjoinv (" ", syllables + i);
      g_autofree char *letters = desk_text_initials (spaced);

      g_string_append_printf (words, " %s %s", rest, letters);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
pinyin_function (sqlite3_context  *context,
                 int               n_values,
                 sqlite3_value   **values)
{
  apply_text (context, values[0], pinyin_words);
}

static int
compare_pinyin (void       *data,
                int         a_length,
                const void *a,
                int         b_length,
                const void *b)
{
  g_autofree char *a_text = g_strndup (a, a_length);
  g_autofree char *b_text = g_strndup (b, b_length);

  return desk_text_compare (a_text, b_text);
}

void
desk_functions_install (sqlite3 *db)
{
  int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

  sqlite3_create_function_v2 (db, "desk_tokens", 1, flags, NULL, tokens_function, NULL, NULL, NULL);
  sqlite3_create_function_v2 (db, "desk_pinyin", 1, flags, NULL, pinyin_function, NULL, NULL, NULL);
  sqlite3_create_collation_v2 (db, "PINYIN", SQLITE_UTF8, NULL, compare_pinyin, NULL);
}
