/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-meetings-topics.h"

#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-meetings-words.h"
#include "desk-minutes.h"

struct _DeskMeetingsTopics
{
  GtkWidget parent_instance;

  GPtrArray *agenda; /* DeskAgendaItem */
  const DeskAgendaItem *taken;
  gboolean open;

  GtkWidget *box;
  GtkListBox *list;
  GtkWidget *hint;
};

enum
{
  SIGNAL_TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskMeetingsTopics, desk_meetings_topics, GTK_TYPE_WIDGET)

static void
on_activated (DeskMeetingsTopics *self,
              GtkListBoxRow      *row)
{
  guint place = (guint) gtk_list_box_row_get_index (row);

  if (!self->open || place >= self->agenda->len)
    return;
  self->taken = self->agenda->pdata[place];
  g_signal_emit (self, signals[SIGNAL_TAKEN], 0);
}

static void
add_heading (GtkListBoxRow *row,
             GtkListBoxRow *before,
             gpointer       data)
{
  const char *heading = g_object_get_data (G_OBJECT (row), "heading");
  GtkWidget *label;

  if (before != NULL && g_object_get_data (G_OBJECT (before), "heading") == heading)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = desk_inventory_heading (_ (heading));
  gtk_widget_add_css_class (label, "desk-meetings-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
desk_meetings_topics_dispose (GObject *object)
{
  DeskMeetingsTopics *self = DESK_MEETINGS_TOPICS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->agenda, g_ptr_array_unref);

  G_OBJECT_CLASS (desk_meetings_topics_parent_class)->dispose (object);
}

static void
desk_meetings_topics_class_init (DeskMeetingsTopicsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_meetings_topics_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /* DeskMeetingsTopics::taken: the user takes up what get_taken () tells. */
  signals[SIGNAL_TAKEN] = g_signal_new ("taken", DESK_TYPE_MEETINGS_TOPICS, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_meetings_topics_init (DeskMeetingsTopics *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *none = gtk_label_new (_ ("Nothing is open from before."));

  self->agenda = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "desk-results");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_header_func (self->list, add_heading, NULL, NULL);
  gtk_label_set_wrap (GTK_LABEL (none), TRUE);
  gtk_widget_add_css_class (none, "dim-label");
  gtk_widget_set_margin_top (none, 24);
  gtk_list_box_set_placeholder (self->list, none);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Agenda"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_activated), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), scroller);
  self->hint = desk_inventory_label (_ ("Enter or a click takes a line up into the minutes"),
                                     "dim-label");
  gtk_widget_add_css_class (self->hint, "caption");
  gtk_widget_add_css_class (self->hint, "desk-meetings-bar");
  gtk_box_append (GTK_BOX (self->box), self->hint);
}

GtkWidget *
desk_meetings_topics_new (void)
{
  return g_object_new (DESK_TYPE_MEETINGS_TOPICS, NULL);
}

/* Filling */

static gboolean
is_settled (const DeskAgendaItem *item,
            GPtrArray            *minutes)
{
  for (guint i = 0; item->item != 0 && i < minutes->len; i++)
    {
      const DeskMinute *minute = minutes->pdata[i];

      if (minute->from == item->item ||
          (minute->id == item->item && !g_str_equal (minute->kind, "topic")))
        return TRUE;
    }
  return FALSE;
}

/* What is done waits for its issuer: the receiver is not late any more. */
static gboolean
is_late (const DeskAgendaItem *item)
{
  return item->late && g_strcmp0 (item->state, "done") != 0;
}

static char *
notice_words (const DeskAgendaItem *item)
{
  g_autofree char *due = desk_meetings_due_words (item->due, is_late (item));

  if (item->progress > 0 && item->progress < 100)
    return g_strdup_printf (
      /* Translators: a number, a name, a due day, and how much is done */
      C_ ("notice", "%1$s · %2$s · %3$s · %4$d %%"), item->number, item->who, due,
      (int) item->progress);
  return g_strdup_printf (
    /* Translators: a number, a name, a due day, and a state as “In progress” */
    C_ ("notice", "%1$s · %2$s · %3$s · %4$s"), item->number, item->who, due,
    desk_meetings_notice_state_word (item->state));
}

static GtkWidget *
make_row (DeskMeetingsTopics   *self,
          const DeskAgendaItem *item,
          gboolean              settled)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *label = desk_inventory_label (item->text, NULL);
  const char *heading = N_ ("Topics of this meeting");

  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, item->text);
  gtk_box_append (GTK_BOX (words), label);
  if (item->notice != 0)
    {
      g_autofree char *text = notice_words (item);
      GtkWidget *more = desk_inventory_label (text, is_late (item) ? "error" : "dim-label");
      GtkWidget *open = desk_meetings_icon_button ("go-next-symbolic", _ ("Show the notice"));

      gtk_widget_add_css_class (more, "caption");
      gtk_box_append (GTK_BOX (words), more);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "(sx)", desk_kind_notices.name,
                                        item->notice);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "app.show");
      gtk_widget_set_hexpand (words, TRUE);
      gtk_box_append (GTK_BOX (box), words);
      gtk_box_append (GTK_BOX (box), open);
      heading = N_ ("Open notices");
    }
  else
    {
      gtk_widget_set_hexpand (words, TRUE);
      gtk_box_append (GTK_BOX (box), words);
      if (g_str_equal (item->kind, "parked"))
        heading = N_ ("Parked before");
    }
  if (settled)
    {
      GtkWidget *done = gtk_image_new_from_icon_name ("object-select-symbolic");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (done, "success");
      gtk_widget_set_tooltip_text (done, _ ("It has an outcome in these minutes"));
      gtk_box_append (GTK_BOX (box), done);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), self->open && !settled);
  g_object_set_data (G_OBJECT (row), "heading", (gpointer) heading);
  return row;
}

/**
 * desk_meetings_topics_show:
 * @agenda: (element-type DeskAgendaItem)
 * @minutes: (element-type DeskMinute): what has come of it
 * @open: whether lines can be taken up
 */
void
desk_meetings_topics_show (DeskMeetingsTopics *self,
                           GPtrArray          *agenda,
                           GPtrArray          *minutes,
                           gboolean            open)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  int focused =
    GTK_IS_LIST_BOX_ROW (focus) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
  GtkWidget *child;

  g_ptr_array_ref (agenda);
  g_ptr_array_unref (self->agenda);
  self->agenda = agenda;
  self->taken = NULL;
  self->open = open;
  while ((child = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < agenda->len; i++)
    gtk_list_box_append (self->list, make_row (self, agenda->pdata[i],
                                               is_settled (agenda->pdata[i], minutes)));
  if (focused >= 0 && agenda->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (
      gtk_list_box_get_row_at_index (self->list, MIN (focused, (int) agenda->len - 1))));
  gtk_widget_set_visible (self->hint, open && agenda->len > 0);
}

/* Returns: (nullable): the line that is taken up, until the agenda is shown anew */
const DeskAgendaItem *
desk_meetings_topics_get_taken (DeskMeetingsTopics *self)
{
  return self->taken;
}
