/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Battery endurance: every measurement is kept; one that lies so many percent
 * below the battery's first one opens a maintenance job (INV-6). */

#include "desk-battery.h"

#include <string.h>

#include "desk-equipment-private.h"
#include "desk-language.h"
#include "desk-maintenance.h"
#include "desk-settings.h"

void
desk_battery_reading_free (DeskBatteryReading *self)
{
  g_free (self->taken);
  g_free (self);
}

/**
 * desk_battery_history:
 *
 * Returns: (transfer full) (nullable) (element-type DeskBatteryReading): what was
 *   measured of each battery of @item, in order
 */
GPtrArray *
desk_battery_history (DeskOffice  *office,
                      gint64       item,
                      GError     **error)
{
  g_autoptr (DeskRows) rows =
    desk_store_select (desk_office_get_store (office), error,
                       "SELECT id, battery, taken, minutes, new_battery FROM battery_readings"
                       " WHERE item_id = ? ORDER BY battery, taken, id",
                       "i", item);
  gint64 battery = 0, baseline = 0;
  GPtrArray *readings;

  if (rows == NULL)
    return NULL;
  readings = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_battery_reading_free);
  while (desk_rows_next (rows))
    {
      DeskBatteryReading *reading = g_new0 (DeskBatteryReading, 1);

      reading->id = desk_rows_int (rows, 0);
      reading->battery = desk_rows_int (rows, 1);
      reading->taken = g_strdup (desk_rows_text (rows, 2));
      reading->minutes = desk_rows_int (rows, 3);
      reading->is_new = desk_rows_int (rows, 4) != 0;
      if (reading->battery != battery || reading->is_new)
        baseline = reading->minutes;
      battery = reading->battery;
      reading->baseline = baseline;
      reading->percent = baseline > 0 ? (int) (reading->minutes * 100 / baseline) : 100;
      g_ptr_array_add (readings, reading);
    }
  return readings;
}

static gboolean
is_battery (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return strstr (name, "电池") != NULL || strstr (folded, "battery") != NULL;
}

/**
 * desk_battery_count:
 * @accessories: (nullable): those of the item, or what of them went out with it
 *
 * Returns: how many batteries are measured, at most 9: as many as belong to it, or
 *   as were ever measured
 */
gint64
desk_battery_count (DeskOffice *office,
                    gint64      item,
                    const char *accessories)
{
  g_autoptr (GPtrArray) list = desk_accessories_parse (accessories, NULL);
  g_autoptr (GPtrArray) readings = desk_battery_history (office, item, NULL);
  gint64 n = 0;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const DeskAccessory *accessory = list->pdata[i];
      if (is_battery (accessory->name))
        n += accessory->count;
    }
  for (guint i = 0; readings != NULL && i < readings->len; i++)
    n = MAX (n, ((DeskBatteryReading *) readings->pdata[i])->battery);
  return MIN (n, 9);
}

/* Keeps a measurement; within an act. */
gboolean
desk_battery_add (DeskOffice  *office,
                  gint64       item,
                  gint64       battery,
                  gint64       minutes,
                  gint64       loan,
                  GError     **error)
{
  g_autofree char *moment = NULL;
  DeskDate day;

  return desk_equipment_moment (office, &moment, &day) &&
         desk_store_execute (desk_office_get_store (office), error,
                             "INSERT INTO battery_readings (item_id, battery, taken, minutes,"
                             " loan_id) VALUES (?, ?, ?, ?, ?)",
                             "iitir", item, battery, moment, minutes, loan);
}

/* An unfinished job for this battery, or one that this very measurement opened. */
static gboolean
has_job (DeskOffice                *office,
         gint64                     item,
         const DeskBatteryReading  *reading,
         gboolean                  *has,
         GError                   **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT 1 FROM jobs j JOIN battery_readings r ON j.source = 'battery/' || r.id"
    " WHERE j.item_id = ?1 AND r.battery = ?2 AND (j.state IN ('open', 'away') OR r.id = ?3)",
    "iii", item, reading->battery, reading->id);

  if (rows == NULL)
    return FALSE;
  *has = desk_rows_next (rows);
  return TRUE;
}

static gboolean
settle_battery (DeskOffice                *office,
                gint64                     item,
                const DeskBatteryReading  *last,
                GError                   **error)
{
  gint64 limit = desk_settings_get_integer (office, "loans.battery-drop-percent");
  g_autofree char *source = NULL;
  g_autofree char *fault = NULL;
  g_autofree char *number = NULL;
  gboolean has;

  if (last->baseline == 0 || last->minutes * 100 > last->baseline * (100 - limit))
    return TRUE;
  if (!has_job (office, item, last, &has, error))
    return FALSE;
  if (has)
    return TRUE;
  source = g_strdup_printf ("battery/%" G_GINT64_FORMAT, last->id);
  fault = g_strdup_printf (
    /* Translators: numbers: which battery, minutes now, minutes at first, percent */
    _ ("Battery %d lasts %d minutes instead of %d: %d %% less (INV-6)"), (int) last->battery,
    (int) last->minutes, (int) last->baseline,
    (int) ((last->baseline - last->minutes) * 100 / last->baseline));
  number = desk_maintenance_open (office, item, "battery", fault, 0, source, error);
  return number != NULL;
}

/* Opens the jobs that follow from an item's measurements, and takes an open one
 * back whose measurement is gone. */
gboolean
desk_battery_settle_item (DeskOffice  *office,
                          gint64       item,
                          GError     **error)
{
  g_autoptr (GPtrArray) readings = NULL;

  if (!desk_store_execute (desk_office_get_store (office), error,
                           "DELETE FROM jobs WHERE item_id = ?1 AND state = 'open'"
                           " AND source GLOB 'battery/*' AND NOT EXISTS (SELECT 1 FROM"
                           " battery_readings r WHERE source = 'battery/' || r.id)",
                           "i", item))
    return FALSE;
  readings = desk_battery_history (office, item, error);
  if (readings == NULL)
    return FALSE;
  for (guint i = 0; i < readings->len; i++)
    {
      const DeskBatteryReading *reading = readings->pdata[i];
      const DeskBatteryReading *next = i + 1 < readings->len ? readings->pdata[i + 1] : NULL;

      if ((next == NULL || next->battery != reading->battery) &&
          !settle_battery (office, item, reading, error))
        return FALSE;
    }
  return TRUE;
}
