/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-panes.h"
#include "desk-tab.h"

G_BEGIN_DECLS

/* A page of the notebook, whose pane is made when it is first needed. */
#define DESK_TYPE_PAGE (desk_page_get_type ())
G_DECLARE_FINAL_TYPE (DeskPage, desk_page, DESK, PAGE, AdwBin)

DeskPage           *desk_page_new      (const DeskPaneInfo *info,
                                        DeskOffice         *office);
const DeskPaneInfo *desk_page_get_info (DeskPage           *self);
DeskTab            *desk_page_get_tab  (DeskPage           *self);
DeskPane           *desk_page_get_pane (DeskPage           *self);
gboolean            desk_page_is_made  (DeskPage           *self);

G_END_DECLS
