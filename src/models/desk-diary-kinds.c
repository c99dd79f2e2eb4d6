/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SHO-8: the shoot diary 《学员产品拍摄统筹表》 and the sets shot in. */

#include "desk-kinds.h"
#include "desk-language.h"

static const DeskField sets_fields[] = {
  { "name", DESK_FIELD_TEXT, N_ ("Set"),
    DESK_FIELD_REQUIRED | DESK_FIELD_UNIQUE | DESK_FIELD_TITLE | DESK_FIELD_SEARCH, .max = 60,
    .aliases = "名称|影棚|棚" },
  { "capacity", DESK_FIELD_INTEGER, N_ ("Shoots a day"), .min = 1, .max = 100 },
  { "active", DESK_FIELD_BOOLEAN, N_ ("In use") },
  { "note", DESK_FIELD_TEXT, N_ ("Note"), DESK_FIELD_LONG, .aliases = "备注|说明" },
  { NULL },
};

const DeskKind desk_kind_sets = {
  "sets",
  "sets",
  N_ ("Sets"),
  N_ ("set"),
  sets_fields,
  "name COLLATE PINYIN, id",
};

static const DeskChoice tasks[] = {
  { "sample", N_ ("sample shoot"), "样片" },
  { "shoot", N_ ("whole shoot"), "拍摄|补拍" },
  { NULL },
};

static const DeskField diary_fields[] = {
  { "date", DESK_FIELD_DATE, N_ ("Date"), DESK_FIELD_REQUIRED, .aliases = "拍摄日期" },
  { "from", DESK_FIELD_TEXT, N_ ("Start time"), DESK_FIELD_REQUIRED, .max = 5, .aliases = "开始" },
  { "until", DESK_FIELD_TEXT, N_ ("End time"), DESK_FIELD_REQUIRED, .max = 5, .aliases = "结束" },
  { "shoot", DESK_FIELD_REFERENCE, N_ ("Shoot"), DESK_FIELD_REQUIRED | DESK_FIELD_TITLE,
    "shoots" },
  { "task", DESK_FIELD_CHOICE, N_ ("What is shot"), .choices = tasks },
  { "photographer", DESK_FIELD_REFERENCE, N_ ("Photographer"), DESK_FIELD_REQUIRED, "people",
    .aliases = "摄影|摄影师" },
  { "set", DESK_FIELD_REFERENCE, N_ ("Set"), .reference = "sets", .aliases = "影棚|棚" },
  { "slip", DESK_FIELD_TEXT, N_ ("Slip of the equipment"), DESK_FIELD_INTERNAL },
  { "note", DESK_FIELD_TEXT, N_ ("Note"), DESK_FIELD_LONG, .aliases = "备注|说明" },
  { NULL },
};

const DeskKind desk_kind_diary = {
  "diary",
  "diary",
  N_ ("Shoot diary"),
  N_ ("diary entry"),
  diary_fields,
  "date, \"from\", id",
};
