/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "desk-form.h"

G_BEGIN_DECLS

#define DESK_TYPE_FORM_PAGES (desk_form_pages_get_type ())

/* A form laid out on its pages, ready to be drawn. All lengths are points. */
typedef struct _DeskFormPages DeskFormPages;

GType          desk_form_pages_get_type    (void);
DeskFormPages *desk_form_pages_new         (DeskForm            *form);
DeskFormPages *desk_form_pages_ref         (DeskFormPages       *self);
void           desk_form_pages_unref       (DeskFormPages       *self);
int            desk_form_pages_get_n       (const DeskFormPages *self);
void           desk_form_pages_get_size    (const DeskFormPages *self,
                                            double              *width,
                                            double              *height);
void           desk_form_pages_draw        (DeskFormPages       *self,
                                            cairo_t             *cr,
                                            int                  page);
int            desk_form_pages_get_unknown (const DeskFormPages *self);
int            desk_form_pages_get_cut     (const DeskFormPages *self);
double         desk_form_pages_get_font_size (const DeskFormPages *self);
double         desk_form_pages_get_chart_height (const DeskFormPages *self);
double         desk_form_pages_row_height  (const DeskFormPages *self,
                                            int                  row);
double         desk_form_pages_column_width (const DeskFormPages *self,
                                            int                  column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskFormPages, desk_form_pages_unref)

G_END_DECLS
