/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No more places than this are kept of one table: a small packed file cannot fill the memory. */
#define DESK_TABLE_MAX_CELLS   4000000
/* As in Excel. */
#define DESK_TABLE_MAX_COLUMNS 16384
#define DESK_TABLE_MAX_ROWS    1048576

/**
 * DeskTable:
 *
 * A table as it came from a file or from the clipboard: a head row, and below
 * it rows of texts. Cells are clean (desk_text_clean()) and without white space
 * at both ends; rows that are wholly empty are left out, and so are empty
 * columns at the right end. Each row knows the number under which a person
 * finds it in the source.
 */
typedef struct _DeskTable DeskTable;

/**
 * DeskTableProblem:
 * @row_number: the row, as a person sees it in the source
 * @column: the column, from 0
 * @message: one sentence for the user
 *
 * What a reader found wrong with one place of a table. The table is readable
 * all the same; whoever imports refuses such a row where the column matters to
 * it, and always where desk_table_row_is_long().
 */
typedef struct
{
  int   row_number;
  int   column;
  char *message;
} DeskTableProblem;

DeskTable              *desk_table_ref               (DeskTable        *self);
void                    desk_table_unref             (DeskTable        *self);
const char             *desk_table_get_file          (DeskTable        *self);
const char             *desk_table_get_sheet         (DeskTable        *self);
int                     desk_table_get_head_number   (DeskTable        *self);
guint                   desk_table_get_n_columns     (DeskTable        *self);
guint                   desk_table_get_n_rows        (DeskTable        *self);
const char *const      *desk_table_get_heads         (DeskTable        *self);
const char             *desk_table_get_column_name   (DeskTable        *self,
                                                      guint             column);
int                     desk_table_get_row_number    (DeskTable        *self,
                                                      guint             row);
const char             *desk_table_get_cell          (DeskTable        *self,
                                                      guint             row,
                                                      guint             column);
gboolean                desk_table_row_is_long       (DeskTable        *self,
                                                      guint             row);
guint                   desk_table_get_n_problems    (DeskTable        *self);
const DeskTableProblem *desk_table_get_problem       (DeskTable        *self,
                                                      guint             index);
char                   *desk_table_column_letters    (guint             column);

/* For readers: a table is made row by row and then settled. */
DeskTable              *desk_table_new               (const char       *file,
                                                      const char       *sheet);
GRefString             *desk_table_make_text         (const char       *text,
                                                      gssize            length);
void                    desk_table_add_row           (DeskTable        *self,
                                                      int               row_number);
gboolean                desk_table_add_cell          (DeskTable        *self,
                                                      guint             column,
                                                      GRefString       *text,
                                                      GError          **error);
gboolean                desk_table_add_problem       (DeskTable        *self,
                                                      int               row_number,
                                                      guint             column,
                                                      const char       *message,
                                                      GError          **error);
int                     desk_table_find_head         (DeskTable        *self);
gboolean                desk_table_settle            (DeskTable        *self,
                                                      int               last_head_number,
                                                      GError          **error);
gboolean                desk_table_fill              (DeskTable        *self,
                                                      int               first_number,
                                                      int               last_number,
                                                      guint             first_column,
                                                      guint             last_column,
                                                      GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskTable, desk_table_unref)

G_END_DECLS
