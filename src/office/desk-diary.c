/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shoot diary: what stands in it, and how full its days are (SHO-8). */

#include "desk-diary.h"

#include <stdio.h>

#include "desk-diary-private.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-settings.h"
#include "desk-today.h"

void
desk_diary_entry_free (DeskDiaryEntry *self)
{
  g_free (self->shoot_number);
  g_free (self->client_number);
  g_free (self->client_name);
  g_free (self->category);
  g_free (self->photographer_name);
  g_free (self->set_name);
  g_free (self->slip);
  g_free (self->equipment);
  g_free (self->note);
  g_free (self);
}

/* Reads a time of day, as 9:00 or 09:00. */
gboolean
desk_diary_parse_time (const char *text,
                       int        *minutes)
{
  int hour, minute, length = 0;

  if (text == NULL || sscanf (text, "%2d:%2d%n", &hour, &minute, &length) != 2 ||
      text[length] != '\0' || hour < 0 || hour > 23 || minute < 0 || minute > 59)
    return FALSE;
  *minutes = hour * 60 + minute;
  return TRUE;
}

/* Returns: (transfer full): "09:00" */
char *
desk_diary_format_time (int minutes)
{
  return g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
}

static DeskDiaryEntry *
read_entry (DeskOffice *office,
            DeskRows   *rows)
{
  DeskDiaryEntry *self = g_new0 (DeskDiaryEntry, 1);

  self->id = desk_rows_int (rows, 0);
  self->date = desk_rows_date (rows, 1);
  desk_diary_parse_time (desk_rows_text (rows, 2), &self->from);
  desk_diary_parse_time (desk_rows_text (rows, 3), &self->until);
  self->shoot = desk_rows_int (rows, 4);
  self->shoot_number = g_strdup (desk_rows_text (rows, 5));
  self->client_number = g_strdup (desk_rows_text (rows, 6));
  self->client_name = g_strdup (desk_rows_text (rows, 7));
  self->category = g_strdup (desk_rows_text (rows, 8));
  self->task = g_intern_string (desk_rows_text (rows, 9));
  self->photographer = desk_rows_int (rows, 10);
  self->photographer_name = desk_people_dup_name (office, self->photographer);
  self->set = desk_rows_int (rows, 11);
  self->set_name = g_strdup (desk_rows_text (rows, 12));
  self->slip = g_strdup (desk_rows_text (rows, 13));
  self->equipment = g_strdup (desk_rows_text (rows, 14));
  self->note = g_strdup (desk_rows_text (rows, 15));
  return self;
}

#define ENTRIES                                                                              \
  "SELECT d.id, d.date, d.\"from\", d.until, d.shoot_id, s.number, ifnull(k.number, ''),"    \
  " ifnull(k.name, ifnull(s.title, '')), ifnull(s.category, k.category), d.task,"            \
  " d.photographer_id, ifnull(d.set_id, 0), t.name, d.slip, (SELECT group_concat(number,"    \
  " '、') FROM (SELECT e.number FROM loans l JOIN equipment e ON e.id = l.item_id WHERE"    \
  " l.slip = d.slip AND l.state IN ('reserved', 'out') ORDER BY l.id)), d.note FROM diary d" \
  " JOIN shoots s ON s.id = d.shoot_id LEFT JOIN clients k ON k.id = s.client_id"            \
  " LEFT JOIN sets t ON t.id = d.set_id WHERE "

static GPtrArray *
read_entries (DeskOffice *office,
              DeskRows   *rows)
{
  GPtrArray *entries;

  if (rows == NULL)
    return NULL;
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_diary_entry_free);
  while (desk_rows_next (rows))
    g_ptr_array_add (entries, read_entry (office, rows));
  return entries;
}

/**
 * desk_diary_entries:
 *
 * Returns: (transfer full) (nullable) (element-type DeskDiaryEntry): what is shot from
 *   @from to @to, both included
 */
GPtrArray *
desk_diary_entries (DeskOffice  *office,
                    DeskDate     from,
                    DeskDate     to,
                    GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    ENTRIES "d.date BETWEEN ? AND ? ORDER BY d.date, d.\"from\", d.id", "dd", from, to);

  return read_entries (office, rows);
}

/* Returns: (transfer full) (nullable) (element-type DeskDiaryEntry): when a case is shot */
GPtrArray *
desk_diary_of_shoot (DeskOffice  *office,
                     gint64       shoot,
                     GError     **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error,
                       ENTRIES "d.shoot_id = ? ORDER BY d.date, d.\"from\", d.id", "i", shoot);

  return read_entries (office, rows);
}

/* Returns: (transfer full) (nullable): the entry, or %NULL with %DESK_ERROR_NOT_FOUND */
DeskDiaryEntry *
desk_diary_get (DeskOffice  *office,
                gint64       entry,
                GError     **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error, ENTRIES "d.id = ?", "i", entry);

  if (rows == NULL)
    return NULL;
  if (desk_rows_next (rows))
    return read_entry (office, rows);
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                       _ ("There is no such entry in the diary (SHO-8)"));
  return NULL;
}

/**
 * desk_diary_photographers:
 *
 * Returns: (transfer full) (nullable) (element-type gint64): who shoots: the department
 *   of the setting `diary.department`, or the whole staff where there is no such one
 */
