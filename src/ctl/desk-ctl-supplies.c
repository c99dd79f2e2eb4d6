/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Supplies: receive, issue, count, request, report. */

#include "desk-ctl.h"

#include "desk-language.h"
#include "desk-people.h"
#include "desk-records.h"
#include "desk-supplies.h"

static gboolean
read_quantity (const char *word,
               gint64     *quantity)
{
  if (g_ascii_string_to_signed (word, 10, 0, G_MAXINT32, quantity, NULL))
    return TRUE;
  desk_ctl_usage (word, _ ("this is no whole number from 0 on"));
  return FALSE;
}

static gint64
find_supply (DeskCtl *self)
{
  const char *name = desk_ctl_word (self, 0);
  g_autoptr (GError) error = NULL;
  gint64 supply = desk_records_find (self->office, &desk_kind_supplies, name, &error);

  if (supply == 0)
    desk_ctl_fail (name, error);
  return supply;
}

static int
run_receive (DeskCtl *self)
{
  g_autoptr (GError) error = NULL;
  gint64 supply, quantity;

  if (!read_quantity (desk_ctl_word (self, 1), &quantity))
    return DESK_CTL_USAGE;
  supply = find_supply (self);
  if (supply == 0)
    return DESK_CTL_FAILED;
  if (!desk_supplies_receive (self->office, supply, quantity, desk_ctl_option (self, "note"),
                              &error))
    return desk_ctl_fail (desk_ctl_word (self, 0), error);
  return DESK_CTL_DONE;
}

static int
run_issue (DeskCtl *self)
{
  const char *to = desk_ctl_option (self, "to");
  g_autoptr (GError) error = NULL;
  gint64 supply, quantity, person;

  if (to == NULL)
    return desk_ctl_usage ("issue", _ ("say who gets it with --to"));
  if (!read_quantity (desk_ctl_word (self, 1), &quantity))
    return DESK_CTL_USAGE;
  supply = find_supply (self);
  if (supply == 0)
    return DESK_CTL_FAILED;
  person = desk_people_find (self->office, to, &error);
  if (person == 0 || !desk_supplies_issue (self->office, supply, person, quantity,
                                           desk_ctl_option (self, "purpose"), &error))
    return desk_ctl_fail (desk_ctl_word (self, 0), error);
  return DESK_CTL_DONE;
}

static int
run_count (DeskCtl *self)
{
  g_autoptr (GError) error = NULL;
  gint64 supply, counted;

  if (!read_quantity (desk_ctl_word (self, 1), &counted))
    return DESK_CTL_USAGE;
  supply = find_supply (self);
  if (supply == 0)
    return DESK_CTL_FAILED;
  if (!desk_supplies_count (self->office, supply, counted, desk_ctl_option (self, "note"), &error))
    return desk_ctl_fail (desk_ctl_word (self, 0), error);
  return DESK_CTL_DONE;
}

static void
add_number_column (DeskListing *listing,
                   const char  *name)
{
  desk_listing_add_column (listing, name, DESK_LISTING_NUMBER);
}

static void
set_number (DeskListingCell *cell,
            gint64           number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  desk_listing_cell_set (cell, text, text);
}

static int
print_low (DeskCtl *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) low = desk_supplies_low (self->office, &error);
  g_autoptr (DeskListing) listing = desk_listing_make ();

  if (low == NULL)
    return desk_ctl_fail ("request", error);
  desk_listing_add_column (listing, "supply", DESK_LISTING_TEXT);
  desk_listing_add_column (listing, "unit", DESK_LISTING_TEXT);
  add_number_column (listing, "stock");
  add_number_column (listing, "minimum");
  add_number_column (listing, "quantity");
  desk_listing_add_column (listing, "request", DESK_LISTING_TEXT);
  for (guint i = 0; i < low->len; i++)
    {
      const DeskSupplyLow *one = low->pdata[i];
      DeskListingCell *row = desk_listing_add_row (listing);

      desk_listing_cell_set (&row[0], one->name, one->name);
      desk_listing_cell_set (&row[1], one->unit, one->unit);
      set_number (&row[2], one->stock);
      set_number (&row[3], one->minimum);
      set_number (&row[4], one->refill);
      desk_listing_cell_set (&row[5], one->request, one->request);
    }
  desk_ctl_print_listing (self, listing, NULL);
  return DESK_CTL_DONE;
}

static int
run_request (DeskCtl *self)
{
  g_autoptr (GError) error = NULL;
  gint64 by;

  if (!desk_ctl_by (self, &by))
    return DESK_CTL_FAILED;
  if (!desk_ctl_has (self, "dry-run") &&
      !desk_supplies_request (self->office, by, NULL, &error))
    return desk_ctl_fail ("request", error);
  return print_low (self);
}

