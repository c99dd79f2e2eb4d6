/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The equipment sheets before the weekly meeting: what is missing, whose it is, and
 * the one warning that follows or no longer follows. */

#include "desk-equipment-check.h"
#include "desk-today.h"
#include "office-kit.h"

/* The meeting is on Monday 2026-10-19 at 09:00; the sheets are those of the week from
 * 2026-10-12 on, six working days. */
#define MEETING "2026-10-19"

/* "拍摄部" led by P01 with the deputy P02 has EQ-001 of P03 and EQ-002 of P04; "制作部" led
 * by P05 has EQ-003 of P06. */
static Studio *
make_studio (void)
{
  static const char *const members[] = { "拍摄部", "拍摄部", "拍摄部", "拍摄部", "制作部", "制作部" };
  static const char *const items[][2] = { { "EQ-001", "P03" },
                                          { "EQ-002", "P04" },
                                          { "EQ-003", "P06" } };
  Studio *studio = studio_new (0, 6);

  studio_at (studio, "2026-10-10 08:00");
  studio_add (studio, &desk_kind_departments, "name", "拍摄部", "head", "P01", "deputy", "P02", NULL);
  studio_add (studio, &desk_kind_departments, "name", "制作部", "head", "P05", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *name = g_strdup_printf ("P%02u", i + 1);
      studio_edit (studio, &desk_kind_people, studio_person (studio, name), "department",
                   members[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    studio_add (studio, &desk_kind_equipment, "number", items[i][0], "class", "相机", "responsible",
                items[i][1], NULL);
  return studio;
}

/* √ for the rows of a day at a time of it; @item 0 is every item. */
static void
check (Studio     *studio,
       const char *iso,
       const char *at,
       gint64      item)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *moment = g_strconcat (at, NULL);

  studio_at (studio, moment);
  if (item == 0)
    desk_rounds_mark_others_ok (studio->office, "equipment", day (iso), NULL, 0, NULL, &error);
  else
    desk_rounds_mark (studio->office, "equipment", day (iso), item, 0, DESK_MARK_OK, NULL, 0,
                      &error);
  g_assert_no_error (error);
}

static void
check_week (Studio     *studio,
            const char *but)
{
  static const char *const days[] = { "2026-10-12", "2026-10-13", "2026-10-14",
                                      "2026-10-15", "2026-10-16", "2026-10-17" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *evening = g_strconcat (days[i], " 17:40", NULL);

      if (g_strcmp0 (days[i], but) != 0)
        check (studio, days[i], evening, 0);
    }
}

static void
review (Studio     *studio,
        const char *at)
{
  g_autoptr (GError) error = NULL;

  studio_at (studio, at);
  desk_equipment_check_review (studio->office, &error);
  g_assert_no_error (error);
}

static void
assert_warned (Studio     *studio,
               const char *expected)
{
  g_autofree char *people = studio_text (
    studio,
    "SELECT p.name FROM ledger l JOIN people p ON p.id = l.person_id WHERE l.kind = 'warning'"
    " AND l.amount = -1000 AND l.state = 'proposed' ORDER BY p.name");

  g_assert_cmpstr (people, ==, expected);
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM ledger WHERE kind <> 'warning'"),
                   ==, 0);
}

static void
test_missing (void)
{
  g_autoptr (Studio) studio = make_studio ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskCheckMissing) missing = NULL;
  g_autoptr (GPtrArray) items = NULL;
  DeskCheckPerson *person;
  guint named = 0;

  check_week (studio, "2026-10-14");
  check (studio, "2026-10-14", "2026-10-14 17:40", 2);
  studio_absent (studio, "P03", "2026-10-14", "2026-10-18");
  missing = desk_equipment_check_missing (studio->office, day ("2026-10-12"), day ("2026-10-18"),
                                          NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (missing->rows->len, ==, 2);
  g_assert_cmpuint (missing->people->len, ==, 2);
  person = missing->people->pdata[0];
  g_assert_cmpstr (person->name, ==, "P03");
  g_assert_cmpstr (person->acting_name, ==, "P02");
  person = missing->people->pdata[1];
  g_assert_cmpstr (person->name, ==, "P06");
  g_assert_null (person->acting_name);

  items = desk_today_list (studio->office, day ("2026-10-17"), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      const DeskTodayItem *item = items->pdata[i];
      named += g_str_equal (item->kind, "equipment-check") && item->late;
    }
  g_assert_cmpuint (named, ==, 2);
}

/* The sheets of P03 and P04 lack one day's row of EQ-001. */
static const struct
{
  const char *name;
  const char *reviewed;
  const char *completed; /* NULL: never */
  const char *warned;    /* after the review, and after completing */
  const char *then;
} warnings[] = {
  { "never", MEETING " 08:00", NULL, "P01", "P01" },
  { "in-time", MEETING " 08:00", MEETING " 08:59", "P01", "" },
  { "to-the-minute", MEETING " 08:00", MEETING " 09:00", "P01", "" },
  { "a-minute-late", MEETING " 08:00", MEETING " 09:01", "P01", "P01" },
  { "before-the-review", MEETING " 08:30", "2026-10-18 20:00", "P01", "" },
  { "looked-at-later", "2026-10-21 10:00", MEETING " 10:00", "P01", "P01" },
  { "recorded-later-done-in-time", "2026-10-21 10:00", "2026-10-17 18:00", "P01", "" },
};

static void
test_warnings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (warnings); i++)
    {
      g_autoptr (Studio) studio = make_studio ();
      g_autofree char *evidence = NULL;

      g_test_message ("%s", warnings[i].name);
      check_week (studio, "2026-10-15");
      check (studio, "2026-10-15", "2026-10-15 17:40", 2);
      check (studio, "2026-10-15", "2026-10-15 17:40", 3);
      studio_begin_step (studio);
      review (studio, warnings[i].reviewed);
      assert_warned (studio, warnings[i].warned);
      evidence = studio_text (studio, "SELECT evidence FROM ledger");
      g_assert_nonnull (strstr (evidence, "EQ-001"));
      g_assert_null (strstr (evidence, "EQ-002"));
      studio_end_step (studio);
      review (studio, warnings[i].reviewed);
      assert_warned (studio, warnings[i].warned);
      if (warnings[i].completed == NULL)
        continue;
      studio_begin_step (studio);
      check (studio, "2026-10-15", warnings[i].completed, 1);
      assert_warned (studio, warnings[i].then);
      studio_end_step (studio);
      assert_warned (studio, warnings[i].then);
    }
}

