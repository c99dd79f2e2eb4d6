/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "desk-date.h"
#include "desk-money.h"

G_BEGIN_DECLS

typedef enum
{
  DESK_FORM_PORTRAIT,
  DESK_FORM_LANDSCAPE,
} DeskFormOrientation;

/* How a form takes its paper. */
typedef enum
{
  DESK_FORM_ONE_PAGE, /* never a second page; rows and letters grow or shrink to fill the one */
  DESK_FORM_FILL,     /* fills one page where its rows fit, else runs on */
  DESK_FORM_FLOW,     /* rows keep their height and run over as many pages as they need */
  DESK_FORM_LABELS,   /* stickers: rows and columns keep their least size, amid the sheet */
} DeskFormFlow;

typedef enum
{
  DESK_FORM_EMPTY,
  DESK_FORM_TEXT,
  DESK_FORM_MARK,    /* √ X 休 假, a text of its own meaning */
  DESK_FORM_CODE,    /* a text that paper shows as a QR code */
  DESK_FORM_INTEGER,
  DESK_FORM_DECIMAL,
  DESK_FORM_MONEY,   /* fen */
  DESK_FORM_DATE,
  DESK_FORM_PERCENT, /* 0.25 is 25 % */
} DeskFormValue;

/* Where none of the three is given, words stand at the start, numbers at the
 * end, dates and marks in the centre. */
typedef enum
{
  DESK_FORM_PLAIN = 0,
  DESK_FORM_BOLD = 1 << 0,
  DESK_FORM_DIM = 1 << 1,         /* of less weight than its neighbours */
  DESK_FORM_SMALL = 1 << 2,
  DESK_FORM_LARGE = 1 << 3,
  DESK_FORM_LEAD = 1 << 4,        /* the first line of the text is its heading */
  DESK_FORM_START = 1 << 5,
  DESK_FORM_CENTER = 1 << 6,
  DESK_FORM_END = 1 << 7,
  DESK_FORM_TOP = 1 << 8,         /* else in the middle of the height */
  DESK_FORM_BOTTOM = 1 << 9,
  DESK_FORM_HEAD = 1 << 10,       /* shaded as a heading */
  DESK_FORM_OFF = 1 << 11,        /* a day off: shaded and hatched */
  DESK_FORM_TINT = 1 << 12,       /* lightly shaded: weekends, special days */
  DESK_FORM_OPEN_END = 1 << 13,   /* no line to the cell beside it */
  DESK_FORM_OPEN_BOTTOM = 1 << 14, /* no line to the cell below it */
  DESK_FORM_FILL_IN = 1 << 15,    /* what hands or the program fill in: empty on a blank form */
} DeskFormStyle;

typedef enum
{
  DESK_FORM_ROW_HEAD,
  DESK_FORM_ROW_BODY,
  DESK_FORM_ROW_TOTAL,
} DeskFormRowKind;

typedef enum
{
  DESK_FORM_FOOT_SIGNATURE, /* a line to sign on where no name is given */
  DESK_FORM_FOOT_DATE,      /* ____年__月__日 where no date is given */
} DeskFormFootKind;

/**
 * DeskFormCell:
 *
 * One value in one place of the table, one cell of the workbook. Read the
 * fields; change them through the functions below.
 */
typedef struct
{
  int row, column;          /* the top left place */
  int rows, columns;        /* how many it covers, at least 1 */
  DeskFormValue value;
  DeskFormStyle style;
  char *text;               /* TEXT, MARK and CODE; lines are separated by \n */
  gint64 integer;           /* INTEGER, MONEY in fen, DATE as a DeskDate */
  double number;            /* DECIMAL and PERCENT */
  int decimals;             /* of DECIMAL and PERCENT */
  DeskDateStyle date_style; /* of DATE */
  char *suffix;             /* (nullable) said after the value, "(补班)" */
  char *key;                /* (nullable) what this is to the office, "mark:2026-10-08:3" */
  char *hint;               /* (nullable) said to those who point at it or cannot see it */
} DeskFormCell;

typedef struct
{
  double weight;   /* its share of the width; 0 takes what its texts need */
  double least;    /* never narrower, in points */
  gboolean open;   /* no line to the next column: both look like one box */
} DeskFormColumn;

