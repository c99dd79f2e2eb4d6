/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-meetings-entry.h"

#include <string.h>

#include "desk-date-entry.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-meetings-words.h"
#include "desk-reference-entry.h"

/* A task is due after that many days unless somebody says otherwise. */
#define DUE_DAYS 7

/* What a line becomes. Before the meeting it is a topic and nothing else. */
static const struct
{
  const char *code;
  const char *label; /* msgid */
  char letter;       /* at the beginning of a line it chooses the kind */
} kinds[] = {
  { "information", N_ ("_Information"), 'i' },
  { "decision", N_ ("_Decision"), 'd' },
  { "task", N_ ("_Task"), 't' },
  { "parked", N_ ("_Parked"), 'p' },
};

struct _DeskMeetingsEntry
{
  GtkWidget parent_instance;

  DeskOffice *office;
  gint64 meeting;
  DeskDate date;    /* of the meeting */
  gboolean chaired; /* somebody chairs it */
  gboolean planned; /* lines are topics */
  gint64 from;      /* the parked item that is taken up, or 0 */
  gint64 item;      /* that is given an outcome or changed, or 0 */
  char *item_kind;  /* (nullable): what it was */
  char *item_to;    /* (nullable): of a task */
  DeskDate item_due;

  GtkWidget *box;
  GtkWidget *kinds;
  GtkToggleButton *buttons[G_N_ELEMENTS (kinds)];
  GtkWidget *taken;
  GtkLabel *taken_text;
  GtkEditable *text;
  GtkWidget *task;
  DeskReferenceEntry *who;
  GtkEditable *when;
  GtkLabel *day;
};

enum
{
  SIGNAL_DONE,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskMeetingsEntry, desk_meetings_entry, GTK_TYPE_WIDGET)

static GtkEditable *
get_who (DeskMeetingsEntry *self)
{
  return GTK_EDITABLE (desk_reference_entry_get_entry (self->who));
}

static int
chosen_kind (DeskMeetingsEntry *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (gtk_toggle_button_get_active (self->buttons[i]))
      return (int) i;
  return 0;
}

static const char *
chosen_code (DeskMeetingsEntry *self)
{
  return self->planned ? "topic" : kinds[chosen_kind (self)].code;
}

static void
choose (DeskMeetingsEntry *self,
        const char        *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].code, code))
      gtk_toggle_button_set_active (self->buttons[i], TRUE);
}

static gboolean
is_task (DeskMeetingsEntry *self)
{
  return g_str_equal (chosen_code (self), "task");
}

/**
 * find_prefix:
 * @kind: (out): the place of the kind that the line begins with
 *
 * A line may say at its beginning what it is: "t call the client", "任务：联系客户".
 *
 * Returns: where the line itself begins; @text when it says nothing
 */
static const char *
find_prefix (const char *text,
             int        *kind)
{
  const DeskField *field = desk_kind_get_field (&desk_kind_minutes, "kind");
  const char *rest;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_ascii_tolower (text[0]) == kinds[i].letter && text[1] == ' ')
      {
        *kind = (int) i;
        return text + 2;
      }
  for (rest = text; *rest != '\0' && rest - text < 20; rest = g_utf8_next_char (rest))
    {
      gunichar c = g_utf8_get_char (rest);
      g_autofree char *word = NULL;
      const DeskChoice *choice;

      if (c != ':' && c != 0xFF1A)
        continue;
      word = g_strndup (text, (gsize) (rest - text));
      choice = *word != '\0' ? desk_field_find_choice (field, word) : NULL;
      for (guint i = 0; choice != NULL && i < G_N_ELEMENTS (kinds); i++)
        if (g_str_equal (kinds[i].code, choice->code))
          {
            *kind = (int) i;
            return g_utf8_next_char (rest);
          }
      break;
    }
  return text;
}

/* What is asked */

static void
update (DeskMeetingsEntry *self)
{
  gtk_widget_set_visible (self->kinds, !self->planned);
  gtk_widget_set_visible (self->task, is_task (self));
  g_object_set (self->text, "placeholder-text",
                self->planned ? _ ("A topic for the agenda; Enter writes it down")
                : is_task (self)
                  ? _ ("What is to be done; then who and by when")
                  : _ ("What was said or decided; Enter writes it down"),
                NULL);
}

static void
show_day (DeskMeetingsEntry *self)
{
  const char *text = gtk_editable_get_text (self->when);
  DeskDate date = desk_meetings_read_day (text, self->date);
  g_autofree char *words =
    date != DESK_DATE_NONE ? desk_meetings_day_words (date) : NULL;

  gtk_label_set_label (self->day, words != NULL ? words : *text != '\0' ? _ ("which day?")
                                                                        : "");
}

