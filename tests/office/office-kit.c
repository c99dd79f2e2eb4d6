/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "office-kit.h"

#include <glib/gstdio.h>
#include <string.h>

Studio *
studio_new (guint n_groups,
            guint n_people)
{
  return studio_new_preset (NULL, n_groups, n_people);
}

/* Groups G1, G2 …; people P01, P02 … dealt out to them in turn. */
Studio *
studio_new_preset (const char *preset,
                   guint       n_groups,
                   guint       n_people)
{
  g_autoptr (GError) error = NULL;
  Studio *self = g_new0 (Studio, 1);
  g_autoptr (DeskAct) act = NULL;

  self->folder = g_dir_make_tmp ("desk-office-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "studio.db", NULL);
  self->office = desk_office_create (self->path, preset, &error);
  g_assert_no_error (error);
  self->store = desk_office_get_store (self->office);
  studio_at (self, "2026-09-01 08:00");

  act = desk_store_begin_final (self->store, &error, "Set up people");
  g_assert_no_error (error);
  for (guint i = 0; i < n_groups; i++)
    {
      g_autofree char *name = g_strdup_printf ("G%u", i + 1);
      studio_add (self, &desk_kind_groups, "name", name, NULL);
    }
  for (guint i = 0; i < n_people; i++)
    {
      g_autofree char *name = g_strdup_printf ("P%02u", i + 1);
      g_autofree char *group = n_groups > 0 ? g_strdup_printf ("G%u", i % n_groups + 1) : NULL;
      studio_add (self, &desk_kind_people, "name", name, "status", "regular",
                  group != NULL ? "group" : NULL, group, NULL);
    }
  desk_act_commit (g_steal_pointer (&act), &error);
  g_assert_no_error (error);
  return self;
}

void
studio_free (Studio *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  g_clear_object (&self->office);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->before);
  g_free (self);
}

/* What the acts to come happen at, so that no test depends on the clock. */
void
studio_at (Studio     *self,
           const char *moment)
{
  desk_store_set_moment (self->store, moment);
}

DeskDate
day (const char *iso)
{
  DeskDate date = desk_date_parse (iso);

  g_assert_cmpint (date, !=, DESK_DATE_NONE);
  return date;
}

/* Field, value, field, value …, as people write them. Returns: the new id */
gint64
studio_add (Studio         *self,
            const DeskKind *kind,
            ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDraft) draft = desk_draft_new (self->store, kind);
  const char *field;
  va_list args;

  va_start (args, kind);
  while ((field = va_arg (args, const char *)) != NULL)
    {
      desk_draft_enter (draft, desk_kind_get_field (kind, field), va_arg (args, const char *),
                        &error);
      g_assert_no_error (error);
    }
  va_end (args);
  desk_records_save (self->office, draft, &error);
  g_assert_no_error (error);
  return desk_draft_get_id (draft);
}

void
studio_edit (Studio         *self,
             const DeskKind *kind,
             gint64          id,
             const char     *field,
             const char     *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDraft) draft = desk_draft_edit (self->store, kind, id, &error);

  g_assert_no_error (error);
  if (value == NULL)
    desk_draft_clear (draft, field);
  else
    desk_draft_enter (draft, desk_kind_get_field (kind, field), value, &error);
  g_assert_no_error (error);
  desk_records_save (self->office, draft, &error);
  g_assert_no_error (error);
}

void
studio_remove (Studio         *self,
               const DeskKind *kind,
               gint64          id)
{
  g_autoptr (GError) error = NULL;

  desk_records_remove (self->office, kind, id, &error);
  g_assert_no_error (error);
}

void
studio_set (Studio     *self,
            const char *key,
            const char *value)
{
  g_autoptr (GError) error = NULL;

  desk_settings_set (self->office, key, value, &error);
  g_assert_no_error (error);
}

gint64
studio_person (Studio     *self,
               const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id = desk_people_find (self->office, name, &error);

  g_assert_no_error (error);
  return id;
}

gint64
studio_group (Studio     *self,
              const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id = desk_store_find_named (self->store, &desk_kind_groups, name, &error);

  g_assert_no_error (error);
  return id;
}

/* The area in the nth place, from 1; 0: every area. */
gint64
studio_area (Studio *self,
             guint   place)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM areas WHERE active ORDER BY"
                                          " shift = 'evening', position, id LIMIT 1 OFFSET %u",
                                          place - 1);

  return place == 0 ? 0 : studio_number (self, sql);
}

gint64
studio_absent (Studio     *self,
               const char *person,
               const char *from,
               const char *to)
{
  return studio_add (self, &desk_kind_absences, "person", person, "from", from, "to", to, NULL);
}

/* What the calendar says of a day: "off" or "work". */
void
studio_day (Studio     *self,
            const char *iso,
            const char *kind)
{
  studio_add (self, &desk_kind_days, "date", iso, "kind", kind, "name", "Holiday", NULL);
}

void
studio_plan (Studio     *self,
             const char *from,
             const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRotaPlan) plan =
    desk_rota_plan_preview (self->office, day (from), day (to), &error);

  g_assert_no_error (error);
  desk_rota_plan_apply (self->office, plan, &error);
  g_assert_no_error (error);
}

void
studio_mark (Studio     *self,
             const char *iso,
             guint       place,
             DeskMark    mark)
{
  g_autoptr (GError) error = NULL;

  desk_rota_mark (self->office, day (iso), studio_area (self, place), mark, NULL, &error);
  g_assert_no_error (error);
}

