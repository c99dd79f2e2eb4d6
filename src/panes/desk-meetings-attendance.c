/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-meetings-attendance.h"

#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-meetings-words.h"
#include "desk-people.h"

#define MOST_MINUTES 600

/* The marks, as they stand side by side. */
static const struct
{
  const char *code;
  const char *label; /* msgid with the context "mark" */
  guint key;
  guint pad;
  gboolean timed; /* asks for minutes */
} marks[] = {
  { "present", NC_ ("mark", "Here"), GDK_KEY_1, GDK_KEY_KP_1, FALSE },
  { "leave", NC_ ("mark", "Leave"), GDK_KEY_2, GDK_KEY_KP_2, FALSE },
  { "late", NC_ ("mark", "Late"), GDK_KEY_3, GDK_KEY_KP_3, TRUE },
  { "left-early", NC_ ("mark", "Early"), GDK_KEY_4, GDK_KEY_KP_4, TRUE },
  { "absent", NC_ ("mark", "Absent"), GDK_KEY_0, GDK_KEY_KP_0, FALSE },
};

struct _DeskMeetingsAttendance
{
  GtkWidget parent_instance;

  DeskOffice *office;
  gint64 meeting;
  gint64 asked_person; /* of the question that is open, or 0 */
  int asked_mark;

  GtkWidget *box;
  GtkLabel *count;
  GtkWidget *others;
  GtkListBox *list;
  GtkWidget *question;
  GtkLabel *text;
  GtkWidget *minutes_row;
  GtkSpinButton *minutes;
  GtkWidget *record;
  GtkWidget *hint;
};

enum
{
  SIGNAL_DONE,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskMeetingsAttendance, desk_meetings_attendance, GTK_TYPE_WIDGET)

/* A row, and what stands in it. */
typedef struct
{
  gint64 person;
  char *mark; /* (nullable) */
  GtkWidget *buttons[G_N_ELEMENTS (marks)];
  GtkLabel *name;
  GtkLabel *more;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->mark);
  g_free (row);
}

static Row *
get_row (DeskMeetingsAttendance *self,
         int                     place)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, place);

  return row != NULL ? g_object_get_data (G_OBJECT (row), "row") : NULL;
}

static void
show_mark (Row *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (row->buttons[i]),
                                  g_strcmp0 (row->mark, marks[i].code) == 0);
}

static void
focus_person (DeskMeetingsAttendance *self,
              gint64                  person)
{
  Row *row;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    if (row->person == person)
      gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, i)));
}

/* Marking */

static void
close_question (DeskMeetingsAttendance *self)
{
  Row *row;

  self->asked_person = 0;
  gtk_widget_set_visible (self->question, FALSE);
  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    show_mark (row);
}

