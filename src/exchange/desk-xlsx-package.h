/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The unpacked parts that are read of one workbook, together. */
#define DESK_XLSX_MAX_BYTES (384 * 1024 * 1024)

typedef struct _DeskXlsxPackage DeskXlsxPackage;
typedef struct _DeskXlsxPart DeskXlsxPart;

DeskXlsxPackage *desk_xlsx_package_open      (GBytes           *bytes,
                                              const char       *file,
                                              GError          **error);
void             desk_xlsx_package_free      (DeskXlsxPackage  *self);
const char      *desk_xlsx_package_get_file  (DeskXlsxPackage  *self);
gboolean         desk_xlsx_package_has       (DeskXlsxPackage  *self,
                                              const char       *name);
void             desk_xlsx_package_set_damaged
                                             (DeskXlsxPackage  *self,
                                              GError          **error);

DeskXlsxPart    *desk_xlsx_part_open         (DeskXlsxPackage  *package,
                                              const char       *name,
                                              GError          **error);
void             desk_xlsx_part_free         (DeskXlsxPart     *self);
gboolean         desk_xlsx_part_next         (DeskXlsxPart     *self,
                                              GError          **error);
const char      *desk_xlsx_part_get_start    (DeskXlsxPart     *self);
gboolean         desk_xlsx_part_is_empty     (DeskXlsxPart     *self);
gboolean         desk_xlsx_part_is_end_of    (DeskXlsxPart     *self,
                                              int               depth);
int              desk_xlsx_part_get_depth    (DeskXlsxPart     *self);
const char      *desk_xlsx_part_get          (DeskXlsxPart     *self,
                                              const char       *attribute);
gboolean         desk_xlsx_part_read_text    (DeskXlsxPart     *self,
                                              GString          *text,
                                              GError          **error);
gboolean         desk_xlsx_part_read_string  (DeskXlsxPart     *self,
                                              GString          *text,
                                              GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskXlsxPackage, desk_xlsx_package_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskXlsxPart, desk_xlsx_part_free)

G_END_DECLS
