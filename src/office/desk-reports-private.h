/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-reports.h"

G_BEGIN_DECLS

gint64 desk_reports_find     (DeskOffice  *office,
                              gint64       person,
                              DeskDate     week,
                              char       **reviewed);
gint64 desk_reports_reviewer (DeskOffice  *office,
                              gint64       person,
                              DeskDate     day);

G_END_DECLS
