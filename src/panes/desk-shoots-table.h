/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-shoots-filter.h"

G_BEGIN_DECLS

/* SHO-6: the cases of the board as a table, sorted by any column; those that have ended too
 * if the user wants them. */
#define DESK_TYPE_SHOOTS_TABLE (desk_shoots_table_get_type ())
G_DECLARE_FINAL_TYPE (DeskShootsTable, desk_shoots_table, DESK, SHOOTS_TABLE, GtkWidget)

GtkWidget *desk_shoots_table_new     (DeskOffice       *office,
                                      DeskShootsFilter *filter);
gboolean   desk_shoots_table_refresh (DeskShootsTable  *self,
                                      GError          **error);
gboolean   desk_shoots_table_select  (DeskShootsTable  *self,
                                      gint64            shoot);

G_END_DECLS
