/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shoot diary: nobody and no set twice, equipment with it (SHO-8, INV-5). */

#include "clients-kit.h"

#include <string.h>

#include "desk-today.h"

/* One step of a story: what is not said stays. */
typedef struct
{
  const char *verb; /* book, move, cancel, equip */
  gint64 entry;     /* of all but book */
  const char *when; /* "2026-11-24 09:00-11:00" */
  const char *photographer;
  const char *set; /* "-": none */
  const char *items;
  const char *refused; /* NULL: done */
} Deed;

static GPtrArray *
read_items (Studio     *studio,
            const char *words)
{
  g_auto (GStrv) list = g_strsplit (words != NULL ? words : "", " ", -1);
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_loan_item_free);

  for (guint i = 0; list[i] != NULL && *list[i] != '\0'; i++)
    g_ptr_array_extend_and_steal (
      items, desk_lending_find_items (studio->office, list[i], FALSE, NULL));
  return items;
}

static void
read_when (const char *when,
           DeskDate   *date,
           int        *from,
           int        *until)
{
  g_auto (GStrv) parts = g_strsplit_set (when, " -", -1);
  g_autofree char *iso = g_strdup_printf ("%s-%s-%s", parts[0], parts[1], parts[2]);

  *date = day (iso);
  g_assert_true (desk_diary_parse_time (parts[3], from));
  g_assert_true (desk_diary_parse_time (parts[4], until));
}

static gint64
find_set (Studio     *studio,
          const char *name)
{
  return desk_store_find_named (studio->store, &desk_kind_sets, name, NULL);
}

static gboolean
act (Studio      *studio,
     const Deed  *deed,
     gint64       shoot,
     GError     **error)
{
  g_autoptr (GPtrArray) items = read_items (studio, deed->items);
  DeskDiaryRequest request = { .shoot = shoot, .items = items };
  gint64 photographer =
    deed->photographer != NULL ? studio_person (studio, deed->photographer) : DESK_DIARY_KEEP;
  gint64 set = deed->set == NULL              ? DESK_DIARY_KEEP
               : g_str_equal (deed->set, "-") ? 0
                                              : find_set (studio, deed->set);

  if (deed->when != NULL)
    read_when (deed->when, &request.date, &request.from, &request.until);
  if (g_str_equal (deed->verb, "book"))
    {
      request.photographer = photographer;
      request.set = MAX (set, 0);
      return desk_diary_book (studio->office, &request, error) != 0;
    }
  if (g_str_equal (deed->verb, "move"))
    return desk_diary_move (studio->office, deed->entry, request.date, request.from,
                            request.until, photographer, set, error);
  if (g_str_equal (deed->verb, "equip"))
    return desk_diary_equip (studio->office, deed->entry, items, error);
  return desk_diary_cancel (studio->office, deed->entry, error);
}

static void
run (Studio     *studio,
     const Deed *deeds,
     guint       n_deeds,
     gint64      shoot)
{
  for (guint i = 0; i < n_deeds; i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean done;

      studio_begin_step (studio);
      done = act (studio, &deeds[i], shoot, &error);
      g_test_message ("%u %s: %s", i, deeds[i].verb, error != NULL ? error->message : "done");
      if (deeds[i].refused == NULL)
        {
          g_assert_no_error (error);
          g_assert_true (done);
          studio_end_step (studio);
        }
      else
        {
          g_autofree char *after = studio_dump (studio);

          g_assert_false (done);
          assert_refused (&error, DESK_ERROR_REFUSED, deeds[i].refused);
          g_assert_cmpstr (after, ==, studio->before);
        }
      studio_assert_sound (studio);
    }
}

#define RUN(deeds)                                           \
  g_autoptr (Studio) studio = clients_studio ();             \
  gint64 shoot = clients_case (studio, "S1");                \
  studio_absent (studio, "P07", "2026-11-24", "2026-11-24"); \
  run (studio, deeds, G_N_ELEMENTS (deeds), shoot)

#define ENTRIES                                                                           \
  "SELECT d.date || ' ' || d.\"from\" || '-' || d.until || ' ' || p.name || ' '"          \
  " || ifnull(s.name, '-') || ';' FROM diary d JOIN people p ON p.id = d.photographer_id" \
  " LEFT JOIN sets s ON s.id = d.set_id ORDER BY d.id"
