/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lending: who may, from whom, when, what comes back (INV-4, INV-5, INV-6, INV-12). */

#include "lending-kit.h"

#include "desk-today.h"

#define DAY  "2026-11-23 "
#define NINE DAY "09:00"
#define NOON DAY "12:00"
#define SIX  DAY "18:00"
#define RUN(steps)                               \
  g_autoptr (Studio) studio = lending_studio (); \
  lending_run (studio, steps, G_N_ELEMENTS (steps))

static void
test_qualification (void)
{
  static const Step steps[] = {
    { NINE, "lend", "C1", "P08", SIX, NULL, "P08 has no qualification for “相机”" },
    { NULL, "lend", "C1", "P07", SIX, NULL, "expired on 2026-11-22" },
    { "2026-11-22 09:00", "lend", "C1", "P07", "2026-11-22 18:00" },
    { "2026-11-22 17:00", "return", "C1" },
    { NINE, "lend", "C1 L1", "P07", SIX, NULL, "(INV-4)" },
    { "2026-12-31 09:00", "lend", "C1", "P05", "2027-01-03 18:00" },
    { "2026-12-31 10:00", "reserve", "C2", "P05", "2027-01-01 09:00/2027-01-01 10:00", NULL,
      "expired on 2026-12-31" },
    { "2025-12-31 10:00", "lend", "L1", "P05", "2026-01-01 10:00", NULL,
      "counts only from 2026-01-01" },
  };

  RUN (steps);
}

