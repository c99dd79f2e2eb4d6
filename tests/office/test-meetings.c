/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Meetings: series, agenda, attendance, minutes (MEE-1, MEE-3, MEE-6, MEE-8). */

#include "desk-meetings.h"

#include <string.h>

#include "desk-minutes.h"
#include "desk-notices.h"
#include "desk-search.h"
#include "desk-today.h"
#include "office-kit.h"

/* P01 is director with P02 as deputy, P03 administration with P04; of six. */
static Studio *
new_studio (void)
{
  Studio *studio = studio_new (0, 6);

  studio_at (studio, "2026-10-05 08:00");
  studio_add (studio, &desk_kind_posts, "post", "director", "holder", "P01", "deputy", "P02", NULL);
  studio_add (studio, &desk_kind_posts, "post", "administration", "holder", "P03", "deputy", "P04",
              NULL);
  return studio;
}

static gint64
meeting_on (Studio     *studio,
            const char *iso)
{
  return studio_add (studio, &desk_kind_meetings, "date", iso, NULL);
}

static gint64
add_item (Studio      *studio,
          gint64       meeting,
          const char  *kind,
          const char  *text,
          gint64       from,
          const char  *to,
          GError     **error)
{
  DeskMinuteInput input = { .kind = kind, .text = text, .from = from };

  if (to != NULL)
    {
      input.person = studio_person (studio, to);
      input.due = day ("2026-10-30");
    }
  return desk_minutes_add (studio->office, meeting, &input, error);
}

static gint64
item (Studio     *studio,
      gint64      meeting,
      const char *kind,
      const char *text,
      gint64      from,
      const char *to)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_item (studio, meeting, kind, text, from, to, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, !=, 0);
  return id;
}

