/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The definitions of rounds: what a studio begins with, and reading them. */

#include "desk-language.h"
#include "desk-rounds-private.h"
#include "desk-text.h"

#define SHIPPED "/org/studiodesk/StudioDesk/data/rounds/rounds.ini"

void
desk_round_free (DeskRound *self)
{
  g_free (self->code);
  g_free (self->name);
  g_free (self->inspector);
  g_free (self->signer);
  g_free (self->standard);
  g_free (self);
}

static gboolean
has_round (DeskOffice *office,
           const char *code)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL, "SELECT 1 FROM rounds WHERE code = ?", "t", code);

  return rows != NULL && desk_rows_next (rows);
}

static gboolean
add_parts (DeskOffice      *office,
           const DeskKind  *kind,
           gint64           round,
           char           **names,
           GError         **error)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autoptr (DeskDraft) part = desk_draft_new (desk_office_get_store (office), kind);

      desk_draft_set_number (part, "round", round);
      desk_draft_set_text (part, "name", names[i]);
      desk_draft_set_number (part, "position", i + 1);
      if (!desk_draft_save (part, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_round (DeskOffice  *office,
           GKeyFile    *file,
           const char  *code,
           int          position,
           GError     **error)
{
  static const char *const plain[] = { "rhythm", "target", "inspector", "signer" };
  static const char *const words[] = { "name", "standard" };
  const char *language = desk_office_forms_language (office);
  g_autoptr (DeskDraft) round = desk_draft_new (desk_office_get_store (office), &desk_kind_rounds);
  g_auto (GStrv) columns =
    g_key_file_get_locale_string_list (file, code, "columns", language, NULL, NULL);
  g_auto (GStrv) lines =
    g_key_file_get_locale_string_list (file, code, "lines", language, NULL, NULL);

  desk_draft_set_text (round, "code", code);
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autofree char *value = g_key_file_get_string (file, code, plain[i], NULL);
      desk_draft_set_text (round, plain[i], value);
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *value =
        g_key_file_get_locale_string (file, code, words[i], language, NULL);
      desk_draft_set_text (round, words[i], value);
    }
  desk_draft_set_number (round, "position", position);
  desk_draft_set_number (round, "active", g_key_file_get_boolean (file, code, "active", NULL));
  return desk_draft_save (round, error) &&
         add_parts (office, &desk_kind_round_columns, desk_draft_get_id (round), columns, error) &&
         add_parts (office, &desk_kind_round_lines, desk_draft_get_id (round), lines, error);
}

/**
 * desk_rounds_setup:
 *
 * Adds the rounds that ship with the program and that the file lacks, in the
 * language of its forms; one act.
 */
gboolean
desk_rounds_setup (DeskOffice  *office,
                   GError     **error)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (desk_schema_get_resource (), SHIPPED,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (DeskAct) act =
    desk_store_begin (desk_office_get_store (office), error, _ ("Set up the rounds"));
  g_auto (GStrv) codes = NULL;

  if (act == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, error))
    return FALSE;
  codes = g_key_file_get_groups (file, NULL);
  for (int i = 0; codes[i] != NULL; i++)
    if (!has_round (office, codes[i]) && !add_round (office, file, codes[i], i + 1, error))
      return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

static DeskRound *
read_round (DeskRows *rows)
{
  DeskRound *self = g_new0 (DeskRound, 1);
  const char *rhythm = desk_rows_text (rows, 3), *target = desk_rows_text (rows, 4);

  self->id = desk_rows_int (rows, 0);
  self->code = g_strdup (desk_rows_text (rows, 1));
  self->name = g_strdup (desk_rows_text (rows, 2));
  self->rhythm = g_str_equal (rhythm, "daily")    ? DESK_ROUND_DAILY
                 : g_str_equal (rhythm, "weekly") ? DESK_ROUND_WEEKLY
                                                  : DESK_ROUND_USE;
  self->target = g_str_equal (target, "equipment") ? DESK_ROUND_EQUIPMENT
                 : g_str_equal (target, "people")  ? DESK_ROUND_PEOPLE
                                                   : DESK_ROUND_LINES;
  self->inspector = g_strdup (desk_rows_text (rows, 5));
  self->signer = g_strdup (desk_rows_text (rows, 6));
  self->since = desk_rows_date (rows, 7);
  self->standard = g_strdup (desk_rows_text (rows, 8));
  return self;
}

/**
 * desk_rounds_list:
 *
 * Returns: (transfer full) (element-type DeskRound): the rounds in use, in order
 */
GPtrArray *
desk_rounds_list (DeskOffice  *office,
                  GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT id, code, name, rhythm, target, inspector, signer, since, standard FROM rounds"
    " WHERE active ORDER BY position, id",
    "");
  GPtrArray *rounds;

  if (rows == NULL)
    return NULL;
  rounds = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_round_free);
  while (desk_rows_next (rows))
    g_ptr_array_add (rounds, read_round (rows));
  return rounds;
}

