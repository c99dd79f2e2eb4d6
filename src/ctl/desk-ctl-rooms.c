/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rooms: what happens to a booking; plans and their review; bulletins. */

#include "desk-ctl.h"

#include <unistd.h>

#include "desk-bulletin.h"
#include "desk-language.h"
#include "desk-people.h"
#include "desk-plans.h"
#include "desk-records.h"
#include "desk-rooms.h"

static void
print_displaced (DeskCtl   *self,
                 GPtrArray *displaced)
{
  for (guint i = 0; displaced != NULL && i < displaced->len; i++)
    {
      const DeskRoomBooking *booking = displaced->pdata[i];
      g_autofree char *text = desk_room_booking_to_text (booking, desk_language_current ());
      g_autofree char *line =
        /* Translators: the number of a booking, and the booking */
        g_strdup_printf (_ ("displaced %lld: %s"), (long long) booking->id, text);

      desk_ctl_print (self, line);
    }
}

/**
 * desk_ctl_enter_room:
 * @name: a room that there is not
 * @error: (inout): why not; replaced by one that names the nearest
 *
 * A new booking brings its room with it.
 *
 * Returns: whether @draft may go without the room for now
 */
gboolean
desk_ctl_enter_room (DeskCtl     *self,
                     DeskDraft   *draft,
                     const char  *name,
                     GError     **error)
{
  g_clear_error (error);
  if (desk_draft_get_kind (draft) != &desk_kind_bookings || desk_draft_get_id (draft) != 0)
    {
      desk_rooms_find (self->office, name, error);
      return FALSE;
    }
  if (!desk_rooms_admit (self->office, name, error))
    return FALSE;
  g_free (self->new_room);
  self->new_room = g_strdup (name);
  return TRUE;
}

/**
 * desk_ctl_save_booking:
 * @what: what is said to be refused
 *
 * Makes or changes a booking; prints the id of a new one and what was displaced. A room
 * that is not known yet is made with it.
 */
int
desk_ctl_save_booking (DeskCtl    *self,
                       DeskDraft  *draft,
                       const char *what)
{
  gboolean is_new = desk_draft_get_id (draft) == 0;
  g_autoptr (GPtrArray) displaced = NULL;
  g_autoptr (GError) error = NULL;
  gint64 by;

  if (!desk_ctl_by (self, &by))
    return DESK_CTL_FAILED;
  if (is_new && by != 0 && desk_draft_get_number (draft, "by") == 0)
    desk_draft_set_number (draft, "by", by);
  if (!desk_rooms_save_draft (self->office, draft, self->new_room, &displaced, &error))
    return desk_ctl_fail (what, error);
  if (is_new)
    {
      g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT, desk_draft_get_id (draft));
      desk_ctl_print (self, line);
    }
  /* Said to people only: for a program nothing is wrong. */
  if (self->new_room != NULL && isatty (STDERR_FILENO))
    desk_ctl_problem (self->new_room, _ ("this room is new and was added"));
  print_displaced (self, displaced);
  return DESK_CTL_DONE;
}

static int
run_move (DeskCtl *self,
          gint64   booking)
{
  const char *name = desk_ctl_option (self, "room");
  g_autoptr (GPtrArray) displaced = NULL;
  g_autoptr (GError) error = NULL;
  DeskDate date = DESK_DATE_NONE;
  gint64 room = 0;

  if (!desk_ctl_date_option (self, "date", &date))
    return DESK_CTL_FAILED;
  if (name != NULL)
    room = desk_rooms_find (self->office, name, &error);
  if ((name != NULL && room == 0) ||
      !desk_rooms_move (self->office, booking, room, date, desk_ctl_option (self, "start"),
                        desk_ctl_option (self, "end"), &displaced, &error))
    return desk_ctl_fail (desk_ctl_word (self, 1), error);
  print_displaced (self, displaced);
  return DESK_CTL_DONE;
}

static int
run_key (DeskCtl *self,
         gint64   booking)
{
  const char *name = desk_ctl_option (self, "to");
  g_autoptr (GError) error = NULL;
  gint64 to = name != NULL ? desk_people_find (self->office, name, &error) : 0;

  if ((name != NULL && to == 0) ||
      !desk_rooms_hand_out_key (self->office, booking, to, &error))
    return desk_ctl_fail (desk_ctl_word (self, 1), error);
  return DESK_CTL_DONE;
}

static int
run_back (DeskCtl *self,
          gint64   booking)
{
  g_autoptr (GError) error = NULL;

  if (!desk_rooms_take_back_key (self->office, booking, desk_ctl_option (self, "condition"),
                                 &error))
    return desk_ctl_fail (desk_ctl_word (self, 1), error);
  return DESK_CTL_DONE;
}

static int
run_tidy (DeskCtl *self,
          gint64   booking)
{
  g_autoptr (GError) error = NULL;
  gint64 by;

  if (!desk_ctl_by (self, &by))
    return DESK_CTL_FAILED;
  if (!desk_rooms_tidy (self->office, booking, by, &error))
    return desk_ctl_fail (desk_ctl_word (self, 1), error);
  return DESK_CTL_DONE;
}

static int
run_ack (DeskCtl *self,
         gint64   booking)
{
  g_autoptr (GError) error = NULL;

  if (!desk_rooms_acknowledge (self->office, booking, &error))
    return desk_ctl_fail (desk_ctl_word (self, 1), error);
  return DESK_CTL_DONE;
}

