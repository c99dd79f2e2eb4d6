/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-meetings-room-side.h"

#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-meetings-room-day.h"
#include "desk-meetings-room-form.h"
#include "desk-message-bar.h"
#include "desk-people.h"
#include "desk-shoots-words.h"

struct _DeskMeetingsRoomSide
{
  GtkWidget parent_instance;

  DeskOffice *office;
  DeskRoomBooking *booking; /* NULL: a new one */
  gboolean changed;         /* by the user, not saved yet */

  GtkWidget *box;
  GtkLabel *title;
  DeskMessageBar *message;
  DeskMeetingsRoomForm *form;
  GtkWidget *facts;
  GtkButton *key;
  GtkWidget *tidy, *cancel, *told, *anew;
  GtkButton *accept;
};

enum
{
  SIGNAL_DONE,
  SIGNAL_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskMeetingsRoomSide, desk_meetings_room_side, GTK_TYPE_WIDGET)

static gboolean
stands (DeskMeetingsRoomSide *self)
{
  return self->booking != NULL && g_str_equal (self->booking->state, "booked");
}

static void
fail (DeskMeetingsRoomSide *self,
      const GError         *error)
{
  desk_message_bar_show (self->message, DESK_MESSAGE_WARNING, error->message, NULL, NULL, FALSE);
}

static DeskDraft *
make_draft (DeskMeetingsRoomSide  *self,
            GError               **error)
{
  return desk_meetings_room_form_make_draft (
    self->form, desk_meetings_room_side_get_booking (self), error);
}

/* What saving it would do */

static char *
list_bookings (GPtrArray *bookings)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < bookings->len; i++)
    g_ptr_array_add (words,
                     desk_room_booking_to_text (bookings->pdata[i], desk_language_current ()));
  g_ptr_array_add (words, NULL);
  /* Translators: stands between the bookings of a list */
  return g_strjoinv (C_ ("bookings", "; "), (char **) words->pdata);
}

/* Until it is said who books, only what stands there can be told. */
static void
tell_others (DeskMeetingsRoomSide *self,
             DeskDraft            *draft)
{
  DeskDate date = desk_date_parse (desk_draft_get_text (draft, "date"));
  const char *start = desk_draft_get_text (draft, "start"),
             *end = desk_draft_get_text (draft, "end");
  g_autoptr (GPtrArray) bookings = desk_rooms_bookings (
    self->office, desk_meetings_room_form_get_room (self->form), date, date, NULL);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; bookings != NULL && i < bookings->len; i++)
    {
      const DeskRoomBooking *other = bookings->pdata[i];

      if (g_strcmp0 (other->start, end) < 0 && g_strcmp0 (start, other->end) < 0)
        g_ptr_array_add (others, bookings->pdata[i]);
    }
  if (others->len == 0)
    {
      desk_message_bar_clear (self->message);
      return;
    }
  list = list_bookings (others);
  /* Translators: %s: bookings */
  text = g_strdup_printf (_ ("Booked then already: %s"), list);
  desk_message_bar_show (self->message, DESK_MESSAGE_WARNING, text, NULL, NULL, FALSE);
}

static void
tell (DeskMeetingsRoomSide *self)
{
  g_autoptr (DeskDraft) draft = NULL;
  g_autoptr (GPtrArray) displaced = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;

  if (self->booking != NULL && !stands (self))
    return;
  draft = make_draft (self, NULL);
  /* What is half written is not complained of. */
  if (draft == NULL)
    desk_message_bar_clear (self->message);
  else if (desk_draft_get_number (draft, "by") == 0)
    tell_others (self, draft);
  else if (!desk_rooms_judge_draft (self->office, draft, &displaced, &error))
    fail (self, error);
  else if (displaced->len > 0)
    {
      list = list_bookings (displaced);
      text = g_strdup_printf (
        /* Translators: how many bookings, and which */
        ngettext ("This goes before %1$u booking, which loses its place: %2$s",
                  "This goes before %1$u bookings, which lose their place: %2$s", displaced->len),
        displaced->len, list);
      desk_message_bar_show (self->message, DESK_MESSAGE_WARNING, text, NULL, NULL, FALSE);
    }
  else if (desk_draft_get_number (draft, "short_notice") &&
           (self->changed || self->booking == NULL))
    desk_message_bar_show (self->message, DESK_MESSAGE_INFO,
                           _ ("Rooms are booked a day ahead; this one is free, and is marked as "
                              "booked at short notice."),
                           NULL, NULL, FALSE);
  else
    desk_message_bar_clear (self->message);
}

