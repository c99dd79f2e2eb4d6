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

/* "zhang san zhangsan zs": whole syllables, the name in one piece, initials. */
static char *
pinyin_words (const char *text)
{
  g_autofree char *pinyin = desk_text_pinyin (text);
  /* Of the pinyin, which costs more than all the rest. */
  g_autofree char *initials = desk_text_initials (pinyin);
  g_auto (GStrv) syllables = g_strsplit (pinyin, " ", -1);
  g_autofree char *joined = g_strjoinv ("", syllables);

  return g_strjoin (" ", pinyin, joined, initials, NULL);
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
