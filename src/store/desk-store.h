/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "desk-changes.h"
#include "desk-error.h"
#include "desk-kind.h"
#include "desk-rows.h"

G_BEGIN_DECLS

#define DESK_TYPE_STORE (desk_store_get_type ())
G_DECLARE_FINAL_TYPE (DeskStore, desk_store, DESK, STORE, GObject)

typedef struct _DeskAct DeskAct;

typedef enum
{
  DESK_STORE_OPEN = 0,
  DESK_STORE_CREATE = 1 << 0, /* a new file, never over an old one */
} DeskStoreFlags;

/**
 * DeskStoreSettle:
 * @changes: what the act did so far
 *
 * Draws the consequences of an act (and of undoing one) and checks what must
 * always hold, in the same transaction.
 *
 * Returns: whether the act may stand
 */
typedef gboolean (*DeskStoreSettle) (DeskStore    *store,
                                     DeskChanges  *changes,
                                     gpointer      data,
                                     GError      **error);

DeskStore        *desk_store_open        (const char        *path,
                                          const DeskSchema  *schema,
                                          DeskStoreFlags     flags,
                                          GError           **error);
const char       *desk_store_get_path    (DeskStore         *self);
const DeskSchema *desk_store_get_schema  (DeskStore         *self);
const DeskKind   *desk_store_find_kind   (DeskStore         *self,
                                          const char        *name);
void              desk_store_set_settle  (DeskStore         *self,
                                          DeskStoreSettle    settle,
                                          gpointer           data);
void              desk_store_set_actor   (DeskStore         *self,
                                          const char        *actor);
const char       *desk_store_get_actor   (DeskStore         *self);
void              desk_store_set_moment  (DeskStore         *self,
                                          const char        *moment);
char             *desk_store_get_moment  (DeskStore         *self);

/* Acts: the one way to change data */
DeskAct          *desk_store_begin       (DeskStore         *self,
                                          GError           **error,
                                          const char        *title);
DeskAct          *desk_store_begin_final (DeskStore         *self,
                                          GError           **error,
                                          const char        *title);
gboolean          desk_act_commit        (DeskAct           *act,
                                          GError           **error);
void              desk_act_rollback      (DeskAct           *act);
gboolean          desk_store_in_act      (DeskStore         *self);

/* SQL, for the store, the models and the office only */
DeskRows         *desk_store_select      (DeskStore         *self,
                                          GError           **error,
                                          const char        *sql,
                                          const char        *types,
                                          ...);
gboolean          desk_store_execute     (DeskStore         *self,
                                          GError           **error,
                                          const char        *sql,
                                          const char        *types,
                                          ...);
gboolean          desk_store_execute_values
                                         (DeskStore         *self,
                                          GError           **error,
                                          const char        *sql,
                                          const DeskValue   *const *values,
                                          guint              n_values);
gint64            desk_store_last_id     (DeskStore         *self);

/* What others wrote */
gboolean          desk_store_refresh     (DeskStore         *self,
                                          GError           **error);
void              desk_store_watch       (DeskStore         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskAct, desk_act_rollback)

G_END_DECLS
