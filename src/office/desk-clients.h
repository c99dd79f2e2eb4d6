/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

G_BEGIN_DECLS

/* Clients (学员), what was said with them, and which of them are one person (SHO-1).
 * They are added, changed and removed as any record (desk-records.h); one with
 * shoots, goods or contacts is not removed. */
typedef struct
{
  gint64 id;
  char *number; /* student number */
  char *name;
  char *category;       /* (nullable), as all that follows */
  char *chat;
  char *chat_name;
  char *phone;
  char *address;
  char *class_name;
  char *note;
  char *former_numbers; /* of clients merged into this one, with spaces between */
} DeskClient;

/* Clients that look like one person. */
typedef struct
{
  GPtrArray *clients; /* DeskClient, oldest first */
  gboolean by_phone;  /* two of them have one phone */
  gboolean by_chat;   /* two of them have one chat number */
} DeskClientDuplicate;

/* Something said with a client. */
typedef struct
{
  gint64 id;
  char *at;
  const char *channel; /* code of the field of contacts */
  char *text;
  gint64 by;    /* 0: nobody named */
  char *name;   /* of @by; may be empty */
  gint64 shoot; /* 0: none in particular */
} DeskClientContact;

/* A shoot of a client. */
typedef struct
{
  gint64 id;
  char *number;
  char *step;
  const char *state; /* code of the field of shoots */
  guint n_goods;     /* parcels' rows that are still here */
} DeskClientShoot;

gint64      desk_clients_find           (DeskOffice    *office,
                                         const char    *word,
                                         GError       **error);
DeskClient *desk_clients_get            (DeskOffice    *office,
                                         gint64         client,
                                         GError       **error);
char       *desk_clients_dup_title      (DeskOffice    *office,
                                         gint64         client);
char       *desk_clients_dup_name       (DeskOffice    *office,
                                         gint64         client);
gboolean    desk_clients_check_chat     (DeskOffice    *office,
                                         gint64         client,
                                         GError       **error);

/* One person, several records */
GPtrArray  *desk_clients_duplicates     (DeskOffice    *office,
                                         GError       **error);
GPtrArray  *desk_clients_like           (DeskOffice    *office,
                                         const char    *phone,
                                         const char    *chat,
                                         gint64         except,
                                         GError       **error);
gboolean    desk_clients_merge          (DeskOffice    *office,
                                         gint64         keep,
                                         gint64         gone,
                                         GError       **error);
gint64      desk_clients_find_former    (DeskOffice    *office,
                                         const char    *number);

/* What happened */
gint64      desk_clients_add_contact    (DeskOffice    *office,
                                         gint64         client,
                                         const char    *channel,
                                         const char    *text,
                                         gint64         by,
                                         gint64         shoot,
                                         GError       **error);
GPtrArray  *desk_clients_contacts       (DeskOffice    *office,
                                         gint64         client,
                                         GError       **error);
GPtrArray  *desk_clients_shoots         (DeskOffice    *office,
                                         gint64         client,
                                         GError       **error);

/* Phones and chat numbers as they are compared: 138 1234-5678 is 13812345678 */
char       *desk_clients_plain_phone    (const char    *phone);
char       *desk_clients_plain_chat     (const char    *chat);

/* What their records must be, for desk-records.h */
void        desk_clients_complete       (DeskOffice    *office,
                                         DeskDraft     *draft);
gboolean    desk_clients_check_draft    (DeskOffice    *office,
                                         DeskDraft     *draft,
                                         GError       **error);
gboolean    desk_clients_check_remove   (DeskOffice    *office,
                                         const DeskKind *kind,
                                         gint64         id,
                                         GError       **error);

void        desk_client_free            (DeskClient          *self);
void        desk_client_duplicate_free  (DeskClientDuplicate *self);
void        desk_client_contact_free    (DeskClientContact   *self);
void        desk_client_shoot_free      (DeskClientShoot     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskClient, desk_client_free)

G_END_DECLS
