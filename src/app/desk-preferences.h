/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-office.h"

G_BEGIN_DECLS

void desk_preferences_present (GtkWindow  *parent,
                               DeskOffice *office);

G_END_DECLS