static void
print_things (DeskCtl           *self,
              DeskSuppliesMonth *month)
{
  static const char *const columns[] = { "opening", "received", "issued", "counted", "closing" };
  g_autoptr (DeskListing) listing = desk_listing_make ();

  desk_listing_add_column (listing, "supply", DESK_LISTING_TEXT);
  desk_listing_add_column (listing, "unit", DESK_LISTING_TEXT);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_number_column (listing, columns[i]);
  for (guint i = 0; i < month->rows->len; i++)
    {
      const DeskSupplyMonthRow *one = month->rows->pdata[i];
      DeskListingCell *row = desk_listing_add_row (listing);

      desk_listing_cell_set (&row[0], one->name, one->name);
      desk_listing_cell_set (&row[1], one->unit, one->unit);
      set_number (&row[2], one->opening);
      set_number (&row[3], one->received);
      set_number (&row[4], one->issued);
      set_number (&row[5], one->counted);
      set_number (&row[6], one->closing);
    }
  desk_ctl_print_listing (self, listing, NULL);
}

static void
print_people (DeskCtl           *self,
              DeskSuppliesMonth *month)
{
  g_autoptr (DeskListing) listing = desk_listing_make ();

  desk_listing_add_column (listing, "person", DESK_LISTING_TEXT);
  desk_listing_add_column (listing, "supply", DESK_LISTING_TEXT);
  desk_listing_add_column (listing, "unit", DESK_LISTING_TEXT);
  add_number_column (listing, "quantity");
  for (guint i = 0; i < month->people->len; i++)
    {
      const DeskSupplyPersonRow *one = month->people->pdata[i];
      DeskListingCell *row = desk_listing_add_row (listing);

      desk_listing_cell_set (&row[0], one->person_name, one->person_name);
      desk_listing_cell_set (&row[1], one->supply_name, one->supply_name);
      desk_listing_cell_set (&row[2], one->unit, one->unit);
      set_number (&row[3], one->quantity);
    }
  desk_ctl_print_listing (self, listing, NULL);
}

static int
run_stock (DeskCtl *self)
{
  const char *text = desk_ctl_option (self, "month");
  DeskDate day = text != NULL ? desk_date_parse_month (text) : desk_ctl_today (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskSuppliesMonth) month = NULL;

  if (day == DESK_DATE_NONE)
    return desk_ctl_usage (text, _ ("write a month like 2026-10"));
  month = desk_supplies_get_month (self->office, day, &error);
  if (month == NULL)
    return desk_ctl_fail ("stock", error);
  if (desk_ctl_has (self, "people"))
    print_people (self, month);
  else
    print_things (self, month);
  return DESK_CTL_DONE;
}

static const DeskCtlOption note_options[] = {
  { "note", "N", N_ ("from whom, or why it differs") },
  { NULL },
};

static const DeskCtlOption issue_options[] = {
  { "to", "PERSON", N_ ("who gets it") },
  { "purpose", "P", N_ ("what it is for") },
  { NULL },
};

static const DeskCtlOption request_options[] = {
  { "dry-run", NULL, N_ ("only list what is below its minimum") },
  { NULL },
};

static const DeskCtlOption stock_options[] = {
  { "month", "M", N_ ("the month, as 2026-10; else the present one") },
  { "people", NULL, N_ ("what each person got") },
  { NULL },
};

const DeskCtlCommand desk_ctl_supplies_commands[] = {
  { "receive", "SUPPLY QUANTITY [--note N]",
    N_ ("Takes supplies in; what was asked for is received with it."), "receive A4打印纸 20",
    note_options, 2, 2, FALSE, run_receive },
  { "issue", "SUPPLY QUANTITY --to PERSON [--purpose P]",
    N_ ("Hands supplies out; refused when there are not so many."),
    "issue 签字笔 2 --to 晶晶 --purpose 办公", issue_options, 2, 2, FALSE, run_issue },
  { "count", "SUPPLY COUNTED [--note N]",
    N_ ("Records what was counted; the difference becomes a movement."), "count 光盘 14",
    note_options, 2, 2, FALSE, run_count },
  { "request", "[--dry-run]",
    N_ ("Asks for all supplies that are below their minimum, and lists them."), "request",
    request_options, 0, 0, FALSE, run_request },
  { "stock", "[--month M] [--people]",
    N_ ("Lists what came, went and was counted in a month, per thing or per person."),
    "stock --month 2026-10 --people", stock_options, 0, 0, FALSE, run_stock },
  { NULL },
};
