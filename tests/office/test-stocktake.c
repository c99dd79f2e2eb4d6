/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Expected, found, missing, unexpected; the result adjusts by acts, each undoable. */

#include "desk-stocktake.h"
#include "desk-supplies.h"
#include "office-kit.h"

/* EQ-001 and EQ-002 in "B柜", EQ-003 in "影棚", EQ-004 lost, EQ-005 retired. */
static Studio *
make_studio (void)
{
  static const char *const items[][3] = { { "EQ-001", "B柜", "in-store" },
                                          { "EQ-002", "B柜", "in-store" },
                                          { "EQ-003", "影棚", "in-store" },
                                          { "EQ-004", "B柜", "lost" },
                                          { "EQ-005", "B柜", "retired" } };
  Studio *studio = studio_new (0, 2);

  studio_at (studio, "2026-10-09 08:00");
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      gint64 id = studio_add (studio, &desk_kind_equipment, "number", items[i][0], "class", "相机",
                              "serial", items[i][0] + 3, "place", items[i][1], NULL);
      if (!g_str_equal (items[i][2], "in-store"))
        studio_edit (studio, &desk_kind_equipment, id, "state", items[i][2]);
    }
  studio_add (studio, &desk_kind_supplies, "name", "签字笔", "unit", "支", "stock", "22", NULL);
  studio_add (studio, &desk_kind_supplies, "name", "胶带", "unit", "卷", "stock", "7", NULL);
  studio_at (studio, "2026-10-09 18:00");
  return studio;
}

/* Scans what @codes lists, finishes, and compares the results: number=expected/counted. */
static const struct
{
  const char *name;
  const char *place;
  const char *codes;
  const char *lines;  /* +found -missing ?unexpected */
  const char *states; /* of EQ-001 to EQ-005 after adjusting all */
  const char *adjusted;
} scans[] = {
  { "all", NULL, "EQ-001 EQ-002 EQ-003", "+EQ-001 +EQ-002 +EQ-003",
    "in-store in-store in-store lost retired", "" },
  { "twice", NULL, "EQ-001 EQ-001 eq-001 EQ-002 EQ-003", "+EQ-001 +EQ-002 +EQ-003",
    "in-store in-store in-store lost retired", "" },
  { "serial", NULL, "001 EQ-002 EQ-003", "+EQ-001 +EQ-002 +EQ-003",
    "in-store in-store in-store lost retired", "" },
  { "missing", NULL, "EQ-001 EQ-003", "+EQ-001 -EQ-002 +EQ-003",
    "in-store lost in-store lost retired", "EQ-002" },
  { "nothing", NULL, "", "-EQ-001 -EQ-002 -EQ-003", "lost lost lost lost retired",
    "EQ-001 EQ-002 EQ-003" },
  { "lost-one-found", NULL, "EQ-001 EQ-002 EQ-003 EQ-004", "+EQ-001 +EQ-002 +EQ-003 ?EQ-004",
    "in-store in-store in-store in-store retired", "EQ-004" },
  { "unknown", NULL, "EQ-001 EQ-002 EQ-003 EQ-999", "?EQ-999 +EQ-001 +EQ-002 +EQ-003",
    "in-store in-store in-store lost retired", "" },
  { "place", "B柜", "EQ-001", "+EQ-001 -EQ-002", "in-store lost in-store lost retired", "EQ-002" },
  { "other-place", "B柜", "EQ-001 EQ-002 EQ-003", "+EQ-001 +EQ-002 ?EQ-003",
    "in-store in-store in-store lost retired", "EQ-003" },
};

static char *
describe (DeskStocktake *taken)
{
  static const char signs[] = { '.', '+', '-', '?' };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < taken->lines->len; i++)
    {
      const DeskStocktakeLine *line = taken->lines->pdata[i];
      g_string_append_printf (text, "%s%c%s", i > 0 ? " " : "", signs[line->result],
                              line->number != NULL ? line->number : line->name);
    }
  return g_string_free (text, FALSE);
}

