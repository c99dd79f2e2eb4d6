/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Stocktakes: start, scan, count, finish, adjust. */

#include "desk-ctl.h"

#include "desk-language.h"
#include "desk-records.h"
#include "desk-stocktake.h"

static const char *const result_codes[DESK_N_STOCKTAKE_RESULTS] = {
  [DESK_STOCKTAKE_OPEN] = "open",
  [DESK_STOCKTAKE_FOUND] = "found",
  [DESK_STOCKTAKE_MISSING] = "missing",
  [DESK_STOCKTAKE_UNEXPECTED] = "unexpected",
};

/* The stocktake that the word behind the verb names; 0 when there is none. */
static gint64
find_stocktake (DeskCtl *self)
{
  const char *number = desk_ctl_word (self, 1);
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (number == NULL)
    {
      desk_ctl_usage ("stocktake", _ ("say which one: stocktake VERB NUMBER"));
      return 0;
    }
  id = desk_records_find (self->office, &desk_kind_stocktakes, number, &error);
  if (id == 0)
    desk_ctl_fail (number, error);
  return id;
}

static int
run_start (DeskCtl *self)
{
  const char *what = desk_ctl_word (self, 1);
  const char *department = desk_ctl_option (self, "department");
  const DeskField *field = desk_kind_get_field (&desk_kind_stocktakes, "what");
  const DeskChoice *choice = desk_field_find_choice (field, what != NULL ? what : "equipment");
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStocktake) taken = NULL;
  gint64 by, id, of = 0;

  if (choice == NULL)
    return desk_ctl_usage (what, _ ("write equipment or supplies"));
  if (!desk_ctl_by (self, &by))
    return DESK_CTL_FAILED;
  if (department != NULL)
    {
      of = desk_records_find (self->office, &desk_kind_departments, department, &error);
      if (of == 0)
        return desk_ctl_fail (department, error);
    }
  id = desk_stocktake_start (self->office, g_str_equal (choice->code, "supplies"),
                             desk_ctl_option (self, "place"), of, by, &error);
  taken = id != 0 ? desk_stocktake_get (self->office, id, &error) : NULL;
  if (taken == NULL)
    return desk_ctl_fail ("stocktake start", error);
  desk_ctl_print (self, taken->number);
  return DESK_CTL_DONE;
}

/* The result of each code is printed, as an assistant beside the shelf hears it. */
static int
run_scan (DeskCtl *self)
{
  gint64 id = find_stocktake (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAct) act = NULL;

  if (id == 0)
    return DESK_CTL_FAILED;
  act = desk_store_begin (desk_office_get_store (self->office), &error, _ ("Scan for a stocktake"));
  if (act == NULL)
    return desk_ctl_fail ("stocktake scan", error);
  for (guint i = 2; i < self->words->len; i++)
    {
      const char *code = desk_ctl_word (self, i);
      g_autofree char *line = NULL;
      DeskStocktakeResult result;

      if (!desk_stocktake_scan (self->office, id, code, &result, &error))
        return desk_ctl_fail (code, error);
      line = g_strdup_printf ("%s: %s", code,
                              desk_stocktake_result_label (result, desk_language_current ()));
      desk_ctl_print (self, line);
    }
  if (!desk_act_commit (g_steal_pointer (&act), &error))
    return desk_ctl_fail ("stocktake scan", error);
  return DESK_CTL_DONE;
}

static int
run_count (DeskCtl *self)
{
  const char *word = desk_ctl_word (self, 2);
  const char *number = desk_ctl_word (self, 3);
  gint64 id = find_stocktake (self), counted;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStocktake) taken = NULL;
  DeskStocktakeLine *line;

  if (id == 0)
    return DESK_CTL_FAILED;
  if (number == NULL || !g_ascii_string_to_signed (number, 10, 0, G_MAXINT32, &counted, NULL))
    return desk_ctl_usage ("stocktake count", _ ("write: stocktake count NUMBER WHAT COUNTED"));
  taken = desk_stocktake_get (self->office, id, &error);
  if (taken == NULL)
    return desk_ctl_fail (word, error);
  line = desk_stocktake_find_line (taken, word);
  if (line == NULL)
    {
      desk_ctl_problem (word, _ ("this is not in the stocktake; scan it"));
      return DESK_CTL_FAILED;
    }
  if (!desk_stocktake_count (self->office, id, line->id, counted, desk_ctl_option (self, "remark"),
                             &error))
    return desk_ctl_fail (word, error);
  return DESK_CTL_DONE;
}

