/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-meetings-minutes.h"

#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-meetings-words.h"

struct _DeskMeetingsMinutes
{
  GtkWidget parent_instance;

  DeskOffice *office;
  GPtrArray *items;         /* DeskMinute */
  GPtrArray *shown;         /* those with a row */
  const DeskMinute *wanted; /* is to be changed */
  gboolean open;
  gboolean follow; /* a line was added: it comes into sight */

  GtkWidget *scroller;
  GtkListBox *list;
  GtkLabel *none;
};

enum
{
  SIGNAL_EDIT,
  SIGNAL_DONE,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskMeetingsMinutes, desk_meetings_minutes, GTK_TYPE_WIDGET)

/* @error: where the reason is when it is not @done; it is looked at after that was
 * worked out */
static void
tell (DeskMeetingsMinutes  *self,
      gboolean              done,
      GError              **error)
{
  if (done)
    g_signal_emit (self, signals[SIGNAL_DONE], 0);
  else
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, *error);
}

static void
edit (DeskMeetingsMinutes *self,
      const DeskMinute    *item)
{
  if (!self->open)
    return;
  self->wanted = item;
  g_signal_emit (self, signals[SIGNAL_EDIT], 0);
}

static void
remove_item (DeskMeetingsMinutes *self,
             const DeskMinute    *item)
{
  g_autoptr (GError) error = NULL;

  tell (self, desk_minutes_remove (self->office, item->id, &error), &error);
}

static void
move_item (DeskMeetingsMinutes *self,
           int                  place,
           int                  to)
{
  const DeskMinute *item = self->shown->pdata[place];
  const DeskMinute *other;
  g_autoptr (GError) error = NULL;

  if (to < 0 || to >= (int) self->shown->len)
    return;
  other = self->shown->pdata[to];
  tell (self, desk_minutes_move (self->office, item->id, other->position, &error), &error);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, to)));
}

static void
on_activated (DeskMeetingsMinutes *self,
              GtkListBoxRow       *row)
{
  edit (self, self->shown->pdata[gtk_list_box_row_get_index (row)]);
}

static void
on_edit (DeskMeetingsMinutes *self,
         GtkWidget           *button)
{
  edit (self, g_object_get_data (G_OBJECT (button), "item"));
}

static void
on_remove (DeskMeetingsMinutes *self,
           GtkWidget           *button)
{
  remove_item (self, g_object_get_data (G_OBJECT (button), "item"));
}

static gboolean
on_key (DeskMeetingsMinutes *self,
        guint                keyval,
        guint                keycode,
        GdkModifierType      state)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  int place = GTK_IS_LIST_BOX_ROW (focus) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus))
                                          : -1;

  if (place < 0 || !self->open)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete)
    remove_item (self, self->shown->pdata[place]);
  else if (keyval == GDK_KEY_F2)
    edit (self, self->shown->pdata[place]);
  else if ((state & GDK_ALT_MASK) != 0 && keyval == GDK_KEY_Up)
    move_item (self, place, place - 1);
  else if ((state & GDK_ALT_MASK) != 0 && keyval == GDK_KEY_Down)
    move_item (self, place, place + 1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* The height of what was just written is known when it is laid out. */
static void
on_laid_out (DeskMeetingsMinutes *self,
             GtkAdjustment       *adjustment)
{
  if (self->follow)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  self->follow = FALSE;
}

static void
desk_meetings_minutes_dispose (GObject *object)
{
  DeskMeetingsMinutes *self = DESK_MEETINGS_MINUTES (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_meetings_minutes_parent_class)->dispose (object);
}

static void
desk_meetings_minutes_class_init (DeskMeetingsMinutesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_meetings_minutes_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /* DeskMeetingsMinutes::edit: the user wants to change what get_wanted () tells. */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", DESK_TYPE_MEETINGS_MINUTES, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DONE] = g_signal_new ("done", DESK_TYPE_MEETINGS_MINUTES, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DESK_TYPE_MEETINGS_MINUTES, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
desk_meetings_minutes_init (DeskMeetingsMinutes *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->items = g_ptr_array_new ();
  self->shown = g_ptr_array_new ();
  self->scroller = gtk_scrolled_window_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "desk-results");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Minutes of the meeting"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_activated), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  self->none = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->none, TRUE);
  gtk_label_set_justify (self->none, GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->none), "dim-label");
  gtk_widget_set_margin_top (GTK_WIDGET (self->none), 32);
  gtk_widget_set_margin_start (GTK_WIDGET (self->none), 24);
  gtk_widget_set_margin_end (GTK_WIDGET (self->none), 24);
  gtk_list_box_set_placeholder (self->list, GTK_WIDGET (self->none));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  g_signal_connect_object (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "changed",
    G_CALLBACK (on_laid_out), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
desk_meetings_minutes_new (DeskOffice *office)
{
  DeskMeetingsMinutes *self = g_object_new (DESK_TYPE_MEETINGS_MINUTES, NULL);

  self->office = g_object_ref (office);
  return GTK_WIDGET (self);
}

/* Filling */

static GtkWidget *
make_words (const DeskMinute *item)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *text = desk_inventory_label (item->text, NULL);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), text);
  if (item->notice != 0)
    {
      g_autofree char *day = desk_meetings_day_words (item->due);
      g_autofree char *more = g_strdup_printf (
        /* Translators: the number of a notice, to whom, the due day, a state as “Issued” */
        _ ("%1$s · %2$s · by %3$s · %4$s"), item->number, item->to, day,
        desk_meetings_notice_state_word (item->state));
      GtkWidget *label = desk_inventory_label (more, "dim-label");

      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (words), label);
    }
  return words;
}

