/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-kinds.h"
#include "desk-language.h"

/* INV-1 */
static const DeskChoice equipment_states[] = {
  { "in-store", N_ ("in store"), "在库|库存|在仓|在" },
  { "out", N_ ("lent"), "借出|外借|出借|已借出" },
  { "repair", N_ ("in repair"), "维修|送修|维修中" },
  { "lost", N_ ("lost"), "丢失|遗失" },
  { "retired", N_ ("retired"), "报废|已报废|停用" },
  { NULL },
};

static const DeskField equipment_fields[] = {
  { "number", DESK_FIELD_TEXT, N_ ("Item number"),
    DESK_FIELD_REQUIRED | DESK_FIELD_UNIQUE | DESK_FIELD_TITLE | DESK_FIELD_SEARCH, .max = 40,
    .aliases = "编号|资产编号|设备编号|器材编号|number|no|asset number" },
  { "class", DESK_FIELD_TEXT, N_ ("Class"),
    DESK_FIELD_REQUIRED | DESK_FIELD_SEARCH | DESK_FIELD_PINYIN, .max = 40,
    .aliases = "类别|类型|种类|设备类别|class" },
  { "make", DESK_FIELD_TEXT, N_ ("Make"), DESK_FIELD_SEARCH, .max = 60,
    .aliases = "厂家|制造商|brand" },
  { "model", DESK_FIELD_TEXT, N_ ("Model"), DESK_FIELD_SEARCH | DESK_FIELD_PINYIN, .max = 80,
    .aliases = "规格型号|规格|名称" },
  { "serial", DESK_FIELD_TEXT, N_ ("Serial number"), DESK_FIELD_SEARCH, .max = 80,
    .aliases = "序列号|机身号|出厂编号|sn" },
  { "accessories", DESK_FIELD_TEXT, N_ ("Accessories"), .max = 500, .aliases = "配件|附属品" },
  { "place", DESK_FIELD_TEXT, N_ ("Storage place"), DESK_FIELD_SEARCH | DESK_FIELD_PINYIN,
    .max = 80, .aliases = "位置|存放位置|地点" },
  { "responsible", DESK_FIELD_REFERENCE, N_ ("Responsible person"), .reference = "people",
    .aliases = "负责人|保管人|responsible" },
  { "bought", DESK_FIELD_DATE, N_ ("Bought on"), .aliases = "购置日期|购入日期|采购日期" },
  { "price", DESK_FIELD_MONEY, N_ ("Price"), .max = G_GINT64_CONSTANT (100000000000),
    .aliases = "单价|购置价格|金额" },
  { "state", DESK_FIELD_CHOICE, N_ ("State"), .choices = equipment_states,
    .aliases = "设备状态|使用状态" },
  { "department", DESK_FIELD_REFERENCE, N_ ("Department"), .reference = "departments",
    .aliases = "使用部门|所属部门" },
  { "condition", DESK_FIELD_TEXT, N_ ("Condition"), .max = 200, .aliases = "完好情况" },
  { "missing", DESK_FIELD_TEXT, N_ ("Missing accessories"), .max = 500 },
  { "service_days", DESK_FIELD_INTEGER, N_ ("Service every (days)"), .min = 1, .max = 3650,
    .aliases = "保养周期" },
  { "storage_note", DESK_FIELD_TEXT, N_ ("Storage note"), DESK_FIELD_LONG },
  /* Pictures are attached (SEC-4); the column is left from before. */
  { "photo", DESK_FIELD_TEXT, N_ ("Photo"), DESK_FIELD_INTERNAL },
  { "note", DESK_FIELD_TEXT, N_ ("Note"), DESK_FIELD_LONG, .aliases = "备注|说明|remark" },
  { NULL },
};

const DeskKind desk_kind_equipment = {
  "equipment",
  "equipment",
  N_ ("Equipment"),
  N_ ("item"),
  equipment_fields,
  "number, id",
};

/* INV-5 */
static const DeskField kits_fields[] = {
  { "number", DESK_FIELD_TEXT, N_ ("Kit number"),
    DESK_FIELD_REQUIRED | DESK_FIELD_UNIQUE | DESK_FIELD_TITLE | DESK_FIELD_SEARCH, .max = 40,
    .aliases = "编号" },
  { "name", DESK_FIELD_TEXT, N_ ("Kit name"),
    DESK_FIELD_REQUIRED | DESK_FIELD_SEARCH | DESK_FIELD_PINYIN, .max = 80,
    .aliases = "名称" },
  { "note", DESK_FIELD_TEXT, N_ ("Note"), DESK_FIELD_LONG, .aliases = "备注|说明" },
  { NULL },
};

