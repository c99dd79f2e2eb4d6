/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-kinds.h"
#include "desk-language.h"

/* CON-1, CON-2 */
static const DeskChoice ledger_kinds[] = {
  { "praise", N_ ("praise"), NULL },
  { "bonus", N_ ("bonus"), "奖金" },
  { "criticism", N_ ("criticism"), NULL },
  { "warning", N_ ("warning"), NULL },
  { "fine", N_ ("fine"), "罚金" },
  { "demerit", N_ ("demerit"), NULL },
  { "major-demerit", N_ ("major demerit"), NULL },
  { "suspension", N_ ("suspension"), NULL },
  { "transfer", N_ ("transfer"), NULL },
  { "dismissal", N_ ("dismissal"), NULL },
  { NULL },
};

static const DeskChoice ledger_states[] = {
  { "proposed", N_ ("proposed"), NULL },
  { "confirmed", N_ ("confirmed"), NULL },
  { "closed", N_ ("closed"), NULL },
  { "reversed", N_ ("reversed"), NULL },
  { NULL },
};

static const DeskField ledger_fields[] = {
  { "number", DESK_FIELD_TEXT, N_ ("Number"),
    DESK_FIELD_REQUIRED | DESK_FIELD_UNIQUE | DESK_FIELD_TITLE | DESK_FIELD_SEARCH },
  { "date", DESK_FIELD_DATE, N_ ("Date"), DESK_FIELD_REQUIRED },
  { "person", DESK_FIELD_REFERENCE, N_ ("Person"), DESK_FIELD_REQUIRED, "people" },
  { "clause", DESK_FIELD_TEXT, N_ ("Clause"), DESK_FIELD_REQUIRED },
  { "amount", DESK_FIELD_MONEY, N_ ("Amount") },
  { "kind", DESK_FIELD_CHOICE, N_ ("Kind"), DESK_FIELD_REQUIRED, .choices = ledger_kinds },
  { "state", DESK_FIELD_CHOICE, N_ ("State"), DESK_FIELD_REQUIRED, .choices = ledger_states },
  { "evidence", DESK_FIELD_TEXT, N_ ("Evidence"), DESK_FIELD_LONG },
  { "source", DESK_FIELD_TEXT, N_ ("Source"), DESK_FIELD_INTERNAL },
  { "entered_by", DESK_FIELD_TEXT, N_ ("Entered by"), DESK_FIELD_INTERNAL },
  { NULL },
};

const DeskKind desk_kind_ledger = {
  "ledger",
  "ledger",
  N_ ("Ledger"),
  N_ ("ledger entry"),
  ledger_fields,
  "number, id",
};

static const DeskField settings_fields[] = {
  { "key", DESK_FIELD_TEXT, N_ ("Setting"),
    DESK_FIELD_REQUIRED | DESK_FIELD_UNIQUE | DESK_FIELD_TITLE },
  { "value", DESK_FIELD_TEXT, N_ ("Value"), DESK_FIELD_REQUIRED | DESK_FIELD_LONG },
  { NULL },
};

const DeskKind desk_kind_settings = {
  "settings",
  "settings",
  N_ ("Settings"),
  N_ ("setting"),
  settings_fields,
  "key",
};
