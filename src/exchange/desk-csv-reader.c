/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-csv-reader.h"

#include <string.h>

#include "desk-error.h"
#include "desk-language.h"

/* The separator is looked for in so many records: a title may stand above the head. */
#define RECORDS_WITH_HEAD 20

/* So many Chinese characters that are right by accident do not happen: it is UTF-8. */
#define CERTAINLY_UTF8 8

typedef struct
{
  const char *p;
  const char *end;
  char separator;
  gboolean pasted;
  int row_number;
  GString *cell;
  DeskTable *table;
} Parser;

static const char separators[] = { '\t', ',', ';' };

static int
line_at (const char *data,
         gsize       offset)
{
  int line = 1;

  for (gsize i = 0; i < offset; i++)
    line += data[i] == '\n' || (data[i] == '\r' && (i + 1 >= offset || data[i + 1] != '\n'));
  return line;
}

static gsize
utf8_offset (const char *data,
             gsize       length,
             guint      *wide)
{
  const char *stop;

  g_utf8_validate_len (data, length, &stop);
  *wide = 0;
  for (const char *p = data; p < stop; p = g_utf8_next_char (p))
    *wide += (guchar) *p >= 0xe0;
  return (gsize) (stop - data);
}

static char *
convert (const char *data,
         gsize       length,
         const char *charset,
         gsize      *offset,
         gsize      *written)
{
  g_autofree char *text =
    g_convert (data, (gssize) length, "UTF-8", charset, offset, written, NULL);

  if (text != NULL && *offset < length)
    return NULL;
  return g_steal_pointer (&text);
}

static void
set_undecodable (const char  *file,
                 const char  *data,
                 gsize        offset,
                 int          line,
                 GError     **error)
{
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               /* Translators: %1$s: file name, %2$d: line number, %3$02X: a byte such as A9,
                * %4$u: its number, counted from the beginning of the file */
               _ ("%1$s cannot be read: in line %2$d the byte %3$02X (number %4$u of the file) is "
                  "neither UTF-8 nor GB18030. Open the file in Excel and save it as “CSV UTF-8” "
                  "or as .xlsx."),
               file, line, (guint) (guchar) data[offset], (guint) offset + 1);
}

/*
 * A mark at the beginning decides. Without one, text that is right as UTF-8 is
 * UTF-8: Chinese in GB18030 practically never is. What is neither is refused
 * rather than read with wrong characters in it.
 */
static char *
decode (const char  *data,
        gsize        length,
        const char  *file,
        gsize       *written,
        GError     **error)
{
  const char *charset = NULL;
  gsize offset, other;
  guint wide;
  char *text;

  if (length >= 2 && memcmp (data, "\xff\xfe", 2) == 0)
    charset = "UTF-16LE";
  else if (length >= 2 && memcmp (data, "\xfe\xff", 2) == 0)
    charset = "UTF-16BE";
  if (charset != NULL)
    {
      text = convert (data + 2, length - 2, charset, &offset, written);
      if (text == NULL)
        g_set_error (error, DESK_ERROR, DESK_ERROR_DAMAGED,
                     /* Translators: %1$s: file name, %2$u: how many bytes from the beginning */
                     _ ("%1$s is damaged: its UTF-16 text breaks off at byte %2$u. Get the file "
                        "again, or save it as .xlsx."),
                     file, (guint) offset + 3);
      return text;
    }

  if (memchr (data, '\0', length) != NULL)
    {
      const char *zero = memchr (data, '\0', length);

      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                   /* Translators: %1$s: file name, %2$d: line number */
                   _ ("%1$s is not a table: there is a zero byte in line %2$d. Save it in Excel as "
                      ".xlsx or as “CSV UTF-8”."),
                   file, line_at (data, (gsize) (zero - data)));
      return NULL;
    }

  offset = utf8_offset (data, length, &wide);
  if (offset == length)
    {
      gboolean mark = length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0;

      *written = length - (mark ? 3 : 0);
      return g_strndup (data + (mark ? 3 : 0), *written);
    }
  if (wide >= CERTAINLY_UTF8)
    {
      set_undecodable (file, data, offset, line_at (data, offset), error);
      return NULL;
    }
  text = convert (data, length, "GB18030", &other, written);
  if (text == NULL)
    {
      offset = MIN (MAX (offset, other), length - 1);
      set_undecodable (file, data, offset, line_at (data, offset), error);
    }
  return text;
}

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

/* By the first record that has a separator outside of quotes; 0 when none has. */
static char
find_separator (const char *p,
                const char *end)
{
  for (int record = 0; record < RECORDS_WITH_HEAD && p < end; record++)
    {
      guint counts[G_N_ELEMENTS (separators)] = { 0 };
      guint best = 0;
      gboolean quoted = FALSE;
      gboolean cell_begins = TRUE;

      for (; p < end && (quoted || !is_line_end (*p)); p++)
        {
          /* A quote right after a closing one opens again: "" inside of quotes. */
          gboolean quotes = *p == '"' && (cell_begins || quoted);

          quoted ^= quotes;
          cell_begins = quotes;
          for (guint i = 0; i < G_N_ELEMENTS (separators) && !quoted; i++)
            {
              if (*p == separators[i])
                {
                  counts[i]++;
                  cell_begins = TRUE;
                }
            }
        }
      for (guint i = 1; i < G_N_ELEMENTS (separators); i++)
        {
          if (counts[i] > counts[best])
            best = i;
        }
      if (counts[best] > 0)
        return separators[best];
      while (p < end && is_line_end (*p))
        p++;
    }
  return 0;
}

