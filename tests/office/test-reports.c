/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Work reports: who hands in, what is filled in before, who reviews (MEE-2, MEE-4). */

#include "desk-reports.h"

#include "desk-meetings.h"
#include "desk-notices.h"
#include "desk-today.h"
#include "office-kit.h"

#define WEEK day ("2026-10-05")

/* P01 heads the department of P02 (deputy) and P03; P04 is of no department, P05 director. */
static Studio *
new_studio (void)
{
  Studio *studio = studio_new (0, 6);

  studio_at (studio, "2026-10-09 17:00");
  studio_add (studio, &desk_kind_departments, "name", "摄影部", "head", "P01", "deputy", "P02",
              NULL);
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("P%02u", i);
      studio_edit (studio, &desk_kind_people, studio_person (studio, name), "department", "摄影部");
    }
  studio_add (studio, &desk_kind_posts, "post", "director", "holder", "P05", NULL);
  return studio;
}

static gboolean
hand_in (Studio      *studio,
         const char  *person,
         const char  *done,
         GError     **error)
{
  DeskReportInput input = {
    .person = studio_person (studio, person),
    .week = WEEK,
    .done = done,
    .next = "修图",
  };

  if (done == NULL)
    input.next = NULL;
  return desk_reports_hand_in (studio->office, &input, error);
}

static char *
missing (Studio *studio)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) people = desk_reports_missing (studio->office, WEEK, &error);
  GString *names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < people->len; i++)
    {
      g_autofree char *name =
        desk_people_dup_name (studio->office, g_array_index (people, gint64, i));
      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", name);
    }
  return g_string_free (names, FALSE);
}

/* MEE-2: who has not handed in is listed; leave, suspension and newcomers count. */
static void
test_missing (void)
{
  g_autoptr (Studio) studio = new_studio ();
  g_autoptr (GError) error = NULL;
  g_autofree char *all = missing (studio);
  g_autofree char *some = NULL;
  g_autofree char *undone = NULL;

  g_assert_cmpstr (all, ==, "P01 P02 P03 P04 P05 P06");
  studio_absent (studio, "P03", "2026-10-05", "2026-10-11");
  studio_absent (studio, "P04", "2026-10-05", "2026-10-09");
  studio_edit (studio, &desk_kind_people, studio_person (studio, "P05"), "status", "suspended");
  studio_edit (studio, &desk_kind_people, studio_person (studio, "P06"), "entry_date",
               "2026-10-12");
  studio_begin_step (studio);
  g_assert_true (hand_in (studio, "P01", "拍摄", &error));
  studio_end_step (studio);
  some = missing (studio);
  g_assert_cmpstr (some, ==, "P02 P04");
  g_assert_true (studio_undo (studio));
  undone = missing (studio);
  g_assert_cmpstr (undone, ==, "P01 P02 P04");
}

/* MEE-2: the week that a meeting asks about is the one that ended before it. */
static void
test_week (void)
{
  static const struct
  {
    const char *meeting;
    const char *week;
  } cases[] = {
    { "2026-10-12", "2026-W41" },
    { "2026-10-13", "2026-W41" },
    { "2026-10-14", "2026-W41" },
    { "2026-10-15", "2026-W42" },
    { "2026-10-17", "2026-W42" },
    { "2027-01-04", "2026-W53" },
  };
  g_autoptr (Studio) studio = new_studio ();
  g_autofree char *due = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *week =
        desk_date_to_week (desk_reports_week_for (studio->office, day (cases[i].meeting)));
      g_assert_cmpstr (week, ==, cases[i].week);
    }
  due = desk_date_to_week (desk_reports_week_due (studio->office, day ("2026-10-10")));
  g_assert_cmpstr (due, ==, "2026-W41");
}

