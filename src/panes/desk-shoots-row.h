/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-flow.h"

G_BEGIN_DECLS

/* A case in a list that says when it changed. */
#define DESK_TYPE_SHOOTS_ROW (desk_shoots_row_get_type ())
G_DECLARE_FINAL_TYPE (DeskShootsRow, desk_shoots_row, DESK, SHOOTS_ROW, GObject)

DeskShootsRow      *desk_shoots_row_new      (DeskFlowCard  *card);
const DeskFlowCard *desk_shoots_row_get_card (DeskShootsRow *self);
void                desk_shoots_row_set_card (DeskShootsRow *self,
                                              DeskFlowCard  *card);

G_END_DECLS
