/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @accepted: whether the user chose to go on */
typedef void (*DeskAlertAnswer) (gboolean accepted,
                                 gpointer data);

typedef enum
{
  DESK_ALERT_SUGGESTED,
  DESK_ALERT_DESTRUCTIVE,
} DeskAlertKind;

void desk_alert_error (GtkWidget       *parent,
                       const char      *heading,
                       const char      *body);
void desk_alert_ask   (GtkWidget       *parent,
                       const char      *heading,
                       const char      *body,
                       const char      *accept,
                       DeskAlertKind    kind,
                       DeskAlertAnswer  answer,
                       gpointer         data);

G_END_DECLS
