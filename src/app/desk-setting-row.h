/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk-settings.h"

G_BEGIN_DECLS

/* A row of the preferences: one setting of the studio. */
#define DESK_TYPE_SETTING_ROW (desk_setting_row_get_type ())
G_DECLARE_FINAL_TYPE (DeskSettingRow, desk_setting_row, DESK, SETTING_ROW, AdwActionRow)

GtkWidget *desk_setting_row_new (DeskOffice        *office,
                                 const DeskSetting *setting);

G_END_DECLS
