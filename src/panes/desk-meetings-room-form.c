/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk-meetings-room-form.h"

#include "desk-date-entry.h"
#include "desk-inventory-parts.h"
#include "desk-language.h"
#include "desk-meetings-room-day.h"
#include "desk-people-picker.h"

struct _DeskMeetingsRoomForm
{
  GtkWidget parent_instance;

  DeskOffice *office;
  GArray *rooms; /* gint64, as in the drop-down */
  gboolean filling;

  GtkWidget *box;
  GtkWidget *what;
  GtkDropDown *room;
  GtkWidget *date, *from, *until;
  GtkWidget *level;
  DeskPeoplePicker *by, *leader;
  GtkCheckButton *urgent, *outsider;
  GtkWidget *equipment, *note;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskMeetingsRoomForm, desk_meetings_room_form, GTK_TYPE_WIDGET)

static const char *
label_of (const char *field)
{
  return desk_field_get_label (desk_kind_get_field (&desk_kind_bookings, field));
}

/* What the user does */

static void
on_changed (DeskMeetingsRoomForm *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_activate (DeskMeetingsRoomForm *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0);
}

static void
on_outsider (DeskMeetingsRoomForm *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->leader), gtk_check_button_get_active (self->outsider));
  on_changed (self);
}

/* Object */

static gboolean
desk_meetings_room_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DESK_MEETINGS_ROOM_FORM (widget)->what);
}

static void
desk_meetings_room_form_dispose (GObject *object)
{
  DeskMeetingsRoomForm *self = DESK_MEETINGS_ROOM_FORM (object);

  self->filling = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (desk_meetings_room_form_parent_class)->dispose (object);
}

static void
desk_meetings_room_form_finalize (GObject *object)
{
  g_array_unref (DESK_MEETINGS_ROOM_FORM (object)->rooms);

  G_OBJECT_CLASS (desk_meetings_room_form_parent_class)->finalize (object);
}

static void
desk_meetings_room_form_class_init (DeskMeetingsRoomFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_meetings_room_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_meetings_room_form_finalize;
  widget_class->grab_focus = desk_meetings_room_form_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /* DeskMeetingsRoomForm::changed: the user wrote or chose something. */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", DESK_TYPE_MEETINGS_ROOM_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  /* DeskMeetingsRoomForm::activate: the user pressed Enter. */
  signals[SIGNAL_ACTIVATE] =
    g_signal_new ("activate", DESK_TYPE_MEETINGS_ROOM_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

/* Building */

static GtkWidget *
add_entry (DeskMeetingsRoomForm *self,
           GtkWidget            *box,
           const char           *label,
           GtkWidget            *entry)
{
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_activate), self);
  desk_inventory_add_field (box, label, entry);
  return entry;
}

static GtkCheckButton *
add_check (DeskMeetingsRoomForm *self,
           GtkWidget            *box,
           const char           *label,
           GCallback             toggled)
{
  GtkWidget *check = gtk_check_button_new_with_label (label);

  g_signal_connect_swapped (check, "toggled", toggled, self);
  gtk_box_append (GTK_BOX (box), check);
  return GTK_CHECK_BUTTON (check);
}

static DeskPeoplePicker *
add_person (DeskMeetingsRoomForm *self,
            GtkWidget            *box,
            const char           *label)
{
  GtkWidget *picker = desk_people_picker_new (self->office, label);

  g_signal_connect_swapped (picker, "chosen", G_CALLBACK (on_changed), self);
  desk_inventory_add_field (box, label, picker);
  return DESK_PEOPLE_PICKER (picker);
}

static GtkWidget *
make_times (DeskMeetingsRoomForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->date = add_entry (self, box, label_of ("date"), desk_date_entry_new ());
  self->from = add_entry (self, box, label_of ("start"), gtk_entry_new ());
  self->until = add_entry (self, box, label_of ("end"), gtk_entry_new ());
  gtk_editable_set_width_chars (GTK_EDITABLE (self->date), 10);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->from), 5);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->until), 5);
  return box;
}

static void
add_inputs (DeskMeetingsRoomForm *self)
{
  GtkWidget *box = self->box;

  self->what = add_entry (self, box, label_of ("title"), gtk_entry_new ());
  self->room = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  g_signal_connect_swapped (self->room, "notify::selected", G_CALLBACK (on_changed), self);
  desk_inventory_add_field (box, label_of ("room"), GTK_WIDGET (self->room));
  gtk_box_append (GTK_BOX (box), make_times (self));
  self->by = add_person (self, box, label_of ("by"));
  self->level =
    desk_inventory_choice_new (desk_kind_get_field (&desk_kind_bookings, "level"), NULL);
  g_signal_connect_swapped (self->level, "notify::selected", G_CALLBACK (on_changed), self);
  desk_inventory_add_field (box, label_of ("level"), self->level);
  self->urgent = add_check (self, box, label_of ("urgent"), G_CALLBACK (on_changed));
  self->outsider = add_check (self, box, label_of ("outsider"), G_CALLBACK (on_outsider));
  self->leader = add_person (self, box, label_of ("leader"));
  self->equipment = add_entry (self, box, label_of ("equipment"), gtk_entry_new ());
  self->note = add_entry (self, box, label_of ("note"), gtk_entry_new ());
}

