/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-case-sheet.h"

#include <json-glib/json-glib.h>

/**
 * desk_case_sheet_fill:
 * @step: only when the case stands in it
 * @...: field, value, field, value …, %NULL; a value that is %NULL leaves its field
 *
 * Writes what was done elsewhere – goods counted, a day booked – into the sheet of the
 * step that waits to be signed, so that nobody writes it twice. Part of the act that
 * runs; a sheet that says so already is not touched.
 */
gboolean
desk_case_sheet_fill (DeskOffice  *office,
                      gint64       shoot,
                      const char  *step,
                      GError     **error,
                      ...)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autofree char *json = NULL;
  const char *field;
  va_list args;

  va_start (args, error);
  while ((field = va_arg (args, const char *)) != NULL)
    {
      const char *value = va_arg (args, const char *);

      if (value != NULL)
        json_object_set_string_member (object, field, value);
    }
  va_end (args);
  json_node_take_object (node, object);
  json = json_to_string (node, FALSE);
  return desk_store_execute (desk_office_get_store (office), error,
                             "UPDATE signoffs SET fields = json_patch(ifnull(fields, '{}'), ?1)"
                             " WHERE shoot_id = ?2 AND step = ?3 AND signed IS NULL"
                             " AND withdrawn IS NULL"
                             " AND json_patch(ifnull(fields, '{}'), ?1) IS NOT fields",
                             "tit", json, shoot, step);
}
