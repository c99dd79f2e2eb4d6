/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

/* Who has something, since when, in what condition (INV-12, INV-13). One engine
 * for items of equipment, for keys and for clients' goods (SHO-9). */
typedef struct
{
  gint64 id;
  gint64 person;   /* 0: nobody in particular */
  char *name;      /* of the person; may be empty */
  char *reason;    /* code: store, lent, repair, lost, retired */
  char *from;
  char *until;     /* (nullable): it is so now */
  char *condition; /* (nullable) */
  gint64 loan;     /* 0: none */
  char *slip;      /* (nullable) */
  char *due;       /* (nullable) */
} DeskCustodyEntry;

GPtrArray *desk_custody_history      (DeskOffice        *office,
                                      const DeskKind    *kind,
                                      gint64             id,
                                      GError           **error);
gint64     desk_custody_holder       (DeskOffice        *office,
                                      const DeskKind    *kind,
                                      gint64             id);
gboolean   desk_custody_hand_out     (DeskOffice        *office,
                                      gint64             key,
                                      gint64             person,
                                      const char        *due,
                                      GError           **error);
gboolean   desk_custody_take_back    (DeskOffice        *office,
                                      gint64             key,
                                      const char        *condition,
                                      GError           **error);
void       desk_custody_entry_free   (DeskCustodyEntry  *self);

/* Part of an act, and of settling it */
gboolean   desk_custody_give_goods   (DeskOffice        *office,
                                      gint64             goods,
                                      gint64             person,
                                      const char        *condition,
                                      GError           **error);
gboolean   desk_custody_settle_item  (DeskOffice        *office,
                                      gint64             item,
                                      GError           **error);
gboolean   desk_custody_settle_key   (DeskOffice        *office,
                                      gint64             key,
                                      GError           **error);
gboolean   desk_custody_settle_goods (DeskOffice        *office,
                                      gint64             goods,
                                      GError           **error);

G_END_DECLS