typedef struct
{
  DeskFormRowKind kind;
  double least;    /* never lower, in points; 0 is one line of text */
  double stretch;  /* its share of the height that is left on the page */
} DeskFormRow;

typedef struct
{
  DeskFormFootKind kind;
  char *label;
  char *value; /* (nullable) */
} DeskFormFoot;

/* Bars for the values in one column, named by another, from one row to another; or
 * across, for the values in one row. */
typedef struct
{
  char *title;
  int n;
  gboolean across;             /* the bars follow one another in a row */
  int name_row, name_column;   /* of the first bar */
  int value_row, value_column;
} DeskFormChart;

/* Told when the form is on paper or in a file. */
typedef gboolean (*DeskFormPrinted) (gpointer   data,
                                     GError   **error);

/**
 * DeskForm:
 *
 * A form as data: what the screen, the paper and the workbook show alike.
 * Read the fields and the lists; change them through the functions below.
 */
typedef struct
{
  char *id;       /* "duty-week" */
  char *language; /* "zh_CN", "en": of the paper, whatever the window's is */
  char *title;
  char *studio;
  char *subtitle; /* (nullable) the title in another language, "(Duty sheet)" */
  char *number;   /* (nullable) "ZR-2026-W41", printed with its QR code */
  char *left;     /* (nullable) head line, at the left */
  char *right;    /* (nullable) head line, at the right */
  DeskFormOrientation orientation;
  DeskFormFlow flow;
  DeskDate made;  /* the day it says it was made, DESK_DATE_NONE for 2000-01-01 */
  int head_columns; /* stay in sight in the workbook */
  GArray *columns;  /* DeskFormColumn */
  GArray *rows;     /* DeskFormRow; the head rows come first */
  GPtrArray *cells; /* DeskFormCell, as they were put */
  GPtrArray *legend; /* char* */
  GPtrArray *notes;  /* char*: how to fill it in */
  GPtrArray *foot;   /* DeskFormFoot */
  GPtrArray *copies; /* char*: a label each; none is one copy without a label */
  GPtrArray *charts; /* DeskFormChart */
  /*< private >*/
  DeskFormCell **grid;
  DeskFormPrinted printed; /* (nullable) */
  gpointer printed_data;
  GDestroyNotify printed_destroy;
} DeskForm;

#define DESK_TYPE_FORM (desk_form_get_type ())

GType           desk_form_get_type       (void);
DeskForm       *desk_form_new            (const char          *id,
                                          const char          *language,
                                          DeskFormOrientation  orientation,
                                          DeskFormFlow         flow);
DeskForm       *desk_form_ref            (DeskForm            *self);
void            desk_form_unref          (DeskForm            *self);

void            desk_form_set_title      (DeskForm            *self,
                                          const char          *studio,
                                          const char          *title,
                                          const char          *number);
void            desk_form_set_subtitle   (DeskForm            *self,
                                          const char          *subtitle);
void            desk_form_set_lines      (DeskForm            *self,
                                          const char          *left,
                                          const char          *right);
void            desk_form_set_made       (DeskForm            *self,
                                          DeskDate             made);
void            desk_form_set_head_columns (DeskForm          *self,
                                          int                  n_columns);

int             desk_form_add_column     (DeskForm            *self,
                                          double               weight,
                                          double               least,
                                          gboolean             open);
int             desk_form_add_row        (DeskForm            *self,
                                          DeskFormRowKind      kind,
                                          double               least,
                                          double               stretch);
void            desk_form_add_legend     (DeskForm            *self,
                                          const char          *text);
void            desk_form_add_note       (DeskForm            *self,
                                          const char          *text);
void            desk_form_add_foot       (DeskForm            *self,
                                          DeskFormFootKind     kind,
                                          const char          *label,
                                          const char          *value);
void            desk_form_add_copy       (DeskForm            *self,
                                          const char          *label);
void            desk_form_add_chart      (DeskForm            *self,
                                          const char          *title,
                                          int                  first_row,
                                          int                  last_row,
                                          int                  name_column,
                                          int                  value_column);

