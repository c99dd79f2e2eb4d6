/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a finished stocktake puts right in the register, line by line (INV-11). */

#include "desk-equipment.h"
#include "desk-language.h"
#include "desk-stocktake-private.h"
#include "desk-supplies-private.h"

/* The difference, not the number: supplies may have moved since they were counted. */
static gboolean
adjust_supply (DeskOffice               *office,
               const DeskStocktake      *self,
               const DeskStocktakeLine  *line,
               GError                  **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autofree char *moment = desk_store_get_moment (store);
  g_autoptr (DeskRows) rows = desk_store_select (
    store, error, "SELECT stock FROM supplies WHERE id = ?", "i", line->supply);
  gint64 difference = line->counted - line->expected;

  if (rows == NULL || !desk_rows_next (rows))
    return FALSE;
  return desk_store_execute (store, error,
                             "INSERT INTO supply_counts (date, supply_id, counted, difference,"
                             " note, at) VALUES (?, ?, ?, ?, ?, ?)",
                             "diiitt", desk_supplies_moment_day (office), line->supply,
                             MAX (desk_rows_int (rows, 0) + difference, 0), difference,
                             self->number, moment);
}

static gboolean
adjust_item (DeskOffice               *office,
             const DeskStocktake      *self,
             const DeskStocktakeLine  *line,
             GError                  **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskRows) rows = desk_store_select (
    store, error, "SELECT state FROM equipment WHERE id = ?", "i", line->equipment);

  if (rows == NULL || !desk_rows_next (rows))
    return FALSE;
  if (line->result == DESK_STOCKTAKE_MISSING)
    return desk_equipment_set_state (office, line->equipment, "lost", error);
  if (!g_str_equal (desk_rows_text (rows, 0), "in-store") &&
      !desk_equipment_set_state (office, line->equipment, "in-store", error))
    return FALSE;
  return self->place == NULL ||
         desk_store_execute (store, error,
                             "UPDATE equipment SET place = ?1 WHERE id = ?2 AND place IS NOT ?1",
                             "ti", self->place, line->equipment);
}

static gboolean
set_nothing_to_adjust (const DeskStocktakeLine  *line,
                       GError                  **error)
{
  if (line->adjusted != NULL)
    g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                 /* Translators: an item or a supply */
                 _ ("%s is adjusted already (INV-11)"),
                 line->supply != 0 ? line->name : line->number);
  else if (line->equipment == 0 && line->supply == 0)
    g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                 /* Translators: %s is what was scanned */
                 _ ("“%s” is not in the register; add it there (INV-1)"), line->number);
  else
    g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                 /* Translators: an item or a supply */
                 _ ("There is nothing to adjust about %s; take a lent item back first (INV-11)"),
                 line->supply != 0 ? line->name : line->number);
  return FALSE;
}

/**
 * desk_stocktake_adjust:
 *
 * Puts the register right after one line of a finished stocktake: a missing item is
 * lost, a lost one that was found is in store again, one that lay elsewhere is kept
 * there, and the stock of a supply changes by the difference. One act.
 */
gboolean
desk_stocktake_adjust (DeskOffice  *office,
                       gint64       id,
                       gint64       line,
                       GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  g_autoptr (DeskStocktake) self = desk_stocktake_get (office, id, error);
  DeskStocktakeLine *one = self != NULL ? desk_stocktake_get_line (self, line, error) : NULL;
  g_autofree char *moment = desk_store_get_moment (store);
  g_autoptr (DeskAct) act = NULL;
  g_autofree char *title = NULL;

  if (one == NULL)
    return FALSE;
  if (!self->closed)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_REFUSED,
                   /* Translators: %s is the number of a stocktake */
                   _ ("Finish the stocktake %s before adjusting (INV-11)"), self->number);
      return FALSE;
    }
  if (one->adjustment == NULL)
    return set_nothing_to_adjust (one, error);
  /* Translators: the title of an act: a stocktake, an item or supply, what is adjusted */
  title = g_strdup_printf (_ ("Adjust after the stocktake %s, %s: %s"), self->number,
                           one->supply != 0 ? one->name : one->number, one->adjustment);
  act = desk_store_begin (store, error, title);
  if (act == NULL ||
      !(one->supply != 0 ? adjust_supply (office, self, one, error)
                         : adjust_item (office, self, one, error)) ||
      !desk_store_execute (store, error, "UPDATE stocktake_lines SET adjusted = ? WHERE id = ?",
                           "ti", moment, line))
    return FALSE;
  return desk_act_commit (g_steal_pointer (&act), error);
}

/**
 * desk_stocktake_adjust_all:
 * @n_adjusted: (out) (optional): how many lines were adjusted
 *
 * Adjusts every line that there is something to adjust about, each as an act of its
 * own that can be undone by itself; stops at the first that is refused.
 */
gboolean
desk_stocktake_adjust_all (DeskOffice  *office,
                           gint64       id,
                           guint       *n_adjusted,
                           GError     **error)
{
  g_autoptr (DeskStocktake) self = desk_stocktake_get (office, id, error);
  guint n = 0;
  gboolean done = self != NULL;

  for (guint i = 0; done && i < self->lines->len; i++)
    {
      const DeskStocktakeLine *line = self->lines->pdata[i];

      if (line->adjustment == NULL)
        continue;
      done = desk_stocktake_adjust (office, id, line->id, error);
      n += done;
    }
  if (n_adjusted != NULL)
    *n_adjusted = n;
  return done;
}
