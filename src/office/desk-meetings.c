/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Series, the meetings that they make, and what is asked about them (MEE-1). */

#include "desk-meetings-private.h"

#include <stdio.h>
#include <string.h>

#include "desk-equipment-private.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-rounds-private.h"
#include "desk-settings.h"

/* How much of a text stands in the title of an act. */
#define BRIEF_LENGTH 30
/* How far ahead meetings are made at once. */
#define PLAN_DAYS 400
/* How far a meeting of a month or a term may move out of the days off. */
#define MOVE_DAYS 14

typedef struct
{
  char *title;
  char *rhythm;
  gint64 weekday, day; /* 0: not set */
  char *start, *end;   /* (nullable) */
  char *room;
  char *points;
  DeskDate since;
} Series;

static void
series_free (Series *self)
{
  g_free (self->title);
  g_free (self->rhythm);
  g_free (self->start);
  g_free (self->end);
  g_free (self->room);
  g_free (self->points);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Series, series_free)

void
desk_meeting_free (DeskMeeting *self)
{
  g_free (self->start);
  g_free (self->end);
  g_free (self->title);
  g_free (self->room);
  g_free (self->chair_name);
  g_free (self->minuter_name);
  g_free (self->state);
  g_free (self->points);
  g_free (self->note);
  g_free (self);
}

/* Returns: (transfer full): @text without what cannot be typed and without white space
 *   at its ends; empty for %NULL */
char *
desk_meetings_clean (const char *text)
{
  g_autofree char *clean = desk_text_clean (text != NULL ? text : "", -1);

  return desk_text_strip (clean);
}

/* Returns: (transfer full): the beginning of @text, on one line */
char *
desk_meetings_shorten (const char *text)
{
  g_autofree char *line = g_strdup (text);
  g_autofree char *start = NULL;

  g_strdelimit (line, "\n\t", ' ');
  if (g_utf8_strlen (line, -1) <= BRIEF_LENGTH)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, BRIEF_LENGTH - 1);
  return g_strconcat (start, "…", NULL);
}

/* Returns: (transfer full) (nullable): a time of day as it is kept, "09:00" */
char *
desk_meetings_normal_time (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  int hour, minute, length = 0;

  if (plain == NULL || sscanf (plain, "%2d:%2d%n", &hour, &minute, &length) != 2 ||
      plain[length] != '\0' || hour < 0 || hour > 24 || minute < 0 || minute > 59 ||
      (hour == 24 && minute > 0))
    return NULL;
  return g_strdup_printf ("%02d:%02d", hour, minute);
}

static Series *
read_series (DeskOffice  *office,
             gint64       id,
             GError     **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error,
                       "SELECT title, rhythm, weekday, day, start, \"end\", room, points, since"
                       " FROM meeting_series WHERE id = ?",
                       "i", id);
  Series *self;

  if (rows == NULL)
    return NULL;
  if (!desk_rows_next (rows))
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                           _ ("There is no such series of meetings"));
      return NULL;
    }
  self = g_new0 (Series, 1);
  self->title = g_strdup (desk_rows_text (rows, 0));
  self->rhythm = g_strdup (desk_rows_text (rows, 1));
  self->weekday = desk_rows_int (rows, 2);
  self->day = desk_rows_int (rows, 3);
  self->start = g_strdup (desk_rows_text (rows, 4));
  self->end = g_strdup (desk_rows_text (rows, 5));
  self->room = g_strdup (desk_rows_text (rows, 6));
  self->points = g_strdup (desk_rows_text (rows, 7));
  self->since = desk_rows_date (rows, 8);
  if (self->weekday == 0)
    self->weekday = desk_settings_get_integer (office, "equipment.meeting-weekday");
  if (self->start == NULL)
    self->start = desk_settings_get (office, "equipment.meeting-time");
  return self;
}

/* The first working day from @date on, or none until @last. */
static DeskDate
working_day (DeskOffice *office,
             DeskDate    date,
             DeskDate    last)
{
  DeskCalendar *calendar = desk_office_get_calendar (office);

  for (; date <= last; date++)
    if (desk_calendar_contains (calendar, DESK_CALENDAR_WORKING, date))
      return date;
  return DESK_DATE_NONE;
}

static void
add_slot (GArray   *slots,
          DeskDate  slot,
          DeskDate  date)
{
  DeskSlot one = { slot, date };

  if (date != DESK_DATE_NONE)
    g_array_append_val (slots, one);
}

