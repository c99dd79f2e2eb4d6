/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Proposed, confirmed, dismissed, reversed: CON-2; the dress check: CON-4. */

#include "desk-dress.h"
#include "desk-ledger.h"
#include "desk-rounds.h"
#include "office-kit.h"

#define TODAY "2026-10-09"

static gint64
propose (Studio     *studio,
         const char *person,
         const char *amount)
{
  return studio_add (studio, &desk_kind_ledger, "person", person, "clause", "7.1", "kind", "fine",
                     "amount", amount, NULL);
}

/* number state amount, a line each */
static void
assert_ledger (Studio     *studio,
               const char *expected)
{
  g_autofree char *text =
    studio_text (studio, "SELECT group_concat(substr(number, -2) || ' ' || state || ' ' || amount,"
                         " '; ') FROM (SELECT * FROM ledger ORDER BY id)");

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_totals (Studio    *studio,
               guint      n_proposed,
               DeskMoney  proposed,
               guint      n_confirmed,
               DeskMoney  confirmed)
{
  g_autoptr (GError) error = NULL;
  DeskLedgerTotals totals;

  desk_ledger_get_totals (studio->office, day ("2026-10-01"), day ("2026-10-31"), &totals, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (totals.n_proposed, ==, n_proposed);
  g_assert_cmpint (totals.proposed, ==, proposed);
  g_assert_cmpuint (totals.n_confirmed, ==, n_confirmed);
  g_assert_cmpint (totals.confirmed, ==, confirmed);
}

static void
test_confirm (void)
{
  g_autoptr (Studio) studio = studio_new (0, 3);
  g_autoptr (GError) error = NULL;
  gint64 entries[2];

  studio_at (studio, TODAY " 10:00");
  entries[0] = propose (studio, "P01", "-10");
  entries[1] = propose (studio, "P02", "20");
  assert_ledger (studio, "01 proposed -1000; 02 proposed 2000");
  assert_totals (studio, 2, 1000, 0, 0);
  g_assert_true (desk_ledger_confirm (studio->office, entries, 2, &error));
  g_assert_no_error (error);
  assert_ledger (studio, "01 confirmed -1000; 02 confirmed 2000");
  assert_totals (studio, 0, 0, 2, 1000);
  /* Final: not undone, not confirmed again, not changed by hand. */
  g_assert_false (desk_office_undo (studio->office, 0, NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "final");
  g_assert_false (desk_ledger_confirm (studio->office, entries, 1, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "(CON-2)");
  g_assert_false (desk_ledger_dismiss (studio->office, entries, 1, "no", &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "(CON-2)");
  studio_assert_sound (studio);
}

static void
test_dismiss (void)
{
  g_autoptr (Studio) studio = studio_new (0, 3);
  g_autoptr (GError) error = NULL;
  g_autofree char *evidence = NULL;
  gint64 entry;

  studio_at (studio, TODAY " 10:00");
  entry = propose (studio, "P01", "-10");
  g_assert_false (desk_ledger_dismiss (studio->office, &entry, 1, "", &error));
  assert_refused (&error, DESK_ERROR_INVALID, "(CON-2)");
  g_assert_false (desk_records_remove (studio->office, &desk_kind_ledger, entry, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "reverse");
  studio_begin_step (studio);
  g_assert_true (desk_ledger_dismiss (studio->office, &entry, 1, "was on leave", &error));
  g_assert_no_error (error);
  assert_ledger (studio, "01 reversed -1000");
  assert_totals (studio, 0, 0, 0, 0);
  evidence = studio_text (studio, "SELECT evidence FROM ledger");
  assert_contains (evidence, "was on leave");
  studio_end_step (studio);
}

static void
test_reverse (void)
{
  g_autoptr (Studio) studio = studio_new (0, 3);
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;
  gint64 entry;

  studio_at (studio, "2026-10-01 10:00");
  entry = propose (studio, "P01", "-10");
  g_assert_null (desk_ledger_reverse (studio->office, entry, "wrong person", &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "only a confirmed entry is reversed (CON-2)");
  desk_ledger_confirm (studio->office, &entry, 1, &error);
  g_assert_no_error (error);
  g_assert_null (desk_ledger_reverse (studio->office, entry, NULL, &error));
  assert_refused (&error, DESK_ERROR_INVALID, "(CON-2)");
  studio_at (studio, TODAY " 10:00");
  number = desk_ledger_reverse (studio->office, entry, "wrong person", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (number, ==, "JC-2026-0002");
  assert_ledger (studio, "01 reversed -1000; 02 confirmed 1000");
  assert_totals (studio, 0, 0, 2, 0);
  g_assert_cmpint (studio_number (studio, "SELECT count(*) FROM ledger WHERE date = '" TODAY
                                          "' AND person_id = 1"),
                   ==, 1);
  g_assert_null (desk_ledger_reverse (studio->office, entry, "again", &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "JC-2026-0002");
  g_assert_false (desk_office_undo (studio->office, 0, NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "final");
  studio_assert_sound (studio);
}

/* What the program proposed and a person dismissed does not come back by itself. */
static void
test_stays_dismissed (void)
{
  g_autoptr (Studio) studio = studio_new (2, 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) entries = NULL;

  studio_plan (studio, "2026-10-08", "2026-10-31");
  studio_mark (studio, "2026-10-08", 3, DESK_MARK_FAIL);
  studio_mark (studio, "2026-10-12", 3, DESK_MARK_FAIL);
  entries = desk_ledger_list_proposed (studio->office, day ("2026-10-01"), day ("2026-10-31"),
                                       &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_true (desk_ledger_dismiss (studio->office, (const gint64 *) entries->data, 1, "ill",
                                      &error));
  studio_mark (studio, "2026-10-14", 3, DESK_MARK_FAIL);
  assert_ledger (studio, "01 reversed -1000");
  studio_assert_sound (studio);
}

/* By hand, through the record: the same rules. */
static void
test_by_hand (void)
{
  static const struct
  {
    const char *before, *state, *refused; /* NULL: allowed */
  } cases[] = {
    { "proposed", "confirmed", NULL },
    { "proposed", "reversed", "not set by hand (CON-2)" },
    { "proposed", "closed", "not set by hand (CON-2)" },
    { "confirmed", "proposed", "reverse it with a new entry (CON-2)" },
    { "confirmed", "reversed", "reverse it with a new entry (CON-2)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Studio) studio = studio_new (0, 1);
      gint64 entry = propose (studio, "P01", "-10");
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskDraft) draft = NULL;

      if (g_str_equal (cases[i].before, "confirmed"))
        desk_ledger_confirm (studio->office, &entry, 1, &error);
      g_assert_no_error (error);
      draft = desk_draft_edit (studio->store, &desk_kind_ledger, entry, &error);
      desk_draft_set_text (draft, "state", cases[i].state);
      desk_records_save (studio->office, draft, &error);
      if (cases[i].refused != NULL)
        {
          assert_refused (&error, DESK_ERROR_REFUSED, cases[i].refused);
          continue;
        }
      g_assert_no_error (error);
      g_assert_false (desk_office_undo (studio->office, 0, NULL, &error));
      assert_refused (&error, DESK_ERROR_REFUSED, "final");
    }
}

static void
dress (Studio                *studio,
       const char            *person,
       guint                  column,
       /* from 1 */ DeskMark  mark,
       const char            *remark)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = g_strdup_printf (
    "SELECT c.id FROM round_columns c JOIN rounds r ON r.id = c.round_id WHERE r.code = 'dress'"
    " ORDER BY c.position, c.id LIMIT 1 OFFSET %u",
    column - 1);

  desk_rounds_mark (studio->office, DESK_DRESS_CHECK, day (TODAY), studio_person (studio, person),
                    studio_number (studio, sql), mark, remark, 0, &error);
  g_assert_no_error (error);
}

static void
assert_fined (Studio     *studio,
              const char *expected)
{
  g_autofree char *text = studio_text (
    studio,
    "SELECT ifnull(group_concat(p.name || ' ' || l.amount || ' ' || l.state, '; '), '') FROM"
    " (SELECT * FROM ledger WHERE source = 'dress/" TODAY "' ORDER BY person_id) l"
    " JOIN people p ON p.id = l.person_id");

  g_assert_cmpstr (text, ==, expected);
}

static void
test_dress (void)
{
  g_autoptr (Studio) studio = studio_new (0, 3);
  g_autoptr (GError) error = NULL;
  g_autofree char *evidence = NULL;
  gint64 entry;

  studio_at (studio, TODAY " 08:20");
  dress (studio, "P01", 1, DESK_MARK_OK, NULL);
  assert_fined (studio, "");
  studio_begin_step (studio);
  dress (studio, "P02", 1, DESK_MARK_FAIL, NULL);
  assert_fined (studio, "P02 -500 proposed");
  studio_end_step (studio);
  /* One a person and day, however much fails. */
  dress (studio, "P02", 2, DESK_MARK_FAIL, "slippers");
  assert_fined (studio, "P02 -500 proposed");
  evidence = studio_text (studio, "SELECT evidence FROM ledger");
  assert_contains (evidence, "slippers");
  dress (studio, "P02", 1, DESK_MARK_OK, NULL);
  assert_fined (studio, "P02 -500 proposed");
  studio_begin_step (studio);
  dress (studio, "P02", 2, DESK_MARK_NONE, NULL);
  assert_fined (studio, "");
  studio_end_step (studio);
  /* The amount counts from then on; what is confirmed stays. */
  studio_set (studio, "dress.fine", "8");
  dress (studio, "P03", 3, DESK_MARK_FAIL, NULL);
  assert_fined (studio, "P03 -800 proposed");
  entry = studio_number (studio, "SELECT id FROM ledger");
  desk_ledger_confirm (studio->office, &entry, 1, &error);
  g_assert_no_error (error);
  dress (studio, "P03", 3, DESK_MARK_OK, NULL);
  assert_fined (studio, "P03 -800 confirmed");
  dress (studio, "P03", 3, DESK_MARK_FAIL, NULL);
  assert_fined (studio, "P03 -800 confirmed");
  studio_assert_sound (studio);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/CON-2/confirm", test_confirm);
  g_test_add_func ("/office/CON-2/dismiss", test_dismiss);
  g_test_add_func ("/office/CON-2/reverse", test_reverse);
  g_test_add_func ("/office/CON-2/stays-dismissed", test_stays_dismissed);
  g_test_add_func ("/office/CON-2/by-hand", test_by_hand);
  g_test_add_func ("/office/CON-4/dress-check", test_dress);
  return g_test_run ();
}
