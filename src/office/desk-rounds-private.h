/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-rounds.h"

G_BEGIN_DECLS

DeskDate desk_rounds_day (const DeskRound *round,
                          DeskDate date);
DeskDate desk_rounds_today (DeskOffice *office);
char *desk_rounds_format_day (const DeskRound *round,
                              DeskDate date);
GPtrArray *desk_rounds_read_columns (DeskOffice *office,
                                     gint64 round,
                                     GError **error);

/* Who checks, stands in and signs (PEO-2) */
gboolean desk_rounds_is_present (DeskOffice *office,
                                 gint64 person,
                                 DeskDate date);
gint64 desk_rounds_acting_head (DeskOffice *office,
                                gint64 department,
                                DeskDate date);
gint64 desk_rounds_stand_in (DeskOffice *office,
                             gint64 responsible,
                             gint64 department,
                             DeskDate date);
gint64 desk_rounds_checker (DeskOffice *office,
                            const DeskRound *round,
                            gint64 responsible,
                            gint64 department,
                            DeskDate date);
gboolean desk_rounds_may_check (DeskOffice *office,
                                const DeskRound *round,
                                gint64 responsible,
                                gint64 department,
                                gint64 by,
                                GError **error);
gint64 desk_rounds_find_signer (DeskOffice *office,
                                const DeskRound *round,
                                gint64 department,
                                DeskDate date,
                                gint64 by,
                                GError **error);

G_END_DECLS
