/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

/* Clients' goods: counted in, counted out, in somebody's custody between (SHO-9,
 * INV-12). A parcel (SJ-2026-0001) has a row for each sort of goods; a return slip
 * (HJ-2026-0001) those that go back together. */

/* A sort of goods as it is counted in. */
typedef struct
{
  const char *name;
  gint64 quantity;         /* counted, from 1 on */
  gint64 declared;         /* what the client said; negative: not said */
  const char *condition;   /* (nullable): that of the receipt, else good */
} DeskGoodsLine;

/* A parcel that came. */
typedef struct
{
  gint64 client;
  gint64 shoot;             /* 0: the client's only running one, where there is one */
  GArray *lines;            /* DeskGoodsLine */
  const char *condition;    /* (nullable): of those that have none of their own */
  const char *accompanying; /* (nullable): clothes, shoes … */
  const char *tracking;     /* (nullable) */
  const char *place;        /* (nullable): where they are kept */
  gint64 receiver;          /* 0: who acts as shoot coordinator */
} DeskGoodsReceipt;

/* A sort of goods as it is counted out. */
typedef struct
{
  gint64 goods;
  gint64 quantity;        /* counted, from 0 on */
  const char *condition;  /* (nullable): that of the return, else as it came */
  const char *difference; /* (nullable): why the count differs; that of the return else */
} DeskGoodsOut;

/* What goes back to a client. */
typedef struct
{
  GArray *lines;          /* DeskGoodsOut, all of one client */
  const char *condition;  /* (nullable) */
  const char *difference; /* (nullable) */
  const char *tracking;   /* the second tracking number; NULL: fetched by hand */
  const char *override;   /* (nullable): why before the client is satisfied */
  gint64 sender;          /* 0: who acts as shoot coordinator */
} DeskGoodsReturn;

/* A row of a parcel. */
typedef struct
{
  gint64 id;
  char *parcel;
  gint64 client;
  char *client_number;
  char *client_name;
  gint64 shoot;       /* 0: none */
  char *shoot_number; /* (nullable) */
  char *name;
  gint64 declared;    /* -1: not said */
  gint64 quantity;
  char *condition;    /* (nullable), as all texts that follow */
  char *accompanying;
  char *tracking;
  char *received;     /* a moment, always there */
  gint64 receiver;    /* 0: nobody named */
  char *place;
  gint64 holder;      /* who has them now; 0: nobody in particular, or gone */
  gint64 quantity_out; /* -1: still here */
  char *condition_out;
  char *difference;
  char *tracking_out;
  char *returned;     /* NULL: still here */
  gint64 sender;
  char *slip;
  char *override;
  int days;           /* calendar days here until the day asked for, or until returned */
} DeskGoods;

/* Which rows; what is 0 or NULL does not matter. */
typedef struct
{
  gint64 id;
  gint64 client;
  gint64 shoot;
  const char *parcel;
  const char *slip;
  gboolean here; /* only what is still here */
} DeskGoodsFilter;

char      *desk_goods_receive      (DeskOffice              *office,
                                    const DeskGoodsReceipt  *receipt,
                                    GPtrArray              **differences,
                                    GError                 **error);
char      *desk_goods_send_back    (DeskOffice              *office,
                                    const DeskGoodsReturn   *back,
                                    GPtrArray              **differences,
                                    GError                 **error);
gboolean   desk_goods_hand_out     (DeskOffice              *office,
                                    gint64                   goods,
                                    gint64                   person,
                                    GError                 **error);
gboolean   desk_goods_take_back    (DeskOffice              *office,
                                    gint64                   goods,
                                    const char              *condition,
                                    GError                 **error);
gboolean   desk_goods_may_go       (DeskOffice              *office,
                                    gint64                   goods,
                                    GError                 **error);

/* Rows in the order they came: the oldest first */
GPtrArray *desk_goods_list         (DeskOffice              *office,
                                    const DeskGoodsFilter   *filter,
                                    DeskDate                 day,
                                    GError                 **error);
GPtrArray *desk_goods_find         (DeskOffice              *office,
                                    const char              *word,
                                    GError                 **error);
gboolean   desk_goods_today        (DeskOffice              *office,
                                    GPtrArray               *items,
                                    DeskDate                 day,
                                    GError                 **error);
void       desk_goods_free         (DeskGoods               *self);

/* What their records must be, and part of every act */
void       desk_goods_complete     (DeskOffice              *office,
                                    DeskDraft               *draft);
gboolean   desk_goods_check_draft  (DeskOffice              *office,
                                    DeskDraft               *draft,
                                    GError                 **error);
gboolean   desk_goods_check_remove (const DeskKind          *kind,
                                    GError                 **error);
gboolean   desk_goods_settle       (DeskOffice              *office,
                                    DeskChanges             *changes,
                                    GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskGoods, desk_goods_free)

G_END_DECLS
