/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

/* Supplies (INV-10). The stock of a supply is receipts − issues ± counts; every
 * act that touches a movement makes it so. */

/* Each is one act, on the day of the store's moment */
gboolean desk_supplies_receive (DeskOffice *office,
                                gint64 supply,
                                gint64 quantity,
                                const char *note,
                                GError **error);
gboolean desk_supplies_issue (DeskOffice *office,
                              gint64 supply,
                              gint64 person,
                              gint64 quantity,
                              const char *purpose,
                              GError **error);
gboolean desk_supplies_count (DeskOffice *office,
                              gint64 supply,
                              gint64 counted,
                              const char *note,
                              GError **error);

/* What is below its minimum */
typedef struct
{
  gint64 id;
  char *name;
  char *unit; /* (nullable) */
  gint64 stock;
  gint64 minimum;
  gint64 refill; /* how much a purchase request asks for */
  char *request; /* (nullable) number of the request that is under way */
} DeskSupplyLow;

void desk_supply_low_free (DeskSupplyLow *self);
GPtrArray *desk_supplies_low (DeskOffice *office,
                              GError **error);
gboolean desk_supplies_request (DeskOffice *office,
                                gint64 by,
                                guint *n_requests,
                                GError **error);
gboolean desk_supplies_set_request (DeskOffice *office,
                                    gint64 request,
                                    const char *state,
                                    gint64 by,
                                    GError **error);

/* The register 《物品领用登记表》: every movement with the stock after it */
typedef struct
{
  DeskDate date;
  const char *kind; /* "receipt", "issue" or "count" */
  gint64 supply;
  char *supply_name;
  char *unit;        /* (nullable) */
  gint64 quantity;   /* what it changed the stock by */
  gint64 person;     /* 0: none */
  char *person_name; /* (nullable) */
  char *purpose;     /* (nullable) of a receipt or count its note */
  gint64 balance;
} DeskSupplyEntry;

void desk_supply_entry_free (DeskSupplyEntry *self);
GPtrArray *desk_supplies_register (DeskOffice *office,
                                   gint64 supply,
                                   DeskDate from,
                                   DeskDate to,
                                   GError **error);

/* The month, per thing and per person */
typedef struct
{
  gint64 supply;
  char *name;
  char *unit; /* (nullable) */
  gint64 opening;
  gint64 received;
  gint64 issued;
  gint64 counted; /* what counts changed */
  gint64 closing;
} DeskSupplyMonthRow;

typedef struct
{
  gint64 person;
  char *person_name;
  gint64 supply;
  char *supply_name;
  char *unit; /* (nullable) */
  gint64 quantity;
} DeskSupplyPersonRow;

typedef struct
{
  DeskDate month;
  GPtrArray *rows;   /* DeskSupplyMonthRow: what had stock or moved */
  GPtrArray *people; /* DeskSupplyPersonRow */
} DeskSuppliesMonth;

DeskSuppliesMonth *
desk_supplies_get_month (DeskOffice *office,
                         DeskDate month,
                         GError **error);
void desk_supplies_month_free (DeskSuppliesMonth *self);

/* For desk_records_check(), the acts and desk_today_list() */
gboolean desk_supplies_check_draft (DeskOffice *office,
                                    DeskDraft *draft,
                                    GError **error);
gboolean desk_supplies_settle (DeskOffice *office,
                               DeskChanges *changes,
                               GError **error);
gboolean desk_supplies_add_today (DeskOffice *office,
                                  GPtrArray *items,
                                  DeskDate day,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSupplyLow, desk_supply_low_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSupplyEntry, desk_supply_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSuppliesMonth, desk_supplies_month_free)

G_END_DECLS
