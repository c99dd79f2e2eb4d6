/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An amount in fen (0.01 yuan); never a floating-point number. */
typedef gint64 DeskMoney;

gboolean  desk_money_parse     (const char *text,
                                DeskMoney  *amount);
char     *desk_money_to_text   (DeskMoney   amount);

G_END_DECLS
