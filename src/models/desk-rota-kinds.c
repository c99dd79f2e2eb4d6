/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-kinds.h"
#include "desk-language.h"

/* SET-3: a day is 放假 or 补班, never just 调休. */
static const DeskChoice day_kinds[] = {
  { "off", N_ ("day off"), "休|休息|放假" },
  { "work", N_ ("make-up workday"), "班|上班|补班" },
  { NULL },
};

static const DeskField days_fields[] = {
  { "date", DESK_FIELD_DATE, N_ ("Date"),
    DESK_FIELD_REQUIRED | DESK_FIELD_UNIQUE | DESK_FIELD_TITLE },
  { "kind", DESK_FIELD_CHOICE, N_ ("Kind"), DESK_FIELD_REQUIRED, .choices = day_kinds },
  { "name", DESK_FIELD_TEXT, N_ ("Holiday"), .max = 40, .aliases = "名称|节日|name" },
  { NULL },
};

const DeskKind desk_kind_days = {
  "days",
  "days",
  N_ ("Holidays and make-up days"),
  N_ ("special day"),
  days_fields,
  "date",
};

/* ROT-2 */
static const DeskChoice shifts[] = {
  { "morning", N_ ("morning"), "早|早上" },
  { "evening", N_ ("evening"), "晚|晚上" },
  { NULL },
};

static const DeskField areas_fields[] = {
  { "name", DESK_FIELD_TEXT, N_ ("Area"),
    DESK_FIELD_REQUIRED | DESK_FIELD_UNIQUE | DESK_FIELD_TITLE | DESK_FIELD_SEARCH, .max = 40,
    .aliases = "名称|值日区域|area" },
  { "tasks", DESK_FIELD_TEXT, N_ ("Tasks"), DESK_FIELD_LONG, .aliases = "内容|工作内容" },
  { "shift", DESK_FIELD_CHOICE, N_ ("When"), .choices = shifts, .aliases = "时段|早晚" },
  { "standard", DESK_FIELD_TEXT, N_ ("Standard"), DESK_FIELD_LONG, .aliases = "要求" },
  { "position", DESK_FIELD_INTEGER, N_ ("Order"), .aliases = "序号" },
  { "active", DESK_FIELD_BOOLEAN, N_ ("In use") },
  { NULL },
};

const DeskKind desk_kind_areas = {
  "areas",
  "areas",
  N_ ("Areas"),
  N_ ("area"),
  areas_fields,
  "shift = 'evening', position, id",
};

/* ROT-1, ROT-3, ROT-9 */
static const DeskChoice duty_kinds[] = {
  { "group", N_ ("duty"), "组|分组" },
  { "team", N_ ("team cleaning"), "大扫除" },
  { "holiday", N_ ("holiday duty"), "节假日" },
  { NULL },
};

static const DeskField duties_fields[] = {
  { "date", DESK_FIELD_DATE, N_ ("Date"),
    DESK_FIELD_REQUIRED | DESK_FIELD_UNIQUE | DESK_FIELD_TITLE },
  { "kind", DESK_FIELD_CHOICE, N_ ("Kind"), DESK_FIELD_REQUIRED, .choices = duty_kinds },
  { "group", DESK_FIELD_REFERENCE, N_ ("Group"), .reference = "groups", .aliases = "值日组" },
  { "pinned", DESK_FIELD_BOOLEAN, N_ ("Pinned") },
  { "remark", DESK_FIELD_TEXT, N_ ("Remark"), DESK_FIELD_LONG },
  { "handover", DESK_FIELD_TEXT, N_ ("Handover notes"), DESK_FIELD_LONG },
  { "inspector", DESK_FIELD_REFERENCE, N_ ("Inspector"), DESK_FIELD_INTERNAL, "people" },
  { "inspected", DESK_FIELD_MOMENT, N_ ("Inspected at"), DESK_FIELD_INTERNAL },
  { "why", DESK_FIELD_TEXT, N_ ("Why this one"), DESK_FIELD_INTERNAL | DESK_FIELD_LONG },
  { NULL },
};

const DeskKind desk_kind_duties = {
  "duty",
  "duties",
  N_ ("Duties"),
  N_ ("duty day"),
  duties_fields,
  "date",
};

static const DeskField duty_people_fields[] = {
  { "duty", DESK_FIELD_REFERENCE, N_ ("Duty day"), DESK_FIELD_REQUIRED | DESK_FIELD_TITLE, "duty" },
  { "person", DESK_FIELD_REFERENCE, N_ ("Person"), DESK_FIELD_REQUIRED, "people" },
  { "position", DESK_FIELD_INTEGER, N_ ("Order") },
  { "stands_for", DESK_FIELD_REFERENCE, N_ ("Stands in for"), .reference = "people" },
  { NULL },
};

const DeskKind desk_kind_duty_people = {
  "duty-people",
  "duty_people",
  N_ ("People on duty"),
  N_ ("turn"),
  duty_people_fields,
  "duty_id, position, id",
};

/* ROT-6: a blank mark is 未查, which is not X. */
static const DeskChoice marks[] = {
  { "ok", N_ ("passed"), "√|v|1|合格" },
  { "fail", N_ ("failed"), "X|×|0|不合格" },
  { NULL },
};

static const DeskField duty_areas_fields[] = {
  { "duty", DESK_FIELD_REFERENCE, N_ ("Duty day"), DESK_FIELD_REQUIRED | DESK_FIELD_TITLE, "duty" },
  { "area", DESK_FIELD_REFERENCE, N_ ("Area"), DESK_FIELD_REQUIRED, "areas" },
  { "person", DESK_FIELD_REFERENCE, N_ ("Person"), .reference = "people" },
  { "mark", DESK_FIELD_CHOICE, N_ ("Inspection"), .choices = marks },
  { "remark", DESK_FIELD_TEXT, N_ ("Remark"), .max = 200 },
  { "rectified", DESK_FIELD_BOOLEAN, N_ ("Rectified") },
  { NULL },
};

const DeskKind desk_kind_duty_areas = {
  "duty-areas",
  "duty_areas",
  N_ ("Areas of duty days"),
  N_ ("duty area"),
  duty_areas_fields,
  "duty_id, area_id",
};

/* ROT-5 */
static const DeskChoice swap_kinds[] = {
  { "colleague", N_ ("with a colleague"), NULL },
  { "self", N_ ("with one's own other day"), NULL },
  { NULL },
};

static const DeskField swaps_fields[] = {
  { "date", DESK_FIELD_DATE, N_ ("Date"), DESK_FIELD_REQUIRED | DESK_FIELD_TITLE },
  { "person", DESK_FIELD_REFERENCE, N_ ("Person"), DESK_FIELD_REQUIRED, "people" },
  { "with", DESK_FIELD_REFERENCE, N_ ("With"), DESK_FIELD_REQUIRED, "people" },
  { "with_date", DESK_FIELD_DATE, N_ ("Other day") },
  { "kind", DESK_FIELD_CHOICE, N_ ("Kind"), DESK_FIELD_REQUIRED, .choices = swap_kinds },
  { "approver", DESK_FIELD_REFERENCE, N_ ("Approved by"), .reference = "people" },
  { "repaid", DESK_FIELD_DATE, N_ ("Repaid on"), DESK_FIELD_INTERNAL },
  { NULL },
};

const DeskKind desk_kind_swaps = {
  "swaps",
  "swaps",
  N_ ("Swaps"),
  N_ ("swap"),
  swaps_fields,
  "date, id",
};
