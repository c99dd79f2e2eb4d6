/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-table.h"

G_BEGIN_DECLS

DeskTable  *desk_xlsx_read_bytes  (GBytes      *bytes,
                                   const char  *file,
                                   const char  *sheet,
                                   GError     **error);
char      **desk_xlsx_list_sheets (GBytes      *bytes,
                                   const char  *file,
                                   GError     **error);

G_END_DECLS
