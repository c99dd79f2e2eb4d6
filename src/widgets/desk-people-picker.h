/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* A button that says who, and lets the user choose by name, pinyin, initials or phone. */
#define DESK_TYPE_PEOPLE_PICKER (desk_people_picker_get_type ())
G_DECLARE_FINAL_TYPE (DeskPeoplePicker, desk_people_picker, DESK, PEOPLE_PICKER, GtkWidget)

GtkWidget *desk_people_picker_new            (DeskOffice        *office,
                                              const char        *label);
gint64     desk_people_picker_get_person     (DeskPeoplePicker  *self);
void       desk_people_picker_set_person     (DeskPeoplePicker  *self,
                                              gint64             person);
void       desk_people_picker_set_allow_none (DeskPeoplePicker  *self,
                                              gboolean           allow_none);
void       desk_people_picker_set_none_label (DeskPeoplePicker  *self,
                                              const char        *label);
void       desk_people_picker_popup          (DeskPeoplePicker  *self);

G_END_DECLS
