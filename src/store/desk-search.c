/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Full-text search over every record. The index is no content: triggers, made
 * from the fields marked %DESK_FIELD_SEARCH, keep it with any write, an undo's too.
 *
 *   search        a token for each Han character, Latin words, and pinyin: a phrase
 *                 finds Chinese of any length, a prefix finds zs and zhangs
 *   search_grams  three letters each, for the middle of numbers and Latin words */

#include "desk-search.h"

#include <string.h>

#include "desk-language.h"
#include "desk-record.h"
#include "desk-store-private.h"
#include "desk-text.h"

/* Kinds share one index: a row's number is the record's id and its kind's place. Another
 * number needs the index anew, as every migration makes it. */
#define KINDS_ROOM 256

static void
append_columns (GString        *sql,
                const DeskKind *kind,
                const char     *prefix)
{
  gboolean first = TRUE;

  for (guint i = 0; kind->fields[i].name != NULL; i++)
    if ((kind->fields[i].flags & DESK_FIELD_SEARCH) && kind->fields[i].type != DESK_FIELD_REFERENCE)
      {
        g_string_append_printf (sql, "%sifnull(%s\"%s\", '')", first ? "" : " || ' ' || ", prefix,
                                kind->fields[i].name);
        first = FALSE;
      }
}

static gboolean
has_search (const DeskKind *kind)
{
  for (guint i = 0; kind->fields[i].name != NULL; i++)
    if (kind->fields[i].flags & DESK_FIELD_SEARCH)
      return TRUE;
  return FALSE;
}

/* The title is found by pinyin, and what is marked so; a record that is named by
 * another one is not found by that name. */
static void
append_pinyin (GString        *sql,
               const DeskKind *kind,
               const char     *prefix)
{
  const DeskField *title = desk_kind_get_title (kind);

  if (title->type == DESK_FIELD_REFERENCE)
    g_string_append (sql, "''");
  else
    g_string_append_printf (sql, "desk_pinyin(ifnull(%s\"%s\", ''))", prefix, title->name);
  for (guint i = 0; kind->fields[i].name != NULL; i++)
    if ((kind->fields[i].flags & DESK_FIELD_PINYIN) && &kind->fields[i] != title)
      g_string_append_printf (sql, " || ' ' || desk_pinyin(ifnull(%s\"%s\", ''))", prefix,
                              kind->fields[i].name);
}

static void
append_insert (GString        *sql,
               const DeskKind *kind,
               guint           place,
               const char     *prefix,
               const char     *source)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GString) pinyin = g_string_new (NULL);

  append_columns (text, kind, prefix);
  append_pinyin (pinyin, kind, prefix);
  g_string_append_printf (sql,
                          "INSERT INTO search (rowid, body, pinyin) SELECT %sid * %d + %u,"
                          " desk_tokens(%s), %s%s;"
                          "INSERT INTO search_grams (rowid, body) SELECT %sid * %d + %u, %s%s;",
                          prefix, KINDS_ROOM, place, text->str, pinyin->str, source, prefix,
                          KINDS_ROOM, place, text->str, source);
  g_string_free (text, TRUE);
}

/* The columns whose change changes what is found. */
static void
append_searched (GString        *sql,
                 const DeskKind *kind)
{
  g_string_append (sql, " OF id");
  for (guint i = 0; kind->fields[i].name != NULL; i++)
    if (&kind->fields[i] == desk_kind_get_title (kind) ||
        (kind->fields[i].flags & DESK_FIELD_SEARCH))
      {
        g_autofree char *column = desk_field_get_column (&kind->fields[i]);
        g_string_append_printf (sql, ", %s", column);
      }
}

/**
 * desk_search_dup_install:
 * @rebuild: fill the index from the records that are there
 *
 * Returns: (transfer full): SQL that makes the triggers anew from the kinds' fields
 */
