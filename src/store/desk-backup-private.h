/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-backup.h"

G_BEGIN_DECLS

/* The archive of a backup: a zip file with a note of what is in it, the database, and
 * the folder of contents beside it; unpacked by any program it is the studio again. */
gboolean  desk_archive_is              (const char        *path);
gboolean  desk_archive_write           (const char        *path,
                                        const char        *database,
                                        const char        *folder,
                                        GError           **error);
gboolean  desk_archive_check           (const char        *path,
                                        const char        *database,
                                        DeskBackupInfo    *info,
                                        GError           **error);
gboolean  desk_archive_unpack          (const char        *path,
                                        const char        *folder,
                                        GError           **error);

/* The database alone */
sqlite3  *desk_backup_open             (const char        *path,
                                        int                flags,
                                        GError           **error);
gboolean  desk_backup_is_same_file     (const char        *a,
                                        const char        *b);
gboolean  desk_backup_check_other      (const char        *backup,
                                        const char        *path,
                                        GError           **error);
gboolean  desk_backup_check_there      (const char        *path,
                                        GError           **error);
gboolean  desk_backup_verify_database  (const char        *path,
                                        const char        *name,
                                        const DeskSchema  *schema,
                                        const char        *present,
                                        DeskBackupInfo    *info,
                                        GError           **error);
gboolean  desk_backup_copy             (DeskStore         *store,
                                        const char        *path,
                                        GError           **error);
gboolean  desk_backup_has_aside        (const char        *path);

G_END_DECLS
