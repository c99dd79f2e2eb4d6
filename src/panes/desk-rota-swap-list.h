/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-pane.h"

G_BEGIN_DECLS

GtkWidget *desk_rota_swap_list_new (DeskPane   *pane,
                                    DeskDate    date,
                                    gint64      person,
                                    const char *name);

G_END_DECLS