static void
on_changed (DeskMeetingsRoomSide *self)
{
  self->changed = TRUE;
  tell (self);
}

/* What the user does */

static void
on_accept (DeskMeetingsRoomSide *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDraft) draft = NULL;

  if (self->booking != NULL && !stands (self))
    return;
  draft = make_draft (self, &error);
  if (draft == NULL)
    {
      fail (self, error);
      return;
    }
  if (desk_draft_get_number (draft, "by") == 0)
    {
      desk_message_bar_show (self->message, DESK_MESSAGE_WARNING, _ ("Choose who books."), NULL,
                             NULL, FALSE);
      desk_meetings_room_form_ask_who (self->form);
      return;
    }
  /* What the act announces is no reason to keep what is written. */
  self->changed = FALSE;
  if (desk_rooms_save_draft (self->office, draft, NULL, NULL, &error))
    {
      g_signal_emit (self, signals[SIGNAL_DONE], 0, desk_draft_get_id (draft));
      return;
    }
  self->changed = TRUE;
  fail (self, error);
}

static void
on_close (DeskMeetingsRoomSide *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static gboolean
on_escape (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  on_close (DESK_MEETINGS_ROOM_SIDE (widget));
  return TRUE;
}

/* What happens to a booking that stands, or lost its place */

static void
on_key (DeskMeetingsRoomSide *self)
{
  const DeskRoomBooking *booking = self->booking;
  gboolean out = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (self->key), "out")) != 0;
  g_autoptr (GError) error = NULL;

  if (!(out ? desk_rooms_take_back_key (self->office, booking->id, NULL, &error)
            : desk_rooms_hand_out_key (self->office, booking->id, 0, &error)))
    fail (self, error);
}

static void
on_tidy (DeskMeetingsRoomSide *self)
{
  g_autoptr (GError) error = NULL;

  if (!desk_rooms_tidy (self->office, self->booking->id, desk_shoots_actor (self->office), &error))
    fail (self, error);
}

static void
on_cancel (DeskMeetingsRoomSide *self)
{
  g_autoptr (GError) error = NULL;

  if (desk_rooms_cancel (self->office, self->booking->id, NULL, &error))
    on_close (self);
  else
    fail (self, error);
}

static void
on_told (DeskMeetingsRoomSide *self)
{
  g_autoptr (GError) error = NULL;

  if (!desk_rooms_acknowledge (self->office, self->booking->id, &error))
    fail (self, error);
}

/* What is shown */

static void
fill (DeskMeetingsRoomSide  *self,
      const DeskRoomBooking *booking)
{
  desk_meetings_room_form_fill (self->form, booking);
  self->changed = FALSE;
}

static void
add_fact (DeskMeetingsRoomSide *self,
          const char           *format,
          const char           *moment,
          gint64                person)
{
  g_autofree char *when = desk_inventory_moment (moment);
  g_autofree char *who = desk_people_dup_name (self->office, person);
  g_autofree char *text = g_strdup_printf (format, when, who);

  gtk_box_append (GTK_BOX (self->facts), desk_inventory_label (text, "desk-note"));
}

static void
show_facts (DeskMeetingsRoomSide *self)
{
  const DeskRoomBooking *booking = self->booking;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->facts)) != NULL)
    gtk_box_remove (GTK_BOX (self->facts), child);
  if (booking == NULL)
    return;
  if (booking->short_notice)
    gtk_box_append (GTK_BOX (self->facts),
                    desk_inventory_label (_ ("Booked at short notice"), "desk-note"));
  if (booking->tidied != NULL)
    /* Translators: %1$s: a moment, %2$s: a name */
    add_fact (self, _ ("Put back in order: %1$s, %2$s"), booking->tidied, booking->tidied_by);
  if (booking->acknowledged != NULL)
    /* Translators: %1$s: a moment, %2$s: a name */
    add_fact (self, _ ("Told: %1$s, %2$s"), booking->acknowledged, booking->by);
}

