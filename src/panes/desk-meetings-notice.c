/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-meetings-notice.h"

#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-meetings-words.h"
#include "desk-people.h"

/* What can be done, as the office calls it; those that need a reason wait for one. */
static const struct
{
  const char *move;
  const char *label; /* msgid */
  gboolean reason;
  gboolean next; /* what is mostly done next: it stands out */
} moves[] = {
  { "receive", N_ ("_Signed For"), FALSE, TRUE },
  { "progress", N_ ("Record _Progress"), FALSE, FALSE },
  { "done", N_ ("_Done"), FALSE, FALSE },
  { "confirm", "", FALSE, TRUE }, /* says who */
  { "return", N_ ("Send _Back"), TRUE, FALSE },
  { "void", N_ ("Make _Void"), TRUE, FALSE },
};

#define CONFIRM 3

struct _DeskMeetingsNotice
{
  GtkWidget parent_instance;

  DeskOffice *office;
  gint64 notice;    /* 0: none */
  gint64 confirmer; /* who may close it */

  GtkWidget *box;
  GtkLabel *number;
  GtkWidget *state;
  GtkLabel *content;
  GtkWidget *fields;
  GtkWidget *meeting;
  GtkWidget *progress_row;
  GtkSpinButton *percent;
  GtkWidget *note_row;
  GtkEditable *note;
  GtkWidget *buttons[G_N_ELEMENTS (moves)];
  GtkWidget *history;
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

G_DEFINE_FINAL_TYPE (DeskMeetingsNotice, desk_meetings_notice, GTK_TYPE_WIDGET)

/* Doing something with it. Whoever the rules name is the one who does it: papers are
 * often recorded by the administration. */
static gboolean
carry_out (DeskMeetingsNotice  *self,
           const char          *move,
           GError             **error)
{
  const char *note = desk_inventory_written (GTK_WIDGET (self->note));

  gtk_spin_button_update (self->percent);
  if (g_str_equal (move, "receive"))
    return desk_notices_receive (self->office, self->notice, 0, error);
  if (g_str_equal (move, "progress"))
    return desk_notices_progress (self->office, self->notice,
                                  gtk_spin_button_get_value_as_int (self->percent), note, 0,
                                  error);
  if (g_str_equal (move, "done"))
    return desk_notices_done (self->office, self->notice, note, 0, error);
  if (g_str_equal (move, "confirm"))
    return desk_notices_confirm (self->office, self->notice, self->confirmer, error);
  if (g_str_equal (move, "return"))
    return desk_notices_return (self->office, self->notice, note, 0, error);
  return desk_notices_void (self->office, self->notice, note, 0, error);
}

static void
on_move (DeskMeetingsNotice *self,
         GtkWidget          *button)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (button == self->buttons[i])
      {
        if (!carry_out (self, moves[i].move, &error))
          {
            if (moves[i].reason)
              gtk_widget_grab_focus (GTK_WIDGET (self->note));
            g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
            return;
          }
        gtk_editable_set_text (self->note, "");
        g_signal_emit (self, signals[SIGNAL_DONE], 0);
        return;
      }
}

static void
on_close (DeskMeetingsNotice *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
on_print (DeskMeetingsNotice *self)
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

static void
desk_meetings_notice_dispose (GObject *object)
{
  DeskMeetingsNotice *self = DESK_MEETINGS_NOTICE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_meetings_notice_parent_class)->dispose (object);
}

static void
desk_meetings_notice_class_init (DeskMeetingsNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_meetings_notice_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);

  signals[SIGNAL_CLOSED] = g_signal_new ("closed", DESK_TYPE_MEETINGS_NOTICE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_PRINT] = g_signal_new ("print", DESK_TYPE_MEETINGS_NOTICE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DONE] = g_signal_new ("done", DESK_TYPE_MEETINGS_NOTICE, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DESK_TYPE_MEETINGS_NOTICE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

/* Building */

static void
desk_meetings_notice_init (DeskMeetingsNotice *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static GtkWidget *
make_head (DeskMeetingsNotice *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *print = desk_meetings_icon_button ("printer-symbolic", _ ("Print the notice"));
  GtkWidget *close = desk_meetings_icon_button ("window-close-symbolic", _ ("Close"));

  gtk_widget_add_css_class (head, "desk-shoots-head");
  self->number = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "title-4");
  gtk_label_set_selectable (self->number, TRUE);
  gtk_widget_set_can_focus (GTK_WIDGET (self->number), FALSE);
  self->state = desk_meetings_chip (NULL, NULL);
  gtk_widget_set_hexpand (self->state, TRUE);
  gtk_widget_set_halign (self->state, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->number));
  gtk_box_append (GTK_BOX (head), self->state);
  g_signal_connect_swapped (print, "clicked", G_CALLBACK (on_print), self);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (on_close), self);
  gtk_box_append (GTK_BOX (head), print);
  gtk_box_append (GTK_BOX (head), close);
  return head;
}

