/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-draft.h"
#include "desk-record.h"

G_BEGIN_DECLS

/* One field of a record: its label, what it takes, and what is wrong with it. */
#define DESK_TYPE_FIELD_EDITOR (desk_field_editor_get_type ())
G_DECLARE_FINAL_TYPE (DeskFieldEditor, desk_field_editor, DESK, FIELD_EDITOR, GtkWidget)

GtkWidget       *desk_field_editor_new       (DeskStore        *store,
                                              const DeskField  *field);
const DeskField *desk_field_editor_get_field (DeskFieldEditor  *self);
void             desk_field_editor_load      (DeskFieldEditor  *self,
                                              DeskDraft        *draft);
gboolean         desk_field_editor_commit    (DeskFieldEditor  *self);

G_END_DECLS
