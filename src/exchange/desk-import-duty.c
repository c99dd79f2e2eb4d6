/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of a duty day in an import: its people and its marks, in JSON as the
 * listing has them or in words: "晶晶、高强", "卫生间 √; 厨房 X (地面有水)". */

#include "desk-import-duty.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "desk-import.h"
#include "desk-draft.h"
#include "desk-language.h"
#include "desk-lookup.h"
#include "desk-people.h"
#include "desk-rota.h"
#include "desk-text.h"

static void
mark_free (DeskImportMark *self)
{
  g_free (self->remark);
  g_free (self);
}

void
desk_import_duty_free (DeskImportDuty *self)
{
  g_clear_pointer (&self->people, g_array_unref);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_free (self);
}

static gboolean
is_separator (gunichar c)
{
  return c == ',' || c == ';' || c == '\n' || c == 0x3001 || c == 0xff0c || c == 0xff1b;
}

/* The parts of a list, without white space; commas part them only where asked. */
static GPtrArray *
split_list (const char *text,
            gboolean    semicolons_only)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  const char *start = text;
  int depth = 0;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean ends = c == 0 || (depth == 0 && (semicolons_only
                                                  ? c == ';' || c == 0xff1b || c == '\n'
                                                  : is_separator (c)));

      depth += c == '(' || c == 0xff08;
      depth -= (c == ')' || c == 0xff09) && depth > 0;
      if (ends)
        {
          g_autofree char *part = g_strndup (start, (gsize) (p - start));
          char *plain = desk_text_strip (part);

          if (*plain != '\0')
            g_ptr_array_add (parts, plain);
          else
            g_free (plain);
          if (c == 0)
            return parts;
          start = g_utf8_next_char (p);
        }
    }
}

static gboolean
set_not_json (const char  *text,
              GError     **error)
{
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               /* Translators: %s: what a file has in a cell */
               _ ("“%s” cannot be read: write it as the listing shows it"), text);
  return FALSE;
}

/* Returns: (transfer full) (nullable): the list of a JSON text */
static JsonNode *
parse_array (const char  *text,
             GError     **error)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return g_steal_pointer (&node);
  set_not_json (text, error);
  return NULL;
}

static GPtrArray *
read_names (const char  *text,
            GError     **error)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GPtrArray) names = NULL;
  JsonArray *list;

  if (*text != '[')
    return split_list (text, FALSE);
  node = parse_array (text, error);
  if (node == NULL)
    return NULL;
  list = json_node_get_array (node);
  names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *name = json_array_get_element (list, i);

      if (json_node_get_value_type (name) != G_TYPE_STRING)
        {
          set_not_json (text, error);
          return NULL;
        }
      g_ptr_array_add (names, g_strdup (json_node_get_string (name)));
    }
  return g_steal_pointer (&names);
}

/**
 * desk_import_read_people:
 * @text: names, parted by 、 , or ;, or a JSON list of names
 *
 * Returns: (transfer full) (element-type gint64): the people, %NULL when one is
 *   unknown or named twice
 */
GArray *
desk_import_read_people (DeskOffice  *office,
                         const char  *text,
                         GError     **error)
{
  g_autoptr (GPtrArray) names = read_names (text, error);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (names == NULL)
    return NULL;
  for (guint i = 0; i < names->len; i++)
    {
      gint64 person = desk_people_find (office, names->pdata[i], error);

      if (person == 0)
        return NULL;
      for (guint k = 0; k < people->len; k++)
        if (g_array_index (people, gint64, k) == person)
          {
            g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                         /* Translators: %s: a name */
                         _ ("“%s” is named twice"), (char *) names->pdata[i]);
            return NULL;
          }
      g_array_append_val (people, person);
    }
  return g_steal_pointer (&people);
}

/* Enters one mark; @word is a code or its words, or empty: not inspected. */
static gboolean
add_mark (GPtrArray   *marks,
          DeskOffice  *office,
          const char  *area,
          const char  *word,
          const char  *remark,
          gboolean     rectified,
          GError     **error)
{
  const DeskField *field = desk_kind_get_field (&desk_kind_duty_areas, "mark");
  const DeskChoice *choice =
    word != NULL && *word != '\0' ? desk_field_find_choice (field, word) : NULL;
  gint64 id = desk_store_find_named (desk_office_get_store (office), &desk_kind_areas, area, error);
  DeskImportMark *mark;

  if (id == 0)
    return FALSE;
  if (choice == NULL && word != NULL && *word != '\0')
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                   /* Translators: %s: what a file has for an inspection */
                   _ ("“%s” is no mark: write √ or X"), word);
      return FALSE;
    }
  mark = g_new0 (DeskImportMark, 1);
  mark->area = id;
  mark->mark = choice != NULL ? choice->code : NULL;
  mark->remark = remark != NULL && *remark != '\0' ? g_strdup (remark) : NULL;
  mark->rectified = rectified;
  g_ptr_array_add (marks, mark);
  return TRUE;
}

