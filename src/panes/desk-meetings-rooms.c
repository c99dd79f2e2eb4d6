/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-meetings-rooms.h"

#include <adwaita.h>

#include "desk-forms.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-meetings-pane.h"
#include "desk-meetings-room-day.h"
#include "desk-meetings-room-side.h"
#include "desk-meetings-room-week.h"
#include "desk-period-switcher.h"
#include "desk-record-editor.h"
#include "desk-rooms.h"

/* What Ctrl+N books, where nothing is chosen. */
#define MORNING (9 * 60)
#define USUAL   60

struct _DeskMeetingsRooms
{
  DeskMeetingsView parent_instance;

  gboolean has_side;
  GtkStack *root;
  DeskPeriodSwitcher *period;
  DeskMeetingsRoomWeek *week;
  GtkWidget *lost; /* the bookings that lost their place, and whose people are to be told */
  GtkStack *side;
  DeskMeetingsRoomSide *booking;
  DeskRecordEditor *room;
};

G_DEFINE_FINAL_TYPE (DeskMeetingsRooms, desk_meetings_rooms, DESK_TYPE_MEETINGS_VIEW)

static void on_period (DeskMeetingsRooms *self);

static DeskOffice *
get_office (DeskMeetingsRooms *self)
{
  return desk_meetings_view_get_office (DESK_MEETINGS_VIEW (self));
}

static void
fail (DeskMeetingsRooms *self,
      const GError      *error)
{
  desk_meetings_view_fail (DESK_MEETINGS_VIEW (self), error);
}

/* The side: a booking, or a room */

static void
open_side (DeskMeetingsRooms *self,
           const char        *child)
{
  gint64 booking = desk_meetings_room_side_get_booking (self->booking);

  self->has_side = TRUE;
  gtk_stack_set_visible_child_name (self->side, child);
  desk_meetings_room_week_select (self->week, g_str_equal (child, "booking") ? booking : 0);
  desk_meetings_view_side_changed (DESK_MEETINGS_VIEW (self), TRUE);
}

static void
close_side (DeskMeetingsRooms *self)
{
  self->has_side = FALSE;
  desk_meetings_room_week_select (self->week, 0);
  desk_meetings_view_side_changed (DESK_MEETINGS_VIEW (self), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->week));
}

/* Shows the week of @date. */
static void
go_to (DeskMeetingsRooms *self,
       DeskDate           date)
{
  if (date < desk_period_switcher_get_start (self->period) ||
      date > desk_period_switcher_get_end (self->period))
    desk_period_switcher_set_date (self->period, date);
}

/* Returns: whether there is such a booking */
static gboolean
show_booking (DeskMeetingsRooms *self,
              gint64             booking)
{
  g_autoptr (DeskRoomBooking) found = desk_rooms_get_booking (get_office (self), booking, NULL);

  if (found == NULL || !desk_meetings_room_side_edit (self->booking, booking))
    return FALSE;
  go_to (self, found->date);
  open_side (self, "booking");
  return TRUE;
}

static void
begin_booking (DeskMeetingsRooms *self,
               gint64             room,
               DeskDate           date,
               int                from,
               int                until)
{
  go_to (self, date);
  desk_meetings_room_week_choose (self->week, room, date, from, until);
  /* The side is seen before the cursor goes there. */
  gtk_stack_set_visible_child_name (self->side, "booking");
  self->has_side = TRUE;
  desk_meetings_view_side_changed (DESK_MEETINGS_VIEW (self), TRUE);
  desk_meetings_room_side_begin (self->booking, room, date, from, until);
  desk_meetings_room_week_select (self->week, 0);
}

static void
add_room (DeskMeetingsRooms *self)
{
  if (!desk_record_editor_create (self->room))
    return;
  open_side (self, "room");
  gtk_widget_grab_focus (GTK_WIDGET (self->room));
}

