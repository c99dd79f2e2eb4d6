/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

/* Somebody on duty on a day. */
typedef struct
{
  gint64 id;
  char *name;             /* name#id where two share it */
  gint64 stands_for;      /* whose turn it is, after a swap or to repay one; else 0 */
  char *stands_for_name;  /* (nullable) */
  gboolean on_leave;      /* an absence covers the day (ROT-7: not fined) */
} DeskDutyPerson;

typedef enum
{
  DESK_MARK_NONE, /* 未查 */
  DESK_MARK_OK,   /* √ */
  DESK_MARK_FAIL, /* X */
} DeskMark;

/* An area of a duty day: who does it and what the inspection found. */
typedef struct
{
  gint64 id; /* of the area */
  char *name;
  gint64 person;     /* 0: nobody */
  char *person_name; /* (nullable) */
  gboolean swapped;  /* the person stands in for another */
  DeskMark mark;
  char *remark;      /* (nullable) */
  gboolean rectified;
} DeskDutyArea;

/* What kind of day it is for the rota. */
typedef enum
{
  DESK_ROTA_REST, /* Sunday: rest */
  DESK_ROTA_OFF,  /* 放假 */
  DESK_ROTA_DUTY,
  DESK_ROTA_TEAM, /* team cleaning */
} DeskRotaKind;

typedef struct
{
  DeskDate date;
  DeskRotaKind kind;      /* what the calendar says of the day */
  DeskDayKind special;    /* 放假, 补班 or neither */
  const char *holiday;    /* (nullable) name of the holiday it belongs to */
  gint64 id;              /* of the duty record; 0: nothing is planned */
  gboolean is_holiday_duty;
  gint64 group;           /* 0: none */
  char *group_name;       /* (nullable) */
  gboolean pinned;
  GPtrArray *people;      /* DeskDutyPerson */
  GPtrArray *areas;       /* DeskDutyArea: all areas in use, in order */
  char *remark;           /* (nullable) */
  char *handover;         /* (nullable) */
  gint64 inspector;       /* who marked; 0: nobody yet */
  char *inspector_name;   /* (nullable) who marked, else who is to */
  char *inspected;        /* (nullable) 2026-10-09 08:26 */
} DeskRotaDay;

void         desk_rota_day_free        (DeskRotaDay   *self);
GPtrArray   *desk_rota_get_days        (DeskOffice    *office,
                                        DeskDate       from,
                                        DeskDate       to,
                                        GError       **error);
DeskRotaDay *desk_rota_get_day         (DeskOffice    *office,
                                        DeskDate       date,
                                        GError       **error);
DeskRotaKind desk_rota_day_kind        (DeskOffice    *office,
                                        DeskDate       date);
DeskDutyArea *desk_rota_day_area       (DeskRotaDay   *self,
                                        gint64         area);
char        *desk_rota_day_people_text (DeskRotaDay   *self,
                                        const char    *language);
char        *desk_rota_why             (DeskOffice    *office,
                                        DeskDate       date,
                                        gint64         person,
                                        const char    *language);

/* Planning (ROT-1, ROT-4): look first, then apply */
typedef struct
{
  DeskDate date;
  char *before; /* words: group and people as they are; empty: nothing */
  char *after;
  char *why;
  gboolean changed;
} DeskRotaPlanDay;

typedef struct
{
  DeskDate from, to;
  GPtrArray *days;     /* DeskRotaPlanDay, duty days only */
  GPtrArray *problems; /* char*: which day cannot be filled, and why */
  guint n_changed;
  int load_min, load_max; /* turns of the fewest and of the most */
  gboolean fair;
  /*< private >*/
  gpointer plan;
  GHashTable *locked; /* days that stay as they are */
  gint64 entry;       /* the newest journal entry when it was made */
} DeskRotaPlan;

DeskRotaPlan *desk_rota_plan_preview   (DeskOffice    *office,
                                        DeskDate       from,
                                        DeskDate       to,
                                        GError       **error);
gboolean      desk_rota_plan_apply     (DeskOffice    *office,
                                        DeskRotaPlan  *plan,
                                        GError       **error);
void          desk_rota_plan_free      (DeskRotaPlan  *self);
gboolean      desk_rota_copy_week      (DeskOffice    *office,
                                        DeskDate       from_week,
                                        DeskDate       to_week,
                                        GError       **error);

/* One day by hand; each is an act */
gboolean     desk_rota_set_people      (DeskOffice    *office,
                                        DeskDate       date,
                                        const gint64  *people,
                                        guint          n_people,
                                        gboolean       pin,
                                        GError       **error);
gboolean     desk_rota_set_group       (DeskOffice    *office,
                                        DeskDate       date,
                                        gint64         group,
                                        gboolean       pin,
                                        GError       **error);
gboolean     desk_rota_set_pinned      (DeskOffice    *office,
                                        DeskDate       date,
                                        gboolean       pinned,
                                        GError       **error);
gboolean     desk_rota_set_area_person (DeskOffice    *office,
                                        DeskDate       date,
                                        gint64         area,
                                        gint64         person,
                                        GError       **error);
gboolean     desk_rota_exchange_days   (DeskOffice    *office,
                                        DeskDate       a,
                                        DeskDate       b,
                                        GError       **error);
gboolean     desk_rota_set_remark      (DeskOffice    *office,
                                        DeskDate       date,
                                        const char    *remark,
                                        GError       **error);
gboolean     desk_rota_set_holiday     (DeskOffice    *office,
                                        DeskDate       date,
                                        const gint64  *people,
                                        guint          n_people,
                                        const char    *handover,
                                        GError       **error);

/* Swaps (ROT-5) */
gboolean     desk_rota_swap            (DeskOffice    *office,
                                        DeskDate       date,
                                        gint64         person,
                                        gint64         with,
                                        DeskDate       with_date,
                                        gint64         approver,
                                        GError       **error);
GPtrArray   *desk_rota_swap_partners   (DeskOffice    *office,
                                        DeskDate       date,
                                        gint64         person,
                                        GError       **error);

/* Who could swap: a person and the day that would be given back. */
typedef struct
{
  gint64 person;
  char *name;
  DeskDate date; /* the partner's own duty day nearest to it; none: an owed turn */
} DeskSwapPartner;

void         desk_swap_partner_free    (DeskSwapPartner *self);

/* Morning inspection (ROT-6); @area 0 is every area of the day */
gboolean     desk_rota_mark            (DeskOffice    *office,
                                        DeskDate       date,
                                        gint64         area,
                                        DeskMark       mark,
                                        const char    *remark,
                                        GError       **error);
gboolean     desk_rota_mark_others_ok  (DeskOffice    *office,
                                        DeskDate       date,
                                        GError       **error);
gboolean     desk_rota_set_rectified   (DeskOffice    *office,
                                        DeskDate       date,
                                        gint64         area,
                                        gboolean       rectified,
                                        GError       **error);
char        *desk_rota_preview_mark    (DeskOffice    *office,
                                        DeskDate       date,
                                        gint64         area,
                                        DeskMark       mark);
DeskDate     desk_rota_to_inspect      (DeskOffice    *office,
                                        DeskDate       today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskRotaDay, desk_rota_day_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskRotaPlan, desk_rota_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSwapPartner, desk_swap_partner_free)

G_END_DECLS