static gboolean
is_term_month (DeskOffice *office,
               DeskDate    month)
{
  g_autofree char *text = desk_settings_get (office, "meetings.term-months");
  g_auto (GStrv) months = g_strsplit (text, ",", -1);
  int number;

  desk_date_get_ymd (month, NULL, &number, NULL);
  for (guint i = 0; months[i] != NULL; i++)
    if (g_ascii_strtoll (g_strstrip (months[i]), NULL, 10) == number)
      return TRUE;
  return FALSE;
}

/**
 * desk_meetings_slots:
 *
 * Returns: (transfer full) (element-type DeskSlot): the days of a series whose nominal
 *   day is from @from to @until. A day off moves the meeting to the next working day; a
 *   week without one has no weekly meeting.
 */
GArray *
desk_meetings_slots (DeskOffice  *office,
                     gint64       series,
                     DeskDate     from,
                     DeskDate     until,
                     GError     **error)
{
  g_autoptr (Series) one = read_series (office, series, error);
  GArray *slots;

  if (one == NULL)
    return NULL;
  slots = g_array_new (FALSE, FALSE, sizeof (DeskSlot));
  from = MAX (from, one->since);
  if (g_str_equal (one->rhythm, "daily"))
    for (DeskDate day = from; day <= until; day++)
      add_slot (slots, day, working_day (office, day, day));
  else if (g_str_equal (one->rhythm, "weekly"))
    {
      for (DeskDate day = from + (DeskDate) (one->weekday - desk_date_weekday (from) + 7) % 7;
           day <= until; day += 7)
        add_slot (slots, day, working_day (office, day, desk_date_week_start (day) + 6));
    }
  else
    for (DeskDate month = desk_date_month_start (from); month <= until;
         month = desk_date_add_months (month, 1))
      {
        DeskDate day =
          MIN (month + (DeskDate) MAX (one->day, 1) - 1, desk_date_month_end (month));

        if (day >= from && day <= until &&
            (g_str_equal (one->rhythm, "monthly") || is_term_month (office, month)))
          add_slot (slots, day, working_day (office, day, day + MOVE_DAYS));
      }
  return slots;
}

/* Returns: (transfer full) (element-type DeskDate): the days on which a series meets */
GArray *
desk_meetings_series_days (DeskOffice  *office,
                           gint64       series,
                           DeskDate     from,
                           DeskDate     until,
                           GError     **error)
{
  g_autoptr (GArray) slots = desk_meetings_slots (office, series, from, until, error);
  GArray *days;

  if (slots == NULL)
    return NULL;
  days = g_array_new (FALSE, FALSE, sizeof (DeskDate));
  for (guint i = 0; i < slots->len; i++)
    g_array_append_val (days, g_array_index (slots, DeskSlot, i).date);
  return days;
}

/**
 * desk_meetings_setup:
 *
 * Adds the weekly meeting where there is no series yet, in the language of the forms,
 * on the weekday and at the time of the settings; one act.
 */
gboolean
desk_meetings_setup (DeskOffice  *office,
                     GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskAct) act = desk_store_begin (store, error, _ ("Set up the weekly meeting"));

  return act != NULL &&
         desk_store_execute (
           store, error,
           "INSERT INTO meeting_series (title, rhythm, chair_post, minuter_post, position)"
           " SELECT ?, 'weekly', 'director', 'administration', 1"
           " WHERE NOT EXISTS (SELECT 1 FROM meeting_series)",
           "t", desk_language_text (desk_office_forms_language (office), N_ ("Weekly meeting"))) &&
         desk_act_commit (g_steal_pointer (&act), error);
}

static gboolean
make_meeting (DeskOffice      *office,
              gint64           id,
              const Series    *series,
              const DeskSlot  *slot,
              guint           *n_made,
              GError         **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskRows) rows = desk_store_select (
    store, error, "SELECT 1 FROM meetings WHERE series_id = ? AND slot = ?", "id", id, slot->slot);

  if (rows == NULL || desk_rows_next (rows))
    return rows != NULL;
  (*n_made)++;
  return desk_store_execute (store, error,
                             "INSERT INTO meetings (date, start, \"end\", title, room, series_id,"
                             " points, slot) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                             "dttttitd", slot->date, series->start, series->end, series->title,
                             series->room, id, series->points, slot->slot);
}

/**
 * desk_meetings_plan:
 * @n_made: (out) (optional): how many meetings are new
 *
 * Makes the meetings of all series in use from @from to @until, as one act. Those that
 * are there already stay, also when they were moved or cancelled.
 */
