/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_TAB (desk_tab_get_type ())
G_DECLARE_FINAL_TYPE (DeskTab, desk_tab, DESK, TAB, GtkWidget)

GtkWidget *desk_tab_new        (const char *title,
                                const char *icon,
                                GMenuModel *menu);
void       desk_tab_set_badge  (DeskTab    *self,
                                guint       badge,
                                gboolean    urgent);

G_END_DECLS
