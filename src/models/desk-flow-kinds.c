/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Flows and the cases that run through them (SHO-2, SHO-10). */

#include "desk-kinds.h"
#include "desk-language.h"

static const DeskField flows_fields[] = {
  { "code", DESK_FIELD_TEXT, N_ ("Code"), DESK_FIELD_REQUIRED | DESK_FIELD_INTERNAL, .max = 40 },
  { "version", DESK_FIELD_INTEGER, N_ ("Version"), DESK_FIELD_REQUIRED | DESK_FIELD_INTERNAL,
    .min = 1, .max = 100000 },
  { "name", DESK_FIELD_TEXT, N_ ("Flow"),
    DESK_FIELD_REQUIRED | DESK_FIELD_TITLE | DESK_FIELD_INTERNAL, .max = 60 },
  { "template", DESK_FIELD_TEXT, N_ ("Template"),
    DESK_FIELD_REQUIRED | DESK_FIELD_LONG | DESK_FIELD_INTERNAL },
  { "active", DESK_FIELD_BOOLEAN, N_ ("In use") },
  { "position", DESK_FIELD_INTEGER, N_ ("Order") },
  { NULL },
};

const DeskKind desk_kind_flows = {
  "flows",
  "flows",
  N_ ("Flows"),
  N_ ("flow"),
  flows_fields,
  "position, code, version",
};

static const DeskChoice shoot_states[] = {
  { "running", N_ ("running"), NULL },
  { "paused", N_ ("paused"), NULL },
  { "closed", N_ ("finished"), NULL },
  { "cancelled", N_ ("cancelled"), NULL },
  { NULL },
};

/* A case of any flow; those of the shoot flow are what most of them are. */
static const DeskField shoots_fields[] = {
  { "number", DESK_FIELD_TEXT, N_ ("Number"),
    DESK_FIELD_REQUIRED | DESK_FIELD_UNIQUE | DESK_FIELD_TITLE | DESK_FIELD_SEARCH |
      DESK_FIELD_INTERNAL,
    .max = 40 },
  { "client", DESK_FIELD_REFERENCE, N_ ("Client"), .reference = "clients",
    .aliases = "学员|客户|学号" },
  { "flow", DESK_FIELD_REFERENCE, N_ ("Flow"), DESK_FIELD_REQUIRED | DESK_FIELD_INTERNAL,
    "flows" },
  { "title", DESK_FIELD_TEXT, N_ ("What it is about"), DESK_FIELD_SEARCH | DESK_FIELD_PINYIN,
    .max = 80, .aliases = "标题" },
  { "category", DESK_FIELD_TEXT, N_ ("Category of goods"), DESK_FIELD_SEARCH | DESK_FIELD_PINYIN,
    .max = 60, .aliases = "类目|产品类目" },
  { "step", DESK_FIELD_TEXT, N_ ("Step"), DESK_FIELD_REQUIRED | DESK_FIELD_INTERNAL, .max = 40 },
  { "step_since", DESK_FIELD_MOMENT, N_ ("In this step since"),
    DESK_FIELD_REQUIRED | DESK_FIELD_INTERNAL },
  { "round", DESK_FIELD_INTEGER, N_ ("Shooting round"), DESK_FIELD_INTERNAL, .min = 1,
    .max = 1000 },
  { "state", DESK_FIELD_CHOICE, N_ ("State"), DESK_FIELD_INTERNAL, .choices = shoot_states },
  { "begun", DESK_FIELD_MOMENT, N_ ("Begun"), DESK_FIELD_REQUIRED | DESK_FIELD_INTERNAL },
  { "ended", DESK_FIELD_MOMENT, N_ ("Ended"), DESK_FIELD_INTERNAL },
  { "reason", DESK_FIELD_TEXT, N_ ("Reason"), DESK_FIELD_INTERNAL, .max = 200 },
  { "note", DESK_FIELD_TEXT, N_ ("Note"), DESK_FIELD_LONG, .aliases = "备注|说明" },
  { NULL },
};

const DeskKind desk_kind_shoots = {
  "shoots",
  "shoots",
  N_ ("Shoots"),
  N_ ("shoot"),
  shoots_fields,
  "id",
};

