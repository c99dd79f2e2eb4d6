/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rooms are never booked twice, and who goes first is what the rule book says. */

#include "desk-custody.h"
#include "desk-rooms.h"
#include "desk-today.h"
#include "office-kit.h"

#define NOW    "2026-10-09 10:00"
#define FRIDAY "2026-10-09"

static Studio *
rooms_studio (void)
{
  Studio *studio = studio_new (0, 4);
  gint64 key;

  studio_at (studio, NOW);
  key = studio_add (studio, &desk_kind_keys, "number", "Y-1", "name", "培训室", NULL);
  g_assert_cmpint (key, !=, 0);
  studio_add (studio, &desk_kind_rooms, "name", "会议室", NULL);
  studio_add (studio, &desk_kind_rooms, "name", "培训室", "kind", "training", "key", "Y-1", NULL);
  return studio;
}

/* "company! 2026-10-10 09:00-10:00 P01"; ! is urgent. */
static gint64
book (Studio      *studio,
      const char  *words,
      GPtrArray  **displaced,
      GError     **error)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  g_auto (GStrv) times = g_strsplit (parts[2], "-", 2);
  gboolean urgent = g_str_has_suffix (parts[0], "!");
  g_autofree char *level = g_strndup (parts[0], strcspn (parts[0], "!"));
  DeskRoomRequest request = { .room = 1,
                              .date = day (parts[1]),
                              .start = times[0],
                              .end = times[1],
                              .level = level,
                              .urgent = urgent,
                              .by = studio_person (studio, parts[3]) };

  return desk_rooms_book (studio->office, &request, displaced, error);
}

static gint64
must_book (Studio     *studio,
           const char *words)
{
  g_autoptr (GError) error = NULL;
  gint64 id = book (studio, words, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, !=, 0);
  return id;
}

static void
assert_state (Studio     *studio,
              gint64      booking,
              const char *state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRoomBooking) found = desk_rooms_get_booking (studio->office, booking, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found->state, ==, state);
}

/* What stands there, what comes, and who gives way: n for the new one (refused),
 * o for the old one (displaced), - for neither. */
static const struct
{
  const char *old, *new;
  char loser;
} conflicts[] = {
  { "other 2026-10-12 09:00-10:00 P01", "other 2026-10-12 10:00-11:00 P02", '-' },
  { "other 2026-10-12 09:00-10:00 P01", "other 2026-10-12 08:00-09:00 P02", '-' },
  { "other 2026-10-12 09:00-10:00 P01", "company 2026-10-13 09:00-10:00 P02", '-' },
  { "other 2026-10-12 09:00-10:00 P01", "other 2026-10-12 09:59-11:00 P02", 'n' },
  { "other 2026-10-12 09:00-10:00 P01", "other 2026-10-12 08:00-12:00 P02", 'n' },
  { "other 2026-10-12 09:00-10:00 P01", "other 2026-10-12 09:15-09:30 P01", 'n' },
  { "other 2026-10-12 09:00-10:00 P01", "department 2026-10-12 09:30-11:00 P02", 'o' },
  { "other 2026-10-12 09:00-10:00 P01", "company 2026-10-12 09:30-11:00 P02", 'o' },
  { "department 2026-10-12 09:00-10:00 P01", "company 2026-10-12 09:30-11:00 P02", 'o' },
  { "department 2026-10-12 09:00-10:00 P01", "department 2026-10-12 09:30-11:00 P02", 'n' },
  { "company 2026-10-12 09:00-10:00 P01", "company 2026-10-12 09:30-11:00 P02", 'n' },
  { "company 2026-10-12 09:00-10:00 P01", "department! 2026-10-12 09:30-11:00 P02", 'n' },
  { "department 2026-10-12 09:00-10:00 P01", "other! 2026-10-12 09:30-11:00 P02", 'n' },
  { "department! 2026-10-12 09:00-10:00 P01", "company 2026-10-12 09:30-11:00 P02", 'o' },
  { "other 2026-10-12 09:00-10:00 P01", "other! 2026-10-12 09:30-11:00 P02", 'o' },
  { "other! 2026-10-12 09:00-10:00 P01", "other! 2026-10-12 09:30-11:00 P02", 'n' },
  { "other! 2026-10-12 09:00-10:00 P01", "other 2026-10-12 09:30-11:00 P02", 'n' },
  { "company 2026-10-12 09:00-10:00 P01", "company! 2026-10-12 09:30-11:00 P02", 'o' },
  /* The same day only what is free. */
  { "other 2026-10-09 14:00-15:00 P01", "company! 2026-10-09 14:30-16:00 P02", 'n' },
  { "other 2026-10-09 14:00-15:00 P01", "other 2026-10-09 15:00-16:00 P02", '-' },
};