static void
add_buttons (DeskMeetingsMinutes *self,
             GtkWidget           *box,
             DeskMinute          *item)
{
  static const struct
  {
    const char *icon;
    const char *tooltip; /* msgid */
    void (*clicked) (DeskMeetingsMinutes *self,
                     GtkWidget *button);
  } buttons[] = {
    { "document-edit-symbolic", N_ ("Change the line"), on_edit },
    { "user-trash-symbolic", N_ ("Remove the line"), on_remove },
  };

  if (item->notice != 0)
    {
      GtkWidget *open = desk_meetings_icon_button ("go-next-symbolic", _ ("Show the notice"));

      gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "(sx)", desk_kind_notices.name,
                                        item->notice);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "app.show");
      gtk_box_append (GTK_BOX (box), open);
    }
  for (guint i = 0; self->open && i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = desk_meetings_icon_button (buttons[i].icon, _ (buttons[i].tooltip));

      g_object_set_data (G_OBJECT (button), "item", item);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (buttons[i].clicked), self);
      gtk_box_append (GTK_BOX (box), button);
    }
}

static GtkWidget *
make_row (DeskMeetingsMinutes *self,
          DeskMinute          *item)
{
  const DeskField *field = desk_kind_get_field (&desk_kind_minutes, "kind");
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *chip = desk_meetings_chip (
    desk_field_choice_label (field, item->kind, desk_language_current ()), item->kind);

  gtk_label_set_width_chars (GTK_LABEL (chip), 10);
  gtk_box_append (GTK_BOX (box), chip);
  gtk_box_append (GTK_BOX (box), make_words (item));
  add_buttons (self, box, item);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), self->open);
  return row;
}

/* Returns: the place of the row that has the focus, or -1 */
static int
focused_place (DeskMeetingsMinutes *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return GTK_IS_LIST_BOX_ROW (focus) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
}

/**
 * desk_meetings_minutes_show:
 * @items: (element-type DeskMinute): of one meeting
 * @planned: the meeting has not begun: only topics are there
 * @open: whether items can be changed
 */
void
desk_meetings_minutes_show (DeskMeetingsMinutes *self,
                            GPtrArray           *items,
                            gboolean             planned,
                            gboolean             open)
{
  guint before = self->shown->len;
  int focused = focused_place (self);
  GtkWidget *child;

  while ((child = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_ptr_array_set_size (self->shown, 0);
  g_ptr_array_ref (items);
  g_ptr_array_unref (self->items);
  self->items = items;
  self->wanted = NULL;
  self->open = open;
  gtk_label_set_label (
    self->none,
    planned ? _ ("Topics for the meeting can be written down below; what is open from before "
                 "comes by itself.")
    : open  ? _ ("Write below what is said and decided, one line each. A task becomes a numbered "
                  "notice.")
            : _ ("Nothing was written down."));
  for (guint i = 0; i < items->len; i++)
    {
      DeskMinute *item = items->pdata[i];

      /* Topics without an outcome stand in the agenda beside. */
      if (!planned && g_str_equal (item->kind, "topic"))
        continue;
      g_ptr_array_add (self->shown, item);
      gtk_list_box_append (self->list, make_row (self, item));
    }
  self->follow |= self->shown->len == before + 1;
  if (focused >= 0 && self->shown->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (
      self->list, MIN (focused, (int) self->shown->len - 1))));
}

/* Returns: (nullable): the item to be changed, until the minutes are shown anew */
const DeskMinute *
desk_meetings_minutes_get_wanted (DeskMeetingsMinutes *self)
{
  return self->wanted;
}