static void
clear (DeskMeetingsEntry *self)
{
  g_autofree char *due = desk_date_to_iso (self->date + DUE_DAYS);

  self->from = 0;
  self->item = 0;
  g_clear_pointer (&self->item_kind, g_free);
  g_clear_pointer (&self->item_to, g_free);
  gtk_widget_set_visible (self->taken, FALSE);
  gtk_editable_set_text (self->text, "");
  desk_reference_entry_set_text (self->who, "");
  gtk_editable_set_text (self->when, due);
}

/* @words: (transfer full) */
static void
say_taken (DeskMeetingsEntry *self,
           char              *words)
{
  g_strdelimit (words, "\n", ' ');
  gtk_label_set_label (self->taken_text, words);
  gtk_widget_set_visible (self->taken, TRUE);
  g_free (words);
}

/* Writing it down */

static gboolean
read_task (DeskMeetingsEntry  *self,
           DeskMinuteInput    *input,
           GError            **error)
{
  const char *who = gtk_editable_get_text (get_who (self));
  const char *when = gtk_editable_get_text (self->when);

  if (!self->chaired)
    {
      g_set_error_literal (
        error, DESK_ERROR, DESK_ERROR_REFUSED,
        _ ("Say at the top who chairs the meeting; the chair issues the notices (MEE-3)"));
      return FALSE;
    }
  if (!desk_notices_find_to (self->office, who, &input->person, &input->department, error))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->who));
      return FALSE;
    }
  input->due = desk_meetings_read_day (when, self->date);
  if (input->due != DESK_DATE_NONE)
    return TRUE;
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               /* Translators: %s: what was typed */
               _ ("“%s” is no day; write 10.16, Friday or +7"), when);
  gtk_widget_grab_focus (GTK_WIDGET (self->when));
  return FALSE;
}

/* Whether only the words of the item are different. */
static gboolean
keeps_rest (DeskMeetingsEntry     *self,
            const DeskMinuteInput *input)
{
  return g_strcmp0 (self->item_kind, input->kind) == 0 &&
         (!is_task (self) ||
          (g_strcmp0 (self->item_to, gtk_editable_get_text (get_who (self))) == 0 &&
           self->item_due == input->due));
}

static gboolean
write_down (DeskMeetingsEntry  *self,
            const char         *text,
            GError            **error)
{
  DeskMinuteInput input = { .kind = chosen_code (self), .text = text, .from = self->from };

  if (is_task (self) && !read_task (self, &input, error))
    return FALSE;
  if (self->item == 0)
    return desk_minutes_add (self->office, self->meeting, &input, error) != 0;
  if (keeps_rest (self, &input))
    return desk_minutes_edit (self->office, self->item, text, error);
  return desk_minutes_decide (self->office, self->item, &input, error);
}

static void
on_write (DeskMeetingsEntry *self)
{
  g_autoptr (GError) error = NULL;
  int kind = chosen_kind (self);
  const char *rest = gtk_editable_get_text (self->text);
  int found = -1;
  g_autofree char *text = NULL;

  if (!self->planned)
    {
      const char *after = find_prefix (rest, &found);

      if (found == kind)
        rest = after;
    }
  text = g_strstrip (g_strdup (rest));
  if (*text == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->text));
      return;
    }
  if (!write_down (self, text, &error))
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
      return;
    }
  clear (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

/* Enter in the line: a task goes on to who. */
static void
on_text_activate (DeskMeetingsEntry *self)
{
  if (is_task (self) && *gtk_editable_get_text (self->text) != '\0' &&
      *gtk_editable_get_text (get_who (self)) == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->who));
  else
    on_write (self);
}

static void
on_who_activate (DeskMeetingsEntry *self)
{
  if (*gtk_editable_get_text (get_who (self)) == '\0')
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->when));
  gtk_editable_select_region (self->when, 0, -1);
}

static void
on_text_changed (DeskMeetingsEntry *self)
{
  int kind = -1;

  if (!self->planned)
    find_prefix (gtk_editable_get_text (self->text), &kind);
  if (kind >= 0)
    gtk_toggle_button_set_active (self->buttons[kind], TRUE);
}

/* The line keeps the focus: the next key goes on typing. */
static void
on_kind (DeskMeetingsEntry *self)
{
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  gtk_editable_set_position (self->text, -1);
}