static GtkWidget *
make_moves (DeskMeetingsNotice *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *note = gtk_entry_new ();
  GtkWidget *percent = gtk_spin_button_new_with_range (0, 100, 10);
  GtkWidget *flow = gtk_flow_box_new ();

  self->percent = GTK_SPIN_BUTTON (percent);
  desk_inventory_add_field (box, _ ("Progress in percent"), percent);
  self->progress_row = percent;
  self->note = GTK_EDITABLE (note);
  self->note_row = note;
  gtk_entry_set_placeholder_text (GTK_ENTRY (note), _ ("Needed to send it back or make it void"));
  desk_inventory_add_field (box, _ ("Note or reason"), note);
  gtk_widget_add_css_class (flow, "desk-meetings-moves");
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 2);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), 2);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 6);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      self->buttons[i] = gtk_button_new_with_mnemonic (
        *moves[i].label != '\0' ? _ (moves[i].label) : "");
      if (moves[i].next)
        gtk_widget_add_css_class (self->buttons[i], "suggested-action");
      g_signal_connect_swapped (self->buttons[i], "clicked", G_CALLBACK (on_move), self);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), self->buttons[i]);
      gtk_widget_set_focusable (child, FALSE);
      g_object_bind_property (self->buttons[i], "visible", child, "visible",
                              G_BINDING_SYNC_CREATE);
      gtk_flow_box_append (GTK_FLOW_BOX (flow), child);
    }
  gtk_box_append (GTK_BOX (box), flow);
  return box;
}

GtkWidget *
desk_meetings_notice_new (DeskOffice *office)
{
  DeskMeetingsNotice *self = g_object_new (DESK_TYPE_MEETINGS_NOTICE, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->office = g_object_ref (office);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_widget_add_css_class (content, "desk-side-content");
  self->content = GTK_LABEL (desk_inventory_label (NULL, "heading"));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->content));
  self->fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (content), self->fields);
  self->meeting = gtk_button_new_with_mnemonic (_ ("Show the _Meeting"));
  gtk_widget_set_halign (self->meeting, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (content), self->meeting);
  gtk_box_append (GTK_BOX (content), make_moves (self));
  gtk_box_append (GTK_BOX (content), desk_inventory_heading (_ ("What became of it")));
  self->history = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (content), self->history);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), scroller);
  return GTK_WIDGET (self);
}

/* Filling */

static void
add_field (DeskMeetingsNotice *self,
           const char         *label,
           const char         *text,
           const char         *css)
{
  GtkWidget *box;

  if (text == NULL || *text == '\0')
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  gtk_box_append (GTK_BOX (box), desk_inventory_label (label, "desk-field-label"));
  gtk_box_append (GTK_BOX (box), desk_inventory_label (text, css));
  gtk_box_append (GTK_BOX (self->fields), box);
}

static void
fill_fields (DeskMeetingsNotice *self,
             const DeskNotice   *notice)
{
  g_autofree char *due =
    desk_date_format (notice->due, DESK_DATE_STYLE_DAY_WEEKDAY, desk_language_current ());
  g_autofree char *issued = desk_meetings_day_words (notice->issued);
  g_autofree char *late = notice->late ? desk_meetings_due_words (notice->due, TRUE) : NULL;
  /* Translators: a day, and how late it is */
  g_autofree char *both =
    late != NULL ? g_strdup_printf (C_ ("notice", "%1$s · %2$s"), due, late) : NULL;
  /* Translators: a name, and a day */
  g_autofree char *by =
    g_strdup_printf (C_ ("notice issued", "%1$s · %2$s"), notice->issuer_name, issued);
  g_autofree char *to =
    notice->department != 0 && *notice->acting_name != '\0'
      /* Translators: a department, and who answers for it */
      ? g_strdup_printf (C_ ("notice to", "%1$s · %2$s"), notice->to, notice->acting_name)
      : g_strdup (notice->to);

  desk_inventory_clear (self->fields);
  add_field (self, _ ("Issued to"), to, NULL);
  add_field (self, _ ("Due on"), both != NULL ? both : due, late != NULL ? "error" : NULL);
  add_field (self, _ ("Standard to meet"), notice->standard, NULL);
  add_field (self, _ ("Issued by"), by, NULL);
  if (g_str_equal (notice->state, "returned") || g_str_equal (notice->state, "void"))
    add_field (self, _ ("Reason"), notice->last_reason, NULL);
}

