/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What waits for someone around the equipment (INV-7, INV-8, INV-9). */

#include <string.h>

#include "desk-equipment-private.h"
#include "desk-language.h"
#include "desk-lending.h"
#include "desk-maintenance.h"
#include "desk-people.h"
#include "desk-today.h"

/* How many long unused items have a line of their own. */
#define IDLE_LINES 3

static void
add (GPtrArray  *items,
     const char *kind,
     DeskDate    date,
     char       *who,
     char       *text,
     gboolean    late,
     gint64      equipment)
{
  DeskTodayItem *item = g_new0 (DeskTodayItem, 1);

  item->kind = kind;
  item->date = date;
  item->who = who;
  item->text = text;
  item->late = late;
  item->about = equipment != 0 ? &desk_kind_equipment : NULL;
  item->about_id = equipment;
  g_ptr_array_add (items, item);
}

/* INV-9: overdue and due today; a day that is not the present one ends at midnight. */
static gboolean
add_loans (DeskOffice  *office,
           GPtrArray   *items,
           DeskDate     day,
           GError     **error)
{
  g_autofree char *moment = NULL;
  g_autoptr (DeskRows) rows = NULL;
  DeskDate today = DESK_DATE_NONE;

  desk_equipment_moment (office, &moment, &today);
  rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT l.item_id, l.borrower_id, l.until, l.slip FROM loans l WHERE l.state = 'out'"
    " AND substr(l.until, 1, 10) <= ? ORDER BY l.until, l.id",
    "d", day);
  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      gint64 item = desk_rows_int (rows, 0);
      const char *until = desk_rows_text (rows, 2);
      g_autofree char *title = desk_equipment_dup_title (office, item);
      char *who = desk_people_dup_name (office, desk_rows_int (rows, 1));
      DeskDate due = DESK_DATE_NONE;
      int minutes;

      desk_moment_parse (until, &due, &minutes);
      if (due < day || (day == today && strcmp (until, moment) < 0))
        /* Translators: an item, a moment, a slip's number */
        add (items, "overdue", due, who,
             g_strdup_printf (_ ("%s was due back at %s (%s)"), title, until,
                              desk_rows_text (rows, 3)),
             TRUE, item);
      else
        /* Translators: an item, a time of day, a slip's number */
        add (items, "due", due, who,
             g_strdup_printf (_ ("%s is due back today at %s (%s)"), title, until + 11,
                              desk_rows_text (rows, 3)),
             FALSE, item);
    }
  return TRUE;
}

static gboolean
add_reservations (DeskOffice  *office,
                  GPtrArray   *items,
                  DeskDate     day,
                  GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT item_id, borrower_id, substr(\"from\", 12), slip FROM loans WHERE state = 'reserved'"
    " AND substr(\"from\", 1, 10) = ? ORDER BY \"from\", id",
    "d", day);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      gint64 item = desk_rows_int (rows, 0);
      g_autofree char *title = desk_equipment_dup_title (office, item);
      g_autofree char *name = desk_people_dup_name (office, desk_rows_int (rows, 1));

      /* Translators: an item, a name, a time of day, a slip's number */
      add (items, "reservation", day,
           desk_people_dup_name (office, desk_lending_acting_keeper (office, item, day)),
           g_strdup_printf (_ ("%s is reserved for %s today at %s (%s)"), title, name,
                            desk_rows_text (rows, 2), desk_rows_text (rows, 3)),
           FALSE, item);
    }
  return TRUE;
}

static gboolean
add_damages (DeskOffice  *office,
             GPtrArray   *items,
             DeskDate     day,
             GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT number, item_id, state, substr(happened, 1, 10), id FROM damages"
    " WHERE state IN ('open', 'proposed') ORDER BY number",
    "");

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      gint64 item = desk_rows_int (rows, 1);
      gboolean is_open = g_str_equal (desk_rows_text (rows, 2), "open");
      g_autofree char *title = desk_equipment_dup_title (office, item);

      add (items, "damage", desk_rows_date (rows, 3),
           is_open ? desk_people_dup_name (office, desk_lending_acting_keeper (office, item, day))
                   : desk_people_dup_name (office, desk_people_acting (office, "director", day)),
           /* Translators: a damage report's number and an item */
           g_strdup_printf (is_open ? _ ("Damage report %s of %s: judge the cause and propose")
                                    : _ ("Damage report %s of %s: approve what is proposed"),
                            desk_rows_text (rows, 0), title),
           FALSE, item);
      desk_today_last_about (items, &desk_kind_damages, desk_rows_int (rows, 4));
    }
  return TRUE;
}

