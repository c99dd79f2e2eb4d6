/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-flow.h"

G_BEGIN_DECLS

/* The way of a case: its steps from top to bottom, who signed which and when, every
 * round of them; a click on a signed step shows what was filled in. */
#define DESK_TYPE_SHOOTS_RAIL (desk_shoots_rail_get_type ())
G_DECLARE_FINAL_TYPE (DeskShootsRail, desk_shoots_rail, DESK, SHOOTS_RAIL, GtkWidget)

GtkWidget *desk_shoots_rail_new  (void);
void       desk_shoots_rail_show (DeskShootsRail     *self,
                                  const DeskFlowCase *shoot);

G_END_DECLS
