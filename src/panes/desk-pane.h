/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk-message-bar.h"
#include "desk-office.h"

G_BEGIN_DECLS

/* A pane of the notebook: toolbar, content, and an editor at the side. */
#define DESK_TYPE_PANE (desk_pane_get_type ())
G_DECLARE_DERIVABLE_TYPE (DeskPane, desk_pane, DESK, PANE, AdwBin)

/**
 * DeskPaneClass:
 * @name: stable: "rota"; goes before the names of its actions
 * @refresh: shows the data anew; after an act, of this program or another one, and
 *   before the pane is first seen. Only called while the pane can be seen
 * @count: how many things wait here; sets @urgent when one of them is late
 * @go: goes to what @where names, a day `2026-10-08` for most panes
 * @show_record: selects a record that a search found; %FALSE: not shown here
 * @print: Ctrl+P
 * @export: Ctrl+E
 * @find: Ctrl+F
 * @new_item: Ctrl+N
 * @scan: a label was scanned somewhere in the program; %FALSE: not known here
 *
 * What a pane cannot do it leaves out: the window turns the key and the menu off.
 */
struct _DeskPaneClass
{
  AdwBinClass parent_class;

  const char *name;

  void     (*refresh)     (DeskPane       *self);
  guint    (*count)       (DeskPane       *self,
                           gboolean       *urgent);
  gboolean (*go)          (DeskPane       *self,
                           const char     *where);
  gboolean (*show_record) (DeskPane       *self,
                           const DeskKind *kind,
                           gint64          id);
  void     (*print)       (DeskPane       *self);
  void     (*export)      (DeskPane       *self);
  void     (*find)        (DeskPane       *self);
  void     (*new_item)    (DeskPane       *self);
  gboolean (*scan)        (DeskPane       *self,
                           const char     *word);

  gpointer padding[7];
};

const char   *desk_pane_get_name           (DeskPane           *self);
DeskOffice   *desk_pane_get_office         (DeskPane           *self);
DeskStore    *desk_pane_get_store          (DeskPane           *self);

/* The layout; in a template the child types are "start", "center", "end" and "side",
 * a child without a type is the content */
void          desk_pane_add_start          (DeskPane           *self,
                                            GtkWidget          *child);
void          desk_pane_add_center         (DeskPane           *self,
                                            GtkWidget          *child);
void          desk_pane_add_end            (DeskPane           *self,
                                            GtkWidget          *child);
void          desk_pane_set_content        (DeskPane           *self,
                                            GtkWidget          *content);
void          desk_pane_set_side           (DeskPane           *self,
                                            GtkWidget          *side);
void          desk_pane_open_side          (DeskPane           *self);

/* Actions: "mark" of pane "rota" is "win.rota.mark" in templates, "rota.mark" on D-Bus */
void          desk_pane_add_actions        (DeskPane           *self,
                                            const GActionEntry *entries,
                                            int                 n_entries);
GAction      *desk_pane_get_action         (DeskPane           *self,
                                            const char         *name);
void          desk_pane_set_action_enabled (DeskPane           *self,
                                            const char         *name,
                                            gboolean            enabled);
GActionGroup *desk_pane_get_actions        (DeskPane           *self);

/* Telling the user */
void          desk_pane_toast              (DeskPane           *self,
                                            const char         *text,
                                            gboolean            undo);
void          desk_pane_show_message       (DeskPane           *self,
                                            DeskMessageKind     kind,
                                            const char         *text,
                                            const char         *button,
                                            const char         *action);
void          desk_pane_clear_message      (DeskPane           *self);
void          desk_pane_show_error         (DeskPane           *self,
                                            const GError       *error);

/* What the window calls */
void          desk_pane_queue_refresh      (DeskPane           *self);
gboolean      desk_pane_go                 (DeskPane           *self,
                                            const char         *where);
gboolean      desk_pane_show_record        (DeskPane           *self,
                                            const DeskKind     *kind,
                                            gint64              id);
gboolean      desk_pane_scan               (DeskPane           *self,
                                            const char         *word);

G_END_DECLS
