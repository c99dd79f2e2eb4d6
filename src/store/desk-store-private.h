/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "desk-store.h"

G_BEGIN_DECLS

struct _DeskStore
{
  GObject parent_instance;

  char *path;
  const DeskSchema *schema;
  sqlite3 *db;
  GHashTable *statements; /* SQL → idle prepared statement */

  char *actor;
  char *moment; /* NULL: now */
  DeskStoreSettle settle;
  gpointer settle_data;

  sqlite3_session *session; /* while an act runs */
  int act_depth;
  gboolean act_failed;

  gint64 last_entry;   /* newest journal entry this connection knows */
  char *last_hash;
  gint64 data_version; /* changes when another connection commits */
  GFileMonitor *monitor;
  guint refresh_source;

  GHashTable *records; /* "kind/id" → DeskRecord, not owned: one object a row */
};

struct _DeskAct
{
  DeskStore *store;
  char *title;
  gboolean outermost;
  gboolean final;
};

typedef struct
{
  const char *title;
  const char *kind; /* act, undo, redo */
  gint64 target;    /* the entry undone or redone, else 0 */
  gboolean final;
} DeskJournalHead;

void      desk_store_set_sqlite_error (sqlite3                *db,
                                       const char             *path,
                                       int                     code,
                                       GError                **error);
gboolean  desk_store_exec             (DeskStore              *self,
                                       const char             *sql,
                                       GError                **error);
gboolean  desk_store_run              (DeskStore              *self,
                                       const char             *sql,
                                       GError                **error);
sqlite3_stmt *
          desk_store_take_statement   (DeskStore              *self,
                                       const char             *sql,
                                       GError                **error);
void      desk_store_give_statement   (DeskStore              *self,
                                       sqlite3_stmt           *statement);
GArray   *desk_store_select_ids       (DeskStore              *self,
                                       const char             *sql,
                                       GError                **error);
gboolean  desk_store_catch_up         (DeskStore              *self,
                                       GError                **error);
gboolean  desk_store_start_session    (DeskStore              *self,
                                       GError                **error);
gboolean  desk_store_finish           (DeskStore              *self,
                                       const DeskJournalHead  *head,
                                       DeskChanges           **changes,
                                       GError                **error);
void      desk_store_abort            (DeskStore              *self);
void      desk_store_announce         (DeskStore              *self,
                                       DeskChanges            *changes);
void      desk_store_forget_all       (DeskStore              *self);

gboolean  desk_journal_append         (DeskStore              *self,
                                       const DeskJournalHead  *head,
                                       const void             *changeset,
                                       int                     size,
                                       GError                **error);
GBytes   *desk_journal_read_changeset (DeskStore              *self,
                                       gint64                  id,
                                       GError                **error);
gboolean  desk_journal_read_last      (DeskStore              *self,
                                       GError                **error);

char     *desk_backup_dup_uri         (const char             *path);

gboolean  desk_migrations_run         (DeskStore              *self,
                                       gboolean                is_new,
                                       GError                **error);
gboolean  desk_migrations_run_on      (sqlite3                *db,
                                       const DeskSchema       *schema,
                                       const char             *after,
                                       GError                **error);
int       desk_migrations_read_version
                                      (sqlite3                *db);
int       desk_migrations_newest      (const DeskSchema       *schema);
char     *desk_search_dup_install     (const DeskSchema       *schema,
                                       gboolean                rebuild);
void      desk_functions_install      (sqlite3                *db);

G_END_DECLS
