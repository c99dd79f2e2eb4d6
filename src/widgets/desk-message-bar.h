/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  DESK_MESSAGE_INFO,
  DESK_MESSAGE_WARNING,
  DESK_MESSAGE_ERROR,
} DeskMessageKind;

#define DESK_TYPE_MESSAGE_BAR (desk_message_bar_get_type ())
G_DECLARE_FINAL_TYPE (DeskMessageBar, desk_message_bar, DESK, MESSAGE_BAR, GtkWidget)

GtkWidget *desk_message_bar_new   (void);
void       desk_message_bar_show  (DeskMessageBar  *self,
                                   DeskMessageKind  kind,
                                   const char      *text,
                                   const char      *button,
                                   const char      *action,
                                   gboolean         closable);
void       desk_message_bar_clear (DeskMessageBar  *self);

G_END_DECLS
