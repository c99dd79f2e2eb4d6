/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-table.h"

G_BEGIN_DECLS

char   *dump_table    (DeskTable   *table);
void    assert_table  (DeskTable   *table,
                       GError      *error,
                       const char  *expected);
GBytes *make_package  (const char  *name,
                       const char  *content,
                       ...) G_GNUC_NULL_TERMINATED;
GBytes *make_workbook (const char  *cells,
                       const char  *strings,
                       const char  *styles);

G_END_DECLS
