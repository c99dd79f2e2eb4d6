/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-hygiene.h"
#include "desk-office.h"

G_BEGIN_DECLS

/* The work bulletin of a month (MEE-7): what was decided and done, in figures. What
 * people write for it is a record of the kind bulletins; the figures are those of
 * the file, whenever they are asked for. */
typedef struct
{
  DeskDate date;
  char *meeting;
  char *text;
} DeskBulletinDecision;

/* Figures of a department, a kind of shoots, or all together. */
typedef struct
{
  char *name;
  guint begun;    /* notices issued, shoots begun in the month */
  guint done;     /* confirmed, closed in the month */
  guint late;     /* notices open after their day at its end; shoots closed with delay */
  double on_time; /* share of the done ones without delay */
} DeskBulletinRow;

typedef struct
{
  DeskDate month;
  gint64 id;         /* of the record; 0: nothing is written yet */
  char *foreword;    /* (nullable) */
  char *outlook;     /* (nullable) */
  char *editor_name; /* may be empty */
  char *issued;      /* (nullable) moment */
  guint n_meetings;  /* that were held */
  GPtrArray *decisions; /* DeskBulletinDecision */
  GPtrArray *notices;   /* DeskBulletinRow: a department each */
  GPtrArray *shoots;    /* DeskBulletinRow: a category each */
  DeskBulletinRow all_notices, all_shoots;
  DeskHygieneMonth *hygiene;
} DeskBulletin;

DeskBulletin *desk_bulletin_get          (DeskOffice    *office,
                                          DeskDate       month,
                                          GError       **error);
void          desk_bulletin_free         (DeskBulletin  *self);

/* One act; refused for a month that has not begun, and a second time. @by: who edits
 * it; 0: who acts as administration. */
gboolean      desk_bulletin_issue        (DeskOffice    *office,
                                          DeskDate       month,
                                          gint64         by,
                                          GError       **error);

/* The draft of a bulletin: its month is one, and what is issued stays. */
gboolean      desk_bulletin_check_draft  (DeskOffice    *office,
                                          DeskDraft     *draft,
                                          GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskBulletin, desk_bulletin_free)

G_END_DECLS
