/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* SHO-8: the shoot diary, a week at a time, and the entry that is booked at its side. */
#define DESK_TYPE_SHOOTS_DIARY (desk_shoots_diary_get_type ())
G_DECLARE_FINAL_TYPE (DeskShootsDiary, desk_shoots_diary, DESK, SHOOTS_DIARY, GtkWidget)

GtkWidget *desk_shoots_diary_new       (DeskOffice       *office);
gboolean   desk_shoots_diary_refresh   (DeskShootsDiary  *self,
                                        GError          **error);
GtkWidget *desk_shoots_diary_get_side  (DeskShootsDiary  *self);
gboolean   desk_shoots_diary_has_side  (DeskShootsDiary  *self);
void       desk_shoots_diary_go        (DeskShootsDiary  *self,
                                        DeskDate          date);
void       desk_shoots_diary_get_span  (DeskShootsDiary  *self,
                                        DeskDate         *from,
                                        DeskDate         *to);
void       desk_shoots_diary_set_shoot (DeskShootsDiary  *self,
                                        gint64            shoot);
void       desk_shoots_diary_book      (DeskShootsDiary  *self,
                                        gint64            shoot);
void       desk_shoots_diary_book_at   (DeskShootsDiary  *self,
                                        gint64            shoot,
                                        gint64            row,
                                        DeskDate          date);
gboolean   desk_shoots_diary_show      (DeskShootsDiary  *self,
                                        gint64            entry);
gboolean   desk_shoots_diary_move      (DeskShootsDiary  *self,
                                        gint64            entry,
                                        gint64            row,
                                        DeskDate          date);

G_END_DECLS
