/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-diary.h"

G_BEGIN_DECLS

/* A week of the shoot diary: days × photographers, or sets. */
#define DESK_TYPE_SHOOTS_WEEK (desk_shoots_week_get_type ())
G_DECLARE_FINAL_TYPE (DeskShootsWeek, desk_shoots_week, DESK, SHOOTS_WEEK, GtkWidget)

GtkWidget *desk_shoots_week_new    (DeskOffice      *office);
gboolean   desk_shoots_week_show   (DeskShootsWeek  *self,
                                    DeskDate         monday,
                                    gboolean         by_set,
                                    GError         **error);
void       desk_shoots_week_select (DeskShootsWeek  *self,
                                    gint64           entry);

G_END_DECLS