/* @mark: a place in the marks; -1 takes the mark back */
static void
save_mark (DeskMeetingsAttendance *self,
           gint64                  person,
           int                     mark,
           gint64                  minutes)
{
  g_autoptr (GError) error = NULL;

  if (desk_meetings_mark (self->office, self->meeting, person, mark >= 0 ? marks[mark].code : NULL,
                          minutes, NULL, &error))
    g_signal_emit (self, signals[SIGNAL_DONE], 0);
  else
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

/* What follows is said before it is saved; a mark that costs nothing is saved at once. */
static void
want_mark (DeskMeetingsAttendance *self,
           Row                    *row,
           int                     mark)
{
  g_autofree char *follows = NULL;
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  if (mark >= 0 && g_strcmp0 (row->mark, marks[mark].code) == 0)
    mark = -1;
  if (mark >= 0)
    follows =
      desk_meetings_preview_mark (self->office, self->meeting, row->person, marks[mark].code);
  close_question (self);
  if (mark < 0 || (follows == NULL && !marks[mark].timed))
    {
      save_mark (self, row->person, mark, 0);
      return;
    }
  self->asked_person = row->person;
  self->asked_mark = mark;
  name = desk_people_dup_name (self->office, row->person);
  /* Translators: a name, and how the person came, as “Late” */
  words = g_strdup_printf (C_ ("mark", "%1$s: %2$s."), name, C_ ("mark", marks[mark].label));
  if (follows != NULL)
    {
      g_autofree char *both = g_strdup_printf ("%s\n%s", words, follows);

      gtk_label_set_label (self->text, both);
    }
  else
    gtk_label_set_label (self->text, words);
  gtk_widget_set_visible (self->minutes_row, marks[mark].timed);
  gtk_spin_button_set_value (self->minutes, 0);
  gtk_widget_set_visible (self->question, TRUE);
  gtk_widget_grab_focus (marks[mark].timed ? GTK_WIDGET (self->minutes) : self->record);
}

static void
on_record (DeskMeetingsAttendance *self)
{
  gint64 person = self->asked_person;
  int mark = self->asked_mark;

  gtk_spin_button_update (self->minutes);
  gtk_widget_set_visible (self->question, FALSE);
  self->asked_person = 0;
  focus_person (self, person);
  save_mark (self, person, mark,
             marks[mark].timed ? gtk_spin_button_get_value_as_int (self->minutes) : 0);
}

static void
on_dismiss (DeskMeetingsAttendance *self)
{
  focus_person (self, self->asked_person);
  close_question (self);
}

static void
on_mark (DeskMeetingsAttendance *self,
         GtkWidget              *button)
{
  Row *row = g_object_get_data (G_OBJECT (button), "row");

  want_mark (self, row, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "mark")));
}

static void
on_others (DeskMeetingsAttendance *self)
{
  g_autoptr (GError) error = NULL;

  close_question (self);
  if (desk_meetings_mark_others (self->office, self->meeting, &error))
    g_signal_emit (self, signals[SIGNAL_DONE], 0);
  else
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static gboolean
on_key (DeskMeetingsAttendance *self,
        guint                   keyval,
        guint                   keycode,
        GdkModifierType         state)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  Row *row = focus != NULL ? g_object_get_data (G_OBJECT (focus), "row") : NULL;
  GtkListBoxRow *next;

  if (row == NULL || !gtk_widget_get_sensitive (row->buttons[0]) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete || keyval == GDK_KEY_BackSpace)
    {
      save_mark (self, row->person, -1, 0);
      return GDK_EVENT_STOP;
    }
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (keyval == marks[i].key || keyval == marks[i].pad)
      {
        next = gtk_list_box_get_row_at_index (
          self->list, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) + 1);
        if (g_strcmp0 (row->mark, marks[i].code) != 0)
          want_mark (self, row, (int) i);
        if (self->asked_person == 0 && next != NULL)
          gtk_widget_grab_focus (GTK_WIDGET (next));
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
on_question_key (DeskMeetingsAttendance *self,
                 guint                   keyval,
                 guint                   keycode,
                 GdkModifierType         state)
{
  if (keyval == GDK_KEY_Escape)
    on_dismiss (self);
  else if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    on_record (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
desk_meetings_attendance_dispose (GObject *object)
{
  DeskMeetingsAttendance *self = DESK_MEETINGS_ATTENDANCE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_meetings_attendance_parent_class)->dispose (object);
}

static void
desk_meetings_attendance_class_init (DeskMeetingsAttendanceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_meetings_attendance_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /* DeskMeetingsAttendance::done: somebody is marked. */
  signals[SIGNAL_DONE] = g_signal_new ("done", DESK_TYPE_MEETINGS_ATTENDANCE, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* DeskMeetingsAttendance::failed: it was refused. */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DESK_TYPE_MEETINGS_ATTENDANCE, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

/* Building */

static GtkWidget *
make_question (DeskMeetingsAttendance *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *dismiss = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->question = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->question, "desk-note");
  gtk_widget_add_css_class (self->question, "warning");
  gtk_widget_add_css_class (self->question, "desk-meetings-question");
  self->text = GTK_LABEL (desk_inventory_label (NULL, NULL));
  gtk_box_append (GTK_BOX (self->question), GTK_WIDGET (self->text));
  self->minutes_row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->minutes = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, MOST_MINUTES, 1));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->minutes), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Minutes"), -1);
  gtk_box_append (GTK_BOX (self->minutes_row), GTK_WIDGET (self->minutes));
  gtk_box_append (GTK_BOX (self->minutes_row), gtk_label_new (_ ("minutes")));
  gtk_box_append (GTK_BOX (self->question), self->minutes_row);
  self->record = gtk_button_new_with_mnemonic (_ ("_Record"));
  gtk_widget_add_css_class (self->record, "suggested-action");
  g_signal_connect_swapped (self->record, "clicked", G_CALLBACK (on_record), self);
  g_signal_connect_swapped (dismiss, "clicked", G_CALLBACK (on_dismiss), self);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (buttons), dismiss);
  gtk_box_append (GTK_BOX (buttons), self->record);
  gtk_box_append (GTK_BOX (self->question), buttons);
  gtk_widget_set_visible (self->question, FALSE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_question_key), self);
  gtk_widget_add_controller (self->question, keys);
  return self->question;
}

