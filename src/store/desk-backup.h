/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-store.h"

G_BEGIN_DECLS

gboolean   desk_backup_write   (DeskStore         *store,
                                const char        *path,
                                GError           **error);
gboolean   desk_backup_verify  (const char        *path,
                                const DeskSchema  *schema,
                                GError           **error);
gboolean   desk_backup_restore (const char        *backup,
                                const char        *path,
                                const DeskSchema  *schema,
                                char             **kept_aside,
                                GError           **error);
char      *desk_backup_daily   (DeskStore         *store,
                                const char        *folder,
                                guint              keep_days,
                                GError           **error);
GPtrArray *desk_backup_check   (DeskStore         *store);

G_END_DECLS
