/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* Who had something, when and in what condition (INV-12, INV-13). */
void desk_inventory_history_show (GtkWidget      *box,
                                  DeskOffice     *office,
                                  const DeskKind *kind,
                                  gint64          id);

G_END_DECLS
