/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* Edits one record at the side: its fields, and buttons to save, revert and remove. */
#define DESK_TYPE_RECORD_EDITOR (desk_record_editor_get_type ())
G_DECLARE_FINAL_TYPE (DeskRecordEditor, desk_record_editor, DESK, RECORD_EDITOR, GtkWidget)

GtkWidget *desk_record_editor_new         (DeskOffice       *office,
                                           const DeskKind   *kind);
gboolean   desk_record_editor_edit        (DeskRecordEditor *self,
                                           gint64            id);
gboolean   desk_record_editor_create      (DeskRecordEditor *self);
gboolean   desk_record_editor_begin       (DeskRecordEditor *self,
                                           DeskDraft        *draft);
gboolean   desk_record_editor_save        (DeskRecordEditor *self);
void       desk_record_editor_revert      (DeskRecordEditor *self);
gint64     desk_record_editor_get_id      (DeskRecordEditor *self);
DeskDraft *desk_record_editor_get_draft   (DeskRecordEditor *self);
void       desk_record_editor_add_section (DeskRecordEditor *self,
                                           GtkWidget        *section);
void       desk_record_editor_add_first   (DeskRecordEditor *self,
                                           GtkWidget        *section);

G_END_DECLS
