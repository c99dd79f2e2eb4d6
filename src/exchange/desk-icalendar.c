/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes iCalendar files. A thing keeps its UID whenever it is written, so that a
 * phone that takes the file again changes its entry instead of adding another. */

#include "desk-icalendar.h"

#include <libical/ical.h>

#include "desk-dates.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-settings.h"

#define ZONE        "Asia/Shanghai"
#define ZONE_OFFSET (8 * 60 * 60)

static icalproperty *
new_extension (const char *name,
               const char *value)
{
  icalproperty *property = icalproperty_new_x (value);

  icalproperty_set_x_name (property, name);
  return property;
}

/* All of China has had one offset without summer time since 1991. */
static icalcomponent *
new_zone (void)
{
  icalcomponent *standard = icalcomponent_new (ICAL_XSTANDARD_COMPONENT);
  icalcomponent *zone = icalcomponent_new_vtimezone ();
  struct icaltimetype since = icaltime_from_string ("19910915T000000");

  icalcomponent_add_property (standard, icalproperty_new_dtstart (since));
  icalcomponent_add_property (standard, icalproperty_new_tzoffsetfrom (ZONE_OFFSET));
  icalcomponent_add_property (standard, icalproperty_new_tzoffsetto (ZONE_OFFSET));
  icalcomponent_add_property (standard, icalproperty_new_tzname ("CST"));
  icalcomponent_add_property (zone, icalproperty_new_tzid (ZONE));
  icalcomponent_add_component (zone, standard);
  return zone;
}

static struct icaltimetype
to_day (DeskDate date)
{
  struct icaltimetype time = icaltime_null_time ();

  desk_date_get_ymd (date, &time.year, &time.month, &time.day);
  time.is_date = TRUE;
  return time;
}

/* "24:00" is the beginning of the next day. */
static struct icaltimetype
to_time (DeskDate    date,
         const char *text)
{
  struct icaltimetype time = to_day (date);

  time.is_date = FALSE;
  time.hour = (int) g_ascii_strtoll (text, NULL, 10);
  time.minute = (int) g_ascii_strtoll (text + 3, NULL, 10);
  return icaltime_normalize (time);
}

static icalproperty *
in_zone (icalproperty *property)
{
  icalproperty_add_parameter (property, icalparameter_new_tzid (ZONE));
  return property;
}

static icalcomponent *
new_event (const DeskDatesEvent *event,
           const char           *studio,
           struct icaltimetype   stamp)
{
  icalcomponent *component = icalcomponent_new_vevent ();
  g_autofree char *uid = g_strdup_printf ("%s@%s.studio-desk", event->key, studio);
  gboolean is_busy = event->start != NULL && !event->cancelled;

  icalcomponent_add_property (component, icalproperty_new_uid (uid));
  icalcomponent_add_property (component, icalproperty_new_dtstamp (stamp));
  if (event->start == NULL)
    {
      icalcomponent_add_property (component, icalproperty_new_dtstart (to_day (event->date)));
      icalcomponent_add_property (component, icalproperty_new_dtend (to_day (event->date + 1)));
    }
  else
    {
      icalcomponent_add_property (
        component, in_zone (icalproperty_new_dtstart (to_time (event->date, event->start))));
      icalcomponent_add_property (
        component, in_zone (icalproperty_new_dtend (to_time (event->date, event->end))));
    }
  icalcomponent_add_property (component, icalproperty_new_summary (event->title));
  if (event->place != NULL)
    icalcomponent_add_property (component, icalproperty_new_location (event->place));
  if (event->text != NULL)
    icalcomponent_add_property (component, icalproperty_new_description (event->text));
  icalcomponent_add_property (component, icalproperty_new_categories (event->kind));
  icalcomponent_add_property (
    component,
    icalproperty_new_status (event->cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  icalcomponent_add_property (
    component, icalproperty_new_transp (is_busy ? ICAL_TRANSP_OPAQUE : ICAL_TRANSP_TRANSPARENT));
  return component;
}

static char *
calendar_name (DeskOffice *office,
               gint64      person)
{
  g_autofree char *studio = desk_settings_get (office, "studio.name");
  g_autofree char *name = desk_people_dup_name (office, person);

  if (*studio == '\0')
    return g_strdup (*name != '\0' ? name : "Studio Desk");
  return *name != '\0' ? g_strdup_printf ("%s · %s", studio, name) : g_strdup (studio);
}

static icalcomponent *
new_calendar (DeskOffice *office,
              gint64      person)
{
  icalcomponent *calendar = icalcomponent_new_vcalendar ();
  g_autofree char *name = calendar_name (office, person);

  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar,
                              icalproperty_new_prodid ("-//Studio Desk//Studio Desk//ZH"));
  icalcomponent_add_property (calendar, icalproperty_new_calscale ("GREGORIAN"));
  icalcomponent_add_property (calendar, icalproperty_new_method (ICAL_METHOD_PUBLISH));
  icalcomponent_add_property (calendar, new_extension ("X-WR-CALNAME", name));
  icalcomponent_add_property (calendar, new_extension ("X-WR-TIMEZONE", ZONE));
  icalcomponent_add_component (calendar, new_zone ());
  return calendar;
}

/* The moment that the office records, in UTC. */
static struct icaltimetype
get_stamp (DeskOffice *office)
{
  g_autofree char *moment = desk_store_get_moment (desk_office_get_store (office));
  g_autoptr (GDateTime) local = NULL;
  g_autoptr (GDateTime) utc = NULL;
  DeskDate date = desk_date_today ();
  struct icaltimetype stamp;
  int minutes = 0, year, month, day;

  desk_moment_parse (moment, &date, &minutes);
  desk_date_get_ymd (date, &year, &month, &day);
  local = g_date_time_new_local (year, month, day, minutes / 60, minutes % 60, 0);
  utc = g_date_time_to_utc (local);
  stamp = icaltime_null_time ();
  g_date_time_get_ymd (utc, &stamp.year, &stamp.month, &stamp.day);
  stamp.hour = g_date_time_get_hour (utc);
  stamp.minute = g_date_time_get_minute (utc);
  stamp.zone = icaltimezone_get_utc_timezone ();
  return stamp;
}

/**
 * desk_icalendar_write:
 * @n_events: (out) (optional): how many entries it has
 *
 * Returns: (transfer full) (nullable): the file's text, lines folded and ended as
 *   RFC 5545 wants
 */
char *
desk_icalendar_write (DeskOffice                  *office,
                      const DeskIcalendarRequest  *request,
                      guint                       *n_events,
                      GError                     **error)
{
  g_autoptr (GPtrArray) events = desk_dates_list (office, request->from, request->to,
                                                  request->person, request->language, error);
  g_autofree char *studio = desk_dates_dup_studio (office);
  struct icaltimetype stamp = get_stamp (office);
  icalcomponent *calendar;
  char *text, *copy;

  if (events == NULL)
    return NULL;
  calendar = new_calendar (office, request->person);
  for (guint i = 0; i < events->len; i++)
    icalcomponent_add_component (calendar, new_event (events->pdata[i], studio, stamp));
  text = icalcomponent_as_ical_string_r (calendar);
  copy = g_strdup (text);
  icalmemory_free_buffer (text);
  icalcomponent_free (calendar);
  if (n_events != NULL)
    *n_events = events->len;
  return copy;
}