static void
test_private (void)
{
  static const Step steps[] = {
    { NINE, "private", "C1", "P05", SIX, NULL, "needs a leader's approval" },
    { NULL, "private", "C1", "P05", SIX, "P06", "P06 is no leader" },
    { NULL, "private", "C1", "P05", SIX, "P05", "cannot approve the own case" },
    { NULL, "private", "C1", "P05", SIX, "P04" },
  };
  RUN (steps);
  DeskLoanRequest request = { .borrower = studio_person (studio, "P05"),
                              .until = SIX,
                              .is_private = TRUE,
                              .leader = studio_person (studio, "P04") };
  g_autoptr (GPtrArray) items = desk_lending_find_items (studio->office, "C2", FALSE, NULL);
  GError *error = NULL;

  request.items = items;
  g_assert_null (desk_lending_lend (studio->office, &request, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "needs a reason (INV-4)");
  g_clear_error (&error);
}

/* The keeper; away the deputy, or anybody of the technical department. */
static void
test_keeper (void)
{
  static const Step steps[] = {
    { NINE, "lend", "C1", "P05", SIX, "P02", "on that day P01 does" },
    { NULL, "lend", "C1", "P05", SIX, "P03", "P03 may not hand over" },
    { NULL, "lend", "C1", "P05", SIX, "P01" },
    { NOON, "return", "C1", .by = "P06", .refused = "P06 may not hand over" },
    { NULL, "leave", "2026-11-23", "P01" },
    { NULL, "return", "C1", .by = "P01", .refused = "P01 is away on that day; P02" },
    { NULL, "return", "C1", .by = "P03" },
    { NULL, "lend", "C1", "P05", SIX },
    { NULL, "leave", "2026-11-23", "P02" },
    { NULL, "return", "C1" },
    { NULL, "lend", "C1", "P05", SIX, "P02", "P02 is away on that day; P03" },
    { NULL, "leave", "2026-11-23", "P03" },
    { NULL, "lend", "C1", "P05", SIX, NULL, "Neither the keeper nor a deputy" },
    { NULL, "keep", "C1", "P04" },
    { NULL, "lend", "C1", "P05", SIX },
  };

  RUN (steps);
  lending_assert (studio, "SELECT p.name FROM loans l JOIN people p ON p.id = l.keeper_out_id"
                          " ORDER BY l.id",
                  "P01 P02 P04");
  lending_assert (studio, "SELECT p.name FROM loans l JOIN people p ON p.id = l.keeper_in_id"
                          " ORDER BY l.id",
                  "P03 P03");
}

/* A minute too many is too many; end and beginning may meet. */
static void
test_conflicts (void)
{
  static const Step steps[] = {
    { NINE, "lend", "C1", "P05", SIX },
    { NULL, "lend", "C1", "P06", SIX, NULL, "C1 is with P05 already (JY-2026-0001" },
    { NULL, "reserve", "C1", "P06", DAY "17:59/" DAY "19:00", NULL, "free from 2026-11-23 18:00" },
    { NULL, "reserve", "C1", "P06", SIX "/" DAY "19:00" },
    { NULL, "reserve", "C1", "P05", DAY "18:59/" DAY "20:00", NULL, "free from 2026-11-23 19:00" },
    { NULL, "reserve", "C1", "P05", DAY "19:00/" DAY "20:00" },
    { NULL, "reserve", "C1", "P06", DAY "17:00/" DAY "19:30", NULL, "free from 2026-11-23 20:00" },
    { NULL, "reserve", "C1", "P06", DAY "10:00/" DAY "10:00", NULL, "later than it begins" },
    { DAY "17:00", "return", "C1" },
    { NULL, "lend", "C1", "P05", DAY "18:01", NULL, "reserved by P06 (JY-2026-0002)" },
    { NULL, "lend", "C1", "P05", SIX },
    { SIX, "return", "C1" },
    { NULL, "lend", "C1", "P06", DAY "19:00" },
    { DAY "18:30", "return", "C1" },
    { NULL, "release", "JY-2026-0002", .refused = "Nothing is reserved" },
    { NULL, "release", "JY-2026-0003" },
    { NULL, "lend", "C1", "P06", DAY "20:00" },
  };

  RUN (steps);
  lending_assert (studio, "SELECT slip || ' ' || state FROM loans ORDER BY id",
                  "JY-2026-0001 returned JY-2026-0002 returned JY-2026-0003 cancelled"
                  " JY-2026-0004 returned JY-2026-0005 out");
}

static void
test_same_day (void)
{
  static const Step steps[] = {
    { NINE, "return", "C1", .refused = "C1 is not lent" },
    { NULL, "lend", "C1", "P05", SIX },
    { DAY "08:59", "return", "C1", .refused = "cannot come back before" },
    { NOON, "return", "C1" },
    { NULL, "return", "C1", .refused = "C1 is not lent" },
    { DAY "11:59", "lend", "C1", "P06", SIX, NULL, "cannot be handed over earlier" },
    { NOON, "lend", "C1", "P06", SIX },
    { NOON, "return", "C1" },
    { NOON, "lend", "C1", "P05", SIX },
  };

  RUN (steps);
  lending_assert (studio, "SELECT ifnull(p.name, '-') || '/' || reason FROM custody c LEFT JOIN"
                          " people p ON p.id = c.person_id WHERE equipment_id = 1 ORDER BY c.id",
                  "P01/store P05/lent P01/store P06/lent P01/store P05/lent");
}

/* Accessories are counted out and in; what is missing opens a damage report and is
 * not expected again. */
static void
test_accessories (void)
{
  static const Step steps[] = {
    { NINE, "lend", "C2", "P05", SIX },
    { NOON, "return", "C2", .until = "missing=镜头盖", .refused = "“镜头盖” cannot be missing" },
    { NULL, "return", "C2", .until = "missing=电池×3", .refused = "cannot be missing 3 times" },
    { NULL, "return", "C2", .until = "missing=电池×1" },
    { NULL, "lend", "C2", "P06", SIX },
    { SIX, "return", "C2", .until = "missing=电池x2", .refused = "电池×1;充电器×1" },
    { NULL, "return", "C2" },
  };

  RUN (steps);
  lending_assert (studio, "SELECT accessories_out || '/' || ifnull(accessories_missing, '-')"
                          " FROM loans ORDER BY id",
                  "电池×2;充电器×1/电池×1 电池×1;充电器×1/-");
  lending_assert (studio, "SELECT accessories || '/' || missing FROM equipment WHERE number = 'C2'",
                  "电池×2;充电器×1/电池×1");
  lending_assert (studio, "SELECT number || d.kind || state || p.name FROM damages d JOIN people p"
                          " ON p.id = d.person_id",
                  "SH-2026-0001missingopenP05");
}

/* Kits go out as one, or not at all; they come back bit by bit. */
static void
test_kits (void)
{
  static const Step steps[] = {
    { NINE, "lend", "L1", "P05", SIX },
    { NULL, "lend", "K1", "P06", SIX, NULL, "L1 is with P05" },
    { NOON, "return", "L1" },
    { NULL, "lend", "K1 T1", "P06", SIX },
    { NULL, "lend", "T1 T1", "P06", SIX, NULL, "named twice" },
    { DAY "13:00", "return", "C2" },
    { DAY "14:00", "return", "JY-2026-0002" },
    { DAY "15:00", "reserve", "K1", "P05", DAY "16:00/" DAY "17:00" },
    { DAY "16:00", "lend", "K1", "P05", DAY "17:30" },
    { DAY "17:00", "return", "K1" },
  };

  RUN (steps);
  lending_assert (studio, "SELECT DISTINCT slip || count(*) OVER (PARTITION BY slip) FROM loans"
                          " ORDER BY 1",
                  "JY-2026-00011 JY-2026-00023 JY-2026-00032");
}

static void
test_states (void)
{
  static const Step steps[] = {
    { NINE, "set", "C1", .until = "repair" },
    { NULL, "lend", "C1", "P05", SIX, NULL, "its state is “in repair”" },
    { NULL, "reserve", "C1", "P05", NOON "/" SIX, NULL, "nobody knows until when" },
    { NULL, "set", "C1", .until = "in-store" },
    { NULL, "set", "C1", .until = "out", .refused = "only by a hand-over" },
    { NULL, "lend", "C1", "P05", SIX },
    { NULL, "set", "C1", .until = "in-store", .refused = "C1 is lent" },
    { NULL, "set", "C1", .until = "lost", .refused = "C1 is lent" },
    { NULL, "keep", "C1", "P06" },
    { NOON, "return", "C1", .until = "lost" },
    { NULL, "lend", "C1", "P05", SIX, NULL, "lost" },
    { NULL, "set", "C1", .until = "retired" },
    { NULL, "reserve", "C1", "P05", NOON "/" SIX, NULL, "retired" },
  };

  RUN (steps);
  lending_assert (studio, "SELECT kind || state FROM damages", "lostopen");
  lending_assert (studio, "SELECT state FROM jobs", "done");
}

static void
test_records (void)
{
  static const struct
  {
    const DeskKind *kind;
    gint64 id;
    const char *field;
    const char *value;
    const char *refused;
  } cases[] = {
    { &desk_kind_loans, 1, "state", "returned", "use “lend” and “return”" },
    { &desk_kind_loans, 1, "borrower", "P06", "“Borrower” stays" },
    { &desk_kind_loans, 1, "until", "2026-11-23 20:30", "reserved by P06" },
    { &desk_kind_loans, 1, "until", "2026-11-23 19:00", NULL },
    { &desk_kind_loans, 2, "state", "out", "use “lend” and “return”" },
    { &desk_kind_loans, 2, "from", "2026-11-23 18:59", "is with P05" },
    { &desk_kind_loans, 2, "state", "cancelled", NULL },
    { &desk_kind_custody, 1, "condition", "good", "INV-12" },
    { &desk_kind_equipment, 1, "state", "in-store", "is lent" },
    { &desk_kind_jobs, 1, "state", "away", "it is “lent”" },
  };
  static const Step steps[] = {
    { NINE, "lend", "C1", "P05", SIX },
    { NULL, "reserve", "C1", "P06", DAY "20:00/" DAY "21:00" },
  };
  RUN (steps);

  studio_add (studio, &desk_kind_jobs, "item", "C1", "fault", "快门不响应", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DeskDraft) draft =
        desk_draft_edit (studio->store, cases[i].kind, cases[i].id, NULL);
      GError *error = NULL;

      desk_draft_enter (draft, desk_kind_get_field (cases[i].kind, cases[i].field), cases[i].value,
                        &error);
      g_assert_no_error (error);
      desk_records_save (studio->office, draft, &error);
      if (cases[i].refused == NULL)
        g_assert_no_error (error);
      else
        {
          assert_refused (&error, DESK_ERROR_REFUSED, cases[i].refused);
          g_clear_error (&error);
        }
      studio_assert_sound (studio);
    }
}

