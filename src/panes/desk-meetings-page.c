/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-meetings-page.h"

#include "desk-draft.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-meetings-attendance.h"
#include "desk-meetings-entry.h"
#include "desk-meetings-minutes.h"
#include "desk-meetings-topics.h"
#include "desk-meetings-words.h"
#include "desk-people-picker.h"
#include "desk-records.h"

struct _DeskMeetingsPage
{
  GtkWidget parent_instance;

  DeskOffice *office;
  gint64 meeting; /* 0: none */
  char *state;    /* (nullable) code */
  gboolean filling;

  GtkWidget *box;
  GtkLabel *title;
  GtkWidget *chip;
  GtkLabel *when;
  DeskPeoplePicker *chair;
  DeskPeoplePicker *minuter;
  GtkWidget *edit;
  GtkWidget *cancel;
  GtkEditable *reason;
  GtkWidget *begin;
  GtkWidget *close;
  GtkWidget *reopen;
  GtkWidget *print_minutes;
  GtkWidget *print_notices;

  DeskMeetingsMinutes *minutes;
  DeskMeetingsEntry *entry;
  GtkStack *aside;
  GtkToggleButton *agenda_button;
  GtkToggleButton *people_button;
  DeskMeetingsTopics *topics;
  DeskMeetingsAttendance *people;
};

enum
{
  SIGNAL_EDIT,
  SIGNAL_PREVIEW,
  SIGNAL_DONE,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskMeetingsPage, desk_meetings_page, GTK_TYPE_WIDGET)

/* Shows the page anew at once: what is typed next must not wait. @error: where the reason
 * is when it is not @done; it is looked at after that was worked out */
static void
tell (DeskMeetingsPage  *self,
      gboolean           done,
      GError           **error)
{
  if (!done)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, *error);
      return;
    }
  desk_meetings_page_show (self, self->meeting, NULL);
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static gboolean
is_state (DeskMeetingsPage *self,
          const char       *state)
{
  return g_strcmp0 (self->state, state) == 0;
}

static void
show_aside (DeskMeetingsPage *self,
            gboolean          people)
{
  gtk_toggle_button_set_active (people ? self->people_button : self->agenda_button, TRUE);
}

static void
on_aside (DeskMeetingsPage *self)
{
  gtk_stack_set_visible_child_name (
    self->aside, gtk_toggle_button_get_active (self->people_button) ? "people" : "agenda");
}

/* What the user does */

static void
on_edit (DeskMeetingsPage *self)
{
  g_signal_emit (self, signals[SIGNAL_EDIT], 0);
}

static void
on_begin (DeskMeetingsPage *self)
{
  g_autoptr (GError) error = NULL;

  tell (self,
        desk_meetings_hold (self->office, self->meeting,
                            desk_people_picker_get_person (self->chair),
                            desk_people_picker_get_person (self->minuter), &error),
        &error);
  if (error != NULL)
    return;
  show_aside (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
on_close (DeskMeetingsPage *self)
{
  g_autoptr (GError) error = NULL;

  tell (self, desk_meetings_close (self->office, self->meeting, &error), &error);
}

static void
on_reopen (DeskMeetingsPage *self)
{
  g_autoptr (GError) error = NULL;

  tell (self, desk_meetings_reopen (self->office, self->meeting, &error), &error);
}

static void
on_cancel (DeskMeetingsPage *self)
{
  g_autoptr (GError) error = NULL;
  const char *reason = gtk_editable_get_text (self->reason);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->cancel));
  tell (self,
        desk_meetings_cancel (self->office, self->meeting, *reason != '\0' ? reason : NULL,
                              &error),
        &error);
  gtk_editable_set_text (self->reason, "");
}

/* Who chairs and who writes: for this meeting, whoever holds the post. */
static gboolean
name_officers (DeskMeetingsPage  *self,
               GError           **error)
{
  gint64 chair = desk_people_picker_get_person (self->chair);
  gint64 minuter = desk_people_picker_get_person (self->minuter);
  g_autoptr (DeskDraft) draft = NULL;

  if (is_state (self, "held"))
    return desk_meetings_hold (self->office, self->meeting, chair, minuter, error);
  draft = desk_draft_edit (desk_office_get_store (self->office), &desk_kind_meetings,
                           self->meeting, error);
  if (draft == NULL)
    return FALSE;
  if (chair != 0)
    desk_draft_set_number (draft, "chair", chair);
  if (minuter != 0)
    desk_draft_set_number (draft, "minuter", minuter);
  return desk_records_save (self->office, draft, error);
}

static void
on_officer (DeskMeetingsPage *self)
{
  g_autoptr (GError) error = NULL;

  if (!self->filling)
    tell (self, name_officers (self, &error), &error);
}

