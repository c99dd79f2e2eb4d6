/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-form.h"
#include "desk-office.h"
#include "desk-rota-propose.h"
#include "desk-sheet.h"

G_BEGIN_DECLS

/* 卫生检查月汇总 on the screen: the table and its bars (ROT-11). */
#define DESK_TYPE_ROTA_SUMMARY (desk_rota_summary_get_type ())
G_DECLARE_FINAL_TYPE (DeskRotaSummary, desk_rota_summary, DESK, ROTA_SUMMARY, GtkWidget)

DeskSheet *desk_rota_summary_get_sheet (DeskRotaSummary  *self);
gboolean   desk_rota_summary_show      (DeskRotaSummary  *self,
                                        DeskOffice       *office,
                                        DeskDate          month,
                                        DeskForm         *form,
                                        GError          **error);

G_END_DECLS
