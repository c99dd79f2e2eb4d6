/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-attachments.h"

G_BEGIN_DECLS

/* One file of a DeskAttachmentList, with the actions of its group "attachment". */
#define DESK_TYPE_ATTACHMENT_ROW (desk_attachment_row_get_type ())
G_DECLARE_FINAL_TYPE (DeskAttachmentRow, desk_attachment_row, DESK, ATTACHMENT_ROW, GtkWidget)

GtkWidget *desk_attachment_row_new    (DeskOffice            *office,
                                       const DeskAttachment  *attachment,
                                       gboolean               large);
gint64     desk_attachment_row_get_id (DeskAttachmentRow     *self);
void       desk_attachment_row_rename (DeskAttachmentRow     *self);

G_END_DECLS
