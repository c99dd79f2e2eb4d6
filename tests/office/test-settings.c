/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Settings, presets and what a holiday notice moves: SET-1 to SET-4. */

#include "desk-calendar-moves.h"
#include "office-kit.h"

#include <string.h>

static void
assert_setting (Studio     *studio,
                const char *key,
                const char *expected)
{
  g_autofree char *value = desk_settings_get (studio->office, key);

  g_assert_cmpstr (value, ==, expected);
}

static void
test_types (void)
{
  g_autoptr (Studio) studio = studio_new (0, 0);
  g_autoptr (GError) error = NULL;
  gint64 entries;
  static const struct
  {
    const char *key, *value, *kept; /* NULL: refused */
  } values[] = {
    { "hygiene.fine", " 12.5 ", "12.50" },
    { "hygiene.fine", "-1", NULL },
    { "hygiene.fine", "ten", NULL },
    { "hygiene.fails-per-month", "3", "3" },
    { "hygiene.fails-per-month", "0", NULL },
    { "hygiene.fails-per-month", "3.5", NULL },
    { "rota.mode", "person", "person" },
    { "rota.mode", "nobody", NULL },
    { "attendance.start", "8:05", "08:05" },
    { "attendance.start", "24:00", NULL },
    { "attendance.start", "08:05x", NULL },
    { "calendar.duty-days", "5, 1,3", "1,3,5" },
    { "calendar.duty-days", "8", NULL },
    { "studio.name", "  光影 工作室 ", "光影 工作室" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *before = desk_settings_get (studio->office, values[i].key);
      gboolean done =
        desk_settings_set (studio->office, values[i].key, values[i].value, &error);

      g_assert_cmpint (done, ==, values[i].kept != NULL);
      assert_setting (studio, values[i].key, values[i].kept != NULL ? values[i].kept : before);
      if (!done)
        assert_refused (&error, DESK_ERROR_INVALID, values[i].value);
      g_assert_no_error (error);
    }
  /* The same value again leaves no entry. */
  entries = studio_number (studio, "SELECT count(*) FROM journal");
  studio_set (studio, "hygiene.fine", "12.5");
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM journal"), ==, entries);
  g_assert_cmpint (desk_settings_get_integer (studio->office, "hygiene.fine"), ==, 1250);

  g_assert_false (desk_settings_set (studio->office, "hygiene.fined", "1", &error));
  assert_refused (&error, DESK_ERROR_NOT_FOUND, "did you mean “hygiene.fine”?");
}

static void
test_undo (void)
{
  g_autoptr (Studio) studio = studio_new (0, 0);

  studio_begin_step (studio);
  studio_set (studio, "hygiene.fine", "30");
  studio_end_step (studio);
  assert_setting (studio, "hygiene.fine", "30.00");
  studio_undo (studio);
  assert_setting (studio, "hygiene.fine", "10.00");
}

/* What is read in an act that is given up is not what stands. */
static void
test_given_up (void)
{
  g_autoptr (Studio) studio = studio_new (2, 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAct) act = NULL;

  g_assert_false (desk_presets_apply (studio->office, "nonsense", &error));
  assert_refused (&error, DESK_ERROR_NOT_FOUND, "“nonsense” is unknown; it is one of");
  act = desk_store_begin (studio->store, &error, "Given up");
  g_assert_no_error (error);
  studio_set (studio, "hygiene.fine", "77");
  g_clear_pointer (&act, desk_act_rollback);
  assert_setting (studio, "hygiene.fine", "10.00");
}

static void
test_presets (void)
{
  g_autoptr (Studio) studio = studio_new (2, 4);
  g_auto (GStrv) names = desk_presets_list ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_strv_length (names), ==, 4);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *label = desk_presets_get_label (names[i], "zh_CN");
      g_autoptr (Studio) fresh = studio_new_preset (names[i], 2, 4);

      g_assert_true (g_utf8_validate (label, -1, NULL));
      assert_setting (fresh, "studio.preset", names[i]);
      studio_plan (fresh, "2026-09-14", "2026-10-31");
      studio_assert_sound (fresh);
    }
  studio_begin_step (studio);
  desk_presets_apply (studio->office, "office", &error);
  g_assert_no_error (error);
  studio_end_step (studio);
  assert_setting (studio, "attendance.start", "08:00");
  /* Areas and people stay. */
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM areas"), ==, 5);
  g_assert_cmpint (desk_rota_day_kind (studio->office, day ("2026-09-19")), ==, DESK_ROTA_REST);
}

