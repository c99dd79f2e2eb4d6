/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-window.h"

G_BEGIN_DECLS

void desk_keeping_daily    (DeskWindow *window);
void desk_keeping_backup   (DeskWindow *window);
void desk_keeping_restore  (GtkWindow  *parent,
                            const char *path);

G_END_DECLS
