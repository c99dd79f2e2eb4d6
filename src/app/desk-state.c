/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-state.h"

#include "desk-config.h"

/**
 * desk_state_get:
 *
 * What this desk remembers of itself (sizes, order of panes); what belongs to the
 * studio is in its file. A program that is run without being installed and without
 * GSETTINGS_SCHEMA_DIR finds the schema where it was built.
 *
 * Returns: (transfer none) (nullable): %NULL where no schema is found; then nothing
 *   is remembered and everything has its usual size
 */
GSettings *
desk_state_get (void)
{
  static GSettings *settings;
  static gboolean looked;

  if (!looked)
    {
      GSettingsSchemaSource *usual = g_settings_schema_source_get_default ();
      g_autoptr (GSettingsSchemaSource) built = NULL;
      g_autoptr (GSettingsSchema) schema = NULL;

      looked = TRUE;
      if (usual != NULL)
        schema = g_settings_schema_source_lookup (usual, DESK_APPLICATION_ID, TRUE);
      if (schema == NULL)
        {
          built = g_settings_schema_source_new_from_directory (DESK_BUILD_ROOT "/data", usual, TRUE,
                                                               NULL);
          if (built != NULL)
            schema = g_settings_schema_source_lookup (built, DESK_APPLICATION_ID, FALSE);
        }
      if (schema != NULL)
        settings = g_settings_new_full (schema, NULL, NULL);
    }
  return settings;
}