void            desk_form_add_chart_across
                                         (DeskForm            *self,
                                          const char          *title,
                                          int                  first_column,
                                          int                  last_column,
                                          int                  name_row,
                                          int                  value_row);

DeskFormCell   *desk_form_put_text       (DeskForm            *self,
                                          int                  row,
                                          int                  column,
                                          const char          *text,
                                          DeskFormStyle        style);
DeskFormCell   *desk_form_put_mark       (DeskForm            *self,
                                          int                  row,
                                          int                  column,
                                          const char          *mark,
                                          DeskFormStyle        style);
DeskFormCell   *desk_form_put_code       (DeskForm            *self,
                                          int                  row,
                                          int                  column,
                                          const char          *text,
                                          DeskFormStyle        style);
DeskFormCell   *desk_form_put_integer    (DeskForm            *self,
                                          int                  row,
                                          int                  column,
                                          gint64               integer,
                                          DeskFormStyle        style);
DeskFormCell   *desk_form_put_decimal    (DeskForm            *self,
                                          int                  row,
                                          int                  column,
                                          double               number,
                                          int                  decimals,
                                          DeskFormStyle        style);
DeskFormCell   *desk_form_put_percent    (DeskForm            *self,
                                          int                  row,
                                          int                  column,
                                          double               ratio,
                                          int                  decimals,
                                          DeskFormStyle        style);
DeskFormCell   *desk_form_put_money      (DeskForm            *self,
                                          int                  row,
                                          int                  column,
                                          DeskMoney            amount,
                                          DeskFormStyle        style);
DeskFormCell   *desk_form_put_date       (DeskForm            *self,
                                          int                  row,
                                          int                  column,
                                          DeskDate             date,
                                          DeskDateStyle        date_style,
                                          DeskFormStyle        style);
DeskFormCell   *desk_form_merge          (DeskForm            *self,
                                          DeskFormCell        *cell,
                                          int                  rows,
                                          int                  columns);
void            desk_form_cell_set_key   (DeskFormCell        *cell,
                                          const char          *key);
void            desk_form_cell_set_hint  (DeskFormCell        *cell,
                                          const char          *hint);
void            desk_form_cell_set_suffix (DeskFormCell       *cell,
                                          const char          *suffix);
void            desk_form_clear_fill_in  (DeskForm            *self);
void            desk_form_set_printed    (DeskForm            *self,
                                          DeskFormPrinted      printed,
                                          gpointer             data,
                                          GDestroyNotify       destroy);
gboolean        desk_form_note_printed   (DeskForm            *self,
                                          GError             **error);

/* Reading */
int             desk_form_n_rows         (const DeskForm      *self);
int             desk_form_n_columns      (const DeskForm      *self);
int             desk_form_n_head_rows    (const DeskForm      *self);
const DeskFormRow *desk_form_row         (const DeskForm      *self,
                                          int                  row);
const DeskFormColumn *desk_form_column   (const DeskForm      *self,
                                          int                  column);
DeskFormCell   *desk_form_cell_at        (DeskForm            *self,
                                          int                  row,
                                          int                  column);
DeskFormCell   *desk_form_cell_by_key    (DeskForm            *self,
                                          const char          *key);
DeskFormCell   *desk_form_chart_name     (DeskForm            *self,
                                          const DeskFormChart *chart,
                                          int                  bar);
DeskFormCell   *desk_form_chart_value    (DeskForm            *self,
                                          const DeskFormChart *chart,
                                          int                  bar);
char           *desk_form_cell_to_text   (const DeskForm      *self,
                                          const DeskFormCell  *cell);
gboolean        desk_form_line_after     (DeskForm            *self,
                                          int                  row,
                                          int                  column);
gboolean        desk_form_line_below     (DeskForm            *self,
                                          int                  row,
                                          int                  column);
DeskFormStyle   desk_form_cell_alignment (const DeskFormCell  *cell);
char           *desk_form_foot_to_text   (const DeskForm      *self,
                                          const DeskFormFoot  *foot);
char           *desk_form_number_to_text (const DeskForm      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskForm, desk_form_unref)

G_END_DECLS
