/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Supplies, rounds and stocktakes. */

#include "desk-kinds.h"
#include "desk-language.h"

#define MANY 1000000

/* INV-10: the stock is what the movements make of it. */
static const DeskField supplies_fields[] = {
  { "name", DESK_FIELD_TEXT, N_ ("Supply"),
    DESK_FIELD_REQUIRED | DESK_FIELD_UNIQUE | DESK_FIELD_TITLE | DESK_FIELD_SEARCH, .max = 60,
    .aliases = "名称|品名|物品名称|name" },
  { "unit", DESK_FIELD_TEXT, N_ ("Unit"), .max = 20, .aliases = "计量单位" },
  { "stock", DESK_FIELD_INTEGER, N_ ("Stock"), .min = 0, .max = MANY, .aliases = "库存量|数量" },
  { "minimum", DESK_FIELD_INTEGER, N_ ("Minimum"), .min = 0, .max = MANY,
    .aliases = "最低|安全库存" },
  { "place", DESK_FIELD_TEXT, N_ ("Kept in"), .max = 60, .aliases = "位置|存放位置" },
  { "note", DESK_FIELD_TEXT, N_ ("Note"), DESK_FIELD_LONG },
  { NULL },
};

const DeskKind desk_kind_supplies = {
  "supplies",
  "supplies",
  N_ ("Supplies"),
  N_ ("supply"),
  supplies_fields,
  "name COLLATE PINYIN, id",
};

static const DeskField receipts_fields[] = {
  { "date", DESK_FIELD_DATE, N_ ("Date"), DESK_FIELD_REQUIRED },
  { "supply", DESK_FIELD_REFERENCE, N_ ("Supply"), DESK_FIELD_REQUIRED | DESK_FIELD_TITLE,
    "supplies", .aliases = "名称|品名" },
  { "quantity", DESK_FIELD_INTEGER, N_ ("Quantity"), DESK_FIELD_REQUIRED, .min = 1, .max = MANY },
  { "note", DESK_FIELD_TEXT, N_ ("Note"), .max = 200 },
  { "at", DESK_FIELD_MOMENT, N_ ("Recorded at"), DESK_FIELD_INTERNAL },
  { NULL },
};

const DeskKind desk_kind_receipts = {
  "receipts",
  "supply_receipts",
  N_ ("Receipts of supplies"),
  N_ ("receipt"),
  receipts_fields,
  "date, id",
};

static const DeskField issues_fields[] = {
  { "date", DESK_FIELD_DATE, N_ ("Date"), DESK_FIELD_REQUIRED, .aliases = "领用日期" },
  { "supply", DESK_FIELD_REFERENCE, N_ ("Supply"), DESK_FIELD_REQUIRED | DESK_FIELD_TITLE,
    "supplies", .aliases = "名称|品名" },
  { "person", DESK_FIELD_REFERENCE, N_ ("Person"), DESK_FIELD_REQUIRED, "people",
    .aliases = "领用人" },
  { "quantity", DESK_FIELD_INTEGER, N_ ("Quantity"), DESK_FIELD_REQUIRED, .min = 1, .max = MANY },
  { "purpose", DESK_FIELD_TEXT, N_ ("Used for"), .max = 200, .aliases = "用途" },
  { "at", DESK_FIELD_MOMENT, N_ ("Recorded at"), DESK_FIELD_INTERNAL },
  { NULL },
};

const DeskKind desk_kind_issues = {
  "issues",
  "supply_issues",
  N_ ("Supplies handed out"),
  N_ ("issue of a supply"),
  issues_fields,
  "date, id",
};

static const DeskField counts_fields[] = {
  { "date", DESK_FIELD_DATE, N_ ("Date"), DESK_FIELD_REQUIRED },
  { "supply", DESK_FIELD_REFERENCE, N_ ("Supply"), DESK_FIELD_REQUIRED | DESK_FIELD_TITLE,
    "supplies", .aliases = "名称|品名" },
  { "counted", DESK_FIELD_INTEGER, N_ ("Counted"), DESK_FIELD_REQUIRED, .min = 0, .max = MANY },
  { "difference", DESK_FIELD_INTEGER, N_ ("Difference"), DESK_FIELD_INTERNAL },
  { "note", DESK_FIELD_TEXT, N_ ("Note"), .max = 200 },
  { "at", DESK_FIELD_MOMENT, N_ ("Recorded at"), DESK_FIELD_INTERNAL },
  { NULL },
};