static gboolean
show_room (DeskMeetingsRooms *self,
           gint64             room)
{
  if (!desk_record_editor_edit (self->room, room))
    return FALSE;
  open_side (self, "room");
  return TRUE;
}

/* Puts the cursor where a booking stands. */
static void
point_at (DeskMeetingsRooms *self,
          gint64             booking)
{
  g_autoptr (DeskRoomBooking) found = desk_rooms_get_booking (get_office (self), booking, NULL);

  if (found != NULL)
    desk_meetings_room_week_choose (self->week, found->room, found->date,
                                    desk_meetings_minutes (found->start),
                                    desk_meetings_minutes (found->end));
}

/* Returns: (transfer full) (nullable): the booking as it would be there */
static DeskDraft *
make_moved (DeskMeetingsRooms  *self,
            gint64              booking,
            gint64              room,
            DeskDate            date,
            int                 from,
            GError            **error)
{
  DeskDraft *draft = desk_draft_edit (desk_office_get_store (get_office (self)),
                                      &desk_kind_bookings, booking, error);
  g_autofree char *start = desk_meetings_time (from);
  g_autofree char *end = NULL;

  if (draft == NULL)
    return NULL;
  end = desk_meetings_time (from + desk_meetings_minutes (desk_draft_get_text (draft, "end")) -
                            desk_meetings_minutes (desk_draft_get_text (draft, "start")));
  desk_draft_set_number (draft, "room", room);
  desk_draft_set_date (draft, "date", date);
  desk_draft_set_text (draft, "start", start);
  desk_draft_set_text (draft, "end", end);
  return draft;
}

/* Moves a booking at once, where nobody loses a place by it; else it is shown there at
 * the side, to be saved, and with what that would displace. What is refused stays where
 * it was. */
static void
move_booking (DeskMeetingsRooms *self,
              gint64             booking,
              gint64             room,
              DeskDate           date,
              int                from)
{
  DeskOffice *office = get_office (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDraft) draft = make_moved (self, booking, room, date, from, &error);
  g_autoptr (GPtrArray) displaced = NULL;

  if (draft != NULL && desk_rooms_judge_draft (office, draft, &displaced, &error))
    {
      if (displaced->len > 0)
        {
          desk_meetings_room_side_edit_at (self->booking, booking, room, date, from);
          open_side (self, "booking");
          return;
        }
      /* Seen at once: the next key may move it on. */
      if (desk_rooms_move (office, booking, room, date, desk_draft_get_text (draft, "start"),
                           desk_draft_get_text (draft, "end"), NULL, &error))
        {
          desk_meetings_view_done (DESK_MEETINGS_VIEW (self));
          on_period (self);
          return;
        }
    }
  fail (self, error);
  point_at (self, booking);
}

static void
cancel_booking (DeskMeetingsRooms *self,
                gint64             booking)
{
  g_autoptr (GError) error = NULL;

  if (desk_rooms_cancel (get_office (self), booking, NULL, &error))
    desk_meetings_view_done (DESK_MEETINGS_VIEW (self));
  else
    fail (self, error);
}

/* What the user does */

static void
on_booking_chosen (DeskMeetingsRooms *self,
                   gint64             booking)
{
  show_booking (self, booking);
}

static void
on_time_chosen (DeskMeetingsRooms *self,
                gint64             room,
                DeskDate           date,
                int                from,
                int                until)
{
  desk_meetings_view_done (DESK_MEETINGS_VIEW (self));
  begin_booking (self, room, date, from, until);
}

static void
on_moved (DeskMeetingsRooms *self,
          gint64             booking,
          gint64             room,
          DeskDate           date,
          int                from)
{
  move_booking (self, booking, room, date, from);
}

static void
on_cancel_wanted (DeskMeetingsRooms *self,
                  gint64             booking)
{
  cancel_booking (self, booking);
}

static void
on_room_chosen (DeskMeetingsRooms *self,
                gint64             room)
{
  show_room (self, room);
}

