/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Meetings: plan, hold, attendance, minutes (MEE-1, MEE-8). */

#include "desk-ctl.h"

#include <string.h>

#include "desk-language.h"
#include "desk-meetings.h"
#include "desk-minutes.h"
#include "desk-notices.h"
#include "desk-people.h"

/* How far ahead meetings are planned unless a day is given. */
#define PLAN_WEEKS 8

static gboolean
read_person (DeskCtl    *self,
             const char *option,
             gint64     *person)
{
  const char *name = desk_ctl_option (self, option);
  g_autoptr (GError) error = NULL;

  *person = 0;
  if (name == NULL)
    return TRUE;
  *person = desk_people_find (self->office, name, &error);
  if (*person == 0)
    desk_ctl_fail (name, error);
  return *person != 0;
}

static gint64
read_meeting (DeskCtl *self)
{
  const char *word = desk_ctl_word (self, 1);
  g_autoptr (GError) error = NULL;
  gint64 meeting = desk_meetings_find (self->office, word, &error);

  if (meeting == 0)
    desk_ctl_fail (word, error);
  return meeting;
}

static int
finish (DeskCtl      *self,
        gboolean      done,
        const GError *error)
{
  return done ? DESK_CTL_DONE : desk_ctl_fail (desk_ctl_word (self, 1), error);
}

static void
print_number (DeskCtl *self,
              gint64   number)
{
  g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  desk_ctl_print (self, line);
}

static int
run_plan (DeskCtl *self)
{
  DeskDate from = desk_ctl_today (self);
  DeskDate until = DESK_DATE_NONE;
  g_autoptr (GError) error = NULL;
  guint n_made;

  if (!desk_ctl_date_option (self, "from", &from) ||
      !desk_ctl_date_option (self, "until", &until))
    return DESK_CTL_FAILED;
  if (until == DESK_DATE_NONE)
    until = from + PLAN_WEEKS * 7;
  if (!desk_meetings_plan (self->office, from, until, &n_made, &error))
    return desk_ctl_fail ("plan", error);
  print_number (self, n_made);
  return DESK_CTL_DONE;
}

static int
run_next (DeskCtl *self)
{
  g_autoptr (GError) error = NULL;
  gint64 meeting = desk_meetings_next (self->office, 0, desk_ctl_today (self), &error);

  if (meeting == 0)
    {
      desk_ctl_problem ("next", error != NULL
                                  ? error->message
                                  : _ ("no meeting is planned; plan them with “meeting plan”"));
      return DESK_CTL_FAILED;
    }
  print_number (self, meeting);
  return DESK_CTL_DONE;
}

static int
run_hold (DeskCtl *self)
{
  gint64 meeting = read_meeting (self);
  gint64 chair, minuter;
  g_autoptr (GError) error = NULL;

  if (meeting == 0 || !read_person (self, "chair", &chair) ||
      !read_person (self, "minuter", &minuter))
    return DESK_CTL_FAILED;
  return finish (self, desk_meetings_hold (self->office, meeting, chair, minuter, &error), error);
}

static int
run_invite (DeskCtl *self)
{
  gint64 meeting = read_meeting (self);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  if (meeting == 0)
    return DESK_CTL_FAILED;
  for (guint i = 2; i < self->words->len; i++)
    {
      gint64 person = desk_people_find (self->office, desk_ctl_word (self, i), &error);

      if (person == 0)
        return desk_ctl_fail (desk_ctl_word (self, i), error);
      g_array_append_val (people, person);
    }
  return finish (self,
                 desk_meetings_invite (self->office, meeting,
                                       (const gint64 *) (gpointer) people->data, people->len,
                                       &error),
                 error);
}

/* PERSON=MARK, or PERSON=MARK:MINUTES of who was late or left early. */
static int
mark (DeskCtl    *self,
      gint64      meeting,
      const char *assignment)
{
  g_autofree char *name = NULL;
  g_autofree char *word = NULL;
  const char *value, *colon;
  guint64 minutes = 0;
  g_autoptr (GError) error = NULL;
  gint64 person;

  if (!desk_ctl_split (self, assignment, &name, &value))
    return DESK_CTL_USAGE;
  colon = strchr (value, ':');
  if (colon != NULL &&
      !g_ascii_string_to_unsigned (colon + 1, 10, 1, 600, &minutes, NULL))
    return desk_ctl_usage (assignment, _ ("give whole minutes, as 晶晶=late:10"));
  word = colon != NULL ? g_strndup (value, (gsize) (colon - value)) : g_strdup (value);
  person = desk_people_find (self->office, name, &error);
  if (person == 0 ||
      !desk_meetings_mark (self->office, meeting, person, *word != '\0' ? word : NULL,
                           (gint64) minutes, desk_ctl_option (self, "note"), &error))
    return desk_ctl_fail (name, error);
  return DESK_CTL_DONE;
}