GArray *
desk_diary_photographers (DeskOffice  *office,
                          GError     **error)
{
  g_autofree char *department = desk_settings_get (office, "diary.department");
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT p.id FROM people p LEFT JOIN departments d ON d.id = p.department_id"
    " WHERE p.status <> 'left' AND (d.name = ?1 OR NOT EXISTS (SELECT 1 FROM people x"
    " JOIN departments y ON y.id = x.department_id WHERE y.name = ?1 AND x.status <> 'left'))"
    " ORDER BY p.name COLLATE PINYIN, p.id",
    "t", department);
  GArray *people;

  if (rows == NULL)
    return NULL;
  people = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (desk_rows_next (rows))
    {
      gint64 person = desk_rows_int (rows, 0);
      g_array_append_val (people, person);
    }
  return people;
}

void
desk_diary_read_hours (DeskOffice     *office,
                       DeskDiaryHours *hours)
{
  g_autofree char *start = desk_settings_get (office, "attendance.start");
  g_autofree char *end = desk_settings_get (office, "attendance.end");
  g_autofree char *lunch_start = desk_settings_get (office, "attendance.lunch-start");
  g_autofree char *lunch_end = desk_settings_get (office, "attendance.lunch-end");

  hours->start = 0;
  hours->end = 24 * 60 - 1;
  hours->lunch_start = hours->lunch_end = 0;
  desk_diary_parse_time (start, &hours->start);
  desk_diary_parse_time (end, &hours->end);
  desk_diary_parse_time (lunch_start, &hours->lunch_start);
  desk_diary_parse_time (lunch_end, &hours->lunch_end);
}

/* How many shoots of the usual length one person, or one set, has time for on a day. */
static guint
count_slots (const DeskDiaryHours *hours,
             int                   minutes)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DeskDiarySpan));
  guint n = 0;

  for (int from = desk_diary_find_gap (spans, hours, hours->start, minutes); from >= 0;
       from = desk_diary_find_gap (spans, hours, from + minutes, minutes))
    n++;
  return n;
}

/* How many shoots the sets have room for on a day; without sets nothing limits them. */
static gboolean
count_sets (DeskOffice  *office,
            guint        slots,
            guint       *n,
            GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT count(*), sum(min(ifnull(capacity, ?1), ?1)) FROM sets WHERE active", "i",
    (gint64) slots);

  if (rows == NULL || !desk_rows_next (rows))
    return FALSE;
  *n = desk_rows_int (rows, 0) > 0 ? (guint) desk_rows_int (rows, 1) : G_MAXUINT;
  return TRUE;
}

/**
 * desk_diary_days:
 *
 * Returns: (transfer full) (nullable) (element-type DeskDiaryDay): one for each day from
 *   @from to @to; free them with g_free()
 */
GPtrArray *
desk_diary_days (DeskOffice  *office,
                 DeskDate     from,
                 DeskDate     to,
                 GError     **error)
{
  g_autoptr (GArray) photographers = desk_diary_photographers (office, error);
  g_autoptr (DeskPresences) presences = desk_presences_new (office, error);
  g_autoptr (GPtrArray) entries = desk_diary_entries (office, from, to, error);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_free);
  DeskCalendar *calendar = desk_office_get_calendar (office);
  int minutes = (int) desk_settings_get_integer (office, "diary.minutes");
  DeskDiaryHours hours;
  guint slots, in_sets;

  desk_diary_read_hours (office, &hours);
  slots = count_slots (&hours, minutes);
  if (photographers == NULL || presences == NULL || entries == NULL ||
      !count_sets (office, slots, &in_sets, error))
    return NULL;
  for (DeskDate date = from; date <= to; date++)
    {
      DeskDiaryDay *day = g_new0 (DeskDiaryDay, 1);

      day->date = date;
      day->is_working = desk_calendar_contains (calendar, DESK_CALENDAR_WORKING, date);
      for (guint i = 0; i < photographers->len; i++)
        day->n_photographers +=
          desk_presences_get (presences, g_array_index (photographers, gint64, i), date) ==
          DESK_PERSON_PRESENT;
      if (day->is_working)
        day->capacity = MIN (day->n_photographers * slots, in_sets);
      g_ptr_array_add (days, day);
    }
  for (guint i = 0; i < entries->len; i++)
    {
      const DeskDiaryEntry *entry = entries->pdata[i];
      DeskDiaryDay *day = days->pdata[entry->date - from];

      day->n_entries++;
      day->booked += entry->until - entry->from;
    }
  return g_steal_pointer (&days);
}

/**
 * desk_diary_today:
 * @items: (element-type DeskTodayItem): what waits is added here
 *
 * Adds the shoots of the day.
 */
gboolean
desk_diary_today (DeskOffice  *office,
                  GPtrArray   *items,
                  DeskDate     day,
                  GError     **error)
{
  g_autoptr (GPtrArray) entries = desk_diary_entries (office, day, day, error);

  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const DeskDiaryEntry *entry = entries->pdata[i];
      DeskTodayItem *item = g_new0 (DeskTodayItem, 1);
      g_autofree char *from = desk_diary_format_time (entry->from);
      g_autofree char *until = desk_diary_format_time (entry->until);

      item->kind = "shoot";
      item->date = day;
      item->who = g_strdup (entry->photographer_name);
      item->text = entry->set_name != NULL
                     ? g_strdup_printf (
                         /* Translators: a shoot's number, a client's name, two times of day, a
                          * set */
                         _ ("Shoot %s of %s today from %s to %s, %s"), entry->shoot_number,
                         entry->client_name, from, until, entry->set_name)
                     : g_strdup_printf (
                         /* Translators: a shoot's number, a client's name, two times of day */
                         _ ("Shoot %s of %s today from %s to %s"), entry->shoot_number,
                         entry->client_name, from, until);
      item->about = &desk_kind_diary;
      item->about_id = entry->id;
      g_ptr_array_add (items, item);
    }
  return TRUE;
}