/* Once a week a department, however much is missing; complete sheets cause nothing. */
static void
test_departments (void)
{
  g_autoptr (Studio) studio = make_studio ();

  review (studio, MEETING " 08:00");
  assert_warned (studio, "P01 P05");
  check_week (studio, NULL);
  assert_warned (studio, "");
  review (studio, "2026-10-26 08:00");
  assert_warned (studio, "P01 P05");
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM ledger"), ==, 2);
}

/* The program that looks by itself leaves an act only where it finds something. */
static void
test_by_itself (void)
{
  static const struct
  {
    const char *at;
    const char *warned;
    int acts;
  } looks[] = {
    { "2026-10-11 23:59", "", 0 }, /* equipment is there since Saturday: no meeting yet */
    { "2026-10-12 00:01", "P01 P05", 1 },
    { "2026-10-12 08:00", "P01 P05", 0 },
    { "2026-10-12 09:00", "P01 P05", 0 },
    { "2026-10-18 23:59", "P01 P05", 0 },
  };
  g_autoptr (Studio) studio = make_studio ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      gint64 before = studio_number (studio, "SELECT count(*) FROM journal");

      studio_at (studio, looks[i].at);
      desk_equipment_check_review_due (studio->office, &error);
      g_assert_no_error (error);
      assert_warned (studio, looks[i].warned);
      g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM journal") - before, ==,
                       looks[i].acts);
    }
}

