/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-date.h"

G_BEGIN_DECLS

/* The key of a form's cell taken apart: "person:2026-10-08:3". */
typedef struct
{
  char what[16]; /* "person"; empty: no key of the rota */
  DeskDate date; /* may be none, as in "row:3" */
  gint64 id;     /* 0: none */
} DeskRotaKey;

DeskRotaKey  desk_rota_key_parse  (const char         *text);
gboolean     desk_rota_key_is     (const DeskRotaKey  *self,
                                   const char         *what);
char        *desk_rota_key_format (const char         *what,
                                   DeskDate            date,
                                   gint64              id);

G_END_DECLS
