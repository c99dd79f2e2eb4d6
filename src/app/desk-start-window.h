/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-application.h"

G_BEGIN_DECLS

/* The window while there is no studio to show: the first start, or what is wrong with its file. */
#define DESK_TYPE_START_WINDOW (desk_start_window_get_type ())
G_DECLARE_FINAL_TYPE (DeskStartWindow, desk_start_window, DESK, START_WINDOW, AdwWindow)

DeskStartWindow *desk_start_window_new (DeskApplication *application,
                                        const char      *path,
                                        const GError    *problem);

G_END_DECLS
