/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

struct _DeskOffice
{
  GObject parent_instance;

  DeskStore *store;
  DeskCalendar *calendar; /* NULL until it is asked for */
  GHashTable *settings;   /* key → text; NULL until one is asked for */
  gboolean taking_back;   /* an undo or redo settles, not an act */
};

void     desk_office_forget        (DeskOffice  *self);

gboolean desk_presets_check        (const char  *preset,
                                    GError     **error);
gboolean desk_presets_add_areas    (DeskOffice  *office,
                                    const char  *preset,
                                    GError     **error);
gboolean desk_presets_add_holidays (DeskOffice  *office,
                                    GError     **error);

G_END_DECLS
