/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sample's weekly meetings with their minutes and task notices, work reports, plans,
 * and who gave way to whom in the meeting room. */

#include "desk-sample-private.h"

#include "desk-bulletin.h"
#include "desk-meetings.h"
#include "desk-minutes.h"
#include "desk-notices.h"
#include "desk-plans.h"
#include "desk-records.h"
#include "desk-reports.h"
#include "desk-rooms.h"

#define ROOM "会议室"
/* Weeks before this one whose meetings were held. */
#define HELD_WEEKS 4
/* Working days that are looked at around today. */
#define N_PAST   3
#define N_COMING 4

/* How far a notice has come. */
typedef enum
{
  NOTHING,
  ISSUED,
  RECEIVED,
  IN_PROGRESS,
  DONE,
  RETURNED,
  CONFIRMED,
  MADE_VOID,
} Progress;

/* What the meetings brought; 0 is the last one that was held. */
static const struct
{
  guint ago;
  const char *kind, *text;
  const char *person, *department; /* of a task; one of them */
  int due;                         /* days from today */
  Progress progress;
  int percent;
  const char *note; /* of the last step */
} items[] = {
  { 3, "information", "通报上月按时率与学员退货情况" },
  { 3, "decision", "样片当天下班前上传共享盘，客服次日上午与学员确认" },
  { 3, "task", "整理修图色彩管理流程，并给后期部讲一次", "方一鸣", NULL, -14, CONFIRMED },
  { 3, "parked", "是否增购第三套静物台" },
  { 2, "decision", "预约单由客服组长复核后再排期" },
  { 2, "task", "清点两个影棚的灯架与背景纸，列出缺口", NULL, "摄影部", -8, CONFIRMED },
  { 2, "task", "汇总学员对样片不满意的原因", "魏晨曦", NULL, -5, DONE, 100, "已归为五类" },
  { 2, "task", "更新新人合同模板", "贺子涵", NULL, -6, MADE_VOID, 0, "改由行政人事统一更新" },
  { 1, "information", "二号影棚空调本周检修，下午尽量安排一号影棚" },
  { 1, "decision", "增购一套静物台，由行政人事询价三家" },
  { 1, "task", "给全部相机和镜头贴二维码标签", "邵文博", NULL, -2, IN_PROGRESS, 60, "相机已贴完" },
  { 1, "task", "建立修图返工登记表", "韩梦洁", NULL, 3, RETURNED, 0, "缺少返工原因一栏" },
  { 1, "task", "整理论坛常见问题与统一答复", "夏明轩", NULL, 0, IN_PROGRESS, 80, "剩寄回类问题" },
  { 0, "information", "通报本周到期的拍摄与在库产品" },
  { 0, "decision", "周五下午统一清点在库产品" },
  { 0, "task", "把下周拍摄排期发到群里，并标出空档", "姚诗涵", NULL, 2, RECEIVED },
  { 0, "task", "修图交付前由组长抽查两成", NULL, "后期部", 5, ISSUED },
  { 0, "task", "起草年末学员回访方案", "龙飞宇", NULL, 9, IN_PROGRESS, 30, "提纲已写好" },
  { 0, "parked", "客服轮班是否延长到晚上八点" },
};
/* Which of them takes up which. */
#define PARKED   3
#define TAKES_UP 9

static const struct
{
  guint ago;
  const char *person, *mark;
  int minutes;
} marks[] = {
  { 3, "邵文博", "late", 8 },
  { 2, "韩梦洁", "absent", 0 },
  { 1, "白若溪", "leave", 0 },
  { 1, "丁浩然", "left-early", 15 },
  { 0, "夏明轩", "late", 5 },
};

static const char *const topics[] = { "下月影棚排期与外景安排", "在库超过三十天的产品怎么处理" };

