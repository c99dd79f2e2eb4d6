/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "desk-language.h"
#include "desk-office-private.h"
#include "desk-settings.h"

#define PRESETS  "/org/studiodesk/StudioDesk/data/presets"
#define HOLIDAYS "/org/studiodesk/StudioDesk/data/holidays/china.csv"

/* Returns: (transfer full): the names of the presets that ship, best known first */
GStrv
desk_presets_list (void)
{
  static const char *const names[] = { "photo-studio", "office", "project-studio", "call-centre",
                                       NULL };

  return g_strdupv ((char **) names);
}

static GKeyFile *
load (const char *preset)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.ini", PRESETS, preset);
  g_autoptr (GBytes) bytes =
    g_resource_lookup_data (desk_schema_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (bytes == NULL ||
      !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_KEEP_TRANSLATIONS, NULL))
    return NULL;
  return g_steal_pointer (&file);
}

/* Returns: (transfer full): the preset's name for people */
char *
desk_presets_get_label (const char *preset,
                        const char *language)
{
  g_autoptr (GKeyFile) file = load (preset);

  return file != NULL ? g_key_file_get_locale_string (file, "preset", "name", language, NULL)
                      : g_strdup (preset);
}

/* Whether there is such a preset. */
gboolean
desk_presets_check (const char  *preset,
                    GError     **error)
{
  g_auto (GStrv) names = desk_presets_list ();
  g_autofree char *known = NULL;

  if (g_strv_contains ((const char *const *) names, preset))
    return TRUE;
  known = g_strjoinv (_ (", "), names);
  g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
               /* Translators: the first %s is what was entered, the second a list of words */
               _ ("“%s” is unknown; it is one of %s"), preset, known);
  return FALSE;
}

/**
 * desk_presets_apply:
 *
 * Sets the numbers of another rule book (SET-2), as one act. Names, areas and
 * people stay.
 */
gboolean
desk_presets_apply (DeskOffice  *office,
                    const char  *preset,
                    GError     **error)
{
  g_autoptr (GKeyFile) file = NULL;
  g_autoptr (DeskAct) act = NULL;
  g_auto (GStrv) keys = NULL;
  g_autofree char *label = NULL;
  g_autofree char *title = NULL;
  gboolean done;

  if (!desk_presets_check (preset, error))
    return FALSE;
  file = load (preset);
  label = desk_presets_get_label (preset, desk_language_current ());
  /* Translators: %s is the name of a preset, as "Photo studio" */
  title = g_strdup_printf (_ ("Use the numbers of “%s”"), label);
  act = desk_store_begin (office->store, error, title);
  if (act == NULL)
    return FALSE;
  keys = g_key_file_get_keys (file, "settings", NULL, NULL);
  done = TRUE;
  for (guint i = 0; done && keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *value = g_key_file_get_string (file, "settings", keys[i], NULL);
      done = desk_settings_set (office, keys[i], value, error);
    }
  done = done && desk_settings_set (office, "studio.preset", preset, error) &&
         desk_act_commit (g_steal_pointer (&act), error);
  /* Also when it failed: what was read meanwhile does not stand. */
  desk_office_forget (office);
  return done;
}

/* Adds the preset's areas; within the act that sets the studio up. */
gboolean
desk_presets_add_areas (DeskOffice  *office,
                        const char  *preset,
                        GError     **error)
{
  g_autoptr (GKeyFile) file = load (preset);
  g_auto (GStrv) sections = g_key_file_get_groups (file, NULL);
  const char *language = desk_office_forms_language (office);
  int position = 0;

  for (guint i = 0; sections[i] != NULL; i++)
    {
      g_autoptr (DeskDraft) area = NULL;
      static const char *const fields[] = { "name", "tasks", "standard" };

      if (!g_str_has_prefix (sections[i], "area "))
        continue;
      area = desk_draft_new (office->store, &desk_kind_areas);
      for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
        {
          g_autofree char *text =
            g_key_file_get_locale_string (file, sections[i], fields[f], language, NULL);
          desk_draft_set_text (area, fields[f], text);
        }
      {
        g_autofree char *shift = g_key_file_get_string (file, sections[i], "shift", NULL);
        desk_draft_set_text (area, "shift", shift);
      }
      desk_draft_set_number (area, "position", ++position);
      if (!desk_draft_save (area, error))
        return FALSE;
    }
  return TRUE;
}

/* Adds the days off and make-up days that ship (SET-3); within an act. */
gboolean
desk_presets_add_holidays (DeskOffice  *office,
                           GError     **error)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (desk_schema_get_resource (), HOLIDAYS,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_auto (GStrv) lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);

  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (g_strchomp (lines[i]), ",", 3);

      if (g_strv_length (cells) == 3 &&
          !desk_store_execute (office->store, error,
                               "INSERT INTO days (date, kind, name) VALUES (?, ?, ?)", "ttt",
                               cells[0], cells[1], cells[2]))
        return FALSE;
    }
  return TRUE;
}
