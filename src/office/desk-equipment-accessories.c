/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Accessories as people write them: `电池×2;充电器×1`. */

#include "desk-equipment.h"

#include <string.h>

#include "desk-language.h"
#include "desk-text.h"

#define MAX_COUNT 9999

static void
accessory_free (DeskAccessory *self)
{
  g_free (self->name);
  g_free (self);
}

static DeskAccessory *
find (const GPtrArray *self,
      const char      *name)
{
  for (guint i = 0; i < self->len; i++)
    {
      DeskAccessory *one = self->pdata[i];
      if (g_str_equal (one->name, name))
        return one;
    }
  return NULL;
}

static void
add (GPtrArray  *self,
     const char *name,
     gint64      count)
{
  DeskAccessory *one = find (self, name);

  if (one == NULL)
    {
      one = g_new0 (DeskAccessory, 1);
      one->name = g_strdup (name);
      g_ptr_array_add (self, one);
    }
  one->count = MIN (one->count + count, MAX_COUNT);
}

/* The sign between a name and its count; NULL when the digits at the end belong to
 * the name, as in "Box2". */
static const char *
find_times (const char *line)
{
  const char *digits = line + strlen (line);
  const char *sign;
  gunichar c;

  while (digits > line && g_ascii_isdigit (digits[-1]))
    digits--;
  while (digits > line && digits[-1] == ' ')
    digits--;
  if (digits == line)
    return NULL;
  sign = g_utf8_prev_char (digits);
  c = g_utf8_get_char (sign);
  if (c == 0xd7 || c == '*' || c == 0xff0a || c == 0x2715 || c == 0x2716 || c == 0xff38 ||
      c == 0xff58)
    return sign;
  if ((c == 'x' || c == 'X') && sign > line && !g_ascii_isalnum (sign[-1]))
    return sign;
  return NULL;
}

static gboolean
parse_line (GPtrArray   *self,
            const char  *text,
            GError     **error)
{
  g_autofree char *line = desk_text_strip (text);
  const char *sign = find_times (line);
  g_autofree char *part = sign != NULL ? g_strndup (line, (gsize) (sign - line)) : g_strdup (line);
  g_autofree char *name = desk_text_strip (part);
  guint64 count = 1;

  if (*line == '\0')
    return TRUE;
  if (sign != NULL)
    {
      g_autofree char *digits = desk_text_strip (g_utf8_next_char (sign));
      if (*digits != '\0' &&
          !g_ascii_string_to_unsigned (digits, 10, 1, MAX_COUNT, &count, NULL))
        count = 0;
    }
  if (*name == '\0' || count == 0)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                   /* Translators: %s: what was entered */
                   _ ("“%s” is no counted accessory; write it like 电池×2;充电器×1 (INV-1)"), line);
      return FALSE;
    }
  add (self, name, (gint64) count);
  return TRUE;
}

/* The digits and separators of a Chinese keyboard as the others. */
static char *
narrow (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0xff10 && c <= 0xff19)
        c = c - 0xff10 + '0';
      else if (c == 0xff1b)
        c = ';';
      g_string_append_unichar (plain, c);
    }
  return g_string_free (plain, FALSE);
}

/**
 * desk_accessories_parse:
 * @text: (nullable): counted lines: the sign × may be x or *, the separator ; or ；,
 *   digits and x full-width
 *
 * Returns: (transfer full) (nullable) (element-type DeskAccessory): the lines, each
 *   name once, or %NULL with %DESK_ERROR_INVALID
 */
GPtrArray *
desk_accessories_parse (const char  *text,
                        GError     **error)
{
  g_autoptr (GPtrArray) self =
    g_ptr_array_new_with_free_func ((GDestroyNotify) accessory_free);
  g_autofree char *plain = narrow (text);
  g_auto (GStrv) lines = g_strsplit_set (plain, ";\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (!parse_line (self, lines[i], error))
      return NULL;
  return g_steal_pointer (&self);
}

/* Returns: (transfer full) (nullable): the lines as they are kept; %NULL for none */
char *
desk_accessories_to_text (const GPtrArray *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->len; i++)
    {
      const DeskAccessory *one = self->pdata[i];
      g_string_append_printf (text, "%s%s×%" G_GINT64_FORMAT, text->len > 0 ? ";" : "", one->name,
                              one->count);
    }
  return g_string_free (text, text->len == 0);
}

/* Takes @less away; refused when it names more than there is (INV-4, INV-6). */
gboolean
desk_accessories_subtract (GPtrArray        *self,
                           const GPtrArray  *less,
                           GError          **error)
{
  for (guint i = 0; i < less->len; i++)
    {
      const DeskAccessory *gone = less->pdata[i];
      DeskAccessory *one = find (self, gone->name);

      if (one == NULL || one->count < gone->count)
        {
          g_autofree char *known = desk_accessories_to_text (self);
          g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                       /* Translators: an accessory, how many, and the list of all of them */
                       _ ("“%s” cannot be missing %d times; what belongs to it now is: %s (INV-6)"),
                       gone->name, (int) gone->count,
                       /* Translators: of accessories */
                       known != NULL ? known : _ ("nothing"));
          return FALSE;
        }
      one->count -= gone->count;
      if (one->count == 0)
        g_ptr_array_remove (self, one);
    }
  return TRUE;
}

void
desk_accessories_add (GPtrArray       *self,
                      const GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    {
      const DeskAccessory *one = more->pdata[i];
      add (self, one->name, one->count);
    }
}
