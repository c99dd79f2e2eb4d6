/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-files.h"
#include "desk-office.h"

G_BEGIN_DECLS

/* A file that belongs to a record of any kind (SEC-4): its content is stored once,
 * however many records have it. */
typedef struct
{
  gint64 id;
  const DeskKind *kind; /* of the record it belongs to */
  gint64 record;
  char *title;          /* what that record is called */
  char *name;           /* "合同.pdf" */
  char *media_type;     /* "application/pdf" */
  gint64 size;
  char *hash;
  char *note;           /* (nullable) */
  char *added;          /* moment */
} DeskAttachment;

/* A file whose content is stored and that is not attached yet. */
typedef struct
{
  DeskStoredFile *stored;
  char *name;
  char *media_type;
} DeskNewAttachment;

/* Which attachments the filing lists; what is 0 or NULL is not asked for. */
typedef struct
{
  const DeskKind *kind;
  gint64 record; /* with @kind */
  gint64 person; /* attached to the person, or to a record that names the person */
  int year;      /* in which it was added */
} DeskFiling;

/* Storing the contents, in any thread; attaching them then is one quick act */
DeskNewAttachment *desk_new_attachment_from_file  (DeskStore            *store,
                                                   const char           *path,
                                                   GError              **error);
DeskNewAttachment *desk_new_attachment_from_bytes (DeskStore            *store,
                                                   const char           *name,
                                                   GBytes               *bytes,
                                                   GError              **error);
void               desk_new_attachment_free       (DeskNewAttachment    *self);

/* Verbs: each is one act. Refused: a kind that takes none and a record that is not
 * there (NOT_FOUND), files the record has already (EXISTS), an empty or impossible
 * name (INVALID) */
GArray         *desk_attachments_add           (DeskOffice           *office,
                                                const DeskKind       *kind,
                                                gint64                record,
                                                GPtrArray            *files,
                                                GError              **error);
GArray         *desk_attachments_add_files     (DeskOffice           *office,
                                                const DeskKind       *kind,
                                                gint64                record,
                                                const char *const    *paths,
                                                GError              **error);
gboolean        desk_attachments_remove        (DeskOffice           *office,
                                                gint64                id,
                                                GError              **error);
gboolean        desk_attachments_rename        (DeskOffice           *office,
                                                gint64                id,
                                                const char           *name,
                                                GError              **error);
gboolean        desk_attachments_set_note      (DeskOffice           *office,
                                                gint64                id,
                                                const char           *note,
                                                GError              **error);
gboolean        desk_attachments_move          (DeskOffice           *office,
                                                const DeskKind       *kind,
                                                gint64                from,
                                                gint64                to,
                                                GError              **error);

/* What there is */
GPtrArray      *desk_attachments_list          (DeskOffice           *office,
                                                const DeskFiling     *filing,
                                                GError              **error);
DeskAttachment *desk_attachments_get           (DeskOffice           *office,
                                                gint64                id,
                                                GError              **error);
DeskAttachment *desk_attachments_get_picture   (DeskOffice           *office,
                                                const DeskKind       *kind,
                                                gint64                record);
guint           desk_attachments_count         (DeskOffice           *office,
                                                const DeskKind       *kind,
                                                gint64                record);
gboolean        desk_attachment_is_picture     (const DeskAttachment *self);
void            desk_attachment_free           (DeskAttachment       *self);

/* The content: a copy to look at, that programs may do with what they like */
char           *desk_attachments_dup_open_path (DeskOffice           *office,
                                                gint64                id,
                                                GError              **error);
char           *desk_attachment_dup_open_path  (const DeskAttachment *self,
                                                DeskStore            *store,
                                                GError              **error);
gboolean        desk_attachments_extract       (DeskOffice           *office,
                                                gint64                id,
                                                const char           *path,
                                                GError              **error);

/* For the office itself: desk_office_check() and the end of every act */
void            desk_attachments_check         (DeskOffice           *office,
                                                GPtrArray            *problems);
gboolean        desk_attachments_settle        (DeskOffice           *office,
                                                DeskChanges          *changes,
                                                GError              **error);
gboolean        desk_attachments_check_draft   (DeskOffice           *office,
                                                DeskDraft            *draft,
                                                GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskAttachment, desk_attachment_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskNewAttachment, desk_new_attachment_free)

G_END_DECLS