/* Undoing what another hand-over builds on is refused, and so is what would give an
 * item twice. */
static void
test_undo (void)
{
  static const Step steps[] = {
    { NINE, "reserve", "C1", "P05", NOON "/" SIX },
    { NULL, "release", "JY-2026-0001" },
    { NULL, "reserve", "C1", "P06", NOON "/" SIX },
  };
  RUN (steps);
  gint64 entry = studio_number (studio, "SELECT max(id) - 1 FROM journal");
  GError *error = NULL;

  g_assert_false (desk_journal_undo (studio->store, entry, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "given twice at the same time");
  g_clear_error (&error);
  studio_assert_sound (studio);
}

static void
test_today (void)
{
  static const Step steps[] = {
    { "2026-11-20 09:00", "lend", "C1", "P05", "2026-11-20 18:00" },
    { NINE, "lend", "C2", "P05", SIX },
    { NULL, "lend", "L1", "P06", DAY "10:00" },
    { NULL, "reserve", "T1", "P06", NOON "/" SIX },
  };
  RUN (steps);
  g_autoptr (GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_today_item_free);
  g_autoptr (GString) text = g_string_new (NULL);
  GError *error = NULL;

  studio_at (studio, NOON);
  g_assert_true (desk_lending_today (studio->office, items, day ("2026-11-23"), &error));
  for (guint i = 0; i < items->len; i++)
    {
      const DeskTodayItem *item = items->pdata[i];
      g_string_append_printf (text, "%s %s %d: %s\n", item->kind, item->who, item->late,
                              item->text);
    }
  g_assert_cmpstr (text->str, ==,
                   "overdue P05 1: C1 相机 was due back at 2026-11-20 18:00 (JY-2026-0001)\n"
                   "overdue P06 1: L1 镜头 was due back at 2026-11-23 10:00 (JY-2026-0003)\n"
                   "due P05 0: C2 相机 is due back today at 18:00 (JY-2026-0002)\n"
                   "reservation P01 0: T1 三脚架 is reserved for P06 today at 12:00"
                   " (JY-2026-0004)\n");
}

/* INV-8: long unused items, one by one while they are few. */
static void
test_idle (void)
{
  static const struct
  {
    const char *days; /* the setting */
    const char *expected;
  } cases[] = {
    { "22", "" },
    { "21", "idle P01: 4 items have not been used for long; test whether they are ready:"
            " C1 相机, C2 相机, L1 镜头 …\n" },
  };
  g_autoptr (Studio) studio = lending_studio ();
  gint64 item = lending_item (studio, "C1");

  studio_edit (studio, &desk_kind_equipment, item, "storage_note", "dry");
  for (guint i = 0; i <= G_N_ELEMENTS (cases); i++)
    {
      gboolean few = i == G_N_ELEMENTS (cases);
      g_autoptr (GPtrArray) items =
        g_ptr_array_new_with_free_func ((GDestroyNotify) desk_today_item_free);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;

      if (few)
        {
          studio_edit (studio, &desk_kind_equipment, lending_item (studio, "L1"), "state",
                       "retired");
          studio_edit (studio, &desk_kind_equipment, lending_item (studio, "T1"), "state",
                       "retired");
        }
      else
        studio_set (studio, "equipment.idle-days", cases[i].days);
      desk_lending_today (studio->office, items, day ("2026-11-23"), &error);
      g_assert_no_error (error);
      for (guint n = 0; n < items->len; n++)
        {
          const DeskTodayItem *one = items->pdata[n];
          g_assert_false (one->late);
          g_assert_cmpint (one->about_id != 0, ==, few);
          g_string_append_printf (text, "%s %s: %s\n", one->kind, one->who, one->text);
        }
      g_assert_cmpstr (
        text->str, ==,
        few
          ? "idle P01: C1 相机 has not been used since November 2, 2026; test whether it is ready "
            "(dry)\n"
            "idle P01: C2 相机 has not been used since November 2, 2026; test whether it is ready\n"
          : cases[i].expected);
    }
}

/* INV-9: told of once; a loan that becomes overdue is another thing to be told. */
static void
test_reminders (void)
{
  static const Step steps[] = {
    { NINE, "lend", "C2", "P05", SIX },
    { NULL, "reserve", "T1", "P06", NOON "/" SIX },
  };
  static const char *const looks[] = { NOON, DAY "17:59", DAY "18:01" };
  RUN (steps);
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autoptr (GPtrArray) items =
        g_ptr_array_new_with_free_func ((GDestroyNotify) desk_today_item_free);
      g_autoptr (GError) error = NULL;

      studio_at (studio, looks[i]);
      desk_lending_today (studio->office, items, day ("2026-11-23"), &error);
      g_assert_no_error (error);
      for (guint n = 0; n < items->len; n++)
        {
          g_autofree char *key = desk_today_item_dup_key (items->pdata[n]);
          if (desk_today_item_reminds (items->pdata[n]))
            g_string_append_printf (keys, "%s\n", key);
        }
    }
  g_assert_cmpstr (keys->str, ==,
                   "due/2026-11-23/equipment/2\n"
                   "due/2026-11-23/equipment/2\n"
                   "overdue/2026-11-23/equipment/2\n");
}

