/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_SPLIT_SIDE_WIDTH 300

#define DESK_TYPE_SPLIT (desk_split_get_type ())
G_DECLARE_FINAL_TYPE (DeskSplit, desk_split, DESK, SPLIT, GtkWidget)

GtkWidget *desk_split_new         (void);
void       desk_split_set_content (DeskSplit *self,
                                   GtkWidget *content);
void       desk_split_set_side    (DeskSplit *self,
                                   GtkWidget *side);
GtkWidget *desk_split_get_side    (DeskSplit *self);
gboolean   desk_split_get_narrow  (DeskSplit *self);
void       desk_split_set_open    (DeskSplit *self,
                                   gboolean   open);

G_END_DECLS