static void
on_booked (DeskMeetingsRooms *self,
           gint64             booking)
{
  g_autoptr (DeskRoomBooking) found = desk_rooms_get_booking (get_office (self), booking, NULL);

  desk_meetings_view_done (DESK_MEETINGS_VIEW (self));
  if (found != NULL)
    go_to (self, found->date);
  point_at (self, booking);
  close_side (self);
}

static void
on_room_saved (DeskMeetingsRooms *self)
{
  close_side (self);
}

/* What lost its place */

static void
on_told (DeskMeetingsRooms *self,
         GtkWidget         *button)
{
  gint64 booking = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "booking"));
  g_autoptr (GError) error = NULL;

  if (!desk_rooms_acknowledge (get_office (self), booking, &error))
    fail (self, error);
}

static void
on_lost_shown (DeskMeetingsRooms *self,
               GtkWidget         *button)
{
  show_booking (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "booking")));
}

static GtkWidget *
make_lost_button (DeskMeetingsRooms *self,
                  const char        *label,
                  gint64             booking,
                  GCallback          clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data (G_OBJECT (button), "booking", GINT_TO_POINTER ((int) booking));
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
add_lost (DeskMeetingsRooms     *self,
          const DeskRoomBooking *booking)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *words = desk_room_booking_to_text (booking, desk_language_current ());
  /* Translators: %s: a booking */
  g_autofree char *text = g_strdup_printf (_ ("Lost its place: %s"), words);
  GtkWidget *label = gtk_label_new (text);

  gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, text);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), make_lost_button (self, _ ("Show"), booking->id,
                                                   G_CALLBACK (on_lost_shown)));
  gtk_box_append (GTK_BOX (row), make_lost_button (self, _ ("They Were Told"), booking->id,
                                                   G_CALLBACK (on_told)));
  gtk_box_append (GTK_BOX (self->lost), row);
}

static gboolean
fill_lost (DeskMeetingsRooms  *self,
           GError            **error)
{
  g_autoptr (GPtrArray) bookings = desk_rooms_displaced (get_office (self), 0, error);

  if (bookings == NULL)
    return FALSE;
  desk_inventory_clear (self->lost);
  for (guint i = 0; i < bookings->len; i++)
    add_lost (self, bookings->pdata[i]);
  gtk_widget_set_visible (self->lost, bookings->len > 0);
  return TRUE;
}

/* The view */

static gboolean
desk_meetings_rooms_refresh (DeskMeetingsView  *view,
                             GError           **error)
{
  DeskMeetingsRooms *self = DESK_MEETINGS_ROOMS (view);
  g_autoptr (GPtrArray) rooms = desk_rooms_list (get_office (self), FALSE, error);

  if (rooms == NULL ||
      !desk_meetings_room_week_show (self->week, desk_period_switcher_get_start (self->period),
                                     rooms, error) ||
      !fill_lost (self, error))
    return FALSE;
  gtk_stack_set_visible_child_name (self->root, rooms->len > 0 ? "week" : "none");
  /* What was undone elsewhere is not shown any more. */
  if (self->has_side &&
      g_strcmp0 (gtk_stack_get_visible_child_name (self->side), "booking") == 0 &&
      (!desk_meetings_room_side_refresh (self->booking) || rooms->len == 0))
    close_side (self);
  return TRUE;
}

static void
on_period (DeskMeetingsRooms *self)
{
  g_autoptr (GError) error = NULL;

  if (!desk_meetings_rooms_refresh (DESK_MEETINGS_VIEW (self), &error))
    fail (self, error);
}

static GtkWidget *
desk_meetings_rooms_get_side (DeskMeetingsView *view)
{
  return GTK_WIDGET (DESK_MEETINGS_ROOMS (view)->side);
}

static gboolean
desk_meetings_rooms_has_side (DeskMeetingsView *view)
{
  return DESK_MEETINGS_ROOMS (view)->has_side;
}