/* MEE-2: the head reviews, the deputy may; the head's own is the director's. */
static void
test_review (void)
{
  static const struct
  {
    const char *person;
    const char *by;
    const char *reviewer; /* NULL: refused */
    const char *refused;
  } cases[] = {
    { "P06", NULL, NULL, "has not handed in" },
    { "P03", "P03", NULL, "Nobody reviews the own report (MEE-2)" },
    { "P03", "P04", NULL, "P04 does not review this report; P01 does" },
    { "P03", "P02", "P02", NULL },
    { "P03", NULL, NULL, "The report is reviewed" },
    { "P02", NULL, "P01", NULL },
    { "P01", "P02", NULL, "P05 does" },
    { "P01", NULL, "P05", NULL },
    { "P04", NULL, "P05", NULL },
  };
  g_autoptr (Studio) studio = new_studio ();
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("P%02u", i);
      g_assert_true (hand_in (studio, name, "拍摄", &error));
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 person = studio_person (studio, cases[i].person);
      gint64 by = cases[i].by != NULL ? studio_person (studio, cases[i].by) : 0;
      g_autoptr (DeskReport) report = NULL;
      gboolean done;

      studio_begin_step (studio);
      done = desk_reports_review (studio->office, person, WEEK, "好", by, &error);
      if (cases[i].reviewer == NULL)
        {
          g_assert_false (done);
          assert_refused (&error, DESK_ERROR_REFUSED, cases[i].refused);
          continue;
        }
      g_assert_no_error (error);
      studio_end_step (studio);
      report = desk_reports_get (studio->office, person, WEEK, &error);
      g_assert_cmpstr (report->reviewer_name, ==, cases[i].reviewer);
      g_assert_cmpstr (report->comment, ==, "好");
    }
}