static void
fill_history (DeskMeetingsNotice *self,
              GPtrArray          *events)
{
  const DeskField *field = desk_kind_get_field (&desk_kind_notice_events, "event");

  desk_inventory_clear (self->history);
  for (guint i = events->len; i > 0; i--)
    {
      const DeskNoticeEvent *event = events->pdata[i - 1];
      const char *what = desk_field_choice_label (field, event->event, desk_language_current ());
      g_autofree char *at = desk_inventory_moment (event->at);
      g_autofree char *how =
        event->percent >= 0 && g_str_equal (event->event, "progress")
          /* Translators: what was done with a notice, and how much of it is done */
          ? g_strdup_printf (C_ ("notice", "%1$s, %2$d %%"), what, event->percent)
          : g_strdup (what);
      g_autofree char *who = *event->name != '\0'
                               /* Translators: a moment, and a name */
                               ? g_strdup_printf (C_ ("notice event", "%1$s · %2$s"), at,
                                                  event->name)
                               : g_strdup (at);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      GtkWidget *when = desk_inventory_label (who, "dim-label");

      gtk_widget_add_css_class (when, "caption");
      gtk_box_append (GTK_BOX (box), desk_inventory_label (how, NULL));
      if (event->note != NULL)
        gtk_box_append (GTK_BOX (box), desk_inventory_label (event->note, "dim-label"));
      gtk_box_append (GTK_BOX (box), when);
      gtk_box_append (GTK_BOX (self->history), box);
    }
}

static void
show_moves (DeskMeetingsNotice *self,
            const DeskNotice   *notice)
{
  g_auto (GStrv) possible = desk_notices_moves (notice);
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  const char *const *words = (const char *const *) possible;

  self->confirmer = desk_meetings_confirmer (self->office, notice);
  name = desk_people_dup_name (self->office, self->confirmer);
  /* Translators: %s: the issuer of a notice */
  label = g_strdup_printf (_ ("%s _Confirms"), name);
  gtk_button_set_label (GTK_BUTTON (self->buttons[CONFIRM]), label);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_set_visible (self->buttons[i], g_strv_contains (words, moves[i].move));
  gtk_widget_set_visible (self->progress_row, g_strv_contains (words, "progress"));
  gtk_widget_set_visible (self->note_row, possible[0] != NULL);
}

/* @notice: 0: none. Returns: whether there is such a notice */
gboolean
desk_meetings_notice_show (DeskMeetingsNotice  *self,
                           gint64               notice,
                           GError             **error)
{
  g_autoptr (DeskNotice) one =
    notice != 0 ? desk_notices_get (self->office, notice, error) : NULL;
  g_autoptr (GPtrArray) events =
    one != NULL ? desk_notices_history (self->office, notice, error) : NULL;
  gboolean other = notice != self->notice;

  if (notice != 0 && events == NULL)
    return FALSE;
  self->notice = notice;
  if (notice == 0)
    return TRUE;
  gtk_label_set_label (self->number, one->number);
  gtk_label_set_label (GTK_LABEL (self->state), desk_meetings_notice_state_word (one->state));
  gtk_label_set_label (self->content, one->content);
  fill_fields (self, one);
  fill_history (self, events);
  show_moves (self, one);
  gtk_widget_set_visible (self->meeting, one->meeting != 0);
  if (one->meeting != 0)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->meeting), NULL);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->meeting), "(sx)",
                                        desk_kind_meetings.name, one->meeting);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->meeting), "app.show");
    }
  if (!gtk_widget_has_focus (GTK_WIDGET (self->percent)))
    gtk_spin_button_set_value (self->percent, one->progress);
  if (other)
    gtk_editable_set_text (self->note, "");
  return TRUE;
}

gint64
desk_meetings_notice_get_notice (DeskMeetingsNotice *self)
{
  return self->notice;
}

/* What the user wants needs a reason first. */
void
desk_meetings_notice_ask_reason (DeskMeetingsNotice *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->note));
}

void
desk_meetings_notice_ask_percent (DeskMeetingsNotice *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->percent));
}
