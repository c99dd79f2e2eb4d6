/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-text.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

/**
 * desk_text_clean:
 * @length: bytes of @text, or -1 when it ends with a zero
 *
 * What comes from outside, made safe for the database, Pango and workbooks:
 * valid UTF-8 without control characters (line ends and tabs stay) and without
 * non-characters, in the composed form.
 *
 * Returns: (transfer full): the clean text
 */
char *
desk_text_clean (const char *text,
                 gssize      length)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  GString *clean = g_string_sized_new (strlen (valid));
  char *composed;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0) ||
          (c & 0xfffe) == 0xfffe || c == 0xfeff || (c >= 0xfdd0 && c <= 0xfdef))
        continue;
      g_string_append_unichar (clean, c);
    }
  composed = g_utf8_normalize (clean->str, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_string_free (clean, TRUE);
  return composed;
}

/**
 * desk_text_strip:
 *
 * Returns: (transfer full): @text without white space at both ends, full-width
 *   and no-break spaces included
 */
char *
desk_text_strip (const char *text)
{
  const char *end = text + strlen (text);

  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text)
    {
      const char *previous = g_utf8_prev_char (end);
      if (!g_unichar_isspace (g_utf8_get_char (previous)))
        break;
      end = previous;
    }
  return g_strndup (text, end - text);
}

gboolean
desk_text_is_han (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN;
}

static UChar *
to_utf16 (const char *text,
          int         room,
          int        *length)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar *buffer = g_new (UChar, room);

  u_strFromUTF8 (buffer, room, length, text, -1, &status);
  if (U_FAILURE (status))
    {
      *length = 0;
      buffer[0] = 0;
    }
  return buffer;
}

/**
 * desk_text_pinyin:
 *
 * Returns: (transfer full): @text in lower-case Latin letters, a space between
 *   syllables: 张三 → "zhang san" (PEO-3)
 */
char *
desk_text_pinyin (const char *text)
{
  static UTransliterator *transliterator;
  static GMutex lock;
  UErrorCode status = U_ZERO_ERROR;
  int room, length, limit;
  g_autofree UChar *buffer = NULL;
  g_autofree char *utf8 = NULL;
  gboolean ascii = TRUE;

  for (const char *p = text; *p != '\0' && ascii; p++)
    ascii = (guchar) *p < 0x80;
  if (ascii)
    return g_ascii_strdown (text, -1);

  /* A Han character becomes at most eight letters and a space. */
  room = (int) strlen (text) * 10 + 16;
  buffer = to_utf16 (text, room, &length);
  limit = length;

  g_mutex_lock (&lock);
  if (transliterator == NULL)
    {
      UChar id[64];
      u_uastrcpy (id, "Han-Latin/Names; Latin-ASCII; Lower");
      transliterator = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
      if (U_FAILURE (status))
        g_error ("ICU cannot write Chinese in Latin letters: %s", u_errorName (status));
    }
  utrans_transUChars (transliterator, buffer, &length, room, 0, &limit, &status);
  g_mutex_unlock (&lock);

  utf8 = g_malloc (length * 3 + 1);
  u_strToUTF8 (utf8, length * 3 + 1, NULL, buffer, length, &status);
  return U_SUCCESS (status) ? g_steal_pointer (&utf8) : g_strdup (text);
}

/**
 * desk_text_initials:
 *
 * Returns: (transfer full): the first letters of the pinyin syllables and of
 *   the Latin words: 张三 → "zs" (PEO-3)
 */
char *
desk_text_initials (const char *text)
{
  g_autofree char *pinyin = desk_text_pinyin (text);
  GString *initials = g_string_new (NULL);
  gboolean in_word = FALSE;

  for (const char *p = pinyin; *p != '\0'; p++)
    {
      gboolean letter = g_ascii_isalnum (*p);
      if (letter && !in_word)
        g_string_append_c (initials, *p);
      in_word = letter;
    }
  return g_string_free (initials, FALSE);
}

/**
 * desk_text_tokens:
 *
 * Splits Han text so that a full-text index sees one token per character;
 * a phrase of such tokens then finds a substring of any length.
 *
 * Returns: (transfer full): @text with a space around every Han character
 */
char *
desk_text_tokens (const char *text)
{
  GString *tokens = g_string_sized_new (strlen (text) * 2);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean han = desk_text_is_han (c);

      if (han)
        g_string_append_c (tokens, ' ');
      g_string_append_unichar (tokens, c);
      if (han)
        g_string_append_c (tokens, ' ');
    }
  return g_string_free (tokens, FALSE);
}

static UCollator *
pinyin_collator (void)
{
  static UCollator *collator;

  if (g_once_init_enter (&collator))
    {
      UErrorCode status = U_ZERO_ERROR;
      UCollator *opened = ucol_open ("zh@collation=pinyin", &status);

      if (U_FAILURE (status))
        g_error ("ICU has no pinyin order: %s", u_errorName (status));
      g_once_init_leave (&collator, opened);
    }
  return collator;
}

/**
 * desk_text_compare:
 *
 * Returns: the order of @a and @b by pinyin (PEO-3), as strcmp() does
 */
int
desk_text_compare (const char *a,
                   const char *b)
{
  UErrorCode status = U_ZERO_ERROR;

  return ucol_strcollUTF8 (pinyin_collator (), a, -1, b, -1, &status);
}

/**
 * desk_text_sort_key:
 *
 * Returns: (transfer full): a text whose strcmp() order is the pinyin order of @text
 */
char *
desk_text_sort_key (const char *text)
{
  int room = (int) strlen (text) + 1, length;
  g_autofree UChar *utf16 = to_utf16 (text, room, &length);
  int needed = ucol_getSortKey (pinyin_collator (), utf16, length, NULL, 0);
  g_autofree guint8 *key = g_malloc (needed);
  GString *hex = g_string_sized_new (needed * 2);

  ucol_getSortKey (pinyin_collator (), utf16, length, key, needed);
  for (int i = 0; i + 1 < needed; i++)
    g_string_append_printf (hex, "%02x", key[i]);
  return g_string_free (hex, FALSE);
}

/* How many columns @text takes in a fixed-width font: two for wide characters. */
int
desk_text_width (const char *text)
{
  int width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static int
edit_distance (const char *a,
               const char *b)
{
  gsize n = strlen (b);
  g_autofree int *row = g_new (int, n + 1);

  for (gsize j = 0; j <= n; j++)
    row[j] = (int) j;
  for (gsize i = 1; a[i - 1] != '\0'; i++)
    {
      int diagonal = row[0];
      row[0] = (int) i;
      for (gsize j = 1; j <= n; j++)
        {
          int above = row[j];
          row[j] = MIN (MIN (row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] != b[j - 1]));
          diagonal = above;
        }
    }
  return row[n];
}

/**
 * desk_text_nearest:
 * @words: (array zero-terminated=1): the words that are known
 *
 * Returns: (transfer none) (nullable): the known word that @word was probably
 *   meant to be, %NULL when none is near
 */
const char *
desk_text_nearest (const char        *word,
                   const char *const *words)
{
  const char *best = NULL;
  int best_distance = MAX (2, (int) strlen (word) / 2);

  for (; *words != NULL; words++)
    {
      int distance = edit_distance (word, *words);
      if (g_str_has_prefix (*words, word) && *word != '\0')
        distance = 0;
      if (distance < best_distance || (distance == best_distance && best == NULL))
        {
          best = *words;
          best_distance = distance;
        }
    }
  return best;
}