static gboolean
add_jobs (DeskOffice  *office,
          GPtrArray   *items,
          DeskDate     day,
          GError     **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (
    desk_office_get_store (office), error,
    "SELECT number, item_id, fault, substr(reported, 1, 10), state, due, id FROM jobs"
    " WHERE state = 'open' OR (state = 'away' AND due <= ?) ORDER BY number",
    "d", day);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      gint64 item = desk_rows_int (rows, 1);
      gboolean is_open = g_str_equal (desk_rows_text (rows, 4), "open");
      g_autofree char *title = desk_equipment_dup_title (office, item);

      add (items, "job", desk_rows_date (rows, is_open ? 3 : 5),
           desk_people_dup_name (office, desk_lending_acting_keeper (office, item, day)),
           is_open
             /* Translators: a maintenance job's number, an item, the fault */
             ? g_strdup_printf (_ ("Maintenance job %s of %s: %s"), desk_rows_text (rows, 0), title,
                                desk_rows_text (rows, 2))
             /* Translators: a maintenance job's number and an item */
             : g_strdup_printf (_ ("%s: %s should be back from repair"), desk_rows_text (rows, 0),
                                title),
           !is_open && desk_rows_date (rows, 5) < day, item);
      desk_today_last_about (items, &desk_kind_jobs, desk_rows_int (rows, 6));
    }
  return TRUE;
}

static gboolean
add_service (DeskOffice  *office,
             GPtrArray   *items,
             DeskDate     day,
             GError     **error)
{
  g_autoptr (GPtrArray) list = desk_maintenance_list_due (office, day, error);

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      const DeskMaintenanceDue *due = list->pdata[i];

      add (items, "service", due->due, desk_people_dup_name (office, due->responsible),
           /* Translators: %s: an item */
           g_strdup_printf (_ ("The periodic service of %s is due"), due->title), due->due < day,
           due->item);
    }
  return TRUE;
}

static char *
idle_text (const DeskMaintenanceDue *idle)
{
  g_autofree char *since =
    desk_date_format (idle->since, DESK_DATE_STYLE_FULL, desk_language_current ());

  if (idle->note != NULL && *idle->note != '\0')
    /* Translators: an item, a day, how the item is to be stored */
    return g_strdup_printf (_ ("%s has not been used since %s; test whether it is ready (%s)"),
                            idle->title, since, idle->note);
  /* Translators: an item, a day */
  return g_strdup_printf (_ ("%s has not been used since %s; test whether it is ready"),
                          idle->title, since);
}

/* INV-8: few are named one by one, many would bury the rest of the day. */
static gboolean
add_idle (DeskOffice  *office,
          GPtrArray   *items,
          DeskDate     day,
          GError     **error)
{
  g_autoptr (GPtrArray) list = desk_maintenance_list_idle (office, day, error);
  g_autoptr (GString) names = g_string_new (NULL);

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len && list->len <= IDLE_LINES; i++)
    {
      const DeskMaintenanceDue *idle = list->pdata[i];

      add (items, "idle", DESK_DATE_NONE, desk_people_dup_name (office, idle->responsible),
           idle_text (idle), FALSE, idle->item);
    }
  if (list->len <= IDLE_LINES)
    return TRUE;
  for (guint i = 0; i < IDLE_LINES; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? C_ ("things", ", ") : "",
                            ((const DeskMaintenanceDue *) list->pdata[i])->title);
  add (
    items, "idle", DESK_DATE_NONE,
    desk_people_dup_name (office, desk_people_acting (office, "equipment-keeper", day)),
    /* Translators: how many items, the names of some of them */
    g_strdup_printf (ngettext ("%u item has not been used for long; test whether it is ready: %s",
                               "%u items have not been used for long; test whether they are"
                               " ready: %s …",
                               list->len),
                     list->len, names->str),
    FALSE, 0);
  return TRUE;
}

/**
 * desk_lending_today:
 * @items: (element-type DeskTodayItem): what waits is added here
 *
 * Adds overdue loans and those due on @day, reservations to hand over, damage
 * reports and maintenance jobs that wait, and what nobody used for long.
 */
gboolean
desk_lending_today (DeskOffice  *office,
                    GPtrArray   *items,
                    DeskDate     day,
                    GError     **error)
{
  return add_loans (office, items, day, error) && add_reservations (office, items, day, error) &&
         add_damages (office, items, day, error) && add_jobs (office, items, day, error) &&
         add_service (office, items, day, error) && add_idle (office, items, day, error);
}
