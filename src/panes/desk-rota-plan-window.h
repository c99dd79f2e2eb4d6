/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* 排值日: which days to plan, and what would change, before it does. */
#define DESK_TYPE_ROTA_PLAN_WINDOW (desk_rota_plan_window_get_type ())
G_DECLARE_FINAL_TYPE (DeskRotaPlanWindow, desk_rota_plan_window, DESK, ROTA_PLAN_WINDOW, AdwWindow)

/* @from: the first day that was planned */
typedef void (*DeskRotaPlanned) (DeskDate from,
                                 gpointer data);

GtkWindow *desk_rota_plan_window_present (GtkWidget       *parent,
                                          DeskOffice      *office,
                                          DeskRotaPlanned  planned,
                                          gpointer         data);

G_END_DECLS
