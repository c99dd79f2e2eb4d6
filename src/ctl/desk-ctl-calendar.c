/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The calendar as a file for phones. */

#include "desk-ctl.h"

#include "desk-icalendar.h"
#include "desk-language.h"
#include "desk-people.h"

/* How many days it has unless --to says. */
#define CALENDAR_DAYS 60

static int
run_calendar (DeskCtl *self)
{
  const char *path = desk_ctl_option (self, "output");
  const char *person = desk_ctl_option (self, "person");
  DeskIcalendarRequest request = { .from = desk_ctl_today (self) };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (path == NULL)
    return desk_ctl_usage ("calendar", _ ("say into which file with -o FILE"));
  if (!desk_ctl_date_option (self, "from", &request.from))
    return DESK_CTL_FAILED;
  request.to = request.from + CALENDAR_DAYS;
  if (!desk_ctl_date_option (self, "to", &request.to))
    return DESK_CTL_FAILED;
  if (request.to < request.from)
    return desk_ctl_usage ("--to", _ ("the last day is before the first one"));
  request.language = desk_office_forms_language (self->office);
  if (person != NULL)
    {
      request.person = desk_people_find (self->office, person, &error);
      if (request.person == 0)
        return desk_ctl_fail (person, error);
    }
  text = desk_icalendar_write (self->office, &request, NULL, &error);
  if (text == NULL || !g_file_set_contents (path, text, -1, &error))
    return desk_ctl_fail (path, error);
  desk_ctl_print (self, path);
  return DESK_CTL_DONE;
}

static const DeskCtlOption calendar_options[] = {
  { "from", "D", N_ ("from this day on; else from today") },
  { "to", "D", N_ ("to this day; else for 60 days") },
  { "person", "P", N_ ("only what is this person's") },
  { "output", "FILE", N_ ("the file, as duty.ics"), 'o' },
  { NULL },
};

const DeskCtlCommand desk_ctl_calendar_commands[] = {
  { "calendar", "[--from D] [--to D] [--person P] -o FILE",
    N_ ("Writes duties, meetings, rooms and due days as an iCalendar file for phones;\n"
        "prints the file's name. Taken again, it changes the entries of the one before."),
    "calendar --person 晶晶 -o 晶晶.ics", calendar_options, 0, 0, FALSE, run_calendar },
  { NULL },
};
