/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"
#include "desk-query.h"

G_BEGIN_DECLS

/* The ledger of rewards and fines (CON-2): proposed → confirmed → closed. Nothing is
 * deleted: what was confirmed is reversed by a new entry of the opposite amount. */

/* Within an act */
gboolean desk_ledger_propose     (DeskOffice    *office,
                                  DeskDate       date,
                                  gint64         person,
                                  const char    *clause,
                                  DeskMoney      amount,
                                  const char    *kind,
                                  const char    *evidence,
                                  const char    *source,
                                  GError       **error);

/* Each is one act; all entries or none */
gboolean desk_ledger_confirm     (DeskOffice    *office,
                                  const gint64  *entries,
                                  guint          n_entries,
                                  GError       **error);
gboolean desk_ledger_dismiss     (DeskOffice    *office,
                                  const gint64  *entries,
                                  guint          n_entries,
                                  const char    *reason,
                                  GError       **error);
char    *desk_ledger_reverse     (DeskOffice    *office,
                                  gint64         entry,
                                  const char    *reason,
                                  GError       **error);

/* Which entries a list shows, the newest first */
typedef struct
{
  DeskDate from, to;
  const char *state; /* (nullable): any */
  gint64 person;     /* 0: anyone */
} DeskLedgerFilter;

void     desk_ledger_filter      (DeskQuery               *entries,
                                  const DeskLedgerFilter  *filter);

/* What the month comes to, in fen */
typedef struct
{
  guint n_proposed;
  guint n_confirmed;
  DeskMoney proposed;  /* negative: people pay */
  DeskMoney confirmed;
} DeskLedgerTotals;

GArray  *desk_ledger_list_proposed
                                 (DeskOffice        *office,
                                  DeskDate           from,
                                  DeskDate           to,
                                  GError           **error);
gboolean desk_ledger_get_totals  (DeskOffice        *office,
                                  DeskDate           from,
                                  DeskDate           to,
                                  DeskLedgerTotals  *totals,
                                  GError           **error);

/* For desk-records.c: entries by hand */
void     desk_ledger_complete    (DeskOffice  *office,
                                  DeskDraft   *draft);
gboolean desk_ledger_check_draft (DeskOffice  *office,
                                  DeskDraft   *draft,
                                  GError     **error);
gboolean desk_ledger_is_final    (DeskDraft   *draft);

G_END_DECLS
