/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-kinds.h"
#include "desk-language.h"

/* PEO-1 */
static const DeskChoice sexes[] = {
  { "male", N_ ("male"), "男|男性|m" },
  { "female", N_ ("female"), "女|女性|f" },
  { NULL },
};

static const DeskChoice statuses[] = {
  { "trainee", N_ ("trainee"), "实习|实习生|实习期" },
  { "probation", N_ ("probation"), "试用|试用期" },
  { "regular", N_ ("regular"), "在职|正式|转正" },
  { "suspended", N_ ("suspended"), "停职" },
  { "left", N_ ("left"), "离职|已离职" },
  { NULL },
};

static const DeskField people_fields[] = {
  { "name", DESK_FIELD_TEXT, N_ ("Name"),
    DESK_FIELD_REQUIRED | DESK_FIELD_TITLE | DESK_FIELD_SEARCH, .max = 60, .aliases = "名字|员工" },
  { "sex", DESK_FIELD_CHOICE, N_ ("Sex"), .choices = sexes },
  { "department", DESK_FIELD_REFERENCE, N_ ("Department"), DESK_FIELD_CREATES, "departments",
    .aliases = "科室|所属部门" },
  { "group", DESK_FIELD_REFERENCE, N_ ("Group"), DESK_FIELD_CREATES, "groups",
    .aliases = "值日组|小组|组" },
  { "status", DESK_FIELD_CHOICE, N_ ("Status"), DESK_FIELD_REQUIRED, .choices = statuses,
    .aliases = "在职状态|员工状态" },
  { "entry_date", DESK_FIELD_DATE, N_ ("Entry date"), .aliases = "入职|入职时间|entry date" },
  { "phone", DESK_FIELD_TEXT, N_ ("Phone"), DESK_FIELD_SEARCH, .max = 40,
    .aliases = "手机|手机号|电话号码|联系电话|联系方式|mobile" },
  { "birth_date", DESK_FIELD_DATE, N_ ("Birth date"), .aliases = "生日|出生年月|birthday" },
  { "id_document", DESK_FIELD_TEXT, N_ ("ID document"), DESK_FIELD_CONFIDENTIAL, .max = 40,
    .aliases = "身份证号码|证件号码|证件" },
  { "grade", DESK_FIELD_TEXT, N_ ("Grade"), .max = 40, .aliases = "职级|等级" },
  { "education", DESK_FIELD_TEXT, N_ ("Education"), .max = 40, .aliases = "文化程度" },
  { "probation_end", DESK_FIELD_DATE, N_ ("Probation ends"), .aliases = "转正日期" },
  { "term_end", DESK_FIELD_DATE, N_ ("Term ends"), .aliases = "合同到期|合同到期日" },
  { "contract_signed", DESK_FIELD_DATE, N_ ("Labour contract signed") },
  { "confidentiality_signed", DESK_FIELD_DATE, N_ ("Confidentiality agreement signed") },
  { "left_date", DESK_FIELD_DATE, N_ ("Left on"), .aliases = "离职时间" },
  { "note", DESK_FIELD_TEXT, N_ ("Note"), DESK_FIELD_LONG, .aliases = "备注|说明|remark" },
  { NULL },
};

const DeskKind desk_kind_people = {
  "people",
  "people",
  N_ ("People"),
  N_ ("person"),
  people_fields,
  "name COLLATE PINYIN, id",
};

/* PEO-2 */
static const DeskField departments_fields[] = {
  { "name", DESK_FIELD_TEXT, N_ ("Department"),
    DESK_FIELD_REQUIRED | DESK_FIELD_UNIQUE | DESK_FIELD_TITLE | DESK_FIELD_SEARCH, .max = 60,
    .aliases = "名称|部门名称|department" },
  { "head", DESK_FIELD_REFERENCE, N_ ("Head"), .reference = "people", .aliases = "部门负责人|主管" },
  { "deputy", DESK_FIELD_REFERENCE, N_ ("Deputy"), .reference = "people",
    .aliases = "副职|代理人" },
  { NULL },
};

const DeskKind desk_kind_departments = {
  "departments",
  "departments",
  N_ ("Departments"),
  N_ ("department"),
  departments_fields,
  "name COLLATE PINYIN, id",
};

static const DeskField groups_fields[] = {
  { "name", DESK_FIELD_TEXT, N_ ("Group"),
    DESK_FIELD_REQUIRED | DESK_FIELD_UNIQUE | DESK_FIELD_TITLE | DESK_FIELD_SEARCH, .max = 60,
    .aliases = "名称|group" },
  { "position", DESK_FIELD_INTEGER, N_ ("Order"), .aliases = "序号" },
  { "active", DESK_FIELD_BOOLEAN, N_ ("Takes turns") },
  { NULL },
};

const DeskKind desk_kind_groups = {
  "groups",
  "duty_groups",
  N_ ("Groups"),
  N_ ("group"),
  groups_fields,
  "position, id",
};

static const DeskChoice posts[] = {
  { "administration", N_ ("administration"), "行政人事|行政" },
  { "monitor", N_ ("process monitor"), "流程监察|卫生检查|检查人" },
  { "art-lead", N_ ("art lead"), NULL },
  { "shoot-coordinator", N_ ("shoot coordinator"), NULL },
  { "equipment-keeper", N_ ("equipment keeper"), NULL },
  { "supplies-keeper", N_ ("supplies keeper"), NULL },
  { "attendance-keeper", N_ ("attendance keeper"), NULL },
  { "customer-service", N_ ("customer service"), NULL },
  { "director", N_ ("director"), NULL },
  { NULL },
};

static const DeskField posts_fields[] = {
  { "post", DESK_FIELD_CHOICE, N_ ("Post"),
    DESK_FIELD_REQUIRED | DESK_FIELD_UNIQUE | DESK_FIELD_TITLE, .choices = posts,
    .aliases = "职务" },
  { "holder", DESK_FIELD_REFERENCE, N_ ("Holder"), .reference = "people", .aliases = "责任人" },
  { "deputy", DESK_FIELD_REFERENCE, N_ ("Stand-in"), .reference = "people",
    .aliases = "副手|代理人" },
  { NULL },
};

const DeskKind desk_kind_posts = {
  "posts",
  "posts",
  N_ ("Posts"),
  N_ ("post"),
  posts_fields,
  "id",
};

static const DeskField absences_fields[] = {
  { "person", DESK_FIELD_REFERENCE, N_ ("Person"), DESK_FIELD_REQUIRED | DESK_FIELD_TITLE, "people",
    .aliases = "姓名|name" },
  { "from", DESK_FIELD_DATE, N_ ("From"), DESK_FIELD_REQUIRED, .aliases = "开始|起始日期" },
  { "to", DESK_FIELD_DATE, N_ ("To"), DESK_FIELD_REQUIRED, .aliases = "结束|结束日期" },
  { "reason", DESK_FIELD_TEXT, N_ ("Reason"), .aliases = "事由" },
  { NULL },
};

const DeskKind desk_kind_absences = {
  "absences",
  "absences",
  N_ ("Absences"),
  N_ ("absence"),
  absences_fields,
  "\"from\", id",
};
