/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Task notices: their numbers, their life, who may what (MEE-3, MEE-4). */

#include "desk-notices.h"

#include <string.h>

#include "desk-today.h"
#include "office-kit.h"

#define DAY "2026-10-12 "
#define N1  "RW-2026-0001"
#define N2  "RW-2026-0002"
#define N3  "RW-2026-0003"

/* One verb; @refused: (nullable): a part of why it is refused. */
typedef struct
{
  const char *verb;
  const char *notice;
  const char *by;    /* (nullable) */
  const char *with;  /* (nullable) percentage or reason */
  const char *state; /* the code after it; NULL: refused */
  const char *refused;
} Step;

/* P01 heads the department, P02 is the deputy, P03 works in it; P04 issues, P05 is
 * administration, P06 director. */
static Studio *
new_studio (void)
{
  Studio *studio = studio_new (0, 8);

  studio_at (studio, DAY "08:00");
  studio_add (studio, &desk_kind_departments, "name", "摄影部", "head", "P01", "deputy", "P02",
              NULL);
  studio_add (studio, &desk_kind_departments, "name", "后期部", NULL);
  studio_edit (studio, &desk_kind_people, studio_person (studio, "P03"), "department", "摄影部");
  studio_edit (studio, &desk_kind_people, studio_person (studio, "P07"), "department", "后期部");
  studio_add (studio, &desk_kind_posts, "post", "administration", "holder", "P05", NULL);
  studio_add (studio, &desk_kind_posts, "post", "director", "holder", "P06", NULL);
  studio_at (studio, DAY "09:00");
  return studio;
}

static char *
issue (Studio      *studio,
       const char  *to,
       const char  *content,
       GError     **error)
{
  DeskNoticeRequest request = {
    .due = day ("2026-10-16"),
    .content = content,
    .issuer = studio_person (studio, "P04"),
  };

  if (!desk_notices_find_to (studio->office, to, &request.person, &request.department, error))
    return NULL;
  return desk_notices_issue (studio->office, &request, NULL, error);
}

static void
assert_issued (Studio     *studio,
               const char *to,
               const char *number)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *got = issue (studio, to, "整理影棚灯架", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (got, ==, number);
}

static gint64
find (Studio     *studio,
      const char *number)
{
  g_autoptr (GError) error = NULL;
  gint64 notice = desk_notices_find (studio->office, number, &error);

  g_assert_no_error (error);
  return notice;
}

static void
print (Studio     *studio,
       const char *number)
{
  gint64 notice = find (studio, number);
  g_autoptr (GError) error = NULL;

  desk_notices_mark_printed (studio->office, &notice, 1, &error);
  g_assert_no_error (error);
}

static gboolean
run_step (Studio      *studio,
          const Step  *step,
          GError     **error)
{
  gint64 notice = find (studio, step->notice);
  gint64 by = step->by != NULL ? studio_person (studio, step->by) : 0;

  if (g_str_equal (step->verb, "receive"))
    return desk_notices_receive (studio->office, notice, by, error);
  if (g_str_equal (step->verb, "progress"))
    return desk_notices_progress (studio->office, notice, g_ascii_strtoll (step->with, NULL, 10),
                                  NULL, by, error);
  if (g_str_equal (step->verb, "done"))
    return desk_notices_done (studio->office, notice, NULL, by, error);
  if (g_str_equal (step->verb, "return"))
    return desk_notices_return (studio->office, notice, step->with, by, error);
  if (g_str_equal (step->verb, "confirm"))
    return desk_notices_confirm (studio->office, notice, by, error);
  g_assert_cmpstr (step->verb, ==, "void");
  return desk_notices_void (studio->office, notice, step->with, by, error);
}

