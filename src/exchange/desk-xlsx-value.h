/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DESK_XLSX_NUMBER,
  DESK_XLSX_DATE,
  DESK_XLSX_TIME,
  DESK_XLSX_MOMENT,    /* a date with a time */
  DESK_XLSX_DURATION,  /* hours that go on after 24 */
} DeskXlsxKind;

/**
 * DeskXlsxFormat:
 * @kind: what a number with this format stands for
 * @digits: the number is filled up with zeros to so many digits
 */
typedef struct
{
  DeskXlsxKind kind;
  int          digits;
} DeskXlsxFormat;

DeskXlsxFormat  desk_xlsx_format_builtin (int             id);
DeskXlsxFormat  desk_xlsx_format_parse   (const char     *code);
char           *desk_xlsx_format_value   (DeskXlsxFormat  format,
                                          const char     *number,
                                          gboolean        from_1904);
char           *desk_xlsx_plain_number   (const char     *number);
char           *desk_xlsx_plain_moment   (const char     *iso);

G_END_DECLS
