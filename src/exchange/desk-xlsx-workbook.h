/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-xlsx-package.h"
#include "desk-xlsx-value.h"

G_BEGIN_DECLS

typedef struct
{
  char     *name;
  char     *part;
  gboolean  visible;
} DeskXlsxSheet;

/**
 * DeskXlsxWorkbook:
 * @sheets: (element-type DeskXlsxSheet): the sheets that have cells, in their order
 * @strings: (element-type GRefString): texts that cells refer to; an empty one is %NULL
 * @formats: (element-type DeskXlsxFormat): what the styles of cells make of numbers
 * @strings_part: (nullable): where the texts are
 * @styles_part: (nullable): where the formats are
 * @from_1904: whether days are counted from 1904
 *
 * What the sheets of a workbook have in common.
 */
typedef struct
{
  DeskXlsxPackage *package;
  GPtrArray       *sheets;
  GPtrArray       *strings;
  GArray          *formats;
  char            *strings_part;
  char            *styles_part;
  gboolean         from_1904;
} DeskXlsxWorkbook;

DeskXlsxWorkbook    *desk_xlsx_workbook_open       (GBytes            *bytes,
                                                    const char        *file,
                                                    GError           **error);
gboolean             desk_xlsx_workbook_load_cells (DeskXlsxWorkbook  *self,
                                                    GError           **error);
const DeskXlsxSheet *desk_xlsx_workbook_find_sheet (DeskXlsxWorkbook  *self,
                                                    const char        *name,
                                                    GError           **error);
void                 desk_xlsx_workbook_free       (DeskXlsxWorkbook  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskXlsxWorkbook, desk_xlsx_workbook_free)

G_END_DECLS
