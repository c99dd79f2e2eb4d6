/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-money.h"
#include "desk-office.h"

G_BEGIN_DECLS

/* The register of equipment and its slips as paper shows them: read at once, not
 * record by record. */

/* An item of the register (INV-1). */
typedef struct
{
  gint64 id;
  char *number;
  char *class;
  char *name;             /* make and model, or the class where neither is known */
  char *serial;           /* (nullable) */
  char *accessories;      /* (nullable) */
  char *place;            /* (nullable) */
  gint64 responsible;     /* 0: nobody */
  char *responsible_name; /* (nullable) */
  DeskDate bought;        /* or none */
  DeskMoney price;        /* -1: not known */
  char *state;            /* code */
} DeskInventoryItem;

void       desk_inventory_item_free (DeskInventoryItem  *self);
GPtrArray *desk_inventory_list      (DeskOffice         *office,
                                     gint64              item,
                                     gint64              responsible,
                                     GError            **error);

/* An item of a slip (INV-4, INV-6). */
typedef struct
{
  gint64 loan;
  DeskInventoryItem *item;
  char *accessories_out; /* (nullable) */
  char *condition_out;   /* (nullable) */
  char *state;           /* code */
  char *returned;        /* (nullable) */
  char *condition_in;    /* (nullable) */
  char *missing;         /* (nullable) accessories that did not come back */
  char *minutes;         /* (nullable) measured at the return: "95" or "95、90" */
  char *minutes_before;  /* (nullable) the newest ones from before the hand-over */
  char *keeper_in;       /* (nullable) */
  int cleaned;           /* -1: not said */
} DeskInventoryLine;

/* A loan slip: everything that goes out under one number. */
typedef struct
{
  char *number;
  gint64 borrower;
  char *borrower_name;
  char *department; /* (nullable) */
  char *phone;      /* (nullable) */
  gboolean is_private;
  gboolean for_shoot;
  char *shoot;      /* (nullable) */
  char *reason;     /* (nullable) */
  char *from;
  char *until;      /* (nullable) */
  char *leader;     /* (nullable) */
  char *keeper_out; /* (nullable) */
  GPtrArray *lines; /* DeskInventoryLine */
} DeskInventorySlip;

DeskInventorySlip *
           desk_inventory_get_slip  (DeskOffice         *office,
                                     gint64              loan,
                                     GError            **error);
void       desk_inventory_slip_free (DeskInventorySlip  *self);

/* The record that is called so on paper */
gint64     desk_inventory_find      (DeskOffice         *office,
                                     const DeskKind     *kind,
                                     const char         *number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskInventoryItem, desk_inventory_item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskInventorySlip, desk_inventory_slip_free)

G_END_DECLS
