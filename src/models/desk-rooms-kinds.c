/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rooms and their bookings, plans, bulletins. */

#include "desk-kinds.h"
#include "desk-language.h"

static const DeskChoice room_kinds[] = {
  { "meeting", N_ ("meeting room"), "会议室" },
  { "training", N_ ("training room"), "培训室" },
  { "studio", N_ ("studio set"), "影棚|摄影棚" },
  { "other", N_ ("other"), NULL },
  { NULL },
};

static const DeskField rooms_fields[] = {
  { "name", DESK_FIELD_TEXT, N_ ("Name of the room"),
    DESK_FIELD_REQUIRED | DESK_FIELD_UNIQUE | DESK_FIELD_TITLE | DESK_FIELD_SEARCH, .max = 60,
    .aliases = "名称|房间|room" },
  { "kind", DESK_FIELD_CHOICE, N_ ("Kind"), .choices = room_kinds, .aliases = "类别|类型" },
  { "seats", DESK_FIELD_INTEGER, N_ ("Seats"), .min = 1, .max = 10000,
    .aliases = "座位|容纳人数" },
  { "equipment", DESK_FIELD_TEXT, N_ ("What is in it"), .max = 200, .aliases = "设备|设施" },
  { "key", DESK_FIELD_REFERENCE, N_ ("Key"), .reference = "keys", .aliases = "钥匙" },
  { "note", DESK_FIELD_TEXT, N_ ("Note"), DESK_FIELD_LONG, .aliases = "备注|说明" },
  { "position", DESK_FIELD_INTEGER, N_ ("Order") },
  { "active", DESK_FIELD_BOOLEAN, N_ ("In use") },
  { NULL },
};

const DeskKind desk_kind_rooms = {
  "rooms",
  "rooms",
  N_ ("Rooms"),
  N_ ("room"),
  rooms_fields,
  "position, name COLLATE PINYIN, id",
};

static const DeskChoice levels[] = {
  { "company", N_ ("company meeting"), "公司|公司级|全公司" },
  { "department", N_ ("department meeting"), "部门|部门级" },
  { "other", N_ ("other use"), "其他" },
  { NULL },
};

static const DeskChoice booking_states[] = {
  { "booked", N_ ("booked"), NULL },
  { "displaced", N_ ("displaced"), NULL },
  { "cancelled", N_ ("cancelled"), NULL },
  { NULL },
};

/* MEE-5. A time of day is text like 09:30; another booking and the meeting it is
 * for are told by their numbers. */
static const DeskField bookings_fields[] = {
  { "room", DESK_FIELD_REFERENCE, N_ ("Room booked"), DESK_FIELD_REQUIRED | DESK_FIELD_TITLE,
    "rooms", .aliases = "会议室|房间" },
  { "date", DESK_FIELD_DATE, N_ ("Date"), DESK_FIELD_REQUIRED, .aliases = "日期|使用日期" },
  { "start", DESK_FIELD_TEXT, N_ ("Begins"), DESK_FIELD_REQUIRED, .max = 5,
    .aliases = "开始时间|from" },
  { "end", DESK_FIELD_TEXT, N_ ("Ends"), DESK_FIELD_REQUIRED, .max = 5,
    .aliases = "结束时间|to|until" },
  { "level", DESK_FIELD_CHOICE, N_ ("Level"), .choices = levels, .aliases = "会议级别" },
  { "by", DESK_FIELD_REFERENCE, N_ ("Booked by"), DESK_FIELD_REQUIRED, "people",
    .aliases = "申请人|使用人" },
  { "urgent", DESK_FIELD_BOOLEAN, N_ ("Important or urgent"), .aliases = "紧急|重要" },
  { "title", DESK_FIELD_TEXT, N_ ("What for"), DESK_FIELD_SEARCH, .max = 100,
    .aliases = "用途|会议名称|事由" },
  { "equipment", DESK_FIELD_TEXT, N_ ("Equipment needed"), .max = 200,
    .aliases = "所需设备" },
  { "outsider", DESK_FIELD_BOOLEAN, N_ ("For outsiders"), .aliases = "外部人员" },
  { "leader", DESK_FIELD_REFERENCE, N_ ("Approved by"), .reference = "people",
    .aliases = "批准人|审批领导" },
  { "note", DESK_FIELD_TEXT, N_ ("Note"), .max = 200, .aliases = "备注|说明" },
  { "state", DESK_FIELD_CHOICE, N_ ("State"), DESK_FIELD_INTERNAL, .choices = booking_states },
  { "short_notice", DESK_FIELD_BOOLEAN, N_ ("At short notice"), DESK_FIELD_INTERNAL },
  { "displaced_by", DESK_FIELD_INTEGER, N_ ("Displaced by booking"), DESK_FIELD_INTERNAL },
  { "acknowledged", DESK_FIELD_MOMENT, N_ ("Seen at"), DESK_FIELD_INTERNAL },
  { "tidied", DESK_FIELD_MOMENT, N_ ("Put back in order at"), DESK_FIELD_INTERNAL },
  { "tidied_by", DESK_FIELD_REFERENCE, N_ ("Put back in order by"), DESK_FIELD_INTERNAL, "people" },
  { "meeting", DESK_FIELD_INTEGER, N_ ("For meeting"), DESK_FIELD_INTERNAL },
  { "at", DESK_FIELD_MOMENT, N_ ("Recorded at"), DESK_FIELD_INTERNAL },
  { NULL },
};