static void
print_attendance (DeskCtl   *self,
                  GPtrArray *people)
{
  static const char *const columns[] = { "person", "mark", "minutes", "note", "entry" };
  const DeskField *field = desk_kind_get_field (&desk_kind_meeting_people, "mark");
  g_autoptr (DeskListing) listing = desk_listing_make ();

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desk_listing_add_column (listing, columns[i],
                             i == 2 ? DESK_LISTING_NUMBER : DESK_LISTING_TEXT);
  for (guint i = 0; i < people->len; i++)
    {
      const DeskAttendance *one = people->pdata[i];
      DeskListingCell *row = desk_listing_add_row (listing);
      g_autofree char *minutes =
        one->minutes != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, one->minutes) : NULL;

      desk_listing_cell_set (&row[0], one->name, one->name);
      desk_listing_cell_set (
        &row[1],
        one->mark != NULL ? desk_field_choice_label (field, one->mark, desk_language_current ())
                          : NULL,
        one->mark);
      desk_listing_cell_set (&row[2], minutes, minutes);
      desk_listing_cell_set (&row[3], one->note, one->note);
      desk_listing_cell_set (&row[4], one->follows, one->follows);
    }
  desk_ctl_print_listing (self, listing, NULL);
}

/* All marks of one command are one act. */
static int
run_attendance (DeskCtl *self)
{
  gint64 meeting = read_meeting (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAct) act = NULL;
  gboolean others = desk_ctl_has (self, "others");

  if (meeting == 0)
    return DESK_CTL_FAILED;
  if (self->words->len == 2 && !others)
    {
      g_autoptr (GPtrArray) people = desk_meetings_people (self->office, meeting, &error);

      if (people == NULL)
        return finish (self, FALSE, error);
      print_attendance (self, people);
      return DESK_CTL_DONE;
    }
  act = desk_store_begin (desk_office_get_store (self->office), &error,
                          _ ("Mark who was at the meeting"));
  if (act == NULL)
    return finish (self, FALSE, error);
  for (guint i = 2; i < self->words->len; i++)
    {
      int result = mark (self, meeting, desk_ctl_word (self, i));
      if (result != DESK_CTL_DONE)
        return result;
    }
  if (others && !desk_meetings_mark_others (self->office, meeting, &error))
    return finish (self, FALSE, error);
  return finish (self, desk_act_commit (g_steal_pointer (&act), &error), error);
}

static gboolean
read_input (DeskCtl         *self,
            DeskMinuteInput *input)
{
  const char *from = desk_ctl_option (self, "from");
  const char *to = desk_ctl_option (self, "to");
  guint64 number;
  g_autoptr (GError) error = NULL;

  input->standard = desk_ctl_option (self, "standard");
  if (from != NULL)
    {
      if (!g_ascii_string_to_unsigned (from, 10, 1, G_MAXINT64, &number, NULL))
        {
          desk_ctl_problem (from, _ ("give the number of a parked item, as the agenda has it"));
          return FALSE;
        }
      input->from = (gint64) number;
    }
  if (to != NULL &&
      !desk_notices_find_to (self->office, to, &input->person, &input->department, &error))
    {
      desk_ctl_fail (to, error);
      return FALSE;
    }
  return desk_ctl_date_option (self, "due", &input->due) && desk_ctl_by (self, &input->issuer);
}

/* Of a task the number of its notice, of others the item. */
static int
print_item (DeskCtl *self,
            gint64   item)
{
  g_autoptr (DeskRecord) record =
    desk_record_get (desk_office_get_store (self->office), &desk_kind_minutes, item, NULL);
  gint64 notice = record != NULL ? desk_record_get_number (record, "notice") : 0;
  g_autoptr (DeskNotice) one = notice != 0 ? desk_notices_get (self->office, notice, NULL) : NULL;

  if (one != NULL)
    desk_ctl_print (self, one->number);
  else
    print_number (self, item);
  return DESK_CTL_DONE;
}

static int
run_item (DeskCtl *self)
{
  gint64 meeting = read_meeting (self);
  DeskMinuteInput input = {
    .kind = desk_ctl_word (self, 2),
    .text = desk_ctl_word (self, 3),
  };
  g_autoptr (GError) error = NULL;
  gint64 item;

  if (meeting == 0 || !read_input (self, &input))
    return DESK_CTL_FAILED;
  item = desk_minutes_add (self->office, meeting, &input, &error);
  return item != 0 ? print_item (self, item) : finish (self, FALSE, error);
}

static gint64
read_item (DeskCtl *self)
{
  const char *word = desk_ctl_word (self, 1);
  guint64 number;

  if (g_ascii_string_to_unsigned (word, 10, 1, G_MAXINT64, &number, NULL))
    return (gint64) number;
  desk_ctl_problem (word, _ ("give the number of an item, as “list minutes” has it"));
  return 0;
}

static int
run_decide (DeskCtl *self)
{
  gint64 item = read_item (self);
  DeskMinuteInput input = {
    .kind = desk_ctl_word (self, 2),
    .text = desk_ctl_word (self, 3),
  };
  g_autoptr (GError) error = NULL;

  if (item == 0 || !read_input (self, &input))
    return DESK_CTL_FAILED;
  if (!desk_minutes_decide (self->office, item, &input, &error))
    return finish (self, FALSE, error);
  return print_item (self, item);
}

