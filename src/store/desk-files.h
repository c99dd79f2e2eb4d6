/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-store.h"

G_BEGIN_DECLS

/* The contents of attached files (SEC-4). They lie in the folder `<database>.files`,
 * each once, under the SHA-256 of what it holds: `ab/cdef…`. A content never changes;
 * nothing but desk_files_sweep() takes one away. All of this may be called in any
 * thread: of the store only its path is read, but for desk_files_sweep(). */
typedef struct
{
  char *hash; /* 64 hexadecimal digits */
  gint64 size;
} DeskStoredFile;

char           *desk_files_dup_folder    (DeskStore         *store);
char           *desk_files_dup_path      (DeskStore         *store,
                                          const char        *hash);
DeskStoredFile *desk_files_put           (DeskStore         *store,
                                          const char        *path,
                                          GError           **error);
DeskStoredFile *desk_files_put_bytes     (DeskStore         *store,
                                          GBytes            *bytes,
                                          GError           **error);
gboolean        desk_files_has           (DeskStore         *store,
                                          const char        *hash);
gboolean        desk_files_verify        (DeskStore         *store,
                                          const char        *hash,
                                          GError           **error);
gboolean        desk_files_copy_out      (DeskStore         *store,
                                          const char        *hash,
                                          const char        *path,
                                          GError           **error);
gboolean        desk_files_sweep         (DeskStore         *store,
                                          guint             *n_removed,
                                          GError           **error);
void            desk_stored_file_free    (DeskStoredFile    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskStoredFile, desk_stored_file_free)

G_END_DECLS
