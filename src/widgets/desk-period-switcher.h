/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-date.h"

G_BEGIN_DECLS

typedef enum
{
  DESK_PERIOD_WEEK,
  DESK_PERIOD_MONTH,
} DeskPeriod;

#define DESK_TYPE_PERIOD_SWITCHER (desk_period_switcher_get_type ())
G_DECLARE_FINAL_TYPE (DeskPeriodSwitcher, desk_period_switcher, DESK, PERIOD_SWITCHER, GtkWidget)

GtkWidget *desk_period_switcher_new        (void);
void       desk_period_switcher_set_period (DeskPeriodSwitcher *self,
                                            DeskPeriod          period);
DeskPeriod desk_period_switcher_get_period (DeskPeriodSwitcher *self);
void       desk_period_switcher_set_date   (DeskPeriodSwitcher *self,
                                            DeskDate            date);
DeskDate   desk_period_switcher_get_date   (DeskPeriodSwitcher *self);
DeskDate   desk_period_switcher_get_start  (DeskPeriodSwitcher *self);
DeskDate   desk_period_switcher_get_end    (DeskPeriodSwitcher *self);
void       desk_period_switcher_move       (DeskPeriodSwitcher *self,
                                            int                 periods);

G_END_DECLS
