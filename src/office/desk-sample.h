/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

gboolean desk_sample_fill      (DeskOffice  *office,
                                DeskDate     today,
                                GError     **error);
gboolean desk_sample_is_sample (DeskOffice  *office);

G_END_DECLS
