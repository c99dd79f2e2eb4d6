/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Task notices (MEE-3, MEE-4) and work reports (MEE-2). */

#include "desk-ctl.h"

#include <string.h>

#include "desk-language.h"
#include "desk-meetings.h"
#include "desk-notices.h"
#include "desk-people.h"
#include "desk-reports.h"

static int
run_issue (DeskCtl *self)
{
  const char *to = desk_ctl_option (self, "to");
  const char *meeting = desk_ctl_option (self, "meeting");
  DeskNoticeRequest request = {
    .content = desk_ctl_option (self, "content"),
    .standard = desk_ctl_option (self, "standard"),
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;

  if (to == NULL)
    return desk_ctl_usage ("issue", _ ("say to whom with --to WHO"));
  if (desk_ctl_option (self, "due") == NULL)
    return desk_ctl_usage ("issue", _ ("say until when with --due D"));
  if (request.content == NULL)
    return desk_ctl_usage ("issue", _ ("say what is to be done with --content C"));
  if (!desk_ctl_date_option (self, "due", &request.due) ||
      !desk_ctl_by (self, &request.issuer))
    return DESK_CTL_FAILED;
  if (!desk_notices_find_to (self->office, to, &request.person, &request.department, &error))
    return desk_ctl_fail (to, error);
  if (meeting != NULL)
    {
      request.meeting = desk_meetings_find (self->office, meeting, &error);
      if (request.meeting == 0)
        return desk_ctl_fail (meeting, error);
    }
  number = desk_notices_issue (self->office, &request, NULL, &error);
  if (number == NULL)
    return desk_ctl_fail ("issue", error);
  desk_ctl_print (self, number);
  return DESK_CTL_DONE;
}

static void
print_history (DeskCtl   *self,
               GPtrArray *events)
{
  static const char *const columns[] = { "at", "event", "person", "percent", "note" };
  const DeskField *field = desk_kind_get_field (&desk_kind_notice_events, "event");
  g_autoptr (DeskListing) listing = desk_listing_make ();

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desk_listing_add_column (listing, columns[i],
                             i == 3 ? DESK_LISTING_NUMBER : DESK_LISTING_TEXT);
  for (guint i = 0; i < events->len; i++)
    {
      const DeskNoticeEvent *event = events->pdata[i];
      DeskListingCell *row = desk_listing_add_row (listing);
      g_autofree char *percent =
        event->percent >= 0 ? g_strdup_printf ("%d", event->percent) : NULL;

      desk_listing_cell_set (&row[0], event->at, event->at);
      desk_listing_cell_set (
        &row[1], desk_field_choice_label (field, event->event, desk_language_current ()),
        event->event);
      desk_listing_cell_set (&row[2], event->name, *event->name != '\0' ? event->name : NULL);
      desk_listing_cell_set (&row[3], percent, percent);
      desk_listing_cell_set (&row[4], event->note, event->note);
    }
  desk_ctl_print_listing (self, listing, NULL);
}

static gboolean
read_percent (const char *text,
              gint64     *percent)
{
  g_autofree char *number = g_strdup (text);

  if (g_str_has_suffix (number, "%"))
    number[strlen (number) - 1] = '\0';
  if (g_ascii_string_to_signed (number, 10, 0, 100, percent, NULL))
    return TRUE;
  desk_ctl_problem (text, _ ("progress is a percentage from 0 to 100"));
  return FALSE;
}

static int
run_history (DeskCtl *self,
             gint64   notice)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = desk_notices_history (self->office, notice, &error);

  if (events == NULL)
    return desk_ctl_fail ("history", error);
  print_history (self, events);
  return DESK_CTL_DONE;
}

static int
run_progress (DeskCtl *self,
              gint64   notice,
              gint64   by)
{
  const char *text = desk_ctl_option (self, "percent");
  g_autoptr (GError) error = NULL;
  gint64 percent;

  if (text == NULL)
    return desk_ctl_usage ("progress", _ ("say how far it is with --percent P"));
  if (!read_percent (text, &percent))
    return DESK_CTL_FAILED;
  if (!desk_notices_progress (self->office, notice, percent, desk_ctl_option (self, "note"), by,
                              &error))
    return desk_ctl_fail (desk_ctl_word (self, 1), error);
  return DESK_CTL_DONE;
}