/* Each step is done, undone and redone. */
static void
run (Studio     *studio,
     const Step *steps,
     guint       n_steps)
{
  for (guint i = 0; i < n_steps; i++)
    {
      const Step *step = &steps[i];
      g_autofree char *before = studio_dump (studio);
      g_autofree char *after = NULL;
      g_autofree char *state = NULL;
      g_autofree char *sql = NULL;
      g_autoptr (GError) error = NULL;
      gboolean done;

      studio_begin_step (studio);
      done = run_step (studio, step, &error);
      g_test_message ("%u %s %s: %s", i, step->verb, step->notice,
                      error != NULL ? error->message : "done");
      if (step->state == NULL)
        {
          g_assert_false (done);
          assert_refused (&error, DESK_ERROR_REFUSED, step->refused);
          after = studio_dump (studio);
          g_assert_cmpstr (before, ==, after);
          continue;
        }
      g_assert_no_error (error);
      studio_end_step (studio);
      sql = g_strdup_printf ("SELECT ifnull((SELECT state FROM notices WHERE number = '%s'), '')",
                             step->notice);
      state = studio_text (studio, sql);
      g_assert_cmpstr (state, ==, step->state);
    }
}

#define RUN(studio, steps) run (studio, steps, G_N_ELEMENTS (steps))

/* MEE-4: from the issue to the confirmation, by the issuer alone. */
static void
test_life (void)
{
  static const Step steps[] = {
    { "confirm", N1, "P04", NULL, NULL, "it is confirmed when it is done" },
    { "receive", N1, "P07", NULL, NULL, "P07 cannot answer for " N1 "; it went to P03 (MEE-4)" },
    { "receive", N1, "P01", NULL, NULL, "cannot answer for" },
    { "receive", N1, "P03", NULL, "received" },
    { "receive", N1, "P03", NULL, NULL, "cannot be received again" },
    { "progress", N1, NULL, "101", NULL, "from 0 to 100" },
    { "progress", N1, NULL, "40", "in-progress" },
    { "progress", N1, "P04", "50", NULL, "cannot answer for" },
    { "progress", N1, NULL, "70", "in-progress" },
    { "done", N1, NULL, NULL, "done" },
    { "done", N1, NULL, NULL, NULL, "so its progress does not change" },
    { "confirm", N1, "P03", NULL, NULL, "only P04, who issued it, can (MEE-4)" },
    { "confirm", N1, "P06", NULL, NULL, "only P04" },
    { "confirm", N1, NULL, NULL, NULL, "Name P04" },
    { "return", N1, "P04", " ", NULL, "Say why" },
    { "return", N1, "P03", "不行", NULL, "Only P04, who issued " N1 },
    { "return", N1, "P04", "灯架没有编号", "returned" },
    { "return", N1, "P04", "再来", NULL, "cannot be sent back" },
    { "done", N1, NULL, NULL, "done" },
    { "return", N1, NULL, "还差一个", "returned" },
    { "progress", N1, NULL, "90", "in-progress" },
    { "done", N1, NULL, NULL, "done" },
    { "confirm", N1, "P04", NULL, "confirmed" },
    { "confirm", N1, "P04", NULL, NULL, "and once" },
    { "return", N1, "P04", "还是不行", NULL, "cannot be sent back" },
    { "void", N1, "P04", "不要了", NULL, "stays as it is" },
  };
  g_autoptr (Studio) studio = new_studio ();
  g_autoptr (GPtrArray) history = NULL;

  assert_issued (studio, "P03", N1);
  RUN (studio, steps);
  g_assert_cmpint (studio_number (studio, "SELECT progress FROM notices"), ==, 100);
  history = desk_notices_history (studio->office, find (studio, N1), NULL);
  g_assert_cmpuint (history->len, ==, 11);
  /* Sent back, it is as far as it was before it was called done. */
  g_assert_cmpint (((DeskNoticeEvent *) history->pdata[5])->percent, ==, 70);
}

/* MEE-4: whoever works on a notice has received it. */
static void
test_implied (void)
{
  static const Step steps[] = {
    { "progress", N1, NULL, "10", "in-progress" },
    { "receive", N1, NULL, NULL, NULL, "cannot be received again" },
    { "done", N2, NULL, NULL, "done" },
    { "confirm", N2, "P04", NULL, "confirmed" },
  };
  g_autoptr (Studio) studio = new_studio ();

  assert_issued (studio, "P03", N1);
  assert_issued (studio, "P03", N2);
  RUN (studio, steps);
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM notice_events"
                                          " WHERE event = 'received'"),
                   ==, 2);
}

