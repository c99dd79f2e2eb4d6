/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Damage: liability by use and cause, amount, approval, ledger (INV-7, CON-2). */

#include "desk-care.h"
#include "lending-kit.h"

static void
test_liability (void)
{
  static const struct
  {
    gboolean for_shoot;
    const char *cause;
    const char *liability;
  } cases[] = {
    { TRUE, "correct-use", "none" },
    { TRUE, "force-majeure", "none" },
    { TRUE, "misuse", "partial" },
    { FALSE, "correct-use", "partial" },
    { FALSE, "force-majeure", "partial" },
    { FALSE, "misuse", "full" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (desk_damage_liability (cases[i].for_shoot, cases[i].cause), ==,
                     cases[i].liability);
}

static gint64
report (Studio     *studio,
        const char *item,
        const char *kind)
{
  DeskDamageReport damage = { .item = lending_item (studio, item), .kind = kind, .event = "跌落" };
  GError *error = NULL;
  g_autofree char *number = desk_damage_report (studio->office, &damage, &error);

  g_assert_no_error (error);
  return desk_records_find (studio->office, &desk_kind_damages, number, &error);
}

/* C1 costs 1000.00; what is proposed by cause, severity and use. */
static void
test_amount (void)
{
  static const struct
  {
    const char *verb;
    const char *kind;
    const char *cause;
    const char *severity;
    DeskMoney value;
    DeskMoney amount;   /* -1: by rule */
    DeskMoney expected; /* -1: refused */
    const char *refused;
  } cases[] = {
    { "shoot", "damage", "correct-use", NULL, 0, -1, 0 },
    { "shoot", "damage", "correct-use", NULL, 0, 500, -1, "nobody pays" },
    { "shoot", "damage", "misuse", "slight", 0, -1, 10000 },
    { "shoot", "damage", "misuse", "moderate", 0, -1, 30000 },
    { "shoot", "damage", "misuse", "severe", 20000, -1, 10000 },
    { "shoot", "damage", "misuse", NULL, 0, 12345, 12345 },
    { "shoot", "damage", "misuse", NULL, 0, 100000, -1, "partial" },
    { "shoot", "damage", "misuse", NULL, 0, 0, -1, "partial" },
    { "lend", "damage", "misuse", NULL, 0, -1, 100000 },
    { "lend", "lost", "misuse", NULL, 0, -1, 100000 },
    { "lend", "damage", "misuse", NULL, 0, 500, -1, "in full" },
    { "lend", "missing", "misuse", NULL, 0, -1, -1, "say what the damage comes to" },
    { "lend", "missing", "misuse", NULL, 8000, -1, 8000 },
    { "lend", "wear", "correct-use", "slight", 8000, -1, 800 },
    { "lend", "damage", NULL, NULL, 0, -1, -1, "say the cause" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Studio) studio = lending_studio ();
      Step step = { "2026-11-23 09:00", cases[i].verb, "C1", "P05", "2026-11-23 18:00" };
      g_autofree char *expected = g_strdup_printf ("%d", (int) cases[i].expected);
      DeskDamageReport foreseen = { .kind = cases[i].kind,
                                    .cause = cases[i].cause,
                                    .severity = cases[i].severity,
                                    .value = cases[i].value };
      GError *error = NULL;
      DeskMoney amount;
      gint64 damage;

      lending_run (studio, &step, 1);
      damage = report (studio, "C1", cases[i].kind);
      /* What is said beforehand is what comes out, where the rule decides. */
      foreseen.item = lending_item (studio, "C1");
      desk_damage_expect (studio->office, damage, &foreseen, &amount);
      if (cases[i].amount < 0 && cases[i].refused == NULL)
        g_assert_cmpint (amount, ==, cases[i].expected);
      desk_damage_propose (studio->office, damage, cases[i].cause, cases[i].severity,
                           cases[i].value, cases[i].amount, 0, &error);
      studio_assert_sound (studio);
      if (cases[i].refused != NULL)
        {
          assert_refused (&error, DESK_ERROR_REFUSED, cases[i].refused);
          g_clear_error (&error);
          continue;
        }
      g_assert_no_error (error);
      lending_assert (studio, "SELECT amount FROM damages", expected);
    }
}

static void
test_approval (void)
{
  g_autoptr (Studio) studio = lending_studio ();
  static const Step step = { "2026-11-23 09:00", "lend", "C1", "P05", "2026-11-23 18:00" };
  gint64 leader = studio_person (studio, "P04");
  GError *error = NULL;
  gint64 damage;

  lending_run (studio, &step, 1);
  damage = report (studio, "C1", "damage");
  g_assert_false (desk_damage_approve (studio->office, damage, leader, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "is “open” already");
  g_clear_error (&error);
  g_assert_false (desk_damage_propose (studio->office, damage, "misuse", NULL, 0, -1,
                                       studio_person (studio, "P06"), &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "P06 may not hand over");
  g_clear_error (&error);
  g_assert_true (desk_damage_propose (studio->office, damage, "misuse", NULL, 0, -1, 0, &error));
  g_assert_false (
    desk_damage_approve (studio->office, damage, studio_person (studio, "P05"), &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "own case (INV-7)");
  g_clear_error (&error);
  g_assert_false (
    desk_damage_approve (studio->office, damage, studio_person (studio, "P06"), &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "no leader");
  g_clear_error (&error);
  g_assert_true (desk_damage_approve (studio->office, damage, leader, &error));
  lending_assert (studio, "SELECT amount || kind || state || p.name FROM ledger l JOIN people p"
                          " ON p.id = l.person_id",
                  "-100000fineproposedP05");
  g_assert_false (desk_damage_cancel (studio->office, damage, "错了", &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "is “approved” already");
  g_clear_error (&error);
  studio_assert_sound (studio);
  g_assert_true (studio_undo (studio));
  lending_assert (studio, "SELECT count(*) FROM ledger", "0");
  g_assert_true (desk_damage_cancel (studio->office, damage, "错了", &error));
  studio_assert_sound (studio);
}

/* Who had the item then is who is asked. */
static void
test_user (void)
{
  g_autoptr (Studio) studio = lending_studio ();
  static const Step steps[] = {
    { "2026-11-23 09:00", "shoot", "C1", "P05", "2026-11-23 18:00" },
    { "2026-11-23 12:00", "return", "C1", .until = "emergency=nicd" },
  };

  lending_run (studio, steps, G_N_ELEMENTS (steps));
  lending_assert (studio, "SELECT cause || liability || for_shoot FROM damages", "misusepartial1");
  studio_at (studio, "2026-11-23 11:00");
  report (studio, "C1", "damage");
  studio_at (studio, "2026-11-23 15:00");
  report (studio, "C1", "damage");
  lending_assert (studio, "SELECT p.name || ifnull(loan_id, '-') FROM damages d JOIN people p"
                          " ON p.id = d.person_id ORDER BY d.id",
                  "P051 P051 P01-");
}

static void
test_records (void)
{
  g_autoptr (Studio) studio = lending_studio ();
  gint64 damage = studio_add (studio, &desk_kind_damages, "item", "C1", "event", "跌落", "cause",
                              "misuse", NULL);
  g_autoptr (DeskDraft) draft =
    desk_draft_edit (studio->store, &desk_kind_damages, damage, NULL);
  GError *error = NULL;

  lending_assert (studio, "SELECT number || liability || p.name FROM damages d JOIN people p"
                          " ON p.id = d.person_id",
                  "SH-2026-0001fullP01");
  desk_draft_set_text (draft, "state", "approved");
  g_assert_false (desk_records_save (studio->office, draft, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "“damage propose”");
  g_clear_error (&error);
  g_assert_false (desk_records_remove (studio->office, &desk_kind_damages, damage, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "kept on file");
  g_clear_error (&error);
}

/* Before a file is opened, it is the loan that tells who is liable. */
static void
test_expected (void)
{
  g_autoptr (Studio) studio = lending_studio ();
  static const Step step = { "2026-11-23 09:00", "lend", "C1", "P05", "2026-11-23 18:00" };
  DeskDamageReport foreseen = { .item = lending_item (studio, "C1"), .kind = "damage" };
  DeskMoney amount;

  lending_run (studio, &step, 1);
  g_assert_null (desk_damage_expect (studio->office, 0, &foreseen, &amount));
  g_assert_cmpint (foreseen.person, ==, studio_person (studio, "P05"));
  g_assert_cmpint (foreseen.value, ==, 100000);
  foreseen.cause = "misuse";
  g_assert_cmpstr (desk_damage_expect (studio->office, 0, &foreseen, &amount), ==, "full");
  g_assert_cmpint (amount, ==, 100000);
  foreseen.cause = "correct-use";
  g_assert_cmpstr (desk_damage_expect (studio->office, 0, &foreseen, &amount), ==, "partial");
  g_assert_cmpint (amount, >, 0);
}

/* What has to be put right: open until it is settled, of one item and of all. */
static void
test_care (void)
{
  g_autoptr (Studio) studio = lending_studio ();
  DeskDate day = desk_date_new (2026, 11, 23);
  gint64 damage = report (studio, "C1", "damage");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) settled = NULL;
  const DeskCareEntry *entry;
  GError *error = NULL;

  before = desk_care_list_item (studio->office, lending_item (studio, "C1"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (before->len, ==, 1);
  entry = before->pdata[0];
  g_assert_true (entry->section == DESK_CARE_DAMAGE && entry->kind == &desk_kind_damages);
  g_assert_cmpint (entry->id, ==, damage);
  g_assert_cmpstr (entry->text, ==, "跌落");
  g_assert_true (desk_damage_cancel (studio->office, damage, "错了", &error));
  after = desk_care_list_item (studio->office, lending_item (studio, "C1"), &error);
  g_assert_cmpuint (after->len, ==, 0);
  settled = desk_care_list (studio->office, day, TRUE, &error);
  g_assert_no_error (error);
  entry = settled->pdata[settled->len - 1];
  g_assert_true (entry->section == DESK_CARE_SETTLED && entry->id == damage);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/INV-7/damage/liability", test_liability);
  g_test_add_func ("/office/INV-7/damage/amount", test_amount);
  g_test_add_func ("/office/INV-7/damage/approval", test_approval);
  g_test_add_func ("/office/INV-7/damage/user", test_user);
  g_test_add_func ("/office/INV-7/damage/records", test_records);
  g_test_add_func ("/office/INV-7/damage/expected", test_expected);
  g_test_add_func ("/office/INV-7/damage/care", test_care);
  return g_test_run ();
}
