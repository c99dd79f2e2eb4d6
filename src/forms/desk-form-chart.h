/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-form-ink.h"

G_BEGIN_DECLS

/* Bars on paper; private to the renderers. */
void    desk_form_chart_draw     (DeskForm                *form,
                                  const DeskFormChart     *chart,
                                  DeskFormInk             *ink,
                                  cairo_t                 *cr,
                                  const cairo_rectangle_t *box);
double  desk_form_chart_axis_end (DeskForm                *form,
                                  const DeskFormChart     *chart);

G_END_DECLS
