/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-store.h"

G_BEGIN_DECLS

/* The values of a record that is being made or changed: what editors, imports and
 * the command line fill in before it is saved as part of an act. */
#define DESK_TYPE_DRAFT (desk_draft_get_type ())
G_DECLARE_FINAL_TYPE (DeskDraft, desk_draft, DESK, DRAFT, GObject)

DeskDraft       *desk_draft_new        (DeskStore        *store,
                                        const DeskKind   *kind);
DeskDraft       *desk_draft_edit       (DeskStore        *store,
                                        const DeskKind   *kind,
                                        gint64            id,
                                        GError          **error);
const DeskKind  *desk_draft_get_kind   (DeskDraft        *self);
gint64           desk_draft_get_id     (DeskDraft        *self);
const DeskValue *desk_draft_get_value  (DeskDraft        *self,
                                        const char       *field);
const char      *desk_draft_get_text   (DeskDraft        *self,
                                        const char       *field);
gint64           desk_draft_get_number (DeskDraft        *self,
                                        const char       *field);
void             desk_draft_set_text   (DeskDraft        *self,
                                        const char       *field,
                                        const char       *text);
void             desk_draft_set_number (DeskDraft        *self,
                                        const char       *field,
                                        gint64            number);
void             desk_draft_set_date   (DeskDraft        *self,
                                        const char       *field,
                                        DeskDate          date);
void             desk_draft_clear      (DeskDraft        *self,
                                        const char       *field);
gboolean         desk_draft_enter      (DeskDraft        *self,
                                        const DeskField  *field,
                                        const char       *input,
                                        GError          **error);
gboolean         desk_draft_is_changed (DeskDraft        *self);
gboolean         desk_draft_check      (DeskDraft        *self,
                                        GError          **error);
gboolean         desk_draft_save       (DeskDraft        *self,
                                        GError          **error);
gboolean         desk_draft_delete     (DeskDraft        *self,
                                        GError          **error);

gint64           desk_store_find_named (DeskStore        *store,
                                        const DeskKind   *kind,
                                        const char       *name,
                                        GError          **error);

G_END_DECLS