static void
on_print_minutes (DeskMeetingsPage *self)
{
  g_signal_emit (self, signals[SIGNAL_PREVIEW], 0, "meeting-minutes");
}

static void
on_print_notices (DeskMeetingsPage *self)
{
  g_signal_emit (self, signals[SIGNAL_PREVIEW], 0, "task-notice");
}

static void
on_taken (DeskMeetingsPage *self)
{
  desk_meetings_entry_take_up (self->entry, desk_meetings_topics_get_taken (self->topics));
}

static void
on_item_wanted (DeskMeetingsPage *self)
{
  desk_meetings_entry_edit (self->entry, desk_meetings_minutes_get_wanted (self->minutes));
}

static void
on_part_done (DeskMeetingsPage *self)
{
  tell (self, TRUE, NULL);
}

static void
on_part_failed (DeskMeetingsPage *self,
                const GError     *error)
{
  desk_meetings_page_show (self, self->meeting, NULL);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
desk_meetings_page_dispose (GObject *object)
{
  DeskMeetingsPage *self = DESK_MEETINGS_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->office);
  g_clear_pointer (&self->state, g_free);

  G_OBJECT_CLASS (desk_meetings_page_parent_class)->dispose (object);
}

static void
desk_meetings_page_class_init (DeskMeetingsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_meetings_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /* DeskMeetingsPage::edit: the user wants to change day, time or room. */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", DESK_TYPE_MEETINGS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  /* DeskMeetingsPage::preview: wants to see that form. */
  signals[SIGNAL_PREVIEW] = g_signal_new ("preview", DESK_TYPE_MEETINGS_PAGE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_DONE] = g_signal_new ("done", DESK_TYPE_MEETINGS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DESK_TYPE_MEETINGS_PAGE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
desk_meetings_page_init (DeskMeetingsPage *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* Building */

static GtkWidget *
make_button (DeskMeetingsPage *self,
             const char       *label,
             GCallback         clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
make_cancel (DeskMeetingsPage *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *accept = make_button (self, _ ("It _Does Not Take Place"), G_CALLBACK (on_cancel));

  self->reason = GTK_EDITABLE (entry);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_cancel), self);
  gtk_widget_add_css_class (accept, "destructive-action");
  desk_inventory_add_field (box, _ ("Reason"), entry);
  gtk_box_append (GTK_BOX (box), accept);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  self->cancel = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->cancel), _ ("Call Off…"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->cancel), popover);
  return self->cancel;
}

static DeskPeoplePicker *
add_officer (DeskMeetingsPage *self,
             GtkWidget        *box,
             const char       *label)
{
  GtkWidget *picker = desk_people_picker_new (self->office, label);
  GtkWidget *words = gtk_label_new (label);

  gtk_widget_add_css_class (words, "dim-label");
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), picker);
  g_signal_connect_swapped (picker, "chosen", G_CALLBACK (on_officer), self);
  return DESK_PEOPLE_PICKER (picker);
}

static GtkWidget *
make_buttons (DeskMeetingsPage *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->edit = make_button (self, _ ("_Edit…"), G_CALLBACK (on_edit));
  self->print_minutes = make_button (self, _ ("Print _Minutes"), G_CALLBACK (on_print_minutes));
  self->print_notices = make_button (self, "", G_CALLBACK (on_print_notices));
  self->reopen = make_button (self, _ ("_Reopen"), G_CALLBACK (on_reopen));
  self->close = make_button (self, _ ("C_lose the Minutes"), G_CALLBACK (on_close));
  self->begin = make_button (self, _ ("_Begin the Meeting"), G_CALLBACK (on_begin));
  gtk_widget_add_css_class (self->begin, "suggested-action");
  gtk_box_append (GTK_BOX (buttons), self->edit);
  gtk_box_append (GTK_BOX (buttons), make_cancel (self));
  gtk_box_append (GTK_BOX (buttons), self->reopen);
  gtk_box_append (GTK_BOX (buttons), self->print_minutes);
  gtk_box_append (GTK_BOX (buttons), self->print_notices);
  gtk_box_append (GTK_BOX (buttons), self->close);
  gtk_box_append (GTK_BOX (buttons), self->begin);
  gtk_widget_set_valign (buttons, GTK_ALIGN_START);
  return buttons;
}

static GtkWidget *
make_head (DeskMeetingsPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_add_css_class (head, "desk-meetings-head");
  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "title-3");
  self->chip = desk_meetings_chip (NULL, NULL);
  gtk_box_append (GTK_BOX (first), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (first), self->chip);
  gtk_widget_set_hexpand (self->chip, TRUE);
  gtk_widget_set_halign (self->chip, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (first), make_buttons (self));
  self->when = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->when, 0);
  gtk_label_set_ellipsize (self->when, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->when), TRUE);
  gtk_box_append (GTK_BOX (second), GTK_WIDGET (self->when));
  self->chair = add_officer (self, second, _ ("Chair"));
  self->minuter = add_officer (self, second, _ ("Minute taker"));
  gtk_box_append (GTK_BOX (head), first);
  gtk_box_append (GTK_BOX (head), second);
  return head;
}