static void
test_scans (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (scans); i++)
    {
      g_autoptr (Studio) studio = make_studio ();
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) codes = g_strsplit (scans[i].codes, " ", -1);
      gint64 id = desk_stocktake_start (studio->office, FALSE, scans[i].place, 0, 0, &error);
      g_autoptr (DeskStocktake) taken = NULL;
      g_autofree char *lines = NULL;
      g_autofree char *states = NULL;
      g_autofree char *adjusted = NULL;

      g_test_message ("%s", scans[i].name);
      g_assert_no_error (error);
      for (guint c = 0; codes[c] != NULL && *codes[c] != '\0'; c++)
        {
          desk_stocktake_scan (studio->office, id, codes[c], NULL, &error);
          g_assert_no_error (error);
        }
      studio_begin_step (studio);
      g_assert_true (desk_stocktake_close (studio->office, id, &error));
      studio_end_step (studio);
      taken = desk_stocktake_get (studio->office, id, &error);
      g_assert_no_error (error);
      lines = describe (taken);
      g_assert_cmpstr (lines, ==, scans[i].lines);

      desk_stocktake_adjust_all (studio->office, id, NULL, &error);
      g_assert_no_error (error);
      states = studio_text (studio, "SELECT state FROM equipment ORDER BY number");
      g_assert_cmpstr (states, ==, scans[i].states);
      adjusted = studio_text (studio, "SELECT e.number FROM stocktake_lines l JOIN equipment e ON"
                                      " e.id = l.equipment_id WHERE adjusted IS NOT NULL"
                                      " ORDER BY 1");
      g_assert_cmpstr (adjusted, ==, scans[i].adjusted);
      studio_assert_sound (studio);
    }
}

/* Each adjustment is an act of its own: one can be taken back, the others stay. */
static void
test_each_undoable (void)
{
  g_autoptr (Studio) studio = make_studio ();
  g_autoptr (GError) error = NULL;
  gint64 id = desk_stocktake_start (studio->office, FALSE, NULL, 0, 0, &error);
  g_autofree char *states = NULL;
  g_autofree char *restored = NULL;
  guint n;

  g_assert_true (desk_stocktake_close (studio->office, id, &error));
  g_assert_true (desk_stocktake_adjust_all (studio->office, id, &n, &error));
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (desk_office_undo (studio->office,
                                   studio_number (studio, "SELECT max(id) - 1 FROM journal"), NULL,
                                   &error));
  g_assert_no_error (error);
  states = studio_text (studio, "SELECT state FROM equipment ORDER BY number");
  g_assert_cmpstr (states, ==, "lost in-store lost lost retired");
  g_assert_true (desk_stocktake_adjust_all (studio->office, id, &n, &error));
  g_assert_cmpuint (n, ==, 1);
  restored = studio_text (studio, "SELECT state FROM equipment ORDER BY number");
  g_assert_cmpstr (restored, ==, "lost lost lost lost retired");
  studio_assert_sound (studio);
}

