/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-meetings-issue.h"

#include "desk-date-entry.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-meetings-words.h"
#include "desk-people-picker.h"
#include "desk-reference-entry.h"

#define DUE_DAYS 7

struct _DeskMeetingsIssue
{
  GtkWidget parent_instance;

  DeskOffice *office;

  GtkWidget *box;
  DeskReferenceEntry *to;
  GtkWidget *content;
  GtkEditable *due;
  GtkLabel *day;
  GtkEditable *standard;
  DeskPeoplePicker *issuer;
};

enum
{
  SIGNAL_ISSUED,
  SIGNAL_CLOSED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskMeetingsIssue, desk_meetings_issue, GTK_TYPE_WIDGET)

static GtkEditable *
get_to (DeskMeetingsIssue *self)
{
  return GTK_EDITABLE (desk_reference_entry_get_entry (self->to));
}

static void
show_day (DeskMeetingsIssue *self)
{
  DeskDate date =
    desk_meetings_read_day (gtk_editable_get_text (self->due), desk_date_today ());
  g_autofree char *words = date != DESK_DATE_NONE ? desk_meetings_day_words (date) : NULL;

  gtk_label_set_label (self->day, words != NULL ? words : _ ("which day?"));
}

static char *
dup_content (DeskMeetingsIssue *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->content));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
on_issue (DeskMeetingsIssue *self)
{
  g_autofree char *content = dup_content (self);
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;
  DeskNoticeRequest request = {
    .due = desk_meetings_read_day (gtk_editable_get_text (self->due), desk_date_today ()),
    .content = content,
    .standard = desk_inventory_written (GTK_WIDGET (self->standard)),
    .issuer = desk_people_picker_get_person (self->issuer),
  };
  gint64 notice = 0;

  if (desk_notices_find_to (self->office, gtk_editable_get_text (get_to (self)), &request.person,
                            &request.department, &error))
    number = desk_notices_issue (self->office, &request, &notice, &error);
  if (number != NULL)
    g_signal_emit (self, signals[SIGNAL_ISSUED], 0, notice);
  else
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
on_close (DeskMeetingsIssue *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static gboolean
on_escape (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  g_signal_emit (widget, signals[SIGNAL_CLOSED], 0);
  return TRUE;
}

static gboolean
on_enter (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   data)
{
  on_issue (DESK_MEETINGS_ISSUE (widget));
  return TRUE;
}

static void
desk_meetings_issue_dispose (GObject *object)
{
  DeskMeetingsIssue *self = DESK_MEETINGS_ISSUE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_meetings_issue_parent_class)->dispose (object);
}

static void
desk_meetings_issue_class_init (DeskMeetingsIssueClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_meetings_issue_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, on_enter, NULL);

  /* DeskMeetingsIssue::issued: with the notice. */
  signals[SIGNAL_ISSUED] = g_signal_new ("issued", DESK_TYPE_MEETINGS_ISSUE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", DESK_TYPE_MEETINGS_ISSUE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DESK_TYPE_MEETINGS_ISSUE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
desk_meetings_issue_init (DeskMeetingsIssue *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static GtkWidget *
make_fields (DeskMeetingsIssue *self)
{
  GtkWidget *fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *due = desk_date_entry_new ();
  GtkWidget *standard = gtk_entry_new ();
  GtkWidget *frame = gtk_scrolled_window_new ();
  GtkWidget *to = desk_reference_entry_new (desk_office_get_store (self->office),
                                            &desk_kind_people);
  GtkWidget *issuer = desk_people_picker_new (self->office, _ ("Issued by"));

  self->to = DESK_REFERENCE_ENTRY (to);
  gtk_entry_set_placeholder_text (desk_reference_entry_get_entry (self->to),
                                  _ ("Name, pinyin or department"));
  desk_inventory_add_field (fields, _ ("Issued to"), to);
  gtk_accessible_update_property (GTK_ACCESSIBLE (get_to (self)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Issued to"), -1);
  self->content = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->content), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->content), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->content), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->content), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->content), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->content), 6);
  gtk_widget_add_css_class (self->content, "desk-text");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->content), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Task"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (frame), self->content);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (frame), 96);
  desk_inventory_add_field (fields, _ ("Task"), frame);
  self->due = GTK_EDITABLE (due);
  desk_inventory_add_field (fields, _ ("Due on"), due);
  self->day = GTK_LABEL (desk_inventory_label (NULL, "dim-label"));
  gtk_box_append (GTK_BOX (fields), GTK_WIDGET (self->day));
  g_signal_connect_swapped (due, "changed", G_CALLBACK (show_day), self);
  self->standard = GTK_EDITABLE (standard);
  desk_inventory_add_field (fields, _ ("Standard to meet"), standard);
  self->issuer = DESK_PEOPLE_PICKER (issuer);
  desk_people_picker_set_allow_none (self->issuer, TRUE);
  desk_people_picker_set_none_label (self->issuer, _ ("Administration"));
  desk_inventory_add_field (fields, _ ("Issued by"), issuer);
  return fields;
}

GtkWidget *
desk_meetings_issue_new (DeskOffice *office)
{
  DeskMeetingsIssue *self = g_object_new (DESK_TYPE_MEETINGS_ISSUE, NULL);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = desk_inventory_label (_ ("New Notice"), "title-4");
  GtkWidget *close = desk_meetings_icon_button ("window-close-symbolic", _ ("Issue none"));
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *issue = gtk_button_new_with_mnemonic (_ ("_Issue"));

  self->office = g_object_ref (office);
  gtk_widget_add_css_class (head, "desk-shoots-head");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (on_close), self);
  gtk_box_append (GTK_BOX (head), close);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_widget_add_css_class (content, "desk-side-content");
  gtk_box_append (GTK_BOX (content), make_fields (self));
  gtk_widget_add_css_class (issue, "suggested-action");
  gtk_widget_set_tooltip_text (issue, _ ("Ctrl+Enter"));
  g_signal_connect_swapped (issue, "clicked", G_CALLBACK (on_issue), self);
  gtk_box_append (GTK_BOX (content), issue);
  gtk_box_append (GTK_BOX (self->box), content);
  return GTK_WIDGET (self);
}

/* Empties the form and puts the cursor into it. */
void
desk_meetings_issue_begin (DeskMeetingsIssue *self)
{
  g_autofree char *due = desk_date_to_iso (desk_date_today () + DUE_DAYS);

  desk_reference_entry_set_text (self->to, "");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->content)), "", -1);
  gtk_editable_set_text (self->due, due);
  gtk_editable_set_text (self->standard, "");
  desk_people_picker_set_person (self->issuer, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->to));
}