typedef struct
{
  Studio *studio;
  GRand *rand;
  int day, minutes;
} Chance;

static const char *
pick (Chance            *self,
      const char *const *words,
      guint              n_words)
{
  return words[g_rand_int_range (self->rand, 0, (int) n_words)];
}

static void
chance_step (Chance *self)
{
  static const char *const verbs[] = { "lend", "lend", "lend", "private", "shoot", "reserve",
                                       "reserve", "return", "return", "return", "release", "keep",
                                       "set" };
  static const char *const items[] = { "C1", "C2", "L1", "T1", "K1", "C1 L1" };
  static const char *const single[] = { "C1", "C2", "L1", "T1" };
  static const char *const people[] = { "P01", "P05", "P06", "P07", "P08" };
  static const char *const states[] = { "in-store", "in-store", "repair", "lost", "retired" };
  static const char *const returns[] = { NULL, "missing=电池×1", "battery=90",
                                         "battery=70", "condition=划伤", "emergency=nicd",
                                         "lost" };
  DeskDate date = day ("2026-11-23") + self->day;
  g_autofree char *now = desk_moment_format (date, self->minutes);
  g_autofree char *later =
    desk_moment_format (date + g_rand_int_range (self->rand, 0, 2),
                        g_rand_int_range (self->rand, 0, 1440));
  g_autofree char *end = desk_moment_format (date + 2, g_rand_int_range (self->rand, 0, 1440));
  g_autofree char *span = g_strdup_printf ("%s/%s", later, end);
  g_autofree char *slip = g_strdup_printf ("JY-2026-%04d", g_rand_int_range (self->rand, 1, 40));
  Step step = { .at = now, .verb = pick (self, verbs, G_N_ELEMENTS (verbs)) };
  g_autoptr (GError) error = NULL;
  g_autofree char *before = studio_dump (self->studio);
  g_autofree char *after = NULL;

  step.items = pick (self, items, G_N_ELEMENTS (items));
  step.person = pick (self, people, G_N_ELEMENTS (people));
  step.until = later;
  if (g_str_equal (step.verb, "reserve"))
    step.until = span;
  else if (g_str_equal (step.verb, "return"))
    step.until = pick (self, returns, G_N_ELEMENTS (returns));
  else if (g_str_equal (step.verb, "release"))
    step.items = slip;
  else if (g_str_equal (step.verb, "private"))
    step.by = "P04";
  else if (g_str_equal (step.verb, "keep") || g_str_equal (step.verb, "set"))
    {
      step.items = pick (self, single, G_N_ELEMENTS (single));
      step.until = pick (self, states, G_N_ELEMENTS (states));
    }
  if (!lending_step (self->studio, &step, &error))
    {
      g_assert_true (g_error_matches (error, DESK_ERROR, DESK_ERROR_REFUSED) ||
                     g_error_matches (error, DESK_ERROR, DESK_ERROR_NOT_FOUND));
      g_assert_nonnull (g_strrstr (error->message, "INV-"));
      after = studio_dump (self->studio);
      g_assert_cmpstr (after, ==, before);
    }
  studio_assert_sound (self->studio);
}

