/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is running out, and the purchase requests for it (INV-10). */

#include "desk-language.h"
#include "desk-people.h"
#include "desk-settings.h"
#include "desk-supplies-private.h"
#include "desk-today.h"

void
desk_supply_low_free (DeskSupplyLow *self)
{
  g_free (self->name);
  g_free (self->unit);
  g_free (self->request);
  g_free (self);
}

/**
 * desk_supplies_low:
 *
 * Returns: (transfer full) (element-type DeskSupplyLow): what is below its minimum;
 *   a request fills it up to a multiple of the minimum (supplies.refill-percent)
 */
GPtrArray *
desk_supplies_low (DeskOffice  *office,
                   GError     **error)
{
  gint64 percent = desk_settings_get_integer (office, "supplies.refill-percent");
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT s.id, s.name, s.unit, s.stock, s.minimum, (SELECT max(r.number) FROM"
    " purchase_requests r WHERE r.supply_id = s.id AND r.state IN ('asked', 'approved'))"
    " FROM supplies s WHERE s.stock < s.minimum ORDER BY s.name COLLATE PINYIN, s.id",
    "");
  GPtrArray *low;

  if (rows == NULL)
    return NULL;
  low = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_supply_low_free);
  while (desk_rows_next (rows))
    {
      DeskSupplyLow *one = g_new0 (DeskSupplyLow, 1);

      one->id = desk_rows_int (rows, 0);
      one->name = g_strdup (desk_rows_text (rows, 1));
      one->unit = g_strdup (desk_rows_text (rows, 2));
      one->stock = desk_rows_int (rows, 3);
      one->minimum = desk_rows_int (rows, 4);
      one->request = g_strdup (desk_rows_text (rows, 5));
      one->refill = MAX ((one->minimum * percent + 99) / 100 - one->stock, 1);
      g_ptr_array_add (low, one);
    }
  return low;
}

/* Returns: (transfer full): the next number of the year: CG-2026-0001 */
static char *
next_number (DeskOffice  *office,
             DeskDate     date,
             GError     **error)
{
  g_autofree char *pattern = NULL;
  g_autoptr (DeskRows) rows = NULL;
  gint64 last = 0;
  int year;

  desk_date_get_ymd (date, &year, NULL, NULL);
  pattern = g_strdup_printf ("CG-%04d-*", year);
  rows =
    desk_store_select (desk_office_get_store (office), error,
                       "SELECT max(CAST(substr(number, 9) AS INTEGER)) FROM purchase_requests"
                       " WHERE number GLOB ?",
                       "t", pattern);
  if (rows == NULL)
    return NULL;
  if (desk_rows_next (rows))
    last = desk_rows_int (rows, 0);
  return g_strdup_printf ("CG-%04d-%04" G_GINT64_FORMAT, year, last + 1);
}

/* A request that is entered by hand gets its number, day, state and asker. */
gboolean
desk_supplies_complete_request (DeskOffice  *office,
                                DeskDraft   *draft,
                                GError     **error)
{
  DeskDate day;

  if (!desk_draft_get_value (draft, "date")->set)
    desk_draft_set_date (draft, "date", desk_supplies_moment_day (office));
  if (!desk_draft_get_value (draft, "state")->set)
    desk_draft_set_text (draft, "state", "asked");
  day = desk_date_parse (desk_draft_get_text (draft, "date"));
  if (!desk_draft_get_value (draft, "person")->set && desk_draft_get_id (draft) == 0 &&
      desk_people_acting (office, "supplies-keeper", day) != 0)
    desk_draft_set_number (draft, "person", desk_people_acting (office, "supplies-keeper", day));
  if (!desk_draft_get_value (draft, "number")->set)
    {
      g_autofree char *number = next_number (office, day, error);

      if (number == NULL)
        return FALSE;
      desk_draft_set_text (draft, "number", number);
    }
  return TRUE;
}

/**
 * desk_supplies_request:
 * @by: who asks, or 0 for who acts as supplies keeper
 * @n_requests: (out) (optional): how many requests were made
 *
 * Asks for everything that is below its minimum and not asked for yet, as one act.
 */
