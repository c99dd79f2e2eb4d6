/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* The files of one record, as a section of its editor: pictures are seen, everything can
 * be opened, files are added by button, drop and paste (SEC-4). */
#define DESK_TYPE_ATTACHMENT_LIST (desk_attachment_list_get_type ())
G_DECLARE_FINAL_TYPE (DeskAttachmentList, desk_attachment_list, DESK, ATTACHMENT_LIST, GtkWidget)

GtkWidget *desk_attachment_list_new   (DeskOffice          *office,
                                       const DeskKind      *kind);
void       desk_attachment_list_show  (DeskAttachmentList  *self,
                                       gint64               record);
void       desk_attachment_list_add   (DeskAttachmentList  *self,
                                       const char *const   *paths);

G_END_DECLS
