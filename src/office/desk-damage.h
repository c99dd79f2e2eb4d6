/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

/* What is known of a damage when its file is opened (INV-7). */
typedef struct
{
  gint64 item;
  const char *kind;     /* damage, wear, missing, lost */
  const char *event;
  gint64 person;        /* 0: who had it then */
  gint64 loan;          /* 0: the one that was running then */
  const char *cause;    /* (nullable): correct-use, misuse, force-majeure */
  const char *severity; /* (nullable): slight, moderate, severe */
  DeskMoney value;      /* what it cost; 0: the item's price */
} DeskDamageReport;

const char *desk_damage_liability   (gboolean                 for_shoot,
                                     const char              *cause);
const char *desk_damage_expect      (DeskOffice              *office,
                                     gint64                   damage,
                                     DeskDamageReport        *report,
                                     DeskMoney               *amount);
char       *desk_damage_report      (DeskOffice              *office,
                                     const DeskDamageReport  *report,
                                     GError                 **error);
gboolean    desk_damage_propose     (DeskOffice              *office,
                                     gint64                   damage,
                                     const char              *cause,
                                     const char              *severity,
                                     DeskMoney                value,
                                     DeskMoney                amount,
                                     gint64                   keeper,
                                     GError                 **error);
gboolean    desk_damage_approve     (DeskOffice              *office,
                                     gint64                   damage,
                                     gint64                   leader,
                                     GError                 **error);
gboolean    desk_damage_cancel      (DeskOffice              *office,
                                     gint64                   damage,
                                     const char              *reason,
                                     GError                 **error);
gboolean    desk_damage_check_draft (DeskOffice              *office,
                                     DeskDraft               *draft,
                                     GError                 **error);

/* Within an act */
char       *desk_damage_open        (DeskOffice              *office,
                                     const DeskDamageReport  *report,
                                     GError                 **error);

G_END_DECLS