char *
desk_search_dup_install (const DeskSchema *schema,
                         gboolean          rebuild)
{
  GString *sql = g_string_new (NULL);

  if (rebuild)
    g_string_append (sql, "DELETE FROM search; DELETE FROM search_grams;");
  for (guint i = 0; schema->kinds[i] != NULL; i++)
    {
      const DeskKind *kind = schema->kinds[i];
      const char *table = kind->table;

      g_assert (i < KINDS_ROOM);
      if (!has_search (kind))
        continue;
      for (guint when = 0; when < 3; when++)
        {
          static const char *const names[] = { "insert", "update", "delete" };
          g_string_append_printf (sql,
                                  "DROP TRIGGER IF EXISTS search_%s_%s;"
                                  "CREATE TRIGGER search_%s_%s AFTER %s",
                                  table, names[when], table, names[when], names[when]);
          if (when == 1)
            append_searched (sql, kind);
          g_string_append_printf (sql, " ON %s BEGIN ", table);
          if (when != 0)
            g_string_append_printf (sql,
                                    "DELETE FROM search WHERE rowid = old.id * %d + %u;"
                                    "DELETE FROM search_grams WHERE rowid = old.id * %d + %u;",
                                    KINDS_ROOM, i, KINDS_ROOM, i);
          if (when != 2)
            append_insert (sql, kind, i, "new.", "");
          g_string_append (sql, "END;");
        }
      if (rebuild)
        {
          g_autofree char *source = g_strconcat (" FROM ", table, NULL);
          append_insert (sql, kind, i, "", source);
        }
    }
  return g_string_free (sql, FALSE);
}

/* Words of @text as an FTS5 expression: Han runs are phrases of single
 * characters, Latin words prefixes; all of them must be found. */
static char *
match_expression (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  GString *expression = g_string_new (NULL);
  GString *word = g_string_new (NULL);
  int kind_of_word = 0; /* 1 Han, 2 other letters and digits */

  for (const char *p = lower;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int kind = c == 0 ? 0 : desk_text_is_han (c)  ? 1
                            : g_unichar_isalnum (c) ? 2
                                                    : 0;

      if (kind != kind_of_word && word->len > 0)
        {
          g_string_append_printf (expression, "%s\"%s\"%s", expression->len > 0 ? " AND " : "",
                                  word->str, kind_of_word == 2 ? "*" : "");
          g_string_truncate (word, 0);
        }
      kind_of_word = kind;
      if (kind == 1 && word->len > 0)
        g_string_append_c (word, ' ');
      if (kind != 0)
        g_string_append_unichar (word, c);
      if (c == 0)
        break;
    }
  g_string_free (word, TRUE);
  return g_string_free (expression, FALSE);
}

/* Letters and digits of three and more may stand inside a word: of a phone
 * number, say. */
static char *
grams_expression (const char *text)
{
  g_autofree char *stripped = desk_text_strip (text);

  if (g_utf8_strlen (stripped, -1) < 3 || strchr (stripped, '"') != NULL)
    return NULL;
  return g_strdup_printf ("\"%s\"", stripped);
}

/* What the user may have typed, as it is looked for: full-width letters and digits
 * come easily from a Chinese keyboard. */
static char *
plain_text (const char *text)
{
  g_autofree char *clean = desk_text_clean (text, -1);

  return g_utf8_normalize (clean, -1, G_NORMALIZE_ALL_COMPOSE);
}

static gint64
place_of (DeskStore      *store,
          const DeskKind *kind)
{
  for (guint i = 0; kind != NULL && store->schema->kinds[i] != NULL; i++)
    if (store->schema->kinds[i] == kind)
      return i;
  return -1;
}

/**
 * desk_search_dup_condition:
 * @text: as for desk_search()
 *
 * Returns: (transfer full): what stands behind WHERE to select the records of @kind
 *   that @text is found in, all of them
 */
char *
desk_search_dup_condition (DeskStore      *store,
                           const char     *text,
                           const DeskKind *kind)
{
  g_autofree char *plain = plain_text (text);
  g_autofree char *expression = match_expression (plain);
  g_autofree char *grams = grams_expression (plain);
  gint64 place = place_of (store, kind);
  char *sql;
  char *condition;

  if (*expression == '\0' || place < 0)
    return g_strdup ("0");
  sql = grams == NULL
          ? sqlite3_mprintf ("id IN (SELECT rowid / %d FROM search WHERE search MATCH %Q"
                             " AND rowid %% %d = %lld)",
                             KINDS_ROOM, expression, KINDS_ROOM, (long long) place)
          : sqlite3_mprintf ("id IN (SELECT rowid / %d FROM search WHERE search MATCH %Q"
                             " AND rowid %% %d = %lld UNION ALL"
                             " SELECT rowid / %d FROM search_grams WHERE search_grams MATCH %Q"
                             " AND rowid %% %d = %lld)",
                             KINDS_ROOM, expression, KINDS_ROOM, (long long) place, KINDS_ROOM,
                             grams, KINDS_ROOM, (long long) place);
  condition = g_strdup (sql);
  sqlite3_free (sql);
  return condition;
}