const DeskKind desk_kind_kits = {
  "kits",
  "kits",
  N_ ("Kits"),
  N_ ("kit"),
  kits_fields,
  "number, id",
};

static const DeskField kit_items_fields[] = {
  { "kit", DESK_FIELD_REFERENCE, N_ ("Kit"), DESK_FIELD_REQUIRED | DESK_FIELD_TITLE, "kits" },
  { "item", DESK_FIELD_REFERENCE, N_ ("Item of equipment"), DESK_FIELD_REQUIRED, "equipment",
    .aliases = "设备|器材|编号" },
  { NULL },
};

const DeskKind desk_kind_kit_items = {
  "kit-items",
  "kit_items",
  N_ ("Items of kits"),
  N_ ("item of a kit"),
  kit_items_fields,
  "kit_id, id",
};

/* INV-13 */
static const DeskChoice key_states[] = {
  { "in-store", N_ ("in store"), "库存|在" },
  { "out", N_ ("handed out"), "领出|借出" },
  { "lost", N_ ("lost"), "丢失|遗失" },
  { "retired", N_ ("retired"), NULL },
  { NULL },
};

static const DeskField keys_fields[] = {
  { "number", DESK_FIELD_TEXT, N_ ("Key number"),
    DESK_FIELD_REQUIRED | DESK_FIELD_UNIQUE | DESK_FIELD_TITLE | DESK_FIELD_SEARCH, .max = 40,
    .aliases = "编号" },
  { "name", DESK_FIELD_TEXT, N_ ("Opens"),
    DESK_FIELD_REQUIRED | DESK_FIELD_SEARCH | DESK_FIELD_PINYIN, .max = 80,
    .aliases = "名称|房间" },
  { "place", DESK_FIELD_TEXT, N_ ("Storage place"), .max = 80, .aliases = "位置|存放位置" },
  { "responsible", DESK_FIELD_REFERENCE, N_ ("Responsible person"), .reference = "people",
    .aliases = "负责人|保管人" },
  { "state", DESK_FIELD_CHOICE, N_ ("State"), .choices = key_states },
  { "note", DESK_FIELD_TEXT, N_ ("Note"), DESK_FIELD_LONG, .aliases = "备注|说明" },
  { NULL },
};

const DeskKind desk_kind_keys = {
  "keys",
  "keys",
  N_ ("Keys"),
  N_ ("key"),
  keys_fields,
  "number, id",
};

/* INV-4 */
static const DeskField qualifications_fields[] = {
  { "person", DESK_FIELD_REFERENCE, N_ ("Person"), DESK_FIELD_REQUIRED | DESK_FIELD_TITLE, "people",
    .aliases = "姓名|name" },
  { "class", DESK_FIELD_TEXT, N_ ("Class"), DESK_FIELD_REQUIRED, .max = 40,
    .aliases = "类别|设备类别|器材类别|class" },
  { "assessor", DESK_FIELD_REFERENCE, N_ ("Assessed by"), .reference = "people",
    .aliases = "考核人|评定人|assessor" },
  { "date", DESK_FIELD_DATE, N_ ("Date"), DESK_FIELD_REQUIRED, .aliases = "考核日期" },
  { "valid_until", DESK_FIELD_DATE, N_ ("Valid until"), .aliases = "有效期|有效期至|到期日期" },
  { NULL },
};

const DeskKind desk_kind_qualifications = {
  "qualifications",
  "qualifications",
  N_ ("Qualifications"),
  N_ ("qualification"),
  qualifications_fields,
  "person_id, class, date, id",
};

/* INV-4 to INV-6 */
static const DeskChoice purposes[] = {
  { "work", N_ ("work"), "公|公用|工作" },
  { "private", N_ ("private"), "私|私用|个人" },
  { NULL },
};

static const DeskChoice loan_states[] = {
  { "reserved", N_ ("reserved"), "预订|预约" },
  { "out", N_ ("lent"), "借出" },
  { "returned", N_ ("returned"), "归还" },
  { "cancelled", N_ ("cancelled"), "取消" },
  { NULL },
};

