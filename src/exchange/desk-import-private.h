/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-draft.h"
#include "desk-import.h"
#include "desk-import-duty.h"

G_BEGIN_DECLS

/* A reference to a record that is made when the import is carried out. */
typedef struct
{
  const DeskField *field;
  const char *name; /* in DeskImportCreated */
} DeskImportPending;

/* A row with what it takes to write it. */
typedef struct
{
  DeskImportRow row; /* first: it is what callers see */
  guint place;       /* in the table */
  DeskDraft *draft;
  GArray *pending;       /* DeskImportPending */
  DeskImportDuty *parts; /* (nullable) of a duty day */
} DeskImportEntry;

void desk_import_add_note (DeskImportEntry  *entry,
                           char             *note);

/* Who is who (CLI.md, import of people) */
typedef struct _DeskImportRoll DeskImportRoll;

DeskImportRoll *desk_import_roll_new    (DeskOffice       *office,
                                         GError          **error);
void            desk_import_roll_free   (DeskImportRoll   *self);
gboolean        desk_import_roll_find   (DeskImportRoll   *self,
                                         DeskImportEntry  *entry,
                                         DeskDraft        *person,
                                         gint64           *id,
                                         int              *same_row,
                                         GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskImportRoll, desk_import_roll_free)

gboolean desk_import_same_phone    (const char *a,
                                    const char *b);
int      desk_import_compare_names (const char *a,
                                    const char *b);

G_END_DECLS