/* Books what is chosen, else the first room tomorrow; without rooms, one is added first. */
static void
desk_meetings_rooms_create (DeskMeetingsView *view)
{
  DeskMeetingsRooms *self = DESK_MEETINGS_ROOMS (view);
  g_autoptr (GPtrArray) rooms = desk_rooms_list (get_office (self), FALSE, NULL);
  gint64 room;
  DeskDate date;
  int from, until;

  if (rooms == NULL || rooms->len == 0)
    {
      add_room (self);
      return;
    }
  if (desk_meetings_room_week_get (self->week, &room, &date, &from, &until))
    {
      begin_booking (self, room, date, from, MAX (until, from + USUAL));
      return;
    }
  date = MAX (desk_period_switcher_get_start (self->period), desk_date_today () + 1);
  begin_booking (self, ((const DeskRoom *) rooms->pdata[0])->id, date, MORNING, MORNING + USUAL);
}

static gboolean
desk_meetings_rooms_go (DeskMeetingsView *view,
                        const char       *where)
{
  DeskDate date;

  /* A day alone is one of meetings: "rooms 2026-10-12" is this week. */
  if (!g_str_has_prefix (where, "rooms "))
    return FALSE;
  date = desk_date_parse (where + strlen ("rooms "));
  if (date != DESK_DATE_NONE)
    go_to (DESK_MEETINGS_ROOMS (view), date);
  return date != DESK_DATE_NONE;
}

static gboolean
desk_meetings_rooms_show_record (DeskMeetingsView *view,
                                 const DeskKind   *kind,
                                 gint64            id)
{
  if (kind == &desk_kind_rooms)
    return show_room (DESK_MEETINGS_ROOMS (view), id);
  return kind == &desk_kind_bookings && show_booking (DESK_MEETINGS_ROOMS (view), id);
}

static gboolean
desk_meetings_rooms_build_forms (DeskMeetingsView  *view,
                                 const char        *id,
                                 GPtrArray         *forms,
                                 GError           **error)
{
  DeskMeetingsRooms *self = DESK_MEETINGS_ROOMS (view);
  g_auto (GStrv) words = g_strsplit (id, ":", 2);
  DeskFormRequest request = { .from = desk_period_switcher_get_start (self->period),
                              .to = desk_period_switcher_get_end (self->period),
                              .blank = words[1] != NULL };
  DeskForm *form = desk_forms_build (get_office (self), words[0], &request, error);

  if (form == NULL)
    return FALSE;
  g_ptr_array_add (forms, form);
  return TRUE;
}

/* Building */

static GtkWidget *
make_patch (const char *css,
            const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *patch = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (patch, "desk-inventory-patch");
  gtk_widget_add_css_class (patch, css);
  gtk_widget_set_valign (patch, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), patch);
  gtk_widget_add_css_class (label, "desk-field-label");
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
make_bar (DeskMeetingsRooms *self)
{
  static const char *const looks[] = { "out", "reserved", "quiet" };
  const DeskField *level = desk_kind_get_field (&desk_kind_bookings, "level");
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add a Room…"));
  GtkWidget *patches = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (bar, "desk-filters");
  self->period = DESK_PERIOD_SWITCHER (desk_period_switcher_new ());
  g_signal_connect_swapped (self->period, "changed", G_CALLBACK (on_period), self);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->period));
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_room), self);
  gtk_box_append (GTK_BOX (bar), add);
  gtk_widget_set_hexpand (patches, TRUE);
  gtk_widget_set_halign (patches, GTK_ALIGN_END);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_box_append (GTK_BOX (patches), make_patch (looks[i], _ (level->choices[i].label)));
  gtk_box_append (GTK_BOX (bar), patches);
  return bar;
}

