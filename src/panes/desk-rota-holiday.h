/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-pane.h"
#include "desk-rota.h"

G_BEGIN_DECLS

/* 节假日值班: who is there on a day off, and what the next one must know (ROT-9). */
#define DESK_TYPE_ROTA_HOLIDAY (desk_rota_holiday_get_type ())
G_DECLARE_FINAL_TYPE (DeskRotaHoliday, desk_rota_holiday, DESK, ROTA_HOLIDAY, GtkWidget)

void desk_rota_holiday_show (DeskRotaHoliday   *self,
                             DeskPane          *pane,
                             const DeskRotaDay *day);

G_END_DECLS
