/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which person a row of an import is: the same when name and phone agree, without
 * a phone when name and entry date do. */

#include "desk-import-private.h"

#include <string.h>

#include "desk-language.h"
#include "desk-lookup.h"
#include "desk-text.h"

typedef struct
{
  gint64 id;   /* 0: of a row before */
  int row;     /* 0: of the file */
  char *phone; /* digits only; empty: none */
  char *entry_date;
} Somebody;

struct _DeskImportRoll
{
  GHashTable *names; /* name → GPtrArray of Somebody */
};

static void
somebody_free (Somebody *self)
{
  g_free (self->phone);
  g_free (self->entry_date);
  g_free (self);
}

/* 138 1234-5678 and 13812345678 are one number. */
static char *
plain_phone (const char *phone)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = phone; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (g_unichar_isalnum (c) || c == '+')
        g_string_append_unichar (plain, c);
    }
  return g_string_free (plain, FALSE);
}

gboolean
desk_import_same_phone (const char *a,
                        const char *b)
{
  g_autofree char *plain_a = plain_phone (a);
  g_autofree char *plain_b = plain_phone (b);

  return g_str_equal (plain_a, plain_b);
}

static Somebody *
add (DeskImportRoll *self,
     const char     *name,
     gint64          id,
     int             row,
     const char     *phone,
     const char     *entry_date)
{
  GPtrArray *same = g_hash_table_lookup (self->names, name);
  Somebody *somebody = g_new0 (Somebody, 1);

  if (same == NULL)
    {
      same = g_ptr_array_new_with_free_func ((GDestroyNotify) somebody_free);
      g_hash_table_insert (self->names, g_strdup (name), same);
    }
  somebody->id = id;
  somebody->row = row;
  somebody->phone = plain_phone (phone);
  somebody->entry_date = g_strdup (entry_date);
  g_ptr_array_add (same, somebody);
  return somebody;
}

/* Returns: (transfer full): everybody who is in the office */
DeskImportRoll *
desk_import_roll_new (DeskOffice  *office,
                      GError     **error)
{
  g_autoptr (GPtrArray) everybody = desk_lookup_identities (office, error);
  DeskImportRoll *self;

  if (everybody == NULL)
    return NULL;
  self = g_new0 (DeskImportRoll, 1);
  self->names =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < everybody->len; i++)
    {
      const DeskIdentity *one = everybody->pdata[i];
      add (self, one->name, one->id, 0, one->phone, one->entry_date);
    }
  return self;
}

void
desk_import_roll_free (DeskImportRoll *self)
{
  g_hash_table_unref (self->names);
  g_free (self);
}

static gboolean
is_same (const Somebody *a,
         const Somebody *b)
{
  if (*a->phone != '\0' && *b->phone != '\0')
    return g_str_equal (a->phone, b->phone);
  return g_strcmp0 (a->entry_date, b->entry_date) == 0;
}

static gboolean
set_ambiguous (const char  *name,
               GError     **error)
{
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               /* Translators: %s: a name */
               _ ("Several people called “%s” fit this row: give their phones"), name);
  return FALSE;
}

/**
 * desk_import_roll_find:
 * @entry: the row
 * @person: what it says
 * @id: (out): who that is in the office, 0: nobody yet
 * @same_row: (out): the row before that is the same person, 0: none
 *
 * Finds who a row is and enters it in the roll. A new person of a name that is
 * there gets a note.
 *
 * Returns: %FALSE when several people fit
 */
gboolean
desk_import_roll_find (DeskImportRoll   *self,
                       DeskImportEntry  *entry,
                       DeskDraft        *person,
                       gint64           *id,
                       int              *same_row,
                       GError          **error)
{
  const char *name = desk_draft_get_text (person, "name");
  GPtrArray *same = g_hash_table_lookup (self->names, name);
  const Somebody *namesake = NULL;
  guint n = same != NULL ? same->len : 0;
  Somebody *here = add (self, name, 0, entry->row.number, desk_draft_get_text (person, "phone"),
                        desk_draft_get_text (person, "entry_date"));

  *id = 0;
  *same_row = 0;
  for (guint i = 0; i < n; i++)
    {
      const Somebody *other = same->pdata[i];

      if (!is_same (here, other))
        namesake = other;
      else if (other->row != 0)
        *same_row = *same_row != 0 ? *same_row : other->row;
      else if (*id != 0)
        return set_ambiguous (name, error);
      else
        *id = other->id;
    }
  if (*id != 0 || *same_row != 0 || namesake == NULL)
    return TRUE;

  if (namesake->row != 0)
    desk_import_add_note (entry,
                          g_strdup_printf (
                            /* Translators: %1$s: a name, %2$d: number of a row */
                            _ ("Another “%1$s” than in row %2$d: the phone differs"), name,
                            namesake->row));
  else if (*namesake->phone != '\0')
    desk_import_add_note (entry,
                          g_strdup_printf (
                            /* Translators: %1$s: a name, %2$s: a phone number */
                            _ ("Another “%1$s” than the one with the phone %2$s, who stays"), name,
                            namesake->phone));
  else
    desk_import_add_note (entry,
                          /* Translators: %s: a name */
                          g_strdup_printf (_ ("Another “%s” than the one who is there, who stays"),
                                           name));
  return TRUE;
}

/* The number that @text begins with, in digits or Chinese numerals; -1: none. */
static gint64
take_number (const char **text)
{
  static const char *const digits[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
  static const struct
  {
    const char *sign;
    gint64 value;
  } units[] = { { "十", 10 }, { "百", 100 }, { "千", 1000 } };
  gint64 total = 0, digit = -1;
  gboolean any = FALSE;

  if (g_ascii_isdigit (**text))
    {
      char *end;
      total = (gint64) MIN (g_ascii_strtoull (*text, &end, 10), (guint64) G_MAXINT64);
      *text = end;
      return total;
    }
  for (;;)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (digits) && !found; i++)
        if (g_str_has_prefix (*text, digits[i]) || (i == 0 && g_str_has_prefix (*text, "零")) ||
            (i == 2 && g_str_has_prefix (*text, "两")))
          {
            digit = i;
            found = TRUE;
          }
      for (guint i = 0; i < G_N_ELEMENTS (units) && !found; i++)
        if (g_str_has_prefix (*text, units[i].sign))
          {
            total += (digit > 0 ? digit : 1) * units[i].value;
            digit = -1;
            found = TRUE;
          }
      if (!found)
        break;
      any = TRUE;
      *text = g_utf8_next_char (*text);
    }
  return any ? total + MAX (digit, 0) : -1;
}

/* The order people expect: 第一组, 第二组, … 第十组; 2 before 10; else by pinyin. */
int
desk_import_compare_names (const char *a,
                           const char *b)
{
  while (*a != '\0' && *b != '\0')
    {
      const char *after_a = a;
      const char *after_b = b;
      gint64 number_a = take_number (&after_a);
      gint64 number_b = take_number (&after_b);

      if (number_a >= 0 && number_b >= 0)
        {
          if (number_a != number_b)
            return number_a < number_b ? -1 : 1;
          a = after_a;
          b = after_b;
        }
      else if (g_utf8_get_char (a) != g_utf8_get_char (b))
        break;
      else
        {
          a = g_utf8_next_char (a);
          b = g_utf8_next_char (b);
        }
    }
  return desk_text_compare (a, b);
}
