/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Meetings with their series, who was there and what came of them; task notices and
 * what became of them; work reports. */

#include "desk-kinds.h"
#include "desk-language.h"

static const DeskChoice rhythms[] = {
  { "daily", N_ ("every working day (stand-up)"), "每日|每天|站会|晨会|夕会" },
  { "weekly", N_ ("every week"), "每周|周" },
  { "monthly", N_ ("every month"), "每月|月" },
  { "term", N_ ("every term"), "每学期|学期" },
  { NULL },
};

/* Whoever holds the post, or the deputy when the holder is away (PEO-2). */
static const DeskChoice meeting_posts[] = {
  { "director", N_ ("director"), NULL },
  { "administration", N_ ("administration"), "行政人事|行政" },
  { "head", N_ ("the head of the department"), "部门负责人" },
  { "monitor", N_ ("process monitor"), NULL },
  { "art-lead", N_ ("art lead"), NULL },
  { "shoot-coordinator", N_ ("shoot coordinator"), NULL },
  { "equipment-keeper", N_ ("equipment keeper"), NULL },
  { "supplies-keeper", N_ ("supplies keeper"), NULL },
  { "attendance-keeper", N_ ("attendance keeper"), NULL },
  { "customer-service", N_ ("customer service"), NULL },
  { NULL },
};

static const DeskChoice carries[] = {
  { "all", N_ ("all open notices"), NULL },
  { "own", N_ ("open notices of its own meetings"), NULL },
  { "none", N_ ("nothing"), NULL },
  { NULL },
};

/* MEE-1, MEE-8. A weekday and a time of day that are not set are those of the weekly
 * meeting's settings. */
static const DeskField series_fields[] = {
  { "title", DESK_FIELD_TEXT, N_ ("Series"),
    DESK_FIELD_REQUIRED | DESK_FIELD_UNIQUE | DESK_FIELD_TITLE, .max = 60, .aliases = "名称" },
  { "rhythm", DESK_FIELD_CHOICE, N_ ("How often"), .choices = rhythms },
  { "weekday", DESK_FIELD_INTEGER, N_ ("Weekday (Monday is 1)"), .min = 1, .max = 7 },
  { "day", DESK_FIELD_INTEGER, N_ ("Day of the month"), .min = 1, .max = 31 },
  { "start", DESK_FIELD_TEXT, N_ ("Begins"), .max = 5 },
  { "end", DESK_FIELD_TEXT, N_ ("Ends"), .max = 5 },
  { "room", DESK_FIELD_TEXT, N_ ("Room"), .max = 60 },
  { "chair_post", DESK_FIELD_CHOICE, N_ ("Chair"), .choices = meeting_posts },
  { "minuter_post", DESK_FIELD_CHOICE, N_ ("Minute taker"), .choices = meeting_posts },
  { "department", DESK_FIELD_REFERENCE, N_ ("Department"), .reference = "departments" },
  { "carry", DESK_FIELD_CHOICE, N_ ("Carries over"), .choices = carries },
  { "points", DESK_FIELD_TEXT, N_ ("Talking points"), DESK_FIELD_LONG },
  { "since", DESK_FIELD_DATE, N_ ("Since") },
  { "position", DESK_FIELD_INTEGER, N_ ("Order") },
  { "active", DESK_FIELD_BOOLEAN, N_ ("In use") },
  { NULL },
};

const DeskKind desk_kind_series = {
  "series",
  "meeting_series",
  N_ ("Series of meetings"),
  N_ ("series of meetings"),
  series_fields,
  "position, id",
};

static const DeskChoice meeting_states[] = {
  { "planned", N_ ("to be held"), NULL },
  { "held", N_ ("minutes open"), NULL },
  { "closed", N_ ("minutes closed"), NULL },
  { "cancelled", N_ ("cancelled"), NULL },
  { NULL },
};