static void
test_by_itself_complete (void)
{
  g_autoptr (Studio) studio = make_studio ();
  g_autoptr (GError) error = NULL;
  gint64 before;

  check_week (studio, NULL);
  before = studio_number (studio, "SELECT count(*) FROM journal");
  studio_at (studio, MEETING " 09:00");
  desk_equipment_check_review_due (studio->office, &error);
  g_assert_no_error (error);
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM journal"), ==, before);
  assert_warned (studio, "");
}

/* A mark taken back brings the warning back; one that was confirmed stays. */
static void
test_taken_back (void)
{
  g_autoptr (Studio) studio = make_studio ();
  g_autoptr (GError) error = NULL;

  check_week (studio, NULL);
  review (studio, MEETING " 08:00");
  assert_warned (studio, "");
  studio_begin_step (studio);
  desk_rounds_mark (studio->office, "equipment", day ("2026-10-16"), 3, 0, DESK_MARK_NONE, NULL, 0,
                    &error);
  g_assert_no_error (error);
  assert_warned (studio, "P05");
  studio_end_step (studio);
  studio_edit (studio, &desk_kind_ledger, 1, "state", "confirmed");
  check (studio, "2026-10-16", MEETING " 08:30", 3);
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM ledger WHERE state = 'confirmed'"),
                   ==, 1);
}

/* Who leads the department on the day of the meeting is who is warned (PEO-2). */
static void
test_deputy (void)
{
  g_autoptr (Studio) studio = make_studio ();

  studio_absent (studio, "P01", MEETING, "2026-10-20");
  review (studio, MEETING " 08:00");
  assert_warned (studio, "P02 P05");
}

/* What is not in store at the end of a day is not checked on it. */
static void
test_not_due (void)
{
  g_autoptr (Studio) studio = make_studio ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskCheckMissing) missing = NULL;

  studio_at (studio, "2026-10-13 10:00");
  studio_edit (studio, &desk_kind_equipment, 1, "state", "retired");
  studio_day (studio, "2026-10-14", "off");
  studio_at (studio, "2026-10-15 10:00");
  studio_add (studio, &desk_kind_equipment, "number", "EQ-004", "class", "相机", "responsible",
              "P03", NULL);
  missing = desk_equipment_check_missing (studio->office, day ("2026-10-12"), day ("2026-10-18"),
                                          NULL, 1, &error);
  g_assert_no_error (error);
  /* EQ-001 on Monday; EQ-002 on five days; EQ-004 from Thursday to Saturday. */
  g_assert_cmpuint (missing->rows->len, ==, 1 + 5 + 3);
}

static void
test_confirmed (void)
{
  g_autoptr (Studio) studio = make_studio ();
  g_autoptr (GError) error = NULL;

  studio_set (studio, "equipment.confirm-required", "yes");
  check_week (studio, NULL);
  review (studio, MEETING " 08:00");
  assert_warned (studio, "P01 P05");
  studio_begin_step (studio);
  desk_rounds_sign (studio->office, "equipment", day ("2026-10-12"), day ("2026-10-18"), 1, 0, NULL,
                    &error);
  g_assert_no_error (error);
  assert_warned (studio, "P05");
  studio_end_step (studio);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/INV-3/missing", test_missing);
  g_test_add_func ("/office/INV-3/warnings", test_warnings);
  g_test_add_func ("/office/INV-3/departments", test_departments);
  g_test_add_func ("/office/INV-3/by-itself", test_by_itself);
  g_test_add_func ("/office/INV-3/by-itself-complete", test_by_itself_complete);
  g_test_add_func ("/office/INV-3/taken-back", test_taken_back);
  g_test_add_func ("/office/INV-3/deputy", test_deputy);
  g_test_add_func ("/office/INV-3/not-due", test_not_due);
  g_test_add_func ("/office/INV-3/confirmed", test_confirmed);
  return g_test_run ();
}
