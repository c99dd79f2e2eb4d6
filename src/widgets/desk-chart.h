/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Bars beside their names: for those who would rather look than read. */
#define DESK_TYPE_CHART (desk_chart_get_type ())
G_DECLARE_FINAL_TYPE (DeskChart, desk_chart, DESK, CHART, GtkWidget)

GtkWidget *desk_chart_new         (void);
void       desk_chart_set_amounts (DeskChart  *self,
                                   gboolean    amounts);
void       desk_chart_clear       (DeskChart  *self,
                                   const char *title);
void       desk_chart_add         (DeskChart  *self,
                                   const char *name,
                                   double      share,
                                   const char *value);

G_END_DECLS