static void
on_drop (DeskMeetingsEntry *self)
{
  clear (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static gboolean
on_escape (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  DeskMeetingsEntry *self = DESK_MEETINGS_ENTRY (widget);

  if (!gtk_widget_get_visible (self->taken) && *gtk_editable_get_text (self->text) == '\0')
    return FALSE;
  on_drop (self);
  return TRUE;
}

static gboolean
desk_meetings_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_MEETINGS_ENTRY (widget)->text));
}

static void
desk_meetings_entry_dispose (GObject *object)
{
  DeskMeetingsEntry *self = DESK_MEETINGS_ENTRY (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_meetings_entry_parent_class)->dispose (object);
}

static void
desk_meetings_entry_finalize (GObject *object)
{
  DeskMeetingsEntry *self = DESK_MEETINGS_ENTRY (object);

  g_free (self->item_kind);
  g_free (self->item_to);

  G_OBJECT_CLASS (desk_meetings_entry_parent_class)->finalize (object);
}

static void
desk_meetings_entry_class_init (DeskMeetingsEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_meetings_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_meetings_entry_finalize;
  widget_class->grab_focus = desk_meetings_entry_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);

  /* DeskMeetingsEntry::done: a line is written down. */
  signals[SIGNAL_DONE] = g_signal_new ("done", DESK_TYPE_MEETINGS_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  /* DeskMeetingsEntry::failed: it was refused; it stays to be put right. */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DESK_TYPE_MEETINGS_ENTRY, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
desk_meetings_entry_init (DeskMeetingsEntry *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* Building */

static GtkWidget *
make_kinds (DeskMeetingsEntry *self)
{
  self->kinds = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->kinds, "linked");
  gtk_widget_set_halign (self->kinds, GTK_ALIGN_START);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_mnemonic (_ (kinds[i].label));
      g_autofree char *hint =
        /* Translators: %c: a letter */
        g_strdup_printf (_ ("Or begin the line with “%c” and a space"), kinds[i].letter);

      gtk_widget_set_tooltip_text (button, hint);
      self->buttons[i] = GTK_TOGGLE_BUTTON (button);
      if (i > 0)
        gtk_toggle_button_set_group (self->buttons[i], self->buttons[0]);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (update), self);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_kind), self);
      gtk_box_append (GTK_BOX (self->kinds), button);
    }
  gtk_toggle_button_set_active (self->buttons[0], TRUE);
  return self->kinds;
}

static GtkWidget *
make_taken (DeskMeetingsEntry *self)
{
  GtkWidget *drop = desk_meetings_icon_button ("window-close-symbolic", _ ("Leave it as it is"));

  self->taken = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->taken_text = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->taken_text, 0);
  gtk_label_set_ellipsize (self->taken_text, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->taken_text), "dim-label");
  gtk_widget_set_hexpand (GTK_WIDGET (self->taken_text), TRUE);
  gtk_box_append (GTK_BOX (self->taken), GTK_WIDGET (self->taken_text));
  g_signal_connect_swapped (drop, "clicked", G_CALLBACK (on_drop), self);
  gtk_box_append (GTK_BOX (self->taken), drop);
  gtk_widget_set_visible (self->taken, FALSE);
  return self->taken;
}

static GtkWidget *
make_line (DeskMeetingsEntry *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *write = gtk_button_new_with_mnemonic (_ ("_Write Down"));

  self->text = GTK_EDITABLE (gtk_entry_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->text), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Line of the minutes"), -1);
  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (on_text_changed), self);
  g_signal_connect_swapped (self->text, "activate", G_CALLBACK (on_text_activate), self);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->text));
  gtk_widget_add_css_class (write, "suggested-action");
  g_signal_connect_swapped (write, "clicked", G_CALLBACK (on_text_activate), self);
  gtk_box_append (GTK_BOX (line), write);
  return line;
}

