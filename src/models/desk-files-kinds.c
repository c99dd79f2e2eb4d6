/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that belong to records (SEC-4). */

#include "desk-kinds.h"
#include "desk-language.h"

static const DeskField attachments_fields[] = {
  { "kind", DESK_FIELD_TEXT, N_ ("Kind"), DESK_FIELD_REQUIRED | DESK_FIELD_INTERNAL },
  { "record", DESK_FIELD_INTEGER, N_ ("Record"), DESK_FIELD_REQUIRED | DESK_FIELD_INTERNAL },
  { "name", DESK_FIELD_TEXT, N_ ("File"),
    DESK_FIELD_REQUIRED | DESK_FIELD_TITLE | DESK_FIELD_SEARCH, .max = 200 },
  { "media_type", DESK_FIELD_TEXT, N_ ("Media type"), DESK_FIELD_REQUIRED | DESK_FIELD_INTERNAL },
  { "size", DESK_FIELD_INTEGER, N_ ("Size in bytes"), DESK_FIELD_REQUIRED | DESK_FIELD_INTERNAL },
  { "hash", DESK_FIELD_TEXT, N_ ("SHA-256"), DESK_FIELD_REQUIRED | DESK_FIELD_INTERNAL },
  { "note", DESK_FIELD_TEXT, N_ ("Note"), DESK_FIELD_SEARCH, .max = 200 },
  { "added", DESK_FIELD_MOMENT, N_ ("Added"), DESK_FIELD_REQUIRED | DESK_FIELD_INTERNAL },
  { NULL },
};

const DeskKind desk_kind_attachments = {
  "attachments",
  "attachments",
  N_ ("Attachments"),
  N_ ("attachment"),
  attachments_fields,
  "kind, record, id",
};
