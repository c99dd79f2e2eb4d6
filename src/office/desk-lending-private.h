/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-lending.h"

G_BEGIN_DECLS

/* Who may hand over and who may approve */
gint64   desk_lending_keeper          (DeskOffice   *office,
                                       gint64        item,
                                       DeskDate      day,
                                       gint64        by,
                                       GError      **error);
gboolean desk_lending_check_leader    (DeskOffice   *office,
                                       gint64        leader,
                                       gint64        person,
                                       DeskDate      day,
                                       const char   *rule,
                                       GError      **error);

/* Whether an item is free */
gboolean desk_reservations_check_free (DeskOffice   *office,
                                       gint64        item,
                                       const char   *from,
                                       const char   *until,
                                       gint64        except,
                                       GError      **error);
gboolean desk_reservations_settle     (DeskOffice   *office,
                                       gint64        item,
                                       GError      **error);
gboolean desk_lending_check_draft     (DeskOffice   *office,
                                       DeskDraft    *draft,
                                       GError      **error);

G_END_DECLS