const DeskKind desk_kind_counts = {
  "counts",
  "supply_counts",
  N_ ("Counts of supplies"),
  N_ ("count"),
  counts_fields,
  "date, id",
};

static const DeskChoice request_states[] = {
  { "asked", N_ ("asked for"), NULL },
  { "approved", N_ ("approved"), NULL },
  { "received", N_ ("received"), NULL },
  { "cancelled", N_ ("cancelled"), NULL },
  { NULL },
};

static const DeskField requests_fields[] = {
  { "number", DESK_FIELD_TEXT, N_ ("Number"),
    DESK_FIELD_REQUIRED | DESK_FIELD_UNIQUE | DESK_FIELD_TITLE | DESK_FIELD_SEARCH },
  { "date", DESK_FIELD_DATE, N_ ("Date"), DESK_FIELD_REQUIRED },
  { "supply", DESK_FIELD_REFERENCE, N_ ("Supply"), DESK_FIELD_REQUIRED, "supplies" },
  { "quantity", DESK_FIELD_INTEGER, N_ ("Quantity"), DESK_FIELD_REQUIRED, .min = 1, .max = MANY },
  { "state", DESK_FIELD_CHOICE, N_ ("State"), DESK_FIELD_REQUIRED, .choices = request_states },
  { "person", DESK_FIELD_REFERENCE, N_ ("Asked by"), .reference = "people" },
  { "approver", DESK_FIELD_REFERENCE, N_ ("Approved by"), .reference = "people" },
  { "note", DESK_FIELD_TEXT, N_ ("Note"), DESK_FIELD_LONG },
  { NULL },
};

const DeskKind desk_kind_purchase_requests = {
  "purchase-requests",
  "purchase_requests",
  N_ ("Purchase requests"),
  N_ ("purchase request"),
  requests_fields,
  "number, id",
};

/* ROT-12: what is gone through, by whom, how often; the sheet is columns × rows × days. */
static const DeskChoice rhythms[] = {
  { "daily", N_ ("every working day"), "每日|每天" },
  { "weekly", N_ ("every week"), "每周" },
  { "use", N_ ("after each use"), NULL },
  { NULL },
};

static const DeskChoice targets[] = {
  { "lines", N_ ("its own lines"), NULL },
  { "equipment", N_ ("equipment"), NULL },
  { "people", N_ ("people"), NULL },
  { NULL },
};

static const DeskChoice inspectors[] = {
  { "responsible", N_ ("the responsible person"), NULL },
  { "head", N_ ("the head of the department"), "部门负责人" },
  { "administration", N_ ("administration"), "行政" },
  { "monitor", N_ ("process monitor"), NULL },
  { "equipment-keeper", N_ ("equipment keeper"), NULL },
  { NULL },
};

static const DeskField rounds_fields[] = {
  { "code", DESK_FIELD_TEXT, N_ ("Code"), DESK_FIELD_REQUIRED | DESK_FIELD_UNIQUE, .max = 40 },
  { "name", DESK_FIELD_TEXT, N_ ("Round"),
    DESK_FIELD_REQUIRED | DESK_FIELD_UNIQUE | DESK_FIELD_TITLE, .max = 60, .aliases = "名称|name" },
  { "rhythm", DESK_FIELD_CHOICE, N_ ("How often"), .choices = rhythms },
  { "target", DESK_FIELD_CHOICE, N_ ("What is checked"), .choices = targets },
  { "inspector", DESK_FIELD_CHOICE, N_ ("Who checks"), .choices = inspectors },
  { "signer", DESK_FIELD_CHOICE, N_ ("Who signs"), .choices = inspectors + 1 },
  { "since", DESK_FIELD_DATE, N_ ("Due since") },
  { "standard", DESK_FIELD_TEXT, N_ ("Standard"), DESK_FIELD_LONG },
  { "position", DESK_FIELD_INTEGER, N_ ("Order") },
  { "active", DESK_FIELD_BOOLEAN, N_ ("In use") },
  { NULL },
};

const DeskKind desk_kind_rounds = {
  "rounds",
  "rounds",
  N_ ("Rounds"),
  N_ ("round"),
  rounds_fields,
  "position, id",
};

