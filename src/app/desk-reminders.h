/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "desk-office.h"

G_BEGIN_DECLS

/* What the clock brings while the program runs: the weekly look at the equipment
 * sheets (INV-3), and notifications of what is due and late (INV-9). */
#define DESK_TYPE_REMINDERS (desk_reminders_get_type ())
G_DECLARE_FINAL_TYPE (DeskReminders, desk_reminders, DESK, REMINDERS, GObject)

DeskReminders *desk_reminders_new (GApplication  *application,
                                   DeskOffice    *office);

G_END_DECLS
