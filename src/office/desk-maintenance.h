/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

/* An item that is due for something (INV-8). */
typedef struct
{
  gint64 item;
  char *title;       /* "EQ-001 Canon EOS R5" */
  DeskDate since;    /* last service, or last used */
  DeskDate due;      /* none: of an idle item */
  char *note;        /* (nullable): how it is to be stored */
  gint64 responsible;
} DeskMaintenanceDue;

char      *desk_maintenance_report      (DeskOffice          *office,
                                         gint64               item,
                                         const char          *fault,
                                         gint64               reporter,
                                         GError             **error);
gboolean   desk_maintenance_send        (DeskOffice          *office,
                                         gint64               job,
                                         DeskDate             back,
                                         GError             **error);
gboolean   desk_maintenance_finish      (DeskOffice          *office,
                                         gint64               job,
                                         const char          *result,
                                         DeskMoney            cost,
                                         GError             **error);
GPtrArray *desk_maintenance_list_due    (DeskOffice          *office,
                                         DeskDate             day,
                                         GError             **error);
GPtrArray *desk_maintenance_list_idle   (DeskOffice          *office,
                                         DeskDate             day,
                                         GError             **error);
void       desk_maintenance_due_free    (DeskMaintenanceDue  *self);

/* Within an act */
char      *desk_maintenance_open        (DeskOffice          *office,
                                         gint64               item,
                                         const char          *kind,
                                         const char          *fault,
                                         gint64               reporter,
                                         const char          *source,
                                         GError             **error);
gboolean   desk_maintenance_settle_item (DeskOffice          *office,
                                         gint64               item,
                                         gboolean             by_job,
                                         GError             **error);

G_END_DECLS