static int
run_show (DeskCtl *self)
{
  static const char *const columns[] = { "number", "name", "place", "responsible", "expected",
                                         "counted", "result", "remark", "adjustment", "adjusted" };
  gint64 id = find_stocktake (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStocktake) taken = id != 0 ? desk_stocktake_get (self->office, id, &error) : NULL;
  g_autoptr (DeskListing) listing = desk_listing_make ();

  if (id == 0)
    return DESK_CTL_FAILED;
  if (taken == NULL)
    return desk_ctl_fail ("stocktake show", error);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    desk_listing_add_column (listing, columns[i],
                             i == 4 || i == 5 ? DESK_LISTING_NUMBER : DESK_LISTING_TEXT);
  for (guint i = 0; i < taken->lines->len; i++)
    {
      const DeskStocktakeLine *line = taken->lines->pdata[i];
      g_autofree char *expected = g_strdup_printf ("%" G_GINT64_FORMAT, line->expected);
      g_autofree char *counted =
        line->counted >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, line->counted) : NULL;
      const char *const plain[] = { line->number, line->name, line->place,
                                    line->responsible_name };
      DeskListingCell *row = desk_listing_add_row (listing);

      for (guint c = 0; c < G_N_ELEMENTS (plain); c++)
        desk_listing_cell_set (&row[c], plain[c], plain[c]);
      desk_listing_cell_set (&row[4], expected, expected);
      desk_listing_cell_set (&row[5], counted, counted);
      desk_listing_cell_set (&row[6],
                             desk_stocktake_result_label (line->result, desk_language_current ()),
                             result_codes[line->result]);
      desk_listing_cell_set (&row[7], line->remark, line->remark);
      desk_listing_cell_set (&row[8], line->adjustment, line->adjustment);
      desk_listing_cell_set (&row[9], line->adjusted, line->adjusted);
    }
  desk_ctl_print_listing (self, listing, NULL);
  return DESK_CTL_DONE;
}

static int
run_close (DeskCtl *self)
{
  gint64 id = find_stocktake (self);
  g_autoptr (GError) error = NULL;

  if (id == 0)
    return DESK_CTL_FAILED;
  if (!desk_stocktake_close (self->office, id, &error))
    return desk_ctl_fail ("stocktake close", error);
  return run_show (self);
}

/* Each adjustment is an act of its own, as the result sheet has it. */
static int
run_adjust (DeskCtl *self)
{
  const char *word = desk_ctl_word (self, 2);
  gint64 id = find_stocktake (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStocktake) taken = NULL;
  DeskStocktakeLine *line;

  if (id == 0)
    return DESK_CTL_FAILED;
  taken = desk_stocktake_get (self->office, id, &error);
  if (taken == NULL)
    return desk_ctl_fail ("stocktake adjust", error);
  if (word == NULL)
    return desk_stocktake_adjust_all (self->office, id, NULL, &error)
             ? run_show (self)
             : desk_ctl_fail ("stocktake adjust", error);
  line = desk_stocktake_find_line (taken, word);
  if (line == NULL)
    {
      desk_ctl_problem (word, _ ("this is not in the stocktake; scan it"));
      return DESK_CTL_FAILED;
    }
  return desk_stocktake_adjust (self->office, id, line->id, &error) ? DESK_CTL_DONE
                                                                    : desk_ctl_fail (word, error);
}

static const DeskCtlVerb verbs[] = {
  { "start", run_start },
  { "scan", run_scan },
  { "count", run_count },
  { "show", run_show },
  { "close", run_close },
  { "adjust", run_adjust },
  { NULL },
};

static int
run_stocktake (DeskCtl *self)
{
  return desk_ctl_run_verb (self, verbs);
}

static const DeskCtlOption stocktake_options[] = {
  { "place", "P", N_ ("only what is kept there") },
  { "department", "D", N_ ("only the items of this department") },
  { "remark", "R", N_ ("what was found") },
  { NULL },
};

const DeskCtlCommand desk_ctl_stocktake_commands[] = {
  { "stocktake", "start|scan|count|show|close|adjust [NUMBER] [WHAT]…",
    N_ ("Takes stock.\n"
        "start equipment|supplies prints the number; scan NUMBER CODE… ticks items, count NUMBER "
        "WHAT COUNTED counts.\n"
        "close NUMBER finishes it and lists the result; adjust NUMBER [WHAT] puts the register "
        "right, each line an act of its own."),
    "stocktake scan PD-2026-0001 EQ-001 EQ-002", stocktake_options, 1, 1000, FALSE,
    run_stocktake },
  { NULL },
};