/* The room's key, when it has one: who has it now, and what to do with it. */
static void
show_key (DeskMeetingsRoomSide *self)
{
  g_autoptr (GPtrArray) rooms = stands (self) ? desk_rooms_list (self->office, TRUE, NULL) : NULL;
  const DeskRoom *room = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; rooms != NULL && i < rooms->len; i++)
    if (((const DeskRoom *) rooms->pdata[i])->id == self->booking->room)
      room = rooms->pdata[i];
  gtk_widget_set_visible (GTK_WIDGET (self->key), room != NULL && room->key != 0);
  if (room == NULL || room->key == 0)
    return;
  g_object_set_data (G_OBJECT (self->key), "out", GINT_TO_POINTER (room->key_out));
  gtk_button_set_label (self->key, room->key_out ? _ ("Take _Key Back") : _ ("Hand _Key Out"));
  if (!room->key_out)
    return;
  name = desk_people_dup_name (self->office, room->key_with);
  /* Translators: %s: a name */
  text = g_strdup_printf (_ ("Key with %s"), name);
  gtk_box_append (GTK_BOX (self->facts), desk_inventory_label (text, "desk-note"));
}

static void
tell_displaced (DeskMeetingsRoomSide *self)
{
  g_autoptr (DeskRoomBooking) winner =
    self->booking->displaced_by != 0
      ? desk_rooms_get_booking (self->office, self->booking->displaced_by, NULL)
      : NULL;
  g_autofree char *words =
    winner != NULL ? desk_room_booking_to_text (winner, desk_language_current ()) : NULL;
  g_autofree char *text = NULL;

  if (g_str_equal (self->booking->state, "cancelled"))
    text = g_strdup (_ ("This booking was cancelled."));
  else if (words == NULL)
    text = g_strdup (_ ("This booking lost its place."));
  else
    /* Translators: %s: a booking */
    text = g_strdup_printf (_ ("This booking lost its place to %s"), words);
  desk_message_bar_show (self->message, DESK_MESSAGE_WARNING, text, NULL, NULL, FALSE);
}

/* What may be done with it, as it is now. */
static void
show_state (DeskMeetingsRoomSide *self)
{
  const DeskRoomBooking *booking = self->booking;
  gboolean standing = stands (self);
  gboolean displaced = booking != NULL && g_str_equal (booking->state, "displaced");

  gtk_label_set_label (self->title, booking == NULL ? _ ("Book a Room") : _ ("Booked Room"));
  gtk_button_set_label (self->accept,
                        booking == NULL ? C_ ("room", "_Book") : C_ ("room", "_Save"));
  gtk_widget_set_visible (GTK_WIDGET (self->accept), booking == NULL || standing);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), booking == NULL || standing);
  gtk_widget_set_visible (self->cancel, standing);
  gtk_widget_set_visible (self->tidy, standing && booking->tidied == NULL &&
                                        booking->date <= desk_date_today ());
  gtk_widget_set_visible (self->told, displaced && booking->acknowledged == NULL);
  gtk_widget_set_visible (self->anew, booking != NULL && !standing);
  show_facts (self);
  show_key (self);
  if (booking != NULL && !standing)
    tell_displaced (self);
  else
    tell (self);
}

/* Begins a new booking like one that lost its place, where the room is free next. */
static void
on_anew (DeskMeetingsRoomSide *self)
{
  g_autoptr (DeskRoomBooking) old = g_steal_pointer (&self->booking);
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  DeskDate date;

  if (desk_rooms_next_free (self->office, old->room, old->date, old->start, old->end, 0, &date,
                            &start, &end))
    {
      old->date = date;
      g_free (old->start);
      old->start = g_steal_pointer (&start);
      g_free (old->end);
      old->end = g_steal_pointer (&end);
    }
  fill (self, old);
  show_state (self);
  desk_meetings_room_form_focus_time (self->form);
}

/* Object */

static void
desk_meetings_room_side_dispose (GObject *object)
{
  DeskMeetingsRoomSide *self = DESK_MEETINGS_ROOM_SIDE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_meetings_room_side_parent_class)->dispose (object);
}

static void
desk_meetings_room_side_finalize (GObject *object)
{
  DeskMeetingsRoomSide *self = DESK_MEETINGS_ROOM_SIDE (object);

  g_clear_pointer (&self->booking, desk_room_booking_free);

  G_OBJECT_CLASS (desk_meetings_room_side_parent_class)->finalize (object);
}

