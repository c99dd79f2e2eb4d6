/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* @error: why the record keeps its name */
typedef void (*DeskTitleEntryFailed) (gpointer      data,
                                      const GError *error);

GtkWidget *desk_title_entry_new (DeskOffice            *office,
                                 const DeskKind        *kind,
                                 gint64                 id,
                                 DeskTitleEntryFailed   failed,
                                 gpointer               data);

G_END_DECLS