static int
run_notice (DeskCtl *self)
{
  static const char *const verbs[] = { "issue", "receive", "progress", "done", "return", "confirm",
                                       "void", "printed", "history" };
  const char *verb = desk_ctl_word (self, 0);
  const char *word = desk_ctl_word (self, 1);
  const char *note = desk_ctl_option (self, "note");
  const char *reason = desk_ctl_option (self, "reason");
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  gboolean is_known = FALSE, done;
  gint64 notice, by;

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      is_known |= g_str_equal (verb, verbs[i]);
      g_ptr_array_add (known, (gpointer) verbs[i]);
    }
  if (!is_known)
    return desk_ctl_unknown (_ ("verb"), verb, known);
  if (g_str_equal (verb, "issue"))
    return word == NULL ? run_issue (self) : desk_ctl_usage (word, _ ("this is too much"));
  if (word == NULL)
    return desk_ctl_usage (verb, _ ("give the number of a task notice, as RW-2026-0001"));
  if (!desk_ctl_by (self, &by))
    return DESK_CTL_FAILED;
  notice = desk_notices_find (self->office, word, &error);
  if (notice == 0)
    return desk_ctl_fail (word, error);

  if (g_str_equal (verb, "history"))
    return run_history (self, notice);
  if (g_str_equal (verb, "progress"))
    return run_progress (self, notice, by);
  if (g_str_equal (verb, "receive"))
    done = desk_notices_receive (self->office, notice, by, &error);
  else if (g_str_equal (verb, "done"))
    done = desk_notices_done (self->office, notice, note, by, &error);
  else if (g_str_equal (verb, "return"))
    done = desk_notices_return (self->office, notice, reason, by, &error);
  else if (g_str_equal (verb, "confirm"))
    done = desk_notices_confirm (self->office, notice, by, &error);
  else if (g_str_equal (verb, "void"))
    done = desk_notices_void (self->office, notice, reason, by, &error);
  else
    done = desk_notices_mark_printed (self->office, &notice, 1, &error);
  return done ? DESK_CTL_DONE : desk_ctl_fail (word, error);
}

/* The week of --week, else the one that is reported next. */
static gboolean
read_week (DeskCtl  *self,
           DeskDate *week)
{
  const char *text = desk_ctl_option (self, "week");

  *week = text != NULL ? desk_date_parse_week (text)
                       : desk_reports_week_due (self->office, desk_ctl_today (self));
  if (*week != DESK_DATE_NONE)
    return TRUE;
  desk_ctl_problem (text, _ ("this is no week; write it like 2026-W41"));
  return FALSE;
}

static int
run_missing (DeskCtl  *self,
             DeskDate  week)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) missing = desk_reports_missing (self->office, week, &error);
  g_autoptr (DeskListing) listing = desk_listing_make ();
  g_autofree char *name = desk_date_to_week (week);

  if (missing == NULL)
    return desk_ctl_fail ("missing", error);
  desk_listing_add_column (listing, "week", DESK_LISTING_TEXT);
  desk_listing_add_column (listing, "person", DESK_LISTING_TEXT);
  desk_listing_add_column (listing, "department", DESK_LISTING_TEXT);
  for (guint i = 0; i < missing->len; i++)
    {
      g_autoptr (DeskReport) report =
        desk_reports_get (self->office, g_array_index (missing, gint64, i), week, &error);
      DeskListingCell *row;

      if (report == NULL)
        return desk_ctl_fail ("missing", error);
      row = desk_listing_add_row (listing);
      desk_listing_cell_set (&row[0], name, name);
      desk_listing_cell_set (&row[1], report->name, report->name);
      desk_listing_cell_set (&row[2], report->department, report->department);
    }
  desk_ctl_print_listing (self, listing, NULL);
  return DESK_CTL_DONE;
}

/* --progress N=PERCENT, several times. */
static GArray *
read_progress (DeskCtl *self)
{
  GPtrArray *values = desk_ctl_options (self, "progress");
  g_autoptr (GArray) progress = g_array_new (FALSE, TRUE, sizeof (DeskReportProgress));

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      g_autofree char *number = NULL;
      const char *percent;
      DeskReportProgress one = { 0 };
      g_autoptr (GError) error = NULL;

      if (!desk_ctl_split (self, values->pdata[i], &number, &percent))
        return NULL;
      one.notice = desk_notices_find (self->office, number, &error);
      if (one.notice == 0)
        {
          desk_ctl_fail (number, error);
          return NULL;
        }
      if (!read_percent (percent, &one.percent))
        return NULL;
      g_array_append_val (progress, one);
    }
  return g_steal_pointer (&progress);
}

