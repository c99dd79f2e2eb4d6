/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* A maintenance job at the side: reported (报修单), sent away, finished (INV-8). */
#define DESK_TYPE_INVENTORY_JOB (desk_inventory_job_get_type ())
G_DECLARE_FINAL_TYPE (DeskInventoryJob, desk_inventory_job, DESK, INVENTORY_JOB, GtkWidget)

GtkWidget *desk_inventory_job_new   (DeskOffice       *office);
void       desk_inventory_job_show  (DeskInventoryJob *self,
                                     gint64            job);
void       desk_inventory_job_start (DeskInventoryJob *self,
                                     gint64            item,
                                     const char       *kind);

G_END_DECLS