/* ROT-3 in every kind of week of a year. */
static void
test_days (void)
{
  g_autoptr (Studio) studio = studio_new (0, 0);
  static const struct
  {
    const char *iso;
    DeskRotaKind kind;
  } days[] = {
    { "2026-09-19", DESK_ROTA_TEAM }, /* a Saturday */
    { "2026-09-20", DESK_ROTA_DUTY }, /* a make-up Sunday */
    { "2026-09-25", DESK_ROTA_OFF },  /* a holiday on a Friday */
    { "2026-09-26", DESK_ROTA_OFF },  /* a holiday on a Saturday */
    { "2026-09-27", DESK_ROTA_OFF },  /* a holiday on a Sunday */
    { "2026-10-01", DESK_ROTA_OFF },
    { "2026-10-07", DESK_ROTA_OFF },
    { "2026-10-08", DESK_ROTA_DUTY },
    { "2026-10-10", DESK_ROTA_TEAM },
    { "2026-10-11", DESK_ROTA_REST },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_cmpint (desk_rota_day_kind (studio->office, day (days[i].iso)), ==, days[i].kind);
  /* The table is edited: the next answer knows. */
  studio_begin_step (studio);
  studio_day (studio, "2026-10-09", "off");
  studio_end_step (studio);
  g_assert_cmpint (desk_rota_day_kind (studio->office, day ("2026-10-09")), ==, DESK_ROTA_OFF);
}

static char *
moves (Studio *studio,
       ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_calendar_change_free);
  g_autoptr (GPtrArray) sentences = NULL;
  g_autofree char *before = studio_dump (studio);
  g_autofree char *after = NULL;
  const char *iso;
  va_list args;

  va_start (args, studio);
  while ((iso = va_arg (args, const char *)) != NULL)
    {
      DeskDayKind kind = (DeskDayKind) va_arg (args, int);
      g_ptr_array_add (changes, desk_calendar_change_new (day (iso), kind,
                                                          kind != DESK_DAY_PLAIN ? "Feast" : NULL));
    }
  va_end (args);
  sentences = desk_calendar_moves (studio->office, changes, &error);
  g_assert_no_error (error);
  after = studio_dump (studio);
  g_assert_cmpstr (after, ==, before);
  g_ptr_array_add (sentences, NULL);
  return g_strjoinv ("\n", (char **) sentences->pdata);
}

