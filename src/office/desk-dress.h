/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

/* The round of the dress check (CON-4) */
#define DESK_DRESS_CHECK "dress"

/* For the acts */
gboolean desk_dress_settle (DeskOffice   *office,
                            DeskChanges  *changes,
                            GError      **error);

G_END_DECLS
