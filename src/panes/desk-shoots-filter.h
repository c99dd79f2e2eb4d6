/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-flow.h"

G_BEGIN_DECLS

/* Which cases the board and the table show: of which flow, category and person, and
 * whether only those that are overdue. */
#define DESK_TYPE_SHOOTS_FILTER (desk_shoots_filter_get_type ())
G_DECLARE_FINAL_TYPE (DeskShootsFilter, desk_shoots_filter, DESK, SHOOTS_FILTER, GtkWidget)

GtkWidget  *desk_shoots_filter_new         (DeskOffice       *office);
void        desk_shoots_filter_refresh     (DeskShootsFilter *self);
const char *desk_shoots_filter_get_flow    (DeskShootsFilter *self);
gboolean    desk_shoots_filter_set_flow    (DeskShootsFilter *self,
                                            const char       *flow);
void        desk_shoots_filter_set_text    (DeskShootsFilter *self,
                                            const char       *text);
void        desk_shoots_filter_set_overdue (DeskShootsFilter *self,
                                            gboolean          overdue);
void        desk_shoots_filter_get         (DeskShootsFilter *self,
                                            DeskFlowFilter   *filter);
gboolean    desk_shoots_filter_is_set      (DeskShootsFilter *self);
void        desk_shoots_filter_say         (DeskShootsFilter *self,
                                            const char       *text);

G_END_DECLS
