/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk-flow.h"

G_BEGIN_DECLS

/* SHO-10: the template of a flow, to be changed; cases that run stay as they began. */
#define DESK_TYPE_SHOOTS_FLOW (desk_shoots_flow_get_type ())
G_DECLARE_FINAL_TYPE (DeskShootsFlow, desk_shoots_flow, DESK, SHOOTS_FLOW, AdwWindow)

void desk_shoots_flow_present (GtkWidget  *parent,
                               DeskOffice *office,
                               const char *flow);

G_END_DECLS
