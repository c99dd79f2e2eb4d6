/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-form-ink.h"
#include "desk-form-page.h"

G_BEGIN_DECLS

/* Where everything stands on the paper; private to the page renderer. */

#define DESK_FORM_MM (72.0 / 25.4)
#define DESK_FORM_SMALL_PRINT 8.5

typedef struct
{
  int first_row, end_row; /* of the rows under the head */
  gboolean last;          /* with legend, notes and charts */
} DeskFormPage;

struct _DeskFormPages
{
  gatomicrefcount ref_count;
  DeskForm *form;
  DeskFormInk *ink;
  double page_width, page_height;
  double left, top, width;  /* of what is printed */
  double block_height;      /* of one copy */
  double block_step;        /* from one copy to the next */
  double letters;           /* the size of the letters in the table */
  double *column_widths;
  double *row_heights;
  double title_height, head_height, legend_height, notes_height, foot_height;
  double chart_height;      /* of all charts together */
  char *legend;             /* (nullable) */
  char *notes;              /* (nullable) */
  GArray *pages;            /* DeskFormPage */
};

double    desk_form_layout_padding   (double               letters);
double    desk_form_layout_head_rows (const DeskFormPages *self);
void      desk_form_layout           (DeskFormPages       *self);

G_END_DECLS
