/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-record-table.h"

G_BEGIN_DECLS

/* The staff as a table, with its filters. */
#define DESK_TYPE_PEOPLE_LIST (desk_people_list_get_type ())
G_DECLARE_FINAL_TYPE (DeskPeopleList, desk_people_list, DESK, PEOPLE_LIST, DeskRecordTable)

GtkWidget *desk_people_list_new (DeskOffice *office);

G_END_DECLS
