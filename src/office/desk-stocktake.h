/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"
#include "desk-query.h"

G_BEGIN_DECLS

/* Stocktakes (INV-11): what is expected is listed, then scanned, ticked or counted;
 * once it is finished the result adjusts the register, line by line, each an act. */

typedef enum
{
  DESK_STOCKTAKE_OPEN,       /* not counted yet */
  DESK_STOCKTAKE_FOUND,      /* as expected */
  DESK_STOCKTAKE_MISSING,    /* expected and not there; of supplies fewer than expected */
  DESK_STOCKTAKE_UNEXPECTED, /* there and not expected; of supplies more than expected */
} DeskStocktakeResult;

#define DESK_N_STOCKTAKE_RESULTS 4

typedef struct
{
  gint64 id;
  gint64 equipment;       /* 0: none */
  gint64 supply;          /* 0: none */
  char *number;           /* (nullable) of an item, or what was scanned */
  char *name;             /* empty for what is not in the register */
  char *unit;             /* (nullable) of a supply */
  char *place;            /* (nullable) where it is kept */
  char *responsible_name; /* (nullable) of an item */
  gint64 expected;
  gint64 counted; /* -1: not yet */
  DeskStocktakeResult result;
  char *remark;     /* (nullable) */
  char *adjusted;   /* (nullable) when the register was adjusted */
  char *adjustment; /* (nullable) what adjusting will do, in words */
} DeskStocktakeLine;

typedef struct
{
  gint64 id;
  char *number; /* PD-2026-0001 */
  DeskDate date;
  gboolean of_supplies;
  char *place;       /* (nullable): one place only */
  gint64 department; /* 0: all */
  char *person_name; /* (nullable) who counts */
  gboolean closed;
  GPtrArray *lines; /* DeskStocktakeLine */
  guint n[DESK_N_STOCKTAKE_RESULTS];
} DeskStocktake;

DeskStocktake *desk_stocktake_get (DeskOffice *office,
                                   gint64 id,
                                   GError **error);
void desk_stocktake_free (DeskStocktake *self);
gint64 desk_stocktake_find (DeskOffice *office,
                            const char *number,
                            GError **error);
DeskStocktakeLine *
desk_stocktake_find_line (DeskStocktake *self,
                          const char *word);
void desk_stocktake_filter (DeskQuery *lines,
                            gint64 id,
                            int result);
const char *desk_stocktake_result_label (DeskStocktakeResult result,
                                         const char *language);

/* Each is one act */
gint64 desk_stocktake_start (DeskOffice *office,
                             gboolean of_supplies,
                             const char *place,
                             gint64 department,
                             gint64 by,
                             GError **error);
gboolean desk_stocktake_scan (DeskOffice *office,
                              gint64 id,
                              const char *code,
                              DeskStocktakeResult *result,
                              GError **error);
gboolean desk_stocktake_count (DeskOffice *office,
                               gint64 id,
                               gint64 line,
                               gint64 counted,
                               const char *remark,
                               GError **error);
gboolean desk_stocktake_close (DeskOffice *office,
                               gint64 id,
                               GError **error);
gboolean desk_stocktake_adjust (DeskOffice *office,
                                gint64 id,
                                gint64 line,
                                GError **error);
gboolean desk_stocktake_adjust_all (DeskOffice *office,
                                    gint64 id,
                                    guint *n_adjusted,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskStocktake, desk_stocktake_free)

G_END_DECLS