static const DeskChoice emergency_batteries[] = {
  { "none", N_ ("not used"), "没有|未用" },
  { "nimh", N_ ("NiMH, same model"), "镍氢" },
  { "alkaline", N_ ("high-energy alkaline, same model"), "碱性" },
  { "nicd", N_ ("NiCd"), "镍镉" },
  { "carbon", N_ ("carbon"), "碳性" },
  { "zinc-manganese", N_ ("zinc-manganese"), "锌锰" },
  { "other-model", N_ ("another model"), "型号不同" },
  { NULL },
};

static const DeskField loans_fields[] = {
  { "slip", DESK_FIELD_TEXT, N_ ("Slip number"),
    DESK_FIELD_REQUIRED | DESK_FIELD_TITLE | DESK_FIELD_SEARCH },
  { "item", DESK_FIELD_REFERENCE, N_ ("Item of equipment"), DESK_FIELD_REQUIRED, "equipment",
    .aliases = "设备|器材|编号" },
  { "borrower", DESK_FIELD_REFERENCE, N_ ("Borrower"), DESK_FIELD_REQUIRED, "people" },
  { "purpose", DESK_FIELD_CHOICE, N_ ("Purpose"), .choices = purposes },
  { "for_shoot", DESK_FIELD_BOOLEAN, N_ ("Shoot task") },
  { "from", DESK_FIELD_MOMENT, N_ ("From"), DESK_FIELD_REQUIRED },
  { "until", DESK_FIELD_MOMENT, N_ ("Until") },
  { "returned", DESK_FIELD_MOMENT, N_ ("Returned"), DESK_FIELD_INTERNAL },
  { "condition_out", DESK_FIELD_TEXT, N_ ("Condition at hand-over"), .max = 200 },
  { "condition_in", DESK_FIELD_TEXT, N_ ("Condition at return"), .max = 200 },
  { "state", DESK_FIELD_CHOICE, N_ ("State"), .choices = loan_states },
  { "kit", DESK_FIELD_REFERENCE, N_ ("Kit"), .reference = "kits" },
  { "shoot", DESK_FIELD_TEXT, N_ ("Shoot"), .max = 60 },
  { "reason", DESK_FIELD_TEXT, N_ ("Reason"), .max = 200 },
  { "leader", DESK_FIELD_REFERENCE, N_ ("Approved by"), .reference = "people" },
  { "keeper_out", DESK_FIELD_REFERENCE, N_ ("Handed over by"), DESK_FIELD_INTERNAL, "people" },
  { "keeper_in", DESK_FIELD_REFERENCE, N_ ("Taken back by"), DESK_FIELD_INTERNAL, "people" },
  { "accessories_out", DESK_FIELD_TEXT, N_ ("Accessories handed over"), DESK_FIELD_INTERNAL },
  { "accessories_missing", DESK_FIELD_TEXT, N_ ("Accessories not returned"), DESK_FIELD_INTERNAL },
  { "cleaned", DESK_FIELD_BOOLEAN, N_ ("Cleaned") },
  { "emergency_battery", DESK_FIELD_CHOICE, N_ ("Emergency battery"),
    .choices = emergency_batteries },
  { "settings_changed", DESK_FIELD_TEXT, N_ ("Settings changed"), .max = 200 },
  { "settings_leave", DESK_FIELD_REFERENCE, N_ ("Settings changed with leave of"),
    .reference = "people" },
  { NULL },
};

const DeskKind desk_kind_loans = {
  "loans",
  "loans",
  N_ ("Loans"),
  N_ ("loan"),
  loans_fields,
  "\"from\", slip, id",
};

/* INV-12 */
static const DeskChoice custody_reasons[] = {
  { "store", N_ ("in store"), NULL },
  { "lent", N_ ("lent"), NULL },
  { "repair", N_ ("in repair"), NULL },
  { "lost", N_ ("lost"), NULL },
  { "retired", N_ ("retired"), NULL },
  { NULL },
};

