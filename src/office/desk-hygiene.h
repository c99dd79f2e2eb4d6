/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-rota.h"

G_BEGIN_DECLS

/* A group's month (ROT-11); in person mode a person's. */
typedef struct
{
  gboolean is_group;
  gint64 id;         /* of the group or the person */
  char *name;
  int days;          /* duty days in the month */
  int inspected;     /* days with at least one mark */
  int passed;        /* inspected days without an X */
  int failed;        /* days with at least one X (ROT-7) */
  int marks_ok;
  int marks_fail;
  double pass_rate;  /* passed / inspected; 0 when none was inspected */
  DeskMoney fines;   /* what the ledger holds, proposed or confirmed; positive */
  char *who;         /* those fined, words */
} DeskHygieneRow;

typedef struct
{
  DeskDate month;
  GPtrArray *rows; /* DeskHygieneRow */
} DeskHygieneMonth;

DeskHygieneMonth *desk_hygiene_get_month    (DeskOffice        *office,
                                             DeskDate           month,
                                             GError           **error);
void              desk_hygiene_month_free   (DeskHygieneMonth  *self);
gboolean          desk_hygiene_settle       (DeskOffice        *office,
                                             DeskChanges       *changes,
                                             GError           **error);
gboolean          desk_hygiene_propose      (DeskOffice        *office,
                                             gint64             person,
                                             const char        *kind,
                                             DeskMoney          amount,
                                             const char        *reason,
                                             GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskHygieneMonth, desk_hygiene_month_free)

G_END_DECLS