static const DeskField round_columns_fields[] = {
  { "round", DESK_FIELD_REFERENCE, N_ ("Round"), DESK_FIELD_REQUIRED, "rounds" },
  { "name", DESK_FIELD_TEXT, N_ ("What is looked at"), DESK_FIELD_REQUIRED | DESK_FIELD_TITLE,
    .max = 60 },
  { "standard", DESK_FIELD_TEXT, N_ ("Standard"), DESK_FIELD_LONG },
  { "position", DESK_FIELD_INTEGER, N_ ("Order") },
  { "active", DESK_FIELD_BOOLEAN, N_ ("In use") },
  { NULL },
};

const DeskKind desk_kind_round_columns = {
  "round-columns",
  "round_columns",
  N_ ("Columns of rounds"),
  N_ ("column of a round"),
  round_columns_fields,
  "round_id, position, id",
};

static const DeskField round_lines_fields[] = {
  { "round", DESK_FIELD_REFERENCE, N_ ("Round"), DESK_FIELD_REQUIRED, "rounds" },
  { "name", DESK_FIELD_TEXT, N_ ("Line"), DESK_FIELD_REQUIRED | DESK_FIELD_TITLE, .max = 60 },
  { "standard", DESK_FIELD_TEXT, N_ ("Standard"), DESK_FIELD_LONG },
  { "position", DESK_FIELD_INTEGER, N_ ("Order") },
  { "active", DESK_FIELD_BOOLEAN, N_ ("In use") },
  { NULL },
};

const DeskKind desk_kind_round_lines = {
  "round-lines",
  "round_lines",
  N_ ("Lines of rounds"),
  N_ ("line of a round"),
  round_lines_fields,
  "round_id, position, id",
};

static const DeskField round_checks_fields[] = {
  { "round", DESK_FIELD_REFERENCE, N_ ("Round"), DESK_FIELD_REQUIRED, "rounds" },
  { "date", DESK_FIELD_DATE, N_ ("Date"), DESK_FIELD_REQUIRED | DESK_FIELD_TITLE },
  { "line", DESK_FIELD_REFERENCE, N_ ("Line"), .reference = "round-lines" },
  { "equipment", DESK_FIELD_REFERENCE, N_ ("Equipment"), .reference = "equipment" },
  { "person", DESK_FIELD_REFERENCE, N_ ("Person"), .reference = "people" },
  { "checker", DESK_FIELD_REFERENCE, N_ ("Checked by"), .reference = "people" },
  { "checked", DESK_FIELD_MOMENT, N_ ("Complete since"), DESK_FIELD_INTERNAL },
  { "remark", DESK_FIELD_TEXT, N_ ("Remark"), .max = 200 },
  { "rectified", DESK_FIELD_BOOLEAN, N_ ("Rectified") },
  { NULL },
};

const DeskKind desk_kind_round_checks = {
  "round-checks",
  "round_checks",
  N_ ("Rows of rounds"),
  N_ ("row of a round"),
  round_checks_fields,
  "date, id",
};

static const DeskChoice marks[] = {
  { "ok", N_ ("passed"), "√|v|1|合格" },
  { "fail", N_ ("failed"), "X|×|0|不合格" },
  { NULL },
};

static const DeskField round_marks_fields[] = {
  { "check", DESK_FIELD_REFERENCE, N_ ("Row"), DESK_FIELD_REQUIRED | DESK_FIELD_TITLE,
    "round-checks" },
  { "column", DESK_FIELD_REFERENCE, N_ ("What is looked at"), DESK_FIELD_REQUIRED,
    "round-columns" },
  { "mark", DESK_FIELD_CHOICE, N_ ("Inspection"), DESK_FIELD_REQUIRED, .choices = marks },
  { NULL },
};

const DeskKind desk_kind_round_marks = {
  "round-marks",
  "round_marks",
  N_ ("Marks of rounds"),
  N_ ("mark of a round"),
  round_marks_fields,
  "check_id, column_id",
};

static const DeskField round_signs_fields[] = {
  { "round", DESK_FIELD_REFERENCE, N_ ("Round"), DESK_FIELD_REQUIRED, "rounds" },
  { "date", DESK_FIELD_DATE, N_ ("Date"), DESK_FIELD_REQUIRED | DESK_FIELD_TITLE },
  { "department", DESK_FIELD_REFERENCE, N_ ("Department"), .reference = "departments" },
  { "person", DESK_FIELD_REFERENCE, N_ ("Signed by"), DESK_FIELD_REQUIRED, "people" },
  { "signed", DESK_FIELD_MOMENT, N_ ("Signed at"), DESK_FIELD_REQUIRED },
  { "remark", DESK_FIELD_TEXT, N_ ("Remark"), .max = 200 },
  { NULL },
};

