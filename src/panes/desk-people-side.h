/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-record-editor.h"

G_BEGIN_DECLS

/* One person at the side: the record, the next turns and swaps, absences, leaving. */
#define DESK_TYPE_PEOPLE_SIDE (desk_people_side_get_type ())
G_DECLARE_FINAL_TYPE (DeskPeopleSide, desk_people_side, DESK, PEOPLE_SIDE, GtkWidget)

GtkWidget        *desk_people_side_new        (DeskOffice      *office);
gboolean          desk_people_side_edit       (DeskPeopleSide  *self,
                                               gint64           person);
void              desk_people_side_refresh    (DeskPeopleSide  *self);
DeskRecordEditor *desk_people_side_get_editor (DeskPeopleSide  *self);

G_END_DECLS