static GtkWidget *
make_task (DeskMeetingsEntry *self)
{
  GtkWidget *when = desk_date_entry_new ();
  GtkWidget *who_label = gtk_label_new_with_mnemonic (_ ("W_ho"));
  GtkWidget *when_label = gtk_label_new_with_mnemonic (_ ("_By when"));

  self->task = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->who = DESK_REFERENCE_ENTRY (
    desk_reference_entry_new (desk_office_get_store (self->office), &desk_kind_people));
  gtk_entry_set_placeholder_text (desk_reference_entry_get_entry (self->who),
                                  _ ("Name, pinyin or department"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->who), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (who_label), GTK_WIDGET (get_who (self)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (get_who (self)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Who"), -1);
  g_signal_connect_swapped (get_who (self), "activate", G_CALLBACK (on_who_activate), self);
  self->when = GTK_EDITABLE (when);
  gtk_entry_set_placeholder_text (GTK_ENTRY (when), _ ("10.16, Friday, +7"));
  gtk_editable_set_width_chars (self->when, 12);
  gtk_label_set_mnemonic_widget (GTK_LABEL (when_label), when);
  gtk_accessible_update_property (GTK_ACCESSIBLE (when), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("By when"), -1);
  g_signal_connect_swapped (when, "changed", G_CALLBACK (show_day), self);
  g_signal_connect_swapped (when, "activate", G_CALLBACK (on_write), self);
  self->day = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_width_chars (self->day, 12);
  gtk_label_set_xalign (self->day, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->day), "dim-label");
  gtk_box_append (GTK_BOX (self->task), who_label);
  gtk_box_append (GTK_BOX (self->task), GTK_WIDGET (self->who));
  gtk_box_append (GTK_BOX (self->task), when_label);
  gtk_box_append (GTK_BOX (self->task), when);
  gtk_box_append (GTK_BOX (self->task), GTK_WIDGET (self->day));
  gtk_widget_set_visible (self->task, FALSE);
  return self->task;
}

GtkWidget *
desk_meetings_entry_new (DeskOffice *office)
{
  DeskMeetingsEntry *self = g_object_new (DESK_TYPE_MEETINGS_ENTRY, NULL);
  GtkWidget *kinds_box, *taken, *line, *task, *hint;

  self->office = g_object_ref (office);
  self->date = desk_date_today ();
  gtk_widget_add_css_class (self->box, "desk-meetings-entry");
  line = make_line (self);
  task = make_task (self);
  taken = make_taken (self);
  kinds_box = make_kinds (self);
  gtk_box_append (GTK_BOX (self->box), taken);
  gtk_box_append (GTK_BOX (self->box), kinds_box);
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_box_append (GTK_BOX (self->box), task);
  /* At the edge, where a toast may lie over it for a while: not over what is typed. */
  hint = gtk_label_new (_ ("Alt and the underlined letter choose what the line becomes"));
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_ellipsize (GTK_LABEL (hint), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "desk-meetings-edge");
  gtk_box_append (GTK_BOX (self->box), hint);
  update (self);
  return GTK_WIDGET (self);
}

/* What is half typed stays while the meeting is the same. */
void
desk_meetings_entry_set_meeting (DeskMeetingsEntry *self,
                                 const DeskMeeting *meeting)
{
  gboolean other = meeting->id != self->meeting;

  self->planned = g_str_equal (meeting->state, "planned");
  self->date = meeting->date;
  self->chaired = meeting->chair != 0;
  self->meeting = meeting->id;
  if (other)
    {
      gtk_toggle_button_set_active (self->buttons[0], TRUE);
      clear (self);
    }
  update (self);
}

/* Puts a line of the agenda into the entry, to be given an outcome. */
void
desk_meetings_entry_take_up (DeskMeetingsEntry    *self,
                             const DeskAgendaItem *item)
{
  clear (self);
  if (item->notice != 0)
    {
      /* Translators: the number of a notice and who has it; what is said of it follows */
      g_autofree char *text = g_strdup_printf (_ ("%1$s (%2$s): "), item->number, item->who);

      gtk_editable_set_text (self->text, text);
    }
  else
    {
      if (g_str_equal (item->kind, "parked"))
        self->from = item->item;
      else
        self->item = item->item;
      /* Translators: %s: a line of the agenda */
      say_taken (self, g_strdup_printf (_ ("Takes up: %s"), item->text));
      gtk_editable_set_text (self->text, item->text);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  gtk_editable_set_position (self->text, -1);
}

/* Puts an item of the minutes into the entry, to be changed. */
void
desk_meetings_entry_edit (DeskMeetingsEntry *self,
                          const DeskMinute  *item)
{
  clear (self);
  self->item = item->id;
  self->item_kind = g_strdup (item->kind);
  self->item_to = g_strdup (item->to);
  self->item_due = item->due;
  choose (self, item->kind);
  /* Translators: %s: a line of the minutes */
  say_taken (self, g_strdup_printf (_ ("Changes: %s"), item->text));
  gtk_editable_set_text (self->text, item->text);
  if (item->notice != 0)
    {
      g_autofree char *due = desk_date_to_iso (item->due);

      desk_reference_entry_set_text (self->who, item->to);
      gtk_editable_set_text (self->when, due);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  gtk_editable_set_position (self->text, -1);
}
