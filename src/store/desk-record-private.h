/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-record.h"

G_BEGIN_DECLS

void desk_record_apply_changes (DeskStore       *store,
                                DeskChanges     *changes);
void desk_record_reload_all    (DeskStore       *store);
DeskRecord *
     desk_record_get_anyway    (DeskStore       *store,
                                const DeskKind  *kind,
                                gint64           id);
gboolean
     desk_record_read_values   (DeskStore       *store,
                                const DeskKind  *kind,
                                gint64           id,
                                DeskValue       *values,
                                GError         **error);

G_END_DECLS
