/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-flow-report.h"

G_BEGIN_DECLS

/* SHO-7: a month in pictures: days a step, in time or not, whom the delay belongs to, and
 * how often was shot anew. */
#define DESK_TYPE_SHOOTS_REPORT (desk_shoots_report_get_type ())
G_DECLARE_FINAL_TYPE (DeskShootsReport, desk_shoots_report, DESK, SHOOTS_REPORT, GtkWidget)

GtkWidget *desk_shoots_report_new      (DeskOffice        *office);
void       desk_shoots_report_set_flow (DeskShootsReport  *self,
                                        const char        *flow);
gboolean   desk_shoots_report_refresh  (DeskShootsReport  *self,
                                        GError           **error);
void       desk_shoots_report_get_span (DeskShootsReport  *self,
                                        DeskDate          *from,
                                        DeskDate          *to);

G_END_DECLS