static GtkWidget *
make_head (DeskMeetingsAttendance *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (head, "desk-meetings-bar");
  self->count = GTK_LABEL (desk_inventory_label (NULL, "dim-label"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->count));
  self->others = gtk_button_new_with_mnemonic (_ ("All _Others Present"));
  gtk_widget_set_tooltip_text (self->others,
                               _ ("Who is not marked yet is present, or on leave where a leave is "
                                  "recorded"));
  g_signal_connect_swapped (self->others, "clicked", G_CALLBACK (on_others), self);
  gtk_box_append (GTK_BOX (head), self->others);
  return head;
}

static void
desk_meetings_attendance_init (DeskMeetingsAttendance *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "desk-meetings-people");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Attendance"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_box_append (GTK_BOX (self->box), make_question (self));
  self->hint = desk_inventory_label (
    _ ("Keys: 1 here, 2 leave, 3 late, 4 left early, 0 absent, Delete takes the mark back"),
    "dim-label");
  gtk_widget_add_css_class (self->hint, "caption");
  gtk_widget_add_css_class (self->hint, "desk-meetings-bar");
  gtk_box_append (GTK_BOX (self->box), self->hint);
}

GtkWidget *
desk_meetings_attendance_new (DeskOffice *office)
{
  DeskMeetingsAttendance *self = g_object_new (DESK_TYPE_MEETINGS_ATTENDANCE, NULL);

  self->office = g_object_ref (office);
  return GTK_WIDGET (self);
}

/* Filling */

static GtkWidget *
make_row (DeskMeetingsAttendance *self,
          const DeskAttendance   *person)
{
  const DeskField *field = desk_kind_get_field (&desk_kind_meeting_people, "mark");
  GtkWidget *widget = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  Row *row = g_new0 (Row, 1);

  row->person = person->person;
  row->name = GTK_LABEL (gtk_label_new (person->name));
  gtk_label_set_xalign (row->name, 0);
  gtk_label_set_ellipsize (row->name, PANGO_ELLIPSIZE_END);
  row->more = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (row->more, 0);
  gtk_label_set_ellipsize (row->more, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (row->more), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (row->more), "caption");
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (row->name));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (row->more));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_add_css_class (buttons, "linked");
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (C_ ("mark", marks[i].label));
      const char *mark = desk_field_choice_label (field, marks[i].code, desk_language_current ());
      /* Translators: a name, and how the person was at the meeting, as “late” */
      g_autofree char *name = g_strdup_printf (C_ ("mark", "%1$s: %2$s"), person->name, mark);

      gtk_widget_add_css_class (button, "desk-meetings-mark");
      gtk_widget_add_css_class (button, marks[i].code);
      gtk_widget_set_tooltip_text (button, mark);
      gtk_widget_set_focusable (button, FALSE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      g_object_set_data (G_OBJECT (button), "row", row);
      g_object_set_data (G_OBJECT (button), "mark", GINT_TO_POINTER ((int) i));
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_mark), self);
      gtk_box_append (GTK_BOX (buttons), button);
      row->buttons[i] = button;
    }
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), FALSE);
  g_object_set_data_full (G_OBJECT (widget), "row", row, row_free);
  return widget;
}