/* MEE-2: a reviewed report stays until the reviewer reopens it. */
static void
test_reopen (void)
{
  g_autoptr (Studio) studio = new_studio ();
  g_autoptr (GError) error = NULL;
  gint64 person = studio_person (studio, "P03");

  g_assert_false (hand_in (studio, "P03", NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "The report is empty");
  g_assert_true (hand_in (studio, "P03", "拍摄", &error));
  g_assert_true (hand_in (studio, "P03", "拍摄十二款", &error));
  g_assert_false (desk_reports_reopen (studio->office, person, WEEK, 0, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "is not reviewed");
  g_assert_true (desk_reports_review (studio->office, person, WEEK, NULL, 0, &error));
  g_assert_false (hand_in (studio, "P03", "别的", &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "the reviewer reopens it");
  g_assert_false (desk_reports_reopen (studio->office, person, WEEK,
                                       studio_person (studio, "P04"), &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "P04 does not review");
  studio_begin_step (studio);
  g_assert_true (desk_reports_reopen (studio->office, person, WEEK, 0, &error));
  studio_end_step (studio);
  g_assert_true (hand_in (studio, "P03", "别的", &error));
  g_assert_no_error (error);
}

static gint64
issue (Studio     *studio,
       const char *to,
       const char *at)
{
  DeskNoticeRequest request = {
    .content = "整理灯架",
    .due = day ("2026-10-16"),
    .issuer = studio_person (studio, "P05"),
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;
  gint64 notice = 0;

  studio_at (studio, at);
  desk_notices_find_to (studio->office, to, &request.person, &request.department, &error);
  number = desk_notices_issue (studio->office, &request, &notice, &error);
  g_assert_no_error (error);
  return notice;
}

/* MEE-4: open notices fill the receiver's report, which moves them on; later steps do not
 * change what was handed in. */
static void
test_notices (void)
{
  g_autoptr (Studio) studio = new_studio ();
  g_autoptr (GError) error = NULL;
  gint64 own = issue (studio, "P01", "2026-10-05 09:30");
  gint64 department = issue (studio, "摄影部", "2026-10-05 09:31");
  gint64 later = issue (studio, "P01", "2026-10-12 09:31");
  g_autoptr (DeskReport) before = NULL;
  g_autoptr (DeskReport) after = NULL;
  g_autoptr (DeskReport) next = NULL;
  DeskReportProgress progress[] = { { own, 100, NULL }, { department, 30, "差标签" } };
  DeskReportInput input = {
    .person = studio_person (studio, "P01"),
    .week = WEEK,
    .done = "拍摄",
    .progress = progress,
    .n_progress = G_N_ELEMENTS (progress),
  };

  studio_at (studio, "2026-10-10 17:00");
  before = desk_reports_get (studio->office, input.person, WEEK, &error);
  g_assert_cmpuint (before->notices->len, ==, 2);
  g_assert_cmpstr (((DeskReportNotice *) before->notices->pdata[0])->state, ==, "issued");
  studio_begin_step (studio);
  g_assert_true (desk_reports_hand_in (studio->office, &input, &error));
  g_assert_no_error (error);
  studio_end_step (studio);
  studio_at (studio, "2026-10-12 10:00");
  g_assert_true (desk_notices_confirm (studio->office, own, studio_person (studio, "P05"), &error));
  g_assert_true (desk_notices_progress (studio->office, department, 80, NULL, 0, &error));

  after = desk_reports_get (studio->office, input.person, WEEK, &error);
  g_assert_cmpuint (after->notices->len, ==, 2);
  g_assert_cmpstr (((DeskReportNotice *) after->notices->pdata[0])->state, ==, "done");
  g_assert_cmpint (((DeskReportNotice *) after->notices->pdata[1])->percent, ==, 30);
  g_assert_cmpstr (((DeskReportNotice *) after->notices->pdata[1])->note, ==, "差标签");
  next = desk_reports_get (studio->office, input.person, WEEK + 7, &error);
  g_assert_cmpuint (next->notices->len, ==, 3);
  g_assert_cmpint (((DeskReportNotice *) next->notices->pdata[1])->percent, ==, 80);
  g_assert_cmpint (((DeskReportNotice *) next->notices->pdata[2])->notice, ==, later);
  studio_assert_sound (studio);
}

/* MEE-2: the rows of a table are handed in at once, or none of them is. */
static void
test_paste (void)
{
  g_autoptr (Studio) studio = new_studio ();
  g_autoptr (GError) error = NULL;
  DeskReportInput rows[] = {
    { .person = studio_person (studio, "P03"), .done = "拍摄" },
    { .person = studio_person (studio, "P04"), .done = "修图" },
    { .person = studio_person (studio, "P06") },
  };
  g_autoptr (GPtrArray) table = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_ptr_array_add (table, &rows[i]);
  g_assert_false (desk_reports_paste (studio->office, WEEK, table, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "The report is empty");
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM reports"), ==, 0);
  g_ptr_array_set_size (table, 2);
  studio_begin_step (studio);
  g_assert_true (desk_reports_paste (studio->office, WEEK, table, &error));
  studio_end_step (studio);
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM reports"), ==, 2);
}

/* MEE-2: entered field by field, a report is handed in at the moment, once a week. */
static void
test_entered (void)
{
  g_autoptr (Studio) studio = new_studio ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDraft) draft = desk_draft_new (studio->store, &desk_kind_reports);
  g_autofree char *row = NULL;

  studio_add (studio, &desk_kind_reports, "week", "2026-10-08", "person", "P03", "done", "拍摄",
              NULL);
  row = studio_text (studio, "SELECT week || ' ' || handed_in FROM reports");
  g_assert_cmpstr (row, ==, "2026-W41 2026-10-09 17:00");
  desk_draft_set_text (draft, "week", "2026-W41");
  desk_draft_set_number (draft, "person", studio_person (studio, "P03"));
  g_assert_false (desk_records_save (studio->office, draft, &error));
  assert_refused (&error, DESK_ERROR_EXISTS, "has a report of 2026-W41 already");
  desk_draft_set_text (draft, "week", "一周");
  g_assert_false (desk_records_save (studio->office, draft, &error));
  assert_refused (&error, DESK_ERROR_INVALID, "is no week");
}

/* MEE-2: before the weekly meeting, Today names who has not handed in. */
static void
test_today (void)
{
  static const struct
  {
    const char *day;
    const char *who;
    gboolean late;
  } cases[] = {
    { "2026-10-09", NULL, FALSE },
    { "2026-10-10", "P01, P02, P04, P05, P06", FALSE },
    { "2026-10-12", "P01, P02, P04, P05, P06", TRUE },
    { "2026-10-13", NULL, FALSE },
  };
  g_autoptr (Studio) studio = new_studio ();
  g_autoptr (GError) error = NULL;

  g_assert_true (hand_in (studio, "P03", "拍摄", &error));
  desk_meetings_plan (studio->office, day ("2026-10-12"), day ("2026-10-12"), NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) items = desk_today_list (studio->office, day (cases[i].day), &error);
      const DeskTodayItem *found = NULL;

      for (guint k = 0; k < items->len; k++)
        if (g_str_equal (((DeskTodayItem *) items->pdata[k])->kind, "report"))
          found = items->pdata[k];
      g_assert_cmpstr (found != NULL ? found->who : NULL, ==, cases[i].who);
      g_assert_cmpint (found != NULL && found->late, ==, cases[i].late);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("STUDIO_DESK_TODAY", "2026-10-09", TRUE);
  g_test_add_func ("/office/MEE-2/reports/missing", test_missing);
  g_test_add_func ("/office/MEE-2/reports/week", test_week);
  g_test_add_func ("/office/MEE-2/reports/review", test_review);
  g_test_add_func ("/office/MEE-2/reports/reopen", test_reopen);
  g_test_add_func ("/office/MEE-4/reports/notices", test_notices);
  g_test_add_func ("/office/MEE-2/reports/paste", test_paste);
  g_test_add_func ("/office/MEE-2/reports/entered", test_entered);
  g_test_add_func ("/office/MEE-2/reports/today", test_today);
  return g_test_run ();
}
