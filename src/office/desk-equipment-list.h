/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"
#include "desk-query.h"

G_BEGIN_DECLS

/* Stands for items that nobody answers for, in place of a person. */
#define DESK_EQUIPMENT_NOBODY (-1)

/* Which items a list shows, and in what order. */
typedef struct
{
  const char *class;  /* (nullable): any */
  const char *state;  /* (nullable): any */
  const char *place;  /* (nullable): any */
  gint64 responsible; /* 0: any */
  gboolean lendable;  /* neither lost nor retired */
  gboolean booked;    /* lent, reserved or in repair */
  const char *sort;   /* (nullable): a field of equipment; else the number */
  gboolean descending;
} DeskEquipmentFilter;

void       desk_equipment_filter      (DeskQuery                  *items,
                                       const DeskEquipmentFilter  *filter);
void       desk_kit_filter            (DeskQuery                  *items,
                                       gint64                      kit);
GStrv      desk_equipment_values      (DeskOffice                 *office,
                                       const char                 *field);
GArray    *desk_equipment_responsible (DeskOffice                 *office);
gint64     desk_equipment_loan        (DeskOffice                 *office,
                                       gint64                      item);
gint64     desk_equipment_slip        (DeskOffice                 *office,
                                       const char                 *slip);

G_END_DECLS
