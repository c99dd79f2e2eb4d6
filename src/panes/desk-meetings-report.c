/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-meetings-report.h"

#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-meetings-words.h"

/* What is written, in the order of the form. */
static const struct
{
  const char *label; /* msgid */
  const char *hint;  /* msgid */
} texts[] = {
  { N_ ("Work of this week"), N_ ("What was done, with numbers") },
  { N_ ("Shortcomings"), N_ ("What went wrong, and what was missing") },
  { N_ ("Plan of next week"), N_ ("What is to be done, by when") },
};

struct _DeskMeetingsReport
{
  GtkWidget parent_instance;

  DeskOffice *office;
  gint64 person; /* 0: none */
  DeskDate week;
  GPtrArray *notices;               /* DeskReportNotice */
  char *seen[G_N_ELEMENTS (texts)]; /* what the file says: what differs is not saved yet */

  GtkWidget *box;
  GtkLabel *name;
  GtkWidget *state;
  GtkLabel *notices_title;
  GtkWidget *notices_box;
  GtkWidget *views[G_N_ELEMENTS (texts)];
  GtkWidget *comment;
  GtkLabel *reviewed;
  GtkWidget *save;
  GtkWidget *hand_in;
  GtkWidget *review;
  GtkWidget *reopen;
};

enum
{
  SIGNAL_CLOSED,
  SIGNAL_PRINT,
  SIGNAL_DONE,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskMeetingsReport, desk_meetings_report, GTK_TYPE_WIDGET)

static char *
dup_text (DeskMeetingsReport *self,
          guint               which)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->views[which]));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* Takes over what the file says, unless something else is being written. */
static void
set_text (DeskMeetingsReport *self,
          guint               which,
          const char         *text,
          gboolean            force)
{
  g_autofree char *written = dup_text (self, which);

  text = text != NULL ? text : "";
  if (force || g_strcmp0 (written, self->seen[which]) == 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->views[which])), text,
                              -1);
  g_free (self->seen[which]);
  self->seen[which] = g_strdup (text);
}

/* Keeping it */

/* Returns: (transfer full) (element-type DeskReportProgress): what is said of notices */
static GArray *
read_progress (DeskMeetingsReport *self)
{
  GArray *progress = g_array_new (FALSE, TRUE, sizeof (DeskReportProgress));

  for (GtkWidget *row = gtk_widget_get_first_child (self->notices_box); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkSpinButton *spin = g_object_get_data (G_OBJECT (row), "percent");
      GtkWidget *note = g_object_get_data (G_OBJECT (row), "note");
      const DeskReportNotice *notice = g_object_get_data (G_OBJECT (row), "notice");
      DeskReportProgress one = { .notice = notice->notice };

      gtk_spin_button_update (spin);
      one.percent = gtk_spin_button_get_value_as_int (spin);
      one.note = desk_inventory_written (note);
      if (g_strcmp0 (one.note, notice->note) == 0)
        one.note = NULL;
      g_array_append_val (progress, one);
    }
  return progress;
}

