/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-office.h"
#include "desk-query.h"

G_BEGIN_DECLS

/* All records of a kind as a table, and the editor of the one that is chosen. */
#define DESK_TYPE_RECORD_LIST (desk_record_list_get_type ())
G_DECLARE_FINAL_TYPE (DeskRecordList, desk_record_list, DESK, RECORD_LIST, GtkWidget)

GtkWidget *desk_record_list_new    (DeskOffice       *office,
                                    const DeskKind   *kind);
gboolean   desk_record_list_select (DeskRecordList   *self,
                                    gint64            id);

/* The table's parts, for panes that build their own */
void       desk_record_list_add_column
                                   (GtkColumnView    *view,
                                    const DeskField  *field);

G_END_DECLS
