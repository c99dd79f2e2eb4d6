/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-page.h"
#include "desk-scanner.h"
#include "desk-window.h"

G_BEGIN_DECLS

struct _DeskWindow
{
  AdwApplicationWindow parent_instance;

  DeskOffice *office;
  GPtrArray *pages; /* DeskPage, in the order of desk_panes[] */
  guint make_source;
  guint journal_source;
  guint day_source;
  DeskDate today;
  gint64 last_entry;  /* of the journal, as the user was told */
  AdwToast *act_toast; /* (nullable) weak */
  gint64 act_toast_shown; /* monotonic time */

  GtkLabel *title;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkMenuButton *search_button;
  GtkMenuButton *actor_button;
  AdwToastOverlay *toasts;
  DeskMessageBar *sample_bar;
  DeskMessageBar *message;
  GtkNotebook *notebook;
};

/* desk-window-actions.c */
void         desk_window_add_actions     (DeskWindow *self);
void         desk_window_update_journal  (DeskWindow *self,
                                          gboolean    tell);
void         desk_window_update_pane     (DeskWindow *self);
void         desk_window_update_actors   (DeskWindow *self);

void         desk_window_pane_toast      (DeskPane   *pane,
                                          const char *text,
                                          gboolean    undo,
                                          DeskWindow *self);

/* desk-window.c */
gboolean     desk_window_scan            (const char *word,
                                          gpointer    data);

/* desk-window-notebook.c */
void         desk_window_init_notebook   (DeskWindow *self);
void         desk_window_fill_notebook   (DeskWindow *self);
void         desk_window_save_notebook   (DeskWindow *self);
void         desk_window_close_detached  (DeskWindow *self);
DeskPage    *desk_window_find_page       (DeskWindow *self,
                                          const char *name);
DeskPage    *desk_window_current_page    (DeskWindow *self);
void         desk_window_raise_page      (DeskWindow *self,
                                          DeskPage   *page);
void         desk_window_detach          (DeskWindow *self,
                                          DeskPage   *page,
                                          int         width,
                                          int         height);
void         desk_window_attach          (DeskWindow *self,
                                          DeskPage   *page);

G_END_DECLS
