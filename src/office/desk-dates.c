/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in a calendar, gathered from every subject. */

#include "desk-dates.h"

#include "desk-flow.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-rooms.h"
#include "desk-rota.h"

/* How long a meeting is that does not say when it ends. */
#define MEETING_MINUTES 60

/* For whom, and in what language. */
typedef struct
{
  DeskOffice *office;
  DeskDate from, to;
  gint64 person; /* 0: everybody */
  const char *language;
  GPtrArray *events;
} Gathering;

#define T(self, msgid) desk_language_text ((self)->language, msgid)

void
desk_dates_event_free (DeskDatesEvent *self)
{
  g_free (self->key);
  g_free (self->start);
  g_free (self->end);
  g_free (self->title);
  g_free (self->place);
  g_free (self->text);
  g_free (self);
}

static DeskDatesEvent *
add (Gathering  *self,
     const char *kind,
     gint64      id,
     DeskDate    date,
     char       *title)
{
  DeskDatesEvent *event = g_new0 (DeskDatesEvent, 1);

  event->kind = kind;
  event->key = g_strdup_printf ("%s-%" G_GINT64_FORMAT, kind, id);
  event->date = date;
  event->title = title;
  g_ptr_array_add (self->events, event);
  return event;
}

static gboolean
is_on_duty (const DeskRotaDay *day,
            gint64             person)
{
  for (guint i = 0; i < day->people->len; i++)
    if (((const DeskDutyPerson *) day->people->pdata[i])->id == person)
      return TRUE;
  return person == 0;
}

/* "厨房、走廊": what @person has to do that day. */
static char *
areas_text (Gathering         *self,
            const DeskRotaDay *day)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < day->areas->len; i++)
    {
      const DeskDutyArea *area = day->areas->pdata[i];

      if (area->person == 0 || (self->person != 0 && area->person != self->person))
        continue;
      if (text->len > 0)
        g_string_append (text, self->person != 0
                                 ? desk_language_context (self->language, "people", ", ")
                                 : "\n");
      if (self->person != 0)
        g_string_append (text, area->name);
      else
        /* Translators: an area and who does it */
        g_string_append_printf (text, T (self, N_ ("%1$s: %2$s")), area->name, area->person_name);
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static gboolean
gather_duties (Gathering  *self,
               GError    **error)
{
  g_autoptr (GPtrArray) days = desk_rota_get_days (self->office, self->from, self->to, error);

  for (guint i = 0; days != NULL && i < days->len; i++)
    {
      DeskRotaDay *day = days->pdata[i];
      gboolean is_team = day->kind == DESK_ROTA_TEAM && !day->is_holiday_duty;
      g_autofree char *people = desk_rota_day_people_text (day, self->language);
      g_autofree char *iso = desk_date_to_iso (day->date);
      DeskDatesEvent *event;

      if (!is_team && (day->people->len == 0 || !is_on_duty (day, self->person)))
        continue;
      event = add (self, "duties", day->id, day->date,
                   is_team                ? g_strdup (T (self, N_ ("Team cleaning")))
                   : self->person != 0    ? g_strdup (day->is_holiday_duty
                                                        ? T (self, N_ ("Holiday duty"))
                                                        : T (self, N_ ("Duty")))
                   : day->is_holiday_duty ? g_strdup_printf (
                                              /* Translators: %s: who is on duty */
                                              T (self, N_ ("Holiday duty: %s")), people)
                                          : g_strdup_printf (
                                              /* Translators: %s: who is on duty */
                                              T (self, N_ ("Duty: %s")), people));
      /* Planned anew, a day keeps its place in the calendar. */
      g_free (event->key);
      event->key = g_strdup_printf ("duties-%s", iso);
      event->text = areas_text (self, day);
    }
  return days != NULL;
}

static char *
an_hour_later (const char *start)
{
  DeskDate date;
  int minutes = 0;
  g_autofree char *moment = g_strdup_printf ("2000-01-01 %s", start);

  desk_moment_parse (moment, &date, &minutes);
  minutes = MIN (minutes + MEETING_MINUTES, 24 * 60 - 1);
  return g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
}

static gboolean
gather_meetings (Gathering  *self,
                 GError    **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (self->office), error,
    "SELECT m.id, m.date, m.start, m.\"end\", m.title, m.room, m.state, m.points,"
    " ifnull(m.chair_id, 0) FROM meetings m WHERE m.date BETWEEN ?1 AND ?2 AND (?3 = 0"
    " OR ?3 IN (m.chair_id, m.minuter_id) OR EXISTS (SELECT 1 FROM meeting_people p"
    " WHERE p.meeting_id = m.id AND p.person_id = ?3)) ORDER BY m.date, m.start, m.id",
    "ddi", self->from, self->to, self->person);

  while (rows != NULL && desk_rows_next (rows))
    {
      DeskDatesEvent *event = add (self, "meetings", desk_rows_int (rows, 0),
                                   desk_rows_date (rows, 1), g_strdup (desk_rows_text (rows, 4)));
      g_autofree char *chair = desk_people_dup_name (self->office, desk_rows_int (rows, 8));

      event->start = g_strdup (desk_rows_text (rows, 2));
      event->end = desk_rows_is_null (rows, 3) ? an_hour_later (event->start)
                                               : g_strdup (desk_rows_text (rows, 3));
      event->place = g_strdup (desk_rows_text (rows, 5));
      event->cancelled = g_str_equal (desk_rows_text (rows, 6), "cancelled");
      if (!desk_rows_is_null (rows, 7))
        event->text = g_strdup (desk_rows_text (rows, 7));
      else if (*chair != '\0')
        /* Translators: %s: who chairs the meeting */
        event->text = g_strdup_printf (T (self, N_ ("Chair: %s")), chair);
    }
  return rows != NULL;
}

