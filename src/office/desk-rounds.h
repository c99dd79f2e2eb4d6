/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-rota.h"

G_BEGIN_DECLS

/* Rounds (ROT-12, INV-2): checklists of columns × rows × days with √ and X. What
 * is looked at, by whom and how often is data; a round is known by its code,
 * "equipment". Of a weekly round the day is the week's Monday. */

typedef enum
{
  DESK_ROUND_DAILY,
  DESK_ROUND_WEEKLY,
  DESK_ROUND_USE, /* whenever it was used: never missing */
} DeskRoundRhythm;

typedef enum
{
  DESK_ROUND_LINES,     /* rows of its own */
  DESK_ROUND_EQUIPMENT, /* a row an item */
  DESK_ROUND_PEOPLE,    /* a row a person */
} DeskRoundTarget;

typedef struct
{
  gint64 id;
  char *code;
  char *name;
  DeskRoundRhythm rhythm;
  DeskRoundTarget target;
  char *inspector; /* code: "responsible", "head" or a post */
  char *signer;    /* (nullable) code: "head" or a post; %NULL: it is not signed */
  DeskDate since;  /* none: due from the first row on that was checked */
  char *standard;  /* (nullable) */
} DeskRound;

typedef struct
{
  gint64 id;
  char *name;
  char *standard; /* (nullable) */
} DeskRoundColumn;

/* One row on one day. */
typedef struct
{
  gboolean due;
  DeskMark *marks;   /* one a column */
  guint n_marks;     /* how many are not blank */
  gboolean complete; /* no column is blank */
  gboolean failed;   /* at least one X */
  char *remark;      /* (nullable) */
  gboolean rectified;
  gint64 checker;     /* 0: nobody yet */
  char *checker_name; /* (nullable) */
  char *checked;      /* (nullable) since when it is complete: 2026-10-09 17:50 */
} DeskRoundEntry;

typedef struct
{
  gint64 target; /* id of the line, the item or the person */
  char *number;  /* (nullable) of an item */
  char *name;
  char *place;            /* (nullable) of an item */
  gint64 responsible;     /* 0: nobody */
  char *responsible_name; /* (nullable) */
  gint64 department;      /* 0: none */
  GPtrArray *entries;     /* DeskRoundEntry, one a day of the sheet */
} DeskRoundRow;

typedef struct
{
  DeskDate date;
  gint64 department; /* 0: the whole studio */
  gint64 person;
  char *person_name;
  char *at;     /* 2026-10-09 18:05 */
  char *remark; /* (nullable) */
} DeskRoundSign;

/* Which rows */
typedef struct
{
  gint64 person;     /* responsible for the item, or the person of the row; 0: any */
  gint64 department; /* 0: any */
  gint64 target;     /* one row; 0: any */
} DeskRoundFilter;

typedef struct
{
  DeskRound *round;
  GArray *days;       /* DeskDate */
  GPtrArray *columns; /* DeskRoundColumn */
  GPtrArray *rows;    /* DeskRoundRow */
  GPtrArray *signs;   /* DeskRoundSign */
} DeskRoundSheet;

gboolean desk_rounds_setup (DeskOffice *office,
                            GError **error);
GPtrArray *desk_rounds_list (DeskOffice *office,
                             GError **error);
DeskRound *desk_rounds_find (DeskOffice *office,
                             const char *code,
                             GError **error);
void desk_round_free (DeskRound *self);

DeskRoundSheet *desk_rounds_get_sheet (DeskOffice *office,
                                       const char *code,
                                       DeskDate from,
                                       DeskDate to,
                                       const DeskRoundFilter *filter,
                                       GError **error);
void desk_round_sheet_free (DeskRoundSheet *self);
int desk_round_sheet_find_day (const DeskRoundSheet *self,
                               DeskDate date);
DeskRoundRow *desk_round_sheet_find_row (const DeskRoundSheet *self,
                                         gint64 target);
const DeskRoundSign *
desk_round_sheet_find_sign (const DeskRoundSheet *self,
                            DeskDate date,
                            gint64 department);

/* What is due and not complete, by responsible person */
typedef struct
{
  DeskDate date;
  gint64 target;
  char *number; /* (nullable) */
  char *name;
  gint64 responsible;     /* 0: nobody */
  char *responsible_name; /* (nullable) */
  gint64 acting;          /* who stands in that day; the responsible person when there; or 0 */
  char *acting_name;      /* (nullable) */
  gint64 department;      /* 0: none */
  guint n_marks, n_columns;
} DeskRoundMissing;

GPtrArray *desk_rounds_missing (DeskOffice *office,
                                const char *code,
                                DeskDate from,
                                DeskDate to,
                                const char *deadline,
                                const DeskRoundFilter *filter,
                                GError **error);
void desk_round_missing_free (DeskRoundMissing *self);

/* Checking; each is one act. @by 0: who is to check that row */
gboolean desk_rounds_mark (DeskOffice *office,
                           const char *code,
                           DeskDate date,
                           gint64 target,
                           gint64 column,
                           DeskMark mark,
                           const char *remark,
                           gint64 by,
                           GError **error);
gboolean desk_rounds_mark_others_ok (DeskOffice *office,
                                     const char *code,
                                     DeskDate date,
                                     const DeskRoundFilter *filter,
                                     gint64 by,
                                     guint *n_rows,
                                     GError **error);
gboolean desk_rounds_set_remark (DeskOffice *office,
                                 const char *code,
                                 DeskDate date,
                                 gint64 target,
                                 const char *remark,
                                 GError **error);
gboolean desk_rounds_set_rectified (DeskOffice *office,
                                    const char *code,
                                    DeskDate date,
                                    gint64 target,
                                    gboolean rectified,
                                    GError **error);

/* Confirming and signing, a day or a span at once */
gboolean desk_rounds_sign (DeskOffice *office,
                           const char *code,
                           DeskDate from,
                           DeskDate to,
                           gint64 department,
                           gint64 by,
                           const char *remark,
                           GError **error);
gboolean desk_rounds_unsign (DeskOffice *office,
                             const char *code,
                             DeskDate from,
                             DeskDate to,
                             gint64 department,
                             GError **error);

/* The air-conditioner rule (ROT-12): what is wrong with how it runs; %NULL: nothing */
typedef enum
{
  DESK_AIR_OFF,
  DESK_AIR_COOL,
  DESK_AIR_HEAT,
} DeskAirMode;

char *desk_rounds_judge_air (DeskOffice *office,
                             DeskAirMode mode,
                             int outdoors,
                             int set_to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskRound, desk_round_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskRoundSheet, desk_round_sheet_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskRoundMissing, desk_round_missing_free)

G_END_DECLS
