/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-backup.h"
#include "desk-draft.h"
#include "desk-journal.h"
#include "desk-kinds.h"
#include "desk-query.h"
#include "desk-search.h"

G_BEGIN_DECLS

/* A new file in a folder of its own. */
typedef struct
{
  char *folder;
  char *path;
  DeskStore *store;
} Fixture;

#define ADD(name, function)                                                                        \
  g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

void    fixture_set_up    (Fixture       *fixture,
                           gconstpointer  data);
void    fixture_tear_down (Fixture       *fixture,
                           gconstpointer  data);
char   *fixture_file      (Fixture       *fixture,
                           const char    *name);
DeskStore *
        fixture_open      (Fixture       *fixture);
void    remove_tree       (const char    *folder);

gint64  add_record        (DeskStore      *store,
                           const DeskKind *kind,
                           ...) G_GNUC_NULL_TERMINATED;
void    set_field         (DeskStore      *store,
                           const DeskKind *kind,
                           gint64          id,
                           const char     *field,
                           const char     *value);
void    delete_record     (DeskStore      *store,
                           const DeskKind *kind,
                           gint64          id);
gint64  add_person        (DeskStore      *store,
                           const char     *name);
gint64  newest_entry      (DeskStore      *store);
void    undo              (DeskStore      *store,
                           gint64          id);
gint64  count_rows        (DeskStore      *store,
                           const char     *table);
char   *dump_content      (DeskStore      *store);
void    raw_sql           (const char     *path,
                           const char     *sql);
void    assert_sound      (DeskStore      *store);
void    assert_problem    (DeskStore      *store,
                           const char     *part);
void    assert_error      (GError        **error,
                           int             code,
                           const char     *part);

G_END_DECLS
