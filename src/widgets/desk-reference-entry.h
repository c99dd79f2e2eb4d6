/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-kinds.h"
#include "desk-store.h"

G_BEGIN_DECLS

/* An entry that names a record: type a name, its pinyin or its initials. */
#define DESK_TYPE_REFERENCE_ENTRY (desk_reference_entry_get_type ())
G_DECLARE_FINAL_TYPE (DeskReferenceEntry, desk_reference_entry, DESK, REFERENCE_ENTRY, GtkWidget)

GtkWidget *desk_reference_entry_new       (DeskStore          *store,
                                           const DeskKind     *kind);
GtkEntry  *desk_reference_entry_get_entry (DeskReferenceEntry *self);
void       desk_reference_entry_set_text  (DeskReferenceEntry *self,
                                           const char         *text);

G_END_DECLS
