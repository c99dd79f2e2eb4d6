/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-people.h"
#include "desk-sample.h"

G_BEGIN_DECLS

/* What other subjects put into the sample */
gboolean desk_sample_add_equipment (DeskOffice  *office,
                                    DeskDate     today,
                                    GError     **error);
gboolean desk_sample_add_meetings  (DeskOffice  *office,
                                    DeskDate     today,
                                    GError     **error);
gboolean desk_sample_add_rooms     (DeskOffice  *office,
                                    DeskDate     today,
                                    GError     **error);
gboolean desk_sample_add_shoots    (DeskOffice  *office,
                                    DeskDate     today,
                                    GError     **error);

/* Each client, and what of the goods is shot */
typedef struct
{
  const char *number, *name, *category, *goods;
  int quantity;
} DeskSampleClient;

#define DESK_SAMPLE_N_CLIENTS 30

extern const DeskSampleClient desk_sample_clients[DESK_SAMPLE_N_CLIENTS];

gboolean desk_sample_add_clients   (DeskOffice  *office,
                                    gint64      *ids,
                                    GError     **error);

/* Around which days it lies, and the acts that it is written by */
void     desk_sample_at            (DeskOffice  *office,
                                    DeskDate     date,
                                    int          minutes);
void     desk_sample_days          (DeskOffice  *office,
                                    DeskDate     today,
                                    DeskDate    *past,
                                    guint        n_past,
                                    DeskDate    *coming,
                                    guint        n_coming);
DeskAct *desk_sample_begin         (DeskOffice  *office,
                                    GError     **error);

G_END_DECLS
