/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 为什么是他: the planner's reasons, kept with the day in numbers and worded when
 * somebody asks, in their language (ROT-4). */

#include <json-glib/json-glib.h>

#include "desk-language.h"
#include "desk-people.h"
#include "desk-rota-private.h"

static void
add_why (JsonBuilder       *builder,
         const DeskPlanWhy *why)
{
  json_builder_set_member_name (builder, "why");
  json_builder_add_int_value (builder, why->kind);
  json_builder_set_member_name (builder, "after");
  json_builder_add_int_value (builder, why->after);
  json_builder_set_member_name (builder, "period");
  json_builder_add_boolean_value (builder, why->after_last_period);
  json_builder_set_member_name (builder, "missed");
  json_builder_add_int_value (builder, why->missed);
  json_builder_set_member_name (builder, "turns");
  json_builder_add_int_value (builder, why->turns);
  json_builder_set_member_name (builder, "min");
  json_builder_add_int_value (builder, why->turns_min);
  json_builder_set_member_name (builder, "max");
  json_builder_add_int_value (builder, why->turns_max);
}

/* Returns: (transfer full): the reasons of a planned day, to be kept with it */
char *
desk_rota_why_to_json (const DeskPlanDay *day)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  gint64 last = 0;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "group");
  json_builder_add_int_value (builder, day->group);
  add_why (builder, &day->why);
  json_builder_set_member_name (builder, "people");
  json_builder_begin_array (builder);
  for (guint i = 0; i < day->cells->len; i++)
    {
      const DeskPlanCell *cell = &g_array_index (day->cells, DeskPlanCell, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "id");
      json_builder_add_int_value (builder, cell->person);
      json_builder_set_member_name (builder, "for");
      json_builder_add_int_value (builder, cell->stands_for);
      if (day->group == 0)
        add_why (builder, &cell->why);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "passed");
  json_builder_begin_array (builder);
  for (guint i = 0; day->group != 0 && i < day->passed->len; i++)
    {
      const DeskPlanPassed *passed = &g_array_index (day->passed, DeskPlanPassed, i);

      /* A group that nobody of can come stands there once a member. */
      if (passed->group == 0 || passed->group == last)
        continue;
      last = passed->group;
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "group");
      json_builder_add_int_value (builder, passed->group);
      json_builder_set_member_name (builder, "kind");
      json_builder_add_int_value (builder, passed->kind);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static char *
name_of (DeskOffice *office,
         gboolean    is_group,
         gint64      id)
{
  g_autoptr (DeskRows) rows = NULL;

  if (!is_group)
    return desk_people_dup_name (office, id);
  rows = desk_store_select (desk_office_get_store (office), NULL,
                            "SELECT name FROM duty_groups WHERE id = ?", "i", id);
  return g_strdup (rows != NULL && desk_rows_next (rows) ? desk_rows_text (rows, 0) : "");
}

static void
add_sentence (GString *text,
              char    *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, sentence);
  g_free (sentence);
}

/* The sentences on one turn: of a group's, or of a person's where there are none. */
static void
word_turn (DeskOffice *office,
           GString    *text,
           JsonObject *object,
           gboolean    is_group,
           gint64      who,
           const char *language)
{
  g_autofree char *name = name_of (office, is_group, who);
  gint64 after = json_object_get_int_member (object, "after");
  g_autofree char *last = after != 0 ? name_of (office, is_group, after) : NULL;
  g_autofree char *missed = desk_date_format (
    (DeskDate) json_object_get_int_member (object, "missed"), DESK_DATE_STYLE_MONTH_DAY, language);
  guint turns = (guint) json_object_get_int_member (object, "turns");
  guint min = (guint) json_object_get_int_member (object, "min");
  guint max = (guint) json_object_get_int_member (object, "max");

  switch ((DeskPlanWhyKind) json_object_get_int_member (object, "why"))
    {
    case DESK_PLAN_WHY_NOBODY:
      add_sentence (text,
                    g_strdup (desk_language_text (language, N_ ("Nobody can take this day."))));
      return;
    case DESK_PLAN_WHY_PINNED:
      /* Translators: %s is a duty group or a person */
      add_sentence (
        text, g_strdup_printf (desk_language_text (language, N_ ("%s was pinned by hand.")), name));
      break;
    case DESK_PLAN_WHY_ONLY_ONE:
      /* Translators: %s is a duty group or a person */
      add_sentence (
        text,
        g_strdup_printf (desk_language_text (language, N_ ("Only %s can take this day.")), name));
      break;
    case DESK_PLAN_WHY_CATCH_UP:
      /* Translators: a duty group or a person, and a day */
      add_sentence (
        text, g_strdup_printf (desk_language_text (
                                 language, N_ ("%s was passed over on %s and takes the turn now.")),
                               name, missed));
      break;
    case DESK_PLAN_WHY_FAIR:
      /* Translators: %s is a duty group or a person */
      add_sentence (
        text, g_strdup_printf (desk_language_text (
                                 language, N_ ("With %s the turns of the period come out even.")),
                               name));
      break;
    case DESK_PLAN_WHY_TURN:
    case DESK_PLAN_WHY_STANDS_IN:
    default:
      if (last == NULL)
        /* Translators: %s is a duty group or a person */
        add_sentence (text, g_strdup_printf (
                              desk_language_text (language, N_ ("It is the turn of %s.")), name));
      else
        add_sentence (
          text,
          g_strdup_printf (
            json_object_get_boolean_member (object, "period")
              /* Translators: both are duty groups or persons */
              ? desk_language_text (language,
                                    N_ ("It is the turn of %s (last of the period before: %s)."))
              : desk_language_text (language, N_ ("It is the turn of %s (the last one was %s).")),
            name, last));
      break;
    }
  if (max == 0)
    return;
  if (min == max)
    /* Translators: how many turns */
    add_sentence (
      text,
      g_strdup_printf (
        desk_language_text (language, N_ ("Turns in this period: %u, as everybody has.")), turns));
  else
    /* Translators: how many turns this one has, the fewest and the most anybody has */
    add_sentence (
      text, g_strdup_printf (desk_language_text (
                               language, N_ ("Turns in this period: %u; everybody has %u to %u.")),
                             turns, min, max));
}

