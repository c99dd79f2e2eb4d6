/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The calendar file, read back with the library's own parser and line by line. */

#include "desk-icalendar.h"

#include <libical/ical.h>
#include <string.h>

#include "desk-language.h"
#include "desk-rooms.h"
#include "office-kit.h"

static Studio *
calendar_studio (void)
{
  Studio *studio = studio_new (2, 6);

  studio_at (studio, "2026-10-09 10:00");
  studio_set (studio, "studio.name", "光影摄影工作室");
  studio_add (studio, &desk_kind_rooms, "name", "会议室", NULL);
  studio_plan (studio, "2026-10-12", "2026-10-17");
  studio_add (studio, &desk_kind_bookings, "room", "会议室", "date", "2026-10-12", "start", "9:00",
              "end", "24:00", "by", "P01", "title",
              "一个很长很长的会议名称，要在七十五个字节之后折行，而且不能把一个汉字从中间切开，"
              "后面还有逗号,分号;和反斜线\\",
              NULL);
  return studio;
}

static char *
write_calendar (Studio     *studio,
                const char *person,
                guint      *n)
{
  g_autoptr (GError) error = NULL;
  DeskIcalendarRequest request = { day ("2026-10-12"), day ("2026-10-18"),
                                   person != NULL ? studio_person (studio, person) : 0,
                                   DESK_LANGUAGE_ENGLISH };
  char *text = desk_icalendar_write (studio->office, &request, n, &error);

  g_assert_no_error (error);
  return text;
}

/* RFC 5545 3.1: CR LF, no line above 75 octets, none that splits a character. */
static void
test_lines (void)
{
  g_autoptr (Studio) studio = calendar_studio ();
  g_autofree char *text = write_calendar (studio, NULL, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  guint n_folded = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_null (strchr (lines[i], '\n'));
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      n_folded += lines[i][0] == ' ';
    }
  g_assert_cmpuint (n_folded, >, 0);
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR\r\n"));
  g_assert_true (g_str_has_suffix (text, "END:VCALENDAR\r\n"));
}

static icalcomponent *
find_event (icalcomponent *calendar,
            const char    *start_of_uid)
{
  for (icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
       event != NULL; event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    if (g_str_has_prefix (icalcomponent_get_uid (event), start_of_uid))
      return event;
  return NULL;
}

static void
test_content (void)
{
  g_autoptr (Studio) studio = calendar_studio ();
  guint n = 0;
  g_autofree char *text = write_calendar (studio, NULL, &n);
  icalcomponent *calendar = icalcomponent_new_from_string (text);
  icalcomponent *event;
  struct icaltimetype time;

  g_assert_nonnull (calendar);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  /* Five duty days, team cleaning, a booked room. */
  g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT), ==, 7);
  g_assert_cmpuint (n, ==, 7);
  g_assert_nonnull (
    icalcomponent_get_first_component (calendar, ICAL_VTIMEZONE_COMPONENT));
  assert_contains (text, "DTSTART;TZID=Asia/Shanghai:20261012T090000\r\n");
  assert_contains (text, "DTEND;TZID=Asia/Shanghai:20261013T000000\r\n");
  assert_contains (text, "TZOFFSETTO:+0800\r\n");
  assert_contains (text, "DTSTAMP:20261009T020000Z\r\n");

  event = find_event (calendar, "duties-2026-10-12@");
  g_assert_nonnull (event);
  time = icalcomponent_get_dtstart (event);
  g_assert_true (time.is_date);
  g_assert_cmpint (time.day, ==, 12);
  assert_contains (icalcomponent_get_summary (event), "P0");
  event = find_event (calendar, "bookings-1@");
  assert_contains (icalcomponent_get_summary (event), "逗号,分号;和反斜线\\");
  g_assert_cmpstr (icalcomponent_get_location (event), ==, "会议室");
  icalcomponent_free (calendar);
}

/* Written again, and with another plan, the same day has the same UID. */
static void
test_stable (void)
{
  g_autoptr (Studio) studio = calendar_studio ();
  g_autoptr (Studio) other = calendar_studio ();
  g_autofree char *first = write_calendar (studio, NULL, NULL);
  g_autofree char *second = write_calendar (studio, NULL, NULL);
  g_autofree char *foreign = write_calendar (other, NULL, NULL);
  icalcomponent *one = icalcomponent_new_from_string (first);
  icalcomponent *two = icalcomponent_new_from_string (foreign);

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (icalcomponent_get_uid (find_event (one, "bookings-1@")), !=,
                   icalcomponent_get_uid (find_event (two, "bookings-1@")));
  icalcomponent_free (one);
  icalcomponent_free (two);
}

static void
test_person (void)
{
  g_autoptr (Studio) studio = calendar_studio ();
  guint all = 0, own = 0, others = 0;
  g_autofree char *text = write_calendar (studio, NULL, &all);
  g_autofree char *mine = write_calendar (studio, "P01", &own);
  g_autofree char *theirs = write_calendar (studio, "P02", &others);

  assert_contains (mine, "bookings-1@");
  g_assert_null (strstr (theirs, "bookings-1@"));
  g_assert_cmpuint (own, <, all);
  g_assert_cmpuint (others, <, all);
  /* Team cleaning is everybody's. */
  assert_contains (theirs, "duties-2026-10-17@");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/ICS/lines", test_lines);
  g_test_add_func ("/exchange/ICS/content", test_content);
  g_test_add_func ("/exchange/ICS/stable", test_stable);
  g_test_add_func ("/exchange/ICS/person", test_person);
  return g_test_run ();
}
