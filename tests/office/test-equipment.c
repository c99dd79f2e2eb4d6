/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register, accessories, keys, maintenance (INV-1, INV-8, INV-12, INV-13). */

#include "lending-kit.h"

#include "desk-search.h"

static void
test_accessories (void)
{
  static const struct
  {
    const char *text;
    const char *kept; /* NULL: it is none */
  } cases[] = {
    { "电池×2;充电器×1", "电池×2;充电器×1" },
    { "电池x2；充电器", "电池×2;充电器×1" },
    { " 电池 * 2 ; 充电器×01 ;", "电池×2;充电器×1" },
    { "电池×2;电池×1", "电池×3" },
    { "Box2;SD卡X4", "Box2×1;SD卡×4" },
    { "电池×２；SD卡ｘ１２", "电池×2;SD卡×12" },
    { "", "" },
    { "电池×0", NULL },
    { "×2", NULL },
    { "电池×99999", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;
      g_autoptr (GPtrArray) list = desk_accessories_parse (cases[i].text, &error);
      g_autofree char *text = list != NULL ? desk_accessories_to_text (list) : NULL;

      if (cases[i].kept == NULL)
        {
          assert_refused (&error, DESK_ERROR_INVALID, "INV-1");
          g_clear_error (&error);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (text != NULL ? text : "", ==, cases[i].kept);
    }
}

static void
test_find (void)
{
  g_autoptr (Studio) studio = lending_studio ();
  static const char *const words[] = { "C9", "SN-4711", "xj", "xiangji", "相机", "eos" };
  gint64 item = studio_add (studio, &desk_kind_equipment, "number", "C9", "class", "相机", "make",
                            "Canon", "model", "EOS R5", "serial", "SN-4711", NULL);
  GError *error = NULL;

  g_assert_cmpint (lending_item (studio, "C9"), ==, item);
  g_assert_cmpint (lending_item (studio, "SN-4711"), ==, item);
  g_assert_cmpint (desk_equipment_find (studio->office, "C0", &error), ==, 0);
  assert_refused (&error, DESK_ERROR_NOT_FOUND, "INV-1");
  g_clear_error (&error);
  for (guint w = 0; w < G_N_ELEMENTS (words); w++)
    {
      g_autoptr (GPtrArray) hits =
        desk_search (studio->store, words[w], &desk_kind_equipment, &error);
      gboolean found = FALSE;

      g_assert_no_error (error);
      for (guint i = 0; i < hits->len; i++)
        found = found || ((DeskSearchHit *) hits->pdata[i])->id == item;
      g_test_message ("%s", words[w]);
      g_assert_true (found);
    }
}

/* An item that a list says is lent is with whoever answers for it. */
static void
test_taken_over (void)
{
  g_autoptr (Studio) studio = lending_studio ();
  static const Step steps[] = {
    { "2026-11-23 09:00", "reserve", "C7", "P05", "2026-11-30 09:00/2026-11-30 10:00", NULL,
      "nobody knows until when" },
    { NULL, "return", "C7" },
    { NULL, "lend", "C7", "P05", "2026-11-23 18:00" },
  };
  g_autoptr (DeskDraft) draft = desk_draft_new (studio->store, &desk_kind_equipment);
  GError *error = NULL;

  desk_draft_set_text (draft, "number", "C8");
  desk_draft_set_text (draft, "class", "相机");
  desk_draft_set_text (draft, "state", "out");
  g_assert_false (desk_records_save (studio->office, draft, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "nobody answers for it");
  g_clear_error (&error);
  studio_add (studio, &desk_kind_equipment, "number", "C7", "class", "相机", "state", "借出",
              "responsible", "P02", NULL);
  lending_run (studio, steps, G_N_ELEMENTS (steps));
  lending_assert (studio, "SELECT p.name FROM loans l JOIN people p ON p.id = l.borrower_id"
                          " ORDER BY l.id",
                  "P02 P05");
}

static void
test_custody (void)
{
  g_autoptr (Studio) studio = lending_studio ();
  static const Step steps[] = {
    { "2026-11-23 09:00", "lend", "C1", "P05", "2026-11-23 18:00" },
    { "2026-11-23 12:00", "return", "C1", .until = "condition=划伤" },
    { "2026-11-23 13:00", "keep", "C1", "P06" },
    { "2026-11-23 14:00", "set", "C1", .until = "repair" },
  };
  static const char *const expected[] = { "P01 store 2026-11-02 08:00 2026-11-23 09:00 -",
                                          "P05 lent 2026-11-23 09:00 2026-11-23 12:00 good",
                                          "P01 store 2026-11-23 12:00 2026-11-23 13:00 划伤",
                                          "P06 store 2026-11-23 13:00 2026-11-23 14:00 划伤",
                                          " repair 2026-11-23 14:00 - 划伤" };
  g_autoptr (GPtrArray) entries = NULL;
  GError *error = NULL;

  lending_run (studio, steps, G_N_ELEMENTS (steps));
  entries = desk_custody_history (studio->office, &desk_kind_equipment, lending_item (studio, "C1"),
                                  &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < entries->len; i++)
    {
      const DeskCustodyEntry *entry = entries->pdata[i];
      g_autofree char *line = g_strdup_printf (
        "%s %s %s %s %s", entry->name, entry->reason, entry->from,
        entry->until != NULL ? entry->until : "-",
        entry->condition != NULL ? entry->condition : "-");
      g_assert_cmpstr (line, ==, expected[i]);
    }
}

static void
test_keys (void)
{
  g_autoptr (Studio) studio = lending_studio ();
  gint64 key = studio_add (studio, &desk_kind_keys, "number", "Y-1", "name", "培训室",
                           "responsible", "P01", NULL);
  gint64 person = studio_person (studio, "P05");
  GError *error = NULL;

  g_assert_false (desk_custody_take_back (studio->office, key, NULL, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "is not handed out (INV-13)");
  g_clear_error (&error);
  g_assert_true (desk_custody_hand_out (studio->office, key, person, NULL, &error));
  g_assert_cmpint (desk_custody_holder (studio->office, &desk_kind_keys, key), ==, person);
  studio_assert_sound (studio);
  g_assert_false (desk_custody_hand_out (studio->office, key, studio_person (studio, "P06"), NULL,
                                         &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "is with P05 (INV-13)");
  g_clear_error (&error);
  g_assert_true (desk_custody_take_back (studio->office, key, "good", &error));
  g_assert_cmpint (desk_custody_holder (studio->office, &desk_kind_keys, key), ==,
                   studio_person (studio, "P01"));
  studio_assert_sound (studio);
  for (guint i = 0; i < 3; i++)
    g_assert_true (studio_undo (studio));
  lending_assert (studio, "SELECT count(*) FROM custody WHERE key_id IS NOT NULL", "0");
  studio_assert_sound (studio);
}

static void
test_jobs (void)
{
  g_autoptr (Studio) studio = lending_studio ();
  gint64 item = lending_item (studio, "C1");
  static const Step away[] = {
    { NULL, "reserve", "C1", "P05", "2026-11-29 09:00/2026-11-29 10:00", NULL,
      "free from 2026-12-01 00:00" },
    { NULL, "reserve", "C1", "P05", "2026-12-01 00:00/2026-12-01 10:00" },
  };
  g_autofree char *number = NULL;
  GError *error = NULL;
  gint64 job;

  studio_at (studio, "2026-11-23 09:00");
  number = desk_maintenance_report (studio->office, item, "快门不响应", 0, &error);
  g_assert_cmpstr (number, ==, "WX-2026-0001");
  job = desk_records_find (studio->office, &desk_kind_jobs, number, &error);
  lending_assert (studio, "SELECT state FROM equipment WHERE number = 'C1'", "in-store");
  g_assert_true (desk_maintenance_send (studio->office, job, day ("2026-11-30"), &error));
  lending_assert (studio, "SELECT state FROM equipment WHERE number = 'C1'", "repair");
  lending_run (studio, away, G_N_ELEMENTS (away));
  g_assert_false (desk_maintenance_send (studio->office, job, 0, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "is not open (INV-8)");
  g_clear_error (&error);
  studio_at (studio, "2026-11-28 09:00");
  g_assert_true (desk_maintenance_finish (studio->office, job, "换快门", 45000, &error));
  lending_assert (studio, "SELECT state FROM equipment WHERE number = 'C1'", "in-store");
  lending_assert (studio, "SELECT done || cost FROM jobs", "2026-11-28 09:0045000");
  g_assert_false (desk_maintenance_finish (studio->office, job, NULL, 0, &error));
  assert_refused (&error, DESK_ERROR_REFUSED, "is over already (INV-8)");
  g_clear_error (&error);
  studio_assert_sound (studio);
  g_assert_true (studio_undo (studio));
  lending_assert (studio, "SELECT state FROM equipment WHERE number = 'C1'", "repair");
  studio_assert_sound (studio);
}

static void
test_plan (void)
{
  g_autoptr (Studio) studio = lending_studio ();
  static const Step steps[] = {
    { "2026-11-03 09:00", "lend", "L1", "P05", "2026-11-03 18:00" },
    { "2026-12-01 12:00", "return", "L1" },
  };
  g_autoptr (GPtrArray) due = NULL;
  g_autoptr (GPtrArray) early = NULL;
  g_autoptr (GPtrArray) idle = NULL;
  GError *error = NULL;

  studio_edit (studio, &desk_kind_equipment, lending_item (studio, "C1"), "service_days", "30");
  lending_run (studio, steps, G_N_ELEMENTS (steps));
  early = desk_maintenance_list_due (studio->office, day ("2026-12-01"), &error);
  due = desk_maintenance_list_due (studio->office, day ("2026-12-02"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (early->len, ==, 0);
  g_assert_cmpuint (due->len, ==, 1);
  g_assert_cmpint (((DeskMaintenanceDue *) due->pdata[0])->due, ==, day ("2026-12-02"));
  idle = desk_maintenance_list_idle (studio->office, day ("2026-11-02") + 90, &error);
  g_assert_no_error (error);
  /* All but the lens, which was used since. */
  g_assert_cmpuint (idle->len, ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/INV-1/equipment/accessories", test_accessories);
  g_test_add_func ("/office/INV-1/equipment/find", test_find);
  g_test_add_func ("/office/INV-1/equipment/taken-over", test_taken_over);
  g_test_add_func ("/office/INV-12/equipment/custody", test_custody);
  g_test_add_func ("/office/INV-13/equipment/keys", test_keys);
  g_test_add_func ("/office/INV-8/equipment/jobs", test_jobs);
  g_test_add_func ("/office/INV-8/equipment/plan", test_plan);
  return g_test_run ();
}