/* Names the round that was most likely meant. */
static void
set_unknown (DeskOffice  *office,
             const char  *code,
             GError     **error)
{
  g_autoptr (GPtrArray) rounds = desk_rounds_list (office, NULL);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  const char *nearest;

  for (guint i = 0; rounds != NULL && i < rounds->len; i++)
    g_ptr_array_add (codes, ((DeskRound *) rounds->pdata[i])->code);
  g_ptr_array_add (codes, NULL);
  nearest = desk_text_nearest (code, (const char *const *) codes->pdata);
  if (nearest != NULL)
    g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                 /* Translators: both are codes of rounds, as “equipment” */
                 _ ("There is no round “%s”; did you mean “%s”?"), code, nearest);
  else
    g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                 /* Translators: %s is the code of a round */
                 _ ("There is no round “%s”; set the rounds up first"), code);
}

/**
 * desk_rounds_find:
 * @code: a round's code, or its name
 *
 * Returns: (transfer full): the round, or %NULL with %DESK_ERROR_NOT_FOUND
 */
DeskRound *
desk_rounds_find (DeskOffice  *office,
                  const char  *code,
                  GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT id, code, name, rhythm, target, inspector, signer, since, standard FROM rounds"
    " WHERE code = ?1 OR name = ?1 ORDER BY code = ?1 DESC",
    "t", code);

  if (rows == NULL)
    return NULL;
  if (desk_rows_next (rows))
    return read_round (rows);
  set_unknown (office, code, error);
  return NULL;
}

/* The day a row is kept under: the Monday of a weekly round. */
DeskDate
desk_rounds_day (const DeskRound *round,
                 DeskDate         date)
{
  return round->rhythm == DESK_ROUND_WEEKLY ? desk_date_week_start (date) : date;
}

/* The day on which what is being recorded happened. */
DeskDate
desk_rounds_today (DeskOffice *office)
{
  g_autofree char *moment = desk_store_get_moment (desk_office_get_store (office));
  DeskDate date;
  int minutes;

  return desk_moment_parse (moment, &date, &minutes) ? date : desk_date_today ();
}

/* Returns: (transfer full): the day, or the week, as it stands in titles */
char *
desk_rounds_format_day (const DeskRound *round,
                        DeskDate         date)
{
  return round->rhythm == DESK_ROUND_WEEKLY
           ? desk_date_to_week (date)
           : desk_date_format (date, DESK_DATE_STYLE_MONTH_DAY, desk_language_current ());
}

static void
column_free (gpointer data)
{
  DeskRoundColumn *self = data;

  g_free (self->name);
  g_free (self->standard);
  g_free (self);
}

/* Returns: (transfer full) (element-type DeskRoundColumn): the columns in use, in order */
GPtrArray *
desk_rounds_read_columns (DeskOffice  *office,
                          gint64       round,
                          GError     **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error,
                       "SELECT id, name, standard FROM round_columns WHERE round_id = ? AND active"
                       " ORDER BY position, id",
                       "i", round);
  GPtrArray *columns;

  if (rows == NULL)
    return NULL;
  columns = g_ptr_array_new_with_free_func (column_free);
  while (desk_rows_next (rows))
    {
      DeskRoundColumn *column = g_new0 (DeskRoundColumn, 1);

      column->id = desk_rows_int (rows, 0);
      column->name = g_strdup (desk_rows_text (rows, 1));
      column->standard = g_strdup (desk_rows_text (rows, 2));
      g_ptr_array_add (columns, column);
    }
  return columns;
}
