/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-shoots-deed.h"

G_BEGIN_DECLS

/* The page of a case: the client, the clock, the sheet of the step, the one next thing to
 * do, the goods, what is attached, and the way it went. */
#define DESK_TYPE_SHOOTS_CASE (desk_shoots_case_get_type ())
G_DECLARE_FINAL_TYPE (DeskShootsCase, desk_shoots_case, DESK, SHOOTS_CASE, GtkWidget)

GtkWidget *desk_shoots_case_new       (DeskOffice         *office);
gboolean   desk_shoots_case_show      (DeskShootsCase     *self,
                                       gint64              shoot,
                                       GError            **error);
gint64     desk_shoots_case_get_shoot (DeskShootsCase     *self);
void       desk_shoots_case_focus     (DeskShootsCase     *self);
void       desk_shoots_case_ask       (DeskShootsCase     *self,
                                       DeskShootsDeedKind  kind,
                                       const char         *step);
void       desk_shoots_case_do_next   (DeskShootsCase     *self);
gboolean   desk_shoots_case_set_field (DeskShootsCase     *self,
                                       const char         *name,
                                       const char         *text);
const char *
           desk_shoots_case_get_sheet (DeskShootsCase     *self);

G_END_DECLS
