/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskTableField:
 * @name: the stable name of a field: "entry_date"
 * @heads: (nullable): the heads that mean it besides its name, '|' between them:
 *   "入职日期|入职|Entry date"
 * @required: whether a table without it cannot be used
 */
typedef struct
{
  const char *name;
  const char *heads;
  gboolean    required;
} DeskTableField;

/**
 * DeskTableMapping:
 * @columns: for each field the column that feeds it, from 0; -1 when there is none
 * @fields: for each column the field it feeds; -1 when there is none
 * @unknown: the heads of the columns that feed nothing, for a notice
 * @problems: sentences for the user; empty when the mapping can be used
 *
 * Which column of a table feeds which field. All lists of texts end with %NULL.
 */
typedef struct
{
  guint   n_fields;
  guint   n_columns;
  int    *columns;
  int    *fields;
  char  **unknown;
  char  **problems;
} DeskTableMapping;

DeskTableMapping *desk_table_mapping_new  (const DeskTableField *fields,
                                           guint                 n_fields,
                                           const char *const    *heads,
                                           const char *const    *overrides);
void              desk_table_mapping_free (DeskTableMapping     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskTableMapping, desk_table_mapping_free)

G_END_DECLS
