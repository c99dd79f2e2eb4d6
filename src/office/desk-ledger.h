/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

gboolean desk_ledger_propose (DeskOffice  *office,
                              DeskDate     date,
                              gint64       person,
                              const char  *clause,
                              DeskMoney    amount,
                              const char  *kind,
                              const char  *evidence,
                              const char  *source,
                              GError     **error);

G_END_DECLS
