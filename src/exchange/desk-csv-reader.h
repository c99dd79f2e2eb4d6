/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-table.h"

G_BEGIN_DECLS

DeskTable *desk_csv_read_bytes  (GBytes      *bytes,
                                 const char  *file,
                                 GError     **error);
DeskTable *desk_csv_read_pasted (const char  *text,
                                 const char  *name,
                                 GError     **error);

G_END_DECLS