gboolean
desk_supplies_request (DeskOffice  *office,
                       gint64       by,
                       guint       *n_requests,
                       GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  DeskDate date = desk_supplies_moment_day (office);
  g_autoptr (DeskAct) act =
    desk_store_begin (store, error, _ ("Request what is below its minimum"));
  g_autoptr (GPtrArray) low = act != NULL ? desk_supplies_low (office, error) : NULL;
  guint n = 0;

  if (low == NULL)
    return FALSE;
  if (by == 0)
    by = desk_people_acting (office, "supplies-keeper", date);
  for (guint i = 0; i < low->len; i++)
    {
      const DeskSupplyLow *one = low->pdata[i];
      g_autofree char *number = NULL;

      if (one->request != NULL)
        continue;
      number = next_number (office, date, error);
      if (number == NULL ||
          !desk_store_execute (store, error,
                               "INSERT INTO purchase_requests (number, date, supply_id, quantity,"
                               " person_id) VALUES (?, ?, ?, ?, ?)",
                               "tdiir", number, date, one->id, one->refill, by))
        return FALSE;
      n++;
    }
  if (n_requests != NULL)
    *n_requests = n;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/**
 * desk_supplies_set_request:
 * @state: "approved", "received" or "cancelled"
 * @by: who decides, or 0
 *
 * Only what is under way can be decided on; what came is received with
 * desk_supplies_receive().
 */
gboolean
desk_supplies_set_request (DeskOffice  *office,
                           gint64       request,
                           const char  *state,
                           gint64       by,
                           GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  const DeskField *field = desk_kind_get_field (&desk_kind_purchase_requests, "state");
  g_autoptr (DeskRows) rows = desk_store_select (
    store, error, "SELECT number, state FROM purchase_requests WHERE id = ?", "i", request);
  g_autofree char *title = NULL;
  g_autoptr (DeskAct) act = NULL;

  if (rows == NULL)
    return FALSE;
  if (!desk_rows_next (rows))
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                           _ ("There is no such purchase request"));
      return FALSE;
    }
  if (!g_str_equal (desk_rows_text (rows, 1), "asked") &&
      !g_str_equal (desk_rows_text (rows, 1), "approved"))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                   /* Translators: the number of a request, and its state, as “received” */
                   _ ("The request %s is %s already (INV-10)"), desk_rows_text (rows, 0),
                   desk_field_choice_label (field, desk_rows_text (rows, 1),
                                            desk_language_current ()));
      return FALSE;
    }
  /* Translators: the title of an act: the number of a request, and its new state */
  title = g_strdup_printf (_ ("Purchase request %s: %s"), desk_rows_text (rows, 0),
                           desk_field_choice_label (field, state, desk_language_current ()));
  act = desk_store_begin (store, error, title);
  if (act == NULL ||
      !desk_store_execute (store, error,
                           "UPDATE purchase_requests SET state = ?1, approver_id ="
                           " iif(?1 = 'approved', ?2, approver_id) WHERE id = ?3",
                           "tri", state, by, request))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* Adds to desk_today_list() what is running out and not asked for yet. */
gboolean
desk_supplies_add_today (DeskOffice  *office,
                         GPtrArray   *items,
                         DeskDate     day,
                         GError     **error)
{
  g_autoptr (GPtrArray) low = desk_supplies_low (office, error);
  g_autoptr (GString) names = g_string_new (NULL);
  DeskTodayItem *item;
  guint n = 0;

  if (low == NULL)
    return FALSE;
  for (guint i = 0; i < low->len; i++)
    {
      const DeskSupplyLow *one = low->pdata[i];

      if (one->request != NULL)
        continue;
      g_string_append_printf (names, "%s%s", n > 0 ? C_ ("things", ", ") : "", one->name);
      n++;
    }
  if (n == 0)
    return TRUE;
  item = g_new0 (DeskTodayItem, 1);
  item->kind = "supplies";
  item->who = desk_people_dup_name (office, desk_people_acting (office, "supplies-keeper", day));
  item->text = g_strdup_printf (
    /* Translators: %1$u: how many supplies, %2$s: their names */
    ngettext ("%1$u supply is below its minimum; request it: %2$s",
              "%1$u supplies are below their minimum; request them: %2$s", n),
    n, names->str);
  g_ptr_array_add (items, item);
  return TRUE;
}
