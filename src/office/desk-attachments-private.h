/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-attachments.h"

G_BEGIN_DECLS

gboolean  desk_attachments_check_name (const char      *name,
                                       GError         **error);
gboolean  desk_attachments_is_there   (DeskOffice      *office,
                                       const DeskKind  *kind,
                                       gint64           record);
char     *desk_attachments_dup_title  (DeskOffice      *office,
                                       const DeskKind  *kind,
                                       gint64           record);

G_END_DECLS