static const DeskField custody_fields[] = {
  { "equipment", DESK_FIELD_REFERENCE, N_ ("Item"),
    DESK_FIELD_INTERNAL | DESK_FIELD_TITLE, "equipment" },
  { "key", DESK_FIELD_REFERENCE, N_ ("Key"), DESK_FIELD_INTERNAL, "keys" },
  { "person", DESK_FIELD_REFERENCE, N_ ("Person"), DESK_FIELD_INTERNAL, "people" },
  { "reason", DESK_FIELD_CHOICE, N_ ("State"), DESK_FIELD_REQUIRED | DESK_FIELD_INTERNAL,
    .choices = custody_reasons },
  { "from", DESK_FIELD_MOMENT, N_ ("From"), DESK_FIELD_REQUIRED | DESK_FIELD_INTERNAL },
  { "until", DESK_FIELD_MOMENT, N_ ("Until"), DESK_FIELD_INTERNAL },
  { "condition", DESK_FIELD_TEXT, N_ ("Condition"), DESK_FIELD_INTERNAL },
  { "loan", DESK_FIELD_REFERENCE, N_ ("Slip number"), DESK_FIELD_INTERNAL, "loans" },
  { "due", DESK_FIELD_MOMENT, N_ ("Due"), DESK_FIELD_INTERNAL },
  { "goods", DESK_FIELD_REFERENCE, N_ ("Goods"), DESK_FIELD_INTERNAL, "goods" },
  { NULL },
};

const DeskKind desk_kind_custody = {
  "custody",
  "custody",
  N_ ("Custody"),
  N_ ("custody entry"),
  custody_fields,
  "equipment_id, key_id, \"from\", id",
};

/* INV-6 */
static const DeskField battery_readings_fields[] = {
  { "item", DESK_FIELD_REFERENCE, N_ ("Item of equipment"),
    DESK_FIELD_REQUIRED | DESK_FIELD_TITLE, "equipment", .aliases = "设备|器材|编号" },
  { "battery", DESK_FIELD_INTEGER, N_ ("Battery"), .min = 1, .max = 99, .aliases = "电池号" },
  { "taken", DESK_FIELD_MOMENT, N_ ("Measured"), DESK_FIELD_REQUIRED, .aliases = "日期|时间" },
  { "minutes", DESK_FIELD_INTEGER, N_ ("Minutes"), DESK_FIELD_REQUIRED, .min = 0, .max = 100000,
    .aliases = "分钟" },
  { "new_battery", DESK_FIELD_BOOLEAN, N_ ("New battery") },
  { "loan", DESK_FIELD_REFERENCE, N_ ("Slip number"), DESK_FIELD_INTERNAL, "loans" },
  { NULL },
};

const DeskKind desk_kind_battery_readings = {
  "battery-readings",
  "battery_readings",
  N_ ("Battery endurance"),
  N_ ("battery measurement"),
  battery_readings_fields,
  "item_id, battery, taken, id",
};

/* INV-8 */
static const DeskChoice job_kinds[] = {
  { "repair", N_ ("repair"), "报修|修理" },
  { "battery", N_ ("battery"), NULL },
  { "service", N_ ("service"), "维护" },
  { "ready-test", N_ ("ready-test"), NULL },
  { NULL },
};

static const DeskChoice job_states[] = {
  { "open", N_ ("open"), "待处理" },
  { "away", N_ ("item is away"), "送修|送修中" },
  { "done", N_ ("done"), "完成" },
  { "cancelled", N_ ("cancelled"), "取消" },
  { NULL },
};

static const DeskField jobs_fields[] = {
  { "number", DESK_FIELD_TEXT, N_ ("Number"),
    DESK_FIELD_REQUIRED | DESK_FIELD_UNIQUE | DESK_FIELD_TITLE | DESK_FIELD_SEARCH },
  { "item", DESK_FIELD_REFERENCE, N_ ("Item of equipment"), DESK_FIELD_REQUIRED, "equipment" },
  { "kind", DESK_FIELD_CHOICE, N_ ("Kind"), .choices = job_kinds },
  { "reported", DESK_FIELD_MOMENT, N_ ("Reported"), DESK_FIELD_REQUIRED },
  { "reporter", DESK_FIELD_REFERENCE, N_ ("Reported by"), .reference = "people" },
  { "fault", DESK_FIELD_TEXT, N_ ("Fault"), DESK_FIELD_REQUIRED | DESK_FIELD_LONG },
  { "state", DESK_FIELD_CHOICE, N_ ("State"), .choices = job_states },
  { "due", DESK_FIELD_DATE, N_ ("Back on") },
  { "done", DESK_FIELD_MOMENT, N_ ("Done") },
  { "result", DESK_FIELD_TEXT, N_ ("Result"), DESK_FIELD_LONG },
  { "cost", DESK_FIELD_MONEY, N_ ("Cost"), .max = G_GINT64_CONSTANT (100000000000) },
  { "source", DESK_FIELD_TEXT, N_ ("Source"), DESK_FIELD_INTERNAL },
  { NULL },
};