gboolean
desk_meetings_plan (DeskOffice  *office,
                    DeskDate     from,
                    DeskDate     until,
                    guint       *n_made,
                    GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *day = desk_date_format (until, DESK_DATE_STYLE_FULL, desk_language_current ());
  /* Translators: the title of an act; %s: a day */
  g_autofree char *title = g_strdup_printf (_ ("Plan the meetings until %s"), day);
  g_autoptr (DeskAct) act = NULL;
  g_autoptr (DeskRows) rows = NULL;
  guint n = 0;

  if (until < from || until - from > PLAN_DAYS)
    return desk_equipment_refuse (
      error, _ ("Meetings are planned for a year at the most, from a day to a later one (MEE-1)"));
  act = desk_store_begin (store, error, title);
  rows = act != NULL
           ? desk_store_select (store, error,
                                "SELECT id FROM meeting_series WHERE active ORDER BY position, id",
                                "")
           : NULL;
  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      gint64 id = desk_rows_int (rows, 0);
      g_autoptr (Series) series = read_series (office, id, error);
      g_autoptr (GArray) slots =
        series != NULL ? desk_meetings_slots (office, id, from, until, error) : NULL;

      if (slots == NULL)
        return FALSE;
      for (guint i = 0; i < slots->len; i++)
        if (!make_meeting (office, id, series, &g_array_index (slots, DeskSlot, i), &n, error))
          return FALSE;
    }
  if (n_made != NULL)
    *n_made = n;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/**
 * desk_meetings_acting:
 * @series: or 0
 * @column: `chair_post` or `minuter_post`
 * @named: who is named for this meeting, or 0
 *
 * Returns: who does it on @day: who is named, or away the post's holder or deputy
 *   (PEO-2); or 0
 */
gint64
desk_meetings_acting (DeskOffice *office,
                      gint64      series,
                      const char *column,
                      gint64      named,
                      DeskDate    day)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT %s, ifnull(department_id, 0) FROM meeting_series WHERE id = ?", column);
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL, sql, "i", series);
  gboolean found = rows != NULL && desk_rows_next (rows);
  const char *post = found ? desk_rows_text (rows, 0) : NULL;
  gint64 acting = 0;

  if (desk_rounds_is_present (office, named, day))
    return named;
  if (post == NULL)
    post = g_str_equal (column, "chair_post") ? "director" : "administration";
  if (g_str_equal (post, "head"))
    {
      acting = desk_rows_int (rows, 1) != 0
                 ? desk_rounds_acting_head (office, desk_rows_int (rows, 1), day)
                 : 0;
      post = "director";
    }
  if (acting == 0)
    acting = desk_people_acting (office, post, day);
  return acting != 0 ? acting : named;
}

#define SELECT_MEETINGS                                                                    \
  "SELECT m.id, m.date, m.start, m.\"end\", m.title, m.room, ifnull(m.chair_id, 0),"       \
  " ifnull(m.minuter_id, 0), ifnull(m.series_id, 0), m.state, m.points, m.note,"           \
  " ifnull((SELECT s.rhythm = 'daily' FROM meeting_series s WHERE s.id = m.series_id), 0)" \
  " FROM meetings m"

static DeskMeeting *
read_meeting (DeskOffice *office,
              DeskRows   *rows)
{
  DeskMeeting *self = g_new0 (DeskMeeting, 1);
  gboolean is_over;

  self->id = desk_rows_int (rows, 0);
  self->date = desk_rows_date (rows, 1);
  self->start = g_strdup (desk_rows_text (rows, 2));
  self->end = g_strdup (desk_rows_text (rows, 3));
  self->title = g_strdup (desk_rows_text (rows, 4));
  self->room = g_strdup (desk_rows_text (rows, 5));
  self->chair = desk_rows_int (rows, 6);
  self->minuter = desk_rows_int (rows, 7);
  self->series = desk_rows_int (rows, 8);
  self->state = g_strdup (desk_rows_text (rows, 9));
  self->points = g_strdup (desk_rows_text (rows, 10));
  self->note = g_strdup (desk_rows_text (rows, 11));
  self->stand_up = desk_rows_int (rows, 12) != 0;

  /* Who did it is written down when it is held; before, it is who will. */
  is_over = g_str_equal (self->state, "held") || g_str_equal (self->state, "closed");
  if (!is_over || self->chair == 0)
    self->chair =
      desk_meetings_acting (office, self->series, "chair_post", self->chair, self->date);
  if (!is_over || self->minuter == 0)
    self->minuter =
      desk_meetings_acting (office, self->series, "minuter_post", self->minuter, self->date);
  self->chair_name = desk_people_dup_name (office, self->chair);
  self->minuter_name = desk_people_dup_name (office, self->minuter);
  return self;
}