static const char *
member_text (JsonObject *object,
             const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static gboolean
read_json_marks (GPtrArray   *marks,
                 DeskOffice  *office,
                 const char  *text,
                 GError     **error)
{
  g_autoptr (JsonNode) node = parse_array (text, error);
  JsonArray *list;

  if (node == NULL)
    return FALSE;
  list = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *element = json_array_get_element (list, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
      const char *area = object != NULL ? member_text (object, "area") : NULL;

      if (area == NULL)
        return set_not_json (text, error);
      if (!add_mark (
            marks, office, area, member_text (object, "mark"), member_text (object, "remark"),
            json_object_get_boolean_member_with_default (object, "rectified", FALSE), error))
        return FALSE;
    }
  return TRUE;
}

/* "厨房 X (地面有水) 已整改": area, mark, remark in brackets, put right. */
static gboolean
read_word_mark (GPtrArray   *marks,
                DeskOffice  *office,
                const char  *item,
                GError     **error)
{
  static GRegex *pattern;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *area = NULL;
  g_autofree char *word = NULL;
  g_autofree char *remark = NULL;
  g_autofree char *rectified = NULL;

  if (g_once_init_enter (&pattern))
    g_once_init_leave (&pattern,
                       g_regex_new ("^(.+?)(?:\\s+([^\\s()（）]+))?\\s*(?:[(（](.*)[)）])?\\s*"
                                    "(rectified|已整改)?$",
                                    G_REGEX_OPTIMIZE, 0, NULL));
  if (!g_regex_match (pattern, item, 0, &match))
    return set_not_json (item, error);
  area = g_match_info_fetch (match, 1);
  word = g_match_info_fetch (match, 2);
  remark = g_match_info_fetch (match, 3);
  rectified = g_match_info_fetch (match, 4);
  return add_mark (marks, office, area, word, remark, rectified != NULL && *rectified != '\0',
                   error);
}

/**
 * desk_import_read_marks:
 * @text: as the listing of duties writes marks
 *
 * Returns: (transfer full) (element-type DeskImportMark): what the inspection found
 */
GPtrArray *
desk_import_read_marks (DeskOffice  *office,
                        const char  *text,
                        GError     **error)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mark_free);
  g_autoptr (GPtrArray) items = NULL;

  if (*text == '[')
    return read_json_marks (marks, office, text, error) ? g_steal_pointer (&marks) : NULL;

  items = split_list (text, TRUE);
  for (guint i = 0; i < items->len; i++)
    if (!read_word_mark (marks, office, items->pdata[i], error))
      return NULL;
  return g_steal_pointer (&marks);
}

static gboolean
check_kind (const char  *kind,
            const char  *right,
            DeskDate     date,
            GError     **error)
{
  const DeskField *field = desk_kind_get_field (&desk_kind_duties, "kind");
  const char *language = desk_language_current ();
  g_autofree char *words = desk_date_format (date, DESK_DATE_STYLE_DAY_WEEKDAY, language);

  if (g_str_equal (kind, right))
    return TRUE;
  g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
               /* Translators: %1$s: a day, %2$s: what the calendar makes of it, as “team cleaning”,
                * %3$s: what a file says */
               _ ("%1$s is a day of “%2$s”, not of “%3$s” (ROT-3)"), words,
               desk_field_choice_label (field, right, language),
               desk_field_choice_label (field, kind, language));
  return FALSE;
}

/* Where a day names another group and nobody, its people are the members who are there. */
static gboolean
fill_from_group (DeskImportDuty  *self,
                 DeskOffice      *office,
                 gint64           group,
                 DeskDate         date,
                 GError         **error)
{
  g_autoptr (DeskRotaDay) day = NULL;

  if (self->people != NULL || group == 0)
    return TRUE;
  day = desk_rota_get_day (office, date, error);
  if (day == NULL)
    return FALSE;
  if (day->group != group)
    self->people = desk_lookup_members (office, group, date, error);
  return day->group == group || self->people != NULL;
}

