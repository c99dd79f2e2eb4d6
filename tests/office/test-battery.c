/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Battery endurance (INV-6): every fall is kept, one of ten percent opens a job. */

#include "lending-kit.h"

static void
measure (Studio     *studio,
         const char *at,
         const char *battery,
         const char *minutes,
         const char *is_new)
{
  studio_at (studio, at);
  studio_add (studio, &desk_kind_battery_readings, "item", "C1", "battery", battery, "minutes",
              minutes, "new_battery", is_new, NULL);
}

static void
test_threshold (void)
{
  static const struct
  {
    const char *battery;
    const char *minutes;
    const char *is_new;
    const char *jobs; /* opened so far */
  } cases[] = {
    { "1", "100", "no", "0" },
    { "1", "91", "no", "0" },
    { "2", "60", "no", "0" },
    { "1", "90", "no", "1" },  /* exactly ten percent */
    { "1", "80", "no", "1" },  /* the job is open already */
    { "2", "54", "no", "2" },  /* another battery */
    { "1", "70", "yes", "2" }, /* replaced: measured against itself */
    { "1", "64", "no", "2" },
    { "1", "110", "no", "2" },
  };
  g_autoptr (Studio) studio = lending_studio ();
  g_autofree char *first = studio_dump (studio);
  g_autofree char *undone = NULL;
  g_autoptr (GPtrArray) history = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *at = g_strdup_printf ("2026-11-23 09:%02u", i);

      measure (studio, at, cases[i].battery, cases[i].minutes, cases[i].is_new);
      lending_assert (studio, "SELECT count(*) FROM jobs", cases[i].jobs);
      studio_assert_sound (studio);
    }
  history = desk_battery_history (studio->office, lending_item (studio, "C1"), NULL);
  g_assert_cmpuint (history->len, ==, G_N_ELEMENTS (cases));
  g_assert_cmpint (((DeskBatteryReading *) history->pdata[3])->percent, ==, 80);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (studio_undo (studio));
  undone = studio_dump (studio);
  g_assert_cmpstr (undone, ==, first);
}

/* A finished job is not opened again by the measurement that opened it, but by the next. */
static void
test_after_job (void)
{
  g_autoptr (Studio) studio = lending_studio ();
  GError *error = NULL;

  measure (studio, "2026-11-23 09:00", "1", "100", "no");
  measure (studio, "2026-11-24 09:00", "1", "60", "no");
  g_assert_true (desk_maintenance_finish (studio->office, 1, "充放电", 0, &error));
  lending_assert (studio, "SELECT state FROM jobs", "done");
  measure (studio, "2026-11-25 09:00", "1", "62", "no");
  lending_assert (studio, "SELECT state FROM jobs ORDER BY id", "done open");
  studio_remove (studio, &desk_kind_battery_readings, 3);
  lending_assert (studio, "SELECT state FROM jobs", "done");
  studio_assert_sound (studio);
}

static void
test_setting (void)
{
  g_autoptr (Studio) studio = lending_studio ();

  studio_set (studio, "loans.battery-drop-percent", "25");
  measure (studio, "2026-11-23 09:00", "1", "100", "no");
  measure (studio, "2026-11-24 09:00", "1", "76", "no");
  lending_assert (studio, "SELECT count(*) FROM jobs", "0");
  measure (studio, "2026-11-25 09:00", "1", "75", "no");
  lending_assert (studio, "SELECT kind FROM jobs", "battery");
}

static void
test_return (void)
{
  static const Step steps[] = {
    { "2026-11-23 09:00", "lend", "C1", "P05", "2026-11-23 18:00" },
    { "2026-11-23 12:00", "return", "C1", .until = "battery=100" },
    { "2026-11-23 13:00", "lend", "C1", "P05", "2026-11-23 18:00" },
    { "2026-11-23 14:00", "return", "C1", .until = "battery=80" },
  };
  g_autoptr (Studio) studio = lending_studio ();

  lending_run (studio, steps, G_N_ELEMENTS (steps));
  lending_assert (studio, "SELECT minutes || '/' || loan_id FROM battery_readings", "100/1 80/2");
  lending_assert (studio, "SELECT fault FROM jobs",
                  "Battery 1 lasts 80 minutes instead of 100: 20 % less (INV-6)");
  g_assert_true (studio_undo (studio));
  lending_assert (studio, "SELECT count(*) FROM jobs", "0");
  studio_assert_sound (studio);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/INV-6/battery/threshold", test_threshold);
  g_test_add_func ("/office/INV-6/battery/after-job", test_after_job);
  g_test_add_func ("/office/INV-6/battery/setting", test_setting);
  g_test_add_func ("/office/INV-6/battery/return", test_return);
  return g_test_run ();
}