static void
test_conflicts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (conflicts); i++)
    {
      g_autoptr (Studio) studio = rooms_studio ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) displaced = NULL;
      gint64 old = must_book (studio, conflicts[i].old), new;

      g_test_message ("%s / %s", conflicts[i].old, conflicts[i].new);
      studio_begin_step (studio);
      new = book (studio, conflicts[i].new, &displaced, &error);
      if (conflicts[i].loser == 'n')
        {
          assert_refused (&error, DESK_ERROR_REFUSED, "(MEE-5)");
          g_assert_cmpint (new, ==, 0);
          assert_state (studio, old, "booked");
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (displaced->len, ==, conflicts[i].loser == 'o');
      assert_state (studio, new, "booked");
      assert_state (studio, old, conflicts[i].loser == 'o' ? "displaced" : "booked");
      if (displaced->len > 0)
        g_assert_cmpint (((DeskRoomBooking *) displaced->pdata[0])->displaced_by, ==, new);
      studio_end_step (studio);
    }
}

/* One that does not give way is enough, and then nothing is displaced. */
/* What saving would do is said before, and nothing is done. */
static void
test_judged (void)
{
  g_autoptr (Studio) studio = rooms_studio ();
  g_autoptr (DeskDraft) draft =
    desk_draft_new (desk_office_get_store (studio->office), &desk_kind_bookings);
  gint64 old = must_book (studio, "department 2026-10-12 09:00-10:00 P01");
  g_autoptr (GPtrArray) displaced = NULL;
  g_autoptr (GError) error = NULL;

  desk_draft_set_number (draft, "room", 1);
  desk_draft_set_date (draft, "date", day ("2026-10-12"));
  desk_draft_set_text (draft, "start", "09:30");
  desk_draft_set_text (draft, "end", "11:00");
  desk_draft_set_number (draft, "by", studio_person (studio, "P02"));
  g_assert_false (desk_rooms_judge_draft (studio->office, draft, NULL, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_REFUSED);
  g_clear_error (&error);
  desk_draft_set_text (draft, "level", "company");
  g_assert_true (desk_rooms_judge_draft (studio->office, draft, &displaced, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (displaced->len, ==, 1);
  g_assert_cmpint (((const DeskRoomBooking *) displaced->pdata[0])->id, ==, old);
  assert_state (studio, old, "booked");
  g_assert_cmpint (desk_draft_get_id (draft), ==, 0);
}

static void
test_several (void)
{
  g_autoptr (Studio) studio = rooms_studio ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) displaced = NULL;
  gint64 first = must_book (studio, "other 2026-10-12 09:00-10:00 P01");
  gint64 second = must_book (studio, "department 2026-10-12 10:00-11:00 P02");
  gint64 new;

  g_assert_cmpint (book (studio, "department 2026-10-12 09:30-10:30 P03", &displaced, &error), ==,
                   0);
  assert_contains (error->message, "P02");
  assert_refused (&error, DESK_ERROR_REFUSED, "(MEE-5)");
  assert_state (studio, first, "booked");

  new = book (studio, "company 2026-10-12 09:30-10:30 P03", &displaced, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (displaced->len, ==, 2);
  assert_state (studio, first, "displaced");
  assert_state (studio, second, "displaced");
  assert_state (studio, new, "booked");
}

/* Each is refused; a part of why. */
static const struct
{
  const char *words, *why;
  int code;
} wrong[] = {
  { "other 2026-10-08 09:00-10:00 P01", "over", DESK_ERROR_REFUSED },
  { "other 2026-10-09 08:00-10:00 P01", "over", DESK_ERROR_REFUSED },
  { "other 2026-10-12 10:00-10:00 P01", "later than it begins", DESK_ERROR_REFUSED },
  { "other 2026-10-12 11:00-10:00 P01", "later than it begins", DESK_ERROR_REFUSED },
  { "other 2026-10-12 25:00-26:00 P01", "no time of day", DESK_ERROR_INVALID },
  { "other 2026-10-12 9.30-10:00 P01", "no time of day", DESK_ERROR_INVALID },
};

static void
test_wrong (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (Studio) studio = rooms_studio ();
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", wrong[i].words);
      g_assert_cmpint (book (studio, wrong[i].words, NULL, &error), ==, 0);
      assert_refused (&error, wrong[i].code, wrong[i].why);
      g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM bookings"), ==, 0);
    }
}

/* Days ahead as the setting says; what comes later is marked 临时. */
static void
test_days_ahead (void)
{
  static const struct
  {
    const char *ahead, *date;
    gboolean short_notice;
  } cases[] = {
    { "1", FRIDAY, TRUE },
    { "1", "2026-10-10", FALSE },
    { "3", "2026-10-11", TRUE },
    { "3", "2026-10-12", FALSE },
    { "0", FRIDAY, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Studio) studio = rooms_studio ();
      g_autoptr (GError) error = NULL;
      g_autofree char *words = g_strdup_printf ("other %s 14:00-15:00 P01", cases[i].date);
      g_autofree char *rival = g_strdup_printf ("company %s 14:00-15:00 P02", cases[i].date);
      g_autoptr (DeskRoomBooking) booking = NULL;
      gint64 id;

      studio_set (studio, "rooms.days-ahead", cases[i].ahead);
      id = must_book (studio, words);
      booking = desk_rooms_get_booking (studio->office, id, &error);
      g_assert_no_error (error);
      g_assert_cmpint (booking->short_notice, ==, cases[i].short_notice);
      id = book (studio, rival, NULL, &error);
      g_assert_cmpint (id != 0, ==, !cases[i].short_notice);
      if (id == 0)
        assert_refused (&error, DESK_ERROR_REFUSED, "(MEE-5)");
    }
}

/* Who sits there is not put out by somebody with a higher rank. */
static void
test_running (void)
{
  g_autoptr (Studio) studio = rooms_studio ();
  g_autoptr (GError) error = NULL;

  studio_set (studio, "rooms.days-ahead", "0");
  must_book (studio, "other 2026-10-09 10:30-12:00 P01");
  studio_at (studio, "2026-10-09 11:00");
  g_assert_cmpint (book (studio, "company! 2026-10-09 11:30-12:30 P02", NULL, &error), ==, 0);
  assert_refused (&error, DESK_ERROR_REFUSED, "in use");
}

static void
test_outsiders (void)
{
  g_autoptr (Studio) studio = rooms_studio ();
  g_autoptr (GError) error = NULL;
  DeskRoomRequest request = { .room = 1,
                              .date = day ("2026-10-12"),
                              .start = "9",
                              .end = "10:30",
                              .by = studio_person (studio, "P01"),
                              .outsider = TRUE };

  studio_add (studio, &desk_kind_departments, "name", "行政部", "head", "P02", NULL);
  g_assert_cmpint (desk_rooms_book (studio->office, &request, NULL, &error), ==, 0);
  assert_refused (&error, DESK_ERROR_REFUSED, "leader");
  request.leader = studio_person (studio, "P03");
  g_assert_cmpint (desk_rooms_book (studio->office, &request, NULL, &error), ==, 0);
  assert_refused (&error, DESK_ERROR_REFUSED, "no leader");
  request.leader = studio_person (studio, "P01");
  g_assert_cmpint (desk_rooms_book (studio->office, &request, NULL, &error), ==, 0);
  assert_refused (&error, DESK_ERROR_REFUSED, "own case");
  request.leader = studio_person (studio, "P02");
  g_assert_cmpint (desk_rooms_book (studio->office, &request, NULL, &error), !=, 0);
  g_assert_no_error (error);
  g_assert_cmpint (
    studio_number (studio, "SELECT count(*) FROM bookings WHERE start = '09:00' AND outsider"), ==,
    1);
}

/* Asked for 09:00 to 10:00 that Monday. */
static void
test_nearest_free (void)
{
  static const struct
  {
    const char *taken[4];
    const char *found;
  } cases[] = {
    { { "09:00-09:30" }, "2026-10-12 09:30" },
    { { "09:30-12:00" }, "2026-10-12 08:30" },
    { { "08:30-10:30", "11:00-12:00" }, "2026-10-12 12:00" },
    { { "08:30-12:00", "12:00-17:30" }, "2026-10-13 09:00" },
    { { "08:30-12:00", "12:00-17:00" }, "2026-10-12 17:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Studio) studio = rooms_studio ();
      g_autofree char *start = NULL;
      g_autofree char *iso = NULL;
      g_autofree char *found = NULL;
      DeskDate date = DESK_DATE_NONE;

      for (guint t = 0; cases[i].taken[t] != NULL; t++)
        {
          g_autofree char *words = g_strdup_printf ("other 2026-10-12 %s P01", cases[i].taken[t]);
          must_book (studio, words);
        }
      g_assert_true (desk_rooms_next_free (studio->office, 1, day ("2026-10-12"), "09:00", "10:00",
                                           0, &date, &start, NULL));
      iso = desk_date_to_iso (date);
      found = g_strdup_printf ("%s %s", iso, start);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_refusal_says (void)
{
  g_autoptr (Studio) studio = rooms_studio ();
  g_autoptr (GError) error = NULL;

  must_book (studio, "other 2026-10-12 09:00-09:30 P01");
  g_assert_cmpint (book (studio, "other 2026-10-12 09:00-10:00 P02", NULL, &error), ==, 0);
  assert_contains (error->message, "P01");
  assert_contains (error->message, "09:00–09:30");
  assert_contains (error->message, "09:30–10:30");
}

static void
test_move (void)
{
  g_autoptr (Studio) studio = rooms_studio ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) displaced = NULL;
  gint64 meeting = must_book (studio, "company 2026-10-12 09:00-10:00 P01");
  gint64 other = must_book (studio, "other 2026-10-13 09:00-10:30 P02");
  gint64 room = desk_rooms_find (studio->office, "培训室", &error);

  /* To another room and time, as long as before. */
  studio_begin_step (studio);
  g_assert_true (
    desk_rooms_move (studio->office, other, room, DESK_DATE_NONE, "14:00", NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM bookings WHERE room_id = 2"
                                          " AND start = '14:00' AND \"end\" = '15:30'"),
                   ==, 1);
  studio_end_step (studio);

  /* Onto one that does not give way, and onto one that does. */
  studio_begin_step (studio);
  g_assert_false (desk_rooms_move (studio->office, other, 1, day ("2026-10-12"), "09:30", NULL,
                                   NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "(MEE-5)");
  g_assert_true (desk_rooms_move (studio->office, meeting, room, day ("2026-10-13"), "15:00", NULL,
                                  &displaced, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (displaced->len, ==, 1);
  studio_end_step (studio);

  /* What does not stand is not moved, and over itself it may. */
  g_assert_false (
    desk_rooms_move (studio->office, other, 1, DESK_DATE_NONE, NULL, NULL, NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "does not stand");
  g_assert_true (desk_rooms_move (studio->office, meeting, 0, DESK_DATE_NONE, "15:30", "17:00",
                                  NULL, &error));
  g_assert_no_error (error);
  studio_assert_sound (studio);
}

static void
test_cancel (void)
{
  g_autoptr (Studio) studio = rooms_studio ();
  g_autoptr (GError) error = NULL;
  gint64 first = must_book (studio, "other 2026-10-12 09:00-10:00 P01");

  studio_begin_step (studio);
  g_assert_true (desk_rooms_cancel (studio->office, first, "客户改期", &error));
  g_assert_no_error (error);
  assert_state (studio, first, "cancelled");
  studio_end_step (studio);
  g_assert_false (desk_rooms_cancel (studio->office, first, NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "cancelled");
  /* The time is free, and the cancellation cannot be taken back any more. */
  must_book (studio, "other 2026-10-12 09:30-10:30 P02");
  g_assert_true (studio_undo (studio));
  g_assert_true (studio_undo (studio));
  assert_state (studio, first, "booked");
}

static void
test_undo_refused (void)
{
  g_autoptr (Studio) studio = rooms_studio ();
  g_autoptr (GError) error = NULL;
  gint64 first = must_book (studio, "other 2026-10-12 09:00-10:00 P01");
  gint64 entry;

  g_assert_true (desk_rooms_cancel (studio->office, first, NULL, &error));
  entry = studio_number (studio, "SELECT max(id) FROM journal");
  must_book (studio, "other 2026-10-12 09:30-10:30 P02");
  g_assert_false (desk_office_undo (studio->office, entry, NULL, &error));
  assert_contains (error->message, "P02");
  assert_refused (&error, DESK_ERROR_REFUSED, "(MEE-5)");
  assert_state (studio, first, "cancelled");
}

static guint
count_today (Studio     *studio,
             const char *kind,
             const char *iso)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = desk_today_list (studio->office, day (iso), &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    n += g_str_equal (((DeskTodayItem *) items->pdata[i])->kind, kind);
  return n;
}

static void
test_told (void)
{
  g_autoptr (Studio) studio = rooms_studio ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  gint64 loser = must_book (studio, "other 2026-10-12 09:00-10:00 P01");

  g_assert_false (desk_rooms_acknowledge (studio->office, loser, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "not displaced");
  must_book (studio, "company 2026-10-12 09:00-10:00 P02");
  list = desk_rooms_displaced (studio->office, studio_person (studio, "P01"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpuint (count_today (studio, "displaced", FRIDAY), ==, 1);
  studio_begin_step (studio);
  g_assert_true (desk_rooms_acknowledge (studio->office, loser, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_today (studio, "displaced", FRIDAY), ==, 0);
  studio_end_step (studio);
  g_assert_false (desk_rooms_acknowledge (studio->office, loser, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "seen already");
  assert_state (studio, loser, "displaced");
}

static void
test_key (void)
{
  g_autoptr (Studio) studio = rooms_studio ();
  g_autoptr (GError) error = NULL;
  gint64 room = desk_rooms_find (studio->office, "培训室", &error);
  gint64 without = must_book (studio, "other 2026-10-09 14:00-15:00 P01");
  DeskRoomRequest request = { .room = room,
                              .date = day (FRIDAY),
                              .start = "14:00",
                              .end = "15:00",
                              .by = studio_person (studio, "P02") };
  gint64 booking = desk_rooms_book (studio->office, &request, NULL, &error);

  g_assert_no_error (error);
  g_assert_false (desk_rooms_hand_out_key (studio->office, without, 0, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "(INV-13)");
  g_assert_false (desk_rooms_take_back_key (studio->office, booking, NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "(INV-13)");
  studio_begin_step (studio);
  g_assert_true (desk_rooms_hand_out_key (studio->office, booking, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpint (desk_custody_holder (studio->office, &desk_kind_keys, 1), ==,
                   studio_person (studio, "P02"));
  studio_end_step (studio);
  g_assert_cmpuint (count_today (studio, "key", FRIDAY), ==, 0);
  studio_at (studio, "2026-10-09 15:30");
  g_assert_cmpuint (count_today (studio, "key", FRIDAY), ==, 1);
  g_assert_true (desk_rooms_take_back_key (studio->office, booking, "完好", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_today (studio, "key", FRIDAY), ==, 0);
  g_assert_false (desk_rooms_hand_out_key (studio->office, booking, 0, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "over");
}

static void
test_tidy (void)
{
  g_autoptr (Studio) studio = rooms_studio ();
  g_autoptr (GError) error = NULL;
  gint64 booking = must_book (studio, "other 2026-10-09 14:00-15:00 P01");

  g_assert_false (desk_rooms_tidy (studio->office, booking, 0, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "not begun");
  g_assert_cmpuint (count_today (studio, "tidy", FRIDAY), ==, 0);
  studio_at (studio, "2026-10-09 15:10");
  g_assert_cmpuint (count_today (studio, "tidy", FRIDAY), ==, 1);
  studio_begin_step (studio);
  g_assert_true (
    desk_rooms_tidy (studio->office, booking, studio_person (studio, "P03"), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_today (studio, "tidy", FRIDAY), ==, 0);
  studio_end_step (studio);
  g_assert_false (desk_rooms_tidy (studio->office, booking, 0, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "put back in order");
}

static void
test_rooms (void)
{
  g_autoptr (Studio) studio = rooms_studio ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDraft) draft = NULL;

  g_assert_cmpint (desk_rooms_find (studio->office, "会义室", &error), ==, 0);
  assert_refused (&error, DESK_ERROR_NOT_FOUND, "会议室");
  must_book (studio, "other 2026-10-12 09:00-10:00 P01");
  draft = desk_draft_edit (studio->store, &desk_kind_rooms, 1, &error);
  desk_draft_set_number (draft, "active", FALSE);
  g_assert_false (desk_records_save (studio->office, draft, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "(MEE-5)");
  g_assert_false (desk_records_remove (studio->office, &desk_kind_bookings, 1, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "(MEE-5)");
  studio_edit (studio, &desk_kind_rooms, 2, "active", "no");
  g_assert_false (desk_rooms_move (studio->office, 1, 2, DESK_DATE_NONE, NULL, NULL, NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "out of use");
}

/* A record that is typed or imported goes the same way. */
static void
test_entered (void)
{
  g_autoptr (Studio) studio = rooms_studio ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDraft) draft = NULL;
  gint64 first = studio_add (studio, &desk_kind_bookings, "room", "会议室", "date", "2026-10-12",
                             "start", "9:00", "end", "10:00", "by", "P01", NULL);
  gint64 second = studio_add (studio, &desk_kind_bookings, "room", "会议室", "date", "2026-10-12",
                              "start", "9:30", "end", "11", "by", "P02", "level", "department",
                              NULL);

  assert_state (studio, first, "displaced");
  assert_state (studio, second, "booked");
  draft = desk_draft_edit (studio->store, &desk_kind_bookings, second, &error);
  desk_draft_set_text (draft, "title", "部门例会");
  g_assert_true (desk_records_save (studio->office, draft, &error));
  g_assert_no_error (error);
}

static gint64
add_meeting (Studio     *studio,
             const char *date,
             const char *start)
{
  return studio_add (studio, &desk_kind_meetings, "date", date, "start", start, "title", "样片会",
                     "room", "会议室", "chair", "P02", NULL);
}

static void
assert_rooms (Studio     *studio,
              const char *expected)
{
  g_autofree char *found = studio_text (
    studio, "SELECT date || ' ' || start || '-' || \"end\" || ' ' || level || ' ' || title"
            " FROM bookings WHERE state = 'booked' AND meeting IS NOT NULL");

  g_assert_cmpstr (found, ==, expected);
}

/* The room follows the meeting, done and undone. */
static void
test_meeting (void)
{
  g_autoptr (Studio) studio = rooms_studio ();
  g_autoptr (GError) error = NULL;
  gint64 loser = must_book (studio, "other 2026-10-12 09:30-10:30 P01");
  gint64 meeting, booking;

  studio_begin_step (studio);
  meeting = add_meeting (studio, "2026-10-12", "09:00");
  assert_rooms (studio, "2026-10-12 09:00-10:00 department 样片会");
  assert_state (studio, loser, "displaced");
  studio_end_step (studio);

  booking = desk_rooms_of_meeting (studio->office, meeting);
  g_assert_cmpint (booking, !=, 0);
  g_assert_false (desk_rooms_move (studio->office, booking, 2, DESK_DATE_NONE, NULL, NULL, NULL,
                                   &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "样片会");
  g_assert_false (desk_rooms_cancel (studio->office, booking, NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "样片会");

  studio_begin_step (studio);
  studio_edit (studio, &desk_kind_meetings, meeting, "start", "14:00");
  assert_rooms (studio, "2026-10-12 14:00-15:00 department 样片会");
  g_assert_cmpint (desk_rooms_of_meeting (studio->office, meeting), ==, booking);
  studio_end_step (studio);
  studio_begin_step (studio);
  studio_edit (studio, &desk_kind_meetings, meeting, "room", "客户处");
  assert_rooms (studio, "");
  studio_end_step (studio);
  studio_assert_sound (studio);
}

/* Where the room is taken the meeting has none, and Today says so. */
static void
test_meeting_without_room (void)
{
  g_autoptr (Studio) studio = rooms_studio ();
  g_autoptr (GError) error = NULL;
  gint64 booking = must_book (studio, "company 2026-10-12 09:00-10:00 P01");
  gint64 meeting = add_meeting (studio, "2026-10-12", "09:00");

  assert_rooms (studio, "");
  assert_state (studio, booking, "booked");
  g_assert_cmpuint (count_today (studio, "roomless", FRIDAY), ==, 1);
  studio_edit (studio, &desk_kind_meetings, meeting, "start", "10:00");
  assert_rooms (studio, "2026-10-12 10:00-11:00 department 样片会");
  g_assert_cmpuint (count_today (studio, "roomless", FRIDAY), ==, 0);
  /* What is over is not booked afterwards. */
  add_meeting (studio, "2026-10-08", "09:00");
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM bookings"), ==, 2);
}

static void
test_new_room (void)
{
  g_autoptr (Studio) studio = rooms_studio ();
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_rooms_admit (studio->office, "二号影棚", &error));
  g_assert_true (desk_rooms_admit (studio->office, "会议室B", &error));
  g_assert_false (desk_rooms_admit (studio->office, "会意室", &error));
  assert_refused (&error, DESK_ERROR_NOT_FOUND, "会议室");
  g_assert_false (desk_rooms_admit (studio->office, "培训 室", &error));
  assert_refused (&error, DESK_ERROR_NOT_FOUND, "培训室");
}

/* What is expected of the office, kept beside it in the plainest way. */
typedef struct
{
  gint64 id;
  int room, date, start, end, rank;
  gboolean stands;
} Expected;

static gboolean
overlaps (const Expected *a,
          const Expected *b)
{
  return b->stands && a->room == b->room && a->date == b->date && a->start < b->end &&
         b->start < a->end;
}

static void
test_random (void)
{
  static const char *const levels[] = { "other", "department", "company" };
  g_autoptr (Studio) studio = rooms_studio ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261009);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Expected));
  g_autofree char *before = studio_dump (studio);
  g_autofree char *after = NULL;
  guint n_displaced = 0, n_refused = 0, n_done = 0;

  for (guint i = 0; i < 600; i++)
    {
      int level = g_rand_int_range (rand, 0, 3), urgent = g_rand_int_range (rand, 0, 4) == 0;
      int start = g_rand_int_range (rand, 16, 40);
      Expected one = { .room = g_rand_int_range (rand, 1, 3),
                       .date = g_rand_int_range (rand, 1, 15),
                       .start = start,
                       .end = start + g_rand_int_range (rand, 1, 7),
                       .rank = level * 2 + urgent,
                       .stands = TRUE };
      g_autofree char *from = g_strdup_printf ("%02d:%02d", one.start / 2, one.start % 2 * 30);
      g_autofree char *to = g_strdup_printf ("%02d:%02d", one.end / 2, one.end % 2 * 30);
      DeskRoomRequest request = { .room = one.room,
                                  .date = day (FRIDAY) + one.date,
                                  .start = from,
                                  .end = to,
                                  .level = levels[level],
                                  .urgent = urgent,
                                  .by = studio_person (studio, "P01") };
      g_autoptr (GPtrArray) displaced = NULL;
      g_autoptr (GError) error = NULL;
      gboolean wins = TRUE;
      guint n = 0;

      for (guint k = 0; k < all->len; k++)
        {
          const Expected *other = &g_array_index (all, Expected, k);
          gboolean goes_first = one.rank / 2 > other->rank / 2 ||
                                (one.rank / 2 == other->rank / 2 && one.rank > other->rank);

          if (!overlaps (&one, other))
            continue;
          n++;
          wins = wins && goes_first;
        }
      one.id = desk_rooms_book (studio->office, &request, &displaced, &error);
      g_assert_cmpint (one.id != 0, ==, wins);
      if (!wins)
        {
          n_refused++;
          assert_refused (&error, DESK_ERROR_REFUSED, "(MEE-5)");
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (displaced->len, ==, n);
      n_displaced += n;
      n_done++;
      for (guint k = 0; k < all->len; k++)
        {
          Expected *other = &g_array_index (all, Expected, k);
          other->stands = other->stands && !overlaps (&one, other);
        }
      g_array_append_val (all, one);
    }
  g_test_message ("%u booked, %u refused, %u displaced", n_done, n_refused, n_displaced);
  g_assert_cmpuint (n_done, >, 100);
  g_assert_cmpuint (n_refused, >, 100);
  g_assert_cmpuint (n_displaced, >, 50);
  for (guint k = 0; k < all->len; k++)
    {
      const Expected *one = &g_array_index (all, Expected, k);
      assert_state (studio, one->id, one->stands ? "booked" : "displaced");
    }
  studio_assert_sound (studio);
  for (guint i = 0; i < n_done; i++)
    g_assert_true (studio_undo (studio));
  after = studio_dump (studio);
  g_assert_cmpstr (before, ==, after);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/MEE-5/conflicts", test_conflicts);
  g_test_add_func ("/office/MEE-5/judged", test_judged);
  g_test_add_func ("/office/MEE-5/several", test_several);
  g_test_add_func ("/office/MEE-5/wrong", test_wrong);
  g_test_add_func ("/office/MEE-5/days-ahead", test_days_ahead);
  g_test_add_func ("/office/MEE-5/running", test_running);
  g_test_add_func ("/office/MEE-5/outsiders", test_outsiders);
  g_test_add_func ("/office/MEE-5/nearest-free", test_nearest_free);
  g_test_add_func ("/office/MEE-5/refusal-says", test_refusal_says);
  g_test_add_func ("/office/MEE-5/move", test_move);
  g_test_add_func ("/office/MEE-5/cancel", test_cancel);
  g_test_add_func ("/office/MEE-5/undo-refused", test_undo_refused);
  g_test_add_func ("/office/MEE-5/told", test_told);
  g_test_add_func ("/office/INV-13/key", test_key);
  g_test_add_func ("/office/MEE-5/tidy", test_tidy);
  g_test_add_func ("/office/MEE-5/rooms", test_rooms);
  g_test_add_func ("/office/MEE-5/entered", test_entered);
  g_test_add_func ("/office/MEE-5/meeting", test_meeting);
  g_test_add_func ("/office/MEE-5/meeting-without-room", test_meeting_without_room);
  g_test_add_func ("/office/MEE-5/new-room", test_new_room);
  g_test_add_func ("/office/MEE-5/random", test_random);
  return g_test_run ();
}