static void
desk_meetings_room_side_class_init (DeskMeetingsRoomSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_meetings_room_side_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_meetings_room_side_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);

  /* DeskMeetingsRoomSide::done: a booking was made or changed. */
  signals[SIGNAL_DONE] = g_signal_new ("done", DESK_TYPE_MEETINGS_ROOM_SIDE, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  /* DeskMeetingsRoomSide::closed: no booking is to be shown. */
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", DESK_TYPE_MEETINGS_ROOM_SIDE, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* Building */

static GtkWidget *
add_button (DeskMeetingsRoomSide *self,
            GtkWidget            *box,
            const char           *label,
            GCallback             clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_buttons (DeskMeetingsRoomSide *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "desk-side-buttons");
  self->told = add_button (self, box, _ ("They Were _Told"), G_CALLBACK (on_told));
  self->anew = add_button (self, box, _ ("Book _Anew…"), G_CALLBACK (on_anew));
  self->key = GTK_BUTTON (add_button (self, box, "", G_CALLBACK (on_key)));
  self->tidy = add_button (self, box, _ ("Room Is Back in _Order"), G_CALLBACK (on_tidy));
  self->cancel = add_button (self, box, _ ("_Cancel the Booking"), G_CALLBACK (on_cancel));
  self->accept = GTK_BUTTON (add_button (self, box, "", G_CALLBACK (on_accept)));
  gtk_widget_add_css_class (GTK_WIDGET (self->accept), "suggested-action");
  return box;
}

static GtkWidget *
make_head (DeskMeetingsRoomSide *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (head, "desk-shoots-head");
  self->title = GTK_LABEL (desk_inventory_label (NULL, "title-4"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_widget_set_tooltip_text (close, _ ("Close the booking"));
  gtk_widget_add_css_class (close, "flat");
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (on_close), self);
  gtk_box_append (GTK_BOX (head), close);
  return head;
}

static void
desk_meetings_room_side_init (DeskMeetingsRoomSide *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
desk_meetings_room_side_new (DeskOffice *office)
{
  DeskMeetingsRoomSide *self = g_object_new (DESK_TYPE_MEETINGS_ROOM_SIDE, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->office = g_object_ref (office);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Booking of a room"), -1);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  self->message = DESK_MESSAGE_BAR (desk_message_bar_new ());
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->message));
  gtk_widget_add_css_class (content, "desk-side-content");
  self->facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (content), self->facts);
  self->form = DESK_MEETINGS_ROOM_FORM (desk_meetings_room_form_new (office));
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->form, "activate", G_CALLBACK (on_accept), self);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->form));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_box_append (GTK_BOX (self->box), make_buttons (self));
  return GTK_WIDGET (self);
}

/* Opens a new booking of that time, by who sits here. */
void
desk_meetings_room_side_begin (DeskMeetingsRoomSide *self,
                               gint64                room,
                               DeskDate              date,
                               int                   from,
                               int                   until)
{
  g_autofree char *start = desk_meetings_time (from);
  g_autofree char *end = desk_meetings_time (until);
  DeskRoomBooking booking = {
    .room = room, .date = date, .start = start, .end = end, .by = desk_shoots_actor (self->office)
  };

  g_clear_pointer (&self->booking, desk_room_booking_free);
  fill (self, &booking);
  show_state (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

/* Returns: whether there is such a booking; it is shown then */
gboolean
desk_meetings_room_side_edit (DeskMeetingsRoomSide *self,
                              gint64                booking)
{
  DeskRoomBooking *found = desk_rooms_get_booking (self->office, booking, NULL);

  if (found == NULL)
    return FALSE;
  g_clear_pointer (&self->booking, desk_room_booking_free);
  self->booking = found;
  fill (self, found);
  show_state (self);
  return TRUE;
}

/* Shows a booking with another time filled in, which is not saved yet. */
gboolean
desk_meetings_room_side_edit_at (DeskMeetingsRoomSide *self,
                                 gint64                booking,
                                 gint64                room,
                                 DeskDate              date,
                                 int                   from)
{
  if (!desk_meetings_room_side_edit (self, booking) || !stands (self))
    return FALSE;
  desk_meetings_room_form_set_place (self->form, room, date, from,
                                     from + desk_meetings_minutes (self->booking->end) -
                                       desk_meetings_minutes (self->booking->start));
  on_changed (self);
  return TRUE;
}

/* Shows what has become of the booking; what is written and not saved stays.
 * Returns: whether there still is one */
gboolean
desk_meetings_room_side_refresh (DeskMeetingsRoomSide *self)
{
  DeskRoomBooking *found;

  if (self->booking == NULL)
    {
      tell (self);
      return TRUE;
    }
  found = desk_rooms_get_booking (self->office, self->booking->id, NULL);
  if (found == NULL)
    return FALSE;
  desk_room_booking_free (self->booking);
  self->booking = found;
  if (!self->changed || !stands (self))
    fill (self, found);
  show_state (self);
  return TRUE;
}

/* Returns: the booking that is shown, 0: a new one */
gint64
desk_meetings_room_side_get_booking (DeskMeetingsRoomSide *self)
{
  return self->booking != NULL ? self->booking->id : 0;
}
