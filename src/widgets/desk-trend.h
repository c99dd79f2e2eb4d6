/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was measured, one time after the other: a line with its points, beside the
 * first value and the one that it must not fall to. */
#define DESK_TYPE_TREND (desk_trend_get_type ())
G_DECLARE_FINAL_TYPE (DeskTrend, desk_trend, DESK, TREND, GtkWidget)

GtkWidget *desk_trend_new       (void);
void       desk_trend_clear     (DeskTrend  *self,
                                 const char *title);
void       desk_trend_add       (DeskTrend  *self,
                                 double      value,
                                 const char *words);
void       desk_trend_set_limit (DeskTrend  *self,
                                 double      baseline,
                                 double      limit);

G_END_DECLS