static int
run_cancel (DeskCtl *self,
            gint64   booking)
{
  g_autoptr (GError) error = NULL;

  if (!desk_rooms_cancel (self->office, booking, desk_ctl_option (self, "reason"), &error))
    return desk_ctl_fail (desk_ctl_word (self, 1), error);
  return DESK_CTL_DONE;
}

/* A step of a command, and what does it with the record that is named. */
typedef struct
{
  const char *name;
  int (*run) (DeskCtl *self,
              gint64 id);
} Step;

static int
run_step (DeskCtl        *self,
          const Step     *steps,
          guint           n_steps,
          const DeskKind *kind)
{
  const char *step = desk_ctl_word (self, 0);
  const char *word = desk_ctl_word (self, 1);
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_steps; i++)
    {
      gint64 id;

      g_ptr_array_add (known, (gpointer) steps[i].name);
      if (!g_str_equal (steps[i].name, step))
        continue;
      id = desk_records_find (self->office, kind, word, &error);
      return id != 0 ? steps[i].run (self, id) : desk_ctl_fail (word, error);
    }
  return desk_ctl_unknown (_ ("step"), step, known);
}

static int
run_room (DeskCtl *self)
{
  static const Step steps[] = {
    { "key", run_key },
    { "back", run_back },
    { "tidy", run_tidy },
    { "ack", run_ack },
    { "move", run_move },
    { "cancel", run_cancel },
  };

  return run_step (self, steps, G_N_ELEMENTS (steps), &desk_kind_bookings);
}

static int
run_submit (DeskCtl *self,
            gint64   plan)
{
  g_autoptr (GError) error = NULL;

  if (!desk_plans_submit (self->office, plan, &error))
    return desk_ctl_fail (desk_ctl_word (self, 1), error);
  return DESK_CTL_DONE;
}

static int
review (DeskCtl  *self,
        gint64    plan,
        gboolean  approve)
{
  g_autoptr (GError) error = NULL;
  gint64 by;

  if (!desk_ctl_by (self, &by))
    return DESK_CTL_FAILED;
  if (!desk_plans_review (self->office, plan, approve, desk_ctl_option (self, "review"), by,
                          &error))
    return desk_ctl_fail (desk_ctl_word (self, 1), error);
  return DESK_CTL_DONE;
}

static int
run_approve (DeskCtl *self,
             gint64   plan)
{
  return review (self, plan, TRUE);
}

static int
run_return (DeskCtl *self,
            gint64   plan)
{
  return review (self, plan, FALSE);
}

static int
run_work_plan (DeskCtl *self)
{
  static const Step steps[] = { { "submit", run_submit },
                                { "approve", run_approve },
                                { "return", run_return } };

  return run_step (self, steps, G_N_ELEMENTS (steps), &desk_kind_plans);
}

static int
run_bulletin (DeskCtl *self)
{
  const char *step = desk_ctl_word (self, 0);
  const char *word = desk_ctl_word (self, 1);
  DeskDate month = desk_date_parse_month (word);
  g_autoptr (GError) error = NULL;
  gint64 by;

  if (!g_str_equal (step, "issue"))
    {
      g_autoptr (GPtrArray) known = g_ptr_array_new ();
      g_ptr_array_add (known, (gpointer) "issue");
      return desk_ctl_unknown (_ ("step"), step, known);
    }
  if (month == DESK_DATE_NONE)
    return desk_ctl_usage (word, _ ("this is no month; write it like 2026-10"));
  if (!desk_ctl_by (self, &by))
    return DESK_CTL_FAILED;
  if (!desk_bulletin_issue (self->office, month, by, &error))
    return desk_ctl_fail (word, error);
  return DESK_CTL_DONE;
}

static const DeskCtlOption room_options[] = {
  { "to", "PERSON", N_ ("who takes the key; else who booked") },
  { "condition", "C", N_ ("how the key came back") },
  { "room", "R", N_ ("the room it is moved to") },
  { "date", "D", N_ ("the day it is moved to") },
  { "start", "T", N_ ("when it begins") },
  { "end", "T", N_ ("when it ends; else it lasts as long as before") },
  { "reason", "R", N_ ("why it is cancelled") },
  { NULL },
};

static const DeskCtlOption work_plan_options[] = {
  { "review", "TEXT", N_ ("what the director says of it") },
  { NULL },
};

const DeskCtlCommand desk_ctl_room_commands[] = {
  { "room", "key|back|tidy|ack|move|cancel BOOKING",
    N_ ("What happens to a booking: key hands its key out, back takes it back, tidy ticks that\n"
        "the room is in order again, ack that its loser has seen it displaced; move and cancel.\n"
        "“add bookings” books."),
    "room move 12 --date 2026-10-12 --start 14:00", room_options, 2, 2, FALSE, run_room },
  { "work-plan", "submit|approve|return PLAN",
    N_ ("Hands a plan in, and reviews it; --by names the director. “add plans” writes one."),
    "work-plan return 3 --review 目标不具体 --by 王总", work_plan_options, 2, 2, FALSE,
    run_work_plan },
  { "bulletin", "issue MONTH",
    N_ ("Issues a month's bulletin; --by names its editor. “add bulletins month=2026-10\n"
        "foreword=…” writes for it, “export bulletin” prints it."),
    "bulletin issue 2026-10 --by 晶晶", NULL, 2, 2, FALSE, run_bulletin },
  { NULL },
};