static void
keep (DeskMeetingsReport *self,
      gboolean            hand_in)
{
  g_autofree char *done = dup_text (self, 0);
  g_autofree char *shortcomings = dup_text (self, 1);
  g_autofree char *next = dup_text (self, 2);
  g_autoptr (GArray) progress = read_progress (self);
  g_autoptr (GError) error = NULL;
  DeskReportInput input = {
    .person = self->person,
    .week = self->week,
    .done = done,
    .shortcomings = shortcomings,
    .next = next,
    .progress = (const DeskReportProgress *) progress->data,
    .n_progress = progress->len,
  };

  if (hand_in ? desk_reports_hand_in (self->office, &input, &error)
              : desk_reports_save (self->office, &input, &error))
    g_signal_emit (self, signals[SIGNAL_DONE], 0);
  else
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
on_save (DeskMeetingsReport *self)
{
  keep (self, FALSE);
}

static void
on_hand_in (DeskMeetingsReport *self)
{
  keep (self, TRUE);
}

static void
on_review (DeskMeetingsReport *self)
{
  g_autoptr (GError) error = NULL;

  if (desk_reports_review (self->office, self->person, self->week,
                           desk_inventory_written (self->comment), 0, &error))
    g_signal_emit (self, signals[SIGNAL_DONE], 0);
  else
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
on_reopen (DeskMeetingsReport *self)
{
  g_autoptr (GError) error = NULL;

  if (desk_reports_reopen (self->office, self->person, self->week, 0, &error))
    g_signal_emit (self, signals[SIGNAL_DONE], 0);
  else
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
on_close (DeskMeetingsReport *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
on_print (DeskMeetingsReport *self)
{
  g_signal_emit (self, signals[SIGNAL_PRINT], 0);
}

static gboolean
on_escape (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  g_signal_emit (widget, signals[SIGNAL_CLOSED], 0);
  return TRUE;
}

/* Ctrl+S keeps what is written; Ctrl+Enter hands it in. */
static gboolean
on_key_save (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  DeskMeetingsReport *self = DESK_MEETINGS_REPORT (widget);
  gboolean hand_in = g_variant_get_boolean (arguments);

  if (!gtk_widget_get_visible (self->save))
    return FALSE;
  keep (self, hand_in);
  return TRUE;
}

static void
desk_meetings_report_dispose (GObject *object)
{
  DeskMeetingsReport *self = DESK_MEETINGS_REPORT (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->notices, g_ptr_array_unref);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_meetings_report_parent_class)->dispose (object);
}

static void
desk_meetings_report_finalize (GObject *object)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (DESK_MEETINGS_REPORT (object)->seen[i]);

  G_OBJECT_CLASS (desk_meetings_report_parent_class)->finalize (object);
}

static void
desk_meetings_report_class_init (DeskMeetingsReportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_meetings_report_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_meetings_report_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, on_key_save, "b",
                                FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, on_key_save, "b",
                                TRUE);

  signals[SIGNAL_CLOSED] = g_signal_new ("closed", DESK_TYPE_MEETINGS_REPORT, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_PRINT] = g_signal_new ("print", DESK_TYPE_MEETINGS_REPORT, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DONE] = g_signal_new ("done", DESK_TYPE_MEETINGS_REPORT, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DESK_TYPE_MEETINGS_REPORT, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

/* Building */

static void
desk_meetings_report_init (DeskMeetingsReport *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static GtkWidget *
make_head (DeskMeetingsReport *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *print = desk_meetings_icon_button ("printer-symbolic", _ ("Print the report"));
  GtkWidget *close = desk_meetings_icon_button ("window-close-symbolic", _ ("Close"));

  gtk_widget_add_css_class (head, "desk-shoots-head");
  self->name = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "title-4");
  self->state = desk_meetings_chip (NULL, NULL);
  gtk_widget_set_hexpand (self->state, TRUE);
  gtk_widget_set_halign (self->state, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (head), self->state);
  g_signal_connect_swapped (print, "clicked", G_CALLBACK (on_print), self);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (on_close), self);
  gtk_box_append (GTK_BOX (head), print);
  gtk_box_append (GTK_BOX (head), close);
  return head;
}

static void
add_text (DeskMeetingsReport *self,
          GtkWidget          *box,
          guint               which)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *frame = gtk_scrolled_window_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_widget_add_css_class (view, "desk-text");
  gtk_widget_set_tooltip_text (view, _ (texts[which].hint));
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (texts[which].label), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (frame), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (frame), 72);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (frame), 220);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (frame), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (frame), view);
  desk_inventory_add_field (box, _ (texts[which].label), frame);
  self->views[which] = view;
}

static GtkWidget *
add_button (DeskMeetingsReport *self,
            GtkWidget          *box,
            const char         *label,
            GCallback           clicked,
            gboolean            suggested)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_hexpand (button, TRUE);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

GtkWidget *
desk_meetings_report_new (DeskOffice *office)
{
  DeskMeetingsReport *self = g_object_new (DESK_TYPE_MEETINGS_REPORT, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->office = g_object_ref (office);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_widget_add_css_class (content, "desk-side-content");
  self->notices_title = GTK_LABEL (desk_inventory_heading (_ ("Task notices")));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->notices_title));
  self->notices_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_box_append (GTK_BOX (content), self->notices_box);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    add_text (self, content, i);
  self->reviewed = GTK_LABEL (desk_inventory_label (NULL, "desk-note"));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->reviewed));
  self->comment = gtk_entry_new ();
  desk_inventory_add_field (content, _ ("Review of the head"), self->comment);
  g_signal_connect_swapped (self->comment, "activate", G_CALLBACK (on_review), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_add_css_class (buttons, "desk-side-buttons");
  self->reopen = add_button (self, buttons, _ ("_Reopen"), G_CALLBACK (on_reopen), FALSE);
  self->save = add_button (self, buttons, _ ("_Keep"), G_CALLBACK (on_save), FALSE);
  gtk_widget_set_tooltip_text (self->save, _ ("Keeps what is written, without handing it in"));
  self->hand_in = add_button (self, buttons, _ ("_Hand In"), G_CALLBACK (on_hand_in), TRUE);
  self->review = add_button (self, buttons, _ ("_Review"), G_CALLBACK (on_review), TRUE);
  gtk_box_append (GTK_BOX (self->box), buttons);
  return GTK_WIDGET (self);
}

/* Filling */

