/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-people.h"
#include "desk-sample.h"

G_BEGIN_DECLS

/* What other subjects put into the sample */
gboolean desk_sample_add_equipment (DeskOffice  *office,
                                    DeskDate     today,
                                    GError     **error);
gboolean desk_sample_add_rooms     (DeskOffice  *office,
                                    DeskDate     today,
                                    GError     **error);

G_END_DECLS