/* @with_iso is %NULL for an owed turn. */
void
studio_swap (Studio     *self,
             const char *iso,
             const char *person,
             const char *with,
             const char *with_iso)
{
  g_autoptr (GError) error = NULL;

  desk_rota_swap (self->office, day (iso), studio_person (self, person),
                  studio_person (self, with), with_iso != NULL ? day (with_iso) : DESK_DATE_NONE,
                  0, &error);
  g_assert_no_error (error);
}

/* Returns: whether there was anything left to undo */
gboolean
studio_undo (Studio *self)
{
  g_autoptr (GError) error = NULL;

  if (desk_office_undo (self->office, 0, NULL, &error))
    return TRUE;
  g_assert_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND);
  return FALSE;
}

void
studio_redo (Studio *self)
{
  g_autoptr (GError) error = NULL;

  desk_office_redo (self->office, NULL, &error);
  g_assert_no_error (error);
}

gint64
studio_number (Studio     *self,
               const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRows) rows = desk_store_select (self->store, &error, sql, "");

  g_assert_no_error (error);
  return desk_rows_next (rows) ? desk_rows_int (rows, 0) : 0;
}

/* Returns: (transfer full): the first column, a space between rows */
char *
studio_text (Studio     *self,
             const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRows) rows = desk_store_select (self->store, &error, sql, "");
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  while (desk_rows_next (rows))
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                            desk_rows_is_null (rows, 0) ? "-" : desk_rows_text (rows, 0));
  return g_string_free (text, FALSE);
}

/* Returns: (transfer full): every cell of every content table */
char *
studio_dump (Studio *self)
{
  const DeskSchema *schema = desk_store_get_schema (self->store);
  GString *dump = g_string_new (NULL);

  for (guint i = 0; schema->kinds[i] != NULL; i++)
    {
      const DeskKind *kind = schema->kinds[i];
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", kind->table);
      g_autoptr (DeskRows) rows = desk_store_select (self->store, NULL, sql, "");

      g_assert_nonnull (rows);
      g_string_append_printf (dump, "%s\n", kind->table);
      while (desk_rows_next (rows))
        {
          for (guint c = 0; c <= desk_kind_get_n_fields (kind); c++)
            g_string_append_printf (dump, "|%s",
                                    desk_rows_is_null (rows, c) ? "" : desk_rows_text (rows, c));
          g_string_append_c (dump, '\n');
        }
    }
  return g_string_free (dump, FALSE);
}

/* Returns: (transfer full): what the check finds, a line each */
char *
studio_problems (Studio *self)
{
  g_autoptr (GPtrArray) problems = desk_office_check (self->office);

  g_ptr_array_add (problems, NULL);
  return g_strjoinv ("\n", (char **) problems->pdata);
}

void
studio_assert_sound (Studio *self)
{
  g_autofree char *problems = studio_problems (self);

  g_assert_cmpstr (problems, ==, "");
}

/* What is done between the two calls is one act that can be undone and redone. */
void
studio_begin_step (Studio *self)
{
  g_free (self->before);
  self->before = studio_dump (self);
}

void
studio_end_step (Studio *self)
{
  g_autofree char *after = studio_dump (self);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  g_assert_cmpstr (self->before, !=, after);
  studio_assert_sound (self);
  g_assert_true (studio_undo (self));
  undone = studio_dump (self);
  g_assert_cmpstr (undone, ==, self->before);
  studio_assert_sound (self);
  studio_redo (self);
  redone = studio_dump (self);
  g_assert_cmpstr (redone, ==, after);
  studio_assert_sound (self);
}

/* @expected is "G1: P01 P03", "P01/P02" for P01 standing in for P02; "team", "off",
 * "rest", or "" for a duty day without anybody. */
void
studio_assert_duty (Studio     *self,
                    const char *iso,
                    const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRotaDay) one = desk_rota_get_day (self->office, day (iso), &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  if (one->kind == DESK_ROTA_TEAM && one->people->len == 0)
    g_string_append (text, one->id != 0 ? "team" : "team?");
  else if (one->kind == DESK_ROTA_OFF && one->id == 0)
    g_string_append (text, "off");
  else if (one->kind == DESK_ROTA_REST && one->id == 0)
    g_string_append (text, "rest");
  if (one->group_name != NULL)
    g_string_append_printf (text, "%s:", one->group_name);
  for (guint i = 0; i < one->people->len; i++)
    {
      const DeskDutyPerson *person = one->people->pdata[i];
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", person->name);
      if (person->stands_for_name != NULL)
        g_string_append_printf (text, "/%s", person->stands_for_name);
    }
  if (!g_str_equal (text->str, expected))
    g_test_message ("%s", iso);
  g_assert_cmpstr (text->str, ==, expected);
}

/* @expected: "P01 -10.00 proposed, P02 -10.00 confirmed" of the month, by name */
void
studio_assert_fines (Studio     *self,
                     const char *month,
                     const char *expected)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT ifnull (group_concat (line, ', '), '') FROM (SELECT p.name || ' ' ||"
    " printf ('%%.2f', l.amount / 100.0) || ' ' || l.state AS line FROM ledger l"
    " JOIN people p ON p.id = l.person_id WHERE l.source = 'hygiene/%s' ORDER BY p.name, l.id)",
    month);
  g_autofree char *fines = studio_text (self, sql);

  g_assert_cmpstr (fines, ==, expected);
}

void
assert_contains (const char *text,
                 const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” does not say “%s”", text, part);
}

/* Asserts that @error is @code and says @part, and clears it. */
void
assert_refused (GError     **error,
                int          code,
                const char  *part)
{
  g_assert_error (*error, DESK_ERROR, code);
  assert_contains ((*error)->message, part);
  g_clear_error (error);
}
