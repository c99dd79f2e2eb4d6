/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A picture from a file, read and scaled off the main thread; an icon until then, and
 * for what is no picture. */
#define DESK_TYPE_THUMBNAIL (desk_thumbnail_get_type ())
G_DECLARE_FINAL_TYPE (DeskThumbnail, desk_thumbnail, DESK, THUMBNAIL, GtkWidget)

GtkWidget *desk_thumbnail_new (const char  *path,
                               const char  *media_type,
                               int          width,
                               int          height);

G_END_DECLS
