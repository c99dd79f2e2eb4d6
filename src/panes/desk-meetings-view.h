/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-form.h"
#include "desk-office.h"

G_BEGIN_DECLS

/* One of the views of the meetings pane. The pane makes it when it is first seen. */
#define DESK_TYPE_MEETINGS_VIEW (desk_meetings_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (DeskMeetingsView, desk_meetings_view, DESK, MEETINGS_VIEW, GtkWidget)

/**
 * DeskMeetingsViewClass:
 * @forms: (nullable): ids of the forms of this view, ends with %NULL; `id:blank` is one
 *   to be filled in by hand
 * @create_label: (nullable): msgid of the button that makes a new one; %NULL: there is none
 * @search_hint: (nullable): msgid; %NULL: nothing is searched here
 * @refresh: shows the data anew
 * @get_side: (nullable): the editor at the side, asked for once
 * @has_side: whether the side has something to show now
 * @search: shows what @text finds; an empty one ends it
 * @create: Ctrl+N
 * @go: goes to a day, a number, or a word of its own; %FALSE: there is no such thing
 * @show_record: shows a record of a kind that is its own; %FALSE: is none
 * @offers: (nullable): whether there is a form of what is shown; else all are offered
 * @build_forms: (nullable): adds the forms of what is shown; the first that is offered
 *   is what Ctrl+P prints
 *
 * What a view cannot do it leaves out.
 */
struct _DeskMeetingsViewClass
{
  GtkWidgetClass parent_class;

  const char *const *forms;
  const char *create_label;
  const char *search_hint;

  gboolean   (*refresh)     (DeskMeetingsView  *self,
                             GError           **error);
  GtkWidget *(*get_side)    (DeskMeetingsView  *self);
  gboolean   (*has_side)    (DeskMeetingsView  *self);
  void       (*search)      (DeskMeetingsView  *self,
                             const char        *text);
  void       (*create)      (DeskMeetingsView  *self);
  gboolean   (*go)          (DeskMeetingsView  *self,
                             const char        *where);
  gboolean   (*show_record) (DeskMeetingsView  *self,
                             const DeskKind    *kind,
                             gint64             id);
  gboolean   (*offers)      (DeskMeetingsView  *self,
                             const char        *id);
  gboolean   (*build_forms) (DeskMeetingsView  *self,
                             const char        *id,
                             GPtrArray         *forms,
                             GError           **error);

  gpointer padding[8];
};

DeskOffice *desk_meetings_view_get_office   (DeskMeetingsView *self);
void        desk_meetings_view_set_child    (DeskMeetingsView *self,
                                             GtkWidget        *child);

/* What a view tells the pane */
void        desk_meetings_view_fail         (DeskMeetingsView *self,
                                             const GError     *error);
void        desk_meetings_view_done         (DeskMeetingsView *self);
void        desk_meetings_view_side_changed (DeskMeetingsView *self,
                                             gboolean          open);
void        desk_meetings_view_forms_changed
                                            (DeskMeetingsView *self);

/* Shows forms one after the other, as they will come out of the printer. */
gboolean    desk_meetings_view_preview      (DeskMeetingsView *self,
                                             const char       *id);

G_END_DECLS
