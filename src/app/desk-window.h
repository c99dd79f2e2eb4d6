/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk-message-bar.h"
#include "desk-office.h"

G_BEGIN_DECLS

/* Where a window that is not the main one keeps its toast overlay (object data). */
#define DESK_TOAST_OVERLAY "desk-toast-overlay"

/* The office on screen: the notebook of panes of one studio. */
#define DESK_TYPE_WINDOW (desk_window_get_type ())
G_DECLARE_FINAL_TYPE (DeskWindow, desk_window, DESK, WINDOW, AdwApplicationWindow)

DeskWindow *desk_window_new          (AdwApplication  *application,
                                      DeskOffice      *office);
DeskOffice *desk_window_get_office   (DeskWindow      *self);
gboolean    desk_window_go           (DeskWindow      *self,
                                      const char      *pane,
                                      const char      *where);
gboolean    desk_window_show_record  (DeskWindow      *self,
                                      const DeskKind  *kind,
                                      gint64           id);
void        desk_window_adopt        (DeskWindow      *self,
                                      GtkWindow       *window);
void        desk_window_toast        (DeskWindow      *self,
                                      const char      *text);
void        desk_window_show_message (DeskWindow      *self,
                                      DeskMessageKind  kind,
                                      const char      *text,
                                      const char      *button,
                                      const char      *action);

G_END_DECLS