static void
test_moves (void)
{
  g_autoptr (Studio) studio = studio_new (3, 3);
  g_autoptr (GError) error = NULL;
  gint64 one = studio_person (studio, "P02");
  g_autofree char *nothing_planned = NULL;
  g_autofree char *holiday = NULL;
  g_autofree char *make_up = NULL;
  g_autofree char *no_holiday = NULL;
  g_autofree char *saturday = NULL;
  g_autofree char *same = NULL;
  g_autofree char *past = NULL;
  g_autofree char *beyond = NULL;

  nothing_planned = moves (studio, "2026-10-12", DESK_DAY_OFF, NULL);
  g_assert_cmpstr (nothing_planned, ==, "");

  studio_plan (studio, "2026-10-08", "2026-10-17");
  holiday = moves (studio, "2026-10-14", DESK_DAY_OFF, NULL);
  g_assert_cmpstr (holiday, ==,
                   "Wed, Oct 14 (Feast): the duty falls away (G2: P02)\n"
                   "Thu, Oct 15: G2: P02 instead of G3: P03\n"
                   "Fri, Oct 16: G3: P03 instead of G1: P01");
  g_assert_cmpint (desk_rota_day_kind (studio->office, day ("2026-10-14")), ==, DESK_ROTA_DUTY);

  make_up = moves (studio, "2026-10-11", DESK_DAY_WORK, NULL);
  g_assert_cmpstr (make_up, ==,
                   "Sun, Oct 11 (Feast) is a duty day then: G3: P03\n"
                   "Mon, Oct 12: G1: P01 instead of G3: P03\n"
                   "Tue, Oct 13: G2: P02 instead of G1: P01\n"
                   "Wed, Oct 14: G3: P03 instead of G2: P02\n"
                   "Thu, Oct 15: G1: P01 instead of G3: P03\n"
                   "Fri, Oct 16: G2: P02 instead of G1: P01");
  saturday = moves (studio, "2026-10-17", DESK_DAY_OFF, NULL);
  g_assert_cmpstr (saturday, ==, "Sat, Oct 17 (Feast): the duty falls away (Team cleaning)");

  desk_rota_set_holiday (studio->office, day ("2026-10-07"), &one, 1, NULL, &error);
  g_assert_no_error (error);
  no_holiday = moves (studio, "2026-10-07", DESK_DAY_PLAIN, "2026-10-16", DESK_DAY_OFF, NULL);
  assert_contains (no_holiday, "Wed, Oct 7 is a duty day then: G1: P01");
  assert_contains (no_holiday, "Wed, Oct 7: the holiday duty falls away (P02)");
  assert_contains (no_holiday, "Fri, Oct 16 (Feast): the duty falls away (G1: P01)");
  assert_contains (no_holiday, "Fri, Oct 16 (Feast) is a day off then and needs holiday duty");

  same = moves (studio, "2026-10-07", DESK_DAY_OFF, NULL);
  g_assert_cmpstr (same, ==, "");
  beyond = moves (studio, "2026-11-03", DESK_DAY_OFF, NULL);
  g_assert_cmpstr (beyond, ==, "");
  studio_at (studio, "2026-10-15 09:00");
  past = moves (studio, "2026-10-14", DESK_DAY_OFF, NULL);
  g_assert_cmpstr (past, ==, "");
}

/* What was said is what planning anew does. */
static void
test_moves_agree (void)
{
  g_autoptr (Studio) studio = studio_new (4, 8);
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRotaPlan) plan = NULL;

  studio_plan (studio, "2026-09-14", "2026-10-31");
  said = moves (studio, "2026-10-09", DESK_DAY_OFF, "2026-10-18", DESK_DAY_WORK, NULL);
  studio_day (studio, "2026-10-09", "off");
  studio_day (studio, "2026-10-18", "work");
  plan = desk_rota_plan_preview (studio->office, day ("2026-09-14"), day ("2026-10-31"), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < plan->days->len; i++)
    {
      const DeskRotaPlanDay *one = plan->days->pdata[i];
      g_autofree char *words = desk_date_format (one->date, DESK_DATE_STYLE_DAY_WEEKDAY, "en");

      g_assert_cmpint (strstr (said, words) != NULL, ==, one->changed);
      if (one->changed)
        assert_contains (said, *one->after != '\0' ? one->after : one->before);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/settings/SET-1/types", test_types);
  g_test_add_func ("/office/settings/SEC-1/undo", test_undo);
  g_test_add_func ("/office/settings/SEC-1/given-up", test_given_up);
  g_test_add_func ("/office/settings/SET-2/presets", test_presets);
  g_test_add_func ("/office/settings/SET-3-ROT-3/days", test_days);
  g_test_add_func ("/office/settings/SET-4/moves", test_moves);
  g_test_add_func ("/office/settings/SET-4/moves-agree", test_moves_agree);
  return g_test_run ();
}
