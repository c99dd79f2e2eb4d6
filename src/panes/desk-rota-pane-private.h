/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-forms.h"
#include "desk-period-switcher.h"
#include "desk-rota-key.h"
#include "desk-rota-pane.h"
#include "desk-rota-side.h"
#include "desk-rota-summary.h"
#include "desk-rota.h"
#include "desk-sheet.h"

G_BEGIN_DECLS

struct _DeskRotaPane
{
  DeskPane parent_instance;

  DeskPeriodSwitcher *period;
  GtkStack *stack;
  DeskSheet *week;
  DeskSheet *month;
  GtkLabel *week_legend;
  DeskRotaSummary *summary;
  GtkStack *sides;
  DeskRotaSide *side;
  DeskRotaPropose *propose;

  GPtrArray *days; /* DeskRotaDay: those of the week or the month that is shown */
  gboolean opened; /* the place to begin with was found */
  gboolean told_unplanned;
};

void         desk_rota_pane_add_actions  (DeskRotaPane  *self);
const char  *desk_rota_pane_get_view     (DeskRotaPane  *self);
DeskSheet   *desk_rota_pane_get_sheet    (DeskRotaPane  *self);
void         desk_rota_pane_show         (DeskRotaPane  *self);
void         desk_rota_pane_set_view     (DeskRotaPane  *self,
                                          const char    *view);
void         desk_rota_pane_dress        (const char    *key,
                                          DeskSheetLook *look,
                                          gpointer       data);
DeskRotaDay *desk_rota_pane_find_day     (DeskRotaPane  *self,
                                          DeskDate       date);
void         desk_rota_pane_print        (DeskPane      *pane);
void         desk_rota_pane_export       (DeskPane      *pane);

G_END_DECLS