static const DeskField meetings_fields[] = {
  { "date", DESK_FIELD_DATE, N_ ("Date"), DESK_FIELD_REQUIRED, .aliases = "日期|会议日期" },
  { "start", DESK_FIELD_TEXT, N_ ("Begins"), DESK_FIELD_REQUIRED, .max = 5,
    .aliases = "开始|开始时间|时间" },
  { "end", DESK_FIELD_TEXT, N_ ("Ends"), .max = 5, .aliases = "结束|结束时间" },
  { "title", DESK_FIELD_TEXT, N_ ("Meeting"),
    DESK_FIELD_REQUIRED | DESK_FIELD_TITLE | DESK_FIELD_SEARCH, .max = 100,
    .aliases = "名称|会议名称|主题" },
  { "room", DESK_FIELD_TEXT, N_ ("Room"), .max = 60, .aliases = "地点|会议室" },
  { "chair", DESK_FIELD_REFERENCE, N_ ("Chair"), .reference = "people", .aliases = "主持|主持人" },
  { "minuter", DESK_FIELD_REFERENCE, N_ ("Minute taker"), .reference = "people",
    .aliases = "记录|记录人" },
  { "series", DESK_FIELD_REFERENCE, N_ ("Series"), .reference = "series", .aliases = "系列" },
  { "state", DESK_FIELD_CHOICE, N_ ("State"), DESK_FIELD_INTERNAL, .choices = meeting_states },
  { "points", DESK_FIELD_TEXT, N_ ("Talking points"), DESK_FIELD_LONG | DESK_FIELD_SEARCH,
    .aliases = "要点" },
  { "note", DESK_FIELD_TEXT, N_ ("Note"), DESK_FIELD_LONG | DESK_FIELD_SEARCH,
    .aliases = "备注" },
  { "slot", DESK_FIELD_DATE, N_ ("Day of the series"), DESK_FIELD_INTERNAL },
  { "opened", DESK_FIELD_MOMENT, N_ ("Minutes opened"), DESK_FIELD_INTERNAL },
  { "closed", DESK_FIELD_MOMENT, N_ ("Minutes closed"), DESK_FIELD_INTERNAL },
  { NULL },
};

const DeskKind desk_kind_meetings = {
  "meetings",
  "meetings",
  N_ ("Meetings"),
  N_ ("meeting"),
  meetings_fields,
  "date, start, id",
};

static const DeskChoice attendance_marks[] = {
  { "present", N_ ("present"), "出席|到|√" },
  { "leave", N_ ("on leave, told before"), "请假|事前请假|假" },
  { "late", N_ ("late"), "迟到|迟" },
  { "left-early", N_ ("left early"), "早退|早" },
  { "absent", N_ ("absent"), "缺席|旷会|缺|X" },
  { NULL },
};

static const DeskField meeting_people_fields[] = {
  { "meeting", DESK_FIELD_REFERENCE, N_ ("Meeting"), DESK_FIELD_REQUIRED | DESK_FIELD_TITLE,
    "meetings" },
  { "person", DESK_FIELD_REFERENCE, N_ ("Person"), DESK_FIELD_REQUIRED, "people" },
  { "mark", DESK_FIELD_CHOICE, N_ ("At the meeting"), .choices = attendance_marks },
  { "minutes", DESK_FIELD_INTEGER, N_ ("Minutes"), .min = 0, .max = 600 },
  { "note", DESK_FIELD_TEXT, N_ ("Note"), .max = 200 },
  { NULL },
};

const DeskKind desk_kind_meeting_people = {
  "meeting-people",
  "meeting_people",
  N_ ("Attendance of meetings"),
  N_ ("attendance of a meeting"),
  meeting_people_fields,
  "meeting_id, id",
};

static const DeskChoice notice_states[] = {
  { "issued", N_ ("issued, not received"), NULL },
  { "received", N_ ("signed for"), NULL },
  { "in-progress", N_ ("in progress"), NULL },
  { "done", N_ ("done, to be confirmed"), NULL },
  { "confirmed", N_ ("confirmed by the issuer"), NULL },
  { "returned", N_ ("sent back"), NULL },
  { "void", N_ ("void"), NULL },
  { NULL },
};