/* A few hundred acts of chance, always the same ones: all holds after each, each
 * refusal names its rule and changes nothing, and all of them can be undone. */
static void
test_chance (void)
{
  g_autoptr (Studio) studio = lending_studio ();
  g_autofree char *first = studio_dump (studio);
  g_autofree char *last = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  Chance chance = { studio, g_rand_new_with_seed (20261123), 0, 480 };
  gint64 start = studio_number (studio, "SELECT max(id) FROM journal");
  guint n = 0;

  for (guint i = 0; i < 300; i++)
    {
      chance_step (&chance);
      chance.minutes += g_rand_int_range (chance.rand, 0, 180);
      chance.day += chance.minutes / 1440;
      chance.minutes %= 1440;
    }
  g_rand_free (chance.rand);
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM loans WHERE state = 'returned'"),
                   >, 10);
  last = studio_dump (studio);
  for (gint64 entry = studio_number (studio, "SELECT max(id) FROM journal"); entry > start;
       entry--, n++)
    g_assert_true (studio_undo (studio));
  studio_assert_sound (studio);
  undone = studio_dump (studio);
  g_assert_cmpstr (undone, ==, first);
  for (guint i = 0; i < n; i++)
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
  g_test_add_func ("/office/INV-4/lending/qualification", test_qualification);
  g_test_add_func ("/office/INV-4/lending/private", test_private);
  g_test_add_func ("/office/INV-4/lending/keeper", test_keeper);
  g_test_add_func ("/office/INV-5/lending/conflicts", test_conflicts);
  g_test_add_func ("/office/INV-6/lending/same-day", test_same_day);
  g_test_add_func ("/office/INV-6/lending/accessories", test_accessories);
  g_test_add_func ("/office/INV-5/lending/kits", test_kits);
  g_test_add_func ("/office/INV-12/lending/states", test_states);
  g_test_add_func ("/office/INV-12/lending/records", test_records);
  g_test_add_func ("/office/INV-5/lending/undo", test_undo);
  g_test_add_func ("/office/INV-9/lending/today", test_today);
  g_test_add_func ("/office/INV-9/lending/reminders", test_reminders);
  g_test_add_func ("/office/INV-8/lending/idle", test_idle);
  g_test_add_func ("/office/INV-12/lending/chance", test_chance);
  return g_test_run ();
}