static int
run_hand_in (DeskCtl  *self,
             gint64    person,
             DeskDate  week)
{
  DeskReportInput input = {
    .person = person,
    .week = week,
    .done = desk_ctl_option (self, "done"),
    .shortcomings = desk_ctl_option (self, "shortcomings"),
    .next = desk_ctl_option (self, "next"),
  };
  g_autoptr (GArray) progress = read_progress (self);
  g_autoptr (GError) error = NULL;

  if (progress == NULL)
    return DESK_CTL_FAILED;
  input.progress = (const DeskReportProgress *) (gpointer) progress->data;
  input.n_progress = progress->len;
  if (!desk_reports_hand_in (self->office, &input, &error))
    return desk_ctl_fail ("hand-in", error);
  return DESK_CTL_DONE;
}

static int
run_report (DeskCtl *self)
{
  static const char *const verbs[] = { "hand-in", "review", "reopen", "missing" };
  const char *verb = desk_ctl_word (self, 0);
  const char *name = desk_ctl_option (self, "person");
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  gboolean is_known = FALSE, done;
  gint64 person, by;
  DeskDate week;

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      is_known |= g_str_equal (verb, verbs[i]);
      g_ptr_array_add (known, (gpointer) verbs[i]);
    }
  if (!is_known)
    return desk_ctl_unknown (_ ("verb"), verb, known);
  if (!read_week (self, &week))
    return DESK_CTL_FAILED;
  if (g_str_equal (verb, "missing"))
    return run_missing (self, week);
  if (name == NULL)
    return desk_ctl_usage (verb, _ ("say whose with --person P"));
  person = desk_people_find (self->office, name, &error);
  if (person == 0)
    return desk_ctl_fail (name, error);
  if (g_str_equal (verb, "hand-in"))
    return run_hand_in (self, person, week);
  if (!desk_ctl_by (self, &by))
    return DESK_CTL_FAILED;
  done = g_str_equal (verb, "review")
           ? desk_reports_review (self->office, person, week, desk_ctl_option (self, "comment"),
                                  by, &error)
           : desk_reports_reopen (self->office, person, week, by, &error);
  return done ? DESK_CTL_DONE : desk_ctl_fail (name, error);
}

static const DeskCtlOption notice_options[] = {
  { "to", "WHO", N_ ("a person or a department") },
  { "due", "D", N_ ("until when it is to be done") },
  { "content", "C", N_ ("what is to be done") },
  { "standard", "S", N_ ("the standard to be met") },
  { "meeting", "ID", N_ ("the meeting that decided it") },
  { "percent", "P", N_ ("how far it is") },
  { "note", "N", N_ ("a note") },
  { "reason", "R", N_ ("why") },
  { NULL },
};

static const DeskCtlOption report_options[] = {
  { "person", "P", N_ ("whose report") },
  { "week", "W", N_ ("the week, as 2026-W41; else the one that the next meeting is about") },
  { "done", "TEXT", N_ ("the work of the week") },
  { "shortcomings", "TEXT", N_ ("what was not good") },
  { "next", "TEXT", N_ ("the plan of the next week") },
  { "progress", "N=P", N_ ("how far a task notice is, in percent") },
  { "comment", "TEXT", N_ ("what the reviewer says") },
  { NULL },
};

const DeskCtlCommand desk_ctl_notice_commands[] = {
  { "notice", "issue --to WHO --due D --content C … | VERB N",
    N_ ("Issues a task notice and prints its number, or says what became of one.\n"
        "receive N; progress N --percent P; done N; return N --reason R; confirm N --by ISSUER;"
        " void N --reason R; printed N; history N.\n"
        "A number that was taken back before it was printed is used again; a printed one stays,"
        " void."),
    "notice issue --to 晶晶 --due 2026-10-16 --content 整理影棚灯架 --by 高强", notice_options, 1,
    2, FALSE, run_notice },
  { "report", "hand-in|review|reopen|missing [--person P] [--week W]",
    N_ ("Hands in a work report, reviews it, or lists who has not handed in."),
    "report hand-in --person 晶晶 --week 2026-W41 --done 拍摄12款 --next 修图", report_options, 1,
    1, FALSE, run_report },
  { NULL },
};
