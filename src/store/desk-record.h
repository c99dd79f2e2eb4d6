/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-store.h"

G_BEGIN_DECLS

#define DESK_TYPE_RECORD (desk_record_get_type ())
G_DECLARE_FINAL_TYPE (DeskRecord, desk_record, DESK, RECORD, GObject)

DeskRecord     *desk_record_get         (DeskStore       *store,
                                         const DeskKind  *kind,
                                         gint64           id,
                                         GError         **error);
const DeskKind *desk_record_get_kind    (DeskRecord      *self);
gint64          desk_record_get_id      (DeskRecord      *self);
gboolean        desk_record_exists      (DeskRecord      *self);
const char     *desk_record_get_title   (DeskRecord      *self);
const DeskValue *
                desk_record_get_value   (DeskRecord      *self,
                                         const char      *field);
const char     *desk_record_get_text    (DeskRecord      *self,
                                         const char      *field);
gint64          desk_record_get_number  (DeskRecord      *self,
                                         const char      *field);
DeskDate        desk_record_get_date    (DeskRecord      *self,
                                         const char      *field);
char           *desk_record_dup_display (DeskRecord      *self,
                                         const char      *field,
                                         const char      *language);

/* The words of a value: for lists, exports, the journal */
char           *desk_value_to_display   (DeskStore       *store,
                                         const DeskField *field,
                                         const DeskValue *value,
                                         const char      *language);

G_END_DECLS