static void
desk_meetings_room_form_init (DeskMeetingsRoomForm *self)
{
  self->rooms = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
desk_meetings_room_form_new (DeskOffice *office)
{
  DeskMeetingsRoomForm *self = g_object_new (DESK_TYPE_MEETINGS_ROOM_FORM, NULL);

  self->office = g_object_ref (office);
  self->filling = TRUE;
  add_inputs (self);
  self->filling = FALSE;
  return GTK_WIDGET (self);
}

/* Filling in */

/* Offers the rooms that are in use, and @room. */
static void
fill_rooms (DeskMeetingsRoomForm *self,
            gint64                room)
{
  g_autoptr (GPtrArray) rooms = desk_rooms_list (self->office, TRUE, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_array_set_size (self->rooms, 0);
  for (guint i = 0; rooms != NULL && i < rooms->len; i++)
    {
      const DeskRoom *one = rooms->pdata[i];

      if (!one->active && one->id != room)
        continue;
      if (one->id == room)
        selected = self->rooms->len;
      g_array_append_val (self->rooms, one->id);
      gtk_string_list_append (names, one->name);
    }
  gtk_drop_down_set_model (self->room, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->room, selected);
}

static void
set_text (GtkWidget  *entry,
          const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
}

/* Shows what @booking has; what it has not, as of a new one, is as usual. */
void
desk_meetings_room_form_fill (DeskMeetingsRoomForm  *self,
                              const DeskRoomBooking *booking)
{
  g_autofree char *day = desk_date_to_iso (booking->date);

  self->filling = TRUE;
  set_text (self->what, booking->title);
  fill_rooms (self, booking->room);
  set_text (self->date, day);
  set_text (self->from, booking->start);
  set_text (self->until, booking->end);
  desk_inventory_choice_set (self->level, booking->level != NULL ? booking->level : "other");
  desk_people_picker_set_person (self->by, booking->by);
  gtk_check_button_set_active (self->urgent, booking->urgent);
  gtk_check_button_set_active (self->outsider, booking->outsider);
  desk_people_picker_set_person (self->leader, booking->leader);
  gtk_widget_set_visible (GTK_WIDGET (self->leader), booking->outsider);
  set_text (self->equipment, booking->equipment);
  set_text (self->note, booking->note);
  self->filling = FALSE;
}

/* Shows another room and time, the rest as it is. */
void
desk_meetings_room_form_set_place (DeskMeetingsRoomForm *self,
                                   gint64                room,
                                   DeskDate              date,
                                   int                   from,
                                   int                   until)
{
  g_autofree char *day = desk_date_to_iso (date);
  g_autofree char *start = desk_meetings_time (from);
  g_autofree char *end = desk_meetings_time (until);

  self->filling = TRUE;
  fill_rooms (self, room);
  set_text (self->date, day);
  set_text (self->from, start);
  set_text (self->until, end);
  self->filling = FALSE;
}

/* Returns: the room that is chosen; 0: there is none */
gint64
desk_meetings_room_form_get_room (DeskMeetingsRoomForm *self)
{
  guint selected = gtk_drop_down_get_selected (self->room);

  return selected < self->rooms->len ? g_array_index (self->rooms, gint64, selected) : 0;
}

/* Asks who books. */
void
desk_meetings_room_form_ask_who (DeskMeetingsRoomForm *self)
{
  desk_people_picker_popup (self->by);
}

void
desk_meetings_room_form_focus_time (DeskMeetingsRoomForm *self)
{
  gtk_widget_grab_focus (self->from);
}

/* What is written */

static gboolean
fill_time (GtkWidget   *entry,
           DeskDraft   *draft,
           const char  *field,
           GError     **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autofree char *time = desk_rooms_normal_time (text);

  if (time == NULL)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                   _ ("“%s” is no time of day; write it like 08:30"), text);
      return FALSE;
    }
  desk_draft_set_text (draft, field, time);
  return TRUE;
}

/**
 * desk_meetings_room_form_make_draft:
 * @booking: the booking that is changed; 0: a new one
 *
 * Returns: (transfer full) (nullable): the booking as it is written; %NULL where that cannot
 *   be read
 */
DeskDraft *
desk_meetings_room_form_make_draft (DeskMeetingsRoomForm  *self,
                                    gint64                 booking,
                                    GError               **error)
{
  DeskStore *store = desk_office_get_store (self->office);
  DeskDate date = desk_date_parse_lenient (gtk_editable_get_text (GTK_EDITABLE (self->date)));
  g_autoptr (DeskDraft) draft =
    booking != 0 ? desk_draft_edit (store, &desk_kind_bookings, booking, error)
                 : desk_draft_new (store, &desk_kind_bookings);

  if (draft == NULL)
    return NULL;
  if (date == DESK_DATE_NONE)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID, _ ("“%s” is not a day."),
                   gtk_editable_get_text (GTK_EDITABLE (self->date)));
      return NULL;
    }
  if (!fill_time (self->from, draft, "start", error) ||
      !fill_time (self->until, draft, "end", error))
    return NULL;
  desk_draft_set_number (draft, "room", desk_meetings_room_form_get_room (self));
  desk_draft_set_date (draft, "date", date);
  desk_draft_set_text (draft, "level", desk_inventory_choice_get (self->level));
  desk_draft_set_number (draft, "urgent", gtk_check_button_get_active (self->urgent));
  desk_draft_set_text (draft, "title", desk_inventory_written (self->what));
  desk_draft_set_text (draft, "equipment", desk_inventory_written (self->equipment));
  desk_draft_set_text (draft, "note", desk_inventory_written (self->note));
  desk_draft_set_number (draft, "outsider", gtk_check_button_get_active (self->outsider));
  if (desk_people_picker_get_person (self->by) != 0)
    desk_draft_set_number (draft, "by", desk_people_picker_get_person (self->by));
  /* Who approved belongs to outsiders alone. */
  if (gtk_check_button_get_active (self->outsider) &&
      desk_people_picker_get_person (self->leader) != 0)
    desk_draft_set_number (draft, "leader", desk_people_picker_get_person (self->leader));
  else
    desk_draft_clear (draft, "leader");
  return g_steal_pointer (&draft);
}
