/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-table.h"

G_BEGIN_DECLS

DeskTable  *desk_table_read_file   (const char  *path,
                                    const char  *sheet,
                                    GError     **error);
DeskTable  *desk_table_read_bytes  (GBytes      *bytes,
                                    const char  *file,
                                    const char  *sheet,
                                    GError     **error);
DeskTable  *desk_table_read_text   (const char  *text,
                                    GError     **error);
char      **desk_table_list_sheets (const char  *path,
                                    GError     **error);

G_END_DECLS