/* PEO-2: the head answers for a department, or the deputy; anybody where there is neither. */
static void
test_department (void)
{
  static const Step steps[] = {
    { "receive", N1, "P03", NULL, NULL, "cannot answer for " N1 "; it went to 摄影部" },
    { "receive", N1, NULL, NULL, "received" },
    { "done", N1, "P02", NULL, "done" },
    { "receive", N2, NULL, NULL, NULL, "name who answers with --by (PEO-2)" },
    { "receive", N2, "P03", NULL, NULL, "cannot answer for" },
    { "receive", N2, "P07", NULL, "received" },
    { "receive", N3, "P02", NULL, "received" },
  };
  g_autoptr (Studio) studio = new_studio ();
  g_autoptr (DeskNotice) notice = NULL;

  assert_issued (studio, "摄影部", N1);
  assert_issued (studio, "后期部", N2);
  assert_issued (studio, "P03", N3);
  notice = desk_notices_get (studio->office, find (studio, N1), NULL);
  g_assert_cmpstr (notice->acting_name, ==, "P01");
  studio_absent (studio, "P01", "2026-10-12", "2026-10-12");
  studio_absent (studio, "P03", "2026-10-12", "2026-10-12");
  desk_notice_free (notice);
  notice = desk_notices_get (studio->office, find (studio, N1), NULL);
  g_assert_cmpstr (notice->acting_name, ==, "P02");
  RUN (studio, steps);
}

/* The director confirms for an issuer who has left. */
static void
test_issuer_left (void)
{
  static const Step steps[] = {
    { "receive", N1, NULL, NULL, "received" },
    { "done", N1, NULL, NULL, "done" },
    { "confirm", N1, "P05", NULL, NULL, "cannot confirm" },
    { "confirm", N1, "P06", NULL, "confirmed" },
  };
  g_autoptr (Studio) studio = new_studio ();
  g_autoptr (GError) error = NULL;

  assert_issued (studio, "P03", N1);
  desk_staff_leave (studio->office, studio_person (studio, "P04"), day ("2026-10-11"), &error);
  g_assert_no_error (error);
  RUN (studio, steps);
}

