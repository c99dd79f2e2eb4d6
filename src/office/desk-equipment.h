/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

/* Accessories: counted lines, written `电池×2;充电器×1` (INV-1). */
typedef struct
{
  char *name;
  gint64 count;
} DeskAccessory;

GPtrArray *desk_accessories_parse         (const char       *text,
                                           GError          **error);
char      *desk_accessories_to_text       (const GPtrArray  *self);
gboolean   desk_accessories_subtract      (GPtrArray        *self,
                                           const GPtrArray  *less,
                                           GError          **error);
void       desk_accessories_add           (GPtrArray        *self,
                                           const GPtrArray  *more);

/* The register */
gint64     desk_equipment_find            (DeskOffice       *office,
                                           const char       *word,
                                           GError          **error);
char      *desk_equipment_dup_number      (DeskOffice       *office,
                                           gint64            item);
char      *desk_equipment_dup_title       (DeskOffice       *office,
                                           gint64            item);
gboolean   desk_equipment_set_state       (DeskOffice       *office,
                                           gint64            item,
                                           const char       *state,
                                           GError          **error);
gboolean   desk_equipment_set_responsible (DeskOffice       *office,
                                           const gint64     *items,
                                           guint             n_items,
                                           gint64            person,
                                           GError          **error);

/* What records of the equipment's kinds must be, for desk-records.h and imports */
void       desk_equipment_normalize       (DeskDraft        *draft);
void       desk_equipment_complete        (DeskOffice       *office,
                                           DeskDraft        *draft);
gboolean   desk_equipment_check_draft     (DeskOffice       *office,
                                           DeskDraft        *draft,
                                           GError          **error);
gboolean   desk_equipment_check_remove    (const DeskKind   *kind,
                                           GError          **error);

/* Part of every act, and of `check` */
gboolean   desk_equipment_settle          (DeskOffice       *office,
                                           DeskChanges      *changes,
                                           GError          **error);
void       desk_equipment_check           (DeskOffice       *office,
                                           GPtrArray        *problems);

G_END_DECLS
