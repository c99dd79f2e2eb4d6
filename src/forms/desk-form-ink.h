/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "desk-form.h"

G_BEGIN_DECLS

/* Letters and marks as the paper has them; private to the page renderer. */
typedef struct _DeskFormInk DeskFormInk;

/* Of a text that was measured at one size and may be set at another. */
typedef struct
{
  double width, height; /* per point of letter size, on as few lines as it has */
} DeskFormExtent;

DeskFormInk   *desk_form_ink_new         (void);
void           desk_form_ink_free        (DeskFormInk   *self);
DeskFormExtent desk_form_ink_measure     (DeskFormInk   *self,
                                          const char    *text,
                                          DeskFormStyle  style);
double         desk_form_ink_wrap_height (DeskFormInk   *self,
                                          const char    *text,
                                          DeskFormStyle  style,
                                          double         size,
                                          double         width);
gboolean       desk_form_ink_nearly_fits (DeskFormExtent extent,
                                          double         size,
                                          double         width);
void           desk_form_ink_draw        (DeskFormInk   *self,
                                          cairo_t       *cr,
                                          const char    *text,
                                          DeskFormStyle  style,
                                          double         size,
                                          const cairo_rectangle_t *box,
                                          double         ground);
void           desk_form_ink_draw_title  (DeskFormInk   *self,
                                          cairo_t       *cr,
                                          const char    *title,
                                          double         size,
                                          const cairo_rectangle_t *box);
void           desk_form_ink_draw_scissors (DeskFormInk *self,
                                          cairo_t       *cr,
                                          double         x,
                                          double         y,
                                          double         size);
double         desk_form_ink_style_size  (DeskFormStyle  style,
                                          double         size);
int            desk_form_ink_get_unknown (DeskFormInk   *self);
int            desk_form_ink_get_cut     (DeskFormInk   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskFormInk, desk_form_ink_free)

G_END_DECLS