static GtkWidget *
make_notice (DeskReportNotice *notice,
             gboolean          open)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *spin = gtk_spin_button_new_with_range (0, 100, 10);
  GtkWidget *note = gtk_entry_new ();
  g_autofree char *due = desk_meetings_day_words (notice->due);
  /* Translators: the number of a notice, and its due day */
  g_autofree char *words = g_strdup_printf (_ ("%1$s · by %2$s"), notice->number, due);
  /* Translators: %s: the number of a notice */
  g_autofree char *percent = g_strdup_printf (_ ("Progress of %s in percent"), notice->number);
  /* Translators: %s: the number of a notice */
  g_autofree char *about = g_strdup_printf (_ ("Note on %s"), notice->number);

  gtk_box_append (GTK_BOX (row), desk_inventory_label (notice->content, NULL));
  gtk_box_append (GTK_BOX (row), desk_inventory_label (words, "desk-field-label"));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), notice->percent);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 3);
  gtk_editable_set_text (GTK_EDITABLE (note), notice->note != NULL ? notice->note : "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (note), _ ("How it stands"));
  gtk_editable_set_width_chars (GTK_EDITABLE (note), 6);
  gtk_widget_set_hexpand (note, TRUE);
  gtk_widget_set_sensitive (spin, open);
  gtk_widget_set_sensitive (note, open);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, percent,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (note), GTK_ACCESSIBLE_PROPERTY_LABEL, about, -1);
  gtk_box_append (GTK_BOX (line), spin);
  gtk_box_append (GTK_BOX (line), gtk_label_new ("%"));
  gtk_box_append (GTK_BOX (line), note);
  gtk_box_append (GTK_BOX (row), line);
  g_object_set_data (G_OBJECT (row), "notice", notice);
  g_object_set_data (G_OBJECT (row), "percent", spin);
  g_object_set_data (G_OBJECT (row), "note", note);
  return row;
}

/* Whether the notices are those that are shown, as they were when they were filled in. */
static gboolean
has_same_notices (DeskMeetingsReport *self,
                  GPtrArray          *notices)
{
  if (self->notices == NULL || self->notices->len != notices->len)
    return FALSE;
  for (guint i = 0; i < notices->len; i++)
    {
      const DeskReportNotice *one = notices->pdata[i], *other = self->notices->pdata[i];

      if (one->notice != other->notice || one->percent != other->percent ||
          g_strcmp0 (one->note, other->note) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
fill_notices (DeskMeetingsReport *self,
              GPtrArray          *notices,
              gboolean            open,
              gboolean            force)
{
  gtk_widget_set_visible (GTK_WIDGET (self->notices_title), notices->len > 0);
  if (!force && has_same_notices (self, notices))
    return;
  desk_inventory_clear (self->notices_box);
  g_ptr_array_ref (notices);
  g_clear_pointer (&self->notices, g_ptr_array_unref);
  self->notices = notices;
  for (guint i = 0; i < notices->len; i++)
    gtk_box_append (GTK_BOX (self->notices_box), make_notice (notices->pdata[i], open));
}

static void
show_state (DeskMeetingsReport *self,
            const DeskReport   *report)
{
  g_autofree char *reviewed = NULL;
  gboolean handed_in = report->handed_in != NULL;
  gboolean closed = report->reviewed != NULL;

  gtk_label_set_label (GTK_LABEL (self->state), closed      ? _ ("reviewed")
                                                : handed_in ? _ ("handed in")
                                                            : _ ("missing"));
  if (closed)
    {
      g_autofree char *at = desk_inventory_moment (report->reviewed);

      reviewed = g_strdup_printf (
        /* Translators: who reviewed a report and when, and what was said */
        _ ("Reviewed by %1$s, %2$s. %3$s"), report->reviewer_name, at,
        report->comment != NULL ? report->comment : "");
    }
  desk_inventory_say (GTK_WIDGET (self->reviewed), reviewed);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    gtk_text_view_set_editable (GTK_TEXT_VIEW (self->views[i]), !closed);
  gtk_widget_set_visible (self->comment, handed_in && !closed);
  gtk_widget_set_visible (self->save, !closed && !handed_in);
  gtk_widget_set_visible (self->hand_in, !closed);
  gtk_widget_set_visible (self->review, handed_in && !closed);
  gtk_widget_set_visible (self->reopen, closed);
  gtk_button_set_label (GTK_BUTTON (self->hand_in),
                        handed_in ? _ ("_Hand In Again") : _ ("_Hand In"));
  if (handed_in)
    gtk_widget_remove_css_class (self->hand_in, "suggested-action");
  else
    gtk_widget_add_css_class (self->hand_in, "suggested-action");
}

/* @person: 0: none. Returns: whether there is such a person */
gboolean
desk_meetings_report_show (DeskMeetingsReport  *self,
                           gint64               person,
                           DeskDate             week,
                           GError             **error)
{
  g_autoptr (DeskReport) report =
    person != 0 ? desk_reports_get (self->office, person, week, error) : NULL;
  gboolean other = person != self->person || week != self->week;

  if (person != 0 && report == NULL)
    return FALSE;
  self->person = person;
  self->week = week;
  if (person == 0)
    return TRUE;
  gtk_label_set_label (self->name, report->name);
  set_text (self, 0, report->done, other);
  set_text (self, 1, report->shortcomings, other);
  set_text (self, 2, report->next, other);
  fill_notices (self, report->notices, report->reviewed == NULL, other);
  show_state (self, report);
  if (other)
    gtk_editable_set_text (GTK_EDITABLE (self->comment), "");
  return TRUE;
}

gint64
desk_meetings_report_get_person (DeskMeetingsReport *self)
{
  return self->person;
}

void
desk_meetings_report_focus (DeskMeetingsReport *self)
{
  gtk_widget_grab_focus (self->views[0]);
}