static char *
hit_title (DeskStore      *store,
           const DeskKind *kind,
           gint64          id)
{
  g_autofree char *column = desk_field_get_column (desk_kind_get_title (kind));
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?", column, kind->table);
  g_autoptr (DeskRows) rows = desk_store_select (store, NULL, sql, "i", id);
  DeskValue value = { .set = TRUE };

  if (rows == NULL || !desk_rows_next (rows))
    return NULL;
  if (desk_kind_get_title (kind)->type != DESK_FIELD_REFERENCE)
    return g_strdup (desk_rows_text (rows, 0));
  value.number = desk_rows_int (rows, 0);
  return desk_value_to_display (store, desk_kind_get_title (kind), &value,
                                desk_language_current ());
}

static int
compare_hits (gconstpointer a,
              gconstpointer b,
              gpointer      text)
{
  const DeskSearchHit *hit_a = *(DeskSearchHit *const *) a;
  const DeskSearchHit *hit_b = *(DeskSearchHit *const *) b;
  int rank_a = g_strcmp0 (hit_a->title, text) == 0     ? 0
               : g_str_has_prefix (hit_a->title, text) ? 1
                                                       : 2;
  int rank_b = g_strcmp0 (hit_b->title, text) == 0     ? 0
               : g_str_has_prefix (hit_b->title, text) ? 1
                                                       : 2;

  if (rank_a != rank_b)
    return rank_a - rank_b;
  return desk_text_compare (hit_a->title, hit_b->title);
}

/**
 * desk_search:
 * @text: Chinese, pinyin, initials, words or digits (PEO-3)
 * @kind: (nullable): only records of this kind
 *
 * Returns: (transfer full) (element-type DeskSearchHit): the best hits first,
 *   at most 200
 */
GPtrArray *
desk_search (DeskStore       *store,
             const char      *text,
             const DeskKind  *kind,
             GError         **error)
{
  g_autoptr (GPtrArray) hits =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_search_hit_free);
  g_autoptr (DeskRows) rows = NULL;
  g_autofree char *plain = plain_text (text);
  g_autofree char *expression = match_expression (plain);
  g_autofree char *grams = grams_expression (plain);
  gint64 place = place_of (store, kind);

  if (*expression == '\0')
    return g_steal_pointer (&hits);
  rows = desk_store_select (store, error,
                            "SELECT rowid FROM (SELECT rowid FROM search WHERE search MATCH ?1"
                            " AND (?3 < 0 OR rowid % 64 = ?3) LIMIT 200)"
                            " UNION SELECT rowid FROM (SELECT rowid FROM search_grams"
                            " WHERE search_grams MATCH ifnull(?2, '\"\"')"
                            " AND (?3 < 0 OR rowid % 64 = ?3) LIMIT 200) LIMIT 200",
                            "tti", expression, grams, place);
  if (rows == NULL)
    return NULL;
  while (desk_rows_next (rows))
    {
      DeskSearchHit *hit = g_new0 (DeskSearchHit, 1);
      gint64 row = desk_rows_int (rows, 0);

      hit->kind = store->schema->kinds[row % KINDS_ROOM];
      hit->id = row / KINDS_ROOM;
      hit->title = hit_title (store, hit->kind, hit->id);
      if (hit->title == NULL)
        hit->title = g_strdup ("");
      g_ptr_array_add (hits, hit);
    }
  g_ptr_array_sort_with_data (hits, compare_hits, (gpointer) plain);
  return g_steal_pointer (&hits);
}

void
desk_search_hit_free (DeskSearchHit *self)
{
  g_free (self->title);
  g_free (self);
}