const DeskKind desk_kind_jobs = {
  "jobs",
  "jobs",
  N_ ("Maintenance jobs"),
  N_ ("maintenance job"),
  jobs_fields,
  "number, id",
};

/* INV-7 */
static const DeskChoice damage_kinds[] = {
  { "damage", N_ ("damage"), NULL },
  { "wear", N_ ("excess wear"), "磨损" },
  { "missing", N_ ("missing accessories"), "缺失" },
  { "lost", N_ ("loss"), "遗失" },
  { NULL },
};

static const DeskChoice causes[] = {
  { "correct-use", N_ ("correct use"), "正常|正确使用" },
  { "misuse", N_ ("misuse"), "违规使用|不当使用" },
  { "force-majeure", N_ ("force majeure"), NULL },
  { NULL },
};

static const DeskChoice severities[] = {
  { "slight", N_ ("slight"), NULL },
  { "moderate", N_ ("moderate"), NULL },
  { "severe", N_ ("severe"), NULL },
  { NULL },
};

static const DeskChoice liabilities[] = {
  { "none", N_ ("no liability"), NULL },
  { "partial", N_ ("partial"), NULL },
  { "full", N_ ("full"), NULL },
  { NULL },
};

static const DeskChoice damage_states[] = {
  { "open", N_ ("open"), "待定责" },
  { "proposed", N_ ("proposed"), NULL },
  { "approved", N_ ("approved"), NULL },
  { "cancelled", N_ ("cancelled"), "取消" },
  { NULL },
};

static const DeskField damages_fields[] = {
  { "number", DESK_FIELD_TEXT, N_ ("Number"),
    DESK_FIELD_REQUIRED | DESK_FIELD_UNIQUE | DESK_FIELD_TITLE | DESK_FIELD_SEARCH },
  { "item", DESK_FIELD_REFERENCE, N_ ("Item of equipment"), DESK_FIELD_REQUIRED, "equipment" },
  { "kind", DESK_FIELD_CHOICE, N_ ("Kind"), .choices = damage_kinds },
  { "happened", DESK_FIELD_MOMENT, N_ ("Happened"), DESK_FIELD_REQUIRED },
  { "event", DESK_FIELD_TEXT, N_ ("What happened"), DESK_FIELD_REQUIRED | DESK_FIELD_LONG },
  { "person", DESK_FIELD_REFERENCE, N_ ("Person"), .reference = "people" },
  { "loan", DESK_FIELD_REFERENCE, N_ ("Slip number"), DESK_FIELD_INTERNAL, "loans" },
  { "for_shoot", DESK_FIELD_BOOLEAN, N_ ("Shoot task") },
  { "cause", DESK_FIELD_CHOICE, N_ ("Cause"), .choices = causes },
  { "severity", DESK_FIELD_CHOICE, N_ ("Severity"), .choices = severities },
  { "liability", DESK_FIELD_CHOICE, N_ ("Liability"), DESK_FIELD_INTERNAL,
    .choices = liabilities },
  { "value", DESK_FIELD_MONEY, N_ ("Damage"), .max = G_GINT64_CONSTANT (100000000000) },
  { "amount", DESK_FIELD_MONEY, N_ ("Compensation"), .max = G_GINT64_CONSTANT (100000000000) },
  { "state", DESK_FIELD_CHOICE, N_ ("State"), .choices = damage_states },
  { "proposer", DESK_FIELD_REFERENCE, N_ ("Proposed by"), DESK_FIELD_INTERNAL, "people" },
  { "approver", DESK_FIELD_REFERENCE, N_ ("Approved by"), DESK_FIELD_INTERNAL, "people" },
  { "approved", DESK_FIELD_MOMENT, N_ ("Approved"), DESK_FIELD_INTERNAL },
  { "note", DESK_FIELD_TEXT, N_ ("Note"), DESK_FIELD_LONG, .aliases = "备注|说明" },
  { NULL },
};

const DeskKind desk_kind_damages = {
  "damages",
  "damages",
  N_ ("Damage reports"),
  N_ ("damage report"),
  damages_fields,
  "number, id",
};
