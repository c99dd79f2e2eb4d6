/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-store.h"

G_BEGIN_DECLS

/* One entry of the journal: who did what, when. */
typedef struct
{
  gint64 id;
  char *at;       /* when it was recorded: UTC, with milliseconds */
  char *happened; /* for when it was recorded: local minute */
  char *actor;
  char *title;
  char *kind;     /* act, undo, redo */
  gint64 target;  /* the entry an undo or redo is about, else 0 */
  gboolean final; /* reversed or voided, never undone */
} DeskJournalEntry;

GPtrArray        *desk_journal_list        (DeskStore         *store,
                                            const char        *from,
                                            const char        *to,
                                            GError           **error);
DeskJournalEntry *desk_journal_get         (DeskStore         *store,
                                            gint64             id,
                                            GError           **error);
DeskChanges      *desk_journal_get_changes (DeskStore         *store,
                                            gint64             id,
                                            GError           **error);
void              desk_journal_entry_free  (DeskJournalEntry  *self);

/* Undo and redo */
DeskJournalEntry *desk_journal_next_undo   (DeskStore         *store,
                                            const char        *actor,
                                            GError           **error);
DeskJournalEntry *desk_journal_next_redo   (DeskStore         *store,
                                            const char        *actor,
                                            GError           **error);
gboolean          desk_journal_undo        (DeskStore         *store,
                                            gint64             id,
                                            GError           **error);
gboolean          desk_journal_redo        (DeskStore         *store,
                                            gint64             id,
                                            GError           **error);

/* Tamper evidence */
gboolean          desk_journal_verify      (sqlite3           *db,
                                            const DeskSchema  *schema,
                                            GPtrArray         *problems);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskJournalEntry, desk_journal_entry_free)

G_END_DECLS
