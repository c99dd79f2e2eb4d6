/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk-office.h"

G_BEGIN_DECLS

GtkWidget *desk_conduct_entry_new (DeskOffice *office);

G_END_DECLS
