/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* Every post with who holds it, who stands in, and who acts today (PEO-2). */
#define DESK_TYPE_PEOPLE_POSTS (desk_people_posts_get_type ())
G_DECLARE_FINAL_TYPE (DeskPeoplePosts, desk_people_posts, DESK, PEOPLE_POSTS, GtkWidget)

GtkWidget *desk_people_posts_new     (DeskOffice       *office);
void       desk_people_posts_refresh (DeskPeoplePosts  *self);

G_END_DECLS