/* Supplies: all are counted, and what moved meanwhile is not lost. */
static void
test_supplies (void)
{
  g_autoptr (Studio) studio = make_studio ();
  g_autoptr (GError) error = NULL;
  gint64 id = desk_stocktake_start (studio->office, TRUE, NULL, 0, 0, &error);
  g_autoptr (DeskStocktake) taken = desk_stocktake_get (studio->office, id, &error);
  DeskStocktakeLine *pens, *tape;

  g_assert_no_error (error);
  pens = desk_stocktake_find_line (taken, "签字笔");
  tape = desk_stocktake_find_line (taken, "胶带");
  g_assert_true (desk_stocktake_count (studio->office, id, pens->id, 20, "破损2支", &error));
  desk_stocktake_close (studio->office, id, &error);
  assert_refused (&error, DESK_ERROR_REFUSED, "胶带");
  desk_stocktake_adjust (studio->office, id, pens->id, &error);
  assert_refused (&error, DESK_ERROR_REFUSED, "INV-11");
  g_assert_true (desk_stocktake_count (studio->office, id, tape->id, 9, NULL, &error));
  g_assert_true (desk_stocktake_close (studio->office, id, &error));

  g_assert_true (desk_supplies_issue (studio->office, pens->supply, 1, 5, NULL, &error));
  studio_begin_step (studio);
  desk_stocktake_adjust (studio->office, id, pens->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (studio_number (studio, "SELECT stock FROM supplies WHERE name = '签字笔'"), ==,
                   22 - 2 - 5);
  studio_end_step (studio);
  desk_stocktake_adjust (studio->office, id, pens->id, &error);
  assert_refused (&error, DESK_ERROR_REFUSED, "签字笔");
  g_assert_true (desk_stocktake_adjust (studio->office, id, tape->id, &error));
  g_assert_cmpint (studio_number (studio, "SELECT stock FROM supplies WHERE name = '胶带'"), ==, 9);
}

static void
test_refused (void)
{
  g_autoptr (Studio) studio = make_studio ();
  g_autoptr (GError) error = NULL;
  gint64 id = desk_stocktake_start (studio->office, FALSE, NULL, 0, 0, &error);

  desk_stocktake_start (studio->office, FALSE, "仓库", 0, 0, &error);
  assert_refused (&error, DESK_ERROR_REFUSED, "INV-11");
  desk_stocktake_count (studio->office, id, 1, 2, NULL, &error);
  assert_refused (&error, DESK_ERROR_INVALID, "INV-11");
  g_assert_true (desk_stocktake_close (studio->office, id, &error));
  desk_stocktake_scan (studio->office, id, "EQ-001", NULL, &error);
  assert_refused (&error, DESK_ERROR_REFUSED, "PD-2026-0001");
  desk_stocktake_get (studio->office, 99, &error);
  g_assert_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND);
}

static void
test_steps (void)
{
  g_autoptr (Studio) studio = make_studio ();
  g_autoptr (GError) error = NULL;
  g_autofree char *start = studio_dump (studio);
  g_autofree char *end = NULL;
  gint64 first = studio_number (studio, "SELECT max(id) FROM journal");
  gint64 id;

  studio_begin_step (studio);
  id = desk_stocktake_start (studio->office, FALSE, NULL, 0, 0, &error);
  studio_end_step (studio);
  studio_begin_step (studio);
  g_assert_true (desk_stocktake_scan (studio->office, id, "EQ-001", NULL, &error));
  studio_end_step (studio);
  studio_begin_step (studio);
  g_assert_true (desk_stocktake_count (studio->office, id, 1, -1, NULL, &error));
  studio_end_step (studio);
  studio_begin_step (studio);
  g_assert_true (desk_stocktake_scan (studio->office, id, "EQ-004", NULL, &error));
  studio_end_step (studio);
  g_assert_true (desk_stocktake_close (studio->office, id, &error));
  g_assert_true (desk_stocktake_adjust_all (studio->office, id, NULL, &error));
  studio_assert_sound (studio);
  while (TRUE)
    {
      g_autoptr (DeskJournalEntry) next = desk_journal_next_undo (studio->store, NULL, NULL);

      if (next == NULL || next->id <= first)
        break;
      g_assert_true (studio_undo (studio));
    }
  end = studio_dump (studio);
  g_assert_cmpstr (start, ==, end);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/INV-11/scans", test_scans);
  g_test_add_func ("/office/INV-11/each-undoable", test_each_undoable);
  g_test_add_func ("/office/INV-11/supplies", test_supplies);
  g_test_add_func ("/office/INV-11/refused", test_refused);
  g_test_add_func ("/office/INV-11/steps", test_steps);
  return g_test_run ();
}
