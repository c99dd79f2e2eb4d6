/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-pane.h"

G_BEGIN_DECLS

/* The panes of the notebook, from top to bottom. A pane is made when it is first needed. */
typedef struct
{
  const char *name;  /* as in its class */
  const char *title; /* msgid */
  const char *icon;
  GType (*get_type) (void);
} DeskPaneInfo;

extern const DeskPaneInfo desk_panes[]; /* ends with a NULL name */

G_END_DECLS