/**
 * desk_import_duty_settle:
 * @draft: of the day; gets its kind from the calendar where the file has none
 *
 * Returns: %FALSE with %DESK_ERROR_REFUSED when the calendar has another kind of
 *   duty on @date
 */
gboolean
desk_import_duty_settle (DeskImportDuty  *self,
                         DeskOffice      *office,
                         DeskDraft       *draft,
                         DeskDate         date,
                         GError         **error)
{
  DeskRotaKind day = desk_rota_day_kind (office, date);
  const char *right = day == DESK_ROTA_DUTY ? "group" : day == DESK_ROTA_TEAM ? "team"
                                                                              : "holiday";

  if (desk_draft_get_text (draft, "kind") == NULL)
    desk_draft_set_text (draft, "kind", right);
  return check_kind (desk_draft_get_text (draft, "kind"), right, date, error) &&
         fill_from_group (self, office, desk_draft_get_number (draft, "group"), date, error);
}

/* Whether the people of the day are there on it. */
gboolean
desk_import_duty_check_people (const DeskImportDuty  *self,
                               DeskOffice            *office,
                               DeskDraft             *draft,
                               DeskDate               date,
                               GError               **error)
{
  if (self->people == NULL)
    return TRUE;
  if (g_str_equal (desk_draft_get_text (draft, "kind"), "team"))
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_REFUSED,
                           _ ("Team cleaning is everybody's: leave the people out"));
      return FALSE;
    }
  for (guint i = 0; i < self->people->len; i++)
    {
      gint64 person = g_array_index (self->people, gint64, i);

      if (desk_people_presence (office, person, date) != DESK_PERSON_PRESENT)
        {
          g_autofree char *name = desk_people_dup_name (office, person);
          g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                       /* Translators: %s: a name */
                       _ ("%s is not there on that day (ROT-4)"), name);
          return FALSE;
        }
    }
  return TRUE;
}

static char *
join_names (DeskOffice   *office,
            const GArray *people)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++)
    {
      g_autofree char *name = desk_people_dup_name (office, g_array_index (people, gint64, i));
      g_string_append_printf (names, "%s%s", i > 0 ? _ (", ") : "", name);
    }
  return g_string_free (names, FALSE);
}

static GArray *
people_of (const DeskRotaDay *day)
{
  GArray *people = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < day->people->len; i++)
    {
      const DeskDutyPerson *person = day->people->pdata[i];
      g_array_append_val (people, person->id);
    }
  return people;
}

static gboolean
same_people (const GArray *a,
             const GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (g_array_index (a, gint64, i) != g_array_index (b, gint64, i))
      return FALSE;
  return TRUE;
}

static void
add_change (GPtrArray  *changes,
            const char *field,
            char       *before,
            char       *after)
{
  DeskImportChange *change = g_new0 (DeskImportChange, 1);

  change->field = g_strdup (field);
  change->before = before;
  change->after = after;
  g_ptr_array_add (changes, change);
}

static char *
mark_words (const char *mark,
            const char *remark,
            gboolean    rectified)
{
  const DeskField *field = desk_kind_get_field (&desk_kind_duty_areas, "mark");
  const char *word = mark != NULL
                       ? desk_field_choice_label (field, mark, desk_language_current ())
                       : _ ("not inspected");

  return g_strdup_printf ("%s%s%s%s%s", word, remark != NULL ? " (" : "",
                          remark != NULL ? remark : "", remark != NULL ? ")" : "",
                          rectified ? " √" : "");
}

static const char *
mark_code (const DeskDutyArea *area)
{
  if (area == NULL || area->mark == DESK_MARK_NONE)
    return NULL;
  return area->mark == DESK_MARK_OK ? "ok" : "fail";
}

static gboolean
is_there (const DeskImportMark *mark,
          const DeskDutyArea   *area)
{
  return g_strcmp0 (mark_code (area), mark->mark) == 0 &&
         g_strcmp0 (area != NULL ? area->remark : NULL, mark->remark) == 0 &&
         (area != NULL && area->rectified) == mark->rectified;
}

