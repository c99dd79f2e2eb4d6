/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-inventory-care.h"
#include "desk-inventory-check.h"
#include "desk-inventory-keys.h"
#include "desk-inventory-list.h"
#include "desk-inventory-loans.h"
#include "desk-inventory-pane.h"
#include "desk-inventory-side.h"
#include "desk-inventory-stocktake.h"
#include "desk-inventory-supplies.h"
#include "desk-query.h"

G_BEGIN_DECLS

struct _DeskInventoryPane
{
  DeskPane parent_instance;

  DeskQuery *everything; /* whether there is any item at all */
  gboolean adding;       /* the editor has an item that is not in the file */

  GtkWidget *views;
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkWidget *import;
  GtkMenuButton *print;
  GtkWidget *take_back;
  GtkWidget *lend;

  DeskRecordTable *list;
  DeskInventoryLoans *loans;
  DeskInventoryCheck *check;
  DeskInventoryCare *care;
  DeskInventoryStocktake *stocktake;
  DeskInventorySupplies *supplies;
  DeskInventoryKeys *keys;
  DeskInventorySide *side;
};

const char *desk_inventory_pane_get_view    (DeskInventoryPane *self);
void        desk_inventory_pane_set_view    (DeskInventoryPane *self,
                                             const char        *view);
gboolean    desk_inventory_pane_select      (DeskInventoryPane *self,
                                             gint64             item);
void        desk_inventory_pane_add_item    (DeskInventoryPane *self);
void        desk_inventory_pane_search      (DeskInventoryPane *self,
                                             const char        *text);

/* desk-inventory-actions.c */
void        desk_inventory_pane_add_actions (DeskInventoryPane *self);
gboolean    desk_inventory_pane_scan        (DeskPane          *pane,
                                             const char        *word);
void        desk_inventory_pane_print       (DeskPane          *pane);
void        desk_inventory_pane_export      (DeskPane          *pane);

G_END_DECLS