/* Rooms that are booked for something else than a meeting of the list. */
static gboolean
gather_bookings (Gathering  *self,
                 GError    **error)
{
  g_autoptr (GPtrArray) bookings =
    desk_rooms_bookings (self->office, 0, self->from, self->to, error);

  for (guint i = 0; bookings != NULL && i < bookings->len; i++)
    {
      const DeskRoomBooking *booking = bookings->pdata[i];
      DeskDatesEvent *event;

      if (booking->meeting != 0 || (self->person != 0 && booking->by != self->person))
        continue;
      event = add (self, "bookings", booking->id, booking->date,
                   booking->title != NULL
                     ? g_strdup (booking->title)
                     /* Translators: a room and who booked it */
                     : g_strdup_printf (T (self, N_ ("%1$s booked by %2$s")), booking->room_name,
                                        booking->by_name));
      event->start = g_strdup (booking->start);
      event->end = g_strdup (booking->end);
      event->place = g_strdup (booking->room_name);
      event->text = g_strdup (booking->equipment);
    }
  return bookings != NULL;
}

static gboolean
gather_notices (Gathering  *self,
                GError    **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (self->office), error,
    "SELECT n.id, n.due, n.number, n.content, n.standard FROM notices n LEFT JOIN departments d"
    " ON d.id = n.department_id WHERE n.closed IS NULL AND n.due BETWEEN ?1 AND ?2"
    " AND (?3 = 0 OR n.person_id = ?3 OR d.head_id = ?3) ORDER BY n.due, n.id",
    "ddi", self->from, self->to, self->person);

  while (rows != NULL && desk_rows_next (rows))
    {
      DeskDatesEvent *event =
        add (self, "notices", desk_rows_int (rows, 0), desk_rows_date (rows, 1),
             /* Translators: the number of a task notice and what is to be done */
             g_strdup_printf (T (self, N_ ("Task due: %1$s %2$s")), desk_rows_text (rows, 2),
                              desk_rows_text (rows, 3)));
      event->text = g_strdup (desk_rows_text (rows, 4));
    }
  return rows != NULL;
}

/* The day on which the limit of an open shoot ends, for whoever has its step. */
static gboolean
gather_shoots (Gathering  *self,
               GError    **error)
{
  DeskFlowFilter filter = { .person = self->person };
  g_autoptr (GPtrArray) cards = desk_flow_list_cards (self->office, NULL, &filter, error);

  for (guint i = 0; cards != NULL && i < cards->len; i++)
    {
      const DeskFlowCard *card = cards->pdata[i];
      DeskDatesEvent *event;

      if (card->due == DESK_DATE_NONE || card->due < self->from || card->due > self->to)
        continue;
      event = add (self, "shoots", card->id, card->due,
                   /* Translators: a case's number, a client, the step that is due */
                   g_strdup_printf (T (self, N_ ("Due: %1$s %2$s, %3$s")), card->number,
                                    card->client_name != NULL ? card->client_name : "",
                                    card->step_title));
      event->text = g_strdup (card->title);
    }
  return cards != NULL;
}

static gboolean
gather_loans (Gathering  *self,
              GError    **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (self->office), error,
    "SELECT l.id, substr(l.until, 1, 10), l.slip, e.number || ' ' || ifnull(e.model, e.class),"
    " l.borrower_id, substr(l.until, 12) FROM loans l JOIN equipment e ON e.id = l.item_id"
    " WHERE l.state = 'out' AND substr(l.until, 1, 10) BETWEEN ?1 AND ?2"
    " AND (?3 = 0 OR l.borrower_id = ?3) ORDER BY l.until, l.id",
    "ddi", self->from, self->to, self->person);

  while (rows != NULL && desk_rows_next (rows))
    {
      g_autofree char *name = desk_people_dup_name (self->office, desk_rows_int (rows, 4));
      DeskDatesEvent *event =
        add (self, "loans", desk_rows_int (rows, 0), desk_rows_date (rows, 1),
             /* Translators: an item of equipment that is due back, and a time of day */
             g_strdup_printf (T (self, N_ ("Back by %2$s: %1$s")), desk_rows_text (rows, 3),
                              desk_rows_text (rows, 5)));
      /* Translators: a slip's number and who borrowed */
      event->text = g_strdup_printf (T (self, N_ ("Slip %1$s, %2$s")), desk_rows_text (rows, 2),
                                     name);
    }
  return rows != NULL;
}

/**
 * desk_dates_list:
 * @person: whose days; 0 for everybody's
 * @language: of the titles
 *
 * Returns: (transfer full) (nullable) (element-type DeskDatesEvent): what stands in
 *   the calendar from @from to @to: duties, meetings (cancelled ones too), rooms,
 *   tasks, shoots and loans that are due
 */
GPtrArray *
desk_dates_list (DeskOffice  *office,
                 DeskDate     from,
                 DeskDate     to,
                 gint64       person,
                 const char  *language,
                 GError     **error)
{
  g_autoptr (GPtrArray) events =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_dates_event_free);
  Gathering self = { office, from, to, person, language, events };

  if (!gather_duties (&self, error) || !gather_meetings (&self, error) ||
      !gather_bookings (&self, error) || !gather_notices (&self, error) ||
      !gather_shoots (&self, error) || !gather_loans (&self, error))
    return NULL;
  return g_steal_pointer (&events);
}

/* Returns: (transfer full): a word that tells this studio's file from any other
 *   and never changes: the beginning of its journal */
char *
desk_dates_dup_studio (DeskOffice *office)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), NULL,
    "SELECT substr(hash, 1, 16) FROM journal ORDER BY id LIMIT 1", "");

  return g_strdup (rows != NULL && desk_rows_next (rows) ? desk_rows_text (rows, 0) : "0");
}