/* "notice RW-2026-0001; parked 灯; new 春节" */
static void
assert_agenda (Studio     *studio,
               gint64      meeting,
               const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = desk_meetings_agenda (studio->office, meeting, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      const DeskAgendaItem *one = items->pdata[i];
      g_string_append_printf (text, "%s%s %s", i > 0 ? "; " : "", one->kind,
                              one->number != NULL ? one->number : one->text);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_days (Studio     *studio,
             gint64      series,
             const char *from,
             const char *until,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days =
    desk_meetings_series_days (studio->office, series, day (from), day (until), &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < days->len; i++)
    {
      g_autofree char *iso = desk_date_to_iso (g_array_index (days, DeskDate, i));
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", iso + 5);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* MEE-1: a file begins with the weekly meeting on the weekday and at the time of the
 * settings, moved out of the days off. */
static void
test_weekly (void)
{
  g_autoptr (Studio) studio = new_studio ();

  assert_days (studio, 1, "2026-09-28", "2026-10-26", "09-28 10-08 10-12 10-19 10-26");
  studio_set (studio, "equipment.meeting-weekday", "5");
  assert_days (studio, 1, "2026-09-28", "2026-10-26", "10-09 10-16 10-23");
  studio_edit (studio, &desk_kind_series, 1, "weekday", "2");
  assert_days (studio, 1, "2026-09-28", "2026-10-26", "09-29 10-08 10-13 10-20");
  studio_edit (studio, &desk_kind_series, 1, "since", "2026-10-14");
  assert_days (studio, 1, "2026-09-28", "2026-10-26", "10-20");
}

/* MEE-1: monthly and term series; MEE-8: a stand-up each working day. */
static void
test_rhythms (void)
{
  g_autoptr (Studio) studio = new_studio ();
  gint64 monthly = studio_add (studio, &desk_kind_series, "title", "月会", "rhythm", "monthly",
                               "day", "31", NULL);
  gint64 term =
    studio_add (studio, &desk_kind_series, "title", "学期会", "rhythm", "term", "day", "1", NULL);
  gint64 daily = studio_add (studio, &desk_kind_series, "title", "晨会", "rhythm", "daily", "start",
                             "8:20", "points", "安全", NULL);

  assert_days (studio, monthly, "2026-01-01", "2026-06-30", "01-31 02-28 03-31 04-30 06-01 06-30");
  assert_days (studio, term, "2026-01-01", "2026-12-31", "03-02 09-01");
  studio_set (studio, "meetings.term-months", "2, 8");
  assert_days (studio, term, "2026-01-01", "2026-12-31", "02-02 08-01");
  assert_days (studio, daily, "2026-10-01", "2026-10-12", "10-08 10-09 10-10 10-12");
}

/* MEE-1: meetings are made once, also when they were moved or cancelled. */
static void
test_plan (void)
{
  g_autoptr (Studio) studio = new_studio ();
  g_autoptr (GError) error = NULL;
  g_autofree char *times = NULL;
  guint made = 0;
  gint64 second;

  studio_edit (studio, &desk_kind_series, 1, "room", "大会议室");
  studio_begin_step (studio);
  g_assert_true (
    desk_meetings_plan (studio->office, day ("2026-10-05"), day ("2026-10-31"), &made, &error));
  studio_end_step (studio);
  g_assert_cmpuint (made, ==, 4);
  times = studio_text (studio, "SELECT group_concat(date || ' ' || start || ' ' || room, ', ')"
                               " FROM (SELECT * FROM meetings ORDER BY date LIMIT 2)");
  g_assert_cmpstr (times, ==, "2026-10-08 09:00 大会议室, 2026-10-12 09:00 大会议室");
  second = studio_number (studio, "SELECT id FROM meetings WHERE date = '2026-10-12'");
  studio_edit (studio, &desk_kind_meetings, second, "date", "2026-10-13");
  g_assert_true (desk_meetings_cancel (studio->office, 1, "放假", &error));
  g_assert_true (
    desk_meetings_plan (studio->office, day ("2026-10-05"), day ("2026-10-31"), &made, &error));
  g_assert_cmpuint (made, ==, 0);
  g_assert_cmpint (desk_meetings_next (studio->office, 0, day ("2026-10-05"), &error), ==, second);
  g_assert_false (
    desk_meetings_plan (studio->office, day ("2026-10-05"), day ("2028-10-31"), &made, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "(MEE-1)");
  /* A meeting that is entered takes the place of its week. */
  studio_remove (studio, &desk_kind_meetings,
                 studio_number (studio, "SELECT id FROM meetings WHERE date = '2026-10-19'"));
  meeting_on (studio, "2026-10-21");
  g_assert_true (
    desk_meetings_plan (studio->office, day ("2026-10-05"), day ("2026-10-31"), &made, &error));
  g_assert_cmpuint (made, ==, 0);
}

/* PEO-2: chair and minute taker by post, the deputy when the holder is away; what was is
 * written down. */
static void
test_chair (void)
{
  g_autoptr (Studio) studio = new_studio ();
  g_autoptr (GError) error = NULL;
  gint64 id = meeting_on (studio, "2026-10-12");
  g_autoptr (DeskMeeting) meeting = desk_meetings_get (studio->office, id, &error);
  g_autoptr (DeskMeeting) away = NULL;
  g_autoptr (DeskMeeting) held = NULL;
  gint64 absence;

  g_assert_cmpstr (meeting->chair_name, ==, "P01");
  g_assert_cmpstr (meeting->minuter_name, ==, "P03");
  absence = studio_absent (studio, "P01", "2026-10-12", "2026-10-12");
  studio_edit (studio, &desk_kind_meetings, id, "minuter", "P06");
  away = desk_meetings_get (studio->office, id, &error);
  g_assert_cmpstr (away->chair_name, ==, "P02");
  g_assert_cmpstr (away->minuter_name, ==, "P06");
  studio_begin_step (studio);
  g_assert_true (desk_meetings_hold (studio->office, id, 0, studio_person (studio, "P05"), &error));
  studio_end_step (studio);
  studio_remove (studio, &desk_kind_absences, absence);
  held = desk_meetings_get (studio->office, id, &error);
  g_assert_cmpstr (held->chair_name, ==, "P02");
  g_assert_cmpstr (held->minuter_name, ==, "P05");
}

/* MEE-1: what is entered wrongly, or comes too late. */
static void
test_refused (void)
{
  static const struct
  {
    const char *field;
    const char *value;
    const char *refused;
  } cases[] = {
    { "start", "九点", "no time of day" },
    { "start", "24:00", "no time of day" },
    { "end", "08:00", "ends before it begins" },
  };
  g_autoptr (Studio) studio = new_studio ();
  g_autoptr (GError) error = NULL;
  gint64 id = meeting_on (studio, "2026-10-12");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DeskDraft) draft =
        desk_draft_edit (studio->store, &desk_kind_meetings, id, &error);
      desk_draft_set_text (draft, cases[i].field, cases[i].value);
      g_assert_false (desk_records_save (studio->office, draft, &error));
      assert_refused (&error, DESK_ERROR_INVALID, cases[i].refused);
    }
  g_assert_false (desk_meetings_close (studio->office, id, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "Only a meeting that is held");
  g_assert_false (desk_meetings_reopen (studio->office, id, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "not closed");
  g_assert_cmpint (add_item (studio, id, "decision", " ", 0, NULL, &error), ==, 0);
  assert_refused (&error, DESK_ERROR_REFUSED, "Write what the item says");
  g_assert_cmpint (add_item (studio, id, "idea", "想法", 0, NULL, &error), ==, 0);
  assert_refused (&error, DESK_ERROR_INVALID, "no kind of item");
  g_assert_cmpint (add_item (studio, id, "task", "清点", 0, NULL, &error), ==, 0);
  assert_refused (&error, DESK_ERROR_REFUSED, "(MEE-3)");
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM minutes"), ==, 0);
  item (studio, id, "decision", "换背景布", 0, NULL);
  g_assert_false (desk_meetings_cancel (studio->office, id, NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "Only a meeting that is planned");
  g_assert_false (desk_records_remove (studio->office, &desk_kind_meetings, id, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "cancel it instead");
  g_assert_true (desk_meetings_close (studio->office, id, &error));
  g_assert_cmpint (add_item (studio, id, "decision", "再换", 0, NULL, &error), ==, 0);
  assert_refused (&error, DESK_ERROR_REFUSED, "The minutes are closed");
  g_assert_false (desk_meetings_mark (studio->office, id, studio_person (studio, "P05"), "late", 0,
                                      NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "reopen them");
  studio_begin_step (studio);
  g_assert_true (desk_meetings_reopen (studio->office, id, &error));
  studio_end_step (studio);
  item (studio, id, "decision", "再换", 0, NULL);
}

/* MEE-1, CON-2: marks propose entries of the ledger, which follow the marks. */
static void
test_attendance (void)
{
  static const struct
  {
    const char *person;
    const char *mark; /* NULL: taken back */
    const char *ledger;
  } cases[] = {
    { "P05", "late", "P05 -500" },
    { "P06", "缺席", "P05 -500, P06 -1000" },
    { "P05", "left-early", "P05 -500, P06 -1000" },
    { "P05", "present", "P06 -1000" },
    { "P04", "leave", "P06 -1000" },
    { "P04", NULL, "P06 -1000" },
    { "P06", NULL, "" },
  };
  g_autoptr (Studio) studio = new_studio ();
  g_autoptr (GError) error = NULL;
  gint64 id = meeting_on (studio, "2026-10-12");
  g_autofree char *preview = NULL;

  preview = desk_meetings_preview_mark (studio->office, id, studio_person (studio, "P05"), "late");
  g_assert_cmpstr (preview, ==, "A fine of 5.00 yuan will be proposed for P05 (会议 5.1)");
  g_assert_null (
    desk_meetings_preview_mark (studio->office, id, studio_person (studio, "P05"), "leave"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *ledger = NULL;

      studio_begin_step (studio);
      desk_meetings_mark (studio->office, id, studio_person (studio, cases[i].person),
                          cases[i].mark, 0, NULL, &error);
      g_assert_no_error (error);
      studio_end_step (studio);
      ledger = studio_text (
        studio, "SELECT ifnull(group_concat(p.name || ' ' || l.amount, ', '), '') FROM (SELECT *"
                " FROM ledger ORDER BY person_id) l JOIN people p ON p.id = l.person_id");
      g_assert_cmpstr (ledger, ==, cases[i].ledger);
    }
  studio_set (studio, "meetings.late-fine", "0");
  desk_meetings_mark (studio->office, id, studio_person (studio, "P05"), "late", 10, NULL, &error);
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM ledger"), ==, 0);
  g_assert_false (desk_meetings_mark (studio->office, id, studio_person (studio, "P05"), "睡着", 0,
                                      NULL, &error));
  assert_refused (&error, DESK_ERROR_INVALID, "no mark of attendance");
}

/* MEE-1: everybody who works here is invited, unless people are named; the rest is marked
 * at once. */
static void
test_others (void)
{
  g_autoptr (Studio) studio = new_studio ();
  g_autoptr (GError) error = NULL;
  gint64 id = meeting_on (studio, "2026-10-12");
  gint64 few[] = { studio_person (studio, "P05"), studio_person (studio, "P06") };
  g_autoptr (GPtrArray) people = NULL;
  g_autofree char *marks = NULL;

  studio_absent (studio, "P06", "2026-10-12", "2026-10-12");
  studio_edit (studio, &desk_kind_people, studio_person (studio, "P04"), "status", "left");
  people = desk_meetings_people (studio->office, id, &error);
  g_assert_cmpuint (people->len, ==, 5);
  g_assert_true (((DeskAttendance *) people->pdata[4])->on_leave);
  desk_meetings_mark (studio->office, id, studio_person (studio, "P02"), "late", 5, NULL, &error);
  studio_begin_step (studio);
  g_assert_true (desk_meetings_mark_others (studio->office, id, &error));
  studio_end_step (studio);
  marks = studio_text (studio, "SELECT group_concat(p.name || ' ' || a.mark, ', ') FROM"
                               " (SELECT * FROM meeting_people ORDER BY person_id) a"
                               " JOIN people p ON p.id = a.person_id");
  g_assert_cmpstr (marks, ==,
                   "P01 present, P02 late, P03 present, P05 present, P06 leave");
  g_assert_true (studio_undo (studio));
  studio_begin_step (studio);
  g_assert_true (
    desk_meetings_invite (studio->office, id, few, G_N_ELEMENTS (few), &error));
  studio_end_step (studio);
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM meeting_people"), ==, 3);
}

/* MEE-8: who heard the points of a stand-up is marked, and costs nothing. */
static void
test_stand_up (void)
{
  g_autoptr (Studio) studio = new_studio ();
  g_autoptr (GError) error = NULL;
  gint64 id, weekly = meeting_on (studio, "2026-10-12");
  g_autoptr (DeskMeeting) meeting = NULL;

  studio_add (studio, &desk_kind_series, "title", "晨会", "rhythm", "daily", "start", "08:20",
              "points", "检查灯架", "carry", "none", NULL);
  item (studio, weekly, "task", "清点", 0, "P05");
  id = studio_add (studio, &desk_kind_meetings, "date", "2026-10-13", "title", "晨会", NULL);
  meeting = desk_meetings_get (studio->office, id, &error);
  g_assert_true (meeting->stand_up);
  g_assert_cmpstr (meeting->points, ==, "检查灯架");
  g_assert_cmpstr (meeting->start, ==, "08:20");
  desk_meetings_mark (studio->office, id, studio_person (studio, "P05"), "absent", 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM ledger"), ==, 0);
  assert_agenda (studio, id, "");
}

/* MEE-1, MEE-4: what is open comes back until it is confirmed or taken up. */
static void
test_agenda (void)
{
  g_autoptr (Studio) studio = new_studio ();
  g_autoptr (GError) error = NULL;
  gint64 first = meeting_on (studio, "2026-10-12");
  gint64 second = meeting_on (studio, "2026-10-19");
  gint64 third = meeting_on (studio, "2026-10-26");
  gint64 parked, notice;

  item (studio, second, "topic", "春节安排", 0, NULL);
  studio_at (studio, "2026-10-12 09:10");
  item (studio, first, "task", "清点灯架", 0, "P05");
  parked = item (studio, first, "parked", "新灯架的采购", 0, NULL);
  item (studio, first, "topic", "谁买茶叶", 0, NULL);
  g_assert_true (desk_meetings_close (studio->office, first, &error));
  assert_agenda (studio, first, "");
  assert_agenda (studio, second,
                 "notice RW-2026-0001; parked 新灯架的采购; parked 谁买茶叶; new 春节安排");

  studio_at (studio, "2026-10-19 09:10");
  item (studio, second, "decision", "下月采购", parked, NULL);
  assert_agenda (studio, second,
                 "notice RW-2026-0001; parked 新灯架的采购; parked 谁买茶叶; new 春节安排");
  assert_agenda (studio, third, "notice RW-2026-0001; parked 谁买茶叶");
  g_assert_cmpint (add_item (studio, second, "decision", "再议", 1, NULL, &error), ==, 0);
  assert_refused (&error, DESK_ERROR_REFUSED, "Only what another meeting parked");

  notice = desk_notices_find (studio->office, "RW-2026-0001", &error);
  g_assert_true (desk_notices_receive (studio->office, notice, 0, &error));
  g_assert_true (desk_notices_done (studio->office, notice, NULL, 0, &error));
  assert_agenda (studio, third, "notice RW-2026-0001; parked 谁买茶叶");
  studio_at (studio, "2026-10-20 10:00");
  g_assert_true (
    desk_notices_confirm (studio->office, notice, studio_person (studio, "P01"), &error));
  g_assert_no_error (error);
  assert_agenda (studio, third, "parked 谁买茶叶");
  /* It was open when the second meeting began. */
  assert_agenda (studio, second,
                 "notice RW-2026-0001; parked 新灯架的采购; parked 谁买茶叶; new 春节安排");
  g_assert_true (studio_undo (studio));
  assert_agenda (studio, third, "notice RW-2026-0001; parked 谁买茶叶");
}

/* MEE-3: a task and its notice are one act, undone together; a printed one holds both. */
static void
test_tasks (void)
{
  g_autoptr (Studio) studio = new_studio ();
  g_autoptr (GError) error = NULL;
  gint64 id = meeting_on (studio, "2026-10-12");
  DeskMinuteInput decision = { .kind = "decision" };
  DeskMinuteInput task = {
    .kind = "task", .person = studio_person (studio, "P06"), .due = day ("2026-10-20")
  };
  gint64 topic = item (studio, id, "topic", "清点灯架", 0, NULL);
  gint64 first, notice;
  g_autofree char *issuer = NULL;
  g_autofree char *content = NULL;

  studio_begin_step (studio);
  first = item (studio, id, "task", "换背景布", 0, "P05");
  studio_end_step (studio);
  issuer = studio_text (studio, "SELECT p.name || ' ' || n.number FROM notices n JOIN people p"
                                " ON p.id = n.issuer_id");
  g_assert_cmpstr (issuer, ==, "P01 RW-2026-0001");
  studio_begin_step (studio);
  g_assert_true (desk_minutes_decide (studio->office, topic, &task, &error));
  studio_end_step (studio);
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM notices"), ==, 2);
  studio_begin_step (studio);
  g_assert_true (desk_minutes_edit (studio->office, topic, "清点灯架和三脚架", &error));
  studio_end_step (studio);
  content = studio_text (studio, "SELECT content FROM notices WHERE number = 'RW-2026-0002'");
  g_assert_cmpstr (content, ==, "清点灯架和三脚架");
  studio_begin_step (studio);
  g_assert_true (desk_minutes_decide (studio->office, first, &decision, &error));
  studio_end_step (studio);
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM notices"), ==, 1);

  notice = studio_number (studio, "SELECT id FROM notices");
  g_assert_true (desk_notices_mark_printed (studio->office, &notice, 1, &error));
  g_assert_false (desk_minutes_decide (studio->office, topic, &decision, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "make the notice void (MEE-3)");
  g_assert_false (desk_minutes_edit (studio->office, topic, "别的", &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "stays as the paper says");
  g_assert_false (desk_records_remove (studio->office, &desk_kind_minutes, topic, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "is printed");
  studio_begin_step (studio);
  g_assert_true (desk_records_remove (studio->office, &desk_kind_minutes, first, &error));
  studio_end_step (studio);
}

/* MEE-1: items stand in the order that they are put into. */
static void
test_order (void)
{
  g_autoptr (Studio) studio = new_studio ();
  g_autoptr (GError) error = NULL;
  gint64 id = meeting_on (studio, "2026-10-12");
  gint64 items[4];
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      char text[] = { (char) ('A' + i), '\0' };
      items[i] = item (studio, id, "information", text, 0, NULL);
    }
  studio_begin_step (studio);
  g_assert_true (desk_minutes_move (studio->office, items[3], 2, &error));
  studio_end_step (studio);
  g_assert_true (desk_minutes_move (studio->office, items[0], 9, &error));
  list = desk_minutes_list (studio->office, id, &error);
  for (guint i = 0; i < list->len; i++)
    g_string_append (order, ((DeskMinute *) list->pdata[i])->text);
  g_assert_cmpstr (order->str, ==, "DBCA");
}

/* MEE-6: years of minutes are found by Chinese of any length. */
static void
test_search (void)
{
  static const struct
  {
    const char *text;
    const char *from;
    guint n;
  } cases[] = {
    { "架", NULL, 2 },
    { "灯架", NULL, 2 },
    { "整理影棚的灯架", NULL, 1 },
    { "棚的灯", NULL, 1 },
    { "灯架", "2026-01-01", 1 },
    { "三脚架", NULL, 0 },
    { "LED", NULL, 1 },
  };
  g_autoptr (Studio) studio = new_studio ();
  g_autoptr (GPtrArray) hits = NULL;

  item (studio, meeting_on (studio, "2024-03-04"), "decision", "灯架买两个 LED 的", 0, NULL);
  item (studio, meeting_on (studio, "2026-10-12"), "information", "本周整理影棚的灯架", 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) found = desk_minutes_search (
        studio->office, cases[i].text, cases[i].from != NULL ? day (cases[i].from) : 0, 0, &error);

      g_assert_no_error (error);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (found->len, ==, cases[i].n);
    }
  hits = desk_search (studio->store, "影棚", NULL, NULL);
  g_assert_cmpuint (hits->len, ==, 1);
}

/* MEE-1: Today names the meeting, then open minutes, then what was forgotten. */
static void
test_today (void)
{
  static const struct
  {
    const char *day;
    const char *line;
  } cases[] = {
    { "2026-10-12", "P01: Meeting today at 09:00: 周例会" },
    { "2026-10-13", "P03: “周例会” of Mon, Oct 12 has no minutes; keep them or cancel it" },
    { "2026-11-13", NULL },
  };
  g_autoptr (Studio) studio = new_studio ();
  g_autoptr (GError) error = NULL;
  gint64 id = meeting_on (studio, "2026-10-12");

  studio_edit (studio, &desk_kind_meetings, id, "title", "周例会");
  for (guint i = 0; i <= G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) items = NULL;
      g_autofree char *line = NULL;

      if (i == G_N_ELEMENTS (cases))
        g_assert_true (desk_meetings_hold (studio->office, id, 0, 0, &error));
      items = desk_today_list (
        studio->office, day (i < G_N_ELEMENTS (cases) ? cases[i].day : "2026-10-13"), &error);
      for (guint k = 0; k < items->len; k++)
        {
          const DeskTodayItem *one = items->pdata[k];
          if (one->about == &desk_kind_meetings)
            line = g_strdup_printf ("%s: %s", one->who, one->text);
        }
      g_assert_cmpstr (line, ==,
                       i < G_N_ELEMENTS (cases)
                         ? cases[i].line
                         : "P03: The minutes of “周例会” of Mon, Oct 12 are open");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("STUDIO_DESK_TODAY", "2026-10-12", TRUE);
  g_test_add_func ("/office/MEE-1/meetings/weekly", test_weekly);
  g_test_add_func ("/office/MEE-1/meetings/rhythms", test_rhythms);
  g_test_add_func ("/office/MEE-1/meetings/plan", test_plan);
  g_test_add_func ("/office/PEO-2/meetings/chair", test_chair);
  g_test_add_func ("/office/MEE-1/meetings/refused", test_refused);
  g_test_add_func ("/office/MEE-1/meetings/attendance", test_attendance);
  g_test_add_func ("/office/MEE-1/meetings/others", test_others);
  g_test_add_func ("/office/MEE-8/meetings/stand-up", test_stand_up);
  g_test_add_func ("/office/MEE-4/meetings/agenda", test_agenda);
  g_test_add_func ("/office/MEE-3/meetings/tasks", test_tasks);
  g_test_add_func ("/office/MEE-1/meetings/order", test_order);
  g_test_add_func ("/office/MEE-6/meetings/search", test_search);
  g_test_add_func ("/office/MEE-1/meetings/today", test_today);
  return g_test_run ();
}
