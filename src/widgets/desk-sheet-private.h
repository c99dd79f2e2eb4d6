/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-sheet.h"

G_BEGIN_DECLS

/* A box of the sheet; places are counted in lines that are drawn, not in the form's. */
typedef struct
{
  int row, column, rows, columns;
  gboolean head; /* cannot be selected */
  GPtrArray *parts; /* DeskFormCell, of the form */
  const char *key;  /* (nullable) the first that a part has */
  DeskSheetCell *cell;
} DeskSheetItem;

/* A row or a column between two lines. */
typedef struct
{
  double weight;  /* of a column: its share of the width; of a row: of what height is left */
  gboolean tall;  /* a row that may grow a lot, as a calendar's */
  int least, most;
  int position, size; /* allocated */
} DeskSheetTrack;

/* The form's table as boxes between lines. */
typedef struct
{
  GPtrArray *items; /* DeskSheetItem */
  GArray *rows, *columns; /* DeskSheetTrack */
} DeskSheetPlan;

DeskSheetPlan *desk_sheet_plan_new        (DeskForm            *form);
void           desk_sheet_plan_free       (DeskSheetPlan       *self);
gboolean       desk_sheet_plan_same       (const DeskSheetPlan *self,
                                           const DeskSheetPlan *other);
DeskSheetItem *desk_sheet_plan_at         (const DeskSheetPlan *self,
                                           int                  row,
                                           int                  column);
void           desk_sheet_plan_measure    (DeskSheetPlan       *self,
                                           GtkOrientation       orientation,
                                           int                  width,
                                           int                 *minimum,
                                           int                 *natural);
void           desk_sheet_plan_allocate   (DeskSheetPlan       *self,
                                           int                  width,
                                           int                  height);

struct _DeskSheet
{
  GtkWidget parent_instance;

  DeskForm *form;
  DeskSheetPlan *plan;
  DeskSheetDress dress;
  gpointer dress_data;

  DeskSheetItem *selected; /* (nullable) where the cursor is */
  DeskSheetItem *anchor;   /* (nullable) the other end of what is selected */
  int row, column;         /* where the cursor came from, in boxes that cover several */
  char *selected_key;
};

enum
{
  DESK_SHEET_CELL_ACTIVATED,
  DESK_SHEET_CELL_SELECTED,
  DESK_SHEET_MARKED,
  DESK_SHEET_MARK_OTHERS,
  DESK_SHEET_EDITED,
  DESK_SHEET_DROPPED,
  DESK_SHEET_N_SIGNALS
};

extern guint desk_sheet_signals[DESK_SHEET_N_SIGNALS];

void           desk_sheet_init_input      (DeskSheet           *self);
void           desk_sheet_init_cell       (DeskSheet           *self,
                                           DeskSheetItem       *item);
void           desk_sheet_select_item     (DeskSheet           *self,
                                           DeskSheetItem       *item,
                                           gboolean             extend);
gboolean       desk_sheet_move            (DeskSheet           *self,
                                           int                  rows,
                                           int                  columns,
                                           gboolean             extend);
DeskSheetItem *desk_sheet_find_cell       (DeskSheet           *self,
                                           GtkWidget           *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSheetPlan, desk_sheet_plan_free)

G_END_DECLS
