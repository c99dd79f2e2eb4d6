/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-shoots-board.h"
#include "desk-shoots-case.h"
#include "desk-shoots-clients.h"
#include "desk-shoots-diary.h"
#include "desk-shoots-new.h"
#include "desk-shoots-pane.h"
#include "desk-shoots-report.h"
#include "desk-shoots-table.h"

G_BEGIN_DECLS

struct _DeskShootsPane
{
  DeskPane parent_instance;

  gboolean adding; /* a new case is being written at the side */

  GtkWidget *views;
  GtkSearchEntry *search;
  GtkBox *box;
  GtkStack *stack;
  GtkWidget *import;
  GtkMenuButton *print;
  GtkWidget *create;

  DeskShootsFilter *filter;

  /* The views; each is made when it is first seen */
  DeskShootsBoard *board;
  DeskShootsTable *table;
  DeskShootsDiary *diary;
  DeskShootsClients *clients;
  DeskShootsReport *report;

  GtkStack *side;
  DeskShootsCase *page;
  DeskShootsNew *begin;
};

const char *desk_shoots_pane_get_view    (DeskShootsPane *self);
void        desk_shoots_pane_set_view    (DeskShootsPane *self,
                                          const char     *view);
void        desk_shoots_pane_refresh     (DeskShootsPane *self);
gboolean    desk_shoots_pane_select      (DeskShootsPane *self,
                                          gint64          shoot);
void        desk_shoots_pane_begin       (DeskShootsPane *self,
                                          gint64          client);
void        desk_shoots_pane_refuse      (DeskShootsPane *self,
                                          const GError   *error);
gboolean    desk_shoots_pane_move        (DeskShootsPane *self,
                                          gint64          shoot,
                                          const char     *step);

/* desk-shoots-actions.c */
void        desk_shoots_pane_add_actions (DeskShootsPane *self);
void        desk_shoots_pane_fill_prints (DeskShootsPane *self);
void        desk_shoots_pane_print       (DeskPane       *pane);
void        desk_shoots_pane_export      (DeskPane       *pane);

G_END_DECLS
