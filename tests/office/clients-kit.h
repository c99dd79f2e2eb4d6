/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-clients.h"
#include "desk-diary.h"
#include "desk-flow.h"
#include "desk-goods.h"
#include "lending-kit.h"

G_BEGIN_DECLS

/* The studio of the lending kit on 2026-11-23, a Monday, with clients S1 to S4, the sets
 * 一棚 and 二棚, P05 as shoot coordinator and the photographers P05, P06 and P07. */
Studio *clients_studio  (void);
gint64  clients_find    (Studio      *studio,
                         const char  *number);
gint64  clients_case    (Studio      *studio,
                         const char  *client);
void    clients_next    (Studio      *studio,
                         gint64       shoot);
void    clients_pass    (Studio      *studio,
                         gint64       shoot,
                         const char  *step);
void    clients_assert  (Studio      *studio,
                         const char  *sql,
                         const char  *expected);

G_END_DECLS