static int
run_close (DeskCtl *self)
{
  gint64 meeting = read_meeting (self);
  g_autoptr (GError) error = NULL;

  return meeting == 0
           ? DESK_CTL_FAILED
           : finish (self, desk_meetings_close (self->office, meeting, &error), error);
}

static int
run_reopen (DeskCtl *self)
{
  gint64 meeting = read_meeting (self);
  g_autoptr (GError) error = NULL;

  return meeting == 0
           ? DESK_CTL_FAILED
           : finish (self, desk_meetings_reopen (self->office, meeting, &error), error);
}

static int
run_cancel (DeskCtl *self)
{
  gint64 meeting = read_meeting (self);
  g_autoptr (GError) error = NULL;

  return meeting == 0
           ? DESK_CTL_FAILED
           : finish (self,
                     desk_meetings_cancel (self->office, meeting, desk_ctl_option (self, "reason"),
                                           &error),
                     error);
}

static int
run_search (DeskCtl *self)
{
  static const char *const columns[] = { "date", "title", "kind", "text", "meeting", "id" };
  const DeskField *field = desk_kind_get_field (&desk_kind_minutes, "kind");
  DeskDate from = DESK_DATE_NONE, until = DESK_DATE_NONE;
  g_autoptr (DeskListing) listing = desk_listing_make ();
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;

  if (!desk_ctl_date_option (self, "from", &from) ||
      !desk_ctl_date_option (self, "until", &until))
    return DESK_CTL_FAILED;
  hits = desk_minutes_search (self->office, desk_ctl_word (self, 1), from, until, &error);
  if (hits == NULL)
    return finish (self, FALSE, error);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desk_listing_add_column (listing, columns[i],
                             i >= 4 ? DESK_LISTING_NUMBER : DESK_LISTING_TEXT);
  for (guint i = 0; i < hits->len; i++)
    {
      const DeskMinuteHit *hit = hits->pdata[i];
      DeskListingCell *row = desk_listing_add_row (listing);
      g_autofree char *date = desk_date_to_iso (hit->date);
      g_autofree char *meeting = g_strdup_printf ("%" G_GINT64_FORMAT, hit->meeting);
      g_autofree char *item = g_strdup_printf ("%" G_GINT64_FORMAT, hit->item);

      desk_listing_cell_set (&row[0], date, date);
      desk_listing_cell_set (&row[1], hit->title, hit->title);
      desk_listing_cell_set (
        &row[2], desk_field_choice_label (field, hit->kind, desk_language_current ()), hit->kind);
      desk_listing_cell_set (&row[3], hit->text, hit->text);
      desk_listing_cell_set (&row[4], meeting, meeting);
      desk_listing_cell_set (&row[5], item, item);
    }
  desk_ctl_print_listing (self, listing, NULL);
  return DESK_CTL_DONE;
}

static int
run_meeting (DeskCtl *self)
{
  static const DeskCtlVerb verbs[] = {
    { "plan", run_plan, 1, 1 },
    { "next", run_next, 1, 1 },
    { "hold", run_hold, 2, 2 },
    { "invite", run_invite, 3, 0 },
    { "attendance", run_attendance, 2, 0 },
    { "item", run_item, 4, 4 },
    { "decide", run_decide, 3, 4 },
    { "close", run_close, 2, 2 },
    { "reopen", run_reopen, 2, 2 },
    { "cancel", run_cancel, 2, 2 },
    { "search", run_search, 2, 2 },
    { NULL },
  };

  return desk_ctl_run_verb (self, verbs);
}

static const DeskCtlOption meeting_options[] = {
  { "until", "D", N_ ("until this day") },
  { "chair", "PERSON", N_ ("who chairs") },
  { "minuter", "PERSON", N_ ("who takes the minutes") },
  { "others", NULL, N_ ("all others were present, or on leave where a leave is recorded") },
  { "note", "N", N_ ("a note") },
  { "to", "WHO", N_ ("of a task: a person or a department") },
  { "due", "D", N_ ("of a task: until when") },
  { "standard", "S", N_ ("of a task: the standard to be met") },
  { "from", "D|ITEM", N_ ("from this day on; or the parked item that is taken up") },
  { "reason", "R", N_ ("why") },
  { NULL },
};

const DeskCtlCommand desk_ctl_meeting_commands[] = {
  { "meeting", "VERB [ID] …",
    N_ ("Plans and holds meetings and keeps their minutes.\n"
        "plan [--until D]; next; hold ID; invite ID PERSON…; attendance ID [PERSON=MARK[:MINUTES]]…"
        " [--others], MARK being present leave late left-early absent; item ID KIND TEXT, KIND"
        " being topic information decision task parked, of a task --to WHO --due D; decide ITEM"
        " KIND [TEXT]; close ID; reopen ID; cancel ID; search TEXT.\n"
        "Of a task the number of its notice is printed, else the item."),
    "meeting item 3 task 整理影棚灯架 --to 摄影部 --due 2026-10-16", meeting_options, 1,
    G_MAXUINT, FALSE, run_meeting },
  { NULL },
};