static GtkWidget *
make_week (DeskMeetingsRooms *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *legend =
    desk_inventory_label (_ ("Drag over free time to book it, a booking to move it     keys: "
                             "arrows = time · Shift = longer · Enter = book · Alt+arrows = move · "
                             "Delete = cancel"),
                          "caption");

  gtk_box_append (GTK_BOX (box), make_bar (self));
  self->lost = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_add_css_class (self->lost, "desk-meetings-lost");
  gtk_widget_set_visible (self->lost, FALSE);
  gtk_box_append (GTK_BOX (box), self->lost);
  self->week = DESK_MEETINGS_ROOM_WEEK (desk_meetings_room_week_new (get_office (self)));
  gtk_widget_set_vexpand (GTK_WIDGET (self->week), TRUE);
  g_signal_connect_swapped (self->week, "booking-chosen", G_CALLBACK (on_booking_chosen), self);
  g_signal_connect_swapped (self->week, "time-chosen", G_CALLBACK (on_time_chosen), self);
  g_signal_connect_swapped (self->week, "moved", G_CALLBACK (on_moved), self);
  g_signal_connect_swapped (self->week, "cancel-wanted", G_CALLBACK (on_cancel_wanted), self);
  g_signal_connect_swapped (self->week, "room-chosen", G_CALLBACK (on_room_chosen), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->week));
  gtk_widget_add_css_class (legend, "dim-label");
  gtk_widget_add_css_class (legend, "desk-inventory-legend");
  gtk_box_append (GTK_BOX (box), legend);
  return box;
}

static GtkWidget *
make_none (DeskMeetingsRooms *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add a Room…"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "desk-meetings-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Room Yet"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (page),
    _ ("Add the meeting room, the training room, and the sets that are shared. Then they are "
       "booked by dragging over a week; nobody gets a room that is taken."));
  gtk_widget_add_css_class (add, "pill");
  gtk_widget_add_css_class (add, "suggested-action");
  gtk_widget_set_halign (add, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_room), self);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), add);
  return page;
}

/* The editor of a room can be closed, as that of a booking. */
static GtkWidget *
make_room_side (DeskMeetingsRooms *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *title = desk_inventory_label (_ ("Room"), "title-4");
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (head, "desk-shoots-head");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_widget_set_tooltip_text (close, _ ("Close the room"));
  gtk_widget_add_css_class (close, "flat");
  g_signal_connect_object (close, "clicked", G_CALLBACK (close_side), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), close);
  gtk_box_append (GTK_BOX (box), head);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Room"),
                                  -1);
  gtk_widget_set_vexpand (GTK_WIDGET (self->room), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->room));
  return box;
}

static void
make_side (DeskMeetingsRooms *self)
{
  DeskOffice *office = get_office (self);

  self->side = g_object_ref_sink (GTK_STACK (gtk_stack_new ()));
  gtk_stack_set_hhomogeneous (self->side, FALSE);
  self->booking = DESK_MEETINGS_ROOM_SIDE (desk_meetings_room_side_new (office));
  g_signal_connect_object (self->booking, "done", G_CALLBACK (on_booked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->booking, "closed", G_CALLBACK (close_side), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->side, GTK_WIDGET (self->booking), "booking");
  self->room = DESK_RECORD_EDITOR (desk_record_editor_new (office, &desk_kind_rooms));
  g_signal_connect_object (self->room, "saved", G_CALLBACK (on_room_saved), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->room, "removed", G_CALLBACK (on_room_saved), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->side, make_room_side (self), "room");
}

/* Object */

static void
desk_meetings_rooms_constructed (GObject *object)
{
  DeskMeetingsRooms *self = DESK_MEETINGS_ROOMS (object);

  G_OBJECT_CLASS (desk_meetings_rooms_parent_class)->constructed (object);

  make_side (self);
  self->root = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->root, make_week (self), "week");
  gtk_stack_add_named (self->root, make_none (self), "none");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Rooms and their bookings"), -1);
  desk_meetings_view_set_child (DESK_MEETINGS_VIEW (self), GTK_WIDGET (self->root));
}

static void
desk_meetings_rooms_dispose (GObject *object)
{
  DeskMeetingsRooms *self = DESK_MEETINGS_ROOMS (object);

  g_clear_object (&self->side);

  G_OBJECT_CLASS (desk_meetings_rooms_parent_class)->dispose (object);
}

