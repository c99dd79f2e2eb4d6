/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-flow.h"

G_BEGIN_DECLS

/* What else happened to a case: the days it is booked in the diary, pauses, wrong turns and
 * complaints, what was said with the client. */
#define DESK_TYPE_SHOOTS_HISTORY (desk_shoots_history_get_type ())
G_DECLARE_FINAL_TYPE (DeskShootsHistory, desk_shoots_history, DESK, SHOOTS_HISTORY, GtkWidget)

GtkWidget *desk_shoots_history_new  (DeskOffice         *office);
void       desk_shoots_history_show (DeskShootsHistory  *self,
                                     const DeskFlowCase *shoot);

G_END_DECLS
