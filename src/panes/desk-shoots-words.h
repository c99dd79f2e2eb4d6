/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-board.h"
#include "desk-flow.h"

G_BEGIN_DECLS

/* What is said of a case wherever it is shown. */
const char   *desk_shoots_card_title   (const DeskFlowCard *card);
char         *desk_shoots_goods_words  (const DeskFlowCard *card);
char         *desk_shoots_due_words    (const DeskFlowCard *card);
char         *desk_shoots_round_words  (gint64              round);
char         *desk_shoots_count_words  (guint               n_cards,
                                        guint               n_overdue,
                                        guint               n_paused);
double        desk_shoots_progress     (const DeskFlowCard *card);
DeskBoardLook desk_shoots_look         (const DeskFlowCard *card);
const char   *desk_shoots_pause_words  (const char         *reason);
char         *desk_shoots_moment_words (const char         *moment);
gint64        desk_shoots_actor        (DeskOffice         *office);

G_END_DECLS
