/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-date.h"

G_BEGIN_DECLS

GtkWidget *desk_date_entry_new (void);

G_END_DECLS
