/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-store.h"

G_BEGIN_DECLS

typedef struct
{
  const DeskKind *kind;
  gint64 id;
  char *title;
} DeskSearchHit;

GPtrArray *desk_search          (DeskStore       *store,
                                 const char      *text,
                                 const DeskKind  *kind,
                                 GError         **error);
char      *desk_search_dup_condition
                                (DeskStore       *store,
                                 const char      *text,
                                 const DeskKind  *kind);
void       desk_search_hit_free (DeskSearchHit   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSearchHit, desk_search_hit_free)

G_END_DECLS
