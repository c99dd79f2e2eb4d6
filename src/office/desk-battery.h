/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

/* A measured endurance of a battery (INV-6). */
typedef struct
{
  gint64 id;
  gint64 battery; /* an item's batteries are 1, 2 … */
  char *taken;
  gint64 minutes;
  gint64 baseline; /* the first measurement of the same battery */
  int percent;     /* of the baseline */
  gboolean is_new; /* the battery was replaced */
} DeskBatteryReading;

GPtrArray *desk_battery_history      (DeskOffice           *office,
                                      gint64                item,
                                      GError              **error);
gint64     desk_battery_count        (DeskOffice           *office,
                                      gint64                item,
                                      const char           *accessories);
gboolean   desk_battery_add          (DeskOffice           *office,
                                      gint64                item,
                                      gint64                battery,
                                      gint64                minutes,
                                      gint64                loan,
                                      GError              **error);
gboolean   desk_battery_settle_item  (DeskOffice           *office,
                                      gint64                item,
                                      GError              **error);
void       desk_battery_reading_free (DeskBatteryReading   *self);

G_END_DECLS
