/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-office.h"

G_BEGIN_DECLS

gboolean desk_studio_window_present (GtkWindow      *parent,
                                     DeskOffice     *office,
                                     const DeskKind *kind,
                                     gint64          id);

G_END_DECLS
