/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of duties: a day a row, with its people and what the inspection found. */

#include <json-glib/json-glib.h>

#include "desk-language.h"
#include "desk-listing-private.h"

/* Columns that are no fields of the record. */
#define PEOPLE "people"
#define MARKS  "marks"

/* What stands between the names of a list. */
#define BETWEEN_NAMES "、"
#define BETWEEN_MARKS "; "

static const char *const columns[] = {
  "date",
  "kind",
  "group",
  PEOPLE,
  MARKS,
  "remark",
  "pinned",
  "handover",
  "inspector",
  "inspected",
};

/* What is known of one day's parts. */
typedef struct
{
  GString *people_words;
  JsonArray *people;
  GString *marks_words;
  JsonArray *marks;
} Parts;

static Parts *
parts_new (void)
{
  Parts *self = g_new0 (Parts, 1);

  self->people_words = g_string_new (NULL);
  self->people = json_array_new ();
  self->marks_words = g_string_new (NULL);
  self->marks = json_array_new ();
  return self;
}

static void
parts_free (Parts *self)
{
  g_string_free (self->people_words, TRUE);
  json_array_unref (self->people);
  g_string_free (self->marks_words, TRUE);
  json_array_unref (self->marks);
  g_free (self);
}

static Parts *
parts_of (GHashTable *days,
          gint64      duty)
{
  Parts *parts = g_hash_table_lookup (days, &duty);

  if (parts == NULL)
    {
      parts = parts_new ();
      g_hash_table_insert (days, g_memdup2 (&duty, sizeof duty), parts);
    }
  return parts;
}

static gboolean
read_people (DeskOffice        *office,
             GHashTable        *days,
             DeskListingNames  *names,
             GError           **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT duty_id, person_id FROM duty_people ORDER BY duty_id, position, id", "");

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      Parts *parts = parts_of (days, desk_rows_int (rows, 0));
      const char *name = desk_listing_names_get (names, "people", desk_rows_int (rows, 1), FALSE);

      g_string_append_printf (parts->people_words, "%s%s",
                              parts->people_words->len > 0 ? BETWEEN_NAMES : "", name);
      json_array_add_string_element (parts->people, name);
    }
  return TRUE;
}

static void
set_text_or_null (JsonObject *object,
                  const char *name,
                  const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

/* "厨房 X (地面有水) 已整改" */
static void
append_mark (GString    *words,
             const char *area,
             const char *mark,
             const char *remark,
             gboolean    rectified,
             const char *language)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? BETWEEN_MARKS : "", area);
  if (mark != NULL)
    g_string_append_printf (words, " %s", g_str_equal (mark, "ok") ? "√" : "X");
  if (remark != NULL)
    g_string_append_printf (words, " (%s)", remark);
  if (rectified)
    g_string_append_printf (words, " %s", desk_language_text (language, N_ ("rectified")));
}

/* Every area of a day of a group, inspected or not. */
static gboolean
read_marks (DeskOffice  *office,
            GHashTable  *days,
            const char  *language,
            GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT d.id, a.name, x.mark, x.remark, ifnull(x.rectified, 0), x.person_id"
    " FROM duties d JOIN areas a LEFT JOIN duty_areas x ON x.duty_id = d.id AND x.area_id = a.id"
    " WHERE d.kind = 'group' AND (a.active OR x.mark IS NOT NULL)"
    " ORDER BY d.id, a.shift = 'evening', a.position, a.id",
    "");

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      Parts *parts = parts_of (days, desk_rows_int (rows, 0));
      const char *mark = desk_rows_text (rows, 2);
      const char *remark = desk_rows_text (rows, 3);
      gboolean rectified = desk_rows_int (rows, 4) != 0;
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "area", desk_rows_text (rows, 1));
      set_text_or_null (object, "mark", mark);
      set_text_or_null (object, "remark", remark);
      json_object_set_boolean_member (object, "rectified", rectified);
      json_array_add_object_element (parts->marks, object);
      append_mark (parts->marks_words, desk_rows_text (rows, 1), mark, remark, rectified, language);
    }
  return TRUE;
}

static void
set_json (DeskListingCell *cell,
          const char      *words,
          JsonArray       *array)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  json_node_set_array (node, array);
  cell->words = g_strdup (words);
  cell->code = json_to_string (node, FALSE);
}

static void
fill_row (DeskListingCell  *row,
          const DeskRows   *rows,
          Parts            *parts,
          DeskListingNames *names)
{
  guint source = 1;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const DeskField *field = desk_kind_get_field (&desk_kind_duties, columns[i]);
      DeskValue value = { FALSE };

      if (field == NULL)
        {
          if (g_str_equal (columns[i], PEOPLE))
            set_json (&row[i], parts->people_words->str, parts->people);
          else
            set_json (&row[i], parts->marks_words->str, parts->marks);
          continue;
        }
      value.set = !desk_rows_is_null (rows, source);
      if (desk_field_is_text (field))
        value.text = (char *) desk_rows_text (rows, source);
      else
        value.number = desk_rows_int (rows, source);
      row[i] = desk_listing_cell_new (names, field, &value);
      source++;
    }
  row[G_N_ELEMENTS (columns)].words =
    g_strdup_printf ("%" G_GINT64_FORMAT, desk_rows_int (rows, 0));
  row[G_N_ELEMENTS (columns)].code = g_strdup (row[G_N_ELEMENTS (columns)].words);
}

/* The listing of duties; the areas that nobody inspected have no mark. */
DeskListing *
desk_listing_duties (DeskOffice               *office,
                     const DeskListingFilter  *filter,
                     DeskListingNames         *names,
                     GError                  **error)
{
  g_autoptr (DeskListing) self = desk_listing_make ();
  g_autoptr (GHashTable) days =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) parts_free);
  g_autofree char *condition = desk_listing_day_condition (&desk_kind_duties, filter, error);
  g_autoptr (GString) sql = g_string_new ("SELECT id");
  g_autoptr (DeskRows) rows = NULL;

  if (condition == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const DeskField *field = desk_kind_get_field (&desk_kind_duties, columns[i]);

      desk_listing_add_column (self, columns[i],
                               field != NULL ? desk_listing_field_type (field) : DESK_LISTING_JSON);
      if (field != NULL)
        {
          g_autofree char *column = desk_field_get_column (field);
          g_string_append_printf (sql, ", %s", column);
        }
    }
  desk_listing_add_column (self, "id", DESK_LISTING_NUMBER);
  g_string_append_printf (sql, " FROM duties%s ORDER BY date", condition);
  rows = desk_store_select (desk_office_get_store (office), error, sql->str, "");
  if (rows == NULL || !read_people (office, days, names, error) ||
      !read_marks (office, days, desk_listing_names_get_language (names), error))
    return NULL;
  while (desk_rows_next (rows))
    fill_row (desk_listing_add_row (self), rows, parts_of (days, desk_rows_int (rows, 0)), names);
  return g_steal_pointer (&self);
}
