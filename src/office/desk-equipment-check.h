/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-rounds.h"

G_BEGIN_DECLS

/* The equipment sheets before the weekly meeting (INV-2, INV-3). */
#define DESK_EQUIPMENT_CHECK        "equipment"
#define DESK_EQUIPMENT_CHECK_WEEKLY "equipment-week"

/* The sheets that are handed in for one meeting. */
typedef struct
{
  DeskDate meeting;
  DeskDate from, to; /* the days they are about: the week before it */
  char *deadline;    /* 2026-10-12 09:00 */
} DeskCheckPeriod;

DeskCheckPeriod *desk_equipment_check_period (DeskOffice *office,
                                              DeskDate date);
DeskCheckPeriod *desk_equipment_check_current (DeskOffice *office,
                                               DeskDate date);
void desk_check_period_free (DeskCheckPeriod *self);

/* Missing rows, together for each responsible person */
typedef struct
{
  gint64 person;     /* 0: nobody is responsible */
  char *name;        /* (nullable) */
  char *acting_name; /* (nullable) who is to check now, when the person is away */
  GPtrArray *rows;   /* DeskRoundMissing, not owned */
} DeskCheckPerson;

typedef struct
{
  GPtrArray *rows;   /* DeskRoundMissing */
  GPtrArray *people; /* DeskCheckPerson */
} DeskCheckMissing;

DeskCheckMissing *
desk_equipment_check_missing (DeskOffice *office,
                              DeskDate from,
                              DeskDate to,
                              const char *deadline,
                              gint64 department,
                              GError **error);
void desk_check_missing_free (DeskCheckMissing *self);
char *desk_check_person_rows_text (DeskCheckPerson *self,
                                   guint limit,
                                   const char *language);

/* Looks at the sheets for the meeting that is on or was before the store's moment */
gboolean desk_equipment_check_review (DeskOffice *office,
                                      GError **error);
gboolean desk_equipment_check_review_due (DeskOffice *office,
                                          GError **error);

/* For the acts and desk_today_list() */
gboolean desk_equipment_check_settle (DeskOffice *office,
                                      DeskChanges *changes,
                                      GError **error);
gboolean desk_equipment_check_add_today (DeskOffice *office,
                                         GPtrArray *items,
                                         DeskDate day,
                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskCheckPeriod, desk_check_period_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskCheckMissing, desk_check_missing_free)

G_END_DECLS
