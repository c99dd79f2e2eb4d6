/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-window.h"

G_BEGIN_DECLS

void desk_preferences_present (DeskWindow *parent);

G_END_DECLS
