/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-stocktake.h"

G_BEGIN_DECLS

DeskStocktake *desk_stocktake_get_open (DeskOffice *office,
                                        gint64 id,
                                        GError **error);
DeskStocktakeLine *desk_stocktake_get_line (DeskStocktake *self,
                                            gint64 line,
                                            GError **error);

G_END_DECLS