static const DeskField signoffs_fields[] = {
  { "shoot", DESK_FIELD_REFERENCE, N_ ("Shoot"), DESK_FIELD_REQUIRED | DESK_FIELD_TITLE,
    "shoots" },
  { "step", DESK_FIELD_TEXT, N_ ("Step"), DESK_FIELD_REQUIRED, .max = 40 },
  { "round", DESK_FIELD_INTEGER, N_ ("Shooting round"), .min = 1, .max = 1000 },
  { "person", DESK_FIELD_REFERENCE, N_ ("Signed by"), .reference = "people" },
  { "signed", DESK_FIELD_MOMENT, N_ ("Signed at") },
  { "monitor", DESK_FIELD_REFERENCE, N_ ("Recorded by the monitor"), .reference = "people" },
  { "monitored", DESK_FIELD_MOMENT, N_ ("Recorded at") },
  { "days", DESK_FIELD_INTEGER, N_ ("Working days"), .min = 0, .max = 1000000 },
  { "fields", DESK_FIELD_TEXT, N_ ("Filled in"), DESK_FIELD_LONG },
  { "entered", DESK_FIELD_MOMENT, N_ ("In this step since"), DESK_FIELD_REQUIRED },
  { "late", DESK_FIELD_INTEGER, N_ ("Days of delay"), .min = 0, .max = 1000000 },
  { "withdrawn", DESK_FIELD_MOMENT, N_ ("Withdrawn") },
  { NULL },
};

const DeskKind desk_kind_signoffs = {
  "signoffs",
  "signoffs",
  N_ ("Sign-offs"),
  N_ ("sign-off"),
  signoffs_fields,
  "shoot_id, id",
};

/* SHO-4: nothing else stops the clock. */
static const DeskChoice pause_reasons[] = {
  { "client", N_ ("waiting for the client"), "等待学员|等学员|等待客户|等客户" },
  { "parcel", N_ ("waiting for the parcel"), "等待包裹|等包裹|等待快递" },
  { NULL },
};

static const DeskField pauses_fields[] = {
  { "shoot", DESK_FIELD_REFERENCE, N_ ("Shoot"), DESK_FIELD_REQUIRED | DESK_FIELD_TITLE,
    "shoots" },
  { "reason", DESK_FIELD_CHOICE, N_ ("Reason"), DESK_FIELD_REQUIRED, .choices = pause_reasons },
  { "note", DESK_FIELD_TEXT, N_ ("Note"), .max = 200 },
  { "from", DESK_FIELD_MOMENT, N_ ("From"), DESK_FIELD_REQUIRED },
  { "until", DESK_FIELD_MOMENT, N_ ("Until") },
  { NULL },
};

const DeskKind desk_kind_pauses = {
  "pauses",
  "pauses",
  N_ ("Pauses"),
  N_ ("pause"),
  pauses_fields,
  "shoot_id, \"from\", id",
};

static const DeskChoice remark_kinds[] = {
  { "wrong-turn", N_ ("wrong turn"), NULL },
  { "complaint", N_ ("complaint"), NULL },
  { NULL },
};

/* SHO-5 */
static const DeskField flow_remarks_fields[] = {
  { "shoot", DESK_FIELD_REFERENCE, N_ ("Shoot"), DESK_FIELD_REQUIRED | DESK_FIELD_TITLE,
    "shoots" },
  { "step", DESK_FIELD_TEXT, N_ ("Step"), DESK_FIELD_REQUIRED, .max = 40 },
  { "round", DESK_FIELD_INTEGER, N_ ("Shooting round"), .min = 1, .max = 1000 },
  { "kind", DESK_FIELD_CHOICE, N_ ("Kind"), DESK_FIELD_REQUIRED, .choices = remark_kinds },
  { "text", DESK_FIELD_TEXT, N_ ("What happened"),
    DESK_FIELD_REQUIRED | DESK_FIELD_LONG | DESK_FIELD_SEARCH },
  { "person", DESK_FIELD_REFERENCE, N_ ("Signer of the step"), .reference = "people" },
  { "at", DESK_FIELD_MOMENT, N_ ("Recorded at"), DESK_FIELD_REQUIRED },
  { "by", DESK_FIELD_REFERENCE, N_ ("Recorded by"), .reference = "people" },
  { NULL },
};

const DeskKind desk_kind_flow_remarks = {
  "flow-remarks",
  "flow_remarks",
  N_ ("Remarks on steps"),
  N_ ("remark on a step"),
  flow_remarks_fields,
  "at, id",
};
