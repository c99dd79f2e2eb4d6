/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-language.h"

#include <locale.h>
#include <string.h>

#include "desk-config.h"

static const char *current_language = DESK_LANGUAGE_ENGLISH;

static const char *
locale_dir (void)
{
  static const char *dir;

  if (g_once_init_enter (&dir))
    {
      g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

      /* A program that was not installed yet finds its texts where they were built. */
      g_once_init_leave (&dir, program != NULL && g_str_has_prefix (program, DESK_BUILD_ROOT "/")
                                 ? DESK_BUILD_ROOT "/po"
                                 : DESK_LOCALE_DIR);
    }
  return dir;
}

static const char *
language_of_environment (void)
{
  const char *const *names = g_get_language_names ();

  for (; *names != NULL; names++)
    {
      if (g_str_has_prefix (*names, "zh"))
        return DESK_LANGUAGE_CHINESE;
      if (g_str_has_prefix (*names, "en"))
        return DESK_LANGUAGE_ENGLISH;
    }
  return DESK_LANGUAGE_ENGLISH;
}

/**
 * desk_language_init:
 * @language: (nullable): `zh_CN`, `en`, or %NULL or `system` for what the environment says
 *
 * Binds the message catalogue and sets the language of the whole process, also
 * on machines that lack the locale itself. Call it before other threads run.
 */
void
desk_language_init (const char *language)
{
  static const char *const candidates[] = { "zh_CN.UTF-8", "en_US.UTF-8", "C.UTF-8" };

  setlocale (LC_ALL, "");
  if (language != NULL && !g_str_equal (language, "system"))
    g_setenv ("LANGUAGE", language, TRUE);

  current_language = g_intern_string (
    language != NULL && !g_str_equal (language, "system") ? language : language_of_environment ());

  /* gettext translates nothing in the locale "C", and newer C libraries nothing
   * in "C.UTF-8" either; any real locale will do, as LANGUAGE then decides. */
  if (g_str_equal (setlocale (LC_MESSAGES, NULL), "C") ||
      g_str_has_prefix (setlocale (LC_MESSAGES, NULL), "C."))
    {
      gboolean found = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (candidates) && !found; i++)
        found = setlocale (LC_MESSAGES, candidates[i]) != NULL;
      if (found && g_getenv ("LANGUAGE") == NULL)
        g_setenv ("LANGUAGE", current_language, TRUE);
    }
  if (g_str_equal (setlocale (LC_CTYPE, NULL), "C"))
    setlocale (LC_CTYPE, "C.UTF-8");

  bindtextdomain (GETTEXT_PACKAGE, locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* The language that _() translates into: `zh_CN` or `en`. */
const char *
desk_language_current (void)
{
  return current_language;
}

/* A message catalogue (.mo). gettext knows one language a process, but forms
 * print in their own language whatever the window's is, so they look their
 * texts up here, in the same file. Layout: magic, revision, count, offset of
 * the originals, offset of the translations; the originals are sorted. */
typedef struct
{
  GMappedFile *file;
  const char *data;
  gsize size;
  guint32 count, originals, translations;
} Catalogue;

static guint32
catalogue_number (const Catalogue *catalogue,
                  gsize            offset)
{
  guint32 number;

  if (offset + sizeof number > catalogue->size)
    return 0;
  memcpy (&number, catalogue->data + offset, sizeof number);
  return number;
}

static const char *
catalogue_string (const Catalogue *catalogue,
                  guint32          table,
                  guint32          i)
{
  guint32 length = catalogue_number (catalogue, table + i * 8);
  guint32 offset = catalogue_number (catalogue, table + i * 8 + 4);

  if ((gsize) offset + length >= catalogue->size || catalogue->data[offset + length] != '\0')
    return "";
  return catalogue->data + offset;
}

static const Catalogue *
catalogue_load (const char *language)
{
  static GMutex lock;
  static GHashTable *catalogues;
  Catalogue *catalogue;

  g_mutex_lock (&lock);
  if (catalogues == NULL)
    catalogues = g_hash_table_new (g_str_hash, g_str_equal);
  catalogue = g_hash_table_lookup (catalogues, language);
  if (catalogue == NULL)
    {
      g_autofree char *path =
        g_build_filename (locale_dir (), language, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

      catalogue = g_new0 (Catalogue, 1);
      catalogue->file = g_mapped_file_new (path, FALSE, NULL);
      if (catalogue->file != NULL)
        {
          catalogue->data = g_mapped_file_get_contents (catalogue->file);
          catalogue->size = g_mapped_file_get_length (catalogue->file);
          if (catalogue_number (catalogue, 0) == 0x950412de)
            {
              catalogue->count = catalogue_number (catalogue, 8);
              catalogue->originals = catalogue_number (catalogue, 12);
              catalogue->translations = catalogue_number (catalogue, 16);
            }
        }
      g_hash_table_insert (catalogues, g_strdup (language), catalogue);
    }
  g_mutex_unlock (&lock);
  return catalogue;
}

/**
 * desk_language_text:
 * @language: `zh_CN` or `en`
 * @msgid: the English text
 *
 * Translates into a language that need not be the window's; for printed forms.
 *
 * Returns: (transfer none): the translation, @msgid where there is none
 */
const char *
desk_language_text (const char *language,
                    const char *msgid)
{
  const Catalogue *catalogue;
  guint32 low = 0, high;

  if (language == NULL || *msgid == '\0' || g_str_equal (language, DESK_LANGUAGE_ENGLISH))
    return msgid;

  catalogue = catalogue_load (language);
  high = catalogue->count;
  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      int order = strcmp (msgid, catalogue_string (catalogue, catalogue->originals, middle));

      if (order == 0)
        return catalogue_string (catalogue, catalogue->translations, middle);
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return msgid;
}

/* As desk_language_text(), for a message with a context. */
const char *
desk_language_context (const char *language,
                       const char *context,
                       const char *msgid)
{
  g_autofree char *key = g_strconcat (context, "\004", msgid, NULL);
  const char *text = desk_language_text (language, key);

  return text == key ? msgid : text;
}