static const char *const done[] = {
  "完成本周排期内的拍摄，样片均已上传",
  "修图按期交付，返工两单已改完",
  "接待新学员并完成预约登记，回访已拍学员",
  "整理资料，配合各部门排期",
};
static const char *const shortcomings[] = { "交接时记录不够细", NULL, "与后期沟通晚了半天" };
static const char *const next[] = {
  "按排期拍摄，提前一天检查设备",
  "优先处理临近到期的修图",
  "跟进未确认样片的学员",
};

typedef struct
{
  DeskOffice *office;
  DeskDate today, monday;
  DeskDate past[N_PAST], coming[N_COMING];
  gint64 series;
  GPtrArray *held; /* DeskMeeting, the last one first */
  gint64 parked;   /* the item that is taken up later */
} Minutes;

static void
minutes_clear (Minutes *self)
{
  g_clear_pointer (&self->held, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Minutes, minutes_clear)

/* The weekly meeting has a room and an end. */
static gboolean
set_up_series (Minutes  *self,
               GError  **error)
{
  DeskStore *store = desk_office_get_store (self->office);
  g_autoptr (DeskRows) rows =
    desk_store_select (store, error,
                       "SELECT id FROM meeting_series WHERE rhythm = 'weekly' ORDER BY position, id"
                       " LIMIT 1",
                       "");
  g_autoptr (DeskDraft) draft = NULL;

  if (rows == NULL || !desk_rows_next (rows))
    return FALSE;
  self->series = desk_rows_int (rows, 0);
  draft = desk_draft_edit (store, &desk_kind_series, self->series, error);
  if (draft == NULL)
    return FALSE;
  desk_draft_set_text (draft, "title", "每周例会");
  desk_draft_set_text (draft, "room", ROOM);
  desk_draft_set_text (draft, "start", "09:00");
  desk_draft_set_text (draft, "end", "10:30");
  return desk_records_save (self->office, draft, error);
}

static gboolean
add_item (Minutes            *self,
          const DeskMeeting  *meeting,
          guint               place,
          gint64             *notice,
          GError            **error)
{
  DeskMinuteInput input = { .kind = items[place].kind, .text = items[place].text };
  g_autoptr (DeskRows) rows = NULL;
  gint64 item;

  if (place == TAKES_UP)
    input.from = self->parked;
  if (items[place].person != NULL)
    input.person = desk_people_find (self->office, items[place].person, error);
  if (items[place].department != NULL)
    input.department = desk_records_find (self->office, &desk_kind_departments,
                                          items[place].department, error);
  input.due = self->today + items[place].due;
  item = desk_minutes_add (self->office, meeting->id, &input, error);
  if (place == PARKED)
    self->parked = item;
  rows = desk_store_select (desk_office_get_store (self->office), error,
                            "SELECT ifnull(notice_id, 0) FROM minutes WHERE id = ?", "i", item);
  if (item == 0 || rows == NULL || !desk_rows_next (rows))
    return FALSE;
  *notice = desk_rows_int (rows, 0);
  return TRUE;
}

/* The receiver and the issuer go on with it in the days after the meeting, until yesterday. */
static gboolean
carry_out (Minutes   *self,
           DeskDate   from,
           guint      place,
           gint64     notice,
           GError   **error)
{
  DeskOffice *office = self->office;
  DeskDate yesterday = self->today - 1;
  Progress progress = items[place].progress;
  const char *note = items[place].note;
  gboolean is_done = progress == DONE || progress == RETURNED || progress == CONFIRMED;
  g_autoptr (DeskNotice) one = desk_notices_get (office, notice, error);

  if (one == NULL)
    return FALSE;
  desk_sample_at (office, from, 11 * 60);
  if (progress != ISSUED && !desk_notices_mark_printed (office, &notice, 1, error))
    return FALSE;
  desk_sample_at (office, from, 14 * 60);
  if (progress != ISSUED && !desk_notices_receive (office, notice, 0, error))
    return FALSE;
  desk_sample_at (office, MIN (from + 1, yesterday), 15 * 60 + 30);
  if (progress == IN_PROGRESS)
    return desk_notices_progress (office, notice, items[place].percent, note, 0, error);
  desk_sample_at (office, MIN (from + 2, yesterday), 16 * 60 + 30);
  if (is_done && !desk_notices_done (office, notice, progress == DONE ? note : NULL, 0, error))
    return FALSE;
  desk_sample_at (office, MIN (from + 3, yesterday), 17 * 60 + 30);
  if (progress == RETURNED)
    return desk_notices_return (office, notice, note, 0, error);
  if (progress == CONFIRMED)
    return desk_notices_confirm (office, notice, one->issuer, error);
  return progress != MADE_VOID || desk_notices_void (office, notice, note, 0, error);
}

/* The attendance and the items of one meeting, closed at its end; then its notices go on. */
static gboolean
hold (Minutes  *self,
      guint     ago,
      GError  **error)
{
  const DeskMeeting *meeting = self->held->pdata[ago];
  gint64 notices[G_N_ELEMENTS (items)] = { 0 };

  desk_sample_at (self->office, meeting->date, 9 * 60);
  if (!desk_meetings_hold (self->office, meeting->id, 0, 0, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gint64 person = marks[i].ago == ago
                        ? desk_people_find (self->office, marks[i].person, error)
                        : 0;

      if (marks[i].ago == ago &&
          (person == 0 || !desk_meetings_mark (self->office, meeting->id, person, marks[i].mark,
                                               marks[i].minutes, NULL, error)))
        return FALSE;
    }
  if (!desk_meetings_mark_others (self->office, meeting->id, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    if (items[i].ago == ago)
      {
        desk_sample_at (self->office, meeting->date, 9 * 60 + 10 + (int) i * 3);
        if (!add_item (self, meeting, i, &notices[i], error))
          return FALSE;
      }
  desk_sample_at (self->office, meeting->date, 10 * 60 + 25);
  if (!desk_meetings_close (self->office, meeting->id, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    if (notices[i] != 0 && !carry_out (self, meeting->date, i, notices[i], error))
      return FALSE;
  return TRUE;
}

/* The room of a meeting of these weeks; after the meeting it is put back in order. */
static gboolean
book_room (Minutes            *self,
           const DeskMeeting  *meeting,
           gint64              room,
           GError            **error)
{
  DeskRoomRequest request = { .room = room,
                              .date = meeting->date,
                              .start = meeting->start,
                              .end = meeting->end,
                              .level = "company",
                              .by = desk_people_acting (self->office, "administration",
                                                        meeting->date),
                              .title = meeting->title,
                              .meeting = meeting->id };
  gint64 booking;

  if (meeting->date < self->monday - 7)
    return TRUE;
  desk_sample_at (self->office, MIN (meeting->date - 3, self->today - 1), 9 * 60 + 30);
  booking = desk_rooms_book (self->office, &request, NULL, error);
  if (booking == 0 || meeting->date >= self->today)
    return booking != 0;
  desk_sample_at (self->office, meeting->date, 10 * 60 + 40);
  return desk_rooms_tidy (self->office, booking, 0, error);
}

static gboolean
add_meetings (Minutes  *self,
              GError  **error)
{
  DeskDate from = self->monday - HELD_WEEKS * 7, until = self->monday + 13;
  gint64 room = desk_rooms_find (self->office, ROOM, error), coming;
  g_autoptr (GPtrArray) meetings = NULL;

  desk_sample_at (self->office, from - 3, 10 * 60);
  if (room == 0 || !desk_meetings_plan (self->office, from, until, NULL, error))
    return FALSE;
  meetings = desk_meetings_list (self->office, from, until, error);
  self->held = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_meeting_free);
  for (guint i = 0; meetings != NULL && i < meetings->len; i++)
    {
      const DeskMeeting *meeting = meetings->pdata[i];

      if (!book_room (self, meeting, room, error))
        return FALSE;
      if (meeting->date < self->today)
        g_ptr_array_insert (self->held, 0, desk_meetings_get (self->office, meeting->id, error));
    }
  if (meetings == NULL)
    return FALSE;
  for (guint ago = self->held->len; ago > 0; ago--)
    if (!hold (self, ago - 1, error))
      return FALSE;
  coming = desk_meetings_next (self->office, self->series, self->today, error);
  desk_sample_at (self->office, self->past[1], 16 * 60);
  for (guint i = 0; coming != 0 && i < G_N_ELEMENTS (topics); i++)
    {
      DeskMinuteInput input = { .kind = "topic", .text = topics[i] };
      if (desk_minutes_add (self->office, coming, &input, error) == 0)
        return FALSE;
    }
  return coming != 0;
}

/* All but each @skip-th hand in their reports of a week; most of last week's are reviewed. */
static gboolean
add_reports (Minutes   *self,
             DeskDate   week,
             DeskDate   day,
             guint      skip,
             GError   **error)
{
  g_autoptr (GArray) people = desk_reports_missing (self->office, week, error);

  if (people == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    {
      DeskReportInput input = { .person = g_array_index (people, gint64, i),
                                .week = week,
                                .done = done[i % G_N_ELEMENTS (done)],
                                .shortcomings = shortcomings[i % G_N_ELEMENTS (shortcomings)],
                                .next = next[i % G_N_ELEMENTS (next)] };
      g_autoptr (DeskReport) report = NULL;

      if (i % skip == skip - 1)
        continue;
      desk_sample_at (self->office, day, 16 * 60 + (int) i * 4);
      if (!desk_reports_hand_in (self->office, &input, error))
        return FALSE;
      report = desk_reports_get (self->office, input.person, week, error);
      if (report == NULL)
        return FALSE;
      /* Nobody reviews the own report. */
      if (week == self->monday || i % 4 == 1 || report->reviewer == 0 ||
          report->reviewer == input.person)
        continue;
      desk_sample_at (self->office, day, 18 * 60);
      if (!desk_reports_review (self->office, input.person, week, "已阅，按计划推进", 0, error))
        return FALSE;
    }
  return TRUE;
}

/* Those of last week, or of the last one that was worked in, and the first of this one's. */
static gboolean
add_all_reports (Minutes  *self,
                 GError  **error)
{
  DeskCalendar *calendar = desk_office_get_calendar (self->office);
  DeskDate day = self->monday - 1;

  while (!desk_calendar_contains (calendar, DESK_CALENDAR_WORKING, day))
    day--;
  if (!add_reports (self, desk_date_week_start (day), day, 7, error))
    return FALSE;
  return self->past[1] < self->monday + 3 ||
         add_reports (self, self->monday, self->past[1], 2, error);
}

static gint64
add_plan (Minutes     *self,
          const char  *department,
          const char  *person,
          const char  *content,
          DeskDate     day,
          GError     **error)
{
  g_autoptr (DeskDraft) draft =
    desk_draft_new (desk_office_get_store (self->office), &desk_kind_plans);
  gint64 id =
    desk_records_find (self->office, &desk_kind_departments, department, error);
  gint64 writer = id != 0 ? desk_people_find (self->office, person, error) : 0;

  if (writer == 0)
    return 0;
  desk_sample_at (self->office, day, 10 * 60);
  desk_draft_set_text (draft, "period", "month");
  desk_draft_set_date (draft, "from", desk_date_month_start (self->today));
  desk_draft_set_number (draft, "department", id);
  desk_draft_set_number (draft, "person", writer);
  desk_draft_set_text (draft, "content", content);
  if (!desk_records_save (self->office, draft, error) ||
      !desk_plans_submit (self->office, desk_draft_get_id (draft), error))
    return 0;
  return desk_draft_get_id (draft);
}

/* One plan that the director approved, and one that waits. */
static gboolean
add_plans (Minutes  *self,
           GError  **error)
{
  DeskDate day = MIN (desk_date_month_start (self->today) + 1, self->today - 3);
  gint64 approved = add_plan (self, "摄影部", "顾景行",
                              "一、样片五个工作日内完成\n二、两个影棚各保养一次\n三、新人布光培训两次",
                              day, error);

  desk_sample_at (self->office, day + 1, 15 * 60);
  return approved != 0 &&
         desk_plans_review (self->office, approved, TRUE, "同意，培训请提前排期", 0, error) &&
         add_plan (self, "后期部", "方一鸣",
                   "一、修图五个工作日内交付\n二、返工率登记到人\n三、整理色彩管理流程",
                   self->today - 1, error) != 0;
}

/* The bulletin of last month. */
static gboolean
add_bulletin (Minutes  *self,
              GError  **error)
{
  DeskDate first = desk_date_month_start (self->today);
  g_autofree char *month = desk_date_to_month (first - 1);
  g_autoptr (DeskDraft) draft =
    desk_draft_new (desk_office_get_store (self->office), &desk_kind_bulletins);

  desk_sample_at (self->office, MIN (first + 2, self->today - 1), 17 * 60);
  desk_draft_set_text (draft, "month", month);
  desk_draft_set_text (draft, "foreword", "各部门配合良好，样片按时率稳定。");
  desk_draft_set_text (draft, "outlook", "下月重点：在库产品清点与新人培训。");
  return desk_records_save (self->office, draft, error) &&
         desk_bulletin_issue (self->office, first - 1, 0, error);
}

/* A meeting of a department gives way to one of the company. */
static gboolean
displace (Minutes  *self,
          GError  **error)
{
  DeskDate date = self->coming[0] > self->today ? self->coming[0] : self->coming[1];
  DeskRoomRequest first = { .room = desk_rooms_find (self->office, ROOM, error),
                            .date = date,
                            .start = "13:30",
                            .end = "15:00",
                            .level = "department",
                            .by = desk_people_find (self->office, "白若溪", error),
                            .title = "策划部选题会" };
  DeskRoomRequest second = { .room = first.room,
                             .date = date,
                             .start = "14:00",
                             .end = "15:30",
                             .level = "company",
                             .by = desk_people_find (self->office, "沈佳宁", error),
                             .urgent = TRUE,
                             .title = "消防安全检查" };

  if (first.room == 0 || first.by == 0 || second.by == 0)
    return FALSE;
  desk_sample_at (self->office, self->past[2], 10 * 60 + 20);
  if (desk_rooms_book (self->office, &first, NULL, error) == 0)
    return FALSE;
  desk_sample_at (self->office, self->past[1], 15 * 60);
  return desk_rooms_book (self->office, &second, NULL, error) != 0;
}

/**
 * desk_sample_add_meetings:
 *
 * Adds the meetings of the last weeks with what came of them, reports, plans and a
 * bulletin, as one act; the rooms are there.
 */
gboolean
desk_sample_add_meetings (DeskOffice  *office,
                          DeskDate     today,
                          GError     **error)
{
  g_auto (Minutes) self = { .office = office,
                            .today = today,
                            .monday = desk_date_week_start (today) };
  g_autoptr (DeskAct) act = desk_sample_begin (office, error);

  desk_sample_days (office, today, self.past, N_PAST, self.coming, N_COMING);
  if (act == NULL || !set_up_series (&self, error) || !add_meetings (&self, error) ||
      !add_all_reports (&self, error) || !add_plans (&self, error) ||
      !add_bulletin (&self, error) || !displace (&self, error))
    return FALSE;
  desk_store_set_moment (desk_office_get_store (office), NULL);
  return desk_act_commit (g_steal_pointer (&act), error);
}
