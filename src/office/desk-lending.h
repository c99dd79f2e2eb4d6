/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

/* A measured endurance: `EQ-001=95`, or `EQ-001#2=95` for its second battery. */
typedef struct
{
  gint64 battery;
  gint64 minutes;
} DeskBatteryMinutes;

/* An item of a slip that is made or taken back, ticked one by one. */
typedef struct
{
  gint64 item;
  gint64 kit;      /* the kit it goes out with, or 0 */
  char *condition; /* (nullable): that of the whole request, else as it was last */
  char *missing;   /* (nullable): accessories that are not there: "充电器×1" */
  GArray *minutes; /* DeskBatteryMinutes, at return */
  gboolean lost;   /* at return: it does not come back */
} DeskLoanItem;

DeskLoanItem *desk_loan_item_new  (gint64         item);
void          desk_loan_item_free (DeskLoanItem  *self);

/* What is asked for with a hand-over or a reservation (INV-4, INV-5). */
typedef struct
{
  GPtrArray *items;  /* DeskLoanItem */
  gint64 borrower;
  const char *from;  /* of a reservation; a hand-over is at the moment */
  const char *until; /* with its minute */
  gboolean is_private;
  const char *reason;
  gint64 leader;
  gboolean for_shoot;
  const char *shoot; /* (nullable): which */
  gint64 keeper;     /* who hands over; 0: whoever acts */
  const char *condition;
} DeskLoanRequest;

/* How items come back (INV-6). */
typedef struct
{
  GPtrArray *items; /* DeskLoanItem */
  gint64 keeper;    /* who takes back; 0: whoever acts */
  const char *condition;
  int cleaned;                   /* -1: not said */
  const char *emergency_battery; /* (nullable): a code of the loans' field */
  const char *settings_changed;  /* (nullable): which */
  gint64 settings_leave;         /* with whose leave, or 0 */
} DeskReturnRequest;

/* A stretch of time in which an item is not free. */
typedef struct
{
  char *from;
  char *until;      /* (nullable): nobody knows until when */
  const char *kind; /* reserved, out, repair */
  gint64 loan;      /* 0: a repair */
  gint64 person;
  char *slip;       /* of a loan, or the job's number */
  char *shoot;      /* (nullable): which it is for */
} DeskBooking;

GPtrArray *desk_lending_find_items     (DeskOffice               *office,
                                        const char               *word,
                                        gboolean                  is_return,
                                        GError                  **error);
char      *desk_lending_lend           (DeskOffice               *office,
                                        const DeskLoanRequest    *request,
                                        GError                  **error);
char      *desk_lending_reserve        (DeskOffice               *office,
                                        const DeskLoanRequest    *request,
                                        GError                  **error);
gboolean   desk_lending_release        (DeskOffice               *office,
                                        const char               *slip,
                                        gint64                    item,
                                        GError                  **error);
gboolean   desk_lending_return         (DeskOffice               *office,
                                        const DeskReturnRequest  *request,
                                        GPtrArray               **followed,
                                        GError                  **error);
GPtrArray *desk_lending_bookings       (DeskOffice               *office,
                                        gint64                    item,
                                        const char               *from,
                                        const char               *until,
                                        GError                  **error);
char      *desk_lending_next_free      (DeskOffice               *office,
                                        gint64                    item,
                                        const char               *from,
                                        const char               *until,
                                        GError                  **error);
gint64     desk_lending_acting_keeper  (DeskOffice               *office,
                                        gint64                    item,
                                        DeskDate                  day);
gboolean   desk_lending_today          (DeskOffice               *office,
                                        GPtrArray                *items,
                                        DeskDate                  day,
                                        GError                  **error);
void       desk_booking_free           (DeskBooking              *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskLoanItem, desk_loan_item_free)

G_END_DECLS
