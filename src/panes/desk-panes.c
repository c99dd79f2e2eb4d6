/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-panes.h"

#include "desk-conduct-pane.h"
#include "desk-inventory-pane.h"
#include "desk-language.h"
#include "desk-meetings-pane.h"
#include "desk-people-pane.h"
#include "desk-rota-pane.h"
#include "desk-shoots-pane.h"
#include "desk-today-pane.h"

const DeskPaneInfo desk_panes[] = {
  { "today", N_ ("Today"), "alarm-symbolic", desk_today_pane_get_type },
  { "rota", N_ ("Rota"), "desk-rota-symbolic", desk_rota_pane_get_type },
  { "people", N_ ("People"), "system-users-symbolic", desk_people_pane_get_type },
  { "inventory", N_ ("Equipment"), "camera-photo-symbolic", desk_inventory_pane_get_type },
  { "shoots", N_ ("Shoots"), "desk-shoots-symbolic", desk_shoots_pane_get_type },
  { "meetings", N_ ("Meetings"), "desk-meetings-symbolic", desk_meetings_pane_get_type },
  { "conduct", N_ ("Conduct"), "desk-conduct-symbolic", desk_conduct_pane_get_type },
  { NULL },
};
