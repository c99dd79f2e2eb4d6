/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "desk-kind.h"

G_BEGIN_DECLS

typedef enum
{
  DESK_CHANGE_INSERT,
  DESK_CHANGE_UPDATE,
  DESK_CHANGE_DELETE,
} DeskChangeType;

/* One row that an act changed. Columns stand in table order; of an update only
 * the changed ones (and the id) are set. */
typedef struct
{
  const char *table; /* interned */
  DeskChangeType type;
  gint64 id;
  guint n_columns;
  DeskValue *before; /* NULL for an insert */
  DeskValue *after;  /* NULL for a delete */
  guint8 *touched;   /* per column: did it change */
} DeskChange;

/* What one act, or several, did to the tables. */
typedef struct
{
  GPtrArray *items; /* of DeskChange */
} DeskChanges;

DeskChanges *desk_changes_new_from_changeset (const void        *data,
                                              int                size,
                                              GError           **error);
void         desk_changes_free               (DeskChanges       *self);
gboolean     desk_changes_touch              (const DeskChanges *self,
                                              const char        *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskChanges, desk_changes_free)

G_END_DECLS