static void
desk_meetings_rooms_class_init (DeskMeetingsRoomsClass *klass)
{
  static const char *const forms[] = { "room-week", "room-week:blank", NULL };
  DeskMeetingsViewClass *view_class = DESK_MEETINGS_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = desk_meetings_rooms_constructed;
  G_OBJECT_CLASS (klass)->dispose = desk_meetings_rooms_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  view_class->forms = forms;
  view_class->create_label = N_ ("_Book a Room…");
  view_class->refresh = desk_meetings_rooms_refresh;
  view_class->get_side = desk_meetings_rooms_get_side;
  view_class->has_side = desk_meetings_rooms_has_side;
  view_class->create = desk_meetings_rooms_create;
  view_class->go = desk_meetings_rooms_go;
  view_class->show_record = desk_meetings_rooms_show_record;
  view_class->build_forms = desk_meetings_rooms_build_forms;
}

static void
desk_meetings_rooms_init (DeskMeetingsRooms *self)
{
}

/* Actions */

static DeskMeetingsRooms *
rooms_of (gpointer pane)
{
  return DESK_MEETINGS_ROOMS (desk_meetings_pane_show_view (pane, "rooms"));
}

/* A room, a day, from, until: a new booking, to be filled in. */
static void
on_book (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  DeskMeetingsRooms *self = rooms_of (data);
  const char *day, *start, *end;
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  gint64 room;

  g_variant_get (parameter, "(x&s&s&s)", &room, &day, &start, &end);
  from = desk_rooms_normal_time (start);
  until = desk_rooms_normal_time (end);
  if (desk_date_parse (day) != DESK_DATE_NONE && from != NULL && until != NULL)
    begin_booking (self, room, desk_date_parse (day), desk_meetings_minutes (from),
                   desk_meetings_minutes (until));
}

/* A booking, a room, a day, from: as when it is dragged there. */
static void
on_move (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  DeskMeetingsRooms *self = rooms_of (data);
  const char *day, *start;
  g_autofree char *from = NULL;
  gint64 booking, room;

  g_variant_get (parameter, "(xx&s&s)", &booking, &room, &day, &start);
  from = desk_rooms_normal_time (start);
  if (desk_date_parse (day) != DESK_DATE_NONE && from != NULL)
    move_booking (self, booking, room, desk_date_parse (day), desk_meetings_minutes (from));
}

static void
on_cancel (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  cancel_booking (rooms_of (data), g_variant_get_int64 (parameter));
}

static void
on_verb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  DeskMeetingsRooms *self = rooms_of (data);
  DeskOffice *office = get_office (self);
  const char *name = g_action_get_name (G_ACTION (action));
  gint64 booking = g_variant_get_int64 (parameter);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (g_str_has_suffix (name, "key-out"))
    done = desk_rooms_hand_out_key (office, booking, 0, &error);
  else if (g_str_has_suffix (name, "key-in"))
    done = desk_rooms_take_back_key (office, booking, NULL, &error);
  else if (g_str_has_suffix (name, "tidy"))
    done = desk_rooms_tidy (office, booking, 0, &error);
  else
    done = desk_rooms_acknowledge (office, booking, &error);
  if (!done)
    fail (self, error);
}

static void
on_add_room (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  add_room (rooms_of (data));
}

/* Adds the actions of the view to the pane. */
void
desk_meetings_rooms_add_actions (DeskPane *pane)
{
  static const GActionEntry entries[] = {
    { "book", on_book, "(xsss)" },
    { "move-booking", on_move, "(xxss)" },
    { "cancel-booking", on_cancel, "x" },
    { "key-out", on_verb, "x" },
    { "key-in", on_verb, "x" },
    { "tidy", on_verb, "x" },
    { "told", on_verb, "x" },
    { "add-room", on_add_room },
  };

  desk_pane_add_actions (pane, entries, G_N_ELEMENTS (entries));
}
