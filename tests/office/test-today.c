/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What waits for someone: ROT-4 to ROT-7, PEO-1, PEO-2. */

#include "desk-today.h"
#include "office-kit.h"

/* Returns: (transfer full): the items of @kind, a line each: who, text, "late" */
static char *
waiting (Studio     *studio,
         const char *iso,
         const char *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = desk_today_list (studio->office, day (iso), &error);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean late = TRUE;

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      const DeskTodayItem *item = items->pdata[i];

      /* What is late comes first. */
      g_assert_true (late || !item->late);
      late = item->late;
      if (g_str_equal (item->kind, kind))
        g_string_append_printf (text, "%s%s|%s%s", text->len > 0 ? "\n" : "", item->who,
                                item->text, item->late ? "|late" : "");
    }
  return g_strdup (text->str);
}

static void
assert_waiting (Studio     *studio,
                const char *iso,
                const char *kind,
                const char *expected)
{
  g_autofree char *text = waiting (studio, iso, kind);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_duty (void)
{
  g_autoptr (Studio) studio = studio_new (3, 6);
  g_autoptr (GError) error = NULL;
  gint64 one = studio_person (studio, "P03");

  studio_plan (studio, "2026-10-08", "2026-10-17");
  desk_rota_set_holiday (studio->office, day ("2026-10-07"), &one, 1, NULL, &error);
  g_assert_no_error (error);
  assert_waiting (studio, "2026-10-08", "duty", "P01, P04|On duty today: G1");
  assert_waiting (studio, "2026-10-10", "duty", "|Team cleaning today: everybody takes part");
  assert_waiting (studio, "2026-10-07", "duty", "P03|Holiday duty today");
  assert_waiting (studio, "2026-10-11", "duty", "");
}

static void
test_inspection (void)
{
  g_autoptr (Studio) studio = studio_new (3, 6);

  studio_add (studio, &desk_kind_posts, "post", "monitor", "holder", "P05", "deputy", "P06", NULL);
  studio_plan (studio, "2026-10-08", "2026-10-17");
  assert_waiting (studio, "2026-10-08", "inspection", "");
  assert_waiting (studio, "2026-10-09", "inspection", "P05|Inspect the duty of Thu, Oct 8");
  /* Over team cleaning and Sunday it is the Friday's that waits; from Tuesday it is late. */
  assert_waiting (studio, "2026-10-10", "inspection", "P05|Inspect the duty of Fri, Oct 9");
  studio_absent (studio, "P05", "2026-10-10", "2026-10-10");
  assert_waiting (studio, "2026-10-10", "inspection", "P06|Inspect the duty of Fri, Oct 9");
  assert_waiting (studio, "2026-10-12", "inspection", "P05|Inspect the duty of Fri, Oct 9|late");
  studio_mark (studio, "2026-10-09", 1, DESK_MARK_FAIL);
  /* Half an inspection is none. */
  assert_waiting (studio, "2026-10-10", "inspection", "P06|Inspect the duty of Fri, Oct 9");
  studio_mark (studio, "2026-10-09", 0, DESK_MARK_OK);
  assert_waiting (studio, "2026-10-10", "inspection", "");
}

static void
test_rota (void)
{
  g_autoptr (Studio) studio = studio_new (3, 6);

  studio_add (studio, &desk_kind_posts, "post", "administration", "holder", "P04", NULL);
  studio_plan (studio, "2026-10-08", "2026-10-13");
  assert_waiting (studio, "2026-10-08", "plan",
                  "P04|Nobody is on duty on Wed, Oct 14; plan the duties");
  assert_waiting (studio, "2026-10-14", "plan",
                  "P04|Nobody is on duty on Wed, Oct 14; plan the duties|late");
  studio_swap (studio, "2026-10-08", "P01", "P02", NULL);
  assert_waiting (studio, "2026-10-08", "swap",
                  "P01|Owes P02 a turn since Thu, Oct 8; planning repays it");
  studio_plan (studio, "2026-10-08", "2026-10-31");
  assert_waiting (studio, "2026-10-08", "swap", "");
  assert_waiting (studio, "2026-10-08", "plan", "");
}

static void
test_hygiene (void)
{
  g_autoptr (Studio) studio = studio_new (2, 2);
  g_autoptr (GError) error = NULL;

  studio_add (studio, &desk_kind_posts, "post", "administration", "holder", "P02", NULL);
  studio_plan (studio, "2026-10-08", "2026-10-31");
  studio_mark (studio, "2026-10-08", 3, DESK_MARK_FAIL);
  assert_waiting (studio, "2026-10-09", "rectify",
                  "P01|办公室 of Thu, Oct 8 failed and is not put right yet");
  desk_rota_set_rectified (studio->office, day ("2026-10-08"), studio_area (studio, 3), TRUE,
                           &error);
  g_assert_no_error (error);
  assert_waiting (studio, "2026-10-09", "rectify", "");
  studio_mark (studio, "2026-10-12", 3, DESK_MARK_FAIL);
  assert_waiting (studio, "2026-10-13", "fine",
                  "P02|1 proposed ledger entry waits to be confirmed");
}

static void
test_staff (void)
{
  g_autoptr (Studio) studio = studio_new (1, 2);
  gint64 one = studio_person (studio, "P01");

  assert_waiting (studio, "2026-10-08", "post",
                  "|Nobody holds the post of process monitor, who inspects the duties");
  studio_add (studio, &desk_kind_people, "name", "P09", "status", "regular", NULL);
  assert_waiting (studio, "2026-10-08", "people",
                  "|1 person is in no duty group and takes no turns");
  studio_edit (studio, &desk_kind_people, one, "status", "probation");
  studio_edit (studio, &desk_kind_people, one, "probation_end", "2026-10-20");
  studio_edit (studio, &desk_kind_people, one, "term_end", "2026-11-05");
  assert_waiting (studio, "2026-10-08", "probation", "P01|The probation ends on Tue, Oct 20");
  assert_waiting (studio, "2026-10-21", "probation", "P01|The probation ends on Tue, Oct 20|late");
  assert_waiting (studio, "2026-10-01", "probation", "");
  assert_waiting (studio, "2026-10-08", "term",
                  "P01|The term ends on Thu, Nov 5; renew it or end it");
  {
    g_autoptr (Studio) empty = studio_new (0, 0);
    assert_waiting (empty, "2026-10-08", "people",
                    "|Nobody is on the staff list yet; import or add people");
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/today/ROT-9/duty", test_duty);
  g_test_add_func ("/office/today/ROT-6-PEO-2/inspection", test_inspection);
  g_test_add_func ("/office/today/ROT-4-ROT-5/rota", test_rota);
  g_test_add_func ("/office/today/ROT-7/hygiene", test_hygiene);
  g_test_add_func ("/office/today/PEO-1-PEO-2/staff", test_staff);
  return g_test_run ();
}
