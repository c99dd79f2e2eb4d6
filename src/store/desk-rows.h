/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "desk-date.h"

G_BEGIN_DECLS

/* The rows that a SELECT found, read to the end: a failing step is an error of
 * the SELECT and never a result that merely looks short. */
typedef struct _DeskRows DeskRows;

DeskRows   *desk_rows_new     (guint            n_columns);
void        desk_rows_free    (DeskRows        *self);
void        desk_rows_add     (DeskRows        *self,
                               const char      *text,
                               gint64           number,
                               gboolean         is_null);
guint       desk_rows_count   (const DeskRows  *self);
gboolean    desk_rows_next    (DeskRows        *self);
void        desk_rows_rewind  (DeskRows        *self);
gint64      desk_rows_int     (const DeskRows  *self,
                               guint            column);
const char *desk_rows_text    (const DeskRows  *self,
                               guint            column);
DeskDate    desk_rows_date    (const DeskRows  *self,
                               guint            column);
gboolean    desk_rows_is_null (const DeskRows  *self,
                               guint            column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskRows, desk_rows_free)

G_END_DECLS
