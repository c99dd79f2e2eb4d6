/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "desk-hygiene.h"
#include "desk-office.h"
#include "desk-rota.h"
#include "desk-sample.h"
#include "desk-today.h"

static void
test_sample (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("desk-sample-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sample.db", NULL);
  g_autoptr (DeskOffice) office = desk_office_create (path, NULL, &error);
  DeskDate today = desk_date_new (2026, 10, 9);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (DeskHygieneMonth) month = NULL;

  g_assert_no_error (error);
  desk_sample_fill (office, today, &error);
  g_assert_no_error (error);
  g_assert_true (desk_sample_is_sample (office));

  problems = desk_office_check (office);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);

  days = desk_rota_get_days (office, today - 14, today + 7, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < days->len; i++)
    {
      DeskRotaDay *day = days->pdata[i];
      g_autofree char *iso = desk_date_to_iso (day->date);
      g_autofree char *people = desk_rota_day_people_text (day, "zh_CN");
      g_autofree char *why = desk_rota_why (office, day->date, 0, "en");
      g_test_message ("%s kind %d %s: %s | %s", iso, day->kind, day->group_name, people, why);
    }
  items = desk_today_list (office, today, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      DeskTodayItem *item = items->pdata[i];
      g_test_message ("%s %s: %s", item->kind, item->who, item->text);
    }
  month = desk_hygiene_get_month (office, today - 20, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < month->rows->len; i++)
    {
      DeskHygieneRow *row = month->rows->pdata[i];
      g_test_message ("%s days %d inspected %d failed %d rate %.2f fines %ld %s", row->name, row->days,
                      row->inspected, row->failed, row->pass_rate, (long) row->fines, row->who);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/sample", test_sample);
  return g_test_run ();
}