/* The reasons of a day, or of one person on it, in words; empty for no reasons. */
char *
desk_rota_why_from_json (DeskOffice *office,
                         const char *json,
                         gint64      person,
                         const char *language)
{
  g_autoptr (JsonNode) root = json != NULL ? json_from_string (json, NULL) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  JsonObject *object;
  JsonArray *people, *passed;
  gint64 group;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return g_strdup ("");
  object = json_node_get_object (root);
  group = json_object_get_int_member (object, "group");
  people = json_object_get_array_member (object, "people");
  passed = json_object_get_array_member (object, "passed");

  if (group != 0)
    word_turn (office, text, object, TRUE, group, language);
  for (guint i = 0; i < json_array_get_length (people); i++)
    {
      JsonObject *one = json_array_get_object_element (people, i);
      gint64 id = json_object_get_int_member (one, "id");
      gint64 owner = json_object_get_int_member (one, "for");

      if (person != 0 && person != id)
        continue;
      if (group == 0)
        word_turn (office, text, one, FALSE, id, language);
      if (owner != 0)
        {
          g_autofree char *by = desk_people_dup_name (office, id);
          g_autofree char *whom = desk_people_dup_name (office, owner);
          /* Translators: both are names */
          add_sentence (
            text, g_strdup_printf (
                    desk_language_text (language, N_ ("%s repays a turn owed to %s.")), by, whom));
        }
    }
  for (guint i = 0; i < json_array_get_length (passed); i++)
    {
      JsonObject *one = json_array_get_object_element (passed, i);
      g_autofree char *name = name_of (office, TRUE, json_object_get_int_member (one, "group"));
      const char *format = NULL;

      switch ((DeskPlanPassedKind) json_object_get_int_member (one, "kind"))
        {
        case DESK_PLAN_PASSED_ABSENT:
          /* Translators: %s is a duty group */
          format = N_ ("%s was passed over: nobody of it is there.");
          break;
        case DESK_PLAN_PASSED_FULL:
          /* Translators: %s is a duty group */
          format = N_ ("%s was passed over: it would have too many turns.");
          break;
        case DESK_PLAN_PASSED_REST:
        default:
          /* Translators: %s is a duty group */
          format = N_ ("%s was passed over: it is on duty the day before or after.");
          break;
        }
      add_sentence (text, g_strdup_printf (desk_language_text (language, format), name));
    }
  return g_strdup (text->str);
}

static void
add_swaps (DeskOffice *office,
           GString    *text,
           DeskDate    date,
           gint64      person,
           const char *language)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT p.person_id, p.stands_for_id FROM duty_people p JOIN duties d ON d.id = p.duty_id"
    " JOIN swaps s ON s.date = d.date OR s.with_date = d.date"
    " WHERE d.date = ?1 AND p.stands_for_id IS NOT NULL AND ?2 IN (0, p.person_id)"
    " GROUP BY p.id ORDER BY p.position",
    "di", date, person);

  while (rows != NULL && desk_rows_next (rows))
    {
      g_autofree char *by = desk_people_dup_name (office, desk_rows_int (rows, 0));
      g_autofree char *whom = desk_people_dup_name (office, desk_rows_int (rows, 1));
      /* Translators: both are names */
      add_sentence (
        text, g_strdup_printf (
                desk_language_text (language, N_ ("%s stands in for %s after a swap.")), by, whom));
    }
}

/**
 * desk_rota_why:
 * @person: one of the day's people, or 0 for the day
 *
 * Returns: (transfer full): why this one is on duty, a sentence a line (ROT-4)
 */
char *
desk_rota_why (DeskOffice *office,
               DeskDate    date,
               gint64      person,
               const char *language)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL,
                       "SELECT why, pinned, kind FROM duties WHERE date = ?", "d", date);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *reasons = NULL;

  if (rows == NULL || !desk_rows_next (rows))
    return g_strdup (desk_language_text (language, N_ ("Nothing is planned on this day yet.")));

  if (g_str_equal (desk_rows_text (rows, 2), "team"))
    return g_strdup (
      desk_language_text (language, N_ ("Team cleaning: everybody who is there takes part.")));
  reasons = desk_rota_why_from_json (office, desk_rows_text (rows, 0), person, language);
  if (*reasons != '\0')
    add_sentence (text, g_steal_pointer (&reasons));
  add_swaps (office, text, date, person, language);
  if (text->len == 0)
    add_sentence (text, g_strdup (desk_language_text (language, N_ ("Set by hand."))));
  if (desk_rows_int (rows, 1))
    add_sentence (text, g_strdup (desk_language_text (
                          language, N_ ("The day is pinned; the planner leaves it as it is."))));
  return g_strdup (text->str);
}
