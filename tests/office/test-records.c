/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records added, changed and removed with the checks of their kind: SEC-1, PEO-1. */

#include "office-kit.h"

static gboolean
try_save (Studio          *studio,
          const DeskKind  *kind,
          gint64           id,
          GError         **error,
          ...)
{
  g_autoptr (DeskDraft) draft = id != 0 ? desk_draft_edit (studio->store, kind, id, NULL)
                                        : desk_draft_new (studio->store, kind);
  const char *field;
  va_list args;
  gboolean done = TRUE;

  va_start (args, error);
  while (done && (field = va_arg (args, const char *)) != NULL)
    done = desk_draft_enter (draft, desk_kind_get_field (kind, field), va_arg (args, const char *),
                             error);
  va_end (args);
  return done && desk_records_save (studio->office, draft, error);
}

/* Every kind of record is one act to add, one to change and one to remove. */
static void
test_every_kind (void)
{
  g_autoptr (Studio) studio = studio_new (2, 4);
  const struct
  {
    const DeskKind *kind;
    const char *field, *value, *other, *change_to;
    const char *second, *second_value;
  } kinds[] = {
    { &desk_kind_departments, "name", "Shoots", "head", "P01", NULL, NULL },
    { &desk_kind_groups, "name", "G9", "position", "7", NULL, NULL },
    { &desk_kind_people, "name", "Li Fang", "phone", "1381", "status", "trainee" },
    { &desk_kind_posts, "post", "director", "holder", "P02", NULL, NULL },
    { &desk_kind_days, "date", "2026-12-31", "name", "Eve", "kind", "off" },
    { &desk_kind_areas, "name", "Roof", "active", "no", NULL, NULL },
    { &desk_kind_duties, "date", "2026-10-12", "remark", "Late", "kind", "group" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gint64 id;

      studio_begin_step (studio);
      id = studio_add (studio, kinds[i].kind, kinds[i].field, kinds[i].value, kinds[i].second,
                       kinds[i].second_value, NULL);
      studio_end_step (studio);
      studio_begin_step (studio);
      studio_edit (studio, kinds[i].kind, id, kinds[i].other, kinds[i].change_to);
      studio_end_step (studio);
      studio_begin_step (studio);
      studio_remove (studio, kinds[i].kind, id);
      studio_end_step (studio);
    }
  studio_begin_step (studio);
  studio_absent (studio, "P01", "2026-10-01", "2026-10-02");
  studio_end_step (studio);
}

static void
test_titles (void)
{
  g_autoptr (Studio) studio = studio_new (1, 1);
  g_autofree char *titles = NULL;
  gint64 id = studio_add (studio, &desk_kind_people, "name", "Li", NULL);
  gint64 entries;

  studio_edit (studio, &desk_kind_people, id, "phone", "5");
  entries = studio_number (studio, "SELECT count(*) FROM journal");
  studio_edit (studio, &desk_kind_people, id, "phone", "5");
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM journal"), ==, entries);
  studio_remove (studio, &desk_kind_people, id);
  titles = studio_text (studio, "SELECT title FROM journal ORDER BY id DESC LIMIT 3");
  g_assert_cmpstr (titles, ==, "Remove person “Li” Change person “Li” Add person “Li”");
}

static void
test_refused (void)
{
  g_autoptr (Studio) studio = studio_new (1, 2);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  studio_add (studio, &desk_kind_people, "name", "Li", "phone", "138", NULL);
  before = studio_dump (studio);
  g_assert_false (try_save (studio, &desk_kind_people, 0, &error, "name", "Li", "phone", "138",
                            NULL));
  assert_refused (&error, DESK_ERROR_EXISTS, "“Li” with the phone 138 is there already");
  g_assert_false (try_save (studio, &desk_kind_people, 0, &error, "name", "Wu", "entry_date",
                            "2026-10-09", "left_date", "2026-10-08", NULL));
  assert_refused (&error, DESK_ERROR_INVALID, "The day of leaving is before the entry date");
  g_assert_false (try_save (studio, &desk_kind_people, 0, &error, "name", "Wu", "birth_date",
                            "2026-10-09", "entry_date", "2026-10-08", NULL));
  assert_refused (&error, DESK_ERROR_INVALID, "The entry date is before the birth date");
  g_assert_false (try_save (studio, &desk_kind_people, 0, &error, "phone", "1", NULL));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (try_save (studio, &desk_kind_absences, 0, &error, "person", "P01", "from",
                            "2026-10-09", "to", "2026-10-08", NULL));
  assert_refused (&error, DESK_ERROR_INVALID, "The last day is before the first one");
  g_assert_false (try_save (studio, &desk_kind_duties, 0, &error, "date", "2026-10-10", "kind",
                            "team", "group", "G1", NULL));
  assert_refused (&error, DESK_ERROR_INVALID, "Only a plain duty day has a group");
  g_assert_false (try_save (studio, &desk_kind_days, 0, &error, "date", "2026-10-01", "kind", "off",
                            NULL));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (desk_records_remove (studio->office, &desk_kind_groups,
                                       studio_group (studio, "G1"), &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "still named under “People”");
  g_assert_false (desk_records_remove (studio->office, &desk_kind_ledger, 1, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "Nothing is deleted from the ledger");
  g_assert_false (desk_records_remove (studio->office, &desk_kind_people, 999, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND);
  g_clear_error (&error);
  after = studio_dump (studio);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (desk_store_in_act (studio->store));
}

/* A duty day taken out takes its parts along, and opens the turn that it repaid. */
static void
test_duty (void)
{
  g_autoptr (Studio) studio = studio_new (2, 4);
  g_autofree char *repaid = NULL;

  studio_plan (studio, "2026-10-08", "2026-10-31");
  studio_swap (studio, "2026-10-08", "P01", "P02", NULL);
  studio_plan (studio, "2026-10-08", "2026-10-31");
  studio_assert_duty (studio, "2026-10-09", "G2: P01/P02 P04");
  studio_begin_step (studio);
  studio_remove (studio, &desk_kind_duties,
                 studio_number (studio, "SELECT id FROM duties WHERE date = '2026-10-09'"));
  studio_end_step (studio);
  repaid = studio_text (studio, "SELECT repaid FROM swaps");
  g_assert_cmpstr (repaid, ==, "-");
}

static void
test_find (void)
{
  g_autoptr (Studio) studio = studio_new (1, 2);
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;
  gint64 id = studio_person (studio, "P02");

  number = g_strdup_printf ("%d", (int) id);
  g_assert_cmpint (desk_records_find (studio->office, &desk_kind_people, number, &error), ==, id);
  g_assert_cmpint (desk_records_find (studio->office, &desk_kind_people, "P02", &error), ==, id);
  g_assert_no_error (error);
  g_assert_cmpint (desk_records_find (studio->office, &desk_kind_people, "999", &error), ==, 0);
  g_assert_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND);
}

/* The journal says field by field what an act did, removed records too. */
static void
test_describe (void)
{
  g_autoptr (Studio) studio = studio_new (1, 1);
  g_autoptr (GError) error = NULL;
  gint64 id = studio_person (studio, "P01");
  g_autoptr (GPtrArray) changed = NULL;
  g_autoptr (GPtrArray) removed = NULL;
  const DeskFieldChange *line;

  studio_edit (studio, &desk_kind_people, id, "status", "probation");
  changed = desk_records_describe (
    studio->office, studio_number (studio, "SELECT max(id) FROM journal"), "en", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changed->len, ==, 1);
  line = changed->pdata[0];
  g_assert_cmpstr (line->record, ==, "P01");
  g_assert_cmpstr (line->field, ==, "Status");
  g_assert_cmpstr (line->before, ==, "regular");
  g_assert_cmpstr (line->after, ==, "probation");

  studio_remove (studio, &desk_kind_people, id);
  removed = desk_records_describe (
    studio->office, studio_number (studio, "SELECT max(id) FROM journal"), "en", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (removed->len, ==, 3);
  line = removed->pdata[0];
  g_assert_cmpint (line->type, ==, DESK_CHANGE_DELETE);
  g_assert_cmpstr (line->record, ==, "P01");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/records/SEC-1/every-kind", test_every_kind);
  g_test_add_func ("/office/records/SEC-1/titles", test_titles);
  g_test_add_func ("/office/records/PEO-1/refused", test_refused);
  g_test_add_func ("/office/records/ROT-5/duty", test_duty);
  g_test_add_func ("/office/records/PEO-3/find", test_find);
  g_test_add_func ("/office/records/SEC-1/describe", test_describe);
  return g_test_run ();
}