/* Excel writes and obeys a first line "sep=;". */
static void
read_separator (Parser *self)
{
  if (self->end - self->p > 5 && g_ascii_strncasecmp (self->p, "sep=", 4) == 0 &&
      is_line_end (self->p[5]))
    {
      self->separator = self->p[4];
      self->p += 5;
      return;
    }
  self->separator = find_separator (self->p, self->end);
}

/*
 * Excel copies a cell that only begins with a quotation mark without any
 * quoting, so in pasted text quotes count when they close right before a
 * separator or a line end.
 */
static gboolean
quotes_close (const Parser *self)
{
  for (const char *p = self->p + 1; p < self->end; p++)
    {
      if (*p != '"')
        continue;
      if (p + 1 == self->end || p[1] == self->separator || is_line_end (p[1]))
        return TRUE;
      if (p[1] != '"')
        return FALSE;
      p++;
    }
  return FALSE;
}

static gboolean
read_quoted (Parser *self)
{
  for (self->p++; self->p < self->end; self->p++)
    {
      char c = *self->p;

      if (c == '"' && self->p + 1 < self->end && self->p[1] == '"')
        self->p++;
      else if (c == '"')
        {
          self->p++;
          return TRUE;
        }
      if (c == '\r')
        {
          if (self->p + 1 < self->end && self->p[1] == '\n')
            continue;
          c = '\n';
        }
      g_string_append_c (self->cell, c);
    }
  return FALSE;
}

static gboolean
read_cell (Parser  *self,
           guint    column,
           GError **error)
{
  g_string_truncate (self->cell, 0);
  if (self->p < self->end && *self->p == '"' && (!self->pasted || quotes_close (self)) &&
      !read_quoted (self))
    {
      g_autofree char *letters = desk_table_column_letters (column);

      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                   /* Translators: %1$s: file name, %2$d: row number, %3$s: column letters */
                   _ ("%1$s: the quotation mark that opens in row %2$d, column %3$s, is never "
                      "closed: close it or take it away."),
                   desk_table_get_file (self->table), self->row_number, letters);
      return FALSE;
    }
  while (self->p < self->end && *self->p != self->separator && !is_line_end (*self->p))
    g_string_append_c (self->cell, *self->p++);
  return TRUE;
}

static gboolean
read_record (Parser  *self,
             GError **error)
{
  gboolean begun = FALSE;

  for (guint column = 0;; column++)
    {
      if (!read_cell (self, column, error))
        return FALSE;
      if (self->cell->len > 0)
        {
          GRefString *text = desk_table_make_text (self->cell->str, (gssize) self->cell->len);
          gboolean added;

          if (!begun)
            desk_table_add_row (self->table, self->row_number);
          begun = TRUE;
          added = desk_table_add_cell (self->table, column, text, error);
          g_clear_pointer (&text, g_ref_string_release);
          if (!added)
            return FALSE;
        }
      if (self->p == self->end || is_line_end (*self->p))
        break;
      self->p++;
    }
  if (self->p < self->end)
    self->p += self->end - self->p > 1 && self->p[0] == '\r' && self->p[1] == '\n' ? 2 : 1;
  return TRUE;
}

static DeskTable *
parse (const char  *text,
       gsize        length,
       const char  *file,
       gboolean     pasted,
       GError     **error)
{
  g_autoptr (DeskTable) table = desk_table_new (file, NULL);
  g_autoptr (GString) cell = g_string_new (NULL);
  Parser parser = { text, text + length, 0, pasted, 1, cell, table };
  const char *zero = memchr (text, '\0', length);

  if (zero != NULL)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                   _ ("%1$s is not a table: there is a zero byte in line %2$d. Save it in Excel as "
                      ".xlsx or as “CSV UTF-8”."),
                   file, line_at (text, (gsize) (zero - text)));
      return NULL;
    }
  if (pasted)
    parser.separator = '\t';
  else
    read_separator (&parser);
  for (; parser.p < parser.end; parser.row_number++)
    {
      if (!read_record (&parser, error))
        return NULL;
    }
  if (!desk_table_settle (table, 0, error))
    return NULL;
  return g_steal_pointer (&table);
}

/**
 * desk_csv_read_bytes:
 * @file: the name of the file, to show to a person
 *
 * Reads a table of text: UTF-8, UTF-16 with a mark, or GB18030; commas, tabs or
 * semicolons between the cells; quotes as in RFC 4180; any line ends.
 *
 * Returns: (transfer full): the table, %NULL and %DESK_ERROR_INVALID (text that
 *   cannot be read, a quote that is never closed, no text) or
 *   %DESK_ERROR_DAMAGED
 */
DeskTable *
desk_csv_read_bytes (GBytes      *bytes,
                     const char  *file,
                     GError     **error)
{
  gsize length, written = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = NULL;

  if (length == 0)
    return parse ("", 0, file, FALSE, error);
  text = decode (data, length, file, &written, error);
  if (text == NULL)
    return NULL;
  return parse (text, written, file, FALSE, error);
}

/**
 * desk_csv_read_pasted:
 * @text: what another program copied, UTF-8
 * @name: what a message calls it
 *
 * Reads cells that were copied in Excel, LibreOffice or WPS: tabs between cells,
 * quotes around texts that have line ends. Text that has no tab at all is read
 * like a file, so copied CSV does as well.
 *
 * Returns: (transfer full): the table, or %NULL and %DESK_ERROR_INVALID
 */
DeskTable *
desk_csv_read_pasted (const char  *text,
                      const char  *name,
                      GError     **error)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  return parse (valid, strlen (valid), name, strchr (valid, '\t') != NULL, error);
}