/* MEE-3: what is not asked for completely is refused. */
static void
test_refused (void)
{
  static const struct
  {
    const char *to;
    const char *content;
    const char *refused;
  } cases[] = {
    { "P99", "清点", "neither a person nor a department “P99”" },
    { "P03", " \n", "Say what is to be done (MEE-3)" },
    { "P08", "清点", "P08 does not work here" },
  };
  g_autoptr (Studio) studio = new_studio ();
  g_autoptr (GError) error = NULL;
  DeskNoticeRequest request = { .content = "清点", .due = day ("2026-10-16") };
  g_autofree char *longest = NULL;

  studio_edit (studio, &desk_kind_people, studio_person (studio, "P08"), "status", "left");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_null (issue (studio, cases[i].to, cases[i].content, &error));
      assert_contains (error->message, cases[i].refused);
      g_clear_error (&error);
    }
  g_assert_null (desk_notices_issue (studio->office, &request, NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "one person or one department (MEE-3)");
  request.person = studio_person (studio, "P03");
  request.due = DESK_DATE_NONE;
  g_assert_null (desk_notices_issue (studio->office, &request, NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "until when");
  request.due = day ("2026-10-16");
  longest = g_strnfill (DESK_NOTICE_LENGTH + 1, 'x');
  request.content = longest;
  g_assert_null (desk_notices_issue (studio->office, &request, NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "holds 2000 characters");
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM notices"), ==, 0);
}

/* MEE-3: the number of an unprinted notice that is taken back is used again. */
static void
test_numbers (void)
{
  g_autoptr (Studio) studio = new_studio ();
  g_autoptr (GError) error = NULL;
  gint64 second;

  assert_issued (studio, "P03", N1);
  assert_issued (studio, "P03", N2);
  second = studio_number (studio, "SELECT max(id) FROM journal");
  assert_issued (studio, "P03", N3);
  g_assert_true (desk_office_undo (studio->office, second, NULL, &error));
  g_assert_no_error (error);
  studio_assert_sound (studio);
  assert_issued (studio, "摄影部", N2);
  assert_issued (studio, "P03", "RW-2026-0004");
  g_assert_true (studio_undo (studio));
  assert_issued (studio, "P03", "RW-2026-0004");

  studio_begin_step (studio);
  g_assert_true (desk_notices_void (studio->office, find (studio, N1), NULL, 0, &error));
  studio_end_step (studio);
  assert_issued (studio, "P03", N1);
  /* The number is another one's now. */
  second = studio_number (
    studio, "SELECT id FROM journal WHERE kind = 'act' ORDER BY id DESC LIMIT 1 OFFSET 1");
  g_assert_false (desk_office_undo (studio->office, second, NULL, &error));
  assert_refused (&error, DESK_ERROR_CONFLICT, "");

  /* Each year begins anew. */
  studio_at (studio, "2027-01-04 09:00");
  assert_issued (studio, "P03", "RW-2027-0001");
  studio_set (studio, "notices.prefix", "通知");
  assert_issued (studio, "P03", "通知-2027-0001");
  assert_issued (studio, "P03", "通知-2027-0002");
  studio_assert_sound (studio);
}

/* MEE-3: a printed number stays; undoing its issue is refused, it is made void. */
static void
test_printed (void)
{
  static const Step steps[] = {
    { "void", N1, "P03", "不要了", NULL, "cannot take " N1 " back" },
    { "void", N1, "P04", NULL, NULL, "is printed and stays, void; say why (MEE-3)" },
    { "void", N1, "P05", "重复", "void" },
    { "void", N1, "P05", "重复", NULL, "stays as it is" },
    { "receive", N1, "P03", NULL, NULL, "cannot be received" },
  };
  g_autoptr (Studio) studio = new_studio ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDraft) draft = NULL;
  gint64 issued;

  assert_issued (studio, "P03", N1);
  issued = studio_number (studio, "SELECT max(id) FROM journal");
  studio_edit (studio, &desk_kind_notices, find (studio, N1), "standard", "无灰尘");
  g_assert_true (studio_undo (studio));
  print (studio, N1);
  print (studio, N1);
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM notice_events"), ==, 2);
  g_assert_false (desk_office_undo (studio->office, 0, NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "is final");
  g_assert_false (desk_office_undo (studio->office, issued, NULL, &error));
  assert_refused (&error, DESK_ERROR_CONFLICT, "builds on this and is final");
  g_assert_false (
    desk_records_remove (studio->office, &desk_kind_notices, find (studio, N1), &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "is printed and stays");
  draft = desk_draft_edit (studio->store, &desk_kind_notices, find (studio, N1), &error);
  desk_draft_set_text (draft, "content", "别的");
  g_assert_false (desk_records_save (studio->office, draft, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "stays as the paper says");
  assert_issued (studio, "P03", N2);
  RUN (studio, steps);
  assert_issued (studio, "P03", N3);
  studio_assert_sound (studio);
}

/* An older step is not undone below a newer one, also when the state is the same again. */
static void
test_undo_order (void)
{
  g_autoptr (Studio) studio = new_studio ();
  g_autoptr (GError) error = NULL;
  gint64 notice, received;

  assert_issued (studio, "P03", N1);
  notice = find (studio, N1);
  g_assert_true (desk_notices_receive (studio->office, notice, 0, &error));
  received = studio_number (studio, "SELECT max(id) FROM journal");
  g_assert_true (desk_notices_return (studio->office, notice, "不是我的", 0, &error));
  g_assert_true (desk_notices_receive (studio->office, notice, 0, &error));
  g_assert_false (desk_office_undo (studio->office, received, NULL, &error));
  assert_refused (&error, DESK_ERROR_CONFLICT, "undo that one first");
  for (guint i = 0; i < 4; i++)
    g_assert_true (studio_undo (studio));
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM notices"), ==, 0);
  studio_assert_sound (studio);
}

static char *
today_lines (Studio     *studio,
             const char *iso)
{
  g_autoptr (GPtrArray) items = desk_today_list (studio->office, day (iso), NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const DeskTodayItem *item = items->pdata[i];
      if (item->about == &desk_kind_notices)
        g_string_append_printf (text, "%s %s %s\n", item->kind, item->who,
                                item->late ? "late" : "");
    }
  return g_string_free (text, FALSE);
}

/* MEE-4: what waits, for whom. */
static void
test_today (void)
{
  g_autoptr (Studio) studio = new_studio ();
  g_autoptr (GError) error = NULL;
  g_autofree char *issued = NULL;
  g_autofree char *due = NULL;
  g_autofree char *late = NULL;
  g_autofree char *done = NULL;
  gint64 notice;

  assert_issued (studio, "摄影部", N1);
  notice = find (studio, N1);
  issued = today_lines (studio, "2026-10-12");
  g_assert_cmpstr (issued, ==, "");
  desk_notices_receive (studio->office, notice, 0, &error);
  due = today_lines (studio, "2026-10-16");
  g_assert_cmpstr (due, ==, "due P01 \n");
  late = today_lines (studio, "2026-10-17");
  g_assert_cmpstr (late, ==, "overdue P01 late\n");
  desk_notices_done (studio->office, notice, NULL, 0, &error);
  done = today_lines (studio, "2026-10-17");
  g_assert_cmpstr (done, ==, "notice P04 \n");
  g_assert_no_error (error);
}

/* MEE-3: random issues, prints, undoings and voidings against a plain model: a number is
 * the lowest that nothing holds, none is given twice, printed ones stay. */
static void
test_random (void)
{
  g_autoptr (Studio) studio = new_studio ();
  gboolean used[200] = { FALSE }, printed[200] = { FALSE };
  g_autoptr (GRand) rand = g_rand_new_with_seed (41);

  for (guint step = 0; step < 250; step++)
    {
      g_autoptr (GError) error = NULL;
      guint what = (guint) g_rand_int_range (rand, 0, 10);
      guint one = 1 + (guint) g_rand_int_range (rand, 0, 60);
      g_autofree char *number = g_strdup_printf ("RW-2026-%04u", one);

      if (what < 6)
        {
          g_autofree char *got = issue (studio, "P03", "清点", &error);
          guint lowest = 1;

          while (used[lowest])
            lowest++;
          g_assert_no_error (error);
          g_assert_cmpint (g_ascii_strtoll (got + 8, NULL, 10), ==, lowest);
          used[lowest] = TRUE;
          if (what == 0)
            {
              g_assert_true (studio_undo (studio));
              used[lowest] = FALSE;
            }
        }
      else if (used[one] && what < 8)
        {
          gint64 notice = find (studio, number);

          if (!printed[one])
            {
              desk_notices_mark_printed (studio->office, &notice, 1, &error);
              g_assert_no_error (error);
              printed[one] = TRUE;
            }
        }
      else if (used[one])
        {
          gboolean done =
            desk_notices_void (studio->office, find (studio, number), "不要了", 0, &error);

          if (done && !printed[one])
            used[one] = FALSE;
        }
    }
  for (guint i = 1; i < G_N_ELEMENTS (used); i++)
    {
      g_autofree char *sql =
        g_strdup_printf ("SELECT count(*) FROM notices WHERE number = 'RW-2026-%04u'", i);
      g_assert_cmpint (studio_number (studio, sql), ==, used[i]);
    }
  studio_assert_sound (studio);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("STUDIO_DESK_TODAY", "2026-10-12", TRUE);
  g_test_add_func ("/office/MEE-4/notices/life", test_life);
  g_test_add_func ("/office/MEE-4/notices/implied", test_implied);
  g_test_add_func ("/office/PEO-2/notices/department", test_department);
  g_test_add_func ("/office/MEE-4/notices/issuer-left", test_issuer_left);
  g_test_add_func ("/office/MEE-3/notices/refused", test_refused);
  g_test_add_func ("/office/MEE-3/notices/numbers", test_numbers);
  g_test_add_func ("/office/MEE-3/notices/printed", test_printed);
  g_test_add_func ("/office/MEE-4/notices/undo-order", test_undo_order);
  g_test_add_func ("/office/MEE-4/notices/today", test_today);
  g_test_add_func ("/office/MEE-3/notices/random", test_random);
  return g_test_run ();
}
