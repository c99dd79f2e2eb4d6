/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

typedef enum
{
  DESK_LISTING_TEXT,
  DESK_LISTING_NUMBER, /* written bare in JSON */
  DESK_LISTING_YES_NO,
  DESK_LISTING_JSON,   /* the code is JSON already */
} DeskListingType;

/* Records as a table: what deskctl lists and exports. A column has a stable name;
 * a cell has words (in the language in force) and a code (the same in every one). */
typedef struct
{
  char *words;
  char *code; /* NULL: absent */
} DeskListingCell;

typedef struct
{
  GPtrArray *columns; /* char* */
  GArray *types;      /* DeskListingType, one a column */
  GPtrArray *rows;    /* DeskListingCell*: an array of as many as there are columns */
} DeskListing;

/* Which records: days from and to of kinds that have a day, and FIELD=VALUE each. */
typedef struct
{
  DeskDate from, to;
  GPtrArray *where; /* (nullable) char* "status=在职" */
} DeskListingFilter;

GStrv        desk_listing_kinds    (void);
const DeskKind *
             desk_listing_find_kind
                                   (const char               *name);
DeskListing *desk_listing_new      (DeskOffice               *office,
                                    const char               *kind,
                                    const DeskListingFilter  *filter,
                                    const char               *language,
                                    GError                  **error);
void         desk_listing_free     (DeskListing              *self);
int          desk_listing_find     (const DeskListing        *self,
                                    const char               *column);

/* Other tables of the same form */
DeskListing     *desk_listing_make       (void);
void             desk_listing_add_column (DeskListing      *self,
                                          const char       *name,
                                          DeskListingType   type);
DeskListingCell *desk_listing_add_row    (DeskListing      *self);
void             desk_listing_cell_set   (DeskListingCell  *cell,
                                          const char       *words,
                                          const char       *code);

/* The words and codes of values; names of records are read once. */
typedef struct _DeskListingNames DeskListingNames;

DeskListingNames *
             desk_listing_names_new  (DeskOffice             *office,
                                      const char             *language);
void         desk_listing_names_free (DeskListingNames       *self);
const char  *desk_listing_names_get  (DeskListingNames       *self,
                                      const char             *kind,
                                      gint64                  id,
                                      gboolean                code);
DeskListingCell
             desk_listing_cell_new   (DeskListingNames       *names,
                                      const DeskField        *field,
                                      const DeskValue        *value);
DeskListingType
             desk_listing_field_type (const DeskField        *field);
const DeskField *
             desk_listing_find_field (const DeskKind         *kind,
                                      const char             *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskListing, desk_listing_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskListingNames, desk_listing_names_free)

G_END_DECLS
