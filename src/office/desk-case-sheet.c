/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-case-sheet.h"

#include <json-glib/json-glib.h>

/**
 * desk_case_sheet_fill:
 * @step: only when the case stands in it
 *
 * Writes what was done elsewhere – goods counted, a day booked – into the sheet of the
 * step that waits to be signed, so that nobody writes it twice. Part of the act that
 * runs; a sheet that says so already is not touched.
 */
gboolean
desk_case_sheet_fill (DeskOffice           *office,
                      gint64                shoot,
                      const char           *step,
                      const DeskCaseField  *fields,
                      guint                 n_fields,
                      GError              **error)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autofree char *json = NULL;

  for (guint i = 0; i < n_fields; i++)
    if (fields[i].value != NULL)
      json_object_set_string_member (object, fields[i].field, fields[i].value);
  json_node_take_object (node, object);
  json = json_to_string (node, FALSE);
  return desk_store_execute (desk_office_get_store (office), error,
                             "UPDATE signoffs SET fields = json_patch(ifnull(fields, '{}'), ?1)"
                             " WHERE shoot_id = ?2 AND step = ?3 AND signed IS NULL"
                             " AND withdrawn IS NULL"
                             " AND json_patch(ifnull(fields, '{}'), ?1) IS NOT fields",
                             "tit", json, shoot, step);
}