/* Returns: (transfer full) (nullable): what else there is to say of somebody */
static char *
more_words (const DeskAttendance *person)
{
  g_autofree char *minutes = NULL;

  if (person->minutes > 0)
    minutes = g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) person->minutes),
                               (int) person->minutes);
  if (minutes != NULL && person->follows != NULL)
    /* Translators: how many minutes, and the number of a ledger entry */
    return g_strdup_printf (C_ ("mark", "%1$s · %2$s"), minutes, person->follows);
  if (minutes != NULL)
    return g_steal_pointer (&minutes);
  if (person->follows != NULL)
    return g_strdup (person->follows);
  return person->on_leave ? g_strdup (_ ("on leave")) : g_strdup (person->note);
}

static gboolean
is_same (DeskMeetingsAttendance *self,
         GPtrArray              *people)
{
  Row *row;

  for (guint i = 0; i < people->len; i++)
    if ((row = get_row (self, (int) i)) == NULL ||
        row->person != ((DeskAttendance *) people->pdata[i])->person)
      return FALSE;
  return get_row (self, (int) people->len) == NULL;
}

static void
say_count (DeskMeetingsAttendance *self,
           GPtrArray              *people,
           guint                   n_marked,
           guint                   n_here)
{
  g_autofree char *text = NULL;

  if (n_marked == 0)
    text = g_strdup_printf (ngettext ("%u person invited", "%u people invited", people->len),
                            people->len);
  else
    /* Translators: how many are here, of how many who are invited */
    text = g_strdup_printf (_ ("%1$u of %2$u here"), n_here, people->len);
  gtk_label_set_label (self->count, text);
}

/**
 * desk_meetings_attendance_show:
 * @open: whether marks can still be made
 * @people: (element-type DeskAttendance): who is invited
 */
void
desk_meetings_attendance_show (DeskMeetingsAttendance *self,
                               gint64                  meeting,
                               gboolean                open,
                               GPtrArray              *people)
{
  guint n_marked = 0, n_here = 0;
  GtkWidget *child;

  if (meeting != self->meeting || !open)
    close_question (self);
  self->meeting = meeting;
  if (!is_same (self, people))
    {
      while ((child = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
        gtk_list_box_remove (self->list, child);
      for (guint i = 0; i < people->len; i++)
        gtk_list_box_append (self->list, make_row (self, people->pdata[i]));
    }
  for (guint i = 0; i < people->len; i++)
    {
      const DeskAttendance *person = people->pdata[i];
      g_autofree char *more = more_words (person);
      Row *row = get_row (self, (int) i);

      g_free (row->mark);
      row->mark = g_strdup (person->mark);
      if (self->asked_person != row->person)
        show_mark (row);
      gtk_label_set_label (row->name, person->name);
      gtk_label_set_label (row->more, more != NULL ? more : "");
      gtk_widget_set_visible (GTK_WIDGET (row->more), more != NULL && *more != '\0');
      for (guint j = 0; j < G_N_ELEMENTS (marks); j++)
        gtk_widget_set_sensitive (row->buttons[j], open);
      n_marked += person->mark != NULL;
      n_here += g_strcmp0 (person->mark, "present") == 0 ||
                g_strcmp0 (person->mark, "late") == 0 ||
                g_strcmp0 (person->mark, "left-early") == 0;
    }
  say_count (self, people, n_marked, n_here);
  gtk_widget_set_visible (self->others, open && n_marked < people->len);
  gtk_widget_set_visible (self->hint, open);
}
