/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-store.h"

G_BEGIN_DECLS

/* What is in a backup, to look at before it is restored. */
typedef struct
{
  char *made;       /* moment; of an old plain backup that of its file */
  gint64 size;      /* of the backup, in bytes */
  guint n_files;    /* contents of attachments */
  gint64 n_entries; /* acts in its journal */
  char *last_at;    /* (nullable): moment of the newest act */
  char *last_actor;
  char *last_title;
  gint64 n_later;   /* acts that the present file has after it; -1: it has another past,
                     * -2: there is none to compare with */
} DeskBackupInfo;

gboolean        desk_backup_write         (DeskStore             *store,
                                           const char            *path,
                                           GError               **error);
gboolean        desk_backup_verify        (const char            *path,
                                           const DeskSchema      *schema,
                                           GError               **error);
gboolean        desk_backup_restore       (const char            *backup,
                                           const char            *path,
                                           const DeskSchema      *schema,
                                           char                 **kept_aside,
                                           GError               **error);
char           *desk_backup_daily         (DeskStore             *store,
                                           const char            *folder,
                                           guint                  keep_days,
                                           GError               **error);
GPtrArray      *desk_backup_check         (DeskStore             *store);

/* The preview of a restore */
DeskBackupInfo *desk_backup_inspect       (const char            *path,
                                           const DeskSchema      *schema,
                                           const char            *present,
                                           GError               **error);
char           *desk_backup_info_to_text  (const DeskBackupInfo  *self);
void            desk_backup_info_free     (DeskBackupInfo        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskBackupInfo, desk_backup_info_free)

G_END_DECLS