const DeskKind desk_kind_bookings = {
  "bookings",
  "bookings",
  N_ ("Room bookings"),
  N_ ("booking"),
  bookings_fields,
  "date, start, room_id, id",
};

static const DeskChoice periods[] = {
  { "year", N_ ("yearly"), "年|年度|年计划" },
  { "term", N_ ("for the term"), "学期|学期计划" },
  { "month", N_ ("monthly"), "月|月度|月计划" },
  { "week", N_ ("weekly"), "周|每周|周计划" },
  { NULL },
};

static const DeskChoice plan_states[] = {
  { "draft", N_ ("being written"), NULL },
  { "submitted", N_ ("handed in"), NULL },
  { "returned", N_ ("returned"), NULL },
  { "approved", N_ ("approved"), NULL },
  { NULL },
};

/* MEE-7 */
static const DeskField plans_fields[] = {
  { "title", DESK_FIELD_TEXT, N_ ("Work plan"),
    DESK_FIELD_REQUIRED | DESK_FIELD_TITLE | DESK_FIELD_SEARCH, .max = 100, .aliases = "名称|计划" },
  { "period", DESK_FIELD_CHOICE, N_ ("Period"), DESK_FIELD_REQUIRED, .choices = periods,
    .aliases = "周期" },
  { "from", DESK_FIELD_DATE, N_ ("From"), DESK_FIELD_REQUIRED },
  { "to", DESK_FIELD_DATE, N_ ("To"), DESK_FIELD_REQUIRED },
  { "department", DESK_FIELD_REFERENCE, N_ ("Department"), .reference = "departments" },
  { "person", DESK_FIELD_REFERENCE, N_ ("Written by"), DESK_FIELD_REQUIRED, "people" },
  { "content", DESK_FIELD_TEXT, N_ ("What is planned"),
    DESK_FIELD_REQUIRED | DESK_FIELD_LONG | DESK_FIELD_SEARCH, .aliases = "内容|计划内容" },
  { "result", DESK_FIELD_TEXT, N_ ("What came of it"), DESK_FIELD_LONG | DESK_FIELD_SEARCH,
    .aliases = "完成情况" },
  { "state", DESK_FIELD_CHOICE, N_ ("State"), DESK_FIELD_INTERNAL, .choices = plan_states },
  { "submitted", DESK_FIELD_MOMENT, N_ ("Handed in at"), DESK_FIELD_INTERNAL },
  { "reviewer", DESK_FIELD_REFERENCE, N_ ("Reviewed by"), DESK_FIELD_INTERNAL, "people" },
  { "reviewed", DESK_FIELD_MOMENT, N_ ("Reviewed at"), DESK_FIELD_INTERNAL },
  { "review", DESK_FIELD_TEXT, N_ ("Review"), DESK_FIELD_LONG | DESK_FIELD_INTERNAL },
  { NULL },
};

const DeskKind desk_kind_plans = {
  "plans",
  "plans",
  N_ ("Work plans"),
  N_ ("work plan"),
  plans_fields,
  "\"from\", \"to\" DESC, id",
};

static const DeskField bulletins_fields[] = {
  { "month", DESK_FIELD_TEXT, N_ ("Month"),
    DESK_FIELD_REQUIRED | DESK_FIELD_UNIQUE | DESK_FIELD_TITLE, .max = 7 },
  { "foreword", DESK_FIELD_TEXT, N_ ("Foreword"), DESK_FIELD_LONG | DESK_FIELD_SEARCH },
  { "outlook", DESK_FIELD_TEXT, N_ ("Outlook"), DESK_FIELD_LONG | DESK_FIELD_SEARCH },
  { "editor", DESK_FIELD_REFERENCE, N_ ("Editor"), .reference = "people" },
  { "issued", DESK_FIELD_MOMENT, N_ ("Issued at"), DESK_FIELD_INTERNAL },
  { NULL },
};

const DeskKind desk_kind_bulletins = {
  "bulletins",
  "bulletins",
  N_ ("Work bulletins"),
  N_ ("work bulletin"),
  bulletins_fields,
  "month, id",
};
