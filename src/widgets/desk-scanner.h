/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @word: what a label says. Returns: whether it was something known here */
typedef gboolean (*DeskScanned) (const char *word,
                                 gpointer    data);

void desk_scanner_attach    (GtkWidget   *window,
                             DeskScanned  scanned,
                             gpointer     data);
void desk_scanner_set_taker (GtkWidget   *widget);

G_END_DECLS