static GtkWidget *
make_left (DeskMeetingsPage *self)
{
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->minutes = DESK_MEETINGS_MINUTES (desk_meetings_minutes_new (self->office));
  g_signal_connect_swapped (self->minutes, "edit", G_CALLBACK (on_item_wanted), self);
  g_signal_connect_swapped (self->minutes, "done", G_CALLBACK (on_part_done), self);
  g_signal_connect_swapped (self->minutes, "failed", G_CALLBACK (on_part_failed), self);
  gtk_widget_set_vexpand (GTK_WIDGET (self->minutes), TRUE);
  gtk_box_append (GTK_BOX (left), GTK_WIDGET (self->minutes));
  self->entry = DESK_MEETINGS_ENTRY (desk_meetings_entry_new (self->office));
  g_signal_connect_swapped (self->entry, "done", G_CALLBACK (on_part_done), self);
  g_signal_connect_swapped (self->entry, "failed", G_CALLBACK (on_part_failed), self);
  gtk_box_append (GTK_BOX (left), GTK_WIDGET (self->entry));
  gtk_widget_set_hexpand (left, TRUE);
  return left;
}

static GtkWidget *
make_right (DeskMeetingsPage *self)
{
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *switcher = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (right, "desk-meetings-aside");
  gtk_widget_add_css_class (switcher, "linked");
  gtk_widget_add_css_class (switcher, "desk-meetings-switcher");
  self->agenda_button = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  self->people_button = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_toggle_button_set_group (self->people_button, self->agenda_button);
  gtk_toggle_button_set_active (self->agenda_button, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->agenda_button), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->people_button), TRUE);
  g_signal_connect_swapped (self->people_button, "toggled", G_CALLBACK (on_aside), self);
  gtk_box_append (GTK_BOX (switcher), GTK_WIDGET (self->agenda_button));
  gtk_box_append (GTK_BOX (switcher), GTK_WIDGET (self->people_button));
  gtk_box_append (GTK_BOX (right), switcher);

  self->aside = GTK_STACK (gtk_stack_new ());
  self->topics = DESK_MEETINGS_TOPICS (desk_meetings_topics_new ());
  g_signal_connect_swapped (self->topics, "taken", G_CALLBACK (on_taken), self);
  gtk_stack_add_named (self->aside, GTK_WIDGET (self->topics), "agenda");
  self->people = DESK_MEETINGS_ATTENDANCE (desk_meetings_attendance_new (self->office));
  g_signal_connect_swapped (self->people, "done", G_CALLBACK (on_part_done), self);
  g_signal_connect_swapped (self->people, "failed", G_CALLBACK (on_part_failed), self);
  gtk_stack_add_named (self->aside, GTK_WIDGET (self->people), "people");
  gtk_widget_set_vexpand (GTK_WIDGET (self->aside), TRUE);
  gtk_box_append (GTK_BOX (right), GTK_WIDGET (self->aside));
  gtk_widget_set_hexpand (right, FALSE);
  return right;
}

GtkWidget *
desk_meetings_page_new (DeskOffice *office)
{
  DeskMeetingsPage *self = g_object_new (DESK_TYPE_MEETINGS_PAGE, NULL);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->office = g_object_ref (office);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_box_append (GTK_BOX (body), make_left (self));
  gtk_box_append (GTK_BOX (body), make_right (self));
  gtk_widget_set_vexpand (body, TRUE);
  gtk_box_append (GTK_BOX (self->box), body);
  return GTK_WIDGET (self);
}

/* Filling */

static void
show_head (DeskMeetingsPage  *self,
           const DeskMeeting *meeting)
{
  g_autofree char *when = desk_meetings_when_words (meeting);
  const char *state = desk_meetings_state_word (meeting);
  gboolean open = is_state (self, "planned") || is_state (self, "held");

  gtk_label_set_label (self->title, meeting->title);
  gtk_label_set_label (self->when, when);
  gtk_label_set_label (GTK_LABEL (self->chip), state != NULL ? state : "");
  gtk_widget_set_css_classes (self->chip, (const char *[]){ "desk-chip", meeting->state, NULL });
  gtk_widget_set_opacity (self->chip, state != NULL ? 1 : 0);
  self->filling = TRUE;
  desk_people_picker_set_person (self->chair, meeting->chair);
  desk_people_picker_set_person (self->minuter, meeting->minuter);
  self->filling = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->chair), open);
  gtk_widget_set_sensitive (GTK_WIDGET (self->minuter), open);
}

