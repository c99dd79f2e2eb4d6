/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"
#include "desk-table.h"

G_BEGIN_DECLS

/* What an import does, or would do, with a row. */
typedef enum
{
  DESK_IMPORT_ADDED,
  DESK_IMPORT_CHANGED,
  DESK_IMPORT_UNCHANGED,
  DESK_IMPORT_REFUSED,
} DeskImportAction;

#define DESK_N_IMPORT_ACTIONS 4

/* A field of a record that is there already, and what the row makes of it. */
typedef struct
{
  char *field;  /* its label */
  char *before; /* words; empty: nothing */
  char *after;
} DeskImportChange;

/* What is wrong with a row. */
typedef struct
{
  int row;      /* as a person sees it in the source */
  char *column; /* its head as in the source; a field's name where there is no column */
  char *message;
} DeskImportProblem;

typedef struct
{
  int number; /* as a person sees it in the source */
  DeskImportAction action;
  gint64 id;           /* of the record that is there already; 0: none */
  char *title;         /* what names it; may be empty */
  GPtrArray *changes;  /* DeskImportChange, of a changed one */
  GPtrArray *problems; /* DeskImportProblem, of a refused one */
  GPtrArray *notes;    /* char*: sentences worth knowing, nothing wrong */
} DeskImportRow;

/* A record of another kind that a row names and that is made with the import. */
typedef struct
{
  const DeskKind *kind;
  char *name;
} DeskImportCreated;

/* A table as it is going to be taken into the office: judged row by row, and all
 * of it or nothing written. */
#define DESK_TYPE_IMPORT (desk_import_get_type ())
G_DECLARE_FINAL_TYPE (DeskImport, desk_import, DESK, IMPORT, GObject)

DeskImport *desk_import_new         (DeskOffice         *office,
                                     const DeskKind     *kind,
                                     DeskTable          *table,
                                     const char *const  *overrides,
                                     GError            **error);
GStrv       desk_import_kinds       (void);
GPtrArray  *desk_import_rows        (DeskImport         *self);
GPtrArray  *desk_import_problems    (DeskImport         *self);
GPtrArray  *desk_import_created     (DeskImport         *self);
GStrv       desk_import_ignored     (DeskImport         *self);
GStrv       desk_import_fields      (DeskImport         *self);
const char *desk_import_field_label (DeskImport         *self,
                                     const char         *field);
const char *desk_import_field_of    (DeskImport         *self,
                                     guint               column);
guint       desk_import_count       (DeskImport         *self,
                                     DeskImportAction    action);
char       *desk_import_describe    (DeskImport         *self);
GPtrArray  *desk_import_moves       (DeskImport         *self,
                                     GError            **error);
gboolean    desk_import_apply       (DeskImport         *self,
                                     GError            **error);

G_END_DECLS
