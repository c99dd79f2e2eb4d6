/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-window.h"

G_BEGIN_DECLS

#define DESK_TYPE_SEARCH_POPOVER (desk_search_popover_get_type ())
G_DECLARE_FINAL_TYPE (DeskSearchPopover, desk_search_popover, DESK, SEARCH_POPOVER, GtkPopover)

GtkWidget *desk_search_popover_new (DeskWindow *window);

G_END_DECLS
