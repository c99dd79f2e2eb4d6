/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-files.h"

G_BEGIN_DECLS

/* One content on its way into a folder of files: nobody sees it before it is whole. */
typedef struct _DeskFileWriter DeskFileWriter;

DeskFileWriter *desk_file_writer_new     (const char      *folder,
                                          GError         **error);
gboolean        desk_file_writer_add     (DeskFileWriter  *self,
                                          const void      *data,
                                          gsize            size,
                                          GError         **error);
gboolean        desk_file_writer_is      (DeskFileWriter  *self,
                                          const char      *hash);
DeskStoredFile *desk_file_writer_finish  (DeskFileWriter  *self,
                                          GError         **error);
void            desk_file_writer_free    (DeskFileWriter  *self);

/* What the store and its backups share about the folder */
void            desk_files_set_error     (const char      *path,
                                          int              code,
                                          GError         **error);
gboolean        desk_files_write_all     (int              fd,
                                          const void      *data,
                                          gsize            size);
void            desk_files_sync_folder   (const char      *folder);
char           *desk_files_dup_folder_of (const char      *database);
char           *desk_files_dup_path_in   (const char      *folder,
                                          const char      *hash);
gboolean        desk_files_is_hash       (const char      *text);
GPtrArray      *desk_files_list          (const char      *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskFileWriter, desk_file_writer_free)

G_END_DECLS
