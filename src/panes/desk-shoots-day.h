/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-diary.h"

G_BEGIN_DECLS

/* What a photographer or a set has on one day of the diary, from morning to evening. */
#define DESK_TYPE_SHOOTS_DAY (desk_shoots_day_get_type ())
G_DECLARE_FINAL_TYPE (DeskShootsDay, desk_shoots_day, DESK, SHOOTS_DAY, GtkWidget)

GtkWidget            *desk_shoots_day_new          (void);
void                  desk_shoots_day_set          (DeskShootsDay *self,
                                                    gint64         row,
                                                    const char    *row_name,
                                                    DeskDate       date,
                                                    gboolean       by_set,
                                                    GPtrArray     *entries);
void                  desk_shoots_day_set_selected (DeskShootsDay *self,
                                                    gint64         entry);
gint64                desk_shoots_day_get_row      (DeskShootsDay *self);
DeskDate              desk_shoots_day_get_date     (DeskShootsDay *self);
guint                 desk_shoots_day_get_n        (DeskShootsDay *self);
const DeskDiaryEntry *desk_shoots_day_get_entry    (DeskShootsDay *self,
                                                    guint          position);
const DeskDiaryEntry *desk_shoots_day_pick         (DeskShootsDay *self,
                                                    double         y);

G_END_DECLS
