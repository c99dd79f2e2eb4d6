/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-window.h"

G_BEGIN_DECLS

gboolean desk_studio_window_present (DeskWindow     *parent,
                                     const DeskKind *kind,
                                     gint64          id);

G_END_DECLS
