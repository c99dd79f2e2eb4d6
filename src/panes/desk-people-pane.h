/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-pane.h"

G_BEGIN_DECLS

#define DESK_TYPE_PEOPLE_PANE (desk_people_pane_get_type ())
G_DECLARE_FINAL_TYPE (DeskPeoplePane, desk_people_pane, DESK, PEOPLE_PANE, DeskPane)

G_END_DECLS
