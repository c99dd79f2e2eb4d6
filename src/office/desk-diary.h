/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-lending.h"

G_BEGIN_DECLS

/* The shoot diary 《学员产品拍摄统筹表》 (SHO-8): who shoots which case on which day,
 * on which set, with which equipment. No photographer and no set is given twice at
 * the same time; equipment is reserved with the entry (INV-5) and follows it. Times
 * are minutes of the day. */
typedef struct
{
  gint64 id;
  DeskDate date;
  int from;
  int until;
  gint64 shoot;
  char *shoot_number;
  char *client_number;
  char *client_name;
  char *category;    /* (nullable): of the client's goods */
  const char *task;  /* sample, shoot */
  gint64 photographer;
  char *photographer_name;
  gint64 set;        /* 0: none */
  char *set_name;    /* (nullable) */
  char *slip;        /* (nullable): of its equipment */
  char *equipment;   /* (nullable): numbers of what is reserved or out, with 、 between */
  char *note;        /* (nullable) */
} DeskDiaryEntry;

/* What is to be booked. */
typedef struct
{
  DeskDate date;
  int from;
  int until;
  gint64 shoot;
  const char *task;   /* (nullable): what the step of the case says */
  gint64 photographer;
  gint64 set;         /* 0: none */
  GPtrArray *items;   /* (nullable) DeskLoanItem, see desk_lending_find_items() */
  const char *note;   /* (nullable) */
} DeskDiaryRequest;

/* Where an entry could stand. */
typedef struct
{
  DeskDate date;
  int from;
  int until;
  gint64 photographer;
  gint64 set;    /* 0: there are no sets */
  DeskDate due;  /* the limit of the case; may be none */
  gboolean late; /* no day within the limit is free */
} DeskDiaryProposal;

/* How much of a day is given. */
typedef struct
{
  DeskDate date;
  gboolean is_working;
  guint n_photographers; /* who are there */
  guint n_entries;
  guint capacity;        /* shoots of the usual length that the day has room for */
  int booked;            /* minutes */
} DeskDiaryDay;

#define DESK_DIARY_KEEP -1 /* desk_diary_move(): as it is */

gint64          desk_diary_book          (DeskOffice              *office,
                                          const DeskDiaryRequest  *request,
                                          GError                 **error);
gboolean        desk_diary_move          (DeskOffice              *office,
                                          gint64                   entry,
                                          DeskDate                 date,
                                          int                      from,
                                          int                      until,
                                          gint64                   photographer,
                                          gint64                   set,
                                          GError                 **error);
gboolean        desk_diary_cancel        (DeskOffice              *office,
                                          gint64                   entry,
                                          GError                 **error);
gboolean        desk_diary_equip         (DeskOffice              *office,
                                          gint64                   entry,
                                          GPtrArray               *items,
                                          GError                 **error);
gboolean        desk_diary_propose       (DeskOffice              *office,
                                          gint64                   shoot,
                                          int                      minutes,
                                          DeskDiaryProposal       *proposal,
                                          GError                 **error);

/* In order of days and times */
GPtrArray      *desk_diary_entries       (DeskOffice              *office,
                                          DeskDate                 from,
                                          DeskDate                 to,
                                          GError                 **error);
GPtrArray      *desk_diary_of_shoot      (DeskOffice              *office,
                                          gint64                   shoot,
                                          GError                 **error);
DeskDiaryEntry *desk_diary_get           (DeskOffice              *office,
                                          gint64                   entry,
                                          GError                 **error);
GPtrArray      *desk_diary_days          (DeskOffice              *office,
                                          DeskDate                 from,
                                          DeskDate                 to,
                                          GError                 **error);
GArray         *desk_diary_photographers (DeskOffice              *office,
                                          GError                 **error);
gboolean        desk_diary_today         (DeskOffice              *office,
                                          GPtrArray               *items,
                                          DeskDate                 day,
                                          GError                 **error);
gboolean        desk_diary_parse_time    (const char              *text,
                                          int                     *minutes);
char           *desk_diary_format_time   (int                      minutes);
void            desk_diary_entry_free    (DeskDiaryEntry          *self);

/* What the records must be, and part of every act */
void            desk_diary_complete      (DeskOffice              *office,
                                          DeskDraft               *draft);
gboolean        desk_diary_check_draft   (DeskOffice              *office,
                                          DeskDraft               *draft,
                                          GError                 **error);
gboolean        desk_diary_settle        (DeskOffice              *office,
                                          DeskChanges             *changes,
                                          GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskDiaryEntry, desk_diary_entry_free)

G_END_DECLS
