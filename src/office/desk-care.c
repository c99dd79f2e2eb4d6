/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Damage, maintenance, services and what nobody uses, in one list (INV-7, INV-8). */

#include "desk-care.h"

#include "desk-equipment.h"
#include "desk-maintenance.h"

/* How many closed files and jobs are looked back at. */
#define MOST_SETTLED 200

void
desk_care_entry_free (DeskCareEntry *self)
{
  g_free (self->number);
  g_free (self->title);
  g_free (self->text);
  g_free (self);
}

/* Damages and jobs have the same columns here. */
static gboolean
add_rows (DeskOffice       *office,
          GPtrArray        *entries,
          DeskCareSection   section,
          const char       *sql,
          gint64            item,
          DeskDate          day,
          GError          **error)
{
  g_autoptr (DeskRows) rows = desk_store_select (desk_office_get_store (office), error, sql, "idi",
                                                 item, day, (gint64) MOST_SETTLED);

  if (rows == NULL)
    return FALSE;
  while (desk_rows_next (rows))
    {
      DeskCareEntry *entry = g_new0 (DeskCareEntry, 1);

      entry->section = section;
      entry->kind = desk_rows_int (rows, 0) != 0 ? &desk_kind_jobs : &desk_kind_damages;
      entry->id = desk_rows_int (rows, 1);
      entry->item = desk_rows_int (rows, 2);
      entry->number = g_strdup (desk_rows_text (rows, 3));
      entry->text = g_strdup (desk_rows_text (rows, 4));
      entry->state = g_intern_string (desk_rows_text (rows, 5));
      entry->date = desk_rows_date (rows, 6);
      entry->late = desk_rows_int (rows, 7) != 0;
      entry->title = desk_equipment_dup_title (office, entry->item);
      g_ptr_array_add (entries, entry);
    }
  return TRUE;
}

static gboolean
add_open (DeskOffice  *office,
          GPtrArray   *entries,
          gint64       item,
          DeskDate     day,
          GError     **error)
{
  return add_rows (office, entries, DESK_CARE_DAMAGE,
                   "SELECT 0, id, item_id, number, event, state, substr(happened, 1, 10), 0"
                   " FROM damages WHERE state IN ('open', 'proposed') AND ?1 IN (0, item_id)"
                   " AND ?2 IS NOT NULL AND ?3 > 0 ORDER BY number",
                   item, day, error) &&
         add_rows (office, entries, DESK_CARE_JOB,
                   "SELECT 1, id, item_id, number, fault, state, ifnull(due, substr(reported, 1,"
                   " 10)), state = 'away' AND ifnull(due < ?2, 0) FROM jobs"
                   " WHERE state IN ('open', 'away') AND ?1 IN (0, item_id) AND ?3 > 0"
                   " ORDER BY number",
                   item, day, error);
}

static void
add_items (GPtrArray       *entries,
           DeskCareSection  section,
           GPtrArray       *due,
           DeskDate         day)
{
  for (guint i = 0; i < due->len; i++)
    {
      const DeskMaintenanceDue *one = due->pdata[i];
      DeskCareEntry *entry = g_new0 (DeskCareEntry, 1);

      entry->section = section;
      entry->kind = &desk_kind_equipment;
      entry->id = entry->item = one->item;
      entry->title = g_strdup (one->title);
      entry->text = g_strdup (one->note);
      entry->date = one->due != DESK_DATE_NONE ? one->due : one->since;
      entry->late = one->due != DESK_DATE_NONE && one->due < day;
      g_ptr_array_add (entries, entry);
    }
}

/**
 * desk_care_list:
 * @settled: also what is closed
 *
 * Returns: (transfer full) (element-type DeskCareEntry): section by section, or %NULL
 */
GPtrArray *
desk_care_list (DeskOffice  *office,
                DeskDate     day,
                gboolean     settled,
                GError     **error)
{
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_care_entry_free);
  g_autoptr (GPtrArray) due = NULL;
  g_autoptr (GPtrArray) idle = NULL;

  if (!add_open (office, entries, 0, day, error))
    return NULL;
  due = desk_maintenance_list_due (office, day, error);
  idle = due != NULL ? desk_maintenance_list_idle (office, day, error) : NULL;
  if (idle == NULL)
    return NULL;
  add_items (entries, DESK_CARE_SERVICE, due, day);
  add_items (entries, DESK_CARE_IDLE, idle, day);
  if (settled &&
      !add_rows (office, entries, DESK_CARE_SETTLED,
                 "SELECT * FROM (SELECT 0, id, item_id, number, event, state,"
                 " substr(happened, 1, 10) AS day, 0 FROM damages"
                 " WHERE state IN ('approved', 'cancelled') UNION ALL"
                 " SELECT 1, id, item_id, number, fault, state, substr(ifnull(done, reported), 1,"
                 " 10), 0 FROM jobs WHERE state IN ('done', 'cancelled'))"
                 " WHERE ?1 IN (0, item_id) AND ?2 IS NOT NULL ORDER BY day DESC, number DESC"
                 " LIMIT ?3",
                 0, day, error))
    return NULL;
  return g_steal_pointer (&entries);
}

/* Returns: (transfer full) (element-type DeskCareEntry): the files and jobs of @item
 * that are not closed, or %NULL */
GPtrArray *
desk_care_list_item (DeskOffice  *office,
                     gint64       item,
                     GError     **error)
{
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_care_entry_free);

  return add_open (office, entries, item, desk_date_today (), error) ? g_steal_pointer (&entries)
                                                                     : NULL;
}