/* The buttons are those of what comes next; what is not printed yet stands out. */
static void
show_buttons (DeskMeetingsPage *self,
              GPtrArray        *items)
{
  guint n_notices = 0, n_new = 0;
  g_autofree char *label = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      const DeskMinute *item = items->pdata[i];
      gboolean alive = item->notice != 0 && g_strcmp0 (item->state, "void") != 0 &&
                       g_strcmp0 (item->state, "confirmed") != 0;

      n_notices += alive;
      n_new += alive && !item->printed;
    }
  gtk_widget_set_visible (self->edit, is_state (self, "planned"));
  gtk_widget_set_visible (self->cancel, is_state (self, "planned"));
  gtk_widget_set_visible (self->begin, is_state (self, "planned"));
  gtk_widget_set_visible (self->close, is_state (self, "held"));
  gtk_widget_set_visible (self->reopen, is_state (self, "closed"));
  gtk_widget_set_visible (self->print_minutes, is_state (self, "closed"));
  label = g_strdup_printf (ngettext ("Print _%u Notice", "Print _%u Notices", n_notices),
                           n_notices);
  gtk_button_set_label (GTK_BUTTON (self->print_notices), label);
  gtk_button_set_use_underline (GTK_BUTTON (self->print_notices), TRUE);
  gtk_widget_set_visible (self->print_notices, n_notices > 0);
  if (n_new > 0)
    gtk_widget_add_css_class (self->print_notices, "suggested-action");
  else
    gtk_widget_remove_css_class (self->print_notices, "suggested-action");
}

static void
show_counts (DeskMeetingsPage *self,
             guint             n_agenda,
             GPtrArray        *people)
{
  guint n_unmarked = 0;
  g_autofree char *agenda = NULL;
  g_autofree char *attendance = NULL;

  for (guint i = 0; i < people->len; i++)
    n_unmarked += ((DeskAttendance *) people->pdata[i])->mark == NULL;
  /* Translators: %u: how many lines the agenda has */
  agenda = g_strdup_printf (_ ("Agenda (%u)"), n_agenda);
  gtk_button_set_label (GTK_BUTTON (self->agenda_button), agenda);
  if (is_state (self, "held") && n_unmarked > 0)
    /* Translators: %u: how many people are not marked yet */
    attendance = g_strdup_printf (_ ("Attendance (%u to mark)"), n_unmarked);
  else
    attendance = g_strdup (C_ ("meeting", "Attendance"));
  gtk_button_set_label (GTK_BUTTON (self->people_button), attendance);
}

static gboolean
fill (DeskMeetingsPage   *self,
      const DeskMeeting  *meeting,
      GError            **error)
{
  g_autoptr (GPtrArray) items = desk_minutes_list (self->office, meeting->id, error);
  g_autoptr (GPtrArray) agenda =
    items != NULL ? desk_meetings_agenda (self->office, meeting->id, error) : NULL;
  g_autoptr (GPtrArray) people =
    agenda != NULL ? desk_meetings_people (self->office, meeting->id, error) : NULL;
  gboolean planned = is_state (self, "planned");
  gboolean open = planned || is_state (self, "held");

  if (people == NULL)
    return FALSE;
  show_head (self, meeting);
  show_buttons (self, items);
  show_counts (self, agenda->len, people);
  desk_meetings_minutes_show (self->minutes, items, planned, open);
  desk_meetings_topics_show (self->topics, agenda, items, is_state (self, "held"));
  desk_meetings_attendance_show (self->people, meeting->id, open, people);
  desk_meetings_entry_set_meeting (self->entry, meeting);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), open);
  return TRUE;
}

/* @meeting: 0: none. Returns: whether there is such a meeting */
gboolean
desk_meetings_page_show (DeskMeetingsPage  *self,
                         gint64             meeting,
                         GError           **error)
{
  g_autoptr (DeskMeeting) one =
    meeting != 0 ? desk_meetings_get (self->office, meeting, error) : NULL;
  gboolean other = meeting != self->meeting;

  if (meeting != 0 && one == NULL)
    return FALSE;
  self->meeting = meeting;
  g_free (self->state);
  self->state = one != NULL ? g_strdup (one->state) : NULL;
  if (one == NULL)
    return TRUE;
  if (other)
    show_aside (self, is_state (self, "held") || one->stand_up);
  return fill (self, one, error);
}

gint64
desk_meetings_page_get_meeting (DeskMeetingsPage *self)
{
  return self->meeting;
}

/* Goes to where the user would write next. */
void
desk_meetings_page_focus (DeskMeetingsPage *self)
{
  gtk_widget_grab_focus (is_state (self, "held") ? GTK_WIDGET (self->entry) : self->begin);
}