/* MEE-3, MEE-4: to a person or to a department, whose head answers for it. How often
 * it was moved on tells the steps apart when one of them is undone. */
static const DeskField notices_fields[] = {
  { "number", DESK_FIELD_TEXT, N_ ("Number"),
    DESK_FIELD_REQUIRED | DESK_FIELD_UNIQUE | DESK_FIELD_TITLE | DESK_FIELD_SEARCH |
      DESK_FIELD_INTERNAL },
  { "person", DESK_FIELD_REFERENCE, N_ ("To (person)"), DESK_FIELD_INTERNAL, "people" },
  { "department", DESK_FIELD_REFERENCE, N_ ("To (department)"), DESK_FIELD_INTERNAL,
    "departments" },
  { "issued", DESK_FIELD_DATE, N_ ("Issued"), DESK_FIELD_REQUIRED | DESK_FIELD_INTERNAL },
  { "due", DESK_FIELD_DATE, N_ ("To be done by"), DESK_FIELD_REQUIRED },
  { "content", DESK_FIELD_TEXT, N_ ("Content"),
    DESK_FIELD_REQUIRED | DESK_FIELD_LONG | DESK_FIELD_SEARCH, .max = 2000 },
  { "standard", DESK_FIELD_TEXT, N_ ("Standard to be met"), DESK_FIELD_LONG | DESK_FIELD_SEARCH,
    .max = 2000 },
  { "state", DESK_FIELD_CHOICE, N_ ("State"), DESK_FIELD_INTERNAL, .choices = notice_states },
  { "progress", DESK_FIELD_INTEGER, N_ ("Progress (percent)"), DESK_FIELD_INTERNAL, .min = 0,
    .max = 100 },
  { "issuer", DESK_FIELD_REFERENCE, N_ ("Issuer"), DESK_FIELD_REQUIRED | DESK_FIELD_INTERNAL,
    "people" },
  { "meeting", DESK_FIELD_REFERENCE, N_ ("Meeting"), DESK_FIELD_INTERNAL, "meetings" },
  { "printed", DESK_FIELD_MOMENT, N_ ("Printed"), DESK_FIELD_INTERNAL },
  { "closed", DESK_FIELD_MOMENT, N_ ("Closed"), DESK_FIELD_INTERNAL },
  { "at", DESK_FIELD_MOMENT, N_ ("Recorded at"), DESK_FIELD_REQUIRED | DESK_FIELD_INTERNAL },
  { "steps", DESK_FIELD_INTEGER, N_ ("Times moved on"), DESK_FIELD_INTERNAL },
  { NULL },
};

const DeskKind desk_kind_notices = {
  "notices",
  "notices",
  N_ ("Task notices"),
  N_ ("task notice"),
  notices_fields,
  "number, id",
};

static const DeskChoice notice_event_kinds[] = {
  { "issued", N_ ("issued, not received"), NULL },
  { "printed", N_ ("printed"), NULL },
  { "received", N_ ("signed for"), NULL },
  { "progress", N_ ("in progress"), NULL },
  { "done", N_ ("done, to be confirmed"), NULL },
  { "confirmed", N_ ("confirmed by the issuer"), NULL },
  { "returned", N_ ("sent back"), NULL },
  { "void", N_ ("void"), NULL },
  { NULL },
};

static const DeskField notice_events_fields[] = {
  { "notice", DESK_FIELD_REFERENCE, N_ ("Task notice"), DESK_FIELD_REQUIRED | DESK_FIELD_TITLE,
    "notices" },
  { "at", DESK_FIELD_MOMENT, N_ ("Recorded at"), DESK_FIELD_REQUIRED },
  { "event", DESK_FIELD_CHOICE, N_ ("What was done"), DESK_FIELD_REQUIRED,
    .choices = notice_event_kinds },
  { "person", DESK_FIELD_REFERENCE, N_ ("Person"), .reference = "people" },
  { "percent", DESK_FIELD_INTEGER, N_ ("Progress (percent)"), .min = 0, .max = 100 },
  { "note", DESK_FIELD_TEXT, N_ ("Note"), DESK_FIELD_LONG },
  { NULL },
};