const DeskKind desk_kind_round_signs = {
  "round-signs",
  "round_signs",
  N_ ("Signatures of rounds"),
  N_ ("signature of a round"),
  round_signs_fields,
  "date, id",
};

/* INV-3 */
static const DeskField round_reviews_fields[] = {
  { "round", DESK_FIELD_REFERENCE, N_ ("Round"), DESK_FIELD_REQUIRED, "rounds" },
  { "date", DESK_FIELD_DATE, N_ ("Meeting"), DESK_FIELD_REQUIRED | DESK_FIELD_TITLE },
  { "from", DESK_FIELD_DATE, N_ ("From"), DESK_FIELD_REQUIRED },
  { "to", DESK_FIELD_DATE, N_ ("To"), DESK_FIELD_REQUIRED },
  { "deadline", DESK_FIELD_MOMENT, N_ ("Complete until"), DESK_FIELD_REQUIRED },
  { NULL },
};

const DeskKind desk_kind_round_reviews = {
  "round-reviews",
  "round_reviews",
  N_ ("Reviews of sheets"),
  N_ ("review of the sheets"),
  round_reviews_fields,
  "date, id",
};

/* INV-11 */
static const DeskChoice stocktake_whats[] = {
  { "equipment", N_ ("equipment"), NULL },
  { "supplies", N_ ("supplies"), NULL },
  { NULL },
};

static const DeskChoice stocktake_states[] = {
  { "open", N_ ("under way"), NULL },
  { "closed", N_ ("finished"), NULL },
  { NULL },
};

static const DeskField stocktakes_fields[] = {
  { "number", DESK_FIELD_TEXT, N_ ("Number"),
    DESK_FIELD_REQUIRED | DESK_FIELD_UNIQUE | DESK_FIELD_TITLE | DESK_FIELD_SEARCH },
  { "date", DESK_FIELD_DATE, N_ ("Date"), DESK_FIELD_REQUIRED },
  { "what", DESK_FIELD_CHOICE, N_ ("What is counted"), DESK_FIELD_REQUIRED,
    .choices = stocktake_whats },
  { "place", DESK_FIELD_TEXT, N_ ("Place"), .max = 60 },
  { "department", DESK_FIELD_REFERENCE, N_ ("Department"), .reference = "departments" },
  { "state", DESK_FIELD_CHOICE, N_ ("State"), DESK_FIELD_REQUIRED, .choices = stocktake_states },
  { "person", DESK_FIELD_REFERENCE, N_ ("Counted by"), .reference = "people" },
  { "note", DESK_FIELD_TEXT, N_ ("Note"), DESK_FIELD_LONG },
  { NULL },
};

const DeskKind desk_kind_stocktakes = {
  "stocktakes",
  "stocktakes",
  N_ ("Stocktakes"),
  N_ ("stocktake"),
  stocktakes_fields,
  "number, id",
};

static const DeskField stocktake_lines_fields[] = {
  { "stocktake", DESK_FIELD_REFERENCE, N_ ("Stocktake"), DESK_FIELD_REQUIRED | DESK_FIELD_TITLE,
    "stocktakes" },
  { "equipment", DESK_FIELD_REFERENCE, N_ ("Equipment"), .reference = "equipment" },
  { "supply", DESK_FIELD_REFERENCE, N_ ("Supply"), .reference = "supplies" },
  { "code", DESK_FIELD_TEXT, N_ ("Code"), .max = 100 },
  { "expected", DESK_FIELD_INTEGER, N_ ("Expected"), .min = 0, .max = MANY },
  { "counted", DESK_FIELD_INTEGER, N_ ("Counted"), .min = 0, .max = MANY },
  { "at", DESK_FIELD_MOMENT, N_ ("Counted at"), DESK_FIELD_INTERNAL },
  { "remark", DESK_FIELD_TEXT, N_ ("Remark"), .max = 200 },
  { "adjusted", DESK_FIELD_MOMENT, N_ ("Adjusted at"), DESK_FIELD_INTERNAL },
  { NULL },
};

const DeskKind desk_kind_stocktake_lines = {
  "stocktake-lines",
  "stocktake_lines",
  N_ ("Lines of stocktakes"),
  N_ ("line of a stocktake"),
  stocktake_lines_fields,
  "stocktake_id, id",
};
