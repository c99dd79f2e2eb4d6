/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "desk-record.h"

G_BEGIN_DECLS

#define DESK_TYPE_QUERY (desk_query_get_type ())
G_DECLARE_FINAL_TYPE (DeskQuery, desk_query, DESK, QUERY, GObject)

DeskQuery *desk_query_new        (DeskStore       *store,
                                  const DeskKind  *kind);
void       desk_query_set_filter (DeskQuery       *self,
                                  const char      *where);
void       desk_query_set_order  (DeskQuery       *self,
                                  const char      *order);
void       desk_query_set_search (DeskQuery       *self,
                                  const char      *text);
guint      desk_query_find       (DeskQuery       *self,
                                  gint64           id);

G_END_DECLS