/* Whether the marks of the day can be what the row says. */
gboolean
desk_import_duty_check_marks (const DeskImportDuty  *self,
                              DeskOffice            *office,
                              DeskDraft             *draft,
                              DeskDate               date,
                              GError               **error)
{
  g_autoptr (DeskRotaDay) day = desk_rota_get_day (office, date, error);

  if (day == NULL)
    return FALSE;
  for (guint i = 0; self->marks != NULL && i < self->marks->len; i++)
    {
      const DeskImportMark *mark = self->marks->pdata[i];
      g_autoptr (DeskDraft) area = NULL;

      if (is_there (mark, desk_rota_day_area (day, mark->area)))
        continue;
      area = desk_draft_edit (desk_office_get_store (office), &desk_kind_areas, mark->area, error);
      if (area == NULL)
        return FALSE;
      if (!g_str_equal (desk_draft_get_text (draft, "kind"), "group"))
        g_set_error_literal (error, DESK_ERROR, DESK_ERROR_REFUSED,
                             _ ("Only the duty of a group is inspected (ROT-7)"));
      else if (!desk_draft_get_number (area, "active"))
        g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                     /* Translators: %s: an area, as “kitchen” */
                     _ ("“%s” is no longer in use"), desk_draft_get_text (area, "name"));
      else if (mark->mark == NULL && mark->remark != NULL)
        g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                     /* Translators: %s: an area, as “kitchen” */
                     _ ("“%s” has a remark and no mark: write √ or X before it"),
                     desk_draft_get_text (area, "name"));
      else if (mark->rectified && g_strcmp0 (mark->mark, "fail") != 0)
        g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                     /* Translators: %s: an area, as “kitchen” */
                     _ ("“%s” is rectified and did not fail: mark it X"),
                     desk_draft_get_text (area, "name"));
      else
        continue;
      return FALSE;
    }
  return TRUE;
}

/**
 * desk_import_duty_compare:
 * @changes: (element-type DeskImportChange): takes what would change on @date
 */
gboolean
desk_import_duty_compare (const DeskImportDuty  *self,
                          DeskOffice            *office,
                          DeskDate               date,
                          GPtrArray             *changes,
                          GError               **error)
{
  g_autoptr (DeskRotaDay) day = desk_rota_get_day (office, date, error);
  g_autoptr (GArray) people = day != NULL ? people_of (day) : NULL;

  if (day == NULL)
    return FALSE;
  if (self->people != NULL && !same_people (self->people, people))
    add_change (changes, _ ("People"), join_names (office, people),
                join_names (office, self->people));
  for (guint i = 0; self->marks != NULL && i < self->marks->len; i++)
    {
      const DeskImportMark *mark = self->marks->pdata[i];
      const DeskDutyArea *area = desk_rota_day_area (day, mark->area);

      if (!is_there (mark, area))
        add_change (changes, area != NULL ? area->name : _ ("Area"),
                    mark_words (mark_code (area), area != NULL ? area->remark : NULL,
                                area != NULL && area->rectified),
                    mark_words (mark->mark, mark->remark, mark->rectified));
    }
  return TRUE;
}

/* A mark is set anew, so that a remark or a tick that the row leaves out goes. */
static gboolean
write_mark (const DeskImportMark  *mark,
            DeskOffice            *office,
            DeskDate               date,
            GError               **error)
{
  if (!desk_rota_mark (office, date, mark->area, DESK_MARK_NONE, NULL, error))
    return FALSE;
  if (mark->mark == NULL)
    return TRUE;
  return desk_rota_mark (office, date, mark->area,
                         g_str_equal (mark->mark, "ok") ? DESK_MARK_OK : DESK_MARK_FAIL,
                         mark->remark, error) &&
         (!mark->rectified ||
          desk_rota_set_rectified (office, date, mark->area, TRUE, error));
}

/* Writes the parts of the day, as part of the act that runs. */
gboolean
desk_import_duty_write (const DeskImportDuty  *self,
                        DeskOffice            *office,
                        DeskDate               date,
                        gboolean               pinned,
                        GError               **error)
{
  g_autoptr (DeskRotaDay) day = desk_rota_get_day (office, date, error);
  g_autoptr (GArray) people = day != NULL ? people_of (day) : NULL;

  if (day == NULL)
    return FALSE;
  if (self->people != NULL && !same_people (self->people, people) &&
      !desk_rota_set_people (office, date, (const gint64 *) self->people->data, self->people->len,
                             pinned, error))
    return FALSE;
  for (guint i = 0; self->marks != NULL && i < self->marks->len; i++)
    {
      const DeskImportMark *mark = self->marks->pdata[i];

      if (!is_there (mark, desk_rota_day_area (day, mark->area)) &&
          !write_mark (mark, office, date, error))
        return FALSE;
    }
  return TRUE;
}
