/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-draft.h"
#include "desk-import.h"
#include "desk-import-duty.h"
#include "desk-table-mapping.h"

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

/* Columns of a duty day that are no fields of its record. */
enum
{
  DESK_IMPORT_PART_PEOPLE,
  DESK_IMPORT_PART_MARKS,
  DESK_N_IMPORT_PARTS
};

typedef struct
{
  const char *name;
  const char *label;   /* msgid */
  const char *aliases;
} DeskImportPart;

extern const DeskImportPart desk_import_parts[DESK_N_IMPORT_PARTS];

struct _DeskImport
{
  GObject parent_instance;

  DeskOffice *office;
  const DeskKind *kind;
  DeskTable *table;
  DeskTableField *fields; /* of the kind, then of its parts */
  guint n_fields;
  DeskTableMapping *mapping;

  GPtrArray *rows;     /* DeskImportEntry */
  GPtrArray *created;  /* DeskImportCreated */
  GPtrArray *problems; /* DeskImportProblem, not owned but those of the table as a whole */
  GPtrArray *table_problems;
  guint counts[DESK_N_IMPORT_ACTIONS];

  /* While judging */
  GHashTable *row_problems; /* row number → GPtrArray of DeskTableProblem */
  GHashTable *references;   /* "groups/第一组" → gint64*, 0: is made */
  GHashTable *keys;         /* identity → row number */
  DeskImportRoll *roll;
};

/* A row and what it says (desk-import-row.c) */
DeskImportEntry *desk_import_entry_new   (DeskImport       *self,
                                          guint             place);
void             desk_import_add_note    (DeskImportEntry  *entry,
                                          char             *note);
void             desk_import_add_problem (DeskImport       *self,
                                          DeskImportEntry  *entry,
                                          const char       *column,
                                          const char       *message);
int              desk_import_place_of    (DeskImport       *self,
                                          const char       *field);
const char      *desk_import_column_of   (DeskImport       *self,
                                          const char       *field);
const char      *desk_import_cell_of     (DeskImport       *self,
                                          DeskImportEntry  *entry,
                                          const char       *field);
gboolean         desk_import_has_default (const DeskKind   *kind,
                                          const DeskField  *field);
DeskDraft       *desk_import_read_row    (DeskImport       *self,
                                          DeskImportEntry  *entry);
void             desk_import_read_parts  (DeskImport       *self,
                                          DeskImportEntry  *entry,
                                          DeskDraft        *draft);

/* The judgement (desk-import-judge.c) */
const char *const *
                 desk_import_identity    (const DeskKind   *kind);
gboolean         desk_import_judge       (DeskImport       *self,
                                          GError          **error);
void             desk_import_forget      (DeskImport       *self);

gboolean desk_import_same_phone    (const char *a,
                                    const char *b);
int      desk_import_compare_names (const char *a,
                                    const char *b);

G_END_DECLS
