/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-equipment.h"

G_BEGIN_DECLS

gboolean desk_equipment_refuse      (GError      **error,
                                     const char   *format,
                                     ...) G_GNUC_PRINTF (2, 3);
char    *desk_equipment_next_number (DeskOffice   *office,
                                     const char   *table,
                                     const char   *column,
                                     const char   *prefix,
                                     GError      **error);
gboolean desk_equipment_moment      (DeskOffice   *office,
                                     char        **moment,
                                     DeskDate     *day);

G_END_DECLS