/* Returns: (transfer full) (nullable): the meeting, with who chairs and who writes */
DeskMeeting *
desk_meetings_get (DeskOffice  *office,
                   gint64       meeting,
                   GError     **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error, SELECT_MEETINGS " WHERE m.id = ?",
                       "i", meeting);

  if (rows == NULL)
    return NULL;
  if (desk_rows_next (rows))
    return read_meeting (office, rows);
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_NOT_FOUND, _ ("There is no such meeting"));
  return NULL;
}

/* Returns: (transfer full) (element-type DeskMeeting): the meetings of these days, in order */
GPtrArray *
desk_meetings_list (DeskOffice  *office,
                    DeskDate     from,
                    DeskDate     until,
                    GError     **error)
{
  g_autofree char *first = desk_date_to_iso (from);
  g_autofree char *last = desk_date_to_iso (until);
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    SELECT_MEETINGS
    " WHERE m.date BETWEEN ifnull(?, '') AND ifnull(?, '9999') ORDER BY m.date, m.start, m.id",
    "tt", first, last);
  GPtrArray *meetings;

  if (rows == NULL)
    return NULL;
  meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_meeting_free);
  while (desk_rows_next (rows))
    g_ptr_array_add (meetings, read_meeting (office, rows));
  return meetings;
}

/**
 * desk_meetings_next:
 * @series: or 0 for any but stand-ups
 *
 * Returns: the first meeting from @day on that is planned or under way, or 0
 */
gint64
desk_meetings_next (DeskOffice  *office,
                    gint64       series,
                    DeskDate     day,
                    GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT m.id FROM meetings m LEFT JOIN meeting_series s ON s.id = m.series_id"
    " WHERE m.state IN ('planned', 'held') AND m.date >= ?1"
    " AND (?2 IS NOT NULL AND m.series_id = ?2"
    "  OR ?2 IS NULL AND ifnull(s.rhythm, '') <> 'daily')"
    " ORDER BY m.date, m.start, m.id LIMIT 1",
    "dr", day, series);

  return rows != NULL && desk_rows_next (rows) ? desk_rows_int (rows, 0) : 0;
}

/**
 * desk_meetings_find:
 * @word: its id; a day on which there is one meeting; or its name, with #id
 *
 * Returns: the meeting, or 0 with %DESK_ERROR_NOT_FOUND or %DESK_ERROR_INVALID
 */
gint64
desk_meetings_find (DeskOffice  *office,
                    const char  *word,
                    GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  DeskDate day = desk_date_parse_lenient (word);
  guint64 id;
  g_autoptr (DeskRows) rows = NULL;

  if (g_ascii_string_to_unsigned (word, 10, 1, G_MAXINT64, &id, NULL))
    {
      rows = desk_store_select (store, error, "SELECT id FROM meetings WHERE id = ?", "i",
                                (gint64) id);
      if (rows == NULL || desk_rows_next (rows))
        return rows != NULL ? desk_rows_int (rows, 0) : 0;
    }
  else if (day != DESK_DATE_NONE)
    {
      rows = desk_store_select (store, error,
                                "SELECT id FROM meetings WHERE date = ? AND state <> 'cancelled'",
                                "d", day);
      if (rows == NULL)
        return 0;
      if (desk_rows_count (rows) == 1 && desk_rows_next (rows))
        return desk_rows_int (rows, 0);
      if (desk_rows_count (rows) > 1)
        {
          g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                       /* Translators: %s: a day */
                       _ ("There are several meetings on %s; give the number of one"), word);
          return 0;
        }
    }
  return desk_store_find_named (store, &desk_kind_meetings, word, error);
}

/* Returns: (transfer full) (nullable): the code of the meeting's state */
char *
desk_meetings_state (DeskOffice  *office,
                     gint64       meeting,
                     GError     **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error,
                       "SELECT state FROM meetings WHERE id = ?", "i", meeting);

  if (rows == NULL)
    return NULL;
  if (desk_rows_next (rows))
    return g_strdup (desk_rows_text (rows, 0));
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_NOT_FOUND, _ ("There is no such meeting"));
  return NULL;
}

/* Returns: (transfer full): the meeting's name and day, for titles of acts */
char *
desk_meetings_dup_title (DeskOffice *office,
                         gint64      meeting)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), NULL,
                       "SELECT title, date FROM meetings WHERE id = ?", "i", meeting);
  g_autofree char *day = NULL;

  if (rows == NULL || !desk_rows_next (rows))
    return g_strdup ("");
  day = desk_date_format (desk_rows_date (rows, 1), DESK_DATE_STYLE_MONTH_DAY,
                          desk_language_current ());
  /* Translators: the name of a meeting and its day */
  return g_strdup_printf (C_ ("meeting", "%s of %s"), desk_rows_text (rows, 0), day);
}