#define LOANS                                                                       \
  "SELECT e.number || ' ' || l.state || ' ' || p.name || ' ' || l.\"from\" || '/'"  \
  " || l.until || ' ' || ifnull(l.shoot, '-') || ';' FROM loans l JOIN equipment e" \
  " ON e.id = l.item_id JOIN people p ON p.id = l.borrower_id ORDER BY l.id"

/* A minute too many is too many; end and beginning may meet. */
static void
test_double (void)
{
  static const Deed deeds[] = {
    { "book", 0, "2026-11-24 09:00-11:00", "P05", "一棚", NULL, NULL },
    { "book", 0, "2026-11-24 10:59-12:00", "P05", "二棚", NULL,
      "P05 is taken on Tue, Nov 24 from 09:00 to 11:00 by the shoot PS-2026-0001 of 郭丽; the"
      " nearest free time is Tue, Nov 24 at 13:00 (SHO-8)" },
    { "book", 0, "2026-11-24 10:00-11:00", "P06", "一棚", NULL,
      "一棚 is taken on Tue, Nov 24 from 09:00 to 11:00 by the shoot PS-2026-0001 of 郭丽; the"
      " nearest free time is Tue, Nov 24 at 11:00 (SHO-8)" },
    { "book", 0, "2026-11-24 08:00-09:01", "P05", NULL, NULL, "P05 is taken" },
    { "book", 0, "2026-11-24 11:00-12:00", "P05", "一棚", NULL, NULL },
    { "book", 0, "2026-11-24 08:30-09:00", "P05", "一棚", NULL, NULL },
    { "book", 0, "2026-11-24 09:00-11:00", "P06", NULL, NULL, NULL },
    { "book", 0, "2026-11-24 11:00-12:00", "P07", NULL, NULL, "P07 is not here on Tue, Nov 24" },
    { "book", 0, "2026-11-25 11:00-12:00", "P07", NULL, NULL, NULL },
    { "book", 0, "2026-11-25 12:00-12:00", "P07", NULL, NULL, "Say from when to when" },
    { "move", 4, "2026-11-24 12:00-14:00", NULL, "一棚", NULL, NULL },
    { "move", 4, "2026-11-24 11:30-12:30", "P05", NULL, NULL, "P05 is taken" },
    { "move", 4, "2026-11-25 11:59-12:30", "P07", NULL, NULL, "P07 is taken" },
    { "move", 4, "2026-11-25 12:00-12:30", "P07", "-", NULL, NULL },
    { "cancel", 1, NULL, NULL, NULL, NULL, NULL },
    { "cancel", 1, NULL, NULL, NULL, NULL, NULL },
    { "book", 0, "2026-11-24 09:00-11:00", "P05", "二棚", NULL, NULL },
  };
  Deed used[G_N_ELEMENTS (deeds)];
  g_autoptr (Studio) studio = clients_studio ();
  gint64 shoot = clients_case (studio, "S1");
  g_autoptr (GError) error = NULL;

  studio_absent (studio, "P07", "2026-11-24", "2026-11-24");
  memcpy (used, deeds, sizeof deeds);
  /* Cancelling it twice is no refusal of a rule: there is no such entry. */
  run (studio, used, G_N_ELEMENTS (deeds) - 2, shoot);
  g_assert_false (desk_diary_cancel (studio->office, 1, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND);
  run (studio, used + G_N_ELEMENTS (deeds) - 1, 1, shoot);
  clients_assert (studio, ENTRIES,
                  "2026-11-24 11:00-12:00 P05 一棚; 2026-11-24 08:30-09:00 P05 一棚;"
                  " 2026-11-25 12:00-12:30 P07 -; 2026-11-25 11:00-12:00 P07 -;"
                  " 2026-11-24 09:00-11:00 P05 二棚;");
}

static void
test_sets (void)
{
  static const Deed deeds[] = {
    { "book", 0, "2026-11-24 09:00-10:00", "P05", "二棚", NULL, NULL },
    { "book", 0, "2026-11-24 10:00-11:00", "P05", "二棚", NULL, NULL },
    { "book", 0, "2026-11-24 14:00-15:00", "P05", "二棚", NULL,
      "二棚 takes 2 shoots a day, and so many are booked on Tue, Nov 24 (SHO-8)" },
    { "move", 2, "2026-11-24 14:00-15:00", NULL, NULL, NULL, NULL },
    { "book", 0, "2026-11-24 15:00-16:00", "P05", "一棚", NULL, NULL },
    { "move", 3, "2026-11-24 16:00-17:00", NULL, "二棚", NULL, "二棚 takes 2 shoots a day" },
    { "move", 3, "2026-11-25 16:00-17:00", NULL, "二棚", NULL, NULL },
  };
  RUN (deeds);
  g_autoptr (GError) error = NULL;
  Deed late = { "book", 0, "2026-11-26 09:00-10:00", "P05", "一棚", NULL,
                "一棚 is not in use any more (SHO-8)" };

  studio_edit (studio, &desk_kind_sets, find_set (studio, "一棚"), "active", "no");
  run (studio, &late, 1, shoot);
  desk_flow_cancel (studio->office, shoot, NULL, "学员放弃", &error);
  g_assert_no_error (error);
  late.set = "二棚";
  late.refused = "The shoot PS-2026-0001 is over (SHO-8)";
  run (studio, &late, 1, shoot);
}

/* INV-5: reserved with the entry, moved with it, given up with it. */
static void
test_equipment (void)
{
  static const Deed deeds[] = {
    { "book", 0, "2026-11-24 09:00-11:00", "P05", "一棚", "C1 L1", NULL },
    { "book", 0, "2026-11-24 10:00-12:00", "P06", "二棚", "C1",
      "C1 is reserved for the shoot PS-2026-0001 by P05 (JY-2026-0001) from 2026-11-24 09:00 to"
      " 2026-11-24 11:00; it is free from 2026-11-24 11:00 (INV-5)" },
    { "book", 0, "2026-11-24 14:00-15:00", "P06", "二棚", "C1", NULL },
    { "move", 1, "2026-11-24 14:30-16:30", NULL, NULL, NULL, "C1 is reserved for the shoot" },
    { "move", 1, "2026-11-25 14:00-16:00", NULL, NULL, NULL, NULL },
    { "move", 1, "2026-11-25 14:00-16:00", "P06", NULL, NULL, NULL },
    { "move", 1, "2026-11-25 14:00-16:00", "P07", NULL, NULL, "(INV-4)" },
    { "equip", 1, NULL, NULL, NULL, "T1", NULL },
    { "equip", 1, NULL, NULL, NULL, "T1", "T1 is reserved for the shoot" },
    { "cancel", 2, NULL, NULL, NULL, NULL, NULL },
    { "move", 1, "2026-11-26 09:00-10:00", NULL, NULL, NULL, NULL },
  };
  static const Step steps[] = {
    { "2026-11-26 09:00", "lend", "C1 L1 T1", "P06", "2026-11-26 10:00" },
  };
  Deed out = { "move", 1, "2026-11-26 11:00-12:00", NULL, NULL, NULL,
               "C1 is handed over for this shoot already (JY-2026-0001)" };
  RUN (deeds);
  g_autoptr (DeskDiaryEntry) entry = NULL;

  clients_assert (studio, LOANS,
                  "C1 reserved P06 2026-11-26 09:00/2026-11-26 10:00 PS-2026-0001;"
                  " L1 reserved P06 2026-11-26 09:00/2026-11-26 10:00 PS-2026-0001;"
                  " C1 cancelled P06 2026-11-24 14:00/2026-11-24 15:00 PS-2026-0001;"
                  " T1 reserved P06 2026-11-26 09:00/2026-11-26 10:00 PS-2026-0001;");
  entry = desk_diary_get (studio->office, 1, NULL);
  g_assert_cmpstr (entry->equipment, ==, "C1、L1、T1");
  g_assert_cmpstr (entry->slip, ==, "JY-2026-0001");
  lending_run (studio, steps, G_N_ELEMENTS (steps));
  clients_assert (studio, "SELECT DISTINCT slip FROM loans WHERE state = 'out'", "JY-2026-0001");
  run (studio, &out, 1, shoot);
}

/* As `add diary` and `set diary` do it. */
static void
test_records (void)
{
  static const Deed deeds[] = { { "book", 0, "2026-11-24 09:00-11:00", "P05", "一棚", "C1", NULL } };
  RUN (deeds);
  gint64 entry = studio_add (studio, &desk_kind_diary, "date", "2026-11-24", "from", "9:00",
                             "until", "10:00", "shoot", "PS-2026-0001", "photographer", "P06",
                             NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDraft) draft = NULL;

  g_assert_cmpint (entry, !=, 0);
  clients_assert (studio, "SELECT \"from\" || task FROM diary WHERE photographer_id = 6",
                  "09:00sample");
  draft = desk_draft_edit (studio->store, &desk_kind_diary, entry, &error);
  desk_draft_set_number (draft, "photographer", studio_person (studio, "P05"));
  g_assert_false (desk_records_save (studio->office, draft, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "P05 is taken");
  studio_begin_step (studio);
  studio_edit (studio, &desk_kind_diary, 1, "date", "2026-11-26");
  studio_end_step (studio);
  clients_assert (studio, LOANS,
                  "C1 reserved P05 2026-11-26 09:00/2026-11-26 11:00 PS-2026-0001;");
  studio_begin_step (studio);
  studio_remove (studio, &desk_kind_diary, 1);
  studio_end_step (studio);
  clients_assert (studio, "SELECT state FROM loans", "cancelled");
}

static void
propose (Studio     *studio,
         gint64      shoot,
         int         minutes,
         const char *expected)
{
  g_autoptr (GError) error = NULL;
  DeskDiaryProposal found;
  g_autofree char *date = NULL;
  g_autofree char *from = NULL;
  g_autofree char *name = NULL;
  g_autofree char *due = NULL;
  g_autofree char *text = NULL;

  desk_diary_propose (studio->office, shoot, minutes, &found, &error);
  g_assert_no_error (error);
  date = desk_date_to_iso (found.date);
  from = desk_diary_format_time (found.from);
  name = desk_people_dup_name (studio->office, found.photographer);
  due = desk_date_to_iso (found.due);
  text = g_strdup_printf ("%s %s +%d %s %d %s%s", date, from, found.until - found.from, name,
                          (int) found.set, due != NULL ? due : "-", found.late ? " late" : "");
  g_assert_cmpstr (text, ==, expected);
}

/* The first feasible day after the goods came; whoever has least to do; not over lunch. */
static void
test_propose (void)
{
  static const Deed busy[] = {
    { "book", 0, "2026-11-23 08:30-12:00", "P05", "一棚", NULL, NULL },
    { "book", 0, "2026-11-23 13:00-17:30", "P05", "一棚", NULL, NULL },
    { "book", 0, "2026-11-23 09:30-10:30", "P06", "二棚", NULL, NULL },
  };
  static const Deed full[] = {
    { "book", 0, "2026-11-24 08:30-18:00", "P05", "一棚", NULL, NULL },
    { "book", 0, "2026-11-24 08:30-18:00", "P06", "二棚", NULL, NULL },
    { "book", 0, "2026-11-25 08:30-18:00", "P05", "一棚", NULL, NULL },
    { "book", 0, "2026-11-25 08:30-18:00", "P06", "二棚", NULL, NULL },
    { "book", 0, "2026-11-26 08:30-18:00", "P05", "一棚", NULL, NULL },
    { "book", 0, "2026-11-26 08:30-18:00", "P06", "二棚", NULL, NULL },
    { "book", 0, "2026-11-27 08:30-18:00", "P05", "一棚", NULL, NULL },
    { "book", 0, "2026-11-27 08:30-18:00", "P06", "二棚", NULL, NULL },
  };
  static const Deed sheet = { "book", 0, "2026-12-07 09:00-10:00", "P06", "一棚", NULL, NULL };
  g_autoptr (Studio) studio = clients_studio ();
  gint64 other = clients_case (studio, "S2");
  gint64 shoot = clients_case (studio, "S1");
  g_autoptr (GError) error = NULL;

  studio_absent (studio, "P07", "2026-11-20", "2026-12-31");
  propose (studio, shoot, 0, "2026-11-23 09:00 +120 P05 2 -");
  run (studio, busy, G_N_ELEMENTS (busy), other);
  propose (studio, shoot, 0, "2026-11-23 13:00 +120 P06 2 -");
  propose (studio, shoot, 60, "2026-11-23 10:30 +60 P06 2 -");
  propose (studio, shoot, 300, "2026-11-23 13:00 +300 P06 2 -");
  propose (studio, shoot, 420, "2026-11-23 10:30 +420 P06 2 -");
  studio_at (studio, "2026-11-23 16:20");
  propose (studio, shoot, 60, "2026-11-23 16:30 +60 P06 2 -");
  propose (studio, shoot, 120, "2026-11-24 08:30 +120 P05 2 -");

  clients_pass (studio, shoot, "goods-in");
  clients_next (studio, shoot);
  run (studio, &sheet, 1, shoot);
  clients_assert (studio, "SELECT fields FROM signoffs WHERE step = 'schedule'",
                  "{\"photographer\":\"P06\",\"day\":\"2026-12-07\"}");
  propose (studio, shoot, 120, "2026-11-24 08:30 +120 P05 2 2026-11-28");
  run (studio, full, G_N_ELEMENTS (full), other);
  propose (studio, shoot, 120, "2026-11-28 08:30 +120 P05 2 2026-11-28");
  clients_pass (studio, other, "goods-in");
  clients_next (studio, other);
  clients_assert (studio, "SELECT fields FROM signoffs WHERE step = 'schedule' AND shoot_id = 1",
                  "{\"photographer\":\"P06\",\"day\":\"2026-11-27\"}");
  studio_absent (studio, "P05", "2026-11-28", "2026-11-28");
  studio_absent (studio, "P06", "2026-11-28", "2026-11-28");
  propose (studio, shoot, 120, "2026-11-30 08:30 +120 P05 2 2026-11-28 late");
  studio_absent (studio, "P05", "2026-11-29", "2027-12-31");
  studio_absent (studio, "P06", "2026-11-29", "2027-12-31");
  studio_absent (studio, "P07", "2026-11-29", "2027-12-31");
  g_assert_false (desk_diary_propose (studio->office, shoot, 0, &(DeskDiaryProposal){ 0 },
                                      &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "(SHO-8)");
}

/* How full the days are: people, hours and sets limit them; a Sunday has no room. */
static void
test_days (void)
{
  static const Deed deeds[] = {
    { "book", 0, "2026-11-23 09:00-11:00", "P05", "一棚", NULL, NULL },
    { "book", 0, "2026-11-23 09:00-12:00", "P06", "二棚", NULL, NULL },
  };
  static const struct
  {
    guint photographers, capacity, entries;
    int booked;
  } expected[] = {
    { 3, 5, 2, 300 },
    { 2, 5, 0, 0 },
    { 3, 5, 0, 0 },
    { 3, 5, 0, 0 },
    { 3, 5, 0, 0 },
    { 3, 5, 0, 0 },
    { 3, 0, 0, 0 },
  };
  RUN (deeds);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) days =
    desk_diary_days (studio->office, day ("2026-11-23"), day ("2026-11-29"), &error);
  g_autoptr (GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_today_item_free);

  g_assert_no_error (error);
  for (guint i = 0; i < days->len; i++)
    {
      const DeskDiaryDay *one = days->pdata[i];

      g_assert_cmpuint (one->n_photographers, ==, expected[i].photographers);
      g_assert_cmpuint (one->capacity, ==, expected[i].capacity);
      g_assert_cmpuint (one->n_entries, ==, expected[i].entries);
      g_assert_cmpint (one->booked, ==, expected[i].booked);
    }
  desk_diary_today (studio->office, items, day ("2026-11-23"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpstr (((DeskTodayItem *) items->pdata[0])->text, ==,
                   "Shoot PS-2026-0001 of 郭丽 today from 09:00 to 11:00, 一棚");
  g_assert_cmpstr (((DeskTodayItem *) items->pdata[0])->who, ==, "P05");
}

static gboolean
chance_deed (Studio        *studio,
             GRand         *rand,
             const gint64  *shoots,
             GError       **error)
{
  static const char *const verbs[] = { "book", "book", "book", "move", "move", "cancel", "equip" };
  static const char *const people[] = { "P05", "P06", "P07", "P01" };
  static const char *const sets[] = { "一棚", "二棚", "-" };
  static const char *const items[] = { NULL, NULL, "C1", "L1", "C2 L1", "T1" };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DeskRows) rows =
    desk_store_select (studio->store, NULL, "SELECT id FROM diary ORDER BY id", "");
  int from = g_rand_int_range (rand, 16, 60);
  int until = from + g_rand_int_range (rand, 0, 12);
  g_autofree char *when = g_strdup_printf (
    "2026-11-%02d %02d:%02d-%02d:%02d", g_rand_int_range (rand, 24, 28), from / 4, from % 4 * 15,
    until / 4, until % 4 * 15);
  Deed deed = { verbs[g_rand_int_range (rand, 0, G_N_ELEMENTS (verbs))] };

  while (desk_rows_next (rows))
    {
      gint64 id = desk_rows_int (rows, 0);
      g_array_append_val (ids, id);
    }
  if (ids->len > 0)
    deed.entry = g_array_index (ids, gint64, g_rand_int_range (rand, 0, (int) ids->len));
  deed.when = when;
  deed.photographer = people[g_rand_int_range (rand, 0, G_N_ELEMENTS (people))];
  deed.set = sets[g_rand_int_range (rand, 0, G_N_ELEMENTS (sets))];
  deed.items = items[g_rand_int_range (rand, 0, G_N_ELEMENTS (items))];
  if (g_str_equal (deed.verb, "equip") && deed.items == NULL)
    deed.items = "C1";
  return act (studio, &deed, shoots[g_rand_int_range (rand, 0, 3)], error);
}

/* A few hundred bookings of chance, always the same ones: no two at the same time, the
 * equipment where its entry is, and all of it can be undone. */
static void
test_chance (void)
{
  g_autoptr (Studio) studio = clients_studio ();
  gint64 shoots[] = { clients_case (studio, "S1"), clients_case (studio, "S2"),
                      clients_case (studio, "S3") };
  g_autofree char *first = studio_dump (studio);
  g_autofree char *last = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  GRand *rand = g_rand_new_with_seed (20261124);
  gint64 start = studio_number (studio, "SELECT max(id) FROM journal");
  guint n_done = 0, n_acts = 0;

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *before = studio_dump (studio);
      g_autofree char *after = NULL;

      if (chance_deed (studio, rand, shoots, &error))
        n_done++;
      else
        {
          g_assert_true (g_error_matches (error, DESK_ERROR, DESK_ERROR_REFUSED) ||
                         g_error_matches (error, DESK_ERROR, DESK_ERROR_NOT_FOUND));
          g_assert_true (g_strrstr (error->message, "SHO-") != NULL ||
                         g_strrstr (error->message, "INV-") != NULL);
          after = studio_dump (studio);
          g_assert_cmpstr (after, ==, before);
        }
      g_assert_cmpint (
        studio_number (studio,
                       "SELECT count(*) FROM diary a JOIN diary b ON b.id > a.id AND b.date ="
                       " a.date AND a.\"from\" < b.until AND b.\"from\" < a.until WHERE"
                       " a.photographer_id = b.photographer_id OR a.set_id = b.set_id"),
        ==, 0);
      g_assert_cmpint (
        studio_number (studio,
                       "SELECT count(*) FROM loans l LEFT JOIN diary d ON d.slip = l.slip WHERE"
                       " l.state = 'reserved' AND (d.id IS NULL OR l.\"from\" <> d.date || ' '"
                       " || d.\"from\" OR l.until <> d.date || ' ' || d.until)"),
        ==, 0);
      if (i % 20 == 0)
        studio_assert_sound (studio);
    }
  g_rand_free (rand);
  g_assert_cmpuint (n_done, >, 80);
  last = studio_dump (studio);
  for (gint64 entry = studio_number (studio, "SELECT max(id) FROM journal"); entry > start;
       entry--, n_acts++)
    g_assert_true (studio_undo (studio));
  studio_assert_sound (studio);
  undone = studio_dump (studio);
  g_assert_cmpstr (undone, ==, first);
  for (guint i = 0; i < n_acts; i++)
    studio_redo (studio);
  studio_assert_sound (studio);
  redone = studio_dump (studio);
  g_assert_cmpstr (redone, ==, last);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/SHO-8/diary/double", test_double);
  g_test_add_func ("/office/SHO-8/diary/sets", test_sets);
  g_test_add_func ("/office/INV-5/diary/equipment", test_equipment);
  g_test_add_func ("/office/SHO-8/diary/records", test_records);
  g_test_add_func ("/office/SHO-8/diary/propose", test_propose);
  g_test_add_func ("/office/SHO-8/diary/days", test_days);
  g_test_add_func ("/office/SHO-8/diary/chance", test_chance);
  return g_test_run ();
}