const DeskKind desk_kind_notice_events = {
  "notice-events",
  "notice_events",
  N_ ("History of task notices"),
  N_ ("step of a task notice"),
  notice_events_fields,
  "notice_id, id",
};

static const DeskChoice minute_kinds[] = {
  { "topic", N_ ("topic"), "议题" },
  { "information", N_ ("information"), "信息|通报|传达" },
  { "decision", N_ ("decision"), "决定|决议" },
  { "task", N_ ("task"), "任务" },
  { "parked", N_ ("parked"), "搁置|待议" },
  { NULL },
};

/* One line an item. What takes up a parked item names it. */
static const DeskField minutes_fields[] = {
  { "meeting", DESK_FIELD_REFERENCE, N_ ("Meeting"), DESK_FIELD_REQUIRED, "meetings" },
  { "kind", DESK_FIELD_CHOICE, N_ ("Kind"), .choices = minute_kinds },
  { "text", DESK_FIELD_TEXT, N_ ("Text"),
    DESK_FIELD_REQUIRED | DESK_FIELD_LONG | DESK_FIELD_TITLE | DESK_FIELD_SEARCH },
  { "position", DESK_FIELD_INTEGER, N_ ("Order") },
  { "planned", DESK_FIELD_BOOLEAN, N_ ("On the agenda") },
  { "from", DESK_FIELD_REFERENCE, N_ ("Takes up"), .reference = "minutes" },
  { "notice", DESK_FIELD_REFERENCE, N_ ("Task notice"), DESK_FIELD_INTERNAL, "notices" },
  { "at", DESK_FIELD_MOMENT, N_ ("Recorded at"), DESK_FIELD_INTERNAL },
  { NULL },
};

const DeskKind desk_kind_minutes = {
  "minutes",
  "minutes",
  N_ ("Items of minutes"),
  N_ ("item of the minutes"),
  minutes_fields,
  "meeting_id, position, id",
};

/* MEE-2 */
static const DeskField reports_fields[] = {
  { "week", DESK_FIELD_TEXT, N_ ("Week"), DESK_FIELD_REQUIRED | DESK_FIELD_TITLE, .max = 10,
    .aliases = "周次|周" },
  { "person", DESK_FIELD_REFERENCE, N_ ("Person"), DESK_FIELD_REQUIRED, "people",
    .aliases = "姓名|汇报人" },
  { "handed_in", DESK_FIELD_MOMENT, N_ ("Handed in"), .aliases = "上交时间|提交时间" },
  { "done", DESK_FIELD_TEXT, N_ ("Work of this week"), DESK_FIELD_LONG | DESK_FIELD_SEARCH,
    .aliases = "本周工作|本周完成|完成情况" },
  { "shortcomings", DESK_FIELD_TEXT, N_ ("Shortcomings"), DESK_FIELD_LONG | DESK_FIELD_SEARCH,
    .aliases = "不足|存在问题|问题" },
  { "next", DESK_FIELD_TEXT, N_ ("Plan of next week"), DESK_FIELD_LONG | DESK_FIELD_SEARCH,
    .aliases = "下周计划|下周工作|计划" },
  { "reviewer", DESK_FIELD_REFERENCE, N_ ("Reviewed by"), DESK_FIELD_INTERNAL, "people" },
  { "reviewed", DESK_FIELD_MOMENT, N_ ("Reviewed"), DESK_FIELD_INTERNAL },
  { "comment", DESK_FIELD_TEXT, N_ ("Review"),
    DESK_FIELD_LONG | DESK_FIELD_SEARCH | DESK_FIELD_INTERNAL },
  { NULL },
};

const DeskKind desk_kind_reports = {
  "reports",
  "reports",
  N_ ("Work reports"),
  N_ ("work report"),
  reports_fields,
  "week, id",
};
