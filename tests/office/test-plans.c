/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plans are handed in, and the director reviews them (MEE-7). */

#include "desk-plans.h"
#include "desk-today.h"
#include "office-kit.h"

static Studio *
plans_studio (void)
{
  Studio *studio = studio_new (0, 4);

  studio_at (studio, "2026-10-09 10:00");
  studio_add (studio, &desk_kind_departments, "name", "摄影部", "head", "P02", NULL);
  studio_add (studio, &desk_kind_posts, "post", "director", "holder", "P01", "deputy", "P02", NULL);
  return studio;
}

static gint64
add_plan (Studio     *studio,
          const char *period)
{
  return studio_add (studio, &desk_kind_plans, "period", period, "department", "摄影部", "person",
                     "P03", "content", "完成秋季样片", NULL);
}

/* The 9th of October 2026 is a Friday. */
static void
test_span (void)
{
  static const char *const cases[][4] = {
    { "week", "2026-10-05", "2026-10-11", "摄影部: work plan 2026-W41" },
    { "month", "2026-10-01", "2026-10-31", "摄影部: work plan 2026-10" },
    { "term", "2026-09-01", "2027-02-28", "摄影部: work plan term from 2026-09" },
    { "year", "2026-01-01", "2026-12-31", "摄影部: work plan 2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Studio) studio = plans_studio ();
      g_autofree char *span = NULL;
      g_autofree char *title = NULL;
      g_autofree char *expected = g_strdup_printf ("%s %s", cases[i][1], cases[i][2]);

      add_plan (studio, cases[i][0]);
      span = studio_text (studio, "SELECT \"from\" || ' ' || \"to\" FROM plans");
      title = studio_text (studio, "SELECT title FROM plans");
      g_assert_cmpstr (span, ==, expected);
      g_assert_cmpstr (title, ==, cases[i][3]);
    }
}

static void
assert_state (Studio     *studio,
              const char *state)
{
  g_autofree char *found = studio_text (studio, "SELECT state FROM plans");

  g_assert_cmpstr (found, ==, state);
}

static guint
count_today (Studio     *studio,
             const char *who)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = desk_today_list (studio->office, day ("2026-10-09"), &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      const DeskTodayItem *item = items->pdata[i];
      n += g_str_equal (item->kind, "work-plan") && g_str_equal (item->who, who);
    }
  return n;
}

static void
test_review (void)
{
  g_autoptr (Studio) studio = plans_studio ();
  g_autoptr (GError) error = NULL;
  gint64 plan = add_plan (studio, "month");

  g_assert_cmpuint (count_today (studio, "P03"), ==, 1);
  g_assert_false (desk_plans_review (studio->office, plan, TRUE, NULL, 0, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "(MEE-7)");

  studio_begin_step (studio);
  g_assert_true (desk_plans_submit (studio->office, plan, &error));
  g_assert_no_error (error);
  assert_state (studio, "submitted");
  studio_end_step (studio);
  g_assert_cmpuint (count_today (studio, "P01"), ==, 1);
  g_assert_false (desk_plans_submit (studio->office, plan, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "handed in already");

  /* Somebody else does not, and a return says why. */
  g_assert_false (desk_plans_review (studio->office, plan, TRUE, NULL,
                                     studio_person (studio, "P04"), &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "P01");
  g_assert_false (desk_plans_review (studio->office, plan, FALSE, NULL, 0, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "why");
  studio_begin_step (studio);
  g_assert_true (desk_plans_review (studio->office, plan, FALSE, "目标不具体", 0, &error));
  g_assert_no_error (error);
  assert_state (studio, "returned");
  studio_end_step (studio);
  g_assert_cmpuint (count_today (studio, "P03"), ==, 1);

  studio_edit (studio, &desk_kind_plans, plan, "content", "完成秋季样片20套");
  g_assert_true (desk_plans_submit (studio->office, plan, &error));
  studio_begin_step (studio);
  g_assert_true (desk_plans_review (studio->office, plan, TRUE, "同意", 0, &error));
  g_assert_no_error (error);
  assert_state (studio, "approved");
  studio_end_step (studio);
  g_assert_cmpuint (count_today (studio, "P03"), ==, 0);
  g_assert_false (desk_plans_submit (studio->office, plan, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "approved already");
}

/* The deputy reviews when the director is away (PEO-2). */
static void
test_deputy (void)
{
  g_autoptr (Studio) studio = plans_studio ();
  g_autoptr (GError) error = NULL;
  gint64 plan = add_plan (studio, "week");

  studio_absent (studio, "P01", "2026-10-08", "2026-10-12");
  g_assert_true (desk_plans_submit (studio->office, plan, &error));
  g_assert_true (desk_plans_review (studio->office, plan, TRUE, NULL,
                                    studio_person (studio, "P02"), &error));
  g_assert_no_error (error);
}

static void
test_kept (void)
{
  g_autoptr (Studio) studio = plans_studio ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDraft) draft = NULL;
  gint64 plan = add_plan (studio, "week");

  g_assert_true (desk_plans_submit (studio->office, plan, &error));
  draft = desk_draft_edit (studio->store, &desk_kind_plans, plan, &error);
  desk_draft_set_text (draft, "content", "别的");
  g_assert_false (desk_records_save (studio->office, draft, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "(MEE-7)");
  studio_edit (studio, &desk_kind_plans, plan, "result", "已完成");
  g_assert_false (desk_records_remove (studio->office, &desk_kind_plans, plan, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "(MEE-7)");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/MEE-7/span", test_span);
  g_test_add_func ("/office/MEE-7/review", test_review);
  g_test_add_func ("/office/MEE-7/deputy", test_deputy);
  g_test_add_func ("/office/MEE-7/kept", test_kept);
  return g_test_run ();
}
