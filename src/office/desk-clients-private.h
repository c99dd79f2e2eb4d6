/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-clients.h"

G_BEGIN_DECLS

#define DESK_CLIENT_COLUMNS                                                              \
  "id, number, name, category, chat, chat_name, phone, address, \"class\", note, former_numbers"

DeskClient *desk_client_read (DeskRows *rows);

G_END_DECLS
