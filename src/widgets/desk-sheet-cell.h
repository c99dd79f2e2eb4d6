/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-form.h"

G_BEGIN_DECLS

typedef enum
{
  DESK_SHEET_PLAIN = 0,
  DESK_SHEET_EDIT = 1 << 0, /* typing changes it */
  DESK_SHEET_MARK = 1 << 1, /* takes √ and X from the keypad */
  DESK_SHEET_DRAG = 1 << 2, /* may be dragged onto another one, and dropped on */
} DeskSheetFlags;

/* What the screen adds to a cell of the form; strings belong to the look. */
typedef struct
{
  DeskSheetFlags flags;
  char *placeholder; /* (nullable) dim, where a mark would stand */
  char *note;        /* (nullable) said after the smaller text: "today" */
  char *edit_text;   /* (nullable) what editing begins with */
  const char *edit_hint; /* (nullable) what is to be typed */
  const char *css;   /* (nullable) a class of its own, as "today" */
} DeskSheetLook;

/* One box of the screen: one or more cells of the form that have no line between them. */
#define DESK_TYPE_SHEET_CELL (desk_sheet_cell_get_type ())
G_DECLARE_FINAL_TYPE (DeskSheetCell, desk_sheet_cell, DESK, SHEET_CELL, GtkWidget)

DeskSheetCell *desk_sheet_cell_new          (GtkAccessibleRole    role);
void           desk_sheet_cell_set_parts    (DeskSheetCell       *self,
                                             const DeskForm      *form,
                                             GPtrArray           *parts,
                                             gboolean             block,
                                             const DeskSheetLook *look);
const char    *desk_sheet_cell_get_text     (DeskSheetCell       *self);
const char    *desk_sheet_cell_get_title    (DeskSheetCell       *self);
DeskSheetFlags desk_sheet_cell_get_flags    (DeskSheetCell       *self);
void           desk_sheet_cell_set_selected (DeskSheetCell       *self,
                                             gboolean             selected);
GtkWidget     *desk_sheet_cell_begin_edit   (DeskSheetCell       *self,
                                             gboolean             replace);
void           desk_sheet_cell_end_edit     (DeskSheetCell       *self,
                                             gboolean             keep);
gboolean       desk_sheet_cell_is_editing   (DeskSheetCell       *self);

G_END_DECLS
