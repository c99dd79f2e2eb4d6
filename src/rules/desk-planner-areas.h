/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DeskAreaHistory DeskAreaHistory;

DeskAreaHistory *desk_area_history_new     (void);
void             desk_area_history_free    (DeskAreaHistory *self);
void             desk_area_history_add     (DeskAreaHistory *self,
                                            gint64           person,
                                            gint64           area);
guint            desk_area_history_count   (DeskAreaHistory *self,
                                            gint64           person,
                                            gint64           area);
void             desk_planner_assign_areas (DeskAreaHistory *history,
                                            const gint64    *persons,
                                            guint            n_persons,
                                            const gint64    *areas,
                                            guint            n_areas,
                                            gint64          *assigned);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskAreaHistory, desk_area_history_free)

G_END_DECLS
